from collections.abc import Iterator

from newslint.document import Document, Occurrence
from newslint.edit import Edit, Fix, Span
from newslint.rule import Hit
from newslint.text.patterns import pattern
from newslint.text.sentences import OPENERS, TERMINAL


def lost_capital(name: Occurrence) -> Iterator[Hit]:
    """Yield a name that has lost a capital: `White house`, `north Korea`, `japan`.

    A name of several words must keep one capital, or it may be a phrase; at the start of a sentence, the
    text must have the right form elsewhere. For a single word it must always have it, inside a sentence.
    """
    document, span, right = name
    text = document.text
    written = name.text
    if (
        written == right
        or written.isupper()
        or _adds_capitals(written, right)
        or not _stands_alone(text, span)
    ):
        return
    if " " in right and written.islower():
        return
    in_doubt = " " not in right or (written[1:].islower() and _begins_sentence(text, span.start))
    if in_doubt and not document.once(_keeps_capital, right):
        return
    yield Hit(span, {"name": right}, Fix((Edit(span, right),)))


def _keeps_capital(document: Document, name: str) -> bool:
    """True if a document has a name in its right form inside a sentence."""
    inside = rf"(?<=[\p{{Ll}},;][ ]){name}\b"
    return pattern(inside).search(document.text) is not None


def _begins_sentence(text: str, at: int) -> bool:
    """True if the place may explain a capital: at the start of a line, after a full stop or a quote."""
    return text[max(0, at - 2) : at].strip(" ")[-1:] in ("", "\n", *TERMINAL, *OPENERS)


def _adds_capitals(written: str, right: str) -> bool:
    """True if the text has capitals that the name does not have: a headline, or a style."""
    return any(a.isupper() and b.islower() for a, b in zip(written, right, strict=True))


def _stands_alone(text: str, span: Span) -> bool:
    """True if the name is not part of a longer word, an address, a tag or a handle."""
    before, after = text[max(0, span.start - 1) : span.start], text[span.end : span.end + 2]
    if before and (before.isalnum() or before in "/@#._-"):
        return False
    return not (
        after[:1].isalnum() or after[:1] in ("/", "@", "_") or (after[:1] in ".-" and after[1:].isalnum())
    )
