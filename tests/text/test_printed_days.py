"""What is promised of the reading of days: every common form, the zone kept, and nothing read into what is no day."""

from __future__ import annotations

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsletter.text.dates import read_time
from newsletter.text.printed_days import is_day_first, printed_days


@pytest.mark.parametrize(
    ("stated", "iso"),
    [
        ("2024-03-05", "2024-03-05"),
        ("2024-03-05T08:09:10Z", "2024-03-05T08:09:10Z"),
        ("2024-03-05T08:09:10.123456789+02:00", "2024-03-05T08:09:10+02:00"),
        ("2024-03-05 8:09 -0500", "2024-03-05T08:09:00-05:00"),
        ("2024-03-05T08:09:10 UTC", "2024-03-05T08:09:10Z"),
        ("2024-03-05T08:09+01", "2024-03-05T08:09:00+01:00"),
        ("2024-03-05T08:09:10", "2024-03-05"),
        ("2024/03/05 17:36:11", "2024-03-05"),
        ("20240305", "2024-03-05"),
        ("20240305T170000Z", "2024-03-05T17:00:00Z"),
        ("Tue, 05 Mar 2024 08:09:10 +0100", "2024-03-05T08:09:10+01:00"),
        ("Tue, 05 Mar 2024 08:09:10 GMT", "2024-03-05T08:09:10Z"),
        ("Thu, 09/25/2025 - 11:38", "2025-09-25"),
        ("June 25, 2025", "2025-06-25"),
        ("Tue Mar 05 08:09:10 CET 2024", "2024-03-05T08:09:10+01:00"),
        ("Tue Mar 05 2024 08:09:10 GMT+0100 (CET)", "2024-03-05T08:09:10+01:00"),
        ("1709626150", "2024-03-05T08:09:10Z"),
        ("1709626150123", "2024-03-05T08:09:10Z"),
    ],
)
def test_a_stated_time_comes_as_iso_with_its_zone_or_as_a_day(stated: str, iso: str) -> None:
    assert read_time(stated) == iso


@pytest.mark.parametrize(
    "stated",
    [
        "",
        "today",
        "2024-13-45",
        "2023-02-29",
        "0000-00-00",
        "1.2.3",
        "12345678",
        "1234567",
        "9999999999",
        "3 days ago",
        "Volume 12",
    ],
)
def test_what_is_no_day_is_none(stated: str) -> None:
    assert read_time(stated) is None


@pytest.mark.parametrize(
    "text",
    [
        "March 5, 2024", "Mar 5, 2024", "Mar. 5th, 2024", "MARCH 05 2024", "5 March 2024", "5th of March 2024", "5. März 2024",
        "5 mars 2024", "5 de marzo de 2024", "5 de março de 2024", "5 marzo 2024", "5 maart 2024", "5 marca 2024",
        "5 Mart 2024", "5 марта 2024", "5.3.2024", "05.03.24", "2024年3月5日", "2024. 3. 5", "2024-03-05", "05-mar-2024", "2024 Mar 5",
        "5 مارس 2024", "5 Μαρτίου 2024", "5 березня 2024", "2024. március 5.", "2024. márc. 5.", "ngày 5 tháng 3 năm 2024",
        "5. maaliskuuta 2024",
        "5 במרץ 2024", "5 de març de 2024", "Mar. 5. 2024", "5 ožujka 2024.", "2024 m. kovo 5 d.", "5 mars 2024, 09:08", "March 5,2024",
        "令和6年3月5日", "5 Mar '24", "Dienstag, 5. März 2024, 14:45 Uhr", "Published on March 5, 2024 · 5 min read",
    ],
)  # fmt: skip
def test_a_printed_day_is_read_in_many_languages(text: str) -> None:
    assert [found.day for found in printed_days(text)] == ["2024-03-05"]


def test_figures_that_could_be_either_are_read_as_the_readers_do_and_said_to_be_unsure() -> None:
    assert [(found.day, found.unsure) for found in printed_days("3/4/2024")] == [("2024-03-04", True)]
    assert [(found.day, found.unsure) for found in printed_days("3/4/2024", day_first=True)] == [("2024-04-03", True)]
    assert [(found.day, found.unsure) for found in printed_days("25/4/2024")] == [("2024-04-25", False)]
    assert [(found.day, found.unsure) for found in printed_days("06.18.2024")] == [("2024-06-18", False)]


@pytest.mark.parametrize(
    ("language", "host", "day_first"),
    [
        ("en-US", "example.org", False), ("en-GB", "example.org", True), ("en", "example.com", False), ("en", "example.co.uk", True),
        ("de", "example.com", True), (None, "example.com", False), (None, "example.fr", True),
    ],
)  # fmt: skip
def test_the_order_follows_the_language_and_the_country(language: str | None, host: str, day_first: bool) -> None:
    assert is_day_first(language, host) is day_first


@given(st.dates(datetime.date(1991, 1, 1), datetime.date(2099, 12, 31)))
def test_every_day_is_read_back_from_the_common_forms(day: datetime.date) -> None:
    for form in ("%Y-%m-%d", "%B %d, %Y", "%d %b %Y", "%d.%m.%Y", "%Y年%m月%d日", "%Y%m%d"):
        assert read_time(day.strftime(form)) == day.isoformat()


@given(st.text(max_size=300))
def test_no_text_raises(text: str) -> None:
    stated = read_time(text)
    assert stated is None or datetime.date.fromisoformat(stated[:10])
    assert all("1990" < found.day < "2100" for found in printed_days(text))


@given(st.text(alphabet="0123456789 ./-:TZ+,年月日Mar", max_size=200))
def test_no_heap_of_figures_raises(text: str) -> None:
    assert read_time(text) is None or len(read_time(text) or "") >= 10


@pytest.mark.parametrize(
    "text", ["20 tháng 11, 2026", "20 नवंबर 2026", "२० नवंबर २०२६", "٢٠ نوفمبر ٢٠٢٦", "20 พฤศจิกายน 2569", "20/11/2569 น."]
)
def test_days_of_scripts_with_marks_or_figures_of_their_own_are_read(text: str) -> None:
    assert [found.day for found in printed_days(text)] == ["2026-11-20"]


def test_figures_before_long_words_of_a_marked_script_are_passed_over_at_once() -> None:
    # A pattern that reads a letter in two ways tries 65,536 ways to read each of these words.
    for letter in "กขคงจฉชซ":
        text = f"1 {letter * 17} " * 90
        assert [found.day for found in printed_days(f"{text} 20 พฤศจิกายน 2569")] == ["2026-11-20"]


@pytest.mark.parametrize("text", ["Sat 5 Dec, 10:00", "5. Dez. 20 Uhr", "Fri 4 Dec 19.30", "Sun 13 Dec, 4pm", "13 Dec 10–12"])
def test_a_time_of_day_behind_a_day_is_not_its_year(text: str) -> None:
    assert not list(printed_days(text))


@pytest.mark.parametrize(
    "text",
    [
        "samedi 5 décembre, 20h",
        "za 5 dec. 20 uur",
        "sáb 5 dic 20 hs",
        "On 5 December, 30 boats sank",
        "On 5 December 20 boats sank",
    ],
)
def test_hours_of_other_languages_and_what_is_counted_behind_a_day_are_not_its_year(text: str) -> None:
    assert not list(printed_days(text))


@pytest.mark.parametrize("text", ["12 Nov 25 by Ann Lee", "12 Nov 25–3 Jan", "12 Nov 25. Boats", "12 Nov 25"])
def test_two_figures_behind_a_month_stay_its_year_before_a_byline_a_range_and_a_stop(text: str) -> None:
    assert [found.day for found in printed_days(text)] == ["2025-11-12"]


@pytest.mark.parametrize("text", ["12-Nov-25 10:30", "12 Nov 25, 10:30", "12. Nov. '25"])
def test_two_figures_behind_a_month_that_begin_no_time_of_day_are_its_year(text: str) -> None:
    assert [found.day for found in printed_days(text)] == ["2025-11-12"]
