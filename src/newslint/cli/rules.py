"""`newslint rules`."""

import json
import sys
from collections.abc import Iterator, Sequence
from itertools import groupby
from pathlib import Path

import click

from newslint.catalogue import Catalogue, own_cards
from newslint.catalogue.engines import CATEGORY, engine_of
from newslint.catalogue.functions import options_of
from newslint.catalogue.measured import read_measured
from newslint.cli import console
from newslint.cli.options import complete_rule, refuse_both
from newslint.cli.readings import readings_in_words
from newslint.config import Config
from newslint.config.values import suggestion
from newslint.errors import ConfigError, EngineError
from newslint.report import visible
from newslint.report.color import Paint, painter
from newslint.rule import Rule, Status
from newslint.session.settings import Settings

SHOWN = "name category summary message why since languages aliases references path".split()


@click.command("rules")
@click.argument("name", required=False, shell_complete=complete_rule)
@click.option(
    "--output-format",
    type=click.Choice(("full", "json")),
    default="full",
    show_default=True,
    help="Text for people, or JSON for programs.",
)
@click.option(
    "--config",
    metavar="FILE",
    type=click.Path(),
    help="Also read the folders of cards that this configuration names.",
)
@click.option("--isolated", is_flag=True, help="Use no configuration file.")
def rules(name: str | None, output_format: str, config: str | None, *, isolated: bool) -> None:
    """List all rules or those of a category, or explain one.

    With the NAME of a rule: what it finds, why it matters, what its fix may lose, and examples.
    """
    refuse_both(config, isolated=isolated)
    settings = Settings(config, isolated=isolated)
    config_used = console.safely(lambda: settings.config_in("."))
    catalogue = console.safely(lambda: settings.catalogue_for(config_used))
    for error in catalogue.broken:
        console.complain(error)
    if name is not None and (doubt := console.safely(lambda: _doubt(name, config_used))):
        console.say(visible(f"warning: {doubt}"))
    listed = sorted(catalogue.rules, key=lambda rule: (rule.category, rule.name))
    chosen = [rule for rule in listed if name in (None, rule.category)]
    one = None if name is None or chosen else console.safely(lambda: _one(catalogue, name))
    shown = chosen if one is None else [one]
    console.write(sys.stdout, console.safely(lambda: _shown(shown, output_format, one=one is not None)))


def _one(catalogue: Catalogue, name: str) -> Rule:
    if name.upper() == "ALL":
        raise ConfigError(f"{name!r} is not a rule; `newslint rules` without a name lists all rules")
    return catalogue.get(name)


def _shown(chosen: Sequence[Rule], output_format: str, *, one: bool) -> str:
    """The rules as JSON or for people.

    Raises:
        CardError: The options of a rule are unknown, because its check cannot be imported.
    """
    if output_format == "json":
        return _as_json(chosen, one=one)
    paint = painter(color=console.wants_color(sys.stdout))
    lines = _explain(chosen[0], paint) if one else _list(chosen, paint)
    return "".join(f"{line}\n" for line in lines)


def _doubt(name: str, config: Config) -> str | None:
    """Why newslint cannot know whether a grammar engine has a rule; None if it has it, or for other names.

    Raises:
        ConfigError: The engine has no such rule.
    """
    engine = engine_of(name)
    if engine is None:
        return None
    from newslint.grammar.making import made  # noqa: PLC0415 -- only for rules of engines

    bare = name.removeprefix(f"{CATEGORY}/")
    try:
        known = made(engine, config.engines.get(engine, {}), config).rules()
    except EngineError as error:
        return f"newslint cannot know whether {engine} has a rule {bare!r}: {error}"
    if known is None:
        return f"only a server knows whether {engine} has a rule {bare!r}"
    if bare not in known:
        raise ConfigError(f"{engine} has no rule {bare!r}{suggestion(bare, known)}")
    return None


def _list(chosen: Sequence[Rule], paint: Paint) -> Iterator[str]:
    width = max((len(rule.name) for rule in chosen), default=0)
    for category, group in groupby(chosen, key=lambda rule: rule.category):
        yield paint("bold", category)
        for rule in group:
            safety = f"{rule.fix.safety} fix" if rule.fix else "no fix"
            status = [] if rule.status is Status.STABLE else [str(rule.status)]
            marks = [str(rule.severity), safety, *status]
            yield f"  {rule.name:<{width}}  {rule.summary} {paint('dim', '(' + ', '.join(marks) + ')')}"


def _explain(rule: Rule, paint: Paint) -> Iterator[str]:
    name, kind = f"{rule.category}/{rule.name}", f"{rule.severity}, {rule.status}"
    yield f"{paint('bold', name)}  {paint('dim', kind)}"
    yield from ("", rule.summary, "", f"Why: {rule.why.strip()}")
    measured = _measured(rule)
    if measured:
        yield f"Measured: {measured}."
    if rule.languages:
        yield f"Languages: {', '.join(rule.languages)}"
    if rule.aliases:
        yield f"Also called: {', '.join(rule.aliases)}"
    if rule.fix:
        because = f", because {rule.fix.because.strip()}" if rule.fix.because else ""
        yield from ("", f"Fix: {rule.fix.title} ({rule.fix.safety}; loses {rule.fix.loses}{because})")
    else:
        yield from ("", "Fix: none; a person has to decide")
    yield from readings_in_words(rule)
    options = options_of(rule)
    if options:
        yield from ("", f"Options, under [options.{rule.name}]:")
        yield from (f"  {key} = {_value(value)}" for key, value in options.items())
    for title, examples in (("Found", rule.bad), ("Not reported", rule.good)):
        for example in examples:
            yield from ("", paint("bold", title) + (f": {example.note}" if example.note else ""))
            yield from _quoted(example.text)
            if example.fixed is not None:
                yield paint("dim", "  becomes")
                yield from _quoted(example.fixed)
    if rule.url:
        yield from ("", rule.url)


def _measured(rule: Rule) -> str | None:
    """The rule's results on real articles; None for a rule that is not newslint's own."""
    found = read_measured(Path(own_cards())).get(rule.name)
    return found.summary if found and rule.path and rule.path.startswith(own_cards()) else None


def _quoted(text: str) -> Iterator[str]:
    return (f"  | {visible(line)}".rstrip() for line in text.rstrip("\n").split("\n"))


def _value(value: object) -> str:
    return json.dumps(value, default=str, ensure_ascii=False)


def _as_json(chosen: Sequence[Rule], *, one: bool) -> str:
    objects = [_object(rule) for rule in chosen]
    return json.dumps(objects[0] if one else objects, indent=2, default=str) + "\n"


def _object(rule: Rule) -> dict[str, object]:
    fix = rule.fix
    return {
        **{key: getattr(rule, key) for key in SHOWN},
        "severity": str(rule.severity),
        "status": str(rule.status),
        "url": rule.url,
        "measured": _measured(rule),
        "fix": fix
        and {"title": fix.title, "safety": str(fix.safety), "loses": str(fix.loses), "because": fix.because},
        "options": dict(options_of(rule)),
        "bad": [example._asdict() for example in rule.bad],
        "good": [example._asdict() for example in rule.good],
    }
