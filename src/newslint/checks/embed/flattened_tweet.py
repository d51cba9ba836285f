from collections.abc import Iterator

from newslint.document import Document, Line
from newslint.document.removal import deletion
from newslint.edit import Edit, Fix, Safety, Span
from newslint.rule import Hit
from newslint.text.patterns import pattern

DASH = "[-\N{EN DASH}\N{EM DASH}\N{HORIZONTAL BAR}]"
DATE = (
    r"(?:\p{L}{3,12}\.? \d{1,2}, \d{4}|\d{1,2}\.? (?:de )?\p{L}{3,12}\.?(?: de)?,? \d{4}"
    r"|\d{4}\N{CJK UNIFIED IDEOGRAPH-5E74}\d{1,2}\N{CJK UNIFIED IDEOGRAPH-6708}\d{1,2}\N{CJK UNIFIED IDEOGRAPH-65E5})"
)
ATTRIBUTION = (
    rf"{DASH}{{1,3}} ?(?P<author>[^\n@]{{1,60}}?) ?\(@\w{{1,15}}\)"
    rf"(?:[ \u00a0]*(?:\[{DATE}\]\([^()\s]*\)|{DATE}))?"
)
LINK = r"(?:(?:https?://)?pic\.(?:twitter|x)\.com/|https?://t\.co/)[A-Za-z0-9]{4,14}"
POST_MARK = rf"(?:(?<!\w)[#@]\w{{2,}}|https?://|{LINK}|\p{{Emoji_Presentation}})"
LONGEST_POST = 600
LONGEST_LINE = 330
LONGEST_INTRODUCED = 420
MOST_LINES = 4


def flattened_tweet(document: Document) -> Iterator[Hit]:
    """Yield each post, from the first line of its text to its attribution or to the link of its picture.

    If a paragraph leads to the post, the fix deletes only its links; a person may delete the rest.
    """
    taken = -1
    for line in document.lines:
        if line.index <= taken or not ("(@" in line.text or _ends_in_link(line.text)):
            continue
        found = pattern(ATTRIBUTION).search(line.text)
        if found and not line.text[found.end() :].strip(" \u00a0"):
            first, last = _opening(line, found.start()), line
        elif _ends_in_link(line.text) and len(line.text) <= LONGEST_LINE:
            first, last = _pictured(line), line
            below = line.next
            found = pattern(ATTRIBUTION).fullmatch(below.text.strip()) if below else None
            if below and found:
                first, last = _opening(below, 0), below
        else:
            continue
        taken = last.index
        author = found["author"].strip() if found else "somebody"
        fix = _links_alone(first, last) if _is_led_to(first) else deletion(first, last)
        yield Hit(Span(first.span.start, last.span.end), {"author": author}, fix)


def _is_led_to(first: Line) -> bool:
    """True for a post below a paragraph or a colon, which may refer to it."""
    above = first.previous
    return above is not None and (above.is_prose or above.text.rstrip().endswith(":"))


def _links_alone(first: Line, last: Line) -> Fix:
    """The fix that deletes the links of a post; a manual one if there are none."""
    text = first.document.text
    links = pattern(rf"[ \u00a0]?{LINK}").finditer(text, first.start, last.end)
    edits = tuple(Edit(Span(*link.span()), "") for link in links)
    return Fix(edits) if edits else deletion(first, last)._replace(safety=Safety.MANUAL)


def _pictured(line: Line) -> Line:
    """The first line of a post that ends with its picture's link: one near above with an emoji in front."""
    first, size = line, len(line.text)
    for _ in range(MOST_LINES):
        if pattern(r"\p{Emoji_Presentation}").match(first.words):
            return first
        above = first.previous
        if above is None or size + len(above.text) > LONGEST_POST or _has_gap(first):
            return line
        first, size = above, size + len(above.text)
    return line


def _ends_in_link(text: str) -> bool:
    end = text[-50:]
    return (".com/" in end or "t.co/" in end) and pattern(rf"{LINK}\W*\Z").search(end) is not None


def _opening(attribution: Line, start: int) -> Line:
    """The first line of the post that ends with an attribution; `start` is its offset in its line.

    If empty lines separate the paragraphs, the post is a paragraph. Otherwise it is the text between a line
    that ends with a colon and the attribution; or else the line above, and the lines above that as long as
    they have the marks of a post: hashtags, handles, links, emoji.
    """
    if attribution.text[:start].strip():
        return attribution
    lines = _above(attribution)
    paragraph = next((line for line in lines if _has_gap(line)), None)
    if paragraph or _has_gap(attribution):
        return paragraph or attribution
    size = 0
    for count, line in enumerate(lines):
        size += len(line.text)
        if count and size <= LONGEST_INTRODUCED and line.text.rstrip().endswith(":"):
            return lines[count - 1]
    first = attribution
    for count, line in enumerate(lines):
        if len(line.text) > LONGEST_LINE or (count and not pattern(POST_MARK).search(line.text)):
            break
        first = line
    return first


def _has_gap(line: Line) -> bool:
    """True if there is an empty line above."""
    return line.index > 0 and line.document.lines[line.index - 1].blank


def _above(attribution: Line) -> list[Line]:
    """The lines above an attribution, nearest first, up to the length of a post."""
    lines: list[Line] = []
    size = 0
    line = attribution.previous
    while line is not None and size + len(line.text) <= LONGEST_POST:
        if "(@" in line.text and pattern(ATTRIBUTION).search(line.text):
            break
        lines.append(line)
        size += len(line.text)
        line = line.previous
    return lines
