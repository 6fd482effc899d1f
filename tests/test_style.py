"""The code is formatted, linted and typed, all of it."""

from __future__ import annotations

import subprocess
import sys

import pytest

from tests.running import ROOT


@pytest.mark.parametrize("arguments", [("ruff", "check", "."), ("ruff", "format", "--check", "."), ("mypy",)], ids=" ".join)
def test_the_code_is_clean(arguments: tuple[str, ...]) -> None:
    run = subprocess.run([sys.executable, "-m", *arguments], cwd=ROOT, capture_output=True, text=True, check=False)
    assert run.returncode == 0, run.stdout[-5000:] + run.stderr[-2000:]
