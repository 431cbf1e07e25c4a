"""Timing and memory, what is compared taken in turns, and the machine that it was done on."""

from __future__ import annotations

import os
import platform
import subprocess
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from statistics import median

Work = Callable[[], object]
CLOCKS = ("wall", "cpu")  # cpu: of all processes together, the fairer one where others use the machine too
clock = ["wall"]


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the table: seconds of each run of ours and of what is taken instead; `amount` in `unit` was worked through."""

    group: str
    name: str
    ours: tuple[float, ...]
    instead: str = ""
    theirs: tuple[float, ...] = ()
    amount: float = 0.0
    unit: str = ""
    target: str = ""
    memory: float = 0.0  # MB at most, of ours
    memory_theirs: float = 0.0

    @property
    def ratio(self) -> float:
        """How many times as long the other takes."""
        return median(self.theirs) / median(self.ours) if self.theirs else 0.0


def taken(work: Work) -> float:
    """Seconds by the clock that is asked for."""
    now = time.perf_counter if clock[0] == "wall" else time.process_time
    begun = now()
    work()
    return now() - begun


def turns(ours: Work, theirs: Work | None = None, runs: int = 5) -> tuple[tuple[float, ...], tuple[float, ...]]:
    """Seconds of each, in turns, so that what else the machine does falls on both."""
    left, right = [], []
    for _ in range(runs):
        left.append(taken(ours))
        if theirs is not None:
            right.append(taken(theirs))
    return tuple(left), tuple(right)


def process(args: Sequence[str], env: Mapping[str, str] | None = None) -> tuple[float, float]:
    """Seconds and MB (of the largest process among it and its children) of a command."""
    script = (
        "import resource, subprocess, sys, time; t = time.perf_counter();"
        "done = subprocess.run(sys.argv[2:], stdout=subprocess.DEVNULL, stderr=subprocess.PIPE);"
        "wall = time.perf_counter() - t; used = resource.getrusage(resource.RUSAGE_CHILDREN);"
        "print(wall if sys.argv[1] == 'wall' else used.ru_utime + used.ru_stime, used.ru_maxrss / 1024);"
        "sys.exit(done.stderr.decode() if done.returncode > 1 else 0)"
    )
    done = subprocess.run(
        [sys.executable, "-c", script, clock[0], *args],
        env={**os.environ, **(env or {})},
        capture_output=True,
        text=True,
        check=True,
    )
    seconds, memory = done.stdout.split()
    return float(seconds), float(memory)


def machine() -> dict[str, object]:
    """Processor, memory, system and versions; no names of hosts or people."""
    return {
        "processor": _processor(),
        "cores": len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count(),
        "memory_gb": _memory(),
        "system": f"{platform.system()} {platform.machine()}",
        "python": platform.python_version(),
        "clock": clock[0],
        "load": round(os.getloadavg()[0], 1) if hasattr(os, "getloadavg") else None,
    }


def _processor() -> str:
    try:
        with open("/proc/cpuinfo", encoding="utf-8") as file:  # noqa: PTH123
            return next(
                (line.partition(":")[2].strip() for line in file if line.startswith("model name")), platform.processor()
            )
    except OSError:
        return platform.processor()


def _memory() -> float | None:
    try:
        return round(os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 1e9, 1)
    except (AttributeError, ValueError, OSError):
        return None
