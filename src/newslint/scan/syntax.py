r"""A parser for patterns, which makes trees to derive triggers from.

It supports the syntax of the `regex` package as far as cards use it: groups, classes, repetitions,
lookarounds, references, escapes, properties such as `\p{L}`, and flags; in a verbose pattern, white space and
comments are left out. A pattern with anything else cannot be parsed, and nothing is derived from it.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from newslint.scan.fold import forms
from newslint.scan.parts import (
    ANY_TEXT,
    ASCII,
    BOUNDARY,
    ENDLESS,
    LINE_END,
    LINE_START,
    NOTHING,
    TEXT_END,
    TEXT_START,
    WORD_END,
    WORD_START,
    Chain,
    Char,
    Choice,
    Part,
    Repeat,
)
from newslint.text.patterns import pattern

if TYPE_CHECKING:
    from regex import Match

BLANK = r"(?:\s|\#[^\n]*)*+"
GROUP = (
    r"(?<comment>\?\#[^)]*\))|(?<again>\?P=\w+\))|(?<look>\?<?[=!])|(?<plain>(?!\?)|\?>|\?P?<\w+>)"
    r"|\?(?<on>[aimsux]*)(?:-(?<off>[imsx]+))?(?<end>[:)])"
)
TIMES = r"(?:(?<sign>[*+?])|\{(?<exact>\d+)\}|\{(?<least>\d*),(?<most>\d*)\})[?+]?"
SIGNS = {"*": (0, ENDLESS), "+": (1, ENDLESS), "?": (0, 1)}
CONSTRUCT = r"\\(?:[pP](?:\{[^}]*\}|\w)|[dDsSwWh])"
REFERENCE = r"\\(?:[1-9]\d?|g<\w+>)"
CODE = r"\\(?:x([\da-fA-F]{2})|u([\da-fA-F]{4})|U([\da-fA-F]{8}))"
NAMED = r"\\N\{([^}]+)\}"
CONTROL = {"a": "\a", "f": "\f", "n": "\n", "r": "\r", "t": "\t", "v": "\v", "0": "\0"}
EDGES: dict[str, Part] = {
    "^": LINE_START,
    "$": LINE_END,
    r"\b": BOUNDARY,
    WORD_START.notation: WORD_START,
    WORD_END.notation: WORD_END,
    r"\B": NOTHING,
    r"\A": TEXT_START,
    r"\Z": TEXT_END,
}
LINE_FEED = (10, 10)


class Tree(NamedTuple):
    """A parsed pattern.

    Args:
        part: What it matches.
        looks: Its lookarounds: what must, or must not, be before or after a match.
        ignore_case: True if the pattern, or a part of it, has a flag to ignore case.
    """

    part: Part
    looks: tuple[Part, ...]
    ignore_case: bool


class UnreadableError(ValueError):
    """The pattern has a construct that is not supported here."""


@cache
def parse(source: str) -> Tree | None:
    """The tree of a pattern in the syntax of the `regex` package; None if it cannot be parsed."""
    reader = _Reader(source)
    try:
        part = reader.choice()
    except (KeyError, UnreadableError):
        return None
    return Tree(part, tuple(reader.looks), reader.ignore_case) if reader.is_done else None


class _Reader:
    """Parses a pattern from its beginning to its end, with a method for each kind of part."""

    def __init__(self, source: str) -> None:
        self.looks: list[Part] = []
        self.ignore_case = False
        self._source = source
        self._at = 0
        self._flags: frozenset[str] = frozenset()

    @property
    def is_done(self) -> bool:
        """True at the end of the pattern; False at a bracket that was never opened."""
        return self._at == len(self._source)

    def choice(self) -> Part:
        """The part up to the end of the group, or of the pattern."""
        chains = [self._chain()]
        while self._takes("|"):
            chains.append(self._chain())
        return chains[0] if len(chains) == 1 else Choice(tuple(chains))

    def _chain(self) -> Part:
        parts: list[Part] = []
        while self._next() not in ("", "|", ")"):
            part = self._repeated(self._item())
            parts.extend(part.parts if isinstance(part, Chain) else [part])
        return parts[0] if len(parts) == 1 else Chain(tuple(parts))

    def _repeated(self, part: Part) -> Part:
        self._next()
        found = self._matches(TIMES)
        if found is None:
            return part
        if found["sign"]:
            return Repeat(*SIGNS[found["sign"]], part)
        least = int(found["exact"] or found["least"] or 0)
        return Repeat(least, int(found["exact"] or found["most"] or ENDLESS), part)

    def _item(self) -> Part:
        edge = next(filter(self._takes, EDGES), None)
        if edge:
            return EDGES[edge]
        if self._takes("("):
            return self._group()
        if self._takes("["):
            return self._class()
        if self._takes("."):
            return Char(() if "s" in self._flags else (LINE_FEED,), negated=True)
        if self._matches(REFERENCE):
            return ANY_TEXT
        if self._source[self._at] in "*+?":
            raise UnreadableError("nothing to repeat")
        construct, code = self._member()
        return Char((), (construct,)) if construct else Char(self._in_case(code))

    def _group(self) -> Part:
        found = self._matches(GROUP)
        if found is None:
            raise UnreadableError("an unknown kind of group")
        if found["comment"]:
            return NOTHING
        if found["again"]:
            return ANY_TEXT
        before = self._flags
        if found["end"]:
            self._flags = before.union(found["on"]).difference(found["off"] or "")
            self.ignore_case |= "i" in self._flags
        if found["end"] == ")":
            if found.start() != 1:
                raise UnreadableError("flags for a whole pattern must be at its beginning")
            return NOTHING
        part = self.choice()
        if not self._takes(")"):
            raise UnreadableError("a group that does not end")
        self._flags = before
        if found["look"]:
            self.looks.append(part)
            return NOTHING
        return part

    def _class(self) -> Char:
        negated = self._takes("^")
        ranges: list[tuple[int, int]] = []
        constructs: list[str] = []
        start = self._at
        while self._at == start or not self._takes("]"):
            construct, first = self._member(in_class=True)
            if construct:
                constructs.append(construct)
            elif self._matches(r"-(?!\])"):
                construct, last = self._member(in_class=True)
                if construct:
                    raise UnreadableError("a range that ends with a class")
                ranges.append((first, last))
            else:
                ranges.append((first, first))
        return Char(tuple(ranges), tuple(constructs), negated)

    def _in_case(self, code: int) -> tuple[tuple[int, int], ...]:
        """The ranges of a character: a search over bytes can ignore the case only of ASCII letters."""
        if "i" not in self._flags or code in ASCII:
            return ((code, code),)
        return tuple((ord(form), ord(form)) for form in sorted(forms(chr(code))))

    def _member(self, *, in_class: bool = False) -> tuple[str, int]:
        """A construct that matches several characters, or else the code point of one."""
        letter = self._source[self._at : self._at + 1]
        if letter.isalnum():
            self._at += 1
            return "", ord(letter)
        if found := self._matches(CONSTRUCT):
            return found[0], 0
        if found := self._matches(CODE):
            return "", int(found[1] or found[2] or found[3], 16)
        if found := self._matches(NAMED):
            import unicodedata  # noqa: PLC0415 -- only for few patterns

            return "", ord(unicodedata.lookup(found[1]))
        found = self._matches(r"\\?+(?s:.)")
        if found is None or (in_class and found[0] == "[" and self._source.startswith(":", self._at)):
            raise UnreadableError("a class that does not end, or one of POSIX")
        char = found[0][-1]
        if found[0] == r"\b":
            return "", 8
        if len(found[0]) == 2 and char.isalnum():
            if char not in CONTROL:
                raise UnreadableError("an unknown escape")
            char = CONTROL[char]
        return "", ord(char)

    def _next(self) -> str:
        """The next character that counts; empty at the end."""
        if "x" in self._flags:
            self._matches(BLANK)
        return self._source[self._at : self._at + 1]

    def _takes(self, notation: str) -> bool:
        taken = self._source.startswith(notation, self._at)
        self._at += len(notation) * taken
        return taken

    def _matches(self, source: str) -> Match[str] | None:
        found = pattern(source).match(self._source, self._at)
        self._at = found.end() if found else self._at
        return found
