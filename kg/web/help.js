/** The help and the settings. */

import { button, fill, h, icon, lineGlyph } from "./dom.js";
import { t } from "./words.js";

/** @param {HTMLDialogElement} dialog */
export function showHelp(dialog) {
  const keys = [["/", "k_search"], ["↑ ↓ ← →", "k_move"], ["Enter", "k_open"], ["Esc", "k_close"], ["+ −", "k_zoom"], ["0", "k_fit"], ["1 … 6", "k_views"], ["?", "k_help"]];
  fill(dialog,
    h("div", { class: "dialog-head" }, h("h2", { id: "help-title", text: t("help") }), button("icon-button", icon("close"), () => dialog.close(), { "aria-label": t("close") })),
    h("h3", { text: t("howto") }),
    h("ul", { class: "plain-list" }, h("li", { text: t("howto1") }), h("li", { text: t("howto2") }), h("li", { text: t("howto3") }), h("li", { text: t("unread") })),
    h("p", { class: "samples" }, ...["asserted", "recommended", "possible", "intended"].map((m) => h("span", null, lineGlyph(0, m), t(m))), h("span", null, lineGlyph(1, "asserted"), t("negated"))),
    h("h3", { text: t("keys") }),
    h("dl", { class: "keys" }, ...keys.flatMap(([key, word]) => [h("dt", null, h("kbd", { text: key })), h("dd", { text: t(word) })])));
  dialog.setAttribute("aria-labelledby", "help-title");
  if (!dialog.open) dialog.showModal();
}

/** @param {import("./state.js").State} state @param {string} lang @param {(patch: any) => void} go */
export function settingsMenu(state, lang, go) {
  const radio = (/** @type {string} */ name, /** @type {string} */ now, /** @type {[string, string][]} */ values) => h("fieldset", null, h("legend", { text: t({ lang: "language", both: "labels", look: "theme" }[name] || name) }),
    ...values.map(([value, word]) => h("label", null, h("input", { type: "radio", name, value, id: `set-${name}-${value || "auto"}`, checked: now === value, on: { change: () => go({ [name]: value }) } }), word)));
  return h("div", { class: "menu" },
    radio("lang", lang, [["en", "English"], ["zh", "中文"]]),
    radio("both", state.both, [["", t("labelsOne")], ["1", t("labelsBoth")]]),
    radio("look", state.look, [["", t("auto")], ["light", t("light")], ["dark", t("dark")]]));
}
