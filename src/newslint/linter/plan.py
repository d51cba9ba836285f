"""Which rules can fire on a document, found in one pass, and what they find there."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cache, partial
from typing import Any, NamedTuple

from newslint import match
from newslint.catalogue import check_function
from newslint.document import Document, Occurrence
from newslint.document.occurrences import occurrences
from newslint.edit import Span
from newslint.errors import CardError, ConfigError
from newslint.rule import Hit, Rule
from newslint.scan import Scanner, folds_beyond_ascii
from newslint.scan.gates import Gates
from newslint.scan.widths import Widths

VIEW_OF = {
    "Document": "document",
    "Occurrence": "occurrence",
    "Line": "line",
    "Block": "block",
    "Table": "table",
    "Row": "row",
    "Cell": "cell",
    "Sentence": "sentence",
}
TAIL = 3
SCANNED = 3  # bytes: a shorter trigger, or one without a letter, is looked for with `in`


class Found(NamedTuple):
    """A hit and the rule that made it."""

    rule: Rule
    hit: Hit


class Plan:
    """The rules of a linter, arranged by what can set them off.

    Args:
        rules: The rules that run.
        options: Options by rule name, in kebab case, as in the configuration.
        backend: The scan's back end; None to choose.
    """

    def __init__(
        self, rules: Sequence[Rule], options: Mapping[str, Mapping[str, Any]], backend: str | None = None
    ) -> None:
        self._rules = tuple(rules)
        self._options = {rule.name: options[rule.name] for rule in rules if rule.name in options}
        self._runners: dict[str, Callable[[Document, Sequence[int] | None], Iterable[Hit]]] = {}
        by_literal: dict[str, list[int]] = {}
        marks: list[tuple[int, tuple[str, ...]]] = []
        for index, rule in enumerate(self._rules):
            gates = tuple(trigger for trigger in rule.trigger if not _can_be_scanned(trigger))
            if gates or not rule.trigger:
                marks.append((index, gates))
            for trigger in rule.trigger:
                if trigger not in gates:
                    by_literal.setdefault(trigger.lower() if trigger.isascii() else trigger, []).append(index)
        self._wanted = list(by_literal.values())
        self._scanner = Scanner(list(by_literal), backend)
        self._gates = Gates(marks)
        self._widest = [rule.widest for rule in self._rules]

    def run(self, document: Document) -> tuple[list[Found], list[tuple[Rule, Exception]]]:
        """What the rules find, in no order, and the checks that raised."""
        found: list[Found] = []
        raised: list[tuple[Rule, Exception]] = []
        for index, offsets in self._set_off(document):
            rule = self._rules[index]
            if rule.languages and document.spoken not in rule.languages:
                continue
            try:
                found += [Found(rule, hit) for hit in self._runner(rule)(document, offsets)]
            except (ConfigError, CardError):
                raise
            except Exception as error:  # noqa: BLE001 -- one bad rule never stops a run
                raised.append((rule, error))
        return found, raised

    def _set_off(self, document: Document) -> Iterator[tuple[int, Sequence[int] | None]]:
        """Yield the index of each rule that can fire, and where its triggers occur (None: anywhere)."""
        text = document.text
        data = text.encode("utf-8", "surrogatepass")
        if folds_beyond_ascii(data):
            yield from ((index, None) for index in range(len(self._rules)))
            return
        everywhere = self._gates.open(data)
        yield from ((index, None) for index in sorted(everywhere))
        lines = Widths(data, is_ascii=len(data) == len(text))
        ends: dict[int, set[int]] = {}
        for literal, places in self._scanner.scan(data).items():
            for index in self._wanted[literal]:
                if index not in everywhere:
                    widest = self._widest[index]
                    fitting = places if widest is None else lines.fitting(places, widest)
                    if fitting:
                        ends.setdefault(index, set()).update(fitting)
        if ends:
            to_offset = _offsets(text, data, set().union(*ends.values()))
            yield from ((index, [to_offset[end] for end in sorted(places)]) for index, places in ends.items())

    def _runner(self, rule: Rule) -> Callable[[Document, Sequence[int] | None], Iterable[Hit]]:
        if rule.name not in self._runners:
            self._runners[rule.name] = self._made(rule)
        return self._runners[rule.name]

    def _made(self, rule: Rule) -> Callable[[Document, Sequence[int] | None], Iterable[Hit]]:
        options = self._options.get(rule.name, {})
        if rule.match is not None:
            if options:
                raise ConfigError(f"rule {rule.name} has no options", None, f"options.{rule.name}")
            patterns, deletes = rule.match, rule.fix is not None
            return lambda document, offsets: match.run(patterns, document, offsets, deletes=deletes)
        function = check_function(rule)
        keywords = _keywords(rule, function, options)
        first = next(iter(function.__annotations__.values()), None)
        view = VIEW_OF.get(getattr(first, "__name__", str(first)))
        if view is None:
            known = ", ".join(VIEW_OF)
            raise CardError(
                f"the first parameter of {rule.check} is annotated {first}; use {known}", rule.path
            )
        if view == "occurrence":
            return partial(_at_phrases, function, keywords, rule.phrases)
        return lambda document, offsets: _checked(function, keywords, view, document, offsets)

    def warm(self) -> None:
        """Make every runner now, so that a bad option or check is told before the first document.

        Raises:
            ConfigError: An option does not exist or is of the wrong kind.
            CardError: A check does not exist.
        """
        for rule in self._rules:
            if rule.name in self._options:
                self._runner(rule)


def _checked(
    function: Callable[..., Iterable[Hit]],
    keywords: Mapping[str, Any],
    view: str,
    document: Document,
    offsets: Sequence[int] | None,
) -> Iterator[Hit]:
    """Yield a check's hits on the views that hold a trigger."""
    for part in document.view(view):
        if offsets is not None and view != "document":
            start, end = part.span
            if bisect_left(offsets, start) >= bisect_left(offsets, end + 1):
                continue
        yield from function(part, **keywords)


def _at_phrases(
    function: Callable[..., Iterable[Hit]],
    keywords: Mapping[str, Any],
    phrases: Sequence[str],
    document: Document,
    offsets: Sequence[int] | None,
) -> Iterator[Hit]:
    """Yield a check's hits at each phrase of its card; of those that end at one place the longest counts."""
    if offsets is None:
        for one in occurrences(document, phrases):
            yield from function(one, **keywords)
        return
    text = document.text
    by_tail = _by_tail(tuple(phrases))
    for end in offsets:
        for folded, phrase in by_tail.get(text[max(0, end - TAIL) : end].lower(), ()):
            start = end - len(folded)
            if start >= 0 and text[start:end].lower() == folded:
                yield from function(Occurrence(document, Span(start, end), phrase), **keywords)
                break


@cache
def _by_tail(phrases: tuple[str, ...]) -> dict[str, list[tuple[str, str]]]:
    """Phrases, with their lower-case form, by the last letters of that, the longest first."""
    known: dict[str, list[tuple[str, str]]] = {}
    for phrase in sorted(phrases, key=len, reverse=True):
        known.setdefault(phrase.lower()[-TAIL:], []).append((phrase.lower(), phrase))
    return known


def _keywords(rule: Rule, function: Callable[..., object], options: Mapping[str, Any]) -> dict[str, Any]:
    """The check's keyword arguments from a configuration's options, checked against the defaults."""
    defaults: Mapping[str, Any] = getattr(function, "__kwdefaults__", None) or {}
    keywords = {}
    for key, value in options.items():
        name = key.replace("-", "_")
        if name not in defaults:
            known = ", ".join(sorted(other.replace("_", "-") for other in defaults)) or "none"
            raise ConfigError(
                f"rule {rule.name} has no option {key!r}; it has: {known}", None, f"options.{rule.name}"
            )
        wanted = type(defaults[name])
        if wanted is tuple and isinstance(value, list):
            value = tuple(value)  # noqa: PLW2901 -- TOML's arrays are the check's tuples
        if not isinstance(value, (wanted, int) if wanted is float else wanted):
            raise ConfigError(
                f"option {key!r} of rule {rule.name} takes {wanted.__name__}, not {value!r}",
                None,
                f"options.{rule.name}.{key}",
            )
        keywords[name] = value
    return keywords


def _can_be_scanned(trigger: str) -> bool:
    return len(trigger.encode()) >= SCANNED and any(char.isalnum() for char in trigger)


def _offsets(text: str, data: bytes, ends: set[int]) -> Mapping[int, int]:
    """The code point offset for each byte offset."""
    if len(text) == len(data):
        return {end: end for end in ends}
    offsets: dict[int, int] = {}
    last_byte = last_char = 0
    for end in sorted(ends):
        last_char += len(data[last_byte:end].decode("utf-8", "surrogatepass"))
        last_byte = end
        offsets[end] = last_char
    return offsets
