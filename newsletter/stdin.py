"""Reads stdin."""

from __future__ import annotations

import sys

from newsletter.errors import UsageError


def read_stdin() -> bytes:
    """Return all of stdin; called for the argument `-` only. Raises UsageError when there is none."""
    if sys.stdin is None:
        raise UsageError("-: stdin is closed")
    stream = getattr(sys.stdin, "buffer", None)
    return stream.read() if stream is not None else sys.stdin.read().encode()
