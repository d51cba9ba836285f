from collections.abc import Iterator

from newslint.document import Document
from newslint.document.removal import deletion
from newslint.rule import Hit
from newslint.text.patterns import pattern
from newslint.text.words import words

PARTS = (
    r"[ ](?:[-|\N{EN DASH}\N{EM DASH}\N{MIDDLE DOT}\N{LEFT-POINTING DOUBLE ANGLE QUOTATION MARK}"
    r"\N{RIGHT-POINTING DOUBLE ANGLE QUOTATION MARK}]|::)[ ]"
)
FEWEST_WORDS = 5
LOOKED_AT = 20
LONGEST_TITLE = 200
MOST_MORE = 6  # the maximum number of words of a site's name and section


def page_title(document: Document) -> Iterator[Hit]:
    """Yield the first line if it is a later line of the head with a site's name before or after it."""
    opening = next((text for text in document.raw_lines if text.strip()), "")
    if len(opening) > LONGEST_TITLE or not pattern(PARTS).search(opening):
        return
    written = document.written[:LOOKED_AT]
    title = words(written[0].words)
    for line in written[1:]:
        said = words(line.words) if len(line.text) <= LONGEST_TITLE else []
        if len(said) >= FEWEST_WORDS and 0 < len(title) - len(said) <= MOST_MORE and _holds(title, said):
            first = written[0]
            yield Hit(first.span, {"text": first.words}, deletion(first))
            return


def _holds(title: list[str], said: list[str]) -> bool:
    """True if the title begins or ends with these words, or has them after the site's name."""
    return any(title[at : at + len(said)] == said for at in range(len(title) - len(said) + 1))
