"""The user's cache: a folder of files that take long to make."""

import os
import time
from contextlib import suppress

from newslint import disk

KEPT_FOR = 30 * 24 * 3600  # seconds since a file was last read
LEFT_AFTER = 3600  # seconds; a temporary file of this age was left by a run that was killed
TEMPORARY = ".tmp"
KEPT_OF_A_KIND = 6  # enough for a few configurations, folders of cards or parallel installations
KEPT_PARTS = 40  # scan databases, of which each configuration needs several


class Cache:
    """Keeps bytes by name in a folder. It keeps nothing without a folder or if it cannot write to it.

    A name begins with a kind, such as `cards-` or `scan-`. When a file is added, the cache deletes all files
    that have not been read for 30 days, and all but the six files of the same kind that were read last (of
    databases 40), because a new version of newslint cannot use the files of an old one.

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
        temporary = f"{path}.{os.urandom(4).hex()}{TEMPORARY}"
        with suppress(OSError):
            disk.make_folder(self._folder)
            try:
                with disk.Handle(disk.create(temporary, 0o666)) as file:
                    disk.fill(file.number, data)
                disk.exchange(temporary, path)
            finally:
                with suppress(OSError):
                    disk.remove(temporary)
            self._clear(self._folder, name)

    def _clear(self, folder: str, name: str) -> None:
        """Delete files that have not been read for long, and old ones if there are too many of their kind."""
        kind = name.partition("-")[0]
        most = KEPT_PARTS if kind == "scan" else KEPT_OF_A_KIND
        read: dict[str, float] = {}
        for entry in os.scandir(folder):
            with suppress(OSError):
                if entry.is_file():
                    read[entry.path] = entry.stat().st_mtime
        alike = [path for path in read if os.path.basename(path).partition("-")[0] == kind]
        surplus = sorted(alike, key=read.__getitem__, reverse=True)[most:]
        now = time.time()
        old = [
            path
            for path, when in read.items()
            if when < now - (LEFT_AFTER if path.endswith(TEMPORARY) else KEPT_FOR)
        ]
        for path in {*surplus, *old}:
            with suppress(OSError):
                disk.remove(path)


def user_cache() -> Cache:
    """The cache in `NEWSLINT_CACHE_DIR`, or else the user's cache; one that keeps nothing if neither exists.

    An empty `NEWSLINT_CACHE_DIR` turns it off, like `--no-cache`.
    """
    named = os.environ.get("NEWSLINT_CACHE_DIR")
    if named is not None:
        return Cache(named or None)
    base = os.environ.get("XDG_CACHE_HOME") or os.environ.get("LOCALAPPDATA")
    home = os.path.expanduser("~")
    if not base and home == "~":
        return Cache(None)
    return Cache(os.path.join(base or os.path.join(home, ".cache"), "newslint"))
