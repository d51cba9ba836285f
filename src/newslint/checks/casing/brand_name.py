"""A brand's name with other capitals than its own."""

from __future__ import annotations

from collections.abc import Iterator

from newslint.document import Occurrence
from newslint.edit import Edit, Fix
from newslint.rule import Hit
from newslint.text.patterns import pattern


def brand_name(name: Occurrence) -> Iterator[Hit]:
    """Yield a brand's name with other capitals than its own: `Youtube`, `linkedIn`, `twitter`.

    In small letters it needs the right form elsewhere in the text: it may be a verb, or somebody's style.
    Names in capitals throughout, handles, tags and addresses are left alone.
    """
    document, span, right = name
    written = name.text
    if written == right or (written.isupper() and len(written) > 1):
        return
    around = pattern(rf"(?<![\w@#/.-]){written}(?![\w@/-]|\.\w)").match(document.text, span.start)
    if around is None:
        return
    if written.islower() and not pattern(rf"(?<![\w@#/.-]){right}(?![\w/]|\.\w)").search(document.text):
        return
    yield Hit(span, {"name": right}, Fix((Edit(span, right),)))
