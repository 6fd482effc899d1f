"""newsletter.check.rule: levels and switches of the editor's, in config and in comments."""

from __future__ import annotations

from newsletter.check import check_material
from newsletter.check.rule import Rule, on_issue
from newsletter.config.schema import CheckSettings
from tests.check.materials import FRONT, article, found_in, material, story

WRONG = "Ines Holm said that the bridge will cost £15 million. TODO ask her."


def test_a_level_of_the_editors_goes_before_the_rules_own() -> None:
    settings = CheckSettings(notes=("number-not-found",), errors=("undated-article",))
    held = material(FRONT + story(WRONG), article(published=None), settings=settings)
    levels = {finding.code: finding.level for finding in check_material(held)}
    assert levels == {"number-not-found": "note", "placeholder": "error", "undated-article": "error"}


def test_a_models_doubt_is_never_an_error() -> None:
    settings = CheckSettings(errors=("model-doubts",))
    held = material(FRONT + story("Holm regrets it."), article(), settings=settings, ask=lambda sentence, text: False)
    assert {finding.level for finding in check_material(held) if finding.code == "model-doubts"} == {"warning"}


def test_a_comment_switches_rules_off_for_its_story_or_before_the_first_section_for_the_issue() -> None:
    two = story(f"{WRONG} <!-- check: off placeholder -->", "One") + story(
        WRONG.replace("15", "16"), "Two", "https://b.example/"
    )
    assert found_in(FRONT + story(f"{WRONG}<!-- check: off -->"), article()) == set()
    assert "placeholder" in found_in(FRONT + two, article())
    assert "placeholder" not in found_in(FRONT + "<!-- check: off placeholder -->\n\n## S\n\n" + two, article())


def test_findings_in_one_place_stand_in_the_order_in_which_they_were_found() -> None:
    messages = [f"message {number}" for number in range(20)]
    rule = Rule("made-up", "editing", "note", "", "", "", lambda material: map(on_issue, messages))
    assert [finding.message for finding in check_material(material(FRONT), [rule])] == messages
