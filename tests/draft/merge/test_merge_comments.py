"""newsletter.draft.merge.merge_comments: comments that she left alone follow the text that they are about; all others are hers."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsletter.draft.merge import Merged, merge
from newsletter.draft.merge.merge_comments import comments_of
from newsletter.issuefile import parse, write
from newsletter.language_model import CHECKED, UNCHECKED
from newsletter.models import Issue, Section, Story, story_id

URL = "https://a.example/x"
SUMMARIES = ("They met on Tuesday.", "They met on Friday.", "They met yesterday.")
NOTES = ("“Tuesday” is 2025-11-11", "“Friday” is 2025-11-07", "check the summary: it may not begin well")


def draft(summary: str, *notes: str, headline: str = "They met", words: int = 90, section: str = "News") -> str:
    story = Story(headline, summary, URL, id=story_id(URL), notes=notes, source_words=words)
    return write(Issue("Weekly", sections=(Section(section, (story,)), Section("Law", (story_of("Other"),)))))


def story_of(name: str) -> Story:
    url = f"https://{name.lower()}.example/"
    return Story(name, f"{name} happened.", url, id=story_id(url))


def comments(text: str) -> list[str]:
    (block,) = (block for block in parse(text).blocks if block.kind == "story" and "They met" in block.title)
    return [comment.removeprefix("<!-- ").removesuffix(" -->") for comment in comments_of(block) if "source: " not in comment]


def again(merged: Merged, mine: str, new: str) -> Merged:
    return merge(merged.machine, mine, new, thrown_out=merged.thrown_out)


@given(
    st.lists(st.tuples(st.sampled_from(SUMMARIES), st.sets(st.sampled_from(NOTES)), st.integers(0, 5)), min_size=2, max_size=6)
)
def test_what_stands_is_what_the_machine_says_now_without_what_she_deleted(rounds: list[tuple[str, set[str], int]]) -> None:
    mine = base = draft(SUMMARIES[0], *NOTES[:2])
    deleted: set[str] = set()
    for summary, notes, place in rounds:
        standing = comments(mine)
        if place < len(standing):
            deleted.add(standing[place])
            mine = mine.replace(f"<!-- {standing[place]} -->\n", "", 1)
        new = draft(summary, *sorted(notes))
        merged = merge(base, mine, new)
        assert set(comments(merged.text)) == notes - deleted
        assert merge(merged.machine, merged.text, new).text == merged.text
        mine, base = merged.text, merged.machine


@given(st.sampled_from(SUMMARIES), st.sets(st.sampled_from(NOTES)), st.sets(st.sampled_from(NOTES)), st.integers(1, 9))
def test_a_story_that_she_left_alone_is_to_the_byte_as_the_machine_writes_it(
    summary: str, before: set[str], now: set[str], words: int
) -> None:
    old, new = draft(SUMMARIES[0], *sorted(before)), draft(summary, *sorted(now), words=words)
    assert merge(old, old, new).text == new
    crlf = merge(old, old.replace("\n", "\r\n"), new).text
    assert crlf == new.replace("\n", "\r\n")


def test_beside_a_summary_of_hers_no_comment_on_the_machines_appears_and_none_that_stands_goes() -> None:
    old, new = draft(SUMMARIES[0], NOTES[0]), draft(SUMMARIES[1], NOTES[1], NOTES[2], words=120)
    mine = old.replace("They met on", "We saw them meet on")
    merged = merge(old, mine, new)
    assert merged.text == mine.replace("90 words", "120 words")
    back = again(merged, merged.text.replace("We saw them meet on Tuesday.", SUMMARIES[1]), new)
    assert comments(back.text) == [NOTES[1], NOTES[2]]


def test_a_comment_that_she_changed_or_wrote_stays_as_it_is_and_none_of_its_kind_is_put_beside_it() -> None:
    old = draft(SUMMARIES[0], "or section: Law", NOTES[0])
    mine = old.replace("or section: Law", "or section: Law? ask Tom").replace(NOTES[0], f"{NOTES[0]}, I think")
    mine = mine.replace("They met on Tuesday.\n", "They met on Tuesday.\n<!-- who? -->\n")
    new = draft(SUMMARIES[1], "or section: Sport", NOTES[1])
    text = merge(old, mine, new).text
    assert comments(text) == ["who?", NOTES[1], "or section: Law? ask Tom", f"{NOTES[0]}, I think"]
    assert "They met on Friday.\n<!-- who? -->\n" in text


def test_a_comment_on_the_headline_or_the_section_comes_only_where_the_machines_stands() -> None:
    old, new = draft(SUMMARIES[0]), draft(SUMMARIES[0], "or section: Law", "or headline: Meeting held")
    assert comments(merge(old, old.replace("### They met", "### They met, at last"), new).text) == ["or section: Law"]
    moved = re.sub(r"## News\n\n(### They met.*?\n\n)(## Law\n\n)", r"\2\1", old, flags=re.DOTALL)
    assert comments(merge(old, moved, new).text) == ["or headline: Meeting held"]


@pytest.mark.parametrize("gone", ["or section: Law", "or headline: Meeting held", NOTES[0]])
def test_a_comment_that_she_deleted_stays_away_when_the_machine_drops_it_and_has_it_again(gone: str) -> None:
    notes = ("or section: Law", "or headline: Meeting held", NOTES[0])
    with_it, without = draft(SUMMARIES[0], *notes), draft(SUMMARIES[0], *(note for note in notes if note != gone))
    merged = merge(with_it, with_it.replace(f"<!-- {gone} -->\n", ""), with_it)
    for new in (without, with_it, without, with_it):
        merged = again(merged, merged.text, new)
        assert gone not in merged.text


def test_the_remark_on_the_source_follows_the_link_that_it_is_about() -> None:
    old, new = draft(SUMMARIES[0], words=90), draft(SUMMARIES[0], words=500)
    assert "a.example, 500 words" in merge(old, old.replace("Read more", "The report"), new).text
    elsewhere = old.replace(f"({URL})", "(https://b.example/)")
    assert merge(old, elsewhere, new).text == elsewhere


def test_a_comment_within_her_text_is_part_of_it() -> None:
    old, new = draft(SUMMARIES[0], NOTES[0]), draft(SUMMARIES[1], NOTES[1])
    line = f"<!-- {NOTES[0]} -->"
    mine = old.replace(f"\n{line}\n", "\n").replace("They met on Tuesday.", f"They met {line} on Tuesday.")
    assert merge(old, mine, new).text == mine


def test_paragraphs_stay_apart_where_a_comment_between_them_goes() -> None:
    base, note = draft(SUMMARIES[0], NOTES[0]), f"<!-- {NOTES[0]} -->\n"
    mine = base.replace(note, "").replace("[Read more]", f"{note}[Read more]", 1)
    assert merge(base, mine, draft(SUMMARIES[0])).text == mine.replace(note, "")


def test_a_comment_in_code_of_hers_is_left_alone() -> None:
    old, new = draft(SUMMARIES[0], NOTES[0]), draft(SUMMARIES[1], NOTES[1])
    mine = old.replace(f"<!-- {NOTES[0]} -->\n", f"```\n<!-- {NOTES[0]} -->\n```\n")
    assert f"```\n<!-- {NOTES[0]} -->\n```\n" in merge(old, mine, new).text


def test_what_check_has_checked_stays_so_beside_the_same_text_and_is_unchecked_beside_another() -> None:
    unchecked = f"written by M, {UNCHECKED}"
    base = draft(SUMMARIES[0], unchecked)
    mine = base.replace(UNCHECKED, CHECKED)
    same = merge(base, mine, base)
    assert same.text == mine
    assert merge(same.machine, same.text, base).text == mine
    for machine in (base, same.machine):
        other = merge(machine, mine, draft(SUMMARIES[1], unchecked))
        assert SUMMARIES[1] in other.text
        assert comments(other.text) == [unchecked]
    assert merge(base, mine, draft(SUMMARIES[1])).text == draft(SUMMARIES[1])
