"""Reads and writes files atomically, so that nobody ever sees half of one, and shows their paths."""

from __future__ import annotations

import contextlib
import errno
import os
import stat
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

from newsletter.errors import UsageError

TEMP_PREFIX = ".tmp-"
# The most that is read of one file or of stdin: the limit that the sitemap protocol sets, and nothing else that is read is as long.
MAX_BYTES = 52_428_800
_AT_FDCWD, _RENAME_EXCHANGE = -100, 2


def shown_path(path: Path) -> Path:
    """Return a path as it is shortest to type: relative to the working directory where it lies below it, unless that is the root."""
    here = Path.cwd()
    return path.relative_to(here) if here != here.parent and path.is_relative_to(here) else path


def write_atomic(path: Path, data: bytes, *, sync: bool = False) -> None:
    """Put `data` at `path` in one step: a temporary file in the same folder, then a rename (POSIX rename is atomic).

    `sync` flushes to the disk first, for what cannot be made again (an editor's draft); the cache goes without, since a lost
    page costs only a fetch and an fsync each would make it twenty times slower. An existing file keeps its mode.
    Raises OSError; the old content is then untouched and no temporary file stays behind.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(prefix=TEMP_PREFIX, dir=path.parent)
    try:
        _fill(handle, data, mode_for(path), sync=sync)
        os.replace(name, path)
    except BaseException:
        with contextlib.suppress(OSError):
            os.unlink(name)
        raise


def exchange(path: Path, data: bytes) -> bytes:
    """Put `data` at `path`, where a file must stand, and return the bytes of the file that came out.

    The two change places in one step (renameat2 with RENAME_EXCHANGE, where the system has it), so that whatever stood there at that
    moment comes out whole, even if it was put there since the caller looked. Elsewhere the old file is held by a second name
    while the new one takes its place. Raises OSError; FileNotFoundError where no file stands there.
    """
    handle, name = tempfile.mkstemp(prefix=TEMP_PREFIX, dir=path.parent)
    try:
        _fill(handle, data, mode_for(path), sync=True)
        if not _swap(name, str(path)):
            held = f"{name}.old"
            os.link(path, held)
            os.replace(name, path)
            os.rename(held, name)
        return Path(name).read_bytes()
    finally:
        with contextlib.suppress(OSError):
            os.unlink(name)


def _swap(one: str, other: str) -> bool:
    """Let two files change places; False where the system cannot."""
    import ctypes

    try:
        rename = ctypes.CDLL(None, use_errno=True).renameat2
    except (OSError, AttributeError):
        return False
    if rename(_AT_FDCWD, os.fsencode(one), _AT_FDCWD, os.fsencode(other), _RENAME_EXCHANGE) == 0:
        return True
    code = ctypes.get_errno()
    if code == errno.ENOENT:
        raise FileNotFoundError(code, os.strerror(code), other)
    if code in (errno.ENOSYS, errno.EINVAL, errno.ENOTSUP):
        return False
    raise OSError(code, os.strerror(code), other)


def write_output(path: Path, data: bytes) -> None:
    """Write what a user asked to be written to `path`: through a symbolic link, into a device or pipe, else in one step.

    A rename would put a regular file in the place of `/dev/null` or of a link. Raises OSError.
    """
    if path.is_symlink():
        path = path.resolve()
    if path.exists() and not path.is_file():
        with open(path, "wb") as stream:
            stream.write(data)
    else:
        write_atomic(path, data)


def _fill(handle: int, data: bytes, mode: int, *, sync: bool) -> None:
    """Write a new file through its open handle and close it."""
    with os.fdopen(handle, "wb") as stream:
        os.fchmod(stream.fileno(), mode)
        stream.write(data)
        stream.flush()
        if sync:
            os.fsync(stream.fileno())


def mode_for(path: Path) -> int:
    """Return the permissions of a file that is written at a path: those of the one that is there, else what the umask leaves."""
    try:
        return path.stat().st_mode & 0o777
    except OSError:
        mask = os.umask(0)
        os.umask(mask)
        return 0o666 & ~mask


@contextlib.contextmanager
def locked(path: Path) -> Iterator[bool]:
    """Hold the lock file `path` while the block runs; yields False at once when another process holds it.

    flock(2): the kernel frees it when the process dies, however it dies. Raises OSError where the file cannot be made.
    """
    import fcntl

    path.parent.mkdir(parents=True, exist_ok=True)
    handle = os.open(path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o666)
    try:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError as error:
            if error.errno not in (errno.EAGAIN, errno.EACCES):
                raise
            yield False
        else:
            yield True
    finally:
        os.close(handle)


def read_within(stream: BinaryIO) -> bytes:
    """Return what a stream holds. Raises OSError (EFBIG) above MAX_BYTES, and reads no further: `/dev/zero` never ends."""
    data = stream.read(MAX_BYTES + 1)
    if len(data) > MAX_BYTES:
        raise OSError(errno.EFBIG, f"longer than {MAX_BYTES // 1_048_576} MB, the most that is read; give a smaller one")
    return data


def read_file(path: Path) -> bytes:
    """Return the bytes of a file that a user named: a regular one, or a pipe (a shell's `<(command)`). Raises OSError."""
    with path.open("rb") as stream:
        return read_within(stream)


def read_regular(path: Path) -> bytes:
    """Return the bytes of a regular file. Raises OSError: a symbolic link could name anything on the machine, a FIFO would hang."""
    handle = os.open(path, os.O_RDONLY | os.O_NOFOLLOW | os.O_CLOEXEC | os.O_NONBLOCK)
    with os.fdopen(handle, "rb") as stream:
        if not stat.S_ISREG(os.fstat(handle).st_mode):
            raise OSError(0, "not a regular file")
        return stream.read()


def reason(error: OSError) -> str:
    """Return why the operating system refused, in its own words and without the path: `No space left on device`."""
    return error.strerror or str(error)


def write_reason(error: OSError) -> str:
    """Return why a file could not be written and what to do about it: `No space left on device; free some space`."""
    cures = {errno.ENOSPC: "free some space", errno.EDQUOT: "free some space", errno.EFBIG: "raise the limit with ulimit -f"}
    cures |= {errno.EACCES: "check the permissions of its folder", errno.EROFS: "make its disk writable"}
    cure = cures.get(error.errno or 0)
    return f"{reason(error)}; {cure}" if cure else reason(error)


def read_text(path: Path, what: str) -> str:
    """Return a file's text; UTF-8, and what is not UTF-8 is refused rather than changed. Raises UsageError."""
    try:
        return read_file(path).decode("utf-8")
    except OSError as error:
        raise UsageError(f"{path}: cannot read the {what}: {reason(error)}") from error
    except UnicodeDecodeError as error:
        raise UsageError(f"{path}: the {what} is not UTF-8 text (byte {error.start + 1}); save it as UTF-8") from error
