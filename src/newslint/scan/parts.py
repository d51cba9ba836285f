"""What a pattern is made of: the tree that `syntax` reads, and what of it a search over bytes needs.

A tree matches wherever its pattern does, and in a few places more: what looks around a match stands apart,
and a reference to a group may be any text.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from newslint.text.patterns import pattern

ASCII = frozenset(range(128))
ALNUM = frozenset(code for code in ASCII if chr(code).isalnum())
WORD = ALNUM | {ord("_")}
# Characters beyond ASCII by the bytes they begin with: Latin-1's signs, other letters of two bytes, the
# quotation marks and dashes of General Punctuation, and all others.
SIGNS, LETTERS, PUNCTUATION, OTHERS = range(4)
SAMPLED = (range(0x80, 0xC0), range(0xC0, 0x800), range(0x2000, 0x2040))


class Char(NamedTuple):
    r"""One character: in a range of code points, or of a construct such as `\p{L}`; or none of these."""

    ranges: tuple[tuple[int, int], ...] = ()
    constructs: tuple[str, ...] = ()
    negated: bool = False

    @property
    def letter(self) -> str | None:
        """The only character it may be; None where it may be another."""
        if self.negated or self.constructs or len(self.ranges) != 1:
            return None
        first, last = self.ranges[0]
        return chr(first) if first == last else None


class Edge(NamedTuple):
    """A place of no width: a boundary of words, or an end of a line or text."""

    notation: str


class Row(NamedTuple):
    """Parts one behind the other; none of them is a row."""

    parts: tuple[Part, ...]


class Choice(NamedTuple):
    """One of several parts."""

    parts: tuple[Part, ...]


class Repeat(NamedTuple):
    """A part from `least` to `most` times."""

    least: int
    most: int
    part: Part


Part = Char | Edge | Row | Choice | Repeat
NOTHING = Row(())
ENDLESS = 1 << 30
ANY_TEXT = Repeat(0, ENDLESS, Char(negated=True))
BOUNDARY, LINE_START, LINE_END = Edge(r"\b"), Edge("^"), Edge("$")
WORD_START, WORD_END = Edge(r"(?<![^\W_])"), Edge(r"(?![^\W_])")  # how a pattern has the phrases of a list
WORD_EDGES = (BOUNDARY, WORD_START, WORD_END)
TEXT_START, TEXT_END = Edge(r"\A"), Edge(r"\Z")


class Matched(NamedTuple):
    """What a character may be: some in ASCII, some groups beyond, and some ranges of code points beyond."""

    ascii: frozenset[int]
    beyond: frozenset[int]
    ranges: tuple[tuple[int, int], ...]


@cache
def matched(char: Char) -> Matched:
    """What a character may be; of those beyond ASCII it may be more than said here, never fewer."""
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
    """The groups of characters beyond ASCII of which a construct matches some; any rare one may be."""
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
    """The parts that a row, a choice or a repetition is made of."""
    if isinstance(part, Repeat):
        return (part.part,)
    return part.parts if isinstance(part, Row | Choice) else ()


def may_be_empty(part: Part) -> bool:
    """True where a part matches without a character."""
    if isinstance(part, Char):
        return False
    if isinstance(part, Repeat) and part.least == 0:
        return True
    return (any if isinstance(part, Choice) else all)(map(may_be_empty, inner_parts(part)))


def without_tail(part: Part) -> Part:
    """The part without what may be missing at its end: it ends where the first match can."""
    if isinstance(part, Row):
        parts = list(part.parts)
        while parts and not isinstance(parts[-1], Edge) and may_be_empty(parts[-1]):
            parts.pop()
        return Row((*parts[:-1], without_tail(parts[-1]))) if parts else part
    if isinstance(part, Choice):
        return Choice(tuple(without_tail(one) for one in part.parts))
    if isinstance(part, Repeat) and part.least > 0:
        return Repeat(part.least, part.least, part.part)
    return part


def without_head(part: Part) -> Part:
    """The part without what may be missing at its beginning, or be there more often.

    It ends where the whole does; not asked where a match begins, an engine has less to keep in mind.
    """
    if isinstance(part, Row):
        parts = list(part.parts)
        while parts and isinstance(parts[0], Repeat) and may_be_empty(parts[0]):
            parts.pop(0)
        return Row((without_head(parts[0]), *parts[1:])) if parts else part
    if isinstance(part, Choice):
        return Choice(tuple(without_head(one) for one in part.parts))
    if isinstance(part, Repeat) and part.least > 0:
        return Repeat(part.least, part.least, part.part)
    return part


def is_open(part: Part) -> bool:
    """True where a part ends with a run of whatever letters stand there."""
    if isinstance(part, Row):
        return bool(part.parts) and is_open(part.parts[-1])
    if not isinstance(part, Repeat) or not isinstance(part.part, Char):
        return False
    return part.most > len(WORD) // 2 and len(matched(part.part).ascii & WORD) > len(WORD) // 2
