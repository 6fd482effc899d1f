"""Rules on attribution and time: dropped hedges, conflicting figures, relative days that have become wrong."""

from __future__ import annotations

import dataclasses
import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from newsletter.check.claims.evidence import Statement
from newsletter.check.claims.judge import JudgedSentence, JudgedStory, judged_stories
from newsletter.check.claims.notation.amounts import Amount, same_value
from newsletter.check.claims.notation.calendar import DayNamed, read_days
from newsletter.check.claims.notation.worth import in_unit, is_one_kind
from newsletter.check.claims.number_support import supports
from newsletter.check.claims.quotations import read_quotations
from newsletter.check.claims.support import ABSENT, ELSEWHERE, Claim
from newsletter.check.claims.wording.certainty import find_certainty
from newsletter.check.claims.words import content_stems, read_words
from newsletter.check.finding import Finding
from newsletter.check.material import Material
from newsletter.check.rule import on_story, rule
from newsletter.check.rules.comparisons.unsupported import about_claim
from newsletter.text.clean import squash
from newsletter.text.dates import day_of
from newsletter.text.urls import host_of, site_of

HEDGES = re.compile(
    r"\b(?:reportedly|allegedly|apparently|supposedly|purportedly|unconfirmed|rumou?red|rumou?rs?|according to|citing|"
    r"(?:is|are|was) said to|in (?:early |advanced )?talks|people familiar|sources? (?:said|say|told)|"
    r"(?:is|are) (?:considering|weighing|exploring)|may|might|could)\b",
    re.IGNORECASE,
)
STRONG = re.compile(
    r"\b(?:reportedly|allegedly|supposedly|purportedly|unconfirmed|rumou?red|according to (?!the (?:new |latest )?(?:law|rules?|schedule))|"
    r"in (?:early |advanced )?talks|people familiar|sources? (?:said|say|told)|(?:is|are) (?:considering|weighing))\b",
    re.IGNORECASE,
)
ATTRIBUTED = re.compile(
    r"\b(?:sa(?:id|ys?|ying)|told|tells|reports?|reported|wr(?:ote|ites)|claim(?:s|ed)?|announce[sd]?|argue[sd]?|add(?:s|ed)|think[s]?|believe[sd]?|"
    r"expect(?:s|ed)?|suggest(?:s|ed)?|warn(?:s|ed)?|estimate[sd]?|found|finds|plans?|wants?|may|might|could|would|likely)\b|[“”\"«»]",
    re.IGNORECASE,
)
# Before a weekday that may be any: "every Friday", "every other Friday", "on a long, grey Tuesday", and not "a judge Tuesday", "on a bill
# on Tuesday"; or behind it: "the first Friday of the month".
ANY_OF_THEM = re.compile(
    r"\b(?:(?:an?|one|every|each|any|some) |(?:every|each|any) (?:other|second|third|fourth|single|given) |"
    r"(?:on|by|until|was) (?:an?|one|some) (?:(?!(?:on|by|until|from|since) )[a-z-]+,? ){1,2})$",
    re.IGNORECASE,
)
OF_A_MONTH = re.compile(r" (?:of|in) (?:each|every|the) month\b", re.IGNORECASE)
LONGEST_ANY = 60  # in characters
# The least share of its content words, by weight, that a summary sentence must have from an article sentence to be said to drop its hedge.
RESTS = 0.6
LIKE = 0.35


@rule(
    "hedge-dropped",
    "warning",
    "The article hedges (“reportedly”, “according to”, “in talks”, “might join”), but the summary states it as fact.",
    family="claims",
    bad="The town buys the mill. (The article has: The town is reportedly in talks to buy the mill.)",
    good="The town is reportedly in talks to buy the mill.",
)
def check_hedges(material: Material) -> Iterator[Finding]:
    for judged in judged_stories(material):
        sentences = [sentence for sentence in judged.sentences if sentence.part == "summary"]
        for number, sentence in enumerate(sentences):
            certain = find_certainty(sentence.text, judged.evidence) if judged.known_language else None
            if certain:
                said = sentence.text[certain.start : certain.end]
                claim = Claim("wording", said, certain.start, certain.end, ELSEWHERE, certain.statement, certain.instead)
                message = f"the article says “{certain.instead}” where this story says “{said}”"
                yield about_claim(judged, sentence, claim, message, "say how sure it is")
                continue
            around = " ".join(item.text for item in sentences[max(0, number - 1) : number + 2])
            if HEDGES.search(around) or ATTRIBUTED.search(sentence.text):
                continue
            at = next(iter(judged.evidence.rests_on(content_stems(read_words(sentence.text)), RESTS)), -1)
            statement = judged.evidence.statements[at] if at >= 0 else None
            hedge = STRONG.search(statement.text) if statement else None
            if statement and hedge:
                start = sentence.text[:60]
                found = on_story(
                    judged.entry, f"the article says “{hedge[0].strip()}”; the summary does not",
                    judged.entry.find(start, "summary"), words="", advice="say who says so, or how sure it is",
                )  # fmt: skip
                told_by = judged.evidence.told_by[statement.article]
                yield dataclasses.replace(found, sentence=sentence.text, source=statement.text, source_url=told_by)


@rule(
    "date-not-found",
    "warning",
    "A date or a month in the story is not in its articles in any form: in an article of 14 November, “last Thursday” is 13 November.",
    family="claims",
    bad="Holm said so on 3 November. (The article, of 14 November, has: Holm said on Thursday.)",
    good="Holm said so on 13 November. (The article, of 14 November, has: Holm said on Thursday.)",
)
def check_dates(material: Material) -> Iterator[Finding]:
    for judged in judged_stories(material):
        for sentence in judged.sentences:
            for claim in sentence.claims:
                if claim.verdict == ABSENT and claim.kind in ("date", "weekday", "month"):
                    other = f"; the matching sentence has “{claim.instead}”" if claim.instead else ""
                    found = about_claim(judged, sentence, claim, f"“{claim.text}” is not found in the article{other}")
                    yield dataclasses.replace(found, level="note" if claim.kind == "weekday" and not other else "")


@rule(
    "relative-day",
    "warning",
    "“Yesterday”, “tonight” or a weekday was right on the article's date but is wrong on the issue's.",
    family="claims",
    bad="The bridge opened yesterday. (in an issue of 15 November, from an article of 12 November)",
    good="The bridge opened on 11 November.",
)
def check_relative_days(material: Material) -> Iterator[Finding]:
    day = material.day or material.today
    for judged in judged_stories(material):
        published = day_of(judged.entry.articles[0].published)
        if published:
            for sentence in judged.sentences:
                yield from _moved_on(judged, sentence, published, day)


def _moved_on(judged: JudgedStory, sentence: JudgedSentence, published: date, day: date) -> Iterator[Finding]:
    quoted = [place for _, start, end in read_quotations(sentence.text) for place in (start, end)]
    for then, now in zip(read_days(sentence.text, published), read_days(sentence.text, day), strict=True):
        if then.kind == "date" or then.meanings == now.meanings or bisect_right(quoted, then.start) % 2:  # within one
            continue
        if then.kind == "weekday" and _may_be_any(sentence.text, then):
            continue  # "on a grey Tuesday in January": no day of the week in which it was written
        if then.kind == "weekday" and day - published <= timedelta(days=6):
            continue  # less than a week apart, the tense of the sentence tells which day is meant
        if then.meanings and now.meanings:
            place = judged.entry.find(then.text, sentence.part)
            message, advice = _say_day(then, now, published)
            yield dataclasses.replace(
                on_story(judged.entry, message, place, words=then.text, advice=advice), sentence=sentence.text
            )


def _may_be_any(text: str, day: DayNamed) -> bool:
    """Say whether a weekday is none of the week in which it was written: one of many ("every Friday"), or of another time."""
    before = ANY_OF_THEM.search(text, max(0, day.start - LONGEST_ANY), day.start)
    return " " not in day.text and (before is not None or OF_A_MONTH.match(text, day.end) is not None)


def _say_day(then: DayNamed, now: DayNamed, published: date) -> tuple[str, str]:
    """Return what a day meant in the article and means in the issue, and which date to write (no date is proposed if two are possible)."""
    if len(then.meanings) == 1:
        (meant,) = then.meanings
        return (
            f"“{then.text}” meant {meant} in the article; in this issue it means {_either(now.meanings)}",
            f"write the date: {meant:%A}, {meant}",
        )
    return (
        f"“{then.text}” was written on {published} and meant {_either(then.meanings)}; in this issue it means {_either(now.meanings)}",
        "write the date that the sentence means",
    )


def _either(days: Sequence[date]) -> str:
    return " or ".join(map(str, days))


@rule(
    "figures-differ",
    "warning",
    "Two articles of one story give different figures for the same thing, and the summary does not say whose figure it prints.",
    family="claims",
    bad="The deal is worth $50bn. (One article has $50bn, the other $40bn.)",
    good="The deal is worth $50bn, says The Courier; the Gazette has $40bn.",
)
def check_figures(material: Material) -> Iterator[Finding]:
    for judged in judged_stories(material):
        if len(judged.entry.articles) < 2:
            continue
        for sentence in judged.sentences:
            for claim in sentence.claims:
                if claim.kind == "number" and claim.verdict != ABSENT:
                    other = _contradiction(judged, claim.text, claim.statement)
                    if other and not _names_outlet(judged, sentence.text):
                        message = f"the articles differ: {other}"
                        yield about_claim(judged, sentence, claim, message, "say whose figure it is")


def _contradiction(judged: JudgedStory, text: str, at: int) -> str | None:
    """Return which outlet has which figure if another article has a different one, of the same unit, in a similar sentence; else None.

    An article that has the same figure anywhere agrees: it only tells it in another sentence. So does one whose figure lies within
    the bound that is told ("fewer than half" and 46 %).
    """
    statements = judged.evidence.statements
    if at < 0:
        return None
    mine = statements[at]
    amount = next((one for one in mine.amounts if one.text == text), None) or next(iter(mine.amounts), None)
    if amount is None or not amount.unit or amount not in _single(mine.amounts):
        return None
    agreeing = {one.article for one in statements if _has_figure(one, amount, mine.text)}
    for other in statements:
        if other.article in agreeing:
            continue
        shared = len(mine.stems & other.stems) / max(1, min(len(mine.stems), len(other.stems)))
        theirs = [one for one in _single(other.amounts) if one.unit and is_one_kind(one.unit, amount.unit)]
        if shared >= LIKE and theirs:
            nearest = min(theirs, key=lambda one: _distance(one, amount))
            return f"{_outlet(judged, mine.article)} has {amount.text}, {_outlet(judged, other.article)} {nearest.text}"
    return None


def _single(amounts: Sequence[Amount]) -> list[Amount]:
    """Return amounts without the two ends of ranges ("3 to 11 months"), which are no other figure for one thing."""
    ends = {
        at
        for number, one in enumerate(amounts)
        if one.unit and re.fullmatch(r"[\d.,]+", one.text)
        for at in (number, number + 1)
    }
    return [one for number, one in enumerate(amounts) if number not in ends]


def _has_figure(statement: Statement, amount: Amount, told: str) -> bool:
    return any(
        one.unit
        and is_one_kind(one.unit, amount.unit)
        and (same_value(amount, one) or same_value(one, amount) or supports(told, amount, one))
        for one in statement.amounts
    )


def _outlet(judged: JudgedStory, number: int) -> str:
    article = judged.entry.articles[number]
    return article.site or host_of(article.url)


def _distance(one: Amount, other: Amount) -> float:
    return abs(in_unit(one.value, one.unit, other.unit) - other.value)


def _names_outlet(judged: JudgedStory, text: str) -> bool:
    """Say whether a sentence names the outlet of one of the articles, or hedges ("according to …")."""
    said = squash(text)
    names = [article.site or site_of(article.url).split(".")[0] for article in judged.entry.articles]
    return any(len(name) > 2 and squash(name) in said for name in names) or bool(HEDGES.search(text))
