/** SPARQL's words: what is what in a query's text, which prefixes it needs, what kind of answer it gives. */

const KEYWORDS = new Set(`add all as asc ask avg base bind bound by clear coalesce concat construct contains copy count create datatype default delete
  desc describe distinct drop exists filter from graph group group_concat having if in insert into isblank isiri isliteral isnumeric lang langmatches
  lcase limit load max min minus move named not now offset optional order prefix reduced regex replace round sample select separator service silent
  str strafter strbefore strdt strends strlang strlen strstarts substr sum true false ucase undef union using values where with year`.split(/\s+/));
const TOKEN = new RegExp([
  "(?<comment>#[^\\n]*)", "(?<iri><[^\\s<>\"{}|^`\\\\]*>)", "(?<string>\"\"\"[^]*?\"\"\"|'''[^]*?'''|\"(?:[^\"\\\\\\n]|\\\\.)*\"|'(?:[^'\\\\\\n]|\\\\.)*')",
  "(?<lang>@[a-zA-Z]+(?:-[a-zA-Z0-9]+)*)", "(?<variable>[?$][\\p{L}\\p{N}_]+)", "(?<name>[\\p{L}][\\p{L}\\p{N}_-]*:[\\p{L}\\p{N}_.\\-%:]*[\\p{L}\\p{N}_\\-%]|[\\p{L}][\\p{L}\\p{N}_-]*:)",
  "(?<number>[+-]?\\d+(?:\\.\\d+)?)", "(?<word>[\\p{L}_][\\p{L}\\p{N}_]*)",
].join("|"), "gu");

/** @typedef {{ kind: string, text: string, start: number }} Token */

/** The tokens of a query; what stands between them is no token. @param {string} text @returns {Token[]} */
export function tokens(text) {
  return [...text.matchAll(TOKEN)].map((found) => {
    let [kind] = Object.entries(found.groups || {}).find(([, value]) => value !== undefined) || [""];
    if (kind === "word") kind = KEYWORDS.has(found[0].toLowerCase()) || found[0] === "a" ? "keyword" : "plain";
    return { kind, text: found[0], start: /** @type {number} */ (found.index) };
  });
}

/** `graph` for CONSTRUCT and DESCRIBE, `table` for all else. @param {string} text */
export function formOf(text) {
  const first = tokens(text).find((token) => token.kind === "keyword" && /^(select|ask|construct|describe)$/i.test(token.text));
  return first && /^(construct|describe)$/i.test(first.text) ? "graph" : "table";
}

/**
 * The declarations that a query needs and does not make itself, on one line, so that lines keep their numbers.
 * @param {string} text @param {Record<string, string>} prefixes
 */
export function declarations(text, prefixes) {
  const found = tokens(text), own = new Set(), used = new Set();
  found.forEach((token, n) => {
    if (token.kind !== "name") return;
    const prefix = token.text.slice(0, token.text.indexOf(":"));
    (n && /^prefix$/i.test(found[n - 1].text) ? own : used).add(prefix);
  });
  return [...used].filter((prefix) => !own.has(prefix) && prefixes[prefix]).sort().map((prefix) => `PREFIX ${prefix}: <${prefixes[prefix]}>`);
}

/** An IRI by its prefix where there is one. @param {string} iri @param {Record<string, string>} prefixes */
export function shorten(iri, prefixes) {
  let best = "";
  for (const [prefix, space] of Object.entries(prefixes)) if (iri.startsWith(space) && space.length > (prefixes[best] || "").length) best = prefix;
  return best ? `${best}:${iri.slice(prefixes[best].length)}` : iri;
}
