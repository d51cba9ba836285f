"""Files are read whole."""

import os
from pathlib import Path

import pytest

from cli_kit import files
from newslint.errors import InputError
from newslint.session import store
from newslint.session.store import Seen


def test_a_path_that_is_not_a_file_is_refused_by_name(at: Path) -> None:
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


def test_a_file_that_changes_while_it_is_read_is_refused(at: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    files(at, "a.txt")
    status = os.fstat

    def appending(handle: int) -> os.stat_result:
        found = status(handle)
        with (at / "a.txt").open("a", encoding="utf-8") as file:
            file.write("One more line.\n")
        return found

    monkeypatch.setattr(os, "fstat", appending)
    with pytest.raises(InputError, match="changed while it was read"):
        store.read("a.txt")


def test_a_file_that_is_read_is_identified_by_its_state(at: Path) -> None:
    files(at, "a.txt")
    assert store.read("a.txt").seen == Seen.of((at / "a.txt").stat())
