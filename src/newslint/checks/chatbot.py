"""What assistants leave behind that takes more than a pattern to see."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from newslint.document import Document
from newslint.document.removal import without_lines
from newslint.edit import Edit, Fix, Span
from newslint.rule import Hit
from newslint.text.patterns import pattern

LABEL = r"(?P<label>(?:\p{Lu}[\p{L}.'\N{RIGHT SINGLE QUOTATION MARK}-]*[ ]?){1,5}):(?:\*\*)?[ ]"
ROLES = ("Editor", "Interviewer", "Host", "Moderator")
NAMELESS = rf"(?:[\p{{L}}.]+ ){{0,4}}(?:{'|'.join(ROLES)})"
TITLED = r"(?:Dr|Prof|Professor)\b.*"
FEWEST = 3


def interview_template(document: Document) -> Iterator[Hit]:
    """Yield the first label of a nameless editor who takes turns with a titled expert."""
    if sum(document.text.count(f"{role}:") for role in ROLES) < FEWEST:
        return
    labels = []
    for line in document.lines:
        start = line.content.start
        found = pattern(LABEL).match(document.text, start, line.end)
        if found:
            labels.append((found["label"], found.span("label")))
    count = Counter(label for label, _ in labels)
    asks = [label for label in count if count[label] >= FEWEST and pattern(NAMELESS).fullmatch(label)]
    answers = [label for label in count if count[label] >= FEWEST - 1 and pattern(TITLED).fullmatch(label)]
    if asks and answers:
        start, end = next(span for label, span in labels if label == asks[0])
        yield Hit(document.line_at(start).span._replace(start=start, end=end + 1), {"times": count[asks[0]]})


A = "['\N{RIGHT SINGLE QUOTATION MARK}]"  # an apostrophe, as typed or as printed
STAMP = r"(?:(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)\w* [^\n:]{0,20}\d\d:\d\d(?::\d\d)?[^\n:]{0,12}: )?"
GREETING = r"(?:(?:okay|ok|sure|unfortunately|hello)[,.!] )?"
WISH = rf"you(?:{A}d| would)? (?:like|want|need)"
ASKED = rf"(?:{WISH}|summari[sz]|rewrit|rewrote|so (?:that )?I can|for me to|in order)"
NO_INPUT = (
    r"(?:please )?(?:could you )?(?:provide|share|paste|send|supply)(?: me)?(?: with)? (?:the|an?|your|more) "
    rf"(?:[\w-]+ ){{0,3}}(?:text|article|content|context|details)\b[^\n.]{{0,120}}{ASKED}"
)
NO_PERSON = (
    r"as an ai (?:language )?(?:model|assistant)[^\n.]{0,60}"
    rf"\b(?:not|cannot|can{A}t|don{A}t|unable)\b[^\n.]{{0,120}}"
    r"\b(?:articles?|write|information|real-time|access|context|opinions?)\b"
)
REGRET = (
    rf"(?:I{A}m|I am) (?:very )?sorry,? but (?:I|it) [^\n.]{{0,160}}"
    r"\b(?:articles?|text|content|requests?|real-time|summari[sz]e)\b"
)
POOR_INPUT = (
    r"the (?:provided|supplied|given|submitted) (?:[\w-]+ ){0,3}"
    r"(?:text|content|article|source|material|input)\b[^\n.]{0,20}"
    r"(?:only contains|contains only|contains no|lacks|does not (?:contain|include)"
    r"|is (?:empty|insufficient|incomplete|too short))"
    r"[^\n]{0,160}\b(?:article|content|information|details|body)\b"
)
UNABLE = (
    rf"(?:unfortunately, )?(?:I|we) (?:cannot|can{A}t|could not|am unable to|was unable to|were unable to) "
    r"(?:directly )?(?:write|generate|create|access|retrieve|summari[sz]e|fulfil+) (?:an?|the|this|your|any) "
    r"[^\n.]{0,40}\b(?:article|content|request|url|link|text)\b[^\n]{0,80}"
)
NO_ARTICLE = (
    r"[^\n.]{0,60}\bprevented the generation of (?:this|the) (?:news )?(?:article|story)"
    rf"|I don{A}t see any (?:article|text|content|attachment|link)\b"
    r"|the process of rewriting (?:an|the) article\b"
)
FAILURES = (NO_INPUT, NO_PERSON, REGRET, POOR_INPUT, UNABLE, NO_ARTICLE)
OTHER_TOPICS = r"(?i)\b(?:chatgpt|chatbots?|openai)\b"
LEADING_LINES = 3
MOST_WORDS = 700


def void_article(document: Document) -> Iterator[Hit]:
    """Yield the whole text where it opens with a machine's request for input or its failure to write."""
    if document.text.count(" ") > MOST_WORDS:
        return
    written = [line for line in document.lines if not line.blank][:LEADING_LINES]
    for line in written:
        start = line.content.start
        for failure in FAILURES:
            whole = rf"{STAMP}{GREETING}(?P<said>{failure})"
            found = pattern(whole, ignore_case=True).match(document.text, start, line.end)
            if found and not document.is_quoted(start) and not _is_about_machines(document, line.index):
                text = document.text.rstrip()
                first = len(text) - len(text.lstrip())
                yield Hit(Span(first, len(text)), {"said": " ".join(found["said"].split())[:60]})
                return


def _is_about_machines(document: Document, index: int) -> bool:
    """True where a line other than the one at `index` speaks of chatbots."""
    about = pattern(OTHER_TOPICS)
    return any(about.search(line.text) for line in document.lines if line.index != index)


FENCE = r"`{3,}(?:html|markdown|md|text|txt|plaintext)"
CLOSE = r"`{3,}"


def fence_wrapper(document: Document) -> Iterator[Hit]:
    """Yield the opening line of a fence around the whole article; its fix takes the closing line too."""
    if document.format != "text":
        return
    written = [line for line in document.lines if not line.blank]
    if len(written) < 2 or not pattern(FENCE, ignore_case=True).fullmatch(written[0].text.strip()):
        return
    closing = [line for line in written[1:] if pattern(CLOSE).match(line.text.strip())]
    if len(closing) > 1 or (closing and closing[0].index != written[-1].index):
        return
    edits: list[Edit] = [without_lines(line, line) for line in (written[0], *closing)]
    yield Hit(written[0].span, {}, Fix(tuple(edits)))
