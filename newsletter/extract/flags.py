"""The flags an article can have and what each means."""

from __future__ import annotations

from enum import StrEnum
from types import MappingProxyType

from newsletter.models import Article

BY_RULE = "rule for the site"


class Flag(StrEnum):
    """The flags an article may have."""

    SOFT_404 = "soft-404"
    CONSENT_WALL = "consent-wall"
    LOGIN_WALL = "login-wall"
    PAYWALL = "paywall"
    PDF_WITHOUT_TEXT = "pdf-without-text"
    VIDEO_PAGE = "video-page"
    LINK_LIST = "link-list"
    TITLE_ONLY = "title-only"
    FRONT_PAGE = "front-page"
    TOO_SHORT = "too-short"
    WRONG_LANGUAGE = "wrong-language"
    UNDATED = "undated"
    GUESSED_DATE = "guessed-date"
    FUTURE_DATE = "future-date"
    SPONSORED = "sponsored"
    RULE_MISSED = "rule-missed"


MEANING = MappingProxyType(
    {
        Flag.SOFT_404: "an error page, sent as if it were the article",
        Flag.CONSENT_WALL: "a cookie consent page, not the article",
        Flag.LOGIN_WALL: "the site asks to log in before it shows the article",
        Flag.PAYWALL: "only the beginning: the rest is for subscribers",
        Flag.PDF_WITHOUT_TEXT: "a scanned PDF without text",
        Flag.VIDEO_PAGE: "a video with hardly any text",
        Flag.LINK_LIST: "a list of links to articles",
        Flag.TITLE_ONLY: "a title without text",
        Flag.FRONT_PAGE: "the front page of a site, not one of its articles",
        Flag.TOO_SHORT: "too few words for an article",
        Flag.WRONG_LANGUAGE: "not in the expected language",
        Flag.UNDATED: "no publication date",
        Flag.GUESSED_DATE: "the publication date is a guess",
        Flag.FUTURE_DATE: "the publication date is in the future",
        Flag.SPONSORED: "marked as sponsored",
        Flag.RULE_MISSED: "a selector of your rule for this site matches nothing",
    }
)
# With one of these, the page is not the article at all, and no other flag is set.
NOT_THE_ARTICLE = (Flag.SOFT_404, Flag.CONSENT_WALL, Flag.LOGIN_WALL, Flag.PDF_WITHOUT_TEXT, Flag.VIDEO_PAGE, Flag.LINK_LIST)
# These are not articles and are left out of drafts. Articles with other flags are included, and the flags reported.
NOT_PRINTED = frozenset(
    (Flag.CONSENT_WALL, Flag.LOGIN_WALL, Flag.SOFT_404, Flag.LINK_LIST, Flag.TITLE_ONLY, Flag.PDF_WITHOUT_TEXT)
)


def why_not_printed(article: Article) -> list[str]:
    """Return why an article is left out of every issue: the flags for what is not an article, or that it has no text; usually []."""
    reasons = [flag for flag in article.flags if flag in NOT_PRINTED]
    return reasons if reasons or article.text.strip() else ["no text"]
