"""What is promised of the days in print: those around the headline are found in their order of trust, and few others."""

from __future__ import annotations

from newsletter.extract.metadata.datelines import far_lines, near_lines
from newsletter.extract.metadata.site_name import Site
from newsletter.extract.metadata.titles import choose_title
from newsletter.text.dates import DateReader
from tests.extract.pages import signals

H1 = "<h1>Harbour bridge closed after flood</h1>"


def near(body: str, known: str | None = None) -> list[str]:
    found = signals("", body)
    return [line.day for line in near_lines(found, choose_title(found, Site(found)), DateReader(latest="2025-11-16"), known)]


def far(body: str) -> list[str]:
    found = signals("", body)
    return [line.day for line in far_lines(found, choose_title(found, Site(found)), DateReader(latest="2025-11-16"))]


def test_lines_before_and_behind_the_headline_are_found() -> None:
    assert near(
        f"<div><p class=date>4 March 2024</p></div><header><p>x</p><p>x</p>{H1}</header><section><p>5 March 2024</p></section>"
    ) == [
        "2024-03-05",
        "2024-03-04",
    ]


def test_marked_lines_come_first_and_those_of_a_change_last() -> None:
    lines = "<p>Updated: 7 March 2024</p><p>6 March 2024</p><p><time datetime=2024-03-05>x</time></p>"
    assert near(H1 + lines)[0] == "2024-03-05"
    assert near(H1 + lines)[-1] == "2024-03-07"


def test_indentation_does_not_hide_a_day() -> None:
    blank = "\n" + " " * 150
    assert near(f"{H1}<div class=meta>{blank}<i>March</i>{blank}<i>5,</i>{blank}<i>2024</i></div>") == ["2024-03-05"]


def test_a_page_without_a_printed_headline_has_no_lines_near_it() -> None:
    assert near("<p class=date>5 March 2024</p>") == []


def test_the_search_ends_where_the_known_day_is_printed() -> None:
    body = f"{H1}<p>5 March 2024</p><p class=date>6 March 2024</p>"
    assert near(body, known="2024-03-05") == ["2024-03-05"]
    assert near(body, known="2024-03-06") == ["2024-03-05", "2024-03-06"]


def test_a_day_in_a_sentence_is_no_date_line_but_one_that_begins_a_report_is() -> None:
    prose = "the harbour master said that the bridge was closed, and would be for some time to come. " * 3
    assert near(f"{H1}<p>On 5 March 2024 {prose}</p>") == []
    assert near(f"{H1}<p>Press release of 5 March 2024 | Harbour – {prose}</p>") == ["2024-03-05"]


def test_terms_copyrights_and_dates_of_people_are_none() -> None:
    for text in ("© 5 March 2024", "Valid until 5 March 2024", "Joined: 5 March 2024", "born 5 March 1994"):
        assert near(f"{H1}<p>{text}</p>") == []


def test_the_days_of_related_articles_and_comments_are_none() -> None:
    for name in ("related", "comments", "most-read"):
        assert near(f"{H1}<div class={name}><p class=date>5 March 2024</p></div>") == []


def test_far_away_what_is_said_to_be_of_publication_comes_first() -> None:
    filling = "<p>More.</p>" * 200
    body = f"{H1}{filling}<p class=date>4 March 2024</p>{filling}<footer><p>Published on 5 March 2024</p></footer>"
    assert far(body)[0] == "2024-03-05"
    assert far(f"{H1}{filling}<p>5 March 2024</p>") == ["2024-03-05"]
    assert far(f"{H1}{filling}<p>5 March 2024</p><p>6 March 2024</p>") == []


def test_figures_that_would_be_in_the_future_are_read_the_other_way_round() -> None:
    assert near(f"{H1}<p class=date>12/11/2025</p>") == ["2025-11-12"]
    assert near(f"{H1}<p class=date>11/12/2025</p>") == ["2025-11-12"]
    assert near(f"{H1}<p class=date>12/12/2025</p>") == []


def test_of_a_papers_steps_the_publication_counts_and_a_post_that_was_only_submitted_is_published() -> None:
    line = "<p class=meta>Submitted: 3 March 2024 / Published: 20 April 2024</p>"
    assert near(H1 + line) == ["2024-04-20"]
    assert near(f"{H1}<p class=meta>Submitted on 3 March 2024 by Ann</p>") == ["2024-03-03"]


def test_the_day_of_an_event_is_no_date_line() -> None:
    assert near(f"{H1}<p class=meta>Doors open on 3 March 2024</p>") == []


def test_a_headline_is_no_label_and_a_threads_start_is_its_day() -> None:
    for headline in ("The season starts", "Pier closed", "Takes place", "New tram updated"):
        assert near(f"<h1>{headline}</h1><p class=meta>3 March 2024</p>") == ["2024-03-03"], headline
    thread = "<ul><li>Thread starter Ann</li><li><span>Start date</span> <time datetime=2024-03-03>Mar 3, 2024</time></li></ul>"
    assert near(H1 + thread) == ["2024-03-03"]
