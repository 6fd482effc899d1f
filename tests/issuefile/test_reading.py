"""Promises of the reader: what an issue file says, whichever way an editor's hand wrote it."""

from __future__ import annotations

import pytest

from newsletter.errors import DraftError
from newsletter.issuefile import parse
from newsletter.issuefile.reading import carried_stories
from newsletter.models import Also, Issue, Story, story_id
from tests.issuefile.drafts import DRAFT, POST

STORY = "## S\n\n### Head\n<!-- story 4ada6564 -->\n\nOne.\nTwo.\n\n[Read more](https://a.example/x)\n"
READ = Story("Head", "One. Two.", "https://a.example/x", id="4ada6564")


def issue_of(text: str) -> Issue:
    return parse(text).issue


def story_of(text: str) -> Story:
    (story,) = (story for section in issue_of(text).sections for story in section.stories)
    return story


def test_a_post_and_its_draft_say_the_same() -> None:
    post, draft = issue_of(POST), issue_of(DRAFT)
    assert (post.title, post.date, post.tags) == (
        "The Week in Tides - May 3, 2024",
        "2024-05-02T16:00:00Z",
        ("tides", "weekly"),
    )
    assert post.front_matter == draft.front_matter
    assert post.front_matter["cover"] == {"image": "wave.png"}
    assert post.intro == draft.intro
    assert post.intro.startswith("<p style=")
    assert [section.title for section in post.sections] == ["Floods & Dams", "Ports"]
    for one, other in zip(post.sections, draft.sections, strict=True):
        (left,), (right,) = one.stories, other.stories
        assert (left.headline, left.summary, left.link, left.link_text) == (
            right.headline,
            right.summary,
            right.link,
            "Read more",
        )
    assert [section.stories[0].id for section in draft.sections] == ["4ada6564", "0badcafe"]
    assert post.sections[1].stories[0].id == story_id("https://ports.example/strike_(again)?page=2")


@pytest.mark.parametrize(
    "text",
    [
        STORY,
        STORY.replace("\n", "\r\n"),
        STORY.replace("\n", "\r"),
        "\ufeff" + STORY,
        STORY.rstrip(),
        STORY.replace("\n\n", "\n\n\n\n"),
        STORY.replace("One.\nTwo.", "One. Two."),
        STORY.replace("One.\nTwo.", "One.   \tTwo. \t").replace("   \t", " "),
        STORY.replace("Two.\n\n", "Two.\n"),
        STORY.replace("Two.\n\n", "Two.  \n"),
        STORY.replace("Two.\n\n", "Two.\\\n"),
        STORY.replace("-->\n\n", "-->\n"),
        STORY.replace("### Head", "**Head**"),
        STORY.replace("### Head", "###    Head   ###"),
        STORY.replace("### Head", "  ### Head"),
        STORY.replace("Head\n<!--", "Head <!--"),
        STORY.replace("[Read more](https://a.example/x)", "[Read\nmore](<https://a.example/x>)"),
        STORY.replace("[Read more](https://a.example/x)", '  [Read more](https://a.example/x "A title")  '),
        STORY.replace("One.\n", "One.\n<!-- ask Anna -->\n"),
        STORY.replace("One.", "One. <!-- ask\nAnna -->"),
        STORY.replace("/x)\n", "/x)\n\n<!-- ## Not a section\n\n### nor a story -->\n"),
        STORY + "\n---\n",
        STORY.replace("/x)\n", "/x)\n---\n"),
    ],
)
def test_slips_of_the_hand_change_nothing(text: str) -> None:
    assert issue_of(text).sections[0].title == "S"
    assert story_of(text) == READ


def test_the_summary_keeps_its_paragraphs_lists_tables_code_and_hard_breaks() -> None:
    body = "One\ntwo.\n\n- a\n- b\n\n| a | b |\n| - | - |\n| 1 | 2 |\n\n```\nx\n  y\n```\n\nA line  \nbroken\\\ntwice.\n"
    summary = story_of(STORY.replace("One.\nTwo.\n", body)).summary
    assert summary == body.strip().replace("One\ntwo.", "One two.")


def test_a_link_alone_on_a_line_of_a_rewrapped_sentence_is_not_the_storys_link() -> None:
    story = story_of(
        "### H\n\nAs one can read in\n[the report](https://r.example/)\nof the board.\n\n[More](https://a.example/)\n"
    )
    assert (story.link, story.link_text) == ("https://a.example/", "More")
    assert story.summary == "As one can read in [the report](https://r.example/) of the board."
    assert story_of("### H\n\nAs one can read in\n[the report](https://r.example/)\n").link is None


def test_the_link_may_be_a_bare_address_or_stand_in_the_headline() -> None:
    for text in (
        "### H\n\nText.\n\nhttps://a.example/x\n",
        "### H\n\nText.\n\n<https://a.example/x>\n",
        "### [H](https://a.example/x)\n\nText.\n",
    ):
        assert story_of(text) == Story("H", "Text.", "https://a.example/x", id=story_id("https://a.example/x")), text


def test_further_links_follow_the_link_in_a_paragraph_of_their_own_or_in_its() -> None:
    also = (Also("https://b.example/", "B [x]"), Also("https://c.example/?a=1&b=2", "C & D"))
    line = r"Also: [B \[x\]](https://b.example/) · [C & D](https://c.example/?a=1&b=2)"
    for text in (
        f"{STORY}\n{line}\n",
        f"{STORY[:-1]}  \n{line}\n",
        f"{STORY}\n{line.replace(' · ', chr(10))}\n",
        f"{STORY}\n{line.lower()}\n",
    ):
        story = story_of(text)
        assert [item.url for item in story.also] == [item.url for item in also], text
        assert story.after == ""
    assert story_of(f"{STORY}\n{line}\n").also == also
    assert story_of(f"{STORY}\nAlso: it rained, says [B](https://b.example/)\n").also == ()


def test_what_follows_the_link_is_kept_as_it_stands() -> None:
    story = story_of(f"{STORY}\n*Our view:*\nno.\n\n- list\n\n[Second](https://b.example/)\n")
    assert story.after == "*Our view:*\nno.\n\n- list\n\n[Second](https://b.example/)"
    assert story.link == "https://a.example/x"


def test_text_above_between_and_behind_the_sections_is_kept_in_its_place() -> None:
    issue = issue_of(f"Hello.\n\n# Big\n\n---\n\n## S\n\nAbout S.\n\n{STORY[6:]}\n---\n\nBye.\n")
    assert issue.intro == "Hello.\n\n# Big"
    assert [(section.title, section.intro, len(section.stories)) for section in issue.sections] == [
        ("S", "About S.", 1),
        ("", "Bye.", 0),
    ]


def test_stories_before_any_section_stand_in_one_without_a_title() -> None:
    issue = issue_of(STORY[6:])
    assert [(section.title, section.stories) for section in issue.sections] == [("", (READ,))]


def test_titles_and_headlines_are_plain_text_and_comments_are_nowhere() -> None:
    text = "## *A* \\& B <!-- n -->\n\n"
    text += "### The `x` of **[it](https://a.example)** &amp; 5 \\* 3 <!-- n -->\n\nText <!-- n -->.\n\n<!-- n -->\n"
    issue = issue_of(f"Intro.<!-- n -->\n\n<!-- n -->\n\n{text}")
    assert issue.sections[0].title == "A & B"
    assert story_of(text).headline == "The x of it & 5 * 3"
    assert issue.intro == "Intro."
    assert "<!--" not in repr(issue)


def test_a_comment_in_code_is_code() -> None:
    assert (
        story_of("### H\n\nWrite `<!-- x -->` so:\n\n```\n<!-- x -->\n```\n").summary
        == "Write `<!-- x -->` so:\n\n```\n<!-- x -->\n```"
    )


def test_a_text_keeps_the_link_definitions_it_needs() -> None:
    text = "### H\n\nSee [this][1] and [that].\n\n[Read more](https://a.example/)\n\n"
    text += "## T\n\n[1]: https://one.example\n[That]: https://two.example 'x'\n"
    assert story_of(text).summary == "See [this][1] and [that].\n\n[1]: https://one.example\n[That]: https://two.example 'x'"


def test_the_id_is_made_from_the_canonical_link_that_the_caller_makes() -> None:
    draft = parse("### H\n\n[Read more](https://A.example/?utm_source=x)\n", key=lambda url: url.lower().partition("?")[0])
    assert draft.issue.sections[0].stories[0].id == story_id("https://a.example/")


@pytest.mark.parametrize(
    ("text", "line", "reason"),
    [
        ("a\n\n```\nb\n", 3, "code block"),
        ("a\n\n<!-- b\n\nc", 3, "comment"),
        ("a\n\n<div>\nb <!-- c\n</div>\n", 4, "comment"),
        ("a\n\n<script>\n\nb\n", 3, "HTML"),
        ("a\n\n<!DOCTYPE\n\nb\n", 3, "HTML"),
        ("a\nb\x00", 2, "NUL"),
        ("## S\n\n<<<<<<< mine\na\n=======\nb\n>>>>>>> theirs\n", 3, "conflict"),
        ("---\ntitle: x\n\n## S\n", 1, "never closed"),
        ("---\n<<<<<<< a\nx: 1\n>>>>>>> b\n---\n", 2, "conflict"),
    ],
)
def test_what_cannot_be_read_is_refused_with_file_line_and_reason(text: str, line: int, reason: str) -> None:
    for source in (text, text.replace("\n", "\r\n")):
        with pytest.raises(DraftError) as caught:
            parse(source, "issues/x.md")
        assert str(caught.value).startswith(f"issues/x.md:{line}: ")
        assert reason in str(caught.value)


@pytest.mark.parametrize("text", ["```\n<<<<<<< mine\n```\n", "<script>\nif (a <!--b) c()\n</script>\n"])
def test_marks_of_conflicts_and_comments_shown_in_code_are_none(text: str) -> None:
    assert parse(text).text == text


def test_a_link_that_leads_nowhere_is_text_and_not_the_storys_link() -> None:
    (story,) = (
        parse("## S\n\n### H\n\nBefore.\n\n[foo]: <>\n\n[foo]\n\n[Read more](https://x.example/)\n").issue.sections[0].stories
    )
    assert (story.link, story.after) == ("https://x.example/", "")
    assert "[foo]" in story.summary.splitlines()


def test_items_of_lists_and_links_that_end_a_text_are_stories_that_an_issue_carried() -> None:
    text = (
        "# Weekly\n\n## Town\n\n- [Mill bridge opens](https://t.example/bridge) — It was rebuilt in two summers.\n"
        "- **Ferry:** more cabins, says [the yard](https://t.example/ferry)\n- no link\n\n"
        "Thanks to [Cid](https://cid.example/).\n\n## Updates\n\n### Nature\n\n1. [Owls *return*](https://n.example/owls)\n\n"
        "### A storm passed\n\nNobody was hurt, [says Anna](https://anna.example/), of the town. [Read more](https://n.example/storm)\n\n"
        "### A note\n\nThanks to [Ben](https://ben.example/) for the list.\n"
    )
    found = [(section, story.headline, story.link, story.summary) for section, story in carried_stories(parse(text).issue)]
    assert found == [
        ("Town", "Mill bridge opens", "https://t.example/bridge", "It was rebuilt in two summers."),
        ("Town", "Ferry: more cabins, says", "https://t.example/ferry", ""),
        ("Nature", "Owls return", "https://n.example/owls", ""),
        (
            "Updates",
            "A storm passed",
            "https://n.example/storm",
            "Nobody was hurt, [says Anna](https://anna.example/), of the town.",
        ),
        ("Updates", "A note", None, "Thanks to [Ben](https://ben.example/) for the list."),
    ]
