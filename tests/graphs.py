"""Made-up graphs for tests and benchmarks: bilingual, deterministic, hostile on request."""

from __future__ import annotations

import hashlib
import random
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import cycle, islice

from kg.layout import layout
from kg.model import (
    MODALITIES,
    Block,
    Claim,
    Conflict,
    Document,
    Evidence,
    Graph,
    GraphNode,
    Kind,
    Label,
    Mention,
    Modality,
    Node,
    Ontology,
    Paper,
    Polarity,
    Reference,
    Relation,
    Sentence,
    Span,
    Term,
    Work,
)
from kg.names import claim_id, slug

MODIFIERS = (
    ("community", "社区"), ("public", "公共"), ("digital", "数字"), ("urban", "城市"), ("rural", "乡村"),
    ("local", "地方"), ("participatory", "参与式"), ("shared", "共享"), ("environmental", "环境"), ("fiscal", "财政"),
    ("elderly", "养老"), ("youth", "青年"), ("open", "开放"), ("regional", "区域"), ("neighbourhood", "邻里"),
    ("housing", "住房"), ("school", "学校"), ("health", "健康"), ("emergency", "应急"), ("civic", "公民"),
    ("cultural", "文化"), ("water", "水"), ("food", "食品"), ("transport", "交通"), ("welfare", "福利"),
    ("labour", "劳动"), ("migrant", "流动人口"), ("disaster", "灾害"), ("budget", "预算"), ("energy", "能源"),
)  # fmt: skip
HEADS: tuple[tuple[str, str, Kind], ...] = (
    ("participation", "参与", "concept"), ("governance", "治理", "concept"), ("council", "委员会", "actor"),
    ("trust", "信任", "concept"), ("risk", "风险", "concept"), ("service system", "服务体系", "concept"),
    ("volunteers", "志愿者", "actor"), ("mechanism", "机制", "concept"), ("conflict", "矛盾", "concept"),
    ("charter", "章程", "instrument"), ("association", "协会", "actor"), ("capacity", "能力", "concept"),
    ("inequality", "不平等", "concept"), ("district", "街区", "place"), ("pilot", "试点", "case"),
    ("office", "办公室", "actor"), ("education", "教育", "concept"), ("monitoring", "监测", "concept"),
    ("act", "条例", "instrument"), ("workers", "工作者", "actor"), ("equality", "平等", "concept"),
    ("planning", "规划", "concept"), ("residents", "居民", "actor"), ("fund", "基金", "instrument"),
    ("needs", "需求", "concept"), ("policy", "政策", "concept"), ("cooperation", "合作", "concept"),
    ("deliberation", "协商", "concept"), ("accountability", "问责", "concept"), ("innovation", "创新", "concept"),
)  # fmt: skip
RELATIONS: tuple[tuple[str, str, str, str, str, str], ...] = (  # id, group, en, zh, inverse en, inverse zh
    ("is_a", "structure", "is a kind of", "是…的一种", "includes the kind", "的种类有"),
    ("part_of", "structure", "is part of", "是…的一部分", "includes", "包括"),
    ("promotes", "influence", "promotes", "促进", "is promoted by", "受…促进"),
    ("hinders", "influence", "hinders", "阻碍", "is hindered by", "受…阻碍"),
    ("addresses", "influence", "addresses", "化解", "is addressed by", "由…化解"),
    ("causes", "influence", "causes", "导致", "is caused by", "由…导致"),
    ("requires", "influence", "requires", "需要", "is required by", "为…所需"),
    ("participates_in", "agency", "participates in", "参与", "involves", "的参与者有"),
    ("provides", "agency", "provides", "提供", "is provided by", "由…提供"),
    ("serves", "agency", "serves", "服务于", "is served by", "由…服务"),
    ("governs", "agency", "governs", "管理", "is governed by", "由…管理"),
    ("funds", "agency", "funds", "购买", "is funded by", "由…购买"),
    ("cooperates_with", "agency", "cooperates with", "与…合作", "cooperates with", "与…合作"),
    ("establishes", "agency", "establishes", "建立", "is established by", "由…建立"),
    ("uses", "agency", "uses", "运用", "is used by", "为…所用"),
    ("faces", "state", "faces", "面临", "is faced by", "困扰着"),
)  # fmt: skip
MODAL_EN: dict[Modality, tuple[str, str]] = {
    "asserted": ("", "does not "),
    "possible": ("may ", "may not "),
    "recommended": ("should ", "should not "),
    "intended": ("is meant to ", "is not meant to "),
}
MODAL_ZH: dict[Modality, tuple[str, str]] = {
    "asserted": ("", "不"),
    "possible": ("可以", "不能"),
    "recommended": ("应当", "不应"),
    "intended": ("旨在", "并非旨在"),
}
HOSTILE = (
    "</script><script>fired('script')</script>",
    "<img src=x onerror=fired('img')>",
    "\"><svg onload=fired('svg')>",
    "' onmouseover='fired(1)' x='",
    "javascript:fired('url')",
    "{{ 7*7 }}{% raw %}${fired('tpl')}`",
    '"},"x":{"a":[}]\\',
    "<!--<script>fired('comment')",
    "]]><!--",
    "=1+1",
    "@SUM(1)",
    "+cmd|' /C calc'!A0",
    "\u202eright-to-left\u202c",
    "\u2028line\u2029separators",
    "nul\x00bell\x07esc\x1b",
    "\ud800lone surrogate",
    "👩‍👩‍👧‍👦 Ω≈ç√∫˜µ",
    "&lt;b&gt;&amp;",
    "__proto__",
    "constructor",
    "toString",
    "田中さんにあげて下さい",
    "",
    " ",
    "a" * 400,
)


@dataclass(frozen=True)
class Ends:
    """Where one claim stands in a sentence: text and local spans."""

    text: str
    subject: tuple[int, int]
    cue: tuple[int, int]
    object: tuple[int, int]


def make_graph(
    nodes: int = 60, claims: int = 140, seed: int = 7, hostile: bool | Sequence[str] = False, works: int = 0
) -> Graph:
    """About `nodes` nodes and `claims` claims, each claim with a sentence; the same for the same arguments.

    Hostile graphs have the strings of `HOSTILE`, or those given, as every second label, title and file name.
    """
    strings = HOSTILE if hostile is True else tuple(hostile or ())
    return _make_graph(random.Random(seed), nodes, claims, strings, works or max(4, claims // 400))


def naughty_graph(strings: Sequence[str]) -> Graph:
    """Every one of the strings as a node's label, in a sentence that is quoted, as a title and as a file name."""
    count = 2 * len(strings) + (len(strings) % 9 == 0)  # every ninth claim repeats one; no node may always stand there
    return make_graph(count, 2 * count, hostile=strings, works=count)


def _make_graph(dice: random.Random, nodes: int, claims: int, hostile: tuple[str, ...], count: int) -> Graph:
    terms = _terms(nodes, hostile)
    relations = {row[0]: _relation(row) for row in RELATIONS}
    keys = list(terms)
    weights = [1 / (n + 3) ** 0.6 for n in range(len(keys))]
    community = {key: n % max(2, round(len(keys) ** 0.5 / 1.6)) for n, key in enumerate(keys)}
    subjects = dice.choices(keys, weights, k=claims)
    drawn = _drawn(dice, keys, list(islice(cycle(keys), claims)) if hostile else subjects, community)
    works = _works(count, hostile)
    papers, evidence, mentions = _papers(dice, works, drawn, terms, hostile)
    merged = _claims(evidence, papers)
    known = {key: term for key, term in terms.items() if not key.startswith("candidate/")}
    title = (("en", "Made-up governance"), ("zh", "虚构治理"))
    return Graph(
        ontology=Ontology("https://w3id.org/govkg/", title, "CC0", ("en", "zh"), known, relations, (), {}, {}),
        works=works,
        papers=papers,
        nodes=_graph_nodes(terms, merged, community),
        claims=merged,
        evidence=evidence,
        mentions=mentions,
        conflicts=_conflicts(merged),
        gaps=((keys[0], keys[-1], 3),),
    )


def _terms(count: int, hostile: tuple[str, ...]) -> dict[str, Term]:
    terms: dict[str, Term] = {}
    for n in range(count):
        modifier, head = MODIFIERS[n % len(MODIFIERS)], HEADS[(n * 7 + n // 30) % len(HEADS)]
        mark = f" {n // 900 + 1}" if n >= 900 else ""
        en, zh = f"{modifier[0]} {head[0]}{mark}", f"{modifier[1]}{head[1]}{mark.strip()}"
        if hostile and n < 2 * len(hostile) and n % 2:
            en = zh = hostile[n // 2] or f"empty {n}"
        candidate = n % 9 == 8
        key = f"{'candidate' if candidate else head[2]}/{slug(en)}-{n}"
        terms[key] = _term(key, head[2], en, zh, n, hostile)
    return terms


def _term(key: str, kind: Kind, en: str, zh: str, n: int, hostile: tuple[str, ...]) -> Term:
    top = {"concept": "concept/public-governance-1", "actor": ""}.get(kind, "")
    return Term(
        key,
        kind,
        (Label(en, "en"), Label(zh, "zh"), Label(f"{en} work", "en", "alternative")),
        (
            ("en", hostile[n % len(hostile)] if hostile else f"What people of one place do together about {en}."),
            ("zh", f"一个地方的人们就{zh}共同采取的行动。"),
        ),
        sources=("javascript:fired('source')" if hostile else f"W{n % 4 + 1} section {n % 5 + 1}",),
        broader=(top,) if top and key != top else (),
        theme=("participation", "services", "risk", "institutions")[n % 4],
    )


def _relation(row: tuple[str, str, str, str, str, str]) -> Relation:
    key, group, en, zh, inverse_en, inverse_zh = row
    return Relation(
        key, (Label(en, "en"), Label(zh, "zh")), (("en", f"The subject {en} the object."), ("zh", f"主体{zh}客体。")),
        broader=group, inverse=(Label(inverse_en, "en"), Label(inverse_zh, "zh")), symmetric=key == "cooperates_with",
    )  # fmt: skip


def _works(count: int, hostile: tuple[str, ...]) -> tuple[Work, ...]:
    titles = ("Neighbours and Budgets", "街区协商的三种路径", "What Volunteers Are For", "Risk and the Local State")
    return tuple(
        Work(
            f"w{n + 1}",
            hostile[n // 2 % len(hostile)] if hostile and n % 2 == 0 else titles[n % 4] + (f" {n}" if n > 3 else ""),
            (("Ana Ruiz", "李文"), ("张敏",), ("Joan Okoro",), ("P. Lindqvist",))[n % 4],
            2015 + n % 9,
            "10.1000/example" if n % 2 else "javascript:fired('doi')" if hostile else None,
            "Journal of Made-up Studies",
            "zh" if n % 4 == 1 else "en",
        )
        for n in range(count)
    )


Drawn = tuple[str, str, str, Polarity, Modality, str]


def _drawn(dice: random.Random, keys: Sequence[str], subjects: Sequence[str], community: dict[str, int]) -> list[Drawn]:
    members: dict[int, list[str]] = defaultdict(list)
    for key in keys:
        members[community[key]].append(key)
    drawn: list[Drawn] = []
    for n, subject in enumerate(subjects):
        if n % 9 == 8 and drawn:
            drawn.append(_again(drawn[dice.randrange(len(drawn))], n))
            continue
        near = members[community[subject]] if dice.random() < 0.7 else keys
        object_ = near[int(len(near) * dice.random() ** 2)]
        if object_ == subject:
            object_ = keys[(keys.index(subject) + 1) % len(keys)]
        relation = RELATIONS[int(len(RELATIONS) * dice.random())][0]
        polarity: Polarity = "negated" if dice.random() < 0.08 else "affirmed"
        modality = dice.choices(MODALITIES, (60, 12, 20, 8))[0]
        holder = "author" if dice.random() < 0.9 else keys[2 % len(keys)]
        drawn.append((subject, relation, object_, polarity, modality, holder))
    return drawn


def _again(claim: Drawn, n: int) -> Drawn:
    """The same claim once more, or the opposite."""
    if n % 2:
        return claim
    return (*claim[:3], "negated" if claim[3] == "affirmed" else "affirmed", *claim[4:])


def _sentence(claim: Drawn, terms: dict[str, Term], lang: str) -> Ends:
    subject, object_ = terms[claim[0]].label(lang), terms[claim[2]].label(lang)
    row = next(row for row in RELATIONS if row[0] == claim[1])
    negated = claim[3] == "negated"
    if lang == "zh":
        before, (lead, _, tail) = MODAL_ZH[claim[4]][negated], row[3].partition("…")
        head = subject + before
        if not tail:
            return Ends(f"{head}{lead}{object_}。", (0, len(subject)), (len(subject), len(head + lead)),
                        (len(head + lead), len(head + lead + object_)))  # fmt: skip
        at = len(head + lead)
        return Ends(f"{head}{lead}{object_}{tail}。", (0, len(subject)), (at + len(object_), at + len(object_ + tail)),
                    (at, at + len(object_)))  # fmt: skip
    cue = MODAL_EN[claim[4]][negated] + row[2]
    start = len(subject) + 1
    return Ends(f"{subject} {cue} {object_}.", (0, len(subject)), (start, start + len(cue)),
                (start + len(cue) + 1, start + len(cue) + 1 + len(object_)))  # fmt: skip


def _papers(
    dice: random.Random, works: tuple[Work, ...], drawn: list[Drawn], terms: dict[str, Term], hostile: tuple[str, ...]
) -> tuple[tuple[Paper, ...], tuple[Evidence, ...], dict[str, tuple[tuple[int, Mention], ...]]]:
    shares: dict[int, list[Drawn]] = defaultdict(list)
    for n, claim in enumerate(drawn):
        shares[(n * 5 + n // 9) % len(works)].append(claim)
    papers, evidence, mentions = [], [], {}
    for n, work in enumerate(works):
        name = f"{n:03d}_{slug(work.title)[:20]}.txt"
        if hostile and n == 0:
            name = "a\"><img src=x onerror=fired('file')>.txt"
        elif hostile and n % 2 == 0:
            name = f"{n:03d}_{work.title}.txt"
        paper, found, seen = _paper(dice, name, work, shares[n], terms)
        papers.append(paper)
        evidence += found
        mentions[name] = seen
    return tuple(papers), tuple(evidence), mentions


def _paper(
    dice: random.Random, name: str, work: Work, share: list[Drawn], terms: dict[str, Term]
) -> tuple[Paper, list[Evidence], tuple[tuple[int, Mention], ...]]:
    lang = work.language or "en"
    text, blocks = f"{work.title}\n\n", [Block("front", Span(0, len(work.title)), "")]
    sentences: list[Sentence] = []
    evidence: list[Evidence] = []
    seen: list[tuple[int, Mention]] = []
    filler = "这一点在各地并不相同。" if lang == "zh" else "Places differ in this respect. "
    section, start = "", len(text)
    for n, claim in enumerate(share):
        if n % 24 == 0:
            section = f"{n // 24 + 1}. {'方法与结果' if lang == 'zh' else 'Methods and findings'}"
            blocks.append(Block("heading", Span(len(text), len(text) + len(section)), section))
            text += f"{section}\n\n"
            start = len(text)
        ends = _sentence(claim, terms, lang)
        at = len(text)
        index = len(sentences)
        sentences.append(Sentence(name, index, (Span(at, at + len(ends.text)),), ends.text, lang, section, n // 4))
        text += ends.text + ("" if lang == "zh" else " ")
        evidence.append(_evidence(dice, name, index, at, claim, ends, terms))
        for key, span in ((claim[0], ends.subject), (claim[2], ends.object)):
            term = None if key.startswith("candidate/") else key
            seen.append((index, Mention(*span, ends.text[slice(*span)], terms[key].kind, term)))
        if n % 3 == 0:
            low = len(text)
            aside = filler.rstrip()
            sentences.append(Sentence(name, index + 1, (Span(low, low + len(aside)),), aside, lang, section, n // 4))
            text += filler
        if n % 4 == 3 or n + 1 == len(share):
            blocks.append(Block("prose", Span(start, len(text)), section))
            text += "\n\n"
            start = len(text)
    reference = "Okoro, J. (2011). What Committees Do. Made-up Press."
    blocks.append(Block("reference", Span(len(text), len(text) + len(reference)), "References"))
    references = (Reference("okoro2011", reference, Span(len(text), len(text) + len(reference)), 1),)
    text += reference
    sha = hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
    return Paper(Document(name, work.id, text, sha), tuple(blocks), tuple(sentences), references), evidence, tuple(seen)


def _evidence(
    dice: random.Random, name: str, index: int, at: int, claim: Drawn, ends: Ends, terms: dict[str, Term]
) -> Evidence:
    subject, relation, object_, polarity, modality, holder = claim

    def node(key: str, span: tuple[int, int]) -> Node:
        words = ends.text[slice(*span)]
        return Node(key, words, terms[key].kind, words, (Span(at + span[0], at + span[1]),))

    return Evidence(
        claim_id(subject, relation, object_, polarity, modality, holder), name, index,
        node(subject, ends.subject), relation, node(object_, ends.object), polarity, modality, holder,
        "" if holder == "author" else terms[holder].label("en"), "2019" if index % 11 == 0 else None, None,
        "en.svo", relation, (Span(at + ends.cue[0], at + ends.cue[1]),), round(0.4 + 0.6 * dice.random(), 2),
    )  # fmt: skip


def _claims(evidence: tuple[Evidence, ...], papers: tuple[Paper, ...]) -> tuple[Claim, ...]:
    work = {paper.document.id: paper.document.work for paper in papers}
    lang = {(s.document, s.index): s.lang for paper in papers for s in paper.sentences}
    groups: dict[str, list[int]] = defaultdict(list)
    for n, item in enumerate(evidence):
        groups[item.claim].append(n)
    claims = []
    for key in sorted(groups):
        first = evidence[groups[key][0]]
        claims.append(
            Claim(
                key, first.subject.id, first.relation, first.object.id, first.polarity, first.modality, first.holder,
                max(evidence[n].confidence for n in groups[key]),
                tuple(sorted({work[evidence[n].document] for n in groups[key]})), tuple(groups[key]),
                tuple(sorted({lang[evidence[n].document, evidence[n].sentence] for n in groups[key]})),
            )
        )  # fmt: skip
    return tuple(claims)


def _conflicts(claims: tuple[Claim, ...]) -> tuple[Conflict, ...]:
    affirmed = {(c.subject, c.relation, c.object): c for c in claims if c.polarity == "affirmed"}
    found = []
    for claim in claims:
        other = affirmed.get((claim.subject, claim.relation, claim.object))
        if claim.polarity == "negated" and other:
            differs = ("work",) if set(claim.works).isdisjoint(other.works) else ()
            found.append(Conflict(other.id, claim.id, "polarity", differs))
    return tuple(found)


def _graph_nodes(terms: dict[str, Term], claims: tuple[Claim, ...], community: dict[str, int]) -> tuple[GraphNode, ...]:
    degree: Counter[str] = Counter()
    works: dict[str, set[str]] = defaultdict(set)
    for claim in claims:
        for end in (claim.subject, claim.object):
            degree[end] += 1
            works[end].update(claim.works)
    used = [key for key in sorted(terms) if degree[key]]
    places = layout(used, [(c.subject, c.object, float(len(c.works))) for c in claims], community)
    return tuple(
        GraphNode(
            key, terms[key].kind, tuple((label.lang, label.text) for label in terms[key].labels[:2]),
            key.startswith("candidate/"), degree[key], tuple(sorted(works[key])), ("en", "zh"),
            round(degree[key] / max(degree.values()), 4), community[key], *places[key],
        )
        for key in used
    )  # fmt: skip
