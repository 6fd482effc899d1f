"""The input for flags: facts of an article, and values that are computed from them and the page when first needed."""

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
# Words: a text below STUB is too short even for an article's beginning; one below SHORT is too short for a short article.
STUB, SHORT = 40, 120
# The path of a site's front page, also of its front page in one language.
HOME = re.compile(r"/?(?:[a-z]{2}(?:[-_][a-z]{2})?/?|(?:index|home|default|start)(?:\.[a-z]{3,5})?/?)?", re.IGNORECASE)
_QUOTED = re.compile(r"[\"“„”«»][^\"“„”«»]{3,}[\"“”«»]")
_SPACELESS = re.compile("[\u0e00-\u0eff\u1780-\u17ff\u1000-\u109f\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff]")


@dataclass(frozen=True, slots=True)
class ArticleFacts:
    """The facts that flags are set by. `url` was requested, `final_url` reached; `wanted_language` is `[extract] language`.

    `date_hinted` says that the date is not the page's: a feed, or the day on which a bookmark was saved.
    """

    text: str
    title: str | None = None
    published: str | None = None
    date_guessed: bool = False
    date_hinted: bool = False
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
    """The facts of one page and values computed from them when first needed: most pages are long, and few of the values are needed."""

    def __init__(self, facts: ArticleFacts) -> None:
        self.facts = facts
        self.raw = [line for line in facts.text.split("\n") if line.strip()]
        self.title = straight(facts.title or "")

    @cached_property
    def lines(self) -> list[str]:
        """The lines of the text, with straight apostrophes."""
        return [straight(line) for line in self.raw]

    @cached_property
    def sizes(self) -> list[int]:
        """The number of words in each line; in scripts without spaces, each character counts as half a word."""
        bare = self.facts.text.isascii() or not _SPACELESS.search(self.facts.text)
        return [len(line.split()) + (0 if bare else len(_SPACELESS.findall(line)) // 2) for line in self.raw]

    @cached_property
    def words(self) -> int:
        """The number of words in the text."""
        return sum(self.sizes)

    @cached_property
    def shown(self) -> list[Line]:
        """All lines that the page shows; empty without a page."""
        document = self.facts.document
        if document is None:
            return []
        body = document.tree.find("body")
        return lines_of(document.tree if body is None else body, document.url, whole=True)[:2_000]

    @cached_property
    def said(self) -> list[str]:
        """The lines that the page shows, with straight apostrophes, headings first: what a visitor sees at a glance."""
        return [straight(line.text[:MAX_LINE]) for line in sorted(self.shown, key=lambda line: line.kind != "heading")]

    @cached_property
    def asked(self) -> SplitResult:
        """The requested address, split."""
        return _split(self.facts.url)

    @cached_property
    def reached(self) -> SplitResult:
        """The final address, split."""
        return _split(self.facts.final_url or self.facts.url)

    @property
    def moved(self) -> bool:
        """Whether the final address differs from the requested one."""
        return bool(self.facts.final_url) and (self.asked.hostname, self.asked.path) != (
            self.reached.hostname,
            self.reached.path,
        )

    @property
    def states_day(self) -> bool:
        """Whether the page itself tells its day of publication, which walls and error pages do not."""
        return bool(self.facts.published) and not self.facts.date_hinted

    @property
    def place(self) -> str:
        """Host and path of the final address."""
        return f"{self.reached.hostname or ''}{self.reached.path}".lower()


def straight(text: str) -> str:
    """Return a text with straight apostrophes and single blanks, as the tables of words spell it."""
    return " ".join(text.replace("’", "'").replace("‘", "'").split())


def unquoted(text: str) -> str:
    """Return a text without what it quotes, be it several sentences: an article tells what a page said, a page says it itself."""
    return _QUOTED.sub(" ", text)


def _split(url: str) -> SplitResult:
    try:
        parts = urlsplit(url)
        _ = parts.hostname
    except ValueError:
        return urlsplit("")
    return parts


def states_article(document: ParsedPage) -> bool:
    """Say whether a page's metadata call it an article."""
    kinds = document.meta.get("og:type", ())
    return any(kind.lower().startswith("article") for kind in kinds) or any(map(jsonld.is_article, document.jsonld))
