"""What the flags are decided on: an article's facts, and values derived lazily from them and the page."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from urllib.parse import SplitResult, urlsplit

from newsletter.extract.page import jsonld
from newsletter.extract.page.parsed_page import ParsedPage
from newsletter.extract.page.text_lines import Line, lines_of

MAX_LINE = 2_000
# Fewer words than an article's beginning has, and fewer than a short article has.
STUB, SHORT = 40, 120
# The path of a site's front page, that of a language too.
HOME = re.compile(r"/?(?:[a-z]{2}(?:[-_][a-z]{2})?/?|(?:index|home|default|start)(?:\.[a-z]{3,5})?/?)?", re.IGNORECASE)
_SPACELESS = re.compile("[\u0e00-\u0e7f\u1000-\u109f\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff]")


@dataclass(frozen=True, slots=True)
class ArticleFacts:
    """What the flags are decided on. `url` was asked for, `final_url` reached; `today` is a day, `wanted_language` the reader's."""

    text: str
    title: str | None = None
    published: str | None = None
    date_guessed: bool = False
    language: str | None = None
    paywalled: bool | None = None
    url: str = ""
    final_url: str | None = None
    document: ParsedPage | None = None
    wanted_language: str | None = None
    today: date | None = None
    min_words: int = 50
    content_type: str | None = None


class PageView:
    """The facts of one page with what is worked out from them at need: most pages are long and need little."""

    def __init__(self, facts: ArticleFacts) -> None:
        self.facts = facts
        self.raw = [line for line in facts.text.split("\n") if line.strip()]
        self.title = straight(facts.title or "")

    @cached_property
    def lines(self) -> list[str]:
        """The lines of the text, apostrophes straight."""
        return [straight(line) for line in self.raw]

    @cached_property
    def sizes(self) -> list[int]:
        """How many words each line has; characters of scripts without spaces count half."""
        bare = self.facts.text.isascii() or not _SPACELESS.search(self.facts.text)
        return [len(line.split()) + (0 if bare else len(_SPACELESS.findall(line)) // 2) for line in self.raw]

    @cached_property
    def words(self) -> int:
        """How many words the text has."""
        return sum(self.sizes)

    @cached_property
    def shown(self) -> list[Line]:
        """What the page shows at all; empty without a page."""
        document = self.facts.document
        if document is None:
            return []
        body = document.tree.find("body")
        return lines_of(document.tree if body is None else body, document.url, whole=True)[:2_000]

    @cached_property
    def said(self) -> list[str]:
        """The lines that the page shows, apostrophes straight, headings first of all: what a visitor reads at a glance."""
        return [straight(line.text[:MAX_LINE]) for line in sorted(self.shown, key=lambda line: line.kind != "heading")]

    @cached_property
    def asked(self) -> SplitResult:
        """The address asked for, split."""
        return _split(self.facts.url)

    @cached_property
    def reached(self) -> SplitResult:
        """The address reached, split."""
        return _split(self.facts.final_url or self.facts.url)

    @property
    def moved(self) -> bool:
        """Whether the page came from elsewhere than asked for."""
        return bool(self.facts.final_url) and (self.asked.hostname, self.asked.path) != (
            self.reached.hostname,
            self.reached.path,
        )

    @property
    def place(self) -> str:
        """Host and path of the address reached."""
        return f"{self.reached.hostname or ''}{self.reached.path}".lower()


def straight(text: str) -> str:
    return " ".join(text.replace("’", "'").replace("‘", "'").split())


def _split(url: str) -> SplitResult:
    try:
        parts = urlsplit(url)
        _ = parts.hostname
    except ValueError:
        return urlsplit("")
    return parts


def states_article(document: ParsedPage) -> bool:
    """Say whether a page states in its data that it is an article."""
    kinds = document.meta.get("og:type", ())
    return any(kind.lower().startswith("article") for kind in kinds) or any(map(jsonld.is_article, document.jsonld))
