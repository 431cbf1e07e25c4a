/** The views beside the network, of the same selection: matrix, hierarchy, agreement, chains, table. */

import { quoteOf } from "./data.js";
import { button, download, glyph, h, icon } from "./dom.js";
import { badges, nodeChip, ranked, shortList, SIGNS, titleOf } from "./cards.js";
import { csv } from "./picture.js";
import { fold } from "./search.js";
import { chainsFrom, influence, isCandidate } from "./select.js";
import { holderName, nameOf, otherName, relationName, say, t, voice } from "./words.js";

/** @typedef {import("./cards.js").Context} Context */

const ROWS = 30, COLUMNS = 36, PAGE = 60;

/** @param {string} title @param {string} note @param {...any} tools */
function head(title, note, ...tools) {
  return h("div", { class: "view-head" }, h("div", null, h("h2", { text: title }), h("p", { class: "quiet", text: note })), h("div", { class: "tools" }, ...tools));
}

/** @param {string} label @param {[string, string][]} options @param {string} value @param {(value: string) => void} run */
function choice(label, options, value, run) {
  const menu = /** @type {HTMLSelectElement} */ (h("select", { "aria-label": label, on: { change: () => run(menu.value) } }, ...options.map(([key, word]) => h("option", { value: key, text: word, selected: key === value }))));
  return h("label", { class: "choice" }, h("span", { class: "quiet small", text: label }), menu);
}

// ---- matrix -------------------------------------------------------------------------------------

/** @param {Context} c */
export function matrixView(c) {
  const { model, state } = c, actor = model.kinds.indexOf("actor"), concept = model.kinds.indexOf("concept");
  /** @type {Map<number, Map<number, number[]>>} */
  const cells = new Map();
  /** @type {Map<number, number>} */
  const weight = new Map();
  for (const claim of c.chosen.claims) {
    if (state.rel && model.relations[model.relation[claim]].id !== state.rel) continue;
    let [a, b] = [model.from[claim], model.to[claim]];
    if (model.kind[a] === concept && model.kind[b] === actor) [a, b] = [b, a];
    if (model.kind[a] !== actor || model.kind[b] !== concept) continue;
    if (!cells.has(a)) cells.set(a, new Map());
    const row = /** @type {Map<number, number[]>} */ (cells.get(a));
    row.set(b, [...(row.get(b) || []), claim]);
    for (const n of [a, b]) weight.set(n, (weight.get(n) || 0) + 1);
  }
  const sorted = (/** @type {number} */ kind, /** @type {number} */ most) => [...weight.keys()].filter((n) => model.kind[n] === kind).sort((a, b) => (weight.get(b) || 0) - (weight.get(a) || 0) || a - b).slice(0, most);
  const rows = sorted(actor, ROWS), columns = sorted(concept, COLUMNS);
  const relations = /** @type {[string, string][]} */ ([["", t("all")], ...model.relations.map((r, n) => [r.id, relationName(model, n)])]);
  return [
    head(t("matrix"), t("matrixNote"), choice(t("matrixRelation"), relations, state.rel, (rel) => c.go({ rel }))),
    rows.length ? h("div", { class: "scroll", tabindex: "0", role: "region", "aria-label": t("matrix") }, h("table", { class: "matrix" },
      h("thead", null, h("tr", null, h("th", { scope: "col", class: "corner" }, h("span", { text: `${t("matrixRows")} \\ ${t("matrixColumns")}` })), ...columns.map((n) => h("th", { scope: "col", class: "turned" }, button("plain", nameOf(model, n, true), () => c.go({ node: model.id[n], claim: "", pair: "", with: "", paper: "" })))))),
      h("tbody", null, ...rows.map((a) => h("tr", null, h("th", { scope: "row" }, button("plain", [glyph("actor", isCandidate(model, a)), nameOf(model, a, true)], () => c.go({ node: model.id[a], claim: "", pair: "", with: "", paper: "" }))), ...columns.map((b) => matrixCell(c, a, b, (cells.get(a) || new Map()).get(b) || []))))))) : h("p", { class: "quiet", text: t("noClaims") }),
  ];
}

/** @param {Context} c @param {number} a @param {number} b @param {number[]} claims */
function matrixCell(c, a, b, claims) {
  if (!claims.length) return h("td");
  const { model } = c, denied = claims.every((claim) => model.polarity[claim]), disputed = claims.some((claim) => model.conflictsOf(claim).length);
  const sign = disputed ? "≠" : denied ? SIGNS.negated : "";
  const name = `${nameOf(model, a, true)} – ${nameOf(model, b, true)}: ${t("claimsOf", { n: claims.length })}`;
  return h("td", null, button(`cell w${Math.min(4, claims.length)}${disputed ? " disputed" : denied ? " denied" : ""}`, `${claims.length}${sign}`, () => (claims.length === 1 ? c.go({ claim: model.claimId[claims[0]], paper: "", pair: "" }) : c.go({ claim: "", paper: "", pair: model.id[a], with: model.id[b] })), { "aria-label": name, title: `${name}\n${claims.slice(0, 4).map((claim) => say(model, claim)).join("\n")}` }));
}

// ---- hierarchy ----------------------------------------------------------------------------------

/** @param {Context} c */
export function hierarchyView(c) {
  return [head(t("hierarchy"), t("hierarchyNote")), forest(c)];
}

/** The terms as trees, by kind. @param {Context} c */
export function forest(c) {
  const { model } = c;
  const counts = new Int32Array(model.count);
  for (const claim of c.chosen.claims) {
    counts[model.from[claim]]++;
    if (model.to[claim] !== model.from[claim]) counts[model.to[claim]]++;
  }
  const terms = Array.from({ length: model.count }, (_, n) => n).filter((n) => !isCandidate(model, n) && model.kinds[model.kind[n]] !== "quantity");
  const tops = terms.filter((n) => !((model.terms[n] || {}).broader || []).length);
  const tree = h("div", { class: "forest" }, ...model.kinds.map((kind, k) => {
    const roots = tops.filter((n) => model.kind[n] === k).sort((a, b) => total(b) - total(a) || a - b);
    if (!roots.length) return null;
    return h("section", { class: "grove" }, h("h3", null, glyph(kind), t(kind), h("span", { class: "count", text: String(terms.filter((n) => model.kind[n] === k).length) })), shortList(roots, (n) => branch(n, [n]), "tree", 60));
  }));
  /** @param {number} n */
  function total(n) {
    return counts[n] + model.narrower(n).length * 0.5;
  }
  /** @param {number} n @param {number[]} way @returns {HTMLElement} */
  function branch(n, way) {
    const under = model.narrower(n).filter((m) => !way.includes(m)).sort((a, b) => total(b) - total(a) || a - b);
    const list = h("ul", { class: "tree" });
    const make = () => list.childElementCount || list.append(...under.map((m) => branch(m, [...way, m])));
    const open = way.length === 1 && tops.length < 80;
    if (open) make();
    list.hidden = !open;
    const twist = under.length ? button("twist", "", () => {
      make();
      list.hidden = !list.hidden;
      twist?.setAttribute("aria-expanded", String(!list.hidden));
    }, { "aria-expanded": String(open), "aria-label": nameOf(model, n, true) }) : h("span", { class: "twist leaf" });
    return h("li", null, h("div", { class: "leafline" }, twist, button("plain name", nameOf(model, n, true), () => c.go({ node: model.id[n], claim: "", pair: "", with: "", paper: "" })),
      h("span", { class: "quiet other", text: otherName(model, n) }), h("span", { class: counts[n] ? "count" : "count zero", text: counts[n] ? String(counts[n]) : t("noterm") })), under.length ? list : null);
  }
  return tree;
}

// ---- agreement ----------------------------------------------------------------------------------

/** @param {Context} c */
export function agreementView(c) {
  const { model, state } = c;
  /** @type {Map<string, number[]>} */
  const groups = new Map();
  for (const claim of c.chosen.claims) {
    const key = `${model.from[claim]} ${model.relation[claim]} ${model.to[claim]}`;
    groups.set(key, [...(groups.get(key) || []), claim]);
  }
  const disputed = (/** @type {number[]} */ claims) => claims.some((claim) => model.conflictsOf(claim).length);
  const worksOf = (/** @type {number[]} */ claims) => new Set(claims.flatMap((claim) => model.claimWorks[claim]));
  const only = state.rel === "≠";
  const rows = [...groups.values()].filter((claims) => disputed(claims) || (!only && worksOf(claims).size > 1)).sort((a, b) => Number(disputed(b)) - Number(disputed(a)) || worksOf(b).size - worksOf(a).size || a[0] - b[0]);
  const works = model.works.map((_, n) => n).filter((n) => rows.some((claims) => worksOf(claims).has(n))).slice(0, 40);
  const legend = h("p", { class: "small legend-line" }, ...["asserted", "recommended", "possible", "intended", "negated"].map((word) => h("span", { class: `stance s-${word}` }, h("span", { class: "sign", "aria-hidden": "true", text: SIGNS[word] }), ` ${t(`sign_${word}`)}`)));
  return [
    head(t("agreement"), t("agreementNote"), choice(t("f_conflict"), [["", t("all")], ["≠", t("onlyConflicts")]], only ? "≠" : "", (rel) => c.go({ rel }))),
    legend,
    rows.length ? h("div", { class: "scroll", tabindex: "0", role: "region", "aria-label": t("agreement") }, h("table", { class: "agree" },
      h("thead", null, h("tr", null, h("th", { scope: "col", text: t("claims") }), ...works.map((w) => h("th", { scope: "col", class: "work", title: model.works[w].title, text: shortWork(model.works[w]) })))),
      h("tbody", null, ...rows.slice(0, 150).map((claims) => h("tr", { class: disputed(claims) ? "disputed" : "" }, h("th", { scope: "row" }, button("plain", [disputed(claims) ? h("span", { class: "sign conflict", title: t("contested"), text: "≠ " }) : "", plainSaying(c, claims[0])], () => c.go({ claim: "", paper: "", pair: model.id[model.from[claims[0]]], with: model.id[model.to[claims[0]]] }))),
        ...works.map((w) => h("td", null, ...claims.filter((claim) => model.claimWorks[claim].includes(w)).map((claim) => stance(c, claim, w))))))))) : h("p", { class: "quiet", text: t("noClaims") }),
  ];
}

/** @param {any} work */
function shortWork(work) {
  return [(work.authors || [])[0] || work.title || work.id, work.year].filter(Boolean).join(" ").slice(0, 28);
}

/** A proposition without its qualifiers. @param {Context} c @param {number} claim */
function plainSaying(c, claim) {
  const { model } = c, [lead, tail = ""] = relationName(model, model.relation[claim]).split("…"), gap = voice.lang === "zh" ? "" : " ";
  return h("span", { class: "saying" }, h("b", { text: nameOf(model, model.from[claim], true) }), `${gap}${lead}${gap}`, h("b", { text: nameOf(model, model.to[claim], true) }), tail);
}

/** @param {Context} c @param {number} claim @param {number} work */
function stance(c, claim, work) {
  const { model } = c, modality = model.modalities[model.modality[claim]], word = model.polarity[claim] ? "negated" : modality;
  const sign = model.polarity[claim] && modality !== "asserted" ? SIGNS.negated + SIGNS[modality] : SIGNS[word];
  return button(`stance s-${word}`, sign, () => c.go({ claim: model.claimId[claim], pair: "", with: "", paper: "" }), { "aria-label": `${shortWork(model.works[work])}: ${t(`sign_${word}`)}. ${say(model, claim)}`, title: say(model, claim) });
}

// ---- chains -------------------------------------------------------------------------------------

/** @param {Context} c */
export function chainsView(c) {
  const { model, state } = c, start = model.nodeOf.get(state.node);
  if (start === undefined) {
    const out = new Map();
    for (const claim of c.chosen.claims) if (influence(model, claim)) out.set(model.from[claim], (out.get(model.from[claim]) || 0) + 1);
    const best = [...out].sort((a, b) => b[1] - a[1] || a[0] - b[0]).slice(0, 16).map(([n]) => n);
    return [head(t("chains"), t("chainsPick")), h("div", { class: "chips wide" }, ...best.map((n) => nodeChip(c, n)))];
  }
  const chains = chainsFrom(model, c.chosen, start, 3);
  return [
    head(t("chains"), `${t("chainsNote")} ${nameOf(model, start, true)}`),
    chains.length ? h("div", { class: "chain-root" }, h("p", { class: "chain-start" }, nodeChip(c, start)), chainList(c, start, chains, 1)) : h("p", { class: "quiet", text: t("chainsNone") }),
  ];
}

/** @param {Context} c @param {number} from @param {import("./select.js").Chain[]} chains @param {number} sign @returns {HTMLElement} */
function chainList(c, from, chains, sign) {
  const { model } = c;
  return h("ol", { class: "chain" }, ...chains.map((chain) => {
    const relation = model.relation[chain.claims[0]], both = sign * chain.sign;
    const others = chain.claims.length > 1 ? ` +${chain.claims.length - 1}` : "";
    const inner = chain.next.length ? chainList(c, chain.node, chain.next, both) : null;
    return h("li", { class: chain.sign > 0 ? "up" : "down" },
      h("div", { class: "link-line" }, button("verb", `${chain.sign > 0 ? "▲" : "▼"} ${relationName(model, relation).replace("…", "")}${others}`, () => (chain.claims.length === 1 ? c.go({ claim: model.claimId[chain.claims[0]], pair: "", with: "", paper: "" }) : c.go({ claim: "", paper: "", pair: model.id[from], with: model.id[chain.node] })), { title: chain.claims.map((claim) => say(model, claim)).join("\n") }),
        nodeChip(c, chain.node), badges(model, chain.claims[0])), inner);
  }));
}

// ---- table --------------------------------------------------------------------------------------

/** @type {[string, (c: Context, claim: number) => string | number][]} */
const COLS = [
  ["subject", (c, n) => nameOf(c.model, c.model.from[n], true)],
  ["relation", (c, n) => relationName(c.model, c.model.relation[n])],
  ["object", (c, n) => nameOf(c.model, c.model.to[n], true)],
  ["polarity", (c, n) => t(c.model.polarity[n] ? "negated" : "affirmed")],
  ["modality", (c, n) => t(c.model.modalities[c.model.modality[n]])],
  ["holder", (c, n) => holderName(c.model, c.model.holder[n])],
  ["works", (c, n) => c.model.support(n)],
  ["confidence", (c, n) => c.model.confidence[n]],
];

/** @param {Context} c */
export function tableView(c) {
  const { model, state } = c;
  const [column, way] = (state.sort || "works-down").split("-");
  const value = (COLS.find(([name]) => name === column) || COLS[6])[1];
  const words = fold(state.q).split(/\s+/).filter(Boolean);
  const rows = sorted(c, c.chosen.claims.filter((claim) => !words.length || fits(c, claim, words)), value, way === "down" ? -1 : 1);
  const body = h("tbody", null, ...rows.slice(0, PAGE).map((claim) => tableRow(c, claim)));
  const count = h("p", { class: "quiet small", role: "status", text: t("rows", { n: rows.length }) });
  const more = rows.length > PAGE ? button("more", t("more"), () => {
    const shown = body.children.length;
    body.append(...rows.slice(shown, shown + 200).map((claim) => tableRow(c, claim)));
    if (body.children.length >= rows.length) more?.remove();
    /** @type {HTMLElement | null} */ (body.children[shown].querySelector("button"))?.focus();
  }) : null;
  const field = /** @type {HTMLInputElement} */ (h("input", { type: "search", class: "field", id: "row-filter", value: state.q, placeholder: t("filterRows"), "aria-label": t("filterRows"), on: { input: () => {
    clearTimeout(Number(field.dataset.timer));
    field.dataset.timer = String(window.setTimeout(() => c.go({ q: field.value }), 250));
  } } }));
  return [
    head(t("table"), t("rows", { n: rows.length }), field, button("pill", [icon("save"), t("saveCsv")], () => download("claims.csv", new Blob([csvOf(c, rows)], { type: "text/csv;charset=utf-8" })))),
    h("div", { class: "scroll", tabindex: "0", role: "region", "aria-label": t("table") }, h("table", { class: "claims-table" },
      h("thead", null, h("tr", null, ...COLS.map(([name]) => h("th", { scope: "col", "aria-sort": name === column ? (way === "down" ? "descending" : "ascending") : null }, button("plain", [t(name), h("span", { class: "arrow-sort", "aria-hidden": "true", text: name === column ? (way === "down" ? " ↓" : " ↑") : "" })], () => c.go({ sort: `${name}-${name === column && way !== "down" ? "down" : name === column ? "up" : name === "works" || name === "confidence" ? "down" : "up"}` })))), h("th", { scope: "col", text: t("quote") }))),
      body)), more, h("div", { class: "vh" }, count),
  ];
}

/** @param {Context} c @param {number[]} claims @param {(c: Context, claim: number) => string | number} value @param {number} way */
function sorted(c, claims, value, way) {
  const keyed = claims.map((claim) => ({ claim, key: value(c, claim) }));
  const order = new Intl.Collator(undefined, { numeric: true });
  keyed.sort((a, b) => way * (typeof a.key === "number" ? a.key - Number(b.key) : order.compare(a.key, String(b.key))) || c.model.support(b.claim) - c.model.support(a.claim) || a.claim - b.claim);
  return keyed.map((row) => row.claim);
}

/** @param {Context} c @param {number} claim @param {string[]} words */
function fits(c, claim, words) {
  const text = fold(`${say(c.model, claim)} ${firstQuote(c, claim)}`);
  return words.every((word) => text.includes(word));
}

/** @param {Context} c @param {number} claim */
function firstQuote(c, claim) {
  const row = c.model.evidence[c.model.firstEvidence[claim]];
  return row ? quoteOf(c.model.docs[row[0]], row[1]) : "";
}

/** @param {Context} c @param {number} claim */
function tableRow(c, claim) {
  const { model } = c, open = () => c.go({ claim: model.claimId[claim], pair: "", with: "", paper: "" });
  const modality = model.modalities[model.modality[claim]];
  return h("tr", { class: c.state.claim === model.claimId[claim] ? "on" : "" },
    h("th", { scope: "row" }, button("plain", nameOf(model, model.from[claim], true), open, { "aria-label": say(model, claim) })),
    h("td", { text: relationName(model, model.relation[claim]) }), h("td", { text: nameOf(model, model.to[claim], true) }),
    h("td", null, model.polarity[claim] ? h("span", { class: "badge b-negated" }, `${SIGNS.negated} ${t("negated")}`) : h("span", { class: "quiet", text: t("affirmed") }), model.conflictsOf(claim).length ? h("span", { class: "badge b-conflict", title: t("contested"), text: "≠" }) : null),
    h("td", null, modality === "asserted" ? h("span", { class: "quiet", text: t(modality) }) : h("span", { class: `badge b-${modality}`, text: `${SIGNS[modality]} ${t(modality)}` })),
    h("td", { text: holderName(model, model.holder[claim]) }), h("td", { class: "number", text: String(model.support(claim)) }), h("td", { class: "number", text: `${model.confidence[claim]} %` }),
    h("td", { class: "said" }, h("span", { class: "clamp", text: firstQuote(c, claim) })));
}

/** Every quotation of the rows, one a line. @param {Context} c @param {number[]} rows */
function csvOf(c, rows) {
  const { model } = c;
  /** @type {(string | number)[][]} */
  const out = [["claim", "subject", "relation", "object", "polarity", "modality", "holder", "works", "confidence", "paper", "file", "section", "quotation"]];
  for (const claim of rows)
    for (let n = model.firstEvidence[claim]; n < model.firstEvidence[claim + 1]; n++) {
      const [d, s] = model.evidence[n], doc = model.docs[d];
      out.push([model.claimId[claim], nameOf(model, model.from[claim], true), relationName(model, model.relation[claim]), nameOf(model, model.to[claim], true), t(model.polarity[claim] ? "negated" : "affirmed"), t(model.modalities[model.modality[claim]]),
        holderName(model, model.holder[claim]), model.support(claim), model.confidence[claim] / 100, titleOf(model.works[doc.work] || {}, doc.id), doc.id, doc.sections[doc.sentences[5 * s + 2]] || "", quoteOf(doc, s)]);
    }
  return csv(out);
}

