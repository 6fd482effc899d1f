"""Promises of the writer: a machine's issue comes back as it went in, whatever strangers put into it."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from newsletter.issuefile import hugo_text, parse, plain, write
from newsletter.issuefile.writing import summary_text
from newsletter.models import Also, Issue, Section, Story
from newsletter.text.clean import clean_line
from tests.issuefile.drafts import DRAFT
from tests.issuefile.test_escape import MARKDOWN, hostile

ISSUE = Issue(
    title="The Week in Tides - May 3, 2024",
    date="2024-05-02T16:00:00Z",
    description="What the sea did this week",
    summary="A week of 3 floods.",
    tags=("tides", "weekly"),
    sections=(
        Section(
            "Floods & Dams",
            (
                Story(
                    "The River Stood at 5.25 Metres",
                    "The river rose by 2.5 m. Dr. Weber said the dam “will hold.” It did.\n\nSecond paragraph.",
                    "https://floods.example/",
                    also=(Also("https://b.example/", "B"), Also("javascript:x", "Bad"), Also("https://c.example/", "C")),
                    id="4ada6564",
                ),
            ),
        ),
    ),
)
TEXT = """\
---
title: "The Week in Tides - May 3, 2024"
date: 2024-05-02T16:00:00Z
draft: false
description: "What the sea did this week"
summary: "A week of 3 floods."
tags: ["tides", "weekly"]
---

## Floods & Dams

### The River Stood at 5.25 Metres
<!-- story 4ada6564 -->

The river rose by 2.5 m.
Dr. Weber said the dam “will hold.”
It did.

Second paragraph.

[Read more](https://floods.example/)

Also: [B](https://b.example/) · [C](https://c.example/)
"""


def one_line(text: str) -> str:
    return " ".join(clean_line(text).split())


def test_a_draft_looks_as_the_grammar_says() -> None:
    assert write(ISSUE) == TEXT


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("“It rains. We go,” said Ann. It rained on.", ["“It rains. We go,” said Ann.", "It rained on."]),
        (
            "Ann called: “It rains all day. We go home.” It rained on.",
            ["Ann called: “It rains all day. We go home.”", "It rained on."],
        ),
        ("„Es regnet. Wir gehen.“ Sie ging. Er blieb.", ["„Es regnet.", "Wir gehen.“", "Sie ging.", "Er blieb."]),
        ("Sie nannte es „Regen“. Er blieb.", ["Sie nannte es „Regen“.", "Er blieb."]),
    ],
)
def test_each_sentence_has_its_line_and_those_of_an_english_quotation_one(text: str, lines: list[str]) -> None:
    story = Story("H", text, "https://a.example/")
    assert "\n".join(lines) in write(Issue("T", sections=(Section("S", (story,)),))).split("\n\n")


def test_writing_what_was_read_gives_the_draft_again() -> None:
    issue = parse(DRAFT).issue
    assert write(issue) == DRAFT.replace('cover:\n  image: "wave.png"   # by hand', 'cover: {"image": "wave.png"}')


def test_sentences_with_no_blank_between_them_stay_on_one_line() -> None:
    assert summary_text("今日は雨です。明日は晴れ。 Then sun. And rain.") == "今日は雨です。明日は晴れ。\nThen sun.\nAnd rain."


@example("", "？*", "", [], "")
@given(hostile, hostile, hostile, st.lists(st.tuples(hostile, hostile), max_size=2), hostile)
def test_any_issue_comes_back_and_shows_exactly_what_it_says(
    headline: str, summary: str, url: str, also: list[tuple[str, str]], title: str
) -> None:
    links = tuple(Also(f"https://y.example/{path}", f"O{name}") for path, name in also)
    story = Story(headline, summary, f"https://x.example/{url}", f"Read {url}", links, "4ada6564")
    issue = Issue(title, "2025-11-14", headline, summary, (url,), "", (Section(f"S{title}", (story,)),), {f"x{url}": [summary]})
    draft = parse(write(issue))
    read = draft.issue
    assert (read.title, read.description or "", read.summary or "") == (
        clean_line(title),
        clean_line(headline),
        clean_line(summary),
    )
    assert read.intro == ""
    ((section,), (back,)) = read.sections, read.sections[0].stories
    assert (section.title, section.intro) == (one_line(f"S{title}"), "")
    assert back.headline == (one_line(headline) or "Untitled")
    assert plain(back.summary) == one_line(summary)
    assert (back.id, back.after, back.link_text) == ("4ada6564", "", one_line(f"Read {url}"))
    assert [item.text for item in back.also] == [one_line(item.text) for item in links]
    html = MARKDOWN.render(back.summary)
    assert html.replace("<p>", "").replace("</p>", "").count("<") == 0
    post = parse(hugo_text(draft)).issue
    ((printed,),) = (section.stories for section in post.sections)
    assert (printed.headline, plain(printed.summary), printed.link, printed.also) == (
        back.headline,
        plain(back.summary),
        back.link,
        back.also,
    )


def test_a_story_without_anything_is_still_a_story() -> None:
    draft = parse(write(Issue(sections=(Section("", (Story("", link="ftp://x"),)),))))
    assert [(story.headline, story.link, story.id) for section in draft.issue.sections for story in section.stories] == [
        ("Untitled", None, None)
    ]


def test_what_the_editor_would_write_herself_is_written_as_it_stands() -> None:
    story = Story("H", "S.", "https://a.example/", after="*After*\n\n- all")
    issue = Issue("T", intro="Hello **you**.", sections=(Section("S", (story,), intro="| a |\n| - |"),))
    read = parse(write(issue)).issue
    assert (read.intro, read.sections[0].intro, read.sections[0].stories[0].after) == (
        "Hello **you**.",
        "| a |\n| - |",
        "*After*\n\n- all",
    )


def test_the_length_of_a_storys_article_stands_in_a_comment_and_comes_back() -> None:
    def source(text: str) -> tuple[str, int | None]:
        story = parse(text).issue.sections[0].stories[0]
        return story.source_name, story.source_words

    story = Story("H", "S.", "https://www.a.example/", source_words=640, source_name="The <A> (UK) -->")
    text = write(Issue("T", sections=(Section("S", (story,)),)))
    assert text.endswith("[Read more](https://www.a.example/)\n\n<!-- source: a.example (The A UK), 640 words -->\n")
    assert source(text) == ("The A UK", 640)
    assert "640" not in hugo_text(parse(text))
    assert source(text.replace("640 words", "long")) == ("", None)
    assert source(text.replace("640 words", "length unknown")) == (
        "The A UK",
        None,
    )  # of a paid article nobody knows the length
    assert source(text.replace("https://www.a", "https://b")) == ("", None)  # she has linked another site
    assert source(write(Issue("T", sections=(Section("S", (replace(story, source_name=""),)),)))) == ("", 640)


def test_the_site_of_an_article_of_unknown_length_is_named() -> None:
    def written(name: str) -> str:
        return write(Issue("T", sections=(Section("S", (Story("H", "S.", "https://a.example/", source_name=name),)),)))

    assert written("The A").endswith("\n<!-- source: a.example (The A), length unknown -->\n")
    assert "source: a.example (Loom Enhancement Proposals), length" in written("Loom Enhancement Proposals (LEPs)")
    assert "source:" not in written("")


def test_a_note_of_the_editors_own_on_a_source_stays_private() -> None:
    story = write(Issue("T", sections=(Section("S", (Story("H", "S.", "https://a.example/"),)),)))
    for note in ("source: ask Ben", "source: Ben, 3 words of thanks", "source: a.example (Ben)"):
        assert parse(f"{story}\n<!-- {note} -->\n").issue.sections[0].stories[0].source_name == ""
