"""The report on outcomes, formatted in the process that made them."""

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, NamedTuple, cast

from newslint.errors import CardError, ConfigError, JournalError
from newslint.outcome import Outcome
from newslint.report import ARRAYS, Reporter, reporter, visible
from newslint.report.visible import complaint
from newslint.rule import Rule, Severity
from newslint.session.tally import Tally

if TYPE_CHECKING:
    from newslint.report.array import Array
    from newslint.report.summary import Summary


class Style(NamedTuple):
    """How outcomes are reported: the output format, colour, and the least severity.

    With `quiet`, only findings and errors are reported; with `names_changed`, each changed file is named.
    """

    format: str
    color: bool
    least: Severity
    quiet: bool
    names_changed: bool = False


class ReportPart(NamedTuple):
    """The text for the report, and the lines for standard error."""

    text: str
    said: tuple[str, ...] = ()


class WorkerReport(NamedTuple):
    """The results of another process.

    Args:
        shown: The text to write.
        tally: The totals.
        counted: Its reporter, if that writes nothing before the end.
        run_errors: Outcomes with an error about the run, such as a wrong configuration; each error is
            reported once in a run.
    """

    shown: ReportPart
    tally: Tally
    counted: Reporter | None = None
    run_errors: tuple[Outcome, ...] = ()


class RunReport:
    """A report in progress, and its totals.

    Args:
        style: How outcomes are reported.
        rules: The rules by name; the mapping may be filled later.
    """

    def __init__(self, style: Style, rules: Mapping[str, Rule]) -> None:
        self._style = style
        self._form = reporter(style.format, rules=rules, color=style.color)
        self._reported: set[str] = set()
        self._changed: str | None = None
        self.tally = Tally()

    def end(self) -> str:
        """The text after all outcomes."""
        return self._form.end(self.tally.totals())

    def put(self, outcome: Outcome) -> ReportPart:
        """The text for one more outcome."""
        least = self._style.least
        shown = tuple([finding for finding in outcome.findings if finding.severity >= least])
        if len(shown) < len(outcome.findings):
            outcome = outcome._replace(findings=shown)
        self.tally.add(outcome)
        if _has_run_error(outcome):
            self._reported.update(map(str, outcome.errors))
        return ReportPart(self._form.one(outcome), self._said(outcome))

    def result(self, outcomes: Iterable[Outcome]) -> WorkerReport:
        """The report on these outcomes, in a form that can be sent to another process."""
        text: list[str] = []
        said: list[str] = []
        run_errors: list[Outcome] = []
        for outcome in outcomes:
            if _has_run_error(outcome):
                run_errors.append(outcome)
                continue
            shown = self.put(outcome)
            text.append(shown.text)
            said += shown.said
        counted = self._form if self._style.format == "summary" else None
        return WorkerReport(ReportPart("".join(text), tuple(said)), self.tally, counted, tuple(run_errors))

    def add(self, result: WorkerReport) -> ReportPart:
        """The text for outcomes of another process."""
        self.tally.merge(result.tally)
        if result.counted is not None:
            cast("Summary", self._form).merge(cast("Summary", result.counted))
        text, said = result.shown
        if self._style.format in ARRAYS:
            text = cast("Array", self._form).behind(text)
        for outcome in result.run_errors:
            if not self._reported.issuperset(map(str, outcome.errors)):
                shown = self.put(outcome)
                text, said = text + shown.text, said + shown.said
        return ReportPart(text, said)

    def _said(self, outcome: Outcome) -> tuple[str, ...]:
        changed = self._named(outcome)
        if not (outcome.errors or outcome.refused):
            return changed
        errors = [complaint(error, outcome.path) for error in outcome.errors]
        left = () if self._style.quiet else outcome.refused
        places = (f"{outcome.path}:{one.line}:{one.column}: {one.rule}: {one.message}" for one in left)
        return (*changed, *errors, *(visible(f"refused: {place}") for place in places))

    def _named(self, outcome: Outcome) -> tuple[str, ...]:
        """The line that names a changed file, at the first of its outcomes, which are adjacent."""
        if not self._style.names_changed or outcome.fixed is None or outcome.path == self._changed:
            return ()
        self._changed = outcome.path
        return (visible(f"fixed: {outcome.path}"),)


def _has_run_error(outcome: Outcome) -> bool:
    return any(isinstance(error, ConfigError | CardError | JournalError) for error in outcome.errors)
