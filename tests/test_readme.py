"""README.md tells what the program tells. `NEWSLETTER_WRITE_README=1 pytest tests/test_readme.py` brings it up to date."""

from __future__ import annotations

import os
import re

from newsletter.cli import app
from tests.bench.__main__ import NAMES
from tests.running import ROOT, newsletter

README = ROOT / "README.md"
MARK = re.compile(r"<!-- help (\w+) -->\n(?:```\n.*?```\n)?", re.DOTALL)


def _with_help(text: str) -> str:
    return MARK.sub(lambda found: f"<!-- help {found[1]} -->\n```\n{newsletter(found[1], '--help').out.strip()}\n```\n", text)


def test_the_help_texts_in_the_readme_are_the_programs_own() -> None:
    text = README.read_text(encoding="utf-8")
    if os.environ.get("NEWSLETTER_WRITE_README"):
        README.write_text(_with_help(text), encoding="utf-8")
    else:
        assert text == _with_help(text)


def test_every_command_is_told_of_in_the_readme() -> None:
    text = README.read_text(encoding="utf-8")
    names = [info.callback.__name__ for info in app.registered_commands if info.callback]
    assert len(names) >= 10
    assert [name for name in names if f"{name}" not in text] == []


def test_ci_runs_the_very_command_that_the_readme_gives_for_the_tests() -> None:
    command = re.search(r"<!-- tests -->\n```sh\n(.+)\n```", README.read_text(encoding="utf-8"))
    assert command
    assert command[1].endswith("pytest -n 3 --dist worksteal")
    assert "README.md" in (ROOT / ".ci" / "run").read_text(encoding="utf-8")


def test_the_guide_for_contributors_names_files_and_benches_that_exist() -> None:
    text = (ROOT / ".github" / "CONTRIBUTING.md").read_text(encoding="utf-8")
    paths = re.findall(r"`((?:newsletter|tests)/[\w./]+)`", text)
    assert len(paths) >= 15
    assert [path for path in paths if not (ROOT / path).exists() and "NAME" not in path] == []
    benches = re.search(r"NAME one of `([a-z ]+)`", text)
    assert benches
    assert tuple(benches[1].split()) == NAMES
