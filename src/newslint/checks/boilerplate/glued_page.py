from collections import Counter
from collections.abc import Iterator, Sequence
from functools import cache, lru_cache
from itertools import pairwise
from typing import NamedTuple

from newslint.document import Document, Line
from newslint.edit import Edit, Fix, Span
from newslint.page.marks import DATE, TIME, UNIT, is_mark
from newslint.rule import Hit
from newslint.text.dates import MONTH, WEEKDAY
from newslint.text.patterns import pattern
from newslint.text.sentences import ends_sentence
from newslint.text.wordlist import WordList

FEWEST_JOINTS = 3  # sentences without a space between them, from which on paragraphs were run together
LONG_LINE = 400
CLOSERS = "\"'\N{RIGHT DOUBLE QUOTATION MARK}\N{RIGHT SINGLE QUOTATION MARK})\\]"
OPENERS = "\"'\N{LEFT DOUBLE QUOTATION MARK}\N{LEFT SINGLE QUOTATION MARK}(\\[\N{COPYRIGHT SIGN}@"
JOINT = (
    rf"(?<=[.!?\N{{HORIZONTAL ELLIPSIS}}][{CLOSERS}]{{0,2}})(?<!\b\p{{Lu}}\.)(?=[{OPENERS}]?\p{{Lu}})"  # end.Next
    r"|(?<=\p{Ll}{2})(?=\p{Lu}[\p{Ll} ])"  # menuNext
    r"|(?<=\p{Ll})(?=\p{Lu}{3,} ?)"  # menuNEXT
    r"|(?<=\d)(?=\p{Lu}\p{Ll}{2})"  # 2024Next
    r"|(?<=\p{Lu}{2})(?=\p{Lu}\p{Ll}{2})"  # MOREShare
    r"|(?<=[)\]])(?=[\p{L}\N{LEFT DOUBLE QUOTATION MARK}\"])"  # (Agency)Next
    r"|(?<=[\p{Ll}\d])(?=\N{COPYRIGHT SIGN}|@\p{L})"
    r"|(?<=\p{Ll}{3})(?=(?:by|on|at) (?:\p{Lu}\p{Ll}+ \p{Lu}"
    r"|\p{Lu}\p{Ll}{2,8}\.? \d))"  # harbourby Ann S.
    r"|(?<=(?:19|20)\d\d)(?=\p{L})|(?<=\d ?[AP]M)(?=\p{Lu})|(?<=\d ?[ap]m)(?=\p{L})"
    r"|(?<=\p{Ll}{2})(?=(?:\d{1,2} (?:comments?|shares?|min(?:ute)?s? read|hours? ago|days? ago)))"
)
CAMEL = r"\b\p{L}+\p{Ll}\p{Lu}\p{L}*"
MOST_TIMES = 2  # a word with a capital in it that occurs more often is a name
NAME = r"\p{Lu}[\p{L}.\N{RIGHT SINGLE QUOTATION MARK}'-]*"
NAMES = rf"{NAME}(?: (?:{NAME}|de|van|von|and|of|the)){{0,5}}"
CREDIT = (
    rf"[(\[](?:(?:photo|image|picture|credit|courtesy|via)[^()\[\]]{{2,60}}|{NAMES} ?/ ?[^()\[\]]{{2,50}}"
    r"|(?:unsplash|shutterstock|getty images|getty|pexels|reuters|ap|afp|epa|istock|file photo"
    r"|handout))[)\]]"
)
SIGNS = (
    (
        rf"(?:(?:posted|published|updated|last updated|first published|modified|created|on|by"
        rf"|{WEEKDAY}),?:? ?)*"
        rf"(?:{DATE}|{MONTH} \d{{1,2}}(?:st|nd|rd|th)?,? \d{{4}}|{TIME})[^!?]{{0,60}}"
    ),
    rf"(?:an?|\d{{1,3}}) ?{UNIT} (?:ago|read)",
    rf"by ?:? ?{NAMES}[^.!?]{{0,90}}",
    rf"(?:by ?)?{NAMES} ?\|? ?[\w.]+@[\w.]+\p{{Ll}}",
    r"@\w{3,20}",
    (
        rf"(?:photos?|image|picture|credit|source|video)s?(?: credits?| by| courtesy of"
        rf"| source)? ?: ?{NAMES}[^.!?]{{0,60}}"
    ),
    r"\N{COPYRIGHT SIGN}[^.!?]{2,120}",
    r"(?:image|photo|slide|page) ?\d{1,3} ?(?:of|/) ?\d{1,3}",
)
ENDING = (  # of a caption
    r"(?i:photo|foto|bild|image|picture|credit|photograph|cr\u00e9dit|fot\.)s?(?i: by| credit"
    r"| courtesy of)?: ?"
    rf"{NAMES}(?: ?/ ?[\p{{L}} ]{{2,30}})?\Z"
)
LONGEST_CREDIT = 90
LONGEST_SIGN = 160
CAMEL_NAMES = frozenset(
    "Air Buzz De Door Face Huff Insta La Le Linked Mac Mc Pay Power Snap Sound Space Tech Tik Van We "
    "Whats Word You".split()
)
PROSE_WORDS = 8
FEWEST_PROSE = 2
JOINED_WORDS = 3  # the most words of a piece without a sign between two with one in the head
LONGEST_JOINED = 24
GAP = 3  # pieces without a sign between two with one, below the head
FEWEST_SIGNS = 3
LONGEST_PRINT = 60  # words of prose between two signs below the article; more of them are its paragraphs
MOST_PROSE = 3  # at most one in so many words of prose is below the article
WORDS_FOR_SIGN = 25  # text with one sign or more for each so many words is not part of the article


class Cutting(NamedTuple):
    """A part of a line between two joints."""

    span: Span
    text: str

    @property
    def size(self) -> int:
        """The number of its words."""
        return self.text.count(" ") + 1

    @property
    def is_prose(self) -> bool:
        """True for a sentence, or several."""
        return self.size >= PROSE_WORDS and ends_sentence(self.text)


def glued_page(  # noqa: PLR0913 -- a word list for each kind of sign
    document: Document,
    *,
    labels: WordList = WordList("site-label"),
    lines: WordList = WordList("site-line"),
    verbs: WordList = WordList("button-verb"),
    headings: WordList = WordList("box-heading"),
    prints: WordList = WordList("fine-print"),
) -> Iterator[Hit]:
    """Yield boilerplate in a line in which the paragraphs of a page follow each other without a space.

    Args:
        document: The document.
        labels: The labels of sites.
        lines: Lines of sites in other languages.
        verbs: The first words of buttons and links.
        headings: The first words of boxes below an article.
        prints: Phrases in small print.
    """
    if document.shape.count(b".A") < FEWEST_JOINTS:
        return
    known = _folded(lines)
    signs = (
        *SIGNS,
        rf"{verbs.pattern}[^.!?]{{0,45}}[.!?\N{{HORIZONTAL ELLIPSIS}}]{{0,3}}",
        rf"{headings.pattern}[^.!?]{{0,60}}[.:]{{0,3}}",
        rf"[^.!?]{{0,60}}{prints.pattern}[^.!?]{{0,120}}[.!?]?",
    )
    for line in document.written:
        if len(line.text) >= LONG_LINE and "{" not in line.text and not line.protected:
            pieces = _pieces(line)
            if sum(piece.is_prose for piece in pieces) >= FEWEST_PROSE:
                yield from _hits(line, pieces, [_is_sign(piece, labels, known, signs) for piece in pieces])


def _pieces(line: Line) -> list[Cutting]:
    text = line.text
    places = [found.start() for found in pattern(JOINT).finditer(text)]
    words = Counter(found[0] for found in pattern(CAMEL).finditer(text))
    inside = {
        at
        for found in pattern(CAMEL).finditer(text)
        for at in range(found.start() + 1, found.end())
        if words[found[0]] > MOST_TIMES or text[found.start() : at] in CAMEL_NAMES
    }
    cuts = [0, *(at for at in places if at not in inside), len(text)]
    pieces = []
    for start, end in pairwise(cuts):
        part = text[start:end]
        if part.strip():
            lead = len(part) - len(part.lstrip())
            span = Span(line.start + start + lead, line.start + start + len(part.rstrip()))
            pieces.append(Cutting(span, part.strip()))
    return pieces


def _hits(line: Line, pieces: Sequence[Cutting], marked: Sequence[bool]) -> Iterator[Hit]:
    tail = _tail(pieces, marked)
    head = next((place for place, piece in enumerate(pieces) if piece.is_prose and not marked[place]), 0)
    first = None
    last = 0
    for place, piece in enumerate(pieces):
        if marked[place] or place >= tail:
            first = place if first is None else first
            last = place
        elif first is not None and not _joins(piece, place - last, place < head):
            yield _hit(pieces[first : last + 1], line)
            first = None
    if first is not None:
        yield _hit(pieces[first : last + 1], line)


def _joins(piece: Cutting, gap: int, in_head: bool) -> bool:
    """True for a piece that may be between two signs; in the head, with the headline, it must be short."""
    if in_head:
        return gap == 1 and piece.size <= JOINED_WORDS
    return gap <= GAP and not piece.is_prose and piece.size <= LONGEST_JOINED


def _tail(pieces: Sequence[Cutting], marked: Sequence[bool]) -> int:
    """The place of the first sign from which on signs are close together, up to the end of the line."""
    tail = len(pieces)
    prose = sum(piece.size for piece in pieces if piece.is_prose)
    signs = words = together = 0
    for place in reversed(range(len(pieces))):
        piece = pieces[place]
        if marked[place]:
            signs += 1
            together = 0
        elif piece.is_prose:
            prose -= MOST_PROSE * piece.size
            together += piece.size
        if prose < 0 or together > LONGEST_PRINT:
            break
        words += piece.size
        if (
            marked[place]
            and (signs >= FEWEST_SIGNS or words <= WORDS_FOR_SIGN)
            and signs * WORDS_FOR_SIGN >= words
        ):
            tail = place
    return tail


def _is_sign(piece: Cutting, labels: WordList, lines: frozenset[str], signs: tuple[str, ...]) -> bool:
    text = piece.text
    if text.casefold() in lines:
        return True
    if pattern(ENDING).search(text, max(0, len(text) - LONGEST_CREDIT)):
        return True
    opening = max(text.rfind("("), text.rfind("["))
    if opening >= 0 and pattern(CREDIT, ignore_case=True).fullmatch(text, opening):
        return True
    return len(text) <= LONGEST_SIGN and _is_short_sign(text, labels, signs, is_prose=piece.is_prose)


@cache
def _folded(lines: WordList) -> frozenset[str]:
    return frozenset(line.casefold() for line in lines.all)


@lru_cache(maxsize=4096)
def _is_short_sign(text: str, labels: WordList, signs: tuple[str, ...], *, is_prose: bool) -> bool:
    bare = text.strip(" :|\N{MIDDLE DOT}\N{BULLET}-")
    if not is_prose and is_mark(bare, labels):
        return True
    return any(pattern(source, ignore_case=True).fullmatch(bare) is not None for source in signs)


def _hit(run: Sequence[Cutting], line: Line) -> Hit:
    span = Span(run[0].span.start, run[-1].span.end)
    at_edge = span.start == line.span.start or span.end == line.span.end
    return Hit(span, {"count": len(run)}, Fix((Edit(span, "" if at_edge else "\n"),)))
