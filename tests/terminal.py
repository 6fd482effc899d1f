"""Runs the program on a terminal of its own, as a person does, and reads what the screen got."""

from __future__ import annotations

import contextlib
import fcntl
import os
import pty
import re
import select
import struct
import sys
import termios
import time
from collections.abc import Callable
from dataclasses import dataclass

from tests.running import ROOT

MOST_SECONDS = 60
_STEERING = re.compile(r"\x1b\[[0-9;?]*[A-Za-z]")


@dataclass(frozen=True)
class Seen:
    """How a run on a terminal ended: its exit code, all that was written, and the lines that are left on the screen."""

    code: int
    raw: str

    @property
    def lines(self) -> list[str]:
        """The screen at the end: what was erased or written over is gone."""
        screen, at, column = [""], 0, 0
        for piece in re.split(r"(\x1b\[[0-9;?]*[A-Za-z]|\r|\n)", self.raw):
            if piece == "\n":
                at += 1
                screen += [""] * (at + 1 - len(screen))
            elif piece == "\r":
                column = 0
            elif up := re.fullmatch(r"\x1b\[(\d*)A", piece):
                at = max(0, at - int(up[1] or 1))
            elif piece == "\x1b[2K":
                screen[at] = ""
            elif not _STEERING.fullmatch(piece):
                screen[at] = screen[at][:column].ljust(column) + piece + screen[at][column + len(piece) :]
                column += len(piece)
        return [line.rstrip() for line in screen if line.strip()]


def on_terminal(
    *arguments: str, columns: int = 80, interrupt_when: Callable[[], bool] | None = None, typed: bytes = b""
) -> Seen:
    """Run one command line on a terminal of `columns`; press Ctrl-C once `interrupt_when` holds; `typed` is its input."""
    pid, screen = pty.fork()
    if pid == 0:  # pragma: no cover - the other process
        os.environ |= {"PYTHONPATH": str(ROOT), "TERM": "xterm", "NO_COLOR": "1", "COLUMNS": str(columns), "LINES": "24"}
        os.execv(sys.executable, [sys.executable, "-m", "newsletter", *arguments])
    fcntl.ioctl(screen, termios.TIOCSWINSZ, struct.pack("HHHH", 24, columns, 0, 0))
    data = b""
    end = time.monotonic() + MOST_SECONDS
    os.write(screen, typed)
    with contextlib.suppress(OSError):  # EIO: the program has closed its end
        while time.monotonic() < end:
            if interrupt_when is not None and interrupt_when():
                os.write(screen, b"\x03")
                interrupt_when = None
            if select.select([screen], [], [], 0.05)[0]:
                read = os.read(screen, 65_536)
                if not read:
                    break
                data += read
    code = os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1])
    os.close(screen)
    return Seen(code, data.decode("utf-8", "replace"))
