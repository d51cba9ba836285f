"""Run the examples of a card, and report those that fail."""

from collections.abc import Iterator

from newslint.catalogue import Catalogue
from newslint.config import Config
from newslint.document import Document
from newslint.edit import Safety
from newslint.errors import NewslintError
from newslint.formats import parse
from newslint.linter import Linter
from newslint.rule import Example, Rule
from newslint.text.patterns import pattern

FEWEST = 3
NAME = r"[a-z]+(?:-[a-z]+){0,2}"


def failures(rule: Rule) -> Iterator[str]:
    """Yield a sentence for each example that fails or is missing, and for a wrong name or summary."""
    if not pattern(NAME).fullmatch(rule.name):
        yield f"has the name {rule.name!r}; use one to three lower-case words joined by hyphens"
    if not rule.summary.endswith("."):
        yield f"has the summary {rule.summary!r}; end it with a full stop"
    for kind, shown in (("bad", rule.bad), ("good", rule.good)):
        if len(shown) < FEWEST:
            yield f"has {len(shown)} {kind} examples; add some: a card needs at least {FEWEST}"
    if rule.fix and rule.fix.safety > Safety.MANUAL and not any(one.fixed is not None for one in rule.bad):
        yield "has a fix but no bad example with `fixed`; add one"
    if not (rule.trigger or rule.signal or rule.rarest):
        yield "has no trigger, and none can be derived; state one with trigger = [...]"
    for number, example in enumerate(rule.bad, 1):
        yield from (f"bad example {number} {why}" for why in _failures_of_bad(rule, example))
    for number, example in enumerate(rule.good, 1):
        yield from (f"good example {number} {why}" for why in _failures_of_good(rule, example))


def _failures_of_bad(rule: Rule, example: Example) -> Iterator[str]:
    try:
        linter = _linter(rule, example)
        if not linter.lint(_document(rule, example)):
            yield f"is not found: {example.text!r}"
        elif example.fixed is not None:
            fixed = linter.fix(_document(rule, example), Safety.UNSAFE, budget=1.0)
            if fixed.text != example.fixed:
                refused = f"; refused: {fixed.refused[0].message}" if fixed.refused else ""
                yield f"becomes {fixed.text!r}, not {example.fixed!r}{refused}"
            if fixed.undo() != example.text:
                yield "cannot be undone"
    except NewslintError as error:
        yield f"fails: {error}"


def _failures_of_good(rule: Rule, example: Example) -> Iterator[str]:
    try:
        for finding in _linter(rule, example).lint(_document(rule, example)):
            yield f"is found: {finding.excerpt!r} in {example.text!r}"
    except NewslintError as error:
        yield f"fails: {error}"


def _linter(rule: Rule, example: Example) -> Linter:
    options = {rule.name: dict(example.options)} if example.options else {}
    return Linter(Config(select=(rule.name,), options=options), Catalogue((rule,)))


def _document(rule: Rule, example: Example) -> Document:
    """The example as a document, in the rule's first language unless it names another."""
    language = example.language or (rule.languages[0] if rule.languages else None)
    return parse(example.text, example.format, language=language, is_file=example.file)
