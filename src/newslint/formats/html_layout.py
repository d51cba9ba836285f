"""The separator between two texts of a page: nothing, a tab between cells, a line end, an empty line."""

BLOCKS = frozenset(
    "address article aside blockquote body caption center details dialog dir div dl fieldset figcaption "
    "figure footer form h1 h2 h3 h4 h5 h6 header hgroup hr html legend listing main menu nav ol optgroup p "
    "plaintext pre search section summary table ul xmp".split()
)
LISTS = frozenset("ul ol menu dir dl".split())
ITEMS = frozenset("li dt dd".split())
CELLS = frozenset(("td", "th"))
LINES = frozenset(("br", "option", "tbody", "thead", "tfoot"))
NOTHING, TAB, LINE, BLOCK = "", "\t", "\n", "\n\n"
RANK = {NOTHING: 0, TAB: 1, LINE: 2, BLOCK: 3}


class Container:
    """An open list or table: the length of the text when it, and its last row, began."""

    __slots__ = ("row", "start", "tag")

    def __init__(self, tag: str, length: int) -> None:
        self.tag = tag
        self.start = length
        self.row = length


class Layout:
    """Follows the tags and knows the separator before the next text.

    A break at the very start of an item or a cell does not count: `<li><p>One</p></li><li><p>Two</p></li>`
    are two lines, as they are without the paragraphs.
    """

    __slots__ = ("_containers", "_fresh", "_pending")

    def __init__(self) -> None:
        self._pending = NOTHING
        self._containers: list[Container] = []
        self._fresh = -1

    def take(self) -> str:
        """The separator before the text that comes now."""
        pending, self._pending = self._pending, NOTHING
        return pending

    def open(self, tag: str, length: int) -> None:
        """Follow a start tag, with `length` code points of text before it."""
        if tag in ITEMS:
            self._item(length)
        elif tag in CELLS:
            self._cell(length)
        elif tag == "tr":
            self._row(length)
        elif tag in LISTS and self._innermost(LISTS):
            self._break(LINE, length)
        elif tag in BLOCKS:
            self._break(BLOCK, length)
        elif tag in LINES:
            self._break(LINE, length)
        if tag in LISTS or tag == "table":
            self._containers.append(Container(tag, length))

    def close(self, tag: str, length: int) -> None:
        """Follow an end tag, with `length` code points of text before it."""
        if tag in ITEMS or tag in CELLS or tag == "tr":
            self._fresh = -1
        elif tag in LISTS or tag == "table":
            self._fresh = -1
            self._leave(tag)
            self._break(LINE if tag in LISTS and self._innermost(LISTS) else BLOCK, length)
        elif tag in BLOCKS:
            self._break(BLOCK, length)

    def _break(self, level: str, length: int) -> None:
        if length != self._fresh and RANK[level] > RANK[self._pending]:
            self._pending = level

    def _item(self, length: int) -> None:
        container = self._innermost(LISTS)
        if container is None:
            self._break(LINE, length)
        elif container.start != length:
            self._pending = LINE
        self._fresh = length

    def _row(self, length: int) -> None:
        self._fresh = -1
        table = self._table()
        if table is None:
            self._break(LINE, length)
        else:
            table.row = length

    def _cell(self, length: int) -> None:
        table = self._table()
        if table is None:
            self._break(TAB, length)
        elif length != table.start:
            self._pending = LINE if length == table.row else TAB
        self._fresh = length

    def _innermost(self, tags: frozenset[str]) -> Container | None:
        """The open list around this place; None if a table is in between."""
        last = self._containers[-1] if self._containers else None
        return last if last and last.tag in tags else None

    def _table(self) -> Container | None:
        """The open table around this place; lists left open in its cells end with the cells."""
        for index in range(len(self._containers) - 1, -1, -1):
            if self._containers[index].tag == "table":
                del self._containers[index + 1 :]
                return self._containers[index]
        return None

    def _leave(self, tag: str) -> None:
        for index in range(len(self._containers) - 1, -1, -1):
            if self._containers[index].tag == tag:
                del self._containers[index:]
                return
