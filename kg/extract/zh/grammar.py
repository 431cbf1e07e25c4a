"""Closed-class words of Chinese and the one-letter codes by which the grammar names word classes.

n noun · w noun or verb · v verb · a adjective · b attributive · d adverb · m modal · h negation · p preposition · c joins
noun phrases · j joins clauses · u 的 · i 地 · o 得 · l aspect · s copula · q number · Q classifier · r pronoun · e determiner ·
f localiser · t time · g 等 · z 所 · k comma · K semicolon, colon · x else
"""

from __future__ import annotations


def closed(words: str) -> frozenset[str]:
    """The words of a closed class, written with blanks between them."""
    return frozenset(words.split())


# What jieba's part-of-speech tags mean here, by their first letters, longest first.
TAGS: dict[str, str] = {
    "vn": "w", "vd": "d", "vg": "v", "vi": "v", "v": "v",
    "ad": "d", "an": "n", "ag": "a", "zg": "n", "a": "a", "z": "a", "b": "b", "d": "d",
    "m": "q", "mq": "q", "q": "Q", "r": "r", "f": "f", "t": "t", "p": "d", "c": "j", "u": "x", "y": "x", "e": "x", "o": "x",
}  # fmt: skip

_CLOSED = {
    "h": "与其说",
    "u": "的 之",
    "i": "地",
    "o": "得",
    "l": "了 着 过 起来 下来 出来 下去",
    "s": "是 就是 便是 乃是 则是 也是 即是 正是 都是 仍是 才是 却是 又是 既是 实为 即为 应为 则为 多为 均为 皆为 主要为 分别为 是指 而是",
    "p": "交由 截至 截止 对 对于 为 为了 把 将 由 被 受 向 给 与 跟 同 从 在 以 用 按照 按 根据 依据 通过 经过 经由 随着 针对 关于 就 于 至 由于 "
    "因 因为 除了 除 围绕 沿着 自 当 据 作为 自从 较 比 凭借 经 朝着 透过 藉由 凭 替",
    "c": "和 及 及其 以及 、 或 或者 暨 跟 还是 与",
    "j": "要想 但 但是 然而 而 诸如 与其 不如说 毋宁说 并 并且 而且 且 不过 因此 因而 从而 进而 所以 于是 虽然 虽 尽管 即使 如果 若 倘若 一旦 只有 只要 则 那么 "
    "不仅 不但 不只 还 又 也 既 以便 以期 此外 同时 另外 其次 首先 再次 最后 最终 一方面 另一方面 否则 反而 反之 甚至 何况 换言之 可见 "
    "直到 因为 由于 为此 与此同时 例如 比如 即便 无论 不论 除非 假如 要是 其中 总之 所谓 这样 相反 当然 固然 诚然 可 却 就 便 便于 "
    "一是 二是 三是 四是 五是 一来 二来 在此基础上 由此 以此 借此 据此 对此",
    "r": "这一点 那一点 其 它 他 她 它们 他们 她们 我们 我 你 你们 自己 自身 这 此 这些 那 那些 前者 后者 二者 两者 三者 彼此 双方 大家 人们 本身 谁 "
    "什么 这里 那里 有的 有些 之一 一者",
    "e": "该 本 某 某些 各 各个 各种 各类 每 每个 每位 这种 这类 这样的 这一 这个 这项 这套 此种 此类 上述 那种 那类 那个 任何 一切 所有 "
    "全部 部分 其他 其它 另一 另 一些 许多 不少 众多 多数 大多数 少数 一种 一类 一系列 一批 一大批 诸多 若干 许许多多 多种 不同 有关 "
    "相关 一个 一位 一名 一项 各级 各方 各地 一套 一支 一定 一定的 不同的 几个 两个 三个 个别 整个 多个 多项 几种 大量 多元 种种",
    "f": "中 上 里 下 内 间 外 前 后 之间 之中 之下 之上 之内 之外 之后 之前 以来 以上 以下 以内 以外 以前 以后 当中 方面 过程中 背景下 "
    "时 等方面 期间 层面",
    "g": "等 等等 等等。",
    "z": "所",
    "m": "只能 只得 只好 不得不 唯有 能否 是否 可否 会否 有权 无权 有义务 有责任",
    "d": "首次 不仅仅 仅 仅仅 只 更加 更为 逐步 逐渐 日益 不断 普遍 往往 通常 经常 常常 总是 一直 始终 依然 仍然 仍 已 已经 曾 曾经 正 正在 "
    "均 都 共同 分别 相互 互相 积极 主动 有效 大力 努力 进一步 充分 切实 真正 全面 深入 广泛 直接 间接 很大程度上 不断地 尽快 相继 再 "
    "先 后来 较 较为 更 比较 十分 非常 极其 极为 相对 最 最为 特别 尤其 主要 很少 很难说 鲜少 自动 简单 简单地 明显 显著 极大地 大大 更多地 更多 很 太 "
    "过于 过度 逐年 纷纷 及时 继续 即将 刚刚 从来 其实 实际上 事实上 显然 必然 自然 当即 一般 统一 统筹 独立 自主 高度 全额 全程 定期 免费 无偿 还有的 至今 名义上 表面上 形式上 法律上 主观上",
    "Q": "个 名 位 家 项 种 类 座 条 支 批 次 起 件 套 人 户 元 岁 年 月 日 世纪 年代 天 倍 公里 平方米 亩 吨 小时 万元 亿元 万亿元 千亿元 百亿元 万吨 千克 公斤 辆 艘 间 幢 栋 处 人次 多个 余个 余名 多名 余家 多家",
}
CLOSED: dict[str, str] = {word: code for code, words in _CLOSED.items() for word in words.split()}

DENYING_COPULAS = closed("并非 绝非 决非 实非 亦非 本非")
REACHES = closed("突破 占 超过 达到 达 高达 逼近 超出")  # verbs before a number
SUMS = closed(  # nouns before a sum, whatever they are elsewhere
    "投资 投入 支出 补助 补贴 资助 捐款 捐赠 贷款 增速 增幅 配套 融资 筹资 罚款 赔偿 消费 补偿 欠款 借款 拨款"
)
LINKED = closed("有关 相关 无关")
MUTUALLY = closed("相互 互相 彼此 共同")
ALONG = closed("并存 共存 分离 对立 脱钩 互补 交织 重叠 冲突 矛盾 相分离")  # what two do that 与 joins
# what is done for somebody, and what somebody does, by verbs that are mostly nouns and take no object
FOR_THEM = closed(
    "看病 治病 打针 体检 送药 送餐 配餐 助餐 做饭 理发 助浴 办事 跑腿 撑腰 讨薪 维权 授课 上课 补课 发声 代言 分忧 解难 减负 诊疗 义诊"
)
PURSUITS = closed(
    "打工 务工 劳动 学习 上学 上课 停工 罢工 值班 值守 巡逻 就业 创业 服刑 服役 经商 务农 投票 竞选 训练 实习 进修 受训 旅游 "
    "迁徙 讨论 协商 探亲 值勤 上岗 复工 应聘 参赛 参会 就学 求学 耕作 捕捞 游行 抗议 义诊 巡河 巡护 打零工"
)
MAKES = closed("使 使得 让 令 致使")
BRINGS = closed("导致 造成 引发 引起 招致 诱发 引致 酿成 诱致")  # what comes of it may be a clause
CHANGES = closed("变化 改变 转变 变革 变动")
BECOMES = closed("成为 构成 变成 已成为 作为")
COMPLEMENTS = closed("不了 不到 不起 不出 不住 不起来 不上 不好 不动")
COMMAS = frozenset("，,")
STOPS = frozenset("；;：:。！？!?…—\n")
OPENING, CLOSING = '“‘「『《〈"', '”’」』》〉"'
BRACKETS = {"（": "）", "(": ")", "[": "]", "［": "］", "【": "】", "〔": "〕"}
