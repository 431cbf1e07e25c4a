/** The reading panel: cards for the start, a node, a claim, a pair and a path. */

import { paragraphOf, quoteOf, sentenceAt } from "./data.js";
import { button, glyph, h } from "./dom.js";
import { isCandidate } from "./select.js";
import { holderName, inVoice, nameOf, otherName, relationName, sayParts, t, voice } from "./words.js";

/** @typedef {import("./data.js").Model} Model */
/** @typedef {{ model: Model, chosen: import("./select.js").Selection, state: import("./state.js").State, go: (patch: Partial<import("./state.js").State>) => void, tell: (text: string) => void }} Context */

const ONE = 8; // how many of a list are shown before the reader asks for more

/** Signs of the modalities, beside their words. @type {Record<string, string>} */
export const SIGNS = { asserted: "●", recommended: "!", possible: "?", intended: "▷", negated: "✕" };

/** @param {Context} c @param {number} node */
const openNode = (c, node) => c.go({ node: c.model.id[node], claim: "", pair: "", with: "", paper: "", at: "", to: "" });
/** @param {Context} c @param {number} claim */
const openClaim = (c, claim) => c.go({ claim: c.model.claimId[claim], pair: "", with: "", paper: "", at: "" });

/** A node's name as a button. @param {Context} c @param {number} node */
export function nodeChip(c, node) {
  return button("chip", [glyph(c.model.kinds[c.model.kind[node]], isCandidate(c.model, node)), h("span", { text: nameOf(c.model, node) })], () => openNode(c, node));
}

/** Polarity, modality, holder as words and signs. @param {Model} model @param {number} claim */
export function badges(model, claim) {
  const modality = model.modalities[model.modality[claim]], holder = model.holder[claim];
  return h("span", { class: "badges" },
    model.polarity[claim] ? badge("negated", SIGNS.negated, t("negated")) : null,
    modality === "asserted" ? null : badge(modality, SIGNS[modality], t(modality)),
    holder >= 0 ? badge("holder", "“", holderName(model, holder)) : null,
    model.conflictsOf(claim).length ? badge("conflict", "≠", t("contested")) : null);
}

/** @param {string} kind @param {string} sign @param {string} word */
function badge(kind, sign, word) {
  return h("span", { class: `badge b-${kind}` }, h("span", { class: "sign", "aria-hidden": "true", text: sign }), h("span", { text: word }));
}

/** Dots, one for each independent work. @param {Model} model @param {number} claim */
function dots(model, claim) {
  const n = model.support(claim);
  return h("span", { class: "dots", title: t(n === 1 ? "support1" : "supportN", { n }) }, h("span", { "aria-hidden": "true", text: String(n) }), h("span", { class: "vh", text: t(n === 1 ? "support1" : "supportN", { n }) }));
}

/** The claim's sentence with its ends set apart. @param {Model} model @param {number} claim */
function sentence(model, claim) {
  const { subject, verb, object, tail, holder } = sayParts(model, claim);
  const gap = voice.lang === "zh" ? "" : " ";
  const lead = holder ? (voice.lang === "zh" ? `${holder}认为，` : `According to ${holder}, `) : "";
  return h("span", { class: "saying" }, lead, h("b", { text: subject }), `${gap}${verb}${gap}`, h("b", { text: object }), tail);
}

/** One claim in a list. @param {Context} c @param {number} claim */
export function claimRow(c, claim) {
  return h("li", { class: "claim-row" }, button("row", [sentence(c.model, claim), ...(c.model.support(claim) > 1 ? [" ", dots(c.model, claim)] : []), h("span", { class: "under" }, badges(c.model, claim))], () => openClaim(c, claim)));
}

/** A list that starts short. @template T @param {T[]} items @param {(item: T) => HTMLElement} make @param {string} className @param {number} [first] */
export function shortList(items, make, className, first = ONE) {
  const list = h("ul", { class: className }, ...items.slice(0, first).map(make));
  if (items.length <= first) return list;
  const more = button("more", `${t("more")} (${items.length - first})`, () => {
    const shown = list.children.length;
    list.append(...items.slice(shown, shown + 40).map(make));
    if (list.children.length >= items.length) more.remove();
    else more.textContent = `${t("more")} (${items.length - list.children.length})`;
    /** @type {HTMLElement | null} */ (list.children[shown].querySelector("button"))?.focus();
  });
  return h("div", null, list, more);
}

/** @param {string} title @param {...any} children */
function part(title, ...children) {
  return h("section", { class: "part" }, h("h3", { text: title }), ...children);
}

/** @param {Model} model @param {number[]} claims best supported first */
export function ranked(model, claims) {
  return claims.slice().sort((a, b) => model.support(b) - model.support(a) || model.evidenceCount[b] - model.evidenceCount[a] || model.confidence[b] - model.confidence[a] || a - b);
}

// ---- start --------------------------------------------------------------------------------------

/** @param {Context} c */
export function startCard(c) {
  const { model } = c;
  const top = ranked(model, c.chosen.claims.filter((claim) => !isCandidate(model, model.from[claim]) && !isCandidate(model, model.to[claim]))).slice(0, 5);
  const disputed = model.conflicts.filter(([a, b]) => c.chosen.on[a] && c.chosen.on[b]);
  const central = Array.from({ length: model.drawn }, (_, n) => n).filter((n) => c.chosen.nodeOn[n] && !isCandidate(model, n)).sort((a, b) => model.degree[b] - model.degree[a] || a - b).slice(0, 10);
  return [
    h("h2", { class: "display", tabindex: "-1", text: inVoice(model.title) || t("network") }),
    h("p", { class: "lead", text: t("intro") }),
    h("dl", { class: "figures" }, ...figures(model).flatMap(([n, word]) => [h("div", null, h("dt", { text: word }), h("dd", { text: n.toLocaleString(voice.lang) }))])),
    central.length ? part(t("central"), h("div", { class: "chips" }, ...central.map((n) => nodeChip(c, n)))) : null,
    top.length ? part(t("supported"), h("ul", { class: "claims" }, ...top.map((claim) => claimRow(c, claim)))) : h("p", { class: "quiet", text: t("noClaims") }),
    disputed.length ? part(`${t("disputed")} · ${disputed.length}`, shortList(disputed, (row) => conflictRow(c, row), "claims", 3)) : null,
    part(t("read"), shortList(model.docs.map((_, n) => n), (n) => paperRow(c, n), "papers", 8)),
    h("p", { class: "quiet small", text: t("unread") }),
  ];
}

/** @param {Model} model @returns {[number, string][]} */
function figures(model) {
  const candidates = model.degree.filter((_, n) => n < model.drawn && isCandidate(model, n)).length;
  return /** @type {[number, string][]} */ ([[model.works.length, t("papers")], [model.drawn - candidates, t("terms")], [candidates, t("candidatesOf")], [model.claims, t("claims")], [model.evidence.length, t("readings")], [model.conflicts.length, t("disputed")]]).filter(([n]) => n);
}

/** @param {Context} c @param {any[]} row */
function conflictRow(c, [a, b, reason]) {
  return h("li", { class: "versus" }, h("ul", { class: "claims" }, claimRow(c, a), claimRow(c, b)), h("p", { class: "quiet small", text: t(`r_${reason}`) }));
}

/** @param {Context} c @param {number} doc */
function paperRow(c, doc) {
  const { model } = c, work = model.works[model.docs[doc].work] || {};
  return h("li", null, button("row", [h("span", { class: "title", text: titleOf(work, model.docs[doc].id) }), h("span", { class: "under quiet", text: [...(work.authors || []), work.year, model.docs[doc].id].filter(Boolean).join(" · ") })], () => c.go({ paper: model.docs[doc].id, at: "" })));
}

/** @param {any} work @param {string} otherwise */
export function titleOf(work, otherwise) {
  return (voice.lang === "zh" ? work.zh || work.title : work.title) || otherwise;
}

// ---- a node -------------------------------------------------------------------------------------

/** @param {Context} c @param {number} n */
export function nodeCard(c, n) {
  const { model } = c, term = model.terms[n] || {}, candidate = isCandidate(model, n), kind = model.kinds[model.kind[n]];
  const claims = ranked(model, model.claimsOf(n).filter((claim) => c.chosen.on[claim]));
  const narrower = model.narrower(n);
  return [
    h("p", { class: "eyebrow" }, glyph(kind, candidate), t(kind), candidate ? ` · ${t("candidate")}` : ""),
    h("h2", { tabindex: "-1", text: nameOf(model, n, true) }),
    otherName(model, n) ? h("p", { class: "other", lang: voice.lang === "zh" ? "en" : "zh", text: otherName(model, n) }) : null,
    term.def ? h("p", { class: "definition", text: inVoice(term.def) }) : candidate ? h("p", { class: "quiet", text: t("candidateNote") }) : null,
    term.note ? h("p", { class: "quiet", text: inVoice(term.note) }) : null,
    actions(c, n),
    facts(c, term, narrower),
    ...relationLists(c, n, claims),
    claims.length ? null : h("p", { class: "quiet", text: t("noClaims") }),
    named(c, n),
    gapList(c, n),
  ];
}

/** @param {Context} c @param {number} n */
function actions(c, n) {
  const { model, state } = c, id = model.id[n];
  const hop = (/** @type {string} */ value, /** @type {string} */ word) => button(state.hops === value ? "pill on" : "pill", word, () => c.go({ hops: value, node: id }), { "aria-pressed": String(state.hops === value) });
  return h("div", { class: "actions" },
    h("div", { class: "group", role: "group", "aria-label": t("neighbourhood") }, h("span", { class: "quiet small", text: t("neighbourhood") }), hop("", t("all")), hop("1", "1"), hop("2", "2"), hop("3", "3")),
    h("div", { class: "group" },
      button("pill", t("pathTo"), () => c.go({ from: id, to: "" })),
      button("pill", t("chainsFrom"), () => c.go({ view: "chains", node: id }))));
}

/** @param {Context} c @param {any} term @param {number[]} narrower */
function facts(c, term, narrower) {
  /** @type {[string, any][]} */
  const rows = [];
  const chips = (/** @type {number[]} */ nodes) => h("div", { class: "chips" }, ...nodes.slice(0, 24).map((n) => nodeChip(c, n)));
  if (term.also) rows.push([t("also"), term.also.map((/** @type {string[]} */ pair) => pair[1]).join(" · ")]);
  if (term.broader) rows.push([t("broader"), chips(term.broader)]);
  if (narrower.length) rows.push([t("narrower"), chips(narrower)]);
  if (term.related) rows.push([t("related"), chips(term.related)]);
  if (term.sources) rows.push([t("source"), term.sources.join("; ")]);
  if (term.match) rows.push([t("matches"), h("span", null, ...term.match.flatMap((/** @type {string[]} */ m) => [h("a", { href: m[1], text: m[1] }), " "]))]);
  if (!rows.length) return null;
  return h("dl", { class: "facts" }, ...rows.flatMap(([word, value]) => [h("dt", { text: word }), h("dd", null, value)]));
}

/** Claims by direction and relation. @param {Context} c @param {number} n @param {number[]} claims */
function relationLists(c, n, claims) {
  const { model } = c;
  return [true, false].flatMap((out) => {
    const side = claims.filter((claim) => (model.from[claim] === n) === out);
    if (!side.length) return [];
    /** @type {Map<number, number[]>} */
    const groups = new Map();
    for (const claim of side) groups.set(model.relation[claim], [...(groups.get(model.relation[claim]) || []), claim]);
    const sorted = [...groups].sort((a, b) => b[1].length - a[1].length || a[0] - b[0]);
    return [part(`${t(out ? "outgoing" : "incoming")} · ${side.length}`, ...sorted.map(([relation, list]) => h("div", { class: "relation" },
      h("h4", null, h("span", { text: out ? relationName(model, relation) : inverseName(model, relation) }), h("span", { class: "count", text: String(list.length) })),
      shortList(list, (claim) => claimRow(c, claim), "claims", 5))))];
  });
}

/** @param {Model} model @param {number} relation */
function inverseName(model, relation) {
  return inVoice(model.relations[relation].inverse) || `← ${relationName(model, relation)}`;
}

/** Where a node is named, by paper. @param {Context} c @param {number} n */
function named(c, n) {
  const { model } = c;
  const rows = model.docs.flatMap((doc, d) => {
    const places = [];
    for (let k = 2; k < doc.marks.length; k += 3) if (doc.marks[k] === n) places.push(doc.marks[k - 2]);
    return places.length ? [{ d, places }] : [];
  });
  if (!rows.length) return null;
  return part(t("mentionedIn"), shortList(rows, ({ d, places }) => h("li", null, button("row", [h("span", { class: "title", text: titleOf(model.works[model.docs[d].work] || {}, model.docs[d].id) }), h("span", { class: "under quiet", text: `${places.length} × · ${model.docs[d].id}` })], () => c.go({ paper: model.docs[d].id, at: String(places[0]) }))), "papers", 6));
}

/** @param {Context} c @param {number} n */
function gapList(c, n) {
  const others = c.model.gaps.filter(([a, b]) => a === n || b === n).map(([a, b]) => (a === n ? b : a));
  return others.length ? part(t("gap"), h("div", { class: "chips" }, ...others.slice(0, 12).map((other) => nodeChip(c, other)))) : null;
}

// ---- a claim ------------------------------------------------------------------------------------

/** @param {Context} c @param {number} claim */
export function claimCard(c, claim) {
  const { model } = c, relation = model.relations[model.relation[claim]];
  return [
    h("p", { class: "eyebrow", text: t("claims") }),
    h("h2", { class: "claim-title", tabindex: "-1" }, sentence(model, claim)),
    h("p", { class: "under" }, badges(model, claim)),
    h("div", { class: "chips" }, nodeChip(c, model.from[claim]), h("span", { class: "arrow", title: inVoice(relation.def), text: relationName(model, model.relation[claim]).replace("…", " … ") }), nodeChip(c, model.to[claim])),
    qualifiers(c, claim),
    contradictions(c, claim),
    part(`${t("evidence")} · ${model.evidenceCount[claim]}`, evidenceList(c, [claim], 6)),
    h("p", null, button("pill", t("samePair"), () => c.go({ claim: "", pair: model.id[model.from[claim]], with: model.id[model.to[claim]] }))),
  ];
}

/** @param {Context} c @param {number} claim */
function qualifiers(c, claim) {
  const { model } = c, modality = model.modalities[model.modality[claim]], n = model.support(claim);
  const rows = [
    [t("works"), [t(n === 1 ? "support1" : "supportN", { n }), h("span", { class: "quiet small block", text: arithmetic(model, claim) })]],
    [t("polarity"), `${model.polarity[claim] ? SIGNS.negated : "✓"} ${t(model.polarity[claim] ? "negated" : "affirmed")}`],
    [t("modality"), `${SIGNS[modality]} ${t(modality)}`],
    [t("says"), model.holder[claim] >= 0 && model.holders[model.holder[claim]][0] >= 0 ? nodeChip(c, model.holders[model.holder[claim]][0]) : holderName(model, model.holder[claim])],
    [t("confidence"), `${model.confidence[claim]} %`],
  ];
  return h("dl", { class: "facts" }, ...rows.flatMap(([word, value]) => [h("dt", { text: word }), h("dd", null, value)]));
}

/** How support is counted: sentences, files, works. @param {Model} model @param {number} claim */
function arithmetic(model, claim) {
  const files = new Set();
  for (let n = model.firstEvidence[claim]; n < model.firstEvidence[claim + 1]; n++) files.add(model.evidence[n][0]);
  return model.evidenceCount[claim] === 1 ? t("sums1") : t("sums", { e: model.evidenceCount[claim], f: files.size, w: model.support(claim) });
}

/** @param {Context} c @param {number} claim */
function contradictions(c, claim) {
  const rows = c.model.conflictsOf(claim);
  if (!rows.length) return null;
  return h("section", { class: "part contra" }, h("h3", null, h("span", { class: "sign", "aria-hidden": "true", text: "≠ " }), t("contradicts")),
    h("ul", { class: "claims" }, ...rows.map(([a, b, reason, differs]) => {
      const row = claimRow(c, a === claim ? b : a);
      const words = differs.map((/** @type {string} */ word) => t(`d_${word}`)).join(voice.lang === "zh" ? "、" : ", ");
      row.append(h("p", { class: "quiet small", text: [t(`r_${reason}`), words ? t("differs", { what: words }) : ""].filter(Boolean).join("; ") }));
      return row;
    })));
}

/** The quotations of claims, each in its paragraph. @param {Context} c @param {number[]} claims @param {number} first */
export function evidenceList(c, claims, first) {
  const rows = claims.flatMap((claim) => Array.from({ length: c.model.evidenceCount[claim] }, (_, n) => c.model.firstEvidence[claim] + n));
  return shortList(rows, (row) => h("li", null, quotation(c, c.model.evidence[row])), "quotes", first);
}

/** @param {Context} c @param {any[]} row one reading, see kg/export/payload.py */
function quotation(c, row) {
  const [d, s, confidence, rule, , , , subject, object, time, place] = row;
  const doc = c.model.docs[d], work = c.model.works[doc.work] || {}, at = sentenceAt(doc, s);
  const lang = at.lang === 1 ? "zh" : "en";
  const said = /** @type {[string, any][]} */ ([[t("impliedSubject"), subject], [t("impliedObject"), object], [t("time"), time], [t("at"), place]]).filter(([, value]) => value);
  const copied = `${lang === "zh" ? `“${quoteOf(doc, s)}”` : `“${quoteOf(doc, s)}”`} (${[(work.authors || []).join(", "), work.year].filter(Boolean).join(" ")}, ${work.title || doc.id}${at.section ? `, ${at.section}` : ""})`;
  return h("figure", { class: "quotation" },
    h("blockquote", { lang }, ...paragraph(doc, s, row)),
    h("p", { class: "roles small", "aria-hidden": "true" }, h("span", { class: "role r-subject", text: t("subject") }), " ", h("span", { class: "role r-cue", text: t("cue") }), " ", h("span", { class: "role r-object", text: t("object") })),
    said.length ? h("p", { class: "small quiet" }, ...said.map(([word, value]) => h("span", { class: "block", text: `${word}: ${value}` }))) : null,
    h("figcaption", null, h("cite", { text: titleOf(work, doc.id) }), h("span", { class: "quiet small block", text: [(work.authors || []).join(", "), work.year, at.section].filter(Boolean).join(" · ") }),
      h("span", { class: "quiet small block", text: `${t("confidence")} ${confidence} % · ${t("rule")} ${c.model.rules[rule]}` }),
      h("span", { class: "group" }, button("pill", t("openPaper"), () => c.go({ paper: doc.id, at: String(at.start) })), button("pill", t("copy"), () => copyText(copied, () => c.tell(t("copied")))))));
}

/** @param {string} text @param {() => void} done */
export function copyText(text, done) {
  if (navigator.clipboard) navigator.clipboard.writeText(text).then(done, () => copyByHand(text, done));
  else copyByHand(text, done);
}

/** @param {string} text @param {() => void} done */
function copyByHand(text, done) {
  const area = /** @type {HTMLTextAreaElement} */ (h("textarea", { class: "vh" }));
  area.value = text;
  document.body.append(area);
  area.select();
  if (document.execCommand("copy")) done();
  area.remove();
}

/** The paragraph of a sentence: the sentence whole and marked, its neighbours dim. @param {any} doc @param {number} s @param {any[]} row */
function paragraph(doc, s, row) {
  const numbers = paragraphOf(doc, s), here = numbers.indexOf(s);
  const near = numbers.slice(Math.max(0, here - 2), here + 3);
  const parts = near.map((n) => {
    const { lang } = sentenceAt(doc, n);
    if (n !== s) return h("span", { class: "dim", text: tidy(quoteOf(doc, n)) + (lang === 1 ? "" : " ") });
    return h("span", { class: "sentence" }, ...marked(doc, s, rolesOf(row)), lang === 1 ? "" : " ");
  });
  return [near[0] !== numbers[0] ? "… " : "", ...parts, near[near.length - 1] !== numbers[numbers.length - 1] ? " …" : ""];
}

/** @typedef {{ start: number, end: number, role: string, title?: string, node?: number }} Mark */
/** @param {any[]} row @returns {Mark[]} */
function rolesOf(row) {
  /** @type {[number, string][]} */
  const kinds = [[4, "subject"], [6, "object"], [5, "cue"]];
  return kinds.flatMap(([column, role]) => {
    const found = [];
    for (let k = 0; k < row[column].length; k += 2) found.push({ start: row[column][k], end: row[column][k] + row[column][k + 1], role });
    return found;
  });
}

/** The pieces of a sentence with its marks. @param {any} doc @param {number} s @param {Mark[]} marks */
function marked(doc, s, marks) {
  const { start, end, lang } = sentenceAt(doc, s);
  const cuts = doc.cuts && doc.cuts[s];
  if (!cuts) return markText(doc.text, start, end, marks, lang);
  const out = [];
  for (let k = 0; k < cuts.length; k += 2) {
    if (k && lang !== 1) out.push(" ");
    out.push(...markText(doc.text, cuts[k], cuts[k] + cuts[k + 1], marks, lang));
  }
  return out;
}

/** Text from `start` to `end` with marks; where marks overlap, the first given stays whole. @param {string} text @param {number} start @param {number} end @param {Mark[]} marks @param {number} lang */
export function markText(text, start, end, marks, lang) {
  /** @type {Mark[]} */
  const kept = [];
  for (const mark of marks) for (const piece of without(mark, kept)) if (piece.start < piece.end) kept.push(piece);
  kept.sort((a, b) => a.start - b.start);
  const out = [];
  let at = start;
  for (const mark of kept) {
    const low = Math.max(mark.start, at), high = Math.min(mark.end, end);
    if (low >= high) continue;
    if (low > at) out.push(soft(text.slice(at, low), lang));
    out.push(h("span", { class: `role r-${mark.role}`, title: mark.title, data: mark.node === undefined ? {} : { node: mark.node } }, mark.title ? null : h("span", { class: "vh", text: `${t(mark.role)}: ` }), soft(text.slice(low, high), lang)));
    at = high;
  }
  if (at < end) out.push(soft(text.slice(at, end), lang));
  return out;
}

/** @param {Mark} mark @param {Mark[]} kept @returns {Mark[]} */
function without(mark, kept) {
  let rest = [mark];
  for (const other of kept) rest = rest.flatMap((p) => (other.end <= p.start || other.start >= p.end ? [p] : [{ ...p, end: other.start }, { ...p, start: other.end }].filter((q) => q.start < q.end)));
  return rest;
}

/** Text as it is read: line breaks flow, marks of Markdown fall away. @param {string} text @param {number} lang */
function soft(text, lang) {
  return tidy(text).replace(/\s*\n\s*/g, lang === 1 ? "" : " ");
}

/** Text without the marks of Markdown; copies and tables keep them. @param {string} text */
export function tidy(text) {
  return text.replace(/\*\*|<\/?su[pb]>|\^(?=\[)|(?<=\])\^|\\(?=[*_])/g, "");
}

// ---- a pair, a path -----------------------------------------------------------------------------

/** @param {Context} c @param {number} a @param {number} b */
export function pairCard(c, a, b) {
  const { model } = c;
  const claims = ranked(model, model.claimsOf(a).filter((claim) => c.chosen.on[claim] && (model.from[claim] === b || model.to[claim] === b)));
  return [
    h("p", { class: "eyebrow", text: t("between") }),
    h("h2", { class: "pair-title", tabindex: "-1", text: `${nameOf(model, a, true)} – ${nameOf(model, b, true)}` }),
    h("div", { class: "chips" }, nodeChip(c, a), nodeChip(c, b)),
    claims.length ? null : h("p", { class: "quiet", text: t("noClaims") }),
    ...claims.slice(0, 30).map((claim) => h("section", { class: "part" }, h("ul", { class: "claims" }, claimRow(c, claim)), evidenceList(c, [claim], 2))),
  ];
}

/** @param {Context} c @param {number} a @param {number} b @param {number[] | null} path */
export function pathCard(c, a, b, path) {
  const close = button("pill", t("clear"), () => c.go({ from: "", to: "" }));
  return [
    h("p", { class: "eyebrow", text: t("path") }),
    h("h2", { class: "pair-title", tabindex: "-1", text: `${nameOf(c.model, a, true)} → ${nameOf(c.model, b, true)}` }),
    path ? h("ol", { class: "claims path" }, ...path.map((claim) => {
      const row = claimRow(c, claim);
      row.append(evidenceList(c, [claim], 1));
      return row;
    })) : h("p", { class: "quiet", text: t("pathNone") }),
    h("p", null, close),
  ];
}

