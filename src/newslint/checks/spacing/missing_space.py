from collections.abc import Iterator

from newslint.checks.spacing.joints import APOSTROPHE, CLOSING, FREE, OPENING, PLAIN_END, follows, tight_ends
from newslint.document import Document, Line
from newslint.edit import Edit, Fix, Span
from newslint.rule import Hit
from newslint.text.patterns import matches_in, pattern

SENTENCE_JOINT = (
    rf"(?<=\p{{Ll}}[\p{{Ll}}\p{{N}}])[.!?](?P<close>[{CLOSING}]|\")?(?=\p{{Lu}}\p{{Ll}}|\p{{Lu}}[ ])"
)
WORD_BEFORE = r"\S+\Z"
WORD_BEHIND = r"\S+"
OUTER = "\"'\N{LEFT DOUBLE QUOTATION MARK}\N{RIGHT DOUBLE QUOTATION MARK}\N{RIGHT SINGLE QUOTATION MARK}()[],;:.!?*_"
SURE_STARTERS = (
    "After Although And As At Because Before But By During For From He Her His However If In It Its Last "
    "Many Meanwhile More Most On One Our She Since So Some That The Their Then There These They This Those "
    "Though To Under We When While With You"
).split()
SENTENCE_STARTERS = frozenset(SURE_STARTERS) | frozenset(
    "A According Also An Another Any Based Both Despite Each Even Every Following Here How I Instead Later "
    "Like Mr Mrs Ms My Nearly New No Nor Not Now Of Once Only Or Other Over Still Such Through Today Two "
    "Until Up What Where Which Who Why Yet Your".split()
)
DOMAINS = frozenset("Com Org Net Edu Gov Co Uk Us Io Tv Info Biz De Fr Ru Js Py".split())
STARTERS = f"(?:{'|'.join(SURE_STARTERS)})"
NUMBER_END = rf"(?<=[ (])\d{{2,4}}[.!?](?P<right>{STARTERS})(?= \w)"
SHORT_END = rf"{FREE}(?:\p{{Lu}}\.){{2,4}}(?P<right>{STARTERS})(?= \w)"
NAME_END = (
    rf"(?<=[ (])\p{{Lu}}\p{{Ll}}{{3,}}[.!?][\N{{RIGHT DOUBLE QUOTATION MARK}}\"]?"
    rf"(?P<right>[{OPENING}]?\p{{Lu}}[\p{{L}}{APOSTROPHE}]+)(?=,? \w)"
)
FEWEST_JOINTS = 2


def _plain_joints(document: Document) -> Iterator[Hit]:
    """Yield each joint of two sentences without a space: `ended.The next`, `ended.” He`."""
    text = document.text
    for found in matches_in(tight_ends(document), SENTENCE_JOINT, text):
        left = pattern(WORD_BEFORE).search(text, max(0, found.start() - 40), found.start())
        right = pattern(WORD_BEHIND).match(text, found.end())
        if left is None or right is None:
            continue
        before, after = left[0].lstrip(OUTER), right[0].rstrip(OUTER)
        if not _are_words(before, after) or after in DOMAINS:
            continue
        at = found.end()
        if found["close"] == '"' and not _closes(text, found.start(), document.line_at(at)):
            at -= 1
        word = pattern(r"[\p{L}'\N{RIGHT SINGLE QUOTATION MARK}]+").match(text, found.end())
        span = Span(found.start() - len(before), word.end() if word else found.end() + 1)
        yield Hit(span, {}, Fix((Edit(Span(at, at), " "),)))


def _are_words(before: str, after: str) -> bool:
    """True for two ordinary words, not the parts of a name such as `Halo.Bungie.Org` or an address."""
    plain = r"[\p{L}\p{N}]+(?:[-'\N{RIGHT SINGLE QUOTATION MARK}][\p{L}\p{N}]+)*"
    joined = pattern(plain).fullmatch(before) and pattern(
        plain + r"(?:[-\N{EM DASH}\N{EN DASH}].*)?"
    ).fullmatch(after)
    return bool(joined) and len(before) > 2 and (before[0].islower() or after in SENTENCE_STARTERS)


def _closes(text: str, at: int, line: Line) -> bool:
    """True if a straight quote after `at` closes a quotation that its line opened."""
    return text.count('"', line.start, at) % 2 == 1


def missing_space(document: Document) -> Iterator[Hit]:
    """Yield each joint of two sentences without a space: `ended.The next`, `in 2019.Last week`, `U.S.With`.

    A joint after a name counts only if the text has other joints: `Halo.Bungie.Org` is a name.
    """
    shape = document.shape
    yield from _plain_joints(document)
    if not any(follows(shape, mark, (b"Aa", b'"A')) for mark in (b".", b"!", b"?")):
        return
    text = document.text
    tight = tight_ends(document)
    places = [*matches_in(tight, NUMBER_END, text), *matches_in(tight, SHORT_END, text)]
    if len(list(matches_in(tight, PLAIN_END, text))) >= FEWEST_JOINTS:
        places += matches_in(tight, NAME_END, text)
    for match in places:
        span, at = Span(*match.span()), match.start("right")
        line = document.line_at(at)
        if text[at - 1] == '"' and text.count('"', line.start, at - 1) % 2 == 0:
            at -= 1  # the mark opens what follows
        if not document.is_protected(span):
            yield Hit(span, {}, Fix((Edit(Span(at, at), " "),)))
