"""Functions for other processes to run in the tests: good work, and every way in which work can go wrong."""

from __future__ import annotations

import os
import re
import signal
import time

from newsletter.errors import ExtractError


def square(number: int) -> int:
    return number * number


def slower_at_first(number: int) -> int:
    time.sleep(0.05 if number < 2 else 0)
    return number


def process_of(number: int) -> tuple[int, int]:
    return number, os.getpid()


def misbehave(chore: str) -> str:
    """Do as told: `sleep`, `backtrack` (inside C code), `grow`, `crash`, `vanish`, `raise`, `refuse`, `unsendable`; else be good."""
    if chore == "sleep":
        time.sleep(60)
    if chore == "backtrack":
        re.match(r"(a+)+$", "a" * 60 + "b")
    if chore == "grow":
        return str(len(bytearray(1 << 40)))
    if chore == "crash":
        os.kill(os.getpid(), signal.SIGSEGV)
    if chore == "vanish":
        os._exit(3)
    if chore == "raise":
        raise ValueError("no good")
    if chore == "refuse":
        raise ExtractError("https://a.example/", "nothing there")
    if chore == "unsendable":
        return (letter for letter in "abc")  # type: ignore[return-value]
    return chore.upper()


def repeat(item: bytes) -> bytes:
    """Return what was given, twice."""
    return item * 2
