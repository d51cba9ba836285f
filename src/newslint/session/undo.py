"""Restores the files of a past run."""

import json
import os
from collections.abc import Iterator
from typing import NamedTuple

from newslint import disk
from newslint.disk import Handle
from newslint.errors import InputError, JournalError, reason
from newslint.session.interrupt import SIGNALS
from newslint.session.journal import RESTORED, digest
from newslint.session.past import PastChange, PastRun
from newslint.session.splices import restored
from newslint.session.store import read
from newslint.session.writing import write

CHANGED = "has changed since that run, so it was left alone"
DAMAGED = "its journal is damaged, so it was left alone"


class PutBack(NamedTuple):
    """The result for a file: true if it was restored, false if it was unchanged; or why it was left alone."""

    path: str
    was_written: bool = False
    error: InputError | None = None


def undo(run: PastRun) -> Iterator[PutBack]:
    """Restore each file of a run that was not restored before, and yield its result.

    It can be interrupted at any point and run again. Each restored file is recorded, because the run no
    longer applies to it, even if another run makes the same change.

    Raises:
        JournalError: That cannot be recorded.
    """
    failed: OSError | None = None
    for entry in run.left:
        with SIGNALS.shielded():
            done = _put_back(entry)
            if done.error is None or done.was_written:
                try:
                    _record(run, entry.path)
                except OSError as error:
                    failed = error
            yield done
    if failed is not None:
        message = f"cannot be written, so the run stays in the list: {reason(failed)}"
        raise JournalError(message, os.path.join(run.folder, RESTORED)) from failed


def _put_back(entry: PastChange) -> PutBack:
    try:
        stored = read(entry.path)
        if digest(stored.data) == entry.before:
            return PutBack(entry.path)
        unsure = write(stored, _content(stored.data, entry))
    except InputError as error:
        return PutBack(entry.path, error=error)
    return PutBack(entry.path, was_written=True, error=unsure)


def _content(now: bytes, entry: PastChange) -> bytes:
    """The file as it was before the run, made from the file as it is now."""
    if digest(now) != entry.after:
        raise InputError(CHANGED, entry.path)
    try:
        before = restored(now, entry.edits)
    except ValueError as error:
        raise InputError(DAMAGED, entry.path) from error
    if digest(before) != entry.before:
        raise InputError(DAMAGED, entry.path)
    return before


def _record(run: PastRun, path: str) -> None:
    with Handle(disk.open_log(os.path.join(run.folder, RESTORED))) as log:
        # the line end before it separates it from a truncated line
        disk.fill(log.number, b"\n" + json.dumps({"restored": path}).encode("ascii") + b"\n")
        disk.sync(log.number)
    disk.sync_folder(run.folder)
