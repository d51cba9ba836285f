"""The journal of a run: each change, recorded before it is made, so that `newslint undo` can reverse it.

A run is a folder. Each process of the run writes a file in it: a line with a JSON object about the run, then
one for each file that it is about to change. Every line is on disk before the file is replaced. So a line
may record a change that was not made; the digests show which. A truncated line records none.
"""

from __future__ import annotations

import json
import os
import sys
import time
from collections.abc import Mapping
from contextlib import suppress
from hashlib import sha256
from typing import TYPE_CHECKING, NamedTuple

from newslint import disk
from newslint.disk import Handle
from newslint.errors import VERSION, JournalError, reason
from newslint.session.splices import splices

if TYPE_CHECKING:
    from newslint.session.runner import Change

KEPT_FOR = 30 * 24 * 3600  # seconds
EXTENSION = ".jsonl"
RESTORED = f"restored{EXTENSION}"  # the file with a line for each file of the run that was restored


class RunStart(NamedTuple):
    """A run that is beginning: its folder, start (seconds since 1970), command and current folder."""

    folder: str
    started: float
    command: tuple[str, ...]
    where: str


def begin(journals: str, command: tuple[str, ...]) -> RunStart:
    """A new run, named after its start; nothing is written before there is a change to record."""
    now = time.time()
    name = time.strftime("%Y%m%d-%H%M%S", time.localtime(now)) + f"-{os.urandom(2).hex()}"
    return RunStart(os.path.join(journals, name), now, command, os.getcwd())


class Journal:
    """The part of a run's journal that one process writes."""

    def __init__(self, run: RunStart) -> None:
        self._run = run
        self._file: Handle | None = None
        self._is_broken = False
        self._noted = ""

    def note(self, change: Change, real: str) -> None:
        """Record a change that is about to be made to the file with the path `real`.

        Raises:
            JournalError: That failed. This is raised once; after that, nothing more is recorded.
        """
        if self._is_broken:
            return
        before, after = change.stored.data, change.data
        entry = {
            "path": real,
            "before": digest(before),
            "after": digest(after),
            "edits": [[start, as_text(old), as_text(new)] for start, old, new in splices(before, after)],
        }
        try:
            self._put(self._file or self._begin(), entry)
        except OSError as error:
            self._is_broken = True
            message = f"cannot be written: {reason(error)}; from here on, this run cannot be undone"
            raise JournalError(message, self._run.folder) from error
        self._noted = real

    def withdraw(self, real: str) -> None:
        """Record that a recorded change was not made; `undo` could also see this in the digests."""
        if self._file is not None and self._noted == real and not self._is_broken:
            with suppress(OSError):
                self._put(self._file, {"withdrawn": real})

    def _begin(self) -> Handle:
        folder = self._run.folder
        disk.make_folder(folder, 0o700)
        self._file = Handle(disk.open_log(os.path.join(folder, f"{os.getpid()}{EXTENSION}")))
        about = {"started": self._run.started, "command": self._run.command, "where": self._run.where}
        if not os.fstat(self._file.number).st_size:
            self._put(self._file, {**about, "version": VERSION})
        for parent in (folder, os.path.dirname(folder)):
            disk.sync_folder(parent)
        expire(os.path.dirname(folder))
        return self._file

    def _put(self, file: Handle, entry: Mapping[str, object]) -> None:
        # the line end before it separates it from a truncated line
        disk.fill(file.number, b"\n" + json.dumps(entry).encode("ascii") + b"\n")
        disk.sync(file.number)


def digest(data: bytes) -> str:
    """The SHA-256 of the data, in hexadecimal."""
    return sha256(data).hexdigest()


def as_text(data: bytes) -> str:
    """The bytes as text for JSON: bytes that are not UTF-8 become unpaired surrogates."""
    return data.decode("utf-8", "surrogateescape")


def as_bytes(text: str) -> bytes:
    """The bytes from which `as_text` made the text."""
    return text.encode("utf-8", "surrogateescape")


def expire(journals: str) -> None:
    """Delete the runs that ended more than 30 days ago."""
    oldest = time.time() - KEPT_FOR
    with suppress(OSError):
        for name in os.listdir(journals):
            folder = os.path.join(journals, name)
            with suppress(OSError):
                if os.stat(folder).st_mtime < oldest:
                    for file in os.listdir(folder):
                        disk.remove(os.path.join(folder, file))
                    disk.remove_folder(folder)


def journals() -> str:
    """The folder of all journals in the user's state folder, created if it does not exist.

    It is `$XDG_STATE_HOME/newslint/runs`. Without that variable, the state folder is `~/.local/state`, on
    macOS `~/Library/Application Support`, on Windows `%LOCALAPPDATA%`.

    Raises:
        JournalError: It cannot be written to.
    """
    base = os.environ.get("XDG_STATE_HOME") or _usual()
    if not os.path.isabs(base):
        raise JournalError("there is no home folder to keep a journal in")
    folder = os.path.join(base, "newslint", "runs")
    try:
        disk.make_folder(folder, 0o700)
    except OSError as error:
        raise JournalError(f"cannot be created: {reason(error)}", folder) from error
    if not os.access(folder, os.W_OK | os.X_OK):
        raise JournalError("cannot be written to", folder)
    return folder


def _usual() -> str:
    if sys.platform == "win32":
        return os.environ.get("LOCALAPPDATA", "")
    below = os.path.join("Library", "Application Support") if sys.platform == "darwin" else ".local/state"
    return os.path.join(os.path.expanduser("~"), below)  # not absolute if there is no home folder
