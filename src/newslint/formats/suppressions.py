"""Suppressions in comments: `<!-- newslint: ignore[rule, other] reason -->`."""

from functools import lru_cache
from typing import NamedTuple

from newslint.text.patterns import pattern

REQUEST = r"(?is)\s*newslint:\s*ignore\b\s*(?:\[([^\[\]]*)\])?(.*)"


class Request(NamedTuple):
    """The request in a comment; without rules it applies to all rules."""

    rules: tuple[str, ...]
    reason: str


@lru_cache(maxsize=1000)
def read_request(comment: str) -> Request | None:
    """The request in the content of a comment; None if the comment is not for newslint."""
    found = pattern(REQUEST).fullmatch(comment)
    if not found:
        return None
    rules = (name.strip() for name in (found[1] or "").split(","))
    return Request(tuple(name for name in rules if name), " ".join(found[2].split()))
