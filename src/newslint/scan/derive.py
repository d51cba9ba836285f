"""The literals of a pattern: every match contains one of them.

Each part of the pattern gives either the few strings that it can match, or a set of literals of which every
match contains one. Of the parts of a sequence, the one with the rarest literals is kept.
The idea is that of the index queries of Russ Cox, "Regular Expression Matching with a Trigram Index" (2012).
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cache, lru_cache
from itertools import product
from typing import NamedTuple

from newslint.scan.parts import (
    ALNUM,
    BOUNDARY,
    LINE_FEED,
    WORD_EDGES,
    Chain,
    Char,
    Choice,
    Edge,
    Part,
    Repeat,
    chars_of,
    inner_parts,
    matched,
)
from newslint.scan.signal import EDGE
from newslint.scan.syntax import parse

MOST_STRINGS = 48
LONGEST = 40
CLASS_MEMBERS = 6
TOO_SHORT = 3.0
MOST_TAKEN_OFF = 0.5  # from the length of the shortest literal, for the number of the others
NO_BREAK_SPACE = "\N{NO-BREAK SPACE}"
THAI = "\u0e00"  # from here on, in Thai and the scripts of East Asia, a character is worth two letters
COMMON = frozenset(
    "about after all also and are been but can could for from had has have her here his how "
    "into its just "
    "like more news not now one other our out over said she some story than that the their them then "
    "there these "
    "they this time to was were what when which who will with would you your".split()
)


class Known(NamedTuple):
    """Facts about a part: all strings that it matches, or literals, one of which is in each match."""

    exact: frozenset[str] | None
    cover: frozenset[str] | None

    @property
    def best(self) -> frozenset[str] | None:
        """The literals of the part: its exact strings, unless one of them is empty, or its cover."""
        if self.exact is not None and "" not in self.exact:
            return self.exact
        return self.cover


ANYTHING = Known(None, None)
EMPTY = Known(frozenset([""]), None)
EDGED = Known(frozenset([EDGE]), None)


def literals(source: str, *, fills_line: bool = False) -> frozenset[str] | None:
    """Literals in lower ASCII case, one of which occurs in every match of a pattern; None if there are none.

    `EDGE` at an end of a literal means that no ASCII letter or digit is beside it there.

    Args:
        source: A pattern in the syntax of the `regex` package.
        fills_line: True for a pattern that must fill its line, except for marks and white space around it.
    """
    tree = parse(source)
    if tree is None:
        return None
    parts = tree.part.parts if isinstance(tree.part, Chain) else (tree.part,)
    best = _sequence((BOUNDARY, *parts, BOUNDARY) if fills_line else parts).best
    found = {_with_sound_edges(literal) for literal in best} if best else set()
    return fewest(found) if found and quietness(found) >= TOO_SHORT else None


@lru_cache(maxsize=10_000)
def rarity(part: Part) -> float:
    """The quietness of the literals in each match of a part; 0 if there are none."""
    return quietness(_known(part).best or ())


def _with_sound_edges(literal: str) -> str:
    """The literal, with edges only at its ends, and only beside an ASCII letter or digit."""
    inner = literal.replace(EDGE, "")
    opens = literal[:1] == EDGE and _is_ascii_word(inner[:1])
    closes = literal[-1:] == EDGE and _is_ascii_word(inner[-1:])
    return EDGE * opens + inner + EDGE * closes


def _is_ascii_word(char: str) -> bool:
    return char.isascii() and char.isalnum()


def fewest(found: Iterable[str]) -> frozenset[str]:
    """The literals without those that contain another one: where the longer occurs, the shorter does too."""
    kept: set[str] = set()
    sizes: list[int] = []
    for literal in sorted(found, key=len):
        inner = (literal[at : at + size] for size in sizes for at in range(len(literal) - size + 1))
        if kept.isdisjoint(inner):
            kept.add(literal)
            if len(literal) not in sizes:
                sizes.append(len(literal))
    return frozenset(kept)


@cache
def crosses_lines(source: str) -> bool:
    """True if a match of the pattern may contain a line end, as far as can be derived."""
    tree = parse(source)
    return tree is None or any(
        LINE_FEED in matched(char).ascii for part in (tree.part, *tree.looks) for char in chars_of(part)
    )


def quietness(found: Iterable[str]) -> float:
    """The rarity of a set of literals in prose: the length of the shortest, reduced for each further one.

    A space counts half, a character of Thai or East Asia twice, a literal of common words only very little.
    Literals that differ only in case or in the kind of their spaces count once.
    """
    different = {literal.replace(EDGE, "").replace(NO_BREAK_SPACE, " ").lower() for literal in found}
    return min(map(_weight, different), default=0.0) - min(0.02 * len(different), MOST_TAKEN_OFF)


def _weight(literal: str) -> float:
    words = literal.split()
    if words and all(word in COMMON for word in words):
        return min(2.0 + 0.8 * len(words), 0.5 * len(literal))
    return len(literal) - 0.5 * literal.count(" ") + sum(char >= THAI for char in literal)


def _sequence(parts: Iterable[Part]) -> Known:
    current: frozenset[str] = frozenset([""])
    covers: list[frozenset[str]] = []
    whole = True
    for part in parts:
        known = _known(part)
        joined = _joined(current, known.exact)
        if joined is not None:
            current = _without_marks(joined)
            continue
        whole = False
        covers += [found for found in (current, known.cover) if found and "" not in found]
        at_edge = current == {EDGE} and _is_marks(part)
        current = known.exact or frozenset([EDGE if at_edge else ""])
    if whole:
        return Known(current, None)
    covers += [current] if "" not in current else []
    return Known(None, max(covers, key=quietness, default=None))


def _without_marks(found: frozenset[str]) -> frozenset[str]:
    """The strings without those of an edge and marks, if an edge alone is among them."""
    if EDGE not in found:
        return found
    return frozenset(one for one in found if one == EDGE or any(map(_is_no_mark, one)))


def _is_no_mark(char: str) -> bool:
    return char != EDGE and (char.isalnum() or not char.isascii())


def _is_marks(part: Part) -> bool:
    """True for a part without letters and digits: a word boundary before `[*_]{0,3}` is also one after it."""
    if isinstance(part, Repeat):
        return _is_marks(part.part)
    return isinstance(part, Char) and not matched(part).ascii & ALNUM


def _joined(left: frozenset[str], right: frozenset[str] | None) -> frozenset[str] | None:
    if right is None or len(left) * len(right) > MOST_STRINGS:
        return None
    joined = frozenset(a + b for a, b in product(left, right))
    return joined if max(map(len, joined)) <= LONGEST else None


def _known(part: Part) -> Known:
    if isinstance(part, Char):
        return _char(part)
    if isinstance(part, Choice):
        return _choice([_known(one) for one in part.parts])
    if isinstance(part, Repeat):
        return _repeated(part.least, part.most, _known(part.part))
    if isinstance(part, Edge):
        return EDGED if part in WORD_EDGES else EMPTY
    return _sequence(inner_parts(part))


@lru_cache(maxsize=10_000)
def _char(char: Char) -> Known:
    are_letters = all(first == last for first, last in char.ranges)
    if char.negated or char.constructs or not are_letters or len(char.ranges) > CLASS_MEMBERS:
        return ANYTHING
    return Known(frozenset(_folded(code) for code, _ in char.ranges), None)


def _folded(code: int) -> str:
    char = chr(code)
    return char.lower() if char.isascii() else char


def _choice(choices: Sequence[Known]) -> Known:
    exact = [one.exact for one in choices if one.exact is not None]
    if len(exact) == len(choices):
        together = frozenset().union(*exact)
        if len(together) <= MOST_STRINGS:
            return Known(together, None)
    covers = [one.best for one in choices if one.best]
    return Known(None, frozenset().union(*covers) if len(covers) == len(choices) else None)


def _repeated(least: int, most: int, known: Known) -> Known:
    if least == most == 1:
        return known
    if least == 0:
        return Known(known.exact | {""}, None) if most == 1 and known.exact is not None else ANYTHING
    return Known(None, known.best)
