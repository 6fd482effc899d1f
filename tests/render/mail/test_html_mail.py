"""Promises of the HTML mail."""

from __future__ import annotations

import re
from dataclasses import replace
from html.parser import HTMLParser

import pytest

from newsletter.config.colours import DARK_PAPER, contrast
from newsletter.config.schema import EmailSettings, RenderSettings, ThemeSettings
from newsletter.models import Issue, Section, Story
from newsletter.render.mail.html_mail import CLIPPED_AT, HtmlMail, render_mail, size_note
from tests.render.examples import PLAIN, SETTINGS, hostile_issue
from tests.render.made import letter_of, render_email

VOID = ("meta", "br", "hr", "img", "link")


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
        ("div", "rtl"),
        ("main", "rtl"),
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
        assert not {tag for tag, _ in found.tags} & {"script", "link", "iframe", "object", "form", "base", "svg"}
        assert not [name for _, given in found.tags for name in given if name.startswith("on")]
        assert not [given["src"] for _, given in found.tags if not given.get("src", "https://").startswith("https://")]
        hrefs = [given["href"] for tag, given in found.tags if tag == "a" and given["href"][0] != "#"]
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
    assert re.search(r'^<body[^>]*>\s*<div lang="en" dir="ltr" style="display:none[^"]*">What happened this week', body)


def test_links_say_where_they_lead() -> None:
    text = " ".join(outline(PLAIN).text)
    assert "Read at chips.example" in text
    assert "Read at recall.example" in text


def test_styles_stand_in_small_blocks_with_no_rule_inside_another() -> None:
    blocks = re.findall(r"<style>(.*?)</style>", render_email(PLAIN, SETTINGS), re.DOTALL)
    assert len(blocks) == 3
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


STORY = Story(
    "A headline of the usual length, which fills somewhat more than one line",
    "word " * 172,
    "https://example.org/a-path-of-usual-length/",
)


def long_issue(stories: int) -> Issue:
    return replace(
        PLAIN,
        sections=(Section("Everything", tuple(replace(STORY, headline=f"{STORY.headline} {n}") for n in range(stories))),),
    )


def test_the_size_is_warned_of_before_gmail_hides_the_end() -> None:
    letter = letter_of(PLAIN)
    assert size_note(HtmlMail("x" * 80_000, {}), letter) is None
    assert "85 %" in (size_note(HtmlMail("x" * int(CLIPPED_AT * 0.851), {}), letter) or "").replace("85%", "85 %")
    assert "hides" in (size_note(HtmlMail("é" * (CLIPPED_AT // 2 + 1), {}), letter) or "")


def test_the_longest_stories_are_named_with_their_bytes() -> None:
    issue = long_issue(80)
    letter = letter_of(issue)
    mail = render_mail(letter)
    assert sorted(mail.sizes) == list(range(80))
    assert f"{STORY.headline} 10 ({mail.sizes[10]:,})" in (size_note(mail, letter) or "")


def test_fifty_five_stories_of_the_usual_length_fit_into_one_mail() -> None:
    assert len(render_email(long_issue(55)).encode()) < CLIPPED_AT


def test_six_stories_have_a_frame_of_less_than_four_kilobytes() -> None:
    assert len(render_email(replace(PLAIN, sections=(), intro="")).encode()) < 4096


def test_what_does_not_fit_the_budget_is_linked_with_the_web_edition_and_told() -> None:
    letter = letter_of(long_issue(20), email=EmailSettings(max_kb=16))
    mail = render_mail(letter)
    assert 15 * 1024 < mail.size <= 16 * 1024
    moved = [story.headline for story in mail.moved]
    assert moved == [f"{STORY.headline} {n}" for n in range(20 - len(moved), 20)]
    assert "More links" in mail.html
    assert all(headline in mail.html for headline in moved)
    note = size_note(mail, letter) or ""
    assert note.endswith(f"{', '.join(moved[:3])} and {len(moved) - 3} more")


BRIEF = Section(
    "In Brief", (Story("A brief.", "It is short.", "https://b.example/1"), Story("Two", "- a\n- b", "https://b.example/2"))
)


def test_a_brief_runs_on_behind_its_headline_and_what_is_no_paragraph_is_a_story() -> None:
    html = render_email(replace(PLAIN, sections=(*PLAIN.sections, BRIEF)))
    assert re.search(r"<p[^>]*><b>A brief\.</b> It is short\. <a [^>]*>b\.example</a></p>", html)
    assert re.search(r"<h3[^>]*><a [^>]*>Two</a></h3>", html)


def test_one_story_is_the_lead_and_no_brief_is_it() -> None:
    html = render_email(replace(PLAIN, sections=(BRIEF, *PLAIN.sections)))
    assert re.findall(r'<h3 class="f"[^>]*><a [^>]*>([^<]*)</a>', html) == ["Two"]


def test_contents_stand_where_there_are_more_than_eight_stories_and_lead_to_their_sections() -> None:
    assert "In this issue" not in render_email(PLAIN)
    html = render_email(replace(PLAIN, sections=tuple(replace(PLAIN.sections[0], title=f"S {n}") for n in range(5))))
    assert (
        re.findall(r'<a href="#(s\d)"', html)
        == re.findall(r'<h2 class="a r" id="(s\d)"', html)
        == [f"s{n}" for n in range(1, 6)]
    )


def test_the_masthead_is_the_newsletters_name_and_a_title_of_its_own_stands_below() -> None:
    html = render_email(replace(PLAIN, title="The Letter - November 15, 2025"), title="The Letter")
    assert re.search(r"<h1[^>]*>The Letter</h1>", html)
    assert "November 15, 2025 · 3 stories · 1 min" in html
    html = render_email(replace(PLAIN, title="Chips at last"), title="The Letter")
    assert re.search(r"<h1[^>]*>The Letter</h1>", html)
    assert re.search(r"<p[^>]*>Chips at last</p>", html)


def test_an_intro_that_only_says_the_masthead_again_is_left_out() -> None:
    issue = replace(PLAIN, intro='<p style="font-size: 2em">The Letter - 2025-11-15</p>\n\nDear readers')
    html = render_email(issue, title="The Letter")
    assert html.count("The Letter") == 1
    assert "Dear readers" in html


def test_a_picture_has_its_words_and_a_width_and_one_that_is_not_https_is_linked() -> None:
    html = render_email(replace(PLAIN, intro="![A map](https://x.example/m.png) ![Old](http://x.example/o.png)"))
    assert re.search(r'<img src="https://x\.example/m\.png" alt="A map" width="536" style="[^"]*max-width:536px', html)
    assert re.search(r'<a href="http://x\.example/o\.png"[^>]*>Old</a>', html)


def test_a_sponsors_block_is_marked_as_one() -> None:
    html = render_email(replace(PLAIN, intro="::: sponsor\nBuy [screws](https://acme.example/).\n:::"))
    assert re.search(r'<div style="[^"]*border[^"]*" class="r"><p class="q"[^>]*>Sponsor</p>', html)


@pytest.mark.parametrize("title", ["", "Town"])
def test_every_headline_in_the_mails_ink_is_made_light_in_the_dark(title: str) -> None:
    owls = Story("Owls return", "Owls nest in the mill.", "https://owls.example/")
    html = render_email(replace(PLAIN, sections=(Section(title, (owls,)),)), SETTINGS)
    levels = re.findall(r"<(h\d)[^>]*><a [^>]*color:#1c1b1a", html)
    assert levels
    assert all(f".p {level} a" in re.findall(r"prefers-color-scheme:dark.*", html)[0] for level in levels)


def test_the_accent_is_the_configured_one_and_made_light_enough_for_the_dark() -> None:
    html = render_email(PLAIN, theme=ThemeSettings(accent="#00429d"))
    assert 'style="color:#00429d"' in html
    (dark,) = set(re.findall(r"\.p \.a[^{]*\{color:(#[0-9a-f]{6})", html))
    assert contrast(dark, DARK_PAPER) >= 7


@pytest.mark.parametrize("language", ["de", "fr", "pl", "he", "ja"])
def test_a_mail_in_another_language_has_no_english_word_around_its_stories(language: str) -> None:
    html = render_email(replace(PLAIN, title="x"), SETTINGS, language=language)
    body = re.sub(r"<[^>]*>", " ", html[html.index("<main") :])
    assert not re.search(r"Read at|Also:|3 stories|Unsubscribe|on the web|November 1", body), body
