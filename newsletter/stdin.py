"""What is handed to a command: all of stdin, or the text of a file."""

from __future__ import annotations

import sys
from pathlib import Path

from newsletter.errors import UsageError
from newsletter.files import reason


def read_stdin() -> bytes:
    """Return all of stdin; called for the argument `-` only. Raises UsageError when there is none."""
    if sys.stdin is None:
        raise UsageError("-: there is no stdin to read from")
    stream = getattr(sys.stdin, "buffer", None)
    return stream.read() if stream is not None else sys.stdin.read().encode()


def read_text(path: Path, what: str) -> str:
    """Return a file's text; UTF-8, and what is not UTF-8 is refused rather than changed. Raises UsageError."""
    try:
        return path.read_bytes().decode("utf-8")
    except OSError as error:
        raise UsageError(f"{path}: cannot read the {what}: {reason(error)}") from error
    except UnicodeDecodeError as error:
        raise UsageError(f"{path}: the {what} is not UTF-8 text (byte {error.start + 1}); save it as UTF-8") from error
