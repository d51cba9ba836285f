"""Cards read from folders once and kept as one file that loads in a millisecond.

A pack holds the cards as they were written, with the triggers derived from their patterns. newslint's own is
made when the wheel is built and lies beside the cards. One of another folder is kept in the user's cache,
under a name made of the cards' contents, of newslint's and Python's versions and of the code that derives; a
pack that is missing or damaged is made again.
"""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Iterator, Mapping, Sequence
from itertools import product
from pathlib import Path
from typing import Any

from newslint.catalogue.cards import read_card, rule_of
from newslint.catalogue.shelf import Shelf
from newslint.errors import VERSION, CardError
from newslint.rule import LINE_VIEWS, Rule
from newslint.scan import EDGE, derive
from newslint.scan.derive import fewest, literals, longest_match
from newslint.text.patterns import pattern

SHIPPED = "pack.json"


def read_folders(folders: Sequence[Path], shelf: Shelf) -> tuple[Rule, ...]:
    """The rules of all cards in folders of the shape `<category>/<name>.toml`, by folder, category and name.

    Args:
        folders: Where the cards lie.
        shelf: Where to keep packs.

    Raises:
        CardError: A card does not parse, or does not keep to the format.
    """
    return tuple(
        read_card(one["card"], one["category"], one["name"], f"{folder}/{one['category']}/{one['name']}.toml")
        for folder in folders
        for one in _shipped(folder) or _kept(folder, shelf)
    )


def packed(folder: Path) -> list[dict[str, Any]]:
    """The cards of a folder as a pack holds them.

    Raises:
        CardError: A card does not parse, or does not keep to the format.
    """
    return [_card(path) for path in sorted(folder.glob("*/*.toml"))]


def _shipped(folder: Path) -> list[dict[str, Any]] | None:
    """The pack that was built into the wheel; none in a checkout."""
    try:
        return _cards((folder / SHIPPED).read_bytes())
    except OSError:
        return None


def _kept(folder: Path, shelf: Shelf) -> list[dict[str, Any]]:
    name = f"cards-{_key(folder)}.json"
    kept = shelf.get(name)
    cards = _cards(kept) if kept else None
    if cards is None:
        cards = packed(folder)
        shelf.put(name, json.dumps(cards, ensure_ascii=False, default=str).encode("utf-8", "surrogatepass"))
    return cards


def _cards(data: bytes) -> list[dict[str, Any]] | None:
    try:
        cards = json.loads(data)
    except ValueError:
        return None
    return cards if isinstance(cards, list) else None


def _key(folder: Path) -> str:
    """A name for the cards as they are on disk, and for the code that reads them."""
    from hashlib import blake2b  # noqa: PLC0415 -- importing newslint need not pay for it

    digest = blake2b(
        f"{VERSION} {sys.version_info[:3]} {folder}".encode("utf-8", "surrogateescape"), digest_size=12
    )
    for code in (derive.__file__, __file__):
        digest.update(str(os.stat(code).st_mtime_ns).encode())
    for path in sorted(_paths(str(folder))):
        with open(path, "rb") as file:
            digest.update(f"\0{path}\0".encode("utf-8", "surrogateescape") + file.read())
    return digest.hexdigest()


def _paths(folder: str) -> Iterator[str]:
    """Yield the path of each card."""
    for category in os.scandir(folder):
        if category.is_dir():
            yield from (file.path for file in os.scandir(category.path) if file.name.endswith(".toml"))


def _card(path: Path) -> dict[str, Any]:
    import tomllib  # noqa: PLC0415 -- 12 ms that a kept pack saves

    try:
        card = tomllib.loads(path.read_bytes().decode())
    except (UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise CardError(f"the card is not TOML in UTF-8: {error}", str(path)) from error
    rule = rule_of(card, path.parent.name, path.stem, str(path))
    _try_patterns(rule)
    card["trigger"] = whole_trigger(rule)
    card["widest"] = widest_line(rule.match.patterns) if rule.match else None
    return {"category": path.parent.name, "name": path.stem, "card": card}


def _try_patterns(rule: Rule) -> None:
    """Compile every pattern of a card once, so that a bad one is told when the card is read.

    Raises:
        CardError: A pattern is no regular expression.
    """
    from regex import error  # noqa: PLC0415 -- packs are made rarely

    match = rule.match
    guards = (match.unless, match.near, match.after, match.unless_after, match.unless_topic) if match else ()
    given = (rule.signal, rule.fix.residue if rule.fix else ())
    sources = [*(match.patterns.values() if match else ()), *guards, *given]
    for source in (source for group in sources for source in group):
        try:
            pattern(source, ignore_case=not (match and match.case))
        except error as problem:
            raise CardError(f"{source!r} is no regular expression: {problem}", rule.path) from problem


def whole_trigger(rule: Rule) -> list[str]:
    """Literals one of which stands in every text in which the rule finds something.

    They are derived from the signals, the patterns of `[match]` or the phrases; what a card states stands for
    the patterns from which nothing can be derived. Where such a pattern is left without, the list is empty:
    the rule looks at every document.
    """
    if rule.phrases:
        return (
            sorted({form for phrase in rule.phrases for form in slipped(phrase)})
            if rule.slip
            else list(rule.trigger)
        )
    sources = list(_sources(rule))
    stated = list(map(at_word_start, rule.trigger))
    found: set[str] = set(stated)
    for source, fills_line in sources:
        cover = literals(source, fills_line=fills_line)
        if cover is None and not rule.trigger:
            return []
        found |= cover or set()
    return sorted(fewest(found)) if sources else stated


def at_word_start(trigger: str) -> str:
    """The trigger a card states, which begins a word where it begins with an ASCII letter or digit."""
    return EDGE + trigger if trigger[:1].isascii() and trigger[:1].isalnum() else trigger


def _sources(rule: Rule) -> Iterator[tuple[str, bool]]:
    """Yield each pattern that sets a rule off, and whether it has to fill its line."""
    if rule.match and not rule.signal:
        for view, patterns in rule.match.patterns.items():
            yield from ((source, view in LINE_VIEWS) for source in patterns)
    else:
        yield from ((source, False) for source in rule.signal)


def slipped(name: str) -> Iterator[str]:
    """Yield the forms of a name some of whose words have lost their capitals; not all of several words."""
    words = name.split(" ")
    forms = product(*({word, word.lower()} for word in words))
    for form in forms:
        if list(form) != words and (len(words) == 1 or any(word != word.lower() for word in form)):
            yield " ".join(form)


def widest_line(patterns: Mapping[str, Sequence[str]]) -> int | None:
    """How many code points a line may have that one of the patterns fills; None where that has no bound."""
    if not patterns.keys() <= set(LINE_VIEWS):
        return None
    longest = [longest_match(source) for sources in patterns.values() for source in sources]
    return None if None in longest else max(size for size in longest if size is not None)
