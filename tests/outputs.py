"""The five papers built once for all tests of a process, as a user builds them."""

from __future__ import annotations

import atexit
import shutil
import subprocess
import sys
import tempfile
from functools import cache
from pathlib import Path

ROOT = Path(__file__).parent.parent
SEEDS = ROOT / "seeds"


@cache
def built() -> Path:
    """The folder of the outputs; nobody may write into it."""
    folder = Path(tempfile.mkdtemp(prefix="kg-built-"))
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    done = subprocess.run(
        [sys.executable, "-m", "kg", "build", "--out", str(folder / "out")],
        cwd=ROOT, capture_output=True, text=True, encoding="utf-8", check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    return folder / "out"
