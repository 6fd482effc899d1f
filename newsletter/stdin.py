"""Reads stdin."""

from __future__ import annotations

import sys

from newsletter.errors import UsageError
from newsletter.files import read_within, reason


def read_stdin() -> bytes:
    """Return all of stdin; called for the argument `-` only. Raises UsageError when there is none, or more than is read of a file."""
    if sys.stdin is None:
        raise UsageError("-: stdin is closed")
    stream = getattr(sys.stdin, "buffer", None)
    try:
        return read_within(stream) if stream is not None else sys.stdin.read().encode()
    except OSError as error:
        raise UsageError(f"-: cannot read stdin: {reason(error)}") from error
