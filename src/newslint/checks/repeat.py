"""What stands twice: headlines, lines, sentences, words, and phrases that loop."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from newslint.document import Block, Document, Line, Occurrence, Sentence
from newslint.document.blocks import kind_of
from newslint.document.lines import UNLIKE_HEADING
from newslint.document.removal import without_lines
from newslint.document.written import BARED, SHORTEST_BARE
from newslint.edit import Edit, Fix, Safety, Span
from newslint.rule import Hit
from newslint.text.patterns import pattern
from newslint.text.sentences import CLOSERS, ENDS, OPENERS, TERMINAL, ends_sentence, pieces
from newslint.text.words import words

SEPARATORS = r"[ ]*(?:\\|\||:|-|\N{EN DASH}|\N{EM DASH}|\N{BULLET})[ ]+"
HEADLINE_WORDS = 4
LOOKED_AT = 12
START = 16
WIDE_HEADING = 140
PHRASE_START = 5
PHRASE_WORDS = 6
MOST_ADDED = 6
HEADING_START = 6  # letters that two headings with four words in common share, for a look at few of them
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
    if not _copies_headline(document.bare_lines):
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


def _copies_headline(lines: list[str]) -> bool:
    """True where a later line begins as the first one of four words or more does, case aside."""
    for index, line in enumerate(lines[:LOOKED_AT]):
        if line.count(" ") >= HEADLINE_WORDS - 1:
            start = line[:START].casefold()
            return any(other[:START].casefold() == start for other in lines[index + 1 :])
    return False


def repeated_line(document: Document, *, shortest: int = 40, distant: int = 80) -> Iterator[Hit]:
    """Yield each line that says what an earlier one says, word for word.

    Args:
        document: Where to look.
        shortest: Code points from which on a copy right below is one.
        distant: Code points from which on a copy anywhere is one.
    """
    lines = document.bare_lines if shortest > SHORTEST_BARE else document.raw_lines
    long = [line for line in lines if len(line) >= shortest]
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


def repeated_phrase(document: Document, *, times: int = 3) -> Iterator[Hit]:
    """Yield each line that is nothing but one phrase of two to six words, over and over.

    Args:
        document: Where to look.
        times: How often the phrase must stand.
    """
    if not any(_may_loop(line, times) for line in document.bare_lines):
        return
    for line in document.view("line"):
        text = line.words
        if text and _may_loop(text, times):
            said = words(text)
            phrase = _looped(said, times)
            if phrase:
                values = {"phrase": " ".join(phrase), "times": len(said) // len(phrase)}
                yield Hit(line.span, values, _without(line, phrase))


def _may_loop(line: str, times: int) -> bool:
    """True where the first letters of a line stand in it as often as a phrase that fills it would."""
    found = line.count(line[:PHRASE_START])
    return found >= times and found * PHRASE_WORDS > line.count(" ")


def _looped(said: list[str], times: int) -> list[str] | None:
    """The phrase that the words are made of, as often as asked for at least; None where there is none."""
    for size in range(2, PHRASE_WORDS + 1):
        phrase = said[:size]
        if len(said) < size * times:
            return None
        if len(set(phrase)) > 1 and all(word == phrase[at % size] for at, word in enumerate(said)):
            return phrase
    return None


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
    if not _ends_alike(document.data, 2 * shortest):
        return
    said = pieces(document.data, 2 * shortest)
    twice = {piece for piece, times in Counter(said).items() if times > 1}
    if not twice:
        return
    seen: dict[str, int] = {}
    for sentence in _sentences_with(document, twice):
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


def _ends_alike(data: bytes, size: int) -> bool:
    """True where two pieces of a text between full stops have the same last bytes, `size` of them."""
    ends = [piece[-size:] for piece in data.translate(ENDS).split(b".") if len(piece) >= size]
    return len(set(ends)) < len(ends)


def _sentences_with(document: Document, some: set[bytes]) -> Iterator[Sentence]:
    """Yield the sentences of each paragraph that has one of some pieces of text, where two have one."""
    if document.format == "markdown":
        for block in document.blocks:
            if not some.isdisjoint(pieces(block.text.encode("utf-8", "surrogatepass"))):
                yield from block.sentences()
        return
    lines = document.data.split(b"\n")
    indexes = [index for index, line in enumerate(lines) if not some.isdisjoint(pieces(line))]
    for index in indexes if len(indexes) > 1 else ():
        line = document.lines[index]
        if not line.protected:
            yield from Block(document, kind_of(line), (line,)).sentences()


def _with_blank(document: Document, span: Span) -> Span:
    """The span with one of the blanks beside it, so that none is left over."""
    if document.text[span.start - 1 : span.start] == " ":
        return Span(span.start - 1, span.end)
    return Span(span.start, span.end + (document.text[span.end : span.end + 1] == " "))


def reworded_heading(document: Document) -> Iterator[Hit]:
    """Yield each heading that begins with the words of an earlier one, or ends with them, and adds a few."""
    alike = _alike([line for line in document.bare_lines if _may_be_heading(line)])
    if not alike:
        return
    seen: dict[tuple[str, ...], dict[tuple[str, ...], Line]] = {}
    for line in document.lines:
        if line.blank or line.text.strip(BARED) not in alike or line.protected or not line.is_heading:
            continue
        said = tuple(words(line.words))
        if len(said) < HEADLINE_WORDS:
            continue
        ends = _ends(said)
        pairs = [pair for end in ends for pair in seen.get(end, {}).items()]
        others = [other for before, other in pairs if _adds_words(*sorted((said, before), key=len))]
        if others:
            first = min(others, key=lambda other: other.index)
            yield Hit(line.span, {"line": first.index + 1, "other": first.words})
        for end in ends:
            seen.setdefault(end, {}).setdefault(said, line)


def _adds_words(short: tuple[str, ...], long: tuple[str, ...]) -> bool:
    """True where the longer of two headings is the shorter one and a few words before or behind."""
    more = len(long) - len(short)
    return 0 < more <= MOST_ADDED and short in (long[: len(short)], long[-len(short) :])


def _may_be_heading(line: str) -> bool:
    """True for a line that is no longer than a heading and neither begins nor ends as prose does."""
    return 0 < len(line) < WIDE_HEADING and line[-1] not in UNLIKE_HEADING and not line[0].islower()


def _alike(lines: list[str]) -> set[str]:
    """The lines that begin with the same words as another one, or end with them, and say something else."""
    starts = [line.lstrip(OPENERS)[:HEADING_START].casefold() for line in lines]
    ends = [line.rstrip(CLOSERS + TERMINAL)[-HEADING_START:].casefold() for line in lines]
    if len(set(starts)) == len(lines) == len(set(ends)):
        return set()
    times, times_last = Counter(starts), Counter(ends)
    said = {
        line: tuple(words(line))
        for line, start, end in zip(lines, starts, ends, strict=True)
        if times[start] > 1 or times_last[end] > 1
    }
    by_end: dict[tuple[str, ...], set[tuple[str, ...]]] = {}
    for some in said.values():
        for one in _ends(some) if len(some) >= HEADLINE_WORDS else ():
            by_end.setdefault(one, set()).add(some)
    return {line for line, some in said.items() if any(len(by_end.get(one, ())) > 1 for one in _ends(some))}


def _ends(said: tuple[str, ...]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The words by which a heading is known: those it begins with, and those it ends with."""
    return ("starts", *said[:HEADLINE_WORDS]), ("ends", *said[-HEADLINE_WORDS:])


DATELINE = (
    r"[ \t]*(?P<first>(?P<place>\p{Lu}[\p{Lu} .'\N{RIGHT SINGLE QUOTATION MARK}]{2,28}"
    r"(?:,[ ]\p{L}[\p{L}. ]{1,20})?[ ]?[:\N{EM DASH}\N{EN DASH}-]+[ ]+))(?P=place)"
)


def doubled_dateline(document: Document) -> Iterator[Hit]:
    """Yield each dateline at a line's start that stands twice: `SAMPLEHAVEN: SAMPLEHAVEN: The ferry`."""
    for start, line in zip(document.line_starts, document.raw_lines, strict=True):
        found = pattern(DATELINE).match(line) if line.lstrip()[1:3].isupper() else None
        if found:
            first = Span(start + found.start("first"), start + found.end("first"))
            yield Hit(Span(first.start, start + found.end()), {}, Fix((Edit(first, ""),)))
