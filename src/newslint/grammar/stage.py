"""The suggestions of grammar engines for a document, as hits of rules."""

from collections import OrderedDict
from collections.abc import Iterator, Mapping, Sequence
from threading import Lock
from typing import NamedTuple

from newslint.catalogue import engine_rule_runs
from newslint.catalogue.engines import any_selects, configured, engine_rule
from newslint.config import Config
from newslint.document import Document
from newslint.edit import Edit, Fix, Span
from newslint.errors import EngineError
from newslint.grammar.engine import Engine, Suggestion
from newslint.grammar.filtering import filtered
from newslint.grammar.making import made, rule_name
from newslint.grammar.masks import Paragraph, paragraphs
from newslint.grammar.variety import variety_of
from newslint.rule import Hit, Rule

DEFAULT: Mapping[str, Mapping[str, object]] = {"harper": {}}
KEPT = 4096  # paragraphs
SHOWN = 3  # replacements


class Said(NamedTuple):
    """The hits of the engines in a document, and the errors of engines that could not check it."""

    hits: list[tuple[Rule, Hit]]
    failed: list[tuple[str, EngineError]]


class Stage:
    """The engines that a configuration names; they are made for the first document.

    Args:
        config: The configuration, with the engines, their settings and the selected rules.

    Raises:
        ConfigError: A setting or an engine does not exist.
    """

    def __init__(self, config: Config) -> None:
        self._config = config
        self._engines = [
            _Kept(name, made(name, settings, config))
            for name, settings in (config.engines or DEFAULT).items()
        ]

    @property
    def names(self) -> frozenset[str]:
        """The names of the engines."""
        return frozenset(one.name for one in self._engines)

    def run(self, document: Document, found: Sequence[Span]) -> Said:
        """The hits of the engines in a document.

        Args:
            document: The document.
            found: The spans of the findings of newslint's own rules, which are masked.
        """
        said = Said([], [])
        language = variety_of(document)
        engines = [one for one in self._engines if language and one.engine.speaks(language)]
        if not engines or language is None:
            return said
        seen = list(paragraphs(document, found))
        for one in engines:
            try:
                suggestions = one.check([paragraph.text for paragraph in seen], language)
            except EngineError as error:
                said.failed.append((one.name, error))
                continue
            for paragraph, of_it in zip(seen, suggestions, strict=True):
                said.hits.extend(self._hits(one.name, document, paragraph, of_it))
        return said

    def prepare(self) -> None:
        """Start anything that other processes can share, such as a server.

        Raises:
            EngineError: It cannot be started.
        """
        for one in self._engines:
            one.engine.prepare()

    def _hits(
        self, engine: str, document: Document, paragraph: Paragraph, suggestions: Sequence[Suggestion]
    ) -> Iterator[tuple[Rule, Hit]]:
        ignored = self._config.ignored_at(document.path) if document.path is not None else ()
        for one in suggestions:
            rule = engine_rule(rule_name(engine, one.rule))
            if rule is None or any_selects(ignored, rule) or not engine_rule_runs(rule, self._config):
                continue
            kept = filtered(document.text, paragraph, one)
            if kept is not None:
                span = Span(one.span.start + paragraph.start, one.span.end + paragraph.start)
                yield configured(rule, self._config), _hit(document.text, span, kept)


class _Kept:
    """An engine with a cache of paragraphs."""

    def __init__(self, name: str, engine: Engine) -> None:
        self.name = name
        self.engine = engine
        self._known: OrderedDict[tuple[str, str], tuple[Suggestion, ...]] = OrderedDict()
        self._lock = Lock()

    def check(self, texts: Sequence[str], language: str) -> list[tuple[Suggestion, ...]]:
        """The suggestions of `Engine.check` for each text."""
        with self._lock:
            known = {text: self._known[language, text] for text in texts if (language, text) in self._known}
        new = [text for text in dict.fromkeys(texts) if text not in known]
        if new:
            known.update(zip(new, self.engine.check(new, language), strict=True))
        with self._lock:
            for text in texts:
                self._known[language, text] = known[text]
                self._known.move_to_end((language, text))
            while len(self._known) > KEPT:
                self._known.popitem(last=False)
        return [known[text] for text in texts]


def _hit(text: str, span: Span, one: Suggestion) -> Hit:
    values = {"message": _message(one)}
    if len(one.replacements) != 1 or one.replacements[0] == text[span.start : span.end]:
        return Hit(span, values)
    return Hit(span, values, Fix((Edit(span, one.replacements[0]),)))


def _message(one: Suggestion) -> str:
    """The engine's message in one line, with its suggestions."""
    message = " ".join(one.message.split()).rstrip(".")
    shown = ", ".join(f"“{text}”" for text in one.replacements[:SHOWN] if text.strip())
    if not shown:
        return message
    return f"{message} Suggested: {shown}" if message[-1:] in "?!" else f"{message}; suggested: {shown}"
