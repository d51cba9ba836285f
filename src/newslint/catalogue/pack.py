"""Cards read from folders once and kept as one file that loads in three milliseconds.

A pack holds the rules on the cards, with the triggers derived from their patterns and the tables in which the
scan looks them up. newslint's own is made when the wheel is built and lies beside the cards. One of another
folder is kept in the user's cache, under a name made of the cards' contents, of newslint's and Python's
versions and of the code that derives; a pack that is missing or damaged is made again.
"""

import marshal
import os
import pickle
import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from enum import Enum
from typing import TYPE_CHECKING, Any, NamedTuple

from newslint.catalogue.shelf import Shelf
from newslint.catalogue.signals import signal_of
from newslint.errors import VERSION
from newslint.rule import Rule
from newslint.scan.tables import FORMAT, tables
from newslint.text.sealed import sealed, unsealed

if TYPE_CHECKING:
    from pathlib import Path

SHIPPED = "cards.pack"
PACKAGE = os.path.dirname(os.path.dirname(__file__))
LISTS = "lists"
Additions = Mapping[str, Any]
NO_ADDITIONS: Additions = {}
CODE = (
    "edit.py rule.py text/folding.py text/wordlist.py catalogue/cards.py catalogue/lists.py catalogue/making.py "
    "catalogue/pack.py catalogue/readings.py catalogue/triggers.py "
    "catalogue/signals.py scan/derive.py scan/signal.py scan/syntax.py scan/tables.py "
    "scan/walk.py"
).split()


class Pack(NamedTuple):
    """Rules and, where they all were kept together, the scan's tables and a name for their signals."""

    rules: tuple[Rule, ...]
    tables: bytes = b""
    digest: str = ""


def read_folders(folders: "Iterable[str | Path]", shelf: Shelf, additions: Additions = NO_ADDITIONS) -> Pack:
    """The rules of all cards in folders of the shape `<category>/<name>.toml`, by folder, category and name.

    Args:
        folders: Where the cards lie; the others may name the word lists of the first.
        shelf: Where to keep packs.
        additions: Phrases that a configuration adds to word lists, by the list's name.

    Raises:
        CardError: A card or a word list does not parse, or does not keep to the format.
    """
    first, *others = map(str, folders)
    packs = [(not additions and _shipped(first)) or _kept(first, first, shelf, additions)]
    packs += [_kept(folder, first, shelf, additions) for folder in others]
    if len(packs) == 1:
        return packs[0]
    return Pack(tuple(rule for pack in packs for rule in pack.rules))


def dumped(rules: Sequence[Rule]) -> bytes:
    """Rules as a pack on disk holds them."""
    from newslint.scan.hyperscan import digest  # noqa: PLC0415 -- for packs that are made

    signals = [signal_of(rule) for rule in rules]
    made = marshal.dumps(_plain(tables(signals)), FORMAT)
    return pickle.dumps((tuple(rules), made, digest(signals)))


def _loaded(data: bytes | memoryview, folder: str) -> Pack | None:
    """The pack in these bytes; None where they are damaged."""
    try:
        rules, *made = pickle.loads(data)  # noqa: S301 -- as trusted as the code in __pycache__
    except Exception:  # noqa: BLE001 -- damaged bytes may raise anything
        return None
    return Pack(tuple(_placed(rule, folder) for rule in rules), *made)


def _placed(rule: Rule, folder: str) -> Rule:
    return rule._replace(path=f"{folder}/{rule.category}/{rule.name}.toml")


def _shipped(folder: str) -> Pack | None:
    """The pack that was built into the wheel; none in a checkout."""
    try:
        with open(f"{folder}/{SHIPPED}", "rb") as file:
            return _loaded(file.read(), folder)
    except OSError:
        return None


def _kept(folder: str, base: str, shelf: Shelf, additions: Additions) -> Pack:
    """The pack of a folder, from the shelf or made; it may name the word lists of the folder `base`."""
    name = f"cards-{_key(folder, base, additions)}.pack"
    kept = unsealed(shelf.get(name) or b"")
    pack = _loaded(kept, folder) if kept else None
    if pack is None:
        from pathlib import Path  # noqa: PLC0415 -- for cards that are new

        from newslint.catalogue.lists import read_lists  # noqa: PLC0415 -- as below
        from newslint.catalogue.making import read_cards  # noqa: PLC0415 -- 20 ms that a kept pack saves

        lists = read_lists(Path(base), additions) if base != folder else None
        pack = Pack(read_cards(Path(folder), lists, additions))
        shelf.put(name, sealed(dumped(pack.rules)))
    return pack


def _key(folder: str, base: str, additions: Additions) -> str:
    """A name for the cards and lists as they are on disk, and for the code that reads them."""
    from hashlib import blake2b  # noqa: PLC0415 -- a shipped pack needs no name

    told = f"{VERSION} {sys.version_info[:3]} {folder} {additions}"
    digest = blake2b(told.encode("utf-8", "surrogateescape"), digest_size=12)
    for code in CODE:
        digest.update(str(os.stat(f"{PACKAGE}/{code}").st_mtime_ns).encode())
    for path in sorted({*_paths(folder), *_paths(f"{base}/{LISTS}")}):
        with open(path, "rb") as file:
            digest.update(f"\0{path}\0".encode("utf-8", "surrogateescape") + file.read())
    return digest.hexdigest()


def _paths(folder: str) -> Iterator[str]:
    """Yield the path of each TOML file in a folder and the folders in it."""
    if os.path.isdir(folder):
        for entry in os.scandir(folder):
            if entry.is_dir():
                yield from _paths(entry.path)
            elif entry.name.endswith(".toml"):
                yield entry.path


def _plain(value: Any) -> Any:
    """The value in tuples, strings and numbers alone, in the order of the fields."""
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, tuple | list):
        return tuple(map(_plain, value))
    return {key: _plain(item) for key, item in value.items()} if isinstance(value, Mapping) else value
