"""Word lists: phrases by language, and their places in a text."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache, cached_property

from newslint.edit import Span
from newslint.text.folding import folded, unfolded

ANY = "any"  # in place of a language: phrases of no language, such as names and codes
STEM = "*"  # at the end of a phrase: any letters may follow
WORD_START, WORD_END = r"(?<![^\W_])", r"(?![^\W_])"  # unlike `\b`, also beside the `_` of emphasis
WIDE = ("\u0e00", "\u0e7f"), ("\u3040", "\u30ff"), ("\u3400", "\u9fff")  # Thai, kana, Han


@dataclass(frozen=True, repr=False)
class WordList:
    """A word list.

    Args:
        name: The name by which cards and checks refer to it.
        phrases: Phrases as people write them, by language; `any` for those of no language.
        summary: What the phrases have in common, for people.
        patterns: Patterns for phrases that cannot be listed, such as numbers; each match is one of the list.
    """

    name: str
    phrases: Mapping[str, tuple[str, ...]] = field(default_factory=dict, hash=False)
    summary: str = ""
    patterns: tuple[str, ...] = ()

    def __repr__(self) -> str:
        return f"WordList({self.name!r})"

    @cached_property
    def all(self) -> tuple[str, ...]:
        """The phrases of all languages, in order, without duplicates."""
        return tuple(dict.fromkeys(phrase for phrases in self.phrases.values() for phrase in phrases))

    def of(self, language: str, *, case: bool = False) -> tuple[str, ...]:
        """The folded phrases of one language and of no language."""
        own = () if language == ANY else self.phrases.get(language, ())
        return tuple(dict.fromkeys(folded(one, case=case) for one in own + self.phrases.get(ANY, ())))

    @cached_property
    def folded(self) -> Mapping[str, tuple[str, ...]]:
        """The folded phrases by language; those of `any` are also under each other language."""
        return {tag: self.of(tag) for tag in self.phrases}

    @cached_property
    def pattern(self) -> str:
        """A pattern for the phrases of all languages as whole words, longest first, and for the patterns."""
        made = [alternation(self.all)] * bool(self.all) + [f"{WORD_START}{one}" for one in self.patterns]
        return made[0] if len(made) == 1 else f"(?:{'|'.join(made)})"


def alternation(phrases: tuple[str, ...], *, case: bool = False) -> str:
    """A pattern for phrases, each as whole words; of those with the same edges the longest first."""
    ordered = sorted(phrases, key=len, reverse=True)
    by_edges: dict[tuple[str, str], list[str]] = {}
    for phrase in ordered:
        by_edges.setdefault(_edges(phrase), []).append(
            unfolded(folded(phrase.removesuffix(STEM), case=case), case=case)
        )
    groups = [f"{before}(?:{'|'.join(some)}){behind}" for (before, behind), some in by_edges.items()]
    return groups[0] if len(groups) == 1 else f"(?:{'|'.join(groups)})"


def _edges(phrase: str) -> tuple[str, str]:
    """The patterns before and after a phrase that make it whole words; after a stem, the rest of a word."""
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
    for wanted, phrase in zip(bare(phrases), phrases, strict=True):
        start = text.find(wanted)
        while start >= 0:
            if _opens(text, start):
                end = start + len(wanted)
                end = _word_end(text, end) if len(phrase) > len(wanted) else end
                if _closes(text, end):
                    yield Span(start, end)
            start = text.find(wanted, start + 1)


def _word_end(text: str, at: int) -> int:
    while at < len(text) and is_word(text[at]):
        at += 1
    return at


def _opens(text: str, start: int) -> bool:
    return start == 0 or not (is_word(text[start]) and is_word(text[start - 1]))


def _closes(text: str, end: int) -> bool:
    return end == len(text) or not (is_word(text[end - 1]) and is_word(text[end]))
