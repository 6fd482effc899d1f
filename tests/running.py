"""Runs the program in this process as its user would, and reads its two streams and its exit code."""

from __future__ import annotations

import contextlib
import io
import json
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from newsletter.__main__ import main

ROOT = Path(__file__).parent.parent
"""The repository."""
PROGRAM = (sys.executable, "-m", "newsletter")
"""The program as a command line of its own, for what needs a process."""


@dataclass(frozen=True)
class Ran:
    """How a run ended."""

    code: int
    out: str
    err: str

    @property
    def records(self) -> list[dict[str, Any]]:
        """stdout as JSON Lines."""
        return [json.loads(line) for line in self.out.splitlines()]

    @property
    def error_lines(self) -> list[str]:
        """stderr, line by line."""
        return self.err.splitlines()


def newsletter(*arguments: str | Path, stdin: str | bytes | None = None) -> Ran:
    """Run one command line; `stdin` None means that there is none to read (reading it fails the test)."""
    out, err = io.BytesIO(), io.StringIO()
    with pytest.MonkeyPatch.context() as patch, contextlib.redirect_stderr(err):
        patch.setenv("COLUMNS", "80")
        patch.setattr(sys, "stdout", io.TextIOWrapper(out, encoding="utf-8", write_through=True))
        patch.setattr(sys, "stdin", _stdin(stdin))
        try:
            code = main([str(argument) for argument in arguments])
        except SystemExit as ended:
            code = int(ended.code or 0)
        sys.stdout.flush()
        return Ran(code, out.getvalue().decode("utf-8"), err.getvalue())


def _stdin(content: str | bytes | None) -> io.TextIOWrapper | None:
    if content is None:
        return None
    data = content.encode() if isinstance(content, str) else content
    return io.TextIOWrapper(io.BytesIO(data), encoding="utf-8")
