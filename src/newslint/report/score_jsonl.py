"""The `score-jsonl` format: one JSON object on a line for each document, for streams and long runs."""

from collections.abc import Mapping

from newslint.outcome import Outcome
from newslint.report.array import dump
from newslint.report.lines import Lines
from newslint.report.score_json import objects
from newslint.rule import Rule


def make(rules: Mapping[str, Rule], *, color: bool) -> Lines:  # noqa: ARG001 -- shared signature
    """A reporter of this format: the objects of `score-json`, without the array around them."""
    return Lines(_lines)


def _lines(outcome: Outcome) -> str:
    return "".join(f"{dump(value)}\n" for value in objects(outcome))
