"""Advisory locks on files, as programs that append to a file take them; Windows has none."""

import sys
import time
from contextlib import suppress

POLL = 0.005  # seconds between two tries

if sys.platform == "win32":

    def taken(handle: int) -> bool | None:
        """None, because this system has no such locks."""
        del handle

    def release(handle: int) -> None:
        """Do nothing."""
        del handle

else:
    import fcntl

    def taken(handle: int) -> bool | None:
        """True if the lock of an open file is ours now, false if another program has it.

        None: the file system has no locks. A lock ends with the handle, or with the process.
        """
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        except OSError:
            return None
        return True

    def release(handle: int) -> None:
        """Give up the lock of an open file."""
        with suppress(OSError):
            fcntl.flock(handle, fcntl.LOCK_UN)


def lock(handle: int, seconds: float) -> bool:
    """False if another program holds the file's lock all this time; else it is ours, if there are locks."""
    until = time.monotonic() + seconds
    while taken(handle) is False:
        if time.monotonic() >= until:
            return False
        time.sleep(POLL)
    return True
