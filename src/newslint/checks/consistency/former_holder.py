from collections.abc import Iterator

from newslint.checks.consistency.office_holders import OFFICE, SITTING, named, with_names
from newslint.document import Document
from newslint.edit import Span
from newslint.rule import Hit
from newslint.text.patterns import pattern

FORMER = rf"\b[Ff]ormer (?:U\.?S\.? )?{OFFICE}(?: (?:\p{{Lu}}[\p{{Ll}}.]* ){{0,2}}(?P<name>{{names}}))?\b"


def former_holder(document: Document) -> Iterator[Hit]:
    """Yield the first place of each form if a person is both in office and out of office."""
    text = document.text
    sitting = named(text, SITTING)
    names = {name for name, _ in sitting}
    for found in pattern(with_names(FORMER)).finditer(text):
        name = found["name"]
        if name in names or (name is None and len(names) == 1 and not text[found.end() :].startswith(" of ")):
            yield Hit(Span(*found.span()), {"name": name or sitting[0][0]})
            if name:
                yield Hit(next(span for one, span in sitting if one == name), {"name": name})
            return
