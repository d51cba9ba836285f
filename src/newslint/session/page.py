"""The report on outcomes, formatted in the process that made them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, NamedTuple, cast

from newslint.errors import CardError, ConfigError
from newslint.outcome import Outcome
from newslint.report import Reporter, reporter, visible
from newslint.report.complaint import complaint
from newslint.rule import Rule, Severity
from newslint.session.tally import Tally

if TYPE_CHECKING:
    from newslint.report.json import Json
    from newslint.report.summary import Summary


class Style(NamedTuple):
    """How outcomes are reported: the output format, colour, and the least severity.

    `quiet` leaves out all but findings and errors.
    """

    format: str
    color: bool
    least: Severity
    quiet: bool


class ReportPart(NamedTuple):
    """The text for the report, and the lines for standard error."""

    text: str
    said: tuple[str, ...] = ()


class Half(NamedTuple):
    """The results of another process.

    Args:
        shown: The text to write.
        tally: The totals.
        counted: Its reporter, if that writes nothing before the end.
        misled: Outcomes with the error of a wrong configuration; each error is reported once in a run.
    """

    shown: ReportPart
    tally: Tally
    counted: Reporter | None = None
    misled: tuple[Outcome, ...] = ()


class Page:
    """A report in progress, and its totals.

    Args:
        style: How outcomes are reported.
        rules: The rules by name; the mapping may be filled later.
    """

    def __init__(self, style: Style, rules: Mapping[str, Rule]) -> None:
        self._style = style
        self._form = reporter(style.format, rules=rules, color=style.color)
        self._told: set[str] = set()
        self.tally = Tally()

    def begin(self) -> str:
        """The text before all outcomes."""
        return self._form.begin()

    def end(self) -> str:
        """The text after all outcomes; not for `full`, whose closing line goes to standard error."""
        return "" if self._style.format == "full" else self._form.end(self.tally.totals())

    def put(self, outcome: Outcome) -> ReportPart:
        """The text for one more outcome."""
        least = self._style.least
        heard = tuple([finding for finding in outcome.findings if finding.severity >= least])
        if len(heard) < len(outcome.findings):
            outcome = outcome._replace(findings=heard)
        self.tally.add(outcome)
        if _is_misled(outcome):
            self._told.update(map(str, outcome.errors))
        return ReportPart(self._form.one(outcome), self._said(outcome))

    def half(self, outcomes: Iterable[Outcome]) -> Half:
        """The report on these outcomes, in a form that can be sent to another process."""
        text: list[str] = []
        said: list[str] = []
        misled: list[Outcome] = []
        for outcome in outcomes:
            if _is_misled(outcome):
                misled.append(outcome)
                continue
            shown = self.put(outcome)
            text.append(shown.text)
            said += shown.said
        counted = self._form if self._style.format == "summary" else None
        return Half(ReportPart("".join(text), tuple(said)), self.tally, counted, tuple(misled))

    def add(self, half: Half) -> ReportPart:
        """The text for outcomes of another process."""
        self.tally.merge(half.tally)
        if half.counted is not None:
            cast("Summary", self._form).merge(cast("Summary", half.counted))
        text, said = half.shown
        if self._style.format == "json":
            text = cast("Json", self._form).behind(text)
        for outcome in half.misled:
            if not self._told.issuperset(map(str, outcome.errors)):
                shown = self.put(outcome)
                text, said = text + shown.text, said + shown.said
        return ReportPart(text, said)

    def _said(self, outcome: Outcome) -> tuple[str, ...]:
        if not (outcome.errors or outcome.refused):
            return ()
        errors = [complaint(error, outcome.path) for error in outcome.errors]
        left = () if self._style.quiet else outcome.refused
        places = (f"{outcome.path}:{one.line}:{one.column}: {one.rule}: {one.message}" for one in left)
        return (*errors, *(visible(f"refused: {place}") for place in places))


def _is_misled(outcome: Outcome) -> bool:
    return any(isinstance(error, ConfigError | CardError) for error in outcome.errors)
