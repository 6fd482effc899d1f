"""Resolves "yesterday", "on Thursday" and "last week" by the article's date, since they mean something else on the issue's date.

The words are in day_words.toml, by language.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from importlib import resources
from typing import Any

from newsletter.draft.grammar.phrasebook import NEVER
from newsletter.text.months import month_number

_NOTE = re.compile(r"“[^”]+” is (?:the (?:week|weekend) of )?\d{4}(?:-\d\d){0,2}\b")
# A weekday followed by its date needs no comment: "Tuesday, 3 March", "Sonntag, den 29.", "Friday (Nov. 27)". One followed by the number
# of something does: "on Monday 14 people".
_DATED = re.compile(
    r",? \(?(?:(?:in|of|the|im|den|dem|le|el|il|o|op) )?(?:(?:19|20)\d\d\b|"
    r"(?P<number>\d{1,2})(?![\d,.]*\d)(?:[.º]|st|nd|rd|th|er)?(?: (?P<noun>[^\W\d_]+))?|"
    r"(?P<month>[^\W\d_]{3,}))"
)
_BETWEEN_DATE = re.compile(r"(?:of|de|di|do|at|um|à|a|om|as|o|and|und)\b", re.IGNORECASE)
# A weekend is known by its Saturday. On a Saturday or Sunday nobody can tell which one "last weekend" is.
_WEEKEND, _LAST_WEEKEND = re.compile("weekend", re.IGNORECASE), re.compile("last weekend", re.IGNORECASE)
# Words before a weekday that may be the day of publication itself.
_SINCE = re.compile(r"\b(?:since|after|seit|depuis|après|desde|sinds) ~", re.IGNORECASE)
# What separates the clauses of a sentence: punctuation, and the word before what is said ("warns that Friday's boats may be cancelled").
_CLAUSE_ENDS = re.compile(r"[,;:—–]\s|\b(?:that|que|che|dat|att)\s(?!~)")
# What `TIME` stands for in day_words.toml: the time of day between a word and its weekday ("until 6 p.m. on").
_TIME = (
    r"(?:(?:about|around|at least|etwa|gegen|vers|las?|alle|as|às) )?(?:late|early|midnight|noon|midday|mitternacht|minuit|midi|"
    r"medianoche|mezzanotte|middernacht|meia-noite|\d{1,2}(?:[:.h]\d\d)?(?:\s?(?:[ap]\.?m\b\.?|uhr|h(?:eures|oras)?|uur|o[’']clock))?)"
    r"(?: [a-z]{2,4})?,?(?: (?:on|am|op|del?|du|di|da)(?: next)?)?"
)
# After "be" a past form is a passive: "is to be charged on Friday".
_PASSIVE = re.compile(r"\sbe (?:\w+ly |also |then )?$", re.IGNORECASE)
# After one of these an infinitive is no future: "failed to open".
_DONE = re.compile(
    r"\b(?:failed|refused|declined|managed|tried|attempted|struggled|had|began|started|continued|helped|rushed|went|came|gathered|returned|"
    r"(?:was|were|been) (?:forced|able|unable)) to $"
)
# In characters: how near to a weekday words must be to say something about it, and how far from it a verb may be, so that a line of
# nothing but days takes no more time than its length.
_NEAR, _FAR = 40, 500


@dataclass(frozen=True, slots=True)
class _DayWords:
    """The words for days in one language; in the patterns for what surrounds a weekday, `~` stands for the weekday."""

    day_hints: Sequence[str]
    span_hints: Sequence[str]
    weekday: re.Pattern[str]
    is_capital: bool
    no_day: re.Pattern[str]
    next: re.Pattern[str]
    onward: re.Pattern[str]
    last: re.Pattern[str]
    so_far: re.Pattern[str]
    unclear: re.Pattern[str]
    future: re.Pattern[str]
    past: re.Pattern[str]
    no_past: re.Pattern[str]
    near: Sequence[tuple[re.Pattern[str], int]]
    today: re.Pattern[str]
    done: re.Pattern[str]
    spans: Sequence[tuple[re.Pattern[str], str, int]]


def name_days(summary: str, published: date, issue: date, language: str | None = "en") -> list[str]:
    """Return a line for each day that a summary names by a word (`“Thursday” is 2026-11-12`), unless the article is of the issue's day.

    A weekday is the next one after "by", "until" and the like (but "By Thursday, 300 had signed") and in a clause about the future,
    and the last one up to the day of publication in a clause about the past. If the sentence does not tell which, or gives the date
    itself, there is no line: a wrong day is worse than none. Weeks, months and years get a line if they are different ones on the
    issue's day.
    """
    words = _day_words(language or "en")
    if words is None or published == issue:
        return []
    found: dict[tuple[str, str], str] = {}
    for sentence in summary.split("\n"):
        for _, word, meaning in sorted(_meanings(sentence, words, published, issue)):
            found.setdefault((word.lower(), meaning), f"“{word}” is {meaning}")
    return list(found.values())


def is_note_of_day(note: str) -> bool:
    """Say whether a comment is one of those that `name_days` makes."""
    return _NOTE.match(note) is not None


def _meanings(sentence: str, words: _DayWords, published: date, issue: date) -> Iterator[tuple[int, str, str]]:
    """Yield (position, words, meaning) for the words of a sentence for days, weeks, months and years."""
    lower = sentence.lower()
    if any(hint in lower for hint in words.day_hints):
        yield from _days(sentence, words, published)
    kinds = [kind for kind, hint in zip(("week", "month", "year"), words.span_hints, strict=True) if hint in lower]
    for pattern, kind, shift in words.spans if kinds else ():
        if kind in kinds and (meaning := _span(kind, published, shift)) != _span(kind, issue, shift):
            yield from ((match.start(), match[0], meaning) for match in pattern.finditer(sentence))


def _days(sentence: str, words: _DayWords, published: date) -> Iterator[tuple[int, str, str]]:
    """Yield (position, words, date) for the words of a sentence for days."""
    for pattern, shift in words.near:
        for match in pattern.finditer(sentence):
            yield match.start(), match[0], (published + timedelta(days=shift)).isoformat()
    today = words.today.search(sentence)
    if today and words.done.search(sentence):
        yield today.start(), today[0], published.isoformat()
    for match in words.weekday.finditer(sentence):
        if day := _day_meant(match, words, published):
            is_weekend = _WEEKEND.search(match[0]) is not None
            yield match.start(), match[0], f"the weekend of {day}" if is_weekend else day.isoformat()


def _span(kind: str, day: date, shift: int) -> str:
    """Return the week, month or year that is `shift` from that of a day."""
    if kind == "week":
        return f"the week of {day - timedelta(days=day.weekday() - 7 * shift)}"
    months = day.year * 12 + day.month - 1 + shift
    return f"{months // 12}-{months % 12 + 1:02}" if kind == "month" else str(day.year + shift)


def _day_meant(match: re.Match[str], words: _DayWords, published: date) -> date | None:
    """Return the date of a weekday, None if the words around it do not tell."""
    before, behind = match.string[max(0, match.start() - _FAR) : match.start()], match.string[match.end() : match.end() + _FAR]
    if _is_dated(match) or (not words.is_capital and match[0][0].isupper() and before.strip("“„«\"'¡ ")):
        return None
    sentence, at = f"{before}~{behind}", len(before)
    around = sentence[max(0, at - _NEAR) : at + _NEAR]
    if words.no_day.search(around):
        return None
    back = (published.weekday() - int((match.lastgroup or "d0")[1:])) % 7
    is_next, is_last = words.next.search(around) is not None, words.last.search(around) is not None
    is_reached = words.so_far.search(sentence) is not None
    if not is_reached and (is_next or words.onward.search(around)):
        ahead: bool | None = True
    else:
        ahead = False if is_last or is_reached else _is_ahead(sentence, at, words)
    if ahead is None or (not ahead and not is_reached and words.unclear.search(around)):
        return None
    if published.weekday() > 4 and _LAST_WEEKEND.match(match[0]):
        return None
    is_week_off = is_next if ahead else is_last and not _SINCE.search(around)  # "last Friday", said on a Friday
    return published + _distance(back, is_ahead=ahead, is_week_off=is_week_off)


def _distance(back: int, *, is_ahead: bool, is_week_off: bool) -> timedelta:
    """Return how far a weekday is that was last `back` days ago (0 to 6); if that is today, it is today's or a week off."""
    days = (7 - back if is_ahead else back) if back else 7 * is_week_off
    return timedelta(days=days if is_ahead else -days)


def _is_dated(match: re.Match[str]) -> bool:
    """Say whether a weekday is followed by its date, month or year."""
    found = _DATED.match(match.string, match.end())
    if found is None:
        return False
    if found["number"]:
        noun = found["noun"]
        return 0 < int(found["number"]) < 32 and (
            not noun or month_number(noun) is not None or bool(_BETWEEN_DATE.fullmatch(noun))
        )
    month = found["month"]
    return month is None or (month[0].isupper() and month_number(month) is not None)


def _is_ahead(sentence: str, at: int, words: _DayWords) -> bool | None:
    """Say whether a weekday lies after the day of publication, by the verbs of its clause or, if that has none, of the whole sentence.

    The nearest verb before the weekday decides, else the first one after it; None if there is none.
    """
    marks = sorted(
        [
            (mark.start(), mark.end(), False)
            for mark in words.past.finditer(sentence)
            if not any(rule.search(sentence, max(0, mark.start() - _NEAR), mark.start()) for rule in (_PASSIVE, words.no_past))
        ]
        + [
            (mark.start(), mark.end(), True)
            for mark in words.future.finditer(sentence)
            if not _DONE.search(sentence, max(0, mark.start() - _NEAR), mark.start())
        ]
    )
    begin = max((end.end() for end in _CLAUSE_ENDS.finditer(sentence, 0, at)), default=0)
    behind = _CLAUSE_ENDS.search(sentence, at)
    close = behind.start() if behind else len(sentence)
    for inside in ([mark for mark in marks if begin <= mark[0] < close], marks):
        nearest = [mark for mark in inside if mark[0] < at][-1:] or inside[:1]
        if nearest:
            return nearest[0][2]
    return None


@cache
def _tables() -> Mapping[str, Mapping[str, Any]]:
    return tomllib.loads(resources.files("newsletter.draft.summary").joinpath("day_words.toml").read_text(encoding="utf-8"))


@cache
def _day_words(language: str) -> _DayWords | None:
    """Return the words for days of a language, None if it has no table. Compiled only when the language is first met."""
    table = _tables().get(language)
    return None if table is None else _compile(table)


def _compile(table: Mapping[str, Any]) -> _DayWords:
    days = "|".join(f"(?P<d{number}>{name})" for number, name in enumerate(table["weekdays"]))
    return _DayWords(
        day_hints=table["day_hints"].split(),
        span_hints=table["span_hints"].split(),
        weekday=re.compile(rf"(?<![\w-])(?:{days}){table.get('suffix', '')}(?![\w-])", re.IGNORECASE),
        is_capital=table.get("capital", False),
        no_day=_any(table["no_day"]),
        next=_any(table["next"]),
        onward=_any(table["onward"]),
        last=_any(table["last"]),
        so_far=_any(table["so_far"]) if "so_far" in table else NEVER,
        unclear=_any(table["unclear"]) if "unclear" in table else NEVER,
        future=_word(table["future"]),
        past=_word(table["past"]),
        no_past=_any([table["no_past"]]) if "no_past" in table else NEVER,
        near=[(_word(pattern), shift) for pattern, shift in table["near"]],
        today=_word(table["today"]) if "today" in table else NEVER,
        done=_any([table["done"]]) if "done" in table else NEVER,
        spans=[(_word(pattern), kind, shift) for pattern, kind, shift in table["spans"]],
    )


def _any(patterns: Sequence[str]) -> re.Pattern[str]:
    return re.compile("|".join("".join(pattern.splitlines()).replace("TIME", _TIME) for pattern in patterns), re.IGNORECASE)


def _word(pattern: str) -> re.Pattern[str]:
    return re.compile(rf"(?<![\w])(?:{''.join(pattern.splitlines())})(?!\w)", re.IGNORECASE)
