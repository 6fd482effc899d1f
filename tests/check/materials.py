"""Makes what the rules look at out of a few words, for tests."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from newsletter.check import Finding, Material, check_material
from newsletter.check.material import entries_of
from newsletter.issuefile import parse
from newsletter.models import Article

FRONT = '---\ntitle: "Weekly"\ndate: 2025-11-15\n---\n\n'
URL = "https://a.example/bridge"
TEXT = (
    "Ines Holm, who leads the town's engineers, said on Thursday that the bridge will cost £14 million. "
    "“It is a good day for Brigford,” Holm said. The works begin in March and last for two summers. "
    "The old bridge was closed to lorries after a survey found cracks in its third arch. "
    "Barn owls have nested on the marshes, said Anna Berg, a warden from Oslo. She counted 88 of them."
)


def article(text: str = TEXT, url: str = URL, **known: Any) -> Article:
    """Return an article in English of 14 November 2025."""
    return Article(
        **{"url": url, "id": url, "title": "A bridge", "published": "2025-11-14", "language": "en", "text": text} | known
    )


def story(summary: str, headline: str = "A bridge for Brigford", url: str = URL) -> str:
    """Return a story as it stands in a file."""
    return f"### {headline}\n\n{summary}\n\n[Read more]({url})\n\n"


def material(text: str, *articles: Article, **known: Any) -> Material:
    """Return the material of an issue file; a story has the articles whose URL it links, or further links."""
    draft = parse(text, "2025-11-15.md")
    by_url: Mapping[str, Article] = {item.url: item for item in articles}

    def of(item: Any) -> tuple[Article, ...]:
        return tuple(by_url[url] for url in item.urls if url in by_url)

    values: dict[str, Any] = {"today": date(2025, 11, 15), "file_day": date(2025, 11, 15)} | known
    return Material(draft=draft, text=text, entries=entries_of(draft, of), **values)


def codes(found: Sequence[Finding]) -> set[str]:
    """Return the codes of findings."""
    return {item.code for item in found}


def found_in(text: str, *articles: Article, **known: Any) -> set[str]:
    """Return the codes of what is found in an issue file."""
    return codes(check_material(material(text, *articles, **known)))
