"""Runners: functions that find the hits of a rule in a document."""

from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cache, partial
from typing import Any

from newslint import match
from newslint.catalogue.functions import check_function
from newslint.config.values import suggestion
from newslint.document import Document, Occurrence
from newslint.document.occurrences import occurrences
from newslint.edit import Span
from newslint.errors import CardError, ConfigError
from newslint.rule import Hit, Rule
from newslint.text.patterns import pattern
from newslint.text.wordlist import WordList

VIEWS = "Document Occurrence Line Block Table Row Cell Sentence".split()  # classes; views are in lower case
TAIL = 3
Runner = Callable[[Document, Sequence[int] | None], Iterable[Hit]]


def runner(rule: Rule, options: Mapping[str, Any]) -> Runner:
    """The function that finds a rule's hits in a document, near some offsets or, with None, everywhere.

    Args:
        rule: The rule.
        options: Its options, in kebab case, as in the configuration.

    Raises:
        ConfigError: An option does not exist or has the wrong type.
        CardError: The check does not exist, or takes an unknown view.
    """
    if rule.match is not None:
        if options:
            raise ConfigError(
                f"rule {rule.name} has no options; delete its table", None, f"options.{rule.name}"
            )
        return match.runner(rule.match, crossing=rule.crossing, deletes=rule.fix is not None)
    function = check_function(rule)
    keywords = _keywords(rule, function, options)
    first = next(iter(function.__annotations__.values()), None)
    name = getattr(first, "__name__", str(first))
    if name not in VIEWS:
        known = ", ".join(VIEWS)
        raise CardError(f"annotate the first parameter of {rule.check} with one of {known}", rule.path)
    view = name.lower()
    if view == "occurrence":
        return partial(_at_phrases, function, keywords, rule.phrases)
    if view == "document":
        return partial(_on_document, function, keywords, () if rule.rarest else rule.signal)
    return partial(_on_views, function, keywords, view)


def _on_document(
    function: Callable[..., Iterable[Hit]],
    keywords: Mapping[str, Any],
    signal: Sequence[str],
    document: Document,
    _: Sequence[int] | None,
) -> Iterable[Hit]:
    """The hits of a check if it has no signal, or one of the signal's patterns matches in the text.

    The scan reports more texts, and each back end others; a check would find more with one than with another.
    A check that word lists trigger finds nothing without their phrases, and gets no signal here.
    """
    if signal and not any(pattern(source).search(document.text) for source in signal):
        return ()
    return function(document, **keywords)


def _on_views(
    function: Callable[..., Iterable[Hit]],
    keywords: Mapping[str, Any],
    view: str,
    document: Document,
    offsets: Sequence[int] | None,
) -> Iterator[Hit]:
    """Yield the hits of a check on the views that contain a trigger."""
    if view == "line" and offsets is not None:
        for line in document.lines_before(offsets):
            if not line.blank and not line.protected:
                yield from function(line, **keywords)
        return
    for part in document.view(view):
        if offsets is not None:
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
    """Yield the hits of a check at each phrase of its card; of phrases with one end, at the longest."""
    if offsets is None:
        for one in occurrences(document, phrases):
            yield from function(one, **keywords)
        return
    text = document.text
    by_tail = _by_tail(tuple(phrases))
    for end in offsets:
        longest = _longest_phrase(text, end, by_tail)
        if longest is not None:
            folded, phrase = longest
            span = Span(end - len(folded), end)
            yield from function(Occurrence(document, span, phrase), **keywords)


Phrases = dict[int, dict[str, list[tuple[str, str]]]]  # by the length of their last letters, and by these


def _longest_phrase(text: str, end: int, by_tail: Phrases) -> tuple[str, str] | None:
    """The longest phrase that ends at an offset, in any case, with its lower-case form before it."""
    for size, known in by_tail.items():
        for folded, phrase in known.get(text[max(0, end - size) : end].lower(), ()):
            start = end - len(folded)
            if start >= 0 and text[start:end].lower() == folded:
                return folded, phrase
    return None


@cache
def _by_tail(phrases: tuple[str, ...]) -> Phrases:
    """Phrases with their lower-case forms, by the last letters of these, the longest first."""
    known: Phrases = {}
    for phrase in sorted(phrases, key=len, reverse=True):
        folded = phrase.lower()
        tail = folded[-TAIL:]
        known.setdefault(len(tail), {}).setdefault(tail, []).append((folded, phrase))
    return known


def _keywords(rule: Rule, function: Callable[..., object], options: Mapping[str, Any]) -> dict[str, Any]:
    """The keyword arguments for a check: its word lists, and options with the types of their defaults."""
    defaults: Mapping[str, Any] = getattr(function, "__kwdefaults__", None) or {}
    keywords: dict[str, Any] = {
        name: _list(rule, default.name) for name, default in defaults.items() if isinstance(default, WordList)
    }
    for key, value in options.items():
        name = key.replace("-", "_")
        if name not in defaults:
            known = sorted(other.replace("_", "-") for other in defaults)
            near = suggestion(key, known, f"; choose from {', '.join(known) or 'none'}")
            raise ConfigError(f"rule {rule.name} has no option {key!r}{near}", None, f"options.{rule.name}")
        wanted = type(defaults[name])
        if wanted is WordList:
            keywords[name] = _list(rule, value, f"options.{rule.name}.{key}")
            continue
        if wanted is tuple and isinstance(value, list):
            value = tuple(value)  # noqa: PLW2901 -- an array in TOML is a tuple for a check
        if not isinstance(value, (wanted, int) if wanted is float else wanted):
            raise ConfigError(
                f"option {key!r} of rule {rule.name} takes {wanted.__name__}, not {value!r}",
                None,
                f"options.{rule.name}.{key}",
            )
        keywords[name] = value
    return keywords


def _list(rule: Rule, name: object, place: str | None = None) -> WordList:
    """The word list with this name in the rule's pack, for the option at `place`, or else for its check."""
    if name not in rule.lists:
        known = sorted(rule.lists)
        near = suggestion(str(name), known, f"; choose from {', '.join(known) or 'none'}")
        message = f"there is no word list {name!r}{near}"
        raise ConfigError(message, None, place) if place else CardError(message, rule.path, "check")
    return rule.lists[str(name)]
