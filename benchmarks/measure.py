"""Measures processor time, wall-clock time and memory of programs and functions, in alternating rounds."""

import json
import os
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

# The peak memory of a child includes that of its parent, so a small program starts each and reports on it.
LAUNCHER = """
import json, resource, subprocess, sys, time
limit, out, *command = sys.argv[1:]
begun, late = time.perf_counter(), False
with open(out, "wb") as file:
    try:
        code = subprocess.run(command, stdout=file, stderr=file, stdin=subprocess.DEVNULL, timeout=float(limit)).returncode
    except subprocess.TimeoutExpired:
        late, code = True, -1
used = resource.getrusage(resource.RUSAGE_CHILDREN)
print(json.dumps([used.ru_utime + used.ru_stime, time.perf_counter() - begun, used.ru_maxrss / 1024, code, late]))
"""


class Ran(NamedTuple):
    """The cost of one run of a program.

    Args:
        cpu: Seconds of processor time, user and system, of all its threads.
        wall: Seconds of wall-clock time.
        memory: The peak memory, in MiB.
        code: The exit code.
        late: True if it was stopped at the time limit.
        output: Its output, including standard error.
    """

    cpu: float
    wall: float
    memory: float
    code: int
    late: bool
    output: str


def run(
    command: Sequence[str],
    folder: Path,
    environment: Mapping[str, str] | None = None,
    limit: float = 600,
) -> Ran:
    """The cost of a run of a program.

    Args:
        command: The program and its arguments.
        folder: Its working directory.
        environment: Additional environment variables.
        limit: Seconds after which it is stopped.
    """
    out = folder / ".output"
    done = subprocess.run(
        [sys.executable, "-S", "-c", LAUNCHER, str(limit), str(out), *command],
        cwd=folder,
        env={**os.environ, **(environment or {})},
        capture_output=True,
        check=True,
    )
    cpu, wall, memory, code, late = json.loads(done.stdout)
    output = out.read_text(encoding="utf-8", errors="replace")
    out.unlink()
    return Ran(cpu, wall, memory, code, late, output)


def seconds(function: Callable[[], object]) -> float:
    """The processor time of one call."""
    begun = time.process_time()
    function()
    return time.process_time() - begun


def alternating(cases: Mapping[str, Callable[[], float]], rounds: int) -> dict[str, float]:
    """The median of each case; all run in turn in each round, so that a slow moment affects all of them."""
    taken: dict[str, list[float]] = {name: [] for name in cases}
    for _ in range(rounds):
        for name, case in cases.items():
            taken[name].append(case())
    return {name: statistics.median(values) for name, values in taken.items()}
