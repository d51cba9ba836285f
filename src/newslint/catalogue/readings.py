"""The notation of readings: slots in order, as a card writes them.

`if-you-like`        a word list, any phrase of which fills the slot
`a|b`                either of two lists
`'?'` `/[0-9]+/`     characters as they are; a pattern
`..` `..12`          up to 6, or 12, words between two slots; without it the slots are neighbours
`^` `$`              the first slot begins the unit, the last one ends it; or with `..` nearly so
`[a]`                a slot that may stay empty
`&a` `!a`            somewhere in the unit; nowhere in the unit
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, NamedTuple

import regex

from newslint.catalogue.lists import Lists
from newslint.rule import Reading, Readings, Slot
from newslint.text.patterns import pattern
from newslint.text.wordlist import ANY, WordList

GAP = 6
ITEM = r"(?:'[^']+'|/(?:[^/\\]|\\.)+/|[\w-]+)"
SLOT = rf"(?P<mark>[&!]?)(?P<opens>\[?)(?P<items>{ITEM}(?:\|{ITEM})*)\]?"
TOKEN = rf"(?P<sign>\^|\$|\.\.(?P<gap>\d*)|{SLOT})(?:\s+|\Z)"
UNITS = ("sentence", "line")
HITS = ("unit", "slots", "list", "text")


class NotationError(ValueError):
    """A reading that cannot be read: what is wrong and what to do about it."""


def readings_of(table: Mapping[str, Any], lists: Lists) -> Readings:
    """The readings of a `[match]` table.

    Args:
        table: The table; only the keys that speak of readings are looked at.
        lists: The word lists that the card may name.

    Raises:
        NotationError: A reading, or a name in it, cannot be understood.
    """
    make = _Maker(lists, case=table.get("case", False))
    require = tuple(make.slot(items) for items in table.get("require", ()))
    forbid = tuple(make.slot(items) for items in table.get("forbid", ()))
    made = [make.reading(source, require, forbid) for source in table.get("reading", ())]
    return Readings(
        tuple(made),
        _choice(table, "unit", UNITS),
        _choice(table, "hit", HITS),
        make.slot("|".join(table.get("also", ()))),
        make.slot("|".join(table.get("vocabulary", ()))),
    )


def _choice(table: Mapping[str, Any], key: str, allowed: Sequence[str]) -> str:
    value = str(table.get(key, allowed[0]))
    if value not in allowed:
        raise NotationError(f"{key} = {value!r} is none of {', '.join(allowed)}")
    return value


def _tokens(source: str) -> Iterator[Any]:
    at = len(source) - len(source.lstrip())
    while at < len(source):
        token = pattern(TOKEN).match(source, at)
        if token is None:
            raise NotationError(
                f"{source[at:]!r} cannot be read in {source!r}; write names of lists, '..', '^', '$', "
                "[optional], &required, !forbidden, 'characters' or /pattern/, with spaces between them"
            )
        yield token
        at = token.end()


class _Maker(NamedTuple):
    """Makes slots and readings of what a card writes."""

    lists: Lists
    case: bool

    def reading(self, source: str, require: tuple[Slot, ...], forbid: tuple[Slot, ...]) -> Reading:
        slots: list[Slot] = []
        around: dict[str, list[Slot]] = {"&": list(require), "!": list(forbid)}
        gap: int | None = None
        after: int | None = None
        for token in _tokens(source):
            if after is not None and not token["mark"]:
                raise NotationError(f"only &required and !forbidden may follow '$' in {source!r}")
            if token["sign"] == "^":
                gap = 0
            elif token["sign"] == "$":
                after = gap or 0
            elif token["sign"].startswith(".."):
                gap = int(token["gap"] or GAP)
            elif token["mark"]:
                around[token["mark"]].append(self.slot(token["items"]))
            else:
                slots.append(self.slot(token["items"])._replace(gap=gap, optional=bool(token["opens"])))
                gap = 0
        made = Reading(source, tuple(slots), (), tuple(around["&"]), tuple(around["!"]), after)
        return made._replace(languages=_languages(made))

    def slot(self, items: str) -> Slot:
        named: list[WordList] = []
        patterns: list[str] = []
        for item in pattern(ITEM).findall(items):
            if item[0] == "'":
                patterns.append(regex.escape(item[1:-1]))
            elif item[0] == "/":
                patterns.append(_tried(item[1:-1]))
            else:
                named.append(_named(item, self.lists))
        return Slot(tuple(one.name for one in named), self._phrases(named), tuple(patterns))

    def _phrases(self, named: Sequence[WordList]) -> Mapping[str, tuple[str, ...]]:
        if len(named) == 1 and not self.case:
            return named[0].folded
        tags = sorted({tag for one in named for tag in one.phrases})
        return {tag: tuple(p for one in named for p in self._of(one, tag)) for tag in tags}

    def _of(self, one: WordList, tag: str) -> tuple[str, ...]:
        if self.case:
            return one.of(tag, case=True)
        return one.folded.get(tag) or one.folded.get(ANY, ())


def _tried(source: str) -> str:
    try:
        pattern(source)
    except regex.error as problem:
        raise NotationError(f"{source!r} is no regular expression: {problem}") from problem
    return source


def _named(name: str, lists: Lists) -> WordList:
    if name not in lists:
        import difflib  # noqa: PLC0415 -- for messages alone

        near = difflib.get_close_matches(name, list(lists), 1)
        hint = f"did you mean {near[0]!r}?" if near else f"write its phrases to lists/{name}.toml"
        raise NotationError(f"there is no word list {name!r}; {hint}")
    return lists[name]


def _languages(reading: Reading) -> tuple[str, ...]:
    """The languages in which every slot that must be filled can be; `any` alone where none matters.

    Raises:
        NotationError: There is none, or no slot has to be filled.
    """
    needed = [slot for slot in (*reading.slots, *reading.require) if not slot.optional]
    if not any(slot.phrases or slot.patterns for slot in needed):
        raise NotationError(f"{reading.source!r} has no slot that must be filled; leave one without [ ]")
    tagged = [set(slot.phrases) for slot in needed if not slot.patterns and ANY not in slot.phrases]
    if not tagged:
        return (ANY,)
    common = set.intersection(*tagged)
    if not common:
        names = ", ".join(name for slot in needed for name in slot.names)
        raise NotationError(f"the lists of {reading.source!r} ({names}) have no language in common")
    return tuple(sorted(common))
