from collections.abc import Iterator

from newslint.document import Document
from newslint.document.removal import deletion
from newslint.rule import Hit
from newslint.text.patterns import pattern
from newslint.text.words import words

PARTS = (
    r"[ ]+(?:[-|\N{EN DASH}\N{EM DASH}\N{MIDDLE DOT}\N{LEFT-POINTING DOUBLE ANGLE QUOTATION MARK}"
    r"\N{RIGHT-POINTING DOUBLE ANGLE QUOTATION MARK}]|::)[ \t]+"
)
FEWEST_WORDS = 4
LONGEST_TITLE = 220
MOST_MORE = 12  # the most words of a site's name, section and motto
START = 12


def page_title(document: Document) -> Iterator[Hit]:
    """Yield the first line if it is a later line of the page with a site's name before or after it."""
    opening = next((text for text in document.raw_lines if text.strip()), "")
    if len(opening) > LONGEST_TITLE or not pattern(PARTS).search(opening):
        return
    first = document.written[0]
    title, folded = words(first.words), first.words.casefold()
    for line in document.written[1:]:
        start = line.words[:START].casefold()
        if len(line.text) > LONGEST_TITLE or start not in folded:
            continue
        said = words(line.words)
        if len(said) >= FEWEST_WORDS and 0 < len(title) - len(said) <= MOST_MORE and _holds(title, said):
            yield Hit(first.span, {"text": first.words}, deletion(first))
            return


def _holds(title: list[str], said: list[str]) -> bool:
    """True if the title begins or ends with these words, or has them after the site's name."""
    return any(title[at : at + len(said)] == said for at in range(len(title) - len(said) + 1))
