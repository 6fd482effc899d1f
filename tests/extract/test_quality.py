"""What is no article is flagged as what it is, and good articles are left alone."""

from __future__ import annotations

import re
from datetime import date
from functools import cache
from pathlib import Path

import pytest
import trafilatura
from hypothesis import given
from hypothesis import strategies as st

from newsletter.extract.flags import Flag
from newsletter.extract.metadata.read import read_metadata
from newsletter.extract.page.parsed_page import parse
from newsletter.extract.page_view import ArticleFacts
from newsletter.extract.quality import flags, page_flags, story_flags

WALLS = sorted(Path(__file__).with_name("walls").glob("*.html"))
TODAY = date(2025, 11, 20)
HERE = "https://paper.example/2025/11/story.html"
# What says something of the article's date or length and not that it is none.
NOTES = {Flag.UNDATED, Flag.GUESSED_DATE, Flag.FUTURE_DATE}
GERMAN = "Der Hafenrat hat beschlossen, den alten Fährhafen zu schließen, und das ist gut. " * 8
KAZAKH = "Қала кеңесі ескі порты жабу туралы шешім қабылдады. " * 12
TEXT = "The harbour council has voted to close the old ferry terminal before winter comes. " * 8


@cache
def found_in(path: Path) -> tuple[str, ...]:
    """Return the flags of one of the pages; a comment in its first line says where it was asked for and reached."""
    html = path.read_text(encoding="utf-8")
    place = re.match(r"<!-- asked (\S+) reached (\S+) -->", html)
    asked, reached = place.groups() if place else (HERE, HERE)
    document = parse(html, reached)
    known = read_metadata(document, today=TODAY)
    text = trafilatura.extract(html, include_comments=False) or ""
    facts = ArticleFacts(
        text=text,
        title=known.title,
        published=known.published,
        date_guessed=known.date_guessed,
        language=known.language,
        paywalled=known.paywalled,
        url=asked,
        final_url=reached,
        document=document,
        today=TODAY,
    )
    return tuple(flag for flag in flags(facts) if flag not in NOTES)


def kind(path: Path) -> str:
    return path.name.partition("--")[0]


def test_the_set_has_walls_of_every_kind_and_good_pages_that_look_like_them() -> None:
    kinds = [kind(path) for path in WALLS]
    assert len(kinds) >= 140
    assert set(kinds) == {
        *("good", "soft-404", "consent-wall", "login-wall", "paywall", "link-list", "video-page", "title-only", "too-short"),
        "front-page",
    }
    assert kinds.count("good") >= 30


def test_at_most_one_flag_in_twenty_is_wrong_and_one_page_in_ten_is_missed() -> None:
    wrong = [(path.name, flag) for path in WALLS for flag in found_in(path) if flag != kind(path)]
    missed = [path.name for path in WALLS if kind(path) != "good" and kind(path) not in found_in(path)]
    right = sum(kind(path) in found_in(path) for path in WALLS)
    assert right >= 0.95 * (right + len(wrong)), wrong
    assert right >= 0.9 * (right + len(missed)), missed


@pytest.mark.parametrize("path", [path for path in WALLS if kind(path) == "good"], ids=lambda path: path.stem)
def test_a_good_article_is_not_flagged(path: Path) -> None:
    assert found_in(path) == ()


def facts(**more: object) -> ArticleFacts:
    known: dict[str, object] = {"text": TEXT, "title": "Terminal closes", "published": "2025-11-14T09:00:00Z", "today": TODAY}
    return ArticleFacts(**{**known, **more})  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("more", "flag"),
    [
        ({"published": None}, "undated"),
        ({"date_guessed": True}, "guessed-date"),
        ({"published": "2025-11-22T00:00:00Z"}, "future-date"),
        ({"text": "Only a few words."}, "too-short"),
        ({"text": ""}, "title-only"),
        ({"text": "Terminal closes"}, "title-only"),
        ({"text": "", "content_type": "application/pdf"}, "pdf-without-text"),
        ({"wanted_language": "de", "language": "de"}, "wrong-language"),
        (
            {"wanted_language": "de-CH", "text": KAZAKH, "language": "kk"},
            "wrong-language",
        ),
    ],
)
def test_each_doubt_has_its_word(more: dict[str, object], flag: str) -> None:
    assert flags(facts(**more)) == (flag,)


@pytest.mark.parametrize(
    "more",
    [
        {},
        {"published": "2025-11-21T08:00:00+13:00"},
        {"wanted_language": "en-GB", "language": "de"},
        {
            "wanted_language": "de",
            "text": GERMAN,
            "language": "en",
        },
        {"content_type": "application/pdf"},
        {"published": "someday"},
    ],
)
def test_what_is_in_order_has_no_flag(more: dict[str, object]) -> None:
    assert flags(facts(**more)) == ()


def test_a_wall_is_not_also_called_short_or_undated() -> None:
    assert flags(facts(text="Page not found", title="404", published=None)) == ("soft-404",)


def test_a_brief_is_not_too_short_and_a_remark_is() -> None:
    assert story_flags(facts(text="Tram drivers in Lohne have called off their strike for now.")) == ()
    assert story_flags(facts(text="That is all for today.")) == ("too-short",)


def test_one_sentence_that_is_its_own_title_is_a_story_and_a_bare_title_is_none() -> None:
    sentence = "Tram drivers in Lohne have called off their strike for now."
    assert story_flags(facts(text=sentence, title=sentence)) == ()
    assert story_flags(facts(text="")) == ("title-only",)


def test_a_story_about_an_error_page_is_no_error_page() -> None:
    assert story_flags(facts(text="The page was not found: how Lohne lost its archive in a single night.", title="404")) == ()


@pytest.mark.parametrize(
    ("more", "flag"),
    [
        ({"published": None}, "undated"),
        ({"date_guessed": True}, "guessed-date"),
        ({"published": "2025-11-22T00:00:00Z"}, "future-date"),
        ({"wanted_language": "de", "language": "de"}, "wrong-language"),
    ],
)
def test_a_story_has_the_doubts_of_an_article(more: dict[str, object], flag: str) -> None:
    assert story_flags(facts(**more)) == (flag,)


def test_what_bars_the_page_bars_each_of_its_stories() -> None:
    sold = facts(text=f"{TEXT[:200]}\nSubscribe now to continue reading this story.", paywalled=True)
    assert page_flags(sold) == ("paywall",)
    assert story_flags(facts(published=None), page_flags(sold)) == ("paywall", "undated")
    wall = page_flags(facts(text="Page not found", title="404", published=None))
    assert story_flags(facts(published=None, text=""), wall) == ("soft-404",)


def test_a_page_in_order_says_nothing_of_its_stories() -> None:
    assert page_flags(facts(published=None, text="Short.")) == ()


@given(st.text(), st.text(), st.one_of(st.none(), st.text()), st.text(), st.text())
def test_no_text_and_no_address_is_too_odd(text: str, title: str, published: str | None, asked: str, reached: str) -> None:
    found = flags(
        ArticleFacts(
            text=text, title=title, published=published, url=asked, final_url=reached, wanted_language=title, today=TODAY
        )
    )
    assert set(found) <= {flag.value for flag in Flag}


def test_a_long_hostile_text_is_decided_at_once() -> None:
    spaces = "we " * 50_000 + "\n" + "page " * 50_000 + "\n" + "log in to " * 20_000
    assert flags(facts(text=spaces)) == ()


@pytest.mark.parametrize("text", ["ເຮືອຂ້າມຟາກກັບມາແລ່ນອີກຄັ້ງໃນລະດູໃບໄມ້ປົ່ງ" * 3, "សាឡាងដំណើរការម្តងទៀតនៅរដូវផ្ការីក" * 3])
def test_a_text_in_lao_or_khmer_has_words_though_no_spaces(text: str) -> None:
    assert "too-short" not in flags(facts(text=text))
