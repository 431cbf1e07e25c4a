/** What the page says, in English and Chinese, and claims as sentences. */

/** @type {Record<string, Record<string, string>>} */
const WORDS = {
  en: {
    network: "Network", matrix: "Matrix", hierarchy: "Hierarchy", agreement: "Agreement", chains: "Chains", table: "Claims",
    search: "Search terms, claims, sentences", searchShort: "Search", searchTerms: "Search the vocabulary", results: "{n} results", noResults: "Nothing found for “{q}”",
    terms: "Terms", claims: "Claims", papers: "Papers", filters: "Filters", clear: "Clear all", reset: "Reset",
    concept: "Concept", actor: "Actor", place: "Place", instrument: "Law or plan", case: "Case", quantity: "Quantity",
    f_kind: "Kind", f_relation: "Relation", f_polarity: "Polarity", f_modality: "Modality", f_holder: "Who says it", f_paper: "Paper",
    f_year: "Year", f_language: "Language", f_confidence: "Confidence", f_support: "Independent works", f_theme: "Theme", f_conflict: "Agreement",
    candidatesOf: "Candidates", candidates: "Show candidates", candidatesHelp: "Noun phrases that the ontology does not know",
    affirmed: "affirmed", negated: "negated", asserted: "said to be so", possible: "possible", recommended: "recommended", intended: "intended",
    author: "the authors", en: "English", zh: "Chinese", contested: "contested", uncontested: "uncontested",
    nodes: "nodes", edges: "edges", shown: "{n} of {m} claims", readings: "Quotations",
    settings: "Settings", language: "Language", labels: "Labels", labelsOne: "One language", labelsBoth: "Both languages", theme: "Appearance",
    auto: "As the system", light: "Light", dark: "Dark", help: "Help", close: "Close", back: "Back",
    zoomIn: "Zoom in", zoomOut: "Zoom out", fit: "Show all", picture: "Picture", savePng: "Save as PNG", saveSvg: "Save as SVG", saveCsv: "Save as CSV",
    begin: "Where to begin", supported: "Most widely supported", disputed: "Contradictions", central: "Most connected", read: "Read a paper",
    intro: "Every line in this graph was read from a sentence. Pick a term, a line or a claim and read the sentence it stands in.",
    definition: "Definition", also: "Also", broader: "Broader", narrower: "Narrower", related: "Related", source: "Source", matches: "Elsewhere",
    outgoing: "What it does", incoming: "What is said to bear on it", claimsOf: "{n} claims", mentionedIn: "Named in", candidate: "candidate",
    candidateNote: "A noun phrase as written: the ontology does not know it yet.",
    neighbourhood: "Neighbourhood", hop: "{n} step", hops: "{n} steps", whole: "Whole graph", pathTo: "Path to…", pathFrom: "Path from {a}", pathPick: "Choose the term to reach",
    path: "Path", pathNone: "No path in the present selection", chainsFrom: "Chains from here", noClaims: "No claims with these filters",
    support1: "1 work says so", supportN: "{n} independent works say so", sums: "{e} sentences in {f} files of {w} works", sums1: "1 sentence in 1 file",
    contradicts: "Contradicted by", contradictsNone: "No claim contradicts it", differs: "They differ in {what}",
    d_place: "place", d_time: "time", d_modality: "modality", d_holder: "holder", d_work: "work", r_polarity: "one affirms, one denies", r_relation: "their relations oppose each other",
    says: "Who says it", evidence: "Evidence", section: "Section", openPaper: "Open in the paper", copy: "Copy quotation", copied: "Copied",
    confidence: "Confidence", rule: "Read by", impliedSubject: "Subject, not named here", impliedObject: "Object, not named here", time: "Time", at: "Place",
    subject: "subject", cue: "cue", object: "object", relation: "Relation", polarity: "Polarity", modality: "Modality", holder: "Who says it", works: "Works",
    between: "Between", samePair: "All between these two", paper: "Paper", year: "Year", quote: "Quotation", marked: "terms marked",
    claimsHere: "{n} claims from this sentence", claimHere: "1 claim from this sentence", partial: "Only the quoted paragraphs are in this page.",
    rows: "{n} claims", more: "Show more", filterRows: "Filter the rows", matrixRows: "Actors", matrixColumns: "Concepts", matrixNote: "Each cell holds the claims of an actor about a concept. Choose one to read them.",
    matrixRelation: "Relation", all: "All", agreementNote: "Propositions that more than one work speaks of, or that claims contradict.", onlyConflicts: "Contradictions only",
    sign_asserted: "says so", sign_recommended: "recommends", sign_possible: "holds possible", sign_intended: "intends", sign_negated: "denies",
    chainsNote: "What leads to what, step by step, from", chainsPick: "Choose a term in the network or the search to see what follows from it.", chainsNone: "No influence goes out from this term in the present selection.",
    raises: "raises", lowers: "lowers", opens: "leads to", steps: "Steps", hierarchyNote: "The ontology's terms, with the number of claims in the present selection.", expandAll: "Open all", collapseAll: "Close all",
    noterm: "no claims", gap: "Related, but no paper connects them", network_label: "Map of the graph. Arrow keys move, plus and minus zoom. The claims view holds the same content as a table.",
    region: "Region", keys: "Keys", k_search: "search", k_move: "move within results; move the map", k_open: "open", k_close: "close, step back", k_help: "this help", k_zoom: "zoom", k_fit: "show all", k_views: "switch view",
    howto: "How to read it", howto1: "Shapes are kinds of nodes; size is the number of claims. Hollow shapes are candidates.",
    howto2: "A solid line is affirmed, a dashed one denied. Double: recommended. Dotted: held possible. Dash and dot: intended.",
    howto3: "Support counts independent works, not sentences. ≠ marks a contradiction.", loading: "Opening…", skip: "Skip to the reading panel", showFilters: "Show filters", selection: "Reading",
    step: "step", per: "%", none: "none", sortBy: "Sort by {what}", themes: "Themes", stale: "This link names something that is not in this graph, perhaps because it was built anew.", linkCopied: "Link copied", copyLink: "Copy link",
    viewsOf: "Views", influence: "influence", agency: "agency", structure: "structure", state: "state", vocabulary: "Vocabulary", vocabularyIntro: "The terms and relations by which the papers are read: what they mean, in both languages, and where the papers speak of them.", relations: "Relations", notLabels: "Not", inverse: "Read from the object", domain: "From", range: "To", symmetric: "symmetric", examples: "Examples", counterexamples: "No example of it", usedIn: "{n} claims", occurs: "Where it occurs", never: "No paper names it.", explore: "Open in the explorer", definitions: "Definition", labelsOf: "Labels", index: "All terms", themesOf: "Themes", contents: "Contents", unread: "Read from the papers by rule, and some of it wrongly: look at the sentence before you cite a claim. Confidence is the estimated chance that a careful reader would agree.",
  },
  zh: {
    network: "网络", matrix: "矩阵", hierarchy: "层级", agreement: "异同", chains: "影响链", table: "论断",
    search: "搜索概念、论断、原句（支持拼音）", searchShort: "搜索", searchTerms: "搜索词表（支持拼音）", results: "{n} 条结果", noResults: "没有找到“{q}”",
    terms: "词条", claims: "论断", papers: "文献", filters: "筛选", clear: "全部清除", reset: "重置",
    concept: "概念", actor: "主体", place: "地点", instrument: "法规与规划", case: "案例", quantity: "数量",
    f_kind: "类别", f_relation: "关系", f_polarity: "肯定或否定", f_modality: "语气", f_holder: "谁的观点", f_paper: "文献",
    f_year: "年份", f_language: "语言", f_confidence: "置信度", f_support: "独立文献数", f_theme: "主题", f_conflict: "是否有争议",
    candidatesOf: "候选词", candidates: "显示候选词", candidatesHelp: "本体中尚未收录的名词短语",
    affirmed: "肯定", negated: "否定", asserted: "陈述", possible: "可能", recommended: "建议", intended: "意图",
    author: "作者", en: "英文", zh: "中文", contested: "有争议", uncontested: "无争议",
    nodes: "个节点", edges: "条边", shown: "{m} 条论断中的 {n} 条", readings: "引文",
    settings: "设置", language: "界面语言", labels: "标签", labelsOne: "单语", labelsBoth: "双语", theme: "外观",
    auto: "跟随系统", light: "浅色", dark: "深色", help: "帮助", close: "关闭", back: "返回",
    zoomIn: "放大", zoomOut: "缩小", fit: "显示全部", picture: "图片", savePng: "保存为 PNG", saveSvg: "保存为 SVG", saveCsv: "保存为 CSV",
    begin: "从这里开始", supported: "支持最多的论断", disputed: "相互矛盾的论断", central: "联系最多的词条", read: "阅读文献",
    intro: "图中每一条线都出自一个句子。选择词条、连线或论断，即可读到原句。",
    definition: "定义", also: "又称", broader: "上位", narrower: "下位", related: "相关", source: "出处", matches: "其他词表",
    outgoing: "作为主体的论断", incoming: "作为客体的论断", claimsOf: "{n} 条论断", mentionedIn: "出现于", candidate: "候选词",
    candidateNote: "原文中的名词短语，本体尚未收录。",
    neighbourhood: "邻域", hop: "{n} 步", hops: "{n} 步", whole: "整个图", pathTo: "到…的路径", pathFrom: "从“{a}”出发的路径", pathPick: "请选择终点词条",
    path: "路径", pathNone: "当前筛选下没有路径", chainsFrom: "由此出发的影响链", noClaims: "当前筛选下没有论断",
    support1: "1 篇文献支持", supportN: "{n} 篇独立文献支持", sums: "{w} 篇文献的 {f} 个文件中的 {e} 个句子", sums1: "1 个文件中的 1 个句子",
    contradicts: "与之矛盾的论断", contradictsNone: "没有与之矛盾的论断", differs: "二者的差别在于{what}",
    d_place: "地点", d_time: "时间", d_modality: "语气", d_holder: "观点持有者", d_work: "文献", r_polarity: "一为肯定，一为否定", r_relation: "二者的关系相互对立",
    says: "谁的观点", evidence: "依据", section: "章节", openPaper: "在文中查看", copy: "复制引文", copied: "已复制",
    confidence: "置信度", rule: "抽取规则", impliedSubject: "主体（句中未出现）", impliedObject: "客体（句中未出现）", time: "时间", at: "地点",
    subject: "主体", cue: "谓词", object: "客体", relation: "关系", polarity: "肯定或否定", modality: "语气", holder: "谁的观点", works: "文献数",
    between: "二者之间", samePair: "二者之间的全部论断", paper: "文献", year: "年份", quote: "引文", marked: "已标出词条",
    claimsHere: "此句含 {n} 条论断", claimHere: "此句含 1 条论断", partial: "本页只收录被引用的段落。",
    rows: "{n} 条论断", more: "显示更多", filterRows: "筛选各行", matrixRows: "主体", matrixColumns: "概念", matrixNote: "每格是某一主体关于某一概念的论断，点选即可阅读。",
    matrixRelation: "关系", all: "全部", agreementNote: "不止一篇文献谈到的命题，以及有矛盾的命题。", onlyConflicts: "只看矛盾",
    sign_asserted: "认为如此", sign_recommended: "建议", sign_possible: "认为可能", sign_intended: "意在", sign_negated: "否认",
    chainsNote: "一步一步，何者影响何者。起点：", chainsPick: "请在网络或搜索中选择一个词条，查看它影响什么。", chainsNone: "当前筛选下，此词条没有向外的影响。",
    raises: "增强", lowers: "减弱", opens: "导致", steps: "步数", hierarchyNote: "本体中的词条及其在当前筛选下的论断数。", expandAll: "全部展开", collapseAll: "全部收起",
    noterm: "无论断", gap: "相关，但没有文献将其联系起来", network_label: "图的地图。方向键移动，加减键缩放。“论断”视图以表格呈现同样内容。",
    region: "区域", keys: "按键", k_search: "搜索", k_move: "在结果中移动；移动地图", k_open: "打开", k_close: "关闭、后退", k_help: "本帮助", k_zoom: "缩放", k_fit: "显示全部", k_views: "切换视图",
    howto: "怎样读图", howto1: "形状表示类别，大小表示论断数；空心为候选词。",
    howto2: "实线为肯定，虚线为否定；双线为建议，点线为可能，点划线为意图。",
    howto3: "支持数按独立文献计，不按句子计。≠ 表示有矛盾。", loading: "正在打开…", skip: "跳到阅读栏", showFilters: "显示筛选", selection: "阅读",
    step: "步", per: "%", none: "无", sortBy: "按{what}排序", themes: "主题", stale: "链接所指的内容不在本图中，可能是图已重新生成。", linkCopied: "已复制链接", copyLink: "复制链接",
    viewsOf: "视图", influence: "影响", agency: "行动", structure: "结构", state: "状态", vocabulary: "词表", vocabularyIntro: "阅读文献所用的词条与关系：双语的含义，以及文献中提到它们的句子。", relations: "关系", notLabels: "不包括", inverse: "从客体读", domain: "主体类别", range: "客体类别", symmetric: "对称", examples: "例句", counterexamples: "反例", usedIn: "{n} 条论断", occurs: "出现之处", never: "没有文献提到它。", explore: "在图谱中打开", definitions: "定义", labelsOf: "名称", index: "全部词条", themesOf: "主题", contents: "目录", unread: "由规则从文献中抽取，难免有误：引用论断之前请核对原句。置信度是细心的读者会同意该论断的估计概率。",
  },
};

/** @type {{ lang: string, both: boolean }} */
export const voice = { lang: "en", both: false };

/**
 * A phrase of the page in the reader's language.
 * @param {string} key @param {Record<string, string | number>} [values]
 */
export function t(key, values) {
  const own = WORDS[voice.lang];
  const phrase = Object.hasOwn(own, key) ? own[key] : key;
  return values ? phrase.replace(/\{(\w+)\}/g, (_, name) => String(values[name])) : phrase;
}

/**
 * A node's name.
 * @param {import("./data.js").Model} model @param {number} n @param {boolean} [single] never both languages
 */
export function nameOf(model, n, single) {
  const en = model.en[n], zh = model.zh[n];
  const own = String((voice.lang === "zh" ? zh || en : en || zh) || model.id[n]);
  if (!voice.both || single || !en || !zh || en === zh) return own;
  return voice.lang === "zh" ? `${zh} ${en}` : `${en} ${zh}`;
}

/** The other language's name, or nothing. @param {import("./data.js").Model} model @param {number} n */
export function otherName(model, n) {
  const own = nameOf(model, n, true), other = voice.lang === "zh" ? model.en[n] : model.zh[n];
  return other && other !== own ? String(other) : "";
}

/** @param {Record<string, string> | undefined} texts */
export function inVoice(texts) {
  if (!texts) return "";
  return texts[voice.lang] || texts.en || texts.zh || Object.values(texts)[0] || "";
}

/** A theme is the name of a file of terms; in Chinese the terms of that name say it. @param {import("./data.js").Model} model @param {string} theme */
export function themeName(model, theme) {
  const plain = theme.replace(/-/g, " ");
  if (model.kinds.includes(theme.replace(/s$/, ""))) return t(theme.replace(/s$/, ""));
  if (voice.lang !== "zh") return plain;
  const parts = theme.split("-and-").map((part) => ["concept/", "actor/"].flatMap((kind) => [part, part.replace(/s$/, "")].map((key) => model.nodeOf.get(kind + key))).find((n) => n !== undefined));
  return parts.every((n) => n !== undefined) ? parts.map((n) => nameOf(model, Number(n), true)).join("与") : plain;
}

/** Who says a claim. @param {import("./data.js").Model} model @param {number} holder */
export function holderName(model, holder) {
  if (holder < 0) return t("author");
  const [node, text] = model.holders[holder];
  return node >= 0 ? nameOf(model, node, true) : text;
}

/** @param {import("./data.js").Model} model @param {number} relation */
export function relationName(model, relation) {
  const row = model.relations[relation];
  return voice.lang === "zh" ? row.zh : row.en;
}

/**
 * A claim in words: [subject, what stands between, object, what follows].
 * @param {import("./data.js").Model} model @param {number} claim
 * @returns {{ subject: string, verb: string, object: string, tail: string, holder: string }}
 */
export function sayParts(model, claim) {
  const negated = model.polarity[claim] === 1, modality = model.modalities[model.modality[claim]];
  const phrase = voice.lang === "zh" ? verbZh(relationName(model, model.relation[claim]), modality, negated) : [verbEn(relationName(model, model.relation[claim]), modality, negated), ""];
  return { subject: nameOf(model, model.from[claim], true), verb: phrase[0], object: nameOf(model, model.to[claim], true), tail: phrase[1], holder: model.holder[claim] < 0 ? "" : holderName(model, model.holder[claim]) };
}

/** A claim as one sentence. @param {import("./data.js").Model} model @param {number} claim */
export function say(model, claim) {
  const { subject, verb, object, tail, holder } = sayParts(model, claim);
  if (voice.lang === "zh") return `${holder ? `${holder}认为，` : ""}${subject}${verb}${object}${tail}`;
  return `${holder ? `According to ${holder}, ` : ""}${subject} ${verb} ${object}`;
}

/** @param {string} label third person, e.g. `promotes`, `is part of` @param {string} modality @param {boolean} negated */
export function verbEn(label, modality, negated) {
  const finite = /^(is|has|\S*[^s]s)( |$)/.test(label) ? label : `is ${label}`;
  const not = negated ? "not " : "";
  if (modality === "asserted" && !negated) return finite;
  if (modality === "asserted") return /^is\b/.test(finite) ? finite.replace(/^is/, "is not") : `does not ${bare(finite)}`;
  if (modality === "intended") return `is ${not}meant to ${bare(finite)}`;
  return `${modality === "possible" ? "may" : "should"} ${not}${bare(finite)}`;
}

/** @param {string} finite */
function bare(finite) {
  const [first, ...rest] = finite.split(" ");
  const base = first === "is" ? "be" : first === "has" ? "have" : first.replace(/ies$/, "y").replace(/(ss|sh|ch|x|zz)es$/, "$1").replace(/([^s])s$/, "$1");
  return [base, ...rest].join(" ");
}

/**
 * @param {string} label with `…` where the object stands inside @param {string} modality @param {boolean} negated
 * @returns {[string, string]} before and after the object
 */
export function verbZh(label, modality, negated) {
  const [lead, tail] = label.includes("…") ? /** @type {[string, string]} */ (label.split("…").slice(0, 2)) : [label, ""];
  /** @type {Record<string, [string, string]>} */
  const modal = { asserted: ["", "不"], possible: ["可以", "不能"], recommended: ["应当", "不应"], intended: ["意在", "无意"] };
  let before = modal[modality][negated ? 1 : 0];
  if (/^的.+为$/.test(lead)) return [`${lead.slice(0, -1)}${before}为`, tail];
  if (before === "不" && lead.startsWith("有")) before = "没";
  return [before + lead, tail];
}
