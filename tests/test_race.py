"""A program that appends to a file while it is fixed loses no line."""

import errno
import subprocess
import sys
from contextlib import suppress
from pathlib import Path

import pytest

from disk_kit import acting, failing
from newslint.errors import InputError
from newslint.session import store, writing

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such locks")
APPENDER = Path(__file__).parent / "appender.py"
LINES = 1000


def fix(path: str) -> bool:
    """Delete the markers; true if the file was written."""
    try:
        stored = store.read(path)
        if b"ZZMORE" not in stored.data:
            return False
        writing.write(stored, stored.data.replace(b"ZZMORE\n\n", b""))
    except InputError:
        return False  # it has changed since it was read, or is locked
    return True


def raced(path: Path, kind: str, burst: int = 20, pause: float = 0) -> tuple[int, set[int]]:
    """How often a file was written while 1,000 lines were appended to it, and the lines that were lost."""
    path.write_text("It rained.\n\n", encoding="utf-8")
    command = [sys.executable, str(APPENDER), str(path), kind, str(LINES), str(burst), str(pause)]
    written = 0
    with subprocess.Popen(command, stdin=subprocess.PIPE, bufsize=0) as appender, suppress(BrokenPipeError):
        assert appender.stdin
        appender.stdin.write(b"go\n")
        while appender.poll() is None:
            if fix(str(path)):
                written += 1
                appender.stdin.write(b"go\n")
    assert appender.returncode == 0
    text = path.read_text(encoding="utf-8")
    return written, {number for number in range(LINES) if f"Line {number}.\n" not in text}


def test_a_program_that_takes_the_lock_and_checks_the_path_loses_no_line(at: Path) -> None:
    written, lost = raced(at / "a.txt", "checked")
    assert (lost, written >= LINES / 20 - 1) == (set(), True)


def test_text_appended_to_the_old_file_after_the_last_check_is_carried_over(
    at: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (at / "a.txt").write_text("old\n", encoding="utf-8")
    with (at / "a.txt").open("ab", buffering=0) as late_writer:
        acting(monkeypatch, "exchange", lambda: late_writer.write(b"late\n"))
        acting(monkeypatch, "sync_folder", lambda: late_writer.write(b"later\n"))
        assert writing.write(store.read("a.txt"), b"new\n") is None
    assert (at / "a.txt").read_bytes() == b"new\nlate\nlater\n"


def test_text_overwritten_in_the_old_file_after_the_last_check_is_reported(
    at: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (at / "a.txt").write_text("old\n", encoding="utf-8")
    acting(monkeypatch, "exchange", lambda: (at / "a.txt").write_bytes(b""))
    told = writing.write(store.read("a.txt"), b"new\n")
    assert str(told) == "a.txt: was fixed at the moment when another program wrote to it; check its content"
    assert (at / "a.txt").read_bytes() == b"new\n"


def test_text_that_cannot_be_carried_over_is_reported(at: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (at / "a.txt").write_text("old\n", encoding="utf-8")
    with (at / "a.txt").open("ab", buffering=0) as late_writer:
        acting(monkeypatch, "exchange", lambda: late_writer.write(b"late\n"))
        failing(monkeypatch, "open_log", errno.ENOSPC)
        told = writing.write(store.read("a.txt"), b"new\n")
    assert "data written to it in the meantime may be lost: no space left on device" in str(told)
    assert (at / "a.txt").read_bytes() == b"new\n"
