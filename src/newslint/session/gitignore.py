"""The files that .gitignore leaves out, in a folder and in the folders above it in its repository."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from pathspec import GitIgnoreSpec

FILE = ".gitignore"


class Ignored(NamedTuple):
    """The patterns that apply in a folder: the folder and the patterns of each .gitignore on the way down."""

    specs: tuple[tuple[str, GitIgnoreSpec], ...] = ()

    @classmethod
    def above(cls, folder: str, root: str | None) -> Ignored:
        """The patterns of the folders above, from the repository's root; none if they ignore `folder`."""
        if root is None:
            return cls()
        found, here = cls(), root
        way = os.path.relpath(os.path.realpath(folder), root)
        for part in way.split(os.sep) if way != os.curdir else ():
            found = found.inside(here)
            here = os.path.join(here, part)
            if found.holds(here, is_folder=True):
                return cls()
        return found

    def inside(self, folder: str) -> Ignored:
        """These patterns and those of the next folder on the way down.

        Raises:
            OSError: The folder has a .gitignore that cannot be read.
        """
        file = os.path.join(folder, FILE)
        if not os.path.isfile(file):
            return self
        from pathspec import GitIgnoreSpec  # noqa: PLC0415 -- 35 ms, for repositories only

        with open(file, encoding="utf-8", errors="surrogateescape") as lines:
            return Ignored((*self.specs, (os.path.realpath(folder), GitIgnoreSpec.from_lines(lines))))

    def holds(self, path: str, *, is_folder: bool) -> bool:
        """True if the closest .gitignore that matches the path leaves it out."""
        if not self.specs:
            return False
        head, name = os.path.split(path)
        real = os.path.join(os.path.realpath(head), name) + "/" * is_folder
        for folder, spec in reversed(self.specs):
            said = spec.check_file(
                os.path.relpath(real, folder).replace(os.sep, "/") + "/" * is_folder
            ).include
            if said is not None:
                return said
        return False


def root_of(folder: str) -> str | None:
    """The root of the git repository that a folder is in; None outside of one."""
    here = os.path.realpath(folder)
    while not os.path.exists(os.path.join(here, ".git")):
        above = os.path.dirname(here)
        if above == here:
            return None
        here = above
    return here
