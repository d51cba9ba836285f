"""The grammar engine LanguageTool: a server at an address, or one started from a folder of jars.

https://languagetool.org/http-api/
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from threading import Lock

from newslint.catalogue.engines import rule_defaults
from newslint.engines.languagetool_answer import TooLongError
from newslint.engines.languagetool_batches import Batch, Said, batches, halves
from newslint.engines.languagetool_client import Client, Patience
from newslint.engines.languagetool_fuse import Fuse
from newslint.engines.languagetool_server import Server, Start
from newslint.engines.languagetool_words import Dictionary, suspected
from newslint.errors import EngineError
from newslint.grammar.engine import Order, Suggestion
from newslint.grammar.settings import EngineSettings

NAME = "languagetool"
VARIANTS = {"en": "en-US", "de": "de-DE", "pt": "pt-PT", "ca": "ca-ES"}
STYLE = (
    "STYLE REDUNDANCY REPETITIONS_STYLE PLAIN_ENGLISH COLLOQUIALISMS CREATIVE_WRITING TYPOGRAPHY COMPOUNDING "
    "PUNCTUATION AMERICAN_ENGLISH_STYLE BRITISH_ENGLISH GENDER_NEUTRALITY TEXT_ANALYSIS "
    "WIKIPEDIA ACADEMIC_WRITING"
).split()
# rules whose findings in a paragraph depend on the paragraphs before it
ACROSS_PARAGRAPHS = (
    "ENGLISH_WORD_REPEAT_BEGINNING_RULE EN_WORD_COHERENCY EN_REPEATEDWORDS CONSISTENT_APOSTROPHES "
    "PARAGRAPH_REPEAT_BEGINNING_RULE TOO_LONG_PARAGRAPH UNIT_SPACE EN_UNPAIRED_BRACKETS EN_UNPAIRED_QUOTES"
).split()
MORE = {"mother-tongue": "motherTongue", "dicts": "dicts", "username": "username", "api-key": "apiKey"}
DEFAULTS: dict[str, object] = {
    "curated": True,
    "url": "",
    "jars": "",
    "server": {},
    "java-memory": "1g",
    "start-timeout": 60,
    "timeout": 30,
    "retries": 2,
    "requests-at-a-time": 2,
    "most-characters": 20_000,
    "language": "",
    "mother-tongue": "",
    "preferred-variants": (),
    "picky": False,
    "enabled-rules": (),
    "disabled-rules": (),
    "enabled-only": False,
    "enabled-categories": (),
    "disabled-categories": tuple(STYLE),
    "dicts": "",
    "username": "",
    "api-key": "",
}


class LanguageToolEngine:
    """LanguageTool, called from as many threads at a time as the settings allow.

    The server is called, or started, when the first text comes.

    Raises:
        ConfigError: A setting is unknown or wrong.
    """

    def __init__(self, order: Order) -> None:
        self._order = order
        self._settings = EngineSettings(NAME, order, DEFAULTS)
        for key in ("timeout", "start-timeout"):
            self._settings.number(key)
        self._most = int(self._settings.number("most-characters"))
        self._retries = int(self._settings.number("retries", least=0))
        self._at_a_time = int(self._settings.number("requests-at-a-time"))
        if self._settings.text("url") and self._settings.text("jars"):
            raise self._settings.wrong("jars", "either url or jars, not both")
        self._lock = Lock()
        self._client: Client | None = None
        self._server: Server | None = None
        self._pool: ThreadPoolExecutor | None = None
        self._dictionary = Dictionary(self._most)
        self._fuse = Fuse()

    def speaks(self, language: str) -> bool:
        """True, because only the server knows which languages it has."""
        return bool(language)

    def rules(self) -> None:
        """None, because only the server knows its rules."""

    def prepare(self) -> None:
        """Start the server, if it is to be started here; processes that start later share it.

        Raises:
            EngineError: It cannot be started.
        """
        if self._settings.text("jars"):
            self._connected()

    def check(self, texts: Sequence[str], language: str) -> list[tuple[Suggestion, ...]]:
        """The suggestions for each text; none if the server does not know the language.

        Raises:
            EngineError: The server does not answer, or refuses the request.
        """
        tag = self._settings.text("language") or VARIANTS.get(language, language)
        with self._fuse.watching():
            return self._checked(texts, tag)

    def _checked(self, texts: Sequence[str], tag: str) -> list[tuple[Suggestion, ...]]:
        found: list[list[Suggestion]] = [[] for _ in texts]
        waiting = list(batches(texts, self._most))
        for said in self._each(waiting, lambda batch: list(self._asked(batch, tag))):
            for index, suggestion in said:
                found[index].append(suggestion)
        kept = self._without_words(texts, found, tag) if tag.startswith("en") else found
        return [tuple(sorted(dict.fromkeys(one))) for one in kept]

    def _without_words(
        self, texts: Sequence[str], found: Sequence[list[Suggestion]], tag: str
    ) -> list[list[Suggestion]]:
        """The suggestions, except those about words in the dictionary of another English, or coined words."""
        suspects = suspected(texts, found)
        if not suspects:
            return list(found)
        tags = (tag,) if self._settings.text("language") else (tag, "en-GB" if tag == "en-US" else "en-US")
        words = self._dictionary.words_among(suspects, tags, self._connected())
        return [
            [one for one in said if not (one.spelling and text[one.span.start : one.span.end] in words)]
            for text, said in zip(texts, found, strict=True)
        ]

    def _each(self, waiting: Sequence[Batch], ask: Callable[[Batch], list[Said]]) -> Iterable[list[Said]]:
        """The suggestions for each batch; several are requested at the same time."""
        if len(waiting) < 2 or self._at_a_time == 1:
            return map(ask, waiting)
        with self._lock:
            if self._pool is None:
                self._pool = ThreadPoolExecutor(self._at_a_time, "languagetool")
        return self._pool.map(ask, waiting)

    def _asked(self, batch: Batch, language: str) -> Iterator[Said]:
        """Yield the suggestions for a batch; one that is too long for the server is split."""
        try:
            matches = self._answer(batch.text, language)
        except TooLongError:
            parts = halves(batch)
            if not parts:
                raise
            for part in parts:
                yield from self._asked(part, language)
        else:
            yield from batch.placed(matches)

    def _answer(self, text: str, language: str) -> list[Suggestion]:
        """The server's matches in a text; if a server that newslint started has died, it is started again."""
        client = self._connected()
        try:
            return client.matches(text, language)
        except EngineError:
            if self._server is None or self._server.is_up:
                raise
        with self._lock:
            if self._client is client:
                self._client = None
        return self._connected().matches(text, language)

    def _connected(self) -> Client:
        with self._lock:
            if self._client is None:
                self._client = self._made()
            return self._client

    def _address(self) -> str:
        settings = self._settings
        if settings.text("url"):
            return settings.text("url")
        if not settings.text("jars"):
            raise EngineError(
                f"no LanguageTool is configured; set url or jars under [engines.{NAME}]",
                lasting=True,
            )
        if self._server is None:
            start = Start(
                settings.text("jars"),
                settings.text("java-memory"),
                settings.number("start-timeout"),
                settings.table("server"),
            )
            self._server = Server(start)
        return self._server.address()

    def _made(self) -> Client:
        patience = Patience(self._settings.number("timeout"), self._retries, self._at_a_time)
        return Client(self._address(), self._switches(), patience)

    def _switches(self) -> dict[str, str]:
        """The settings as parameters of a request; rules that are off are not requested."""
        settings, named = self._settings, tuple(rule_id(name) for name in self._order.named)
        off = filter(lambda rule: not self._order.runs(rule), map(rule_id, sorted(rule_defaults(NAME).off)))
        disabled = (*settings.strings("disabled-rules"), *ACROSS_PARAGRAPHS, *off)
        lists = {
            "enabledRules": (*settings.strings("enabled-rules"), *named),
            "enabledCategories": settings.strings("enabled-categories"),
            "disabledRules": tuple(one for one in disabled if one not in named),
            "disabledCategories": settings.strings("disabled-categories"),
            "preferredVariants": settings.strings("preferred-variants"),
        }
        if settings.flag(
            "enabled-only"
        ):  # LanguageTool does not allow this together with parameters that disable rules
            del lists["disabledRules"], lists["disabledCategories"]
        given = {key: settings.text(name) for name, key in MORE.items()}
        given |= {key: ",".join(dict.fromkeys(values)) for key, values in lists.items()}
        given["enabledOnly"] = "true" if settings.flag("enabled-only") else ""
        given["level"] = "picky" if settings.flag("picky") else ""
        return {key: value for key, value in given.items() if value}


def rule_id(name: str) -> str:
    """LanguageTool's name of a rule: `EN_A_VS_AN` for `languagetool-en-a-vs-an`."""
    return name.removeprefix("grammar/").removeprefix(f"{NAME}-").replace("-", "_").upper()
