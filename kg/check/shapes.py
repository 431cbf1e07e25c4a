"""The shapes of `kg/rdf/*.ttl`, by pySHACL on the union of the graphs."""

from __future__ import annotations

import importlib.util
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

from kg.check.engines import Missing
from kg.check.outputs import Checked, Outputs
from kg.model import Issue

if TYPE_CHECKING:
    from rdflib import Graph

FOLDER = Path(__file__).parent.parent / "rdf"
BASE = "https://w3id.org/govkg/"
_MISSING = "pySHACL is not installed; `pip install govkg[check]` brings it"


def skos_holds(outputs: Outputs) -> Checked:
    """SKOS' own integrity conditions hold in ontology.ttl."""
    return _checked(outputs, "skos.ttl", "ontology.ttl")


def shapes_hold(outputs: Outputs) -> Checked:
    """Claims, evidence, nodes, works and files have the shape that they should have."""
    return _checked(outputs, "shapes.ttl", "graph.ttl")


def _checked(outputs: Outputs, shapes: str, name: str) -> Checked:
    what = f"{name} against kg/rdf/{shapes}"
    if importlib.util.find_spec("pyshacl") is None:
        return Checked(what, skipped=_MISSING)
    try:
        found = list(violations(outputs.dataset(name).default_graph, shapes, outputs.space.base))
    except Missing as error:
        return Checked(what, skipped=str(error))
    where = outputs.where(name)
    return Checked(what, tuple(Issue(where, "error", "shape", message) for message in sorted(found)))


def violations(data: Graph, shapes: str, base: str = BASE) -> Iterator[str]:
    """What pySHACL finds in a graph, as lines: focus, path, value, message."""
    import pyshacl
    from rdflib import RDF, Graph
    from rdflib.namespace import SH

    wanted = Graph()
    wanted.parse(data=shapes_text(shapes, base), format="turtle")
    # inplace: a copy would double time and memory, and nothing is inferred that could stay behind
    _, report, _ = pyshacl.validate(data, shacl_graph=wanted, inplace=True, inference="none", advanced=False)
    assert isinstance(report, Graph)
    for result in report.subjects(RDF.type, SH.ValidationResult):
        focus, path, value = (_plain(report.value(result, p), base) for p in (SH.focusNode, SH.resultPath, SH.value))
        messages = sorted((str(m) for m in report.objects(result, SH.resultMessage)), key=lambda m: not m.isascii())
        yield ": ".join(
            part for part in (" ".join(p for p in (focus, path, value) if p), messages[0] if messages else "") if part
        )


def shapes_text(name: str, base: str) -> str:
    """A file of shapes with the own vocabulary under `base`."""
    return (FOLDER / name).read_text(encoding="utf-8").replace(f"<{BASE}vocab#>", f"<{base}vocab#>")


def _plain(value: Any, base: str) -> str:
    from rdflib import BNode

    return "" if value is None or isinstance(value, BNode) else str(value).removeprefix(f"{base}id/")
