"""The runs that have a journal."""

import json
import os
from collections.abc import Iterable, Iterator
from typing import Any, NamedTuple

from newslint.errors import JournalError, reason
from newslint.session.journal import EXTENSION, as_bytes
from newslint.session.splices import Splice


class PastChange(NamedTuple):
    """A change to a file: its path without links, the digests before and after, the edits."""

    path: str
    before: str
    after: str
    edits: tuple[Splice, ...]


class PastRun(NamedTuple):
    """A run and its changes, in the order of their paths.

    Args:
        name: The name of its folder.
        folder: The path of its folder.
        started: Seconds since 1970.
        command: The arguments that newslint got.
        where: The folder in which it was started.
        entries: The changes; some may not have been made.
        left: Those whose files have not been restored.
    """

    name: str
    folder: str
    started: float
    command: tuple[str, ...]
    where: str
    entries: tuple[PastChange, ...]
    left: tuple[PastChange, ...]

    @property
    def is_undone(self) -> bool:
        """True if all of its files were restored."""
        return not self.left


def past_runs(journals: str) -> list[PastRun]:
    """The runs that changed a file, the latest first.

    Raises:
        JournalError: A journal cannot be read.
    """
    found: list[PastRun] = []
    try:
        for name in os.listdir(journals):
            found += _past_run(os.path.join(journals, name), name)
    except OSError as error:
        raise JournalError(f"cannot be read: {reason(error)}", journals) from error
    return sorted(found, key=lambda run: (run.started, run.name), reverse=True)


def chosen(runs: Iterable[PastRun], name: str | None) -> PastRun:
    """The run with this name, or the only one whose name begins with it; None: the latest that is not undone.

    Raises:
        JournalError: There is none, or more than one, or it was already undone.
    """
    if name is None:
        for run in runs:
            if not run.is_undone:
                return run
        raise JournalError("there is no run to undo")
    fitting = [run for run in runs if run.name.startswith(name)]
    exact = [run for run in fitting if run.name == name] or fitting
    if len(exact) != 1:
        what = f"there are {len(exact)} runs whose names begin with" if exact else "there is no run"
        raise JournalError(f"{what} {name!r}; `newslint undo --list` lists all")
    if exact[0].is_undone:
        raise JournalError(f"the run {exact[0].name} was already undone")
    return exact[0]


def earlier(runs: Iterable[PastRun], run: PastRun) -> PastRun | None:
    """The latest run before this one that is not undone; None if there is none."""
    before = (one for one in runs if (one.started, one.name) < (run.started, run.name))
    return next((one for one in before if not one.is_undone), None)


def _past_run(folder: str, name: str) -> Iterator[PastRun]:
    if not os.path.isdir(folder):
        return
    files = sorted(os.listdir(folder))
    lines = [
        line for file in files if file.endswith(EXTENSION) for line in _lines(os.path.join(folder, file))
    ]
    try:
        entries = _entries(lines)
        about = next((line for line in lines if "started" in line), None)
        if about is not None and entries:
            when, command, where = float(about["started"]), tuple(about["command"]), str(about["where"])
            restored = {line["restored"] for line in lines if "restored" in line}
            left = tuple(entry for entry in entries if entry.path not in restored)
            yield PastRun(name, folder, when, command, where, entries, left)
    except (KeyError, TypeError, ValueError) as error:
        raise JournalError("is damaged; delete this folder to go on without it", folder) from error


def _entries(lines: Iterable[dict[str, Any]]) -> tuple[PastChange, ...]:
    entries: dict[str, PastChange] = {}
    for line in lines:
        if "edits" in line:
            edits = (Splice(start, as_bytes(old), as_bytes(new)) for start, old, new in line["edits"])
            entries[line["path"]] = PastChange(line["path"], line["before"], line["after"], tuple(edits))
        elif "withdrawn" in line:
            entries.pop(line["withdrawn"], None)
    return tuple(entries[path] for path in sorted(entries))


def _lines(path: str) -> Iterator[dict[str, Any]]:
    """Yield the objects in a file; a truncated line is left out, because its change was not made."""
    with open(path, "rb") as file:
        for line in file:
            try:
                read = json.loads(line)
            except ValueError:
                continue
            if isinstance(read, dict):
                yield read
