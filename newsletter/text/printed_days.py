"""Finds dates printed in text, in words or digits, in many languages."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache

from newsletter.text.months import month_number

_WORD = r"[^\W\d_]{3,12}"
_YEAR = r"(?:19|20)\d\d"
# Two figures behind a month are no year where they begin a time of day (`Sat 5 Dec, 19:30`, `5. Dez. 20 Uhr`, `5 déc. 20h`, `5 Dec 10-12`)
# or count what follows (`On 5 December, 30 boats sank`).
_BEHIND_YEAR = r"(?:a|and|at|bis|by|da|di|do|door|e|et|i|in|kl|om|on|og|och|par|por|to|um|und|von|à)"
_NO_CLOCK = (
    r"(?![:.h]\d|[–-]\d{1,2}(?!\d|[\s.]+[^\W\d_]{3})|\s?(?:Uhr|[ap]\.?m|h|hs|hrs)\b|"
    rf"\s(?!{_BEHIND_YEAR}\b)(?-i:[a-zß-ÿąćęłńóśźż])[\w’'])"
)
# Hindi and its neighbours, Thai: vowels are marks, which are no letters to `re`; Thailand counts years from 543 before ours.
_MARKED_WORD = r"(?:[^\W\d_]|(?=[\W\d_])[\u0900-\u0963\u0980-\u0e4e]){3,16}"
_BUDDHIST_YEAR = r"(?:19|20|25)\d\d"
_BUDDHIST = 543
_REIWA = 2018
_MARKED_SCRIPT = re.compile("[\u0900-\u0e4e]")
# Figures of Arabic, Persian, Hindi, Bengali and Thai, each by its ASCII one.
_FIGURES = {zero + figure: str(figure) for zero in (0x660, 0x6F0, 0x966, 0x9E6, 0xE50) for figure in range(10)}


@cache
def _forms(word: str, year: str) -> re.Pattern[str]:
    """Return what finds a day in all its forms, for one idea of a month's name and of a year."""
    return re.compile(
        rf"(?<!\d)(?P<d7>\d{{1,2}})\stháng\s(?P<m7>\d{{1,2}}),?\s(?:năm\s)?(?P<y7>{year})(?!\d)"
        rf"|(?<![\d.,])(?P<d1>\d{{1,2}})(?:st|nd|rd|th|er|\.|º|ª)?[\s./-]{{0,3}}(?:(?:de|of|di)\s)?(?P<m1>{word})\.?,?(?:\s?/\s?{word})?[\s./-]{{0,3}}(?:(?:de|del)\s)?(?P<y1>{year}|['’]?\d\d{_NO_CLOCK})(?!\d)"
        rf"|(?<![\d.,])(?P<d2>\d{{1,2}})(?:st|nd|rd|th)?(?:,\s{{0,2}}|\.?\s{{1,2}})(?P<y2>{year})(?!\d)"
        rf"|(?<!\d)(?P<y3>{year}|令和\s?(?:\d{{1,2}}|元))\s?[-./年년]\s?(?P<m3>\d{{1,2}})\s?[-./月월]\s?(?P<d3>\d{{1,2}})(?!\d)"
        rf"|(?<!\d)(?P<y4>{year})\.?[\s-](?:m\.\s)?(?P<m4>{word})\.?[\s-](?P<d4>\d{{1,2}})(?!\d)"
        rf"|(?<![\d.])(?P<d5>\d{{1,2}})\.\s?(?P<m5>\d{{1,2}})\.\s?(?P<y5>{year}|\d\d)(?![\d.]\d)"
        rf"|(?<![\d.,:])(?P<d8>\d{{1,2}})\s\d\d:\d\d(?::\d\d)?\s(?:[A-Z]{{2,5}}\s|[+-]\d{{4}}\s)?(?P<y8>{year})(?!\d)"
        rf"|(?<![\d/-])(?P<a6>\d{{1,2}})[/-](?P<b6>\d{{1,2}})[/-](?P<y6>{year}|\d\d)(?![\d/-])"
    )


# Seen in every form of a day and in few other texts, and twenty times as fast.
_MAY_BE_DAY = re.compile(rf"{_YEAR}|令和|\d[./-]\s?\d{{1,2}}[./-]\s?\d\d|\d[^\d]{{2,30}}\d\d")
# The month before `5, 2024`: looked for only there, because a word may begin at every letter.
_WORD_BEFORE = re.compile(rf"({_WORD})\.?\s{{0,2}}$")
# Where the month comes first in `3/4/2025`: the United States and few others.
_DAY_FIRST_HOSTS = frozenset(
    "uk ie au nz in za ng ke sg my pk hk ca de at ch fr it es pt br nl be pl tr ru ar cl co mx".split()
)


@dataclass(frozen=True, slots=True)
class Printed:
    """A day found in a text, where in the text, and whether the order of day and month was only the usual one."""

    day: str
    start: int
    end: int
    unsure: bool = False


def iso_day(year: int | str, month: int | str, day: int | str) -> str | None:
    """Return a day as `YYYY-MM-DD`, None when there is no such day.

    A year of two figures is of this century, with an apostrophe too, 2569 is Thailand's 2026, and 令和8 Japan's.
    """
    named = str(year).lstrip("'’")
    try:
        number = _REIWA + int(named[2:].replace("元", "1")) if named.startswith("令和") else int(named)
        number -= _BUDDHIST if number >= 2500 else 0
        return datetime.date(number + 2000 if number < 100 else number, int(month), int(day)).isoformat()
    except ValueError:
        return None


def days_between(one: str, other: str) -> int:
    """Return how many days the other day is after the one; both are ISO 8601, with or without a clock."""
    return (datetime.date.fromisoformat(other[:10]) - datetime.date.fromisoformat(one[:10])).days


def printed_days(text: str, *, day_first: bool = False) -> Iterator[Printed]:
    """Yield the days printed in a text, in order: `March 5, 2024`, `5. März 2024`, `05.03.24`, `3/5/2024`, `2024年3月5日`."""
    if _MAY_BE_DAY.search(text, 0, 2000):
        yield from _printed(text[:2000], day_first)


@lru_cache(maxsize=256)
def _printed(text: str, day_first: bool) -> tuple[Printed, ...]:
    # Kept in memory, because an element and those around it have one text.
    days: list[Printed] = []
    text = text if text.isascii() else text.translate(_FIGURES)
    forms = _forms(_MARKED_WORD, _BUDDHIST_YEAR) if _MARKED_SCRIPT.search(text) else _forms(_WORD, _YEAR)
    for match in forms.finditer(text):
        found = {name: value for name, value in match.groupdict().items() if value}
        day, unsure, start = None, False, match.start()
        if "a6" in found:
            day, unsure = _in_figures(found, day_first)
        elif "d2" in found or "d8" in found:  # `March 5, 2024`; `Mar 5 09:12:33 UTC 2024`, as C's ctime() prints it
            date, year = next(iter(found.items()))[1], found.get("y2") or found["y8"]
            word = _WORD_BEFORE.search(text, max(0, start - 16), start)
            if word and (number := month_number(word[1])):
                day, start = iso_day(year, number, date), word.start()
        else:
            kind = next(iter(found))[-1]
            month = found["m" + kind]
            number = int(month) if month.isdigit() else month_number(month)
            date = found["d" + kind]
            if kind == "5" and int(month) > 12 >= int(date):  # `06.18.2025`
                number, date = int(date), month
            day = iso_day(found["y" + kind], number, date) if number else None
        if day and "1990" < day < "2100":
            days.append(Printed(day, start, match.end(), unsure))
    return tuple(days)


def _in_figures(found: dict[str, str], day_first: bool) -> tuple[str | None, bool]:
    """Return the day of `3/4/2025`, and whether its two figures could be read the other way round."""
    first, second = int(found["a6"]), int(found["b6"])
    unsure = first <= 12 and second <= 12 and first != second
    if first > 12 or (unsure and day_first):
        first, second = second, first
    return iso_day(found["y6"], first, second), unsure


def is_day_first(language: str | None, host: str) -> bool:
    """Say whether a page's readers put the day before the month in `3/4/2025`: all but those of American English."""
    stated = (language or "").lower()
    if stated.startswith("en-"):
        return stated[3:] not in ("us", "ph")
    return (not stated.startswith("en") and bool(stated)) or host.rpartition(".")[2] in _DAY_FIRST_HOSTS
