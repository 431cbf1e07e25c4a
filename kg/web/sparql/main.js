/** The page: questions at the side, the query, its parameters, the answer. */

import { button, download, fill, h } from "./../dom.js";
import { csvOf, showTable, tableOf } from "./answer.js";
import { Editor } from "./editor.js";
import { readNamed, valuesOf, withValue } from "./named.js";
import { say, speak } from "./say.js";
import { Data, element } from "./store.js";
import { declarations, formOf, shorten, tokens } from "./syntax.js";

const given = { ...JSON.parse(element("data")), shown: new Set() };
/** @type {import("./named.js").Named[]} */
const named = given.queries.map((/** @type {[string, string]} */ [name, text]) => readNamed(name, text));
const FIRST = "SELECT ?subject ?relation ?object ?confidence WHERE {\n  ?claim a kgv:Claim ; rdf:subject ?subject ; rdf:predicate ?relation ; rdf:object ?object ;\n    kgv:confidence ?confidence .\n}\nORDER BY DESC(?confidence)\nLIMIT 20\n";
const EVERYTHING = `SELECT DISTINCT ?s ?l WHERE { ?s skos:prefLabel ?l }`;
const MAPPED = `SELECT ?s WHERE { ?s kgv:degree ?n }`;
const SPOKEN = `SELECT DISTINCT ?s WHERE { { ?x ?s ?y } UNION { ?x a ?s } }`;

let state = readAddress();
const data = new Data();
/** @type {{ short: string, labels: Record<string, string> }[]} */
let known = [];
/** @type {import("./answer.js").Table | null} */
let table = null;
let turtle = "";
let busy = false;

const editor = new Editor(suggest, () => run(), () => { drawParameters(); writeAddress(); });
const status = h("p", { class: "status", role: "status", id: "status" });
const answer = h("div", { class: "answer", tabindex: "0", role: "region" });
const parameters = h("div", { class: "parameters" });
const about = h("div", { class: "about" });
const list = h("ul", { class: "questions" });
const finder = /** @type {HTMLInputElement} */ (h("input", { type: "search", class: "find", on: { input: drawList } }));
const actions = h("div", { class: "actions" });
const root = h("div", { id: "page" });
const words = h("datalist", { id: "known-node" });
/** @type {Record<string, HTMLElement>} */
const lists = { node: words };

start();

async function start() {
  speak(state.lang);
  document.body.prepend(root);
  editor.text = state.text || textOf(find(state.name));
  draw();
  status.textContent = say("loading");
  try {
    await opened();
    document.body.dataset.ready = "yes";
    if (state.name || state.text) await run();
  } catch (error) {
    status.textContent = say("failed", String(error));
  }
}

window.addEventListener("hashchange", () => {
  state = { ...readAddress(), lang: new URLSearchParams(location.hash.slice(1)).has("lang") ? readAddress().lang : state.lang };
  speak(state.lang);
  editor.text = state.text || textOf(find(state.name));
  draw();
  run();
});

async function opened() {
  const size = await data.open();
  status.textContent = say("ready", size.toLocaleString(state.lang));
  if (!known.length) await learn();
}

/** What can be completed: everything with a label, and every property and class. */
async function learn() {
  const found = new Map();
  for (const text of [SPOKEN, EVERYTHING]) {
    const { rows } = tableOf((await data.ask(complete(text), "table")).text);
    for (const [node, label] of rows) {
      if (!node || node.type !== "uri") continue;
      const short = shorten(node.value, given.prefixes), labels = found.get(short) || {};
      if (label) labels[label["xml:lang"] || ""] ??= label.value;
      if (short !== node.value) found.set(short, labels);
    }
  }
  for (const [node] of tableOf((await data.ask(complete(MAPPED), "table")).text).rows) if (node) given.shown.add(node.value);
  known = [...found].map(([short, labels]) => ({ short, labels })).sort((a, b) => (a.short < b.short ? -1 : 1));
  drawLists();
}

function draw() {
  document.documentElement.lang = state.lang;
  document.title = `${say("ask")} · ${titleText()}`;
  finder.placeholder = say("find");
  finder.setAttribute("aria-label", say("find"));
  answer.setAttribute("aria-label", say("answer"));
  editor.area.setAttribute("aria-label", say("editor"));
  fill(root,
    h("header", { class: "top" },
      h("h1", { class: "brand", text: titleText() }), h("p", { class: "quiet", text: say("ask") }),
      h("nav", { class: "links" }, h("a", { href: `graph.html#lang=${state.lang}`, text: say("explorer") }),
        button("plain", say("language"), speakOther, { lang: state.lang === "zh" ? "en" : "zh" }))),
    h("main", { class: "asking" },
      h("section", { class: "side", "aria-labelledby": "questions-title" }, h("h2", { id: "questions-title", text: say("questions") }), finder, list),
      h("section", { class: "work" }, about, parameters, editor.element, h("p", { class: "quiet small", id: "editor-keys", text: say("keys") }), actions, status, answer)),
    ...Object.values(lists));
  drawList();
  drawParameters();
  drawActions();
  drawLists();
  if (table) showTable(answer, table, given);
}

function titleText() {
  return given.title[state.lang] || given.title.en || Object.values(given.title)[0] || "kg";
}

function drawList() {
  const wanted = finder.value.toLowerCase().split(/\s+/).filter(Boolean);
  const fits = named.filter((one) => wanted.every((word) => `${one.name} ${one.title.en} ${one.title.zh} ${one.description.en} ${one.description.zh}`.toLowerCase().includes(word)));
  fill(list, fits.map((one) => h("li", null, button("question", one.title[state.lang], () => choose(one), { "aria-current": one.name === state.name ? "true" : null, data: { name: one.name } }))),
    fits.length ? null : h("li", { class: "quiet", text: say("none") }));
}

/** @param {import("./named.js").Named} one */
function choose(one) {
  state.name = one.name;
  editor.text = textOf(one);
  state.text = "";
  writeAddress();
  drawList();
  drawParameters();
  run();
}

/** A named query's text in the page's language. @param {import("./named.js").Named | undefined} one */
function textOf(one) {
  if (!one) return FIRST;
  const own = one.parameters.find((p) => p.name === "lang" && !p.open);
  return own ? withValue(one.text, "lang", `"${state.lang}"`) : one.text;
}

/** Another language: a named query that nobody has touched follows. */
function speakOther() {
  const one = find(state.name), untouched = one && editor.text === textOf(one);
  state.lang = state.lang === "zh" ? "en" : "zh";
  speak(state.lang);
  if (untouched) editor.text = textOf(one);
  writeAddress();
  draw();
  if (untouched) run();
}

/** @param {string} name */
function find(name) {
  return named.find((one) => one.name === name);
}

function drawParameters() {
  const one = find(state.name), now = valuesOf(editor.text);
  fill(about, one ? [h("h2", { text: one.title[state.lang] }), h("p", { text: one.description[state.lang] })] : null);
  const shown = one ? one.parameters.filter((p) => now.has(p.name)) : [];
  if (shown.map((p) => p.name).join() === [...parameters.querySelectorAll("input")].map((i) => i.name).join() && parameters.dataset.key === `${state.name} ${state.lang}`) return;
  parameters.dataset.key = `${state.name} ${state.lang}`;
  fill(parameters, shown.map((p) => {
    const at = now.get(p.name);
    return h("label", null, h("span", { text: state.lang === "zh" ? p.zh : p.en }), h("input", {
      name: p.name, list: `known-${p.kind}`, placeholder: say("any"), spellcheck: "false", value: at && !at.open ? plainValue(at.value) : "",
      on: { change: (/** @type {Event} */ event) => setParameter(p, /** @type {HTMLInputElement} */ (event.target).value.trim()) },
    }));
  }));
}

/** A value as a reader writes it. @param {string} value */
function plainValue(value) {
  return value.replace(/^"(.*)"$/, "$1");
}

/** @param {import("./named.js").Parameter} p @param {string} typed */
function setParameter(p, typed) {
  const quoted = JSON.stringify(typed);
  const value = !typed ? "" : p.kind === "number" ? (/^-?\d+(\.\d+)?$/.test(typed) ? typed : p.value) : p.kind === "lang" || p.kind === "text" ? quoted : nodeFor(typed) || p.value;
  editor.text = withValue(editor.text, p.name, value);
  writeAddress();
  run();
}

/** A node by its short name or by a label in any language. @param {string} typed */
function nodeFor(typed) {
  const wanted = typed.toLowerCase();
  const found = known.find((one) => one.short === typed) || known.find((one) => Object.values(one.labels).some((label) => label.toLowerCase() === wanted));
  if (!found) return "";
  const [prefix] = found.short.split(":"), rest = found.short.slice(prefix.length + 1);
  return /^[\p{L}\p{N}_-]+$/u.test(rest) ? found.short : `<${given.prefixes[prefix]}${rest}>`;
}

function drawLists() {
  /** @type {Record<string, RegExp>} */
  const kinds = { node: /^(concept|actor|place|instrument|case|candidate|quantity):/, work: /^work:/, relation: /^relation:/, claim: /^claim:/ };
  for (const [kind, fits] of Object.entries(kinds)) {
    lists[kind] ??= h("datalist", { id: `known-${kind}` });
    fill(lists[kind], known.filter((one) => fits.test(one.short) && kind !== "claim").map((one) => h("option", { value: one.short, label: Object.values(one.labels).join(" · ") })));
    if (!lists[kind].isConnected) root.append(lists[kind]);
  }
  lists.lang ??= h("datalist", { id: "known-lang" }, h("option", { value: "en" }), h("option", { value: "zh" }));
  if (!lists.lang.isConnected) root.append(lists.lang);
}

function drawActions() {
  const save = table ? button("plain", say("csv"), () => { if (table) giveFile("csv", "text/csv", csvOf(table)); }, { id: "save" })
    : turtle ? button("plain", say("turtle"), () => giveFile("ttl", "text/turtle", turtle), { id: "save" }) : null;
  fill(actions,
    busy ? button("run", say("stop"), stop, { id: "stop" }) : button("run", say("run"), () => run(), { id: "run" }),
    save, button("plain", say("copy"), copy));
}

/** @param {string} ending @param {string} type @param {string} text */
function giveFile(ending, type, text) {
  // The mark lets spreadsheets see that CSV is UTF-8.
  download(`${state.name || "answer"}.${ending}`, new Blob([ending === "csv" ? "\ufeff" : "", text], { type }));
}

async function run() {
  if (busy || !document.body.dataset.ready) return;
  set(true, say("running"));
  try {
    const found = await data.ask(complete(editor.text), formOf(editor.text));
    table = found.form === "table" ? tableOf(found.text) : null;
    turtle = found.form === "graph" ? found.text : "";
    if (table && table.rows.length) showTable(answer, table, given);
    else fill(answer, table ? null : h("pre", { class: "turtle", text: turtle.length > 200_000 ? `${turtle.slice(0, 200_000)}…` : turtle }));
    const took = String(Math.round(found.took));
    set(false, !table ? say("graph", took) : table.rows.length ? say("rows", String(table.rows.length), took) : say("nothing"));
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    if (message === "stopped") return;
    const at = fault(message);
    [table, turtle] = [null, ""];
    fill(answer); // an older answer below a fault would pass for this query's
    set(false, at ? say("fault", String(at.line), String(at.column), at.text) : message, true);
    if (at) editor.go(at.line, at.column);
  }
}

/** Where the engine found fault, counted in the editor, and what it says or expected there, without its sets of letters. @param {string} message */
function fault(message) {
  const found = /^error at (\d+):(\d+): ([^]*)$/.exec(message);
  if (!found) return null;
  const line = Number(found[1]), head = line === 1 ? complete(editor.text).length - editor.text.length : 0;
  const wanted = found[3].replace(/\[(?:'[^']*'|[^\]'])*\]/g, "").replace(/^expected( one of)?/, "").split(/,\s+/).map((one) => one.trim()).filter(Boolean);
  const told = wanted.find((one) => /^[A-Z].* [a-z]/.test(one));
  return { line, column: Math.max(1, Number(found[2]) - head), text: told || (wanted.length ? say("wanted", wanted.join(", ")) : say("unwanted")) };
}

/** @param {boolean} running @param {string} said @param {boolean} [wrong] */
function set(running, said, wrong) {
  busy = running;
  status.textContent = said;
  status.classList.toggle("wrong", Boolean(wrong));
  drawActions();
}

async function stop() {
  set(false, say("stopped"));
  delete document.body.dataset.ready;
  await data.stop();
  document.body.dataset.ready = "yes";
}

async function copy() {
  const text = [...declarations(editor.text, given.prefixes), editor.text].join("\n");
  try {
    await navigator.clipboard.writeText(text);
    status.textContent = say("copied");
  } catch {
    editor.text = text; // no clipboard here: the whole query stands in the editor, to be copied by hand
  }
}

/** @param {string} text */
function complete(text) {
  const head = declarations(text, given.prefixes).join(" ");
  return head ? `${head} ${text}` : text;
}

/** @param {string} part @returns {import("./editor.js").Suggestion[]} */
function suggest(part) {
  if (/^[?$]/.test(part)) {
    const names = new Set(tokens(editor.text).filter((token) => token.kind === "variable").map((token) => token.text));
    return [...names].filter((name) => name.startsWith(part) && name !== part).sort().map((text) => ({ text, note: "" }));
  }
  const wanted = part.toLowerCase(), [prefix, rest] = wanted.includes(":") ? wanted.split(":", 2) : ["", wanted];
  const own = Object.keys(given.prefixes).filter((name) => !wanted.includes(":") && name.startsWith(wanted)).map((name) => ({ text: `${name}:`, note: given.prefixes[name] }));
  const rank = (/** @type {{ short: string, labels: Record<string, string> }} */ one) => {
    const short = one.short.toLowerCase();
    if (short.startsWith(wanted)) return 0;
    if (rest.length < 2 || (prefix && !short.startsWith(`${prefix}:`))) return 3;
    const labels = Object.values(one.labels).map((label) => label.toLowerCase());
    return labels.some((label) => label.startsWith(rest)) ? 1 : labels.some((label) => label.includes(rest)) ? 2 : 3;
  };
  const fits = known.map((one) => ({ one, rank: rank(one) })).filter((found) => found.rank < 3).sort((a, b) => a.rank - b.rank);
  return [...own, ...fits.map(({ one }) => ({ text: one.short, note: one.labels[state.lang] || Object.values(one.labels)[0] || "" }))];
}

function readAddress() {
  const found = new URLSearchParams(location.hash.slice(1));
  const lang = found.get("lang") || (navigator.language.startsWith("zh") ? "zh" : "en");
  return { lang: lang === "zh" ? "zh" : "en", name: found.get("query") || "", text: found.get("q") || "" };
}

function writeAddress() {
  const made = new URLSearchParams(), one = find(state.name);
  if (one) made.set("query", one.name);
  if (!one || editor.text !== textOf(one)) made.set("q", editor.text);
  made.set("lang", state.lang);
  if (made.toString().length < 8000) history.replaceState(null, "", `#${made}`);
}
