"""The rules of grammar engines: they have no cards, but are selected by name like all others."""

from collections.abc import Iterable
from functools import cache
from pathlib import Path
from typing import NamedTuple

from newslint.config import Config
from newslint.edit import Loss, Safety
from newslint.rule import DOCUMENTATION, FixPolicy, Rule, Severity, Status

CATEGORY = "grammar"
ENGINES = ("harper", "languagetool")
WHY = (
    "{engine} considers this a mistake in grammar or spelling. It knows the language but not the story: "
    "a person should check."
)
FIX = FixPolicy(
    "apply the engine's suggestion",
    Safety.UNSAFE,
    Loss.WORDS,
    "an engine's suggestion may not be what the author meant",
)


class EngineRule(Rule):
    """A rule of an engine; all of them share one page."""

    __slots__ = ()

    @property
    def url(self) -> str:
        """The address of the page about engines."""
        return f"{DOCUMENTATION.removesuffix('rules')}grammar/"


class RuleDefaults(NamedTuple):
    """The rules of an engine that are off unless selected by name: whole names, and beginnings of names."""

    off: frozenset[str]
    families: tuple[str, ...]
    notes: frozenset[str]

    def is_off(self, name: str) -> bool:
        """True for a rule that is off unless it is selected by name."""
        return name in self.off or name.startswith(self.families)


def engine_rule(name: str) -> Rule | None:
    """The rule of a grammar engine with a name such as `harper-an-a`; None for another kind of name.

    The rules of an engine are too many and change too often to be listed, so each well-formed name counts.
    """
    bare = name.removeprefix(f"{CATEGORY}/")
    engine, dash, own = bare.partition("-")
    if engine not in ENGINES or not dash or not own:
        return None
    defaults = rule_defaults(engine)
    return EngineRule(
        name=bare,
        category=CATEGORY,
        summary=f"{engine}'s rule {own}.",
        message="{message}",
        why=WHY.format(engine=engine),
        severity=Severity.NOTE if bare in defaults.notes else Severity.WARNING,
        status=Status.PREVIEW if defaults.is_off(bare) else Status.STABLE,
        since="0.1.0",
        fix=FIX,
    )


def engine_of(name: str) -> str | None:
    """The engine of a rule's name; None if it is not an engine's rule."""
    rule = engine_rule(name)
    return rule.name.partition("-")[0] if rule else None


def configured(rule: Rule, config: Config) -> Rule:
    """The rule of an engine, with the severity that a configuration gives it."""
    for selector, severity in config.severity.items():
        if selects(selector, rule):
            rule = rule._replace(severity=severity)
    return rule


def any_selects(selectors: Iterable[str], rule: Rule) -> bool:
    """True if one of the selectors includes the rule."""
    return any(selects(selector, rule) for selector in selectors)


def selects(selector: str, rule: Rule) -> bool:
    """True if a selector includes the rule: its name, `grammar/name`, `grammar` or ALL."""
    return selector in ("ALL", CATEGORY, rule.name, f"{CATEGORY}/{rule.name}")


@cache
def rule_defaults(engine: str) -> RuleDefaults:
    """The file beside this module with the rules of an engine that gave false alarms on edited articles."""
    import tomllib  # noqa: PLC0415 -- only if an engine is used

    path = Path(__file__).parent / f"{engine}.toml"
    table = tomllib.loads(path.read_text(encoding="utf-8"))
    return RuleDefaults(frozenset(table["off"]), tuple(table["families"]), frozenset(table["notes"]))
