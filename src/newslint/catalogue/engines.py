"""The rules of grammar engines: no cards, but known by name, so that they are chosen as all others are."""

from __future__ import annotations

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
    "{engine} takes this for a slip of grammar or spelling. It knows the language, not the story: "
    "a person should look."
)
FIX = FixPolicy(
    "write what the engine suggests",
    Safety.UNSAFE,
    Loss.WORDS,
    "an engine's suggestion may say something else than the author meant",
)


class EngineRule(Rule):
    """A rule of an engine; all of them share a page."""

    __slots__ = ()

    @property
    def url(self) -> str:
        """The address of the page about engines."""
        return f"{DOCUMENTATION.removesuffix('rules')}grammar/"


class Tamed(NamedTuple):
    """Which rules of an engine are off unless they are named, some by how their names begin."""

    off: frozenset[str]
    families: tuple[str, ...]
    notes: frozenset[str]

    def is_off(self, name: str) -> bool:
        """True for a rule that is off unless it is named."""
        return name in self.off or name.startswith(self.families)


def engine_rule(name: str) -> Rule | None:
    """The rule of a grammar engine, from a name such as `harper-an-a`; None for another kind of name.

    An engine's rules are too many, and change too often, to be listed: each well-formed name stands for one.
    """
    bare = name.removeprefix(f"{CATEGORY}/")
    engine, dash, own = bare.partition("-")
    if engine not in ENGINES or not dash or not own:
        return None
    tamed = tamed_rules(engine)
    return EngineRule(
        name=bare,
        category=CATEGORY,
        summary=f"What {engine} calls {own}.",
        message="{message}",
        why=WHY.format(engine=engine),
        severity=Severity.NOTE if bare in tamed.notes else Severity.WARNING,
        status=Status.PREVIEW if tamed.is_off(bare) else Status.STABLE,
        since="0.1.0",
        fix=FIX,
    )


def engine_of(name: str) -> str | None:
    """The engine that a rule's name belongs to; None where it is no engine's."""
    rule = engine_rule(name)
    return rule.name.partition("-")[0] if rule else None


def configured(rule: Rule, config: Config) -> Rule:
    """The rule of an engine with the severity that a configuration gives it."""
    for selector, severity in config.severity.items():
        if speaks_of(selector, rule):
            rule = rule._replace(severity=severity)
    return rule


def any_speaks_of(selectors: Iterable[str], rule: Rule) -> bool:
    """True where one of the selectors takes the rule in."""
    return any(speaks_of(selector, rule) for selector in selectors)


def speaks_of(selector: str, rule: Rule) -> bool:
    """True where a selector takes the rule in: by its name, `grammar/name`, `grammar`, or ALL."""
    return selector in ("ALL", CATEGORY, rule.name, f"{CATEGORY}/{rule.name}")


@cache
def tamed_rules(engine: str) -> Tamed:
    """What was learned about an engine's rules on edited articles, as it lies beside this module."""
    import tomllib  # noqa: PLC0415 -- where an engine is used alone

    path = Path(__file__).parent / f"{engine}.toml"
    table = tomllib.loads(path.read_text(encoding="utf-8"))
    return Tamed(frozenset(table["off"]), tuple(table["families"]), frozenset(table["notes"]))
