"""The notation of readings: slots in order, as cards write them.

`if-you-like`        a slot, filled by any phrase of this word list
`a|b`                a slot, filled by a phrase of either list
`'?'` `/[0-9]+/`     a slot, filled by these characters; by a match of this pattern
`..` `..12`          at most 6, or 12, words between the slots on either side; without it, none
`^` `$`              the first slot begins the unit; the last one ends it; `^ ..2` and `..2 $` allow two words
`[a]`                a slot that may stay empty
`&a` `!a`            a phrase of `a` occurs somewhere in the unit; none occurs in it
"""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, NamedTuple

import regex

from newslint.catalogue.lists import Lists
from newslint.config.values import suggestion
from newslint.rule import Reading, Readings, Slot
from newslint.text.patterns import pattern
from newslint.text.wordlist import ANY, WordList

GAP = 6
ITEM = r"(?:'[^']+'|/(?:[^/\\]|\\.)+/|[\w-]+)"
SLOT = rf"(?P<mark>[&!]?)(?P<opens>\[?)(?P<items>{ITEM}(?:\|{ITEM})*)(?P<closes>\]?)"
TOKEN = rf"(?P<sign>\^|\$|\.\.(?P<gap>\d*)|{SLOT})(?:\s+|\Z)"
UNITS = ("sentence", "line")
HITS = ("unit", "slots", "list", "text")


class NotationError(ValueError):
    """A reading whose notation is wrong; the text says what is wrong and what to do."""


def readings_of(table: Mapping[str, Any], lists: Lists) -> Readings:
    """The readings of a `[match]` table.

    Args:
        table: The table; only the keys about readings are used.
        lists: The word lists that the card may name.

    Raises:
        NotationError: The notation of a reading is wrong, or a word list does not exist.
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
        raise NotationError(f"expected one of {', '.join(allowed)} for {key}, not {value!r}")
    return value


def _tokens(source: str) -> Iterator[Any]:
    if not source.strip():
        raise NotationError("a reading is empty; write its slots, or delete it")
    at = len(source) - len(source.lstrip())
    while at < len(source):
        token = pattern(TOKEN).match(source, at)
        if token is None:
            raise NotationError(
                f"'{source[at:]}' cannot be read in '{source}'; write names of lists, '..', '^', '$', "
                "[optional], &required, !forbidden, 'characters' or /pattern/, with spaces between them"
            )
        if token["items"] and bool(token["opens"]) != bool(token["closes"]):
            missing = "]" if token["opens"] else "["
            raise NotationError(f"'{token[0].strip()}' lacks a '{missing}' in '{source}'; write [optional]")
        yield token
        at = token.end()


class _Maker(NamedTuple):
    """Makes slots and readings from the notation."""

    lists: Lists
    case: bool

    def reading(self, source: str, require: tuple[Slot, ...], forbid: tuple[Slot, ...]) -> Reading:
        slots: list[Slot] = []
        around: dict[str, list[Slot]] = {"&": list(require), "!": list(forbid)}
        gap: int | None = None
        after: int | None = None
        for token in _tokens(source):
            if after is not None and not token["mark"]:
                raise NotationError(f"only &required and !forbidden may follow '$' in '{source}'")
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
                patterns += map(_tried, named[-1].patterns)
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
        raise NotationError(f"'{source}' is not a regular expression: {problem}") from problem
    return source


def _named(name: str, lists: Lists) -> WordList:
    if name not in lists:
        near = suggestion(name, lists, f"; write its phrases to lists/{name}.toml")
        raise NotationError(f"there is no word list {name!r}{near}")
    return lists[name]


def _languages(reading: Reading) -> tuple[str, ...]:
    """The languages in which all required slots can be filled; only `any` if no slot depends on the language.

    Raises:
        NotationError: There is no such language, or no required slot.
    """
    needed = [slot for slot in (*reading.slots, *reading.require) if not slot.optional]
    if not any(slot.phrases or slot.patterns for slot in needed):
        raise NotationError(f"'{reading.source}' has only optional slots; write one without [ ]")
    tagged = [set(slot.phrases) for slot in needed if not slot.patterns and ANY not in slot.phrases]
    if not tagged:
        return (ANY,)
    common = set.intersection(*tagged)
    if not common:
        names = ", ".join(name for slot in needed for name in slot.names)
        raise NotationError(
            f"the lists of '{reading.source}' ({names}) have no language in common; add phrases"
        )
    return tuple(sorted(common))
