"""newsletter.command_line: a function with options becomes a command with the common ones."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import pytest
import typer
from typer.testing import CliRunner

from newsletter.command_line import command
from newsletter.commands.context import Context
from newsletter.console import Console
from newsletter.errors import Interrupted


def group_of(function: object) -> typer.Typer:
    group = typer.Typer()
    command(group)(function)  # type: ignore[arg-type]
    return group


def test_a_context_is_opened_from_the_common_options(tmp_path: Path) -> None:
    (tmp_path / "config.toml").write_text('title = "T"\n', encoding="utf-8")
    seen: list[Context] = []

    def show(context: Context, word: Annotated[str, typer.Option("--word")] = "none") -> int:
        seen.append(context)
        return 3 if word == "three" else 0

    group = group_of(show)
    ran = CliRunner().invoke(
        group, ["--word", "three", "-q", "--config", str(tmp_path / "config.toml"), "--cache", str(tmp_path / "c")]
    )
    assert ran.exit_code == 3
    assert (seen[0].config.title, seen[0].config.cache, seen[0].console.quiet) == ("T", tmp_path / "c", True)


def test_a_command_of_the_console_alone_has_no_configuration() -> None:
    seen: list[Console] = []

    def init(console: Console) -> int:
        seen.append(console)
        return 0

    group = group_of(init)
    assert CliRunner().invoke(group, ["-v"]).exit_code == 0
    assert (seen[0].verbose, seen[0].command) == (1, "init")
    assert CliRunner().invoke(group, ["--config", "x"]).exit_code == 2


def test_a_run_that_is_broken_off_says_that_what_was_done_is_kept() -> None:
    def init(console: Console) -> int:
        raise KeyboardInterrupt

    ran = CliRunner().invoke(group_of(init), [])
    assert isinstance(ran.exception, Interrupted)
    with pytest.raises(Interrupted, match="kept"):
        raise ran.exception
