"""Regular expressions over bytes as the code that the standard library's engine runs.

To compile the scan's takes half as long as all else that a start does, to load their code next to nothing.
The engine takes no code that is not well formed, and code of another engine is not given to it.
"""

import marshal
import re
import sys
from collections.abc import Iterable, Sequence
from importlib import import_module
from typing import Any, Final

NUMBER: Final = "I"  # four bytes, as `array` and `memoryview` call them


def compiled(sources: Sequence[bytes]) -> bytes:
    """The code of regular expressions, and what engine it is for; nothing where that is not known."""
    try:
        parser, compiler = import_module("re._parser"), import_module("re._compiler")
        trees = [parser.parse(source, 0) for source in sources]
        code_of = compiler._code  # noqa: SLF001 -- there is no other way
        code = [(tree.state.groups, _packed(code_of(tree, 0))) for tree in trees]
        return marshal.dumps((_engine(), code))
    except (AttributeError, ImportError):
        return b""


def loaded(sources: Sequence[bytes], data: bytes | memoryview) -> list[re.Pattern[bytes]] | None:
    """The regular expressions whose code was made before; None where it is another engine's, or damaged."""
    try:
        engine, codes = marshal.loads(data)  # noqa: S302 -- as trusted as the code in __pycache__
        if engine == _engine():
            return [_made(source, *code) for source, code in zip(sources, codes, strict=True)]
    except (EOFError, ImportError, RuntimeError, TypeError, ValueError):
        pass
    return None


def _made(source: bytes, groups: int, code: bytes) -> re.Pattern[bytes]:
    numbers = memoryview(code).cast(NUMBER).tolist()
    pattern: re.Pattern[bytes] = _sre().compile(source, 0, numbers, groups - 1, {}, (None,) * groups)
    return pattern


def _packed(code: Iterable[int]) -> bytes:
    from array import array  # noqa: PLC0415 -- for code that is made

    return array(NUMBER, map(int, code)).tobytes()


def _engine() -> tuple[str, int, int]:
    """What code has to be for."""
    return sys.byteorder, _sre().MAGIC, _sre().CODESIZE


def _sre() -> Any:
    """The engine of `re`.

    Raises:
        ImportError: This is another Python than CPython.
    """
    return import_module("_sre")
