/** The vocabulary's page: every term and relation with its meaning in both languages and the sentences that speak of it. */

import { claimCard, claimRow, markText, nodeChip, pairCard, ranked, shortList, titleOf } from "./cards.js";
import { decode, sentenceAt } from "./data.js";
import { button, fill, glyph, h, icon } from "./dom.js";
import { makeFinder } from "./finder.js";
import { settingsMenu } from "./help.js";
import { paperCard, showPlace } from "./paper.js";
import { makeSearch } from "./search.js";
import { select } from "./select.js";
import { blank, format, isStep, parse } from "./state.js";
import { forest } from "./views.js";
import { inVoice, relationName, t, themeName, voice } from "./words.js";

/** @typedef {import("./cards.js").Context} Context */
/** @typedef {import("./data.js").Model} Model */

const LANGUAGES = ["en", "zh"];

/** Starts the page with the payload; it has `labels` and `usage` beside what the explorer has. @param {any} raw */
export function startVocabulary(raw) {
  const model = decode(raw), chosen = select(model, blank());
  let state = parse(location.hash), worded = "", search = /** @type {ReturnType<typeof makeSearch> | null} */ (null);
  const title = h("h1", { class: "brand" }), status = h("div", { class: "vh", role: "status" }), skip = button("skip", "", () => focusEntry());
  const pane = h("nav", { class: "pane facets", id: "pane" }), entry = h("main", { class: "entry", id: "entry" });
  const settings = /** @type {HTMLDetailsElement} */ (h("details", { class: "settings" }));
  const opener = button("icon-button only-narrow", icon("filter"), () => document.body.classList.toggle("with-facets"), { "aria-controls": "pane" });
  const finder = makeFinder((text) => (search = search || makeSearch(model))(text, { terms: 14, only: "node" }), (hit) => go({ ...nothing, node: model.id[hit.key] }, true), (text) => (status.textContent = text));
  const nothing = { node: "", claim: "", pair: "", with: "", paper: "", at: "", rel: "" };
  document.body.prepend(skip, h("header", { class: "bar" }, opener, title, finder.element, h("div", { class: "bar-end" }, settings)), h("div", { class: "lexicon" }, pane, entry), status);

  /** @param {Partial<import("./state.js").State>} patch @param {boolean} [focus] */
  function go(patch, focus) {
    const next = { ...state, ...(patch.node || patch.rel ? nothing : {}), ...patch };
    const step = isStep(state, next) || next.rel !== state.rel;
    state = next;
    const hash = `#${format(next)}`;
    if (hash !== (location.hash || "#")) step ? history.pushState({ steps: steps() + 1 }, "", hash) : history.replaceState(history.state, "", hash);
    render();
    if (focus) focusEntry();
  }

  /** How many steps of this page lie behind. */
  function steps() {
    return (history.state && Number(history.state.steps)) || 0;
  }

  function focusEntry() {
    /** @type {HTMLElement | null} */ (entry.querySelector("h2"))?.focus({ preventScroll: true });
  }

  function render() {
    const words = JSON.stringify([state.lang, state.both, state.look]);
    if (words !== worded) setWords();
    worded = words;
    const c = { model, chosen, state, go, tell: (/** @type {string} */ text) => void (status.textContent = text) };
    for (const line of pane.querySelectorAll("[aria-current]")) line.removeAttribute("aria-current");
    fill(entry, h("article", { class: "card" }, ...content(c)));
    entry.scrollTop = 0;
    if (state.paper) showPlace(entry, state.at);
    document.body.classList.remove("with-facets");
    document.body.dataset.ready = "yes";
  }

  function setWords() {
    voice.lang = (state.lang || (navigator.language.startsWith("zh") ? "zh" : "en")) === "zh" ? "zh" : "en";
    voice.both = state.both === "1";
    document.documentElement.lang = voice.lang === "zh" ? "zh-Hans" : "en";
    state.look ? document.documentElement.setAttribute("data-look", state.look) : document.documentElement.removeAttribute("data-look");
    fill(title, button("plain", `${inVoice(model.title)} · ${t("vocabulary")}`, () => go(nothing)));
    document.title = title.textContent || "";
    skip.textContent = t("skip");
    pane.setAttribute("aria-label", t("contents"));
    opener.setAttribute("aria-label", t("contents"));
    finder.name();
    finder.input.placeholder = t("searchTerms");
    fill(settings, h("summary", { class: "icon-button", "aria-label": t("settings") }, icon("settings")), settingsMenu(state, voice.lang, (patch) => go(patch)));
    const c = { model, chosen, state, go, tell: () => undefined };
    fill(pane, h("h2", { class: "vh", text: t("contents") }), forest(c), relationList(c));
  }

  /** @param {Context} c @returns {any[]} */
  function content(c) {
    const node = model.nodeOf.get(state.node), claim = model.claimOf.get(state.claim), doc = model.docOf.get(state.paper);
    const a = model.nodeOf.get(state.pair), b = model.nodeOf.get(state.with), relation = model.relations.findIndex((r) => r.id === state.rel);
    const back = button("pill", [icon("back"), t("back")], () => (steps() ? history.back() : go({ ...nothing })));
    if (doc !== undefined) return [back, ...paperCard(c, doc)];
    if (claim !== undefined) return [back, ...claimCard(c, claim)];
    if (a !== undefined && b !== undefined) return [back, ...pairCard(c, a, b)];
    if (node !== undefined) return termEntry(c, node);
    if (relation >= 0) return relationEntry(c, relation);
    return frontPage(c);
  }

  window.addEventListener("popstate", again);
  window.addEventListener("hashchange", again);
  function again() {
    const next = parse(location.hash);
    if (format(next) === format(state)) return;
    state = next;
    render();
  }
  document.addEventListener("keydown", (event) => {
    const target = event.target instanceof HTMLElement ? event.target : document.body;
    if (event.key !== "/" || target.matches("input, select, textarea")) return;
    event.preventDefault();
    finder.input.focus();
  });
  document.addEventListener("click", (event) => {
    if (settings.open && event.target instanceof Node && !settings.contains(event.target)) settings.open = false;
  });
  render();
  return { model, go };
}

/** @param {Context} c */
function relationList(c) {
  const { model } = c;
  return h("section", { class: "grove" }, h("h3", null, t("relations"), h("span", { class: "count", text: String(model.relations.length) })),
    h("ul", { class: "tree" }, ...model.relations.map((r, n) => h("li", null, h("div", { class: "leafline" }, h("span", { class: "twist leaf" }), button("plain name", relationName(model, n), () => c.go({ rel: r.id })), h("span", { class: "count", text: String(claimsWith(model, n).length) }))))));
}

/** @param {Model} model @param {number} relation */
function claimsWith(model, relation) {
  return Array.from({ length: model.claims }, (_, claim) => claim).filter((claim) => model.relation[claim] === relation);
}

/** @param {Context} c */
function frontPage(c) {
  const { model } = c;
  const terms = model.id.map((_, n) => n).filter((n) => model.terms[n]);
  /** @type {Map<string, number[]>} */
  const themes = new Map();
  for (const n of terms) if (model.terms[n].theme) themes.set(model.terms[n].theme, [...(themes.get(model.terms[n].theme) || []), n]);
  const most = (/** @type {number[]} */ nodes) => nodes.slice().sort((a, b) => model.degree[b] - model.degree[a] || a - b).slice(0, 6);
  return [
    h("h2", { class: "display", tabindex: "-1", text: t("vocabulary") }),
    h("p", { class: "lead", text: t("vocabularyIntro") }),
    h("dl", { class: "figures" }, ...model.kinds.map((kind, k) => [kind, terms.filter((n) => model.kind[n] === k).length]).filter(([, n]) => n).map(([kind, n]) => h("div", null, h("dt", { text: t(String(kind)) }), h("dd", { text: String(n) }))), h("div", null, h("dt", { text: t("relations") }), h("dd", { text: String(model.relations.length) }))),
    h("div", { class: "themes" }, ...[...themes].sort((a, b) => b[1].length - a[1].length).map(([theme, nodes]) => h("section", { class: "part" }, h("h3", { text: `${themeName(model, theme)} · ${nodes.length}` }), h("div", { class: "chips" }, ...most(nodes).map((n) => nodeChip(c, n)))))),
  ];
}

/** @param {Context} c @param {number} n */
function termEntry(c, n) {
  const { model } = c, term = model.terms[n] || {}, labels = /** @type {any} */ (model.raw).labels[n] || {}, kind = model.kinds[model.kind[n]];
  const claims = ranked(model, model.claimsOf(n));
  return [
    h("p", { class: "eyebrow" }, glyph(kind), t(kind), term.theme ? ` · ${themeName(model, term.theme)}` : ""),
    h("h2", { class: "headword", tabindex: "-1" }, h("span", { lang: "en", text: model.en[n] || "" }), h("span", { lang: "zh", text: model.zh[n] || "" })),
    h("div", { class: "columns" }, ...LANGUAGES.map((lang) => languageColumn(lang, term, labels))),
    lineage(c, n, term),
    h("p", null, h("a", { class: "pill", href: `graph.html#node=${encodeURIComponent(model.id[n])}`, text: t("explore") })),
    section(`${t("claims")} · ${claims.length}`, claims.length ? shortList(claims, (claim) => claimRow(c, claim), "claims", 8) : h("p", { class: "quiet", text: t("noClaims") })),
    section(t("occurs"), ...occurrences(c, n)),
  ];
}

/** @param {string} lang @param {any} term @param {Record<string, Record<string, string[]>>} labels */
function languageColumn(lang, term, labels) {
  const own = labels[lang] || {};
  return h("div", { lang }, h("p", { class: "definition", text: (term.def || {})[lang] || "" }), (term.note || {})[lang] ? h("p", { class: "quiet", text: term.note[lang] }) : null,
    own.alternative ? h("p", null, h("span", { class: "quiet small", text: `${t("also")}: ` }), own.alternative.join(" · ")) : null,
    own.negative ? h("p", null, h("span", { class: "quiet small", text: `${t("notLabels")}: ` }), h("span", { class: "quiet", text: own.negative.join(" · ") })) : null);
}

/** @param {Context} c @param {number} n @param {any} term */
function lineage(c, n, term) {
  const { model } = c;
  /** @type {[string, any][]} */
  const rows = [];
  const chips = (/** @type {number[]} */ nodes) => h("div", { class: "chips" }, ...nodes.map((m) => nodeChip(c, m)));
  const ways = waysUp(model, n, []);
  if (ways.some((way) => way.length)) rows.push([t("broader"), h("div", null, ...ways.map((way) => h("p", { class: "chips" }, ...way.flatMap((m, k) => [k ? h("span", { class: "quiet", "aria-hidden": "true", text: "›" }) : null, nodeChip(c, m)]))))]);
  if (model.narrower(n).length) rows.push([t("narrower"), chips(model.narrower(n))]);
  if (term.related) rows.push([t("related"), chips(term.related)]);
  if (term.year) rows.push([t("year"), String(term.year)]);
  if (term.sources) rows.push([t("source"), term.sources.join("; ")]);
  if (term.match) rows.push([t("matches"), h("span", null, ...term.match.map((/** @type {string[]} */ m) => h("span", { class: "block" }, h("span", { class: "quiet", text: `${m[0]} ` }), h("a", { href: m[1], text: m[1] }))))]);
  rows.push(["id", h("code", { text: model.id[n] })]);
  return h("dl", { class: "facts" }, ...rows.flatMap(([word, value]) => [h("dt", { text: word }), h("dd", null, value)]));
}

/** The broader terms of a term from the top, one list for each way up. @param {Model} model @param {number} n @param {number[]} seen @returns {number[][]} */
function waysUp(model, n, seen) {
  const above = ((model.terms[n] || {}).broader || []).filter((/** @type {number} */ m) => !seen.includes(m));
  return above.length ? above.flatMap((/** @type {number} */ m) => waysUp(model, m, [...seen, n]).map((way) => [...way, m])).slice(0, 4) : [[]];
}

/** The sentences that name a term, by paper. @param {Context} c @param {number} n */
function occurrences(c, n) {
  const { model } = c;
  const found = model.docs.flatMap((doc, d) => {
    const places = [];
    for (let k = 2; k < doc.marks.length; k += 3) if (doc.marks[k] === n) places.push([doc.marks[k - 2], doc.marks[k - 2] + doc.marks[k - 1]]);
    return places.length ? [{ doc, d, places }] : [];
  });
  if (!found.length) return [h("p", { class: "quiet", text: t("never") })];
  return found.map(({ doc, places }) => h("section", { class: "occurs" }, h("h4", null, h("span", { text: titleOf(model.works[doc.work] || {}, doc.id) }), h("span", { class: "quiet small", text: `${places.length} ×` })),
    shortList(sentencesAt(doc, places), ({ number, marks }) => spokenLine(c, doc, number, marks), "quotes", 3)));
}

/** @param {any} doc @param {number[][]} places @returns {{ number: number, marks: import("./cards.js").Mark[] }[]} */
function sentencesAt(doc, places) {
  const out = [];
  for (let number = 0; 5 * number < doc.sentences.length; number++) {
    const { start, end } = sentenceAt(doc, number);
    const marks = places.filter(([low, high]) => low >= start && high <= end).map(([low, high]) => ({ start: low, end: high, role: "cue" }));
    if (marks.length) out.push({ number, marks });
  }
  return out;
}

/** @param {Context} c @param {any} doc @param {number} number @param {import("./cards.js").Mark[]} marks */
function spokenLine(c, doc, number, marks) {
  const { start, end, lang, section: name } = sentenceAt(doc, number);
  return h("li", null, h("blockquote", { lang: lang === 1 ? "zh" : "en", class: "line" }, ...markText(doc.text, start, end, marks.map((mark) => ({ ...mark, title: t("marked") })), lang)),
    h("p", { class: "small quiet" }, name ? `${name} · ` : "", button("more", t("openPaper"), () => c.go({ paper: doc.id, at: String(start) }))));
}

/** @param {Context} c @param {number} n */
function relationEntry(c, n) {
  const { model } = c, relation = model.relations[n], usage = /** @type {any} */ (model.raw).usage[relation.id] || {}, claims = ranked(model, claimsWith(model, n));
  const facts = [[t("inverse"), relation.inverse ? Object.values(relation.inverse).join(" · ") : ""], [t("domain"), (usage.domain || []).map(t).join(", ")], [t("range"), (usage.range || []).map(t).join(", ")], ["", relation.symmetric ? t("symmetric") : ""], ["id", relation.id]].filter(([, value]) => value);
  const lines = (/** @type {any[]} */ rows) => shortList(rows, (row) => h("li", { lang: row.lang }, h("blockquote", { class: "line", text: row.text }), row.subject ? h("p", { class: "small quiet", text: `${row.subject} → ${row.object}${row.polarity === "negated" ? ` · ${t("negated")}` : ""}${row.modality && row.modality !== "asserted" ? ` · ${t(row.modality)}` : ""}` }) : null), "quotes", 6);
  return [
    h("p", { class: "eyebrow", text: `${t("relation")}${relation.group ? ` · ${t(relation.group)}` : ""}` }),
    h("h2", { class: "headword", tabindex: "-1" }, h("span", { lang: "en", text: relation.en }), h("span", { lang: "zh", text: relation.zh })),
    h("div", { class: "columns" }, ...LANGUAGES.map((lang) => h("div", { lang }, h("p", { class: "definition", text: (relation.def || {})[lang] || "" })))),
    h("dl", { class: "facts" }, ...facts.flatMap(([word, value]) => [h("dt", { text: word }), h("dd", { text: value })])),
    (usage.examples || []).length ? section(t("examples"), lines(usage.examples)) : null,
    (usage.counterexamples || []).length ? section(t("counterexamples"), lines(usage.counterexamples)) : null,
    section(`${t("claims")} · ${claims.length}`, shortList(claims, (claim) => claimRow(c, claim), "claims", 10)),
  ];
}

/** @param {string} title @param {...any} children */
function section(title, ...children) {
  return h("section", { class: "part" }, h("h3", { text: title }), ...children);
}
