"""An engine's table in the configuration, checked against the settings that it has."""

from collections.abc import Mapping, Sequence

from newslint.config.values import suggestion
from newslint.errors import ConfigError
from newslint.grammar.engine import Order


class EngineSettings:
    """The settings of an engine, with a default for each.

    Args:
        engine: The name of the engine.
        order: The arguments for the engine.
        defaults: All its settings, with their defaults.

    Raises:
        ConfigError: A setting does not exist, or has another type than its default.
    """

    def __init__(self, engine: str, order: Order, defaults: Mapping[str, object]) -> None:
        self._place = f"engines.{engine}"
        self._path = order.path
        self._values = {**defaults, **order.settings}
        for key, value in order.settings.items():
            if key not in defaults:
                near = suggestion(key, defaults, f"; choose from {', '.join(defaults)}")
                raise ConfigError(f"{engine} has no setting {key!r}{near}", self._path, self._place)
            if _kind(value) != _kind(defaults[key]):
                raise self.wrong(key, _kind(defaults[key]))

    def text(self, key: str) -> str:
        """A setting that is a string."""
        return str(self._values[key])

    def number(self, key: str, least: float = 1) -> float:
        """A setting that is a number.

        Raises:
            ConfigError: It is less than `least`.
        """
        value = self._values[key]
        if not isinstance(value, (int, float)) or value < least:
            raise self.wrong(key, f"a number of at least {least:g}")
        return value

    def flag(self, key: str) -> bool:
        """A setting that is true or false."""
        return bool(self._values[key])

    def strings(self, key: str) -> tuple[str, ...]:
        """A setting that is a list of strings."""
        value = self._values[key]
        return tuple(value) if isinstance(value, (list, tuple)) else ()

    def choices(self, key: str, names: Sequence[str]) -> tuple[str, ...]:
        """A setting that is a list of some names.

        Raises:
            ConfigError: One is not among them.
        """
        for name in self.strings(key):
            if name not in names:
                near = suggestion(name, names, f"; choose from {', '.join(names)}")
                raise ConfigError(f"{name!r} does not exist{near}", self._path, f"{self._place}.{key}")
        return self.strings(key)

    def table(self, key: str) -> dict[str, object]:
        """A setting that is a table."""
        value = self._values[key]
        return dict(value) if isinstance(value, Mapping) else {}

    def choice(self, key: str, names: tuple[str, ...]) -> str:
        """A setting that is one of some names.

        Raises:
            ConfigError: It is not one of them.
        """
        if self._values[key] not in names:
            near = suggestion(self.text(key), names)
            raise self.wrong(key, f"one of {', '.join(names)}", near)
        return self.text(key)

    def wrong(self, key: str, expected: str, remedy: str = "") -> ConfigError:
        """The error for a wrong setting."""
        return ConfigError(
            f"expected {expected}, not {self._values[key]!r}{remedy}", self._path, f"{self._place}.{key}"
        )


def _kind(value: object) -> str:
    """The kind of a setting, in words."""
    if isinstance(value, bool):
        return "true or false"
    if isinstance(value, (int, float)):
        return "a number"
    if isinstance(value, (list, tuple)) and all(isinstance(item, str) for item in value):
        return "a list of strings"
    if isinstance(value, Mapping):
        return "a table"
    return "a string" if isinstance(value, str) else "another kind"
