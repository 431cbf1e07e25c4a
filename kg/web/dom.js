/** Elements without markup: text goes in as text, attributes from a short list, links only where they are safe. */

const SVG = "http://www.w3.org/2000/svg";

/**
 * An element. In `props`, `class`, `text`, `on` (event → listener), `data` (name → value) and attributes by name.
 * @param {string} tag
 * @param {Record<string, any> | null} [props]
 * @param {...(Node | string | number | null | undefined | false | (Node | string | null | false)[])} children
 * @returns {HTMLElement}
 */
export function h(tag, props, ...children) {
  const element = document.createElement(tag);
  fillElement(element, props || {}, children);
  return element;
}

/**
 * An SVG element.
 * @param {string} tag
 * @param {Record<string, any>} [props]
 * @param {...Node} children
 * @returns {SVGElement}
 */
export function s(tag, props, ...children) {
  const element = document.createElementNS(SVG, tag);
  fillElement(element, props || {}, children);
  return element;
}

/**
 * @param {Element} element
 * @param {Record<string, any>} props
 * @param {any[]} children
 */
function fillElement(element, props, children) {
  for (const [name, value] of Object.entries(props)) {
    if (value === null || value === undefined || value === false) continue;
    if (name === "text") element.textContent = String(value);
    else if (name === "on") for (const [type, run] of Object.entries(value)) element.addEventListener(type, run);
    else if (name === "data") for (const [key, word] of Object.entries(value)) /** @type {HTMLElement} */ (element).dataset[key] = String(word);
    else if (name === "href") setLink(element, String(value));
    else element.setAttribute(name, value === true ? "" : String(value));
  }
  append(element, children);
}

/**
 * @param {Element} element
 * @param {any[]} children
 */
function append(element, children) {
  for (const child of children) {
    if (child === null || child === undefined || child === false) continue;
    if (Array.isArray(child)) append(element, child);
    else element.append(child instanceof Node ? child : String(child));
  }
}

/**
 * Only web addresses, links within the page and to the explorer beside it; anything else stays text.
 * @param {Element} element
 * @param {string} address
 */
function setLink(element, address) {
  if (/^(https?:\/\/|#|blob:|graph\.html#)/i.test(address)) element.setAttribute("href", address);
  if (/^https?:/i.test(address)) {
    element.setAttribute("rel", "noopener noreferrer");
    element.setAttribute("target", "_blank");
  }
}

/**
 * Replaces what `element` holds.
 * @param {Element} element
 * @param {...any} children
 */
export function fill(element, ...children) {
  element.textContent = "";
  append(element, children);
}

/**
 * A button.
 * @param {string} className
 * @param {string | Node | (Node | string)[]} content
 * @param {(event: Event) => void} run
 * @param {Record<string, any>} [props]
 */
export function button(className, content, run, props) {
  const inside = Array.isArray(content) ? content : [content];
  return h("button", { type: "button", class: className, on: { click: run }, ...props }, ...inside);
}

/** Shapes of the kinds, in a box of 16 by 16. @type {Record<string, string>} */
const GLYPHS = {
  concept: "M8 2a6 6 0 1 0 0 12a6 6 0 1 0 0-12z",
  actor: "M4 2.5h8a1.5 1.5 0 0 1 1.5 1.5v8a1.5 1.5 0 0 1-1.5 1.5H4A1.5 1.5 0 0 1 2.5 12V4A1.5 1.5 0 0 1 4 2.5z",
  place: "M8 2l6.4 11.5H1.6z",
  instrument: "M8 1l7 7-7 7-7-7z",
  case: "M8 1.4l6 3.3v6.6l-6 3.3-6-3.3V4.7z",
  quantity: "M6 2h4v4h4v4h-4v4H6v-4H2V6h4z",
};

/**
 * The sign of a kind of node.
 * @param {string} kind
 * @param {boolean} [hollow]
 */
export function glyph(kind, hollow) {
  return s("svg", { class: `glyph k-${kind}${hollow ? " hollow" : ""}`, viewBox: "0 0 16 16", "aria-hidden": "true" }, s("path", { d: GLYPHS[kind] || GLYPHS.concept }));
}

/**
 * A line as the network draws it.
 * @param {number} polarity
 * @param {string} modality
 */
export function lineGlyph(polarity, modality) {
  const parts = [s("path", { class: `line m-${modality} p-${polarity}`, d: "M2 8H26" })];
  if (!polarity && modality === "recommended") parts.push(s("path", { class: "line core", d: "M2 8H26" }));
  parts.push(s("path", { class: `head m-${modality} p-${polarity}${modality === "asserted" ? "" : " hollow"}`, d: "M26 4l7 4-7 4z" }));
  if (polarity) parts.push(s("path", { class: "cross", d: "M10 4l8 8M18 4l-8 8" }));
  return s("svg", { class: "glyph wide", viewBox: "0 0 36 16", "aria-hidden": "true" }, ...parts);
}

/** Icons of the page's own buttons, 24 by 24. @type {Record<string, string>} */
const ICONS = {
  close: "M6 6l12 12M18 6L6 18",
  back: "M14 6l-6 6 6 6",
  plus: "M12 5v14M5 12h14",
  minus: "M5 12h14",
  fit: "M4 9V4h5M20 9V4h-5M4 15v5h5M20 15v5h-5",
  filter: "M4 6h16M7 12h10M10 18h4",
  search: "M10.5 4a6.5 6.5 0 1 0 0 13a6.5 6.5 0 1 0 0-13zM15.5 15.5L20 20",
  settings: "M4 7h9M19 7h1M4 17h1M11 17h9M16 4.5a2.5 2.5 0 1 0 0 5a2.5 2.5 0 1 0 0-5zM8 14.5a2.5 2.5 0 1 0 0 5a2.5 2.5 0 1 0 0-5z",
  help: "M9 9a3 3 0 1 1 4.5 2.6c-1 .6-1.5 1.2-1.5 2.4M12 17.5v.5",
  save: "M12 4v11M7 11l5 5 5-5M5 20h14",
  link: "M10 14a4 4 0 0 0 6 .4l3-3a4 4 0 0 0-5.6-5.6l-1 1M14 10a4 4 0 0 0-6-.4l-3 3a4 4 0 0 0 5.6 5.6l1-1",
};

/** @param {string} name */
export function icon(name) {
  return s("svg", { class: "icon", viewBox: "0 0 24 24", "aria-hidden": "true" }, s("path", { d: ICONS[name] }));
}

/**
 * Gives the reader a file.
 * @param {string} name
 * @param {Blob} blob
 */
export function download(name, blob) {
  const address = URL.createObjectURL(blob);
  const link = /** @type {HTMLAnchorElement} */ (h("a", { href: address, download: name }));
  document.body.append(link);
  link.click();
  link.remove();
  setTimeout(() => URL.revokeObjectURL(address), 10000);
}
