"""The report on outcomes, made in one process or put together from several."""

import pytest

from newslint.edit import Span
from newslint.errors import ConfigError, InputError
from newslint.outcome import Outcome
from newslint.rule import Finding, Severity
from newslint.session.reporting import RunReport, Style


def finding(severity: Severity, message: str = "found") -> Finding:
    return Finding("some-rule", "house", severity, message, Span(0, 1), 1, 1, 1, 2, "x")


NOTE, WARNING, ERROR = map(finding, (Severity.NOTE, Severity.WARNING, Severity.ERROR))
CONCISE = Style("concise", color=False, least=Severity.NOTE, quiet=False, names_changed=True)
WRONG = Outcome("newslint.toml", errors=(ConfigError("unknown key"),))
SOME = (
    Outcome("a.txt", "x", (NOTE, ERROR), fixed="y", applied=(WARNING,)),
    WRONG,
    Outcome("b.txt", "x", (WARNING,), errors=(InputError("cannot be written"),)),
    Outcome("c.txt", "x"),
)


def made(style: Style) -> RunReport:
    return RunReport(style, {})


def test_findings_below_the_least_severity_are_neither_shown_nor_counted() -> None:
    for least, count in ((Severity.NOTE, 2), (Severity.WARNING, 1), (Severity.ERROR, 1)):
        report = made(CONCISE._replace(least=least))
        assert report.put(Outcome("a.txt", "x", (NOTE, ERROR))).text.count("a.txt:1:1") == count
        assert report.tally.totals().findings == count
        assert report.tally.worst is Severity.ERROR


@pytest.mark.parametrize("format_", ["concise", "json", "jsonl", "summary", "full", "score-json"])
def test_a_report_put_together_from_parts_is_that_of_one_process(format_: str) -> None:
    style = CONCISE._replace(format=format_)
    whole = made(style)
    texts = [whole.put(outcome) for outcome in SOME]
    together = made(style)
    added = [together.add(made(style).result(some)) for some in (SOME[:1], SOME[1:2], SOME[2:])]
    assert "".join(part.text for part in added) == "".join(part.text for part in texts)
    assert [line for part in added for line in part.said] == [line for part in texts for line in part.said]
    assert together.end() == whole.end()
    assert together.tally.totals() == whole.tally.totals()
    assert (whole.end() == "") == (format_ in {"full", "concise", "jsonl"})


def test_an_error_of_the_run_is_said_once() -> None:
    other = Outcome("in/newslint.toml", errors=(ConfigError("another key"),))
    report = made(CONCISE)
    said = [
        report.add(made(CONCISE).result(some)).said for some in ((WRONG,), (WRONG, other), (WRONG, other))
    ]
    assert [len(lines) for lines in said] == [1, 1, 0]
    report = made(CONCISE)
    assert len(report.put(WRONG).said) == 1
    assert report.add(made(CONCISE).result([WRONG])).said == ()
    assert report.tally.totals().errors == 1


def test_a_changed_file_is_named_once_before_what_else_is_said_of_it() -> None:
    error = InputError("may be lost", "a.jsonl")
    records = [Outcome("a.jsonl", "x", fixed="y", record=number, errors=(error,)) for number in (1, 2)]
    report = made(CONCISE)
    said = [report.put(outcome).said for outcome in (*records, Outcome("b.txt", "x", fixed="y"))]
    assert said == [
        ("fixed: a.jsonl", "error: a.jsonl: may be lost"),
        ("error: a.jsonl: may be lost",),
        ("fixed: b.txt",),
    ]
    assert made(CONCISE._replace(names_changed=False)).put(Outcome("b.txt", "x", fixed="y")).said == ()
    assert made(CONCISE).put(Outcome("b.txt", "x")).said == ()


def test_refused_fixes_are_said_unless_it_should_be_quiet() -> None:
    outcome = Outcome("a.txt", "x", refused=(finding(Severity.NOTE, "too much"),))
    assert made(CONCISE).put(outcome).said == ("refused: a.txt:1:1: some-rule: too much",)
    assert made(CONCISE._replace(quiet=True)).put(outcome).said == ()
    failed = outcome._replace(errors=(InputError("gone", "a.txt"),))
    assert made(CONCISE._replace(quiet=True)).put(failed).said == ("error: a.txt: gone",)
