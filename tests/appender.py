"""A program that appends lines to a file, in bursts: python appender.py FILE KIND LINES BURST PAUSE.

KIND is `checked` (takes the lock, then checks that the path still leads to the file), `locked` (takes the
lock) or `bare`. Before each burst it waits for a line on standard input, and after each line for PAUSE
seconds.
"""

import fcntl
import os
import sys
import time
from pathlib import Path


def append(path: str, kind: str, line: bytes) -> None:
    """Append a line like a careful program, or like a less careful one."""
    while True:
        handle = os.open(path, os.O_WRONLY | os.O_APPEND)
        try:
            if kind != "bare":
                fcntl.flock(handle, fcntl.LOCK_EX)
            if kind == "checked" and not os.path.samestat(os.fstat(handle), Path(path).stat()):
                continue
            os.write(handle, line)
        finally:
            os.close(handle)
        return


def main(path: str, kind: str, lines: str, burst: str, pause: str) -> None:
    """Append the lines, each with a marker that a fix deletes."""
    for number in range(int(lines)):
        if number % int(burst) == 0:
            sys.stdin.readline()
        append(path, kind, f"Line {number}.\n\nZZMORE\n\n".encode())
        time.sleep(float(pause))


if __name__ == "__main__":
    main(*sys.argv[1:])
