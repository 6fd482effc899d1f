"""What the tests of several commands begin with."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.posts import POST


@pytest.fixture
def post(project: Path) -> Path:
    path = project / "post.md"
    path.write_text(POST, encoding="utf-8")
    return path
