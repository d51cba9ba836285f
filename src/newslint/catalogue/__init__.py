"""All rules (newslint's own, those of plug-ins and of the user), and which of them run."""

import os
import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from newslint.catalogue.cache import user_cache
from newslint.catalogue.pack import NO_ADDITIONS, PACKAGE, read_folders
from newslint.catalogue.presets import Preset, load_preset
from newslint.config import Config, Trust
from newslint.config.values import suggestion
from newslint.edit import Safety
from newslint.errors import CardError, ConfigError
from newslint.rule import Rule, Status

ENTRY_POINTS = "newslint.rules"


class Catalogue(NamedTuple):
    """Rules, by category and name; names are unique. `broken` are the errors of plug-ins without rules."""

    rules: tuple[Rule, ...]
    broken: tuple[CardError, ...] = ()

    def get(self, name: str) -> Rule:
        """The rule with this name, alias or `category/name`.

        Raises:
            ConfigError: There is no such rule; the message has the nearest name.
        """
        for rule in self.rules:
            if name in names_of(rule):
                return rule
        if own := _engine_rule(name):
            return own
        raise ConfigError(f"there is no rule {name!r}{self._nearest(name)}")

    def matching(self, selector: str) -> tuple[Rule, ...]:
        """The rules that a selector names: a name, an alias, `category/name`, a category, or ALL.

        Raises:
            ConfigError: It names no rule; the message has the nearest name.
        """
        if selector == "ALL":
            return self.rules
        found = tuple(rule for rule in self.rules if rule.category == selector or selector in names_of(rule))
        if not found and (own := _engine_rule(selector)):
            return (own,)
        if not found:
            raise ConfigError(f"{selector!r} is neither a rule nor a category{self._nearest(selector)}")
        return found

    def selected(self, config: Config) -> tuple[Rule, ...]:
        """The rules that run under a configuration, in the catalogue's order.

        Raises:
            ConfigError: A selector or the preset names nothing.
        """
        preset = load_preset(config.preset)
        selectors = config.select or tuple(self._present(preset.select))
        chosen = self._all_of(selectors)
        left_out = self._all_of(config.ignore)
        if not config.select:
            left_out |= self._all_of(self._present(preset.ignore))
        named = {rule.name for rule in self._named(selectors)}
        return tuple(
            rule
            for rule in self.rules
            if rule.name in chosen and rule.name not in left_out and _may_run(rule, config, preset, named)
        )

    def _all_of(self, selectors: Iterable[str]) -> set[str]:
        return {rule.name for selector in selectors for rule in self.matching(selector)}

    def _present(self, selectors: Iterable[str]) -> Iterator[str]:
        """Yield a preset's selectors that name something here; the catalogue may lack newslint's rules."""
        categories = {rule.category for rule in self.rules}
        names = {name for rule in self.rules for name in names_of(rule)}
        yield from (one for one in selectors if one == "ALL" or one in categories or one in names)

    def _named(self, selectors: Iterable[str]) -> Iterator[Rule]:
        """Yield the rules selected by name, not by category or ALL."""
        for selector in selectors:
            yield from (rule for rule in self.rules if selector in names_of(rule))

    def _nearest(self, name: str) -> str:
        bare = name.rpartition("/")[2]
        for rule in self.rules:
            if bare in (rule.name, *rule.aliases):
                return f"; did you mean {f'{rule.category}/{rule.name}'!r}?"
        known = {other for rule in self.rules for other in (*names_of(rule), rule.category)}
        return suggestion(name, sorted(known), "; `newslint rules` lists them")


def _engine_rule(name: str) -> Rule | None:
    from newslint.catalogue.engines import engine_rule  # noqa: PLC0415 -- only for names without a card

    return engine_rule(name)


def names_of(rule: Rule) -> tuple[str, ...]:
    """The names that select a rule: its name, `category/name`, its aliases."""
    return (rule.name, f"{rule.category}/{rule.name}", *rule.aliases)


def engine_rule_runs(rule: Rule, config: Config) -> bool:
    """True if a rule of a grammar engine runs under a configuration.

    Selectors work as for cards. A rule that is off by default runs if `select` has its name, or if the
    engine's setting `curated` is false.

    Raises:
        ConfigError: There is no such preset.
    """
    from newslint.catalogue.engines import any_selects  # noqa: PLC0415 -- only for runs with engines

    preset = load_preset(config.preset)
    left_out = config.ignore if config.select else (*config.ignore, *preset.ignore)
    if any_selects(left_out, rule) or not any_selects(config.select or preset.select, rule):
        return False
    engine = config.engines.get(rule.name.partition("-")[0], {})
    is_usual = rule.status is Status.STABLE or not engine.get("curated", True)
    return is_usual or any(selector in names_of(rule) for selector in config.select)


def _may_run(rule: Rule, config: Config, preset: Preset, named: set[str]) -> bool:
    if rule.status is Status.STABLE or rule.name in named:
        return True
    return rule.status is Status.PREVIEW and (config.preview or preset.preview)


def load_catalogue(
    rule_paths: Sequence[str] = (),
    *,
    plugins: bool = True,
    lists: Mapping[str, Any] = NO_ADDITIONS,
    trust: Trust = Trust.NAMED,
) -> Catalogue:
    """The catalogue of newslint's own cards, those of plug-ins and those in `rule_paths`.

    Args:
        rule_paths: Folders with cards, `<category>/<name>.toml`.
        plugins: True to include packages that announce cards with the entry point group `newslint.rules`.
        lists: Phrases to add to word lists, by the list's name: an array, or arrays by language.
        trust: How far the configuration that has these folders is trusted.

    Raises:
        CardError: A card or a word list cannot be read, or two rules have the same name.
        ConfigError: A folder or a word list does not exist.
    """
    broken: list[CardError] = []
    packs = list(map(_existing, rule_paths))
    folders = [own_cards(), *(plugin_folders(broken) if plugins else ()), *packs]
    _check_phrases(lists)
    rules = read_folders(folders, user_cache(), lists)
    if packs:
        rules = tuple(_trusted(rules, packs, trust, broken))
    _check_lists(lists, rules)
    seen: dict[str, Rule] = {}
    for rule in rules:
        for name in (rule.name, *rule.aliases):
            other = seen.setdefault(name, rule)
            if other is not rule:
                raise CardError(
                    f"the name {name!r} is already used by {other.path}; choose another", rule.path
                )
    return Catalogue(rules, tuple(broken))


def _trusted(
    rules: Iterable[Rule], packs: Sequence[str], trust: Trust, broken: list[CardError]
) -> Iterator[Rule]:
    """Yield the rules; restrict those of packs unless their configuration is trusted.

    Args:
        rules: All rules.
        packs: The folders of packs.
        trust: How far the configuration that names them is trusted.
        broken: Takes the error of each rule that may not use the module of its check.
    """
    from newslint.catalogue.modules import wrong_module  # noqa: PLC0415 -- only for packs

    for rule in rules:
        pack = next((folder for folder in packs if (rule.path or "").startswith(f"{folder}{os.sep}")), None)
        own = pack if trust is Trust.NAMED else None
        error = wrong_module(rule, own) if pack else None
        if error:
            broken.append(error)
        elif own:
            yield rule._replace(modules=own)
        elif pack and rule.fix and trust is Trust.FOUND:
            yield rule._replace(fix=rule.fix._replace(safety=Safety.MANUAL))
        else:
            yield rule


def _check_phrases(additions: Mapping[str, Any]) -> None:
    """Check the phrases that a configuration adds to word lists, like those in the file of a list."""
    if not additions:
        return
    from newslint.catalogue.lists import problems  # noqa: PLC0415 -- only for a configuration with phrases
    from newslint.text.wordlist import ANY  # noqa: PLC0415 -- as above

    for name, given in additions.items():
        table = given if isinstance(given, Mapping) else {ANY: given}
        for message, _ in problems(table):
            raise ConfigError(message, None, f"lists.{name}")


def _check_lists(additions: Mapping[str, Any], rules: Sequence[Rule]) -> None:
    known = {name for rule in rules for name in rule.lists} if additions else set()
    for name in additions:
        if name not in known:
            raise ConfigError(
                f"there is no word list {name!r}{suggestion(name, known)}", None, f"lists.{name}"
            )


def own_cards() -> str:
    """The folder of newslint's own cards: inside the package of a wheel, at the top of a checkout."""
    shipped = f"{PACKAGE}/rules"
    return shipped if os.path.isdir(shipped) else f"{os.path.dirname(os.path.dirname(PACKAGE))}/rules"


def plugin_folders(broken: list[CardError]) -> Iterator[str]:
    """Yield the `rules/` folder of each package announced in the entry point group `newslint.rules`.

    Args:
        broken: Takes the error of each package that cannot be found because importing it raises.
    """
    if not _any_announced():
        return
    import importlib.metadata  # noqa: PLC0415 -- 30 ms, only if there is a plug-in
    import importlib.util  # noqa: PLC0415

    for entry in importlib.metadata.entry_points(group=ENTRY_POINTS):
        try:
            package = importlib.util.find_spec(entry.value)
        except Exception as error:  # noqa: BLE001 -- a module of others may raise anything
            message = f"the plug-in {entry.name} cannot be imported: {type(error).__name__}: {error}"
            broken.append(CardError(message, entry.value, ENTRY_POINTS))
            continue
        for location in (package.submodule_search_locations or ()) if package else ():
            yield os.path.join(location, "rules")


def _any_announced() -> bool:
    """True if an installed distribution names the entry point group; takes about 2 ms."""
    group = f"[{ENTRY_POINTS}]".encode()
    for folder in dict.fromkeys(sys.path):
        try:
            names = [name for name in os.listdir(folder or ".") if name.endswith(".dist-info")]
        except OSError:
            continue
        for name in names:
            try:
                with open(f"{folder}/{name}/entry_points.txt", "rb") as file:
                    if group in file.read():
                        return True
            except OSError:
                continue
    return False


def _existing(folder: str) -> str:
    from pathlib import Path  # noqa: PLC0415 -- only for folders of the user's cards

    if not os.path.isdir(folder):
        raise ConfigError(
            f"there is no folder {folder!r}; rule-paths must name folders of cards", None, "rule-paths"
        )
    return str(Path(folder))
