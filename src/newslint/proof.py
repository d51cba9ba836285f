"""Proof that a fix loses no more than its card says, checked on the text itself."""

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from newslint.document import Document, Line
from newslint.document.lines import bare
from newslint.document.links import is_linked
from newslint.edit import Edit, Loss, Span
from newslint.match.readings import closes
from newslint.match.searching import searcher
from newslint.rule import FixPolicy, Match, Rule
from newslint.text.characters import misread
from newslint.text.patterns import pattern
from newslint.text.words import letters, spaced, words

TRACKING = (
    r"(?i)(?<=[?&])(?:utm_[a-z]+|fbclid|gclid|dclid|msclkid|mc_[ce]id|_ga|igshid|yclid|ref_src|referrer)="
    r"[^&#\s)\]\"'<>]*&?"
)
ENTITY_ROUNDS = 3


class Claim(NamedTuple):
    """A fix to be applied: its edits of the document's text, and the loss that its rule states."""

    rule: Rule
    edits: tuple[Edit, ...]
    loses: Loss


def folded(text: str) -> str:
    """The letters that must stay for `form`: case folded, references decoded, tracking parameters dropped."""
    import html  # noqa: PLC0415 -- 2 ms that most fixes need not pay

    for _ in range(ENTITY_ROUNDS):
        decoded = html.unescape(text)
        if decoded == text:
            break
        text = decoded
    return letters(pattern(TRACKING).sub("", text).casefold())


def broken_claims(document: Document, claims: Sequence[Claim], after: str) -> list[str | None]:
    """For each claim, the reason why it does not hold; None if it does.

    Args:
        document: The document before.
        claims: The fixes that were applied together.
        after: The text after all of them.
    """
    standing: str | None = None
    reasons: list[str | None] = []
    for claim in claims:
        if claim.loses is Loss.REPETITION:
            standing = spaced(after) if standing is None else standing
            reasons.append(_not_repeated(document.text, claim.edits, standing))
        else:
            reasons.append(_broken(document, claim))
    return reasons


def _broken(document: Document, claim: Claim) -> str | None:
    text = document.text
    if claim.loses is Loss.NOTHING:
        changed = [edit for edit in claim.edits if letters(_removed(text, edit)) != letters(edit.text)]
        return f"it would change the letters of {_shown(text, changed[0])}" if changed else None
    if claim.loses is Loss.FORM:
        changed = [edit for edit in claim.edits if not _same_form(_removed(text, edit), edit.text)]
        return f"it would change more than the form of {_shown(text, changed[0])}" if changed else None
    if claim.loses is Loss.RESIDUE:
        return _not_residue(document, claim)
    return None


def _same_form(removed: str, inserted: str) -> bool:
    """True if the letters are the same, or if decoding the UTF-8 of `inserted` wrongly gives `removed`."""
    try:
        return folded(removed) == folded(inserted) or removed in misread(inserted)
    except UnicodeEncodeError:
        return False


def _not_repeated(text: str, edits: Iterable[Edit], standing: str) -> str | None:
    for edit in edits:
        removed = _removed(text, edit)
        if (
            letters(removed) != letters(edit.text)
            and f" {' '.join(_period(words(removed)))} " not in standing
        ):
            return f"{_shown(text, edit)} occurs nowhere else"
    return None


def _period(said: list[str]) -> list[str]:
    """The shortest run of words whose repetition makes up all of `said`."""
    for size in range(1, len(said) // 2 + 1):
        if len(said) % size == 0 and said[:size] * (len(said) // size) == said:
            return said[:size]
    return said


def _not_residue(document: Document, claim: Claim) -> str | None:
    text, policy, match = document.text, claim.rule.fix, claim.rule.match
    shown = (
        *(policy.residue if policy else ()),
        *(_closed_patterns(match) if match else ()),
    )
    searchers = [searcher(match or Match(), source, document) for source in shown]
    for edit in claim.edits:
        if letters(edit.text):
            return f"it would add {edit.text!r}"
        places = list(_closed_places(text, edit.span))
        removed = _removed(text, edit)
        is_shown = any(one.fullmatch(text, *place) for one in searchers for place in places)
        if letters(removed) and not is_shown and not (match and closes(match, removed)):
            return f"{_shown(text, edit)} is more than a pattern of the rule matches"
    return None


def _closed_patterns(match: Match) -> Iterator[str]:
    return (source for some in match.patterns.values() for source in some if source not in match.open)


def _closed_places(text: str, span: Span) -> Iterable[Span]:
    """Yield the deleted text: unchanged, without white space around it, and without bullet and emphasis."""
    yield span
    removed = text[span.start : span.end]
    start = span.start + len(removed) - len(removed.lstrip())
    end = span.end - (len(removed) - len(removed.rstrip()))
    if start < end:
        yield Span(start, end)
        first, last = bare(text[start:end])
        yield Span(start + first, start + last)


def _removed(text: str, edit: Edit) -> str:
    return text[edit.span.start : edit.span.end]


def _shown(text: str, edit: Edit) -> str:
    removed = " ".join(_removed(text, edit).split())
    return repr(removed if len(removed) <= 40 else removed[:39] + "\N{HORIZONTAL ELLIPSIS}")


def prose_words(document: Document) -> int:
    """The number of words in the document's lines of running text."""
    return sum(len(words(line.text)) for line in document.lines if _is_text(line))


def prose_words_removed(document: Document, claims: Iterable[Claim]) -> int:
    """The number of words of running text that the claims delete; copies of remaining text do not count."""
    losing = [claim for claim in claims if claim.loses in (Loss.RESIDUE, Loss.WORDS)]
    edits = [edit for claim in losing for edit in claim.edits if edit.span.end > edit.span.start]
    return sum(
        max(0, len(words(_removed(document.text, edit))) - len(words(edit.text)))
        for edit in edits
        if _is_story(document, edit.span)
    )


def _is_story(document: Document, span: Span) -> bool:
    """True for a place in running text, and for lines that begin with it or hold its first line.

    Comments and lists of other stories contain prose too. A place that begins with their heading does not
    count, nor does a run of lines most of which are not prose.
    """
    first, last = document.line_at(span.start), document.line_at(span.end - 1)
    if first is last:
        return _is_text(first)
    written = [line for line in document.lines[first.index : last.index + 1] if not line.blank]
    if span.start <= document.zones.body.start < span.end:
        return True
    return _is_text(first) and sum(map(_is_text, written)) * 2 >= len(written)


def _is_text(line: Line) -> bool:
    return line.is_prose and not is_linked(line.words)


def policy_of(rule: Rule) -> FixPolicy:
    """The fix policy of the rule.

    Raises:
        ValueError: The card has no fix.
    """
    if rule.fix is None:
        raise ValueError(f"the card of {rule.name} has no [fix]")
    return rule.fix
