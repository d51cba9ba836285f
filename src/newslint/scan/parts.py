"""The parts of a pattern: the tree that `syntax` makes, as far as a search over bytes needs it.

A tree matches wherever its pattern does, and in a few more places: lookarounds are kept separately, and a
reference to a group matches any text.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from newslint.text.patterns import pattern

ASCII = frozenset(range(128))
LETTER = frozenset(code for code in ASCII if chr(code).isalpha())
ALNUM = frozenset(code for code in ASCII if chr(code).isalnum())
WORD = ALNUM | {ord("_")}
LINE_FEED, SPACE = ord("\n"), ord(" ")
MOST_NAMED = 26  # ASCII letters and digits of a set that says something about its place
LONG_RUN = 31  # characters
# Non-ASCII characters by their first bytes: the signs of Latin-1, other letters of two bytes, the
# quotation marks and dashes of General Punctuation, and all others.
SIGNS, LETTERS, PUNCTUATION, OTHERS = range(4)
SAMPLED = (range(0x80, 0xC0), range(0xC0, 0x800), range(0x2000, 0x2040))


class Char(NamedTuple):
    r"""One character: in a range of code points or a construct such as `\p{L}`, or in none of them."""

    ranges: tuple[tuple[int, int], ...] = ()
    constructs: tuple[str, ...] = ()
    negated: bool = False

    @property
    def letter(self) -> str | None:
        """The only character that it matches; None if there are others."""
        if self.negated or self.constructs or len(self.ranges) != 1:
            return None
        first, last = self.ranges[0]
        return chr(first) if first == last else None


class Edge(NamedTuple):
    """A place without width: a word boundary, or an end of a line or text."""

    notation: str


class Chain(NamedTuple):
    """Parts one after the other; none of them is a chain."""

    parts: tuple[Part, ...]


class Choice(NamedTuple):
    """One of several parts."""

    parts: tuple[Part, ...]


class Repeat(NamedTuple):
    """A part from `least` to `most` times."""

    least: int
    most: int
    part: Part


Part = Char | Edge | Chain | Choice | Repeat
NOTHING = Chain(())
ENDLESS = 1 << 30
ANY_TEXT = Repeat(0, ENDLESS, Char(negated=True))
BOUNDARY, LINE_START, LINE_END = Edge(r"\b"), Edge("^"), Edge("$")
WORD_START, WORD_END = Edge(r"(?<![^\W_])"), Edge(r"(?![^\W_])")  # around the phrases of a word list
WORD_EDGES = (BOUNDARY, WORD_START, WORD_END)
TEXT_START, TEXT_END = Edge(r"\A"), Edge(r"\Z")


class Matched(NamedTuple):
    """A set of characters: some in ASCII, some non-ASCII groups, and some non-ASCII ranges of code points."""

    ascii: frozenset[int]
    beyond: frozenset[int]
    ranges: tuple[tuple[int, int], ...]


@cache
def matched(char: Char) -> Matched:
    """The characters of a set; of non-ASCII ones perhaps more than the pattern matches, never fewer."""
    known = {code for first, last in char.ranges for code in range(first, min(last, 127) + 1)}
    known |= {code for one in char.constructs for code in _in_ascii(one)}
    if char.negated:
        return Matched(ASCII - known, frozenset(range(4)), ())
    beyond = {group for one in char.constructs for group in _beyond(one)}
    ranges = tuple((max(first, 128), last) for first, last in char.ranges if last > 127)
    return Matched(frozenset(known), frozenset(beyond), ranges)


@cache
def _in_ascii(construct: str) -> frozenset[int]:
    return frozenset(code for code in ASCII if pattern(construct).match(chr(code)))


@cache
def _beyond(construct: str) -> frozenset[int]:
    """The groups of non-ASCII characters of which a construct may match some, always with `OTHERS`."""
    matches = pattern(construct).match
    sampled = (any(matches(chr(code)) for code in codes) for codes in SAMPLED)
    return frozenset({OTHERS, *(group for group, found in enumerate(sampled) if found)})


def chars_of(part: Part) -> Iterator[Char]:
    """Yield every character of a part."""
    if isinstance(part, Char):
        yield part
    for inner in inner_parts(part):
        yield from chars_of(inner)


def inner_parts(part: Part) -> tuple[Part, ...]:
    """The parts of a chain, a choice or a repetition."""
    if isinstance(part, Repeat):
        return (part.part,)
    return part.parts if isinstance(part, Chain | Choice) else ()


def may_be_empty(part: Part) -> bool:
    """True if a part can match the empty string."""
    if isinstance(part, Char):
        return False
    if isinstance(part, Repeat) and part.least == 0:
        return True
    return (any if isinstance(part, Choice) else all)(map(may_be_empty, inner_parts(part)))


def without_tail(part: Part) -> Part:
    """The part without anything optional at its end, so that it ends where the shortest match ends."""
    if isinstance(part, Chain):
        parts = list(part.parts)
        while parts and not isinstance(parts[-1], Edge) and may_be_empty(parts[-1]):
            parts.pop()
        return Chain((*parts[:-1], without_tail(parts[-1]))) if parts else part
    if isinstance(part, Choice):
        return Choice(tuple(without_tail(one) for one in part.parts))
    if isinstance(part, Repeat) and part.least > 0:
        return Repeat(part.least, part.least, part.part)
    return part


def without_head(part: Part) -> Part:
    """The part without anything optional or repeated at its beginning.

    It ends where the whole part ends. Where a match begins does not matter, so the engine needs less state.
    """
    if isinstance(part, Chain):
        parts = list(part.parts)
        while parts and isinstance(parts[0], Repeat) and may_be_empty(parts[0]):
            parts.pop(0)
        return Chain((without_head(parts[0]), *parts[1:])) if parts else part
    if isinstance(part, Choice):
        return Choice(tuple(without_head(one) for one in part.parts))
    if isinstance(part, Repeat) and part.least > 0:
        return Repeat(part.least, part.least, part.part)
    return part


def without_marks(part: Part) -> Part:
    """The part without word boundaries, optional marks and numbers at its end, where more may follow."""
    if isinstance(part, Chain):
        parts = list(part.parts)
        while parts and (parts[-1] in WORD_EDGES or _are_optional_marks(parts[-1])):
            parts.pop()
        return Chain((*parts[:-1], without_marks(parts[-1]))) if parts else part
    return Choice(tuple(map(without_marks, part.parts))) if isinstance(part, Choice) else part


def _are_optional_marks(part: Part) -> bool:
    return may_be_empty(part) and not any(
        matched(char).ascii & (LETTER | {LINE_FEED}) for char in chars_of(part)
    )


def from_first_word(part: Part) -> Part:
    """The part without everything at its beginning that may be empty or almost any characters."""
    if isinstance(part, Chain):
        parts = list(part.parts)
        while parts and _says_little(parts[0]):
            parts.pop(0)
        return Chain((from_first_word(parts[0]), *parts[1:])) if parts else part
    return Choice(tuple(map(from_first_word, part.parts))) if isinstance(part, Choice) else part


def _says_little(part: Part) -> bool:
    if isinstance(part, Char):
        return len(matched(part).ascii & WORD) >= MOST_NAMED
    if isinstance(part, Choice):
        return any(map(_says_little, part.parts))
    return may_be_empty(part) or all(map(_says_little, inner_parts(part)))


def is_at_end(part: Part) -> bool:
    """True if a part ends at the end of a line."""
    return part == LINE_END or (isinstance(part, Chain) and bool(part.parts) and is_at_end(part.parts[-1]))


def is_run(part: Part) -> bool:
    """True for a repetition that may be several words."""
    if not isinstance(part, Repeat) or part.most < 2:
        return False
    return not isinstance(part.part, Char) or (_is_wide(part.part) and SPACE in matched(part.part).ascii)


def is_open(part: Part) -> bool:
    """True if a part ends with a run of any letters."""
    if isinstance(part, Chain):
        return bool(part.parts) and is_open(part.parts[-1])
    if not isinstance(part, Repeat) or not isinstance(part.part, Char):
        return False
    return part.most > LONG_RUN and _is_wide(part.part)


def _is_wide(char: Char) -> bool:
    return len(matched(char).ascii & WORD) > len(WORD) // 2
