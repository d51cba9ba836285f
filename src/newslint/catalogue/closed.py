"""Closed patterns: those whose variable parts cannot hold a clause of a story."""

from collections.abc import Iterator

from newslint.catalogue.kinds import KINDS, REFERENCE
from newslint.scan.parts import Char, Choice, Part, Repeat, chars_of, inner_parts, matched
from newslint.scan.syntax import parse
from newslint.text.patterns import pattern

MOST_WORDS = 8  # of running text in all slots of a pattern
MOST_FREE_WORDS = 3  # outside named kinds: three words of any letters are no clause
LONGEST_RUN, WORDS_OF_RUN = 12, 3  # characters of any text, and the words for which they have room
BALANCED = r"(?:[^()\[\]\\]|\\.|\[\^?\]?(?:[^\]\\]|\\.)*\]|\((?&{0})\))*+"
DEFINITIONS = rf"\(\?\(DEFINE\)(?<inner>{BALANCED.format('inner')})\)"
DEFINITION = rf"\(\?P<(?<name>\w+)>(?<inner>{BALANCED.format('inner')})\)"
FIRST_MARK = 0xF0000  # code points in private use: a kind while its pattern is measured
LETTERS = frozenset(b"abcdefghijklmnopqrstuvwxyz")
SPACE = ord(" ")
FEW = 6  # a class of so few letters stands for spellings, not for words
BETWEEN_LABELS = "title"


def open_slots(source: str) -> Iterator[str]:
    """Yield what makes a pattern open, in words; nothing if it is closed.

    Args:
        source: A pattern as the card has it; kinds and word lists are named `(?&name)`.
    """
    tree = parse(pattern(REFERENCE).sub(lambda found: _mark(found[1]), _without_definitions(source)))
    if tree is None:
        yield "the pattern is too complex to be proved closed"
        return
    yield from map(_shown, _long_runs(tree.part))
    free, named = _words(tree.part)
    if free > MOST_FREE_WORDS:
        yield f"{free} words of any letters (at most {MOST_FREE_WORDS})"
    if free + named > MOST_WORDS:
        yield f"{free + named} words in all slots (at most {MOST_WORDS})"
    if _ends_in_title(source):
        yield "a title without a label on either side"


def _without_definitions(source: str) -> str:
    """The pattern with calls of its groups replaced by the groups; the parser does not know calls."""
    block = pattern(DEFINITIONS).search(source)
    if block is None:
        return source
    rest = source[: block.start()] + source[block.end() :]
    for own in reversed(list(pattern(DEFINITION).finditer(block[0]))):
        rest = rest.replace(f"(?&{own['name']})", f"(?:{own['inner']})")
    return rest


def _ends_in_title(source: str) -> bool:
    found = pattern(REFERENCE).findall(source)
    bare = source.removeprefix("(?x)").strip()
    title = f"(?&{BETWEEN_LABELS})"
    return BETWEEN_LABELS in found and (bare.startswith(title) or bare.endswith(title))


def _mark(name: str) -> str:
    """A character for a kind; a letter for a word list, whose phrases are closed."""
    return chr(FIRST_MARK + list(KINDS).index(name)) if name in KINDS else "q"


def _long_runs(part: Part) -> Iterator[Repeat]:
    """Yield the runs of any text that are too long."""
    if isinstance(part, Repeat) and isinstance(part.part, Char):
        if _holds_text(part.part) and part.most > LONGEST_RUN:
            yield part
        return
    for inner in inner_parts(part):
        yield from _long_runs(inner)


def _words(part: Part) -> tuple[int, int]:
    """The greatest number of words of any letters in a part, and of words in its kinds."""
    if isinstance(part, Char):
        kind = _kind_of(part)
        return (0, KINDS[kind].words) if kind else (int(_holds_letters(part)), 0)
    chars = list(chars_of(part))
    if not any(SPACE in matched(char).ascii or _kind_of(char) for char in chars):
        return int(any(map(_holds_letters, chars))), 0
    if isinstance(part, Repeat):
        free, named = _words(part.part)
        if isinstance(part.part, Char) and _holds_text(part.part):
            return min(part.most, WORDS_OF_RUN), 0
        return free * part.most, named * part.most
    counts = [_words(inner) for inner in inner_parts(part)]
    if isinstance(part, Choice):
        return max(count[0] for count in counts), max(count[1] for count in counts)
    return sum(count[0] for count in counts), sum(count[1] for count in counts)


def _kind_of(char: Char) -> str | None:
    if len(char.ranges) == 1 and char.ranges[0][0] >= FIRST_MARK:
        return list(KINDS)[char.ranges[0][0] - FIRST_MARK]
    return None


def _holds_letters(char: Char) -> bool:
    return len(matched(char).ascii & LETTERS) > FEW


def _holds_text(char: Char) -> bool:
    return _holds_letters(char) and SPACE in matched(char).ascii


def _shown(part: Repeat) -> str:
    most = "" if part.most > 1 << 20 else part.most
    return f"a run of any text, {{{part.least},{most}}}"
