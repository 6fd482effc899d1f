"""Owns the way from a page's bytes to its articles: decode, parse, text, metadata, stories, repeats, flags."""

from __future__ import annotations

import dataclasses
import hashlib
import json

import trafilatura

from newsletter.errors import ExtractError
from newsletter.extract.document import Document, parse
from newsletter.models import Article, Page, story_id, to_json
from newsletter.settings import ExtractSettings

VERSION = "1"


def fingerprint(settings: ExtractSettings) -> str:
    """Return the key under which articles of these settings are cached: extractor's version, engine's version, settings."""
    chosen = {key: value for key, value in to_json(settings).items() if key not in ("jobs", "page_seconds", "page_megabytes")}
    facts = json.dumps([VERSION, trafilatura.__version__, chosen], sort_keys=True, ensure_ascii=False)
    return hashlib.sha256(facts.encode("utf-8", "surrogatepass")).hexdigest()[:16]


def read_articles(body: bytes, page: Page, settings: ExtractSettings) -> list[Article]:
    """Return the articles of one page: one, or one for each story of a multi-story page. Raises ExtractError on an empty page."""
    url = page.final_url or page.url
    document = parse(_decode(body, page), url, page.content_type)
    return [_article(document)]


def _decode(body: bytes, page: Page) -> str:
    from newsletter.charset import decode

    return decode(body, page.content_type, page.charset)


def _article(document: Document) -> Article:
    text = trafilatura.extract(document.tree, url=document.url, include_comments=False) or ""
    if not text:
        raise ExtractError(document.url, "no text was found")
    meta = document.meta
    title = next((meta[name][0] for name in ("og:title", "twitter:title") if name in meta), document.tree.findtext(".//title"))
    article = Article(document.url, story_id(document.url), None, title, text=text, language=document.language)
    return dataclasses.replace(article, why={"text": "trafilatura"})
