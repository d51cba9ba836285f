"""How far a configuration that was found is trusted, and the restrictions of one that is not."""

import os.path

from newslint.config import Config, Trust
from newslint.edit import Safety
from newslint.session.gitignore import root_of

WITHHELD = ("fix_safety", "lists", "grammar", "engines")


def trust_in(file: str) -> Trust:
    """How far a configuration file that was found beside or above a document is trusted.

    It is `HOME` if it is in the folder in which the command was started, or at the root of the
    version-controlled tree around that folder.
    """
    here = os.path.realpath(os.curdir)
    folder = os.path.realpath(os.path.dirname(file))
    return Trust.HOME if folder in (here, root_of(here)) else Trust.FOUND


def restricted(config: Config) -> Config:
    """The configuration; if it is not trusted, without the keys that affect fixes or run programs."""
    if config.trust is not Trust.FOUND:
        return config
    return config._replace(fix_safety=Safety.SAFE, lists={}, grammar=False, engines={})


def warning(config: Config) -> str | None:
    """The warning about the keys of an untrusted configuration that are not used; None if there are none."""
    if config.trust is not Trust.FOUND:
        return None
    keys = [name.replace("_", "-") for name in WITHHELD if name in config.origins]
    withheld = [f"{', '.join(keys)} not used"] if keys else []
    withheld += ["its rules make no fixes"] if config.rule_paths else []
    if not withheld:
        return None
    return (
        f"{config.path}: {'; '.join(withheld)}, because the file is neither in the folder in which newslint "
        "was started nor at the root of its version-controlled tree; name it with --config to trust it"
    )
