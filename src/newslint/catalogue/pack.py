"""Cards read from folders once and kept as one file that loads in a few milliseconds.

A pack holds the rules on the cards, with the triggers derived from their patterns. newslint's own is made
when the wheel is built and lies beside the cards. One of another folder is kept in the user's cache, under a
name made of the cards' contents, of newslint's and Python's versions and of the code that derives; a pack
that is missing or damaged is made again.
"""

import os
import sys
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from newslint.catalogue.shelf import Shelf
from newslint.errors import VERSION
from newslint.rule import Rule
from newslint.text.sealed import sealed, unsealed

if TYPE_CHECKING:
    from pathlib import Path

SHIPPED = "cards.pack"
PACKAGE = os.path.dirname(os.path.dirname(__file__))
CODE = (
    "edit.py rule.py catalogue/cards.py catalogue/making.py catalogue/pack.py scan/derive.py scan/parts.py "
    "scan/signal.py scan/syntax.py"
).split()


def read_folders(folders: "Iterable[str | Path]", shelf: Shelf) -> tuple[Rule, ...]:
    """The rules of all cards in folders of the shape `<category>/<name>.toml`, by folder, category and name.

    Args:
        folders: Where the cards lie.
        shelf: Where to keep packs.

    Raises:
        CardError: A card does not parse, or does not keep to the format.
    """
    packs = [_shipped(folder) or _kept(folder, shelf) for folder in map(str, folders)]
    return tuple(rule for pack in packs for rule in pack)


def _shipped(folder: str) -> tuple[Rule, ...] | None:
    """The rules in the pack that was built into the wheel, where it put their cards; None in a checkout."""
    try:
        with open(f"{folder}/{SHIPPED}", "rb") as file:
            rules = unsealed(file.read())
    except OSError:
        return None
    if not isinstance(rules, tuple):
        return None
    return tuple(rule._replace(path=f"{folder}/{rule.category}/{rule.name}.toml") for rule in rules)


def _kept(folder: str, shelf: Shelf) -> tuple[Rule, ...]:
    name = f"cards-{_key(folder)}.pack"
    rules = unsealed(shelf.get(name))
    if not isinstance(rules, tuple):
        from pathlib import Path  # noqa: PLC0415 -- for cards that are new

        from newslint.catalogue.making import read_cards  # noqa: PLC0415 -- 20 ms that a kept pack saves

        rules = read_cards(Path(folder))
        shelf.put(name, sealed(rules))
    return rules


def _key(folder: str) -> str:
    """A name for the cards as they are on disk, and for the code that reads them."""
    from hashlib import blake2b  # noqa: PLC0415 -- a shipped pack needs no name

    digest = blake2b(
        f"{VERSION} {sys.version_info[:3]} {folder}".encode("utf-8", "surrogateescape"), digest_size=12
    )
    for code in CODE:
        digest.update(str(os.stat(f"{PACKAGE}/{code}").st_mtime_ns).encode())
    for path in sorted(_paths(folder)):
        with open(path, "rb") as file:
            digest.update(f"\0{path}\0".encode("utf-8", "surrogateescape") + file.read())
    return digest.hexdigest()


def _paths(folder: str) -> Iterator[str]:
    """Yield the path of each card."""
    for category in os.scandir(folder):
        if category.is_dir():
            yield from (file.path for file in os.scandir(category.path) if file.name.endswith(".toml"))
