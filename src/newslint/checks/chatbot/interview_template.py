from collections import Counter
from collections.abc import Iterator

from newslint.document import Document
from newslint.rule import Hit
from newslint.text.patterns import pattern

LABEL = r"(?P<label>(?:\p{Lu}[\p{L}.'\N{RIGHT SINGLE QUOTATION MARK}-]*[ ]?){1,5}):(?:\*\*)?[ ]"
ROLES = ("Editor", "Interviewer", "Host", "Moderator")
TRIGGER = tuple(f"{role}:" for role in ROLES)
NAMELESS = rf"(?:[\p{{L}}.]+ ){{0,4}}(?:{'|'.join(ROLES)})"
TITLED = r"(?:Dr|Prof|Professor)\b.*"
FEWEST = 3


def interview_template(document: Document) -> Iterator[Hit]:
    """Yield the first label of a nameless editor who alternates with a titled expert."""
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
