"""What the operating system refuses, in words that say what to change: by its own number for it (POSIX errno.h)."""

from __future__ import annotations

import errno

REFUSALS = {
    errno.ENOENT: "is not there, and cannot be made; name another place",
    errno.EEXIST: "is a file, where a folder is needed; name another place",
    errno.EISDIR: "is a folder; name a file",
    errno.ENOTDIR: "lies below a file, as if that were a folder; check the path",
    errno.EACCES: "is closed to you; give yourself the right to it, or name another place",
    errno.EPERM: "is closed to you; give yourself the right to it, or name another place",
    errno.EROFS: "is on a disk that cannot be written to; name another place",
    errno.ENOSPC: "the disk is full; make room, then run it again",
    errno.EDQUOT: "your share of the disk is full; make room, then run it again",
    errno.EFBIG: "may not grow any further; raise the limit, or name another disk",
    errno.ENAMETOOLONG: "is too long a name; choose a shorter one",
    errno.ELOOP: "is a link that leads to itself; name the file that is meant",
    errno.ENXIO: "is no file; name one",
    errno.EINVAL: "is nothing that can be read or written; name a file",
    errno.EMFILE: "too many files are open; close some programs, then run it again",
    errno.EADDRINUSE: "the port is taken; stop the program that holds it",
}
