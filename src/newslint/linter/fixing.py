"""Fixing in passes: choose fixes, prove them, apply them, check again, until nothing remains to do."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from types import MappingProxyType
from typing import NamedTuple, Self

from newslint.document import Document
from newslint.edit import Edit, Loss, Occupied, Safety, Span, apply, inverse
from newslint.errors import RuleError
from newslint.linter.gaps import closed_up
from newslint.linter.lint import Placed, in_order
from newslint.proof import Claim, broken_claims, policy_of, prose_words, prose_words_removed
from newslint.rule import Finding

MOST_PASSES = 10
RESTLESS = f"it and other fixes do not settle in {MOST_PASSES} passes"

Examine = Callable[[Document], list[Placed]]


class Fixed(NamedTuple):
    """A text after fixing.

    Args:
        text: The text; equal to the caller's input if nothing was fixed.
        passes: The edits of each pass; spans count in the text before that pass.
        applied: The findings that were fixed; spans count in the text before their pass.
        left: The findings of `Linter.lint` in `text`.
        refused: The findings whose fix was refused, with the reason at the end of the message.
        back: The edits that undo each pass, the last pass first.
        errors: The errors of rules that took no part because their cards are wrong.
    """

    text: str
    passes: tuple[tuple[Edit, ...], ...]
    applied: tuple[Finding, ...]
    left: list[Finding]
    refused: tuple[Finding, ...]
    back: tuple[tuple[Edit, ...], ...] = ()
    errors: tuple[RuleError, ...] = ()

    def undo(self) -> str:
        """The exact text that was given to `Linter.fix`."""
        text = self.text
        for edits in self.back:
            text = apply(text, edits)
        return text


class Step(NamedTuple):
    """One pass: the documents before and after it, the findings that were fixed, and those refused."""

    before: Document
    after: Document
    chosen: tuple[Placed, ...]
    refused: tuple[Finding, ...]


class Terms(NamedTuple):
    """The conditions that a fix must meet.

    Args:
        safety: How safe it must be.
        words: The number of words of running text in the input.
        budget: The share of them that it may delete.
        together: How many of them all fixes together would delete, if that is over the budget; then the fix
            may delete none.
        left_out: The reason to refuse a fix, by the name of its rule and what it is about; by None for all
            fixes of the rule.
    """

    safety: Safety
    words: int
    budget: float
    together: int | None = None
    left_out: Mapping[tuple[str, str | None], str] = MappingProxyType({})

    def over(self, gone: int) -> str | None:
        """The reason to refuse a fix that deletes this many words of running text; None without one."""
        if not self.words or not gone or (self.together is None and gone <= self.budget * self.words):
            return None
        who, count = ("it", gone) if self.together is None else ("it and other fixes", self.together)
        return (
            f"{who} would delete {count} of {self.words} words of running text, more than {self.budget:.0%}"
        )

    def without(self, reasons: Mapping[tuple[str, str | None], str]) -> Self:
        """The terms with more fixes left out."""
        return self._replace(left_out={**self.left_out, **reasons})


class Round(NamedTuple):
    """All passes, the findings after them, and the findings whose fixes were refused."""

    steps: list[Step]
    found: list[Placed]
    refused: tuple[Finding, ...]


def fix(document: Document, examine: Examine, safety: Safety, budget: float) -> Fixed:
    """The document's source after fixing.

    Args:
        document: The document to fix; it is not changed.
        examine: Checks a document.
        safety: How safe a fix must be.
        budget: The share of the words of running text that may be deleted. A fix that deletes more is
            refused; if the others together delete more, all that delete running text are refused.

    If fixes of different rules undo each other for ten passes, the last of these rules by name is left out,
    and its fixes are refused. So is the fix of a duplicate if later fixes delete the other copy. Refused
    fixes are tried again on the result, because another run would also try them.
    """
    made = _round(document, examine, Terms(safety, prose_words(document), budget))
    steps = made.steps
    for _ in range(MOST_PASSES):
        if not made.steps or not made.refused:
            break
        now = made.steps[-1].after
        again = _round(now, examine, Terms(safety, prose_words(now), budget))
        if _unproved([*steps, *again.steps]):
            break
        made = again
        steps = [*steps, *again.steps]
    return _fixed(document, steps, [one.finding for one in made.found], made.refused)


def _round(document: Document, examine: Examine, terms: Terms) -> Round:
    while True:
        steps, found, last = _passes(document, examine, terms)
        gone = sum(prose_words_removed(step.before, map(_claim, step.chosen)) for step in steps)
        if last.chosen:
            terms = terms.without({(max(_conflicting(steps, last)), None): RESTLESS})
        elif terms.over(gone) and terms.together is None:
            terms = terms._replace(together=gone)
        elif reasons := _unproved(steps, whole=len(terms.left_out) > MOST_PASSES):
            terms = terms.without(reasons)
        else:
            return Round(steps, found, last.refused)


def _conflicting(steps: Sequence[Step], last: Step) -> set[str]:
    """The rules whose fixes lead from a text back to it, or else those with something left to fix."""
    texts = [step.after.source for step in steps]
    since = texts.index(texts[-1]) + 1
    return {one.rule.name for step in (*steps[since:], last) for one in step.chosen}


def _unproved(steps: Sequence[Step], *, whole: bool = False) -> dict[tuple[str, str | None], str]:
    """The reasons to leave out the fixes of duplicates that have no other copy in the result.

    Args:
        steps: All passes.
        whole: True to leave out all fixes of their rules.
    """
    reasons: dict[tuple[str, str | None], str] = {}
    for step in steps:
        copies = [one for one in step.chosen if _loses(one) is Loss.REPETITION]
        for one, why in zip(
            copies, broken_claims(step.before, list(map(_claim, copies)), steps[-1].after.text), strict=True
        ):
            if why:
                reasons[one.rule.name, None if whole else _about(one, step.before)] = (
                    f"after all fixes, {why}"
                )
    return reasons


def _passes(document: Document, examine: Examine, terms: Terms) -> tuple[list[Step], list[Placed], Step]:
    """The passes that change the text, the findings after them, and the pass that finds nothing to change.

    If there is still something to change after ten passes, the fixes chosen by the last pass are not made.
    """
    now, steps = document, list[Step]()
    while True:
        found = examine(now)
        step = _pass(now, found, terms)
        if not step.chosen or len(steps) == MOST_PASSES:
            return steps, found, step
        steps.append(step)
        now = step.after


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


def _pass(document: Document, found: Sequence[Placed], terms: Terms) -> Step:
    """One pass: the first fix at each place that meets the terms and loses no more than it states.

    In place of a fix that is refused, those inside it are tried.
    """
    left = in_order(_safe_enough(found, terms.safety))
    refused: list[Finding] = []
    while chosen := closed_up(document, _first_at_each_place(left)):
        reasons = [_reason_against(one, document, terms) for one in chosen]
        if not any(reasons):
            after = _read_again(document, _edits(chosen))
            reasons = broken_claims(document, [_claim(one) for one in chosen], after.text)
            if not any(reasons):
                return Step(document, after, tuple(chosen), tuple(refused))
        broken = {_place(one.finding): why for one, why in zip(chosen, reasons, strict=True) if why}
        out = [one for one in left if _place(one.finding) in broken]
        refused += [_refusal(one.finding, broken[_place(one.finding)]) for one in out]
        inside = [inner for one in out for inner in _safe_enough(one.inside, terms.safety)]
        left = in_order([*(one for one in left if _place(one.finding) not in broken), *inside])
    return Step(document, document, (), tuple(refused))


def _reason_against(one: Placed, document: Document, terms: Terms) -> str | None:
    """The reason not to make a fix, whatever the other fixes do; None if there is none."""
    name = one.rule.name
    if terms.left_out and (
        why := terms.left_out.get((name, None)) or terms.left_out.get((name, _about(one, document)))
    ):
        return why
    return terms.over(prose_words_removed(document, [_claim(one)]))


def _about(one: Placed, document: Document) -> str:
    """The text in which the finding is."""
    return document.text[one.hit.span.start : one.hit.span.end]


def _place(finding: Finding) -> tuple[str, Span]:
    """The rule and the span of a finding, which identify it in its document."""
    return finding.rule, finding.span


def _first_at_each_place(found: Sequence[Placed]) -> list[Placed]:
    taken = Occupied()
    return [
        one for one in found if one.finding.fix and taken.take([edit.span for edit in one.finding.fix.edits])
    ]


def _safe_enough(found: Iterable[Placed], safety: Safety) -> Iterator[Placed]:
    """Yield the findings whose fixes may be made; in place of others, those inside them."""
    for one in found:
        if _may_be_made(one, safety):
            yield one
        else:
            yield from _safe_enough(one.inside, safety)


def _may_be_made(one: Placed, safety: Safety) -> bool:
    """True if the finding has a fix that is safe enough."""
    fix = one.finding.fix
    if fix is None or fix.safety is None or not fix.edits:
        return False
    return fix.safety >= max(safety, Safety.UNSAFE)


def _edits(chosen: Sequence[Placed]) -> tuple[Edit, ...]:
    return tuple(sorted(edit for one in chosen if one.finding.fix for edit in one.finding.fix.edits))


def _claim(one: Placed) -> Claim:
    return Claim(one.rule, one.edits, _loses(one))


def _loses(one: Placed) -> Loss:
    """The loss of the finding's fix, from its hit or its card; nothing without a fix."""
    fix = one.finding.fix
    if fix is None:
        return Loss.NOTHING
    return fix.loses or policy_of(one.rule).loses


def _read_again(document: Document, edits: Sequence[Edit]) -> Document:
    source = apply(document.source, edits)
    if document.parse is None:
        given = (source, document.path, document.format, document.language, document.meta)
        return Document(*given, facts=document.facts)
    return document.parse(source)


def _refusal(finding: Finding, reason: str) -> Finding:
    return finding._replace(message=f"{finding.message} (not fixed: {reason})")
