"""Files are written completely or not at all, and left alone if they cannot keep their attributes."""

import errno
import os
import stat
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from cli_kit import CLEAN, DIRTY, REPAIRED, desk, files, run
from disk_kit import FAULTS, STEPS, acting, failing, fault, in_pieces
from newslint import disk
from newslint.disk import Handle
from newslint.errors import InputError
from newslint.session import locks, store, temporary, writing

POSIX = pytest.mark.skipif(sys.platform == "win32", reason="Windows has neither owners nor such locks")
ROOT = pytest.mark.skipif(
    not hasattr(os, "geteuid") or os.geteuid() != 0, reason="only the superuser gives files away"
)


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_writing_keeps_mode_and_link(at: Path) -> None:
    files(at, "desk/a.txt")
    (at / "desk" / "a.txt").chmod(0o640)
    (at / "link.txt").symlink_to("desk/a.txt")
    writing.write(store.read("link.txt"), b"new\r\n")
    assert (at / "link.txt").is_symlink()
    assert (at / "desk" / "a.txt").read_bytes() == b"new\r\n"
    assert stat.S_IMODE((at / "desk" / "a.txt").stat().st_mode) == 0o640
    assert names(at / "desk") == ["a.txt"]


@ROOT
def test_writing_keeps_owner_and_group(at: Path) -> None:
    files(at, "a.txt")
    os.chown("a.txt", 1234, 2345)
    (at / "a.txt").chmod(0o2664)
    writing.write(store.read("a.txt"), b"new")
    status = (at / "a.txt").stat()
    assert (status.st_uid, status.st_gid, stat.S_IMODE(status.st_mode)) == (1234, 2345, 0o2664)


@pytest.mark.skipif(not hasattr(os, "setxattr"), reason="Python reads extended attributes on Linux only")
def test_writing_keeps_extended_attributes(at: Path) -> None:
    files(at, "a.txt")
    try:
        os.setxattr("a.txt", "user.newslint.source", b"wire \xff")
    except OSError:
        pytest.skip("this file system has no extended attributes")
    writing.write(store.read("a.txt"), b"new")
    assert {name: os.getxattr("a.txt", name) for name in os.listxattr("a.txt")} == {
        "user.newslint.source": b"wire \xff"
    }
    with pytest.MonkeyPatch.context() as patch:
        failing(patch, "set_attribute", errno.EACCES)
        with pytest.raises(InputError, match="extended attributes cannot be kept: permission denied"):
            writing.write(store.read("a.txt"), b"newer")
    assert (at / "a.txt").read_bytes() == b"new"


@ROOT
def test_a_file_whose_owner_cannot_be_kept_is_left_alone(at: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    files(desk(at), "a.txt", text=DIRTY)
    os.chown("a.txt", 1234, 2345)
    failing(monkeypatch, "set_owner", errno.EPERM)
    done = run("fix", "a.txt")
    told = "error: a.txt: its owner and group cannot be kept: operation not permitted; it is unchanged"
    assert (told in done.stderr, done.exit_code) == (True, 2)
    assert (at / "a.txt").read_text(encoding="utf-8") == DIRTY


def test_a_file_with_a_second_name_is_left_alone(at: Path) -> None:
    files(desk(at), "a.txt", "b.txt", text=DIRTY)
    os.link("a.txt", "same.txt")
    done = run("fix", "--output-format", "concise", "a.txt", "b.txt")
    assert (at / "a.txt").read_text(encoding="utf-8") == DIRTY
    assert (at / "b.txt").read_text(encoding="utf-8") == REPAIRED
    assert (at / "a.txt").samefile("same.txt")
    assert "error: a.txt: has 2 names (hard links)" in done.stderr
    assert "a.txt:3:1: warning typesetter-marker" in done.stdout
    assert (done.exit_code, "fixed: a.txt" in done.stderr) == (2, False)


def test_a_file_that_changed_since_it_was_read_is_left_alone(at: Path) -> None:
    files(at, "a.txt")
    stored = store.read("a.txt")
    (at / "a.txt").write_text("somebody else's words", encoding="utf-8")
    with pytest.raises(InputError, match="has changed since it was read"):
        writing.write(stored, b"new")
    assert (at / "a.txt").read_text(encoding="utf-8") == "somebody else's words"


def test_a_change_that_keeps_size_and_time_is_detected(at: Path) -> None:
    files(at, "a.txt")
    stored = store.read("a.txt")
    before = (at / "a.txt").stat()
    (at / "a.txt").write_text(CLEAN.upper(), encoding="utf-8")
    os.utime("a.txt", ns=(before.st_atime_ns, before.st_mtime_ns))
    with pytest.raises(InputError, match="has changed since it was read"):
        writing.write(stored, b"new")
    assert (at / "a.txt").read_text(encoding="utf-8") == CLEAN.upper()


def test_a_file_that_was_touched_since_it_was_read_is_left_alone(at: Path) -> None:
    files(at, "a.txt")
    stored = store.read("a.txt")
    os.utime("a.txt", ns=(1, 1))
    with pytest.raises(InputError, match="has changed since it was read"):
        writing.write(stored, b"new")


def test_another_file_in_its_place_is_left_alone(at: Path) -> None:
    files(at, "a.txt", "other.txt")
    stored = store.read("a.txt")
    (at / "other.txt").replace("a.txt")
    with pytest.raises(InputError, match="has changed since it was read"):
        writing.write(stored, b"new")
    (at / "a.txt").unlink()
    with pytest.raises(InputError, match="cannot be written: no such file or directory"):
        writing.write(stored, b"new")


@pytest.mark.parametrize("step", [step for step in STEPS if step != "exchange"])
def test_a_change_before_any_step_but_the_last_is_detected(
    at: Path, monkeypatch: pytest.MonkeyPatch, step: str
) -> None:
    files(at, "a.txt")
    stored = store.read("a.txt")
    with monkeypatch.context() as patch:
        acting(patch, step, lambda: (at / "a.txt").write_text("somebody else's words", encoding="utf-8"))
        with pytest.raises(InputError, match="has changed since it was read"):
            writing.write(stored, b"new")
    assert (at / "a.txt").read_text(encoding="utf-8") == "somebody else's words"
    assert names(at) == ["a.txt"]


@POSIX
def test_a_file_that_another_program_has_locked_is_left_alone(
    at: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    files(at, "a.txt")
    monkeypatch.setattr(writing, "PATIENCE", 0.0)
    with Handle(os.open("a.txt", os.O_RDWR)) as other:
        assert locks.taken(other.number)
        with pytest.raises(InputError, match="is locked by another program"):
            writing.write(store.read("a.txt"), b"new")
    writing.write(store.read("a.txt"), b"new")
    assert (at / "a.txt").read_bytes() == b"new"


@POSIX
def test_a_file_is_locked_while_it_is_replaced(at: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    files(at, "a.txt")

    def try_lock() -> None:
        with Handle(os.open("a.txt", os.O_RDWR)) as other:
            assert locks.taken(other.number) is False

    acting(monkeypatch, "exchange", try_lock)
    writing.write(store.read("a.txt"), b"new")


@POSIX
def test_without_locks_files_are_written_all_the_same(at: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    import fcntl  # noqa: PLC0415 -- Windows has none

    files(at, "a.txt")

    def refuse(*_: object) -> None:
        raise OSError(errno.ENOLCK, "No locks available")

    monkeypatch.setattr(fcntl, "flock", refuse)
    writing.write(store.read("a.txt"), b"new")
    assert (at / "a.txt").read_bytes() == b"new"


def test_a_read_only_file_is_left_alone(at: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    files(at, "a.txt")
    stored = store.read("a.txt")

    def refuse(path: str, flags: int) -> int:
        assert flags == os.O_RDWR
        raise PermissionError(13, "Permission denied", path)

    with monkeypatch.context() as patch:
        patch.setattr(os, "open", refuse)
        with pytest.raises(InputError, match="cannot be written: permission denied; it is unchanged"):
            writing.write(stored, b"new")
    assert (at / "a.txt").read_bytes() == CLEAN.encode()


@pytest.mark.parametrize("code", FAULTS)
@pytest.mark.parametrize("step", STEPS)
def test_a_write_that_fails_at_any_step_leaves_the_file_and_no_other(
    at: Path, monkeypatch: pytest.MonkeyPatch, step: str, code: int
) -> None:
    files(at, "a.txt")
    stored = store.read("a.txt")
    reason = os.strerror(code).lower()
    with monkeypatch.context() as patch:
        failures = failing(patch, step, code)
        with pytest.raises(
            InputError, match=rf"^a\.txt: .*cannot be (written|kept): {reason}; it is unchanged"
        ):
            writing.write(stored, b"new")
    assert failures == [code]
    assert (at / "a.txt").read_bytes() == CLEAN.encode()
    assert names(at) == ["a.txt"]


def test_a_file_whose_entry_is_not_confirmed_is_written_and_reported(
    at: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    files(desk(at), "a.txt", text=DIRTY)
    failing(monkeypatch, "sync_folder", errno.EIO, lambda folder: folder == str(at))
    done = run("fix", "a.txt")
    assert (at / "a.txt").read_text(encoding="utf-8") == REPAIRED
    assert "fixed: a.txt\nerror: a.txt: was written, but may be lost in a power failure" in done.stderr
    assert done.exit_code == 2


def test_an_interrupted_write_leaves_no_temporary_file(at: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    files(at, "a.txt")
    stored = store.read("a.txt")

    def interrupt(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(disk, "exchange", interrupt)
    with pytest.raises(KeyboardInterrupt):
        writing.write(stored, b"new")
    assert names(at) == ["a.txt"]


def test_bytes_that_are_written_in_pieces_all_arrive(at: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    files(at, "a.txt")
    in_pieces(monkeypatch)
    writing.write(store.read("a.txt"), b"one two three four")
    assert (at / "a.txt").read_bytes() == b"one two three four"


def test_a_system_that_writes_nothing_causes_no_endless_loop(
    at: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    files(at, "a.txt")
    monkeypatch.setattr(disk, "write", lambda _handle, _data: 0)
    with pytest.raises(InputError, match="cannot be written: input/output error"):
        writing.write(store.read("a.txt"), b"new")


@POSIX
@pytest.mark.parametrize(
    ("written", "expected", "said"),
    [
        (lambda other: os.pwrite(other, b"X", 0), b"new", "check its content"),
        (lambda other: os.ftruncate(other, 1), b"new", "check its content"),
        (lambda other: os.pwrite(other, b" More.", len(CLEAN)), b"new More.", None),
        (os.fsync, b"new", None),
    ],
)
def test_what_is_written_to_the_old_file_after_the_exchange_is_carried_over_or_told(
    at: Path,
    monkeypatch: pytest.MonkeyPatch,
    written: Callable[[int], object],
    expected: bytes,
    said: str | None,
) -> None:
    files(at, "a.txt")
    locked: list[bool | None] = []

    def write(_seconds: float) -> None:
        written(other.number)
        with Handle(os.open("a.txt", os.O_RDWR)) as new:
            locked.append(locks.taken(new.number))

    with Handle(os.open("a.txt", os.O_RDWR)) as other:
        monkeypatch.setattr("newslint.session.writing.time.sleep", write)
        error = writing.write(store.read("a.txt"), b"new")
    assert (at / "a.txt").read_bytes() == expected
    assert (error is None) if said is None else (error is not None and said in error.message)
    assert locked == [False]


def test_a_file_keeps_its_owner_without_a_word_to_the_system(
    at: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    files(at, "a.txt")
    failing(monkeypatch, "set_owner", errno.EPERM)
    writing.write(store.read("a.txt"), b"new")
    assert (at / "a.txt").read_bytes() == b"new"


@pytest.mark.skipif(not hasattr(os, "listxattr"), reason="Python reads extended attributes on Linux only")
def test_a_file_system_without_extended_attributes_is_written_to(
    at: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    files(at, "a.txt")

    def refuse(code: int) -> Callable[[int], list[str]]:
        def listed(_handle: int) -> list[str]:
            raise fault(code)

        return listed

    monkeypatch.setattr(os, "listxattr", refuse(errno.ENOTSUP))
    writing.write(store.read("a.txt"), b"new")
    monkeypatch.setattr(os, "listxattr", refuse(errno.EIO))
    with pytest.raises(InputError, match="its extended attributes cannot be kept"):
        writing.write(store.read("a.txt"), b"newer")
    assert (at / "a.txt").read_bytes() == b"new"


@POSIX
def test_a_link_with_the_name_of_a_temporary_file_is_not_swept(at: Path) -> None:
    files(at, "a.txt")
    (at / ".newslint-1-0123abcd.tmp").symlink_to("a.txt")
    temporary.sweep(str(at))
    assert names(at) == [".newslint-1-0123abcd.tmp", "a.txt"]


def leftover(folder: Path, name: str = ".newslint-1-0123abcd.tmp") -> Path:
    (folder / name).write_bytes(b"half an arti")
    return folder / name


@POSIX
def test_files_that_a_killed_run_left_are_deleted_by_the_next(at: Path) -> None:
    files(desk(at), "in/a.txt")
    kept = leftover(at / "in", ".newslint-notes.txt")
    left = leftover(at / "in")
    held = leftover(at / "in", ".newslint-2-0123abcd.tmp")
    with Handle(os.open(held, os.O_RDWR)) as other:
        assert locks.taken(other.number)
        run("check", "in")
        assert left.exists()
        run("fix", "in")
    assert [path.exists() for path in (kept, left, held)] == [True, False, True]


def test_without_locks_only_old_files_are_swept(at: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(temporary, "taken", lambda _: None)
    left = leftover(at)
    temporary.sweep(str(at))
    assert left.exists()
    os.utime(left, (0, 0))
    monkeypatch.setattr("newslint.session.temporary.time.time", lambda: 3600.0)
    temporary.sweep(str(at))
    assert left.exists()
    monkeypatch.setattr("newslint.session.temporary.time.time", lambda: 3600.5)
    temporary.sweep(str(at))
    assert not left.exists()


@POSIX
def test_a_temporary_file_that_was_swept_too_early_is_made_again(
    at: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    files(at, "a.txt")
    real = locks.lock
    swept: list[str] = []

    def late(handle: int, seconds: float) -> bool:
        if not swept:
            swept.extend(path.name for path in at.glob(".newslint-*"))
            temporary.sweep(str(at))
        return real(handle, seconds)

    monkeypatch.setattr(temporary, "lock", late)
    writing.write(store.read("a.txt"), b"new")
    assert len(swept) == 1
    assert (at / "a.txt").read_bytes() == b"new"


def test_a_walk_writes_through_no_link_that_leads_out_of_its_folder(at: Path) -> None:
    files(desk(at), "in/a.txt", "out/b.txt", text=DIRTY)
    (at / "in" / "link.txt").symlink_to("../out/b.txt")
    done = run("fix", "in")
    assert (at / "out" / "b.txt").read_text(encoding="utf-8") == DIRTY
    assert (at / "in" / "a.txt").read_text(encoding="utf-8") == REPAIRED
    assert (
        f"error: in/link.txt: is a link to {at / 'out' / 'b.txt'}, outside the named folders" in done.stderr
    )
    assert done.exit_code == 2
    for named in (("in/link.txt",), ("in", "out"), ("in", "out/b.txt")):
        (at / "out" / "b.txt").write_text(DIRTY, encoding="utf-8")
        assert run("fix", *named).exit_code == 0
        assert (at / "out" / "b.txt").read_text(encoding="utf-8") == REPAIRED
        assert (at / "in" / "link.txt").is_symlink()


def test_a_link_within_its_folder_is_written_through(at: Path) -> None:
    files(desk(at), "in/deep/b.dat", text=DIRTY)
    (at / "in" / "link.txt").symlink_to("deep/b.dat")
    assert run("fix", "in").exit_code == 0
    assert (at / "in" / "deep" / "b.dat").read_text(encoding="utf-8") == REPAIRED
