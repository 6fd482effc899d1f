"""Chooses the publication and modification dates, and marks guesses as such."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import chain

from newsletter.extract.metadata.date_fallbacks import day_of_address, day_of_calls, day_of_own_teaser, day_of_scripts
from newsletter.extract.metadata.date_labels import ORIGINAL
from newsletter.extract.metadata.datelines import DateLine, dated_attribute, far_lines, near_lines
from newsletter.extract.metadata.signals import Signals, is_aside, text_of
from newsletter.extract.metadata.titles import Title
from newsletter.extract.page import jsonld
from newsletter.extract.word_tables import read_table
from newsletter.text.dates import DateReader
from newsletter.text.printed_days import days_between, is_day_first

_NAMES = read_table("newsletter.extract.metadata", "meta_names")
_PUBLISHED, _MODIFIED = (_NAMES[name].split() for name in ("published", "modified"))
# Names of metadata that often hold the day on which the page was generated.
_UNSURE = ("dc.date", "dcterms.date", "date", "timestamp")
# Those among them that library catalogues fill; they come before printed days that are not labelled as the publication.
_DUBLIN_CORE = _UNSURE[:2]
_PAGES = frozenset(("webpage", "itempage", "medicalwebpage", "aboutpage", "faqpage", "hentry"))
_IN_UTC = re.compile(r"T(\d\d):(\d\d):(\d\d)(?:Z|\+00:00)$")
# What systems state if the day was never set: the zero of their clocks.
_NEVER_SET = ("1970-01-01", "1969-12-31", "1900-01-01", "0001-01-01")
# Hours in UTC from which an outlet may already have the next day, and until which it may still have the previous one.
_NEXT_DAY_FROM, _DAY_BEFORE_UNTIL = 22, 11


@dataclass(frozen=True, slots=True)
class Dates:
    """Publication and modification as ISO 8601 (only a day if the time is unknown), with the source of each."""

    published: str | None = None
    modified: str | None = None
    guessed: bool = False
    why_published: str = ""
    why_modified: str = ""


@dataclass(frozen=True, slots=True)
class Stated:
    """A day that the page's data states, with the time if it has one, and the name under which it is stated."""

    time: str
    why: str

    @property
    def day(self) -> str:
        """The day without the time."""
        return self.time[:10]


def choose_dates(signals: Signals, title: Title, today: datetime.date) -> Dates:
    """Return the dates of an article. `guessed`: inferred from a printed day that may mean something else.

    The sources, in order: JSON-LD, meta tags, microdata, the address, the date line beside the headline; then, as guesses, data in scripts,
    other days printed on the page, the broadcast of a programme, the modification. A day that is not stated as data is never in the
    future, and a guess is never a bare first of January, which stands for a copyright year or a default.
    """
    reader = _date_reader(signals, today)
    changed = _read(_modified(signals), reader)
    dates = Dates(modified=changed[0].time, why_modified=changed[0].why) if changed else Dates()
    stated = _read(_stated(signals, title), reader)
    own_day = day_of_address(signals.url)
    if stated and stated[0].day == own_day:
        return replace(dates, published=stated[0].time, why_published=stated[0].why)
    known = stated[0].day if stated else None
    printed = near_lines(signals, title, reader, known)
    if stated:
        near = _without_broadcasts(printed)
        said = [*stated, *_read(signals.said(*_UNSURE), reader)]
        time, why = _as_shown(_Case(said, dates.modified, own_day, near))
        return replace(dates, published=time, guessed=_is_contradicted(time, near), why_published=why)
    if own_day and own_day <= reader.latest:
        return replace(dates, published=own_day, why_published="day in the address")
    return _inferred(dates, signals, title, reader, printed)


def _inferred(dates: Dates, signals: Signals, title: Title, reader: DateReader, lines: Sequence[DateLine]) -> Dates:
    """Return the day printed on a page, the one in its catalogue metadata, or a guess."""
    near = _without_broadcasts(lines)
    printed = _from_print(dates, near)
    unsure = next((day for day in _read(signals.said(*_UNSURE), reader) if day.day <= reader.latest), None)
    if printed and not printed.guessed and not (unsure and _outranks(unsure, near)):
        return printed
    if unsure:
        guessed = all(line.day != unsure.day or line.is_change for line in near)
        return replace(dates, published=unsure.time, guessed=guessed, why_published=f"meta {unsure.why}")
    broadcasts = (("day of the broadcast", line.day) for line in lines if line.is_broadcast)
    for why, day in chain(_guesses(signals, title, reader, printed), broadcasts, [("day of change", dates.modified)]):
        if day and day[:10] <= reader.latest and not _is_new_year(day):
            return replace(dates, published=day, guessed=True, why_published=why)
    return dates


def _without_broadcasts(lines: Iterable[DateLine]) -> list[DateLine]:
    return [line for line in lines if not line.is_broadcast]


def _outranks(unsure: Stated, near: Sequence[DateLine]) -> bool:
    """Whether a day from catalogue metadata is trusted more than the date lines: none is labelled as publication, none is a `<time>`."""
    return unsure.why in _DUBLIN_CORE and not any(line.is_said or line.is_time for line in near)


def _date_reader(signals: Signals, today: datetime.date) -> DateReader:
    """Return the reader of the page's dates, set to its language and country. A printed day may be at most two days in the future."""
    language = signals.document.language
    if language and "-" not in language:
        locales = (value for _, value in signals.said("og:locale", "content-language"))
        language = next((value.replace("_", "-") for value in locales if value.lower().startswith(f"{language}_")), language)
    return DateReader(is_day_first(language, signals.host), (today + datetime.timedelta(days=2)).isoformat())


@dataclass(frozen=True, slots=True)
class _Case:
    """All days of a page to choose from: those stated in its data, the modification, the one in its address, those printed."""

    stated: Sequence[Stated]
    modified: str | None
    own_day: str | None
    near: Sequence[DateLine]

    @property
    def first(self) -> Stated:
        return self.stated[0]

    @property
    def days(self) -> set[str]:
        """The printed days, without those labelled as a modification."""
        return {line.day for line in self.near if not line.is_change}

    @property
    def shown(self) -> list[DateLine]:
        """The date lines of those days that are read with certainty."""
        return [line for line in self.near if not line.is_change and not line.unsure]


def _as_shown(case: _Case) -> tuple[str, str]:
    """Return the first stated time, or the printed day that corrects it. A printed modification corrects nothing."""
    rules = (_day_of_outlet, _stated_and_printed, _before_last_saving)
    return next(filter(None, (rule(case) for rule in rules)), (case.first.time, case.first.why))


def _is_contradicted(time: str, near: Sequence[DateLine]) -> bool:
    """Say whether all days printed beside the headline differ from the stated one: half of such statements are wrong."""
    said = [line for line in near if line.is_at_headline and not line.unsure and (line.is_sure or line.is_change)]
    return bool(said) and all(abs(days_between(line.day, time)) > 1 for line in said)


def _day_of_outlet(case: _Case) -> tuple[str, str] | None:
    """The outlet's own day, in the address or printed, if the stated time in UTC is on the day before or after."""
    local = _local_day(case.first.time, [case.own_day] if case.own_day else [])
    if local is None and case.first.day not in case.days:
        local = _local_day(case.first.time, [line.day for line in case.shown if line.day != (case.modified or "")[:10]])
    if local is None:
        return None
    time = next((other.time for other in case.stated if other.day == local and not _IN_UTC.search(other.time)), local)
    return time, f"{case.first.why}, by the outlet's own day"


def _stated_and_printed(case: _Case) -> tuple[str, str] | None:
    """The one of several stated days that is also printed."""
    if case.first.day in case.days:
        return case.first.time, case.first.why
    other = next((other for other in case.stated[1:] if other.day in case.days), None)
    return (other.time, f"{other.why}, as printed") if other else None


def _before_last_saving(case: _Case) -> tuple[str, str] | None:
    """The earlier printed day, if the stated time is that of the last save: it is not printed, and no later modification is stated."""
    first, modified = case.first, case.modified
    if first.day < modified[:10] if modified else first.day in {line.day for line in case.near}:
        return None
    own = (line for line in case.shown if line.is_at_headline and (line.is_sure or len(case.days) == 1))
    early = next((line for line in own if days_between(line.day, first.day) > 1), None)
    return (early.time, "date line by the headline") if early else None


def _local_day(time: str, days: Iterable[str]) -> str | None:
    """Return the outlet's own day if a time in UTC is on the day before or after: outlets print dates in their own time zone."""
    clock = _IN_UTC.search(time)
    if not clock or clock[0].startswith("T00:00:00"):
        return None
    hour = int(clock[1])
    apart = 1 if hour >= _NEXT_DAY_FROM else -1 if hour <= _DAY_BEFORE_UNTIL else 0
    return next((day for day in days if apart and days_between(time, day) == apart), None)


def _from_print(dates: Dates, near: Sequence[DateLine]) -> Dates | None:
    for line in near:
        if line.marked or not _is_new_year(line.day):
            guessed = line.is_change or line.unsure or not line.is_sure
            why = "<time>" if line.is_time else "date line by the headline"
            return replace(dates, published=line.time, guessed=guessed, why_published=why)
    return None


def _guesses(signals: Signals, title: Title, reader: DateReader, near: Dates | None) -> Iterator[tuple[str, str | None]]:
    """Yield guesses at the day, each with its source, the most trusted first. Each takes more time than the one before."""
    yield "script", day_of_scripts(signals.document.html)
    far = far_lines(signals, title, reader)
    if near:
        yield from (("said in the page", line.day) for line in far if line.label == ORIGINAL)
        yield near.why_published, near.published
    yield "the site's list of articles", day_of_own_teaser(signals, reader)
    yield from (("guess from the page's print", line.day) for line in far)
    yield "written by a script", day_of_calls(signals, reader)


def _is_new_year(day: str) -> bool:
    return day[5:10] == "01-01"


def _read(found: Iterable[tuple[str, str]], reader: DateReader) -> list[Stated]:
    times = ((why, reader.time(raw)) for why, raw in found if raw)
    return [Stated(time, why) for why, time in times if time and not time.startswith(_NEVER_SET)]


def _stated(signals: Signals, title: Title) -> Iterator[tuple[str, str]]:
    yield "json-ld datePublished", jsonld.first_text(signals.article, "datePublished")
    yield from signals.said(*_PUBLISHED)
    for name in ("dateCreated", "uploadDate"):
        yield f"json-ld {name}", jsonld.first_text(signals.article, name)
    for name, spelling in (("datepublished", "datePublished"), ("datecreated", "dateCreated"), ("created", "created")):
        for mark in signals.properties.get(name, [])[:3]:
            if not is_aside(mark.element, title.frame, near=True):
                yield f"itemprop {spelling}", dated_attribute(mark.element) or text_of(mark.element, 80)
    if not signals.article:
        for node in signals.document.jsonld[:20]:
            if jsonld.types(node) & _PAGES:
                yield "json-ld datePublished", jsonld.first_text(node, "datePublished")


def _modified(signals: Signals) -> Iterator[tuple[str, str]]:
    yield "json-ld dateModified", jsonld.first_text(signals.article, "dateModified")
    yield from signals.said(*_MODIFIED)
    for mark in signals.properties.get("datemodified", [])[:3]:
        yield "itemprop dateModified", dated_attribute(mark.element) or text_of(mark.element, 80)
