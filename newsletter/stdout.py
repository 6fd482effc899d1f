"""Data output: one line at a time, always UTF-8. A reader that closes the pipe (`| head -3`) ends the output, never the work."""

from __future__ import annotations

import json
import os
import sys
from typing import Any

from newsletter.errors import OutputError
from newsletter.files import write_reason


def is_terminal() -> bool:
    """Whether a person reads stdout."""
    return sys.stdout is not None and sys.stdout.isatty()


def is_stderr() -> bool:
    """Whether stdout and stderr lead to one place, a terminal or a log, so that nobody reads stdout as data."""
    try:
        return os.path.samestat(os.fstat(sys.stdout.fileno()), os.fstat(sys.stderr.fileno()))
    except (OSError, ValueError, AttributeError):  # one is closed, or no file at all
        return False


def has_colour() -> bool:
    """Whether data may be coloured: NO_COLOR (no-color.org) is stronger than FORCE_COLOR; without either, on a terminal."""
    if os.environ.get("NO_COLOR"):
        return False
    return bool(os.environ.get("FORCE_COLOR")) or (is_terminal() and os.environ.get("TERM") != "dumb")


def print_line(text: str) -> None:
    """Write one line of data and flush it, so that the next tool in the pipe can begin."""
    write(text + "\n")


def print_json(record: dict[str, Any]) -> None:
    """Write one JSON object as one line (JSON Lines)."""
    print_line(json.dumps(record, ensure_ascii=False))


def write(text: str) -> None:
    """Write text to stdout as it is, in UTF-8."""
    write_bytes(text.encode("utf-8", "replace"))


def write_bytes(data: bytes) -> None:
    """Write bytes to stdout and flush; they go nowhere when nobody reads any more. Raises OutputError when they cannot be written.

    A command goes on then: its pages, its issue and its exit code must not depend on how much of its output was wanted.
    """
    if sys.stdout is None:  # closed before we began, as some cron jobs do: nobody wants the data
        return
    try:
        stream = getattr(sys.stdout, "buffer", None)
        if stream is None:  # a text stream in place of stdout: a test's, or an embedding program's
            sys.stdout.write(data.decode("utf-8"))
        else:
            stream.write(data)
        sys.stdout.flush()
    except BrokenPipeError:
        abandon_stdout()
    except OSError as error:
        abandon_stdout()
        raise OutputError(f"stdout: cannot write: {write_reason(error)}") from error


def abandon_stdout() -> None:
    """Point stdout at nothing, so that the interpreter's own flush at its end does not complain of the closed pipe."""
    try:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    except (OSError, ValueError):
        sys.stdout = open(os.devnull, "w", encoding="utf-8")  # noqa: SIM115 - lives until the process ends
