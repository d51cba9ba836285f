"""newslint.ignore.toml: what it suppresses, and the report on unused entries."""

from pathlib import Path

import pytest

from cli_kit import CONFIG, DIRTY, desk, files, job, rules_of
from newslint.document import Document
from newslint.session import runner
from newslint.session.sidecar import load_sidecar, with_requests


def sidecar(at: Path, *entries: str) -> Path:
    path = at / "newslint.ignore.toml"
    path.write_text("\n".join(f"[[ignore]]\n{entry}\n" for entry in entries), encoding="utf-8")
    return path


def test_a_sidecar_suppresses_a_rule_only_in_the_files_it_names(at: Path) -> None:
    desk(at)
    files(at, "old/a.txt", "b.txt", text=DIRTY)
    sidecar(at, 'path = "old/"\nrule = "house/typesetter-marker"\nreason = "kept as printed"')
    outcomes = list(runner.check(job("b.txt", "old/a.txt")))
    assert [(outcome.path, rules_of(outcome)) for outcome in outcomes] == [
        ("b.txt", ["typesetter-marker", "rumour-word"]),
        ("old/a.txt", ["rumour-word"]),
    ]


def test_a_finding_that_a_sidecar_suppresses_is_not_fixed_in_any_pass(at: Path) -> None:
    desk(at)
    files(at, "a.txt", text=DIRTY + "\nZZMORE2\n")
    sidecar(at, 'path = "a.txt"\nrule = "house"\ntext = "ZZMORE"')
    (outcome,) = runner.fix(job("a.txt"))
    assert (at / "a.txt").read_text(encoding="utf-8") == DIRTY
    assert rules_of(outcome) == ["rumour-word"]


def test_an_entry_that_suppressed_nothing_is_a_finding_at_its_line(at: Path) -> None:
    desk(at, 'rule-paths = ["cards"]\n')
    files(at, "a.txt", "b.txt", text=DIRTY)
    path = sidecar(
        at,
        'path = "*.txt"\nrule = "typesetter-marker"',
        'path = "a.txt"\nrule = "rumour-word"\ntext = "allegedly"',
        'path = "c.txt"\nrule = "rumour-word"',
    )
    for work in (runner.check, runner.fix):
        *_, last = work(job("a.txt", "b.txt"))
        assert last.path == "newslint.ignore.toml"
        assert rules_of(last) == ["unused-suppression"]
        (finding,) = last.findings
        assert (finding.line, finding.column, finding.excerpt) == (5, 1, "[[ignore]]")
        assert path.read_text(encoding="utf-8")[slice(*finding.span)] == "[[ignore]]"
        assert "'allegedly'" in finding.message


def test_an_entry_about_a_rule_that_did_not_run_is_not_reported_as_unused(at: Path) -> None:
    desk(at, CONFIG + 'ignore = ["rumour-word"]\n')
    files(at, "a.txt")
    sidecar(at, 'path = "a.txt"\nrule = "rumour-word"')
    assert [outcome.path for outcome in runner.check(job("a.txt"))] == ["a.txt"]


@pytest.mark.parametrize(
    ("entry", "told"),
    [
        ('path = "a.txt"\nrule = "rumor-word"', "did you mean 'rumour-word'?"),
        ('path = "a.txt"\nrules = "rumour-word"', "did you mean 'rule'?"),
        ('path = "a.txt"', "'rule' is missing"),
        ('path = "a.txt"\nrule = 3', "expected a string for 'rule'"),
        ("path = ", "not valid TOML"),
    ],
)
def test_a_wrong_sidecar_is_reported_with_file_and_place(at: Path, entry: str, told: str) -> None:
    desk(at)
    files(at, "a.txt")
    path = sidecar(at, entry)
    (outcome,) = runner.check(job("a.txt"))
    assert outcome.path == str(path)
    assert told in str(outcome.errors[0])


def test_a_document_read_again_keeps_the_sidecars_requests(at: Path) -> None:
    path = sidecar(at, 'path = "a.txt"\nrule = "ALL"')
    requests = tuple(entry.request for entry in load_sidecar(str(path)).entries_for("a.txt"))
    plain = Document("a", path="a.txt", parse=Document)
    document = with_requests(plain, requests)
    assert plain.known.suppressions == ()
    assert document.parse is not None
    assert document.parse("b").known.suppressions == requests
