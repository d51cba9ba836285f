"""Text folded for comparison with phrases, one code point for one."""

APOSTROPHES = "'\N{RIGHT SINGLE QUOTATION MARK}\N{LEFT SINGLE QUOTATION MARK}\N{MODIFIER LETTER APOSTROPHE}`\N{ACUTE ACCENT}"
HYPHENS = "-\N{HYPHEN}\N{NON-BREAKING HYPHEN}\N{FIGURE DASH}\N{EN DASH}\N{EM DASH}"
KINDS = (APOSTROPHES, HYPHENS)
DOTTED_I = "\N{LATIN CAPITAL LETTER I WITH DOT ABOVE}"  # the one letter whose lower case is two code points
FOLDED = str.maketrans({char: kind[0] for kind in KINDS for char in kind} | {DOTTED_I: "i"})


def folded(text: str, *, case: bool = False) -> str:
    """The text in lower case, with one kind of apostrophe and hyphen; offsets stay the same.

    Args:
        text: Any text.
        case: True to keep capitals.
    """
    plain = text.translate(FOLDED)
    return plain if case else plain.lower()


def unfolded(phrase: str, *, case: bool = False) -> str:
    """A pattern for every text that folds to a phrase; a flag has to make it ignore ASCII case.

    Args:
        phrase: A folded phrase.
        case: True if capitals were kept.
    """
    return "".join(_forms(char, case=case) for char in phrase)


def _forms(char: str, *, case: bool) -> str:
    kind = next((kind for kind in KINDS if char == kind[0]), "")
    if kind:
        return f"[{kind.replace('-', '') + '-' * ('-' in kind)}]"
    upper = char.upper()
    if not case and not char.isascii() and upper != char and len(upper) == 1:
        return f"[{char}{upper}]"
    return char if char.isalnum() or not char.isascii() else f"\\{char}"
