"""Files are read and written whole, or not at all."""

from __future__ import annotations

import os
import stat
from collections.abc import Callable
from pathlib import Path

import pytest

from cli_kit import CLEAN, files
from newslint.errors import InputError
from newslint.session import store


def test_what_is_no_file_is_refused_by_name(at: Path) -> None:
    os.mkfifo(at / "pipe.txt")
    (at / "folder.txt").mkdir()
    for name, reason in (
        ("pipe.txt", "pipe or a device"),
        ("folder.txt", "is a folder"),
        ("gone.txt", "no such file"),
    ):
        with pytest.raises(InputError, match=reason) as caught:
            store.read(name)
        assert caught.value.path == name


def test_writing_keeps_mode_and_link(at: Path) -> None:
    files(at, "desk/a.txt")
    (at / "desk" / "a.txt").chmod(0o640)
    (at / "link.txt").symlink_to("desk/a.txt")
    store.write(store.read("link.txt"), b"new\r\n")
    assert (at / "link.txt").is_symlink()
    assert (at / "desk" / "a.txt").read_bytes() == b"new\r\n"
    assert stat.S_IMODE((at / "desk" / "a.txt").stat().st_mode) == 0o640
    assert sorted(path.name for path in (at / "desk").iterdir()) == ["a.txt"]


def test_a_file_that_changed_since_it_was_read_is_left_alone(at: Path) -> None:
    files(at, "a.txt")
    stored = store.read("a.txt")
    (at / "a.txt").write_text("somebody else's words", encoding="utf-8")
    with pytest.raises(InputError, match="has changed since it was read"):
        store.write(stored, b"new")
    assert (at / "a.txt").read_text(encoding="utf-8") == "somebody else's words"


def test_a_read_only_file_is_left_alone(at: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    files(at, "a.txt")
    stored = store.read("a.txt")

    def refuse(path: str, flags: int) -> int:
        assert flags == os.O_WRONLY
        raise PermissionError(13, "Permission denied", path)

    with monkeypatch.context() as patch:
        patch.setattr(os, "open", refuse)
        with pytest.raises(InputError, match="cannot be written: permission denied; it is unchanged"):
            store.write(stored, b"new")
    assert (at / "a.txt").read_bytes() == CLEAN.encode()


@pytest.mark.parametrize("step", ["write", "fsync", "close", "chmod", "replace"])
def test_a_write_that_fails_at_any_step_leaves_the_file_and_no_other(
    at: Path, monkeypatch: pytest.MonkeyPatch, step: str
) -> None:
    files(at, "a.txt")
    stored = store.read("a.txt")
    real: Callable[..., object] = getattr(os, step)

    def fail(*arguments: object, **options: object) -> object:
        if step == "close":
            real(*arguments, **options)
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patch:
        patch.setattr(os, step, fail)
        with pytest.raises(InputError, match="cannot be written: no space left on device"):
            store.write(stored, b"new")
    assert (at / "a.txt").read_bytes() == CLEAN.encode()
    assert [path.name for path in at.iterdir()] == ["a.txt"]


def test_an_interrupted_write_leaves_no_temporary_file(at: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    files(at, "a.txt")
    stored = store.read("a.txt")

    def interrupt(*_: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr(os, "replace", interrupt)
        with pytest.raises(KeyboardInterrupt):
            store.write(stored, b"new")
    assert [path.name for path in at.iterdir()] == ["a.txt"]


def test_bytes_that_are_written_in_pieces_all_arrive(at: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    files(at, "a.txt")
    whole = os.write
    monkeypatch.setattr(os, "write", lambda handle, data: whole(handle, data[:3]))
    store.write(store.read("a.txt"), b"one two three four")
    assert (at / "a.txt").read_bytes() == b"one two three four"
