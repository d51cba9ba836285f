from collections.abc import Iterator

from newslint.document import Line
from newslint.edit import Edit, Fix, Span
from newslint.rule import Hit
from newslint.text.patterns import pattern

SPEECH = (
    r"(?:condemned|said|told|warned|added|stated|denounced|criticized|criticised|argued|insisted|declared|"
    r"praised|vowed|noted|urged|described|called|announced|claimed|explained|welcomed|rejected)"
)
TWICE = (
    rf"(?P<subject>\p{{Lu}}[^\N{{LEFT DOUBLE QUOTATION MARK}}\"\n.!?]{{2,90}}?) (?:\p{{Ll}}+ly )?{SPEECH}\b"
    r"[^\N{LEFT DOUBLE QUOTATION MARK}\N{RIGHT DOUBLE QUOTATION MARK}\"\n.!?]{0,160}"
    r"(?:\N{LEFT DOUBLE QUOTATION MARK}[^\N{RIGHT DOUBLE QUOTATION MARK}\n]{3,400}|\"[^\"\n]{3,400})"
    r"(?P<again>,(?P<mark>[\N{RIGHT DOUBLE QUOTATION MARK}\"]) (?P<name>\p{Lu}[^\n,.]{2,80}?) (?:said|added|stated)\.)"
)
AGAIN = r",[\N{RIGHT DOUBLE QUOTATION MARK}\"] \p{Lu}[^\n,.]{2,80} (?:said|added|stated)\."
CAPITALISED = r"\p{Lu}\p{L}+"
TRIGGER = (
    (
        rf"{SPEECH}\b[^\N{{LEFT DOUBLE QUOTATION MARK}}\N{{RIGHT DOUBLE QUOTATION MARK}}\"\n.!?]*"
        r"(?:\N{LEFT DOUBLE QUOTATION MARK}[^\N{RIGHT DOUBLE QUOTATION MARK}\n]+|\"[^\"\n]+)"
        r",[\N{RIGHT DOUBLE QUOTATION MARK}\"] \p{Lu}[^\n,.]+ (?:said|added|stated)\."
    ),
)
NO_NAMES = frozenset("The His Her An Mr Mrs Ms Dr Sir Lord".split())


def double_attribution(line: Line) -> Iterator[Hit]:
    """Yield the second mention of a speaker in a sentence that begins with the same one.

    `The Islander mayor warned of “waves,” Islander Mayor A. Sample said.` The two must share a capitalised
    word: a person who reports what another has said is not a repetition.
    """
    if not pattern(AGAIN).search(line.text):
        return
    for found in pattern(rf"(?:(?<=[.!?\N{{RIGHT DOUBLE QUOTATION MARK}}] )|\A){TWICE}").finditer(line.text):
        first = set(pattern(CAPITALISED).findall(found["subject"])) - NO_NAMES
        if first & set(pattern(CAPITALISED).findall(found["name"])):
            span = Span(line.start + found.start("again"), line.start + found.end("again"))
            yield Hit(span, {"name": found["name"]}, Fix((Edit(span, "." + found["mark"]),)))
