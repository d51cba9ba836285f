"""The page with the results, and its charts."""

import datetime as dt
import importlib.metadata
import os
import platform
import re
import subprocess
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from charts import Bar, chart
from commands import ROOT, Compared
from corpus import SIZES
from goals import Goal, shown
from library import BACKENDS, Figures

PAGE = ROOT / "docs" / "benchmarks.md"
ASSETS = ROOT / "docs" / "assets"
KINDS = {
    "clean": "edited articles",
    "mixed": "edited and scraped articles",
    "labelled": "output of extractors",
    "dense": "the same, its damage multiplied",
}
RULES = {"10": "10", "50": "50", "all": "all default", "ten": "ten times all"}

INTRODUCTION = """\
# Speed, measured

`make bench` generated this page on {when}; nothing on it is written by hand. Times are processor time, user and system,
of all threads; times for two workers are wall-clock time. A figure is the median of {rounds} rounds or more. In each
round everything runs in turn, so that a slow moment affects all alike. Peak memory is that of one run, and two workers
run only once if they take more than twice as long as one. The machine was shared with other work, so rely on the ratios.
The articles belong to others and are not part of the repository.

{machine}

## Goals

{goals}

{missed}

## Comparison with other tools

Each tool reads a folder with the same mix of edited and scraped articles, as files of their natural sizes; a slow tool
gets fewer of them. MB/s do not include the tool's start-up, which is its time on a file of one word. The last column
includes start-up: the tool's processor time on the same files, as a multiple of newslint's. The tools do different
work, and count findings differently. vale is measured with a small style written for this page, and with one that also
contains the words that newslint's rules look for.

{peers}

![MB/s of newslint and other tools, on a logarithmic scale](assets/bench-peers.svg)

"""
BODY = """\
## By text

`Linter.lint` with all default rules, including places, by back end.

{texts}

![MB/s by kind of text and back end](assets/bench-texts.svg)

## Start-up

These commands ran in a virtual environment with only newslint.

{start}

![Milliseconds above a bare interpreter](assets/bench-start.svg)

## Growth

“Ten times all” is the {count} default rules and nine times as many copies with other letters in their triggers and
phrases. Only rules that look for words are copied, and only if the copy has none of the patterns that trigger the
original. If one megabyte takes a back end longer than a second, ten megabytes are not tried.

{rules}

![MB/s by number of rules](assets/bench-rules.svg)

{sizes}

{scale}
"""


class Results(NamedTuple):
    """All results of one run."""

    figures: Figures
    cold: Mapping[str, float]
    compared: Sequence[Compared]
    goals: Sequence[Goal]
    rounds: int
    machine: Sequence[str]


def table(header: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """A Markdown table; all columns but the first are aligned to the right."""
    rule = "|" + "|".join([" --- ", *[" ---: "] * (len(header) - 1)]) + "|"
    return "\n".join([_row(header), rule, *map(_row, rows)])


def _row(cells: Sequence[str]) -> str:
    return f"| {' | '.join(cell.replace('|', chr(92) + '|') for cell in cells)} |"


def machine() -> list[str]:
    """The machine and the programs, without anything that identifies the machine."""
    return [
        f"{_processor()}, {os.cpu_count()} cores; load at the start of the run: {os.getloadavg()[0]:.1f}",
        f"{platform.system()} on {platform.machine()}, {platform.python_implementation()} {platform.python_version()}",
        "newslint {} at {}; hyperscan {}, regex {}".format(
            _version("newslint"), _commit(), _version("hyperscan"), _version("regex")
        ),
    ]


def without_paths(said: str) -> str:
    """The output of a program, without the folders of this machine."""
    return re.sub(r"(?<![\w.])(?:/[\w.@+-]+){2,}", "…", said)


def _processor() -> str:
    try:
        found = re.search(r"^model name\s*:\s*(.+)$", Path("/proc/cpuinfo").read_text(), re.MULTILINE)
    except OSError:
        found = None
    return found[1] if found else platform.processor() or "an unknown processor"


def _version(package: str) -> str:
    try:
        return importlib.metadata.version(package)
    except importlib.metadata.PackageNotFoundError:
        return "(not installed)"


def _commit() -> str:
    asked = ["git", "describe", "--always", "--dirty= and changes not committed"]
    done = subprocess.run(asked, cwd=ROOT, capture_output=True, text=True, check=False)
    return f"commit {done.stdout.strip()}" if done.returncode == 0 else "no commit"


def against_goals(goals: Sequence[Goal]) -> str:
    """Each goal with the measured value."""
    rows = []
    for goal in goals:
        measured = "not measured" if goal.measured is None else f"{shown(goal.measured)} {goal.unit}"
        wanted = f"{'at most' if goal.at_most else 'at least'} {shown(goal.wanted)} {goal.unit}"
        rows.append([goal.what, wanted, measured, "yes" if goal.is_met else "no"])
    return table(["figure", "wanted", "measured", "reached"], rows)


def beside_peers(compared: Sequence[Compared]) -> str:
    """The comparison of the tools."""
    rows = []
    for one in compared:
        name = f"{one.peer.name} {one.peer.version}".strip()
        if one.reason:
            rows.append(
                [name, one.peer.does, "", "", "", "", "", f"not measured: {without_paths(one.reason)}"]
            )
            continue
        rows.append(
            [
                name,
                one.peer.does,
                f"{one.size / 1e6:.2f}",
                shown(one.rate),
                f"{one.start * 1000:.0f}",
                f"{one.memory:.0f}",
                f"{one.findings:,}",
                f"{shown(one.cpu / one.ours)}",
            ]
        )
    header = [
        "tool",
        "task",
        "MB given",
        "MB/s",
        "start-up, ms",
        "peak, MiB",
        "findings",
        "time, as a multiple of newslint's",
    ]
    return table(header, rows)


def by_text(figures: Figures) -> str:
    """MB/s by kind of text and back end."""
    rows = [
        [name, f"{figures[f'found/{key}'] / 1000:.2f}", *_both(figures, f"lint/{{}}/{key}")]
        for key, name in KINDS.items()
    ]
    return table(["text", "findings per kB", "hyperscan, MB/s", "Aho–Corasick, MB/s"], rows)


def by_rules(figures: Figures) -> str:
    """MB/s by number of rules and back end."""
    rows = [[name, *_both(figures, f"rules/{{}}/{key}")] for key, name in RULES.items()]
    return table(["rules", "hyperscan, MB/s", "Aho–Corasick, MB/s"], rows)


def by_size(figures: Figures) -> str:
    """MB/s by size of the document and back end."""
    sizes = [size for size in SIZES if any(f"size/{backend}/{size}" in figures for backend in BACKENDS)]
    rows = [[f"{size // 1000:,} kB", *_both(figures, f"size/{{}}/{size}")] for size in sizes]
    return table(["document", "hyperscan, MB/s", "Aho–Corasick, MB/s"], rows)


def _both(figures: Figures, key: str) -> list[str]:
    values = [figures.get(key.format(backend)) for backend in ("hyperscan", "ahocorasick")]
    return ["not measured" if value is None else shown(value) for value in values]


def start_up(cold: Mapping[str, float]) -> str:
    """Processor time of short commands."""
    nothing = next(iter(cold.values()))
    rows = [
        [
            f"`{name}`" if name.startswith(("python", "import", "newslint --")) else name,
            f"{taken * 1000:.0f}",
            f"{(taken - nothing) * 1000:+.0f}",
        ]
        for name, taken in cold.items()
    ]
    return table(["command", "ms", "above `python -c pass`, ms"], rows)


def scale(figures: Figures) -> str:
    """Memory and workers, in sentences."""
    memory = (
        f"Peak memory is {figures['memory/article']:.0f} MiB for one article, "
        f"{figures['memory/quarter']:.0f} MiB for {figures['stream'] / 4:.1f} MB of JSON lines and "
        f"{figures['memory/stream']:.0f} MiB for {figures['stream']:.1f} MB of them, in the largest process."
    )
    lines = [memory]
    if "jobs" in figures:
        lines.append(
            f"Those {figures['stream']:.1f} MB take {figures['jobs/1']:.1f} s with one worker and "
            f"{figures['jobs/2']:.1f} s with two: {figures['jobs']:.2f} times as fast."
        )
    else:
        lines.append("Two workers were not measured, because `newslint check` has no `--jobs` yet.")
    each = [
        f"{shown(figures[key])} µs with {name}"
        for key, name in (("per-finding/hyperscan", "hyperscan"), ("per-finding/ahocorasick", "Aho–Corasick"))
        if key in figures
    ]
    lines.append(f"Each further finding costs {' and '.join(each)}: dense text compared with clean text.")
    return " ".join(lines)


def short(results: Results) -> list[str]:
    """A sentence for each goal that was not reached."""
    return [goal.sentence for goal in results.goals if not goal.is_met]


def page(results: Results) -> str:
    """The whole page."""
    figures = results.figures
    missed = [f"- {sentence}" for sentence in short(results)] or ["Every goal is reached."]
    return INTRODUCTION.format(
        when=dt.datetime.now(dt.UTC).strftime("%d %B %Y"),
        rounds=results.rounds,
        machine="\n".join(f"- {line}" for line in map(without_paths, results.machine)),
        goals=against_goals(results.goals),
        missed="\n".join(missed),
        peers=beside_peers(results.compared),
    ) + BODY.format(
        texts=by_text(figures),
        start=start_up(results.cold),
        count=f"{figures['rules']:.0f}",
        rules=by_rules(figures),
        sizes=by_size(figures),
        scale=scale(figures),
    )


def pictures(results: Results) -> dict[str, str]:
    """The charts, by file name."""
    figures = results.figures
    ran = sorted((one for one in results.compared if not one.reason), key=lambda one: -one.rate)
    tools = [
        Bar(one.peer.name, one.rate, f"{shown(one.rate)} MB/s", strong=one is results.compared[0])
        for one in ran
    ]
    nothing, *starts = results.cold.items()
    milliseconds = [(name, (taken - nothing[1]) * 1000) for name, taken in starts]
    return {
        "bench-peers.svg": chart("MB/s over a folder, logarithmic", tools, logarithmic=True),
        "bench-texts.svg": chart("Linter.lint, MB/s by text", _bars(figures, "lint", KINDS)),
        "bench-start.svg": chart(
            "Processor time above a bare interpreter",
            [Bar(name, taken, f"{taken:.0f} ms", strong="check" in name) for name, taken in milliseconds],
        ),
        "bench-rules.svg": chart("Clean prose, MB/s by number of rules", _bars(figures, "rules", RULES)),
    }


def _bars(figures: Figures, group: str, names: Mapping[str, str]) -> list[Bar]:
    return [
        Bar(f"{name}, {backend}", figures[key], f"{shown(figures[key])} MB/s", strong=backend == "hyperscan")
        for part, name in names.items()
        for backend in ("hyperscan", "ahocorasick")
        if (key := f"{group}/{backend}/{part}") in figures
    ]


def save(results: Results) -> None:
    """Write the page and its charts."""
    PAGE.write_text(page(results), encoding="utf-8")
    for name, picture in pictures(results).items():
        (ASSETS / name).write_text(picture, encoding="utf-8")
