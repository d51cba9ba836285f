"""A text in which a machine fails to write an article."""

from __future__ import annotations

from collections.abc import Iterator

from newslint.document import Document
from newslint.edit import Span
from newslint.rule import Hit
from newslint.text.patterns import pattern

A = "['\N{RIGHT SINGLE QUOTATION MARK}]"  # an apostrophe, straight or typographic
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
OTHER_TOPICS = r"(?i)(?<![a-z])(?:chatgpt|chatbots?|openai)(?![a-z])"
LEADING_LINES = 3
MOST_WORDS = 700


def void_article(document: Document) -> Iterator[Hit]:
    """Yield the whole text if it begins with a machine's request for input or its failure to write."""
    if document.text.count(" ") > MOST_WORDS:
        return
    written = [line for line in document.lines if not line.blank][:LEADING_LINES]
    for line in (one for one in written if not one.is_item):  # a list quotes titles
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
    """True if a line other than the one at `index` mentions chatbots."""
    about = pattern(OTHER_TOPICS)
    return any(about.search(line.text) for line in document.lines if line.index != index)
