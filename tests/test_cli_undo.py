"""`newslint undo`: files are restored exactly, or left alone."""

import json
import os
import sys
import time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cli_kit import CLEAN, DIRTY, REPAIRED, desk, files, run
from disk_kit import fault
from newslint import disk
from newslint.session import journal, splices

ODD = b"\xef\xbb\xbf" + DIRTY.replace("\n", "\r\n").encode() + b"No end of line"
RECORDS = "".join(json.dumps({"text": text}) + "\n" for text in (DIRTY, CLEAN, DIRTY) * 40).encode()


@pytest.fixture(autouse=True)
def state(at: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder of the journals; the current folder has two rules and articles."""
    files(desk(at), "in/a.txt", "in/c.txt", text=DIRTY)
    files(at, "in/clean.txt", text=CLEAN)
    (at / "in" / "odd.txt").write_bytes(ODD)
    (at / "in" / "records.jsonl").write_bytes(RECORDS)
    monkeypatch.setenv("XDG_STATE_HOME", str(at / "state"))
    monkeypatch.setattr(sys, "argv", ["newslint", "fix", "in"])
    return at / "state" / "newslint" / "runs"


def contents(at: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in (at / "in").iterdir()}


@pytest.mark.parametrize("jobs", ["1", "2"])
@pytest.mark.parametrize("unsafe", [(), ("--unsafe",)])
def test_every_file_is_restored_exactly(at: Path, jobs: str, unsafe: tuple[str, ...]) -> None:
    before = contents(at)
    run("fix", "--jobs", jobs, *unsafe, "in")
    after = contents(at)
    assert {name for name in before if before[name] != after[name]} == {
        "a.txt", "c.txt", "odd.txt", "records.jsonl",
    }  # fmt: skip
    done = run("undo")
    assert contents(at) == before
    assert done.stdout.splitlines() == [
        f"restored: in/{name}" for name in sorted(before) if name != "clean.txt"
    ]
    assert done.stderr.startswith("Restored 4 files of the run ")
    assert done.exit_code == 0


def test_runs_are_undone_from_the_last_to_the_first(at: Path) -> None:
    before = contents(at)
    run("fix", "in")
    run("fix", "--unsafe", "in")
    for left in (1, 0):
        assert run("undo").exit_code == 0
        assert run("undo", "--list").stdout.count("(undone)") == 2 - left
    assert contents(at) == before
    done = run("undo")
    assert (done.stderr, done.exit_code) == ("error: there is no run to undo\n", 2)


def test_a_run_is_chosen_by_its_name_or_the_beginning_of_its_name(at: Path, state: Path) -> None:
    run("fix", "in")
    listed = run("undo", "--list").stdout
    (name,) = [path.name for path in state.iterdir()]
    assert listed == f"{name}  4 files  newslint fix in  in {at}\n"
    assert run("undo", name[:12]).exit_code == 0
    (at / "in" / "a.txt").write_text(DIRTY, encoding="utf-8")
    run("fix", "in/a.txt")
    assert "2 runs whose names begin with '20'" in run("undo", "20").stderr
    assert "there is no run 'x'" in run("undo", "x").stderr
    assert run("undo", "--list", "x").exit_code == 2


def test_a_file_that_has_changed_since_is_left_alone_and_reported(at: Path) -> None:
    run("fix", "in")
    (at / "in" / "a.txt").write_text(REPAIRED + "One more line.\n", encoding="utf-8")
    (at / "in" / "c.txt").unlink()
    done = run("undo")
    assert (at / "in" / "a.txt").read_text(encoding="utf-8") == REPAIRED + "One more line.\n"
    assert (at / "in" / "odd.txt").read_bytes() == ODD
    assert f"error: {at}/in/a.txt: has changed since that run, so it was left alone" in done.stderr
    assert f"error: {at}/in/c.txt: cannot be read: no such file or directory" in done.stderr
    assert "Restored 2 files" in done.stderr
    assert done.exit_code == 2
    (at / "in" / "a.txt").write_text(REPAIRED, encoding="utf-8")
    (at / "in" / "c.txt").write_text(REPAIRED, encoding="utf-8")
    assert run("undo").stdout == "restored: in/a.txt\nrestored: in/c.txt\n"


def test_a_run_with_a_file_that_has_changed_does_not_hide_the_run_before_it(at: Path, state: Path) -> None:
    run("fix", "in/a.txt")
    (first,) = [path.name for path in state.iterdir()]
    run("fix", "in/c.txt")
    (at / "in" / "c.txt").write_text(CLEAN, encoding="utf-8")
    for _ in range(2):
        done = run("undo")
        assert done.exit_code == 2
        assert "Restored 0 files of the run" in done.stderr
        assert done.stderr.endswith(f"name that run: newslint undo {first}\n")
    assert run("undo", first).stdout == "restored: in/a.txt\n"
    assert "newslint undo 2" not in run("undo").stderr
    assert run("undo", first).stderr == f"error: the run {first} was already undone\n"


def test_a_file_that_was_restored_is_not_restored_again_after_another_run(at: Path) -> None:
    run("fix", "in/a.txt", "in/c.txt")
    (at / "in" / "c.txt").write_text(CLEAN, encoding="utf-8")
    assert run("undo").stdout == "restored: in/a.txt\n"
    run("fix", "--no-journal", "in/a.txt")
    done = run("undo")
    assert (done.stdout, "Restored 0 files" in done.stderr) == ("", True)
    assert (at / "in" / "a.txt").read_text(encoding="utf-8") == REPAIRED


def test_an_interrupted_undo_is_finished_by_the_next(at: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = contents(at)
    run("fix", "in")
    with monkeypatch.context() as patch:
        real = disk.exchange

        def fail(new: str, old: str) -> None:
            if old.endswith("c.txt"):
                raise fault(5)
            real(new, old)

        patch.setattr(disk, "exchange", fail)
        done = run("undo")
    assert "c.txt: cannot be written: input/output error; it is unchanged" in done.stderr
    assert done.exit_code == 2
    assert run("undo").stdout == "restored: in/c.txt\n"
    assert contents(at) == before


def test_without_a_journal_there_is_nothing_to_undo(at: Path, state: Path) -> None:
    done = run("fix", "--no-journal", "in")
    assert (at / "in" / "a.txt").read_text(encoding="utf-8") == REPAIRED
    assert "undone" not in done.stderr
    assert not state.exists()
    assert run("undo", "--list").stdout == ""


@pytest.mark.parametrize(
    "command", [("fix", "in/clean.txt"), ("fix", "--diff", "in"), ("fix", "-"), ("check", "in")]
)
def test_a_run_that_changes_nothing_leaves_no_journal(state: Path, command: tuple[str, ...]) -> None:
    run(*command, given=DIRTY)
    assert not state.exists() or list(state.iterdir()) == []


@pytest.mark.parametrize("jobs", ["1", "2"])
def test_if_no_journal_can_be_kept_a_warning_says_so_once_and_all_is_fixed(at: Path, jobs: str) -> None:
    (at / "state").write_text("a file in the place of the folder", encoding="utf-8")
    done = run("fix", "--jobs", jobs, "in")
    assert done.stderr.count("this run cannot be undone") == 1
    assert done.stderr.startswith(
        f"warning: this run cannot be undone: {at}/state/newslint/runs: cannot be created"
    )
    assert (at / "in" / "a.txt").read_text(encoding="utf-8") == REPAIRED
    assert done.exit_code == 0


def test_without_a_home_no_journal_is_kept(at: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_STATE_HOME", "not/absolute")
    assert "there is no home folder to keep a journal in" in run("fix", "in").stderr
    assert (at / "in" / "a.txt").read_text(encoding="utf-8") == REPAIRED


def test_only_their_owner_can_read_journals_which_are_kept_for_30_days(at: Path, state: Path) -> None:
    run("fix", "in/a.txt")
    (old,) = state.iterdir()
    assert (old.stat().st_mode & 0o777, [path.stat().st_mode & 0o777 for path in old.iterdir()]) == (
        0o700,
        [0o600],
    )
    before = time.time() - journal.KEPT_FOR
    os.utime(old, (before + 60, before + 60))
    run("fix", "in/c.txt")
    assert old.exists()
    os.utime(old, (before - 60, before - 60))
    run("fix", "in/odd.txt")
    assert not old.exists()
    assert len(list(state.iterdir())) == 2
    del at


def test_the_journal_records_the_changes(at: Path, state: Path) -> None:
    run("fix", "in/a.txt")
    about, entry = [json.loads(line) for path in state.glob("*/*") for line in path.read_text().split("\n\n")]
    assert (about["command"], about["where"]) == (["fix", "in"], str(at))
    place = DIRTY.index("ZZMORE")
    assert entry == {
        "path": str(at / "in" / "a.txt"),
        "before": journal.digest(DIRTY.encode()),
        "after": journal.digest(REPAIRED.encode()),
        "edits": [[place, "ZZMORE\n\n", ""]],
    }


def test_a_file_with_a_name_that_is_not_utf_8_is_restored(at: Path) -> None:
    name = os.fsdecode(b"in/\xff.txt")
    try:
        Path(name).write_text(DIRTY, encoding="utf-8")
    except OSError:
        pytest.skip("this file system has no such names")
    run("fix", "in")
    done = run("undo")
    assert Path(name).read_text(encoding="utf-8") == DIRTY
    assert "restored: in/\\udcff.txt\n" in done.stdout
    del at


@pytest.mark.parametrize("damage", ['{"edits": 3}', '{"path": "in/a.txt", "edits": []}'])
def test_a_damaged_journal_is_reported(state: Path, damage: str) -> None:
    run("fix", "in")
    (file,) = state.glob("*/*.jsonl")
    with file.open("a", encoding="utf-8") as lines:
        lines.write(damage + "\n")
    done = run("undo")
    assert (done.exit_code, "is damaged; delete this folder" in done.stderr) == (2, True)


def test_edits_that_do_not_lead_back_change_nothing(at: Path, state: Path) -> None:
    run("fix", "in/a.txt")
    (file,) = state.glob("*/*.jsonl")
    for old, new in (("ZZMORE", "zzmore"), (str(DIRTY.index("ZZMORE")), "9000")):
        said = file.read_text(encoding="utf-8")
        file.write_text(said.replace(old, new), encoding="utf-8")
        done = run("undo")
        assert "its journal is damaged, so it was left alone" in done.stderr
        assert (at / "in" / "a.txt").read_text(encoding="utf-8") == REPAIRED
        file.write_text(said, encoding="utf-8")
    assert run("undo").exit_code == 0


def test_the_shell_completes_runs(state: Path) -> None:
    from newslint.cli.undo import complete_run, undo  # noqa: PLC0415 -- here alone

    run("fix", "in")
    (name,) = [path.name for path in state.iterdir()]
    context = __import__("click").Context(undo)
    assert complete_run(context, undo.params[0], "20") == [name]
    assert complete_run(context, undo.params[0], "x") == []


LINES = st.lists(
    st.sampled_from([b"a\n", b"bb\n", b"c\r\n", b"\xff\n", b"\xc3\xa4\n", b"no end"]), max_size=8
)


@given(LINES, LINES)
def test_edits_lead_back_exactly(old: list[bytes], new: list[bytes]) -> None:
    before, after = b"".join(old), b"".join(new)
    edits = splices.splices(before, after)
    assert splices.restored(after, edits) == before
    assert all(before[start : start + len(gone)] == gone for start, gone, _ in edits)
    kept = [(start, journal.as_text(gone), journal.as_text(came)) for start, gone, came in edits]
    sent = [
        splices.Splice(start, *map(journal.as_bytes, pair)) for start, *pair in json.loads(json.dumps(kept))
    ]
    assert sent == edits


def test_long_texts_become_one_edit_and_records_one_per_line() -> None:
    lines = [b"line %d\n" % number for number in range(splices.MOST_LINES)]
    before = b"".join(lines)
    assert len(splices.splices(before, b"".join(lines[1:-1]))) == 1
    assert len(splices.splices(before, before.replace(b"7\n", b"seven\n"))) == splices.MOST_LINES // 10
