"""Saves changes: checks that they are within bounds, records them in the journal, and writes them."""

import os
from collections.abc import Iterable, Iterator
from typing import NamedTuple, Self

from newslint.errors import InputError, JournalError, NewslintError
from newslint.session.journal import Journal, RunStart, digest
from newslint.session.parts import Part
from newslint.session.runner import Change
from newslint.session.store import read
from newslint.session.temporary import sweep
from newslint.session.writing import write

OUTSIDE = (
    "is a link to {real}, outside the named folders; nothing was written; "
    "to fix that file, name it or the link"
)


class Bounds(NamedTuple):
    """The folders and files that were named, as paths without links."""

    folders: tuple[str, ...]
    files: frozenset[str]

    @classmethod
    def of(cls, paths: Iterable[str]) -> Self:
        """The bounds for these paths."""
        named = [os.path.realpath(path) for path in paths]
        folders = tuple(os.path.join(path, "") for path in named if os.path.isdir(path))
        return cls(folders, frozenset(named))

    def hold(self, real: str) -> bool:
        """True for a file that was named, or lies in a folder that was named; `real` is without links."""
        return real in self.files or real.startswith(self.folders)


class SavePlan(NamedTuple):
    """The bounds and the journal of a run that saves changes; None: no bounds, no journal."""

    run: RunStart | None = None
    bounds: Bounds | None = None


class Promise(NamedTuple):
    """A file that is about to be written: its path without links, and the digest of its new content."""

    path: str
    digest: str

    @classmethod
    def of(cls, change: Change) -> Self:
        """The promise to save a change."""
        return cls(os.path.realpath(change.stored.path), digest(change.data))

    def is_kept(self) -> bool:
        """True if the file has that content."""
        try:
            return digest(read(self.path).data) == self.digest
        except InputError:
            return False


class Saver:
    """Saves the changes that one process makes."""

    def __init__(self, plan: SavePlan) -> None:
        self._journal = None if plan.run is None else Journal(plan.run)
        self._bounds = plan.bounds

    def __call__(self, change: Change) -> list[NewslintError]:
        """Save a change. The result is errors that did not prevent saving it.

        Raises:
            InputError: It cannot be saved; the file is unchanged.
        """
        path, errors = change.stored.path, list[NewslintError]()
        real = os.path.realpath(path)
        if self._bounds is not None and not self._bounds.hold(real):
            raise InputError(OUTSIDE.format(real=real), path)

        try:
            unsure = write(change.stored, change.data, lambda: errors.extend(self._note(change, real)))
        except InputError:
            if self._journal is not None:
                self._journal.withdraw(real)
            raise
        return errors if unsure is None else [*errors, unsure]

    def _note(self, change: Change, real: str) -> list[NewslintError]:
        if self._journal is None:
            return []
        try:
            self._journal.note(change, real)
        except JournalError as error:
            return [error]
        return []


def swept(files: Iterable[Part]) -> Iterator[Part]:
    """Yield the files; before the first of a folder, delete what a killed run left in that folder."""
    seen: set[str] = set()
    for file in files:
        folder = os.path.dirname(os.path.realpath(file if isinstance(file, str) else file.path))
        if folder not in seen:
            seen.add(folder)
            sweep(folder)
        yield file
