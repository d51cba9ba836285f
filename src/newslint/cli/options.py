"""The options that `check`, `fix` and `score` share, as click takes them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

import click

from newslint.cli.choices import OPTIONS, Choices, Option, names


def complete_rule(_context: click.Context, _option: click.Parameter, incomplete: str) -> list[str]:
    """The rules and categories that begin with what was typed, behind the last comma."""
    from newslint.catalogue import load_catalogue  # noqa: PLC0415 -- for completion alone

    done, comma, part = incomplete.rpartition(",")
    known = {name for rule in load_catalogue().rules for name in (rule.name, rule.category)}
    return [f"{done}{comma}{name}" for name in sorted(known | {"ALL"}) if name.startswith(part)]


def shared(work: Callable[..., None]) -> Callable[..., None]:
    """A callback with the shared options, which reach `work` as `Choices`; its own go above this."""

    def callback(**given: object) -> None:
        choices = Choices._make(given.pop(name) for name in Choices._fields)
        choices.take_effect()
        if "-" in choices.paths and not choices.is_stdin:
            raise click.UsageError("- stands for standard input and goes with no other path")
        work(choices, **given)

    wrapped: Callable[..., None] = callback
    wrapped.__doc__ = work.__doc__
    for option in reversed(OPTIONS):
        wrapped = click.option(*option.names, help=option.help, **_settings(option))(wrapped)
    return click.argument("paths", nargs=-1, type=click.Path(), metavar="[PATHS|-]...")(wrapped)


def _settings(option: Option) -> dict[str, Any]:
    if option.kind == "flag":
        return {"is_flag": True}
    if option.allowed:
        shown = {"default": option.default, "show_default": True} if option.default else {}
        return {"type": click.Choice(option.allowed), **shown}
    if option.kind == "rules":
        return {
            "metavar": option.metavar,
            "multiple": True,
            "callback": _names,
            "shell_complete": complete_rule,
        }
    types = {"path": click.Path(), "number": click.IntRange(min=0)}
    return {"metavar": option.metavar, "type": types.get(option.kind)}


def _names(_context: click.Context, _option: click.Parameter, values: Sequence[str]) -> tuple[str, ...]:
    return names(values)
