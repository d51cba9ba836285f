"""The protocol of grammar engines: they take texts and return suggestions."""

from collections.abc import Callable, Mapping, Sequence
from typing import NamedTuple, Protocol

from newslint.edit import Span


class Suggestion(NamedTuple):
    """An engine's suggestion for a place in a text.

    Args:
        span: The place, in code points of the text that was given.
        rule: The engine's name of its rule: `SpellCheck`, `EN_A_VS_AN`.
        message: Its message for people, in one line.
        replacements: Texts that could replace the place, the most likely first.
        spelling: True if the engine does not know the word.
    """

    span: Span
    rule: str
    message: str
    replacements: tuple[str, ...] = ()
    spelling: bool = False


class Engine(Protocol):
    """A grammar checker. A process makes one, and uses it for all of its documents.

    The classes of engines are listed in `grammar/making.py`; each is made from an `Order`.
    """

    def speaks(self, language: str) -> bool:
        """True if it can check texts in a language, given as a tag: `en-US`, `de`."""

    def rules(self) -> frozenset[str] | None:
        """The names of its rules in newslint; None if only a server knows them.

        Raises:
            EngineError: The engine is not available.
        """

    def check(self, texts: Sequence[str], language: str) -> list[tuple[Suggestion, ...]]:
        """The suggestions for each of the texts, which are paragraphs, in the same order.

        The suggestions for a text must not depend on the others, because known texts are not sent again.

        Raises:
            EngineError: It is not available or does not answer; the text says why and what to do.
        """

    def prepare(self) -> None:
        """Start anything that other processes can share, such as a server.

        Raises:
            EngineError: It cannot be started.
        """


class Order(NamedTuple):
    """The arguments for an engine.

    Args:
        settings: The engine's table in the configuration.
        runs: True if a rule runs, given the engine's name of it.
        named: The rules of this engine that the configuration selects, by newslint's names.
        path: The configuration file, for messages; None if there is none.
    """

    settings: Mapping[str, object]
    runs: Callable[[str], bool]
    named: tuple[str, ...] = ()
    path: str | None = None
