/** The page's data, decoded: columns stay columns, and what is looked up often has an index. */

/**
 * @typedef {{
 *   raw: any, title: Record<string, string>, kinds: string[], modalities: string[], works: any[], docs: any[], relations: any[],
 *   count: number, drawn: number, id: string[], kind: number[], x: number[], y: number[], degree: number[], community: number[],
 *   en: (string|number)[], zh: (string|number)[], nodeWorks: number[][], terms: Record<string, any>,
 *   claims: number, claimId: string[], from: number[], to: number[], relation: number[], polarity: number[], modality: number[],
 *   holder: number[], confidence: number[], claimWorks: number[][], evidenceCount: number[], firstEvidence: Int32Array,
 *   evidence: any[][], holders: [number, string][], rules: string[], conflicts: any[][], gaps: number[][], pinyin: Record<string, string>, traditional: Record<string, string>,
 *   nodeOf: Map<string, number>, claimOf: Map<string, number>, docOf: Map<string, number>,
 *   claimsOf: (node: number) => number[], conflictsOf: (claim: number) => any[][], narrower: (node: number) => number[],
 *   support: (claim: number) => number, claimLanguages: (claim: number) => number[], claimsAt: (doc: number) => Map<number, number[]>
 * }} Model
 */

/**
 * @param {any} raw the payload, see kg/export/payload.py
 * @returns {Model}
 */
export function decode(raw) {
  const { nodes, claims } = raw;
  const firstEvidence = new Int32Array(claims.count.length + 1);
  for (let n = 0; n < claims.count.length; n++) firstEvidence[n + 1] = firstEvidence[n] + claims.count[n];
  const byNode = lazy(() => adjacency(nodes.id.length, claims.from, claims.to));
  const byClaim = lazy(() => gather(raw.conflicts, (row) => [row[0], row[1]]));
  const children = lazy(() => gather(Object.entries(raw.terms), ([, term]) => /** @type {any} */ (term).broader || []));
  /** @type {Map<number, number[]>[]} */
  const spoken = [];
  return {
    raw, title: raw.title, kinds: raw.kinds, modalities: raw.modalities, works: raw.works, docs: raw.docs, relations: raw.relations,
    count: nodes.id.length, drawn: raw.drawn, id: nodes.id, kind: nodes.kind, x: nodes.x, y: nodes.y, degree: nodes.degree,
    community: nodes.community, en: nodes.en, zh: nodes.zh, nodeWorks: nodes.works, terms: raw.terms,
    claims: claims.id.length, claimId: claims.id, from: claims.from, to: claims.to, relation: claims.relation,
    polarity: claims.polarity, modality: claims.modality, holder: claims.holder, confidence: claims.confidence,
    claimWorks: claims.works, evidenceCount: claims.count, firstEvidence, evidence: raw.evidence, holders: raw.holders,
    rules: raw.rules, conflicts: raw.conflicts, gaps: raw.gaps, pinyin: raw.pinyin, traditional: raw.traditional,
    nodeOf: new Map(nodes.id.map((/** @type {string} */ id, /** @type {number} */ n) => [id, n])),
    claimOf: new Map(claims.id.map((/** @type {string} */ id, /** @type {number} */ n) => [id, n])),
    docOf: new Map(raw.docs.map((/** @type {any} */ doc, /** @type {number} */ n) => [doc.id, n])),
    claimsOf: (node) => byNode()[node] || [],
    conflictsOf: (claim) => byClaim().get(claim) || [],
    narrower: (node) => (children().get(node) || []).map((/** @type {any} */ row) => Number(row[0])),
    support: (claim) => Math.max(1, claims.works[claim].length),
    claimLanguages: (claim) => languagesOf(raw, firstEvidence, claim),
    claimsAt: (doc) => (spoken[doc] = spoken[doc] || claimsBySentence(raw, claims.count, doc)),
  };
}

/** @template T @param {() => T} make @returns {() => T} */
function lazy(make) {
  /** @type {T | undefined} */
  let value;
  return () => (value === undefined ? (value = make()) : value);
}

/**
 * @param {number} count @param {number[]} from @param {number[]} to
 * @returns {number[][]} node → its claims
 */
function adjacency(count, from, to) {
  /** @type {number[][]} */
  const found = Array.from({ length: count }, () => []);
  for (let n = 0; n < from.length; n++) {
    found[from[n]].push(n);
    if (to[n] !== from[n]) found[to[n]].push(n);
  }
  return found;
}

/**
 * @param {any[]} rows @param {(row: any) => number[]} keys
 * @returns {Map<number, any[]>}
 */
function gather(rows, keys) {
  const found = new Map();
  for (const row of rows)
    for (const key of keys(row)) {
      if (!found.has(key)) found.set(key, []);
      found.get(key).push(row);
    }
  return found;
}

/** @param {any} raw @param {Int32Array} first @param {number} claim @returns {number[]} */
function languagesOf(raw, first, claim) {
  /** @type {number[]} */
  const found = [];
  for (let n = first[claim]; n < first[claim + 1]; n++) {
    const [doc, sentence] = raw.evidence[n];
    const lang = raw.docs[doc].sentences[5 * sentence + 4];
    if (!found.includes(lang)) found.push(lang);
  }
  return found.sort();
}

/** @param {any} raw @param {number[]} counts @param {number} doc @returns {Map<number, number[]>} sentence → claims */
function claimsBySentence(raw, counts, doc) {
  const found = new Map();
  let at = 0;
  for (let claim = 0; claim < counts.length; claim++)
    for (let n = 0; n < counts[claim]; n++, at++) {
      const row = raw.evidence[at];
      if (row[0] !== doc) continue;
      const list = found.get(row[1]) || [];
      if (!list.includes(claim)) list.push(claim);
      found.set(row[1], list);
    }
  return found;
}

/**
 * One sentence of a document.
 * @param {any} doc @param {number} n
 */
export function sentenceAt(doc, n) {
  const [start, length, section, paragraph, lang] = doc.sentences.slice(5 * n, 5 * n + 5);
  return { start, end: start + length, section: /** @type {string} */ (doc.sections[section] || ""), paragraph, lang };
}

/**
 * The sentences of one paragraph, as numbers.
 * @param {any} doc @param {number} n a sentence in it
 */
export function paragraphOf(doc, n) {
  const key = doc.sentences[5 * n + 3];
  const found = [];
  for (let k = 0; 5 * k < doc.sentences.length; k++) if (doc.sentences[5 * k + 3] === key && doc.sentences[5 * k + 1]) found.push(k);
  return found;
}

/**
 * What a sentence says, line breaks as blanks.
 * @param {any} doc @param {number} n
 */
export function quoteOf(doc, n) {
  const cuts = doc.cuts && doc.cuts[n];
  const { start, end, lang } = sentenceAt(doc, n);
  if (!cuts) return flat(doc.text.slice(start, end), lang);
  const parts = [];
  for (let k = 0; k < cuts.length; k += 2) parts.push(doc.text.slice(cuts[k], cuts[k] + cuts[k + 1]));
  return flat(parts.join(lang === 1 ? "" : " "), lang);
}

/** @param {string} text @param {number} lang */
export function flat(text, lang) {
  return lang === 1 ? text.replace(/\s*\n\s*/g, "").trim() : text.replace(/\s+/g, " ").trim();
}
