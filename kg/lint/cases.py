"""For each check a case that it finds and one that it leaves alone: shown by `explain`, and tested."""

from __future__ import annotations

from typing import NamedTuple

FILES = {  # the files of a case are named by a letter, others in full
    "t": "concepts/t.yaml",
    "u": "concepts/u.yaml",
    "a": "actors.yaml",
    "p": "relations/p.yaml",
    "g": "relations/_groups.yaml",
    "w": "predicates/en.yaml",
    "m": "mappings.yaml",
    "s": "scheme.yaml",
    "c": "cues/en.yaml",
}


class Case(NamedTuple):
    """Files that a check objects to, where it does so, and files to which it does not."""

    code: str
    wrong: dict[str, str]
    place: str
    right: dict[str, str]


DEFINED = "definition: {en: What it is., zh: 是什么。}"
WATER = "water: {label: {en: water, zh: 水}}\n"
CASES: tuple[Case, ...] = (
    Case("yaml-syntax", {"t": "a: [\n"}, "t:2:1", {"t": WATER}),
    Case("yaml-tab", {"t": "a:\t{label: {en: a}}\n"}, "t:1:3", {"t": WATER}),
    Case("yaml-control", {"t": "a: {label: {en: a\x07}}\n"}, "t:1:18", {"t": WATER}),
    Case("yaml-duplicate-key", {"t": WATER + WATER}, "t:2:1", {"t": WATER}),
    Case("yaml-alias", {"t": "a: &x {label: {en: a}}\n"}, "t:1:4", {"t": "a: {label: {en: R & D}}\n"}),
    Case("yaml-tag", {"t": "a: {label: {en: !!str a}}\n"}, "t:1:17", {"t": "a: {label: {en: a!!}}\n"}),
    Case("yaml-documents", {"t": WATER + "---\n" + WATER}, "t:2:1", {"t": "---\n" + WATER}),
    Case("yaml-key", {"t": "? [a]\n: b\n"}, "t:1:3", {"t": "? water\n: {label: {en: water}}\n"}),
    Case("yaml-depth", {"t": "a: " + "[" * 30 + "]" * 30}, "t:1:27", {"t": WATER}),
    Case("yaml-word", {"t": "a: {label: {en: no}}\n"}, "t:1:17", {"t": "a: {label: {en: 'no'}}\n"}),
    Case("yaml-word", {"t": "on: {label: {en: a}}\n"}, "t:1:1", {"t": "'on': {label: {en: a}}\n"}),
    Case("yaml-word", {"c": "m: {v: [on]}\n"}, "c:1:9", {"p": "label: {en: p}\nsymmetric: true\n"}),
    Case("yaml-nfc", {"t": "a: {label: {en: cafe\u0301}}\n"}, "t:1:20", {"t": "a: {label: {en: café}}\n"}),
    Case("yaml-trailing", {"t": "a: {label: {en: a}}  \n"}, "t:1:20", {"t": "a: {label: {en: a}}\r\n"}),
    Case("unknown-file", {"concept/t.yaml": WATER}, "concept/t.yaml:1:1", {"t": WATER}),
    Case("unknown-key", {"t": "a: {label: {en: a}, brodaer: b}\n"}, "t:1:21", {"t": WATER}),
    Case("bad-key", {"t": "A b: {label: {en: a}}\n"}, "t:1:1", {"t": WATER}),
    Case("bad-value", {"t": "a: {label: {en: a}, valence: nice}\n"}, "t:1:30", {"t": WATER}),
    Case("missing-label", {"t": "a: {valence: good}\n"}, "t:1:4", {"t": WATER}),
    Case("missing-text", {"p": "label: {en: p}\nexamples: [{claim: [a, b]}]\n"}, "p:2:12", {"p": "label: {en: p}\n"}),
    Case("missing-claim", {"p": "label: {en: p}\nexamples: [{text: a b}]\n"}, "p:2:12", {"p": "label: {en: p}\n"}),
    Case("missing-property", {"t": WATER, "m": "concept/water: [{iri: 'urn:a'}]\n"}, "m:1:17", {}),
    Case("missing-iri", {"t": WATER, "m": "concept/water: [{property: exactMatch}]\n"}, "m:1:17", {}),
    Case("duplicate-id", {"t": WATER, "u": WATER}, "u:1:1", {"t": WATER, "a": WATER}),
    Case(
        "duplicate-predicate",
        {"p": "label: {en: p}\n", "w": "p: {verb: [a, a]}\n"},
        "w:1:15",
        {"p": "label: {en: p}\n", "w": "p: {verb: [a], noun: [a]}\n"},
    ),
    Case("empty-file", {"t": "# all gone\n"}, "t:1:1", {"t": WATER}),
    Case("dangling-reference", {"t": "a: {label: {en: a}, broader: b}\n"}, "t:1:30", {"t": WATER}),
    Case(
        "ambiguous-reference",
        {"t": "b: {label: {en: b}, related: water}\n", "a": WATER, "places.yaml": WATER},
        "t:1:30",
        {"t": "b: {label: {en: b}, related: actor/water}\n", "a": WATER, "places.yaml": WATER},
    ),
    Case(
        "broader-cycle",
        {"t": "a: {label: {en: a}, broader: b}\nb: {label: {en: b}, broader: a}\n"},
        "t:2:1",
        {"t": "a: {label: {en: a}, broader: b}\nb: {label: {en: b}}\n"},
    ),
    Case(
        "label-language",
        {"t": "a: {label: {en: a}}\n"},
        "t:1:1",
        {"t": "a: {label: {en: a}}\n", "s": "languages: [en]\n"},
    ),
    Case(
        "label-two-preferred",
        {"t": "a: {label: {en: [a, b]}}\n"},
        "t:1:17",
        {"t": "a: {label: {en: a}, also: {en: [b]}}\n"},
    ),
    Case(
        "label-two-roles",
        {"t": "a: {label: {en: Rain}, also: {en: [rain]}}\n"},
        "t:1:36",
        {"t": "a: {label: {en: rain}, also: {en: [rains], zh: [rain]}}\n"},
    ),
    Case(
        "label-two-roles",
        {"t": "a: {label: {zh: 三社}, not: {zh: 三社}}\n"},
        "t:1:32",
        {"t": "a: {label: {zh: 三社}, not: {zh: 五三社}}\n"},
    ),
    Case(
        "label-two-terms",
        {"t": "a: {label: {en: rain}}\nb: {label: {en: b}, also: {en: Rain}}\n"},
        "t:2:32",
        {"t": "a: {label: {en: rain}}\nb: {label: {en: b}, not: {en: rain}}\n"},
    ),
    Case("label-invisible", {"t": "a: {label: {en: ra\u200bin}}\n"}, "t:1:17", {"t": WATER}),
    Case("label-odd-character", {"t": "a: {label: {zh: ⼯作}}\n"}, "t:1:17", {"t": "a: {label: {zh: 工作}}\n"}),
    Case("label-odd-character", {"t": "a: {label: {zh: 工\ue000}}\n"}, "t:1:17", {"t": WATER}),
    Case(
        "label-traditional",
        {"t": "a: {label: {zh: 治理體系}}\n"},
        "t:1:17",
        {"t": "a: {label: {zh: 治理体系, zh-Hant: 治理體系}}\n"},
    ),
    Case(
        "label-shadowed",
        {"t": "a: {label: {en: rain garden}}\nb: {label: {en: b}, also: {en: rain gardens}}\n"},
        "t:2:32",
        {"t": "a: {label: {en: rain garden}}\nb: {label: {en: b}, also: {en: rain gardening}}\n"},
    ),
    Case("definition-missing", {"t": WATER}, "t:1:1", {"t": f"a: {{label: {{en: a}}, {DEFINED}}}\n"}),
    Case("definition-missing", {"p": "label: {en: p}\n"}, "p:1:1", {"p": f"label: {{en: p}}\n{DEFINED}\n"}),
    Case("definition-missing", {"g": "p: {label: {en: p}}\n"}, "g:1:1", {"g": f"p: {{label: {{en: p}}, {DEFINED}}}\n"}),
    Case(
        "definition-twice",
        {"t": f"a: {{label: {{en: a}}, {DEFINED}}}\nb: {{label: {{en: b}}, {DEFINED}}}\n"},
        "t:2:1",
        {"t": f"a: {{label: {{en: a}}, {DEFINED}}}\nb: {{label: {{en: b}}, definition: {{en: Else.}}}}\n"},
    ),
    Case("source-missing", {"t": WATER}, "t:1:1", {"t": "a: {label: {en: a}, source: W1}\n"}),
    Case("self-reference", {"t": "a: {label: {en: a}, related: a}\n"}, "t:1:1", {"t": WATER}),
    Case("self-reference", {"t": "a: {label: {en: a}, broader: a}\n"}, "t:1:1", {"t": WATER}),
    Case(
        "related-ancestor",
        {"t": WATER + "r: {label: {en: r}, broader: water}\ns: {label: {en: s}, broader: r, related: water}\n"},
        "t:3:1",
        {"t": WATER + "r: {label: {en: r}, broader: water}\ns: {label: {en: s}, broader: water, related: r}\n"},
    ),
    Case(
        "broader-redundant",
        {"t": WATER + "r: {label: {en: r}, broader: water}\ns: {label: {en: s}, broader: [r, water]}\n"},
        "t:3:1",
        {"t": WATER + "r: {label: {en: r}}\ns: {label: {en: s}, broader: [r, water]}\n"},
    ),
    Case("orphan", {"t": WATER}, "t:1:1", {"t": WATER + "r: {label: {en: r}, broader: water}\n"}),
    Case(
        "no-top",
        {"t": "a: {label: {en: a}, broader: b}\nb: {label: {en: b}, broader: a}\n"},
        "t:1:1",
        {"t": "a: {label: {en: a}, broader: b}\nb: {label: {en: b}}\n"},
    ),
    Case("no-top", {"t": "a: {label: {en: a}, broader: nowhere}\n"}, "t:1:1", {"t": WATER}),
    Case(
        "match-contradiction",
        {
            "t": WATER,
            "m": "concept/water: [{property: exactMatch, iri: 'urn:w'}, {property: broadMatch, iri: 'urn:w'}]\n",
        },
        "m:1:1",
        {
            "t": WATER,
            "m": "concept/water: [{property: exactMatch, iri: 'urn:w'}, {property: broadMatch, iri: 'urn:x'}]\n",
        },
    ),
    Case(
        "match-shared",
        {
            "t": WATER,
            "a": WATER,
            "m": "concept/water: [{property: exactMatch, iri: 'urn:w'}]\nactor/water: [{property: exactMatch, iri: 'urn:w'}]\n",
        },
        "m:1:1",
        {
            "t": WATER,
            "a": WATER,
            "m": "concept/water: [{property: exactMatch, iri: 'urn:w'}]\nactor/water: [{property: closeMatch, iri: 'urn:w'}]\n",
        },
    ),
    Case(
        "match-unchecked",
        {"t": WATER, "m": "concept/water: [{property: exactMatch, iri: 'urn:w'}]\n"},
        "m:1:1",
        {"t": WATER, "m": "concept/water: [{property: exactMatch, iri: 'urn:w', checked: by hand}]\n"},
    ),
    Case(
        "relation-untyped",
        {"p": "label: {en: p}\ndomain: actor\n"},
        "p:1:1",
        {"p": "label: {en: p}\ndomain: actor\nrange: place\n"},
    ),
    Case(
        "example-missing",
        {"p": "label: {en: p}\nexamples: [{text: A sees b., claim: [A, b]}]\n"},
        "p:1:1",
        {
            "p": "label: {en: p}\nexamples: [{text: A sees b., claim: [A, b]}]\ncounterexamples: [C.]\n",
            "s": "languages: [en]\n",
        },
    ),
    Case(
        "example-ends",
        {"p": "label: {en: p}\nexamples: [{text: A sees b., claim: [A, c]}]\n"},
        "p:2:12",
        {"p": "label: {en: p}\nexamples: [{text: A sees b., claim: [A, b]}]\n"},
    ),
    Case(
        "relation-wordless",
        {"p": "label: {en: p}\n", "relations/q.yaml": "label: {en: q}\n", "w": "q: {verb: [a]}\n"},
        "p:1:1",
        {"p": "label: {en: p}\n", "w": "p: {verb: [a]}\n"},
    ),
    Case("label-short", {"t": "a: {label: {zh: 网}}\n"}, "t:1:17", {"t": "a: {label: {zh: 网络, en: EU}}\n"}),
    Case("label-short", {"t": "a: {label: {en: it}}\n"}, "t:1:17", {"t": "a: {label: {en: law}}\n"}),
    Case("word-invisible", {"c": "m: {v: [ca\u200bn]}\n"}, "c:1:9", {"c": "m: {v: [can]}\n"}),
    Case(
        "word-traditional",
        {"p": "label: {en: p}\n", "predicates/zh.yaml": "p: {verb: [促進]}\n"},
        "predicates/zh.yaml:1:12",
        {"p": "label: {en: p}\n", "predicates/zh.yaml": "p: {verb: [促进]}\n"},
    ),
    Case(
        "cue-twice",
        {"c": "modality: {v: [can], w: [may, can]}\n"},
        "c:1:31",
        {"c": "modality: {v: [can]}\npronoun: {v: [it], w: [it]}\n"},
    ),
    Case("ignore-reason", {"t": WATER.rstrip() + "  # kg: ignore orphan\n"}, "t:1:1", {"t": WATER}),
    Case("ignore-unknown", {"t": WATER.rstrip() + "  # kg: ignore orphaned in spring\n"}, "t:1:1", {"t": WATER}),
    Case("ignore-unused", {"t": "# kg: ignore yaml-tab none here\n" + WATER}, "t:1:1", {"t": WATER}),
)


def shown(code: str) -> str:
    """The first case of a check as files, for people; '' where there is none."""
    for case in CASES:
        if case.code == code:
            right = f"right\n{_files(case.right)}" if case.right else ""
            return f"wrong\n{_files(case.wrong)}{right}"
    return ""


def _files(files: dict[str, str]) -> str:
    lines = []
    for letter, text in files.items():
        lines.append(f"  # {FILES.get(letter, letter)}")
        lines += [f"  {line}" for line in _visible(text).rstrip("\n").split("\n")]
    return "\n".join(lines) + "\n"


def _visible(text: str) -> str:
    """`text` with what cannot be seen as its code."""
    return "".join(c if c == "\n" or (c.isprintable() and c not in "\u0301") else f"<U+{ord(c):04X}>" for c in text)
