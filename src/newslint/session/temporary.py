"""New content for a file: written to a temporary file beside it, which then replaces it in one step."""

import os
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress

from newslint import disk
from newslint.disk import Handle
from newslint.session.locks import lock, taken

OLD = 3600  # seconds; without locks, a temporary file of this age belongs to no running process
PREFIX, SUFFIX = ".newslint-", ".tmp"


class TemporaryFile:
    """A temporary file: its path, and a handle that is locked, so that no other run sweeps it."""

    def __init__(self, path: str, handle: Handle) -> None:
        self.path = path
        self.handle = handle
        self.is_exchanged = False

    def exchange(self, real: str) -> None:
        """Replace the file by this one; `real` is that file's path without links.

        Raises:
            OSError: That failed; the file is unchanged.
        """
        if os.name == "nt":
            self.handle.close()  # Windows cannot move an open file
        disk.exchange(self.path, real)
        self.is_exchanged = True


@contextmanager
def temporary_file(real: str, mode: int = 0o600) -> Iterator[TemporaryFile]:
    """A temporary file beside a file; it is deleted unless it has replaced the file.

    Raises:
        OSError: It cannot be created.
    """
    new = _create(os.path.dirname(real), mode)
    try:
        yield new
    finally:
        if not new.is_exchanged:
            with suppress(OSError):
                disk.remove(new.path)
        new.handle.close()


def sweep(folder: str) -> None:
    """Delete the temporary files in a folder that no running process holds."""
    with suppress(OSError), os.scandir(folder) as entries:
        for entry in entries:
            is_ours = entry.name.startswith(PREFIX) and entry.name.endswith(SUFFIX)
            if is_ours and entry.is_file(follow_symlinks=False):
                _sweep_one(entry.path)


def _sweep_one(path: str) -> None:
    with suppress(OSError):
        with Handle(os.open(path, os.O_RDWR)) as handle:
            free = taken(handle.number)
            if free:
                disk.remove(path)
        if free is None and os.stat(path).st_mtime < time.time() - OLD:
            disk.remove(path)


def _create(folder: str, mode: int) -> TemporaryFile:
    while True:
        path = os.path.join(folder, f"{PREFIX}{os.getpid()}-{os.urandom(4).hex()}{SUFFIX}")
        handle = Handle(disk.create(path, mode))
        lock(handle.number, 1)  # a sweep holds it only for a moment
        if os.fstat(handle.number).st_nlink:
            return TemporaryFile(path, handle)
        handle.close()  # another run swept it before it was locked
