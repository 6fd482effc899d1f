"""Rules on pages that were requested again: gone, moved, or changed in what the story uses."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator

from newsletter.check.claims.evidence import evidence_of
from newsletter.check.claims.judge import JudgedStory, judged_stories
from newsletter.check.claims.support import ABSENT, SUPPORTED, Claim, judge_quotations, judge_sentence, lower_words
from newsletter.check.claims.words import content_stems, read_words
from newsletter.check.finding import Finding, Position
from newsletter.check.material import Entry, Material
from newsletter.check.rule import on_story, rule
from newsletter.check.rules.comparisons.unsupported import about_claim
from newsletter.models import Article
from newsletter.text.clean import key

GONE = (404, 410, 451)


def _links(material: Material) -> Iterator[tuple[Entry, str, Position]]:
    if material.asked:
        for entry in material.entries:
            for url in dict.fromkeys(entry.story.urls):
                if url in material.asked:
                    yield entry, url, entry.find(url, "link", "also", "headline")


@rule(
    "page-gone",
    "error",
    "When requested again (--links), the linked page was gone; a page that did not answer is only a warning.",
    family="drift",
    bad="a link whose page answers 404 today",
    good="a link whose page answers",
)
def check_gone(material: Material) -> Iterator[Finding]:
    for entry, url, place in _links(material):
        page = material.asked[url].page
        if not page.ok:
            gone = page.status in GONE
            message = (
                f"the page is gone: {page.status}" if gone else f"the page could not be requested: {page.error or page.status}"
            )
            found = on_story(entry, message, place, words=url, level="" if gone else "warning")
            yield dataclasses.replace(
                found, advice=_correction(material, entry, "the page that we linked is gone") if gone else ""
            )


@rule(
    "page-moved",
    "warning",
    "When requested again (--links), the page had moved permanently.",
    family="drift",
    bad="a link whose page answers 301 with a new address",
    good="a link to the new address",
)
def check_moved(material: Material) -> Iterator[Finding]:
    for entry, url, place in _links(material):
        moved = material.asked[url].moved_to
        if moved and material.key(moved) != material.key(url):
            yield on_story(entry, f"the page has moved to {moved}", place, words=url, advice=f"link to {moved}")


@rule(
    "article-changed",
    "warning",
    "When requested again (--links), the article no longer contained a number, name or quotation that the story uses.",
    family="drift",
    bad="The works cost £14 million. (The article has £16 million since yesterday.)",
    good="The works cost £16 million.",
)
def check_changed(material: Material) -> Iterator[Finding]:
    for judged in judged_stories(material) if material.asked else ():
        articles = [_as_it_is_now(material, article) for article in judged.entry.articles]
        if articles == list(judged.entry.articles):
            continue
        evidence = evidence_of(articles, foreign=judged.evidence.foreign, language=judged.evidence.language)
        now = dataclasses.replace(judged, evidence=evidence)
        for number, sentence in enumerate(judged.sentences):
            for claim in sentence.claims:
                if claim.verdict == SUPPORTED and _is_lost(claim, judged, number, now):
                    message = f"the article no longer has “{claim.text}”"
                    moved = dataclasses.replace(
                        claim, statement=next(iter(evidence.rests_on(content_stems(read_words(sentence.text)))), -1)
                    )
                    correction = _correction(
                        material, judged.entry, f"the article no longer has “{claim.text}”, which we printed"
                    )
                    yield about_claim(now, sentence, moved, message, correction or "read it again")


def _is_lost(claim: Claim, judged: JudgedStory, number: int, now: JudgedStory) -> bool:
    """Say whether the article, as it is now, no longer supports a claim."""
    sentence = judged.sentences[number]
    lower = now.evidence.lower | lower_words([sentence.text])
    again = [*judge_sentence(sentence.text, now.evidence, lower), *judge_quotations(sentence.text, now.evidence)]
    return any(one.verdict == ABSENT and one.kind == claim.kind and one.text == claim.text for one in again)


def _as_it_is_now(material: Material, article: Article) -> Article:
    """Return an article as its page has it now; the same article if the page is unchanged or was not requested again."""
    for asked in material.asked.values():
        for new in asked.articles:
            if new.id == article.id or material.key(new.url) == material.key(article.url):
                return new if new.id == article.id or len(asked.articles) == 1 else article
    return article


@rule(
    "title-changed",
    "note",
    "When requested again (--links), the article had another title: the outlet may have corrected itself.",
    family="drift",
    bad="an article that was “Bridge to cost £14m” and is “Bridge to cost £16m” now",
    good="an article with the title that it had",
)
def check_titles(material: Material) -> Iterator[Finding]:
    for entry in material.entries if material.asked else ():
        for article in entry.articles:
            new = _as_it_is_now(material, article)
            if new.title and article.title and key(new.title) != key(article.title):
                yield on_story(
                    entry, f"the article's title changed from “{article.title}” to “{new.title}”", entry.find(article.url)
                )


def _correction(material: Material, entry: Entry, what: str) -> str:
    """Return a correction to print in the next issue if this one is published; "" if it is still open."""
    if not material.is_published:
        return ""
    when = material.issue.date[:10] if material.issue.date else material.draft.file
    return f"for the next issue: Correction to “{entry.story.headline}” ({when}): {what}."
