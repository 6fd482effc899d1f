"""The house rules on imports, held by the machine."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

from tests.running import ROOT

HEAVY = {"httpx", "httpcore", "trafilatura", "lxml", "jinja2", "rich.console", "pydantic", "feedparser", "htmldate", "courlan"}


def _imports_of(*arguments: str) -> set[str]:
    run = subprocess.run(
        [sys.executable, "-X", "importtime", "-m", "newsletter", *arguments],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )
    return {match[1] for match in re.finditer(r"\|\s+([\w.]+)$", run.stderr, re.MULTILINE)}


def test_imports_run_downwards_only_and_heavy_libraries_stay_in_their_rooms() -> None:
    run = subprocess.run(
        [str(Path(sys.executable).with_name("lint-imports")), "--no-cache"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert run.returncode == 0, run.stdout + run.stderr


def test_help_imports_no_heavy_library() -> None:
    found = _imports_of("--help")
    assert "typer" in found, "the list of imports was not read at all"
    assert not found & HEAVY


def test_version_is_answered_before_typer_is_imported() -> None:
    found = _imports_of("--version")
    assert "newsletter" in found
    assert "typer" not in found
