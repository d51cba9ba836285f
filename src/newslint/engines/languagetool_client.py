"""A client of LanguageTool's HTTP API: what language-tool-python does well, and the rest done here.

Its class keeps the address, the languages and the switches, and writes the parameters of a request. How it
asks and where it puts what it finds is done here: docs/decisions/0008-grammar-engines.md says why.
"""

from __future__ import annotations

import os
import threading
import time
from collections.abc import Callable, Mapping, Sequence
from typing import Literal, NamedTuple

import requests
from language_tool_python import LanguageTool
from language_tool_python.language_tag import LanguageTag

from newslint.edit import Span
from newslint.engines.languagetool_answer import ServerMatch, read_matches, refused
from newslint.engines.languagetool_batches import code_points
from newslint.errors import EngineError
from newslint.grammar.engine import Suggestion

BUSY = (429, 502, 503, 504)
LONGEST_WAIT = 20.0  # seconds


class Patience(NamedTuple):
    """How long a server is waited for, in seconds; how often it is asked again; how many threads may ask."""

    timeout: float = 30.0
    retries: int = 2
    at_a_time: int = 2
    sleep: Callable[[float], None] = time.sleep


class Switches(NamedTuple):
    """What holds for every text, in LanguageTool's own names; `more` are further parameters of a request."""

    enabled_rules: tuple[str, ...] = ()
    disabled_rules: tuple[str, ...] = ()
    enabled_categories: tuple[str, ...] = ()
    disabled_categories: tuple[str, ...] = ()
    preferred_variants: tuple[str, ...] = ()
    picky: bool = False
    more: Mapping[str, str] = {}


class Client:
    """Asks one server, from as many threads at a time as it is told to.

    Args:
        address: The server's address; `/v2` at its end may be left out.
        switches: What holds for every text.
        patience: How long to wait, and how often to ask.

    Raises:
        EngineError: No LanguageTool answers there.
    """

    def __init__(
        self, address: str, switches: Switches | None = None, patience: Patience | None = None
    ) -> None:
        chosen, self._patience = switches or Switches(), patience or Patience()
        self._more = chosen.more
        self._turns = threading.BoundedSemaphore(self._patience.at_a_time)
        self._tool = _Tool(address, self._patience)
        self._tool.enabled_rules = set(chosen.enabled_rules)
        self._tool.disabled_rules = set(chosen.disabled_rules)
        self._tool.enabled_categories = set(chosen.enabled_categories)
        self._tool.disabled_categories = set(chosen.disabled_categories)
        self._tool.preferred_variants = set(chosen.preferred_variants)
        self._tool.picky = chosen.picky

    def matches(self, text: str, language: str) -> list[Suggestion]:
        """What the server says of a text, with spans in its code points; nothing in a language it has not.

        Raises:
            TooLongError: The text is longer than the server allows.
            EngineError: The server does not answer, or refuses.
        """
        tag = self._tool.tag(language)
        if tag is None:
            return []
        with self._turns:
            answer = self._tool.ask(text, {**self._more, "language": tag})
        offsets = code_points(text)
        found = read_matches(answer, self._tool.url)
        return [_placed(match, offsets) for match in found if match.start < match.end < len(offsets)]

    def unknown(self, words: Sequence[str], language: str) -> set[str]:
        """Those of the words that the dictionary of a language does not have; all of them without one.

        Raises:
            EngineError: The server does not answer, or refuses.
        """
        tag = self._tool.tag(language)
        if tag is None:
            return set(words)
        text = "\n".join(words)
        spellers = f"MORFOLOGIK_RULE_{tag.replace('-', '_').upper()}"
        only = {"language": tag, "text": text, "enabledRules": spellers, "enabledOnly": "true"}
        with self._turns:
            answer = self._tool.ask_only({**self._more, **only})
        offsets = code_points(text)
        found = read_matches(answer, self._tool.url)
        return {text[offsets[one.start] : offsets[one.end]] for one in found if one.end < len(offsets)}


class _Tool(LanguageTool):
    """language-tool-python's class for a remote server, with another way to ask it."""

    def __init__(self, address: str, patience: Patience) -> None:
        self._patience = patience
        self._sessions = threading.local()
        bare = address.rstrip("/").removesuffix("/v2")
        super().__init__("auto", remote_server=f"{bare if '://' in bare else f'http://{bare}'}/")

    def tag(self, language: str) -> str | None:
        """The server's own tag for a language; None where it has none."""
        try:
            return str(LanguageTag(language, self.language.languages))
        except ValueError:
            return None

    def ask(self, text: str, more: Mapping[str, str]) -> object:
        """The server's answer about a text."""
        return self._query_server(f"{self.url}check", {**self._create_params(text), **more}, method="post")

    def ask_only(self, params: Mapping[str, str]) -> object:
        """The server's answer to these parameters alone."""
        return self._query_server(f"{self.url}check", dict(params), method="post")

    def _query_server(
        self,
        url: str,
        params: dict[str, str] | None = None,
        num_tries: int = 0,  # noqa: ARG002 -- the library's; how often is told by `Patience`
        method: Literal["get", "post"] = "get",
    ) -> object:
        """The server's answer as JSON; asks again while nothing answers, or the server is busy.

        Raises:
            EngineError: It does not answer, or refuses.
        """
        for attempt in range(self._patience.retries + 1):
            is_last = attempt == self._patience.retries
            try:
                response = self._session().request(method, url, data=params, timeout=self._patience.timeout)
            except requests.Timeout as error:
                raise EngineError(_too_slow(self.url, self._patience.timeout)) from error
            except requests.RequestException as error:
                if is_last:
                    raise EngineError(_silent(self.url, error)) from error
                self._patience.sleep(_wait(attempt))
                continue
            if response.status_code not in BUSY or is_last:
                return _read(response, self.url)
            self._patience.sleep(_wait(attempt, response.headers.get("Retry-After", "")))
        return None

    def _session(self) -> requests.Session:
        """This thread's connections, which stay open from one text to the next."""
        owner, session = getattr(self._sessions, "own", (0, None))
        if session is None or owner != os.getpid():  # a forked process must not talk into its parent's
            session = requests.Session()
            self._sessions.own = os.getpid(), session
        return session


def _placed(match: ServerMatch, offsets: Sequence[int]) -> Suggestion:
    span = Span(offsets[match.start], offsets[match.end])
    return Suggestion(span, match.rule, match.message, match.replacements, match.spelling)


def _read(response: requests.Response, address: str) -> object:
    if response.status_code != requests.codes.ok:
        raise refused(response.status_code, response.text, address)
    try:
        return response.json()
    except requests.JSONDecodeError as error:
        raise refused(response.status_code, response.text, address) from error


def _wait(attempt: int, asked: str = "") -> float:
    """How many seconds to wait before asking again: as long as the server says, or longer each time."""
    return min(float(asked) if asked.isdigit() else 2.0**attempt, LONGEST_WAIT)


def _too_slow(address: str, timeout: float) -> str:
    return (
        f"LanguageTool at {address} did not answer within {timeout:g} seconds; raise timeout or lower "
        "most-characters under [engines.languagetool]"
    )


def _silent(address: str, error: Exception) -> str:
    reason = type(error).__name__
    return (
        f"no LanguageTool answers at {address} ({reason}); start the server, or correct url under "
        "[engines.languagetool]"
    )
