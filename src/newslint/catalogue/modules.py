"""The modules that cards may name as checks: installed ones, and those in the folder of a trusted pack."""

import json
import os
import site
import sys
import sysconfig
from collections.abc import Iterator
from functools import cache
from importlib import import_module, invalidate_caches
from types import ModuleType

from newslint.catalogue.pack import PACKAGE
from newslint.errors import CardError
from newslint.rule import Rule


def wrong_module(rule: Rule, own: str | None = None) -> CardError | None:
    """The error of a card that may not use the module of its check; None if it may.

    Nothing is imported. A module that does not exist is an error when the rule runs.

    Args:
        rule: The rule.
        own: The folder of the rule's pack, if its modules may be used.
    """
    from importlib.util import find_spec  # noqa: PLC0415 -- only for checks of users

    if rule.check is None:
        return None
    module = rule.check.partition(":")[0]
    name = module.partition(".")[0]
    if own and _is_in(own, module):
        return None
    try:
        spec = find_spec(name)
    except ValueError:  # a module that the program has made in memory
        return None
    places = [*(spec.submodule_search_locations or ()), spec.origin or ""] if spec else []
    allowed = (*_installed(), *((own,) if own else ()))
    pack = os.path.dirname(os.path.dirname(rule.path or ""))
    if not (spec is None and _is_in(pack, module)) and all(
        any(_is_inside(place, folder) for folder in allowed) for place in places if place
    ):
        return None
    message = (
        f"the module {name!r} is not part of an installed package; install it, or put it into the folder "
        "of the cards and name the configuration with --config"
    )
    return CardError(message, rule.path, "check")


def module_of(rule: Rule) -> ModuleType:
    """The module of a rule's check, from the folder of its pack if this is trusted and has the module.

    Raises:
        ImportError: There is no such module, or one with the same name is in use.
    """
    module = (rule.check or "").partition(":")[0]
    name, folder = module.partition(".")[0], rule.modules
    if folder is None or not _is_in(folder, module):
        return import_module(module)
    if name in sys.modules:
        other = sys.modules[name]
        places = [*getattr(other, "__path__", ()), getattr(other, "__file__", None) or ""]
        if not any(_is_inside(place, folder) for place in places if place):
            raise ImportError(
                f"another module {name!r} is in use, from {places[0] or 'Python'}; rename yours"
            )
    sys.path.insert(0, folder)
    try:
        invalidate_caches()
        return import_module(module)
    finally:
        sys.path.remove(folder)


def _is_in(folder: str, module: str) -> bool:
    """True if a folder has the file of a module, or of a package with its name."""
    path = os.path.join(folder, *module.split("."))
    return os.path.isfile(f"{path}.py") or os.path.isfile(os.path.join(path, "__init__.py"))


def _is_inside(place: str, folder: str) -> bool:
    real, top = os.path.realpath(place), os.path.realpath(folder)
    return real == top or real.startswith(top + os.sep)


@cache
def _installed() -> tuple[str, ...]:
    """The folders of installed packages, including editable installs."""
    paths = sysconfig.get_paths()
    return (PACKAGE, paths["purelib"], paths["platlib"], *site.getsitepackages(), *_user(), *_edited())


def _user() -> tuple[str, ...]:
    return (site.getusersitepackages(),) if site.ENABLE_USER_SITE else ()


def _edited() -> Iterator[str]:
    """Yield the folder of each editable install."""
    from importlib.metadata import distributions  # noqa: PLC0415 -- 30 ms, only for checks of users
    from urllib.parse import urlsplit  # noqa: PLC0415 -- as above
    from urllib.request import url2pathname  # noqa: PLC0415 -- as above

    for distribution in distributions(path=[*site.getsitepackages(), *_user()]):
        about = json.loads(distribution.read_text("direct_url.json") or "{}")
        if about.get("dir_info", {}).get("editable"):
            yield url2pathname(urlsplit(about["url"]).path)
