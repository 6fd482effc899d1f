"""newsletter.stdout: data as it is, in UTF-8; a reader that has gone stops nothing."""

from __future__ import annotations

import io
import json
import os
import sys

import pytest

from newsletter import stdout
from newsletter.errors import OutputError


def test_a_record_is_one_line_of_utf_8_whatever_the_locale(monkeypatch: pytest.MonkeyPatch) -> None:
    out = io.BytesIO()
    monkeypatch.setattr(sys, "stdout", io.TextIOWrapper(out, encoding="ascii"))
    stdout.print_json({"title": "Ünï\ncode"})
    assert out.getvalue().count(b"\n") == 1
    assert json.loads(out.getvalue().decode("utf-8")) == {"title": "Ünï\ncode"}


def test_half_a_surrogate_pair_is_printed_as_a_question_mark(monkeypatch: pytest.MonkeyPatch) -> None:
    out = io.BytesIO()
    monkeypatch.setattr(sys, "stdout", io.TextIOWrapper(out, encoding="utf-8"))
    stdout.print_line("a\ud800b")
    assert out.getvalue() == b"a?b\n"


def test_without_a_stdout_nothing_is_written_and_nothing_breaks(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdout", None)
    stdout.write("data")
    assert not stdout.is_terminal()
    assert not stdout.is_stderr()


def test_what_is_written_into_a_closed_pipe_goes_nowhere_and_stops_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    reading, writing = os.pipe()
    os.close(reading)
    with os.fdopen(writing, "w") as pipe:
        monkeypatch.setattr(sys, "stdout", pipe)
        stdout.write("x" * 100_000)
        stdout.write("y" * 100_000)
        pipe.flush()  # it leads nowhere by now: the interpreter's own flush does not complain


def test_a_full_disk_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    with open("/dev/full", "w", encoding="utf-8") as full:
        monkeypatch.setattr(sys, "stdout", full)
        with pytest.raises(OutputError, match="stdout: cannot write: No space left on device"):
            stdout.write("data")


@pytest.mark.parametrize(
    ("environment", "colour"), [({"FORCE_COLOR": "1"}, True), ({"FORCE_COLOR": "1", "NO_COLOR": "1"}, False), ({}, False)]
)
def test_no_color_is_stronger_than_force_color(
    monkeypatch: pytest.MonkeyPatch, environment: dict[str, str], colour: bool
) -> None:
    for name in ("NO_COLOR", "FORCE_COLOR"):
        monkeypatch.delenv(name, raising=False)
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    monkeypatch.setattr(sys, "stdout", io.StringIO())
    assert stdout.has_colour() is colour
