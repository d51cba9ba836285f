"""What a pattern is made of, as far as a search over bytes needs to know.

A tree of these parts matches wherever the pattern does, and in a few places more: what looks around is left
out, a reference to a group may be anything, and characters beyond ASCII are told apart by their first bytes
alone.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cache
from typing import Any, NamedTuple

from newslint.scan.syntax import Tree
from newslint.text.patterns import pattern

ASCII = frozenset(range(128))
LINE_FEED = ord("\n")
DOT_ALL = 16  # `re.DOTALL`, without importing it
WORD = frozenset(code for code in ASCII if chr(code).isalnum() or code == ord("_"))
CATEGORIES = {
    "CATEGORY_DIGIT": r"\d",
    "CATEGORY_NOT_DIGIT": r"\D",
    "CATEGORY_SPACE": r"\s",
    "CATEGORY_NOT_SPACE": r"\S",
    "CATEGORY_WORD": r"\w",
    "CATEGORY_NOT_WORD": r"\W",
}
# Characters beyond ASCII by the bytes they begin with: Latin-1's signs, other letters of two bytes, the
# quotation marks and dashes of General Punctuation, and all others.
SIGNS, LETTERS, PUNCTUATION, OTHERS = range(4)
SAMPLED = (range(0x80, 0xC0), range(0xC0, 0x800), range(0x2000, 0x2040))


class Chars(NamedTuple):
    """One character: of some in ASCII, of some groups beyond, or of a range of code points beyond."""

    ascii: frozenset[int]
    beyond: frozenset[int] = frozenset()
    ranges: tuple[tuple[int, int], ...] = ()


class Text(NamedTuple):
    """A character beyond ASCII, as its bytes."""

    data: bytes


class Edge(NamedTuple):
    """A place of no width: a boundary of words, or an end of a line or text, in Hyperscan's notation."""

    notation: str


class Row(NamedTuple):
    """Parts one behind the other."""

    parts: tuple[Part, ...]


class Choice(NamedTuple):
    """One of several parts."""

    parts: tuple[Part, ...]


class Repeat(NamedTuple):
    """A part from `least` to `most` times."""

    least: int
    most: int
    part: Part


Part = Chars | Text | Edge | Row | Choice | Repeat
ANY_TEXT = Repeat(0, 1 << 30, Chars(ASCII, frozenset(range(4))))
# Hyperscan overlooks some matches at the very end of its input: the ends of a text are made ordinary bytes.
LINE_END, TEXT_END = r"\n", r"\n\xff"
EDGES = {
    "AT_BOUNDARY": r"\b",
    "AT_BEGINNING": "^",
    "AT_BEGINNING_STRING": r"\A",
    "AT_END": LINE_END,
    "AT_END_STRING": TEXT_END,
}


def parts_of(tree: Tree) -> Part:
    """The parts of a parsed pattern."""
    return _row(tree, tree.items)


def _row(tree: Tree, items: Iterable[Any]) -> Part:
    parts = [part for op, arg in items if (part := _part(tree, str(op), arg)) is not None]
    return parts[0] if len(parts) == 1 else Row(tuple(parts))


def _part(tree: Tree, op: str, arg: Any) -> Part | None:
    if op in ("ASSERT", "ASSERT_NOT", "AT"):
        return Edge(EDGES[str(arg)]) if op == "AT" and str(arg) in EDGES else None
    if op == "BRANCH":
        return Choice(tuple(_row(tree, items) for items in arg[1]))
    if op in ("SUBPATTERN", "ATOMIC_GROUP"):
        return _row(tree, arg[-1] if op == "SUBPATTERN" else arg)
    if op.endswith("_REPEAT"):
        least, most, items = arg
        return Repeat(least, int(most), _row(tree, items))
    if op in ("GROUPREF", "GROUPREF_EXISTS"):
        return ANY_TEXT
    return _char(tree, op, arg)


def _char(tree: Tree, op: str, arg: Any) -> Part:
    if op == "ANY":
        return Chars(ASCII if tree.flags & DOT_ALL else ASCII - {LINE_FEED}, frozenset(range(4)))
    if op == "NOT_LITERAL":
        return Chars(ASCII - {arg}, frozenset(range(4)))
    if op == "LITERAL" and arg > 127 and tree.construct(arg) is None:
        return Text(chr(arg).encode("utf-8", "surrogatepass"))
    members = [(op, arg)] if op == "LITERAL" else arg
    return _char_class(tree, members)


def _char_class(tree: Tree, members: Sequence[tuple[Any, Any]]) -> Chars:
    known: set[int] = set()
    beyond: set[int] = set()
    ranges: list[tuple[int, int]] = []
    for op, arg in members:
        construct = _construct(tree, str(op), arg)
        if construct is not None:
            one = _members(construct)
            known |= one.ascii
            beyond |= one.beyond
        elif str(op) in ("LITERAL", "RANGE"):
            first, last = arg if str(op) == "RANGE" else (arg, arg)
            known |= set(range(first, min(last, 127) + 1))
            ranges += [(max(first, 128), last)] if last > 127 else []
    if str(members[0][0]) == "NEGATE":
        return Chars(ASCII - known, frozenset(range(4)))
    return Chars(frozenset(known), frozenset(beyond), tuple(ranges))


def _construct(tree: Tree, op: str, arg: Any) -> str | None:
    if op == "CATEGORY":
        return CATEGORIES[str(arg)]
    return tree.construct(arg) if op == "LITERAL" else None


@cache
def _members(construct: str) -> Chars:
    r"""What a construct such as `\p{Lu}` or `\s` matches; of the rarer characters any may be meant."""
    matches = pattern(construct).match
    sampled = (any(matches(chr(code)) for code in codes) for codes in SAMPLED)
    beyond = {group for group, found in enumerate(sampled) if found}
    return Chars(frozenset(code for code in ASCII if matches(chr(code))), frozenset({*beyond, OTHERS}))


def may_be_empty(part: Part) -> bool:
    """True where a part matches without a character."""
    if isinstance(part, (Chars, Text)):
        return False
    if isinstance(part, Edge):
        return True
    if isinstance(part, Repeat):
        return part.least == 0 or may_be_empty(part.part)
    return (all if isinstance(part, Row) else any)(may_be_empty(one) for one in part.parts)


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
    if not isinstance(part, Repeat) or not isinstance(part.part, Chars):
        return False
    return part.most > len(WORD) // 2 and len(part.part.ascii & WORD) > len(WORD) // 2
