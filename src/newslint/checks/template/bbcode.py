from collections.abc import Iterator

from newslint.document import Document
from newslint.edit import Edit, Fix, Span
from newslint.rule import Hit
from newslint.text.patterns import pattern

TAGS = "b|i|u|s|quote|center|size|color|font|left|right|justify"
TRIGGER = (rf"(?i)\[/(?:{TAGS})\]",)
BBCODE = (
    rf"(?P<open>\[(?P<tag>{TAGS})(?:=[^\[\]\n]{{1,40}})?\])"
    r"[^\[\]\n]{1,300}(?P<close>\[/(?P=tag)\])"
)
ABOUT_MARKUP = r"\bbbcode\b|\bforum (?:software|markup)\b|```"


def bbcode(document: Document) -> Iterator[Hit]:
    """Yield each pair of forum tags with the words between them: `[b]ferry[/b]`."""
    if pattern(ABOUT_MARKUP, ignore_case=True).search(document.text):
        return
    for found in pattern(BBCODE, ignore_case=True).finditer(document.text):
        tags = (Edit(Span(*found.span(tag)), "") for tag in ("open", "close"))
        yield Hit(Span(*found.span()), {}, Fix(tuple(tags)))
