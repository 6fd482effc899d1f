"""Issues of our own writing, in several styles and languages, in which nothing is wrong: none of the rules may find anything."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from newsletter.check import all_rules
from newsletter.config.schema import CheckSettings
from newsletter.issuefile import parse
from tests.check.materials import article, found_in
from tests.running import newsletter

CLEAN = sorted((Path(__file__).parent / "clean").glob("*.md"))
TEN = 10


def test_there_are_ten_of_them() -> None:
    assert len(CLEAN) >= TEN


@pytest.mark.parametrize("file", CLEAN, ids=lambda file: file.stem)
def test_nothing_is_found_in_a_clean_issue(file: Path, project: Path) -> None:
    shutil.copy(file, project / file.name)
    ran = newsletter("check", project / file.name)
    assert ran.out == ""
    assert ran.code == 0


@pytest.mark.parametrize("file", CLEAN, ids=lambda file: file.stem)
def test_no_claim_of_a_summary_is_missed_in_an_article_that_makes_it(file: Path) -> None:
    text = file.read_text(encoding="utf-8")
    issue = parse(text, file.name).issue
    stories = [story for section in issue.sections for story in section.stories]
    articles = [
        article(
            f"{story.headline}.\n{story.summary}\nNobody else spoke.",
            story.link or "",
            title=story.headline,
            published=issue.date,
        )
        for story in stories
    ]
    claims = {code for code, rule in all_rules().items() if rule.family == "claims"} - {"claims-language"}
    assert not found_in(text, *articles, settings=CheckSettings(), language="en") & claims
