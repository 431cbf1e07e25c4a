/** One search over names, definitions, claims and sentences, in both scripts and in pinyin. */

import { quoteOf } from "./data.js";
import { isCandidate } from "./select.js";
import { nameOf, otherName, say } from "./words.js";

/** @typedef {import("./data.js").Model} Model */
/** @typedef {{ type: string, key: number, title: string, more: string, score: number, kind?: string }} Hit */

/** What a question has besides its subject; `should` asks for recommendations. */
const SMALL_WORDS = new Set("a an and are by do does for how in is of on or should the to what which who whom why with".split(" "));
const SMALL_CHINESE = /谁|什么|哪些|如何|怎样|怎么|为何|应该|应当|吗|呢/g;

/** The words to look for; a question's small words fall away. @param {string} query */
export function tokensOf(query) {
  const words = query.replace(SMALL_CHINESE, " ").split(/[\s?？,，.。]+/).filter(Boolean), large = words.filter((word) => !SMALL_WORDS.has(word));
  return large.length ? large : words.length ? words : [query];
}

/** Chinese words of two characters, where a longer stretch is found nowhere. @param {string[]} tokens */
export function inPairs(tokens) {
  return tokens.flatMap((token) => (/^[\u3400-\u9fff]{3,}$/.test(token) ? token.match(/../g) || [token] : [token]));
}

/** @param {string} text */
export function fold(text) {
  return text.normalize("NFKD").replace(/[\u0300-\u036f]/g, "").toLowerCase();
}

/** Whether two words differ in at most `most` letters: one more, one less, another one, or two that changed places. @param {string} a @param {string} b @param {number} most */
function near(a, b, most) {
  if (Math.abs(a.length - b.length) > most) return false;
  /** @type {number[][]} */
  const cost = [Array.from({ length: b.length + 1 }, (_, n) => n)];
  for (let i = 1; i <= a.length; i++) {
    cost[i] = [i];
    for (let j = 1; j <= b.length; j++) {
      cost[i][j] = Math.min(cost[i - 1][j] + 1, cost[i][j - 1] + 1, cost[i - 1][j - 1] + (a[i - 1] === b[j - 1] ? 0 : 1));
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) cost[i][j] = Math.min(cost[i][j], cost[i - 2][j - 2] + 1);
    }
  }
  return cost[a.length][b.length] <= most;
}

/** Whether each word looked for stands in a name, a long one perhaps misspelt. @param {string} name @param {string[]} tokens */
function misspelt(name, tokens) {
  const words = name.split(/[^a-z0-9]+/);
  return tokens.every((token) => name.includes(token) || (/^[a-z]{5,}$/.test(token) && words.some((word) => near(word, token, token.length > 8 ? 2 : 1))));
}

/** @param {Model} model */
export function makeSearch(model) {
  /** @type {Map<string, string[]>} */
  const syllables = new Map();
  for (const [syllable, characters] of Object.entries(model.pinyin)) for (const c of characters) syllables.set(c, [...(syllables.get(c) || []), syllable]);
  /** @type {{ names: string[], more: string, full: string[], initials: string[] }[] | null} */
  let terms = null;
  /** @type {string[] | null} */
  let claims = null;

  /** The first readings of a Chinese name: full and initials. @param {string} name */
  function readings(name) {
    const read = [...name].map((c) => (syllables.get(c) || [])[0] || "");
    if (!read.some(Boolean)) return null;
    return { full: read.join(""), initials: read.map((word) => word[0] || "").join("") };
  }

  function makeTerms() {
    return Array.from({ length: model.count }, (_, n) => {
      const term = model.terms[n] || {};
      const also = (term.also || []).map((/** @type {string[]} */ pair) => pair[1]);
      const names = [model.en[n], model.zh[n], ...also].filter(Boolean).map(String);
      const read = names.map(readings).filter((r) => r !== null);
      return { names: names.map(fold), more: fold(Object.values(term.def || {}).join(" ")), full: read.map((r) => r.full), initials: read.map((r) => r.initials) };
    });
  }

  function makeClaims() {
    return Array.from({ length: model.claims }, (_, claim) => {
      const relation = model.relations[model.relation[claim]];
      const words = [model.en[model.from[claim]], model.zh[model.from[claim]], relation.en, relation.zh, model.en[model.to[claim]], model.zh[model.to[claim]]];
      for (let n = model.firstEvidence[claim]; n < model.firstEvidence[claim + 1]; n++) words.push(quoteOf(model.docs[model.evidence[n][0]], model.evidence[n][1]));
      return fold(words.filter(Boolean).join(" "));
    });
  }

  /** How well a term fits, 0 for not. @param {any} term @param {string} query @param {string[]} tokens */
  function fit(term, query, tokens) {
    let best = 0;
    for (const name of term.names) {
      if (name === query) return 100;
      if (name.startsWith(query)) best = Math.max(best, 80);
      else if (name.includes(` ${query}`)) best = Math.max(best, 70);
      else if (name.includes(query)) best = Math.max(best, 60);
      else if (tokens.every((token) => name.includes(token))) best = Math.max(best, 50);
    }
    if (best) return best;
    const letters = query.replace(/[\s']/g, "");
    if (/^[a-z]{2,}$/.test(letters)) {
      if (term.initials.some((/** @type {string} */ word) => word.startsWith(letters))) return 46;
      if (term.full.some((/** @type {string} */ word) => word.startsWith(letters))) return 45;
      if (term.initials.some((/** @type {string} */ word) => word.includes(letters)) && letters.length > 2) return 41;
      if (term.full.some((/** @type {string} */ word) => word.includes(letters)) && letters.length > 3) return 40;
    }
    return tokens.every((token) => term.more.includes(token)) ? 20 : 0;
  }

  /** @param {string} text @param {{ terms?: number, claims?: number, only?: string }} [limits] @returns {Hit[]} */
  return function search(text, limits = {}) {
    const query = fold([...text.trim()].map((c) => model.traditional[c] || c).join(""));
    if (!query) return [];
    const tokens = tokensOf(query);
    terms = terms || makeTerms();
    /** @type {Hit[]} */
    const found = [];
    terms.forEach((term, n) => {
      const score = fit(term, query, tokens);
      if (score) found.push(nodeHit(n, score));
    });
    const known = found.some((hit) => hit.score > 30_000);
    if (!known) terms.forEach((term, n) => term.names.some((/** @type {string} */ name) => misspelt(name, tokens)) && found.push(nodeHit(n, 30)));
    found.sort((a, b) => b.score - a.score || a.key - b.key);
    const hits = found.slice(0, limits.terms || 7);
    if (limits.only === "node") return hits;
    const advice = /should|应该|应当/.test(query), most = limits.claims || 7;
    const said = claimHits(tokens, most, advice), pairs = inPairs(tokens);
    return [...hits, ...(said.length || pairs.length === tokens.length ? said : claimHits(pairs, most, advice)), ...paperHits(tokens)];
  };

  /** @param {number} n @param {number} score @returns {Hit} */
  function nodeHit(n, score) {
    return { type: "node", key: n, title: nameOf(model, n, true), more: otherName(model, n), kind: model.kinds[model.kind[n]], score: (score - (isCandidate(model, n) ? 15 : 0)) * 1000 + Math.min(900, model.degree[n]) };
  }

  /** Claims whose own words hold what was looked for come before those whose sentence does. @param {string[]} tokens @param {number} limit @param {boolean} advice @returns {Hit[]} */
  function claimHits(tokens, limit, advice) {
    claims = claims || makeClaims();
    /** @type {Hit[]} */
    const found = [];
    for (let claim = 0; claim < model.claims; claim++) {
      const text = claims[claim];
      if (tokens.every((token) => text.includes(token))) found.push({ type: "claim", key: claim, title: "", more: "", score: closeness(claim, tokens, advice) * 10000 + model.support(claim) * 1000 + model.confidence[claim] });
    }
    found.sort((a, b) => b.score - a.score || a.key - b.key);
    return found.slice(0, limit).map((hit) => ({ ...hit, title: say(model, hit.key), more: snippet(hit.key, tokens) }));
  }

  /** How many of the words stand in the claim itself: its ends and its cue. @param {number} claim @param {string[]} tokens @param {boolean} advice */
  function closeness(claim, tokens, advice) {
    const words = [say(model, claim)];
    for (let n = model.firstEvidence[claim]; n < model.firstEvidence[claim + 1]; n++) {
      const row = model.evidence[n], text = model.docs[row[0]].text;
      for (const pieces of row.slice(4, 7)) for (let k = 0; k < pieces.length; k += 2) words.push(text.slice(pieces[k], pieces[k] + pieces[k + 1]));
    }
    const own = fold(words.join(" ")), sure = isCandidate(model, model.from[claim]) || isCandidate(model, model.to[claim]) ? 0 : 0.5;
    return tokens.filter((token) => own.includes(token)).length + sure + (advice && model.modalities[model.modality[claim]] === "recommended" ? 1 : 0);
  }

  /** The piece of a claim's quotation about what was looked for. @param {number} claim @param {string[]} tokens */
  function snippet(claim, tokens) {
    const [doc, sentence] = model.evidence[model.firstEvidence[claim]] || [];
    if (doc === undefined) return "";
    const quote = quoteOf(model.docs[doc], sentence);
    const at = Math.max(0, Math.min(...tokens.map((token) => fold(quote).indexOf(token)).filter((n) => n >= 0)) - 40 || 0);
    return (Number.isFinite(at) && at > 0 ? "…" : "") + quote.slice(Number.isFinite(at) ? at : 0, (Number.isFinite(at) ? at : 0) + 130);
  }

  /** @param {string[]} tokens @returns {Hit[]} */
  function paperHits(tokens) {
    return model.docs.flatMap((doc, n) => {
      const work = model.works[doc.work] || {};
      const text = fold([work.title, work.zh, ...(work.authors || []), doc.id].filter(Boolean).join(" "));
      return tokens.every((token) => text.includes(token)) ? [{ type: "paper", key: n, title: work.title || doc.id, more: [...(work.authors || []), work.year].filter(Boolean).join(", "), score: 0 }] : [];
    }).slice(0, 4);
  }
}

