"""The laws of the soak test, with a checker that shares no code with newslint's own proof."""

import re
from collections.abc import Iterator, Sequence

from newslint import Config, Document, Linter, NewslintError, Safety
from newslint.catalogue.cache import user_cache
from newslint.formats import parse
from newslint.linter.fixing import Fixed
from newslint.linter.plan import Plan
from newslint.scan import BACKENDS
from soak_texts import Sample, prose_words

LONGEST_EXCERPT = 300


class Laws:
    """Checks all laws on one sample after another.

    Args:
        config: The configuration of the linter.
    """

    def __init__(self, config: Config | None = None) -> None:
        self._linter = Linter(config)
        self._plans = {name: Plan(self._linter.rules, {}, name, user_cache()) for name in BACKENDS}

    def broken(self, sample: Sample) -> Iterator[str]:
        """Yield a line for each broken law."""
        try:
            document = parse(sample.text, sample.format)
            yield from _wrong_places(sample, self._linter, document)
            for safety in (Safety.SAFE, Safety.UNSAFE):
                fixed = self._linter.fix(document, safety)
                yield from (f"{safety}: {why}" for why in self._unsettled(sample, fixed, safety))
                if safety is Safety.SAFE:
                    yield from (f"words: {why}" for why in _lost(sample, fixed.text))
            yield from self._disagreeing(document)
        except (NewslintError, ArithmeticError, LookupError, ValueError, TypeError, RecursionError) as error:
            yield f"exception: {type(error).__name__}: {error}"

    def _unsettled(self, sample: Sample, fixed: Fixed, safety: Safety) -> Iterator[str]:
        if fixed.undo() != sample.text or _undone(fixed) != sample.text:
            yield "undo does not return the text"
        if _done(sample.text, fixed) != fixed.text:
            yield "the edits do not lead to the fixed text"
        again = self._linter.fix(parse(fixed.text, sample.format), safety)
        if again.text != fixed.text:
            rules = sorted({finding.rule for finding in again.applied})
            yield f"a second fix changes the text again: {', '.join(rules)}"

    def _disagreeing(self, document: Document) -> Iterator[str]:
        said = {}
        for name, plan in self._plans.items():
            found, raised = plan.run(document)
            yield from (f"exception: {rule.name} raised {error!r}" for rule, error in raised)
            said[name] = {(rule.name, repr(hit)) for rule, hit in found}
        first, *others = said.items()
        for name, hits in others:
            if hits != first[1]:
                rules = sorted({rule for rule, _ in hits ^ first[1]})
                yield f"back ends {first[0]} and {name} disagree: {', '.join(rules)}"


def _wrong_places(sample: Sample, linter: Linter, document: Document) -> Iterator[str]:
    """Yield findings outside of the text, or whose excerpt is not the text at their place.

    A page's excerpt is what a reader sees, so it is compared only in text and Markdown.
    """
    for finding in linter.lint(document):
        start, end = finding.span
        if not 0 <= start < end <= len(sample.text):
            yield f"spans: {finding.rule} at {start}:{end} of {len(sample.text)}"
        elif sample.format != "html" and not _quotes(finding.excerpt, sample.text[start:end]):
            yield f"spans: {finding.rule} at {start}:{end} quotes another text"


def _quotes(excerpt: str, text: str) -> bool:
    """True if an excerpt is the text, with any line ends, or its beginning and an ellipsis."""
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    if len(text) <= LONGEST_EXCERPT:
        return excerpt == text
    return (
        len(excerpt) == LONGEST_EXCERPT and f"{text[: LONGEST_EXCERPT - 1]}\N{HORIZONTAL ELLIPSIS}" == excerpt
    )


def _replaced(text: str, edits: Sequence[tuple[tuple[int, int], str]]) -> str:
    for (start, end), new in reversed(edits):
        text = text[:start] + new + text[end:]
    return text


def _done(text: str, fixed: Fixed) -> str:
    for edits in fixed.passes:
        text = _replaced(text, edits)
    return text


def _undone(fixed: Fixed) -> str:
    text = fixed.text
    for edits in fixed.back:
        text = _replaced(text, edits)
    return text


def _lost(sample: Sample, fixed: str) -> Iterator[str]:
    """Yield the first word of undamaged prose that is gone, or out of order; and sentences that are gone."""
    left = iter(_words(fixed))
    for word in prose_words(sample) if sample.ordered else ():
        if word not in left:
            yield f"{word!r} is gone or out of order"
            break
    kept = f" {' '.join(_words(re.sub('<[^>]*>', ' ', fixed) if sample.format == 'html' else fixed))} "
    for sentence in sample.prose:
        if f" {' '.join(_words(sentence))} " not in kept:
            yield f"{sentence!r} is gone"


def _words(text: str) -> list[str]:
    return [word.casefold() for word in re.findall(r"[^\W_]+", text)]
