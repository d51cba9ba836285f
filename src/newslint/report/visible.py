"""Text that is safe to show: no character moves the cursor, is invisible, or reverses the line."""

from unicodedata import category

from newslint.errors import NewslintError, PlaceError

# Letters and marks by category, but invisible: joiners, fillers and vowel signs without a shape.
BLIND = frozenset("\u034f\u115f\u1160\u17b4\u17b5\u3164\uffa0")
# Format characters by category, but visible: Arabic and other signs that precede numbers.
SEEN = frozenset("\u0600\u0601\u0602\u0603\u0604\u0605\u06dd\u070f\u0890\u0891\u08e2\U000110bd\U000110cd")
SHORT = {"\n": "\\n", "\r": "\\r", "\t": "\\t"}


def visible(text: str) -> str:
    r"""The text with escapes for control, bidirectional, zero-width, private and unpaired characters.

    Line ends and tabs become `\n`, `\r` and `\t`, so that the result is one line. Visible characters of every
    script stay, and so do backslashes and spaces of any width.
    """
    if text.isprintable() and (text.isascii() or BLIND.isdisjoint(text)):
        return text
    return "".join(map(visible_char, text))


def visible_char(char: str) -> str:
    """One code point, as `visible` shows it."""
    if char in BLIND:
        return _escape(char)
    if char.isprintable() or char in SEEN or category(char) == "Zs":
        return char
    return SHORT.get(char) or _escape(char)


def _escape(char: str) -> str:
    code = ord(char)
    if code < 0x100:
        return f"\\x{code:02x}"
    return f"\\u{code:04x}" if code < 0x10000 else f"\\U{code:08x}"


def complaint(error: NewslintError, path: str | None = None) -> str:
    """One line that reports an error, with its file: its own, or else `path`."""
    said = str(error)
    about = error.path if isinstance(error, PlaceError) else getattr(error, "path", None)
    return "error: " + visible(said if about or not path else f"{path}: {said}")
