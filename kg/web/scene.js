/** What there is to draw: nodes by weight, lines between them, regions. Nothing here knows the screen. */

import { nameOf } from "./words.js";
import { isCandidate } from "./select.js";

/** @typedef {import("./data.js").Model} Model */
/** @typedef {import("./select.js").Selection} Selection */
/** @typedef {{ a: number, b: number, relation: number, polarity: number, modality: number, claims: number[], weight: number, bend: number, conflict: boolean }} Line */
/** @typedef {{ key: number, hull: number[], x: number, y: number, top: number, size: number, nodes: number[], shown: number }} Region */
/** @typedef {{ x: ArrayLike<number>, y: ArrayLike<number>, order: number[], radius: Float32Array, lines: Line[], linesOf: Map<number, number[]>, regions: Region[], bundles: { a: Region, b: Region, weight: number }[], box: number[] }} Scene */

/**
 * @param {Model} model @param {Selection} chosen @param {number} centre the node in the middle of a neighbourhood, or -1
 * @returns {Scene}
 */
export function makeScene(model, chosen, centre) {
  const degree = new Float64Array(model.count);
  for (const claim of chosen.claims) {
    degree[model.from[claim]] += model.support(claim);
    degree[model.to[claim]] += model.support(claim);
  }
  const order = [];
  for (let n = 0; n < model.drawn; n++) if (chosen.nodeOn[n]) order.push(n);
  const rank = (/** @type {number} */ n) => degree[n] + model.nodeWorks[n].length * 2 - (isCandidate(model, n) ? 3 : 0);
  const ranks = Float64Array.from({ length: model.drawn }, (_, n) => rank(n));
  order.sort((a, b) => ranks[b] - ranks[a] || a - b);
  const large = order.length < 60 ? 1.7 : order.length < 160 ? 1.3 : 1; // few nodes on a wide map should still be seen
  const radius = Float32Array.from({ length: model.drawn }, (_, n) => Math.min(26, large * (5 + 2.4 * Math.sqrt(degree[n]))));
  const lines = makeLines(model, chosen);
  const linesOf = new Map();
  lines.forEach((line, n) => {
    for (const end of line.a === line.b ? [line.a] : [line.a, line.b]) {
      if (!linesOf.has(end)) linesOf.set(end, []);
      linesOf.get(end).push(n);
    }
  });
  const places = centre >= 0 && chosen.nodeOn[centre] ? ringsAround(model, chosen, centre, ranks) : { x: model.x, y: model.y };
  const regions = places.x === model.x ? makeRegions(model, order) : [];
  return { ...places, order, radius, lines, linesOf, regions, bundles: makeBundles(model, lines, regions), box: boxOf(places, order) };
}

/**
 * Places for a neighbourhood: rings by steps from the middle, each node on the side where its neighbour further in is.
 * @param {Model} model @param {Selection} chosen @param {number} centre @param {Float64Array} ranks
 */
function ringsAround(model, chosen, centre, ranks) {
  const x = Float64Array.from(model.x), y = Float64Array.from(model.y), angle = new Float64Array(model.count), seen = new Uint8Array(model.count);
  seen[centre] = 1;
  x[centre] = y[centre] = 0;
  let front = [centre], reach = 0;
  while (front.length) {
    /** @type {{ node: number, towards: number }[]} */
    const next = [];
    for (const node of front)
      for (const claim of model.claimsOf(node)) {
        const other = model.from[claim] === node ? model.to[claim] : model.from[claim];
        if (!chosen.on[claim] || seen[other] || other >= model.drawn) continue;
        seen[other] = 1;
        next.push({ node: other, towards: node === centre ? Math.atan2(model.y[other] - model.y[centre], model.x[other] - model.x[centre]) : angle[node] });
      }
    next.sort((a, b) => a.towards - b.towards || a.node - b.node);
    const layers = Math.max(1, Math.ceil(Math.sqrt(next.length / 22)));
    next.forEach(({ node }, n) => {
      const far = reach + 190 + (n % layers) * 95;
      angle[node] = -Math.PI + (2 * Math.PI * (n + 0.5)) / next.length;
      x[node] = far * 1.2 * Math.cos(angle[node]);
      y[node] = far * Math.sin(angle[node]);
    });
    reach += 190 + (layers - 1) * 95;
    front = next.map(({ node }) => node).sort((a, b) => ranks[b] - ranks[a]);
  }
  return { x, y };
}

/** One line for each subject, relation, object, polarity and modality; lines of one pair lie apart. @param {Model} model @param {Selection} chosen @returns {Line[]} */
function makeLines(model, chosen) {
  /** @type {Map<number, Line>} */
  const found = new Map();
  const relations = model.relations.length || 1;
  for (const claim of chosen.claims) {
    const a = model.from[claim], b = model.to[claim];
    const key = ((a * model.count + b) * relations + model.relation[claim]) * 8 + model.polarity[claim] * 4 + model.modality[claim];
    const line = found.get(key);
    const weight = 2 * model.support(claim) + 0.2 * model.evidenceCount[claim];
    if (line) {
      line.claims.push(claim);
      line.weight += weight;
    } else found.set(key, { a, b, relation: model.relation[claim], polarity: model.polarity[claim], modality: model.modality[claim], claims: [claim], weight, bend: 0, conflict: false });
  }
  const lines = [...found.values()];
  for (const line of lines) line.conflict = line.claims.some((claim) => model.conflictsOf(claim).length > 0);
  spread(model, lines);
  return lines.sort((p, q) => q.weight - p.weight || p.a - q.a || p.b - q.b || p.relation - q.relation);
}

/** @param {Model} model @param {Line[]} lines */
function spread(model, lines) {
  /** @type {Map<number, Line[]>} */
  const pairs = new Map();
  for (const line of lines) {
    const key = Math.min(line.a, line.b) * model.count + Math.max(line.a, line.b);
    const group = pairs.get(key);
    if (group) group.push(line);
    else pairs.set(key, [line]);
  }
  for (const group of pairs.values())
    group.forEach((line, n) => {
      const slot = group.length === 1 ? 0.35 : n - (group.length - 1) / 2;
      line.bend = line.a <= line.b ? slot : -slot;
    });
}

/** @param {Model} model @param {number[]} order @returns {Region[]} */
function makeRegions(model, order) {
  /** @type {Map<number, number[]>} */
  const members = new Map();
  for (let n = 0; n < model.drawn; n++) {
    if (!model.claimsOf(n).length) continue;
    const key = model.community[n];
    const list = members.get(key);
    if (list) list.push(n);
    else members.set(key, [n]);
  }
  /** @type {Map<number, number[]>} */
  const shown = new Map();
  for (const n of order) {
    const list = shown.get(model.community[n]);
    if (list) list.push(n);
    else shown.set(model.community[n], [n]);
  }
  const regions = [];
  for (const [key, nodes] of members) {
    const seen = shown.get(key) || [];
    if (nodes.length < 4 || !seen.length) continue;
    const hull = hullOf(nodes.map((n) => [model.x[n], model.y[n]]));
    const xs = hull.filter((_, n) => n % 2 === 0), ys = hull.filter((_, n) => n % 2 === 1);
    regions.push({ key, hull, x: (Math.min(...xs) + Math.max(...xs)) / 2, y: (Math.min(...ys) + Math.max(...ys)) / 2, top: Math.min(...ys), size: Math.max(...xs) - Math.min(...xs), nodes: seen, shown: seen.length });
  }
  return regions.sort((a, b) => b.shown - a.shown || a.key - b.key);
}

/** The names that stand for a region. @param {Model} model @param {Region} region @param {number} count */
export function regionName(model, region, count) {
  const known = region.nodes.filter((n) => !isCandidate(model, n) && nameOf(model, n, true).length < 40);
  return (known.length ? known : region.nodes).slice(0, count).map((n) => nameOf(model, n, true).slice(0, 40)).join(" · ");
}

/** @param {Model} model @param {Line[]} lines @param {Region[]} regions */
function makeBundles(model, lines, regions) {
  const home = new Map(regions.map((region) => [region.key, region]));
  /** @type {Map<string, { a: Region, b: Region, weight: number }>} */
  const found = new Map();
  for (const line of lines) {
    const a = home.get(Math.min(model.community[line.a], model.community[line.b])), b = home.get(Math.max(model.community[line.a], model.community[line.b]));
    if (!a || !b || a === b) continue;
    const key = `${a.key} ${b.key}`, bundle = found.get(key);
    if (bundle) bundle.weight += line.weight;
    else found.set(key, { a, b, weight: line.weight });
  }
  return [...found.values()].sort((p, q) => q.weight - p.weight).slice(0, 80);
}

/** Convex hull, as x, y in turn. @param {number[][]} points @returns {number[]} */
function hullOf(points) {
  const sorted = points.slice().sort((p, q) => p[0] - q[0] || p[1] - q[1]);
  const half = (/** @type {number[][]} */ list) => {
    /** @type {number[][]} */
    const kept = [];
    for (const p of list) {
      while (kept.length > 1 && cross(kept[kept.length - 2], kept[kept.length - 1], p) <= 0) kept.pop();
      kept.push(p);
    }
    kept.pop();
    return kept;
  };
  return [...half(sorted), ...half(sorted.reverse())].flat();
}

/** @param {number[]} o @param {number[]} a @param {number[]} b */
function cross(o, a, b) {
  return (a[0] - o[0]) * (b[1] - o[1]) - (a[1] - o[1]) * (b[0] - o[0]);
}

/** @param {{ x: ArrayLike<number>, y: ArrayLike<number> }} places @param {number[]} nodes @returns {number[]} left, top, right, bottom */
function boxOf({ x, y }, nodes) {
  let left = Infinity, top = Infinity, right = -Infinity, bottom = -Infinity;
  for (const n of nodes) {
    left = Math.min(left, x[n]);
    right = Math.max(right, x[n]);
    top = Math.min(top, y[n]);
    bottom = Math.max(bottom, y[n]);
  }
  return left > right ? [-100, -100, 100, 100] : [left - 46, top - 46, right + 46, bottom + 46];
}
