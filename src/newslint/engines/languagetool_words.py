"""A second check of words that LanguageTool's spelling checker does not know."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from threading import Lock
from typing import Protocol

from newslint.engines.languagetool_batches import units
from newslint.grammar.coinages import is_coinage, parts_of
from newslint.grammar.engine import Suggestion

KEPT = 50_000  # words


class Speller(Protocol):
    """An object that knows the dictionaries of languages."""

    def unknown(self, words: Sequence[str], language: str) -> set[str]:
        """The words that the dictionary of a language does not have."""


def suspected(texts: Sequence[str], found: Sequence[Sequence[Suggestion]]) -> set[str]:
    """The words in lower case that suggestions call misspelt."""
    places = (
        text[one.span.start : one.span.end]
        for text, said in zip(texts, found, strict=True)
        for one in said
        if one.spelling
    )
    return {word for word in places if word.isascii() and word.isalpha() and word.islower()}


class Dictionary:
    """A cache of which words are known, because the parts of coinages occur again and again.

    Args:
        most: The most UTF-16 units of a request.
    """

    def __init__(self, most: int) -> None:
        self._most = most
        self._known: dict[tuple[str, str], bool] = {}
        self._lock = Lock()

    def words_among(self, suspects: set[str], tags: Sequence[str], speller: Speller) -> set[str]:
        """The suspects that one of the languages has, or that are made of words that it has.

        Raises:
            EngineError: The server does not answer, or refuses the request.
        """
        asked = suspects.union(*map(parts_of, suspects))
        with self._lock:
            known = {word for tag in tags for word in self._among(asked, tag, speller)}
        return {word for word in suspects if word in known or is_coinage(word, known.__contains__)}

    def _among(self, words: Iterable[str], tag: str, speller: Speller) -> Iterator[str]:
        """Yield the words that are in the dictionary of a language."""
        new = [word for word in words if (tag, word) not in self._known]
        if len(self._known) > KEPT:
            self._known.clear()
            new = list(words)
        for some in _in_batches(sorted(new), self._most):
            unknown = speller.unknown(some, tag)
            self._known.update(((tag, word), word not in unknown) for word in some)
        yield from (word for word in words if self._known[tag, word])


def _in_batches(words: Sequence[str], most: int) -> Iterator[list[str]]:
    kept: list[str] = []
    size = 0
    for word in words:
        size += units(word) + 1
        if kept and size > most:
            yield kept
            kept, size = [], units(word) + 1
        kept.append(word)
    if kept:
        yield kept
