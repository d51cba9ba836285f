"""Many documents on many cores: the same report as from one process, even if processes die."""

import json
import os
import pickle
from pathlib import Path

import pytest

from cli_kit import CLEAN, DIRTY, REPAIRED, desk, files, run
from fatal_kit import killer
from newslint.report import FORMATS
from newslint.rule import Severity
from newslint.session import parts, workers
from newslint.session.parts import Range, Task
from newslint.session.reading import ReadOptions
from newslint.session.reporting import RunReport, Style
from newslint.session.runner import Job
from newslint.session.settings import Settings

__all__ = ["killer"]
CONCISE = Style("concise", color=False, least=Severity.NOTE, quiet=False)


def lines(*texts: str) -> str:
    return "".join(json.dumps({"text": text}) + "\n" for text in texts)


@pytest.fixture
def articles(at: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Folders, unreadable files, and JSON lines of several ranges with some invalid records."""
    monkeypatch.setattr(parts, "STRETCH", 2000)
    monkeypatch.setattr(parts, "MOST_FILES", 3)
    desk(at)
    for number in range(8):
        files(at, f"in/{number}/a.txt", text=DIRTY if number % 2 else CLEAN)
    (at / "in" / "wrong.txt").write_bytes(b"\xff\xfe\xfd")
    mixed = [*lines(*[DIRTY, CLEAN] * 30).splitlines(), "{broken", "", '{"text": 3}', "[]"] * 2
    (at / "in" / "many.jsonl").write_text("\n".join(mixed), encoding="utf-8")
    (at / "in" / "bad.jsonl").write_bytes(lines(*[DIRTY] * 30).encode() + b'{"text": "\xff"}\n')
    (at / "odd" / "newslint.toml").parent.mkdir()
    (at / "odd" / "newslint.toml").write_text('select = ["no-such-rule"]\n', encoding="utf-8")
    files(at, *(f"odd/{number}.txt" for number in range(8)))
    sidecar = (
        '[[ignore]]\npath = "*"\nrule = "rumour-word"\n[[ignore]]\npath = "*"\nrule = "house"\ntext = "no"\n'
    )
    (at / "in" / "newslint.ignore.toml").write_text(sidecar, encoding="utf-8")
    return at


@pytest.mark.parametrize("form", FORMATS)
@pytest.mark.usefixtures("articles")
def test_two_processes_write_the_same_as_one(form: str) -> None:
    alone, both = (
        run("check", "--jobs", jobs, "--statistics", "--output-format", form, "in", "odd", "gone.txt")
        for jobs in "12"
    )
    assert both.stdout == alone.stdout
    assert sorted(both.stderr.splitlines()) == sorted(alone.stderr.splitlines())
    assert both.exit_code == alone.exit_code == 2
    assert "many.jsonl" in alone.stderr + alone.stdout


def test_two_processes_fix_the_same_as_one(articles: Path) -> None:
    before = {path: path.read_bytes() for path in (articles / "in").rglob("*") if path.is_file()}
    alone = run("fix", "--jobs", "1", "in", "odd")
    after = {path: path.read_bytes() for path in before}
    for path, data in before.items():
        path.write_bytes(data)
    both = run("fix", "--jobs", "2", "in", "odd")
    assert {path: path.read_bytes() for path in before} == after != before
    assert (both.stdout, both.exit_code) == (alone.stdout, alone.exit_code)
    assert sorted(both.stderr.splitlines()) == sorted(alone.stderr.splitlines())


@pytest.mark.parametrize("method", ["fork", "spawn"])
@pytest.mark.usefixtures("articles")
def test_processes_are_forked_or_spawned(method: str) -> None:
    if method == "fork" and not hasattr(os, "fork"):
        pytest.skip("this system has no fork")
    settings = Settings("newslint.toml")
    job = Job([f"in/{number}/a.txt" for number in range(8)], settings, workers=2)
    report = RunReport(CONCISE, settings.rules)
    text = "".join(shown.text for shown in workers.shared(job, workers.Crew(CONCISE, method=method), report))
    assert [line.split(":")[0] for line in text.splitlines()] == [
        f"in/{number}/a.txt" for number in (1, 3, 5, 7)
    ]
    assert report.tally.totals().documents == 8


def test_a_range_knows_its_records_by_their_numbers_in_the_file(
    at: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(parts, "STRETCH", 10)
    data = b"\xef\xbb\xbf{}\n\n{}\r\n\xef\xbb\xbf{}\nlast one without an end"
    (at / "a.jsonl").write_bytes(data)
    ranges = parts.cut("a.jsonl")
    assert b"".join(parts.fetched(one).data for one in ranges) == data
    assert [(one.first, parts.fetched(one).data.count(b"\n")) for one in ranges] == [(1, 3), (4, 1)]


def test_json_lines_that_are_not_utf_8_or_hold_zeros_are_not_split(at: Path) -> None:
    (at / "a.jsonl").write_bytes(b'{"text": "ok"}\n{"text": "\xff"}\n')
    (at / "b.jsonl").write_text('{"text": "ok"}\n', encoding="utf-16-le")
    assert parts.cut("a.jsonl") == parts.cut("b.jsonl") == parts.cut("gone.jsonl") == []


def test_a_task_that_failed_is_divided_into_documents_once(at: Path) -> None:
    (at / "a.jsonl").write_bytes(b'{"text": "a\\r"}\r\n\n \n{"text": "b"}')
    singles = parts.documents(Task(("a.txt", "a.jsonl")), None, by_record=True)
    assert [task.parts for task in singles] == [
        ("a.txt",),
        (Range("a.jsonl", 0, 17, 1),),
        (Range("a.jsonl", 20, 33, 4),),
    ]
    assert not any(parts.documents(task, None, by_record=True) for task in singles)
    assert len(parts.documents(Task(("a.txt", "a.jsonl")), None, by_record=False)) == 2


def test_a_process_that_dies_loses_only_its_current_document(killer: Path) -> None:
    files(killer, "in/a.txt", "in/c.txt", text=DIRTY)
    files(killer, "in/b.txt", text="It says zzboom always.\n")
    done = run("check", "--config", "newslint.toml", "--jobs", "2", "--output-format", "concise", "in")
    assert [line.split(":")[0] for line in done.stdout.splitlines()] == ["in/a.txt"] * 2 + ["in/c.txt"] * 2
    assert "error: in/b.txt: the process that checked it died twice, with exit code 7" in done.stderr
    assert done.exit_code == 2


def test_a_record_that_ends_its_process_is_named(killer: Path) -> None:
    (killer / "a.jsonl").write_text(lines(DIRTY, CLEAN, "zzboom always", DIRTY), encoding="utf-8")
    done = run("check", "--config", "newslint.toml", "--jobs", "2", "--output-format", "concise", "a.jsonl")
    assert [line.split()[0] for line in done.stdout.splitlines()] == ["a.jsonl:1"] * 2 + ["a.jsonl:4"] * 2
    assert "error: a.jsonl: line 3: the process" in done.stderr
    assert done.exit_code == 2


def test_a_process_that_was_killed_once_leaves_no_trace(killer: Path) -> None:
    files(killer, "a.txt", text=DIRTY)
    files(killer, "b.txt", text="It says zzboom once.\n\nZZMORE\n")
    done = run("fix", "--config", "newslint.toml", "--jobs", "2", "a.txt", "b.txt")
    assert (killer / "struck").exists()
    assert (killer / "a.txt").read_text(encoding="utf-8") == REPAIRED
    assert (killer / "b.txt").read_text(encoding="utf-8") == "It says zzboom once.\n"
    assert (done.exit_code, "error" in done.stderr) == (0, False)


def test_settings_can_be_sent_to_another_process(at: Path) -> None:
    desk(at)
    sent = pickle.loads(pickle.dumps(Settings("newslint.toml")))
    assert {rule.name for rule in sent.linter_for("a.txt").rules} == {"typesetter-marker", "rumour-word"}


def test_processes_are_started_if_there_is_enough_work(at: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(workers, "usable_cores", lambda: 6)
    (at / "small.txt").write_bytes(b"a" * (workers.WORTH // 2 - 1))
    (at / "large.txt").write_bytes(b"a" * workers.WORTH)
    counts = [workers.workers_for(files, None) for files in (["small.txt"], ["small.txt", "large.txt"])]
    assert counts == [1, 6]
    assert [workers.workers_for(["small.txt"], asked) for asked in (0, 1, 3)] == [6, 1, 3]


def test_a_range_that_has_become_shorter_is_reported(at: Path) -> None:
    (at / "a.jsonl").write_text(lines(CLEAN), encoding="utf-8")
    job = Job([Range("a.jsonl", 0, 5000, 1)], Settings(isolated=True), ReadOptions())
    shown = list(workers.checked(job, CONCISE)(RunReport(CONCISE, {})))
    assert shown[0].said == ("error: a.jsonl: became shorter while it was read; run newslint again",)
