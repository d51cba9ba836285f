from collections.abc import Iterator

from newslint.document import Document
from newslint.edit import Span
from newslint.rule import Hit
from newslint.text.patterns import matches_at

PAIRS = (
    ("dialog", "dialogue"),
    ("gray", "grey"),
    ("color", "colour"),
    ("favor", "favour"),
    ("defense", "defence"),
    ("traveled", "travelled"),
    ("neighbor", "neighbour"),
    ("behavior", "behaviour"),
    ("harbor", "harbour"),
    ("honor", "honour"),
    ("launch pad", "launchpad"),
    ("skeptic", "sceptic"),
    ("Zelenskyy", "Zelensky"),
    ("Zelenskiy", "Zelensky"),
    ("Kyiv", "Kiev"),
    ("Odesa", "Odessa"),
    ("Qaddafi", "Gaddafi"),
)
TRIGGER = tuple(american for american, _ in PAIRS)


def spelling_variant(document: Document) -> Iterator[Hit]:
    """Yield the first place of the rarer spelling of a word that has two spellings in the text."""
    text = document.text
    for pair in PAIRS:
        if pair[0] not in text or pair[1] not in text:
            continue
        one, other = (_places(document, word) for word in pair)
        if one and other:
            rare, common = sorted((one, other), key=len)
            first = rare[0]
            usual = text[common[0].start : common[0].end]
            yield Hit(first, {"usual": usual, "times": len(common)})


def _places(document: Document, word: str) -> list[Span]:
    spans = (
        Span(*found.span())
        for found in matches_at(word, rf"(?<![\p{{L}}-]){word}s?(?![\p{{L}}-])", document.text)
    )
    return [span for span in spans if not document.is_quoted(span.start)]
