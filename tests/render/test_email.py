"""Promises of the HTML mail."""

from __future__ import annotations

import re
from dataclasses import replace
from html.parser import HTMLParser

from newsletter.config.schema import RenderSettings
from newsletter.models import Issue, Section, Story
from newsletter.render.email import CLIPPED_AT, render_email, size_note
from tests.render.examples import PLAIN, SETTINGS, hostile_issue

VOID = ("meta", "br", "hr")


class Outline(HTMLParser):
    """Reads tags, their attributes and what stays open."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str]]] = []
        self.open: list[str] = []
        self.text: list[str] = []
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, {name: value or "" for name, value in attrs}))
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        if not {"style", "title"} & set(self.open):
            self.text.append(data)


def outline(issue: Issue, settings: RenderSettings = SETTINGS) -> Outline:
    return Outline(render_email(issue, settings))


def test_every_tag_is_closed_where_it_belongs() -> None:
    for issue in (PLAIN, hostile_issue(), Issue()):
        assert outline(issue).open == []


def test_the_mail_says_its_language_and_direction_inside_and_outside_the_body() -> None:
    html = render_email(PLAIN, SETTINGS, language="he")
    tags = Outline(html).tags
    assert [(tag, given["dir"]) for tag, given in tags if given.get("lang") == "he"] == [
        ("html", "rtl"),
        ("body", "rtl"),
        ("div", "rtl"),
    ]
    assert "text-align:right" in html


def test_a_story_that_runs_the_other_way_does_so_in_its_own_box() -> None:
    html = render_email(Issue("t", sections=(Section("s", (Story("חדשות"), Story("News"))),)), SETTINGS)
    assert re.search(r'<div dir="rtl" style="text-align:right">\s*<h3[^>]*>חדשות</h3>\s*</div>\s*<h3[^>]*>News</h3>', html)


def test_layout_tables_are_told_to_screen_readers_and_headings_form_an_outline() -> None:
    found = outline(PLAIN)
    assert {given.get("role") for tag, given in found.tags if tag == "table"} == {"presentation"}
    assert [tag for tag, _ in found.tags if re.fullmatch("h[1-6]", tag)] == ["h1", "h2", "h3", "h3", "h2", "h3"]


def test_a_section_without_title_skips_no_heading_level() -> None:
    found = outline(Issue("t", sections=(Section("", (Story("a"),)),)))
    assert [tag for tag, _ in found.tags if re.fullmatch("h[1-6]", tag)] == ["h1", "h2"]


def test_nothing_is_loaded_and_nothing_runs() -> None:
    for issue in (PLAIN, hostile_issue()):
        found = outline(issue)
        assert not {tag for tag, _ in found.tags} & {"img", "script", "link", "iframe", "object", "form", "base", "svg"}
        assert not [name for _, given in found.tags for name in given if name.startswith("on") or name == "src"]
        hrefs = [given["href"] for tag, given in found.tags if tag == "a"]
        assert all(href.startswith(("https://", "http://", "mailto:")) for href in hrefs)
        assert "url(" not in "".join(given.get("style", "") for _, given in found.tags)


def test_a_hostile_title_is_only_words() -> None:
    html = render_email(hostile_issue(), SETTINGS)
    assert "<script" not in html
    assert html.count("<!--[if mso]>") == html.count("<![endif]-->") == 3
    assert "\x1b" not in html
    assert "\u202e" not in html


def test_no_braces_are_left_for_a_list_servers_own_templates_and_readers_still_see_them() -> None:
    html = render_email(hostile_issue(), SETTINGS)
    assert "{{" not in html
    assert "{%" not in html
    assert "{{ 7 * 7 }} {% for x in y %}" in " ".join(outline(hostile_issue()).text)


def test_the_preheader_is_the_first_text_and_hidden() -> None:
    html = render_email(PLAIN, SETTINGS)
    body = html[html.index("<body") :]
    assert re.search(r'^<body[^>]*>\s*<div style="display:none[^"]*">What happened this week', body)


def test_links_say_where_they_lead() -> None:
    text = " ".join(outline(PLAIN).text)
    assert "Read more at chips.example" in text
    assert "Read more at recall.example" in text


def test_styles_stand_in_small_blocks_with_no_rule_inside_another() -> None:
    blocks = re.findall(r"<style>(.*?)</style>", render_email(PLAIN, SETTINGS), re.DOTALL)
    assert len(blocks) == 4
    assert sum(map(len, blocks)) < 16 * 1024
    assert not [block for block in blocks if re.search(r"@[^{]*\{[^{}]*@", block)]
    assert any("prefers-color-scheme:dark" in block for block in blocks)


def test_outlook_gets_a_table_of_fixed_width_and_closes_it() -> None:
    ghost = "".join(re.findall(r"<!--\[if mso\]>(<table.*?|</td>.*?)<!\[endif\]-->", render_email(PLAIN, SETTINGS)))
    assert ghost.count("<table") == ghost.count("</table") == 1
    assert 'width="600"' in ghost


def test_what_is_not_configured_leaves_no_trace() -> None:
    html = render_email(Issue("Only a title"), RenderSettings())
    assert not re.search(r"None|undefined|unsubscribe|<a |<h2", html, re.IGNORECASE)


def test_the_size_is_warned_of_before_gmail_hides_the_end() -> None:
    assert size_note("x" * 80_000) is None
    assert "85 %" in (size_note("x" * int(CLIPPED_AT * 0.851)) or "").replace("85%", "85 %")
    assert "hides" in (size_note("é" * (CLIPPED_AT // 2 + 1)) or "")


def test_forty_stories_of_the_usual_length_fit_into_one_mail() -> None:
    story = Story(
        "A headline of the usual length, which fills somewhat more than one line",
        "word " * 172,
        "https://example.org/a-path-of-usual-length/",
    )
    html = render_email(replace(PLAIN, sections=tuple(Section(f"Section {n}", (story,) * 5) for n in range(8))), SETTINGS)
    assert size_note(html) is None
