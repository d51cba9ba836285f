"""Section names of a site run together."""

from __future__ import annotations

from collections.abc import Iterator

from newslint.document import Document
from newslint.document.removal import without_lines
from newslint.edit import Fix
from newslint.rule import Hit
from newslint.text.patterns import pattern

LONGEST_LABELS = 160
SECTIONS = (
    "Top Stories|Top Story|Breaking News|Latest News|World News|Local News|National News|"
    "Sports News|Home|News|World|Politics|Business|Sports|Sport|Opinion|Entertainment|Technology|"
    "Tech|Science|Health|Lifestyle|Culture|Travel|Money|Economy|Finance|Video|Videos|Photos|Weather|"
    "Local|National|International|Asia|Europe|Africa|Americas|Middle East|Education|Environment|"
    "Crime|Featured|Trending|Headlines|Celebrity|Food|Style|Live|More"
)


def glued_labels(document: Document) -> Iterator[Hit]:
    """Yield a line at the article's edge that consists of section names run together: `Top StoryWorld`."""
    if b"aA" not in document.shape:
        return
    written = [line for line in document.lines if not line.blank]
    for line in (*written[:4], *written[4:][-4:]):
        if len(line.text) > LONGEST_LABELS:
            continue
        words = line.words
        glued = pattern(r"\p{Ll}\p{Lu}").search(words)
        if glued and pattern(rf"(?:{SECTIONS})(?:[ |/]*(?:{SECTIONS}))+").fullmatch(words):
            yield Hit(line.span, {}, Fix((without_lines(line, line),)))
