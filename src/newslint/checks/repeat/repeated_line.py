from collections import Counter
from collections.abc import Iterator

from newslint.document import Document, Line
from newslint.document.removal import deletion
from newslint.document.written import SHORTEST_BARE
from newslint.edit import Safety
from newslint.rule import Hit
from newslint.text.sentences import ends_sentence

LONG = 120  # code points: a whole paragraph
REFRAIN = 3  # a line without a full stop that occurs this often is part of a song


def repeated_line(document: Document, *, shortest: int = 40, distant: int = 80) -> Iterator[Hit]:
    """Yield each line that repeats an earlier one word for word.

    Args:
        document: The document.
        shortest: The least number of code points of a duplicate directly below.
        distant: The least number of code points of a duplicate anywhere.
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
        is_safe = beside or (len(text) >= LONG and line.start >= document.zones.body.end)
        fix = deletion(line)._replace(safety=Safety.SAFE if is_safe else Safety.UNSAFE)
        yield Hit(line.span, {"line": first.index + 1}, fix)
