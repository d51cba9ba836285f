"""Rules made for a test."""

from collections.abc import Iterable

from newslint import Config, Linter, Rule
from newslint.catalogue import Catalogue
from newslint.catalogue.cards import rule_of


def rule(name: str = "made-up", category: str = "wording", **keys: object) -> Rule:
    """A rule from a card's keys; required keys that the test does not give are filled in."""
    card = {
        "summary": "Something.",
        "message": "found “{text}”",
        "why": "It is a test.",
        "severity": "warning",
        "status": "stable",
        "since": "0.1.0",
        "bad": [],
        "good": [],
        **keys,
    }
    return rule_of(card, category, name, f"rules/{category}/{name}.toml")


def linter(*rules: Rule, config: Config | None = None) -> Linter:
    """A linter with only these rules."""
    return Linter(config, Catalogue(tuple(rules)))


def fix_policy(
    safety: str = "safe", loses: str = "nothing", residue: Iterable[str] = ()
) -> dict[str, object]:
    """A card's [fix] table."""
    because = {} if safety == "safe" else {"because": "it is a test"}
    return {"title": "mend it", "safety": safety, "loses": loses, "residue": list(residue), **because}
