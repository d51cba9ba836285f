"""The `score-jsonl` format: one JSON object for each document, for programs that choose among many."""

from __future__ import annotations

import json
from collections.abc import Mapping

from newslint.outcome import Outcome, Totals
from newslint.rule import Rule
from newslint.score import score_of


class ScoreLines:
    """Objects with `path`, `record`, `pointer`, `points`, `verdict` and `reasons`, one on each line."""

    def begin(self) -> str:
        """Nothing."""
        return ""

    def one(self, outcome: Outcome) -> str:
        """The document's line; none for one that could not be read."""
        if outcome.errors and not outcome.source:
            return ""
        score = score_of(outcome.source, outcome.findings)
        place = {"path": outcome.path, "record": outcome.record, "pointer": outcome.pointer}
        return json.dumps({**place, **score._asdict()}) + "\n"

    def end(self, totals: Totals) -> str:  # noqa: ARG002 -- the protocol's
        """Nothing."""
        return ""


def make(rules: Mapping[str, Rule], *, color: bool) -> ScoreLines:  # noqa: ARG001 -- shared signature
    """A reporter of this format."""
    return ScoreLines()
