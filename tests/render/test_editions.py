"""Promises that hold for all editions together: the same stories, in the same order, with the same links and numbers."""

from __future__ import annotations

import html
import json
import re
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace
from email import message_from_bytes, policy
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newsletter.errors import DraftError, UsageError
from newsletter.issuefile import Draft, parse, write
from newsletter.models import Issue, Section, Story
from newsletter.render.editions import MEDIA, render
from newsletter.render.markdown_text import to_text
from newsletter.render.publication import Publication
from newsletter.text.clean import clean_line
from tests.render.examples import POST, SETTINGS, WORKED, hostile_issue

PUBLICATION = Publication(render=SETTINGS)
LETTERS = ("email", "text", "eml")
SHOWN = ("hugo", *LETTERS, "json")


def shown(draft: Draft, medium: str) -> list[str]:
    """Return what a reader of an edition meets, as one line of text for each of its bodies; addresses of links are part of it."""
    edition = render(draft, medium, PUBLICATION)
    if isinstance(edition, bytes):
        parts = message_from_bytes(edition, policy=policy.default).iter_parts()
        bodies = [part.get_content() for part in parts]
        return [_flat(bodies[0]), _flat(_read_html(bodies[1]))]
    if medium == "email":
        return [_flat(_read_html(edition))]
    if medium == "hugo":
        return [_flat(to_text(edition.split("---\n", 2)[2], width=10_000))]
    return [_flat(" ".join(_strings(json.loads(edition))) if medium == "json" else edition)]


def _read_html(source: str) -> str:
    body = re.sub(r"<!--.*?-->|<div style=\"display:none.*?</div>", "", source[source.index("<body") :], flags=re.DOTALL)
    return html.unescape(re.sub(r"<[^>]*>", "", re.sub(r'<a href="([^"]*)"[^>]*>(.*?)</a>', r"\2 \1 ", body)))


def _strings(value: Any) -> Iterator[str]:
    if isinstance(value, dict):
        for name in value:
            if name != "front_matter":
                yield from _strings(value[name])
    elif isinstance(value, list):
        for item in value:
            yield from _strings(item)
    else:
        yield str(value)


def _flat(text: str) -> str:
    return " ".join(text.split())


def stories(issue: Issue) -> list[Story]:
    return [story for section in issue.sections for story in section.stories]


@pytest.mark.parametrize("medium", SHOWN)
def test_notes_and_anchors_are_in_no_edition(medium: str) -> None:
    edition = render(parse(WORKED), medium, PUBLICATION)
    for text in [str(edition), *shown(parse(WORKED), medium)]:
        assert "ask Ben" not in text
        assert "story 0123abcd" not in text


@pytest.mark.parametrize("medium", SHOWN)
def test_what_the_editor_wrote_where_no_rule_applies_is_in_every_edition(medium: str) -> None:
    for text in shown(parse(WORKED), medium):
        for words in ("Dear readers", "Two outlets have it", "my own view", "See you in a week", "The week of 2025-11-15"):
            assert words in text, words


@pytest.mark.parametrize("medium", LETTERS)
def test_marks_of_markdown_reach_no_reader_of_a_letter(medium: str) -> None:
    for source in (POST, WORKED):
        for text in shown(parse(source), medium):
            assert not re.search(r"\*\*|\]\(|(?<!\w)#{1,6} |&#?\w+;|<p", text)


def test_a_post_in_the_shape_of_a_post_comes_back_byte_for_byte() -> None:
    assert render(parse(POST), "hugo", PUBLICATION) == POST


@pytest.mark.parametrize("medium", MEDIA)
def test_rendering_twice_gives_the_same(medium: str) -> None:
    assert render(parse(WORKED), medium, PUBLICATION) == render(parse(WORKED), medium, PUBLICATION)


def test_titles_that_strangers_wrote_are_the_same_words_in_every_letter() -> None:
    draft = parse(write(hostile_issue()))
    for medium in LETTERS:
        for text in shown(draft, medium):
            assert "{{ 7 * 7 }} {% for x in y %}" in text
            assert "{{< youtube id >}}" in text
            assert "<script>alert(1)</script>" in text
            assert "'; DROP TABLE readers; --" in text


LINE = st.text(st.characters(exclude_categories=["Cs"]), max_size=60)


@settings(max_examples=40)
@given(st.lists(st.tuples(LINE, LINE), min_size=1, max_size=3))
def test_whatever_a_headline_says_both_letters_say_it(told: list[tuple[str, str]]) -> None:
    issue = Issue("t", sections=(Section("s", tuple(Story(head, text, "https://x.example/") for head, text in told)),))
    draft = parse(write(issue))
    for medium in ("email", "text"):
        (text,) = shown(draft, medium)
        at = 0
        for story in stories(draft.issue):
            at = text.index(_flat(clean_line(story.headline)), at)


PIECES = [
    *"ab 1\n\t*_`[]()<>!#&;:/-.>",
    "\n\n",
    "\n## ",
    "\n### ",
    "\n**Bold**\n",
    "[Read more](https://x.example/a)",
    "\nAlso: [A](https://y.example/)",
    "\n---\n",
    "<!-- note -->",
    "<div>",
    "<blockquote>",
    "</p>",
    "```\n",
    "&#123;{",
    "é日א",
]


@settings(max_examples=60)
@given(st.lists(st.sampled_from(PIECES), max_size=40).map("".join))
def test_whatever_the_editor_types_is_rendered_or_refused_by_line(text: str) -> None:
    try:
        draft = parse(text)
    except DraftError:
        return
    for medium in LETTERS:
        for story in stories(draft.issue):
            assert all(_flat(story.headline) in shown_text for shown_text in shown(draft, medium))


def test_the_front_matters_own_language_is_the_mails() -> None:
    page = render(parse(POST.replace("draft: false", "language: he")), "email", replace(PUBLICATION, language="de"))
    assert isinstance(page, str)
    assert '<html lang="he" dir="rtl"' in page


def test_a_language_cannot_break_out_of_its_attribute_or_header() -> None:
    draft = parse(POST.replace("draft: false", "language: 'x\" onload=\"y'"))
    assert 'onload="' not in str(render(draft, "email", PUBLICATION))
    assert "\nContent-Language: en\n" in _flat_lines(render(draft, "eml", PUBLICATION))


def _flat_lines(edition: bytes | str) -> str:
    return edition if isinstance(edition, str) else edition.decode()


def test_templates_are_looked_for_in_the_editors_folder(tmp_path: Path) -> None:
    (tmp_path / "text.txt").write_text("{{ issue.title }}!\n")
    assert render(parse(POST), "text", replace(PUBLICATION, templates=tmp_path)) == "Weekly Update - November 15, 2025!\n"


def test_an_edition_that_is_none_is_named_with_those_that_are() -> None:
    with pytest.raises(UsageError, match=r"pdf.*hugo, jekyll.*email, text, eml, json"):
        render(parse(POST), "pdf", PUBLICATION)


def test_rendering_imports_neither_the_network_nor_the_extraction() -> None:
    code = (
        "import sys; from newsletter.issuefile import parse; from newsletter.render.editions import render;"
        "from newsletter.render.publication import Publication; draft = parse('## S\\n\\n### H\\n\\ntext\\n');"
        "[render(draft, medium, Publication()) for medium in ('hugo', 'json')]; assert 'jinja2' not in sys.modules;"
        "[render(draft, medium, Publication()) for medium in ('email', 'text', 'eml')];"
        "print(sorted({'trafilatura', 'httpx', 'lxml', 'feedparser', 'rich', 'babel'} & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_the_post_of_a_french_issue_has_no_english_word_before_the_other_outlets() -> None:
    draft = parse(
        "---\ntitle: A\ndate: 2025-11-15\nlang: fr\n---\n\n## Ville\n\n### Le pont rouvre\n"
        "<!-- story 4ada6564 -->\n\nLe pont rouvre lundi.\n\n"
        "[Lire la suite](https://a.example/pont)\n\nAlso: [Le Phare](https://b.example/pont)\n"
    )
    post = str(render(draft, "hugo", Publication()))
    assert "\nAussi\u00a0: [Le Phare](https://b.example/pont)\n" in post
    assert [also.url for story in parse(post).issue.sections[0].stories for also in story.also] == ["https://b.example/pont"]
    assert render(parse(post), "hugo", Publication()) == post
    english = str(render(parse(draft.text.replace("lang: fr\n", "")), "hugo", Publication()))
    assert "\nAlso: [Le Phare]" in english
