"""Ranks stories by a weighted sum of terms, applies the limits, and records what was left out and why."""

from __future__ import annotations

import operator
import re
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from newsletter.config.schema import DraftSettings, RankSettings
from newsletter.draft.selection.addresses import PAID, is_paid, is_same_text
from newsletter.draft.words.compounds import is_form_of
from newsletter.draft.words.tfidf import find_words, words
from newsletter.models import Article, Hints
from newsletter.text.dates import day_of, latest_moment
from newsletter.text.language import language_of
from newsletter.text.urls import has_web_scheme, site_of, without_face

# In days: freshness is halved for each such period between an article's date and the issue's.
HALF_LIFE = 7
# The freshness of an undated article: as if it were two weeks old.
UNDATED = 0.25
# In days: a date further ahead of the is not that of publication (an event's, or a mistake).
MOST_AHEAD = 30
GUESSED = "guessed-date"
# More independent outlets, or words, than this make no difference.
MANY_OUTLETS, FULL_LENGTH = 4, 300
# How many articles of a story are compared to tell independent reports from copies.
MOST_COMPARED = 3 * MANY_OUTLETS
# In characters: how much of a text is searched for the topics that the editor follows.
OPENING = 2000
# An update of a live page has a full title with this many words, and is on the page's subject if it shares this many with its title.
TOLD_WORDS, SHARED_WORDS = 4, 2
# An update that only opens or closes its live page, by its title; one of more words than this may have news beside it.
GREETING_WORDS = 60
_GREETING = re.compile(
    r"(?:hello|hi|good (?:morning|afternoon|evening))(?:,? (?:and|everyone|all|folks))*"
    r"(?: from (?:[\w’'-]+ ){0,2}[\w’'-]+)?(?:[.!]?$|,? welcome\b)"
    r"|welcome to (?:our|the|this) (?:live|rolling|running)\b"
    r"|that(?:['’]s| is) (?:all|it|a wrap)(?: for (?:today|tonight|now|this)\b| from\b| folks\b|[.!]?$)"
    r"|(?:thanks|thank you) for (?:following|joining|reading)\b|good ?(?:night|bye)\b"
    r"|(?:we(?:['’]re| are)|i(?:['’]m| am)) (?:closing|wrapping up|pausing|ending) (?:this|our|the) (?:live|blog|page)"
    r"|(?:this|our|the) live (?:blog|coverage|page) (?:is now|is|has|now) (?:closed|closing|ended|over|paused)\b"
    r"|das war(?:['’]s| es) (?:für|von|vom)\b|wir (?:beenden|schließen) (?:hier )?(?:diesen|unseren|den) (?:live|ticker)"
    r"|(?:c['’]est la )?fin (?:de ce|du) direct\b|hasta aquí (?:nuestr[oa]|el directo|la cobertura)"
    r"|(?:hallo|moin|guten (?:morgen|tag|abend))[^.!?]{0,20} willkommen\b|bonjour[^.!?]{0,30} bienvenue\b"
    r"|(?:hola|buenos días|buenas (?:tardes|noches))[^.!?]{0,30} bienvenid[oa]s\b"
    r"|(?:herzlich )?willkommen (?:zu(?:m|r)?|in|im) (?:(?:diesem|unserem|unserer) )?(?:live|ticker)"
    r"|bienvenue (?:dans|sur|à) (?:(?:ce|le|notre) )?(?:direct|live)\b|bienvenid[oa]s a(?:l| (?:este|nuestro)) directo\b"
    r"|merci de nous avoir suivis?\b|danke fürs (?:mitlesen|dabeisein)\b|gracias por (?:seguirnos|acompañarnos)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Ranking:
    """What a story is worth (`score`), and each term of the sum: its name, its value from 0 to 1, and its weight."""

    score: float
    terms: Mapping[str, tuple[float, float]]


@dataclass(frozen=True, slots=True)
class Rejected:
    """An article that is in no story of the issue, with the reason and, if it was ranked, its rank.

    `story` is the id of the article that leads the story that was left out as a whole, if others tell it too; else "".
    """

    article: Article
    reason: str
    ranking: Ranking | None = None
    story: str = ""

    def to_json(self) -> dict[str, Any]:
        """Return a JSON-ready record: url, id, title, story, reason, score and terms (value times weight).

        The url of one item of a page includes its anchor, so that `draft --with` brings back this item alone.
        """
        page, anchor = self.article.url.partition("#")[0], self.article.anchor
        of_page = f"{page}#{anchor}" if anchor else self.article.url
        found: dict[str, Any] = {
            "url": self.article.address if self.article.leads_away else of_page,
            "id": self.article.id,
            "title": self.article.title,
            "story": self.story,
            "reason": self.reason,
        }
        if self.ranking:
            found["score"] = round(self.ranking.score, 3)
            found["terms"] = {name: round(value * weight, 3) for name, (value, weight) in self.ranking.terms.items()}
        return {name: value for name, value in found.items() if value not in (None, "")}


def rank_story(articles: Sequence[Article], settings: RankSettings, day: date, topics: Collection[str] = ()) -> Ranking:
    """Return the rank of a story on the issue's day, from the articles that tell it, the leading one first."""
    values = {
        "outlets": (_outlets(articles) - 1) / (MANY_OUTLETS - 1),
        "freshness": max(map(_freshness(day), articles)),
        "trust": max(_trust(article, settings) for article in articles),
        "completeness": _completeness(articles[0]),
        "notes": float(any(_is_noted(article.hints) for article in articles)),
        "stars": float(any(article.hints.starred for article in articles)),
        "topics": float(bool(topics) and any(_is_about(article, topics) for article in articles)),
    }
    terms = {name: (float(value), float(getattr(settings, name))) for name, value in values.items()}
    return Ranking(sum(value * weight for value, weight in terms.values()), terms)


def reject_early(article: Article, settings: DraftSettings, day: date) -> str | None:
    """Return why an article is left out before anything is joined: it is paid for, no news, or too old; None for nearly all.

    No article is left out for a guessed day, nor for lack of a day.
    """
    if is_paid(article):
        return PAID
    if _is_greeting(article):
        return "opens or closes a live page"
    age = None if GUESSED in article.flags else age_in_days(article, day)
    if settings.max_age and age is not None and age * 86_400 > settings.max_age:
        return f"older than max_age: {age} days"
    return _passed_over(article)


def _passed_over(article: Article) -> str | None:
    """Return why an article is not as new as its source was asked for; None where its day is not known for certain."""
    since, published = article.hints.since, article.published
    moment = latest_moment(published) if published and since and GUESSED not in article.flags else None
    floor = latest_moment(since) if moment and since else None
    return f"older than its source's `since` allows: {(published or '')[:10]}" if moment and floor and moment < floor else None


def _is_greeting(article: Article) -> bool:
    """Say whether an update of a live page only welcomes its readers, or says goodbye to them."""
    is_item = article.part_of is not None and bool(article.position)
    return is_item and bool(_GREETING.match(article.title or "")) and len(article.text.split()) <= GREETING_WORDS


def age_in_days(article: Article, day: date) -> int | None:
    """Return how many days before the issue's day an article was published; None if it is undated."""
    published = day_of(article.published)
    return (day - published).days if published else None


def _outlets(articles: Sequence[Article]) -> int:
    """Return how many sites tell a story in their own words, at most MANY_OUTLETS; verbatim copies count as one report."""
    found: dict[str, Article] = {}
    for article in articles[:MOST_COMPARED]:
        site = site_of(article.url) or article.url
        if site not in found and not any(is_same_text(article, other) for other in found.values()):
            found[site] = article
            if len(found) == MANY_OUTLETS:
                break
    return len(found)


def _freshness(day: date) -> Callable[[Article], float]:
    def value(article: Article) -> float:
        age = age_in_days(article, day)
        return UNDATED if age is None or age < -MOST_AHEAD else 0.5 ** (max(age, 0) / HALF_LIFE)

    return value


def _trust(article: Article, settings: RankSettings) -> float:
    """Return 1 for a source that the editor trusts, 0 for one that she distrusts, 0.5 for any other.

    A host includes its sub-domains, unless she lists a sub-domain itself.
    """
    trusted, distrusted = (set(map(_source_name, names)) for names in (settings.trusted, settings.distrusted))
    labels = site_of(article.url).split(".")
    hosts = [".".join(labels[start:]) for start in range(len(labels))]
    for name in filter(None, ((article.site or "").casefold(), *hosts)):
        if name in trusted or name in distrusted:
            return float(name in trusted)
    return 0.5


def _source_name(name: str) -> str:
    """Return a source's name or, for an address, its host, normalised for comparison."""
    return site_of(name) if has_web_scheme(name) else without_face(name.casefold())


def _completeness(article: Article) -> float:
    """Return how complete an article is, 0 to 1: the mean of its length, a date, an author, no paywall, and a page of its own (or, for
    an update of a live page, half of how much its title says); 0 for a page that is hardly more than a line."""
    if "too-short" in article.flags and not article.position:
        return 0.0
    length = min(len(article.text.split()) / FULL_LENGTH, 1.0)
    whole = (
        length,
        float(bool(article.published)),
        float(bool(article.authors)),
        float("paywall" not in article.flags),
        _told_by_title(article) / 2 if article.position else 1.0,
    )
    return sum(whole) / len(whole)


def _told_by_title(article: Article) -> float:
    """Return how much an item's title says, 0 to 1: how many words follow its label ("Live score: OUT"), how many are its page's."""
    own = set(words((article.title or "").rpartition(": ")[2]))
    of_page = own & set(words(article.part_of_title or ""))
    return (min(len(own) / TOLD_WORDS, 1.0) + min(len(of_page) / SHARED_WORDS, 1.0)) / 2


def _is_noted(hints: Hints) -> bool:
    return bool(hints.note or hints.highlight)


def _is_about(article: Article, topics: Collection[str]) -> bool:
    """Say whether an article is about one of the topics: a topic's words stand together in its title, tags or opening.

    In other languages than English they match with any endings and within compounds. An abbreviation that is a function word in
    lower case ("IT") must have its capitals.
    """
    said = " ".join((article.title or "", *article.tags, article.text[:OPENING]))
    english = (language_of(article.text, article.language) or "en") == "en"
    told, wanted = words(said), [words(topic) for topic in topics]
    names = [find_words(topic) for topic, meant in zip(topics, wanted, strict=True) if not meant]
    is_one = operator.eq if english else is_form_of
    return any(_has_phrase(told, phrase, is_one) for phrase in wanted) or any(
        _has_phrase(find_words(said), name, operator.eq) for name in names
    )


def _has_phrase(told: Sequence[str], phrase: Sequence[str], is_one: Callable[[str, str], bool]) -> bool:
    """Say whether the words of `phrase` occur in order, one right after another, in `told`; `is_one` compares two words."""
    if not phrase:
        return False
    starts = (place for place, word in enumerate(told) if is_one(phrase[0], word))
    return any(
        len(told) - place >= len(phrase) and all(map(is_one, phrase, told[place : place + len(phrase)])) for place in starts
    )
