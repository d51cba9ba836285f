"""A second check of words that LanguageTool's spelling checker does not know."""

from collections.abc import Iterable, Iterator, Sequence
from threading import Lock

from newslint.engines.languagetool_batches import grouped, units
from newslint.engines.languagetool_client import Client
from newslint.grammar.coinages import is_coinage, parts_of
from newslint.grammar.engine import Suggestion

KEPT = 50_000  # words


def suspected(texts: Sequence[str], found: Sequence[Sequence[Suggestion]]) -> set[str]:
    """The words that suggestions report as misspelt, in lower case."""
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
        most: The maximum number of UTF-16 units in a request.
    """

    def __init__(self, most: int) -> None:
        self._most = most
        self._known: dict[tuple[str, str], bool] = {}
        self._lock = Lock()

    def words_among(self, suspects: set[str], tags: Sequence[str], client: Client) -> set[str]:
        """The suspects that are in the dictionary of one of the languages, or are made of words in it.

        Raises:
            EngineError: The server does not answer, or refuses the request.
        """
        asked = suspects.union(*map(parts_of, suspects))
        with self._lock:
            known = {word for tag in tags for word in self._among(asked, tag, client)}
        return {word for word in suspects if word in known or is_coinage(word, known.__contains__)}

    def _among(self, words: Iterable[str], tag: str, client: Client) -> Iterator[str]:
        """Yield the words that are in the dictionary of a language."""
        new = [word for word in words if (tag, word) not in self._known]
        if len(self._known) > KEPT:
            self._known.clear()
            new = list(words)
        for some in grouped(sorted(new), lambda word: units(word) + 1, self._most):
            unknown = client.unknown(some, tag)
            self._known.update(((tag, word), word not in unknown) for word in some)
        yield from (word for word in words if self._known[tag, word])
