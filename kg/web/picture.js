/** The drawing calls of a canvas, written down as SVG, and tables as CSV. */

/** @param {string | number} value */
function escape(value) {
  return String(value).replace(/[&<>"']/g, (c) => `&#${c.charCodeAt(0)};`).replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, " ").replace(/[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g, "\ufffd");
}

/**
 * @param {number} width @param {number} height @param {CanvasRenderingContext2D} real measures text
 * @returns {{ ctx: CanvasRenderingContext2D, text: () => string }}
 */
export function svgContext(width, height, real) {
  /** @type {string[]} */
  const out = [];
  let path = "", dash = /** @type {number[]} */ ([]);
  const n = (/** @type {number} */ value) => String(Math.round(value * 100) / 100);
  /** @type {any} */
  const ctx = {
    fillStyle: "#000", strokeStyle: "#000", lineWidth: 1, globalAlpha: 1, font: "12px sans-serif", textAlign: "left", textBaseline: "alphabetic", lineJoin: "miter", lineCap: "butt",
    beginPath: () => (path = ""),
    moveTo: (/** @type {number} */ x, /** @type {number} */ y) => (path += `M${n(x)} ${n(y)}`),
    lineTo: (/** @type {number} */ x, /** @type {number} */ y) => (path += `L${n(x)} ${n(y)}`),
    quadraticCurveTo: (/** @type {number} */ a, /** @type {number} */ b, /** @type {number} */ x, /** @type {number} */ y) => (path += `Q${n(a)} ${n(b)} ${n(x)} ${n(y)}`),
    rect: (/** @type {number} */ x, /** @type {number} */ y, /** @type {number} */ w, /** @type {number} */ h) => (path += `M${n(x)} ${n(y)}h${n(w)}v${n(h)}h${n(-w)}z`),
    arc: (/** @type {number} */ x, /** @type {number} */ y, /** @type {number} */ r) => (path += `M${n(x - r)} ${n(y)}a${n(r)} ${n(r)} 0 1 0 ${n(2 * r)} 0a${n(r)} ${n(r)} 0 1 0 ${n(-2 * r)} 0z`),
    closePath: () => (path += "z"),
    setLineDash: (/** @type {number[]} */ values) => (dash = values),
    fill: () => out.push(`<path d="${path}" fill="${escape(ctx.fillStyle)}"${faint()}/>`),
    stroke: () => out.push(`<path d="${path}" fill="none" stroke="${escape(ctx.strokeStyle)}" stroke-width="${n(ctx.lineWidth)}" stroke-linejoin="${ctx.lineJoin}" stroke-linecap="${ctx.lineCap}"${dash.length ? ` stroke-dasharray="${dash.join(" ")}"` : ""}${faint()}/>`),
    fillRect: (/** @type {number} */ x, /** @type {number} */ y, /** @type {number} */ w, /** @type {number} */ h) => out.push(`<rect x="${n(x)}" y="${n(y)}" width="${n(w)}" height="${n(h)}" fill="${escape(ctx.fillStyle)}"${faint()}/>`),
    fillText: (/** @type {string} */ text, /** @type {number} */ x, /** @type {number} */ y) => write(text, x, y, `fill="${escape(ctx.fillStyle)}"`),
    strokeText: (/** @type {string} */ text, /** @type {number} */ x, /** @type {number} */ y) => write(text, x, y, `fill="none" stroke="${escape(ctx.strokeStyle)}" stroke-width="${n(ctx.lineWidth)}" stroke-linejoin="round"`),
    measureText(/** @type {string} */ text) {
      real.font = ctx.font;
      return real.measureText(text);
    },
  };
  const faint = () => (ctx.globalAlpha < 1 ? ` opacity="${n(ctx.globalAlpha)}"` : "");
  /** @param {string} text @param {number} x @param {number} y @param {string} how */
  function write(text, x, y, how) {
    const anchor = ctx.textAlign === "center" ? "middle" : "start", base = ctx.textBaseline === "middle" ? "central" : "alphabetic";
    out.push(`<text x="${n(x)}" y="${n(y)}" style="font:${escape(ctx.font)}" text-anchor="${anchor}" dominant-baseline="${base}" ${how}>${escape(text)}</text>`);
  }
  return { ctx, text: () => `<svg xmlns="http://www.w3.org/2000/svg" width="${n(width)}" height="${n(height)}" viewBox="0 0 ${n(width)} ${n(height)}">\n${out.join("\n")}\n</svg>\n` };
}

/** A table as CSV that a spreadsheet does not take for formulas. @param {(string | number)[][]} rows */
export function csv(rows) {
  return `\ufeff${rows.map((row) => row.map(cell).join(",")).join("\r\n")}\r\n`;
}

/** @param {string | number} value */
export function cell(value) {
  let text = String(value);
  if (typeof value === "string" && /^\s*[=+\-@\t\r\n|%]/.test(text)) text = `'${text}`;
  return /[",\r\n]/.test(text) ? `"${text.replace(/"/g, '""')}"` : text;
}
