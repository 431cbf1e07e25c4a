/** A text area with colours behind it and completions under the caret; all of it works by keyboard, and Tab leaves it. */

import { fill, h } from "./../dom.js";
import { say } from "./say.js";
import { tokens } from "./syntax.js";

/** @typedef {{ text: string, note: string }} Suggestion */

const SHOWN = 12;

export class Editor {
  /** @param {(part: string) => Suggestion[]} suggest @param {() => void} run @param {() => void} changed */
  constructor(suggest, run, changed) {
    this.suggest = suggest;
    /** @type {Suggestion[]} */
    this.offered = [];
    this.chosen = 0;
    this.colours = h("pre", { class: "colours", "aria-hidden": "true" });
    this.area = /** @type {HTMLTextAreaElement} */ (h("textarea", {
      class: "query", id: "query", spellcheck: "false", autocapitalize: "off", autocomplete: "off", wrap: "off",
      "aria-autocomplete": "list", "aria-haspopup": "listbox", "aria-controls": "suggestions", "aria-label": say("editor"), "aria-describedby": "editor-keys",
      on: {
        input: () => { this.paint(); changed(); this.offer(false); },
        scroll: () => this.follow(), keydown: (/** @type {KeyboardEvent} */ event) => this.key(event, run), blur: () => this.close(),
      },
    }));
    this.list = h("ul", { class: "suggestions", id: "suggestions", role: "listbox", "aria-label": say("suggestions"), hidden: true });
    this.element = h("div", { class: "editor" }, this.colours, this.area, this.list);
  }

  get text() {
    return this.area.value;
  }

  /** @param {string} text */
  set text(text) {
    this.area.value = text;
    this.area.scrollTop = this.area.scrollLeft = 0;
    this.paint();
    this.close();
  }

  paint() {
    const text = this.area.value, parts = [];
    let done = 0;
    for (const token of tokens(text)) {
      parts.push(text.slice(done, token.start), h("span", { class: `t-${token.kind}`, text: token.text }));
      done = token.start + token.text.length;
    }
    fill(this.colours, parts, text.slice(done), "\n");
    this.area.rows = Math.min(16, Math.max(8, text.split("\n").length + 1));
    this.follow();
  }

  follow() {
    this.colours.scrollTop = this.area.scrollTop;
    this.colours.scrollLeft = this.area.scrollLeft;
  }

  /** Puts the caret at a line and column, from 1. @param {number} line @param {number} column */
  go(line, column) {
    const start = this.text.split("\n").slice(0, line - 1).reduce((sum, one) => sum + one.length + 1, 0);
    const at = Math.min(this.text.length, start + column - 1);
    this.area.focus();
    this.area.setSelectionRange(at, at);
  }

  /** The word that the caret stands behind. */
  part() {
    const before = this.area.value.slice(0, this.area.selectionStart);
    return (/[?$]?[\p{L}\p{N}_:./\-]*$/u.exec(before) || [""])[0];
  }

  /** @param {boolean} asked by the reader, not only typed */
  offer(asked) {
    const part = this.part();
    this.offered = asked || /^[?$]?.*[:].|^[?$]./u.test(part) ? this.suggest(part).filter((one) => one.text !== part).slice(0, SHOWN) : [];
    if (!this.offered.length) return this.close();
    this.chosen = 0;
    this.draw();
  }

  draw() {
    fill(this.list, this.offered.map((one, n) => h("li", {
      id: `suggestion-${n}`, role: "option", "aria-selected": String(n === this.chosen),
      on: { mousedown: (/** @type {Event} */ event) => { event.preventDefault(); this.take(n); } },
    }, h("code", { text: one.text }), h("span", { class: "quiet", text: one.note }))));
    const box = this.caret(), frame = this.element.getBoundingClientRect();
    this.list.style.left = `${Math.max(0, Math.min(box.left - frame.left, frame.width - 340))}px`;
    this.list.style.top = `${box.bottom - frame.top + 4}px`;
    this.list.hidden = false;
    this.area.setAttribute("aria-activedescendant", `suggestion-${this.chosen}`);
  }

  /** Where the caret is on the screen: where the same character is behind it. */
  caret() {
    const walker = document.createTreeWalker(this.colours, NodeFilter.SHOW_TEXT), range = document.createRange();
    let left = Math.max(0, this.area.selectionStart - this.part().length);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const length = (node.textContent || "").length;
      if (left < length) {
        range.setStart(node, left);
        range.setEnd(node, left + 1);
        return range.getBoundingClientRect();
      }
      left -= length;
    }
    return this.area.getBoundingClientRect();
  }

  close() {
    this.offered = [];
    this.list.hidden = true;
    this.area.removeAttribute("aria-activedescendant");
  }

  /** @param {number} n */
  take(n) {
    const end = this.area.selectionStart;
    this.area.setRangeText(this.offered[n].text, end - this.part().length, end, "end");
    this.area.dispatchEvent(new Event("input"));
    this.close();
  }

  /** @param {KeyboardEvent} event @param {() => void} run */
  key(event, run) {
    const open = this.offered.length > 0;
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) run();
    else if (event.key === " " && event.ctrlKey) this.offer(true);
    else if (open && (event.key === "ArrowDown" || event.key === "ArrowUp")) {
      this.chosen = (this.chosen + (event.key === "ArrowDown" ? 1 : this.offered.length - 1)) % this.offered.length;
      this.draw();
    } else if (open && event.key === "Enter") this.take(this.chosen);
    else if (open && event.key === "Escape") this.close();
    else return;
    event.preventDefault();
  }
}
