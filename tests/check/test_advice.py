"""newsletter.check.advice: no finding leaves the editor without a remedy."""

from __future__ import annotations

import pytest

from newsletter.check import Finding, Material, all_rules, check_material
from newsletter.check.advice import ADVICE
from tests.check.test_rules import CASES


@pytest.mark.parametrize("code", CASES)
def test_what_the_rule_finds_says_what_to_do(code: str, monkeypatch: pytest.MonkeyPatch) -> None:
    found: list[Finding] = []

    def check(given: Material) -> list[Finding]:
        found.extend(check_material(given))
        return found

    monkeypatch.setattr("tests.check.materials.check_material", check)
    CASES[code][0]()
    assert [finding.message for finding in found if finding.code == code and not finding.advice] == []


def test_advice_is_given_for_rules_that_there_are() -> None:
    assert ADVICE.keys() <= all_rules().keys()
