"""The evidence for and against a line of a page: readable features of its words, its form and its place.

A feature is a short text, `kind:value`: `word:subscribe`, `date:3`, `under:related`.
"""

from collections.abc import Iterator
from itertools import pairwise

from newslint.document.links import SIGN
from newslint.page.look import Look, Surroundings, graded
from newslint.text.dates import MONTHS
from newslint.text.function_words import FUNCTION_WORDS
from newslint.text.patterns import pattern

MONTH = rf"(?:{'|'.join(month[:3].lower() for month in MONTHS)})\p{{L}}{{0,6}}\.?"
DATE = rf"\b(?:{MONTH} \d{{1,2}}\b|\d{{1,2}}(?:st|nd|rd|th)? {MONTH}|\d{{1,4}}[./-]\d{{1,2}}[./-]\d{{2,4}}\b)"
TIME = (
    r"\b(?:\d{1,2}[:.]\d\d ?(?:[ap]\.?m\b|gmt\b|bst\b|e[sd]?t\b|utc\b)?|"
    r"(?:an?|\d+) ?(?:sec(?:ond)?|min(?:ute)?|h(?:ou)?r|day|week|month|year)s? ago\b)"
)
ADDRESS = r"https?://|www\.|\b[a-z0-9-]{1,40}+\.(?:com|org|net|co\.uk)\b"
SIGNS = (
    "|",
    " / ",
    " > ",
    "\N{RIGHT-POINTING DOUBLE ANGLE QUOTATION MARK}",
    "\N{BULLET}",
    "?",
    "!",
    ":",
    "$",
    "(",
)
READER = frozenset("you your our us we my me sign click read see get join follow subscribe share".split())
TELLING = frozenset("said says told added according was were had has would could did".split())
LABEL, SHORT = 12, 26  # the most words of a line that may be a label, and of one that is read in full
BEGINNING, END, NEIGHBOUR, WHOLE = 12, 7, 6, 7  # words read of other lines, and of a line as a whole
DIGITS_IN = 120  # code points
DISTANCES = (0, 1, 2, 3, 5, 8, 15, 30, 60)
NEAR = (1, 2, 3, 5, 9, 20)
RUNS = (0, 1, 2, 3, 5, 8, 15, 30, 80)
AROUND = 5  # lines on either side in which prose is counted
CONTENT = 5  # the fewest code points of a word about the subject
PLAIN, EDGE = 25, 3  # the words, and the lines from the edge of the body, that plain prose exceeds


def is_plain(around: Surroundings, at: int) -> bool:
    """True for a line without words, and for a long line of plain prose between others inside the body."""
    one = around.looks[at]
    if not one.words:
        return True
    is_inside = around.first + EDGE < at < around.last - EDGE
    if not (is_inside and one.prose and one.ends == "." and len(one.words) > PLAIN):
        return False
    return around.above[at] == around.below[at] == 1 and READER.isdisjoint(one.words)


def evidence(around: Surroundings, at: int) -> dict[str, None]:
    """The features of one line, as the keys of a dictionary."""
    one = around.looks[at]
    return dict.fromkeys(
        [*_worded(one), *_formed(around, at), *_marked(one), *_placed(around, at), *_beside(around, at)]
    )


def _worded(one: Look) -> Iterator[str]:
    """Yield the features of a line's words; of a long line, those of its beginning and its end."""
    words, count = one.words, len(one.words)
    if not count:
        return
    head, tail = (words, []) if count <= SHORT else (words[:BEGINNING], words[-END:])
    for word in head:
        yield f"word:{word}"
        if count <= LABEL:
            yield f"label:{word}"
    for pair in pairwise(head):
        yield f"pair:{' '.join(pair)}"
    for word in tail:
        yield f"close:{word}"
    for pair in pairwise(tail):
        yield f"closing:{' '.join(pair)}"
    yield f"first:{words[0]}"
    yield f"last:{words[-1]}"
    if count <= WHOLE:
        yield f"line:{' '.join(words)}"
    if count > SHORT:
        for word in READER.intersection(words):
            yield f"reader:{word}"


def _formed(around: Surroundings, at: int) -> Iterator[str]:
    """Yield the features of a line's form: its length, capitals, beginning and end."""
    one = around.looks[at]
    size, small = one.size, min(one.size, 10)
    named = [word for word in one.text.split() if word[0].isalpha()]
    capitals = int(4 * sum(word[0].isupper() for word in named) / (len(named) + 0.01)) if named else 0
    yield "always:"
    yield f"end:{size} {one.ends}"
    yield f"kind:{one.opens}{one.ends}"
    yield f"capitals:{size} {5 if one.text.isupper() else capitals}"
    yield f"talk:{size} {int(min(one.talk, 0.49) * 10)}"
    yield f"shape:{size}{one.opens}{one.ends}{capitals}"
    yield f"telling:{small} {not TELLING.isdisjoint(one.words):d}"
    yield f"you:{small} {not READER.isdisjoint(one.words):d}"
    if one.line.is_item:
        yield f"item:{small}{one.ends}"
    copies = around.copies[" ".join(one.words)]
    if copies > 1 and one.words:
        yield f"copies:{min(copies, 4)} {min(size, 8)}"


def _marked(one: Look) -> Iterator[str]:
    """Yield the features of the signs in a line: links, addresses, dates, times, bars."""
    text, small = one.text, min(one.size, 10)
    if SIGN in one.line.text:
        yield f"link:{small} {one.linked:d}{one.ends}"
    start = text[:DIGITS_IN]
    digits = sum(map(str.isdigit, start))
    if digits:
        yield f"digits:{small} {4 * digits // len(start)}"
        if pattern(DATE, ignore_case=True).search(start):
            yield f"date:{small}"
        if pattern(TIME, ignore_case=True).search(start):
            yield f"time:{small}"
    if "." in text and pattern(ADDRESS, ignore_case=True).search(text):
        yield f"address:{small}"
    if "@" in text:
        yield f"at:{small}"
    if "\N{COPYRIGHT SIGN}" in text or "(c)" in text:
        yield "copyright:"
    for sign in SIGNS:
        if sign in text:
            yield f"sign:{sign} {small}"


def _placed(around: Surroundings, at: int) -> Iterator[str]:
    """Yield the features of a line's place: how far it is from the body and from prose."""
    one, count = around.looks[at], len(around.looks)
    small = min(one.size, 10)
    zone, far = _zone(around, at)
    step = graded(far, DISTANCES)
    yield f"zone:{zone} {step}"
    yield f"zoned:{zone} {small}{one.ends}"
    yield f"zonal:{zone} {min(step, 4)} {one.sign}"
    above, below = graded(around.above[at], NEAR), graded(around.below[at], NEAR)
    yield f"prose:{above}{below}{one.prose:d}"
    yield f"near:{min(above, 3)}{min(below, 3)} {small}{one.ends}"
    yield f"run:{graded(around.run[at], RUNS)} {small}{one.ends}"
    start, stop = max(0, at - AROUND), min(count, at + AROUND + 1)
    yield f"local:{6 * (around.prose[stop] - around.prose[start]) // (stop - start)} {small}"
    prose = around.prose[-1]
    yield f"page:{graded(prose, (0, 2, 5, 10, 20, 40))} {8 * prose // count} {one.prose:d}"
    yield from _topical(around, at, zone)


def _zone(around: Surroundings, at: int) -> tuple[str, int]:
    """The position of a line relative to the body, and its distance in lines."""
    if at < around.first:
        return "before", around.first - at
    return ("after", at - around.last) if at > around.last else ("in", 0)


def _topical(around: Surroundings, at: int, zone: str) -> Iterator[str]:
    """Yield features for the share of a line's words that occur in the prose and in the first line."""
    one = around.looks[at]
    matter = {word for word in one.words if len(word) >= CONTENT and word not in FUNCTION_WORDS}
    if not matter:
        yield f"matter:none {zone} {min(one.size, 6)}"
        return
    own = one.prose and one.ends == "."
    step = min(4, 5 * sum(around.topic[word] > own for word in matter) // len(matter))
    yield f"topic:{step} {min(one.size, 11)}"
    yield f"topical:{step} {zone} {min(one.size, 10)}{one.ends}"
    if at:
        title = matter.intersection(around.looks[0].words)
        yield f"title:{3 * len(title) // len(matter)} {min(one.size, 8)}"


def _beside(around: Surroundings, at: int) -> Iterator[str]:
    """Yield the features of a line's neighbours, and of the heading above it."""
    looks, one = around.looks, around.looks[at]
    for name, place in (
        ("above", at - 1),
        ("below", at + 1),
        ("second-above", at - 2),
        ("second-below", at + 2),
    ):
        if not 0 <= place < len(looks):
            yield f"{name}-none:{one.sign}"
            continue
        other = looks[place]
        yield f"{name}-sign:{other.sign} {one.sign}"
        yield f"{name}-shape:{other.sign}"
        if place in (at - 1, at + 1):
            for word in other.words[:NEIGHBOUR]:
                yield f"{name}:{word}"
            if 0 < len(other.words) <= NEIGHBOUR:
                yield f"{name}-line:{' '.join(other.words)}"
    if around.headings[at] >= 0:
        yield from _headed(looks[around.headings[at]], one, at - around.headings[at])


def _headed(heading: Look, one: Look, far: int) -> Iterator[str]:
    """Yield the features of the heading above a line."""
    yield f"under-line:{' '.join(heading.words)}"
    for word in heading.words:
        yield f"under:{word}"
    yield f"under-far:{heading.ends == ':':d} {graded(far, (1, 3, 8, 20))} {min(one.size, 10)}"
