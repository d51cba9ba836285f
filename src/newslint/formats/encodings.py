"""The encoding that a page declares, and the likely encoding of bytes."""

from collections.abc import Iterator

from newslint.text.patterns import pattern

DECLARATION = r"(?i)(?:<meta\b[^>]*?\bcharset|<\?xml\b[^>]*?\bencoding)\s*=\s*[\"']?\s*([\w.:-]+)"
DECLARATION_WINDOW = 4096
# The encoding that browsers use for a label: https://encoding.spec.whatwg.org/#names-and-labels
AS_BROWSERS_DO = {
    "iso-8859-1": "windows-1252",
    "latin1": "windows-1252",
    "us-ascii": "windows-1252",
    "ascii": "windows-1252",
    "iso-8859-9": "windows-1254",
    "iso-8859-11": "cp874",
    "tis-620": "cp874",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "x-gbk": "gb18030",
    "shift_jis": "cp932",
    "shift-jis": "cp932",
    "x-sjis": "cp932",
    "euc-kr": "cp949",
    "ks_c_5601-1987": "cp949",
    "big5": "big5hkscs",
    "x-mac-roman": "mac-roman",
    "macintosh": "mac-roman",
}
KANA = r"[\p{Hiragana}\p{Katakana}]"
# Letters that every longer text in the script has, and their least share of the non-ASCII characters.
LOOKS = (
    ("shift_jis", KANA, 0.25),
    ("euc_jp", KANA, 0.25),
    ("euc_kr", r"\p{Hangul}", 0.8),
    ("gb18030", r"[的是了在不我有人这一中大来国上个到说]", 0.1),
    ("big5", r"[的是了在不我有人這一中大來國上個到說]", 0.1),
    ("windows-1251", r"[а-яёієїґў]", 0.7),
    ("koi8-r", r"[а-яё]", 0.7),
    ("windows-1253", r"[α-ωάέήίόύώ]", 0.7),
)
SAMPLE = 65_536
DENSE = 0.3  # the share of non-ASCII bytes from which on a text is not in Latin script with accents


def declared(data: bytes) -> Iterator[str]:
    """Yield the encodings to try for the declaration in the first 4 kB of a page; none without one."""
    found = pattern(DECLARATION).search(data[:DECLARATION_WINDOW].decode("ascii", "replace"))
    if found:
        label = found[1].lower()
        if label in AS_BROWSERS_DO:
            yield AS_BROWSERS_DO[label]
        yield label


def likely(data: bytes) -> str:
    """The likely encoding of bytes that are not UTF-8; `windows-1252` if no other fits."""
    sample = data[:SAMPLE]
    wide = bytes(byte for byte in sample if byte >= 0x80)
    if len(wide) >= DENSE * len(sample):
        for name, letters, share in LOOKS:
            foreign = [char for char in sample.decode(name, "ignore") if not char.isascii()]
            known = len(pattern(letters).findall("".join(foreign)))
            if foreign and known >= share * len(foreign) and _fits(data, name):
                return name
    return next((name for name in ("windows-1252", "windows-1250") if _fits(data, name)), "iso-8859-1")


def _fits(data: bytes, name: str) -> bool:
    try:
        data.decode(name)
    except UnicodeDecodeError:
        return False
    return True
