"""The `score-json` format: one array with an object for each document, to choose among many."""

from collections.abc import Iterator, Mapping

from newslint.outcome import Outcome
from newslint.report.array import Array
from newslint.rule import Rule
from newslint.score import score_of


def make(rules: Mapping[str, Rule], *, color: bool) -> Array:  # noqa: ARG001 -- shared signature
    """A reporter of this format."""
    return Array(objects)


def objects(outcome: Outcome) -> Iterator[dict[str, object]]:
    """Yield the score of a document that could be read."""
    if not outcome.is_document:
        return
    score = score_of(outcome.source, outcome.findings)
    place = {"path": outcome.path, "record": outcome.record, "pointer": outcome.pointer}
    yield {**place, **score._asdict()}
