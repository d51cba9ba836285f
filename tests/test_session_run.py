"""Many documents, one after the other: an error in one stops no other."""

import os
from pathlib import Path

import pytest

from cli_kit import DIRTY, REPAIRED, broken_check, desk, files, job, rules_of
from newslint.config import load_config
from newslint.document import Document
from newslint.errors import NewslintError
from newslint.outcome import Outcome
from newslint.session import runner
from newslint.session.reading import explained
from newslint.session.runner import Job
from newslint.session.settings import Settings
from newslint.session.tally import Tally


def test_fixing_writes_the_fixed_files_and_reports_remaining_findings(at: Path) -> None:
    desk(at)
    files(at, "a.txt", text=DIRTY)
    (outcome,) = runner.fix(job("a.txt"))
    assert (at / "a.txt").read_text(encoding="utf-8") == REPAIRED == outcome.fixed
    assert rules_of(outcome) == ["rumour-word"]
    assert [finding.rule for finding in outcome.applied] == ["typesetter-marker"]


def test_fixing_changes_only_bytes_inside_edits(at: Path) -> None:
    desk(at)
    before = "\N{ZERO WIDTH NO-BREAK SPACE}\N{EURO SIGN} opens.\r\n\r\nZZMORE\r\n\r\nMore \t\r\nlater"
    (at / "a.txt").write_bytes(before.encode())
    list(runner.fix(job("a.txt")))
    assert (at / "a.txt").read_bytes() == before.replace("ZZMORE\r\n\r\n", "").encode()


def test_a_clean_file_is_not_written(at: Path) -> None:
    desk(at)
    files(at, "a.txt")
    (outcome,) = runner.fix(job("a.txt"), sink=lambda _change: pytest.fail("the file was written"))
    assert outcome.fixed is None


def test_a_write_that_fails_is_reported_and_the_findings_stay(
    at: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk(at)
    files(at, "a.txt", "b.txt", text=DIRTY)

    def fail(*_: object) -> None:
        raise OSError(30, "Read-only file system")

    monkeypatch.setattr(os, "replace", fail)
    outcomes = list(runner.fix(job("a.txt", "b.txt")))
    assert [rules_of(outcome) for outcome in outcomes] == [
        ["typesetter-marker", "rumour-word"],
        [],
    ] * 2
    assert [str(error) for error in outcomes[1].errors] == [
        "a.txt: cannot be written: read-only file system; it is unchanged"
    ]
    assert (at / "a.txt").read_text(encoding="utf-8") == DIRTY


def test_each_record_of_json_lines_is_a_document_and_only_its_field_is_rewritten(at: Path) -> None:
    desk(at)
    lines = (
        '{"id": 7, "text": "It rained.\\n\\nZZMORE\\n", "note": "ZZMORE \\u00e9"}\r\n',
        "not json\n",
        "\n",
        '{"text":"\\ud800 is half a character.\\n\\nZZMORE2"}\n',
        '{"text":"It stopped."}',
    )
    (at / "a.jsonl").write_bytes("".join(lines).encode())
    outcomes = list(runner.check(job("a.jsonl")))
    assert [(outcome.record, outcome.pointer, rules_of(outcome)) for outcome in outcomes] == [
        (1, "$.text", ["typesetter-marker"]),
        (None, None, []),
        (4, "$.text", ["typesetter-marker"]),
        (5, "$.text", []),
    ]
    assert "line 2" in str(outcomes[1].errors[0])
    list(runner.fix(job("a.jsonl")))
    fixed = list(lines)
    fixed[0] = fixed[0].replace("\\n\\nZZMORE\\n", "\\n")
    fixed[3] = fixed[3].replace("\\n\\nZZMORE2", "\\n")
    written = (at / "a.jsonl").read_bytes().decode().splitlines(keepends=True)
    assert written[:3] == fixed[:3]
    assert written[3] in (fixed[3], fixed[3].replace('\\n"', '"'))
    assert written[4] == fixed[4]


def test_a_check_that_raises_is_reported_and_the_other_rules_and_files_are_done(
    at: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk(at)
    broken_check(at)
    monkeypatch.syspath_prepend(str(at / "cards"))
    files(at, "a.txt", text=DIRTY + "\nzzboom\n")
    files(at, "b.txt", text=DIRTY)
    for work in (runner.check, runner.fix):
        first, second = work(job("a.txt", "b.txt", config="newslint.toml"))
        assert rules_of(first) == ["typesetter-marker", "rumour-word"]
        assert "rule raising-check raised ValueError: the kettle is empty" in str(first.errors[0])
        assert second.errors == ()
    assert (at / "a.txt").read_text(encoding="utf-8") == DIRTY + "\nzzboom\n"
    assert (at / "b.txt").read_text(encoding="utf-8") == REPAIRED


@pytest.mark.parametrize(
    ("name", "data", "reason"),
    [
        ("binary.txt", b"\x89PNG\r\n\x00\x00\x01", "binary"),
        (
            "latin.txt",
            "Der B\N{LATIN SMALL LETTER U WITH DIAERESIS}rgermeister kommt.".encode("latin-1"),
            "not UTF-8",
        ),
    ],
)
def test_a_file_that_is_not_text_is_reported_and_the_others_are_checked(
    at: Path, name: str, data: bytes, reason: str
) -> None:
    desk(at)
    (at / name).write_bytes(data)
    files(at, "z.txt", text=DIRTY)
    first, second = runner.fix(job(name, "z.txt"))
    assert first.path == name
    assert reason in str(first.errors[0])
    assert (at / name).read_bytes() == data
    assert second.fixed == REPAIRED


def test_an_empty_file_is_clean(at: Path) -> None:
    desk(at)
    (at / "a.txt").write_bytes(b"")
    assert list(runner.fix(job("a.txt"))) == [Outcome("a.txt")]


def test_five_megabytes_on_one_line_are_checked(at: Path) -> None:
    desk(at)
    (at / "a.txt").write_bytes(b"It rained again. " * 300_000 + b"It zzreportedly stopped.\n")
    (outcome,) = runner.check(job("a.txt"))
    assert rules_of(outcome) == ["rumour-word"]
    assert outcome.findings[0].column == 5_100_004


@pytest.mark.parametrize(
    ("error", "told"),
    [
        (MemoryError(), "memory"),
        (RecursionError("deep"), "nested too deeply"),
        (KeyError("surprise"), "KeyError: 'surprise'"),
    ],
)
def test_any_error_in_one_document_stops_no_other(
    at: Path, monkeypatch: pytest.MonkeyPatch, error: Exception, told: str
) -> None:
    desk(at)
    files(at, "a.txt", "b.txt", text=DIRTY)
    settings = Settings()
    linter = settings.linter_for("a.txt")
    examine, mend = linter.examine, linter.fix

    def failing(document: Document, until: float | None = None) -> object:
        if document.path == "a.txt":
            raise error
        return examine(document, until)

    def fixing(document: Document, safety: object, *, until: float | None = None) -> object:
        if document.path == "a.txt":
            raise error
        return mend(document, safety, until=until)  # type: ignore[arg-type]

    monkeypatch.setattr(linter, "examine", failing)
    monkeypatch.setattr(linter, "fix", fixing)
    for work in (runner.check, runner.fix):
        first, second = work(Job(["a.txt", "b.txt"], settings))
        assert told in str(first.errors[0])
        assert first.path == "a.txt"
        assert second.errors == ()
    assert (at / "a.txt").read_text(encoding="utf-8") == DIRTY


def test_an_error_of_newslints_own_is_reported_unchanged() -> None:
    error = NewslintError("the harbour is closed")
    assert explained(error, "a.txt") is error


def test_the_command_line_may_set_format_and_encoding(at: Path) -> None:
    desk(at)
    text = "Caf\N{LATIN SMALL LETTER E WITH ACUTE} opens.\n\nZZMORE\n"
    (at / "a.dat").write_bytes(text.encode("cp1252"))
    (outcome,) = runner.fix(job("a.dat", encoding="cp1252", format="markdown"))
    assert outcome.errors == ()
    assert (at / "a.dat").read_bytes() == text.replace("\nZZMORE\n", "").encode("cp1252")


def test_the_totals_count_findings_by_the_fix_that_would_repair_them(at: Path) -> None:
    desk(at)
    files(at, "a.txt", "b.txt", text=DIRTY)
    (at / "c.txt").write_bytes(b"\0")
    tally = Tally()
    for outcome in runner.check(job("a.txt", "b.txt", "c.txt")):
        tally.add(outcome)
    totals = tally.totals()
    assert (totals.documents, totals.findings, totals.fixable, totals.unsafe, totals.errors) == (
        2,
        4,
        2,
        2,
        1,
    )
    assert totals.by_rule == (("rumour-word", 2), ("typesetter-marker", 2))
    assert load_config(at / "newslint.toml").fix_safety.name == "SAFE"
