"""The RDF that a build writes: what every parser makes of it, SKOS, shapes, hostile text, and the model claim by claim."""

from __future__ import annotations

import json
import shutil
import subprocess
from functools import cache
from pathlib import Path

import pytest
from pyoxigraph import DefaultGraph, Literal, NamedNode, Quad, RdfFormat, parse, serialize

from kg.check.engines import Missing, Row, by_rdflib, read_by_rdflib, rows
from kg.check.outputs import FORMATS
from kg.check.shapes import shapes_text, violations
from kg.export import rdf
from kg.names import iri
from kg.rdf.space import STANDARD, Space
from kg.rdf.syntax import Facts, Writer, facts, nquads
from kg.rdf.terms import text
from kg.rdf.vocab import CLASSES, PROPERTIES
from tests.graphs import HOSTILE, make_graph
from tests.outputs import built

WEB = Path(__file__).parent / "web"
BASE = "https://w3id.org/govkg/"
JS = {
    "graph.trig": "application/trig",
    "graph.ttl": "text/turtle",
    "graph.jsonld": "json-ld",
    "ontology.ttl": "text/turtle",
    "vocab.ttl": "text/turtle",
}


@cache
def hostile() -> dict[str, bytes]:
    """The RDF of a graph whose labels, titles and names are what nobody wishes for."""
    made = rdf.export(make_graph(60, 140, hostile=True))
    return {name: content if isinstance(content, bytes) else content.encode("utf-8") for name, content in made.items()}


def content(which: str, name: str) -> bytes:
    return (built() / name).read_bytes() if which == "papers" else hostile()[name]


def broken(turtle: bytes, shapes: str, base: str = BASE) -> list[str]:
    """What a file of shapes finds in Turtle."""
    return list(violations(read_by_rdflib(turtle, "graph.ttl").default_graph, shapes, base))


def by_oxigraph(which: str, name: str) -> set[Row]:
    return rows(parse(content(which, name), format=FORMATS[name]))


# ---- parsers ------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", FORMATS)
@pytest.mark.parametrize("which", ["papers", "hostile"])
def test_rdflib_reads_what_oxigraph_reads(which: str, name: str) -> None:
    assert by_rdflib(read_by_rdflib(content(which, name), name)) == by_oxigraph(which, name)


@pytest.mark.parametrize("name", FORMATS)
@pytest.mark.parametrize("which", ["papers", "hostile"])
def test_n3_and_jsonld_read_what_oxigraph_reads(which: str, name: str, tmp_path: Path) -> None:
    """N3.js and jsonld.js share no line with either engine."""
    if not shutil.which("node") or not (WEB / "node_modules/n3").is_dir():
        pytest.skip("no node, or `npm ci` was not run in tests/web")
    path = tmp_path / name
    path.write_bytes(content(which, name))
    done = subprocess.run(
        ["node", "rdf.mjs", JS[name], str(path)], cwd=WEB, capture_output=True, text=True, encoding="utf-8", check=False
    )
    assert done.returncode == 0, done.stderr
    found = {tuple(json.loads(line)) for line in done.stdout.split("\n") if line}
    assert found == {plain(row) for row in by_oxigraph(which, name)}


def plain(row: Row) -> tuple[str, ...]:
    """A row as rdf.mjs writes it."""
    subject, predicate, value, graph = row
    words = value[1:4] if value[0] == "text" else (value[1], "", "")
    lang, kind = words[1], "" if words[1] else words[2]
    return (subject[1], predicate[1], words[0], lang, kind, graph[1] if len(graph) > 1 else "")


@pytest.mark.parametrize("which", ["papers", "hostile"])
def test_the_files_are_one_graph(which: str) -> None:
    whole = by_oxigraph(which, "graph.trig")
    union = {row[:3] for row in whole}
    assert {row[:3] for row in by_oxigraph(which, "graph.ttl")} == union
    assert by_oxigraph(which, "graph.jsonld") == whole
    assert {row[:3] for row in by_oxigraph(which, "ontology.ttl")} <= union


@pytest.mark.parametrize("name", FORMATS)
@pytest.mark.parametrize("which", ["papers", "hostile"])
def test_no_blank_nodes(which: str, name: str) -> None:
    assert not any(term[0] == "blank" for row in by_oxigraph(which, name) for term in row)


def test_the_same_graph_gives_the_same_bytes() -> None:
    assert rdf.export(make_graph(60, 140, hostile=True)) == rdf.export(make_graph(60, 140, hostile=True))


def test_a_context_that_is_an_address_is_not_followed() -> None:
    """rdflib would ask the network for it."""
    for context in ('"https://example.org/c"', '{"@import": "https://example.org/c"}', '{"a": {"@id": "x:y"}}', "[]"):
        with pytest.raises(Missing, match="@context"):
            read_by_rdflib(f'{{"@context": {context}, "@graph": []}}'.encode(), "graph.jsonld")
    nested = '{"@context": {}, "@graph": [{"\\u0040context": "https://example.org/c"}]}'
    with pytest.raises(Missing, match="@context"):
        read_by_rdflib(nested.encode(), "graph.jsonld")


# ---- hostile text -------------------------------------------------------------------------------

NASTY = (
    *HOSTILE,
    'a "quote" and \'another\' and """three"""',
    "back\\slash \\u0041 \\n",
    "line\nbreak\r\nand\ttab",
    "\x00\x01\x08\x0b\x0c\x1f\x7f\x85",
    "\u202ertl\u202c \u200bzero\ufeffwidth",
    "👩‍👩‍👧‍👦 \U0001f3f4 \U0010fffd",
    "e\u0301 é \u212b 〇㐀𠀀",
    "<iri> {brace} |pipe| ^caret^ `tick`",
    "\ud83d lone and pair \ud83d\ude00",
)


@pytest.mark.parametrize("words", NASTY, ids=range(len(NASTY)))
@pytest.mark.parametrize("form", ["graph.trig", "graph.ttl", "graph.jsonld"])
def test_text_survives_every_format(words: str, form: str) -> None:
    one = {"": facts([("<https://x.org/s>", "<https://x.org/p>", text(words, "zh"))])}
    writer = Writer({})
    written = (writer.jsonld(one) if form == "graph.jsonld" else writer.trig(one)).encode("utf-8")
    wanted = ("text", "".join("\ufffd" if "\ud800" <= c <= "\udfff" else c for c in words), "zh")
    name = form if form == "graph.jsonld" else "graph.trig"
    for found in (rows(parse(written, format=FORMATS[name])), by_rdflib(read_by_rdflib(written, name))):
        ((_, _, value, _),) = found
        assert value[:3] == wanted


ODD = (
    "",
    "a",
    "_a",
    "-a",
    ".a",
    "a.",
    "a.b",
    "a-",
    "7",
    "a:b",
    "a/b",
    "a#char=1,2",
    "a%20b",
    "主体",
    "a\u0301",
    "a²",
    "~'!$&()*+;@?",
)
VALUES = [
    *(
        ("true", "boolean"),
        ("1", "boolean"),
        ("7", "integer"),
        ("+07", "integer"),
        ("7.", "integer"),
        ("-.5", "decimal"),
    ),
    *(("7", "decimal"), ("1.", "decimal"), ("1.e5", "double"), (".5E-1", "double"), ("5e1", "double"), ("5", "double")),
    *(("2024", "gYear"), ("2024-01-01T00:00:00Z", "dateTime")),
]


def odd_quads() -> list[Quad]:
    graphs = DefaultGraph(), NamedNode("https://x.org/id/g"), NamedNode("https://y.org/")
    nodes = [NamedNode(f"https://{place}.org/id/{local}") for place in "xy" for local in ODD]
    values = [Literal(value, datatype=NamedNode(STANDARD["xsd"] + kind)) for value, kind in VALUES]
    values += [parsed(text(words, lang)) for words in NASTY for lang in (None, "en", "zh-Hant")]
    kinds = [NamedNode(STANDARD["rdf"] + "type"), NamedNode("https://x.org/id/p"), NamedNode("https://y.org/p")]
    things: list[NamedNode | Literal] = [*nodes, *values]
    return [
        Quad(nodes[n % len(nodes)], kinds[n % 3], things[n * 7 % len(things)], graphs[n * 5 % 3])
        for n in range(6 * len(things))
    ]


def parsed(written: str) -> Literal:
    (quad,) = parse(f"<a:a> <a:a> {written} .".encode(), format=RdfFormat.N_TRIPLES)
    assert isinstance(quad.object, Literal)
    return quad.object


@pytest.mark.parametrize("which", ["odd", "hostile", "papers"])
def test_turtle_and_trig_are_what_oxigraph_writes(which: str) -> None:
    found = odd_quads() if which == "odd" else list(parse(content(which, "graph.trig"), format=RdfFormat.TRIG))
    prefixes = {"x": "https://x.org/id/", "g": "https://y.org/"} if which == "odd" else Space(BASE).prefixes
    data: dict[str, Facts] = {}
    for name in sorted(
        {str(quad.graph_name).strip("<>") for quad in found}, key=lambda name: (name == "DEFAULT", name)
    ):
        mine = [quad for quad in found if str(quad.graph_name).strip("<>") == name]
        data["" if name == "DEFAULT" else name] = facts((str(q.subject), str(q.predicate), str(q.object)) for q in mine)
    written = Writer(prefixes).trig(data)
    quads = list(parse(written.encode(), format=RdfFormat.TRIG))
    assert set(quads) == set(found)
    assert body(written) == body((serialize(quads, format=RdfFormat.TRIG, prefixes=prefixes) or b"").decode())
    one = [quad.triple for quad in quads if isinstance(quad.graph_name, NamedNode)][: len(data)]
    single = facts((str(t.subject), str(t.predicate), str(t.object)) for t in one)
    assert len(list(parse(Writer(prefixes).turtle(single).encode(), format=RdfFormat.TURTLE))) == len(set(one))


def body(written: str) -> list[str]:
    """All lines but those that say the prefixes, which Oxigraph writes in no order."""
    return [line for line in written.split("\n") if not line.startswith("@prefix")]


@pytest.mark.parametrize("words", NASTY, ids=range(len(NASTY)))
def test_a_literal_is_written_as_oxigraph_writes_it(words: str) -> None:
    clean = "".join("\ufffd" if "\ud800" <= c <= "\udfff" else c for c in words)
    assert text(words) == str(Literal(clean)) and text(words, "zh-Hant") == str(Literal(clean, language="zh-Hant"))
    line = "".join(nquads([("<a:s>", "<a:p>", text(words))], "<a:g>"))
    quad = Quad(NamedNode("a:s"), NamedNode("a:p"), Literal(clean), NamedNode("a:g"))
    assert line.encode() == serialize([quad], format=RdfFormat.N_QUADS)


@pytest.mark.parametrize("name", NASTY, ids=range(len(NASTY)))
def test_any_file_name_is_an_iri_that_every_parser_takes(name: str) -> None:
    made = iri(f"{BASE}id/", "source", name)
    written = f"<{made}> <https://x.org/p> <{made}#char=1,2> .".encode()
    for found in (rows(parse(written, format=RdfFormat.TURTLE)), by_rdflib(read_by_rdflib(written, "graph.ttl"))):
        ((subject, _, value, _),) = found
        assert (subject[1], value[1]) == (made, f"{made}#char=1,2")


def test_two_file_names_are_two_iris() -> None:
    names = {*NASTY, "a b", "a%20b", "a+b", "A b"} - {n for n in NASTY if any("\ud800" <= c <= "\udfff" for c in n)}
    assert len({iri(BASE, name) for name in names}) == len(names)


# ---- conditions and shapes ----------------------------------------------------------------------


def test_skos_conditions_hold() -> None:
    assert (broken((built() / "ontology.ttl").read_bytes(), "skos.ttl")) == []


def test_shapes_hold() -> None:
    assert (broken((built() / "graph.ttl").read_bytes(), "shapes.ttl")) == []


SKOS = "@prefix : <https://x.org/> . @prefix skos: <http://www.w3.org/2004/02/skos/core#> .\n"
BROKEN = [
    ("S9", ":a a skos:Concept , skos:ConceptScheme ."),
    ("S13", ':a a skos:Concept ; skos:prefLabel "x"@en ; skos:altLabel "x"@en .'),
    ("S13", ':a a skos:Concept ; skos:altLabel "x"@en ; skos:hiddenLabel "x"@en .'),
    ("S14", ':a a skos:Concept ; skos:prefLabel "x"@en , "y"@en .'),
    (
        "S27",
        ":a a skos:Concept ; skos:broader :b ; skos:related :c . :b a skos:Concept ; skos:broader :c . :c a skos:Concept .",
    ),
    (
        "S27",
        ":c a skos:Concept ; skos:related :a . :a a skos:Concept ; skos:broader :b . :b a skos:Concept ; skos:broader :c .",
    ),
    ("S37", ":a a skos:Collection , skos:Concept ."),
    ("S37", ":a a skos:Collection , skos:ConceptScheme ."),
    ("S46", ":a a skos:Concept ; skos:exactMatch :b ; skos:broadMatch :b ."),
    ("S46", ":a a skos:Concept ; skos:exactMatch :b ; skos:relatedMatch :b ."),
    ("broader", ':a a skos:Concept ; skos:broader "b" .'),
]
SOUND = [
    ":a a skos:ConceptScheme .",
    ':a a skos:Concept ; skos:prefLabel "x"@en , "x"@zh ; skos:altLabel "X"@en .',
    ":a a skos:Concept ; skos:broader :b ; skos:related :c . :b a skos:Concept . :c a skos:Concept ; skos:related :a .",
    ":a a skos:Collection ; skos:member :b . :b a skos:Concept ; skos:exactMatch :c ; skos:broadMatch :d .",
]


@pytest.mark.parametrize(("condition", "turtle"), BROKEN)
def test_a_broken_condition_is_found(condition: str, turtle: str) -> None:
    found = broken((SKOS + turtle).encode(), "skos.ttl")
    assert found and all(f"{condition}:" in line or condition == "broader" for line in found), found


@pytest.mark.parametrize("turtle", SOUND)
def test_what_is_sound_passes(turtle: str) -> None:
    assert (broken((SKOS + turtle).encode(), "skos.ttl")) == []


DAMAGE = [
    ("kgv:polarity kgv:affirmed", "kgv:polarity kgv:maybe", "affirmed or negated"),
    ("kgv:modality kgv:asserted", "kgv:modality kgv:asserted , kgv:possible", "asserted, possible, recommended or intended"),
    ("kgv:support 1 ", "kgv:support 0 ", "at least one work"),
    ("a oa:Annotation", "a oa:Nothing", "a claim has evidence"),
    ("schema:sha256 \"", "schema:sha256 \"x", "hash of its text"),
    ("oa:exact \"", "oa:exact_ \"", "a quote has its words"),
    ("rdf:object concept:", "rdf:object kgv:Nothing , concept:", "a claim has one object"),
]  # fmt: skip


@pytest.mark.parametrize(("old", "new", "said"), DAMAGE)
def test_a_broken_shape_is_found(old: str, new: str, said: str) -> None:
    turtle = small()
    assert old in turtle
    assert any(said in line for line in broken(turtle.replace(old, new).encode(), "shapes.ttl"))


def test_a_made_up_graph_has_its_shape() -> None:
    assert [line for line in broken(small().encode(), "shapes.ttl") if "relation of the ontology" not in line] == []


@cache
def small() -> str:
    made = rdf.export(make_graph(8, 6))["graph.ttl"]
    return made.decode("utf-8") if isinstance(made, bytes) else made


def test_shapes_follow_the_base() -> None:
    assert "<https://example.org/vocab#>" in shapes_text("shapes.ttl", "https://example.org/")
    turtle = (
        small().replace(BASE, "https://example.org/").replace("kgv:polarity kgv:affirmed", "kgv:polarity kgv:maybe")
    )
    found = broken(turtle.encode(), "shapes.ttl", "https://example.org/")
    assert any("affirmed or negated" in line for line in found)


# ---- the model ----------------------------------------------------------------------------------


@cache
def triples() -> set[tuple[str, str, str]]:
    """graph.ttl of the five papers, by IRIs and words alone."""
    return {(s[1], p[1], o[1]) for s, p, o, _ in by_oxigraph("papers", "graph.ttl")}


def std(name: str) -> str:
    prefix, _, local = name.partition(":")
    return f"{BASE}vocab#{local}" if prefix == "kgv" else STANDARD[prefix] + local


def test_every_own_term_is_explained() -> None:
    """Whatever of the own vocabulary the data uses, vocab.ttl has with a label in both languages and a comment."""
    used = {term for row in triples() for term in row if term.startswith(f"{BASE}vocab#")}
    told: dict[str, set[str]] = {}
    for subject, predicate, value, _ in by_oxigraph("papers", "vocab.ttl"):
        told.setdefault(subject[1], set()).add(predicate[1] + (f"@{value[2]}" if value[0] == "text" else ""))
    label, pref = std("rdfs:label"), std("skos:prefLabel")
    for term in sorted(used):
        name = term.removeprefix(f"{BASE}vocab#")
        found = told.get(term, set())
        assert (
            {f"{label}@en", f"{label}@zh"} <= found
            or {f"{pref}@en", f"{pref}@zh"} <= found
            or std("dcterms:title") + "@en" in found
        ), name
        assert name in CLASSES or name in PROPERTIES or std("skos:inScheme") in found or std("rdf:type") in found, name


def test_every_property_has_domain_and_range() -> None:
    found = {(s[1], p[1]) for s, p, _, _ in by_oxigraph("papers", "vocab.ttl")}
    for name in PROPERTIES:
        assert {(std(f"kgv:{name}"), std("rdfs:domain")), (std(f"kgv:{name}"), std("rdfs:range"))} <= found


def test_everything_spoken_of_is_typed() -> None:
    """An IRI of ours that stands as an object has a type somewhere: nothing dangles."""
    typed = {s for s, p, _ in triples() if p == std("rdf:type")}
    partitions = f"{BASE}id/dataset/"
    own = {o for _, _, o in triples() if o.startswith(f"{BASE}id/") and not o.startswith(partitions)}
    assert sorted(own - typed - {f"{BASE}id/"})[:5] == []


def test_affirmed_holds_only_what_is_affirmed_and_asserted() -> None:
    graph = f"{BASE}id/graph/affirmed"
    flat = {(s[1], p[1], o[1]) for s, p, o, g in by_oxigraph("papers", "graph.trig") if g == ("iri", graph)}
    claims: dict[str, dict[str, str]] = {}
    for s, p, o in triples():
        if "/id/claim/" in s:
            claims.setdefault(s, {})[p] = o
    wanted = {
        (c[std("rdf:subject")], c[std("rdf:predicate")], c[std("rdf:object")])
        for c in claims.values()
        if c[std("kgv:polarity")] == std("kgv:affirmed") and c[std("kgv:modality")] == std("kgv:asserted")
    }
    assert flat == wanted and flat


def test_citations_lead_from_the_reading_to_the_work() -> None:
    cites = {(s, o) for s, p, o in triples() if p == std("cito:cites")}
    cited = {s for s, p, o in triples() if p == std("rdf:type") and o == std("fabio:Work")}
    assert any("/id/evidence/" in s for s, _ in cites) and any("/id/work/" in s for s, _ in cites)
    assert {o for _, o in cites} <= cited


def test_the_counts_of_the_description_are_right() -> None:
    quads = list(parse((built() / "graph.trig").read_bytes(), format=RdfFormat.TRIG))
    dataset = Space(BASE).dataset
    (said,) = [q.object for q in quads if q.subject == dataset and q.predicate.value == std("void:triples")]
    described = [q for q in quads if str(q.graph_name) != "DEFAULT"]
    assert isinstance(said, Literal) and int(said.value) == len(described)
