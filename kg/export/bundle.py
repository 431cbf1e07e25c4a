"""What the pages are put together from: modules as one script, the policy that lets them run, data as JSON."""

from __future__ import annotations

import base64
import hashlib
import json
import re
from functools import cache
from pathlib import Path
from typing import Any

WEB = Path(__file__).parent.parent / "web"
_IMPORT = re.compile(r"^import [^;]*;\n", re.MULTILINE)
_EXPORT = re.compile(r"^export (?=(?:async )?(?:function|const|let|class) )", re.MULTILINE)


@cache
def bundled(modules: tuple[str, ...]) -> str:
    """The modules as one script: imports and exports fall away, names are unique over all modules."""
    parts = [_EXPORT.sub("", _IMPORT.sub("", read(f"{name}.js"))) for name in modules]
    return '"use strict";\n(() => {\n' + "\n".join(parts) + "})();\n"


def policy(script: str, style: str) -> str:
    """The content security policy: this script, this style, pictures made in the page, and nothing else."""
    return (
        f"default-src 'none'; script-src '{_sha(script)}'; style-src '{_sha(style)}'; img-src data: blob:; "
        "base-uri 'none'; form-action 'none'"
    )


def dump(data: dict[str, Any]) -> str:
    """The JSON of `data`, fit for a script element: no `<`, no lone surrogate."""
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    return re.sub("[<>&\u2028\u2029\ud800-\udfff\ufffe\uffff]", lambda m: f"\\u{ord(m[0]):04x}", text)


@cache
def read(name: str) -> str:
    """A file of the pages' sources."""
    return (WEB / name).read_text(encoding="utf-8")


def _sha(text: str) -> str:
    return "sha256-" + base64.b64encode(hashlib.sha256(text.encode("utf-8")).digest()).decode("ascii")
