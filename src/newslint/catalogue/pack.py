"""Cards read from folders once and kept as one file that loads in three milliseconds.

A pack holds the rules on the cards, with the triggers derived from their patterns and the tables in which the
scan looks them up. newslint's own is made when the wheel is built and lies beside the cards. One of another
folder is kept in the user's cache, under a name made of the cards' contents, of newslint's and Python's
versions and of the code that derives; a pack that is missing or damaged is made again.
"""

import marshal
import os
import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from enum import Enum
from typing import TYPE_CHECKING, Any, NamedTuple

from newslint.catalogue.shelf import Shelf
from newslint.catalogue.shown import Shown, packed
from newslint.catalogue.signals import signal_of
from newslint.edit import Loss, Safety
from newslint.errors import VERSION
from newslint.rule import FixPolicy, Match, Rule, Severity, Status
from newslint.scan.tables import FORMAT, tables
from newslint.text.sealed import sealed, unsealed

if TYPE_CHECKING:
    from pathlib import Path

SHIPPED = "cards.pack"
PACKAGE = os.path.dirname(os.path.dirname(__file__))
CODE = (
    "edit.py rule.py catalogue/cards.py catalogue/making.py catalogue/pack.py catalogue/shown.py "
    "catalogue/signals.py scan/derive.py scan/signal.py scan/syntax.py scan/tables.py "
    "scan/walk.py"
).split()

SEVERITIES = {one.value: one for one in Severity}  # a look costs a tenth of a call of the class
STATUSES = {one.value: one for one in Status}
SAFETIES = {one.value: one for one in Safety}
LOSSES = {one.value: one for one in Loss}


class Pack(NamedTuple):
    """Rules and, where they all were kept together, the scan's tables and a name for their signals."""

    rules: tuple[Rule, ...]
    tables: bytes = b""
    digest: str = ""


def read_folders(folders: "Iterable[str | Path]", shelf: Shelf) -> Pack:
    """The rules of all cards in folders of the shape `<category>/<name>.toml`, by folder, category and name.

    Args:
        folders: Where the cards lie.
        shelf: Where to keep packs.

    Raises:
        CardError: A card does not parse, or does not keep to the format.
    """
    packs = [_shipped(folder) or _kept(folder, shelf) for folder in map(str, folders)]
    if len(packs) == 1:
        return packs[0]
    return Pack(tuple(rule for pack in packs for rule in pack.rules))


def dumped(rules: Sequence[Rule]) -> bytes:
    """Rules as a pack on disk holds them.

    Raises:
        ValueError: An example's options hold what a pack does not, such as a date.
    """
    from newslint.scan.hyperscan import digest  # noqa: PLC0415 -- for packs that are made

    signals = [signal_of(rule) for rule in rules]
    made = marshal.dumps(_plain(tables(signals)), FORMAT)
    return marshal.dumps((tuple(map(_row, rules)), made, digest(signals)), FORMAT)


def _loaded(data: bytes | memoryview, folder: str) -> Pack | None:
    """The pack in these bytes; None where they are damaged."""
    try:
        rows, *made = marshal.loads(data)  # noqa: S302 -- as trusted as the code in __pycache__
        return Pack(tuple(_rule(row, folder) for row in rows), *made)
    except (EOFError, LookupError, TypeError, ValueError):
        return None


def _shipped(folder: str) -> Pack | None:
    """The pack that was built into the wheel; none in a checkout."""
    try:
        with open(f"{folder}/{SHIPPED}", "rb") as file:
            return _loaded(file.read(), folder)
    except OSError:
        return None


def _kept(folder: str, shelf: Shelf) -> Pack:
    name = f"cards-{_key(folder)}.pack"
    kept = unsealed(shelf.get(name) or b"")
    pack = _loaded(kept, folder) if kept else None
    if pack is None:
        from pathlib import Path  # noqa: PLC0415 -- for cards that are new

        from newslint.catalogue.making import read_cards  # noqa: PLC0415 -- 20 ms that a kept pack saves

        pack = Pack(read_cards(Path(folder)))
        with suppress(ValueError):
            shelf.put(name, sealed(dumped(pack.rules)))
    return pack


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


def _plain(value: Any) -> Any:
    """The value in tuples, strings and numbers alone, in the order of the fields."""
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, tuple | list):
        return tuple(map(_plain, value))
    return {key: _plain(item) for key, item in value.items()} if isinstance(value, Mapping) else value


def _row(rule: Rule) -> tuple[Any, ...]:
    """The rule's values made plain, in the order of the fields; its examples as bytes."""
    values = _plain(rule._replace(bad=(), good=()))
    return (*values, packed(_plain(tuple(rule.bad))), packed(_plain(tuple(rule.good))))


def _rule(row: tuple[Any, ...], folder: str) -> Rule:
    """The rule whose values were made plain."""
    name, category, summary, message, why, severity, status, since, fix, check, match, *rest = row
    *more, _, _, _, bad, good = rest
    told = (name, category, summary, message, why, SEVERITIES[severity], STATUSES[status], since)
    policy = fix and FixPolicy(fix[0], SAFETIES[fix[1]], LOSSES[fix[2]], *fix[3:])
    path = f"{folder}/{category}/{name}.toml"
    return Rule._make(
        (*told, policy, check, match and Match._make(match), *more, Shown(bad), Shown(good), path)
    )
