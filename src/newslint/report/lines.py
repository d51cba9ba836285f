"""Reports that are written document by document."""

from collections.abc import Callable
from typing import NamedTuple

from newslint.outcome import Outcome, Totals
from newslint.rule import Finding


def _nothing(_totals: Totals) -> str:
    return ""


def each(shown: Callable[[Outcome, Finding], str]) -> Callable[[Outcome], str]:
    """The function that joins the texts for the findings of an outcome."""
    return lambda outcome: "".join(shown(outcome, finding) for finding in outcome.findings)


class Lines(NamedTuple):
    """A reporter without state: the text for each document, and the text after the last one."""

    one: Callable[[Outcome], str]
    end: Callable[[Totals], str] = _nothing
