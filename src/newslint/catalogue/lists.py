"""Word lists, read from `lists/<name>.toml`; errors name the file, the line and the remedy."""

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any, NamedTuple

from newslint.config.toml import TomlError, read_toml
from newslint.errors import CardError
from newslint.text.folding import folded
from newslint.text.language import LANGUAGES
from newslint.text.wordlist import ANY, STEM, WordList

FOLDER = "lists"
SUMMARY = "summary"
INCLUDE = "include"  # names of lists whose phrases are added to this one
PATTERNS = "patterns"
Lists = Mapping[str, WordList]


class _Read(NamedTuple):
    """A list as its file has it, with the names of the lists that it includes."""

    own: WordList
    include: tuple[str, ...]
    path: Path


def read_lists(folder: Path, additions: Mapping[str, Any] | None = None, base: Lists | None = None) -> Lists:
    """The word lists that the cards of a pack may name, by name.

    Args:
        folder: The pack; its lists are in `lists/<name>.toml`.
        additions: Phrases that a configuration adds to lists of these names: an array, for phrases of no
            language, or a table of arrays by language.
        base: Lists of another pack; those of this pack with the same name replace them.

    Raises:
        CardError: A list is not TOML or not in the format.
    """
    read = {path.stem: _read(path) for path in sorted((folder / FOLDER).glob("*.toml"))}
    whole = {name: _whole(name, read, base or {}, ()) for name in read}
    own = {name: _with(one, (additions or {}).get(name)) for name, one in whole.items()}
    return {**(base or {}), **own}


def _read(path: Path) -> _Read:
    try:
        data = path.read_bytes()
        table, source = read_toml(data), data.decode()
    except TomlError as error:
        raise CardError(f"the word list is not TOML in UTF-8: {error}", str(path)) from error
    summary, include, patterns = table.pop(SUMMARY, ""), table.pop(INCLUDE, []), table.pop(PATTERNS, [])
    problem = next(problems(table), None)
    if problem:
        message, quoted = problem
        raise CardError(message, f"{path}:{line_of(source, quoted)}")
    phrases = {tag: tuple(some) for tag, some in table.items()}
    own = WordList(path.stem, phrases, summary, tuple(patterns))
    return _Read(own, tuple(include), path)


def _whole(name: str, read: Mapping[str, _Read], base: Lists, chain: tuple[str, ...]) -> WordList:
    """The list with the phrases of the lists that it includes."""
    one = read[name]
    if name in chain:
        raise CardError(
            f"the word list includes itself: {' > '.join((*chain, name))}", str(one.path), INCLUDE
        )
    whole = one.own
    for other in one.include:
        if other not in read and other not in base:
            raise CardError(f"there is no word list {other!r} to include", str(one.path), INCLUDE)
        taken = _whole(other, read, base, (*chain, name)) if other in read else base[other]
        whole = _with(whole, taken.phrases)
    return whole


def problems(table: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    """Yield each problem with the phrases by language: a message, and the words of the file in question."""
    if not table:
        yield f"the word list is empty; add phrases by language, or under {ANY!r}", ""
    for tag, phrases in table.items():
        if tag != ANY and tag not in LANGUAGES:
            yield (
                f"{tag!r} is not a language; use a two-letter code of ISO 639-1, such as 'en', or {ANY!r}",
                tag,
            )
        if not isinstance(phrases, list | tuple) or not all(isinstance(phrase, str) for phrase in phrases):
            yield f"expected an array of phrases for {tag!r}, not {phrases!r}", tag
            return
        yield from _phrase_problems(tag, phrases)


def _phrase_problems(tag: str, phrases: Iterable[str]) -> Iterator[tuple[str, str]]:
    seen: set[str] = set()
    for phrase in phrases:
        bare = phrase.removesuffix(STEM)
        if not bare.strip() or bare != bare.strip() or "\n" in bare or STEM in bare:
            yield (
                f"{phrase!r} is not a phrase; put single spaces between words, and {STEM!r} only at the end",
                phrase or tag,
            )
            continue
        if folded(phrase) in seen:
            yield f"{phrase!r} occurs twice under {tag!r}; delete one", phrase
        seen.add(folded(phrase))


def line_of(source: str, quoted: str) -> int:
    """The number, from 1, of the last line of a file with some words; 1 if no line has them."""
    at = source.rfind(quoted)
    return source.count("\n", 0, max(at, 0)) + 1


def _with(one: WordList, more: Any) -> WordList:
    """The list with more phrases: an array of phrases of no language, or a table by language."""
    table = more if isinstance(more, Mapping) else {ANY: more} if more else {}
    phrases = {
        tag: tuple(dict.fromkeys((*one.phrases.get(tag, ()), *table.get(tag, ()))))
        for tag in (*one.phrases, *(tag for tag in table if tag not in one.phrases))
    }
    return WordList(one.name, phrases, one.summary, one.patterns)
