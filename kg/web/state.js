/** The state of the page and its address: whatever a reader sees can be sent as a link. */

export const VIEWS = ["network", "matrix", "hierarchy", "agreement", "chains", "table"];
export const FACETS = ["kind", "modality", "polarity", "conflict", "relation", "paper", "holder", "support", "confidence", "language", "year", "theme"];

/**
 * @typedef {{ view: string, lang: string, both: string, look: string, node: string, claim: string, pair: string, with: string,
 *   paper: string, at: string, hops: string, from: string, to: string, sort: string, cand: string, cam: string, rel: string, q: string,
 *   f: Record<string, string[]> }} State
 */

const PLAIN = ["view", "lang", "both", "look", "node", "claim", "pair", "with", "paper", "at", "hops", "from", "to", "sort", "cand", "cam", "rel", "q"];
/** What a step of the reader changes gets an entry of its own in the history; the rest replaces the last. */
const STEPS = ["view", "node", "claim", "pair", "with", "paper", "at", "hops", "from", "to"];

/** @returns {State} */
export function blank() {
  return { view: "network", lang: "", both: "", look: "", node: "", claim: "", pair: "", with: "", paper: "", at: "", hops: "", from: "", to: "", sort: "", cand: "", cam: "", rel: "", q: "", f: {} };
}

/** @param {string} hash @returns {State} */
export function parse(hash) {
  const state = blank();
  const found = new URLSearchParams(hash.replace(/^#/, ""));
  for (const key of PLAIN) if (found.get(key)) /** @type {any} */ (state)[key] = found.get(key);
  for (const facet of FACETS) if (found.has(`f.${facet}`)) state.f[facet] = [...new Set(found.getAll(`f.${facet}`))];
  if (!VIEWS.includes(state.view)) state.view = "network";
  return state;
}

/** @param {State} state @returns {string} without the `#` */
export function format(state) {
  const made = new URLSearchParams();
  for (const key of PLAIN) {
    const value = /** @type {any} */ (state)[key];
    if (value && !(key === "view" && value === "network")) made.append(key, value);
  }
  for (const facet of FACETS) for (const value of state.f[facet] || []) made.append(`f.${facet}`, value);
  return made.toString().replace(/%2F/g, "/");
}

/** Whether going from one state to another is a step to come back from. @param {State} a @param {State} b */
export function isStep(a, b) {
  return STEPS.some((key) => /** @type {any} */ (a)[key] !== /** @type {any} */ (b)[key]) || JSON.stringify(a.f) !== JSON.stringify(b.f);
}
