"""A small world of papers and terms that tests edit: written to a folder, built with a cache and without."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest

from kg import extract
from kg.build import read_graph
from kg.cache import Cache
from kg.extract import Extractor
from kg.model import Graph, Ontology, Paper

SENTENCES = (
    "Rain gardens improve street life.",
    "The city council should support rain gardens.",
    "Street trees reduce flood risk in Oslo.",
    "The council argues that they do not promote public health.",
    "Tree planting may promote formal and informal neighbourhood care.",
    "Neighbours cooperate with the city council.",
    "雨水花园改善了街道生活。",
    "市政府应当支持雨水花园。",
    "街道绿化减少内涝风险。",
    "居民认为街道绿化不能促进健康。",
    "居民与市政府合作。",
    "其作用在于促进邻里互助。",
)
TERMS = {
    "rain-garden": ("concepts/green", "rain garden", "雨水花园"),
    "street-tree": ("concepts/green", "street tree", "街道绿化"),
    "flood-risk": ("concepts/green", "flood risk", "内涝风险"),
    "neighbourhood-care": ("concepts/care", "neighbourhood care", "邻里互助"),
    "informal-care": ("concepts/care", "informal neighbourhood care", "邻里"),
    "health": ("concepts/care", "public health", "健康"),
    "council": ("actors", "city council", "市政府"),
    "neighbour": ("actors", "neighbour", "居民"),
    "oslo": ("places", "Oslo", "奥斯陆"),
}
OTHER = {"rain-garden": "rain bed", "street-tree": "tree", "council": "council", "health": "street life"}
PREDICATES = (
    "promotes: {verb: [promote, improve]}\naddresses: {verb: [reduce]}\ncooperates_with: {verb: [cooperate with]}\n",
    "promotes: {verb: [promote, support]}\naddresses: {verb: [reduce]}\ncooperates_with: {verb: [cooperate with]}\n",
)
PREDICATES_ZH = (
    "promotes: {verb: [促进, 改善, 支持]}\naddresses: {verb: [减少]}\ncooperates_with: {phrase: [与…合作]}\n"
)
CUES = (
    "negation: {negated: [not]}\nmodality: {recommended: [should], possible: [may]}\n",
    "negation: {negated: [not]}\n",
)
RELATION = "label: {{en: {0}, zh: {0}}}\nbroader: influence\n"


@dataclass
class World:
    """What stands in the folders; edits change it in place."""

    papers: dict[str, list[int]] = field(default_factory=lambda: {"a.txt": [0, 1, 6], "b.txt": [2, 3, 8, 9]})
    terms: dict[str, str] = field(default_factory=lambda: dict.fromkeys(list(TERMS)[:7], ""))  # key → what is special
    predicates: int = 0
    cues: int = 0
    title: str = ""

    def write(self, folder: Path) -> tuple[Path, Path]:
        """Folders of papers and ontology, what is no longer there deleted."""
        texts = {name: "\n\n".join(SENTENCES[n] for n in chosen) + "\n" for name, chosen in self.papers.items()}
        if self.title:
            texts["papers.yaml"] = f"work: {{title: {self.title}, files: [{min(self.papers)}]}}\n"
        return _put(folder / "papers", texts), _put(folder / "ontology", self._ontology())

    def _ontology(self) -> dict[str, str]:
        files: dict[str, str] = {}
        for key, special in self.terms.items():
            file, english, chinese = TERMS[key]
            lines = [f"{key}:", f"  label: {{en: {english}, zh: {chinese}}}"]
            lines += {
                "other": [f"  also: {{en: [{OTHER.get(key, english + ' area')}]}}"],
                "not": [f"  not: {{en: [{OTHER.get(key, english + ' area')}]}}"],
                "defined": ["  definition: {en: A thing., zh: 事物。}"],
                "bad": ["  valence: bad"],
            }.get(special, [])
            files[f"{file}.yaml"] = files.get(f"{file}.yaml", "") + "\n".join(lines) + "\n"
        relations = {
            f"relations/{key}.yaml": RELATION.format(key) for key in ("promotes", "addresses", "cooperates_with")
        }
        return files | relations | {
            "relations/_groups.yaml": "influence: {label: {en: influence, zh: 影响}}\n",
            "predicates/en.yaml": PREDICATES[self.predicates],
            "predicates/zh.yaml": PREDICATES_ZH,
            "cues/en.yaml": CUES[self.cues],
        }  # fmt: skip


def _put(folder: Path, files: dict[str, str]) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    for path in sorted(folder.rglob("*")):
        if path.is_file() and path.relative_to(folder).as_posix() not in files:
            path.unlink()
    for name, text in files.items():
        path = folder / name
        path.parent.mkdir(exist_ok=True)
        if not path.exists() or path.read_text(encoding="utf-8") != text:
            path.write_text(text, encoding="utf-8")
    return folder


def graph(world: World, folder: Path, cache: Path | None) -> Graph:
    """The graph of a world as it stands."""
    return read_graph(*world.write(folder), cache=Cache(cache))


@pytest.fixture(scope="session")
def quick_lexicons() -> Any:
    """Compiles the lexicons once for each set of words: a build from nothing takes long over them otherwise."""
    found: dict[tuple[str, str], Any] = {}

    def once(lang: str, compile_: Callable[[Ontology], Any]) -> Callable[[Ontology], Any]:
        def compiled(ontology: Ontology) -> Any:
            key = (lang, repr((ontology.predicates, ontology.cues)) if lang == "zh" else "")
            if key not in found:
                found[key] = compile_(ontology)
            return found[key]

        return compiled

    patch = pytest.MonkeyPatch()
    for lang, compile_ in list(extract.LEXICONS.items()):
        patch.setitem(extract.LEXICONS, lang, once(lang, compile_))
    yield
    patch.undo()


@pytest.fixture
def extracted(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The names of the papers that were extracted, in their order."""
    seen: list[str] = []
    plain = Extractor.extract

    def noting(self: Extractor, paper: Paper, title: str = "") -> Any:
        seen.append(paper.document.id)
        return plain(self, paper, title)

    monkeypatch.setattr(Extractor, "extract", noting)
    return seen
