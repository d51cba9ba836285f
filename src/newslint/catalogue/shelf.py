"""The user's cache: a folder of files that took time to make."""

from __future__ import annotations

import os
import time
from contextlib import suppress

KEPT_FOR = 30 * 24 * 3600  # seconds since a file was last read
KEPT_OF_A_KIND = 6  # enough for a few configurations, folders of cards or parallel installations


class Shelf:
    """Keeps bytes by name in a folder. It keeps nothing without a folder or if it cannot write to it.

    A name begins with a kind, such as `cards-` or `scan-`. Each new file makes the shelf delete files that
    were not read for 30 days, and all but the six of its kind that were read last, because a new version
    of newslint cannot use the files of an old one.

    Args:
        folder: The folder, created with the first file; None to keep nothing.
    """

    def __init__(self, folder: str | os.PathLike[str] | None) -> None:
        self._folder = None if folder is None else os.fspath(folder)

    def get(self, name: str) -> bytes | None:
        """The bytes kept under a name; None if there are none."""
        if self._folder is None:
            return None
        path = os.path.join(self._folder, name)
        try:
            with open(path, "rb", buffering=0) as file:
                data = file.read()
        except OSError:
            return None
        with suppress(OSError):
            os.utime(path)
        return data

    def put(self, name: str, data: bytes) -> None:
        """Keep bytes under a name; a concurrent reader gets the old or the new bytes, never a part."""
        if self._folder is None:
            return
        path = os.path.join(self._folder, name)
        temporary = f"{path}.{os.getpid()}.tmp"
        with suppress(OSError):
            os.makedirs(self._folder, exist_ok=True)
            try:
                with open(temporary, "wb") as file:
                    file.write(data)
                os.replace(temporary, path)
            finally:
                with suppress(OSError):
                    os.unlink(temporary)
            self._clear(self._folder, name)

    def _clear(self, folder: str, name: str) -> None:
        """Delete files that were not read for long, and those that newer files of the same kind replace."""
        kind = name.partition("-")[0]
        read: dict[str, float] = {}
        for entry in os.scandir(folder):
            with suppress(OSError):
                if entry.is_file():
                    read[entry.path] = entry.stat().st_mtime
        alike = [path for path in read if os.path.basename(path).partition("-")[0] == kind]
        surplus = sorted(alike, key=read.__getitem__, reverse=True)[KEPT_OF_A_KIND:]
        oldest = time.time() - KEPT_FOR
        for path in {*surplus, *(path for path, when in read.items() if when < oldest)}:
            with suppress(OSError):
                os.unlink(path)


def user_shelf() -> Shelf:
    """The shelf in `NEWSLINT_CACHE_DIR`, or else the user's cache; one that keeps nothing if neither exists.

    An empty `NEWSLINT_CACHE_DIR` turns it off, like `--no-cache`.
    """
    named = os.environ.get("NEWSLINT_CACHE_DIR")
    if named is not None:
        return Shelf(named or None)
    base = os.environ.get("XDG_CACHE_HOME") or os.environ.get("LOCALAPPDATA")
    home = os.path.expanduser("~")
    if not base and home == "~":
        return Shelf(None)
    return Shelf(os.path.join(base or os.path.join(home, ".cache"), "newslint"))
