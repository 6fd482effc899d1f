"""newsletter.console: what is said to a person goes to stderr, harmless and within the width of her terminal."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from newsletter.console import Console, row


def test_quiet_leaves_warnings_and_errors_and_verbose_adds_details(capsys: pytest.CaptureFixture[str]) -> None:
    for console in (Console(quiet=True, verbose=1), Console(), Console(verbose=1)):
        console.say("said")
        console.detail("detail")
        console.warn("warned")
    console.error("failed")
    out, err = capsys.readouterr()
    assert out == ""
    assert err.splitlines() == [
        *("newsletter: warned", "said", "newsletter: warned"),
        *("said", "detail", "newsletter: warned", "newsletter: failed"),
    ]


def test_warnings_are_counted_and_name_their_command(capsys: pytest.CaptureFixture[str]) -> None:
    console = Console(command="fetch")
    console.warn("one")
    console.warn("two")
    assert console.warnings == 2
    assert capsys.readouterr().err == "fetch: one\nfetch: two\n"


def test_a_strangers_title_drives_no_terminal(capsys: pytest.CaptureFixture[str]) -> None:
    Console().say("a\x1b[31mred\u202e b")
    assert capsys.readouterr().err == "a [31mred b\n"


def test_colour_is_for_those_who_ask_for_it(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.delenv("NO_COLOR", raising=False)
    monkeypatch.setenv("FORCE_COLOR", "1")
    Console().warn("x")
    monkeypatch.setenv("NO_COLOR", "1")
    Console().warn("x")
    assert capsys.readouterr().err == "\x1b[33mnewsletter: x\x1b[0m\nnewsletter: x\n"


def test_a_table_shows_its_heads_and_cells_and_nothing_with_quiet(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("COLUMNS", "60")
    Console(quiet=True).table(("state", "page"), [("new", "x")])
    assert capsys.readouterr().err == ""
    Console().table(("state", "page"), [("new", "https://a.example/[b]")], wide=1)
    head, line = capsys.readouterr().err.splitlines()
    assert head.split() == ["state", "page"]
    assert line.split() == ["new", "https://a.example/[b]"]


@given(text=st.text(max_size=60), width=st.integers(3, 30))
def test_a_row_gives_each_cell_its_width_in_columns(text: str, width: int) -> None:
    line = row((text, width), ("end", 3))
    assert line.endswith("  end")
    assert cell_len(line.removesuffix("  end")) == width


def test_an_address_is_shown_whole_on_a_narrow_terminal(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "60")
    url = "https://a.example/a/long/path/that/nobody/could/read/if/it/were/cut.html"
    Console().table(("failed", "why"), [(url, "404 Not Found")])
    told = capsys.readouterr().err.replace("404 Not Found", "").split("why", 1)[1]
    assert "".join(told.split()) == url


def test_a_narrow_terminal_leaves_the_wide_column_its_room_and_cuts_only_where_it_may(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "60")
    row = ("failing", "A feed with a name of some length", "2025-11-15T10:00", "3", "not a file or a web address at all")
    Console().table(("state", "source", "last good", "failures", "why"), [row], wide=1)
    told = capsys.readouterr().err
    assert "A feed with a name of" in told
    assert "…" not in told
    Console().table(
        ("state", "page"),
        [("used", "A title that is far too long for a line of so narrow a terminal as this")],
        wide=1,
        fold=False,
    )
    assert len(capsys.readouterr().err.splitlines()) == 2
