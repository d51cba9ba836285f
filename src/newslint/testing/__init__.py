"""Puts damage of known kind and place into sound text, to measure newslint or another cleaner."""

from typing import NamedTuple

from newslint.edit import Edit, Occupied, Span, apply, inverse
from newslint.testing.damage import KINDS
from newslint.testing.draw import Draw

__all__ = ["Injected", "inject"]

MOST_PIECES = 6
MOST_TRIES = 24


class Injected(NamedTuple):
    """A piece of damage that `inject` has put into a text.

    Args:
        kind: `assistant`, `boilerplate`, `casing`, `encoding`, `repetition`, `spacing`, `table` or
            `template`.
        span: Its place in the damaged text, in code points. It is empty if something was only deleted.
        before: What was at this place in the sound text; empty if something was only inserted.
    """

    kind: str
    span: Span
    before: str


def inject(text: str, seed: int) -> tuple[str, tuple[Injected, ...]]:
    r"""The text with one to six pieces of damage in it, and these pieces, sorted by place.

    The same text and seed give the same result. If each span is replaced by its `before`, beginning with the
    last, the result is `text`.

    Args:
        text: A sound article, in plain text or Markdown.
        seed: Any whole number.

    Example:
        >>> from newslint.testing import inject
        >>> damaged, truth = inject("The ferry left at noon. It was full.", seed=51)
        >>> damaged.splitlines()
        ['The ferry left left at noon. It was full.', '', 'The ferry left at noon. It was full.']
        >>> [(piece.kind, damaged[slice(*piece.span)], piece.before) for piece in truth]
        [('repetition', ' left', ''), ('repetition', '\n\nThe ferry left at noon. It was full.', '')]
    """
    draw = Draw(seed)
    wanted = 1 + draw.below(MOST_PIECES)
    chosen: list[tuple[Edit, str]] = []
    taken = Occupied()
    for _ in range(MOST_TRIES):
        kind = draw.one_of(tuple(KINDS))
        edit = draw.one_of(KINDS[kind])(text, draw)
        if edit and taken.take([edit.span]):
            chosen.append((edit, kind))
        if len(chosen) == wanted:
            break
    chosen.sort()
    edits = [edit for edit, _ in chosen]
    pairs = zip(inverse(text, edits), chosen, strict=True)
    return apply(text, edits), tuple(Injected(kind, back.span, back.text) for back, (_, kind) in pairs)
