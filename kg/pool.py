"""Work spread over processes: results in the order of the tasks, a dead process costs what it held and nothing else."""

from __future__ import annotations

import ctypes
import os
import signal
import sys
from collections.abc import Callable, Iterator, Sequence
from typing import TYPE_CHECKING, Any, TypeVar

if TYPE_CHECKING:  # imported where processes are started: most builds start none
    from concurrent.futures import Future, ProcessPoolExecutor

T = TypeVar("T")
R = TypeVar("R")
AHEAD = 4  # tasks for each process that are under way at once: enough to keep it busy, few enough to stay small
_PDEATHSIG = 1  # of prctl: the signal at the parent's end
TRIES = 3  # how often a task may take its process down before it is given up

_held: Any = None  # what a child process works with: there since the fork, or set by the first call


class Lost:
    """In the place of a result: its task took down every process that tried it."""


LOST = Lost()


def cores() -> int:
    """How many processors this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def can_fork() -> bool:
    """Whether a child can share what is in memory here: POSIX, and not macOS, whose libraries do not bear it."""
    return hasattr(os, "fork") and sys.platform != "darwin"


def spread(work: Callable[[Any, T], R], held: Any, tasks: Sequence[T], processes: int) -> Iterator[R | Lost]:
    """`work(held, task)` for each task, in their order; in this process where one is enough or none can be forked."""
    if processes < 2 or len(tasks) < 2 or not can_fork():
        for task in tasks:
            yield work(held, task)
        return
    waiting = list(range(len(tasks)))
    done: dict[int, R | Lost] = {}
    tries = [0] * len(tasks)
    at = 0
    while at < len(tasks):
        for number, result in _round(work, held, tasks, waiting, processes, tries):
            done[number] = result
            while at in done:
                yield done.pop(at)
                at += 1
        waiting = [n for n in range(at, len(tasks)) if n not in done]


def _round(
    work: Callable[[Any, T], R], held: Any, tasks: Sequence[T], waiting: Sequence[int], processes: int, tries: list[int]
) -> Iterator[tuple[int, R | Lost]]:
    """Results until all is done or a process has died; once one has, what it may have held is tried alone."""
    from concurrent.futures.process import BrokenProcessPool

    suspects = [n for n in waiting if tries[n]]
    for number in suspects:
        yield number, _alone(work, held, tasks[number], TRIES - tries[number])
        tries[number] = 0
    rest = [n for n in waiting if n not in suspects]
    with _pool(held, processes) as pool:
        running: list[tuple[int, Future[R]]] = []
        try:
            for place, number in enumerate(rest):
                running.append((number, pool.submit(_call, work, tasks[number])))
                if len(running) >= AHEAD * processes or place + 1 == len(rest):
                    keep = 0 if place + 1 == len(rest) else AHEAD * processes - 1
                    while len(running) > keep:
                        first, future = running[0]
                        yield first, future.result()
                        running.pop(0)
        except BrokenProcessPool:
            for number, future in running:
                if future.done() and future.exception() is None:
                    yield number, future.result()
                else:
                    tries[number] += 1


def _alone(work: Callable[[Any, T], R], held: Any, task: T, tries: int) -> R | Lost:
    """One task in a process of its own, so that its end is its own."""
    from concurrent.futures.process import BrokenProcessPool

    for _ in range(tries):
        try:
            with _pool(held, 1) as pool:
                return pool.submit(_call, work, task).result()
        except BrokenProcessPool:
            continue
    return LOST


def _pool(held: Any, processes: int) -> ProcessPoolExecutor:
    import multiprocessing
    from concurrent.futures import ProcessPoolExecutor

    global _held
    _held = held
    return ProcessPoolExecutor(processes, multiprocessing.get_context("fork"), _child, (os.getpid(),))


def _child(parent: int) -> None:
    """A child ends with its parent, also where that was killed and could not tell it."""
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(_PDEATHSIG, signal.SIGKILL)
    if os.getppid() != parent:  # it died before the line above
        os._exit(1)


def _call(work: Callable[[Any, T], R], task: T) -> R:
    return work(_held, task)
