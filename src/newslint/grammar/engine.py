"""What a grammar engine is: texts in, suggestions out."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import NamedTuple, Protocol

from newslint.edit import Span


class Suggestion(NamedTuple):
    """What an engine has to say of a place in a text.

    Args:
        span: The place, in code points of the text that was given.
        rule: The engine's own name for what it found: `SpellCheck`, `EN_A_VS_AN`.
        message: What it says to a person, in one line.
        replacements: What could stand in the place instead, the likeliest first.
        spelling: True where it does not know the word.
    """

    span: Span
    rule: str
    message: str
    replacements: tuple[str, ...] = ()
    spelling: bool = False


class Engine(Protocol):
    """A grammar checker. One is made for a process, and used for all of its documents.

    A module that makes one is named in `ENGINES`; it has a function `engine(Order) -> Engine`.
    """

    def speaks(self, language: str) -> bool:
        """True where it can check texts of a language, given as a tag: `en-US`, `de`."""

    def check(self, texts: Sequence[str], language: str) -> list[tuple[Suggestion, ...]]:
        """The suggestions for each of the texts, which are paragraphs, in their order.

        What is said of a text must not depend on the others, since texts seen before are not sent again.

        Raises:
            EngineError: It cannot be had or does not answer; the text says why and what to do.
        """

    def prepare(self) -> None:
        """Start what other processes can share, such as a server.

        Raises:
            EngineError: It cannot be started.
        """


class Order(NamedTuple):
    """What an engine is made from.

    Args:
        settings: The engine's table in the configuration.
        runs: Whether a rule, by the engine's own name for it, may speak.
        named: The rules of this engine that the configuration selects by newslint's name for them.
        path: The file of the configuration, for messages; None where there is none.
    """

    settings: Mapping[str, object]
    runs: Callable[[str], bool]
    named: tuple[str, ...] = ()
    path: str | None = None
