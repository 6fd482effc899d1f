"""Writes what is printed of a story from the articles that tell it: headline, summary, links, and comments for the editor."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from newsletter.config.schema import DraftSettings
from newsletter.draft.headlines.capitals import AS_IS
from newsletter.draft.headlines.headline import alternative, headline_of
from newsletter.draft.outlet_names import named_outlet, outlet_of, signer_of, speaker_of
from newsletter.draft.projects import project_of, with_project
from newsletter.draft.ranking.rank import age_in_days
from newsletter.draft.summary.attribute import attribute, is_first_person, names_outlet, with_name
from newsletter.draft.summary.choose_sentences import Aim
from newsletter.draft.summary.fitness.dependence import offers
from newsletter.draft.summary.fitness.faults import size_of
from newsletter.draft.summary.opening_risk import DOUBTFUL_OPENING, find_likeliest_opening, is_opening_doubtful
from newsletter.draft.summary.relative_days import is_note_of_day, name_days
from newsletter.draft.summary.summarise import LEAST, summarise
from newsletter.draft.words.tfidf import words
from newsletter.models import Also, Article, Story
from newsletter.text.clean import cut
from newsletter.text.dates import day_of
from newsletter.text.language import guess_language, language_of
from newsletter.text.sentences import count_words
from newsletter.text.urls import has_web_scheme, site_of

# An article older than this gets a comment on its age, unless `max_age` leaves it out.
OLD_DAYS = 180
# In characters: longer headlines and sentences are cut. They come from hostile or broken pages and would make drafts of megabytes.
HEADLINE_MOST, LINE_MOST = 400, 2000
NO_SUMMARY = "no summary: "  # how the comment begins that says why a story has none
NO_SPEAKER = "the summary says “I” or “we”, and the article names no outlet or author: say who is speaking"
UNKNOWN_SPEAKER = "the article says “I” or “we” and names no outlet or author to sign it with"
OFFER = "the page has no date and offers its reader something"
# A summary has sentences of at most this many outlets besides the leading one.
MOST_OUTLETS = 3
# What stands before a site's name where its description begins with it.
_OPENS = re.compile(r"^(?:The |At |With )")


def write_story(group: Sequence[Article], headline: str, draft: DraftSettings, day: date, notes: Sequence[str] = ()) -> Story:
    """Return the story that an issue of a day prints of a group of articles, the leading one first; `notes` come first in its comments."""
    lead = group[0]
    outlet = speaker_of(lead)
    language = language_of(lead.text, lead.language)
    told = [article for article in group[1:] if len({language, language_of(article.text, article.language)} - {None}) < 2]
    further = [(speaker_of(article), article.text) for article in told]  # in the story's language, as far as that is known
    others = tuple((name, text) for name, text in further if name not in ("", outlet))[:MOST_OUTLETS]
    summary = summarise(
        lead.text, Aim(draft.summary_words, draft.fill_summaries), headline, _description_of(lead, headline), others, language
    )
    speaker = signer_of(lead, summary, language) if draft.attribute else None
    summary, spoken = _fit_for_print(lead, summary, draft, language, speaker)
    days = _name_days_of_outlets(group, summary, day)
    summary = attribute(summary, speaker or "", language)
    return Story(
        headline=cut(headline, HEADLINE_MOST),
        summary="\n".join(cut(line, LINE_MOST) for line in summary.split("\n")),
        link=link_of(lead),
        link_text=draft.read_more,
        also=_also(group),
        id=lead.id,
        notes=(*notes, *_headline_notes(group, draft), *_text_notes(lead, summary, headline, day, spoken), *days),
        source_name="" if lead.leads_away else lead.site or "",
        source_words=None if lead.leads_away or "paywall" in lead.flags else count_words(lead.text),
    )


def _fit_for_print(
    lead: Article, summary: str, draft: DraftSettings, language: str | None, speaker: str | None
) -> tuple[str, list[str]]:
    """Return a summary up to the first sentence that must not be printed as it is, and a comment on that one if too little is left.

    That is one in "I" or "we" if there is no `speaker` to name (""; None: nobody is to be named), and, on a page without a date, one
    that offers the reader something: a shop's or a service's. A summary that must be filled stays as it is, with a comment on the unknown
    speaker.
    """
    nobody = speaker == ""
    if draft.fill_summaries or not summary:
        return summary, [NO_SPEAKER] if nobody and is_first_person(summary, language) else []
    is_seller = not lead.published and not lead.part_of and not project_of(lead.canonical_url or lead.url)
    lines = summary.split("\n")
    objections = (
        UNKNOWN_SPEAKER if nobody and is_first_person(line, language) else OFFER if is_seller and offers(line, language) else ""
        for line in lines
    )
    place, objection = next(((place, found) for place, found in enumerate(objections) if found), (len(lines), ""))
    left = "\n".join(lines[:place])
    if not objection or size_of(left) >= LEAST:
        return left, []
    return "", [f"{NO_SUMMARY}{objection}; the likeliest: {cut(lines[0], LINE_MOST)}"]


def _description_of(article: Article, headline: str) -> str:
    """Return an article's own description; "" for one that begins with its site's name and has no word of the headline: such a one is
    about the site, and stands on all its pages."""
    description, name = article.description or "", named_outlet(article)
    begun = [text[len(name) :] for text in (description, _OPENS.sub("", description)) if name and text.startswith(name)]
    begins = any(re.match(r"\w", rest) is None for rest in begun)
    return "" if begins and set(words(description)).isdisjoint(words(headline)) else description


def replace_summary(story: Story, lead: Article, summary: str, day: date) -> Story:
    """Return a story of the issue of a day with another summary, and with the comments that are about that one."""
    stated = language_of(lead.text, lead.language)
    former = {DOUBTFUL_OPENING, NO_SPEAKER}
    kept = [note for note in story.notes if note not in former and not note.startswith(NO_SUMMARY) and not is_note_of_day(note)]
    days = _name_days(lead, summary, day, guess_language(summary) or stated)
    return replace(story, summary=summary, notes=(*kept, *days))


def style_headline(article: Article, title: str | None, draft: DraftSettings) -> str:
    """Return an article's title as a headline: without what belongs to the page, short, and in the configured style."""
    title = with_project(title, article.canonical_url or article.url, article.site, article.description)
    return headline_of(title, article.text, _style_for(article, draft), stated=article.language)


def _style_for(article: Article, draft: DraftSettings) -> str:
    """Return the style of an article's headline: the configured one for English, "as is" for languages with capitals of their own."""
    style = draft.headlines
    return style if style == AS_IS or (language_of(article.text, article.language) or "en") == "en" else AS_IS


def _headline_notes(group: Sequence[Article], draft: DraftSettings) -> list[str]:
    """Return a comment with another outlet's title, in the story's language, that would do as a headline too; [] if there is none."""
    own = language_of(group[0].text, group[0].language)
    titles = [(article.title or "") if language_of(article.text, article.language) in (own, None) else "" for article in group]
    other = alternative(titles, [article.text for article in group])
    if other is None:
        return []
    return [f"or headline: {style_headline(group[other], titles[other], draft)}"]


def _name_days_of_outlets(group: Sequence[Article], summary: str, day: date) -> list[str]:
    """Return the dates behind the days that a summary names: each outlet's "yesterday" is the day before its own article."""
    told: dict[str, tuple[Article, list[str]]] = {"": (group[0], [])}
    for article in group[1:]:
        told.setdefault(speaker_of(article), (article, []))
    for line in summary.split("\n"):
        outlet = next((name for name, (article, _) in told.items() if name and _is_from(line, name, article)), "")
        told[outlet][1].append(line)
    own, *others = (
        (name, _name_days(article, "\n".join(lines), day, language_of(article.text, article.language)))
        for name, (article, lines) in told.items()
    )
    return [*own[1], *(f"{line} ({name})" for name, days in others for line in days if line not in own[1])]


def _is_from(line: str, outlet: str, article: Article) -> bool:
    """Say whether a line of a summary is a further outlet's: the name stands behind it, or in it where its article has the line."""
    return line.endswith(with_name("", outlet)) or (names_outlet(line, outlet) and line in article.text)


def _name_days(lead: Article, summary: str, day: date, language: str | None) -> list[str]:
    """Return the dates behind the days that a summary names, where its article tells its own."""
    published = day_of(lead.published)
    return name_days(summary, published, day, language) if published else []


def _text_notes(lead: Article, summary: str, headline: str, day: date, spoken: Sequence[str]) -> list[str]:
    """Return comments on a missing or doubtful summary and on an old article; `spoken` has that of `_fit_for_print`."""
    notes = list(spoken)
    if not summary.strip() and not spoken:
        notes.append(_note_of_no_summary(lead, headline))
    elif summary.strip() and is_opening_doubtful(summary, lead.text, headline, language_of(lead.text, lead.language)):
        notes.append(DOUBTFUL_OPENING)
    if lead.part_of_title and lead.position and not lead.leads_away:
        notes.append(f"part of “{cut(lead.part_of_title, HEADLINE_MOST)}”")  # "the talks" are those that the page is about
    age = age_in_days(lead, day)
    if age is not None and age > OLD_DAYS:
        notes.append(f"published {(lead.published or '')[:10]}, {age} days before this issue")
    return notes


def _note_of_no_summary(lead: Article, headline: str) -> str:
    """Return why a story has no summary, with the sentence that the editor might begin one with."""
    likeliest = find_likeliest_opening(lead.text, headline, language_of(lead.text, lead.language))
    if not likeliest:
        return f"{NO_SUMMARY}no sentence of the article makes sense on its own"
    return f"{NO_SUMMARY}no sentence of the article is sure to begin it well; the likeliest: {cut(likeliest, LINE_MOST)}"


def _also(group: Sequence[Article]) -> tuple[Also, ...]:
    first = link_of(group[0])
    links: dict[str, Also] = {}
    for article in group[1:]:
        link = link_of(article)
        if link and link != first:
            links.setdefault(link, Also(link, site_of(link) if article.leads_away else outlet_of(article)))
    return tuple(links.values())


def link_of(article: Article) -> str | None:
    """Return the web address that a story links to; None for a local file without one."""
    return article.address if has_web_scheme(article.address) else None
