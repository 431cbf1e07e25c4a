/** Draws a scene into anything that has a canvas' drawing calls. What is drawn at once is what can be read. */

import { isCandidate } from "./select.js";
import { nameOf, voice } from "./words.js";
import { regionName } from "./scene.js";

/** @typedef {import("./data.js").Model} Model */
/** @typedef {import("./scene.js").Scene} Scene */
/** @typedef {{ x: number, y: number, k: number }} Camera world point in the middle of the picture, and pixels per unit */
/** @typedef {{ n: number, x: number, y: number, r: number }} Spot */
/** @typedef {{ line: number, x1: number, y1: number, cx: number, cy: number, x2: number, y2: number }} Stroke */
/** @typedef {{ spots: Spot[], named: Map<number, number[]>, strokes: Stroke[], regions: { region: any, x: number, y: number, w: number, h: number }[] }} Drawn */

const TAU = Math.PI * 2;
const SANS = '"Helvetica Neue", Arial, "Noto Sans CJK SC", "PingFang SC", "Microsoft YaHei", sans-serif';
const SERIF = 'Georgia, "Noto Serif CJK SC", "Songti SC", SimSun, serif';

/** Colours from the style sheet, so that there is one place for them. @returns {Record<string, string>} */
export function readInk() {
  const style = getComputedStyle(document.documentElement);
  const names = ["paper", "ink", "soft", "line", "accent", "region", "region-edge", "region-ink", "edge", "edge-recommended", "edge-possible", "edge-intended", "negated", "conflict",
    "concept", "actor", "place", "instrument", "case", "quantity"];
  return Object.fromEntries(names.map((name) => [name, style.getPropertyValue(`--${name}`).trim()]));
}

/** How large a node is on screen. @param {number} radius @param {number} k */
export function sizeAt(radius, k) {
  return Math.max(1.6, radius * Math.min(1.5, Math.pow(k, 0.62)));
}

/**
 * @param {CanvasRenderingContext2D} ctx @param {Model} model @param {Scene} scene @param {Camera} cam
 * @param {number} width @param {number} height @param {Record<string, string>} ink
 * @param {number} [edge] how much of it at the left and at the right is seen only when the reader pans
 * @returns {Drawn}
 */
export function paint(ctx, model, scene, cam, width, height, ink, edge = 0) {
  const seen = [edge, width - edge];
  const sx = (/** @type {number} */ x) => (x - cam.x) * cam.k + width / 2, sy = (/** @type {number} */ y) => (y - cam.y) * cam.k + height / 2;
  ctx.globalAlpha = 1;
  ctx.fillStyle = ink.paper;
  ctx.fillRect(0, 0, width, height);
  paintRegions(ctx, scene, cam, sx, sy, ink);
  const { spots, dust } = pick(model, scene, cam, width, height, sx, sy);
  const far = dust.length > spots.length;
  if (far) paintBundles(ctx, scene, sx, sy, ink);
  paintDust(ctx, model, scene, dust, sx, sy, ink, cam.k);
  const strokes = pickLines(model, scene, spots, sx, sy, cam, width, height, far);
  const calm = Math.min(1, 0.45 + cam.k * 0.45);
  for (const stroke of strokes) {
    const line = scene.lines[stroke.line], within = !scene.regions.length || model.community[line.a] === model.community[line.b];
    paintLine(ctx, model, line, stroke, ink, cam.k, within ? 0.9 * calm : 0.5 * calm);
  }
  for (const spot of spots) paintNode(ctx, model, spot, ink);
  const taken = makeTaken();
  const regions = paintRegionNames(ctx, model, scene, cam, sx, sy, width, height, ink, taken, far, seen);
  const named = paintNames(ctx, model, spots, ink, taken, filled(scene, cam, width, height) / (far ? 7500 : 4500), seen);
  return { spots, named, strokes, regions };
}

/** The nodes that get a shape, as many as there is room for, and those that stay a dot. */
function pick(/** @type {Model} */ model, /** @type {Scene} */ scene, /** @type {Camera} */ cam, /** @type {number} */ width, /** @type {number} */ height, /** @type {(x: number) => number} */ sx, /** @type {(y: number) => number} */ sy) {
  const room = Math.max(160, filled(scene, cam, width, height) / 2100);
  /** @type {Spot[]} */
  const spots = [];
  const dust = [];
  for (const n of scene.order) {
    const x = sx(scene.x[n]), y = sy(scene.y[n]);
    if (x < -40 || y < -40 || x > width + 40 || y > height + 40) continue;
    if (spots.length < room) spots.push({ n, x, y, r: sizeAt(scene.radius[n], cam.k) });
    else dust.push(n);
  }
  return { spots, dust };
}

/** How many pixels of the picture the scene takes. @param {Scene} scene @param {Camera} cam @param {number} width @param {number} height */
function filled(scene, cam, width, height) {
  const [left, top, right, bottom] = scene.box;
  return Math.min(width, (right - left) * cam.k) * Math.min(height, (bottom - top) * cam.k);
}

function pickLines(/** @type {Model} */ model, /** @type {Scene} */ scene, /** @type {Spot[]} */ spots, /** @type {(x: number) => number} */ sx, /** @type {(y: number) => number} */ sy, /** @type {Camera} */ cam, /** @type {number} */ width, /** @type {number} */ height, /** @type {boolean} */ far) {
  const full = new Set(spots.map((spot) => spot.n));
  // Lines between regions are what makes a hairball: of them only the strongest, until the reader comes near.
  let within = far ? spots.length * 0.7 : Math.max(300, spots.length * 2), across = far ? spots.length * 0.15 : spots.length * Math.min(2, 0.22 + cam.k * cam.k);
  /** @type {Stroke[]} */
  const strokes = [];
  for (let n = 0; n < scene.lines.length && (within > 0 || across > 0); n++) {
    const line = scene.lines[n], same = !scene.regions.length || model.community[line.a] === model.community[line.b];
    if ((same ? within : across) <= 0) continue;
    if (!full.has(line.a) && !full.has(line.b)) continue;
    if (far && !(full.has(line.a) && full.has(line.b))) continue;
    const stroke = strokeOf(model, scene, n, sx, sy, cam.k);
    if (!stroke || outside(stroke, width, height)) continue;
    strokes.push(stroke);
    if (same) within--;
    else across--;
  }
  return strokes.reverse();
}

/** @param {Stroke} s @param {number} width @param {number} height */
function outside(s, width, height) {
  return (s.x1 < 0 && s.x2 < 0) || (s.y1 < 0 && s.y2 < 0) || (s.x1 > width && s.x2 > width) || (s.y1 > height && s.y2 > height);
}

/**
 * The curve of a line, from rim to rim.
 * @param {Model} model @param {Scene} scene @param {number} n @param {(x: number) => number} sx @param {(y: number) => number} sy @param {number} k
 * @returns {Stroke | null}
 */
export function strokeOf(model, scene, n, sx, sy, k) {
  const line = scene.lines[n];
  const ax = sx(scene.x[line.a]), ay = sy(scene.y[line.a]), bx = sx(scene.x[line.b]), by = sy(scene.y[line.b]);
  const ra = sizeAt(scene.radius[line.a], k), rb = sizeAt(scene.radius[line.b], k);
  if (line.a === line.b) return { line: n, x1: ax - ra * 0.7, y1: ay - ra * 0.7, cx: ax, cy: ay - ra * 4 - 10, x2: ax + ra * 0.7, y2: ay - ra * 0.9 };
  const dx = bx - ax, dy = by - ay, length = Math.hypot(dx, dy);
  if (length < ra + rb + 2) return null;
  const lift = line.bend * Math.min(34, 10 + length * 0.09);
  const cx = (ax + bx) / 2 - (dy / length) * lift * 2, cy = (ay + by) / 2 + (dx / length) * lift * 2;
  const la = Math.hypot(cx - ax, cy - ay), lb = Math.hypot(cx - bx, cy - by);
  return { line: n, x1: ax + ((cx - ax) / la) * (ra + 1), y1: ay + ((cy - ay) / la) * (ra + 1), cx, cy, x2: bx + ((cx - bx) / lb) * (rb + 2), y2: by + ((cy - by) / lb) * (rb + 2) };
}

/** @param {CanvasRenderingContext2D} ctx @param {Scene} scene @param {Camera} cam @param {(x: number) => number} sx @param {(y: number) => number} sy @param {Record<string, string>} ink */
function paintRegions(ctx, scene, cam, sx, sy, ink) {
  ctx.lineJoin = "round";
  for (const { hull } of scene.regions) {
    ctx.beginPath();
    for (let n = 0; n < hull.length; n += 2) {
      if (n) ctx.lineTo(sx(hull[n]), sy(hull[n + 1]));
      else ctx.moveTo(sx(hull[n]), sy(hull[n + 1]));
    }
    ctx.closePath();
    ctx.lineWidth = 92 * cam.k + 2;
    ctx.strokeStyle = ink["region-edge"];
    ctx.stroke();
    ctx.lineWidth = 92 * cam.k;
    ctx.strokeStyle = ctx.fillStyle = ink.region;
    ctx.stroke();
    ctx.fill();
  }
}

/** @param {CanvasRenderingContext2D} ctx @param {Scene} scene @param {(x: number) => number} sx @param {(y: number) => number} sy @param {Record<string, string>} ink */
function paintBundles(ctx, scene, sx, sy, ink) {
  const most = scene.bundles.length ? scene.bundles[0].weight : 1;
  ctx.strokeStyle = ink["region-edge"];
  ctx.lineCap = "round";
  for (const { a, b, weight } of scene.bundles) {
    const x1 = sx(a.x), y1 = sy(a.y), x2 = sx(b.x), y2 = sy(b.y);
    ctx.globalAlpha = 0.55;
    ctx.lineWidth = 0.6 + 7 * Math.sqrt(weight / most);
    ctx.beginPath();
    ctx.moveTo(x1, y1);
    ctx.quadraticCurveTo((x1 + x2) / 2 - (y2 - y1) * 0.12, (y1 + y2) / 2 + (x2 - x1) * 0.12, x2, y2);
    ctx.stroke();
  }
  ctx.globalAlpha = 1;
}

/** @param {CanvasRenderingContext2D} ctx @param {Model} model @param {Scene} scene @param {number[]} dust @param {(x: number) => number} sx @param {(y: number) => number} sy @param {Record<string, string>} ink @param {number} k */
function paintDust(ctx, model, scene, dust, sx, sy, ink, k) {
  const size = k < 0.15 ? 1.5 : 2.5;
  ctx.globalAlpha = 0.4;
  model.kinds.forEach((kind, number) => {
    ctx.fillStyle = ink[kind];
    for (const n of dust) if (model.kind[n] === number) ctx.fillRect(sx(scene.x[n]) - size / 2, sy(scene.y[n]) - size / 2, size, size);
  });
  ctx.globalAlpha = 1;
}

/** @type {Record<string, number[]>} */
const DASHES = { asserted: [], recommended: [], possible: [0.5, 4.5], intended: [9, 4, 1.5, 4] };

/**
 * @param {CanvasRenderingContext2D} ctx @param {Model} model @param {import("./scene.js").Line} line @param {Stroke} s
 * @param {Record<string, string>} ink @param {number} k @param {number} alpha
 */
export function paintLine(ctx, model, line, s, ink, k, alpha) {
  const modality = model.modalities[line.modality], thick = Math.min(4.5, 0.7 + 0.32 * Math.sqrt(line.weight)) * (k > 0.6 ? 1.15 : 1);
  const colour = line.polarity ? ink.negated : modality === "asserted" ? ink.edge : ink[`edge-${modality}`];
  const curve = () => {
    ctx.beginPath();
    ctx.moveTo(s.x1, s.y1);
    ctx.quadraticCurveTo(s.cx, s.cy, s.x2, s.y2);
  };
  ctx.globalAlpha = alpha;
  ctx.strokeStyle = colour;
  ctx.lineCap = modality === "possible" ? "round" : "butt";
  ctx.setLineDash(line.polarity ? [7, 5] : DASHES[modality] || []);
  const doubled = modality === "recommended" && !line.polarity && k > 0.45;
  ctx.lineWidth = doubled ? thick + 2.2 : modality === "possible" ? thick + 0.6 : thick;
  curve();
  ctx.stroke();
  if (doubled) {
    ctx.globalAlpha = 1;
    ctx.strokeStyle = ink.region;
    ctx.lineWidth = 1.3;
    curve();
    ctx.stroke();
    ctx.globalAlpha = alpha;
  }
  ctx.setLineDash([]);
  paintHead(ctx, s, colour, modality === "asserted", thick, ink, k);
  if (line.polarity || line.conflict) paintMark(ctx, s, line, ink, Math.max(0.5, Math.min(1, k * 1.1)));
  ctx.globalAlpha = 1;
}

/** @param {CanvasRenderingContext2D} ctx @param {Stroke} s @param {string} colour @param {boolean} filled @param {number} thick @param {Record<string, string>} ink @param {number} k */
function paintHead(ctx, s, colour, filled, thick, ink, k) {
  const dx = s.x2 - s.cx, dy = s.y2 - s.cy, length = Math.hypot(dx, dy) || 1, size = (k > 0.9 ? 6.5 : 3 + 3.5 * k) + thick * 0.8;
  const ux = dx / length, uy = dy / length, px = -uy, py = ux;
  ctx.beginPath();
  ctx.moveTo(s.x2, s.y2);
  ctx.lineTo(s.x2 - ux * size + px * size * 0.42, s.y2 - uy * size + py * size * 0.42);
  ctx.lineTo(s.x2 - ux * size - px * size * 0.42, s.y2 - uy * size - py * size * 0.42);
  ctx.closePath();
  ctx.fillStyle = filled ? colour : ink.region;
  ctx.fill();
  if (filled) return;
  ctx.strokeStyle = colour;
  ctx.lineWidth = 1;
  ctx.stroke();
}

/** A cross on what is denied, ≠ on what is contradicted. @param {CanvasRenderingContext2D} ctx @param {Stroke} s @param {import("./scene.js").Line} line @param {Record<string, string>} ink @param {number} scale */
function paintMark(ctx, s, line, ink, scale) {
  if (Math.hypot(s.x2 - s.x1, s.y2 - s.y1) < 36) return;
  const x = 0.25 * s.x1 + 0.5 * s.cx + 0.25 * s.x2, y = 0.25 * s.y1 + 0.5 * s.cy + 0.25 * s.y2;
  const arm = 3.6 * scale;
  ctx.lineCap = "round";
  if (line.conflict) {
    ctx.globalAlpha = 1;
    ctx.beginPath();
    ctx.arc(x, y, 7.5 * scale, 0, TAU);
    ctx.fillStyle = ink.conflict;
    ctx.fill();
    ctx.strokeStyle = ink.paper;
    ctx.lineWidth = 1.4 * scale;
    ctx.beginPath();
    ctx.moveTo(x - arm, y - arm * 0.45);
    ctx.lineTo(x + arm, y - arm * 0.45);
    ctx.moveTo(x - arm, y + arm * 0.5);
    ctx.lineTo(x + arm, y + arm * 0.5);
    ctx.moveTo(x - arm * 0.55, y + arm * 1.3);
    ctx.lineTo(x + arm * 0.55, y - arm * 1.3);
    ctx.stroke();
    return;
  }
  ctx.strokeStyle = ink.negated;
  ctx.lineWidth = 1.8 * scale;
  ctx.beginPath();
  ctx.moveTo(x - arm, y - arm);
  ctx.lineTo(x + arm, y + arm);
  ctx.moveTo(x + arm, y - arm);
  ctx.lineTo(x - arm, y + arm);
  ctx.stroke();
}

/** @param {CanvasRenderingContext2D} ctx @param {string} kind @param {number} x @param {number} y @param {number} r */
export function shape(ctx, kind, x, y, r) {
  ctx.beginPath();
  if (kind === "actor") {
    const d = r * 0.88;
    ctx.rect(x - d, y - d, 2 * d, 2 * d);
  } else if (kind === "quantity") {
    const d = r, c = r * 0.36;
    const points = [-c, -d, c, -d, c, -c, d, -c, d, c, c, c, c, d, -c, d, -c, c, -d, c, -d, -c, -c, -c];
    for (let n = 0; n < points.length; n += 2) n ? ctx.lineTo(x + points[n], y + points[n + 1]) : ctx.moveTo(x + points[n], y + points[n + 1]);
    ctx.closePath();
  } else if (kind === "place" || kind === "instrument" || kind === "case") {
    const corners = kind === "place" ? 3 : kind === "instrument" ? 4 : 6;
    const reach = r * (kind === "place" ? 1.28 : kind === "instrument" ? 1.2 : 1.06);
    for (let n = 0; n < corners; n++) {
      const angle = -Math.PI / 2 + (n * TAU) / corners, px = x + reach * Math.cos(angle), py = y + reach * Math.sin(angle) + (kind === "place" ? r * 0.2 : 0);
      n ? ctx.lineTo(px, py) : ctx.moveTo(px, py);
    }
    ctx.closePath();
  } else ctx.arc(x, y, r, 0, TAU);
}

/** @param {CanvasRenderingContext2D} ctx @param {Model} model @param {Spot} spot @param {Record<string, string>} ink @param {boolean} [strong] */
export function paintNode(ctx, model, spot, ink, strong) {
  const kind = model.kinds[model.kind[spot.n]], hollow = isCandidate(model, spot.n);
  shape(ctx, kind, spot.x, spot.y, spot.r);
  ctx.fillStyle = hollow ? ink.paper : ink[kind];
  ctx.fill();
  ctx.lineWidth = hollow ? Math.max(1, Math.min(2, spot.r * 0.3)) : Math.min(1.5, spot.r * 0.3);
  ctx.strokeStyle = hollow ? ink[kind] : ink.paper;
  ctx.stroke();
  if (!strong) return;
  shape(ctx, kind, spot.x, spot.y, spot.r + 4);
  ctx.lineWidth = 2.5;
  ctx.strokeStyle = ink.accent;
  ctx.stroke();
}

/** Boxes that are taken, looked up by cells of 64 pixels. */
export function makeTaken() {
  /** @type {Map<number, number[][]>} */
  const cells = new Map();
  const keys = (/** @type {number[]} */ box) => {
    const found = [];
    for (let cx = Math.floor(box[0] / 64); cx <= Math.floor(box[2] / 64); cx++) for (let cy = Math.floor(box[1] / 64); cy <= Math.floor(box[3] / 64); cy++) found.push(cx * 4096 + cy);
    return found;
  };
  return {
    /** @param {number[]} box left, top, right, bottom */
    free(box) {
      return keys(box).every((key) => (cells.get(key) || []).every((other) => box[2] <= other[0] || box[0] >= other[2] || box[3] <= other[1] || box[1] >= other[3]));
    },
    /** @param {number[]} box */
    take(box) {
      for (const key of keys(box)) {
        const list = cells.get(key);
        if (list) list.push(box);
        else cells.set(key, [box]);
      }
    },
  };
}

/** @type {Map<string, number>} */
const widths = new Map();

/** @param {CanvasRenderingContext2D} ctx @param {string} text @param {string} font */
function widthOf(ctx, text, font) {
  const key = `${font}\u0000${text}`;
  let width = widths.get(key);
  if (width === undefined) {
    ctx.font = font;
    width = ctx.measureText(text).width;
    if (widths.size > 20000) widths.clear();
    widths.set(key, width);
  }
  return width;
}

/** Words that fit, with their middle left out where they are long. @param {string} text @param {number} most */
export function shorten(text, most) {
  const clean = text.replace(/[\u0000-\u001f\u007f\u2028\u2029\u202a-\u202e\u2066-\u2069]/g, " ");
  return clean.length > most ? `${clean.slice(0, most - 1)}…` : clean;
}

/** @param {CanvasRenderingContext2D} ctx @param {Model} model @param {Scene} scene @param {Camera} cam @param {(x: number) => number} sx @param {(y: number) => number} sy @param {number} width @param {number} height @param {Record<string, string>} ink @param {any} taken @param {boolean} far @param {number[]} seen left and right */
function paintRegionNames(ctx, model, scene, cam, sx, sy, width, height, ink, taken, far, seen) {
  const found = [];
  ctx.textAlign = "center";
  ctx.textBaseline = "alphabetic";
  for (const region of scene.regions) {
    const span = (region.size + 92) * cam.k;
    if (span < (far ? 48 : 90)) continue;
    const size = Math.max(12, Math.min(19, 9 + span / 34)), font = `italic 500 ${size.toFixed(0)}px ${SERIF}`;
    const text = shorten(regionName(model, region, span < 130 ? 1 : 2), 46), w = widthOf(ctx, text, font);
    const x = begin(sx(region.x), w, seen) + w / 2, y = sy(region.top) - 50 * cam.k - 4;
    const box = [x - w / 2 - 4, y - size, x + w / 2 + 4, y + 5];
    if (box[2] < 0 || box[0] > width || box[3] < 0 || box[1] > height || !taken.free(box)) continue;
    taken.take(box);
    ctx.font = font;
    halo(ctx, text, x, y, ink.paper, ink["region-ink"]);
    found.push({ region, x: box[0], y: box[1], w: box[2] - box[0], h: box[3] - box[1] });
  }
  return found;
}

/** Where words that belong to `at` must begin to be seen whole, as near to its middle as can be. @param {number} at @param {number} long @param {number[]} seen left and right */
function begin(at, long, [left, right]) {
  const middle = at - long / 2;
  return at < left || at > right ? middle : Math.max(left + 4, Math.min(middle, right - long - 4));
}

/** @param {CanvasRenderingContext2D} ctx @param {string} text @param {number} x @param {number} y @param {string} back @param {string} front */
function halo(ctx, text, x, y, back, front) {
  ctx.lineJoin = "round";
  ctx.lineWidth = 3.5;
  ctx.strokeStyle = back;
  ctx.strokeText(text, x, y);
  ctx.fillStyle = front;
  ctx.fillText(text, x, y);
}

/**
 * Names of nodes, the heaviest first, each where there is room: below, right, left or above, and never cut by an edge.
 * @param {CanvasRenderingContext2D} ctx @param {Model} model @param {Spot[]} spots @param {Record<string, string>} ink @param {any} taken
 * @param {number} most @param {number[]} seen left and right of what the reader sees of the picture
 * @returns {Map<number, number[]>} the nodes that are named, with the boxes of their names
 */
export function paintNames(ctx, model, spots, ink, taken, most, seen) {
  for (const spot of spots) if (spot.r > 5) taken.take([spot.x - spot.r * 0.8, spot.y - spot.r * 0.8, spot.x + spot.r * 0.8, spot.y + spot.r * 0.8]);
  /** @type {Map<number, number[]>} */
  const named = new Map();
  ctx.textAlign = "left";
  ctx.textBaseline = "middle";
  for (const spot of spots) {
    if (named.size > Math.max(most, 24)) break;
    const size = Math.max(11, Math.min(15, 9.5 + spot.r * 0.36)), weight = spot.r > 12 ? 600 : 400, font = `${weight} ${size.toFixed(1)}px ${SANS}`;
    const text = shorten(nameOf(model, spot.n), voice.both ? 46 : 34);
    if (!text.trim()) continue;
    const w = widthOf(ctx, text, font), gap = spot.r + 4, high = size * 0.62;
    const under = begin(spot.x, w, seen), inside = spot.x >= seen[0] && spot.x <= seen[1];
    const places = [
      [under, spot.y + gap + high],
      [spot.x + gap, spot.y],
      [spot.x - gap - w, spot.y],
      [under, spot.y - gap - high],
    ];
    for (const [x, y] of places) {
      const box = [x - 2, y - high, x + w + 2, y + high];
      if ((inside && (box[0] < seen[0] || box[2] > seen[1])) || !taken.free(box)) continue;
      taken.take(box);
      ctx.font = font;
      halo(ctx, text, x, y, ink.paper, isCandidate(model, spot.n) ? ink.soft : ink.ink);
      named.set(spot.n, box);
      break;
    }
  }
  return named;
}
