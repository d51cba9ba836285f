"""The `score` format: one line for each document, its points, its verdict, and why."""

from __future__ import annotations

from collections.abc import Mapping

from newslint.outcome import Outcome, Totals
from newslint.report.color import painter
from newslint.report.visible import visible
from newslint.rule import Rule
from newslint.score import Verdict, score_of

COLORS = {Verdict.KEEP: "help", Verdict.REPAIR: "note", Verdict.REVIEW: "warning", Verdict.DROP: "error"}


class Scores:
    """`points verdict document  reason; reason`."""

    def __init__(self, *, color: bool) -> None:
        self.paint = painter(color=color)

    def begin(self) -> str:
        """Nothing."""
        return ""

    def one(self, outcome: Outcome) -> str:
        """The document's line; none for one that could not be read."""
        if outcome.errors and not outcome.source:
            return ""
        points, verdict, reasons = score_of(outcome.source, outcome.findings)
        record = f":{outcome.record}" if outcome.record is not None else ""
        name = self.paint("bold", visible(outcome.path) + record)
        told = self.paint(COLORS[verdict], f"{verdict:6}")
        return f"{points:3} {told} {name}  {visible('; '.join(reasons))}".rstrip() + "\n"

    def end(self, totals: Totals) -> str:  # noqa: ARG002 -- the protocol's
        """Nothing, so that every line is a document."""
        return ""


def make(rules: Mapping[str, Rule], *, color: bool) -> Scores:  # noqa: ARG001 -- shared signature
    """A reporter of this format."""
    return Scores(color=color)
