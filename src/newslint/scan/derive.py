"""From a pattern, the literals without one of which it cannot match.

The pattern is read with the standard library's own parser. Each part of it gives either the few strings it
can match exactly, or a set of literals of which every match holds one; of a sequence the quietest is kept.
The idea is that of the index queries of Russ Cox, "Regular Expression Matching with a Trigram Index" (2012).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import cache
from itertools import product
from typing import Any, NamedTuple

from newslint.scan.signal import EDGE
from newslint.scan.syntax import FIRST_STAND_IN, parse, walk

MOST_STRINGS = 48
LONGEST = 40
CLASS_MEMBERS = 6
TOO_SHORT = 3.0
COMMON = frozenset(
    "about after all also and are been but can could for from had has have her here here's his how "
    "into its just "
    "like more news not now one other our out over said she some story than that the their them then "
    "there these "
    "they this time to was were what when which who will with would you your".split()
)


class Part(NamedTuple):
    """What is known of a part: all strings it matches, or literals of which each match holds one."""

    exact: frozenset[str] | None
    cover: frozenset[str] | None

    @property
    def best(self) -> frozenset[str] | None:
        """The part's literals: its exact strings, unless one of them is empty, or its cover."""
        if self.exact is not None and "" not in self.exact:
            return self.exact
        return self.cover


BOUNDARY = ("AT", "AT_BOUNDARY")
ANYTHING = Part(None, None)
NOTHING = Part(frozenset([""]), None)
EDGED = Part(frozenset([EDGE]), None)


def literals(source: str, *, fills_line: bool = False) -> frozenset[str] | None:
    """Literals in lower ASCII case, one of which stands in every match of a pattern; None without any.

    `EDGE` at an end of a literal says that no ASCII letter or digit stands beside it there.

    Args:
        source: A pattern in the syntax of the `regex` package.
        fills_line: True for a pattern that has to fill its line, marks and blanks around it aside.
    """
    tree = parse(source)
    if tree is None:
        return None
    items = [BOUNDARY, *tree.items, BOUNDARY] if fills_line else tree.items
    best = _sequence(items).best
    found = {_with_sound_edges(literal) for literal in best} if best else set()
    return fewest(found) if found and quietness(found) >= TOO_SHORT else None


def _with_sound_edges(literal: str) -> str:
    """The literal, its edges kept at its ends alone, and there beside an ASCII letter or digit."""
    inner = literal.replace(EDGE, "")
    opens = literal[:1] == EDGE and _is_ascii_word(inner[:1])
    closes = literal[-1:] == EDGE and _is_ascii_word(inner[-1:])
    return EDGE * opens + inner + EDGE * closes


def _is_ascii_word(char: str) -> bool:
    return char.isascii() and char.isalnum()


def fewest(found: Iterable[str]) -> frozenset[str]:
    """The literals without those that hold another one: where the longer stands, the shorter does too."""
    kept: list[str] = []
    for literal in sorted(found, key=len):
        if not any(short in literal for short in kept):
            kept.append(literal)
    return frozenset(kept)


@cache
def crosses_lines(source: str) -> bool:
    """True where a match of the pattern may hold a line feed, as far as can be told."""
    tree = parse(source)
    return (
        tree is None
        or any(one.startswith(r"\P") for one in tree.constructs)
        or any(_may_be_line_feed(op, arg) for op, arg in walk(tree.items))
    )


def quietness(found: Iterable[str]) -> float:
    """How rarely a set of literals stands in prose: the shortest one's length, less for each further one.

    A blank counts half, and a literal of nothing but common words hardly counts.
    """
    sizes = [_weight(literal.replace(EDGE, "")) for literal in found]
    return min(sizes, default=0.0) - 0.02 * len(sizes)


def _weight(literal: str) -> float:
    words = literal.split()
    if words and all(word in COMMON for word in words):
        return min(2.0 + 0.8 * len(words), 0.5 * len(literal))
    return len(literal) - 0.5 * literal.count(" ")


def _sequence(items: Iterable[Any]) -> Part:
    current: frozenset[str] = frozenset([""])
    covers: list[frozenset[str]] = []
    whole = True
    for op, arg in items:
        part = _part(str(op), arg)
        joined = _joined(current, part.exact)
        if joined is not None:
            current = _without_marks(joined)
            continue
        whole = False
        covers += [found for found in (current, part.cover) if found and "" not in found]
        at_edge = current == {EDGE} and _is_marks(str(op), arg)
        current = part.exact or frozenset([EDGE if at_edge else ""])
    if whole:
        return Part(current, None)
    covers += [current] if "" not in current else []
    return Part(None, max(covers, key=quietness, default=None))


def _without_marks(found: frozenset[str]) -> frozenset[str]:
    """The strings without those of an edge and marks, where an edge alone is one: behind marks is an edge."""
    if EDGE not in found:
        return found
    return frozenset(one for one in found if one == EDGE or any(map(_is_no_mark, one)))


def _is_no_mark(char: str) -> bool:
    return char != EDGE and (char.isalnum() or not char.isascii())


def _is_marks(op: str, arg: Any) -> bool:
    """True for what matches no letter or digit: a boundary of words before `[*_]{0,3}` is one behind it."""
    if op == "LITERAL":
        return bool(arg < 0x80 and not chr(arg).isalnum())
    if op == "IN" and str(arg[0][0]) == "NEGATE":
        return any(str(value) == "CATEGORY_WORD" for _, value in arg)
    if op == "IN":
        return all(_is_marks(str(one), value) for one, value in arg)
    return op.endswith("_REPEAT") and all(_is_marks(str(one), value) for one, value in arg[2])


def _joined(left: frozenset[str], right: frozenset[str] | None) -> frozenset[str] | None:
    if right is None or len(left) * len(right) > MOST_STRINGS:
        return None
    joined = frozenset(a + b for a, b in product(left, right))
    return joined if max(map(len, joined)) <= LONGEST else None


def _part(op: str, arg: Any) -> Part:
    read: Callable[[Any], Part] = READERS.get(op, lambda _: ANYTHING)
    return read(arg)


def _folded(code: int) -> str:
    char = chr(code)
    return char.lower() if char.isascii() else char


def _char_class(members: Sequence[Any]) -> Part:
    plain = all(str(op) == "LITERAL" and arg < FIRST_STAND_IN for op, arg in members)
    if plain and len(members) <= CLASS_MEMBERS:
        return Part(frozenset(_folded(arg) for _, arg in members), None)
    return ANYTHING


def _branch(parts: Sequence[Part]) -> Part:
    exact = [part.exact for part in parts if part.exact is not None]
    if len(exact) == len(parts):
        together = frozenset().union(*exact)
        if len(together) <= MOST_STRINGS:
            return Part(together, None)
    covers = [part.best for part in parts if part.best]
    return Part(None, frozenset().union(*covers) if len(covers) == len(parts) else None)


def _repeat(least: int, most: int, items: Any) -> Part:
    part = _sequence(items)
    if least == most == 1:
        return part
    if least == 0:
        return Part(part.exact | {""}, None) if most == 1 and part.exact is not None else ANYTHING
    return Part(None, part.best)


READERS: Mapping[str, Callable[[Any], Part]] = {
    "LITERAL": lambda code: ANYTHING if code >= FIRST_STAND_IN else Part(frozenset([_folded(code)]), None),
    "AT": lambda arg: EDGED if str(arg) == "AT_BOUNDARY" else NOTHING,
    "ASSERT": lambda _: NOTHING,
    "ASSERT_NOT": lambda _: NOTHING,
    "IN": _char_class,
    "BRANCH": lambda arg: _branch([_sequence(items) for items in arg[1]]),
    "SUBPATTERN": lambda arg: _sequence(arg[-1]),
    "ATOMIC_GROUP": _sequence,
    "MAX_REPEAT": lambda arg: _repeat(*arg),
    "MIN_REPEAT": lambda arg: _repeat(*arg),
    "POSSESSIVE_REPEAT": lambda arg: _repeat(*arg),
}


def _may_be_line_feed(op: str, arg: Any) -> bool:
    if op == "LITERAL":
        return bool(arg == ord("\n"))
    if op == "NOT_LITERAL":
        return bool(arg != ord("\n"))
    if op == "IN":
        names = [(str(name), value) for name, value in arg]
        negated = names[0][0] == "NEGATE"
        space = any("CATEGORY_SPACE" in str(value) or "NOT_WORD" in str(value) for _, value in names)
        feed = any(name == "LITERAL" and value == ord("\n") for name, value in names)
        return not (feed or space) if negated else feed or space
    return op == "GROUPREF_EXISTS"
