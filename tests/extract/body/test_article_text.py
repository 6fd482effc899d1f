"""The text of an article: whole, in order, and nothing that is not of it."""

from __future__ import annotations

import json

import pytest

from newsletter.config.schema import SiteRule
from newsletter.errors import ConfigError
from newsletter.extract.body.article_text import Text, read_text
from newsletter.extract.page.parsed_page import parse
from newsletter.models import Hints

URL = "https://paper.example/2025/11/ferry"
PROSE = [
    "The ferry to the islands will run again from Monday, the harbour office said on Thursday after a week of storms.",
    "Two of the three landing stages were damaged, and divers found the cable of the bridge torn in four places.",
    "“We could not have opened a day earlier,” said Ida Holm, who leads the office, to the council on Wednesday evening.",
    "Until the second stage is mended, cars must book a day ahead, and lorries will be carried at night only.",
    "The council set aside two million crowns for the repair, a third of what the company had asked for in spring.",
]
MENU = (
    "<nav><ul>"
    + "".join(f"<li><a href=/{name}>{name}</a></li>" for name in ("News", "Sport", "Culture", "Weather"))
    + "</ul></nav>"
)
FOOT = (
    "<div class=related><h3>Read more</h3><ul><li><a href=/a>Storm closes the harbour for a third day</a></li>"
    "<li><a href=/b>What the bridge cost</a></li></ul></div>"
    "<div class=newsletter-box><p>Sign up for our newsletter</p></div><div class=share-bar><a href=#>Share on Facebook</a></div>"
    "<footer><p>© 2025 The Paper. All rights reserved.</p></footer>"
)


def _page(body: str, head: str = "") -> str:
    return (
        f"<html lang=en><head><title>Ferry runs again - The Paper</title>{head}</head><body>{MENU}"
        f"<article class=article><h1>Ferry runs again</h1><div class=article-body>{body}</div></article>{FOOT}</body></html>"
    )


def _paragraphs(lines: list[str]) -> str:
    return "".join(f"<p>{line}</p>" for line in lines)


def _read(html: str, **options: object) -> Text:
    return read_text(parse(html, URL), ("Ferry runs again", "Ferry runs again - The Paper"), **options)  # type: ignore[arg-type]


def test_the_text_is_the_article_and_nothing_of_its_frame() -> None:
    assert list(_read(_page(_paragraphs(PROSE))).lines) == PROSE


def test_the_title_is_not_the_first_line() -> None:
    page = f"<html><body><article><h2>Ferry runs again</h2>{_paragraphs(PROSE)}</article></body></html>"
    assert _read(page).lines[0] == PROSE[0]


def test_a_standfirst_set_as_a_heading_is_prose_and_a_heading_over_nothing_goes() -> None:
    dek = "After a week of storms the islands get their ferry back."
    body = f"<h2>{dek}</h2>{''.join(f'<p>{line}</p>' for line in PROSE)}<h3>What is left to mend</h3>"
    lines = read_text(parse(_page(body), URL), ["Ferry runs again"]).lines
    assert lines[0].lstrip("# ") in (dek, PROSE[0])
    assert not lines[0].startswith("#")
    assert lines[-1] == PROSE[-1]


def test_a_sentence_goes_on_behind_a_button_in_it() -> None:
    chip = "<span><a href='/q'>Nordferries</a><span><button>+2.1 %</button></span></span>"
    body = f"<p>The harbour has had enough of {chip}, whose ships were late for a month.</p>" + "".join(
        f"<p>{line}</p>" for line in PROSE
    )
    assert (
        "The harbour has had enough of Nordferries, whose ships were late for a month."
        in read_text(parse(_page(body), URL)).lines
    )


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("Stage<a href='#s'>¶</a>", "## Stage"),
        ("Stage<a class=headerlink href='#s'>#</a>", "## Stage"),
        ("Why C#", "## Why C#"),
        ("Why C#<a href='#s'>#</a>", "## Why C#"),
    ],
)
def test_the_sign_of_a_headings_anchor_is_no_part_of_it(written: str, read: str) -> None:
    body = f"<p>{PROSE[0]}</p><h2>{written}</h2>" + "".join(f"<p>{line}</p>" for line in PROSE[1:])
    assert [line for line in read_text(parse(_page(body), URL)).lines if line.startswith("#")] == [read]


def test_the_buttons_to_share_a_page_are_no_links_of_its_text() -> None:
    share = "<a href='https://www.facebook.com/sharer/sharer.php?u=x'>share</a> <a href='https://paper.example/cited'>what we cite</a>"
    body = "".join(f"<p>{line} {share}</p>" for line in PROSE)
    assert read_text(parse(_page(body), URL)).links == ("https://paper.example/cited",)


def test_the_tree_is_as_it_was() -> None:
    document = parse(_page(_paragraphs(PROSE)), URL)
    before = document.tree.text_content()
    read_text(document, ("Ferry runs again",))
    assert document.tree.text_content() == before


def test_headings_lists_quotations_tables_and_code_keep_their_form() -> None:
    body = (
        _paragraphs(PROSE[:2])
        + "<h2>What was damaged on the quays</h2><ul><li>The cable of the bridge, in four places.</li>"
        + "<li>Two of the three landing stages.</li></ul>"
        + f"<blockquote><p>{PROSE[2]}</p></blockquote>"
        + "<h3>How to book a place</h3><ol><li>Write to the office a day ahead.</li><li>Wait for the answer by mail.</li></ol>"
        + _paragraphs(PROSE[3:4])
        + "<pre>book --day monday\n  --cars 1</pre>"
        + _paragraphs(PROSE[4:])
    )
    lines = _read(_page(body)).lines
    assert "## What was damaged on the quays" in lines
    assert "- The cable of the bridge, in four places." in lines
    assert f"> {PROSE[2]}" in lines
    assert "### How to book a place" in lines
    assert "2. Wait for the answer by mail." in lines
    assert lines[lines.index("```") :][:4] == ("```", "book --day monday", "  --cars 1", "```")


def test_a_strangers_fence_opens_none_of_ours() -> None:
    lines = _read(
        _page(_paragraphs([*PROSE, "Then the clerk typed ```rm -rf``` into the harbour's old machine, and nothing happened."]))
    )
    assert not any("```" in line for line in lines.lines)


def test_the_addresses_that_the_text_cites_are_absolute_and_each_once() -> None:
    cited = (
        f"<p>{PROSE[0]} <a href='/report'>The report</a> is public, as is <a href='https://town.example/plan?x=1'>the plan</a>, "
        "says <a href='/report'>the office</a>, not <a href='javascript:alert(1)'>this</a>, <a href='data:text/html,x'>that</a> "
        "or <a href='#note'>the note</a>.</p>"
    )
    text = _read(_page(cited + _paragraphs(PROSE[1:])))
    assert text.links == ("https://paper.example/report", "https://town.example/plan?x=1")


def test_links_are_read_against_the_base_that_the_page_names() -> None:
    page = _page(
        f"<p>{PROSE[0]} <a href=report>Report</a></p>" + _paragraphs(PROSE[1:]), "<base href='https://cdn.example/y/'>"
    )
    assert _read(page).links == ("https://cdn.example/y/report",)


def test_the_parts_of_an_article_in_several_boxes_are_put_together() -> None:
    boxes = "".join(
        f"<div class=article-body><p>{line}</p><p>{line[::-1].capitalize()}.</p></div><aside>Advert</aside>" for line in PROSE
    )
    lines = _read(f"<html><body>{MENU}<main><h1>Ferry runs again</h1>{boxes}</main>{FOOT}</body></html>").lines
    assert [line for line in lines if line in PROSE] == PROSE


def test_plain_text_is_its_lines() -> None:
    text = read_text(parse("One line.\nAnother line.\n", URL, "text/plain"))
    assert (text.lines, text.how) == (("One line.", "Another line."), "plain text")


def test_a_page_that_shows_nothing_gives_the_text_of_its_json_ld() -> None:
    data = json.dumps({"@type": "NewsArticle", "articleBody": " ".join(PROSE)})
    script = f'<script type="application/ld+json">{data}</script>'
    text = _read(f"<html><head>{script}</head><body><div id=root></div></body></html>")
    assert text.how == "json-ld"
    assert text.lines[0].startswith("The ferry to the islands")


def test_a_page_of_scripts_gives_what_it_shows_without_them() -> None:
    page = f"<html><body><div id=app></div><noscript><div>{_paragraphs(PROSE)}</div></noscript></body></html>"
    text = _read(page)
    assert (list(text.lines), text.how) == (PROSE, "noscript")


def test_a_page_of_state_gives_the_article_in_its_state() -> None:
    state = '{"page": {"story": {"html": "' + _paragraphs(PROSE).replace('"', "'") + '"}}}'
    text = _read(f"<html><body><div id=app></div><script type='application/json'>{state}</script></body></html>")
    assert text.lines[0] == PROSE[0]
    assert text.how == "data for the page's scripts"


def test_a_short_article_is_not_taken_for_the_beginning_of_another() -> None:
    other = json.dumps({"@type": "NewsArticle", "articleBody": "\n".join(PROSE[2:] * 2)})
    page = _page(_paragraphs(PROSE[:2]), f'<script type="application/ld+json">{other}</script>')
    assert list(_read(page).lines) == PROSE[:2]


def test_the_engine_is_asked_where_there_is_doubt_and_named_where_it_was_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    page = _page(_paragraphs(PROSE))
    monkeypatch.setattr("newsletter.extract.body.select_blocks.ask_engine", lambda _: pytest.fail("asked without need"))
    assert _read(page).how == "blocks"
    monkeypatch.undo()
    monkeypatch.setattr("newsletter.extract.body.select_blocks.UNCERTAIN", -1.0)
    text = _read(page)
    assert (list(text.lines), text.how) == (PROSE, "trafilatura and blocks")


def test_the_engine_is_not_asked_of_a_page_without_end(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("newsletter.extract.body.select_blocks.UNCERTAIN", -1.0)
    monkeypatch.setattr("newsletter.extract.body.select_blocks.MAX_ASKED", 30)
    assert _read(_page(_paragraphs(PROSE))).how == "trafilatura and blocks"
    assert _read(_page(_paragraphs(PROSE * 10))).how == "blocks"


def test_where_nothing_is_found_the_sources_summary_serves_and_is_named() -> None:
    summary = " ".join(PROSE[:3])
    text = _read("<html><body><div>Loading</div></body></html>", hints=Hints(summary=summary))
    assert (text.lines, text.how) == ((summary,), "summary of the source")


def test_a_rule_keeps_only_what_it_names() -> None:
    page = f"<html><body><div id=story>{_paragraphs(PROSE[:2])}</div><div>{_paragraphs(PROSE[2:])}</div></body></html>"
    text = _read(page, rule=SiteRule(keep=("#story",)))
    assert (list(text.lines), text.how) == (PROSE[:2], "rule for the site")


def test_a_rule_drops_what_it_names() -> None:
    page = _page(_paragraphs(PROSE[:4]) + f"<p class=promo-line>{PROSE[4]}</p>")
    assert PROSE[4] not in _read(page, rule=SiteRule(drop=(".promo-line",))).lines


def test_a_rule_that_keeps_nothing_here_leaves_the_general_way() -> None:
    assert list(_read(_page(_paragraphs(PROSE)), rule=SiteRule(keep=("#other",))).lines) == PROSE


def test_a_selector_that_is_none_is_a_fault_of_the_configuration() -> None:
    with pytest.raises(ConfigError):
        _read(_page(_paragraphs(PROSE)), rule=SiteRule(keep=("p[",)))


@pytest.mark.parametrize(
    "page",
    [
        "<div>" * 20_000 + _paragraphs(PROSE) + "</div>" * 20_000,
        "<html><title>" + "long " * 200_000 + "</title><body>" + _paragraphs(PROSE),
        "<p>\x00" + "<p>".join(PROSE) + "\x00",
        "<p>" + "<b>" * 5_000 + PROSE[0] * 3,
        "<table>" * 3_000 + "<td>" + PROSE[0] * 3,
        "<html><body><svg><a><p>" + PROSE[0],
        "<ol start='99999999999999999999'><li>" + "</li><li>".join(PROSE) + "</ol>",
        "<html><body>" + "<a href='http://[bad'>" + PROSE[0] * 2 + "</a>",
        "<html><frameset><frame src=x></frameset></html>",
        "<template><p>" + PROSE[0] + "</template>",
        "<div>" * 1_500 + "<div><p>" + PROSE[0] + "</p></div>" * 300,
        "<center>" * 1_500 + "<center>" + PROSE[0] + "</center>" * 300,
        "<div class='" + "sign-up " * 100_000 + "'><p>" + PROSE[0],
        "".join(f"<div class='a{number} b-{number}'><p>word</p></div>" for number in range(3_000)),
    ],
    ids=[
        *("deep", "long title", "nul", "unclosed", "tables", "svg", "ol", "bad link", "frames", "template", "deep boxes"),
        *("deep centres", "long name", "many names"),
    ],
)
def test_a_hostile_page_is_read_without_harm(page: str) -> None:
    text = _read(page)
    assert not any("\x00" in line or "\n" in line for line in text.lines)
