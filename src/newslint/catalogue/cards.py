"""Turns the TOML of a card into a `Rule`; errors name the file, the key and the remedy."""

import re
from collections.abc import Mapping, Sequence
from typing import Any

from newslint.catalogue.kinds import KINDS, REFERENCE
from newslint.catalogue.lists import Lists
from newslint.catalogue.readings import NotationError, readings_of
from newslint.config.values import suggestion
from newslint.edit import Loss, Safety
from newslint.errors import CardError
from newslint.rule import Example, FixPolicy, Match, Rule, Severity, Status
from newslint.text.template import names_in

ALWAYS = "always"  # as a trigger: the rule runs on every text
OPEN = "open"  # in [match]: patterns that may hold more than the damage, by view
VIEWS = ("line", "block", "heading", "item", "cell", "row", "sentence", "text")
Kinds = dict[str, Any]  # the type of the value of each key, or a tuple of types
KEYS: Kinds = (
    dict.fromkeys(("summary", "message", "why", "severity", "status", "since", "slip"), str)
    | dict.fromkeys(("aliases", "languages", "references", "trigger", "signal", "bad", "good"), list)
    | {"phrases": (str, list), "files": bool, "times": int, "fix": dict, "check": (bool, str), "match": dict}
)
REQUIRED = ("summary", "message", "why", "severity", "bad", "good")
FIX_KEYS = {"title": str, "safety": str, "loses": str, "because": str, "residue": list}
GUARDS: Kinds = (
    dict.fromkeys(("zone", "topic_zone", "replace"), str)
    | dict.fromkeys(("unless", "near", "after", "unless_after", "unless_topic"), list)
    | {"quoted": bool, "case": bool, "story_heading": bool, "topic_times": int, "siblings": (int, str)}
)
READING_KEYS: Kinds = dict.fromkeys(("unit", "hit"), str) | dict.fromkeys(
    ("reading", "also", "vocabulary", "require", "forbid"), list
)
EXAMPLE_KEYS: Kinds = dict.fromkeys(("text", "fixed", "note", "format", "language"), str) | {
    "options": dict,
    "file": bool,
}
SLIPS = ("capitals",)
ZONES = ("head", "tail", "edge", "body")


def rule_of(
    card: Mapping[str, Any], category: str, name: str, path: str | None = None, lists: Lists | None = None
) -> Rule:
    """The rule that a card describes.

    Args:
        card: The card's tables and values.
        category: The name of its folder.
        name: The name of its file without the extension.
        path: The file, for messages.
        lists: The word lists that the card may name.

    Raises:
        CardError: A key is unknown, missing or of the wrong kind, or a word list does not exist.
    """
    _check_card(card, path)
    lists = lists or {}
    card = _with_lists(card, lists, path)
    return Rule(
        name=name,
        category=category,
        summary=card["summary"],
        message=card["message"],
        why=card["why"],
        severity=Severity[card["severity"].upper()],
        status=Status(card.get("status", "stable")),
        since=card.get("since", ""),
        fix=_fix(card["fix"]) if "fix" in card else None,
        check=_check(card, category, name),
        match=_match(card["match"], lists, path) if "match" in card else None,
        trigger=_trigger(card, path) or _phrases(card, lists, path),
        signal=tuple(card.get("signal", ())),
        phrases=_phrases(card, lists, path),
        slip=card.get("slip"),
        files=card.get("files", False),
        times=card.get("times", 1),
        languages=tuple(card.get("languages", ())),
        aliases=tuple(card.get("aliases", ())),
        references=tuple(card.get("references", ())),
        bad=tuple(Example(**shown) for shown in card["bad"]),
        good=tuple(Example(**shown) for shown in card["good"]),
        path=path,
        lists=lists,
    )


def _with_lists(card: Mapping[str, Any], lists: Lists, path: str | None) -> Mapping[str, Any]:
    """The card with the phrases of a list in place of each `(?&name)` in its patterns."""

    def phrases(found: re.Match[str]) -> str:
        if f"<{found[1]}>" in found.string:
            return found[0]  # a call of a group in the pattern itself
        if found[1] in KINDS:
            return f"(?:{KINDS[found[1]].pattern})"
        if found[1] not in lists:
            near = suggestion(found[1], lists, f"; write its phrases to lists/{found[1]}.toml")
            raise CardError(f"there is no word list {found[1]!r}{near}", path, found[0])
        return lists[found[1]].pattern

    def expanded(value: Any) -> Any:
        if isinstance(value, str):
            return re.sub(REFERENCE, phrases, value)
        if isinstance(value, dict):
            return {key: expanded(one) for key, one in value.items()}
        return [expanded(one) for one in value] if isinstance(value, list) else value

    match = {
        key: value if key in READING_KEYS else expanded(value) for key, value in card.get("match", {}).items()
    }
    fix = {key: expanded(value) if key == "residue" else value for key, value in card.get("fix", {}).items()}
    tables = {"match": match, "fix": fix, "signal": expanded(card.get("signal", []))}
    return {**card, **{key: value for key, value in tables.items() if key in card}}


def _trigger(card: Mapping[str, Any], path: str | None) -> tuple[str, ...]:
    """The triggers that a card states; an empty string for `always`."""
    stated = card.get("trigger", ())
    if "" in stated:
        raise CardError(
            f"an empty trigger occurs everywhere; if you mean that, write trigger = [{ALWAYS!r}]",
            path,
            "trigger",
        )
    return tuple("" if one == ALWAYS else one for one in stated)


def _phrases(card: Mapping[str, Any], lists: Lists, path: str | None) -> tuple[str, ...]:
    """The phrases for which a check is called: an array on the card, or those of a word list."""
    phrases = card.get("phrases", ())
    if not isinstance(phrases, str):
        return tuple(phrases)
    if phrases not in lists:
        near = suggestion(phrases, lists, f"; write its phrases to lists/{phrases}.toml")
        raise CardError(f"there is no word list {phrases!r}{near}", path, "phrases")
    return lists[phrases].all


def _check(card: Mapping[str, Any], category: str, name: str) -> str | None:
    """The module and function of a card's check; `true` stands for those of the rule's category and name."""
    if card.get("check") is not True:
        return card.get("check")
    function = name.replace("-", "_")
    return f"newslint.checks.{category}.{function}:{function}"


def _fix(table: Mapping[str, Any]) -> FixPolicy:
    safety, loses = Safety[table["safety"].upper()], Loss(table["loses"])
    return FixPolicy(table["title"], safety, loses, table.get("because", ""), tuple(table.get("residue", ())))


def _match(table: Mapping[str, Any], lists: Lists, path: str | None) -> Match:
    loose = table.get(OPEN, {})
    patterns = {
        view: (*table.get(view, ()), *loose.get(view, ())) for view in VIEWS if view in table or view in loose
    }
    guards: dict[str, Any] = {
        key.replace("-", "_"): tuple(value) if isinstance(value, list) else value
        for key, value in table.items()
        if key not in (*VIEWS, OPEN) and key not in READING_KEYS
    }
    guards[OPEN] = tuple(source for some in loose.values() for source in some)
    try:
        readings = readings_of(table, lists)
    except NotationError as error:
        raise CardError(str(error), path, "match") from error
    return Match(patterns, readings, **guards)


def _check_card(card: Mapping[str, Any], path: str | None) -> None:
    _expect(card, KEYS, path)
    for key in REQUIRED:
        if key not in card:
            raise CardError(f"the card has no {key!r}; add it: every card needs one", path, key)
    _check_way(card, path)
    _check_message(card["message"], path)
    _choice(card, "severity", [str(severity) for severity in Severity], path)
    if "status" in card:
        _choice(card, "status", list(Status), path)
    if "slip" in card:
        _choice(card, "slip", SLIPS, path)
    for kind in ("bad", "good"):
        for shown in card[kind]:
            _expect(shown, EXAMPLE_KEYS, path, f"{kind}.")
    if "fix" in card:
        _check_fix(card["fix"], path)
    if "match" in card:
        _check_match(card["match"], path)


def _check_message(message: str, path: str | None) -> None:
    try:
        names_in(message)
    except ValueError as error:
        known = "write {name} for a value, without attributes, indices, formats or other braces"
        raise CardError(f"{error}; {known}", path, "message") from error


def _check_way(card: Mapping[str, Any], path: str | None) -> None:
    """Check that a card has either a check or a [match] table."""
    if ("check" in card) == ("match" in card):
        raise CardError(
            'a card needs exactly one of check = true, check = "module:function" and a [match] table', path
        )
    if card.get("check", True) is not True and not all(str(card["check"]).partition(":")):
        raise CardError(
            f'expected true or "module:function", got {card["check"]!r}; name the module with its full path',
            path,
            "check",
        )


def _check_fix(table: Mapping[str, Any], path: str | None) -> None:
    _expect(table, FIX_KEYS, path, "fix.")
    for key in ("title", "safety", "loses"):
        if key not in table:
            raise CardError(f"the fix has no {key!r}; add it", path, "fix")
    safety = _choice(table, "safety", [str(level) for level in Safety], path)
    loses = _choice(table, "loses", list(Loss), path)
    if safety != "safe" and not table.get("because"):
        raise CardError("a fix that is not safe must say why; add `because`", path, "fix.because")
    if safety == "safe" and loses == "words":
        raise CardError("a fix that loses words is never safe; make it unsafe or manual", path, "fix.safety")


def _check_match(table: Mapping[str, Any], path: str | None) -> None:
    guards = {key.replace("-", "_"): value for key, value in table.items() if key not in (*VIEWS, OPEN)}
    for view, sources in table.get(OPEN, {}).items():
        _expect({view: sources}, dict.fromkeys(VIEWS, list), path, f"match.{OPEN}.")
    _expect(guards, GUARDS | READING_KEYS | dict.fromkeys((*VIEWS, OPEN), list), path, "match.")
    for zone in {"zone", "topic_zone"} & guards.keys():
        _choice(guards, zone, ZONES, path)
    if len(guards) == len(table) and "reading" not in guards:
        raise CardError(
            f"[match] finds nothing; give it a reading, or patterns for one of {', '.join(VIEWS)}",
            path,
            "match",
        )


def _choice(table: Mapping[str, Any], key: str, allowed: Sequence[str], path: str | None) -> str:
    value = str(table[key])
    if value not in allowed:
        raise CardError(f"expected one of {', '.join(allowed)}, not {value!r}", path, key)
    return value


def _expect(table: Mapping[str, Any], kinds: Mapping[str, Any], path: str | None, prefix: str = "") -> None:
    """Check that every key is known and its value has the right type."""
    for key, value in table.items():
        if key not in kinds:
            raise CardError(f"unknown key{_nearest(key, list(kinds))}", path, prefix + key)
        if not isinstance(value, kinds[key]):
            kind = kinds[key]
            wanted = " or ".join(one.__name__ for one in (kind if isinstance(kind, tuple) else (kind,)))
            raise CardError(f"expected {wanted}, got {type(value).__name__} {value!r}", path, prefix + key)


def _nearest(word: str, known: Sequence[str]) -> str:
    return suggestion(word, known, f"; choose from {', '.join(known)}")
