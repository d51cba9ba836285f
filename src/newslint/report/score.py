"""The `score` format: one line for each document, its points, its verdict, and why."""

from collections.abc import Mapping
from functools import partial

from newslint.outcome import Outcome
from newslint.report.color import Paint, painter
from newslint.report.lines import Lines
from newslint.report.visible import visible
from newslint.rule import Rule
from newslint.score import Verdict, score_of

COLORS = {Verdict.KEEP: "help", Verdict.REPAIR: "note", Verdict.REVIEW: "warning", Verdict.DROP: "error"}


def make(rules: Mapping[str, Rule], *, color: bool) -> Lines:  # noqa: ARG001 -- shared signature
    """A reporter of this format; it leaves out documents that could not be read."""
    return Lines(partial(_line, painter(color=color)))


def _line(paint: Paint, outcome: Outcome) -> str:
    if not outcome.is_document:
        return ""
    points, verdict, reasons = score_of(outcome.source, outcome.findings)
    record = f":{outcome.record}" if outcome.record is not None else ""
    name = paint("bold", visible(outcome.path) + record)
    shown = paint(COLORS[verdict], f"{verdict:6}")
    return f"{points:3} {shown} {name}  {visible('; '.join(reasons))}".rstrip() + "\n"
