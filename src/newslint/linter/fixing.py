"""Fixing in passes: choose fixes, prove them, apply them, check again, until nothing is left to do."""

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
        text: The text; equal to what the caller gave if nothing was fixed.
        passes: The edits of each pass; spans count in the text before that pass.
        applied: The findings that were fixed; spans count in the text before their pass.
        left: The findings of `Linter.lint` in `text`.
        refused: The findings whose fix was refused, with the reason at the end of the message.
        back: The edits that undo each pass, the last pass first.
    """

    text: str
    passes: tuple[tuple[Edit, ...], ...]
    applied: tuple[Finding, ...]
    left: list[Finding]
    refused: tuple[Finding, ...]
    back: tuple[tuple[Edit, ...], ...] = ()

    def undo(self) -> str:
        """The exact text that was given to `Linter.fix`."""
        text = self.text
        for edits in self.back:
            text = apply(text, edits)
        return text


class Step(NamedTuple):
    """One pass: the document after it, the findings that were fixed, and those refused."""

    document: Document
    chosen: tuple[Placed, ...]
    refused: tuple[Finding, ...]


def fix(document: Document, examine: Examine, safety: Safety, budget: float) -> Fixed:
    """The document's source after fixing.

    Args:
        document: The document to fix; it is not changed.
        examine: Checks a document.
        safety: How safe a fix must be.
        budget: The share of the words of running text that may be deleted; beyond it all fixes are refused.

    Raises:
        ConvergenceError: The fixes do not settle.
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
    """One pass: the first fix at each place, without those that would lose more than they state.

    If the other copy of a repetition would be deleted in the same pass, the repetition's fix is applied, and
    the fix that deletes the other copy waits for the next pass.
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
    """The loss of the finding's fix, from its hit or its card."""
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
    """The reason to refuse the whole result; None if there is none.

    A repetition must still occur in the result, or in text that another fix deleted with a loss of its own.
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
        return f"it would delete {gone} of {words} words of running text, more than {budget:.0%}"
    return None
