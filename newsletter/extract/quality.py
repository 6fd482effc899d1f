"""Sets an article's flags: reasons not to print it. Flags are stored and reported; nothing is dropped here."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date, timedelta

from newsletter.extract.flags import NOT_THE_ARTICLE, Flag
from newsletter.extract.link_lists import is_front_page, is_link_list
from newsletter.extract.page import jsonld
from newsletter.extract.page_view import STUB, ArticleFacts, PageView
from newsletter.extract.walls import is_consent_wall, is_error_page, is_login_wall, is_paywalled
from newsletter.text.clean import key
from newsletter.text.language import plain_language, primary

NOTHING = 20
# Stories of one page are short by nature; one with fewer words than this is only a remark ("That is all for today").
BRIEF = 8
_VIDEO_PLACE = re.compile(
    r"(?:^|\.)(?:youtube\.com|youtu\.be|vimeo\.com|dailymotion\.com|twitch\.tv|tiktok\.com)/|/(?:videos?|watch|mediathek)(?:/|$)"
)


def flags(facts: ArticleFacts) -> tuple[str, ...]:
    """Return the flags of an article, in the order of the enum, without those that a more serious one implies.

    A page counts as a wall or an error only by its wording as a whole, its address or its markup; typical phrases inside a longer text
    are never enough, because articles are written about such pages too. Never raises on any page.
    """
    reading = PageView(facts)
    grave = next((flag for flag in NOT_THE_ARTICLE if _HOLDS[flag](reading)), None)
    if grave:
        return (grave.value,)
    found = [flag for flag, holds in _HOLDS.items() if flag not in NOT_THE_ARTICLE and holds(reading)]
    if Flag.TITLE_ONLY in found or Flag.PAYWALL in found:
        found = [flag for flag in found if flag is not Flag.TOO_SHORT]
    return tuple(flag.value for flag in Flag if flag in found)


def page_flags(facts: ArticleFacts) -> tuple[str, ...]:
    """Return the flag of a page that applies to all of its stories: it is a wall or an error page, or behind a paywall."""
    reading = PageView(facts)
    return tuple(flag.value for flag in OF_ALL_STORIES if _HOLDS[flag](reading))[:1]


def story_flags(facts: ArticleFacts, page: Sequence[str] = ()) -> tuple[str, ...]:
    """Return the flags of one story of a page, `page` being those of the whole page.

    A story cannot be a wall by itself, and is too short only below `BRIEF` words: a title and one sentence that repeats it are a story.
    """
    if any(flag in NOT_THE_ARTICLE for flag in page):
        return tuple(page)
    reading = PageView(replace(facts, min_words=min(BRIEF, facts.min_words)))
    short = Flag.TOO_SHORT if reading.raw else Flag.TITLE_ONLY
    found = {short if flag is Flag.TOO_SHORT else flag for flag in OF_ONE_STORY if _HOLDS[flag](reading)}
    return tuple(flag.value for flag in Flag if flag in found or flag.value in page)


def _is_video_page(page: PageView) -> bool:
    if page.words >= 100:
        return False
    if _VIDEO_PLACE.search(page.place):
        return True
    document = page.facts.document
    if document is None:
        return False
    if any(kind.lower().startswith("video") for kind in document.meta.get("og:type", ())):
        return True
    kinds = [jsonld.types(node) for node in document.jsonld]
    return (
        page.words < 60
        and any("videoobject" in kind for kind in kinds)
        and not any(jsonld.is_article(node) for node in document.jsonld)
    )


def _is_title_only(page: PageView) -> bool:
    return not page.raw or (bool(page.title) and page.words < STUB and key(page.facts.text) == key(page.title))


def _is_pdf_without_text(page: PageView) -> bool:
    return "pdf" in (page.facts.content_type or "").lower() and page.words < NOTHING


def _is_in_another_language(page: PageView) -> bool:
    wanted = primary(page.facts.wanted_language)
    if not wanted:
        return False
    spoken = plain_language(page.facts.text, page.facts.language) or primary(page.facts.language)
    return bool(spoken) and spoken != wanted


def _is_of_the_future(page: PageView) -> bool:
    try:
        day = date.fromisoformat((page.facts.published or "")[:10])
    except ValueError:
        return False
    # A day's tolerance for other time zones.
    return page.facts.today is not None and day > page.facts.today + timedelta(days=1)


_HOLDS: dict[Flag, Callable[[PageView], bool]] = {
    Flag.SOFT_404: is_error_page,
    Flag.CONSENT_WALL: is_consent_wall,
    Flag.LOGIN_WALL: is_login_wall,
    Flag.PDF_WITHOUT_TEXT: _is_pdf_without_text,
    Flag.VIDEO_PAGE: _is_video_page,
    Flag.LINK_LIST: is_link_list,
    Flag.PAYWALL: is_paywalled,
    Flag.TITLE_ONLY: _is_title_only,
    Flag.FRONT_PAGE: is_front_page,
    Flag.TOO_SHORT: lambda page: page.words < page.facts.min_words,
    Flag.WRONG_LANGUAGE: _is_in_another_language,
    Flag.UNDATED: lambda page: not page.facts.published,
    Flag.GUESSED_DATE: lambda page: bool(page.facts.published) and page.facts.date_guessed,
    Flag.FUTURE_DATE: _is_of_the_future,
}
OF_ALL_STORIES = (Flag.SOFT_404, Flag.CONSENT_WALL, Flag.LOGIN_WALL, Flag.PAYWALL)
OF_ONE_STORY = (Flag.TOO_SHORT, Flag.WRONG_LANGUAGE, Flag.UNDATED, Flag.GUESSED_DATE, Flag.FUTURE_DATE)
