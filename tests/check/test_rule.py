"""newsletter.check.rule: findings come in the order of the file, at the level that the editor chose, without what she switched off."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from newsletter.check.finding import Finding, Position
from newsletter.check.material import Material
from newsletter.check.rule import Rule, all_rules, check_material, on_issue, on_story
from newsletter.config.schema import CheckSettings
from tests.check.materials import FRONT, material, story


def look(found: Material) -> Iterator[Finding]:
    for entry in reversed(found.entries):
        yield on_story(entry, f"about {entry.story.headline}")


RULE = Rule("test-rule", "test", "warning", "A rule.", "", "", look)
TEXT = FRONT + "## News\n\n" + story("One.", "First") + story("Two.", "Second")


def messages(text: str, settings: CheckSettings | None = None) -> list[str]:
    return [finding.message for finding in check_material(material(text, settings=settings or CheckSettings()), [RULE])]


def test_findings_have_the_rules_code_and_level_and_the_order_of_the_file() -> None:
    found = check_material(material(TEXT), [RULE])
    assert [(finding.code, finding.level, finding.message) for finding in found] == [
        ("test-rule", "warning", "about First"),
        ("test-rule", "warning", "about Second"),
    ]


def test_the_editor_moves_a_rule_to_another_level_or_switches_it_off() -> None:
    (first, _) = check_material(material(TEXT, settings=CheckSettings(errors=("test-rule",))), [RULE])
    assert first.level == "error"
    assert messages(TEXT, CheckSettings(off=("test-rule",))) == []


@pytest.mark.parametrize("switch", ["<!-- check: off test-rule -->", "<!-- check: off -->"])
def test_a_comment_in_a_story_switches_a_rule_off_for_that_story(switch: str) -> None:
    assert messages(TEXT.replace("One.", f"One.\n\n{switch}")) == ["about Second"]


def test_a_comment_before_the_first_section_switches_it_off_for_the_issue() -> None:
    assert messages(TEXT.replace("## News", "<!-- check: off test-rule -->\n\n## News")) == []
    assert len(messages(TEXT.replace("## News", "<!-- check: off other-rule -->\n\n## News"))) == 2


def test_a_finding_that_two_looks_make_stands_once() -> None:
    assert len(check_material(material(TEXT), [RULE, RULE])) == 2


def test_every_rule_has_a_level_a_sentence_and_examples_that_differ() -> None:
    for code, rule in all_rules().items():
        assert rule.level in ("error", "warning", "note"), code
        assert rule.doc.endswith("."), code
        assert rule.bad != rule.good, code


def test_a_finding_about_the_issue_stands_where_it_is_put() -> None:
    finding = on_issue("x", Position(4, 2, 5), words="w", advice="a")
    assert (finding.line, finding.column, finding.end_column, finding.words, finding.advice) == (4, 2, 5, "w", "a")
