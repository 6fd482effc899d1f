"""newsletter.draft.annotate: comments are put under a story once, and never end early or print anything."""

from __future__ import annotations

from hypothesis import example, given
from hypothesis import strategies as st

from newsletter.draft.annotate import annotate, drop_questions, note_of_doubt, note_of_follow_up, notes_of_source
from newsletter.draft.clustering.likeness import Likeness
from newsletter.draft.selection.memory import CARRIED, Trace
from newsletter.issuefile import parse
from newsletter.models import Hints

DRAFT = "## News\n\n### Bridge\n<!-- story 4ada6564 -->\n\nIt is built.\n\n[Read more](https://a.example/)\n"


def test_a_comment_stands_under_the_anchor_and_is_not_put_twice() -> None:
    once = annotate(DRAFT, {"4ada6564": ["note: lead?"]})
    assert "<!-- story 4ada6564 -->\n<!-- note: lead? -->\n" in once
    assert annotate(once, {"4ada6564": ["note: lead?"]}) == once
    assert annotate(DRAFT, {"00000000": ["note: lead?"]}) == DRAFT


def test_line_ends_of_the_file_stay_its_own() -> None:
    assert "<!-- note: x -->\r\n" in annotate(DRAFT.replace("\n", "\r\n"), {"4ada6564": ["note: x"]})


@example("MORE")
@given(st.text(max_size=400))
def test_no_note_ends_its_comment_or_changes_the_issue(note: str) -> None:
    annotated = annotate(DRAFT, {"4ada6564": [note]})
    (story,) = parse(annotated).issue.sections[0].stories
    assert (story.headline, story.summary, story.link) == ("Bridge", "It is built.", "https://a.example/")
    assert len(annotated.splitlines()) == len(DRAFT.splitlines()) + 1


def test_a_command_in_a_note_can_be_copied_as_it_stands() -> None:
    doubt = note_of_doubt(Likeness("4ada6564", "11111111", 0.1), "Mill <bridge> -- again")
    line = annotate(DRAFT, {"4ada6564": [doubt]}).splitlines()[4]
    assert line == "<!-- same story as “Mill ‹bridge› – again”? newsletter draft --join 4ada6564 11111111 -->"


def test_a_question_about_a_story_that_is_gone_goes_with_it_unless_she_changed_it() -> None:
    doubt = note_of_doubt(Likeness("11111111", "4ada6564", 0.1), "The mill")
    asked = annotate(DRAFT, {"4ada6564": [doubt]})
    assert drop_questions(asked, {"00000000": "The mill"}) == asked
    assert drop_questions(asked, {"11111111": "The mill"}) == DRAFT
    mine = asked.replace("same story as “The mill”", "same story as “The mill”, says Tom")
    assert drop_questions(mine, {"11111111": "The mill"}) == mine


def test_what_a_source_says_is_shown_and_nothing_where_it_says_nothing() -> None:
    hints = Hints(note="lead?", tags=("birds", "marsh"), who="Ada Moor")
    assert list(notes_of_source(hints)) == ["note: lead?", "tags: birds, marsh", "from: Ada Moor"]
    assert list(notes_of_source(Hints())) == []


def test_a_follow_up_names_the_story_it_goes_on_from() -> None:
    trace = Trace(CARRIED, "2025-11-08.md", headline="Bridge closed", link="https://a.example/0")
    assert note_of_follow_up(trace) == "follow-up of “Bridge closed” in 2025-11-08.md: https://a.example/0"
