"""Where sentences end: cheap, and good enough as evidence, but not for grammar."""

from collections.abc import Iterator

from newslint.edit import Span
from newslint.text.patterns import pattern

CLOSERS = "\"'\N{RIGHT DOUBLE QUOTATION MARK}\N{RIGHT SINGLE QUOTATION MARK})\\]\N{RIGHT-POINTING DOUBLE ANGLE QUOTATION MARK}"
OPENERS = "\"'\N{LEFT DOUBLE QUOTATION MARK}\N{LEFT SINGLE QUOTATION MARK}(\\[\N{LEFT-POINTING DOUBLE ANGLE QUOTATION MARK}"
TERMINAL = ".!?\N{HORIZONTAL ELLIPSIS}\N{IDEOGRAPHIC FULL STOP}\N{FULLWIDTH EXCLAMATION MARK}\N{FULLWIDTH QUESTION MARK}\N{DEVANAGARI DANDA}\N{ARABIC QUESTION MARK}"
BREAK = (
    rf"(?:[.!?\N{{HORIZONTAL ELLIPSIS}}][{CLOSERS}]*\s+(?=[{OPENERS}]*[\p{{Lu}}\p{{Lo}}\p{{N}}])"
    r"|[\N{IDEOGRAPHIC FULL STOP}\N{FULLWIDTH EXCLAMATION MARK}\N{FULLWIDTH QUESTION MARK}\N{DEVANAGARI DANDA}]+\s*)"
)
ABBREVIATIONS = frozenset(
    "adm al approx apr assn atty aug ave bros ca calif capt cf cmdr co col conn corp dec del dept det "
    "dr ed eds "
    "esq est etc feb fig fla fr ft ga gen gov hon inc ind jan jr jul jun kan lt ltd maj mar mass "
    "messrs mich minn "
    "mme mo mr mrs ms msgr mt nev no nos nov oct okla ont ore pa pl pp prof pvt pres rd rep reps rev "
    "sen sens sep "
    "sept sgt sq sr st supt tenn tex univ va viz vol vs wash wis".split()
)
LAST_WORD = r"[\p{L}.]+\Z"


def is_abbreviation(word: str) -> bool:
    """True for a word whose full stop need not end a sentence: `Dr`, `U.S`, `J`."""
    bare = word.rstrip(".")
    return bare.casefold() in ABBREVIATIONS or "." in bare or (len(bare) == 1 and bare.isupper())


def ends_sentence(text: str) -> bool:
    """True if the text ends like a sentence, apart from closing quotes and brackets."""
    bare = text.rstrip().rstrip(CLOSERS)  # a backslash that escapes a bracket does no harm here
    return bare[-1:] != "" and bare[-1] in TERMINAL


def sentence_spans(text: str, start: int = 0, end: int | None = None) -> Iterator[Span]:
    """Yield the span of each sentence in `text[start:end]`, without the white space around it."""
    stop = len(text) if end is None else end
    first = start
    for found in pattern(BREAK).finditer(text, start, stop):
        if text[found.start()] == ".":
            word = pattern(LAST_WORD).search(text, max(first, found.start() - 24), found.start())
            if word and is_abbreviation(word[0]):
                continue
        yield _trimmed(text, first, found.end())
        first = found.end()
    if text[first:stop].strip():
        yield _trimmed(text, first, stop)


ENDS = bytes.maketrans(b'!?\n"', b"....")


def pieces(data: bytes, shortest: int = 0) -> list[bytes]:
    """The pieces of a text between full stops, marks and line ends, for a cheap search for duplicates.

    Args:
        data: Any text in UTF-8.
        shortest: The least number of bytes of a piece.
    """
    return [piece.lstrip(b" \t-*>#") for piece in data.translate(ENDS).split(b".") if len(piece) >= shortest]


def _trimmed(text: str, start: int, end: int) -> Span:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return Span(start, end)
