"""Rules on statements that are not supported: in a story by its articles, in the front matter by the stories."""

from __future__ import annotations

import dataclasses
import difflib
import re
from bisect import bisect_left
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import date, timedelta

from newsletter.check.claims.evidence import Evidence
from newsletter.check.claims.judge import JudgedSentence, JudgedStory, is_title_case, judged_stories
from newsletter.check.claims.notation.amounts import Amount, claimed_amounts, same_amount
from newsletter.check.claims.notation.calendar import is_same_day, read_days
from newsletter.check.claims.notation.named_months import read_months
from newsletter.check.claims.proper_names import missing_keys, read_names
from newsletter.check.claims.support import ABSENT, DOUBTFUL, ELSEWHERE, SUPPORTED, Claim, is_known_language, lower_words
from newsletter.check.claims.words import read_words
from newsletter.check.finding import Finding, Position
from newsletter.check.material import Entry, Material, spans_of
from newsletter.check.model import AT_ONCE
from newsletter.check.printed_text import running_texts
from newsletter.check.rule import on_issue, on_story, rule
from newsletter.language_model import CHECKED, UNCHECKED
from newsletter.text.language import guess_language, primary
from newsletter.text.sentences import split_sentences

# Least similarity (0 to 1) of a misspelt name to the article's spelling, and least letters: shorter words are simply other words.
ALIKE, LEAST_LETTERS = 0.8, 4
# "Five reads", "nine more links", "the 47th issue", "a 5-minute read": what a description counts is the issue itself.
COUNTED = re.compile(
    r"\s+(?:(?:more|other|further|new|short|long|good|great)\s+)*"
    r"(?:stories|links|reads|articles|items|pieces|things|topics|issue|edition)\b"
)
READING_TIME = re.compile(r"[-\s]+read\b|[.!]?$")
# What stands before the number of an issue or of its week, at most so many characters before it.
MOST_BEFORE = 20
NUMBERED = re.compile(r"(?:#|\b(?:no|nr|vol|issue|edition|volume|number|week|kw|n[°º])\.?)\s*$", re.IGNORECASE)
# What a mailing service puts in when it sends: the reader's name, a day.
MERGE_TAG = re.compile(r"\*\|.{1,60}?\|\*|\{\{.{1,99}?\}\}|\{%.{1,99}?%\}|%%.{1,60}?%%")
WEEK = 7
ARTICLE = "the article says: The works cost £14 million, said Ines Holm. Work begins in March."


def about_claim(judged: JudgedStory, sentence: JudgedSentence, claim: Claim, message: str, advice: str = "") -> Finding:
    """Return a finding about one claim, with its position in the file and the article sentence it is compared with."""
    entry, start = judged.entry, sentence.start + claim.start
    skip = bisect_left(spans_of(claim.text, judged.summary), (start,)) if sentence.part == "summary" else 0
    place = entry.find(claim.text, sentence.part, skip=skip)
    found = on_story(entry, message, place, words=claim.text, advice=advice)
    found = dataclasses.replace(found, sentence=sentence.text)
    at = claim.statement if claim.statement >= 0 else next(iter(sentence.rests_on), -1)
    if at < 0:
        return found
    statement = judged.evidence.statements[at]
    return dataclasses.replace(found, source=statement.text, source_url=judged.evidence.told_by[statement.article])


def _claims(material: Material, kinds: str, verdict: str) -> Iterator[tuple[JudgedStory, JudgedSentence, Claim]]:
    for judged in judged_stories(material):
        for sentence in judged.sentences:
            for claim in sentence.claims:
                if claim.verdict == verdict and claim.kind in kinds.split():
                    yield judged, sentence, claim


@rule(
    "number-not-found",
    "error",
    "A number, amount, percentage or unit in the story is not in its articles. Values are compared, not spellings: $50bn is $50 billion.",
    family="claims",
    bad=f"The bridge will cost £15 million. ({ARTICLE})",
    good=f"The bridge will cost 14 million pounds. ({ARTICLE})",
)
def check_numbers(material: Material) -> Iterator[Finding]:
    for judged, sentence, claim in _claims(material, "number", ABSENT):
        yield about_claim(
            judged, sentence, claim, f"“{claim.text}” is not found in the article", "correct it, or say whose figure it is"
        )


@rule(
    "quotation-not-found",
    "error",
    "Quoted words do not appear in the articles in this form. An ellipsis or bracketed words may interrupt them.",
    family="claims",
    bad="Holm called it “a very good day”. (The article has: “It is a good day,” said Holm.)",
    good="Holm called it “a good day”. (The article has: “It is a good day,” said Holm.)",
)
def check_quotations(material: Material) -> Iterator[Finding]:
    for judged, sentence, claim in _claims(material, "quotation", ABSENT):
        yield about_claim(
            judged, sentence, claim, f"the words “{claim.text}” are not found in the article", "quote its own words"
        )


@rule(
    "name-not-found",
    "warning",
    "A name in the story does not appear in its articles, in full, in short form or as initials.",
    family="claims",
    bad=f"Anna Berg said so. ({ARTICLE})",
    good=f"Holm said so. ({ARTICLE})",
)
def check_names(material: Material) -> Iterator[Finding]:
    for judged, sentence, claim in _claims(material, "name", ABSENT):
        if not _spelling_of(claim.text, judged.evidence):
            yield about_claim(
                judged, sentence, claim, f"“{claim.text}” is not found in the article", "check the name, or link its source"
            )


@rule(
    "name-misspelt",
    "warning",
    "A name is spelt differently in the article.",
    family="claims",
    bad=f"Ines Holmm said so. ({ARTICLE})",
    good=f"Ines Holm said so. ({ARTICLE})",
)
def check_spelling(material: Material) -> Iterator[Finding]:
    for judged, sentence, claim in _claims(material, "name", ABSENT):
        if found := _spelling_of(claim.text, judged.evidence):
            wrong, right = found
            yield about_claim(judged, sentence, claim, f"the article writes “{right}”, not “{wrong}”", f"write {right}")


def _spelling_of(name: str, evidence: Evidence) -> tuple[str, str] | None:
    """Return the word of a name that is misspelt, and the evidence's spelling of it; None if no word is."""
    names = {word.key: word.text for item in evidence.statements for word in item.words if word.is_capitalised}
    for word in read_words(name):
        if word.key in evidence.keys or len(word.key) < LEAST_LETTERS:
            continue
        near = difflib.get_close_matches(word.key, [key for key in names if abs(len(key) - len(word.key)) <= 2], 1, ALIKE)
        if near and near[0][0] == word.key[0]:
            return word.text, names[near[0]]
    return None


@rule(
    "said-of-another",
    "warning",
    "In the same place of the matching sentence, the article has another name, a negation or the opposite word.",
    family="claims",
    bad="Work begins in April, said Oslo Town. (The article has: Work begins in April, said Ines Holm. She moves to Oslo Town.)",
    good="Work begins in April, said Ines Holm. (The article has: Work begins in April, said Ines Holm.)",
)
def check_places(material: Material) -> Iterator[Finding]:
    for judged, sentence, claim in _claims(material, "name wording number", ELSEWHERE):
        instead = f"“{claim.instead}”" if claim.instead else "nothing"
        yield about_claim(judged, sentence, claim, f"the article has {instead} where this story has “{claim.text}”")


@rule(
    "words-added",
    "warning",
    "A sentence that is the article's otherwise says something more, in words that the article has nowhere.",
    family="claims",
    bad="Ines Holm says that work begins in April, and entry is free. (The article has: Ines Holm says that work begins in April.)",
    good="Ines Holm says that work begins in April. (The article has: Ines Holm says that work begins in April.)",
)
def check_additions(material: Material) -> Iterator[Finding]:
    for judged, sentence, claim in _claims(material, "addition", ELSEWHERE):
        message = f"the article's sentence lacks “{claim.text}”, and no other has these words"
        yield about_claim(judged, sentence, claim, message, "leave it out, or link its source")


@rule(
    "fact-elsewhere",
    "note",
    "A name or number is in the article, but far from the other words of the sentence: it may belong to something else.",
    family="claims",
    bad="Owls cost £14 million. (The article mentions owls in one paragraph and a £14 million bridge in another.)",
    good="The bridge costs £14 million. (The article mentions owls in one paragraph and a £14 million bridge in another.)",
)
def check_neighbours(material: Material) -> Iterator[Finding]:
    for judged in judged_stories(material):
        for sentence in judged.sentences:
            doubtful = [claim for claim in sentence.claims if claim.verdict == DOUBTFUL and claim.kind in ("name", "number")]
            if doubtful:
                *others, last = (f"“{claim.text}”" for claim in doubtful)
                message = f"the article has {', '.join(others)}{' and ' if others else ''}{last}, but not near the rest of this sentence"
                yield about_claim(judged, sentence, doubtful[0], message, "read the article's sentence again")


@rule(
    "description-not-found",
    "warning",
    "A number or a name in the description, summary, subject or preheader of the front matter is in no story of the issue: mail "
    "programs and search engines show these lines before anything else.",
    family="claims",
    bad='description: "The bridge will cost £15 million." (the only story of the issue says: The bridge will cost £14 million.)',
    good='description: "The bridge will cost £14 million." (the only story of the issue says: The bridge will cost £14 million.)',
)
def check_description(material: Material) -> Iterator[Finding]:
    values = {"description": material.issue.description, "summary": material.issue.summary}
    values |= {key: material.issue.front_matter.get(key) for key in ("subject", "preheader")}
    if not material.entries or not any(values.values()):
        return
    said = [" ".join(piece.words.split()) for piece in running_texts(material)]
    day = material.day
    languages = (material.language, guess_language(" ".join(said)))
    names = all(map(is_known_language, languages))
    outlets = [text for entry in material.entries for text in _outlets(entry)]
    known = "\n".join([material.issue.title, material.publication, *outlets, *said])
    evidence = Evidence([known], published=[day], foreign=not names)
    for key, value in values.items():
        for words in _told_nowhere(value if isinstance(value, str) else "", evidence, day, names=names):
            message = f"“{words}” in the {key} of the front matter is not found in any story of the issue"
            place = _place_in_value(material, key, words)
            spelt = _spelling_of(words, evidence)
            advice = f"the stories write {spelt[1]}" if spelt else "correct it, or say it in a story"
            yield on_issue(message, place, words=words, advice=advice)


def _outlets(entry: Entry) -> Iterator[str]:
    """Yield the names of a story's outlets: the words of its links, and what the sites of its articles call themselves."""
    yield from (entry.story.link_text, *(also.text for also in entry.story.also))
    yield from (article.site for article in entry.articles if article.site)


def _told_nowhere(value: str, evidence: Evidence, issued: date | None, *, names: bool) -> Iterator[str]:
    """Yield the numbers, dates and names of a text that the evidence has nowhere; the issue's week and what it counts may stand there."""
    lower = evidence.lower | lower_words([value])
    for sentence in split_sentences(MERGE_TAG.sub(" ", value)):
        yield from _dates_and_numbers_nowhere(sentence, evidence, issued, months=names)
        if names and not is_title_case(sentence):
            firm = {name.start for name in read_names(sentence, lower, firm=True)}
            for name in read_names(sentence, lower):  # a single word at the head is a name where a story has one like it
                if missing_keys(name, evidence) and (name.start in firm or _spelling_of(name.text, evidence)):
                    yield name.text


def _dates_and_numbers_nowhere(sentence: str, evidence: Evidence, issued: date | None, *, months: bool) -> Iterator[str]:
    days = [day for day in read_days(sentence, issued) if day.kind == "date"]
    week = {issued + timedelta(days=step) for step in range(-WEEK, WEEK + 1)} if issued else set()
    yield from (day.text for day in days if week.isdisjoint(day.meanings) and not is_same_day(day, evidence.days, None))
    strange = [month for month in read_months(sentence) if months and not evidence.months.has(month)]
    yield from (month.text for month in strange)
    told = [*((day.start, day.end) for day in days), *((month.start, month.end) for month in strange)]
    told += evidence.figures_told(sentence)
    within = {at for start, end in told for at in range(start, end)}

    def is_known(claimed: Amount) -> bool:
        return any(same_amount(claimed, known) for known, _ in evidence.amounts_near(claimed, wide=False))

    for amount in claimed_amounts(sentence, is_known):
        is_told = amount.start in within or _counts_issue(sentence, amount, issued)
        if not is_told and not is_known(amount):
            yield amount.text


def _counts_issue(sentence: str, amount: Amount, issued: date | None) -> bool:
    """Say whether a number in the front matter is of the issue itself: its stories, its number, its year, the minutes it takes."""
    # Only what stands right before the number is looked at: from its beginning a long description took the square of its length.
    before, behind = (
        NUMBERED.search(sentence, max(0, amount.start - MOST_BEFORE), amount.start),
        COUNTED.match(sentence, amount.end),
    )
    if amount.text.lower() in ("one", "a", "zero") or before or behind:
        return True
    if amount.unit == "minutes":
        return READING_TIME.match(sentence, amount.end) is not None
    return issued is not None and amount.is_year and amount.value == issued.year


def _place_in_value(material: Material, key: str, words: str) -> Position:
    """Return where words stand in a value of the front matter; where its line has them in another form, that of the value."""
    place = material.front_place(key)
    at = material.lines[place.line - 1].find(words, place.column - 1)
    return Position(place.line, at + 1, at + 1 + len(words)) if at >= 0 else place


@rule(
    "claims-language",
    "note",
    "A story or its article is in a language whose names and words the rules do not know: only figures, days and quotations "
    "were compared.",
    family="claims",
    bad='language = "de" in config.toml, or an article in German',
    good="a newsletter and articles in English",
)
def check_languages(material: Material) -> Iterator[Finding]:
    unknown: dict[str, list[str]] = {}
    for judged in judged_stories(material):
        if not judged.known_language:
            spoken = (material.language, *(article.language for article in judged.entry.articles))
            language = next((code for code in spoken if not is_known_language(code)), None)
            unknown.setdefault(primary(language) or "", []).append(judged.entry.story.headline)
    if not unknown:
        return
    from babel import Locale

    for code, headlines in unknown.items():
        named = Locale("en").languages.get(code, f"the language “{code}”")
        names = ", ".join(f"“{headline}”" for headline in headlines[:3])
        more = f" and {len(headlines) - 3} more" if len(headlines) > 3 else ""
        days = (
            "" if is_known_language(material.language) else ", days"
        )  # those of an English story are not those of such an article
        told = f"only figures{days} and quotations were compared, since the rules know names and words in English only"
        yield on_issue(f"in stories in {named} {told}: {names}{more}")


@rule(
    "model-doubts",
    "note",
    "The model in `[check] model` finds no support for a sentence. Models can be wrong, so this is never an error.",
    family="claims",
    bad="Holm regrets the bridge. (in no sentence of the article)",
    good="Holm leads the town's engineers.",
)
def check_by_model(material: Material) -> Iterator[Finding]:
    if material.ask is None:
        return
    open_ones = [
        (judged, sentence, [judged.evidence.statements[number].text for number in _around(judged, sentence)])
        for judged in judged_stories(material)
        for sentence in judged.sentences
        if sentence.part == "summary" and not _is_decided(judged, sentence)
    ]
    with ThreadPoolExecutor(AT_ONCE) as pool:
        answers = pool.map(material.ask, [item[1].text for item in open_ones], ["\n".join(item[2]) for item in open_ones])
    for (judged, sentence, texts), answer in zip(open_ones, answers, strict=True):
        if answer is False:
            place = judged.entry.find(sentence.text[:60], "summary")
            found = on_story(judged.entry, "the model (it may be wrong) finds no support for the sentence", place)
            yield dataclasses.replace(found, sentence=sentence.text, source=texts[0] if texts else "")


def _is_decided(judged: JudgedStory, sentence: JudgedSentence) -> bool:
    """Say whether a sentence needs no model to judge it: it is copied from the article, or the rules found a claim in it unsupported."""
    keys = " ".join(word.key for word in read_words(sentence.text))
    return keys in judged.evidence.stream or any(claim.verdict == ABSENT for claim in sentence.claims)


def _around(judged: JudgedStory, sentence: JudgedSentence) -> list[int]:
    """Return the indices of the article sentences that support a sentence, and of their neighbours; if none do, of the first eight."""
    last = len(judged.evidence.statements)
    numbers = {near for at in sentence.rests_on for near in (at - 1, at, at + 1) if 0 <= near < last}
    return sorted(numbers) or list(range(min(8, last)))


@rule(
    "model-unchecked",
    "note",
    "A story written by a model says nothing that its articles do not support: --fix says so in the comment that calls it unchecked.",
    family="claims",
    bad=f"<!-- written by M, {UNCHECKED} --> The bridge costs £14 million. ({ARTICLE})",
    good=f"<!-- written by M, {CHECKED} --> The bridge costs £14 million. ({ARTICLE})",
)
def check_unchecked(material: Material) -> Iterator[Finding]:
    for judged in judged_stories(material):
        if UNCHECKED not in judged.entry.block.raw or not judged.known_language:
            continue
        rests = all(sentence.rests_on for sentence in judged.sentences if sentence.part == "summary")
        if rests and all(claim.verdict == SUPPORTED for sentence in judged.sentences for claim in sentence.claims):
            found = on_story(
                judged.entry,
                "what the model wrote agrees with its articles: no name, number or quotation in it is missing there",
                judged.entry.find(UNCHECKED),
                words=UNCHECKED,
                advice="newsletter check --fix says so in the comment",
            )
            yield dataclasses.replace(found, fix=True)
