from collections.abc import Iterator
from itertools import islice

from newslint.document import Document, Line
from newslint.document.removal import deletion
from newslint.edit import Span
from newslint.rule import Hit
from newslint.text.patterns import pattern
from newslint.text.sentences import ends_sentence, sentence_spans
from newslint.text.wordlist import WordList

LABEL = (
    r"(?:(?:image|media|photo|video|picture) (?P<kind>captions?|copyright|credits?|source)"
    r"|(?P<caption>captions?)"
    r"|(?P<player>media playback is (?:not supported|unsupported) on (?:this|your) device))[.:]?"
)
NAME = r"\p{Lu}[\p{L}'\N{RIGHT SINGLE QUOTATION MARK}.-]*"
NAMES = rf"{NAME}(?: (?:{NAME}|de|van|von|al|bin|of|the|and)){{0,4}}"
PERSON = rf"{NAME}(?: (?:{NAME}|de|van|von|al|bin)){{1,3}}"
CREDIT = (
    r"(?i:photo|image|picture|illustration|photograph)s?(?i: by| credits?| courtesy of| source"
    r"|:)?:? (?!copyright).{2,70}"
    rf"|(?i:courtesy(?: of)?|credits?|via)[ :] ?\p{{Lu}}.{{1,60}}|\(?{PERSON} ?/ ?{NAMES}\)?"
    rf"|\N{{COPYRIGHT SIGN}}.{{2,60}}"
)
LONGEST_CREDIT = 80
LONGEST_CAPTION = 60  # words
MOST_WORDS = 40  # of a caption that is a sentence
FEWEST_WORDS = 4
LONG_WORD = 3  # letters
BUTTON = r"\A(?:View|Watch|See|Share|Play|Read|Listen|Click|Loading)\b"
REPORT = r"\b(?:said|says|told|added|according)\b"


def caption_block(document: Document, *, sources: WordList = WordList("picture-shop")) -> Iterator[Hit]:
    """Yield captions with the lines of their label and credit, each on a line of its own.

    Args:
        document: The document.
        sources: Services that supply pictures.
    """
    names = frozenset(source.casefold() for source in sources.all)
    taken = -1
    for line in document.written:
        if line.index <= taken or len(line.words) > LONGEST_CREDIT or line.is_row:
            continue
        block = (
            _labelled(line)
            if pattern(LABEL, ignore_case=True).fullmatch(line.words)
            else _credited(line, names) or _beside(line, names)
        )
        if block:
            first, last = block
            taken = last.index
            yield Hit(Span(first.span.start, last.span.end), {}, deletion(first, last))


def _labelled(line: Line) -> tuple[Line, Line] | None:
    """The lines from a label to the caption or credit below it, and below further labels."""
    last: Line = line
    at: Line | None = line
    while at is not None:
        found = pattern(LABEL, ignore_case=True).fullmatch(at.words)
        if not found:
            break
        last, at = at, at.next
        if at is None or found["player"] or pattern(LABEL, ignore_case=True).fullmatch(at.words):
            continue
        is_credit = not (found["caption"] or (found["kind"] or "").casefold().startswith("caption"))
        if (len(at.words) > LONGEST_CREDIT or ends_sentence(at.words)) if is_credit else _is_long(at):
            break
        last, at = at, at.next
    return None if last is line else (line, last)


def _credited(line: Line, names: frozenset[str]) -> tuple[Line, Line] | None:
    """A caption above a credit: no sentence, or one that says who is seen where."""
    above = line.previous
    if above is None or not _is_credit(line, names) or _is_long(above) or above.is_row:
        return None
    words = above.words
    if (
        words.count(" ") + 1 < FEWEST_WORDS
        or not words[0].isupper()
        or pattern(rf"{BUTTON}|{REPORT}").search(words)
    ):
        return None
    below = line.next
    if below is None or not (below.is_prose or below.next is None):
        return None
    before = above.previous
    if before is None or words[-1] in ":,;":
        return None
    if ends_sentence(words):
        in_brackets = line.words[0] in "(["
        return (above, line) if in_brackets and _is_sentence(above) and before.is_prose else None
    long = [word for word in words.split() if len(word) > LONG_WORD]
    in_capitals = 2 * sum(word[0].isupper() for word in long) > len(long)  # a heading
    return (above, line) if before.is_prose and not in_capitals else None


def _beside(line: Line, names: frozenset[str]) -> tuple[Line, Line] | None:
    """A credit with the caption directly above or below it, where empty lines part the paragraphs."""
    if not _is_credit(line, names):
        return None
    above, below = line.previous, line.next
    is_above = above is not None and above.index == line.index - 1
    is_below = below is not None and below.index == line.index + 1
    if is_above and not is_below and above and _may_be_caption(above) and _is_parted(above, above.previous):
        return above, line
    if is_below and not is_above and below and _may_be_caption(below) and _is_parted(below, below.next):
        return line, below
    return None


def _may_be_caption(line: Line) -> bool:
    words = line.words
    return (
        words[:1].isupper()
        and not line.is_row
        and not line.is_heading
        and not pattern(rf"{BUTTON}|{REPORT}").search(words)
        and (_is_sentence(line) if ends_sentence(words) else not _is_long(line))
    )


def _is_parted(line: Line, other: Line | None) -> bool:
    """True if an empty line is between two lines."""
    return other is not None and abs(other.index - line.index) > 1


def _is_sentence(line: Line) -> bool:
    """True for a single sentence that is no longer than captions are."""
    if line.words.count(" ") >= MOST_WORDS:
        return False
    return len(list(islice(sentence_spans(line.document.text, *line.content), 2))) == 1


def _is_credit(line: Line, names: frozenset[str]) -> bool:
    words = line.words.strip("()[]")
    return words.casefold() in names or (
        not ends_sentence(words) and pattern(CREDIT).fullmatch(words) is not None
    )


def _is_long(line: Line) -> bool:
    return line.words.count(" ") >= LONGEST_CAPTION
