"""Splits a story into sentences with their claims and the evidence for each."""

from __future__ import annotations

import functools
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date

from newsletter.check.claims.evidence import Evidence, evidence_of
from newsletter.check.claims.headline_labels import label_length
from newsletter.check.claims.notation.calendar import DayNamed, is_same_day, read_days
from newsletter.check.claims.notation.foreign_days import read_foreign_days
from newsletter.check.claims.notation.named_months import read_months
from newsletter.check.claims.support import (
    ABSENT,
    DOUBTFUL,
    SUPPORTED,
    Claim,
    is_known_language,
    judge_quotations,
    judge_sentence,
    lower_words,
)
from newsletter.check.claims.words import content_stems, is_content, read_words
from newsletter.check.material import Entry, Material
from newsletter.issuefile import plain
from newsletter.models import Article
from newsletter.text.language import primary
from newsletter.text.sentences import CLOSING, split_sentences
from newsletter.text.spans import WEEKDAYS

# The share of its words, by weight, that a sentence has from one that tells of the same day; so many days of that one are compared.
SAME_REPORT, MOST_DAYS = 0.5, 20
# In characters: what stands beside a day.
NEAR = 60
# From this share of capitalised words on, a headline is in title case and its capitals do not mark names.
TITLE_CASE = 0.6
LONG_TITLE = 6
LIST_MARK = re.compile(r"^\s*(?:\d{1,9}[.)]|[-*+>]|#{1,6})\s+", re.MULTILINE)
TABLE_ROW = re.compile(r"^ *\|.*\|[ \t]*$", re.MULTILINE)
TABLE_RULE = re.compile(r"^ *+\|?(?: *+:?-++:? *+\|)+(?: *+:?-++:?)? *+$", re.MULTILINE)
FOOTNOTE_MARK = re.compile(r"\[\^[^\[\]\s]+\]:?")
# An address that is shown says nothing of the story, nor does the link around it whose bracket is missing.
ADDRESS = re.compile(r"(?:\[[^\[\]]*\]\()?https?://\S+", re.IGNORECASE)
# What may stand between a weekday and its date: "Monday, 3 March", "3 March (Monday)".
BESIDE = re.compile(r",? ?\(?(?:the )?")
# A number before a sentence's end, which looks like a day: "Pelmet 24.04."
VERSION = re.compile(r"\d+\.\d+\.(?=\W*$)")
LINKED = re.compile(r"(?<!!)\[(?P<words>[^\[\]]{1,200})\]\(\s*<?(?P<url>https?://[^\s)>]{1,2000})")
MOST_LINKS = 100
FENCED = re.compile(r"^(```|~~~).*?^\1\s*$", re.MULTILINE | re.DOTALL)


@dataclass(frozen=True, slots=True)
class JudgedSentence:
    """A sentence of a story: `part` is headline or summary, `start` its place in that part's plain text, `rests_on` numbers
    the statements of the evidence that say most of it."""

    part: str
    text: str
    start: int
    claims: tuple[Claim, ...]
    rests_on: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class JudgedStory:
    """A story with its evidence, the plain text of its summary, and its sentences.

    `known_language` says whether names and number words could be read at all.
    """

    entry: Entry
    evidence: Evidence
    summary: str
    sentences: tuple[JudgedSentence, ...]
    known_language: bool = True


def judged_stories(material: Material) -> list[JudgedStory]:
    """Return the claims of every story whose articles are known; computed once for all rules."""
    if "judged" not in material.memory:
        material.memory["judged"] = [
            with_links_of_sentences(judge_story(entry, material.language), material.article_at)
            for entry in material.entries
            if entry.articles
        ]
    found: list[JudgedStory] = material.memory["judged"]
    return found


def judge_story(entry: Entry, language: str = "en") -> JudgedStory:
    """Return the claims of a story, judged by its articles. `language` is the newsletter's."""
    known = is_known_language(language) and all(is_known_language(article.language) for article in entry.articles)
    evidence = evidence_of(
        entry.articles, foreign=not known, language=None if is_known_language(language) else primary(language)
    )
    blocks = _text_blocks(entry.story.summary)
    summary = " ".join(blocks)
    lower = evidence.lower | lower_words([summary, entry.story.headline])
    headline = entry.story.headline
    labelled = label_length(headline)
    headline_claims = _judge([headline], "headline", evidence, lower, known and not is_title_case(headline))
    sentences = [
        *(
            replace(item, claims=tuple(one for one in item.claims if item.start + one.start >= labelled))
            for item in headline_claims
        ),
        *_judge(blocks, "summary", evidence, lower, known),
    ]
    judge = judge_days if known else judge_foreign_days if evidence.language else None
    if judge:
        sentences = [replace(item, claims=tuple(judge(item.text, item.claims, evidence))) for item in sentences]
    return JudgedStory(entry, evidence, summary, tuple(sentences), known)


def judge_days(text: str, claims: Sequence[Claim], evidence: Evidence) -> list[Claim]:
    """Return a sentence's claims with the days and months that it names, told by meaning; the numbers in them are no claims of their own.

    A weekday and the date beside it are one claim if both are absent.
    """
    nearest = functools.cache(lambda: next(iter(evidence.rests_on(content_stems(read_words(text)))), -1))
    published = next(iter(evidence.published), None)
    days, named = read_days(text, published), list[Claim]()
    others = functools.cache(lambda: _days_instead(text, days, evidence))
    for day in days:
        if day.kind != "relative":
            find_other = functools.partial(_other_day, text, day, others)
            verdict, other = _judge_day(day, evidence, published, find_other)
            claim = Claim(day.kind, day.text, day.start, day.end, verdict, nearest(), other)
            named[-1:] = _joined(text, named[-1], claim) if named else [claim]
    for month in read_months(text):
        told = evidence.statements[nearest()].text if evidence.months.vague and nearest() >= 0 else ""
        verdict = SUPPORTED if evidence.months.has(month, told) else ABSENT
        year_missing = any(month.start < claim.start < month.end and claim.verdict == ABSENT for claim in claims)
        if verdict == ABSENT or not year_missing:
            named.append(Claim("month", month.text, month.start, month.end, verdict, nearest()))
    inside = {at for claim in named for at in range(claim.start, claim.end)}
    return sorted([*named, *(claim for claim in claims if claim.start not in inside)], key=lambda claim: claim.start)


def with_links_of_sentences(judged: JudgedStory, article_at: Callable[[str], Article | None]) -> JudgedStory:
    """Return a story with what the articles that its sentences link tell counted for these sentences: they are their evidence, too."""
    links = [(plain(found["words"]), found["url"]) for found in LINKED.finditer(judged.entry.story.summary)][:MOST_LINKS]
    own = {article.id for article in judged.entry.articles}
    known = [(words, article) for words, url in links if (article := article_at(url)) and article.id not in own]
    if not known:
        return judged
    sentences = list(judged.sentences)
    read: dict[tuple[str, ...], Evidence] = {}  # hundreds of sentences may link one long article
    for number, sentence in enumerate(sentences):
        linked = [article for words, article in known if sentence.part == "summary" and words in sentence.text]
        if linked and any(claim.verdict != SUPPORTED for claim in sentence.claims):
            told = _told_by(_evidence_once(linked, judged.evidence, read), sentence.text)
            claims = (
                replace(claim, verdict=SUPPORTED, statement=-1, instead="") if (claim.kind, claim.start) in told else claim
                for claim in sentence.claims
                if claim.kind != "addition"
            )
            sentences[number] = replace(sentence, claims=tuple(claims))
    return replace(judged, sentences=tuple(sentences))


def _evidence_once(articles: Sequence[Article], own: Evidence, read: dict[tuple[str, ...], Evidence]) -> Evidence:
    """Return what articles tell, in the language of a story's `own` ones, and remember it in `read` by their ids."""
    by_id = {article.id: article for article in articles}
    if tuple(by_id) not in read:
        read[tuple(by_id)] = evidence_of(list(by_id.values()), foreign=own.foreign, language=own.language)
    return read[tuple(by_id)]


def _told_by(evidence: Evidence, text: str) -> set[tuple[str, int]]:
    """Return the kind and place of each claim of a sentence that articles have, wherever it stands there."""
    claims = [*judge_sentence(text, evidence, evidence.lower), *judge_quotations(text, evidence)]
    claims = judge_foreign_days(text, claims, evidence) if evidence.language else judge_days(text, claims, evidence)
    return {(claim.kind, claim.start) for claim in claims if claim.verdict in (SUPPORTED, DOUBTFUL)}


def _judge_day(day: DayNamed, evidence: Evidence, published: date | None, find_other: Callable[[], str]) -> tuple[str, str]:
    """Return the verdict on a day, and the other day that the article names in its place, "" for none.

    An article may leave out its own day, not name another one in its place; a date that it has only as a weekday may be another day.
    """
    is_told = is_same_day(day, evidence.days, None)
    is_sure = is_told and not (day.kind == "date" and _is_told_by_weekday(day, evidence))
    other = "" if is_sure else find_other()
    if is_sure or (not other and (is_told or is_same_day(day, evidence.days, published))):
        return SUPPORTED, ""
    return ABSENT, other


def _is_told_by_weekday(day: DayNamed, evidence: Evidence) -> bool:
    """Say whether an article has a date only as a weekday that may be another day as well: "on Saturday", the last one or the next."""
    return not is_same_day(day, [one for one in evidence.days if len(one.meanings) < 2], None)


def _days_instead(text: str, days: Sequence[DayNamed], evidence: Evidence) -> list[tuple[str, frozenset[str]]]:
    """Return the days that the statement which a sentence rests on names and the sentence does not, each with the words beside it."""
    at = next(iter(evidence.rests_on(content_stems(read_words(text)), SAME_REPORT)), -1)
    if at < 0:
        return []
    told = evidence.statements[at]
    known = read_days(told.text, evidence.published[told.article])[:MOST_DAYS]
    return [(day.text, _beside(told.text, day)) for day in known if not is_same_day(day, days, None)]


def _other_day(text: str, day: DayNamed, others: Callable[[], Sequence[tuple[str, frozenset[str]]]]) -> str:
    """Return the first of the other days that stands beside the words of a day, "" for none."""
    beside = _beside(text, day)
    return next((other for other, theirs in others() if theirs & beside), "")


def _beside(text: str, day: DayNamed) -> frozenset[str]:
    """Return the stems of the last content word before a day and the first behind it, which tell what was on that day.

    A weekday and its date are one: "on Tuesday, 18 November" is said of what stands before both.
    """
    before, behind = (
        content_stems([word for word in read_words(part) if word.key not in WEEKDAYS and not word.key.isdigit()])
        for part in (text[max(0, day.start - NEAR) : day.start], text[day.end : day.end + NEAR])
    )
    return frozenset((*before[-1:], *behind[:1]))


def judge_foreign_days(text: str, claims: Sequence[Claim], evidence: Evidence) -> list[Claim]:
    """Return the claims of a sentence in another language than English with the days that it names; the numbers in them are none."""
    days: dict[int, Claim] = {}
    for day in read_foreign_days(text, evidence.language or ""):
        if VERSION.match(text, day.start) and evidence.figures_told(day.text.removesuffix(".")):
            continue
        known = evidence.foreign_days.has(day) and (day.start not in days or days[day.start].verdict == SUPPORTED)
        words = day.text.removesuffix(".") if day.text[-2:-1].isalpha() else day.text
        days[day.start] = Claim("date", words, day.start, day.start + len(words), SUPPORTED if known else ABSENT)
    inside = {at for day in days.values() for at in range(day.start, day.end)}
    return sorted([*days.values(), *(claim for claim in claims if claim.start not in inside)], key=lambda claim: claim.start)


def _joined(text: str, one: Claim, other: Claim) -> list[Claim]:
    """Return two neighbouring days as they are, or as one date if they are a weekday and its date and both are absent."""
    kinds = {one.kind, other.kind}
    if (
        kinds != {"date", "weekday"}
        or {one.verdict, other.verdict} != {ABSENT}
        or not BESIDE.fullmatch(text, one.end, other.start)
    ):
        return [one, other]
    end = other.end + ("(" in text[one.end : other.start] and text[other.end :][:1] == ")")
    return [Claim("date", text[one.start : end], one.start, end, ABSENT, one.statement, one.instead)]


def summary_text(source: str) -> str:
    """Return the words of a summary's Markdown in one line, without code blocks and the marks of lists, tables and footnotes."""
    return " ".join(_text_blocks(source))


def _text_blocks(source: str) -> list[str]:
    """Return what a summary's paragraphs, items and rows of tables say, each in one line: with each, a sentence begins."""
    source = FOOTNOTE_MARK.sub("", TABLE_RULE.sub("", FENCED.sub("", source)))
    source = TABLE_ROW.sub(lambda row: f"\n\n{'; '.join(map(str.strip, row[0].strip(' |').split('|')))}\n", source)
    found = (plain(block) for block in re.split(r"\n\s*\n", LIST_MARK.sub("\n", source)))
    return [" ".join(block.split()) for block in found if block.strip()]


def is_title_case(headline: str) -> bool:
    """Say whether a headline capitalises most of its words, so that capitals do not mark names.

    In a short one no content word may be small: "A pool by Ines Holm" has more names than other words.
    """
    words = [word for word in read_words(headline) if len(word.key) > 3]
    capitals = sum(word.is_capitalised for word in words)
    is_short = len(words) < LONG_TITLE and any(not word.is_capitalised and is_content(word.key) for word in words)
    return len(words) > 2 and capitals > TITLE_CASE * len(words) and not is_short


def _judge(blocks: Sequence[str], part: str, evidence: Evidence, lower: frozenset[str], names: bool) -> list[JudgedSentence]:
    text, found, at = " ".join(blocks), [], 0
    quotations = judge_quotations(text, evidence)
    for sentence in (sentence for block in blocks for sentence in split_sentences(block)):
        start = text.find(sentence, at)
        at = start + len(sentence)
        # A cell, an item or the words of a picture may be a label, whose capital makes no name.
        label = part == "summary" and sentence.rstrip(CLOSING)[-1:] not in ".!?…:;"
        opening = {word.key for cell in sentence.split("; ") for word in read_words(cell)[:1]} if label else frozenset()
        addresses = [found.span() for found in ADDRESS.finditer(sentence)]
        claims = [
            claim
            for claim in judge_sentence(sentence, evidence, lower | opening, names=names and not _is_shouted(sentence))
            if not any(begin <= claim.start < end for begin, end in addresses)
        ]
        here = [moved(claim, -start) for claim in quotations if start <= claim.start < at]
        stems = content_stems(read_words(sentence))
        ordered = sorted([*claims, *here], key=lambda claim: claim.start)
        found.append(JudgedSentence(part, sentence, start, tuple(ordered), tuple(evidence.rests_on(stems))))
    return found


def _is_shouted(sentence: str) -> bool:
    """Say whether a sentence is in capitals, which mark no names there."""
    return sentence.isupper() and sentence.count(" ") > 2


def moved(claim: Claim, by: int) -> Claim:
    """Return a claim with its place moved."""
    return Claim(claim.kind, claim.text, claim.start + by, claim.end + by, claim.verdict, claim.statement, claim.instead)
