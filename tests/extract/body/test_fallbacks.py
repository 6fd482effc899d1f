"""Where a page has no text of its own, what else it says is taken, and it is told what that is."""

from __future__ import annotations

import html
import json

import pytest

from newsletter.extract.body.fallbacks import other_texts
from newsletter.extract.page.parsed_page import parse
from newsletter.models import Hints

URL = "https://paper.example/story"
SENTENCE = "The harbour council has voted to close the old ferry terminal before the winter timetable begins. "


def found(head: str, body: str = "", hints: Hints | None = None) -> dict[str, str]:
    document = parse(f"<html><head>{head}</head><body><div id=app></div>{body}</body></html>", URL)
    return {how: " ".join(lines) for lines, how in other_texts(document, hints or Hints()) if lines}


def test_the_best_promise_comes_first() -> None:
    data = f'<script type="application/ld+json">{{"@type":"NewsArticle","articleBody":"{SENTENCE * 3}"}}</script>'
    said = found(f"{data}<meta name=description content='A terminal closes.'>", hints=Hints(summary="A summary."))
    assert next(iter(said)) == "json-ld"
    assert list(said)[-2:] == ["summary of the source", "description"]


def test_what_is_shown_without_scripts_is_read() -> None:
    assert found("", f"<noscript data-path=/x><p>{SENTENCE * 3}</p></noscript>")["noscript"] == (SENTENCE * 3).strip()


def test_the_text_in_the_state_of_a_script_is_read() -> None:
    state = f'<script type="application/json">{{"a":[{{"body":"<p>{SENTENCE}</p><p>{SENTENCE}</p>"}}]}}</script>'
    assert found("", state)["data for the page's scripts"].startswith(SENTENCE.strip())


@pytest.mark.parametrize(
    "holder",
    [
        "<div id=app data-page='{}'></div>",
        "<iframe srcdoc='{}'></iframe>",
    ],
)
def test_an_article_in_an_attribute_is_read(holder: str) -> None:
    markup = f"<p>{SENTENCE}</p>" * 3
    data = html.escape(json.dumps({"props": {"story": {"body": markup}}}) if "data-page" in holder else markup)
    assert found("", holder.format(data.ljust(600)))["data for the page's scripts"].startswith(SENTENCE.strip())


def test_of_several_articles_in_the_data_of_scripts_the_one_that_the_page_is_titled_by_is_read() -> None:
    other = "Fishermen of the northern bay have asked for a longer season, and the ministry has refused it again. "
    state = (
        f'<script>window.STATE={{"a":"<p>{other * 3}</p><p>{other}</p>","b":"<p>{SENTENCE}</p><p>{SENTENCE}</p>"}};</script>'
    )
    title = "<title>Harbour council to close ferry terminal</title>"
    assert found(title, state)["data for the page's scripts"].startswith(SENTENCE.strip())
    assert "data for the page's scripts" not in found("<title>Snow on the passes</title>", state)


def test_a_description_tells_of_the_amp_version_that_may_hold_the_whole_text() -> None:
    said = found("<link rel=amphtml href=/amp/story><meta name=description content='A terminal closes.'>")
    assert said == {"description; the whole text may be at https://paper.example/amp/story": "A terminal closes."}


@pytest.mark.parametrize("href", ["javascript:alert(1)", "http://[", "", "/story"])
def test_an_amp_address_that_leads_nowhere_is_not_told(href: str) -> None:
    assert list(found(f"<link rel=amphtml href='{href}'><meta name=description content='A terminal closes.'>")) == [
        "description"
    ]
