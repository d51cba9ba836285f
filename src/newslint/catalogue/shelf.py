"""The user's cache: a folder of things that took time to make, each kept whole or not at all."""

from __future__ import annotations

import os
import time
from contextlib import suppress
from pathlib import Path

KEPT_FOR = 30 * 24 * 3600  # seconds since something was last of use


class Shelf:
    """Keeps bytes by name in a folder; without one, and where it cannot be written, it keeps nothing.

    What nobody has asked for in 30 days is taken away when something new is put there.

    Args:
        folder: The folder, made when something is first put there; None to keep nothing.
    """

    def __init__(self, folder: Path | None) -> None:
        self._folder = folder

    def get(self, name: str) -> bytes | None:
        """What was kept under a name; None where nothing was."""
        if self._folder is None:
            return None
        path = self._folder / name
        try:
            data = path.read_bytes()
        except OSError:
            return None
        with suppress(OSError):
            os.utime(path)
        return data

    def put(self, name: str, data: bytes) -> None:
        """Keep bytes under a name; whoever reads at the same time gets the old or the new, never a part."""
        if self._folder is None:
            return
        path = self._folder / name
        temporary = path.with_name(f"{name}.{os.getpid()}.tmp")
        with suppress(OSError):
            self._folder.mkdir(parents=True, exist_ok=True)
            try:
                temporary.write_bytes(data)
                temporary.replace(path)
            finally:
                temporary.unlink(missing_ok=True)
            self._clear(self._folder)

    def _clear(self, folder: Path) -> None:
        """Take away what has not been of use for long."""
        oldest = time.time() - KEPT_FOR
        for path in folder.iterdir():
            with suppress(OSError):
                if path.is_file() and path.stat().st_mtime < oldest:
                    path.unlink()


def user_shelf() -> Shelf:
    """The shelf in `NEWSLINT_CACHE_DIR`, or in the user's cache; one that keeps nothing where there is none.

    An empty `NEWSLINT_CACHE_DIR` switches it off, as `--no-cache` does.
    """
    named = os.environ.get("NEWSLINT_CACHE_DIR")
    if named is not None:
        return Shelf(Path(named) if named else None)
    base = os.environ.get("XDG_CACHE_HOME") or os.environ.get("LOCALAPPDATA")
    try:
        return Shelf(Path(base) / "newslint" if base else Path.home() / ".cache" / "newslint")
    except RuntimeError:
        return Shelf(None)
