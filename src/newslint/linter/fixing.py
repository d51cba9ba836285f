"""Fixing in passes: choose, prove, apply, read again, until nothing is left to do."""

from collections.abc import Callable, Sequence
from typing import NamedTuple

from newslint.document import Document
from newslint.edit import Edit, Loss, Occupied, Safety, apply, inverse
from newslint.errors import ConvergenceError
from newslint.linter.gaps import closed_up
from newslint.linter.lint import Placed
from newslint.proof import Claim, broken_claims, policy_of, prose_words, prose_words_removed
from newslint.rule import Finding

MOST_PASSES = 10

Examine = Callable[[Document], list[Placed]]


class Fixed(NamedTuple):
    """A text after fixing.

    Args:
        text: The text; what the caller gave where nothing was fixed.
        passes: The edits of each pass, their spans in the text of that pass.
        applied: The findings that were mended, their spans in the text of their pass.
        left: What `Linter.lint` finds in `text`.
        refused: Findings whose fix was left out, the reason at the end of the message.
        back: For each pass, last one first, the edits that take it back.
    """

    text: str
    passes: tuple[tuple[Edit, ...], ...]
    applied: tuple[Finding, ...]
    left: list[Finding]
    refused: tuple[Finding, ...]
    back: tuple[tuple[Edit, ...], ...] = ()

    def undo(self) -> str:
        """The text that was given to `Linter.fix`, exactly."""
        text = self.text
        for edits in self.back:
            text = apply(text, edits)
        return text


class Step(NamedTuple):
    """One pass: the document it left, what was mended and what was refused."""

    document: Document
    chosen: tuple[Placed, ...]
    refused: tuple[Finding, ...]


def fix(document: Document, examine: Examine, safety: Safety, budget: float) -> Fixed:
    """The document's source after fixing.

    Args:
        document: What to fix; never changed.
        examine: Finds what is wrong with a document.
        safety: How safe a fix must be.
        budget: The share of the words of running text that may go before the whole is refused.

    Raises:
        ConvergenceError: The fixes do not come to rest.
    """
    now, steps = document, list[Step]()
    while True:
        found = examine(now)
        step = _pass(now, found, safety)
        if not step.chosen:
            break
        if len(steps) == MOST_PASSES:
            raise ConvergenceError(sorted({one.rule.name for one in step.chosen}), MOST_PASSES)
        steps.append(step)
        now = step.document
    reason = _reason_against(document, now, steps, budget)
    if reason:
        refused = tuple(_refusal(one.finding, reason) for one in steps[0].chosen)
        return Fixed(document.source, (), (), [one.finding for one in examine(document)], refused)
    return _fixed(document, steps, [one.finding for one in found], step.refused)


def _fixed(
    document: Document, steps: Sequence[Step], left: list[Finding], refused: tuple[Finding, ...]
) -> Fixed:
    text = document.source
    passes, back = [], []
    for step in steps:
        edits = _edits(step.chosen)
        passes.append(edits)
        back.append(inverse(text, edits))
        text = apply(text, edits)
    applied = tuple(one.finding for step in steps for one in step.chosen)
    return Fixed(text, tuple(passes), applied, left, refused, tuple(reversed(back)))


def _pass(document: Document, found: Sequence[Placed], safety: Safety) -> Step:
    """One pass: the first fix at each place, without those that would break their word.

    A repetition whose other copy goes in the same pass is kept, and what takes that copy waits for the next.
    """
    chosen = closed_up(document, _first_at_each_place(found, safety))
    refused: list[Finding] = []
    while chosen:
        after = _read_again(document, _edits(chosen))
        reasons = broken_claims(document, [_claim(one) for one in chosen], after.text)
        broken = [one for one, why in zip(chosen, reasons, strict=True) if why is not None]
        if not broken:
            return Step(after, tuple(chosen), tuple(refused))
        patient = [one for one in chosen if _loses(one) is not Loss.WORDS]
        if len(patient) < len(chosen) and any(_loses(one) is Loss.REPETITION for one in broken):
            chosen = patient
            continue
        refused += [_refusal(one.finding, why) for one, why in zip(chosen, reasons, strict=True) if why]
        chosen = [one for one in chosen if one not in broken]
    return Step(document, (), tuple(refused))


def _first_at_each_place(found: Sequence[Placed], safety: Safety) -> list[Placed]:
    chosen: list[Placed] = []
    taken = Occupied()
    for one in found:
        fix = one.finding.fix
        if fix is None or fix.safety is None or fix.safety < max(safety, Safety.UNSAFE):
            continue
        if fix.edits and taken.take([edit.span for edit in fix.edits]):
            chosen.append(one)
    return chosen


def _edits(chosen: Sequence[Placed]) -> tuple[Edit, ...]:
    return tuple(sorted(edit for one in chosen if one.finding.fix for edit in one.finding.fix.edits))


def _claim(one: Placed) -> Claim:
    return Claim(one.rule, one.edits, _loses(one))


def _loses(one: Placed) -> Loss:
    """What the finding's fix loses, as its hit or its card says."""
    fix = one.finding.fix
    return fix.loses if fix and fix.loses else policy_of(one.rule).loses


def _read_again(document: Document, edits: Sequence[Edit]) -> Document:
    source = apply(document.source, edits)
    if document.parse is None:
        return Document(
            source, document.path, document.format, document.language, document.meta, facts=document.facts
        )
    return document.parse(source)


def _refusal(finding: Finding, reason: str) -> Finding:
    return finding._replace(message=f"{finding.message} (not fixed: {reason})")


def _reason_against(before: Document, after: Document, steps: Sequence[Step], budget: float) -> str | None:
    """Why the result as a whole may not stand; None where it may.

    A repetition has to stand in the result, or in what another fix took out and answers for.
    """
    now, gone = before, 0
    repeated: list[tuple[Document, list[Claim]]] = []
    answered = [after.text]
    for step in steps:
        claims = [_claim(one) for one in step.chosen]
        gone += prose_words_removed(now, claims)
        repeated.append((now, [claim for claim in claims if claim.loses is Loss.REPETITION]))
        others = (claim for claim in claims if claim.loses in (Loss.WORDS, Loss.RESIDUE))
        answered += [now.text[edit.span.start : edit.span.end] for claim in others for edit in claim.edits]
        now = step.document
    standing = "\n".join(answered)
    for document, claims in repeated:
        lost = [why for why in broken_claims(document, claims, standing) if why]
        if lost:
            return f"in the end {lost[0]}"
    words = prose_words(before)
    if words and gone > budget * words:
        return f"it would take {gone} of {words} words of running text, more than {budget:.0%}"
    return None
