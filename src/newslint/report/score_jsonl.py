"""The `score-jsonl` format: one JSON object for each document, for programs that choose among many."""

import json
from collections.abc import Mapping

from newslint.outcome import Outcome
from newslint.report.lines import Lines
from newslint.rule import Rule
from newslint.score import score_of


def make(rules: Mapping[str, Rule], *, color: bool) -> Lines:  # noqa: ARG001 -- shared signature
    """A reporter of this format; it leaves out documents that could not be read."""
    return Lines(_line)


def _line(outcome: Outcome) -> str:
    if outcome.errors and not outcome.source:
        return ""
    score = score_of(outcome.source, outcome.findings)
    place = {"path": outcome.path, "record": outcome.record, "pointer": outcome.pointer}
    return json.dumps({**place, **score._asdict()}) + "\n"
