"""The user's cache: a folder of things that took time to make, each kept whole or not at all."""

from __future__ import annotations

import os
import time
from contextlib import suppress

KEPT_FOR = 30 * 24 * 3600  # seconds since something was last of use


class Shelf:
    """Keeps bytes by name in a folder; without one, and where it cannot be written, it keeps nothing.

    What nobody has asked for in 30 days is taken away when something new is put there.

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
            self._clear(self._folder)

    def _clear(self, folder: str) -> None:
        """Take away what has not been of use for long."""
        oldest = time.time() - KEPT_FOR
        for entry in os.scandir(folder):
            with suppress(OSError):
                if entry.is_file() and entry.stat().st_mtime < oldest:
                    os.unlink(entry.path)


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
