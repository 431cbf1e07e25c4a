/** The search field with its list, by the combobox pattern. */

import { button, fill, glyph, h, icon } from "./dom.js";
import { t } from "./words.js";

/** @typedef {import("./search.js").Hit} Hit */

/**
 * @param {(text: string) => Hit[]} search @param {(hit: Hit) => void} choose
 * @param {(text: string) => void} tell says something to screen readers
 */
export function makeFinder(search, choose, tell) {
  const list = h("div", { id: "hits", class: "hits", role: "listbox", hidden: true });
  const input = /** @type {HTMLInputElement} */ (h("input", { id: "search", type: "search", class: "search", role: "combobox", autocomplete: "off", spellcheck: "false", "aria-autocomplete": "list", "aria-expanded": "false", "aria-controls": "hits" }));
  const clear = button("clear-search", icon("close"), () => {
    close(true);
    input.focus();
  });
  const element = h("div", { class: "finder", role: "search" }, icon("search"), input, h("kbd", { "aria-hidden": "true", text: "/" }), clear, list);
  /** @type {Hit[]} */
  let hits = [];
  let at = -1, timer = 0;

  function close(/** @type {boolean} */ empty) {
    list.hidden = true;
    input.setAttribute("aria-expanded", "false");
    input.removeAttribute("aria-activedescendant");
    if (empty) input.value = "";
    element.classList.toggle("filled", Boolean(input.value));
  }

  function look() {
    const text = input.value.trim();
    element.classList.toggle("filled", Boolean(input.value));
    if (!text) return close(false);
    hits = search(text);
    at = hits.length ? 0 : -1;
    let last = "";
    const rows = hits.flatMap((hit, n) => {
      const row = option(hit, n);
      if (hit.type === last) return [row];
      last = hit.type;
      return [h("div", { class: "hits-head", role: "presentation", text: t({ node: "terms", claim: "claims", paper: "papers" }[hit.type] || "") }), row];
    });
    fill(list, ...(rows.length ? rows : [h("p", { class: "quiet", text: t("noResults", { q: text }) })]));
    list.hidden = false;
    input.setAttribute("aria-expanded", "true");
    point();
    tell(hits.length ? t("results", { n: hits.length }) : t("noResults", { q: text }));
  }

  /** @param {Hit} hit @param {number} n */
  function option(hit, n) {
    return h("div", { class: `hit hit-${hit.type}`, role: "option", id: `hit-${n}`, "aria-selected": "false", on: { pointerdown: (/** @type {Event} */ event) => event.preventDefault(), click: () => take(n) } },
      hit.kind ? glyph(hit.kind, false) : null, h("span", { class: "hit-text" }, h("span", { class: "hit-title", text: hit.title }), hit.more ? h("span", { class: "hit-more", text: hit.more }) : null));
  }

  function point() {
    [...list.querySelectorAll(".hit")].forEach((row, n) => row.setAttribute("aria-selected", String(n === at)));
    if (at < 0) return input.removeAttribute("aria-activedescendant");
    input.setAttribute("aria-activedescendant", `hit-${at}`);
    document.getElementById(`hit-${at}`)?.scrollIntoView({ block: "nearest" });
  }

  /** @param {number} n */
  function take(n) {
    const hit = hits[n];
    if (!hit) return;
    close(true);
    input.blur();
    choose(hit);
  }

  input.addEventListener("input", () => {
    clearTimeout(timer);
    timer = window.setTimeout(look, 60);
  });
  input.addEventListener("focus", () => input.value && look());
  input.addEventListener("blur", () => close(false));
  input.addEventListener("keydown", (event) => {
    if (event.isComposing) return;
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      if (list.hidden) return look();
      at = hits.length ? (at + (event.key === "ArrowDown" ? 1 : -1) + hits.length) % hits.length : -1;
      point();
    } else if (event.key === "Enter") {
      event.preventDefault();
      clearTimeout(timer);
      if (!input.value) return;
      const before = list.hidden ? 0 : Math.max(0, at);
      look(); // the list may be older than the words
      take(Math.min(before, hits.length - 1));
    } else if (event.key === "Escape") {
      event.stopPropagation();
      if (list.hidden && !input.value) input.blur();
      close(true);
    }
  });
  return {
    element, input,
    /** Words after a change of language. */
    name() {
      input.placeholder = t("search");
      input.setAttribute("aria-label", t("search"));
      list.setAttribute("aria-label", t("searchShort"));
      clear.setAttribute("aria-label", t("clear"));
    },
  };
}
