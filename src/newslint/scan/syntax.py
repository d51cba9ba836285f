"""Patterns read with the standard library's own parser, for those who derive something from them."""

from __future__ import annotations

import importlib
from collections.abc import Iterator
from functools import cache
from typing import Any, NamedTuple

FIRST_STAND_IN = 0xF0000  # code points nobody writes: each stands in for a construct of `regex` alone
REGEX_ONLY = r"\\[pP]\{[^}]*\}|\\h"
NAMED_GROUP = r"\(\?<(?=\w)"


class Tree(NamedTuple):
    """A parsed pattern.

    Args:
        items: Its operations.
        constructs: The source of each construct the parser does not know.
        flags: All flags set in the pattern, for the whole or for a part of it.
    """

    items: Any
    constructs: tuple[str, ...]
    flags: int

    def construct(self, code: int) -> str | None:
        r"""The construct, such as `\p{L}`, that a literal of the tree stands in for; None for a character."""
        at = code - FIRST_STAND_IN
        return self.constructs[at] if 0 <= at < len(self.constructs) else None


@cache
def parse(source: str) -> Tree | None:
    """The tree of a pattern in the syntax of the `regex` package; None where it cannot be read."""
    import re  # noqa: PLC0415 -- derivation runs when a pack or a database is made, not at start-up

    constructs: list[str] = []

    def stand_in(found: re.Match[str]) -> str:
        constructs.append(found[0])
        return chr(FIRST_STAND_IN + len(constructs) - 1)

    known = re.sub(NAMED_GROUP, "(?P<", re.sub(REGEX_ONLY, stand_in, source))
    try:
        items = importlib.import_module("re._parser").parse(known)
    except re.error:
        return None
    flags = items.state.flags
    for op, arg in walk(items):
        flags |= arg[1] if op == "SUBPATTERN" else 0
    return Tree(items, tuple(constructs), flags)


def walk(items: Any) -> Iterator[tuple[str, Any]]:
    """Yield every operation of a tree, at any depth and in what looks around too, and its argument."""
    for op, arg in items:
        name = str(op)
        yield name, arg
        if name == "BRANCH":
            for branch in arg[1]:
                yield from walk(branch)
        elif name in ("SUBPATTERN", "ASSERT", "ASSERT_NOT", "ATOMIC_GROUP"):
            yield from walk(arg if name == "ATOMIC_GROUP" else arg[-1])
        elif name.endswith("_REPEAT"):
            yield from walk(arg[2])


def ignores_case(source: str) -> bool:
    """True where a pattern, or a part of it, says itself that case does not matter."""
    import re  # noqa: PLC0415 -- as above

    tree = parse(source)
    return tree is not None and bool(tree.flags & re.IGNORECASE)
