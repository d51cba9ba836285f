"""Turns cards on disk into rules: parses each card, compiles its patterns and derives its triggers."""

import sys
from collections.abc import Iterator, Mapping, Sequence
from itertools import product
from pathlib import Path
from typing import Any

import regex

from newslint.catalogue.cards import OPEN, VIEWS, rule_of
from newslint.catalogue.closed import open_slots
from newslint.catalogue.functions import check_function
from newslint.catalogue.lists import FOLDER as LISTS
from newslint.catalogue.lists import Lists, read_lists
from newslint.catalogue.readings import NotationError
from newslint.catalogue.signals import edged
from newslint.catalogue.triggers import Trigger, triggers_of
from newslint.config.toml import TomlError, read_toml
from newslint.edit import Loss, Safety
from newslint.errors import CardError
from newslint.rule import LINE_VIEWS, Reading, Rule, Slot
from newslint.scan.derive import crosses_lines, fewest, literals
from newslint.text.patterns import pattern
from newslint.text.wordlist import WordList, bare

OWN_CHECKS = "newslint.checks."
TRIGGER = "TRIGGER"  # in a check's module: patterns; where none matches, the check finds nothing


def read_cards(
    folder: Path, lists: Lists | None = None, additions: Mapping[str, Any] | None = None
) -> tuple[Rule, ...]:
    """The rules of all cards in a folder, `<category>/<name>.toml`, sorted by category and name.

    Args:
        folder: The pack; the word lists in its `lists` replace others of the same name.
        lists: The word lists of newslint's own cards, for another pack.
        additions: Phrases that a configuration adds to word lists, by the list's name.

    Raises:
        CardError: A card or a word list is not TOML, or not in the format.
    """
    known = read_lists(folder, additions, lists)
    paths = [path for path in sorted(folder.glob("*/*.toml")) if path.parent.name != LISTS]
    return tuple(_rule(path, known) for path in paths)


def _rule(path: Path, lists: Lists) -> Rule:
    try:
        card = read_toml(path.read_bytes())
    except TomlError as error:
        raise CardError(f"the card is not TOML in UTF-8: {error}", str(path)) from error
    rule = rule_of(card, path.parent.name, path.stem, str(path), lists)
    _try_patterns(rule)
    _prove_closed(card, rule)
    rule = _with_triggers_of_check(rule)
    rule, triggers = _with_triggers(rule)
    patterns = rule.match.patterns if rule.match else {}
    return rule._replace(
        trigger=tuple(whole_trigger(rule, triggers)),
        rarest=rule.rarest or tuple(dict.fromkeys(source for one in triggers for source in one.sources)),
        crossing=tuple(filter(crosses_lines, patterns.get("text", ()))),
    )


def _try_patterns(rule: Rule) -> None:
    """Compile every pattern of a card, so that a wrong one is reported when the card is read.

    Raises:
        CardError: A pattern is not a regular expression.
    """
    match = rule.match
    guards = (match.unless, match.near, match.after, match.unless_after, match.unless_topic) if match else ()
    given = (rule.signal, rule.fix.residue if rule.fix else ())
    sources = [*(match.patterns.values() if match else ()), *guards, *given]
    for source in (source for group in sources for source in group):
        try:
            pattern(source, ignore_case=not (match and match.case))
        except regex.error as problem:
            raise CardError(f"'{source}' is not a regular expression: {problem}", rule.path) from problem


def _prove_closed(card: Mapping[str, Any], rule: Rule) -> None:
    """Refuse a safe deletion of residue with a pattern that could hold a clause of a story.

    Raises:
        CardError: A pattern is open.
    """
    policy, table = rule.fix, card.get("match", {})
    if policy is None or policy.safety is not Safety.SAFE or policy.loses is not Loss.RESIDUE:
        if OPEN in table:
            raise CardError(
                "only a card with a safe fix that loses residue can have open patterns",
                rule.path,
                f"match.{OPEN}",
            )
        return
    shown = [] if "replace" in table else [source for view in VIEWS for source in table.get(view, ())]
    for source in (*shown, *card["fix"].get("residue", ())):
        problem = next(open_slots(source), None)
        if problem:
            raise CardError(
                f"'{source}' is not closed: it has {problem}; use a word list or a kind such as (?&site), "
                f"move it to [match.{OPEN}], or make the fix unsafe",
                rule.path,
                "match",
            )


def _with_triggers_of_check(rule: Rule) -> Rule:
    """The rule with the triggers of its check: the patterns in its module's `TRIGGER`, and its word lists.

    Checks of other packs are not imported before they run, so their cards have to state triggers.
    """
    if rule.check is None or rule.signal or rule.trigger or not rule.check.startswith(OWN_CHECKS):
        return rule
    try:
        function = check_function(rule)
    except CardError:
        return rule  # reported when the rule runs, so that the other rules still run
    defaults: Mapping[str, Any] = getattr(function, "__kwdefaults__", None) or {}
    lists = (rule.lists[default.name] for default in defaults.values() if isinstance(default, WordList))
    return rule._replace(
        signal=tuple(getattr(sys.modules[function.__module__], TRIGGER, ())),
        rarest=tuple(f"(?i){one.pattern}" for one in lists),
    )


def _with_triggers(rule: Rule) -> tuple[Rule, list[Trigger]]:
    """The rule, with the slot to search for first in each of its readings; and the triggers of these.

    Raises:
        CardError: A reading has no slot that can be a trigger.
    """
    if rule.match is None or not rule.match.readings.all:
        return rule, []
    match = rule.match
    try:
        found = [list(triggers_of(reading, case=match.case)) for reading in match.readings.all]
    except NotationError as error:
        raise CardError(str(error), rule.path, "match.reading") from error
    ready = tuple(
        reading._replace(first={one.language: one.slot for one in triggers})
        for reading, triggers in zip(match.readings.all, found, strict=True)
    )
    match = match._replace(readings=match.readings._replace(all=ready, speaks=_speaks(ready)))
    return rule._replace(match=match), [one for triggers in found for one in triggers]


def _speaks(readings: Sequence[Reading]) -> Mapping[str, tuple[str, ...]]:
    """By language, the phrases of the slots that are searched for first, if all of these are lists."""
    slots: dict[str, list[Slot]] = {}
    for reading in readings:
        for language in reading.languages:
            slots.setdefault(language, []).append(reading.first.get(language, Slot()))
    return {
        language: tuple(dict.fromkeys(phrase for slot in some for phrase in bare(slot.of(language))))
        for language, some in slots.items()
        if all(slot.phrases and not slot.patterns for slot in some)
    }


def whole_trigger(rule: Rule, rarest: Sequence[Trigger] = ()) -> list[str]:
    """The triggers of a rule: every text in which it finds something contains one of these literals.

    They are derived from the signals, the patterns of `[match]` or the phrases. The triggers on the card
    cover the patterns from which nothing can be derived. If such a pattern has none, the list is empty, and
    the rule runs on every document.
    """
    if rule.phrases:
        return (
            sorted({form for phrase in rule.phrases for form in slipped(phrase)})
            if rule.slip
            else list(rule.trigger)
        )
    sources = list(_sources(rule))
    stated = [edged(trigger, closes=False) for trigger in rule.trigger]
    found: set[str] = {*stated, *(literal for one in rarest for literal in one.literals)}
    for source, fills_line in sources:
        cover = literals(source, fills_line=fills_line)
        if cover is None and not rule.trigger:
            return []
        found |= cover or set()
    return sorted(fewest(found)) if sources or rarest else stated


def _sources(rule: Rule) -> Iterator[tuple[str, bool]]:
    """Yield each pattern that triggers a rule, and whether it must fill its line."""
    if rule.match and not rule.signal:
        for view, patterns in rule.match.patterns.items():
            yield from ((source, view in LINE_VIEWS) for source in patterns)
    else:
        yield from ((source, False) for source in (*rule.signal, *rule.rarest))


def slipped(name: str) -> Iterator[str]:
    """Yield the forms of a name in which some, but not all of several, words have lost their capitals."""
    words = name.split(" ")
    forms = product(*({word, word.lower()} for word in words))
    for form in forms:
        if list(form) != words and (len(words) == 1 or any(word != word.lower() for word in form)):
            yield " ".join(form)
