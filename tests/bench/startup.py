"""How long the program takes to begin: CPU time of whole processes, beside bare Python."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

COMMANDS = {"python": ["-c", "pass"], "version": ["-m", "newsletter", "--version"], "help": ["-m", "newsletter", "--help"]}
RUNS = 15


def run(data: Path | None, *, table: bool, arguments: list[str]) -> dict[str, float]:
    """Return the least CPU seconds of each command over its runs, and their ratio to bare Python."""
    least = {name: min(_cpu_seconds(words) for _ in range(RUNS)) for name, words in COMMANDS.items()}
    figures = {f"startup.{name}_ms": round(1000 * seconds, 1) for name, seconds in least.items()}
    figures |= {f"startup.{name}_ratio": round(least[name] / least["python"], 2) for name in ("version", "help")}
    if table:
        for name, value in figures.items():
            print(f"{name:24} {value:8}")
    return figures


def _cpu_seconds(words: list[str]) -> float:
    child = subprocess.Popen([sys.executable, *words], stdout=subprocess.DEVNULL)
    usage = os.wait4(child.pid, 0)[2]
    return usage.ru_utime + usage.ru_stime
