"""One process at a time: the system's own lock on an open file. It ends with the process, however that ends."""

from __future__ import annotations

import os
import sys

if sys.platform == "win32":
    import msvcrt

    def grab(handle: int) -> bool:
        """Whether the open file `handle` could be locked at once; False while another handle holds it."""
        os.lseek(handle, 0, os.SEEK_SET)
        try:
            msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)
        except PermissionError:
            return False
        return True

    def release(handle: int) -> None:
        """Give up the lock of `handle`."""
        os.lseek(handle, 0, os.SEEK_SET)
        msvcrt.locking(handle, msvcrt.LK_UNLCK, 1)

else:
    import fcntl

    def grab(handle: int) -> bool:
        """Whether the open file `handle` could be locked at once; False while another handle holds it.

        Raises:
            OSError: the file system has no locks.
        """
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        return True

    def release(handle: int) -> None:
        """Give up the lock of `handle`."""
        fcntl.flock(handle, fcntl.LOCK_UN)
