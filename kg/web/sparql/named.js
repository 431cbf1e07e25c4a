/** Named queries: the head of each says what it is, its VALUES lines are its parameters. */

/**
 * @typedef {{ name: string, kind: string, en: string, zh: string, value: string, open: boolean }} Parameter
 * @typedef {{ name: string, title: Record<string, string>, description: Record<string, string>, parameters: Parameter[], text: string }} Named
 */

const HEAD = /^# ([a-z]+(?: [a-z]+)*): (.+)$/;
const VALUES = /^(\s*)(# )?VALUES \?([a-z]+) \{ (.+) \}\s*$/;

/** @param {string} name @param {string} text @returns {Named} */
export function readNamed(name, text) {
  const lines = text.split("\n"), head = /** @type {Record<string, string>} */ ({});
  let end = 0;
  for (let found; (found = HEAD.exec(lines[end] || "")); end += 1) head[found[1]] = found[2];
  const body = lines.slice(end).join("\n").trim() + "\n", now = valuesOf(body);
  const parameters = Object.entries(head).filter(([key]) => key.startsWith("param ")).map(([key, words]) => {
    const [, own, kind] = key.split(" "), [en, zh] = words.split(" / "), at = now.get(own);
    return { name: own, kind, en, zh: zh || en, value: at ? at.value : "", open: !at || at.open };
  });
  return {
    name, text: body, parameters,
    title: { en: head.title || name, zh: head["title zh"] || head.title || name },
    description: { en: head.description || "", zh: head["description zh"] || head.description || "" },
  };
}

/** The values that a query's text gives its parameters. @param {string} text @returns {Map<string, { value: string, open: boolean }>} */
export function valuesOf(text) {
  const found = new Map();
  for (const line of text.split("\n")) {
    const at = VALUES.exec(line);
    if (at) found.set(at[3], { value: at[4], open: Boolean(at[2]) });
  }
  return found;
}

/** The text with another value for a parameter; '' leaves it open. @param {string} text @param {string} name @param {string} value */
export function withValue(text, name, value) {
  return text.split("\n").map((line) => {
    const at = VALUES.exec(line);
    if (!at || at[3] !== name) return line;
    return value ? `${at[1]}VALUES ?${name} { ${value} }` : `${at[1]}# VALUES ?${name} { ${at[4]} }`;
  }).join("\n");
}
