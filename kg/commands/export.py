"""`kg export`"""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from kg.commands._show import say

command = typer.Typer(help="What is made of a build on request.", no_args_is_help=True)


@command.callback()
def _group() -> None:
    """What is made of a build on request."""


@command.command()
def nanopub(
    out: Annotated[Path, typer.Option(help="Folder of a build.")] = Path("out"),
    to: Annotated[Path | None, typer.Option(help="File to write instead of standard output.")] = None,
    min_confidence: Annotated[float, typer.Option(min=0.0, max=1.0, help="Leave out claims below this.")] = 0.0,
) -> None:
    """Write every claim as a nanopublication (TriG), unsigned: docs/nanopub.md says how to sign and publish."""
    import sys

    from pyoxigraph import RdfFormat, serialize

    from kg.check.files import files_are_the_builds
    from kg.check.outputs import Outputs
    from kg.errors import FoundError, KgError
    from kg.rdf.nanopub import NP, nanopubs, violations

    outputs = Outputs(out, None)
    for issue in files_are_the_builds(outputs).issues:
        if "graph.trig" in issue.where:
            raise KgError(f"{issue.message}; {issue.hint}")
    # Parsed, not loaded into a store: a store makes plain integers of xsd:nonNegativeInteger.
    space = outputs.space
    made = list(nanopubs(outputs.quads, space, min_confidence))
    broken = sorted({rule for one in made for rule in violations(one)})
    if broken:
        raise FoundError(f"the nanopublications of {out} break rules: {'; '.join(broken)}")
    content = serialize((q for one in made for q in one), format=RdfFormat.TRIG, prefixes={**space.prefixes, "np": NP})
    try:
        if to is None:
            sys.stdout.buffer.write(content or b"")
        else:
            to.write_bytes(content or b"")
    except OSError as error:
        raise KgError(f"{to} cannot be written: {error.strerror}") from error
    say(f"{len(made)} nanopublications, unsigned" + (f", in {to}" if to else ""))
