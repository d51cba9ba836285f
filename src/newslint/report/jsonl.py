"""The `jsonl` format: one JSON object on a line for each finding, for streams and long runs."""

from collections.abc import Mapping

from newslint.report.array import dump
from newslint.report.json import as_object
from newslint.report.lines import Lines, each
from newslint.rule import Rule


def make(rules: Mapping[str, Rule], *, color: bool) -> Lines:  # noqa: ARG001 -- shared signature
    """A reporter of this format: the objects of `json`, without the array around them."""
    return Lines(each(lambda outcome, finding: dump(as_object(outcome, finding, rules)) + "\n"))
