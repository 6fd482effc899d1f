"""stdin comes as it is, or with one line that says why not."""

from __future__ import annotations

import io
import sys

import pytest

from newsletter import files
from newsletter.errors import UsageError
from newsletter.stdin import read_stdin


def test_stdin_comes_as_bytes_also_from_a_stream_of_text(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(b"\xff\x00"), encoding="utf-8"))
    assert read_stdin() == b"\xff\x00"
    monkeypatch.setattr(sys, "stdin", io.StringIO("ü"))
    assert read_stdin() == "ü".encode()


def test_no_stdin_is_a_usage_error(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", None)
    with pytest.raises(UsageError, match="stdin is closed"):
        read_stdin()


def test_an_endless_stdin_is_a_usage_error(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(files, "MAX_BYTES", 1_048_576)
    with open("/dev/zero", encoding="utf-8") as endless:
        monkeypatch.setattr(sys, "stdin", endless)
        with pytest.raises(UsageError, match=r"^-: cannot read stdin: longer than 1 MB"):
            read_stdin()
