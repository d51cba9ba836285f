"""`--output-file`: refused before anything runs, or replaced in one step."""

import errno
import json
import os
import stat
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from cli_kit import CLEAN, DIRTY, REPAIRED, desk, files, run
from disk_kit import FAULTS, failing, in_pieces
from fatal_kit import ended, fatal

OLD = "the report of yesterday\n"


@pytest.fixture(autouse=True)
def articles(at: Path) -> None:
    """A dirty article and an old report."""
    files(desk(at), "dirty.txt", text=DIRTY)
    files(at, "report.json", text=OLD)


@pytest.mark.parametrize("command", ["check", "fix", "score"])
@pytest.mark.parametrize(
    ("named", "said"),
    [
        ("dirty.txt", "is read in this run"),
        ("link.md", "is read in this run"),
        ("same.dat", "is read in this run"),
        ("newslint.toml", "is read in this run"),
        ("cards", "is a folder"),
        ("gone/report.json", "cannot write the findings: no such file or directory"),
        ("dirty.txt/report.json", "cannot write the findings: not a directory"),
    ],
)
def test_a_file_that_must_not_be_overwritten_is_refused_before_anything_runs(
    at: Path, command: str, named: str, said: str
) -> None:
    (at / "link.md").symlink_to("dirty.txt")
    os.link("dirty.txt", "same.dat")
    done = run(command, "--config", "newslint.toml", "--output-file", named, "dirty.txt")
    assert done.stderr.startswith(f"error: {named}: {said}")
    assert (done.stdout, done.exit_code) == ("", 2)
    assert (at / "dirty.txt").read_text(encoding="utf-8") == DIRTY


def test_a_report_in_the_folder_that_is_read_is_refused(at: Path) -> None:
    files(at, "findings.txt")
    assert "findings.txt: is read in this run" in run("check", "--output-file", "findings.txt", ".").stderr
    assert (at / "findings.txt").read_text(encoding="utf-8") == CLEAN


def test_the_file_that_standard_input_is_named_after_is_refused(at: Path) -> None:
    command = ("fix", "-", "--stdin-filename", "dirty.txt", "--output-file", "./dirty.txt")
    done = run(*command, given=DIRTY)
    assert (done.stdout, done.exit_code) == ("", 2)
    assert (at / "dirty.txt").read_text(encoding="utf-8") == DIRTY


def test_a_report_that_cannot_be_written_stops_the_run_before_it_begins(
    at: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    failing(monkeypatch, "create", errno.EACCES)
    done = run("fix", "--output-file", "report.json", "dirty.txt")
    assert done.stderr == "error: report.json: cannot write the findings: permission denied\n"
    assert (at / "dirty.txt").read_text(encoding="utf-8") == DIRTY
    assert done.exit_code == 2


def test_a_replaced_report_keeps_mode_and_link_and_a_new_one_has_the_usual_mode(at: Path) -> None:
    (at / "report.json").chmod(0o604)
    (at / "link.json").symlink_to("report.json")
    run("check", "--output-format", "json", "--output-file", "link.json", "dirty.txt")
    assert len(json.loads((at / "report.json").read_text(encoding="utf-8"))) == 2
    assert stat.S_IMODE((at / "report.json").stat().st_mode) == 0o604
    assert (at / "link.json").is_symlink()
    run("check", "--output-file", "new.txt", "dirty.txt")
    files(at, "usual")
    assert (at / "new.txt").stat().st_mode == (at / "usual").stat().st_mode


def test_a_report_with_a_second_name_is_left_alone(at: Path) -> None:
    os.link("report.json", "same.json")
    done = run("fix", "--output-file", "report.json", "dirty.txt")
    assert "error: report.json: has 2 names" in done.stderr
    assert (at / "dirty.txt").read_text(encoding="utf-8") == DIRTY


@pytest.mark.parametrize("code", FAULTS)
@pytest.mark.parametrize("step", ["write", "sync", "exchange"])
def test_a_report_that_fails_at_any_step_is_the_old_one_and_stops_no_fix(
    at: Path, monkeypatch: pytest.MonkeyPatch, step: str, code: int
) -> None:
    files(at, "in/a.txt", "in/b.txt", text=DIRTY * 200)
    synced: list[object] = []

    def of_the_report(*given: Any) -> bool:
        synced.append(given[0])
        last = {
            "write": lambda: b"rumour-word" in bytes(given[1]),
            "sync": lambda: len(synced) == 3,  # after those of the articles
            "exchange": lambda: str(given[1]).endswith("report.json"),
        }
        return last[step]()

    with monkeypatch.context() as patch:
        failures = failing(patch, step, code, of_the_report)
        done = run("fix", "--no-journal", "--output-file", "report.json", "in")
    assert set(failures) == {code}
    assert f"error: report.json: cannot write the findings: {os.strerror(code).lower()}" in done.stderr
    assert "Fixed 400 findings in 2 documents." in done.stderr
    assert done.exit_code == 2
    assert (at / "report.json").read_text(encoding="utf-8") == OLD
    assert all("ZZMORE" not in path.read_text(encoding="utf-8") for path in (at / "in").iterdir())
    assert sorted(path.name for path in at.glob(".newslint*")) == []


def test_a_report_that_is_written_in_pieces_arrives(at: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    in_pieces(monkeypatch)
    run("check", "--output-format", "json", "--output-file", "report.json", "dirty.txt")
    assert len(json.loads((at / "report.json").read_text(encoding="utf-8"))) == 2


def test_a_killed_run_leaves_the_old_report(at: Path) -> None:
    command = ("check", "--output-file", "report.json", "dirty.txt")
    code, _, _ = ended(fatal("exchange", "os.kill(parent, 9)", *command))
    assert code == -9
    assert (at / "report.json").read_text(encoding="utf-8") == OLD
    assert len(list(at.glob(".newslint*.tmp"))) == 1
    run(*command)
    assert list(at.glob(".newslint*")) == []


def test_a_stopped_run_writes_a_report_on_the_finished_documents(at: Path) -> None:
    files(at, "in/a.txt", "in/b.txt", text=DIRTY)
    command = ("fix", "--output-format", "json", "--output-file", "report.json", "in")
    body = "exchange(*given); 'a.txt' in given[1] and os.kill(parent, 15)"
    code, _, said = ended(fatal("exchange", body, *command))
    assert [one["path"] for one in json.loads((at / "report.json").read_text(encoding="utf-8"))] == [
        "in/a.txt"
    ]
    assert (code, "fixed: in/b.txt" in said) == (143, False)
    assert (at / "in" / "a.txt").read_text(encoding="utf-8") == REPAIRED


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such pipes")
def test_a_pipe_is_written_to_at_once(at: Path) -> None:
    os.mkfifo(at / "pipe")
    command = [sys.executable, "-m", "newslint", "check", "--output-format", "json"]
    with subprocess.Popen([*command, "--output-file", "pipe", "dirty.txt"]) as process:
        assert len(json.loads((at / "pipe").read_text(encoding="utf-8"))) == 2
    assert process.returncode == 1
