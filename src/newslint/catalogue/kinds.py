"""Kinds: bounded patterns for what varies in a text that is deleted safely.

A card names a kind like a word list, `(?&site)`. No kind can hold a clause of a story.
"""

from collections.abc import Mapping
from typing import NamedTuple

from newslint.text.dates import MONTH, WEEKDAY

REFERENCE = r"\(\?&([\w-]+)\)"  # in a pattern of a card: a kind, or any phrase of the word list of this name
CAPITAL = r"(?-i:\p{Lu}|\p{Lo})"
NAME_WORD = rf"{CAPITAL}[\p{{L}}\p{{M}}\p{{N}}'\u2019&.+-]*"
PARTICLE = (
    r"(?:of|the|and|for|&|[-\u2013|]|\d{1,2}|de|del|la|le|les|du|der|die|das|des|do|da|di|van|von|y|e|et|und)"
)
NAME = rf"{NAME_WORD}(?:[ ](?:{NAME_WORD}|{PARTICLE})){{0,4}}"
DOMAIN = r"(?:https?://)?(?:[\p{L}\p{N}-]+\.)+[\p{L}]{2,10}(?:/[^\s()\[\]<>]*)?"
CLOCK = r"\d{1,2}[:.]\d{2}(?::\d{2})?(?:\s?[ap]\.?m\.?)?(?:\s?(?-i:[A-Z]{2,4}))?"
DAY = r"\d{1,2}(?:st|nd|rd|th)?"
DATE = (
    rf"(?:{WEEKDAY}\.?,?[ ])?"
    rf"(?:{MONTH}[ ]{DAY},?(?:[ ]\d{{4}})?|{DAY}\.?[ ]{MONTH},?(?:[ ]\d{{4}})?"
    r"|\d{4}-\d{2}-\d{2}|\d{1,2}[/.]\d{1,2}[/.]\d{2,4})"
)
TITLE_START = r"(?-i:[\p{Lu}\p{Lo}\p{N}\"'\u201c\u2018\u00ab\u201e(\[])"
TITLE_WORD = r"(?:[^\s.!?\u2026]|[.!?\u2026]+(?=[^\s.!?\u2026]))+"
VALUE = r"""(?:"[^\s"]*(?:\s[^\s"]+){0,7}\s?"|'[^\s']*(?:\s[^\s']+){0,7}\s?'|[^\s"'<>\[\]]+)"""

PROPERTY = (
    r"(?:align|animation|appearance|background|border|bottom|box|clear|color|content|cursor"
    r"|display|flex|float|font|gap"
    r"|grid|height|justify|left|letter-spacing|line-height|list-style|margin|max|min|mso"
    r"|object|opacity|outline|overflow"
    r"|padding|pointer-events|position|right|src|text|top|transform|transition|vertical-align"
    r"|visibility|white-space|width"
    r"|word|z-index)(?:-[\w-]+)?"
)
ELEMENT = (
    r"(?:a|article|aside|blockquote|body|button|div|em|figcaption|figure|footer|form|h[1-6]"
    r"|header|html|iframe|img|input"
    r"|label|li|main|nav|ol|p|section|span|strong|svg|table|tbody|td|th|tr|ul|video)"
)


class Kind(NamedTuple):
    """A kind of slot.

    Args:
        pattern: What fills the slot.
        words: The greatest number of words of running text in it; 0 if it holds no running text.
        summary: What it is, for people.
    """

    pattern: str
    words: int
    summary: str


KINDS: Mapping[str, Kind] = {
    "name": Kind(NAME, 5, "a name: at most five words, capitalised but for particles"),
    "site": Kind(rf"(?:{DOMAIN}|{NAME})", 5, "a site: its address, or a name"),
    "title": Kind(
        rf"{TITLE_START}{TITLE_WORD}?(?:[ ]{TITLE_WORD}){{0,19}}[?!]?",
        0,
        "a title between two labels: at most twenty words, the first capitalised, without a sentence end",
    ),
    "handle": Kind(r"@\w[\w.]{1,30}", 0, "a handle, such as @harbourwire"),
    "date": Kind(rf"{DATE}(?:,?[ ](?:at[ ])?{CLOCK})?", 0, "a date, with or without the time"),
    "clock": Kind(CLOCK, 0, "a time of day"),
    "address": Kind(r"(?:https?://|www\.)[^\s()\[\]<>\"]+", 0, "a web address"),
    "target": Kind(
        r"\((?:[^\s()]|\([^\s()]*\))*(?:\s\"[^\s\"]*(?:\s[^\s\"]+){0,7}\")?\)",
        0,
        "the target of a Markdown link",
    ),
    "attribute": Kind(rf"\s+[\w:@.-]+\s?=\s?{VALUE}", 0, "an attribute of a tag, of at most eight words"),
    "code": Kind(
        r"(?:(?![\p{L}']+(?:[ ,]+[\p{L}']+){3})[^\n]){1,400}", 0, "code: text without four words in a row"
    ),
    "declaration": Kind(
        rf"(?:-\w+-)?{PROPERTY}\s?:\s?[^\s;{{}}]+(?:\s[^\s;{{}}]+){{0,7}}\s?;?",
        0,
        "a property of CSS with its value",
    ),
    "selector": Kind(
        rf"(?:[\w-]*+[.\#*:\[>@][^\s{{}}]*+|{ELEMENT},?+)",
        0,
        "a selector of CSS: an element, or a name with a mark",
    ),
}
