"""newsletter.check.report: findings as a person, an editor program and two services read them."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from typing import Any

import pytest

from newsletter.check import Finding, all_rules, check_material
from newsletter.check.report import as_github, as_line, as_sarif, by_story, document_rules, explain_rule, keys_of
from newsletter.check.rules import FAMILIES
from newsletter.models import to_json
from tests.check.materials import FRONT, article, material, story
from tests.running import ROOT

FOUND = check_material(material(FRONT + story("Ines Holm said that the bridge will cost £15 million."), article()))
(WRONG,) = [finding for finding in FOUND if finding.code == "number-not-found"]


def test_a_line_has_file_line_column_code_level_and_message_in_this_order() -> None:
    assert as_line("a.md", WRONG) == "a.md:8:42: number-not-found error “£15 million” is not found in the article"


def test_on_a_terminal_the_offending_words_are_marked_and_the_articles_sentence_stands_below() -> None:
    lines = list(by_story([WRONG], width=100))
    sentence = next(number for number, line in enumerate(lines) if line.strip().startswith("| Ines"))
    marks = re.search(r"\^+", lines[sentence + 1])
    assert marks
    assert lines[sentence][marks.start() : marks.end()] == "£15 million"
    assert "article: Ines Holm" in lines[sentence + 2]
    assert "£14 million" in "".join(lines[sentence + 2 :])


def test_where_colours_are_seen_the_words_are_underlined_instead() -> None:
    text = "\n".join(by_story([WRONG], colour=True))
    assert "\x1b[4m£15 million\x1b[0m" in text
    assert "^^^" not in text


def test_nothing_that_a_stranger_wrote_reaches_the_terminal_as_a_command() -> None:
    evil = Finding("x", "note", "a\x1b]0;evil\x07b", headline="h\x1b[2J", sentence="s\u202e t", source="q\x9b")
    assert not re.search(
        "[\x00-\x09\x0b-\x1f\x7f-\x9f\u202e]", "\n".join([*by_story([evil]), as_line("f", evil), as_github("f", evil)])
    )


def test_github_reads_a_command_with_the_place_and_escaped_signs() -> None:
    line = as_github("issues/a,b.md", WRONG)
    assert line.startswith("::error file=issues/a%2Cb.md,line=8,col=42,endColumn=53,title=number-not-found::")


def test_sarif_has_each_rule_that_was_broken_and_each_finding_with_its_region() -> None:
    run = json.loads(as_sarif([("a.md", WRONG)], "1.0"))["runs"][0]
    assert [item["id"] for item in run["tool"]["driver"]["rules"]] == ["number-not-found"]
    (result,) = run["results"]
    assert result["level"] == "error"
    assert result["locations"][0]["physicalLocation"]["region"] == {"startLine": 8, "startColumn": 42, "endColumn": 53}


@pytest.mark.parametrize("change", [{"line": 99}, {"story": "bbbbbbb2"}, {"headline": "Another headline"}])
def test_a_finding_is_known_again_though_its_line_link_or_headline_changed(change: dict[str, Any]) -> None:
    moved = replace(WRONG, **change)
    assert keys_of(moved) & keys_of(json.loads(json.dumps(to_json(WRONG))))
    assert not keys_of(replace(WRONG, words="16 million")) & keys_of(WRONG)


def test_every_rule_can_be_explained_with_what_is_bad_what_is_good_and_how_to_switch_it_off() -> None:
    for code in all_rules():
        text = explain_rule(code) or ""
        assert all(word in text for word in (code, "Bad:", "Good:", f"check: off {code}"))
    assert explain_rule("nope") is None


def test_the_documentation_of_the_rules_is_made_from_the_rules() -> None:
    assert (ROOT / "newsletter" / "check" / "RULES.md").read_text(encoding="utf-8").strip() == document_rules(FAMILIES).strip()
