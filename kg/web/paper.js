/** A paper as a column: its whole text, with every term and every claim marked. */

import { sentenceAt } from "./data.js";
import { button, fill, h } from "./dom.js";
import { claimRow, markText, ranked, tidy, titleOf } from "./cards.js";
import { nameOf, t } from "./words.js";

/** @typedef {import("./cards.js").Context} Context */
/** @typedef {{ start: number, end: number, number: number }} Piece a stretch of a sentence */

/** @param {Context} c @param {number} d @returns {HTMLElement[]} */
export function paperCard(c, d) {
  const doc = c.model.docs[d], work = c.model.works[doc.work] || {};
  const body = h("div", { class: "paper-text", on: { click: (/** @type {Event} */ event) => follow(c, event) } }, ...blocksOf(c, d));
  return [
    h("p", { class: "eyebrow", text: t("paper") }),
    h("h2", { class: "paper-title", tabindex: "-1", text: titleOf(work, doc.id) }),
    h("p", { class: "quiet small" }, [...(work.authors || []), work.year, work.venue].filter(Boolean).join(" · "), work.doi ? " · " : "", work.doi ? doiLink(work.doi) : null, h("span", { class: "block", text: doc.id }), doc.partial ? h("span", { class: "block", text: t("partial") }) : null),
    body,
  ];
}

/** @param {string} doi */
function doiLink(doi) {
  const plain = doi.replace(/^https?:\/\/(dx\.)?doi\.org\//i, "");
  return /^10\.\d{4,9}\/\S+$/.test(plain) ? h("a", { href: `https://doi.org/${encodeURI(plain)}`, text: `doi:${plain}` }) : plain;
}

/** A click on a term opens it. @param {Context} c @param {Event} event */
function follow(c, event) {
  const target = event.target instanceof Element ? event.target.closest("[data-node]") : null;
  if (target) c.go({ node: c.model.id[Number(/** @type {HTMLElement} */ (target).dataset.node)], claim: "", pair: "", with: "", paper: "", at: "" });
}

/** Brings the place that the link names into view. @param {HTMLElement} panel @param {string} at */
export function showPlace(panel, at) {
  const offset = Number(at);
  const spans = /** @type {HTMLElement[]} */ ([...panel.querySelectorAll("[data-from]")]);
  const found = spans.find((span) => Number(span.dataset.from) <= offset && offset < Number(span.dataset.to));
  if (!found || at === "") return;
  found.classList.add("here");
  found.scrollIntoView({ block: "center" });
}

/** @param {Context} c @param {number} d */
function blocksOf(c, d) {
  const doc = c.model.docs[d], pieces = piecesOf(doc), marks = marksOf(c, doc);
  const out = [];
  let at = 0;
  const rows = [];
  for (let k = 0; k < doc.blocks.length; k += 4) rows.push({ kind: doc.kinds[doc.blocks[k]], start: doc.blocks[k + 1], end: doc.blocks[k + 1] + doc.blocks[k + 2] });
  rows.sort((a, b) => a.start - b.start);
  for (const row of [...rows, { kind: "end", start: doc.text.length, end: doc.text.length }]) {
    if (row.start > at && doc.text.slice(at, row.start).trim()) out.push(block(c, d, "prose", at, row.start, pieces, marks));
    if (row.end > Math.max(at, row.start)) out.push(block(c, d, row.kind, Math.max(at, row.start), row.end, pieces, marks));
    at = Math.max(at, row.end);
  }
  return out;
}

/** @param {any} doc @returns {Piece[]} in order */
function piecesOf(doc) {
  const out = [];
  for (let n = 0; 5 * n < doc.sentences.length; n++) {
    const cuts = doc.cuts && doc.cuts[n], { start, end } = sentenceAt(doc, n);
    if (!cuts) out.push({ start, end, number: n });
    else for (let k = 0; k < cuts.length; k += 2) out.push({ start: cuts[k], end: cuts[k] + cuts[k + 1], number: n });
  }
  return out.filter((p) => p.end > p.start).sort((a, b) => a.start - b.start);
}

/** @param {Context} c @param {any} doc */
function marksOf(c, doc) {
  const out = [];
  for (let k = 0; k < doc.marks.length; k += 3) {
    const node = doc.marks[k + 2];
    out.push({ start: doc.marks[k], end: doc.marks[k] + doc.marks[k + 1], role: `term k-${c.model.kinds[c.model.kind[node]]}`, title: nameOf(c.model, node), node });
  }
  return out;
}

/** @param {Context} c @param {number} d @param {string} kind @param {number} start @param {number} end @param {Piece[]} pieces @param {import("./cards.js").Mark[]} marks */
function block(c, d, kind, start, end, pieces, marks) {
  const doc = c.model.docs[d];
  if (kind === "heading") return h("h3", { class: "paper-heading", text: doc.text.slice(start, end).replace(/^[#*\s]+|[*\s]+$/g, "") });
  if (kind !== "prose") return h("p", { class: `paper-${kind.replace(/[^a-z]/g, "")} aside`, text: tidy(doc.text.slice(start, end)).trim() });
  const paragraph = h("p", { class: "paper-prose" });
  let at = start;
  for (const piece of pieces) {
    if (piece.end <= start || piece.start >= end) continue;
    const low = Math.max(piece.start, at), high = Math.min(piece.end, end);
    if (low > at) paragraph.append(tidy(doc.text.slice(at, low)));
    if (high > low) paragraph.append(...spoken(c, d, piece, low, high, marks));
    at = Math.max(at, high);
  }
  if (at < end) paragraph.append(tidy(doc.text.slice(at, end)));
  return paragraph;
}

/** A sentence and, where claims were read from it, a button that opens them. @param {Context} c @param {number} d @param {Piece} piece @param {number} low @param {number} high @param {import("./cards.js").Mark[]} marks */
function spoken(c, d, piece, low, high, marks) {
  const doc = c.model.docs[d], { lang } = sentenceAt(doc, piece.number);
  const claims = ranked(c.model, (c.model.claimsAt(d).get(piece.number) || []).filter((claim) => c.chosen.on[claim]));
  const inside = marks.filter((mark) => mark.end > low && mark.start < high);
  const span = h("span", { class: claims.length ? "spoken has" : "spoken", lang: lang === 1 ? "zh" : "en", data: { from: low, to: high } }, ...markText(doc.text, low, high, inside, lang));
  if (!claims.length || high < piece.end) return [span];
  const words = claims.length === 1 ? t("claimHere") : t("claimsHere", { n: claims.length });
  const list = h("span", { class: "claims-here", hidden: true });
  const opener = button("opener", String(claims.length), () => {
    const open = opener.getAttribute("aria-expanded") !== "true";
    opener.setAttribute("aria-expanded", String(open));
    list.hidden = !open;
    if (open) fill(list, h("span", { role: "list", class: "claims" }, ...claims.map((claim) => asSpan(claimRow(c, claim)))));
  }, { "aria-expanded": "false", "aria-label": words, title: words });
  return [span, opener, list];
}

/** A list item as a span, which may stand within a paragraph. @param {HTMLElement} item */
function asSpan(item) {
  return h("span", { class: item.className, role: "listitem" }, ...item.childNodes);
}
