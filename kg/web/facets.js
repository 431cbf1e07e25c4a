/** The legend that is the filter: every value with its sign and how many claims it would leave. */

import { button, fill, glyph, h, lineGlyph } from "./dom.js";
import { titleOf } from "./cards.js";
import { relationName, nameOf, t, themeName } from "./words.js";
import { FACETS } from "./state.js";

/** @typedef {import("./cards.js").Context} Context */

const OPEN = ["kind", "modality", "polarity", "conflict", "relation"];
const FIRST = 7;
/** Facets whose lists the reader has opened. @type {Set<string>} */
const unfolded = new Set();
/** @type {Map<string, boolean>} */
const opened = new Map();

/** @param {HTMLElement} place @param {Context} c */
export function showFacets(place, c) {
  const had = document.activeElement instanceof HTMLElement && place.contains(document.activeElement) ? document.activeElement.id : "";
  const top = place.scrollTop;
  const active = FACETS.some((facet) => (c.state.f[facet] || []).length) || c.state.cand === "off";
  fill(place,
    h("div", { class: "facets-head" }, h("h2", { text: t("filters") }), active ? button("pill", t("clear"), () => c.go({ f: {}, cand: "" }), { id: "clear-filters" }) : null),
    h("p", { class: "quiet small", role: "status", text: t("shown", { n: c.chosen.claims.length.toLocaleString(), m: c.model.claims.toLocaleString() }) }),
    candidateSwitch(c),
    ...FACETS.map((facet) => facetBlock(place, c, facet)));
  place.scrollTop = top;
  if (had) document.getElementById(had)?.focus();
}

/** @param {Context} c */
function candidateSwitch(c) {
  if (!c.model.id.some((id) => id.startsWith("candidate/"))) return null;
  const box = /** @type {HTMLInputElement} */ (h("input", { type: "checkbox", id: "f-cand", checked: c.state.cand !== "off", on: { change: () => c.go({ cand: box.checked ? "" : "off" }) } }));
  return h("label", { class: "facet-row", title: t("candidatesHelp") }, box, glyph("concept", true), h("span", { class: "word", text: t("candidates") }));
}

/** @param {HTMLElement} place @param {Context} c @param {string} facet */
function facetBlock(place, c, facet) {
  const counts = c.chosen.counts[facet], chosen = c.state.f[facet] || [];
  const values = orderOf(c, facet, counts);
  if (values.length < 2 && !chosen.length) return null;
  const open = opened.has(facet) ? opened.get(facet) : OPEN.includes(facet) || chosen.length > 0;
  const shown = unfolded.has(facet) ? values : values.filter((value, n) => n < FIRST || chosen.includes(value));
  const rows = shown.map((value, n) => facetRow(c, facet, value, counts.get(value) || 0, chosen.includes(value), n));
  const more = values.length > shown.length ? button("more", `${t("more")} (${values.length - shown.length})`, () => {
    unfolded.add(facet);
    showFacets(place, c);
    document.getElementById(`f-${facet}-${shown.length}`)?.focus();
  }) : null;
  const block = h("details", { class: "facet", open }, h("summary", null, h("span", { text: t(`f_${facet}`) }), chosen.length ? h("span", { class: "count on", text: String(chosen.length) }) : null), h("div", { role: "group", "aria-label": t(`f_${facet}`) }, ...rows, more));
  block.addEventListener("toggle", () => opened.set(facet, /** @type {HTMLDetailsElement} */ (block).open));
  return block;
}

/** @param {Context} c @param {string} facet @param {Map<string, number>} counts */
function orderOf(c, facet, counts) {
  const values = [...counts.keys()];
  const fixed = { kind: c.model.kinds, modality: c.model.modalities, polarity: ["affirmed", "negated"], support: ["3", "2", "1"], confidence: ["90", "75", "50", "0"] }[facet];
  if (fixed) return fixed.filter((value) => values.includes(value));
  if (facet === "year") return values.sort();
  return values.sort((a, b) => (counts.get(b) || 0) - (counts.get(a) || 0) || (a < b ? -1 : 1));
}

/** @param {Context} c @param {string} facet @param {string} value @param {number} count @param {boolean} on @param {number} n */
function facetRow(c, facet, value, count, on, n) {
  const box = /** @type {HTMLInputElement} */ (h("input", { type: "checkbox", id: `f-${facet}-${n}`, checked: on, on: { change: () => {
    const before = c.state.f[facet] || [];
    c.go({ f: { ...c.state.f, [facet]: box.checked ? [...before, value] : before.filter((other) => other !== value) } });
  } } }));
  return h("label", { class: `facet-row${count || on ? "" : " zero"}` }, box, signOf(facet, value), h("span", { class: "word", text: wordOf(c, facet, value) }), h("span", { class: "count", text: count.toLocaleString() }));
}

/** @param {string} facet @param {string} value */
function signOf(facet, value) {
  if (facet === "kind") return glyph(value);
  if (facet === "modality") return lineGlyph(0, value);
  if (facet === "polarity") return lineGlyph(value === "negated" ? 1 : 0, "asserted");
  if (facet === "conflict" && value === "contested") return h("span", { class: "sign conflict", "aria-hidden": "true", text: "≠" });
  return null;
}

/** @param {Context} c @param {string} facet @param {string} value */
function wordOf(c, facet, value) {
  const { model } = c;
  if (facet === "relation") return relationName(model, model.relations.findIndex((r) => r.id === value)).replace("…", " … ");
  if (facet === "paper") return titleOf(model.works.find((w) => w.id === value) || {}, value);
  if (facet === "holder") return value === "author" ? t("author") : model.nodeOf.has(value) ? nameOf(model, /** @type {number} */ (model.nodeOf.get(value)), true) : value;
  if (facet === "support") return value === "3" ? "≥ 3" : value;
  if (facet === "confidence") return { 90: "≥ 90 %", 75: "75–89 %", 50: "50–74 %", 0: "< 50 %" }[Number(value)] || value;
  if (facet === "theme") return themeName(model, value);
  return t(value);
}
