"""Journals and what reads them: noted changes, past runs, files put back, edits of bytes, bounds."""

import errno
import json
import os
import time
from pathlib import Path

import pytest

from cli_kit import files
from disk_kit import failing
from newslint import disk
from newslint.errors import InputError, JournalError
from newslint.session import journal, locks, past, saving, splices, store, temporary, undo
from newslint.session.journal import Journal, RunStart
from newslint.session.parts import Part
from newslint.session.runner import Change
from newslint.session.splices import Splice


@pytest.fixture
def run(at: Path) -> RunStart:
    """A run whose journal is in the folder `runs/one`; the current folder has two files."""
    (at / "a.txt").write_bytes(b"old a\n")
    (at / "b.txt").write_bytes(b"old b\n")
    return RunStart(str(at / "runs" / "one"), 5.0, ("fix", "in"), str(at))


def change(name: str) -> Change:
    stored = store.read(name)
    return Change(stored, "", "", stored.data.replace(b"old", b"new"))


def entries(run: RunStart) -> list[dict[str, object]]:
    """The lines of the only file of a journal."""
    (file,) = Path(run.folder).glob("*.jsonl")
    return [json.loads(line) for line in file.read_text().split("\n") if line]


def runs(run: RunStart) -> list[past.PastRun]:
    return past.past_runs(str(Path(run.folder).parent))


def saved(run: RunStart, *names: str) -> past.PastRun:
    """The run after it has changed these files."""
    saver = saving.Saver(saving.SavePlan(run))
    for name in names:
        assert saver(change(name)) == []
    return runs(run)[0]


def test_a_journal_names_its_run_once_and_each_change(run: RunStart) -> None:
    notes = Journal(run)
    notes.note(change("a.txt"), "/a")
    notes.note(change("b.txt"), "/b")
    about, *others = entries(run)
    assert (about["started"], about["command"], about["where"]) == (5.0, ["fix", "in"], run.where)
    assert [entry["path"] for entry in others] == ["/a", "/b"]
    assert [entry["edits"] for entry in others] == [[[0, "old", "new"]]] * 2
    Journal(run).note(change("a.txt"), "/c")
    assert ["started" in entry for entry in entries(run)] == [True, False, False, False]


def test_only_the_change_that_was_noted_last_is_withdrawn(run: RunStart) -> None:
    notes = Journal(run)
    notes.withdraw("/a")
    assert not Path(run.folder).exists()
    notes.note(change("a.txt"), "/a")
    notes.withdraw("/b")
    assert len(entries(run)) == 2
    notes.withdraw("/a")
    assert entries(run)[2:] == [{"withdrawn": "/a"}]
    assert runs(run) == []


def test_a_journal_that_failed_says_so_once_and_is_left_alone(
    run: RunStart, monkeypatch: pytest.MonkeyPatch
) -> None:
    notes = Journal(run)
    notes.note(change("a.txt"), "/a")
    with monkeypatch.context() as patch:
        failing(patch, "sync", errno.EIO)
        with pytest.raises(JournalError, match="from here on, this run cannot be undone"):
            notes.note(change("b.txt"), "/b")
    before = entries(run)
    notes.note(change("b.txt"), "/b")
    notes.withdraw("/a")
    assert entries(run) == before


def test_the_entries_of_a_new_journal_are_on_the_disk_before_it_is_used(
    run: RunStart, monkeypatch: pytest.MonkeyPatch
) -> None:
    synced: list[str] = []
    monkeypatch.setattr(disk, "sync_folder", synced.append)
    Journal(run).note(change("a.txt"), "/a")
    assert synced == [run.folder, str(Path(run.folder).parent)]


def test_only_journals_of_more_than_30_days_are_deleted(at: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    now = 9_000_000.0
    monkeypatch.setattr(time, "time", lambda: now)
    for name, age in (("new", 0), ("old", 1)):
        files(at / "runs", f"{name}/1.jsonl", f"{name}/2.jsonl")
        when = now - journal.KEPT_FOR - age
        os.utime(at / "runs" / name, (when, when))
    journal.expire(str(at / "runs"))
    assert [path.name for path in (at / "runs").iterdir()] == ["new"]
    journal.expire(str(at / "nothing"))
    assert journal.KEPT_FOR == 30 * 24 * 60 * 60


def test_a_new_run_is_named_by_its_start(at: Path) -> None:
    first, second = (journal.begin("/runs", ("fix",)) for _ in range(2))
    stamp, _, unique = Path(first.folder).name.rpartition("-")
    assert time.mktime(time.strptime(stamp, "%Y%m%d-%H%M%S")) == int(first.started)
    assert len(unique) == 4
    assert first.folder != second.folder
    assert (first.command, first.where) == (("fix",), str(at))


def test_journals_are_kept_in_the_state_folder_or_in_the_home_folder(
    at: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_STATE_HOME", str(at / "state"))
    assert journal.journals() == str(at / "state" / "newslint" / "runs")
    monkeypatch.delenv("XDG_STATE_HOME")
    monkeypatch.setenv("HOME", str(at / "home"))
    for system, below in (("linux", ".local/state"), ("darwin", "Library/Application Support")):
        monkeypatch.setattr("sys.platform", system)
        assert journal.journals() == str(at / "home" / below / "newslint" / "runs")
    monkeypatch.setattr("sys.platform", "win32")
    monkeypatch.setenv("LOCALAPPDATA", str(at / "local"))
    assert journal.journals() == str(at / "local" / "newslint" / "runs")
    monkeypatch.setattr("sys.platform", "linux")
    monkeypatch.setattr(os.path, "expanduser", lambda path: path)
    with pytest.raises(JournalError, match="there is no home folder to keep a journal in"):
        journal.journals()


def test_journals_and_their_folders_are_for_their_owner_alone(
    at: Path, run: RunStart, monkeypatch: pytest.MonkeyPatch
) -> None:
    made: list[tuple[str, int]] = []
    monkeypatch.setattr(disk, "make_folder", lambda path, mode: made.append((path, mode)))
    monkeypatch.setenv("XDG_STATE_HOME", str(at))
    files(at / "newslint" / "runs", "x")
    folder = journal.journals()
    files(at / "runs" / "one", "x")
    Journal(run).note(change("a.txt"), "/a")
    assert made == [(folder, 0o700), (run.folder, 0o700)]


def test_a_folder_of_journals_that_cannot_be_written_to_is_an_error(
    at: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_STATE_HOME", str(at))
    asked: list[int] = []
    monkeypatch.setattr(os, "access", lambda _path, mode: asked.append(mode))
    with pytest.raises(JournalError, match="cannot be written to"):
        journal.journals()
    assert asked == [os.W_OK | os.X_OK]


def test_a_saved_change_is_undone_and_the_run_marked(run: RunStart) -> None:
    done = saved(run, "b.txt", "a.txt")
    assert [Path(entry.path).name for entry in done.entries] == ["a.txt", "b.txt"]
    assert (done.name, done.started, done.command, done.where) == ("one", 5.0, ("fix", "in"), run.where)
    assert not done.is_undone
    assert [one.was_written for one in undo.undo(done)] == [True, True]
    assert (Path("a.txt").read_bytes(), Path("b.txt").read_bytes()) == (b"old a\n", b"old b\n")
    (again,) = runs(run)
    assert again.is_undone
    assert list(undo.undo(again)) == []


def test_a_run_with_a_file_that_is_left_alone_is_not_marked(run: RunStart) -> None:
    done = saved(run, "a.txt", "b.txt")
    Path("a.txt").write_bytes(b"changed")
    first, second = undo.undo(done)
    assert (first.was_written, second.was_written, second.error) == (False, True, None)
    assert first.error
    assert first.error.message == undo.CHANGED
    assert not runs(run)[0].is_undone


def test_a_file_put_back_without_a_word_of_the_disk_is_an_error_but_the_run_is_undone(
    run: RunStart, monkeypatch: pytest.MonkeyPatch
) -> None:
    done = saved(run, "a.txt")
    failing(monkeypatch, "sync_folder", errno.EIO, lambda folder: folder == run.where)
    (one,) = undo.undo(done)
    assert one.was_written
    assert one.error
    assert runs(run)[0].is_undone


def test_edits_that_make_something_else_change_nothing(run: RunStart) -> None:
    done = saved(run, "a.txt")
    (entry,) = done.entries
    for edits in ((Splice(0, b"odd", b"new"),), (Splice(1, b"old", b"new"),)):
        (one,) = undo.undo(done._replace(left=(entry._replace(edits=edits),)))
        assert one.error
        assert one.error.message == undo.DAMAGED
    assert Path("a.txt").read_bytes() == b"new a\n"


def test_the_latest_run_comes_first_and_only_folders_with_changes_count(run: RunStart, at: Path) -> None:
    saved(run, "a.txt")
    for name, started in (("two", 7.0), ("three", 6.0), ("same", 6.0)):
        other = run._replace(folder=str(at / "runs" / name), started=started)
        Journal(other).note(change("b.txt"), "/b")
    files(at / "runs", "a-file", "empty/notes.txt", "cut/1.jsonl", text='{"started": 1, "comm')
    assert [one.name for one in runs(run)] == ["two", "three", "same", "one"]
    with pytest.raises(JournalError, match="cannot be read"):
        past.past_runs(str(at / "nothing"))


def test_lines_that_are_no_objects_are_left_out(run: RunStart) -> None:
    saved(run, "a.txt")
    (file,) = Path(run.folder).glob("*.jsonl")
    file.write_bytes(b"3\n[1]\n\xff\n" + file.read_bytes() + b'\n{"path": "x", "ed')
    assert len(runs(run)[0].entries) == 1
    file.rename(file.with_suffix(".txt"))
    assert runs(run) == []


def test_a_journal_without_its_beginning_is_no_run(run: RunStart) -> None:
    saved(run, "a.txt")
    (file,) = Path(run.folder).glob("*.jsonl")
    file.write_text(file.read_text().replace("started", "begun"))
    assert runs(run) == []


def test_a_run_is_chosen_by_a_beginning_that_only_its_name_has(run: RunStart, at: Path) -> None:
    for name in ("one", "one-more", "two"):
        other = run._replace(folder=str(at / "runs" / name))
        Journal(other).note(change("b.txt"), "/b")
    found = runs(run)
    assert past.chosen(found, "one").name == "one"
    assert past.chosen(found, "one-").name == "one-more"
    assert past.chosen(found, "t").name == "two"
    with pytest.raises(JournalError, match="there are 2 runs whose names begin with 'o'"):
        past.chosen(found, "o")
    with pytest.raises(JournalError, match="there is no run 'x'"):
        past.chosen(found, "x")
    undone, last, *_ = found
    assert past.chosen([undone._replace(left=()), last], None) == last
    with pytest.raises(JournalError, match="there is no run to undo"):
        past.chosen([undone._replace(left=())], None)


@pytest.mark.parametrize(
    ("before", "after", "edits"),
    [
        (b"a\nb\n", b"a\nB\n", [(2, b"b", b"B")]),
        (b"a\nbcd\ne\n", b"a\nbxd\nf\n", [(3, b"c", b"x"), (6, b"e", b"f")]),
        (b"a\nb\nc\nd\n", b"a\nc\nD\n", [(2, b"b\n", b""), (6, b"d", b"D")]),
        (b"aa\n", b"a\n", [(1, b"a", b"")]),
        (b"", b"a\n", [(0, b"", b"a\n")]),
        (b"a\nb\n", b"a\nb\n", []),
    ],
)
def test_edits_are_as_short_as_can_be(before: bytes, after: bytes, edits: list[Splice]) -> None:
    assert splices.splices(before, after) == edits
    assert splices.restored(after, splices.splices(before, after)) == before


def test_a_text_of_many_lines_becomes_one_edit(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(splices, "MOST_LINES", 9)
    before, after = b"a\nb\nc\nd\ne\n", b"b\nc\nd\nE\n"
    assert splices.splices(before, after) == [(0, b"a\n", b""), (8, b"e", b"E")]
    before, after = before + b"f\n", after + b"f\n"
    assert splices.splices(before, after) == [(0, b"a\nb\nc\nd\ne", b"b\nc\nd\nE")]
    assert splices.restored(after, splices.splices(before, after)) == before


@pytest.mark.parametrize(
    "edits",
    [
        [(0, b"x", b"b")],
        [(2, b"", b"c"), (1, b"", b"b")],
        [(1, b"", b"b"), (0, b"x", b"b")],
        [(9, b"", b"x")],
    ],
)
def test_edits_that_were_not_made_in_a_file_are_refused(edits: list[tuple[int, bytes, bytes]]) -> None:
    with pytest.raises(ValueError, match="was not made in this file"):
        splices.restored(b"abc", [Splice(*edit) for edit in edits])


def test_bounds_hold_what_was_named_and_what_is_in_folders_that_were(at: Path) -> None:
    files(at, "in/a.txt", "inner/b.txt", "c.txt", "d.txt")
    bounds = saving.Bounds.of(["in", "c.txt"])
    held = [name for name in ("in/a.txt", "inner/b.txt", "c.txt", "d.txt") if bounds.hold(str(at / name))]
    assert held == ["in/a.txt", "c.txt"]


def test_a_file_out_of_bounds_is_neither_noted_nor_written(run: RunStart) -> None:
    saver = saving.Saver(saving.SavePlan(run, saving.Bounds.of(["b.txt"])))
    with pytest.raises(InputError, match="outside the named folders"):
        saver(change("a.txt"))
    assert not Path(run.folder).exists()
    assert saver(change("b.txt")) == []
    assert (Path("a.txt").read_bytes(), Path("b.txt").read_bytes()) == (b"old a\n", b"new b\n")


def test_a_change_that_cannot_be_made_is_withdrawn(run: RunStart, monkeypatch: pytest.MonkeyPatch) -> None:
    saver = saving.Saver(saving.SavePlan(run))
    failing(monkeypatch, "exchange", errno.EIO)
    with pytest.raises(InputError, match="cannot be written"):
        saver(change("a.txt"))
    assert entries(run)[-1] == {"withdrawn": os.path.realpath("a.txt")}
    without = saving.Saver(saving.SavePlan())
    with pytest.raises(InputError, match="cannot be written"):
        without(change("a.txt"))


def test_errors_of_the_journal_and_of_the_disk_are_both_returned(
    run: RunStart, monkeypatch: pytest.MonkeyPatch
) -> None:
    saver = saving.Saver(saving.SavePlan(run))
    failing(monkeypatch, "make_folder", errno.EIO)
    failing(monkeypatch, "sync_folder", errno.EIO)
    errors = saver(change("a.txt"))
    assert [type(error) for error in errors] == [JournalError, InputError]
    assert Path("a.txt").read_bytes() == b"new a\n"


def test_a_promise_is_kept_when_the_file_has_the_new_content(run: RunStart) -> None:
    promise = saving.Promise.of(change("a.txt"))
    assert promise.path == str(Path(run.where, "a.txt"))
    assert not promise.is_kept()
    Path("a.txt").write_bytes(b"new a\n")
    assert promise.is_kept()
    Path("a.txt").unlink()
    assert not promise.is_kept()


def test_each_folder_is_swept_once_before_its_first_file(at: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    files(at, "in/a.txt", "in/b.txt", "c.txt")
    folders: list[str] = []
    monkeypatch.setattr(saving, "sweep", folders.append)
    parts: list[Part] = ["in/a.txt", store.Stored("in/b.txt", b""), "c.txt", "in/a.txt"]
    assert list(saving.swept(parts)) == parts
    assert folders == [str(at / "in"), str(at)]


def test_a_lock_is_waited_for_no_longer_than_asked(at: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    clock = [0.0]
    monkeypatch.setattr(time, "monotonic", lambda: clock[0])
    monkeypatch.setattr(time, "sleep", lambda seconds: clock.__setitem__(0, clock[0] + seconds))
    tries: list[bool | None] = [False, False, True]
    monkeypatch.setattr(locks, "taken", lambda _handle: tries.pop(0) if tries else False)
    assert locks.lock(3, 1.0)
    assert clock[0] == 2 * locks.POLL
    clock[0] = 0.0
    assert not locks.lock(3, 1.0)
    assert 1.0 <= clock[0] < 1.0 + 2 * locks.POLL
    clock[0] = 0.0
    assert not locks.lock(3, 0.0)
    assert clock[0] == 0.0
    tries[:] = [None]
    assert locks.lock(3, 0.0)
    del at


def test_a_temporary_file_is_exchanged_once_and_closed(at: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    files(at, "a.txt")
    removed: list[str] = []
    monkeypatch.setattr(disk, "remove", removed.append)
    with temporary.temporary_file(str(at / "a.txt")) as new:
        assert Path(new.path).name.startswith(temporary.PREFIX)
        assert Path(new.path).stat().st_mode & 0o777 == 0o600
        new.exchange(str(at / "a.txt"))
    assert removed == []
    assert new.handle.number < 0
    with temporary.temporary_file(str(at / "a.txt")) as other:
        pass
    assert removed == [other.path]
