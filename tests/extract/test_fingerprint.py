"""newsletter.extract.fingerprint: what changes the articles changes the name under which they are cached, and nothing else does."""

from __future__ import annotations

from dataclasses import fields, replace
from typing import Any

import pytest

from newsletter.config.schema import ExtractSettings, SiteRule
from newsletter.extract import fingerprint as module
from newsletter.extract.fingerprint import LIMITS, fingerprint

USUAL = fingerprint(ExtractSettings())


def test_a_site_rule_or_a_new_version_reads_pages_anew(monkeypatch: pytest.MonkeyPatch) -> None:
    assert fingerprint(ExtractSettings(sites={"a.example": SiteRule(keep=("main",))})) != USUAL
    monkeypatch.setattr(module, "VERSION", "next")
    assert fingerprint(ExtractSettings()) != USUAL


@pytest.mark.parametrize("name", LIMITS)
def test_how_the_work_is_done_changes_nothing(name: str) -> None:
    assert name in {field.name for field in fields(ExtractSettings)}
    changed: Any = {name: 3}
    assert fingerprint(replace(ExtractSettings(), **changed)) == USUAL


def test_a_name_is_sixteen_hex_digits() -> None:
    assert len(USUAL) == 16
    int(USUAL, 16)
