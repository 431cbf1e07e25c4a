/** Which claims are in the selection: facets with live counts, neighbourhoods, paths, chains. */

import { FACETS } from "./state.js";

/** @typedef {import("./data.js").Model} Model */
/** @typedef {{ on: Uint8Array, claims: number[], nodeOn: Uint8Array, nodes: number, counts: Record<string, Map<string, number>>, filtered: boolean }} Selection */

const BANDS = ["90", "75", "50", "0"];

/** The values of one claim in each facet. @type {Record<string, (model: Model, claim: number) => string[]>} */
const VALUES = {
  kind: (m, c) => [m.kinds[m.kind[m.from[c]]], m.kinds[m.kind[m.to[c]]]],
  modality: (m, c) => [m.modalities[m.modality[c]]],
  polarity: (m, c) => [m.polarity[c] ? "negated" : "affirmed"],
  conflict: (m, c) => [m.conflictsOf(c).length ? "contested" : "uncontested"],
  relation: (m, c) => [m.relations[m.relation[c]].id],
  paper: (m, c) => m.claimWorks[c].map((w) => m.works[w].id),
  holder: (m, c) => [m.holder[c] < 0 ? "author" : m.holders[m.holder[c]][0] >= 0 ? m.id[m.holders[m.holder[c]][0]] : m.holders[m.holder[c]][1]],
  support: (m, c) => [String(Math.min(3, m.support(c)))],
  confidence: (m, c) => [/** @type {string} */ (BANDS.find((band) => m.confidence[c] >= Number(band)))],
  language: (m, c) => m.claimLanguages(c).map((n) => (n === 1 ? "zh" : "en")),
  year: (m, c) => m.claimWorks[c].map((w) => String(m.works[w].year || "")).filter(Boolean),
  theme: (m, c) => [themeOf(m, m.from[c]), themeOf(m, m.to[c])].filter(Boolean),
};

/** @param {Model} model @param {number} node */
export function themeOf(model, node) {
  const term = model.terms[node];
  return (term && term.theme) || "";
}

/** Facet values of all claims as small numbers, made when first asked for. @type {WeakMap<Model, Record<string, { words: string[], of: number[][] }>>} */
const tables = new WeakMap();

/** @param {Model} model @param {string} facet */
function tableOf(model, facet) {
  const made = tables.get(model) || {};
  tables.set(model, made);
  if (!made[facet]) {
    /** @type {Map<string, number>} */
    const number = new Map();
    /** @type {Map<string, number[]>} */
    const seen = new Map();
    const of = Array.from({ length: model.claims }, (_, claim) => {
      const values = VALUES[facet](model, claim), key = values.join("\u0000");
      let row = seen.get(key);
      if (!row) {
        row = [...new Set(values)].map((value) => {
          if (!number.has(value)) number.set(value, number.size);
          return /** @type {number} */ (number.get(value));
        });
        seen.set(key, row);
      }
      return row;
    });
    made[facet] = { words: [...number.keys()], of };
  }
  return made[facet];
}

/**
 * The claims that the facets and the neighbourhood leave, with how many each facet value would give.
 * @param {Model} model @param {import("./state.js").State} state @param {boolean} [counting]
 * @returns {Selection}
 */
export function select(model, state, counting) {
  const active = FACETS.filter((facet) => (state.f[facet] || []).length);
  const facets = counting ? FACETS : active;
  const chosen = facets.map((facet) => {
    const table = tableOf(model, facet);
    return { facet, table, want: active.includes(facet) ? new Set(state.f[facet].map((word) => table.words.indexOf(word))) : null, tally: new Int32Array(table.words.length) };
  });
  const inBall = ball(model, state);
  const on = new Uint8Array(model.claims), nodeOn = new Uint8Array(model.count), claims = [];
  const bare = state.cand === "off";
  for (let claim = 0; claim < model.claims; claim++) {
    const a = model.from[claim], b = model.to[claim];
    if (inBall && !(inBall[a] && inBall[b])) continue;
    if (bare && (isCandidate(model, a) || isCandidate(model, b))) continue;
    let failed = -1, fails = 0;
    for (let n = 0; n < chosen.length && fails < 2; n++) {
      const { want, table } = chosen[n];
      if (want && !table.of[claim].some((value) => want.has(value))) {
        fails++;
        failed = n;
      }
    }
    if (fails === 0) {
      on[claim] = 1;
      nodeOn[a] = nodeOn[b] = 1;
      claims.push(claim);
    }
    if (!counting || fails > 1) continue;
    for (let n = 0; n < chosen.length; n++) if (fails === 0 || failed === n) for (const value of chosen[n].table.of[claim]) chosen[n].tally[value]++;
  }
  const filtered = active.length > 0 || bare || inBall !== null;
  let nodes = 0;
  for (let n = 0; n < model.drawn; n++) nodes += nodeOn[n];
  /** @type {Record<string, Map<string, number>>} */
  const counts = {};
  if (counting) for (const { facet, table, tally } of chosen) counts[facet] = new Map(table.words.map((word, n) => [word, tally[n]]));
  return { on, claims, nodeOn, nodes, counts, filtered };
}

/** @param {Model} model @param {number} node */
export function isCandidate(model, node) {
  return model.id[node].startsWith("candidate/");
}

/** The nodes within the chosen steps of the chosen node, or null. @param {Model} model @param {import("./state.js").State} state */
function ball(model, state) {
  const start = model.nodeOf.get(state.node), hops = Number(state.hops);
  if (!hops || start === undefined) return null;
  const inside = new Uint8Array(model.count);
  inside[start] = 1;
  let front = [start];
  for (let step = 0; step < hops; step++) {
    const next = [];
    for (const node of front)
      for (const claim of model.claimsOf(node)) {
        const other = model.from[claim] === node ? model.to[claim] : model.from[claim];
        if (!inside[other]) {
          inside[other] = 1;
          next.push(other);
        }
      }
    front = next;
  }
  return inside;
}

/**
 * A shortest way between two nodes over claims of the selection, as claims, or null; well supported claims first.
 * @param {Model} model @param {Selection} chosen @param {number} from @param {number} to
 * @returns {number[] | null}
 */
export function pathBetween(model, chosen, from, to) {
  const via = new Int32Array(model.count).fill(-1), seen = new Uint8Array(model.count);
  seen[from] = 1;
  let front = [from];
  while (front.length && !seen[to]) {
    const next = [];
    for (const node of front) {
      const claims = model.claimsOf(node).filter((claim) => chosen.on[claim]);
      claims.sort((a, b) => model.support(b) - model.support(a) || model.confidence[b] - model.confidence[a]);
      for (const claim of claims) {
        const other = model.from[claim] === node ? model.to[claim] : model.from[claim];
        if (seen[other]) continue;
        seen[other] = 1;
        via[other] = claim;
        next.push(other);
      }
    }
    front = next;
  }
  if (!seen[to]) return null;
  const path = [];
  for (let node = to; node !== from; ) {
    const claim = via[node];
    path.push(claim);
    node = model.from[claim] === node ? model.to[claim] : model.from[claim];
  }
  return path.reverse();
}

/** Relations that carry influence: does the object rise or fall with the subject? @type {Record<string, number>} */
const SIGN = { promotes: 1, causes: 1, provides: 1, serves: 1, establishes: 1, funds: 1, hinders: -1, addresses: -1 };

/** @param {Model} model @param {number} claim @returns {number} 1, -1, or 0 where no influence is claimed */
export function influence(model, claim) {
  const sign = SIGN[model.relations[model.relation[claim]].id] || 0;
  return model.polarity[claim] ? 0 : sign;
}

/**
 * What leads to what from a node: a tree of at most `depth` steps, no node twice on a way.
 * @typedef {{ node: number, claims: number[], sign: number, next: Chain[] }} Chain
 * @param {Model} model @param {Selection} chosen @param {number} start @param {number} depth
 * @returns {Chain[]}
 */
export function chainsFrom(model, chosen, start, depth, way = [start]) {
  if (!depth) return [];
  /** @type {Map<number, number[]>} */
  const found = new Map();
  for (const claim of model.claimsOf(start)) {
    if (!chosen.on[claim] || model.from[claim] !== start || !influence(model, claim) || way.includes(model.to[claim])) continue;
    found.set(model.to[claim], [...(found.get(model.to[claim]) || []), claim]);
  }
  const ranked = [...found].sort((a, b) => strength(model, b[1]) - strength(model, a[1]) || a[0] - b[0]).slice(0, 12);
  // What is said to be so stands for the link before what is only wished or possible.
  for (const [, claims] of ranked) claims.sort((a, b) => model.modality[a] - model.modality[b] || model.support(b) - model.support(a) || a - b);
  return ranked.map(([node, claims]) => ({ node, claims, sign: influence(model, claims[0]), next: chainsFrom(model, chosen, node, depth - 1, [...way, node]) }));
}

/** @param {Model} model @param {number[]} claims */
export function strength(model, claims) {
  return claims.reduce((sum, claim) => sum + model.support(claim) + model.confidence[claim] / 1000, 0);
}
