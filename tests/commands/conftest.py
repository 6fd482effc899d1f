"""What the tests of several commands begin with."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest

from newsletter.commands import context as context_module
from tests.posts import POST

SetClock = Callable[[Callable[[], datetime]], None]


@pytest.fixture
def post(project: Path) -> Path:
    path = project / "post.md"
    path.write_text(POST, encoding="utf-8")
    return path


@pytest.fixture
def set_clock(monkeypatch: pytest.MonkeyPatch) -> SetClock:
    """Give each command that follows another clock."""
    original = context_module.open_context

    def set_to(now: Callable[[], datetime]) -> None:
        def at(*arguments: Any, **options: Any) -> Any:
            return dataclasses.replace(original(*arguments, **options), now=now)

        monkeypatch.setattr(context_module, "open_context", at)

    return set_to
