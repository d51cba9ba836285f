"""The names in a document, recognized by the document's own capitals."""

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import zip_longest

from newslint.document import Document
from newslint.edit import Span
from newslint.text.patterns import pattern

WORD = (
    r"\p{L}[\p{L}\p{M}\p{N}]*(?:[-.'\N{RIGHT SINGLE QUOTATION MARK}&/][\p{L}\p{N}]+)*"
    r"|\p{N}[\p{N}.,-]*\p{L}[\p{L}\p{N}-]*"
)
LINKS = frozenset(
    "of the de la le les du des da di do dos del della van von der den al el bin bint ibn and y e zu".split()
)
PRONOUNS = ("I", "I'", "I\N{RIGHT SINGLE QUOTATION MARK}")
NOUNS_ARE_CAPITAL = ("de", "lb")
MOSTLY = 0.8
SEEN = 2
LONG = 4


class Names:
    """The names of a document: words that are names or parts of names, without possessive endings."""

    def __init__(self, words: frozenset[str]) -> None:
        self.words = words
        self._folded = frozenset(word.casefold() for word in words)

    def spans(self, text: str) -> Iterator[Span]:
        """Yield the places of names and codes in a paragraph.

        The word of a name before a word in lower case that is a name elsewhere is left out: `North korea` has
        lost a capital, and a rule that looks for that must see both words.
        """
        found = list(pattern(WORD).finditer(text))
        for word, behind in zip_longest(found, found[1:]):
            is_name = bare(word[0]) in self.words and not (behind and self._lost_capital(behind[0]))
            if is_name or is_code(word[0]):
                yield Span(*word.span())

    def _lost_capital(self, word: str) -> bool:
        return word.islower() and word not in LINKS and bare(word) in self._folded


def bare(word: str) -> str:
    """A word without its possessive ending."""
    return word.removesuffix("'s").removesuffix("\N{RIGHT SINGLE QUOTATION MARK}s")


def is_code(word: str) -> bool:
    """True for letters with digits, capitals only, and a capital inside a word: `F-16`, `UN`, `J`, `iPad`."""
    letters = [char for char in bare(word) if char.isalpha()]
    if len(word) == 1:
        return word.isupper() and word not in "AI"
    if any(char.isdigit() for char in word):
        return not word[0].isdigit() or any(char.isupper() for char in letters)
    return any(char.isupper() for char in letters[1:])


def names_of(document: Document) -> Names:
    """The names of a document: words capitalised in mid-sentence twice, and the words of a longer name.

    In German every noun has a capital, so capitals do not show names, and there are none.
    """
    if document.spoken in NOUNS_ARE_CAPITAL:
        return Names(frozenset())
    seen: Counter[str] = Counter()
    longer: set[str] = set()
    for sentence in document.sentences:
        text = sentence.text
        words = [Span(*word.span()) for word in pattern(WORD).finditer(text)]
        if _is_titled([text[start:end] for start, end in words]):
            continue
        for run in _runs(text, words):
            inside = [bare(text[start:end]) for start, end in run if start > words[0].start]
            seen.update(inside)
            if len(inside) > 1:
                longer.update(inside)
    return Names(frozenset(longer | {word for word, times in seen.items() if times >= SEEN}))


def _runs(text: str, words: Sequence[Span]) -> Iterator[list[Span]]:
    """Yield runs of capitalised words with only spaces, hyphens and link words between them."""
    run: list[Span] = []
    for word in words:
        written = text[word.start : word.end]
        if not written[0].isupper() or (written.startswith(PRONOUNS) and len(written) < LONG):
            continue
        if run and not _links(text[run[-1].end : word.start]):
            yield run
            run = []
        run.append(word)
    if run:
        yield run


def _links(between: str) -> bool:
    return all(part in LINKS or part in "-&" for part in between.split())


def _is_titled(words: Sequence[str]) -> bool:
    """True for a sentence in which most words are capitalised: a headline, whose capitals show no names."""
    long = [word for word in words[1:] if len(word) >= LONG]
    return len(long) >= LONG and sum(word[0].isupper() for word in long) > MOSTLY * len(long)
