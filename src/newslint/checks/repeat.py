"""What stands twice: headlines, lines, sentences, words, and phrases that loop."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from newslint.document import Document, Line, Occurrence
from newslint.document.removal import without_lines
from newslint.edit import Edit, Fix, Safety, Span
from newslint.rule import Hit
from newslint.text.patterns import pattern
from newslint.text.sentences import ends_sentence, repeats_a_piece
from newslint.text.words import words

SEPARATORS = r"[ ]*(?:\\|\||:|-|\N{EN DASH}|\N{EM DASH}|\N{BULLET})[ ]+"
HEADLINE_WORDS = 4
LOOKED_AT = 12
START = 16
WIDE_HEADING = 140
REFRAIN = 3  # a line without a full stop that stands so often is sung


def _headline(document: Document) -> Line | None:
    """The first line of four words or more that is no sentence, among the first few written lines."""
    written = [line for line in document.lines[: 2 * LOOKED_AT] if not line.blank][:LOOKED_AT]
    for line in written:
        if line.is_prose and line.words.rstrip()[-1:] in ".\N{RIGHT DOUBLE QUOTATION MARK}":
            return None
        if len(words(line.words)) >= HEADLINE_WORDS:
            return line
    return None


def repeated_headline(document: Document) -> Iterator[Hit]:
    """Yield each later copy of the headline in the article's head: a line, or the start of a paragraph."""
    if not _repeats_a_start(document.raw_lines):
        return
    headline = _headline(document)
    if headline is None:
        return
    title = headline.words
    for line in document.lines[headline.index + 1 :]:
        if line.start >= document.zones.head.end and line.start > document.zones.body.start + 2000:
            return
        if line.words.casefold() == title.casefold():
            yield Hit(line.span, {"text": title}, Fix((without_lines(line, line),)))
        elif line.words.startswith(title):
            start = line.content.start
            behind = pattern(SEPARATORS).match(document.text, start + len(title), line.end)
            if behind:
                span = Span(start, behind.end())
                yield Hit(span, {"text": title}, Fix((Edit(span, ""),)))


def _repeats_a_start(lines: list[str]) -> bool:
    """True where two lines begin with the same words, case aside: without that no headline stands twice."""
    starts = [line.strip(" \t-*>#_")[:START].casefold() for line in lines if len(line) > 8]
    return len(set(starts)) < len(starts)


def repeated_line(document: Document, *, shortest: int = 40, distant: int = 80) -> Iterator[Hit]:
    """Yield each line that says what an earlier one says, word for word.

    Args:
        document: Where to look.
        shortest: Code points from which on a copy right below is one.
        distant: Code points from which on a copy anywhere is one.
    """
    long = [line.strip(" \t-*>#") for line in document.raw_lines if len(line) >= shortest]
    if len(set(long)) == len(long):
        return
    said = Counter(line.words for line in document.lines if line.end - line.start >= shortest)
    seen: dict[str, Line] = {}
    for line in document.lines:
        text = line.words
        if len(text) < shortest or said[text] == 1 or line.protected or line.is_row:
            continue
        first = seen.setdefault(text, line)
        is_refrain = said[text] >= REFRAIN and not ends_sentence(text)
        if first is line or is_refrain:
            continue
        beside = line.previous is not None and line.previous.words == text
        if not beside and len(text) < distant:
            continue
        fix = Fix((without_lines(line, line),), Safety.SAFE if beside or len(text) >= 120 else Safety.UNSAFE)
        yield Hit(line.span, {"line": first.index + 1}, fix)


def repeated_phrase(line: Line, *, times: int = 3) -> Iterator[Hit]:
    """Yield a line that is nothing but one phrase of two to six words, over and over.

    Args:
        line: The line.
        times: How often the phrase must stand.
    """
    text = line.text
    first = text.split(None, 1)[0]
    if text.count(first) < times:
        return
    said = words(line.words)
    for size in range(2, 7):
        if len(said) < size * times:
            return
        phrase = said[:size]
        if all(said[at] == phrase[at % size] for at in range(len(said))) and len(set(phrase)) > 1:
            yield Hit(
                line.span, {"phrase": " ".join(phrase), "times": len(said) // size}, _without(line, phrase)
            )
            return


def _without(line: Line, phrase: list[str]) -> Fix | None:
    """The fix: the line goes where the phrase stands in another line, and is left to a person elsewhere."""
    wanted = f" {' '.join(phrase)} "
    others = (
        f" {' '.join(words(other.text))} " for other in line.document.lines if other.index != line.index
    )
    safety = Safety.SAFE if any(wanted in text for text in others) else Safety.MANUAL
    return Fix((without_lines(line, line),), safety)


COPULAS = ("is", "was", "are", "were")
NAMES_A_CLAUSE = (
    r"\b(?:what|who|where|how|why|all|that|this|it|there|thing|problem|point|question|truth|fact)\b"
)


def doubled_word(pair: Occurrence) -> Iterator[Hit]:
    """Yield each function word that stands twice in a row where English never doubles it: `the the`."""
    document = pair.document
    text = document.text
    one, two = pair.text.split()
    span = Span(pair.span.end - len(one) - len(two) - 1, pair.span.end)
    if _is_inside_word(text, span) or two[0].isupper() or one == "A":
        return
    before = text[max(0, span.start - 60) : span.start].rpartition("\n")[2]
    if one in COPULAS and pattern(NAMES_A_CLAUSE, ignore_case=True).search(before):
        return
    gone = Span(span.start + len(one), span.end)
    yield Hit(span, {"word": one}, Fix((Edit(gone, ""),)))


def _is_inside_word(text: str, span: Span) -> bool:
    """True where a letter, digit, apostrophe or hyphen stands right before or behind."""
    around = text[max(0, span.start - 1) : span.start] + text[span.end : span.end + 1]
    return any(char.isalnum() or char in "'-\N{RIGHT SINGLE QUOTATION MARK}" for char in around)


def repeated_sentence(document: Document, *, shortest: int = 10) -> Iterator[Hit]:
    """Yield each sentence that stands word for word in an earlier paragraph: a pull quote, or a caption.

    Args:
        document: Where to look.
        shortest: Words a sentence must have.
    """
    if not repeats_a_piece(document.text, 2 * shortest):
        return
    seen: dict[str, int] = {}
    for sentence in document.sentences:
        text = sentence.text
        if text.count(" ") + 1 < shortest:
            continue
        line = document.line_at(sentence.span.start)
        first = seen.setdefault(text, line.index)
        if first == line.index or document.lines[first].words == line.words:
            continue
        whole = line.content == sentence.span
        edit = without_lines(line, line) if whole else Edit(_with_blank(document, sentence.span), "")
        yield Hit(sentence.span, {"line": first + 1}, Fix((edit,)))


def _with_blank(document: Document, span: Span) -> Span:
    """The span with one of the blanks beside it, so that none is left over."""
    if document.text[span.start - 1 : span.start] == " ":
        return Span(span.start - 1, span.end)
    return Span(span.start, span.end + (document.text[span.end : span.end + 1] == " "))


def reworded_heading(document: Document) -> Iterator[Hit]:
    """Yield each heading that begins with the words of an earlier one, or ends with them, and adds a few."""
    seen: list[tuple[Line, list[str]]] = []
    if sum(WIDE_HEADING > len(line) > 12 for line in document.raw_lines) < 2:
        return
    for line in document.view("heading"):
        said = words(line.words)
        if len(said) < HEADLINE_WORDS:
            continue
        for other, before in seen:
            short, long = sorted((said, before), key=len)
            if (
                short != long
                and len(long) - len(short) <= 6
                and short in (long[: len(short)], long[-len(short) :])
            ):
                yield Hit(line.span, {"line": other.index + 1, "other": other.words})
                break
        seen.append((line, said))
