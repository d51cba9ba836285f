from collections.abc import Iterator

from newslint.document import Document
from newslint.edit import Span
from newslint.rule import Hit
from newslint.text.patterns import pattern

LOOKALIKES = dict(
    zip(
        "\N{CYRILLIC SMALL LETTER A}\N{CYRILLIC SMALL LETTER IE}\N{CYRILLIC SMALL LETTER O}"
        "\N{CYRILLIC SMALL LETTER ER}\N{CYRILLIC SMALL LETTER ES}\N{CYRILLIC SMALL LETTER HA}"
        "\N{CYRILLIC SMALL LETTER U}\N{CYRILLIC SMALL LETTER BYELORUSSIAN-UKRAINIAN I}"
        "\N{CYRILLIC SMALL LETTER DZE}\N{CYRILLIC SMALL LETTER JE}\N{CYRILLIC CAPITAL LETTER A}"
        "\N{CYRILLIC CAPITAL LETTER VE}\N{CYRILLIC CAPITAL LETTER IE}\N{CYRILLIC CAPITAL LETTER KA}"
        "\N{CYRILLIC CAPITAL LETTER EM}\N{CYRILLIC CAPITAL LETTER EN}\N{CYRILLIC CAPITAL LETTER O}"
        "\N{CYRILLIC CAPITAL LETTER ER}\N{CYRILLIC CAPITAL LETTER ES}\N{CYRILLIC CAPITAL LETTER TE}"
        "\N{CYRILLIC CAPITAL LETTER HA}\N{CYRILLIC CAPITAL LETTER U}"
        "\N{CYRILLIC CAPITAL LETTER BYELORUSSIAN-UKRAINIAN I}\N{CYRILLIC CAPITAL LETTER DZE}"
        "\N{CYRILLIC CAPITAL LETTER JE}",
        "aeopcxyisjABEKMHOPCTXYISJ",
        strict=True,
    )
)
TO_LATIN = str.maketrans(LOOKALIKES)
MIXED = rf"(?<!\w)(?=\w*[A-Za-z])(?=\w*[{''.join(LOOKALIKES)}])[A-Za-z{''.join(LOOKALIKES)}]{{3,}}(?!\w)"
FEWEST_LATIN = 2


def mixed_script(document: Document) -> Iterator[Hit]:
    """Yield each word with Cyrillic letters of which at least half, and at least two, letters are Latin."""
    for found in pattern(MIXED).finditer(document.text):
        word = found[0]
        latin = sum(map(str.isascii, word))
        if latin >= FEWEST_LATIN and 2 * latin >= len(word):
            yield Hit(Span(*found.span()), {"right": word.translate(TO_LATIN)})
