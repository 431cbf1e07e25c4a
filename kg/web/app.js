/** The page: reads its address, shows what it says, and writes it anew with every step of the reader. */

import { claimCard, nodeCard, pairCard, pathCard, startCard, copyText } from "./cards.js";
import { decode } from "./data.js";
import { button, download, fill, h, icon } from "./dom.js";
import { showFacets } from "./facets.js";
import { makeFinder } from "./finder.js";
import { settingsMenu, showHelp } from "./help.js";
import { makeNetwork } from "./network.js";
import { paperCard, showPlace } from "./paper.js";
import { makeSearch } from "./search.js";
import { pathBetween, select } from "./select.js";
import { format, isStep, parse, VIEWS } from "./state.js";
import { agreementView, chainsView, hierarchyView, matrixView, tableView } from "./views.js";
import { inVoice, nameOf, otherName, say, t, voice } from "./words.js";

/** @typedef {import("./state.js").State} State */

/** @type {Record<string, (c: any) => any[]>} */
const PAGES = { matrix: matrixView, hierarchy: hierarchyView, agreement: agreementView, chains: chainsView, table: tableView };

/** Starts the page with the payload. @param {any} raw */
export function start(raw) {
  const model = decode(raw), root = document.documentElement;
  /** @type {State} */
  let state = parse(location.hash), shown = /** @type {State | null} */ (null);
  /** @type {import("./select.js").Selection} */
  let chosen;
  let counted = "", faced = "", search = /** @type {ReturnType<typeof makeSearch> | null} */ (null);

  // ---- the frame ----
  const title = h("h1", { class: "brand" }), nav = h("nav", { class: "views" }), status = h("div", { class: "vh", role: "status", "aria-live": "polite" });
  const facets = h("aside", { class: "facets", id: "facets" }), stage = h("main", { class: "stage", id: "stage" }), panel = h("aside", { class: "panel", id: "panel" });
  const canvas = /** @type {HTMLCanvasElement} */ (h("canvas", { class: "map", tabindex: "0", role: "application" })), tip = h("div", { class: "tip", hidden: true });
  const page = h("div", { class: "page", hidden: true }), banner = h("div", { class: "banner", hidden: true }), tools = h("div", { class: "map-tools" });
  const dialog = /** @type {HTMLDialogElement} */ (h("dialog", { class: "help" })), settings = /** @type {HTMLDetailsElement} */ (h("details", { class: "settings" })), skip = button("skip", "", () => focusPanel());
  const filterButton = button("icon-button only-narrow", icon("filter"), () => document.body.classList.toggle("with-facets"), { "aria-controls": "facets" });
  const helpButton = button("icon-button", icon("help"), () => showHelp(dialog));
  const finder = makeFinder((text) => finding()(text, state.from && !state.to ? { only: "node" } : {}), (hit) => {
    if (hit.type === "node") chooseNode(hit.key, true);
    else if (hit.type === "claim") go({ claim: model.claimId[hit.key], pair: "", with: "", paper: "", at: "" }, true);
    else go({ paper: model.docs[hit.key].id, at: "" }, true);
  }, (text) => tell(text));
  document.body.prepend(skip, h("header", { class: "bar" }, filterButton, title, finder.element, h("div", { class: "bar-end" }, settings, helpButton)), nav, h("div", { class: "desk" }, facets, stage, panel), dialog, status);
  stage.append(h("div", { class: "map-box" }, canvas, tools, tip), page, banner);

  const network = makeNetwork(canvas, model, {
    node: (n) => chooseNode(n, false),
    line: (claims) => (claims.length === 1 ? go({ claim: model.claimId[claims[0]], pair: "", with: "", paper: "", at: "" }) : go({ claim: "", paper: "", at: "", pair: model.id[model.from[claims[0]]], with: model.id[model.to[claims[0]]] })),
    nothing: () => {
      if (state.node || state.claim || state.pair) go({ node: "", claim: "", pair: "", with: "", paper: "", at: "", hops: "" });
    },
    moved: (cam) => write({ ...state, cam: `${cam.x.toFixed(0)},${cam.y.toFixed(0)},${cam.k.toFixed(3)}` }, false),
    hover: (what, x, y) => hover(what, x, y),
  });

  function finding() {
    return (search = search || makeSearch(model));
  }

  /** @param {string} text */
  function tell(text) {
    status.textContent = text;
  }

  /** @param {number} n @param {boolean} focus */
  function chooseNode(n, focus) {
    if (state.from && !state.to && model.id[n] !== state.from) return go({ to: model.id[n], node: "", claim: "", pair: "", with: "", paper: "", at: "", hops: "" }, true);
    go({ node: model.id[n], claim: "", pair: "", with: "", paper: "", at: "", to: "", hops: state.node === model.id[n] ? state.hops : "" }, focus);
  }

  // ---- state and address ----
  /** @param {State} next @param {boolean} step */
  function write(next, step) {
    const hash = `#${format(next)}`;
    state = next;
    if (hash === location.hash || (hash === "#" && !location.hash)) return;
    if (step) history.pushState({ steps: steps() + 1 }, "", hash);
    else history.replaceState(history.state, "", hash);
  }

  /** How many steps of this page lie behind. */
  function steps() {
    return (history.state && Number(history.state.steps)) || 0;
  }

  /** @param {Partial<State>} patch @param {boolean} [focus] */
  function go(patch, focus) {
    const next = { ...state, ...patch };
    write(next, isStep(state, next));
    render();
    if (focus) focusPanel();
  }

  function focusPanel() {
    /** @type {HTMLElement | null} */ (panel.querySelector("h2"))?.focus({ preventScroll: true });
  }

  function context() {
    return { model, chosen, state, go, tell };
  }

  // ---- showing ----
  function render() {
    const before = shown, changed = (/** @type {(keyof State)[]} */ ...keys) => !before || keys.some((key) => JSON.stringify(before[key]) !== JSON.stringify(state[key]));
    shown = state;
    const words = changed("lang", "both"), look = changed("look");
    if (words) setWords();
    if (look) state.look ? root.setAttribute("data-look", state.look) : root.removeAttribute("data-look");
    const filters = changed("f", "cand", "hops") || (state.hops && changed("node"));
    if (filters) {
      chosen = select(model, state);
      network.setSelection(chosen, state.hops ? model.nodeOf.get(state.node) ?? -1 : -1);
    }
    if (words || look || changed("view")) showFrame();
    if (state.view !== "network" && (filters || words || changed("view", "rel", "sort", "q") || (state.view === "chains" && changed("node")) || (state.view === "table" && changed("claim")))) showPage(changed("view"));
    if (filters || words || changed("node", "claim", "pair", "with", "paper", "at", "from", "to", "hops")) showPanel(Boolean(before));
    showMap(Boolean(before), Boolean(filters), Boolean(words || look), changed);
    showBanner();
    if (filters || words) {
      counted = "";
      requestAnimationFrame(() => setTimeout(countFacets, 0));
    }
  }

  function setWords() {
    const wanted = state.lang || (navigator.language.startsWith("zh") ? "zh" : "en");
    voice.lang = wanted === "zh" ? "zh" : "en";
    voice.both = state.both === "1";
    root.lang = voice.lang === "zh" ? "zh-Hans" : "en";
    title.textContent = inVoice(model.title) || t("network");
    document.title = title.textContent;
    skip.textContent = t("skip");
    canvas.setAttribute("aria-label", t("network_label"));
    panel.setAttribute("aria-label", t("selection"));
    facets.setAttribute("aria-label", t("filters"));
    nav.setAttribute("aria-label", t("viewsOf"));
    filterButton.setAttribute("aria-label", t("filters"));
    helpButton.setAttribute("aria-label", t("help"));
    finder.name();
  }

  function showFrame() {
    const open = settings.open;
    fill(nav, ...VIEWS.map((view, n) => button(view === state.view ? "tab on" : "tab", t(view), () => go({ view }), { "aria-current": view === state.view ? "page" : null, title: `${t(view)} (${n + 1})` })));
    fill(settings, h("summary", { class: "icon-button", "aria-label": t("settings") }, icon("settings")), settingsMenu(state, voice.lang, (patch) => go(patch)));
    settings.open = open;
    const tool = (/** @type {string} */ name, /** @type {string} */ word, /** @type {() => void} */ run) => button("icon-button", icon(name), run, { "aria-label": t(word), title: t(word) });
    fill(tools, tool("plus", "zoomIn", () => network.zoom(1.4)), tool("minus", "zoomOut", () => network.zoom(1 / 1.4)), tool("fit", "fit", () => network.fit()),
      h("details", { class: "save" }, h("summary", { class: "icon-button", "aria-label": t("picture"), title: t("picture") }, icon("save")), h("div", { class: "menu" },
        button("pill", t("savePng"), async () => {
          const blob = await network.png();
          if (blob) download("graph.png", blob);
        }), button("pill", t("saveSvg"), () => download("graph.svg", new Blob([network.svg()], { type: "image/svg+xml" }))), button("pill", t("copyLink"), () => copyText(location.href, () => tell(t("linkCopied")))))));
    document.body.dataset.view = state.view;
    page.hidden = state.view === "network";
    page.className = `page page-${state.view}`;
  }

  /** @param {boolean} again @param {boolean} filters @param {boolean} fresh @param {(...keys: (keyof State)[]) => boolean} changed */
  function showMap(again, filters, fresh, changed) {
    if (state.view !== "network") return;
    if (!again || changed("view") || filters) network.look(!filters || !again ? camera() : state.hops ? null : network.camera().k ? network.camera() : null);
    if (again && (filters || fresh || changed("view"))) network.refresh();
    if (filters && again && state.hops) network.fit();
    if (!filters && again && !changed("node", "claim", "pair", "from", "to", "view", "lang", "both")) return;
    lightUp();
  }

  /** @returns {{ x: number, y: number, k: number } | null} */
  function camera() {
    const [x, y, k] = state.cam.split(",").map(Number);
    return [x, y, k].every(Number.isFinite) && k > 0 && k < 100 ? { x, y, k } : null;
  }

  function lightUp() {
    const node = model.nodeOf.get(state.node), claim = model.claimOf.get(state.claim), path = currentPath();
    const a = model.nodeOf.get(state.pair), b = model.nodeOf.get(state.with);
    if (path) network.light([...new Set(path.flatMap((n) => [model.from[n], model.to[n]]))], new Set(path));
    else if (claim !== undefined) {
      network.light([model.from[claim], model.to[claim]], new Set([claim]));
      network.reveal([model.from[claim], model.to[claim]], covered());
    } else if (a !== undefined && b !== undefined) network.light([a, b], new Set(model.claimsOf(a).filter((n) => model.from[n] === b || model.to[n] === b)));
    else if (node !== undefined) {
      network.light([node], null);
      if (!state.hops) network.reveal([node], covered());
    } else network.light([], null);
  }

  /** How much of the map the panel covers, on a phone. */
  function covered() {
    return getComputedStyle(panel).position === "fixed" ? panel.offsetHeight : 0;
  }

  function currentPath() {
    const a = model.nodeOf.get(state.from), b = model.nodeOf.get(state.to);
    return a === undefined || b === undefined ? null : pathBetween(model, chosen, a, b);
  }

  /** @param {boolean} fresh */
  function showPage(fresh) {
    const had = document.activeElement instanceof HTMLElement && page.contains(document.activeElement) ? document.activeElement.id : "";
    const old = page.querySelector(".scroll"), at = old && !fresh ? [old.scrollLeft, old.scrollTop] : [0, 0];
    fill(page, ...PAGES[state.view](context()));
    const box = page.querySelector(".scroll");
    if (box) [box.scrollLeft, box.scrollTop] = at;
    if (fresh) page.scrollTop = 0;
    const field = had ? document.getElementById(had) : null;
    field?.focus();
    if (field instanceof HTMLInputElement && field.type === "search") field.setSelectionRange(field.value.length, field.value.length);
  }

  /** @param {boolean} again */
  function showPanel(again) {
    const c = context(), node = model.nodeOf.get(state.node), claim = model.claimOf.get(state.claim), doc = model.docOf.get(state.paper);
    const a = model.nodeOf.get(state.pair), b = model.nodeOf.get(state.with), from = model.nodeOf.get(state.from), to = model.nodeOf.get(state.to);
    let content, kind = "start";
    if (doc !== undefined) [content, kind] = [paperCard(c, doc), "paper"];
    else if (claim !== undefined) [content, kind] = [claimCard(c, claim), "claim"];
    else if (a !== undefined && b !== undefined) [content, kind] = [pairCard(c, a, b), "pair"];
    else if (from !== undefined && to !== undefined && node === undefined) [content, kind] = [pathCard(c, from, to, currentPath()), "path"];
    else if (node !== undefined) [content, kind] = [nodeCard(c, node), "node"];
    else content = [...(named() ? [h("p", { class: "stale", role: "alert", text: t("stale") })] : []), ...startCard(c)];
    const bar = kind === "start" ? null : h("div", { class: "panel-bar" }, button("icon-button", icon("back"), () => (steps() ? history.back() : closePanel()), { "aria-label": t("back"), title: t("back") }), button("icon-button", icon("close"), closePanel, { "aria-label": t("close"), title: t("close") }));
    const inside = document.activeElement instanceof HTMLElement && panel.contains(document.activeElement);
    panel.dataset.kind = kind;
    const name = kind === "node" && node !== undefined ? nameOf(model, node, true) : kind === "claim" && claim !== undefined ? say(model, claim) : "";
    document.title = [name, title.textContent].filter(Boolean).join(" · ");
    document.body.dataset.panel = kind;
    fill(panel, bar, h("div", { class: `card card-${kind}` }, ...content));
    panel.scrollTop = 0;
    if (doc !== undefined) showPlace(panel, state.at);
    if (again && inside) focusPanel();
  }

  /** Whether the address names something, wherever that is. */
  function named() {
    return Boolean(state.node || state.claim || state.paper || (state.pair && state.with));
  }

  function closePanel() {
    go(state.paper ? { paper: "", at: "" } : { node: "", claim: "", pair: "", with: "", paper: "", at: "", hops: "", from: "", to: "" });
  }

  function showBanner() {
    const from = model.nodeOf.get(state.from), picking = from !== undefined && !model.nodeOf.has(state.to);
    banner.hidden = !picking;
    if (picking) fill(banner, h("span", null, h("b", { text: t("pathFrom", { a: nameOf(model, /** @type {number} */ (from), true) }) }), ` ${t("pathPick")}`), button("pill", t("close"), () => go({ from: "", to: "" })));
  }

  function countFacets() {
    const key = JSON.stringify([state.f, state.cand, state.hops, state.hops && state.node]);
    if (counted !== key) {
      chosen = { ...chosen, counts: select(model, state, true).counts };
      counted = key;
    }
    faced = key;
    showFacets(facets, context());
    network.prepare();
    document.body.dataset.ready = "yes";
  }

  /** @param {{ node?: number, claims?: number[] } | null} what @param {number} x @param {number} y */
  function hover(what, x, y) {
    tip.hidden = !what;
    if (!what) return;
    if (what.node !== undefined) fill(tip, h("b", { text: nameOf(model, what.node, true) }), otherName(model, what.node) ? h("span", { text: ` ${otherName(model, what.node)}` }) : null, h("div", { class: "quiet small", text: `${t(model.kinds[model.kind[what.node]])} · ${t("claimsOf", { n: model.claimsOf(what.node).length })}` }));
    else fill(tip, ...(what.claims || []).slice(0, 3).map((claim) => h("div", { text: say(model, claim) })), h("div", { class: "quiet small", text: t("supportN", { n: Math.max(...(what.claims || [0]).map((claim) => model.support(claim))) }).replace(/^1 .*/, t("support1")) }));
    const box = canvas.getBoundingClientRect();
    tip.style.left = `${Math.max(8, Math.min(x + 14, box.width - tip.offsetWidth - 8))}px`;
    tip.style.top = `${y + 18 + tip.offsetHeight > box.height ? y - tip.offsetHeight - 10 : y + 18}px`;
  }

  // ---- keys, history, size ----
  document.addEventListener("keydown", (event) => {
    const target = event.target instanceof HTMLElement ? event.target : document.body;
    if (event.ctrlKey || event.metaKey || event.altKey || dialog.open) return;
    if (event.key === "Escape") {
      if (settings.open || document.querySelector(".save[open]")) {
        settings.open = false;
        document.querySelector(".save[open]")?.removeAttribute("open");
      } else if (document.body.classList.contains("with-facets")) document.body.classList.remove("with-facets");
      else if (state.from && !state.to) go({ from: "" });
      else if (panel.dataset.kind !== "start") closePanel();
      return;
    }
    if (target.matches("input:not([type=checkbox]):not([type=radio]), textarea, select")) return;
    if (event.key === "/") {
      event.preventDefault();
      finder.input.focus();
    } else if (event.key === "?") showHelp(dialog);
    else if (/^[1-6]$/.test(event.key)) go({ view: VIEWS[Number(event.key) - 1] });
  });
  document.addEventListener("click", (event) => {
    for (const menu of document.querySelectorAll("details.settings[open], details.save[open]")) if (event.target instanceof Node && !menu.contains(event.target)) menu.removeAttribute("open");
  });
  const moved = () => {
    const next = parse(location.hash);
    if (format(next) === format(state)) return;
    state = next;
    render();
    if (state.view === "network" && camera() && shown) network.look(camera());
  };
  window.addEventListener("popstate", moved);
  window.addEventListener("hashchange", moved);
  let resizing = 0, size = `${stage.clientWidth} ${stage.clientHeight}`;
  new ResizeObserver(() => {
    clearTimeout(resizing);
    resizing = window.setTimeout(() => {
      const now = `${stage.clientWidth} ${stage.clientHeight}`;
      if (state.view !== "network" || !shown || now === size) return;
      size = now;
      if (state.cam) network.refresh();
      else network.look(null);
      lightUp();
    }, 60);
  }).observe(stage);
  window.matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => network.refresh());

  render();
  document.body.dataset.drawn = "yes";
  return { model, network, state: () => state, go, faced: () => faced };
}
