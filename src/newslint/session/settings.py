"""The configuration and the linter of each file: the closest one, changed as the command line says."""

from __future__ import annotations

import os.path
from collections.abc import Callable
from functools import partial
from typing import TypeVar

from newslint.catalogue import Catalogue, load_catalogue
from newslint.config import FILE, PROJECT_FILE, Config, find_config, load_config
from newslint.errors import NewslintError, PlaceError
from newslint.linter import Linter
from newslint.rule import Rule
from newslint.session.resolve import check_names

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
        self._catalogues: dict[tuple[tuple[str, ...], str], Catalogue] = {}
        self.rules: dict[str, Rule] = {}

    def __reduce__(self) -> tuple[Callable[..., Settings], tuple[str | None]]:
        """The arguments of this object: another process reads the configurations itself."""
        return partial(Settings, isolated=self._isolated, change=self._change), (self._fixed,)

    def config_in(self, folder: str) -> Config:
        """The configuration for the documents of a folder.

        Raises:
            ConfigError: It is wrong.
        """
        file = self._file_for(folder)
        if file not in self._configs:
            self._configs[file] = _kept(lambda: self._change(_load(file)))
        return _given(self._configs[file])

    def config_for(self, path: str) -> Config:
        """The configuration for a document; `-` counts as a file in the current folder.

        Raises:
            ConfigError: It is wrong.
        """
        return self.config_in(os.path.dirname(path))

    def config_at(self, path: str) -> Config:
        """The configuration for a path that may be a folder.

        Raises:
            ConfigError: It is wrong.
        """
        return self.config_in(path) if os.path.isdir(path) else self.config_for(path)

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
        asked = (config.rule_paths, repr(config.lists))
        if asked not in self._catalogues:
            self._catalogues[asked] = load_catalogue(config.rule_paths, lists=config.lists)
            self.rules.update((rule.name, rule) for rule in self._catalogues[asked].rules)
        return self._catalogues[asked]

    def _linter(self, config: Config) -> Linter:
        catalogue = self.catalogue_for(config)
        check_names(config, catalogue)
        return Linter(config, catalogue)

    def _file_for(self, folder: str) -> str | None:
        if self._isolated:
            return None
        if self._fixed is not None:
            return self._fixed
        if folder not in self._files:
            self._files[folder] = _kept(lambda: _find(os.path.abspath(folder)))
        return _given(self._files[folder])


def _find(folder: str) -> str | None:
    if not _may_have_one(folder):
        return None
    from pathlib import Path  # noqa: PLC0415 -- 6 ms of a start without a configuration

    found = find_config(Path(folder))
    return None if found is None else str(found)


def _may_have_one(folder: str) -> bool:
    """True if a file in a folder or above it has the name of a configuration file."""
    above = os.path.dirname(folder)
    here = any(os.path.isfile(os.path.join(folder, name)) for name in (FILE, PROJECT_FILE))
    return here or (above != folder and _may_have_one(above))


def _load(file: str | None) -> Config:
    if file is None:
        return Config()
    from pathlib import Path  # noqa: PLC0415 -- as above

    return load_config(Path(file))


def _kept(make: Callable[[], T]) -> T | NewslintError:
    try:
        return make()
    except PlaceError as error:
        return error


def _given(kept: T | NewslintError) -> T:
    if isinstance(kept, NewslintError):
        raise kept
    return kept
