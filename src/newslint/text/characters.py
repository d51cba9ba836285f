"""Single characters: invisible ones, and bytes that were read in the wrong encoding."""

ZERO_WIDTH = (
    "\N{ZERO WIDTH SPACE}\N{ZERO WIDTH NON-JOINER}\N{ZERO WIDTH JOINER}\N{WORD JOINER}"
    "\N{ZERO WIDTH NO-BREAK SPACE}\N{LEFT-TO-RIGHT MARK}\N{RIGHT-TO-LEFT MARK}"
)
# Scripts that write words with joiners, or separate them with a zero-width space.
JOINING = (
    r"[\p{Arabic}\p{Syriac}\p{Nko}\p{Mongolian}\p{Devanagari}\p{Bengali}\p{Gurmukhi}\p{Gujarati}\p{Oriya}"
    r"\p{Tamil}\p{Telugu}\p{Kannada}\p{Malayalam}\p{Sinhala}\p{Tibetan}\p{Myanmar}\p{Khmer}\p{Thai}\p{Lao}"
    r"\p{Hebrew}]"
)
PICTURE = (
    r"[\p{Extended_Pictographic}\p{Emoji_Modifier}\p{Regional_Indicator}"
    r"\N{VARIATION SELECTOR-16}\N{FEMALE SIGN}\N{MALE SIGN}]"
)
RIGHT_TO_LEFT = r"[\p{Arabic}\p{Hebrew}\p{Syriac}\p{Thaana}\p{Nko}]"
HOLES = frozenset((0x81, 0x8D, 0x8F, 0x90, 0x9D))  # bytes that Windows-1252 leaves undefined


def from_windows(byte: int) -> str:
    """The character of a byte in Windows-1252; for an undefined byte, the control character."""
    return chr(byte) if byte in HOLES else bytes((byte,)).decode("cp1252")


WINDOWS_BYTES = {from_windows(byte): byte for byte in range(0x80, 0x100)}


def misread(text: str) -> tuple[str, str]:
    """The text, encoded in UTF-8 and misread as Windows-1252, and as Latin-1.

    Raises:
        UnicodeEncodeError: The text contains an unpaired surrogate.
    """
    data = text.encode()
    windows = "".join(chr(byte) if byte < 0x80 else from_windows(byte) for byte in data)
    return windows, data.decode("latin-1")


def reread(damaged: str) -> str | None:
    """The original of a text that was misread byte by byte; None if the bytes are not UTF-8."""
    codes = [WINDOWS_BYTES.get(char, ord(char)) for char in damaged]
    if max(codes, default=0) > 0xFF:
        return None
    try:
        return bytes(codes).decode()
    except UnicodeDecodeError:
        return None
