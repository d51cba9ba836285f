"""Lines that consist of labels: the text of a site's menus, buttons, headings of lists and footers."""

from functools import cache, lru_cache

from newslint.text.patterns import pattern
from newslint.text.wordlist import WordList

OPEN_ENDED = (
    r"(?:more (?:from|in|on)|latest (?:from|in)|follow us on|share (?:on|via)|sign up for|subscribe to|"
    r"skip to) [^\n.!?]{2,40}|you (?:may|might) (?:also )?(?:like|be interested in)[^\n]{0,20}|"
    r"(?:©|\(c\)|copyright)[^\n]{0,160}|\d[\d,.]*[km]? (?:comments?|shares?|replies)|"
    r"(?:download|get) (?:the|our)[^\n.!?]{0,20} app|"
    r"(?:terms|privacy)[^\n.!?]{0,40}(?:policy|use|service|conditions)"
)
MARKS = r"\]\([^)]*\)|!?\[|\]|\A\s*o\s|\A[\s*+>#\-\N{BULLET}\N{MIDDLE DOT}\\]+|[\s*:\N{RIGHT-POINTING DOUBLE ANGLE QUOTATION MARK}]+\Z"
PARTS = r"\s*[|/,\N{BULLET}\N{MIDDLE DOT}\N{RIGHT-POINTING DOUBLE ANGLE QUOTATION MARK}>]\s*|\s{2,}"
PLAIN_MARKS = " \t*+-:#>"
LONGEST = 160
KEPT = 4096  # lines: the pages of one site share their labels
LONGEST_PLAIN = 60


@cache
def _words(labels: WordList) -> frozenset[str]:
    return frozenset(label.casefold() for label in labels.all)


def may_be_label(line: str, labels: WordList) -> bool:
    """True for a plain label, and for a line of several parts or links, which needs a closer look."""
    return line.strip(PLAIN_MARKS).casefold() in _words(labels) or "|" in line or "](" in line


@lru_cache(maxsize=KEPT)
def is_label(line: str, labels: WordList) -> bool:
    """True for a line that consists mostly of labels: `Home`, `News | Sports`, `[About us](/about)`.

    Of several parts, at least half must be labels.
    """
    if len(line) > LONGEST:
        return False
    known = _words(labels)
    if line.strip(PLAIN_MARKS).casefold() in known:
        return True
    words = pattern(MARKS).sub("", line).strip()
    if len(words) > LONGEST_PLAIN and not words.startswith(("\N{COPYRIGHT SIGN}", "(c)", "Copyright")):
        return False
    parts = [part.casefold() for part in pattern(PARTS).split(words) if part]
    found = sum(part in known for part in parts)
    if found and found * 2 >= len(parts):
        return True
    return pattern(OPEN_ENDED, ignore_case=True).fullmatch(words) is not None
