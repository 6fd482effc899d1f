"""Names an article's outlet and whoever speaks in it: its authors, its project, the writer of a post, else its site."""

from __future__ import annotations

import re
from collections.abc import Sequence

from newsletter.draft.projects import project_of
from newsletter.draft.prose.discussion import first_speaker
from newsletter.draft.summary.attribute import is_persons_name, name_speaker
from newsletter.models import Article
from newsletter.text.language import language_of
from newsletter.text.urls import site_of

# Hosts that archive other sites' pages.
_ARCHIVES = frozenset(("web.archive.org", "archive.org", "archive.ph", "archive.today", "archive.is"))
# Hosts of preprints, whose "we" is never the host.
_PREPRINTS = frozenset(("arxiv.org", "biorxiv.org", "medrxiv.org", "osf.io", "hal.science"))
# More authors are not all named.
MOST_AUTHORS = 3
# The address of a thread in a forum: who writes there is not the forum.
_THREAD = re.compile(
    r"https?://(?:(?:forums?|boards?|discuss|community)\.[^/]+/(?:\S+/)?(?:t|threads?|topic|discussions?|viewtopic|showthread)[/.]|"
    r"[^/]+/(?:\S+/)?(?:threads/|viewtopic\.|showthread\.))"
)
# What sites state as their name although it is none.
_NO_SITE = re.compile(
    r"(?:home(?:page)?|start(?:seite)?|blog|docs|documentation|news|magazine|welcome|index|main)$|©|copyright\b", re.IGNORECASE
)


def outlet_of(article: Article) -> str:
    """Return the name of an article's publisher; for a local file that names no site, the file's name."""
    return named_outlet(article) or site_of(article.url) or article.url.rstrip("/").rpartition("/")[2]


def named_outlet(article: Article) -> str:
    """Return the name of an article's site, unless it is no name, else its host; "" for a local file that names no site, and for a page
    in an archive, since the archive is not who wrote it."""
    hosts = (site_of(article.url), site_of(article.canonical_url or ""))
    return _site_name(article) or next((host for host in hosts if host and host not in _ARCHIVES), "")


def _site_name(article: Article) -> str:
    """Return the name that an article's site states, "" if it states none or what is no name."""
    return "" if _NO_SITE.match(article.site or "") or _is_folder(article) else article.site or ""


def _is_folder(article: Article) -> bool:
    """Say whether the name of an article's site is only that of a folder in its address, as a blog's within a site."""
    name = article.site or ""
    return name.islower() and f"/{name}/" in article.url and name not in (site_of(article.url) or "")


def speaker_of(article: Article) -> str:
    """Return whose voice an article has: its project's on a host of code, its authors' on one of preprints, else its outlet's."""
    if site_of(article.url) in _PREPRINTS and article.authors:
        return _name_authors(article.authors, language_of(article.text, article.language))
    return project_of(article.canonical_url or article.url) or named_outlet(article)


def signer_of(lead: Article, summary: str, language: str | None) -> str:
    """Return the name of the one who says "I" or "we" in a summary, "" if nobody is known.

    Where the site has no name, "we" are the authors: its host ("preprints.example") only keeps what they wrote.
    """
    address = lead.canonical_url or lead.url
    author = lead.authors[0] if lead.authors else None
    outlet = "" if _THREAD.match(address) else speaker_of(lead)
    if outlet and not _site_name(lead) and not project_of(address):
        outlet = _name_authors([name for name in lead.authors if is_persons_name(name)], language) or outlet
    return name_speaker(summary, outlet, author, language, first_speaker(lead.text))


def _name_authors(names: Sequence[str], language: str | None) -> str:
    """Return the names of up to MOST_AUTHORS authors ("Ann Lee, Ben Holm and Cy Ray"), of more only the first, "" for none; in other
    languages than English with the signs that all bibliographies know."""
    joined, more = (" and ", " and others") if language in ("en", None) else (" & ", " et al.")
    if len(names) > MOST_AUTHORS:
        return names[0] + more
    return joined.join(filter(None, (", ".join(names[:-1]), *names[-1:])))
