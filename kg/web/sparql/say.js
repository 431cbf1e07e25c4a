/** The page's own words, in both languages. */

/** @type {Record<string, [string, string]>} */
const SAYINGS = {
  ask: ["Ask in SPARQL", "用 SPARQL 提问"],
  explorer: ["Explorer", "图谱浏览"],
  questions: ["Questions", "常用问题"],
  find: ["Find a question", "查找问题"],
  none: ["No question has these words.", "没有匹配的问题。"],
  editor: ["Query", "查询语句"],
  run: ["Run", "运行"],
  stop: ["Stop", "停止"],
  csv: ["Save as CSV", "保存为 CSV"],
  turtle: ["Save as Turtle", "保存为 Turtle"],
  copy: ["Copy with prefixes", "连同前缀复制"],
  copied: ["Copied", "已复制"],
  keys: ["Ctrl+Enter runs, Ctrl+Space completes", "Ctrl+Enter 运行，Ctrl+空格 补全"],
  loading: ["Opening the data…", "正在载入数据…"],
  ready: ["{} statements are here; nothing leaves this page.", "共 {} 条陈述；任何数据都不会离开本页。"],
  running: ["Running…", "正在查询…"],
  stopped: ["Stopped.", "已停止。"],
  rows: ["{} rows in {} ms", "{} 行，用时 {} 毫秒"],
  graph: ["A graph in {} ms", "得到一个图，用时 {} 毫秒"],
  nothing: ["Nothing was found.", "没有结果。"],
  more: ["Show more ({} left)", "显示更多（还有 {} 行）"],
  answer: ["Answer", "查询结果"],
  any: ["any", "不限"],
  failed: ["The data could not be opened: {}", "无法载入数据：{}"],
  fault: ["Line {}, column {}: {}", "第 {} 行第 {} 列：{}"],
  wanted: ["expected {}", "此处应为 {}"],
  unwanted: ["this is not expected here", "此处不应出现"],
  suggestions: ["Completions", "补全建议"],
  language: ["中文", "English"],
};
let at = 0;

/** @param {string} lang */
export function speak(lang) {
  at = lang === "zh" ? 1 : 0;
}

/** @param {string} key @param {...string} values */
export function say(key, ...values) {
  let n = 0;
  return SAYINGS[key][at].replace(/\{\}/g, () => values[n++] ?? "");
}
