"""The check that the names in a configuration exist, made before the first document is read."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from newslint.catalogue import Catalogue
from newslint.config import Config
from newslint.errors import ConfigError


def check_names(config: Config, catalogue: Catalogue) -> None:
    """Check that every selector of a configuration names a rule or a category.

    Raises:
        ConfigError: One does not; the message has the nearest name, the place has file and key.
    """
    for key, place, selectors in _selectors(config):
        for selector in selectors:
            try:
                catalogue.matching(selector)
            except ConfigError as error:
                raise ConfigError(error.message, config.origins.get(key), place) from error


def _selectors(config: Config) -> Iterator[tuple[str, str, Iterable[str]]]:
    """Yield the field, the key and the selectors of each place that names rules."""
    yield "select", "select", config.select
    yield "ignore", "ignore", config.ignore
    yield "severity", "severity", config.severity
    yield "options", "options", config.options
    for glob, selectors in config.per_path_ignores.items():
        yield "per_path_ignores", f'per-path-ignores."{glob}"', selectors
