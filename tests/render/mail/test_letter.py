"""Promises of how an issue is laid out for readers."""

from __future__ import annotations

from dataclasses import replace

from newsletter.models import Issue, Section, Story
from newsletter.render.mail.letter import Letter, moved_to_links
from newsletter.render.publication import Publication
from tests.render.examples import PLAIN, SETTINGS
from tests.render.made import letter_of

STORY = Story("h", link="https://www.example.org/a")


def label(story: Story, publication: Publication | None = None) -> str:
    return Letter(PLAIN, publication or Publication(), "en").link_label(story)


def test_read_more_says_where_and_the_editors_own_words_stay() -> None:
    assert label(STORY) == "Read at example.org"
    assert label(replace(STORY, link_text="The study")) == "The study (example.org)"
    assert label(replace(STORY, link_text=STORY.link or "")) == "Read at example.org"
    assert label(replace(STORY, link_text="example.org has it")) == "example.org has it"
    assert label(replace(STORY, link_text="Weiter"), Publication(read_more="Weiter")) == "Read at example.org"


def test_a_site_is_called_by_its_configured_name_below_its_domain_too() -> None:
    named = Publication(site_names={"example.org": "The Example"})
    assert label(replace(STORY, link="https://news.example.org/a"), named) == "Read at The Example"
    assert label(replace(STORY, link="https://example.com/a"), named) == "Read at example.com"


def test_the_day_is_that_of_the_title_else_of_the_date_in_the_issues_language() -> None:
    assert letter_of(PLAIN).day() == "November 14, 2025"
    assert letter_of(PLAIN, language="de").day() == "14. November 2025"
    assert letter_of(replace(PLAIN, title="Update - November 15, 2025")).day() == "November 15, 2025"
    assert letter_of(replace(PLAIN, title="Update - 2025-11-15"), language="fr").day() == "15 novembre 2025"
    assert letter_of(replace(PLAIN, title="Update - November 15, 2025"), language="de").day() == "15. November 2025"
    assert letter_of(replace(PLAIN, title="Update - 15 Nov 2025"), language="de").day() == "15 Nov 2025"
    assert letter_of(replace(PLAIN, date="soon")).day() == ""


def test_minutes_are_those_of_reading_the_issue() -> None:
    assert letter_of(PLAIN).minutes() == 1
    long = replace(PLAIN, sections=(Section("S", (Story("h", "word " * 1200),)),))
    assert letter_of(long).minutes() == 5


def test_stories_are_moved_from_the_end_and_an_empty_section_goes() -> None:
    sections, moved = moved_to_links(letter_of(PLAIN), 1)
    assert [story.headline for story in moved] == ["The act is law"]
    assert [section.title for section in sections] == ["Chips & Power"]


def test_the_issue_may_be_empty() -> None:
    assert Letter(Issue(), Publication(render=SETTINGS), "en").values()["count"] == ""


def test_a_site_is_called_what_it_calls_itself_unless_the_editor_names_it() -> None:
    story = replace(STORY, source_name="The Example Post")
    assert label(story) == "Read at The Example Post"
    assert label(story, Publication(site_names={"example.org": "EP"})) == "Read at EP"


def test_a_storys_minutes_are_those_of_its_article_where_its_length_is_known() -> None:
    def minutes(story: Story, language: str = "en") -> str:
        letter = letter_of(replace(PLAIN, sections=(Section("S", (story,)),)), language=language)
        return letter.sections[0].stories[0].minutes

    assert minutes(replace(STORY, source_words=640)) == "3 min"
    assert minutes(replace(STORY, source_words=5), "fr") == "1\xa0min"
    assert minutes(STORY) == minutes(Story("h", source_words=640)) == ""


def test_a_summary_that_opens_with_the_first_storys_own_words_is_not_printed_above_them() -> None:
    story = Story(
        "A bridge for Brigford", "The council voted on Tuesday, after nine years.\nWork begins in March.", "https://a.example/"
    )
    issue = replace(PLAIN, sections=(Section("Town", (story, Story("Owls return", "Owls nest in the mill."))),))

    def shown(summary: str) -> str | None:
        shown: Issue = letter_of(replace(issue, summary=summary)).values()["issue"]
        return shown.summary

    for repeated in ("The council voted on Tuesday. Owls nest in the mill.", "A bridge for Brigford."):
        assert shown(repeated) == ""
    for own in ("A week of bridges and owls.", "Owls nest in the mill. The council voted.", "。", ""):
        assert shown(own) == own
