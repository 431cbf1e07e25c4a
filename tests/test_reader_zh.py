"""Chinese claims by construction: a sentence, the claims that it states, and beside each a sentence that states none such."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest

from kg.extract.base import SentenceReading
from kg.extract.zh import ChineseReader, compile_lexicon
from kg.link import Linker
from kg.model import Ontology, Sentence, Span
from kg.ontology import load_ontology


@cache
def ontology() -> Ontology:
    return load_ontology(Path(__file__).parent.parent / "ontology")[0]


@cache
def tools() -> tuple[Linker, ChineseReader]:
    return Linker(ontology()), ChineseReader(ontology())


def read(*texts: str, section: str = "") -> list[SentenceReading]:
    linker, reader = tools()
    sentences = [Sentence("d.txt", n, (Span(0, len(t)),), t, "zh", section) for n, t in enumerate(texts)]
    return reader.read(sentences, [linker.mentions(s) for s in sentences])


def claims(*texts: str, section: str = "") -> list[str]:
    """`subject relation object` of what is read in the last text; * marks an implied subject."""
    return [
        f"{r.subject.text}{'*' if r.subject.start is None else ''} {r.relation} {r.object.text}"
        for r in read(*texts, section=section)[-1].readings
    ]


# construction → (sentence, claims that must be among those read), then (sentence, what must not be read)
SAID: dict[str, list[tuple[str, list[str]]]] = {
    "subject verb object": [
        ("网络谣言损害政府公信力。", ["网络谣言 hinders 政府公信力"]),
        ("居民习惯于熟人之间的互助。", ["居民 characterized_by 熟人之间的互助"]),
    ],
    "coordination": [
        (
            "工会和妇联提供就业培训、改善女工的生活。",
            [
                "工会 provides 就业培训",
                "妇联 provides 就业培训",
                "工会 promotes 女工的生活",
                "妇联 promotes 女工的生活",
            ],
        ),
        ("公租房和廉租房缺乏维修资金。", ["公租房 faces 维修资金", "廉租房 faces 维修资金"]),
    ],
    "what comes of it is a clause": [
        ("车间违规排污导致下游的灌溉水源受到污染。", ["车间违规排污 causes 下游的灌溉水源受到污染"]),
        ("经费断档、编制紧缺导致乡镇剧团难以留住年轻演员。", ["编制紧缺 causes 乡镇剧团难以留住年轻演员"]),
        ("票价上涨使得一些夜班线路不得不停运。", ["票价上涨 causes 夜班线路不得不停运"]),
    ],
    "a cause in the clause before": [
        ("冷库年久失修，渔民因此陷入贫困。", ["年久失修 causes 贫困"]),
        ("过度抽取地下水是地面沉降加剧的主要原因。", ["抽取地下水 causes 地面沉降加剧"]),
    ],
    "what befalls a thing, what is out of its reach": [
        ("传统契约因此失灵。", ["传统契约 faces 失灵"]),
        ("小农户难以获得贷款。", ["小农户 faces 贷款"]),
    ],
    "good or bad, whatever the noun": [
        ("新规减少了不必要的盖章。", ["新规 addresses 盖章"]),
        ("扩建降低了馆藏的可读性。", ["扩建 hinders 馆藏的可读性"]),
        ("加密降低了病历泄露的概率。", ["加密 addresses 病历泄露的概率"]),
        ("陪伴使老人的疏离感明显下降。", ["陪伴 addresses 老人的疏离感"]),
    ],
    "a deed as the subject, a deed in a name": [
        ("过度依赖补贴会削弱合作社的竞争力。", ["依赖补贴 hinders 合作社的竞争力"]),
        ("该省实施护林员激励计划。", ["该省 establishes 护林员激励计划"]),
    ],
    "the more of the one": [("社区绿地越多，居民的归属感越强。", ["社区绿地 promotes 居民的归属感"])],
    "conduct is dealt with, not its thing": [("巡逻队制止占用盲道的行为。", ["巡逻队 addresses 占用盲道的行为"])],
    "who is kept out": [("高昂的入会费把租户挡在了健身房之外。", ["入会费 hinders 租户"])],
    "done more is done": [("县政府加强了对冷链仓库的巡查。", ["县政府 governs 冷链仓库"])],
    "what a thing grows in": [("工匠的手艺在学徒制中得到传承。", ["学徒制 promotes 工匠的手艺"])],
    "what a colon lists stands for the counted word": [
        ("该镇面临两大问题：资金短缺、人才流失。", ["该镇 faces 资金短缺", "该镇 faces 人才流失"]),
        ("改革离不开两个条件：稳定的预算和公众的参与。", ["改革 requires 预算", "改革 requires 公众的参与"]),
    ],
    "a role is what somebody does in it": [
        ("商会起到了化解纠纷、凝聚人心的重要作用。", ["商会 addresses 纠纷", "商会 promotes 人心"]),
        ("行业协会承担着规范市场、服务企业的职能。", ["行业协会 governs 市场", "行业协会 serves 企业"]),
    ],
    "what one cannot do, what nobody does": [
        ("山区学校招不到英语教师。", ["山区学校 faces 英语教师"]),
        ("失能老人没人照料。", ["失能老人 faces 照料"]),
        ("新市民面临落户难、入学难的问题。", ["新市民 faces 落户难", "新市民 faces 入学难"]),
    ],
    "what is prevented": [("社区应防止互助基金变成人情钱。", ["社区 addresses 人情钱"])],
    "brought to somebody": [("寒潮给菜农带来了沉重打击。", ["寒潮 hinders 菜农"])],
    "the object chooses": [
        ("县医院承担培训任务。", ["县医院 establishes 培训任务"]),
        ("用人单位承担培训费用。", ["用人单位 funds 培训费用"]),
        ("改制降低了管理费用和居民满意度。", ["改制 addresses 管理费用", "改制 hinders 居民满意度"]),
    ],
    "a noun closes the copula": [
        ("贫困是辍学的重要原因。", ["贫困 causes 辍学"]),
        ("住房拥挤是租金上涨的结果。", ["租金上涨 causes 住房拥挤"]),
        ("信任是合作的前提。", ["合作 requires 信任"]),
        ("市教育局是校车服务的主管部门。", ["市教育局 governs 校车服务"]),
        ("资金短缺成为制约山区医院发展的主要障碍。", ["资金短缺 hinders 山区医院发展"]),
    ],
    "list number": [("二、各部门应当加强监管。", ["部门 promotes 监管"])],
    "rule of conduct": [
        ("鼓励高校开放场馆，支持企业改建厂房。", ["高校 provides 场馆", "企业 establishes 厂房"]),
    ],
    "amount": [
        (
            "债务余额为40.74万亿元，其中专项债务24.87万亿元。",
            ["债务余额 has_quantity 40.74万亿元", "专项债务 has_quantity 24.87万亿元"],
        ),
        ("法院受理的案件多达300件。", ["法院 governs 案件", "案件 has_quantity 300件"]),
    ],
    "X is what does Y": [
        ("水渠是调节用水的杠杆。", ["水渠 governs 用水"]),
        ("低薪是导致人才流失的主要原因。", ["低薪 causes 人才流失"]),
    ],
    "short qualities": [("官员任期短、晋升压力大。", ["官员 characterized_by 任期短", "官员 faces 晋升压力大"])],
    "weakness as a cause": [("部门之间职责不清，导致投诉无人受理。", ["职责不清 causes 投诉无人受理"])],
    "what cannot be": [("租金上涨使小店难以生存。", ["租金上涨 hinders 小店"])],
    "class after 等": [("政府设置了学历、社保等入户门槛。", ["学历 is_a 入户门槛", "社保 is_a 入户门槛"])],
    "company": [("民政部门会同教育部门开展核查。", ["民政部门 cooperates_with 教育部门", "民政部门 establishes 核查"])],
    "verbs that share an object": [
        ("志愿者参与和支持垃圾分类。", ["志愿者 participates_in 垃圾分类"]),
    ],
    "subject carried over clauses": [
        ("合作社统一采购农资，帮助农户降低成本。", ["合作社 funds 农资", "合作社 serves 农户"]),
    ],
    "subject ahead": [
        ("为了缓解拥堵，交警部门调整了信号灯。", ["交警部门 addresses 拥堵"]),
    ],
    "pivot": [
        ("心理咨询师帮助学生走出创伤。", ["心理咨询师 serves 学生", "学生 addresses 创伤"]),
        ("财政补贴使农户的收入得到提高。", ["财政补贴 promotes 农户的收入"]),
    ],
    "把 and 将": [
        ("街道把商户和学校纳入共治平台。", ["商户 part_of 共治平台", "学校 part_of 共治平台"]),
    ],
    "由": [
        ("家长委员会由学生家长组成。", ["学生家长 part_of 家长委员会"]),
        ("由卫生院负责慢性病管理。", ["卫生院 establishes 慢性病管理"]),
    ],
    "对": [
        ("消防部门对老旧小区进行检查。", ["消防部门 governs 老旧小区"]),
        ("户籍制度对流动人口的影响不容忽视。", ["户籍制度 causes 流动人口"]),
    ],
    "为": [
        ("律师为困难群众提供法律援助。", ["律师 provides 法律援助", "律师 serves 困难群众"]),
    ],
    "与": [
        ("高校与企业开展合作。", ["高校 cooperates_with 企业"]),
    ],
    "means": [
        ("地方政府通过税收优惠吸引企业。", ["地方政府 uses 税收优惠", "地方政府 coordinates 企业"]),
    ],
    "copula": [
        ("居民是社区治理的主体。", ["居民 acts_as 社区治理的主体"]),
        ("绿化隔离带是城市生态系统的组成部分。", ["绿化隔离带 part_of 城市生态系统"]),
    ],
    "head of a copula": [
        ("民主协商的核心在于平等对话。", ["民主协商 characterized_by 平等对话"]),
        ("政策偏差的根源是激励不足。", ["激励不足 causes 政策偏差"]),
    ],
    "cleft": [
        ("老年人需要的是陪伴。", ["老年人 requires 陪伴"]),
    ],
    "adjective": [
        ("农村学校的师资薄弱。", ["农村学校 faces 师资薄弱"]),
    ],
    "relative clause": [
        ("基金会扶持从事养老服务的社会组织。", ["社会组织 provides 养老服务"]),
        ("社工提供的陪伴缓解了老人的孤独。", ["社工 provides 陪伴", "陪伴 addresses 老人的孤独"]),
    ],
    "such as": [
        ("保障性住房包括公租房和廉租房。", ["公租房 part_of 保障性住房", "廉租房 part_of 保障性住房"]),
    ],
    "numbers": [
        ("受益学生已超过2万人。", ["受益学生 has_quantity 2万人"]),
    ],
    "passive": [
        ("老年人的心理需求被忽视。", ["老年人的心理需求 faces 忽视"]),
    ],
    "conditions": [
        ("没有数据共享，就没有公平的分配。", ["公平的分配 requires 数据共享"]),
        ("只有建立信任，社区协商才能取得成效。", ["社区协商 requires 信任"]),
    ],
    "whoever is made able": [
        ("远程诊疗使山区患者能够享受专家服务。", ["远程诊疗 serves 山区患者"]),
        ("新规使违建数量减少了一半。", ["新规 addresses 违建数量"]),
    ],
    "deeds handed over": [
        ("医务社工负责志愿者的招募与管理。", ["医务社工 governs 志愿者"]),
        ("该市把夜场运营委托给专业公司。", ["专业公司 governs 夜场运营"]),
        (
            "该省建立补偿制度，由下游城市向上游地区支付补偿资金。",
            ["下游城市 funds 补偿资金"],
        ),
    ],
    "where there is": [
        (
            "全县设有文化站16个，丰富了农民的文化生活。",
            ["文化站 located_in 全县", "文化站 has_quantity 16个", "文化站 promotes 农民的文化生活"],
        ),
    ],
    "copulas that say more": [
        ("这种分配办法是公平的。", ["分配办法 characterized_by 公平"]),
        ("总店与分店是管理与被管理的关系。", ["总店 governs 分店"]),
        ("护工最需要的是轮休。", ["护工 requires 轮休"]),
    ],
    "what stands first": [
        ("噪声问题可以通过错峰施工缓解。", ["错峰施工 addresses 噪声问题"]),
        ("由于连续暴雨，道路中断严重。", ["暴雨 causes 道路中断", "道路 faces 中断严重"]),
    ],
    "lists before one head": [
        (
            "各镇着力构建权责清晰、运转高效的应急体系。",
            ["各镇 establishes 应急体系", "应急体系 characterized_by 权责清晰"],
        ),
        ("两家医院形成相互信任、互相转诊的合作机制。", ["医院 establishes 互相转诊的合作机制"]),
    ],
    "questions": [("社区的资源在哪里？", [])],
    "companions": [
        (
            "县政府应当会同电信企业设立网络管护员。",
            [
                "县政府 cooperates_with 电信企业",
                "县政府 establishes 网络管护员",
                "电信企业 establishes 网络管护员",
            ],
        ),
    ],
    "what is helped": [
        (
            "这项规定为社工介入校园提供了依据。",
            ["规定 provides 依据", "规定 promotes 社工介入校园", "社工 participates_in 校园"],
        ),
    ],
    "verb or noun": [
        ("法律援助律师办案补贴偏低。", ["法律援助律师 faces 办案补贴偏低"]),
        ("志愿服务缺乏长效激励机制。", ["志愿服务 faces 长效激励机制"]),
        ("居住在山区的老人缺乏照料。", ["老人 located_in 山区", "老人 faces 照料"]),
        ("夜间开放盘活了闲置场馆。", ["夜间开放 coordinates 闲置场馆"]),
        ("理事会负责审议章程、遴选馆长、监督预算。", ["理事会 governs 章程", "理事会 governs 预算"]),
    ],
    "what is suffered": [
        ("涨价方案屡遭市民质疑。", ["市民 contrasts_with 涨价方案"]),
        ("乡镇医院招不来儿科医生。", ["乡镇医院 faces 儿科医生"]),
        ("部分水库存在责任不落实、记录造假等问题。", ["水库 faces 责任不落实", "水库 faces 记录造假"]),
        ("小微企业融资渠道单一、抵押物不足。", ["小微企业 faces 抵押物不足"]),
    ],
    "numbers of heads": [("项目惠及12个县的3400名儿童。", ["项目 serves 儿童", "儿童 has_quantity 3400名"])],
    "heads that share": [("噪声加重了学校和医院的负荷。", ["噪声 causes 学校和医院的负荷"])],
    "brought about by that": [
        ("物业公司挪用维修资金，由此引发的纠纷越来越多。", ["挪用维修资金 causes 纠纷"]),
    ],
    "what somebody turns into": [
        ("民警由打击者转变为服务者。", ["民警 acts_as 服务者", "打击者 contrasts_with 服务者"]),
    ],
    "a body that was set up": [
        ("县里设立法律服务组，为老人提供咨询。", ["法律服务组 provides 咨询", "法律服务组 serves 老人"]),
    ],
    "titles": [
        ("建筑工人老吴缺乏工伤保险。", ["老吴 is_a 建筑工人"]),
    ],
    "a deed toward something as a complement": [
        ("最低工资是对议价能力不足的矫正。", ["最低工资 addresses 议价能力不足"]),
    ],
    "by which means": [
        (
            "村集体通过入股分红、订单收购等方式增加收入。",
            ["村集体 uses 入股分红", "村集体 uses 订单收购", "村集体 promotes 收入"],
        ),
        ("依靠群众举报，市场监管局查获了假种子。", ["市场监管局 uses 群众举报"]),
        ("基层法院要善于运用调解、仲裁等手段化解纠纷。", ["基层法院 uses 调解", "基层法院 addresses 纠纷"]),
        ("大数据在疫情流调中的应用缩短了排查时间。", ["疫情流调 uses 大数据", "大数据 addresses 排查时间"]),
    ],
    "told behind 的是": [
        (
            "互助会带给她们的，不仅是一笔周转金，更是一种归属感。",
            ["互助会 provides 周转金", "互助会 provides 归属感", "互助会 serves 她们"],
        ),
        ("合作社靠的不是补贴，而是口碑。", ["合作社 requires 补贴", "合作社 requires 口碑"]),
        ("支撑这一制度的是社区内部的信任。", ["信任 promotes 制度"]),
        ("食堂给老人的不只是热饭。", ["食堂 provides 热饭", "食堂 serves 老人"]),
    ],
    "who is urged to do it": [
        (
            "国家鼓励和支持企业通过捐赠、设立基金等方式参与文物保护。",
            ["国家 serves 企业", "企业 uses 捐赠", "企业 establishes 基金", "企业 participates_in 文物保护"],
        ),
    ],
    "some of them and others": [
        ("上岸的渔民有的进厂，有的加入护渔队。", ["上岸的渔民 participates_in 护渔队"]),
    ],
    "who pays for what lives on gifts": [("消防志愿队的经费全靠乡贤捐助。", ["乡贤 funds 消防志愿队"])],
    "what a role is said to do": [
        ("作为连接政府与企业的桥梁，行业协会制定行业标准。", ["行业协会 acts_as 桥梁", "行业协会 coordinates 企业"]),
    ],
    "each with each": [
        ("学校、家庭和社会三方协同。", ["学校 cooperates_with 家庭", "家庭 cooperates_with 社会"]),
    ],
    "what has a place between parties": [
        ("村长在宗族与乡镇之间架起桥梁。", ["村长 coordinates 宗族", "村长 coordinates 乡镇"]),
    ],
    "several reasons": [
        ("由于资金短缺和人手不足，项目进展缓慢。", ["资金短缺 causes 项目进展缓慢", "人手不足 causes 项目进展缓慢"]),
    ],
    "definitions that several verbs make": [
        (
            "水权交易是运用市场机制配置水资源的一种制度安排。",
            ["水权交易 is_a 制度安排", "水权交易 uses 市场机制"],
        ),
        ("公共图书馆是公益性、开放性的文化机构。", ["公共图书馆 is_a 文化机构", "公共图书馆 characterized_by 公益性"]),
    ],
    "states in a list": [
        ("公益诉讼具有预防性强、覆盖面广、社会效果好等优势。", ["公益诉讼 characterized_by 社会效果好"]),
        ("设施陈旧、人口密集的老旧小区成为改造重点。", ["老旧小区 faces 设施陈旧", "老旧小区 acts_as 改造重点"]),
        ("该方案投入少、见效快、覆盖面广。", ["方案 characterized_by 见效快", "方案 characterized_by 覆盖面广"]),
    ],
    "what has a quality to some degree": [
        ("居民对垃圾分类的知晓率较高，但参与率较低。", ["居民 characterized_by 知晓率较高", "居民 faces 参与率较低"]),
        (
            "青年志愿者以在校大学生为主，流动性强。",
            ["在校大学生 part_of 青年志愿者", "青年志愿者 characterized_by 流动性强"],
        ),
    ],
    "what is said of nouns to the end": [
        (
            "食品安全监管链条长、环节多、责任主体分散。",
            ["食品安全监管 characterized_by 链条长", "食品安全监管 faces 责任主体分散"],
        ),
        ("毒品治理已由打击供给转向减少需求。", ["打击供给 contrasts_with 减少需求"]),
        ("法院调解贯彻自愿、合法原则。", ["法院调解 characterized_by 自愿"]),
        ("慈善组织应当公开透明。", ["慈善组织 characterized_by 透明"]),
    ],
    "what is told behind a copula": [
        (
            "社工站提供的服务主要是心理疏导、资源链接和个案帮扶。",
            ["社工站 provides 心理疏导", "社工站 provides 个案帮扶"],
        ),
        ("志愿者送去的是关怀、陪伴和希望。", ["志愿者 provides 陪伴"]),
        ("村民担心的是补偿、就业和养老。", ["村民 related_to 就业"]),
    ],
    "kinds and what a model joins": [
        ("我国的养老模式主要有居家养老、社区养老和机构养老三种。", ["社区养老 is_a 我国的养老模式"]),
        ("“三治融合”即自治、法治、德治相结合的治理模式。", ["“三治融合” is_a 治理模式", "德治 part_of 治理模式"]),
        ("三方在守望相助的社区里各司其职。", ["社区 characterized_by 守望相助"]),
    ],
    "two sides": [
        ("居民更看重服务质量而非服务价格。", ["服务质量 contrasts_with 服务价格"]),
        ("市场失灵与政府失灵并存。", ["市场失灵 related_to 政府失灵"]),
        ("志愿服务既有别于市场交换，也不等同于无偿劳动。", ["志愿服务 contrasts_with 市场交换"]),
        ("数据安全与数据利用是一体两面。", ["数据安全 related_to 数据利用"]),
        ("自治是基础，法治是保障，德治是支撑，三者相辅相成。", ["自治 related_to 法治", "法治 related_to 德治"]),
        (
            "数字素养与教育程度、收入水平之间存在显著的正向关系。",
            ["数字素养 related_to 教育程度", "数字素养 related_to 收入水平"],
        ),
        ("乡村教师的流失与待遇低、发展空间小有关。", ["乡村教师的流失 related_to 发展空间小"]),
        (
            "线下调解成本高、周期长，在线调解则便捷高效。",
            ["线下调解 contrasts_with 在线调解", "线下调解 characterized_by 周期长"],
        ),
        ("项目先后在云南、贵州落地。", ["项目 located_in 云南", "项目 located_in 贵州"]),
    ],
    "shares and sums": [
        ("近三分之一的受访者表示从未参加过社区活动。", ["受访者 has_quantity 近三分之一"]),
        ("项目总投资4.8亿元，其中中央财政补助1.5亿元，地方配套2.1亿元。", ["地方配套 has_quantity 2.1亿元"]),
        ("全县建成村级卫生室213个。", ["村级卫生室 located_in 全县", "村级卫生室 has_quantity 213个"]),
    ],
    "traditional script": [
        ("網絡謠言損害政府公信力。", ["網絡謠言 hinders 政府公信力"]),
    ],
}


@pytest.mark.parametrize("text, expected", [pair for pairs in SAID.values() for pair in pairs])
def test_said(text: str, expected: list[str]) -> None:
    found = claims(text)
    assert [c for c in expected if c not in found] == [], found


NOT_SAID = [
    "谁来承担这笔费用？",
    "第三章讨论数据来源。",
    "其次。",
    "治理体系和治理能力现代化。",
    "2019年3月，北京。",
]


@pytest.mark.parametrize("text", NOT_SAID)
def test_not_said(text: str) -> None:
    assert claims(text) == []


@pytest.mark.parametrize(
    "text, never",
    [
        ("社会组织参与社区治理。", "社会 coordinates 社区治理"),  # 组织 is no verb there
        ("驻校社工开展心理辅导。", "社工* located_in 社工"),  # 驻校 describes
        ("分级诊疗制度引导患者到社区就诊。", "分级 serves 制度"),
        ("监督学校收费是家长的职责。", "监督学校收费 is_a 家长"),
        ("与商品房相比，公租房更便宜。", "商品房 promotes 公租房"),
    ],
)
def test_a_noun_is_no_verb(text: str, never: str) -> None:
    assert never not in claims(text)


@pytest.mark.parametrize(
    "text, polarity, modality, holder",
    [
        ("算法改善了交通管理。", "affirmed", "asserted", "author"),
        ("算法没有改善交通管理。", "negated", "asserted", "author"),
        ("算法不能改善交通管理。", "negated", "possible", "author"),
        ("算法可以改善交通管理。", "affirmed", "possible", "author"),
        ("政府应当改善交通管理。", "affirmed", "recommended", "author"),
        ("政府旨在改善交通管理。", "affirmed", "intended", "author"),
        ("政府不仅改善了交通管理。", "affirmed", "asserted", "author"),
        ("有学者指出，算法改善了交通管理。", "affirmed", "asserted", "学者"),
        ("我们认为，算法改善了交通管理。", "affirmed", "asserted", "author"),
        ("据市统计局统计，算法改善了交通管理。", "affirmed", "asserted", "市统计局"),
        ("在受访司机看来，算法改善了交通管理。", "affirmed", "asserted", "受访司机"),
        ("张伟和李娜（2019）的研究表明，算法改善了交通管理。", "affirmed", "asserted", "张伟和李娜"),
        ("算法改善了交通管理，一位司机说。", "affirmed", "asserted", "司机"),
        ("市政府要求平台改善交通管理。", "affirmed", "recommended", "市政府"),
        ("市政府要求平台公开数据，并改善交通管理。", "affirmed", "asserted", "author"),
        ("《数据条例》允许平台改善交通管理。", "affirmed", "possible", "《数据条例》"),
        ("结果显示，算法改善了交通管理。", "affirmed", "asserted", "author"),
        ("正如韦伯所言，算法改善了交通管理。", "affirmed", "asserted", "韦伯"),
        ("平台旨在打破垄断、改善交通管理。", "affirmed", "intended", "author"),
        ("没有证据表明算法能够改善交通管理。", "negated", "possible", "author"),
        ("政府印发《数据条例》，要求平台改善交通管理。", "affirmed", "recommended", "《数据条例》"),
    ],
)
def test_qualifiers(text: str, polarity: str, modality: str, holder: str) -> None:
    [found] = [r for r in read(text)[0].readings if r.object.text == "交通管理"]
    assert (found.relation, found.polarity, found.modality, found.holder) == ("promotes", polarity, modality, holder)


def test_modality_reaches_over_the_clauses_of_one_subject() -> None:
    [result] = read("街道应当改善绿化，缓解拥堵；居民支持改造。")
    assert [r.modality for r in result.readings if r.subject.text == "街道"] == ["recommended", "recommended"]
    assert [r.modality for r in result.readings if r.subject.text == "居民"] == ["asserted"]


def test_a_pronoun_keeps_its_place_and_names_what_it_stands_for() -> None:
    result = read("时间银行由志愿者发起。", "它缓解了护理人员短缺。")[-1]
    subject = result.readings[0].subject
    assert (subject.text, subject.start, subject.end) == ("时间银行", 0, 1)


def test_a_pointing_noun_is_what_was_last_named_so_or_set_up() -> None:
    first = "杭州市某区试行楼道自治。"
    assert claims(first, "这种机制降低了治理成本。") == ["楼道自治 addresses 治理成本"]
    assert claims(first, "该区给楼长发放津贴。") == ["杭州市某区 provides 津贴", "杭州市某区 serves 楼长"]


def test_a_pronoun_is_not_who_speaks_or_acts_on_it() -> None:
    found = [r for r in read("支持者欢迎这一改革；批评者担心，它会削弱监管。")[0].readings if r.object.text == "监管"]
    assert [(r.subject.text, r.holder) for r in found] == [("改革", "批评者")]


def test_an_implied_subject_needs_an_established_topic() -> None:
    once = ["民政部门制定标准。", "推动养老服务的发展。"]
    assert claims(*once) == []
    assert claims(*once, section="民政部门的职责") == ["民政部门* promotes 养老服务的发展"]


def test_offsets_count_in_the_sentence_as_it_stands() -> None:
    text = "（據報道）網絡謠言[3]損害“政府公信力”。"
    for r in read(text)[0].readings:
        for end in (r.subject, r.object):
            assert end.start is not None and text[end.start : end.end] == end.text
        assert text[slice(*r.cue)] == "損害"


def test_chunks_are_the_noun_phrases() -> None:
    chunks = [c.surface for c in read("流动人口难以融入城市社区。")[0].chunks]
    assert chunks == ["流动人口", "城市社区"]


def test_the_trace_tells_tokens_phrases_and_rules() -> None:
    linker, reader = tools()
    sentence = Sentence("d.txt", 0, (Span(0, 12),), "网络谣言损害政府公信力。", "zh", "")
    notes = reader.read([sentence], [linker.mentions(sentence)], trace=True)[0].notes
    assert {n.stage for n in notes} == {"token", "chunk", "clause", "rule"}
    assert [n.rule for n in notes if n.stage == "rule" and n.outcome == "1 claims"] == ["zh.svo"]


def test_the_lexicon_is_plain_data_and_enough() -> None:
    lexicon = compile_lexicon(ontology())
    text = "律师为困难群众提供法律援助。"
    sentence = Sentence("d.txt", 0, (Span(0, len(text)),), text, "zh", "")
    kept = ChineseReader(ontology(), lexicon).read([sentence], [()])
    assert kept == ChineseReader(ontology()).read([sentence], [()])


@pytest.mark.parametrize(
    "text", ["的" * 50_000, "促进治理" * 10_000, "，" * 20_000, "《" * 20_000, "治\u200b理", "𠮷" * 99, ""]
)
def test_strange_texts_end(text: str) -> None:
    read(text)


def test_when_and_where() -> None:
    (reading, *_) = read("2021年，市政府在浦东新区设立了三个试点。")[0].readings
    assert (reading.time, reading.place) == ("2021年", "浦东新区")


def test_a_time_that_nobody_states() -> None:
    assert all(r.time is None and r.place is None for r in read("市政府设立了试点。")[0].readings)
