"""The commands as the program lists them."""

from __future__ import annotations

from newsletter import __version__
from tests.running import newsletter


def test_version_is_one_line() -> None:
    assert newsletter("--version").out == f"newsletter {__version__}\n"
    assert newsletter("--version", "--help").out == f"newsletter {__version__}\n"


def test_no_command_at_all_shows_the_help_on_stderr() -> None:
    ran = newsletter()
    assert (ran.code, ran.out) == (2, "")
    assert "Commands:" in ran.err


def test_no_command_is_cut_short_in_the_list_of_commands() -> None:
    assert "..." not in newsletter("--help").out.split("Commands:")[1].split("Examples:")[0]
