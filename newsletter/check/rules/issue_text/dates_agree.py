"""Rules on the front matter: dates that agree and can be parsed, and values that are not cut off."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator
from datetime import date, timedelta

from newsletter.check.finding import Finding, Position, place_at
from newsletter.check.material import Material
from newsletter.check.rule import on_issue, rule
from newsletter.issuefile.issue_day import written_day
from newsletter.text.dates import real_day
from newsletter.text.months import month_number

_TIME = r"(?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d(?:\.\d+)?"
# What Hugo reads and every mail program (tried with Hugo 0.168): a time has seconds, and no blank before its zone behind a "T".
HUGO_DATE = re.compile(rf"\d{{4}}-\d\d-\d\d(?:T{_TIME}(?:Z|[+-]\d\d:?\d\d)?| {_TIME}(?:Z|\s?[+-]\d\d:?\d\d)?)?")
ISO_DAY = re.compile(r"\b(\d{4})-(\d\d)-(\d\d)\b")
WRITTEN = re.compile(
    r"\b(?:([^\W\d_]{3,9})\.? (\d{1,2})(?:st|nd|rd|th)?|(\d{1,2})(?:st|nd|rd|th|\.)? ([^\W\d_]{3,9})\.?),? (\d{4})\b"
)
CUT = re.compile(r"^(title|description|summary)\s*:\s*(?![\"'|>\[{])(\S.*?)(\s#.*)$")
# Text from a template whose number, name or date was not filled in.
GAPS = (
    re.compile(r"\b(?:welcome to|this is|in) the (?:edition|issue|instalment|installment|week) of (?:my|our|the|this)\b", re.I),
    re.compile(r"\b(?:issue|edition|no\.|vol\.|volume|number) #(?=\s|$|[:,.])", re.I),
    re.compile(
        r"\{\{?\s*[\w.]*\s*\}?\}|%[sd]\b|\[(?:date|name|number|title|insert[^\]]*)\]|<(?:date|name|number|title)>", re.I
    ),
    re.compile(r"\b(?:on|of|for|from|at|by|with|the|and) (?=[.,;:!?](?:\s|$))", re.I),
)
AHEAD = timedelta(days=31)


def days_in(text: str) -> Iterator[tuple[date, int, int]]:
    """Yield every day that a text names in full (2025-11-15; November 15, 2025; 15 November 2025), with its place.

    Two functions elsewhere are too lenient for a finding, which needs a day with only one meaning: `printed_days` reads numbers whose
    day and month may be swapped, and only the first 2,000 characters; `read_days` assumes the nearest year for a day without one.
    """
    for found in ISO_DAY.finditer(text):
        day = real_day(int(found[1]), int(found[2]), int(found[3]))
        if day:
            yield day, found.start(), found.end()
    for found in WRITTEN.finditer(text):
        month = month_number(found[1] or found[4])
        day = real_day(int(found[5]), month, int(found[2] or found[3])) if month else None
        if day:
            yield day, found.start(), found.end()


@rule(
    "day-disagrees",
    "warning",
    "The title, front matter, file name and introduction give different dates.",
    family="archive",
    bad='2025-11-22.md with\n---\ntitle: "Weekly, November 15, 2025"\ndate: 2025-11-15\n---\n',
    good='2025-11-15.md with\n---\ntitle: "Weekly, November 15, 2025"\ndate: 2025-11-15\n---\n',
)
def check_days(material: Material) -> Iterator[Finding]:
    named: dict[date, tuple[str, Position]] = {}
    date_text = material.issue.date or ""
    written = written_day(date_text, material.zone) if HUGO_DATE.match(date_text) else None
    if written:
        named[written] = ("the front matter", material.front_place("date"))
    for day, _, _ in days_in(material.issue.title):
        named.setdefault(day, ("the title", material.front_place("title")))
    if material.file_day:
        named.setdefault(material.file_day, ("the file's name", Position()))
    for block in material.draft.blocks:
        if block.kind not in ("prose", "front"):
            if block.kind in ("section", "story"):
                break
            continue
        for day, start, end in days_in(block.raw) if block.kind == "prose" else ():
            named.setdefault(day, ("the text", place_at(block.raw, start, end, block.line)))
    if len(named) > 1:
        told = ", ".join(f"{where} says {day.isoformat()}" for day, (where, _) in named.items())
        place = next((place for where, place in named.values() if where != "the file's name"), Position())
        yield on_issue(f"the dates disagree: {told}", place, advice="use the same date everywhere")


@rule(
    "date-unreadable",
    "error",
    "The date cannot be read by Hugo, Jekyll or mail programs; Hugo stops building the whole site.",
    family="archive",
    bad="date: 15.11.2025",
    good="date: 2025-11-15",
)
def check_date(material: Material) -> Iterator[Finding]:
    text = (material.issue.date or "").strip()
    if "date" not in material.issue.front_matter:
        return
    match = HUGO_DATE.fullmatch(text)
    if not match or not next(days_in(text[:10]), None):
        yield on_issue(
            f"the date “{text}” cannot be read by Hugo, Jekyll or a mail program", material.front_place("date"),
            words=text, advice="write it like 2025-11-15 or 2025-11-15T08:00:00Z",
        )  # fmt: skip


@rule(
    "no-date",
    "warning",
    "The front matter has no date: Hugo dates the post to year 1, and the mail has no Date header.",
    family="archive",
    bad='---\ntitle: "Weekly"\n---\n',
    good='---\ntitle: "Weekly"\ndate: 2025-11-15\n---\n',
)
def check_date_there(material: Material) -> Iterator[Finding]:
    if material.issue.front_matter and not str(material.issue.front_matter.get("date") or "").strip():
        yield on_issue("the front matter has no date", advice="write date: 2025-11-15 into it")


@rule(
    "day-ahead",
    "warning",
    "The issue is dated in the future: Hugo leaves such posts out until that day.",
    family="archive",
    bad="date: 2035-11-15",
    good="date: 2025-11-15, on that day",
)
def check_day_ahead(material: Material) -> Iterator[Finding]:
    day = material.day
    if day and material.today and day > material.today + (timedelta() if material.now_publishing else AHEAD):
        yield on_issue(f"the issue is dated {day.isoformat()}, which is in the future", material.front_place("date"))


@rule(
    "still-draft",
    "warning",
    "An issue still says draft: true although a later one exists: Hugo, Jekyll and Eleventy leave it out, so nobody sees it.",
    family="archive",
    bad="draft: true in 2025-11-08.md, beside 2025-11-15.md",
    good="draft: false (newsletter publish writes it)",
)
def check_draft(material: Material) -> Iterator[Finding]:
    is_draft = str(material.issue.front_matter.get("draft") or "").lower() == "true"
    if is_draft and material.later_issue:
        message = f"draft: true, although {material.later_issue} already exists"
        yield on_issue(message, material.front_place("draft"), advice="newsletter publish sets it to false")


@rule(
    "draft-unclear",
    "warning",
    "The value of draft is neither true nor false: the issue counts as published, as Hugo reads it.",
    family="archive",
    bad="draft: yes",
    good="draft: true",
)
def check_draft_value(material: Material) -> Iterator[Finding]:
    value = str(material.issue.front_matter.get("draft", "false")).strip()
    if value.lower() not in ("true", "false"):
        message = f"draft: {value} is neither true nor false: the issue counts as published"
        yield on_issue(message, material.front_place("draft"), words=value)


@rule(
    "value-cut",
    "warning",
    "An unquoted value of the front matter is cut off at ` #`, where YAML begins a comment.",
    family="archive",
    bad="title: Update #2 (28 new)",
    good='title: "Update #2 (28 new)"',
)
def check_cut_values(material: Material) -> Iterator[Finding]:
    for number, line in _front_lines(material):
        found = CUT.match(line)
        if found:
            message = f"the {found[1]} ends at “{found[2]}”: YAML treats “{found[3].strip()}” after the # as a comment"
            yield on_issue(
                message, Position(number, found.start(3) + 1, len(line) + 1), words=found[3], advice="put it in quotes"
            )


@rule(
    "front-matter-late",
    "error",
    "The front matter does not begin at the very start of the file, so it is printed as text.",
    family="archive",
    bad=' ---\ntitle: "Weekly"\n---\n',
    good='---\ntitle: "Weekly"\n---\n',
)
def check_front_matter_begins(material: Material) -> Iterator[Finding]:
    if material.issue.front_matter:
        return
    lines = [(number, line) for number, line in enumerate(material.lines[:12], 1) if line.strip()]
    for (number, line), (_, after) in itertools.pairwise(lines[:3]):
        if line.strip() in ("---", "+++") and re.match(r"\s*(?:title|date|draft|tags)\s*[:=]", after):
            yield on_issue(
                "the front matter must begin with --- at the very start of the file; otherwise it is printed as text",
                Position(number, 1, len(line) + 1),
            )


@rule(
    "template-gap",
    "warning",
    "A template was never filled in: a number, name or date is missing from the sentence.",
    family="editing",
    bad='summary: "Welcome to the edition of my weekly newsletter!"',
    good='summary: "Welcome to the fourth edition of my weekly newsletter!"',
)
def check_gaps(material: Material) -> Iterator[Finding]:
    for number, line in _front_lines(material):
        yield from _gaps(line, number)
    for block in material.draft.blocks:
        if block.kind == "prose":
            for offset, line in enumerate(block.raw.splitlines()):
                yield from _gaps(line, block.line + offset)


def _gaps(line: str, number: int) -> Iterator[Finding]:
    for gap in GAPS:
        found = gap.search(line)
        if found:
            place = Position(number, found.start() + 1, found.end() + 1)
            yield on_issue(f"a word is missing: “{found[0].strip()} …”", place, words=found[0])


def _front_lines(material: Material) -> Iterator[tuple[int, str]]:
    if front := material.draft.front:
        yield from enumerate(front.raw.splitlines(), front.line)
