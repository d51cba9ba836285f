"""A client of LanguageTool's HTTP API, version 2: https://languagetool.org/http-api/."""

import json
import threading
import time
from collections.abc import Callable, Mapping, Sequence
from http.client import HTTPException
from typing import NamedTuple
from urllib.error import HTTPError, URLError
from urllib.parse import urlencode
from urllib.request import urlopen

from newslint.edit import Span
from newslint.engines.languagetool_answer import ServerMatch, read_languages, read_matches, refused
from newslint.engines.languagetool_batches import code_points
from newslint.errors import EngineError
from newslint.grammar.engine import Suggestion

BUSY = (429, 502, 503, 504)
ACCESS = ("username", "apiKey", "dicts")
LONGEST_WAIT = 20.0  # seconds


class Patience(NamedTuple):
    """The timeout in seconds, the number of retries, and the number of threads that may send requests."""

    timeout: float = 30.0
    retries: int = 2
    at_a_time: int = 2
    sleep: Callable[[float], None] = time.sleep


class Client:
    """Sends requests to one server.

    Args:
        address: The address of the server, with or without `/v2` at its end.
        switches: The parameters for every text, with LanguageTool's names.
        patience: How long to wait, how often to try again, and in how many threads.

    Raises:
        EngineError: No LanguageTool answers at the address.
    """

    def __init__(
        self, address: str, switches: Mapping[str, str] | None = None, patience: Patience | None = None
    ) -> None:
        self._switches, self._patience = switches or {}, patience or Patience()
        self._turns = threading.BoundedSemaphore(self._patience.at_a_time)
        bare = address.rstrip("/").removesuffix("/v2")
        self.url = f"{bare if '://' in bare else f'http://{bare}'}/v2/"
        self._tags = read_languages(self._ask("languages", None), self.url)

    def matches(self, text: str, language: str) -> list[Suggestion]:
        """The suggestions for a text, with spans in code points; none in a language that the server lacks.

        Raises:
            TooLongError: The text is longer than the server allows.
            EngineError: The server does not answer, or refuses the request.
        """
        tag = self._tag(language)
        if tag is None:
            return []
        found = self._check({**self._switches, "language": tag, "text": text})
        offsets = code_points(text)
        return [_placed(match, offsets) for match in found if match.start < match.end < len(offsets)]

    def unknown(self, words: Sequence[str], language: str) -> set[str]:
        """The words that the dictionary of a language does not have; all words if there is no dictionary.

        Raises:
            EngineError: The server does not answer, or refuses the request.
        """
        tag = self._tag(language)
        if tag is None:
            return set(words)
        text = "\n".join(words)
        speller = {"enabledRules": f"MORFOLOGIK_RULE_{tag.replace('-', '_').upper()}", "enabledOnly": "true"}
        access = {name: self._switches[name] for name in ACCESS if name in self._switches}
        found = self._check({**access, **speller, "language": tag, "text": text})
        offsets = code_points(text)
        return {text[offsets[one.start] : offsets[one.end]] for one in found if one.end < len(offsets)}

    def _tag(self, language: str) -> str | None:
        """The server's tag for a language, or else for its main variant; None if it has neither."""
        tag = language.lower().replace("_", "-")
        return self._tags.get(tag) or self._tags.get(tag.partition("-")[0])

    def _check(self, params: Mapping[str, str]) -> list[ServerMatch]:
        with self._turns:
            return list(read_matches(self._ask("check", params), self.url))

    def _ask(self, name: str, params: Mapping[str, str] | None) -> object:
        """The server's answer as JSON; tries again if it does not answer or is busy.

        Raises:
            EngineError: It does not answer, or refuses the request.
        """
        data = None if params is None else urlencode(params).encode()
        attempt = 0
        while True:
            is_last = attempt == self._patience.retries
            asked = ""
            try:
                return self._answer(name, data)
            except HTTPError as error:
                if error.code not in BUSY or is_last:
                    raise refused(error.code, _body(error), self.url) from error
                asked = error.headers.get("Retry-After", "")
            except (OSError, HTTPException) as error:
                if is_last or _is_timeout(error):
                    raise EngineError(self._no_answer(error)) from error
            self._patience.sleep(_wait(attempt, asked))
            attempt += 1

    def _answer(self, name: str, data: bytes | None) -> object:
        with urlopen(f"{self.url}{name}", data, self._patience.timeout) as response:  # noqa: S310 -- http
            body = response.read().decode("utf-8", "replace")
        try:
            return json.loads(body)
        except ValueError as error:
            raise refused(response.status, body, self.url) from error

    def _no_answer(self, error: Exception) -> str:
        if _is_timeout(error):
            return (
                f"LanguageTool at {self.url} did not answer within {self._patience.timeout:g} seconds; raise "
                "timeout or lower most-characters under [engines.languagetool]"
            )
        reason = error.reason if isinstance(error, URLError) else error
        return (
            f"LanguageTool does not answer at {self.url} ({reason}); start the server, or correct url under "
            "[engines.languagetool]"
        )


def _placed(match: ServerMatch, offsets: Sequence[int]) -> Suggestion:
    span = Span(offsets[match.start], offsets[match.end])
    return Suggestion(span, match.rule, match.message, match.replacements, match.spelling)


def _is_timeout(error: Exception) -> bool:
    return isinstance(error.reason if isinstance(error, URLError) else error, TimeoutError)


def _body(error: HTTPError) -> str:
    with error:
        return error.read().decode("utf-8", "replace")


def _wait(attempt: int, asked: str) -> float:
    """The seconds to wait before the next try: as the server says, or else longer each time."""
    return min(float(asked) if asked.isdigit() else 2.0**attempt, LONGEST_WAIT)
