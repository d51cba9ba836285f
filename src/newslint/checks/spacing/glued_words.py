from collections import Counter
from collections.abc import Iterator
from functools import cache
from itertools import accumulate, islice
from typing import NamedTuple

from regex import Match

from newslint.checks.spacing.joints import APOSTROPHE, FREE, OPENING, PLAIN_END, follows, tight_ends
from newslint.document import Document
from newslint.edit import Edit, Fix, Safety, Span
from newslint.rule import Hit
from newslint.text.function_words import JOINING, PREPOSITIONS
from newslint.text.patterns import lines_with, matches_at, matches_in, pattern
from newslint.text.words import places_of

BEHIND = rf"(?=[ \n,;:.!?{APOSTROPHE}]|\Z)(?![.:]\w)"
CAMEL = rf"{FREE}(?P<left>\p{{L}}\p{{Ll}}{{2,}})(?P<right>\p{{Lu}}\p{{Ll}}{{2,}}){BEHIND}"
INNER_CAPITAL = r"\p{Lu}(?<=\p{Ll}{2}.)\p{Ll}{2}"
SMALL_CAMEL = r"\p{Lu}(?<=\p{Ll}{3}.)\p{Ll}{2}"
TIGHT_COMMA = rf",(?<=\p{{Ll}}.)[{OPENING}]?\p{{L}}"
SHORT_CAMEL = (
    rf"{FREE}(?P<left>the|and|{'|'.join(sorted(PREPOSITIONS))})(?P<right>\p{{Lu}}\p{{Ll}}{{3,}}){BEHIND}"
)
ARTICLE = rf"{FREE}(?P<left>\p{{L}}\p{{Ll}}{{3,}})(?P<right>A)(?= \p{{Ll}}{{3,}})"
YEAR = rf"{FREE}(?P<left>(?:19|20)\d\d)(?P<right>\p{{Lu}}\p{{Ll}}+)(?= )"
BRACKET = rf"(?<!\])(?P<left>\((?=[^()\n]*\p{{L}})[^()\n]{{1,59}}[^()\n-]\))(?P<right>[{OPENING}]?\p{{Lu}}\p{{Ll}}*)(?= [\p{{L}}\N{{HORIZONTAL ELLIPSIS}}])"
COMMA = (
    rf"(?<=[ \n{OPENING}])\p{{L}}[\p{{L}}{APOSTROPHE}-]*\p{{Ll}},"
    rf"(?P<right>[{OPENING}]?(?:\p{{L}}[\p{{L}}{APOSTROPHE}-]+|a))(?=[ .,;:!?\n])(?!,\w)"
)
LABEL = r"(?m)^(?P<label>\p{Lu}\p{L}+(?: \p{Lu}\p{L}+)?):(?P<right>\p{Lu}\p{Ll}*)(?= \p{L})"
NUMBER = r"(?m)^[*_ \t]*(?P<label>\d{1,2}\.)(?P<right>\p{Lu}\p{Ll}+)(?= \p{L})"
WORD = r"\p{L}[\p{L}\p{N}]*"
ENDINGS = frozenset(
    "able body ever fold free full hood less like line made man men over self selves ship side thing time "
    "times ward where wise woman work works".split()
)
WHOLE = frozenset("within without throughout somewhat however therefore thereafter whereas".split())
NEVER_ENDS = frozenset("that which including across because between their would could should before".split())
BEFORE_THE = PREPOSITIONS | {"and", "that"}
ENDS = frozenset(
    "across after and before by from including in into just that the to which while with".split()
)
SHORTEST = 4
LONGEST_REST = 6  # code points: few English words that consist of `a` and another word are longer: `around`
FEWEST_LABELS = 2
SIGNS = 3  # the number of certain joints from which on the whole text counts as glued
PER_SIGN = 4000  # code points: a long text needs this many joints per stretch of this length


class _Counts(Counter[str]):
    """How often words occur in a text, counted up to two when a word is looked up."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self._text = text

    def __missing__(self, word: str) -> int:
        self[word] = sum(1 for _ in islice(places_of(self._text, word), 2))
        return self[word]


class Joint(NamedTuple):
    """Two pieces without a space between them: their span, and the places for spaces."""

    span: Span
    places: tuple[int, ...]


def glued_words(document: Document) -> Iterator[Hit]:
    """Yield each place where two words have no space between them, or only a year, a bracket or a mark.

    Two words without a mark must occur elsewhere in the text, and words in lower case count only in a text
    with other joints of the kind. They may be one word by chance, so only a mark makes the fix safe.
    """
    yield from _marks(document)
    if not _may_be_glued(document.shape):
        return
    text = document.text
    enough = max(SIGNS, len(text) // PER_SIGN)
    marked, ends = (
        list(_marked(text, YEAR, BRACKET)),
        len(list(matches_in(tight_ends(document), PLAIN_END, text))),
    )
    if not marked and ends < enough and not pattern(SMALL_CAMEL).search(text):
        return
    sure = [*marked, *_capitals(text, _Counts(text), bold=False)]
    if len(sure) + ends >= enough:
        known = Counter(pattern(WORD).findall(text))
        sure += [
            *_marked(text, SHORT_CAMEL, ARTICLE),
            *_capitals(text, known, bold=True),
            *_small(text, known),
        ]
    if not sure:
        return
    has_address = cache(_has_address)
    for joint in sorted(set(sure)):
        line = document.line_at(joint.span.start).text
        if not document.is_protected(joint.span) and not has_address(line):
            edits = tuple(Edit(Span(at, at), " ") for at in joint.places)
            yield Hit(joint.span, {}, Fix(edits, Safety.UNSAFE))


def _may_be_glued(shape: bytes) -> bool:
    """True if a text with these counts has one joint of words, or several of sentences."""
    if follows(shape, b")", (b"A",)) or (b"0A" in shape and b"0Aa" in shape):
        return True
    if follows(shape, b".", (b"A",)) and shape.count(b"a.A") >= SIGNS:
        return True
    at = shape.find(b"aA")
    while at >= 0:
        start = max(shape.rfind(b" ", 0, at), shape.rfind(b"\n", 0, at)) + 1
        if at - start > 1 and not shape[start : at + 1].strip(b"a") and shape.startswith(b"Aaa", at + 1):
            return True
        at = shape.find(b"aA", at + 1)
    return False


def _marked(text: str, *sources: str) -> Iterator[Joint]:
    """Yield each match of the patterns: a year, a bracket or a short word, directly followed by a word."""
    for source in sources:
        for found in pattern(source).finditer(text):
            yield Joint(Span(*found.span()), (found.start("right"),))


def _capitals(text: str, known: Counter[str], *, bold: bool) -> Iterator[Joint]:
    """Yield each word with a capital in the middle whose halves are words: `robberyLoading`.

    Args:
        text: The text.
        known: The words of the text, and how often they occur.
        bold: True to also split a capitalised word, which is usually the name of a brand.
    """
    for found in _camels(text):
        left, right = found["left"], found["right"]
        if left[0].isupper() and not bold:
            continue
        is_start = bold and left.islower() and right.lower() in JOINING
        are_words = is_start or (_is_word(left, known) and _is_word(right, known))
        if are_words and known[found[0]] <= 1:
            yield Joint(Span(*found.span()), (found.start("right"),))


def _camels(text: str) -> Iterator[Match[str]]:
    """Yield each match of `CAMEL`, found by its inner capital, because nearly every word could begin one."""
    for inside in pattern(INNER_CAPITAL).finditer(text):
        letters = pattern(r"\p{L}+\Z").search(text, max(0, inside.start() - 40), inside.start())
        found = pattern(CAMEL).match(text, letters.start()) if letters else None
        if found:
            yield found


def _is_word(word: str, known: Counter[str]) -> bool:
    return known[word] > 0 or word.lower() in JOINING or known[word.lower()] > 0


def _small(text: str, known: Counter[str]) -> Iterator[Joint]:
    """Yield each word that occurs once and consists of two or three words of the text: `werelifted`."""
    for word, times in known.items():
        if times > 1 or len(word) <= SHORTEST or not (word.isalpha() and word[1:].islower()):
            continue
        parts = None if known[word.lower()] > 1 else _parts(word, known)
        if parts:
            for found in matches_at(word, rf"{FREE}{word}{BEHIND}", text):
                lengths = accumulate((len(part) for part in parts[:-1]), initial=found.start())
                yield Joint(Span(*found.span()), tuple(lengths)[1:])


def _parts(word: str, known: Counter[str]) -> list[str] | None:
    """The words of the text that make up a word; None if there are none."""
    if word in WHOLE:
        return None
    for at in range(len(word) - 2, 0, -1):
        left, right = word[:at], word[at:]
        if right in NEVER_ENDS and len(left) >= SHORTEST:
            return [left, right]
        if (right in ENDINGS and left not in JOINING) or not _is_piece(left, known, right):
            continue
        if _ends(left, right, known):
            return [left, right]
        rest = _parts(right, known) if len(right) > 2 * SHORTEST and len(left) >= SHORTEST else None
        if rest:
            return [left, *rest]
    return None


def _marks(document: Document) -> Iterator[Hit]:
    """Yield each comma, and each colon if there are several, without a space before the next word."""
    text, shape = document.text, document.shape
    found: list[Match[str]] = []
    if follows(shape, b",", (b"a", b"A", b'"A')) or ",\N{LEFT DOUBLE QUOTATION MARK}" in text:
        found += matches_in(lines_with(TIGHT_COMMA, text), COMMA, text)
    if follows(shape, b":", (b"A",)):
        found += pattern(LABEL).finditer(text)
    if follows(shape, b"0.", (b"A",)):
        found += pattern(NUMBER).finditer(text)
    labels = Counter(match["label"] for match in found if "label" in match.re.groupindex)
    if not found:
        return
    stands_apart = cache(lambda line: _has_address(line) or _is_list(line))
    for match in found:
        span, at = Span(*match.span()), match.start("right")
        if document.is_protected(span) or stands_apart(document.line_at(at).text):
            continue
        if "label" in match.re.groupindex and max(labels[match["label"]], len(labels)) < FEWEST_LABELS:
            continue
        yield Hit(span, {}, Fix((Edit(Span(at, at), " "),)))


def _has_address(line: str) -> bool:
    return "://" in line


def _is_list(line: str) -> bool:
    """True for a text in which commas without spaces are usual: tags, code, columns."""
    return len(pattern(r",\w").findall(line)) > 2 * line.count(", ") + 2


def _ends(left: str, right: str, known: Counter[str]) -> bool:
    """True if the second piece is a word that may follow the first."""
    if right in ENDS and (left in BEFORE_THE or (len(left) >= SHORTEST and known[left])):
        return True
    if len(right) < SHORTEST:
        return False
    return (known[right] > 0 and (left in JOINING or len(left) > SHORTEST)) or (
        right in JOINING and len(right) > SHORTEST and len(left) > SHORTEST
    )


def _is_piece(left: str, known: Counter[str], right: str) -> bool:
    if right == "the" and left in BEFORE_THE:
        return True
    if left == "a":
        return len(right) > LONGEST_REST
    return (left in JOINING and len(left) > 2) or (len(left) >= SHORTEST and known[left] > 0)
