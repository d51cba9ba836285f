"""The user's cache: a folder of files that took time to make, each kept whole or not at all."""

from __future__ import annotations

import os
import time
from contextlib import suppress

KEPT_FOR = 30 * 24 * 3600  # seconds since a file was last read
KEPT_OF_A_KIND = 6  # enough for a few configurations, folders of cards or installations side by side


class Shelf:
    """Keeps bytes by name in a folder; without one, and where it cannot be written, it keeps nothing.

    A name begins with a kind, such as `cards-` or `scan-`. When a new file is put there, those are deleted
    that nobody has read in 30 days, and all but the six of its kind that were read last: a new version of
    newslint cannot use what an old one has kept.

    Args:
        folder: The folder, made when something is first put there; None to keep nothing.
    """

    def __init__(self, folder: str | os.PathLike[str] | None) -> None:
        self._folder = None if folder is None else os.fspath(folder)

    def get(self, name: str) -> bytes | None:
        """What was kept under a name; None where nothing was."""
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
        """Keep bytes under a name; whoever reads at the same time gets the old or the new, never a part."""
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
        """Delete what was not read for long, and what newer files of the same kind replace."""
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
    """The shelf in `NEWSLINT_CACHE_DIR`, or in the user's cache; one that keeps nothing where there is none.

    An empty `NEWSLINT_CACHE_DIR` switches it off, as `--no-cache` does.
    """
    named = os.environ.get("NEWSLINT_CACHE_DIR")
    if named is not None:
        return Shelf(named or None)
    base = os.environ.get("XDG_CACHE_HOME") or os.environ.get("LOCALAPPDATA")
    home = os.path.expanduser("~")
    if not base and home == "~":
        return Shelf(None)
    return Shelf(os.path.join(base or os.path.join(home, ".cache"), "newslint"))
