from collections.abc import Iterator
from itertools import groupby

from newslint.checks.boilerplate.deletion import run_hit
from newslint.document import Document, Line
from newslint.rule import Hit
from newslint.text.patterns import pattern
from newslint.text.sentences import ends_sentence
from newslint.text.wordlist import WordList

OPEN_HEADING = (  # headings that end in the site's own words
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
    others: WordList = WordList("list-heading"),
    labels: WordList = WordList("related-label"),
) -> Iterator[Hit]:
    """Yield the titles below the heading of a list of other stories, after the article's body.

    Args:
        document: The document.
        headings: The headings of such lists, which may also be names of sections.
        others: The headings that no story has.
        labels: Labels of single links, which can also be headings of lists.
    """
    heading = rf"(?:{headings.pattern}|{others.pattern}|{labels.pattern})[ :]*|{OPEN_HEADING}"
    for run in _runs(document):
        for place, line in enumerate(run):
            if line.start < document.zones.body.end:
                continue
            if _is_heading(line.words, heading):
                titles = run[place + 1 :]
                if FEWEST_TITLES <= len(titles) <= MOST_TITLES and any(
                    len(title.words.split()) >= 4 for title in titles
                ):
                    yield run_hit(run[place:], {"heading": line.words, "count": len(titles)}, whole=True)
                break


def _is_heading(words: str, heading: str) -> bool:
    return len(words) <= LONGEST_HEADING and bool(pattern(heading, ignore_case=True).fullmatch(words))


def _runs(document: Document) -> Iterator[list[Line]]:
    """Yield the runs of lines outside the body, empty ones aside, in which no line is a sentence or a row."""
    body = document.zones.body

    def is_listed(line: Line) -> bool:
        return (line.end <= body.start or line.start >= body.end) and _is_boilerplate(line)

    yield from (list(run) for listed, run in groupby(document.written, is_listed) if listed)


def _is_boilerplate(line: Line) -> bool:
    words = line.words
    return (
        not line.is_row
        and words.count(" ") < TITLE_WORDS
        and not (ends_sentence(words) and words.count(" ") >= 4)
    )
