"""What a date promises: right, or absent."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsletter.text.dates import (
    day_of,
    iso_date,
    iso_from_epoch,
    latest_moment,
    long_day,
    read_day,
    read_moment,
    read_since,
    real_day,
)

NOW = datetime(2026, 11, 21, 12, tzinfo=UTC)


@pytest.mark.parametrize(
    ("text", "iso"),
    [
        ("Fri, 20 Nov 2026 09:15:00 GMT", "2026-11-20T09:15:00Z"),
        ("Fri, 20 Nov 2026 09:15:00 +0530", "2026-11-20T09:15:00+05:30"),
        ("20 Nov 26 09:15 EST", "2026-11-20T09:15:00-05:00"),
        ("Fri, 20 Nov 2026 09:15:00 Nowhere", "2026-11-20"),
        ("Fri, 20 Nov 2026 09:15:00 CEST", "2026-11-20T09:15:00+02:00"),
        ("Fri, 20 Nov 2026 09:15:00 +0100 (CET)", "2026-11-20T09:15:00+01:00"),
        ("Fri, 20 Nov 2026 09:15:00", "2026-11-20"),
        ("Fri, 20 Nov 2026 09:15:60 GMT", "2026-11-20T09:15:59Z"),
        ("2026-11-20T09:15:00Z", "2026-11-20T09:15:00Z"),
        ("2026-11-20t09:15:00.123456789z", "2026-11-20T09:15:00Z"),
        ("2026-11-20 09:15:00 +01:00", "2026-11-20T09:15:00+01:00"),
        ("2026-11-20T09:15+01", "2026-11-20T09:15:00+01:00"),
        ("2026-11-20T09:15:00", "2026-11-20"),
        ("2026-11-20", "2026-11-20"),
        ("20261120", "2026-11-20"),
    ],
)
def test_a_date_in_any_usual_form_is_read_and_without_a_zone_only_its_day(text: str, iso: str) -> None:
    assert iso_date(text, NOW) == iso


@pytest.mark.parametrize(
    "text",
    [
        None,
        "",
        "soon",
        "yesterday",
        "2026",
        "2026-13-01",
        "2026-02-30",
        "2026-11-20T25:00:00Z",
        "3/4/2026",
        "Fri, 32 Nov 2026 00:00:00 GMT",
        "0000-00-00",
        "0001-01-01T00:00:00Z",
        "1970-01-01T00:00:00Z",
        "Thu, 01 Jan 1970 00:00:00 GMT",
        "Mon, 00 Jan 0000 00:00:00 +0000",
        "Nov",
        "May the 4th",
    ],
)
def test_what_is_no_date_or_none_of_the_web_is_absent(text: str | None) -> None:
    assert iso_date(text, NOW) is None


@pytest.mark.parametrize(
    ("text", "iso"),
    [
        ("2026-11-21T12:30:00Z", "2026-11-21T12:30:00Z"),
        ("2026-11-21T20:00:00Z", "2026-11-21"),
        ("2026-11-22", "2026-11-22"),
        ("2026-11-23", None),
        ("2026-11-22T23:00:00Z", "2026-11-22"),
        ("2027-01-01T00:00:00Z", None),
        ("Fri, 20 Nov 2062 09:15:00 GMT", None),
    ],
)
def test_a_moment_ahead_by_hours_keeps_its_day_and_one_ahead_by_days_is_absent(text: str, iso: str | None) -> None:
    assert iso_date(text, NOW) == iso


@pytest.mark.parametrize("factor", [1, 1_000, 1_000_000, 1_000_000_000])
def test_seconds_since_1970_are_read_in_any_unit(factor: int) -> None:
    assert iso_from_epoch(str(1_790_000_000 * factor), NOW) == "2026-09-21T14:13:20Z"


@pytest.mark.parametrize("number", [None, "", "0", "-5", "x", "nan", "inf", "1e400", 4_102_444_800])
def test_what_is_no_moment_since_1970_is_absent(number: str | int | None) -> None:
    assert iso_from_epoch(number, NOW) is None


def test_a_day_alone_lasts_until_it_is_over_everywhere() -> None:
    assert latest_moment("2026-11-20") == datetime(2026, 11, 21, 12, tzinfo=UTC)
    assert latest_moment("2026-11-20T10:00:00Z") == datetime(2026, 11, 20, 10, tzinfo=UTC)
    assert latest_moment("rubbish") is latest_moment("2026-13-45") is None


@given(moment=st.datetimes(datetime(1990, 1, 2), datetime(2026, 11, 20)))
def test_what_mail_and_iso_write_is_read_back(moment: datetime) -> None:
    moment = moment.replace(microsecond=0)
    iso = moment.isoformat() + "Z"
    assert iso_date(iso, NOW) == iso
    assert iso_date(moment.strftime("%a, %d %b %Y %H:%M:%S +0000"), NOW) == iso


@given(text=st.text(max_size=60) | st.from_regex(r"\w{3}, \d{1,3} (Jan|Feb|Dec) \d{1,5} [\d:]{1,9} \S{0,6}"))
def test_whatever_the_text_an_iso_date_of_the_past_or_nothing_comes_out(text: str) -> None:
    iso = iso_date(text, NOW)
    assert iso is None or "1990" <= iso <= "2026-11-22T"


@pytest.mark.parametrize(
    ("text", "iso"),
    [
        ("2025-11-14T16:00:00Z", "2025-11-14T16:00:00+00:00"),
        ("2025-11-14", "2025-11-14T00:00:00+00:00"),
        ("2025-11-14 16:00:00 +0100", "2025-11-14T16:00:00+01:00"),
        ("2025-11-14T16:00:00.250-05:00", "2025-11-14T16:00:00.250000-05:00"),
        ("Fri, 14 Nov 2025 16:00:00 GMT", "2025-11-14T16:00:00+00:00"),
    ],
)
def test_a_moment_keeps_its_zone_and_is_utc_without_one(text: str, iso: str) -> None:
    found = read_moment(text)
    assert found is not None
    assert found.isoformat() == iso


ONE_DAY = ("2025-11-14", "20251114", "2025/11/14", "14.11.2025", "14 Nov 2025", "November 14, 2025", "14. November 2025")
NO_DAY = ("", "soon", "2025", "3/4/2025", "2025-13-01", "2025-11-31", "Nov", "May the 4th", "14 Nov 2025 or so 3")


@pytest.mark.parametrize("text", ONE_DAY)
def test_a_day_is_one_for_an_editor_a_front_matter_and_since(text: str) -> None:
    day = date(2025, 11, 14)
    moment = read_moment(text)
    assert moment is not None
    assert (moment.date(), read_day(text, date(2026, 1, 1)), read_since(text, NOW).date()) == (day, day, day)


@pytest.mark.parametrize("text", NO_DAY)
def test_what_is_no_day_is_none_for_any_of_them(text: str) -> None:
    assert read_moment(text) is None
    with pytest.raises(ValueError, match="not a date"):
        read_day(text, date(2026, 1, 1))
    with pytest.raises(ValueError, match="is not"):
        read_since(text, NOW)


@pytest.mark.parametrize(
    ("text", "moment"),
    [
        ("2025-11-14 noon", "2025-11-14T12:00:00+01:00"),
        ("14 Nov 2025 9:05", "2025-11-14T09:05:00+01:00"),
        ("14.11.2025 midnight", "2025-11-14T00:00:00+01:00"),
        ("yesterday noon", "2025-11-14T12:00:00+01:00"),
        ("friday 18:00", "2025-11-14T18:00:00+01:00"),
        ("Fri, 14 Nov 2025 16:00:00 GMT", "2025-11-14T16:00:00+00:00"),
        ("Fri, 14 Nov 2025 16:00:00 -0500", "2025-11-14T16:00:00-05:00"),
    ],
)
def test_since_takes_a_clock_behind_a_day_and_the_date_of_a_mail(text: str, moment: str) -> None:
    now = datetime.fromisoformat("2025-11-15T20:00:00+01:00")
    assert read_since(text, now).isoformat() == moment


@pytest.mark.parametrize("text", ["noon", "3/4/2025 noon", "2025-11-14 25:00", "14 Nov 2025 16:00 or so 3"])
def test_since_takes_no_half_of_a_date(text: str) -> None:
    with pytest.raises(ValueError, match="is not a duration"):
        read_since(text, datetime.fromisoformat("2025-11-15T20:00:00+01:00"))


def test_words_name_a_day_ahead_for_an_issue_and_one_behind_for_since() -> None:
    today = NOW.date()  # a Saturday
    assert [read_day(word, today) for word in ("today", "Tomorrow", "sat", "sunday")] == [
        today,
        today + timedelta(days=1),
        today,
        today + timedelta(days=1),
    ]
    assert read_since("sun", NOW).date() == today - timedelta(days=6)
    assert read_since("yesterday", NOW).date() == today - timedelta(days=1)


@given(day=st.dates(date(1990, 1, 2), date(2026, 11, 20)))
def test_a_day_is_read_back_as_any_of_them_writes_it(day: date) -> None:
    for text in (day.isoformat(), f"{day:%d.%m.%Y}", f"{day.day} {day:%b} {day.year}"):
        moment = read_moment(text)
        assert moment is not None
        assert moment.date() == read_day(text, NOW.date()) == read_since(text, NOW).date() == day
    assert day_of(f"{day}T23:59:59-11:00") == day


@given(text=st.text(max_size=40))
def test_no_text_breaks_the_reading_of_a_moment(text: str) -> None:
    moment = read_moment(text)
    assert moment is None or moment.tzinfo is not None
    assert day_of(text) is None or text[:4].isdigit()


# Every form that a feed reader has met in the wild, with the moment that it means; where no zone is stated, its day.
IN_THE_WILD = {
    "Κυρ, 11 Ιούλ 2004 12:00:00 EST": "2004-07-11T12:00:00-05:00",
    "2004-július-13T9:15-05:00": "2004-07-13T09:15:00-05:00",
    "031231": "2003-12-31",
    "03-12-31": "2003-12-31",
    "-03-12": "2003-12-01",
    "2003-12": "2003-12-01",
    "2003-335": "2003-12-01",
    "2003-12-31T10:14:55.1234Z": "2003-12-31T10:14:55Z",
    "2003-012-31T10:14:55+00:00": "2003-12-31T10:14:55Z",
    "2004-05-25 오후 11:23:17": "2004-05-25",
    "2004년 05월 28일  01:31:15": "2004-05-28",
    "Fri, 2006/09/15 08:19:53 EDT": "2006-09-15T08:19:53-04:00",
    "Thu, 30 Apr 2015 08:57:00 MET": "2015-04-30T08:57:00+01:00",
    "Thu, 30 Apr 2015 08:57:00 MEST": "2015-04-30T08:57:00+02:00",
    "Thu, 01 Jan 04 19:48:21 GMT": "2004-01-01T19:48:21Z",
    "Wed, 19 Aug 2009 18:28:00 Etc/GMT": "2009-08-19T18:28:00Z",
    "Wed, 19 Feb 2012 22:40:00 GMT-01:01": "2012-02-19T22:40:00-01:01",
    "Mon, 13 Feb, 2012 06:28:00 UTC": "2012-02-13T06:28:00Z",
    "Thu, 01 Jan 2004": "2004-01-01",
    "Mon, 26 January 2004 16:31:00 AT": "2004-01-26T16:31:00-04:00",
    "Mon, 26 January 2004 16:31:00 PT": "2004-01-26T16:31:00-08:00",
    "Thu Aug 30 2012 17:26:16 +0200": "2012-08-30T17:26:16+02:00",
    "Sun Jan  4 16:29:06 2004": "2004-01-04",
    "Sun Jul 15 01:16:00 +0000 2012": "2012-07-15T01:16:00Z",
    "2004-07-08 23:56:58 -00:20": "2004-07-08T23:56:58-00:20",
    "2004-07-08 23:56:58.0": "2004-07-08",
    "mer., 19 nov. 2025 9:05:00 +0100": "2025-11-19T09:05:00+01:00",
    "19. November 2025": "2025-11-19",
    "2025年11月19日": "2025-11-19",
    "19 ноября 2025 г.": "2025-11-19",
    "November 19, 2025, 4:30 p.m. ET": "2025-11-19T16:30:00-05:00",
}


@pytest.mark.parametrize(("text", "iso"), IN_THE_WILD.items())
def test_dates_are_read_in_the_forms_and_languages_that_feeds_have(text: str, iso: str) -> None:
    assert iso_date(text, NOW) == iso


@pytest.mark.parametrize(
    "text",
    [
        *(
            "Sun, 16 Dec 2012 1:2:3:4 GMT",
            "Sun, 16 zzz 2012 11:47:32 GMT",
            "Sun, 99 Jun 2009 12:00:00 GMT",
            *("2003-12-31T25:14:55Z", "2003-366", "2003-000"),
        ),
        *("2003-12-31T10:61:55Z", "2013-01-27-01", "22013", "013", "2013-xx-27", "Sun, 16 Dec 2012 11:47:32 +zz:00"),
    ],
)
def test_a_date_with_a_fault_is_absent_rather_than_guessed(text: str) -> None:
    assert iso_date(text, NOW) is None


@pytest.mark.parametrize(
    ("language", "written"),
    [
        ("en", "November 27, 2026"),
        ("en-US", "November 27, 2026"),
        ("en-GB", "27 November 2026"),
        ("de", "27. November 2026"),
        ("de-AT", "27. November 2026"),
        ("fr", "27 novembre 2026"),
        ("ja", "2026年11月27日"),
        ("no such", "November 27, 2026"),
    ],
)
def test_a_day_is_written_out_in_a_language_and_read_again(language: str, written: str) -> None:
    assert long_day(date(2026, 11, 27), language) == written
    moment = read_moment(written)
    assert moment is not None
    assert moment.date() == date(2026, 11, 27)


def test_chromes_clock_that_begins_in_1601_is_read() -> None:
    assert iso_from_epoch("13407984000000000", datetime(2026, 1, 1, tzinfo=UTC)) == "2025-11-19T00:00:00Z"


def test_a_day_that_the_calendar_has_not_is_none() -> None:
    assert real_day(2024, 2, 29) == date(2024, 2, 29)
    assert (real_day(2025, 2, 29), real_day(2025, 13, 1), real_day(0, 1, 1)) == (None, None, None)
