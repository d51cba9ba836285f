"""Packs: the rules of the cards in a folder, kept in one file that loads in a few milliseconds.

A pack holds the rules with their derived triggers. newslint's own pack is made when the wheel is built, and
is beside the cards. The pack of another folder is kept in the user's cache, under a name derived from the
content of the cards, the versions of newslint and Python, and the code that derives triggers. A missing or
damaged pack is made again.
"""

import os
import sys
from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING, Any

from newslint.catalogue.cache import Cache
from newslint.errors import VERSION
from newslint.rule import Rule
from newslint.text.sealed import sealed, unsealed

if TYPE_CHECKING:
    from pathlib import Path

SHIPPED = "cards.pack"
PACKAGE = os.path.dirname(os.path.dirname(__file__))
LISTS = "lists"
Additions = Mapping[str, Any]
NO_ADDITIONS: Additions = {}
CODE = (
    "edit.py rule.py text/dates.py text/folding.py catalogue/kinds.py text/wordlist.py catalogue/cards.py "
    "catalogue/closed.py catalogue/lists.py catalogue/making.py catalogue/pack.py catalogue/readings.py "
    "catalogue/triggers.py scan/derive.py scan/parts.py scan/signal.py scan/syntax.py"
).split()


def read_folders(
    folders: "Iterable[str | Path]", cache: Cache, additions: Additions = NO_ADDITIONS
) -> tuple[Rule, ...]:
    """The rules of all cards in some folders, `<category>/<name>.toml`, by folder, category and name.

    Args:
        folders: The folders; cards in the others may name the word lists of the first.
        cache: Where to keep packs.
        additions: Phrases that a configuration adds to word lists, by the list's name.

    Raises:
        CardError: A card or a word list is not TOML, or not in the format.
    """
    first, *others = map(str, folders)
    packs = [(not additions and _shipped(first)) or _kept(first, first, cache, additions)]
    packs += [_kept(folder, first, cache, additions) for folder in others]
    return tuple(rule for pack in packs for rule in pack)


def _shipped(folder: str) -> tuple[Rule, ...] | None:
    """The rules in the pack of the wheel, with the paths of their cards there; None in a checkout."""
    try:
        with open(f"{folder}/{SHIPPED}", "rb") as file:
            rules = unsealed(file.read())
    except OSError:
        return None
    if not isinstance(rules, tuple):
        return None
    return tuple(rule._replace(path=f"{folder}/{rule.category}/{rule.name}.toml") for rule in rules)


def _kept(folder: str, base: str, cache: Cache, additions: Additions) -> tuple[Rule, ...]:
    """The rules of a folder, from the cache or from its cards, which may name the word lists in `base`."""
    name = f"cards-{_key(folder, base, additions)}.pack"
    rules = unsealed(cache.get(name))
    if not isinstance(rules, tuple):
        from pathlib import Path  # noqa: PLC0415 -- only for new cards

        from newslint.catalogue.lists import read_lists  # noqa: PLC0415 -- as below
        from newslint.catalogue.making import read_cards  # noqa: PLC0415 -- 20 ms that a kept pack saves

        lists = read_lists(Path(base), additions) if base != folder else None
        read = read_cards(Path(folder), lists, additions)
        rules = tuple(rule._replace(is_own=True) if base == folder else _of_user(rule) for rule in read)
        cache.put(name, sealed(rules))
    return rules


def _of_user(rule: Rule) -> Rule:
    """The rule, with a time limit for its patterns."""
    return rule if rule.match is None else rule._replace(match=rule.match._replace(limited=True))


def _key(folder: str, base: str, additions: Additions) -> str:
    """A digest of the cards and lists on disk, and of the code that reads them."""
    from hashlib import blake2b  # noqa: PLC0415 -- a shipped pack needs no name

    state = f"{VERSION} {sys.version_info[:3]} {folder} {additions}"
    digest = blake2b(state.encode("utf-8", "surrogateescape"), digest_size=12)
    for code in CODE:
        digest.update(str(os.stat(f"{PACKAGE}/{code}").st_mtime_ns).encode())
    for path in sorted({*_paths(folder), *_paths(f"{base}/{LISTS}")}):
        with open(path, "rb") as file:
            digest.update(f"\0{path}\0".encode("utf-8", "surrogateescape") + file.read())
    return digest.hexdigest()


def _paths(folder: str) -> Iterator[str]:
    """Yield the path of each TOML file in a folder and its subfolders."""
    if os.path.isdir(folder):
        for entry in os.scandir(folder):
            if entry.is_dir():
                yield from _paths(entry.path)
            elif entry.name.endswith(".toml"):
                yield entry.path
