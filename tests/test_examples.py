"""The help of every command: readable at 80 columns, with examples that this very command line understands."""

from __future__ import annotations

import itertools
import re
import shlex
import subprocess
import sys
from collections.abc import Iterator
from typing import Any

import pytest
import typer

from newsletter.cli import app
from tests.running import newsletter

GROUP: Any = typer.main.get_command(app)
COMMANDS = [
    (),
    *((name,) for name in GROUP.commands),
    *((name, inner) for name, command in GROUP.commands.items() for inner in getattr(command, "commands", ())),
]


def examples_of(help_text: str) -> list[str]:
    """Return the lines under `Examples:`."""
    return [line.strip() for line in help_text.partition("Examples:\n")[2].splitlines() if line.strip()]


def calls_in(example: str) -> Iterator[list[str]]:
    """Yield the words of each call of the program in a line for a shell or a crontab."""
    words = shlex.split(re.sub(r" [<>] \S+", "", example.replace('"$(', "").replace(')"', "")))
    while "newsletter" in words:
        words = words[words.index("newsletter") + 1 :]
        yield list(itertools.takewhile(lambda word: word not in ("|", "&&"), words))


def parse(words: list[str]) -> str:
    """Parse a call as far as typer can without running it; return the name of its command. Raises typer's usage errors."""
    group, context = GROUP, None
    while True:
        context = group.make_context("newsletter", list(words), parent=context, resilient_parsing=False)
        if not hasattr(group, "commands"):
            return str(group.name)
        name, group, words = group.resolve_command(context, [*context._protected_args, *context.args])
        if not hasattr(group, "commands"):
            group.make_context(name, list(words), parent=context)
            return str(name)


@pytest.mark.parametrize("command", COMMANDS, ids=" ".join)
def test_every_help_has_two_examples_that_parse_and_fits_80_columns(command: tuple[str, ...]) -> None:
    text = newsletter(*command, "--help").out
    assert [line for line in text.splitlines() if len(line) > 80] == []
    examples = examples_of(text)
    assert len(examples) >= 2, "write examples behind the first paragraph of the command's docstring, one a line"
    calls = [call for example in examples for call in calls_in(example)]
    assert len(calls) >= len(examples)
    parsed = [parse(call) for call in calls]
    assert not command or len(command) > 1 or hasattr(GROUP.commands[command[0]], "commands") or command[0] in parsed


def test_an_example_with_a_wrong_option_would_be_seen() -> None:
    with pytest.raises(Exception, match="No such option"):
        parse(["fetch", "--sins", "7d"])


@pytest.mark.parametrize("arguments", [["--help"], ["fetch", "-h"], ["--version"], ["-V"], ["--show-completion"]], ids=" ".join)
def test_a_full_disk_behind_stdout_is_one_line_for_what_typer_prints_too(arguments: list[str]) -> None:
    with open("/dev/full", "wb") as full:
        run = subprocess.run(
            [sys.executable, "-m", "newsletter", *arguments], stdout=full, stderr=subprocess.PIPE, text=True, check=False
        )
    assert run.returncode == 1
    assert [line.partition(": ")[2] for line in run.stderr.splitlines()] == [
        "stdout: cannot write: No space left on device; free some space"
    ]
