"""The titles of other stories, in a list after the article."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from newslint.document import Document, Line
from newslint.document.removal import without_lines
from newslint.edit import Fix, Span
from newslint.rule import Hit
from newslint.text.folding import folded
from newslint.text.patterns import pattern
from newslint.text.sentences import ends_sentence
from newslint.text.wordlist import WordList

OPEN_HEADING = (  # headings that end in words of the site's own
    r"(?:most (?:read|popular|viewed|shared|commented) \p{L}+|more (?:from|on|in) [^\n.!?]{2,50}|"
    r"you (?:may|might) (?:also )?(?:like|be interested in)[^\n]{1,20}|trending|related|recommended)[ ]*:?"
)
TRIGGER = (
    r"(?mi)^[^\p{L}\n]*(?:trending|related|recommended)[^\p{L}\n]*$",
    r"(?mi)^[^\p{L}\n]*(?:more (?:from|on|in)|most (?:read|popular|viewed|shared|commented)) ",
)
LONGEST_HEADING = 80
TITLE_WORDS = 24
FEWEST_TITLES = 2
MOST_TITLES = 30  # a longer list belongs to the article, such as a list of things to buy


def related_list(
    document: Document,
    *,
    headings: WordList = WordList("related-heading"),
    labels: WordList = WordList("related-label"),
) -> Iterator[Hit]:
    """Yield the titles below the heading of a list of other stories, behind the article's body.

    Args:
        document: Where to look.
        headings: Headings of such lists.
        labels: Labels of single links, which head lists as well.
    """
    known = frozenset(folded(phrase) for phrase in (*headings.all(), *labels.all()))
    for run in _runs(_outside(document)):
        for place, line in enumerate(run):
            if line.start < document.zones.body.end:
                continue
            if _is_heading(line.words, known):
                titles = run[place + 1 :]
                if FEWEST_TITLES <= len(titles) <= MOST_TITLES and any(
                    len(title.words.split()) >= 4 for title in titles
                ):
                    yield _hit(titles, {"heading": line.words, "count": len(titles)})
                break


def _is_heading(words: str, known: frozenset[str]) -> bool:
    """True for a heading of a list, with or without a colon."""
    return len(words) <= LONGEST_HEADING and (
        folded(words).rstrip(" :") in known
        or pattern(OPEN_HEADING, ignore_case=True).fullmatch(words) is not None
    )


def _hit(run: Sequence[Line], values: dict[str, object]) -> Hit:
    return Hit(Span(run[0].span.start, run[-1].span.end), values, Fix((without_lines(run[0], run[-1]),)))


def _outside(document: Document) -> list[Line]:
    body = document.zones.body
    return [
        line
        for line in document.lines
        if not line.blank and (line.end <= body.start or line.start >= body.end)
    ]


def _runs(lines: Sequence[Line]) -> Iterator[list[Line]]:
    """Yield the runs of lines, empty ones aside, in which no line is a sentence or a row."""
    run: list[Line] = []
    for line in lines:
        follows = bool(run) and line.previous is not None and line.previous.index == run[-1].index
        if run and not (follows and _is_furniture(line)):
            yield run
            run = []
        if _is_furniture(line):
            run.append(line)
    if run:
        yield run


def _is_furniture(line: Line) -> bool:
    words = line.words
    return (
        not line.is_row
        and words.count(" ") < TITLE_WORDS
        and not (ends_sentence(words) and words.count(" ") >= 4)
    )
