/** An answer as a table, and as a file. */

import { button, fill, h } from "./../dom.js";
import { shorten } from "./syntax.js";
import { say } from "./say.js";

/**
 * @typedef {{ type: string, value: string, "xml:lang"?: string, datatype?: string }} Value
 * @typedef {{ base: string, prefixes: Record<string, string>, shown: Set<string> }} Space shown: the nodes that the explorer has
 * @typedef {{ names: string[], rows: (Value | undefined)[][] }} Table
 */

const STEP = 500;
const NUMERIC = /#(?:integer|decimal|double|float|int|long|nonNegativeInteger|gYear)$/;
const FORMULA = /^[=+\-@\t\r]/;

/** SPARQL JSON as names and rows; an ASK is a table of one cell. @param {string} json @returns {Table} */
export function tableOf(json) {
  const found = JSON.parse(json);
  if ("boolean" in found) return { names: ["answer"], rows: [[{ type: "literal", value: String(found.boolean) }]] };
  const names = found.head.vars;
  return { names, rows: found.results.bindings.map((/** @type {any} */ row) => names.map((/** @type {string} */ name) => row[name])) };
}

/**
 * The table in pieces, the rest on request.
 * @param {HTMLElement} place @param {Table} table @param {Space} space
 */
export function showTable(place, table, space) {
  const body = h("tbody");
  const more = button("plain more", "", () => grow());
  let shown = 0;
  const grow = () => {
    body.append(...table.rows.slice(shown, shown + STEP).map((row) => h("tr", null, row.map((value) => cell(value, space)))));
    shown = Math.min(shown + STEP, table.rows.length);
    more.hidden = shown >= table.rows.length;
    more.textContent = say("more", String(table.rows.length - shown));
  };
  grow();
  fill(place,
    h("table", { class: "claims-table" },
      h("caption", { class: "vh", text: say("answer") }),
      h("thead", null, h("tr", null, table.names.map((name) => h("th", { scope: "col", text: name })))), body),
    more);
}

/** @param {Value | undefined} value @param {Space} space */
function cell(value, space) {
  if (!value) return h("td");
  if (value.type === "uri") return h("td", null, h("a", { href: addressOf(value.value, space), title: value.value, text: shorten(value.value, space.prefixes) }));
  const number = NUMERIC.test(value.datatype || "");
  return h("td", { class: number ? "number" : value.value.length > 80 ? "said" : null, lang: value["xml:lang"] || null, text: value.value });
}

/**
 * Where an IRI can be looked at: claims, nodes and files in the explorer, others of ours by DESCRIBE here, the rest on the web.
 * @param {string} iri @param {Space} space
 */
export function addressOf(iri, space) {
  if (!iri.startsWith(space.base)) return iri;
  const path = decoded(iri.slice(space.base.length + 3)), kind = path.slice(0, path.indexOf("/")), rest = path.slice(kind.length + 1);
  const link = (/** @type {string} */ key, /** @type {string} */ value) => `graph.html#${key}=${encodeURIComponent(value).replace(/%2F/g, "/")}`;
  if (kind === "claim") return link("claim", rest);
  if (kind === "evidence") return link("claim", rest.slice(0, rest.indexOf("-")));
  if (kind === "source") return link("paper", rest.replace(/#.*$/, ""));
  if (space.shown.has(iri)) return link("node", path);
  return `#${new URLSearchParams({ q: `DESCRIBE <${iri}>` })}`;
}

/** @param {string} path */
function decoded(path) {
  try { return decodeURIComponent(path); } catch { return path; }
}

/** The table as CSV; what a spreadsheet would run as a formula gets an apostrophe before it. @param {Table} table */
export function csvOf(table) {
  const field = (/** @type {string} */ text) => {
    const safe = FORMULA.test(text) && !/^[+-]?\d+(\.\d+)?$/.test(text) ? `'${text}` : text;
    return /[",\r\n]/.test(safe) ? `"${safe.replace(/"/g, '""')}"` : safe;
  };
  return [table.names, ...table.rows.map((row) => row.map((value) => (value ? value.value : "")))].map((row) => row.map(field).join(",")).join("\r\n") + "\r\n";
}
