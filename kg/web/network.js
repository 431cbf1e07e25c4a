/** The map: a painted bitmap is shown while the reader moves, and painted anew when he rests. */

import { makeScene } from "./scene.js";
import { makeTaken, paint, paintLine, paintNames, paintNode, readInk, sizeAt, strokeOf } from "./paint.js";
import { svgContext } from "./picture.js";

/** @typedef {import("./data.js").Model} Model */
/** @typedef {import("./paint.js").Camera} Camera */

const REST = 110; // milliseconds without movement until the picture is painted anew
const MARGIN = 0.3; // how much more than the window the bitmap holds, on each side

/**
 * @param {HTMLCanvasElement} canvas @param {Model} model
 * @param {{ node: (n: number) => void, line: (claims: number[]) => void, nothing: () => void, moved: (cam: Camera) => void, hover: (text: { node?: number, claims?: number[] } | null, x: number, y: number) => void }} tell
 */
export function makeNetwork(canvas, model, tell) {
  const ctx = /** @type {CanvasRenderingContext2D} */ (canvas.getContext("2d", { alpha: false }));
  const base = document.createElement("canvas"), whole = document.createElement("canvas");
  /** @type {import("./scene.js").Scene} */
  let scene;
  /** @type {import("./paint.js").Drawn} */
  let drawn = { spots: [], named: new Map(), strokes: [], regions: [] };
  /** @type {Camera} */
  let cam = { x: 0, y: 0, k: 1 }, baseCam = { x: 0, y: 0, k: 0 }, wholeCam = { x: 0, y: 0, k: 0 };
  let width = 0, height = 0, ratio = 1, edgeX = 0, edgeY = 0, timer = 0, asked = 0, ink = readInk(), moved = false, calm = false;
  /** @type {{ nodes: Set<number>, lines: Set<number>, centre: number } | null} */
  let lit = null;
  /** @type {{ nodes: Set<number>, lines: Set<number>, centre: number } | null} */
  let hovered = null;
  const stats = { paints: 0, last: 0, frames: 0 };

  function resize() {
    const box = /** @type {HTMLElement} */ (canvas.parentElement), sharp = Math.min(2, window.devicePixelRatio || 1);
    if (!box.clientWidth || !box.clientHeight) return false;
    if (box.clientWidth === width && box.clientHeight === height && sharp === ratio) return true;
    width = box.clientWidth;
    height = box.clientHeight;
    ratio = sharp;
    edgeX = Math.round(width * MARGIN);
    edgeY = Math.round(height * MARGIN);
    canvas.style.width = `${width}px`;
    canvas.style.height = `${height}px`;
    for (const [target, x, y] of /** @type {[HTMLCanvasElement, number, number][]} */ ([[canvas, 0, 0], [base, edgeX, edgeY], [whole, 0, 0]])) {
      target.width = Math.round((width + 2 * x) * ratio);
      target.height = Math.round((height + 2 * y) * ratio);
    }
    baseCam.k = wholeCam.k = 0;
    return true;
  }

  /** The camera that shows all. @returns {Camera} */
  function fitted() {
    const [left, top, right, bottom] = scene.box;
    const k = Math.min((width - Math.min(110, width * 0.16)) / (right - left), (height - 70) / (bottom - top), 1.6);
    return { x: (left + right) / 2, y: (top + bottom) / 2 - 16 / k, k };
  }

  /** @param {HTMLCanvasElement} target @param {Camera} at @param {number} [edge] */
  function paintInto(target, at, edge) {
    const on = /** @type {CanvasRenderingContext2D} */ (target.getContext("2d", { alpha: false }));
    on.setTransform(ratio, 0, 0, ratio, 0, 0);
    return paint(on, model, scene, at, target.width / ratio, target.height / ratio, ink, edge);
  }

  function repaint() {
    if (!scene || !resize()) return;
    const start = performance.now();
    baseCam = { ...cam };
    const found = paintInto(base, cam, edgeX);
    const dx = -edgeX, dy = -edgeY;
    drawn = {
      named: found.named,
      spots: found.spots.map((spot) => ({ ...spot, x: spot.x + dx, y: spot.y + dy })),
      strokes: found.strokes.map((s) => ({ ...s, x1: s.x1 + dx, cx: s.cx + dx, x2: s.x2 + dx, y1: s.y1 + dy, cy: s.cy + dy, y2: s.y2 + dy })),
      regions: found.regions.map((r) => ({ ...r, x: r.x + dx, y: r.y + dy })),
    };
    stats.paints++;
    stats.last = performance.now() - start;
    frame();
  }

  /** @param {HTMLCanvasElement} source @param {Camera} at */
  function show(source, at) {
    if (!at.k) return;
    if (source === base && still()) return void ctx.drawImage(base, -edgeX, -edgeY, width + 2 * edgeX, height + 2 * edgeY);
    const scale = cam.k / at.k, w = (source.width / ratio) * scale, h = (source.height / ratio) * scale;
    ctx.drawImage(source, (at.x - cam.x) * cam.k + width / 2 - w / 2, (at.y - cam.y) * cam.k + height / 2 - h / 2, w, h);
  }

  function frame() {
    asked = 0;
    stats.frames++;
    if (!scene) return;
    ctx.setTransform(ratio, 0, 0, ratio, 0, 0);
    ctx.globalAlpha = 1;
    ctx.fillStyle = ink.paper;
    ctx.fillRect(0, 0, width, height);
    const focus = lit || hovered;
    ctx.globalAlpha = lit && !(calm && lit.centre >= 0) ? 0.2 : 1;
    if (!still()) show(whole, wholeCam);
    show(base, baseCam);
    ctx.globalAlpha = 1;
    if (focus && !(calm && focus === lit && lit.centre >= 0)) paintLit(ctx, focus);
    else if (focus) paintNode(ctx, model, spotOf(focus.centre), ink, true);
    if (lit && hovered) paintLit(ctx, hovered);
  }

  function still() {
    return cam.x === baseCam.x && cam.y === baseCam.y && cam.k === baseCam.k;
  }

  /** The lines and nodes that the reader asked for, over the rest. @param {CanvasRenderingContext2D} on @param {{ nodes: Set<number>, lines: Set<number>, centre: number }} focus */
  function paintLit(on, focus) {
    const sx = (/** @type {number} */ x) => (x - cam.x) * cam.k + width / 2, sy = (/** @type {number} */ y) => (y - cam.y) * cam.k + height / 2;
    for (const n of focus.lines) {
      const stroke = strokeOf(model, scene, n, sx, sy, cam.k);
      if (stroke) paintLine(on, model, scene.lines[n], stroke, ink, cam.k, 1);
    }
    const spots = [...focus.nodes].filter((n) => n < model.drawn).map((n) => ({ n, x: sx(scene.x[n]), y: sy(scene.y[n]), r: Math.max(3.5, sizeAt(scene.radius[n], cam.k)) }));
    spots.sort((a, b) => Number(b.n === focus.centre) - Number(a.n === focus.centre) || b.r - a.r);
    for (const spot of spots) paintNode(on, model, spot, ink, spot.n === focus.centre);
    paintNames(on, model, lit ? spots : spots.filter((spot) => !drawn.named.has(spot.n)), ink, makeTaken(), 140, [0, width]);
  }

  /** @param {number} n */
  function spotOf(n) {
    return { n, x: (scene.x[n] - cam.x) * cam.k + width / 2, y: (scene.y[n] - cam.y) * cam.k + height / 2, r: Math.max(3.5, sizeAt(scene.radius[n], cam.k)) };
  }

  function ask() {
    if (!asked) asked = requestAnimationFrame(frame);
  }

  /** @param {boolean} [quiet] the camera was set from outside */
  function move(quiet) {
    ask();
    clearTimeout(timer);
    timer = window.setTimeout(() => {
      repaint();
      if (!quiet) tell.moved(cam);
    }, REST);
  }

  /** @param {number} factor @param {number} [x] @param {number} [y] */
  function zoom(factor, x = width / 2, y = height / 2) {
    const least = Math.min(0.05, fitted().k * 0.5), k = Math.max(least, Math.min(6, cam.k * factor));
    const wx = cam.x + (x - width / 2) / cam.k, wy = cam.y + (y - height / 2) / cam.k;
    cam = { x: wx - (x - width / 2) / k, y: wy - (y - height / 2) / k, k };
    move();
  }

  /** What stands at a place of the window. @param {number} x @param {number} y @returns {{ node?: number, line?: number, region?: any } | null} */
  function at(x, y) {
    const dx = ((baseCam.x - cam.x) * cam.k), dy = ((baseCam.y - cam.y) * cam.k);
    let best = null, near = 9;
    const focus = lit;
    for (const spot of drawn.spots) {
      if (focus && !focus.nodes.has(spot.n) && Math.hypot(spot.x + dx - x, spot.y + dy - y) > spot.r) continue;
      const distance = Math.hypot(spot.x + dx - x, spot.y + dy - y) - spot.r;
      if (distance < near) {
        near = distance;
        best = { node: spot.n };
      }
    }
    if (best && near < 4) return best;
    const line = nearestLine(x, y);
    if (line !== null) return { line };
    if (best) return best;
    const found = drawn.regions.find((r) => x >= r.x && x <= r.x + r.w && y >= r.y && y <= r.y + r.h);
    return found ? { region: found.region } : null;
  }

  /** @param {number} x @param {number} y @returns {number | null} */
  function nearestLine(x, y) {
    const sx = (/** @type {number} */ v) => (v - cam.x) * cam.k + width / 2, sy = (/** @type {number} */ v) => (v - cam.y) * cam.k + height / 2;
    const strokes = lit ? [...lit.lines].map((n) => strokeOf(model, scene, n, sx, sy, cam.k)) : drawn.strokes;
    let best = null, near = 6;
    for (const s of strokes) {
      if (!s || x < Math.min(s.x1, s.x2, s.cx) - 6 || x > Math.max(s.x1, s.x2, s.cx) + 6 || y < Math.min(s.y1, s.y2, s.cy) - 6 || y > Math.max(s.y1, s.y2, s.cy) + 6) continue;
      for (let n = 0; n <= 16; n++) {
        const u = n / 16, v = 1 - u;
        const distance = Math.hypot(v * v * s.x1 + 2 * u * v * s.cx + u * u * s.x2 - x, v * v * s.y1 + 2 * u * v * s.cy + u * u * s.y2 - y);
        if (distance < near) {
          near = distance;
          best = s.line;
        }
      }
    }
    return best;
  }

  /** @param {number} n */
  function around(n) {
    const lines = new Set((scene.linesOf.get(n) || []).slice(0, 160)), nodes = new Set([n]);
    for (const line of lines) nodes.add(scene.lines[line].a).add(scene.lines[line].b);
    return { nodes, lines, centre: n };
  }

  listen();

  function listen() {
    /** @type {Map<number, { x: number, y: number }>} */
    const fingers = new Map();
    let pinch = 0;
    const place = (/** @type {PointerEvent | WheelEvent} */ event) => {
      const box = canvas.getBoundingClientRect();
      return { x: event.clientX - box.left, y: event.clientY - box.top };
    };
    canvas.addEventListener("wheel", (event) => {
      event.preventDefault();
      const { x, y } = place(event);
      zoom(Math.exp(-event.deltaY * (event.deltaMode ? 0.05 : event.ctrlKey ? 0.01 : 0.0016)), x, y);
    }, { passive: false });
    canvas.addEventListener("pointerdown", (event) => {
      canvas.setPointerCapture(event.pointerId);
      fingers.set(event.pointerId, place(event));
      moved = false;
    });
    canvas.addEventListener("pointermove", (event) => {
      const now = place(event), before = fingers.get(event.pointerId);
      if (!before) return hover(now.x, now.y);
      if (fingers.size === 2) {
        fingers.set(event.pointerId, now);
        const [p, q] = [...fingers.values()], gap = Math.hypot(p.x - q.x, p.y - q.y);
        if (pinch) zoom(gap / pinch, (p.x + q.x) / 2, (p.y + q.y) / 2);
        pinch = gap;
        moved = true;
        return;
      }
      const dx = now.x - before.x, dy = now.y - before.y;
      if (!moved && Math.hypot(dx, dy) < 4) return;
      moved = true;
      cam = { x: cam.x - dx / cam.k, y: cam.y - dy / cam.k, k: cam.k };
      fingers.set(event.pointerId, now);
      tell.hover(null, 0, 0);
      move();
    });
    const lift = (/** @type {PointerEvent} */ event) => {
      const was = fingers.delete(event.pointerId);
      pinch = 0;
      if (!was || moved || event.type === "pointercancel") return;
      const { x, y } = place(event), found = at(x, y);
      if (!found) tell.nothing();
      else if (found.node !== undefined) tell.node(found.node);
      else if (found.line !== undefined) tell.line(scene.lines[found.line].claims);
      else if (found.region) showNodes(found.region.nodes);
    };
    canvas.addEventListener("pointerup", lift);
    canvas.addEventListener("pointercancel", lift);
    canvas.addEventListener("pointerleave", () => hover(-1, -1));
    canvas.addEventListener("dblclick", (event) => zoom(1.8, event.offsetX, event.offsetY));
    canvas.addEventListener("keydown", (event) => {
      const step = 60 / cam.k;
      /** @type {Record<string, () => void>} */
      const keys = {
        ArrowLeft: () => shift(-step, 0), ArrowRight: () => shift(step, 0), ArrowUp: () => shift(0, -step), ArrowDown: () => shift(0, step),
        "+": () => zoom(1.3), "=": () => zoom(1.3), "-": () => zoom(1 / 1.3), "0": () => fit(),
      };
      if (!keys[event.key] || event.ctrlKey || event.metaKey || event.altKey) return;
      event.preventDefault();
      keys[event.key]();
    });
  }

  let hoverKey = "";
  /** @param {number} x @param {number} y */
  function hover(x, y) {
    const found = x < 0 || !still() ? null : at(x, y);
    const key = found ? `${found.node}/${found.line}/${found.region ? found.region.key : ""}` : "";
    if (key === hoverKey) return;
    hoverKey = key;
    canvas.style.cursor = found ? "pointer" : "grab";
    hovered = null;
    if (found && found.node !== undefined) {
      if (!lit) hovered = around(found.node);
      tell.hover({ node: found.node }, x, y);
    } else if (found && found.line !== undefined) {
      const line = scene.lines[found.line];
      hovered = { nodes: new Set([line.a, line.b]), lines: new Set([found.line]), centre: -1 };
      tell.hover({ claims: line.claims }, x, y);
    } else tell.hover(null, 0, 0);
    ask();
  }

  /** @param {number} dx @param {number} dy */
  function shift(dx, dy) {
    cam = { x: cam.x + dx, y: cam.y + dy, k: cam.k };
    move();
  }

  function fit() {
    if (!resize()) return;
    cam = fitted();
    move();
  }

  /** @param {number[]} nodes */
  function showNodes(nodes) {
    let left = Infinity, top = Infinity, right = -Infinity, bottom = -Infinity;
    for (const n of nodes) {
      left = Math.min(left, scene.x[n]);
      right = Math.max(right, scene.x[n]);
      top = Math.min(top, scene.y[n]);
      bottom = Math.max(bottom, scene.y[n]);
    }
    if (left > right || !resize()) return;
    const k = Math.min(width / (right - left + 160), height / (bottom - top + 160), 1.8);
    cam = { x: (left + right) / 2, y: (top + bottom) / 2, k };
    move();
  }

  return {
    stats,
    /** @param {import("./select.js").Selection} chosen @param {number} centre of a neighbourhood, or -1 */
    setSelection(chosen, centre) {
      scene = makeScene(model, chosen, centre);
      calm = centre >= 0;
      baseCam.k = wholeCam.k = 0;
      lit = hovered = null;
    },
    /** @param {Camera | null} at where to look, or all */
    look(at) {
      if (!resize()) return;
      cam = at || fitted();
      repaint();
    },
    camera: () => ({ ...cam }),
    /** Paints at once, e.g. after a change of language or colours. */
    refresh() {
      ink = readInk();
      wholeCam.k = 0;
      if (!resize()) return;
      repaint();
    },
    /** Paints the whole in advance, for what comes into view when the reader moves far. */
    prepare() {
      if (!scene || !resize()) return;
      const all = fitted();
      if (wholeCam.k === all.k) return;
      paintInto(whole, all);
      wholeCam = all;
    },
    /** @param {number[]} nodes @param {Set<number> | null} claims those to light up, or all of the node's */
    light(nodes, claims) {
      hovered = null;
      if (!nodes.length) lit = null;
      else if (!claims) lit = around(nodes[0]);
      else {
        const lines = new Set(scene.lines.flatMap((line, n) => (line.claims.some((claim) => claims.has(claim)) ? [n] : [])));
        lit = { nodes: new Set(nodes), lines, centre: -1 };
      }
      ask();
    },
    /** Moves so that nodes are in the window, if they are not. @param {number[]} nodes @param {number} covered pixels at the foot that something covers */
    reveal(nodes, covered) {
      if (!nodes.every((n) => n < model.drawn && scene.linesOf.has(n)) || !resize()) return;
      const free = Math.max(80, height - covered), close = Math.max(cam.k, Math.min(0.7, fitted().k * 3));
      const seen = nodes.every((n) => {
        const { x, y } = spotOf(n);
        return x > width * 0.1 && x < width * 0.9 && y > free * 0.1 && y < free * 0.9;
      });
      if (seen && cam.k > close * 0.55) return;
      const xs = nodes.map((n) => scene.x[n]), ys = nodes.map((n) => scene.y[n]);
      const left = Math.min(...xs), right = Math.max(...xs), top = Math.min(...ys), bottom = Math.max(...ys);
      const k = Math.min(close, (width * 0.7) / (right - left || 1), (free * 0.7) / (bottom - top || 1));
      cam = { x: (left + right) / 2, y: (top + bottom) / 2 + (height - free) / 2 / k, k };
      move(true);
    },
    zoom, fit, showNodes, at,
    /** The boxes of all names on the map: left, top, right, bottom. @returns {number[][]} */
    names: () => [...drawn.named.values(), ...drawn.regions.map((r) => [r.x + edgeX, r.y + edgeY, r.x + r.w + edgeX, r.y + r.h + edgeY])],
    nodePlace(/** @type {number} */ n) {
      return { x: (scene.x[n] - cam.x) * cam.k + width / 2, y: (scene.y[n] - cam.y) * cam.k + height / 2 };
    },
    /** @returns {Promise<Blob | null>} */
    png() {
      const target = document.createElement("canvas");
      target.width = width * 2;
      target.height = height * 2;
      const on = /** @type {CanvasRenderingContext2D} */ (target.getContext("2d"));
      on.setTransform(2, 0, 0, 2, 0, 0);
      paint(on, model, scene, cam, width, height, ink);
      if (lit) paintLit(on, lit);
      return new Promise((done) => target.toBlob(done, "image/png"));
    },
    svg() {
      const on = svgContext(width, height, ctx);
      paint(on.ctx, model, scene, cam, width, height, ink);
      if (lit) paintLit(on.ctx, lit);
      return on.text();
    },
  };
}
