"""The look of each line of a page, and its surroundings: the basis of the evidence about the line."""

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from newslint.document import Document, Line
from newslint.document.links import SIGN, is_linked, shown
from newslint.text.function_words import FUNCTION_WORDS
from newslint.text.patterns import pattern

APOSTROPHE = "\N{RIGHT SINGLE QUOTATION MARK}"
WORD = rf"\p{{L}}+(?:['{APOSTROPHE}]\p{{L}}+)*|\d+"
SENTENCE_ENDS = ".!?\N{HORIZONTAL ELLIPSIS}"
BEHIND = f"\"'\N{RIGHT DOUBLE QUOTATION MARK}{APOSTROPHE})]*_"  # what may come after the end of a sentence
OPENING = "\"'\N{LEFT DOUBLE QUOTATION MARK}\N{LEFT SINGLE QUOTATION MARK}"
SIZES = (0, 1, 2, 3, 4, 6, 8, 11, 15, 20, 30, 45, 70, 120)  # words
PROSE, TALK = 14, 0.2  # the fewest words of a line of prose, and the least share of function words
LABEL_COST = 8  # words of prose that one other line cancels out
FAR = 99  # lines: no prose anywhere on this side
HEADING, ITEM, REACH = 6, 8, 40  # the most words of a heading and of an item; the lines below a heading


class Look(NamedTuple):
    """The look of one written line, without its surroundings.

    Args:
        line: The line.
        text: Its text as a page shows it.
        words: Its words in lower case; digits as `0`.
        talk: The share of function words.
        linked: True for a line of links.
        prose: True for running text.
        size: The place of its number of words in `SIZES`.
        opens: The kind of its first character: `A`, `a`, `0`, `"` or `-`.
        ends: Its last character: `.` for the end of a sentence, `a` for a letter, `0` for a digit.
    """

    line: Line
    text: str
    words: list[str]
    talk: float
    linked: bool
    prose: bool
    size: int
    opens: str
    ends: str

    @property
    def sign(self) -> str:
        """Size, end, prose and links in a few characters."""
        return f"{min(self.size, 11)}{self.ends}{'p' if self.prose else ''}{'l' if self.linked else ''}"


class Surroundings(NamedTuple):
    """The lines of a document and the surroundings of each, by its place among the written lines.

    Args:
        looks: The lines.
        first: The first line of the densest run of prose.
        last: Its last line.
        above: How many lines above the nearest prose is.
        below: How many lines below the nearest prose is.
        run: How many lines without prose are in the run around the line; 0 for prose.
        prose: How many lines of prose are above; one number more than there are lines.
        headings: The place of the nearest line above that may be a heading; -1 without one.
        topic: In how many lines of prose each word occurs.
        copies: How often each line occurs.
    """

    looks: list[Look]
    first: int
    last: int
    above: list[int]
    below: list[int]
    run: list[int]
    prose: list[int]
    headings: list[int]
    topic: Counter[str]
    copies: Counter[str]


def graded(number: float, steps: Sequence[int]) -> int:
    """The place of a number among some steps; their count if it is above all of them."""
    return next((place for place, step in enumerate(steps) if number <= step), len(steps))


def surroundings(document: Document) -> Surroundings:
    """The surroundings of a document's written lines, computed once."""
    return document.once(_read)


def _read(document: Document) -> Surroundings:
    looks = [_look(line) for line in document.written]
    whole = [one for one in looks if one.prose and one.ends == "."] or [one for one in looks if one.prose]
    first, last = _densest(looks)
    prose = [0]
    for one in looks:
        prose.append(prose[-1] + one.prose)
    return Surroundings(
        looks,
        first,
        last,
        _distances(looks),
        _distances(looks[::-1])[::-1],
        _runs(looks),
        prose,
        _headings(looks),
        Counter(word for one in whole for word in set(one.words)),
        Counter(" ".join(one.words) for one in looks),
    )


def _look(line: Line) -> Look:
    text = shown(line.words) if SIGN in line.text else line.words
    found = pattern(WORD).findall(text.lower().replace(APOSTROPHE, "'"))
    words = ["0" * min(len(word), 4) if word[0].isdigit() else word for word in found]
    linked = is_linked(line.words)
    talk = sum(word in FUNCTION_WORDS for word in words) / len(words) if words else 0.0
    prose = len(words) >= PROSE and talk >= TALK and not linked
    return Look(line, text, words, talk, linked, prose, graded(len(words), SIZES), _opens(text), _ends(text))


def _opens(text: str) -> str:
    first = text[:1]
    if first.isalpha():
        return "a" if first.islower() else "A"
    if first.isdigit():
        return "0"
    return '"' if first and first in OPENING else "-"


def _ends(text: str) -> str:
    last = text.rstrip(BEHIND)[-1:]
    if last.isalpha():
        return "a"
    if last.isdigit():
        return "0"
    return "." if last and last in SENTENCE_ENDS else last


def _densest(looks: Sequence[Look]) -> tuple[int, int]:
    """The first and the last line of the run with the most words of prose and the fewest other lines."""
    best, found, weight, first = 0, (0, len(looks) - 1), 0, 0
    for place, one in enumerate(looks):
        weight += len(one.words) if one.prose else -LABEL_COST
        if weight <= 0:
            weight, first = 0, place + 1
        elif weight > best:
            best, found = weight, (first, place)
    return found


def _distances(looks: Iterable[Look]) -> list[int]:
    """For each line, how many lines before it the last prose is."""
    found, distance = [], FAR
    for one in looks:
        found.append(distance)
        distance = 1 if one.prose else distance + 1
    return found


def _runs(looks: Sequence[Look]) -> list[int]:
    """For each line, how many lines without prose are in the run around it; 0 for prose."""
    found, start = [0] * len(looks), 0
    for place in range(len(looks) + 1):
        if place == len(looks) or looks[place].prose:
            found[start:place] = [place - start] * (place - start)
            start = place + 1
    return found


def _headings(looks: Sequence[Look]) -> list[int]:
    """For each line, the place of the nearest line above that may be a heading; -1 without one near."""
    found, heading = [], -1
    for place, one in enumerate(looks):
        found.append(heading if place - heading <= REACH else -1)
        if not 0 < len(one.words) <= HEADING or one.ends in (".", ","):
            continue
        if heading < 0 or one.ends == ":" or not _is_list(looks[place - 1], one):
            heading = place
    return found


def _is_list(above: Look, below: Look) -> bool:
    """True for two short lines of one form, such as two items of a list."""
    return len(above.words) <= ITEM and (above.size, above.ends) == (below.size, below.ends)
