"""Engines by name, each made once in a process."""

import importlib
import json
from collections.abc import Mapping

from newslint.catalogue import engine_rule_runs
from newslint.catalogue.engines import engine_rule
from newslint.config import Config
from newslint.config.values import suggestion
from newslint.errors import ConfigError
from newslint.grammar.engine import Engine, Order
from newslint.text.patterns import pattern

CLASSES = {
    "harper": "newslint.engines.harper:Harper",
    "languagetool": "newslint.engines.languagetool:LanguageToolEngine",
}
HUMP = r"(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])|[^A-Za-z0-9]+"
_made: dict[str, Engine] = {}


def made(name: str, settings: Mapping[str, object], config: Config) -> Engine:
    """The engine with this name; the same object for the same settings and selected rules.

    Args:
        name: `harper` or `languagetool`.
        settings: Its table in the configuration.
        config: The configuration, which selects its rules.
    """
    if name not in CLASSES:
        known = ", ".join(CLASSES)
        raise ConfigError(
            f"there is no engine {name!r}{suggestion(name, CLASSES, f'; choose from {known}')}",
            config.origins.get("engines"),
            "engines",
        )
    chosen = (config.select, config.ignore, config.preset)
    key = json.dumps([name, settings, chosen], sort_keys=True, default=str)
    if key not in _made:
        selected = (selector.removeprefix("grammar/") for selector in config.select)
        named = tuple(selector for selector in selected if selector.startswith(f"{name}-"))
        order = Order(settings, lambda rule: _runs(name, rule, config), named, config.path)
        module, _, engine = CLASSES[name].partition(":")
        _made[key] = getattr(importlib.import_module(module), engine)(order)
    return _made[key]


def rule_name(engine: str, rule: str) -> str:
    """The name of an engine's rule in newslint: `harper-spell-check` for `SpellCheck`."""
    parts = pattern(HUMP).split(rule)
    return "-".join([engine, *(part.lower() for part in parts if part)])


def _runs(engine: str, rule: str, config: Config) -> bool:
    own = engine_rule(rule_name(engine, rule))
    return own is not None and engine_rule_runs(own, config)
