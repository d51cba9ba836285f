"""The `full` format: each finding with its line, carets under the span, and the line after the fix."""

from collections.abc import Mapping

from newslint.report.color import painter
from newslint.report.drawn import drawn
from newslint.report.lines import Lines, each
from newslint.rule import Rule


def make(rules: Mapping[str, Rule], *, color: bool) -> Lines:  # noqa: ARG001 -- shared signature
    """A reporter of this format: a block of lines for each finding."""
    paint = painter(color=color)
    return Lines(each(lambda outcome, finding: "\n".join(drawn(outcome, finding, paint)) + "\n\n"))
