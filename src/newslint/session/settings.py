"""The linter of each file and its configuration: the closest one, with the changes of the command line."""

import os.path
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from functools import partial
from typing import Self, TypeVar

from newslint.catalogue import Catalogue, load_catalogue
from newslint.config import Config, Trust, find_config, load_config
from newslint.errors import ConfigError, NewslintError, PlaceError
from newslint.linter import Linter
from newslint.rule import Rule
from newslint.session.trust import restricted, trust_in, warning

T = TypeVar("T")


def _as_it_is(config: Config) -> Config:
    return config


class Settings:
    """The configurations and linters of one run; each is read or made once.

    Args:
        config: The configuration file for all documents; None: the closest one to each document.
        isolated: Use no configuration file.
        change: Makes the changes of the command line to a configuration.

    `rules` holds the rules of all catalogues read so far, by name.
    """

    def __init__(
        self,
        config: str | None = None,
        *,
        isolated: bool = False,
        change: Callable[[Config], Config] = _as_it_is,
    ) -> None:
        self._fixed = config
        self._isolated = isolated
        self._change = change
        self._configs: dict[str | None, Config | NewslintError] = {}
        self._files: dict[str, str | NewslintError | None] = {}
        self._linters: dict[str | None, Linter | NewslintError] = {}
        self._catalogues: dict[tuple[tuple[str, ...], str, Trust], Catalogue] = {}
        self._warnings: dict[str | None, str | None] = {}
        self.rules: dict[str, Rule] = {}

    def __reduce__(self) -> tuple[Callable[..., Self], tuple[str | None]]:
        """The arguments of this object: another process reads the configurations itself."""
        return partial(type(self), isolated=self._isolated, change=self._change), (self._fixed,)

    def config_in(self, folder: str) -> Config:
        """The configuration for the documents of a folder.

        Raises:
            ConfigError: It is wrong.
        """
        file = self._file_for(folder)
        if file not in self._configs:
            self._configs[file] = _kept(lambda: self._read(file))
        return _given(self._configs[file])

    def config_for(self, path: str) -> Config:
        """The configuration for a document; `-` counts as a file in the current folder.

        Raises:
            ConfigError: It is wrong.
        """
        return self.config_in(os.path.dirname(path))

    def warning_for(self, path: str) -> str | None:
        """The warning about what has no effect in a document's configuration, once per configuration."""
        try:
            self.config_for(path)
            file = self._file_for(os.path.dirname(path))
        except NewslintError:
            return None
        return self._warnings.pop(file, None)

    def linter_for(self, path: str) -> Linter:
        """The linter for a document.

        Raises:
            ConfigError: The configuration is wrong, or names rules that do not exist.
            CardError: A card in a folder that it names cannot be read.
        """
        config = self.config_for(path)
        if config.path not in self._linters:
            self._linters[config.path] = _kept(lambda: self._linter(config))
        return _given(self._linters[config.path])

    def catalogue_for(self, config: Config) -> Catalogue:
        """All rules that a configuration can choose from.

        Raises:
            ConfigError: A folder of cards does not exist.
            CardError: A card cannot be read.
        """
        asked = (config.rule_paths, repr(config.lists), config.trust)
        if asked not in self._catalogues:
            lists, trust = config.lists, config.trust
            with _naming_origin(config):
                self._catalogues[asked] = load_catalogue(config.rule_paths, lists=lists, trust=trust)
            self.rules.update((rule.name, rule) for rule in self._catalogues[asked].rules)
        return self._catalogues[asked]

    def _linter(self, config: Config) -> Linter:
        catalogue = self.catalogue_for(config)
        _check_names(config, catalogue)
        with _naming_origin(config):
            return Linter(config, catalogue)

    def _read(self, file: str | None) -> Config:
        config = Config()
        if file is not None:
            config = load_config(file)._replace(trust=Trust.NAMED if self._fixed else trust_in(file))
        changed = self._change(restricted(config))
        self._warnings[file] = warning(config) or _idle(changed)
        return changed

    def _file_for(self, folder: str) -> str | None:
        if self._isolated:
            return None
        if self._fixed is not None:
            return self._fixed
        if folder not in self._files:
            self._files[folder] = _kept(lambda: find_config(folder))
        return _given(self._files[folder])


@contextmanager
def _naming_origin(config: Config) -> Iterator[None]:
    """Name the file or the command line that has set the key of an error."""
    try:
        yield
    except ConfigError as error:
        if error.path is not None or error.place is None:
            raise
        key = error.place.partition(".")[0].replace("-", "_")
        raise ConfigError(error.message, config.origins.get(key), error.place) from error


def _idle(config: Config) -> str | None:
    """The warning about selected rules of grammar engines while grammar is off; None if there are none."""
    if config.grammar or not config.select:
        return None
    from newslint.catalogue.engines import engine_of  # noqa: PLC0415 -- only for selected rules

    names = [name for name in config.select if engine_of(name)]
    if not names:
        return None
    origin = config.origins.get("select", "select")
    return f"{origin}: {', '.join(names)} not run, because grammar engines are off; add --grammar to run them"


def _kept(make: Callable[[], T]) -> T | NewslintError:
    try:
        return make()
    except PlaceError as error:
        return error


def _given(kept: T | NewslintError) -> T:
    if isinstance(kept, NewslintError):
        raise kept
    return kept


def _check_names(config: Config, catalogue: Catalogue) -> None:
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
