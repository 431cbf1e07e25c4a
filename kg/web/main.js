/** Where the page begins. */

import { start } from "./app.js";

const place = /** @type {HTMLElement} */ (document.getElementById("data"));
Object.defineProperty(window, "graph", { value: start(JSON.parse(place.textContent || "{}")) });
