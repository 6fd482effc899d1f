"""What is promised of the dates: what is stated comes first and with its zone; what is inferred says so; nothing is made up."""

from __future__ import annotations

import pytest

from tests.extract.pages import ld, meta, metadata

H1 = "<h1>Harbour bridge closed after flood</h1>"
TEXT = "<p>The bridge is closed, and will be for some time, says the harbour master.</p>"


def test_json_ld_comes_before_meta_and_print_and_keeps_its_zone() -> None:
    data = ld({"@type": "NewsArticle", "datePublished": "2025-11-10T08:00:00+01:00", "dateModified": "2025-11-11T09:30:00Z"})
    found = metadata(data + meta(article__published_time="2025-11-12"), f"{H1}<time datetime='2025-11-13'>13 Nov</time>")
    assert (found.published, found.modified) == ("2025-11-10T08:00:00+01:00", "2025-11-11T09:30:00Z")
    assert found.why["published"] == "json-ld datePublished"
    assert not found.date_guessed


@pytest.mark.parametrize(
    ("head", "line"),
    [
        (meta(article__published_time="2025-11-10T08:00:00Z"), ""),
        ('<meta name="DC.date.issued" content="2025-11-10">', ""),
        ("", "<time datetime='2025-11-10T08:00:00Z'>Monday</time>"),
        ("", "<span itemprop='datePublished' content='2025-11-10'>Monday</span>"),
        ("", "<div class='date'>10 November 2025</div>"),
        ("", "<div class='post-meta'>By Jane Doe · Nov 10, 2025 · 5 min read</div>"),
        ("", "<p>Veröffentlicht am 10.11.2025</p>"),
        ("", "<abbr class='published' title='2025-11-10T08:00:00+00:00'>Monday</abbr>"),
    ],
)
def test_a_stated_or_printed_day_is_no_guess(head: str, line: str) -> None:
    found = metadata(head, f"{H1}{line}{TEXT}")
    assert (found.published or "")[:10] == "2025-11-10"
    assert not found.date_guessed


def test_the_day_in_the_address_is_the_outlets_own() -> None:
    url = "https://www.harbour-times.example/2025/11/10/bridge"
    assert metadata("", H1 + TEXT, url).published == "2025-11-10"
    late = ld({"@type": "NewsArticle", "datePublished": "2025-11-11T02:41:00Z"})
    assert metadata(late, H1 + TEXT, url).published == "2025-11-10"
    zoned = ld({"@type": "NewsArticle", "datePublished": "2025-11-11T02:41:00+01:00"})
    assert metadata(zoned, H1 + TEXT, url).published == "2025-11-11T02:41:00+01:00"


def test_the_day_of_an_update_does_not_pass_for_that_of_publication() -> None:
    updated = "<p class='dates'>Updated <time datetime='2025-11-12'>x</time></p>"
    body = f"{H1}{updated}<p class='dates'>Published <time datetime='2025-11-10'>y</time></p>"
    assert metadata("", body).published == "2025-11-10"


@pytest.mark.parametrize(
    ("head", "body"),
    [
        (meta(og__updated_time="2025-11-12T10:00:00Z"), H1 + TEXT),
        ("", H1 + TEXT * 100 + "<p class='date'>12 November 2025</p>"),
        ("", f'{H1}{TEXT}<script>window.__STATE__ = {{"publishedAt": "2025-11-12T10:00:00Z"}}</script>'),
        ("", f"{H1}<p>Last updated: November 12, 2025</p>"),
        ("", f"{H1}<p class='date'>11/12/2025</p>"),
    ],
)
def test_an_inferred_day_is_marked_as_a_guess(head: str, body: str) -> None:
    found = metadata(head, body)
    assert (found.published or "")[:10] == "2025-11-12"
    assert found.date_guessed


@pytest.mark.parametrize(
    "body",
    [
        f"{H1}{TEXT}<footer>© 2025 Harbour Times. All rights reserved since 1.1.1999</footer>",
        f"{H1}{TEXT}<p>01/01/2025</p>",
        f"{H1}<p>The war began on 1 September 1939.</p>",
        f"{H1}{TEXT}<ul class='related'><li class='date'>3 May 2024</li></ul>",
        f"{H1}{TEXT}<div class='comments'><time datetime='2025-11-01'>1 Nov</time></div>",
        f"{H1}{TEXT}<p class='date'>12 November 2031</p>",
    ],
)
def test_nothing_is_made_up(body: str) -> None:
    assert metadata("", body).published is None


def test_a_first_of_january_is_believed_only_when_it_is_said() -> None:
    assert metadata(ld({"@type": "Article", "datePublished": "2025-01-01"}), H1).published == "2025-01-01"
    assert metadata("", f"{H1}<p class='date'>1 January 2025</p>").published == "2025-01-01"
    assert metadata(meta(og__updated_time="2025-01-01"), H1 + TEXT).published is None


def test_a_stated_day_in_the_future_stays_for_the_flag_to_tell() -> None:
    assert metadata(ld({"@type": "Article", "datePublished": "2031-05-05"}), H1).published == "2031-05-05"
