"""The filter for an engine's suggestions: which are worth reporting in a news article."""

from bisect import bisect_left
from unicodedata import normalize

from newslint.edit import Span
from newslint.grammar.engine import Suggestion
from newslint.grammar.masks import Paragraph
from newslint.text.function_words import NEVER_DOUBLED, RECOGNIZABLE
from newslint.text.words import distance_at_most_one, places_of

SHORTEST = 6  # letters: shorter words are one typing error away from too many others
BESIDE = " \t\N{NO-BREAK SPACE}\N{NARROW NO-BREAK SPACE}"
PARTS = "-/@_[]'\N{RIGHT SINGLE QUOTATION MARK}\N{NON-BREAKING HYPHEN}"


def filtered(text: str, paragraph: Paragraph, one: Suggestion) -> Suggestion | None:
    """The suggestion, if it does not depend on a masked word and, for spelling, is clearly a typing error.

    For a typing error, the intended word becomes the only replacement.

    Args:
        text: The document's text.
        paragraph: The text that the engine saw.
        one: Its suggestion; the span counts in the paragraph.
    """
    start, end = one.span
    if not 0 <= start < end <= len(paragraph.text) or not paragraph.text[start:end].strip():
        return None
    if _touches_mask(text, paragraph, one.span):
        return None
    if not one.spelling:
        return one if _is_more_than_style(paragraph.text[start:end], one.replacements) else None
    meant = _meant(text, Span(start + paragraph.start, end + paragraph.start), one.replacements)
    return one._replace(replacements=(meant,)) if meant else None


def _is_more_than_style(text: str, replacements: tuple[str, ...]) -> bool:
    """False for a change of hyphens or accents only, which is a matter of style, and for `very very`."""
    words = text.casefold().split()
    if len(words) == 2 and words[0] == words[1]:
        return words[0] in NEVER_DOUBLED
    same = [other for other in replacements if _folded(other) == _folded(text)]
    return not any("-" in other + text or not (other + text).isascii() for other in same)


def _folded(text: str) -> str:
    return "".join(filter(str.isalnum, normalize("NFKD", text))).casefold()


def _touches_mask(text: str, paragraph: Paragraph, span: Span) -> bool:
    """True if the place overlaps a mask, or has only white space between it and one."""
    start, end = span.start + paragraph.start, span.end + paragraph.start
    while start > paragraph.start and text[start - 1] in BESIDE:
        start -= 1
    while end < len(text) and text[end] in BESIDE:
        end += 1
    first = bisect_left(paragraph.masked, start, key=lambda mask: mask.end)
    return first < len(paragraph.masked) and paragraph.masked[first].start <= end


def _meant(text: str, span: Span, replacements: tuple[str, ...]) -> str | None:
    """The intended word for one in lower case that occurs once and is one typing error away from only one.

    Two words run together count only if one is a function word: `todeploying`, but not `rideshare`.
    """
    word = text[span.start : span.end]
    around = text[max(0, span.start - 1) : span.start] + text[span.end : span.end + 1]
    is_plain = word.isascii() and word.isalpha() and word.islower() and len(word) >= SHORTEST
    if not is_plain or any(char in PARTS for char in around) or not replacements:
        return None
    if len(list(places_of(text.lower(), word))) > 1:
        return None
    parts = replacements[0].split()
    if len(parts) > 1:
        return replacements[0] if "".join(parts) == word and not RECOGNIZABLE.isdisjoint(parts) else None
    near = [other for other in replacements if other.isalpha() and is_one_slip(word, other)]
    return near[0] if len(near) == 1 else None


def is_one_slip(word: str, other: str) -> bool:
    """True if two words differ by one letter too many, too few or wrong, or by two swapped letters."""
    if word == other:
        return False
    swapped = (f"{word[:at]}{word[at + 1]}{word[at]}{word[at + 2 :]}" for at in range(len(word) - 1))
    return distance_at_most_one(word, other) or other in swapped
