"""The modules that cards may name as checks: installed ones, and those in the folder of a trusted pack."""

import json
import os
import site
import sysconfig
from collections.abc import Iterator
from functools import cache

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
    name = rule.check.partition(":")[0].partition(".")[0]
    try:
        spec = find_spec(name)
    except ValueError:  # a module that the program has made in memory
        return None
    places = [*(spec.submodule_search_locations or ()), spec.origin or ""] if spec else []
    allowed = (*_installed(), *((own,) if own else ()))
    if all(any(_is_inside(place, folder) for folder in allowed) for place in places if place):
        return None
    message = (
        f"the module {name!r} is not part of an installed package; install it, or put it into the folder "
        "of the cards and name the configuration with --config"
    )
    return CardError(message, rule.path, "check")


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
