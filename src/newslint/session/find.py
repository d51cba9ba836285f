"""The files of a run: those named on the command line, and those in the folders named there."""

import os
from collections.abc import Callable, Iterable, Iterator
from typing import NamedTuple

from newslint.config import Config, matches, relative
from newslint.errors import InputError, NewslintError, reason
from newslint.formats import EXTENSIONS
from newslint.session.gitignore import Ignored, root_of

READ_EXTENSIONS = EXTENSIONS.keys() - {".xhtml"}
SKIPPED = frozenset({
    ".git", ".hg", ".svn", ".venv", ".tox", ".nox", ".mypy_cache", ".pytest_cache", ".ruff_cache",
    "__pycache__", "node_modules",
})  # fmt: skip


class FoundFiles(NamedTuple):
    """The files to read, sorted, each once, and the errors of the search."""

    files: tuple[str, ...]
    errors: tuple[NewslintError, ...]


def find(
    paths: Iterable[str], config_in: Callable[[str], Config] | None = None, *, force_exclude: bool = False
) -> FoundFiles:
    """The files at some paths: each file itself, and the files in each folder that newslint reads.

    Files in a folder are skipped if a .gitignore or the configuration's `exclude` matches them. A named file
    is always included, unless `force_exclude` is set and `exclude` matches it.

    Args:
        paths: Files and folders.
        config_in: The configuration that applies to a folder; None: there is none.
        force_exclude: Apply `exclude` to named files, too.
    """
    search = _FileSearch(config_in or (lambda _folder: Config()))
    named = tuple(paths)
    files: list[str] = []
    for path in named:
        if os.path.isdir(path):
            files.extend(search.folder(path))
        elif not (force_exclude and search.is_excluded(path)):
            files.append(path)
    files.sort()
    may_meet_twice = len(named) > 1 or search.has_links
    return FoundFiles(tuple(_once(files) if may_meet_twice else files), tuple(search.errors))


def _once(files: Iterable[str]) -> Iterator[str]:
    """Yield each file once, whatever links lead to it."""
    seen: set[str] = set()
    for file in files:
        real = os.path.realpath(file)
        if real not in seen:
            seen.add(real)
            yield file


class _FileSearch:
    """One search: its errors, and whether it came across a link to a file."""

    def __init__(self, config_in: Callable[[str], Config]) -> None:
        self._config_in = config_in
        self.errors: list[NewslintError] = []
        self.has_links = False

    def folder(self, top: str) -> Iterator[str]:
        """Yield each file to read in a folder and its subfolders."""
        yield from self._below("" if top in (".", "./") else top, Ignored.above(top, root_of(top)))

    def is_excluded(self, path: str, *, is_folder: bool = False) -> bool:
        """True if the configuration that applies here excludes this file or folder."""
        try:
            config = self._config_in(os.path.dirname(path))
        except NewslintError as error:
            self._note(error)
            return False
        if not config.exclude:
            return False
        return matches(config.exclude, relative(path, config.path) + "/" * is_folder)

    def _note(self, error: NewslintError) -> None:
        if str(error) not in map(str, self.errors):
            self.errors.append(error)

    def _below(self, folder: str, ignored: Ignored) -> Iterator[str]:
        try:
            ignored = ignored.inside(folder or os.curdir)
            with os.scandir(folder or os.curdir) as entries:
                listed = sorted(entries, key=lambda entry: entry.name)
        except OSError as error:
            self._note(InputError(f"the folder cannot be read: {reason(error)}", folder or os.curdir))
            return
        for entry in listed:
            path = os.path.join(folder, entry.name)
            if _is_folder(entry):
                if not (entry.name in SKIPPED or self._is_out(path, ignored, is_folder=True)):
                    yield from self._below(path, ignored)
            elif _is_read(entry) and not self._is_out(path, ignored, is_folder=False):
                self.has_links = self.has_links or entry.is_symlink()
                yield path

    def _is_out(self, path: str, ignored: Ignored, *, is_folder: bool) -> bool:
        return ignored.holds(path, is_folder=is_folder) or self.is_excluded(path, is_folder=is_folder)


def _is_folder(entry: os.DirEntry[str]) -> bool:
    """True for a folder, but not for a link to one, so that no search runs in a circle."""
    try:
        return entry.is_dir(follow_symlinks=False)
    except OSError:
        return False


def _is_read(entry: os.DirEntry[str]) -> bool:
    """True for a file, or a link to one, that has an extension newslint reads."""
    if os.path.splitext(entry.name)[1].lower() not in READ_EXTENSIONS:
        return False
    try:
        return entry.is_file()
    except OSError:
        return False
