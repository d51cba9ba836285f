"""Word lists: phrases by language, and their places in a text."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from typing import NamedTuple

from newslint.edit import Span
from newslint.text.folding import folded, unfolded

ANY = "any"  # in place of a language: phrases of no language, such as names and codes
STEM = "*"  # at the end of a phrase: any letters may follow
WORD_START, WORD_END = r"(?<![^\W_])", r"(?![^\W_])"  # unlike `\b`, also beside the `_` of emphasis
WIDE = ("\u0e00", "\u0e7f"), ("\u3040", "\u30ff"), ("\u3400", "\u9fff")  # Thai, kana, Han


class WordList(NamedTuple):
    """A word list.

    Args:
        name: The name by which cards and checks refer to it.
        phrases: Phrases as people write them, by language; `any` for those of no language.
        summary: What the phrases have in common, for people.
        folded: The folded phrases, for readings; those of `any` are also under each other language.
    """

    name: str
    phrases: Mapping[str, tuple[str, ...]] = {}
    summary: str = ""
    folded: Mapping[str, tuple[str, ...]] = {}

    def all(self) -> tuple[str, ...]:
        """The phrases of all languages, in order, without duplicates."""
        return tuple(dict.fromkeys(phrase for phrases in self.phrases.values() for phrase in phrases))

    def of(self, language: str, *, case: bool = False) -> tuple[str, ...]:
        """The folded phrases of one language and of no language."""
        own = () if language == ANY else self.phrases.get(language, ())
        return tuple(dict.fromkeys(folded(one, case=case) for one in own + self.phrases.get(ANY, ())))

    def ready(self) -> WordList:
        """The list with its phrases folded, once for all readings that name it."""
        return self._replace(folded={tag: self.of(tag) for tag in self.phrases})

    def pattern(self) -> str:
        """A pattern for the phrases of all languages as whole words, the longest first."""
        return alternation(self.all())


def alternation(phrases: tuple[str, ...], *, case: bool = False) -> str:
    """A pattern for phrases, each as whole words; of those with the same edges the longest first."""
    ordered = sorted(phrases, key=len, reverse=True)
    by_edges: dict[tuple[str, str], list[str]] = {}
    for phrase in ordered:
        by_edges.setdefault(_edges(phrase), []).append(unfolded(_stem(phrase, case=case), case=case))
    groups = [f"{before}(?:{'|'.join(some)}){behind}" for (before, behind), some in by_edges.items()]
    return groups[0] if len(groups) == 1 else f"(?:{'|'.join(groups)})"


def _stem(phrase: str, *, case: bool) -> str:
    return folded(phrase.removesuffix(STEM), case=case)


def _edges(phrase: str) -> tuple[str, str]:
    """What stands before and behind a phrase so that it is whole words; after a stem the rest of one."""
    stem = phrase.removesuffix(STEM)
    before = WORD_START if is_word(stem[0]) else ""
    if phrase.endswith(STEM):
        return before, r"\w*"
    return before, WORD_END if is_word(stem[-1]) else ""


@cache
def bare(phrases: tuple[str, ...]) -> tuple[str, ...]:
    """Phrases without the mark of a stem."""
    return tuple(phrase.removesuffix(STEM) for phrase in phrases)


def is_word(char: str) -> bool:
    """True for a letter or digit of a script that puts spaces between its words."""
    return char.isalnum() and not any(first <= char <= last for first, last in WIDE)


def places(text: str, phrases: tuple[str, ...]) -> Iterator[Span]:
    """Yield every place of every phrase in a folded text, as whole words; a stem extends to the word's end.

    Args:
        text: A folded text.
        phrases: Folded phrases.
    """
    for phrase in phrases:
        is_stem = phrase[-1] == STEM
        wanted = phrase[:-1] if is_stem else phrase
        start = text.find(wanted)
        while start >= 0:
            end = start + len(wanted)
            end = _word_end(text, end) if is_stem else end
            if _is_whole(text, start, end):
                yield Span(start, end)
            start = text.find(wanted, start + 1)


def _word_end(text: str, at: int) -> int:
    while at < len(text) and is_word(text[at]):
        at += 1
    return at


def _is_whole(text: str, start: int, end: int) -> bool:
    opens = start == 0 or not (is_word(text[start]) and is_word(text[start - 1]))
    return opens and (end == len(text) or not (is_word(text[end - 1]) and is_word(text[end])))
