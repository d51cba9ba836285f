"""Presets: named sets of rules, each in a TOML file."""

from functools import cache
from typing import NamedTuple

from newslint.config.values import suggestion
from newslint.errors import ConfigError

BUDGET = 0.4


class Preset(NamedTuple):
    """A preset.

    Args:
        select: The selectors to run; a preview rule that is named runs.
        ignore: The selectors to leave out.
        preview: True if all preview rules run.
        budget: The share of the words of running text that fixes may delete.
    """

    select: tuple[str, ...] = ("ALL",)
    ignore: tuple[str, ...] = ()
    preview: bool = False
    budget: float = BUDGET


def load_preset(name: str) -> Preset:
    """The preset with this name; `default` is every stable rule.

    Raises:
        ConfigError: There is no such preset.
    """
    return Preset() if name == "default" else _read(name)


@cache
def _read(name: str) -> Preset:
    import tomllib  # noqa: PLC0415 -- the default preset needs no file
    from pathlib import Path  # noqa: PLC0415

    folder = Path(__file__).parent.parent / "presets"
    path = folder / f"{name}.toml"
    if not name.isidentifier() or not path.is_file():
        known = sorted(["default", *(file.stem for file in folder.glob("*.toml"))])
        near = suggestion(name, known, f"; choose from {', '.join(known)}")
        raise ConfigError(f"there is no preset {name!r}{near}", None, "preset")
    table = tomllib.loads(path.read_text(encoding="utf-8"))
    budget = float(table.get("budget", BUDGET))
    return Preset(tuple(table["select"]), tuple(table["ignore"]), bool(table["preview"]), budget)
