/** Where the vocabulary's page begins. */

import { startVocabulary } from "./lexicon.js";

const source = /** @type {HTMLElement} */ (document.getElementById("data"));
Object.defineProperty(window, "vocabulary", { value: startVocabulary(JSON.parse(source.textContent || "{}")) });
