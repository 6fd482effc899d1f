"""What the tests of encrypted connections begin with."""

from __future__ import annotations

import pytest

from tests.fetch.serving import AUTHORITY


@pytest.fixture
def trusted(monkeypatch: pytest.MonkeyPatch) -> None:
    """Trust the test authority as a system would."""
    monkeypatch.setenv("SSL_CERT_FILE", str(AUTHORITY))
