"""The goals of newslint, and the measured values."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from commands import Compared
from library import Figures

MS = "ms"


class Goal(NamedTuple):
    """One goal.

    Args:
        what: What is measured.
        wanted: The value to reach.
        unit: Its unit.
        measured: The measured value; None if it was not measured.
        at_most: True if less is better.
        why: Why it was not measured.
        because: Why the goal was not reached.
    """

    what: str
    wanted: float
    unit: str
    measured: float | None
    at_most: bool = False
    why: str = ""
    because: str = ""

    @property
    def is_met(self) -> bool:
        """True if the value was measured and reaches the goal."""
        if self.measured is None:
            return False
        return self.measured <= self.wanted if self.at_most else self.measured >= self.wanted

    @property
    def sentence(self) -> str:
        """The sentence about a goal that was not reached."""
        if self.measured is None:
            return f"{self.what}: not measured, because {self.why}."
        if self.at_most:
            return (
                f"{self.what}: not reached: {shown(self.measured)} {self.unit}; the goal is at most "
                f"{shown(self.wanted)} {self.unit}, so this is {self.measured / self.wanted:.1f} times as much."
                f"{self._reason}"
            )
        share = self.measured / self.wanted
        return (
            f"{self.what}: not reached: {shown(self.measured)} of {shown(self.wanted)} {self.unit}, "
            f"{share:.0%} of the way.{self._reason}"
        )

    @property
    def _reason(self) -> str:
        return f" {self.because}" if self.because else ""


PYTHON_LOOKS = (
    "The scan takes a third of the time; the rest is Python: rules that compare lines and "
    "sentences with each other in every text, and rules whose signal was found."
)
LITERALS_LOOK = (
    "Rules whose signals have no literal run on every text, and more rules than with hyperscan run on texts that "
    "contain a literal but no match; the scan itself takes an eighth of the time."
)
START_UP = (
    "newslint's own modules and regex are loaded, and the patterns of the rules that the article triggers are "
    "compiled, or loaded from the cache."
)
FINDINGS_LOOK = (
    "A pattern, its guards, its fix and its place are computed in Python for each line, in some tens of µs."
)
WHOLE_LOOKS = (
    "The longer a text, the more rules it triggers somewhere, and each of these reads all of it. The data about its "
    "lines no longer fits into the processor's caches."
)
MORE_RULES = (
    "The larger database does not fit into the processor's caches, and more rules run at their triggers."
)
PEER_LOOKS = "The command's own speed is the reason; the peer looks words up, or runs one pattern at a time."
SHARED = "Starting the workers and ordering their reports is not shared."


def shown(value: float) -> str:
    """A figure with three significant digits."""
    return f"{value:,.0f}" if value >= 100 else f"{value:.3g}"


def goals(figures: Figures, cold: Mapping[str, float], compared: Sequence[Compared]) -> list[Goal]:
    """All goals of the project, in order."""
    return [*_speed(figures, compared), *_findings(figures), *_start(cold), *_scale(figures)]


def _speed(figures: Figures, compared: Sequence[Compared]) -> list[Goal]:
    ours, *others = compared
    by_name = {one.peer.name: one for one in others}
    no_hyperscan = "hyperscan is not installed"
    found = [
        Goal(
            "`Linter.lint` on clean prose, hyperscan",
            40,
            "MB/s",
            figures.get("lint/hyperscan/clean"),
            why=no_hyperscan,
            because=PYTHON_LOOKS,
        ),
        Goal(
            "`Linter.lint` on clean prose, Aho–Corasick",
            10,
            "MB/s",
            figures["lint/ahocorasick/clean"],
            because=LITERALS_LOOK,
        ),
        Goal("The whole command over a folder", 30, "MB/s", ours.size / 1e6 / ours.cpu, because=PYTHON_LOOKS),
    ]
    for name, times in (("typos", 1), ("codespell", 1), ("proselint", 60), ("vale", 100)):
        other = by_name.get(name)
        what = f"The command's speed compared with {name}, without start-up"
        if other is None or other.reason:
            why = f"{name} did not run: {other.reason if other else 'it was left out'}"
            found.append(Goal(what, times, "times", None, why=why))
        else:
            found.append(Goal(what, times, "times", ours.rate / other.rate, because=PEER_LOOKS))
    return found


def _findings(figures: Figures) -> list[Goal]:
    best = "hyperscan" if "lint/hyperscan/dense" in figures else "ahocorasick"
    each = figures[f"per-finding/{best}"]
    return [
        Goal("Each further finding", 5, "µs", each, at_most=True, because=FINDINGS_LOOK),
        Goal("`Linter.lint` on dense text", 10, "MB/s", figures[f"lint/{best}/dense"], because=FINDINGS_LOOK),
    ]


def _start(cold: Mapping[str, float]) -> list[Goal]:
    nothing, *_, kept, first = cold.values()
    return [
        Goal(
            "Cold start on 8 kB with the pack",
            50,
            MS,
            (kept - nothing) * 1000,
            at_most=True,
            because=START_UP,
        ),
        Goal(
            "Cold start on 8 kB, very first run",
            110,
            MS,
            (first - nothing) * 1000,
            at_most=True,
            because=START_UP,
        ),
    ]


def _scale(figures: Figures) -> list[Goal]:
    best = "hyperscan" if "ten-times/hyperscan" in figures else "ahocorasick"
    long = figures.get(f"long/{best}/10000000")
    no_jobs = "`newslint check` has no `--jobs` yet"
    return [
        Goal("Two workers compared with one", 1.8, "times", figures.get("jobs"), why=no_jobs, because=SHARED),
        Goal("Peak memory, JSON lines", 200, "MiB", figures["memory/stream"], at_most=True),
        Goal("Peak memory, one article", 40, "MiB", figures["memory/article"], at_most=True),
        Goal(
            "10 MB compared with 1 MB in one document",
            12,
            "times",
            long,
            at_most=True,
            why="1 MB takes too long, or this was a quick run",
            because=WHOLE_LOOKS,
        ),
        Goal(
            "Ten times the rules",
            1.5,
            "times the time",
            figures[f"ten-times/{best}"],
            at_most=True,
            because=MORE_RULES,
        ),
    ]
