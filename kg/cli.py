"""`kg …`: finds the commands, catches what a user can cause, and says it in words."""

from __future__ import annotations

import importlib
import pkgutil
import sys
import traceback
from typing import Annotated

import typer

from kg import __version__, commands
from kg.commands._show import say, tell
from kg.errors import KgError

app = typer.Typer(
    name="kg",
    help="A cited knowledge graph of governance concepts, actors and claims, from a folder of papers.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)


def _version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"kg {__version__}")
        raise typer.Exit


@app.callback()
def _root(
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Print the version.")
    ] = False,
) -> None:
    """A cited knowledge graph of governance concepts, actors and claims, from a folder of papers."""


def _register() -> None:
    names = sorted(info.name for info in pkgutil.iter_modules(commands.__path__) if not info.name.startswith("_"))
    asked = [name for name in names if name.strip("_").replace("_", "-") == "".join(sys.argv[1:2])]
    for name in asked or names:  # one that is named needs no other
        module = importlib.import_module(f"kg.commands.{name}")
        if isinstance(module.command, typer.Typer):
            app.add_typer(module.command, name=name.replace("_", "-"))
        else:
            settings = getattr(
                module, "settings", None
            )  # how the command line is parsed, where a command takes options of its own
            app.command(name.rstrip("_").replace("_", "-"), context_settings=settings)(module.command)


_register()


def main() -> None:
    """Runs a command; exit codes: 0 fine, 1 findings, 2 wrong use, 3 bad configuration, 4 a bug, 130 interrupted."""
    try:
        app()
    except KgError as error:
        tell(error)
        sys.exit(error.exit_code)
    except KeyboardInterrupt:
        sys.exit(130)
    except BrokenPipeError:
        sys.stderr.close()
        sys.exit(0)
    except Exception:  # noqa: BLE001 - the edge of the program: whatever comes here is a bug, and its exit code is 4
        traceback.print_exc()
        say("kg: this is a bug in kg; please report the lines above")
        sys.exit(4)
