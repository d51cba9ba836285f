"""The answers of a LanguageTool server, version 2 of its HTTP API, parsed and checked."""

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from newslint.errors import EngineError

TOO_LONG = 413
BUSY = 429
FORBIDDEN = (401, 403)
FAILED = 500
SHOWN = 160
SPELLING = "misspelling"
SPELLERS = ("MORFOLOGIK_", "HUNSPELL_", "GERMAN_SPELLER", "FR_SPELLING")


class TooLongError(EngineError):
    """The text is longer than the server allows."""


class ServerMatch(NamedTuple):
    """A match; `start` and `end` count UTF-16 units."""

    start: int
    end: int
    rule: str
    message: str
    replacements: tuple[str, ...]
    spelling: bool


def read_matches(answer: object, address: str) -> Iterator[ServerMatch]:
    """Yield the matches in the answer to a check.

    Args:
        answer: The JSON, read.
        address: The server's address, for messages.

    Raises:
        EngineError: It is not an answer to a check.
    """
    try:
        for match in _list(answer, "matches"):
            start, length = _number(match, "offset"), _number(match, "length")
            rule = str(_mapping(_mapping(match)["rule"])["id"])
            values = tuple(str(_mapping(one)["value"]) for one in _list(match, "replacements"))
            message = str(_mapping(match)["message"])
            yield ServerMatch(start, start + length, rule, message, values, rule.startswith(SPELLERS))
    except (KeyError, TypeError, ValueError) as error:
        raise _strange(address, error) from error


def read_languages(answer: object, address: str) -> dict[str, str]:
    """The server's tags by each of their forms in lower case, such as `en-us` and `en`.

    Raises:
        EngineError: The answer is not a list of languages.
    """
    try:
        names = [str(_mapping(one)[key]) for one in _listed(answer) for key in ("code", "longCode")]
    except (KeyError, TypeError) as error:
        raise _strange(address, error) from error
    return {name.lower(): name for name in names}


def refused(status: int, body: str, address: str) -> EngineError:
    """The error for an answer that is not JSON or not OK."""
    said = " ".join(body.split())[:SHOWN]
    if status == TOO_LONG:
        return TooLongError(
            f"LanguageTool at {address} does not accept a sentence of this length ({said}); "
            "raise its maxTextLength"
        )
    if status == BUSY:
        return EngineError(
            f"LanguageTool at {address} gets too many requests (HTTP {status}): {said}; lower "
            "requests-at-a-time under [engines.languagetool], or run your own server"
        )
    if status in FORBIDDEN:
        return EngineError(
            f"LanguageTool at {address} refuses access (HTTP {status}): {said}; set username and api-key in "
            "[engines.languagetool]"
        )
    if status >= FAILED:
        return EngineError(f"LanguageTool at {address} failed (HTTP {status}): {said}; see its log")
    return EngineError(
        f"the server at {address} is not LanguageTool (HTTP {status}): {said}; url under "
        "[engines.languagetool] must be its address up to /v2"
    )


def _strange(address: str, error: Exception) -> EngineError:
    return EngineError(
        f"the server at {address} is not LanguageTool: its answer is malformed "
        f"({type(error).__name__}: {error}); "
        "correct url under [engines.languagetool]"
    )


def _mapping(value: object) -> Mapping[str, object]:
    if not isinstance(value, Mapping):
        raise TypeError("object")
    return value


def _list(value: object, key: str) -> list[object]:
    return _listed(_mapping(value)[key])


def _listed(value: object) -> list[object]:
    if not isinstance(value, list):
        raise TypeError("list")
    return value


def _number(value: object, key: str) -> int:
    found = _mapping(value)[key]
    if not isinstance(found, int) or found < 0:
        raise ValueError(key)
    return found
