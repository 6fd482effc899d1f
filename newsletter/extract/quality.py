"""Owns the flags of an article: what speaks against printing what was read out of a page. Said and stored, never acted on here."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import cached_property
from importlib import resources
from urllib.parse import SplitResult, urlsplit

from newsletter.extract.flags import NOT_THE_ARTICLE, Flag
from newsletter.extract.page import jsonld
from newsletter.extract.page.deduplicate import words_of
from newsletter.extract.page.parsed_page import ParsedPage
from newsletter.extract.page.text_lines import Line, lines_of
from newsletter.text.language import plain_language, primary
from newsletter.text.urls import resolve

NOTHING = 20
# How many of the subjects of a question for consent a page speaks of that is one, and how many of its words are theirs.
SUBJECTS, DENSE, FEW = 4, 0.08, 15
# Stories of one page are short by nature: what has fewer words than this is a remark between them ("That is all for today").
BRIEF = 8
STUB = 40
SHORT = 120
WALL = 400
PROSE = 25
CLOSING = 6
CLOSE = 12  # within so many characters a sentence's stop and what closes behind it stand
MAX_LINE = 2_000


# Whole phrases, as sites say them to their visitors, by language; single words like "cookies" or "404" stand in good articles too.
_PHRASES = json.loads(resources.files("newsletter.extract").joinpath("wall_phrases.json").read_text(encoding="utf-8"))


def _phrases(name: str) -> re.Pattern[str]:
    return re.compile("|".join(phrase for of_language in _PHRASES[name].values() for phrase in of_language), re.IGNORECASE)


_CONSENT, _OUR_COOKIES, _PAYWALL = _phrases("consent"), _phrases("our_cookies"), _phrases("paywall")
_LOGIN, _MISSING, _REFUSED = _phrases("login"), _phrases("missing"), _phrases("refused")
# What a question for consent speaks of, in whatever language: most of these at once are spoken of nowhere else in so few words.
_CONSENT_SUBJECTS = tuple(re.compile("|".join(words), re.IGNORECASE) for words in _PHRASES["consent_subjects"])


def _in_place(*names: str) -> re.Pattern[str]:
    """A pattern for any of the names as a whole part of a host or a path."""
    return re.compile(rf"(?:^|[./-])(?:{'|'.join(names)})(?:[./-]|$)")


_CONSENT_PLACE = _in_place("consent|cookiewall|cookie-?consent|privacy-?gate|myprivacy|guce|dataprotection")
_LOGIN_PLACE = _in_place("log-?in|sign-?in|auth|authenticate|sso|accounts|account/(?:begin|signup)|register|sign-?up|anmelden")
_VIDEO_PLACE = re.compile(
    r"(?:^|\.)(?:youtube\.com|youtu\.be|vimeo\.com|dailymotion\.com|twitch\.tv|tiktok\.com)/|/(?:videos?|watch|mediathek)(?:/|$)"
)
_HOME = re.compile(r"/?(?:[a-z]{2}(?:[-_][a-z]{2})?/?|(?:index|home|default|start)(?:\.[a-z]{3,5})?/?)?", re.IGNORECASE)
_STATUS = r"(?:4(?:0\d|1[0-8]|2[2-9]|31|51)|5(?:0\d|11|2\d|30))"
_REASON = (
    r"(?:(?:page |seite )?(?:not found|nicht gefunden)|error|gone|forbidden|unauthorized|bad request|too many requests|"
    r"(?:internal )?server error|bad gateway|service (?:temporarily )?unavailable|gateway time-?out)"
)
_ERROR_TITLE = re.compile(
    rf"\W*(?:(?:http )?(?:error|fehler|erreur|errore?)\W*(?:{_STATUS})?|{_STATUS}\W*{_REASON}?|oops.{{0,30}}|whoops.{{0,20}}|"
    r"access denied.*|forbidden|just a moment.*|attention required.*|(?:are you a )?robot.*|security check.*|page unavailable|"
    r"maintenance.*|blocked)\W*",
    re.IGNORECASE,
)
_BREAKS_OFF = re.compile(r"(?:…|\.\.\.)\W*$")
_SENTENCE_END = re.compile(r"[.!?:…。！？;।؟][\"'”’»)\]]*$")
_SPACELESS = re.compile("[\u0e00-\u0e7f\u1000-\u109f\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff]")
# What the markup of subscription walls is called; ordinary pages have such names too, so that they only support what a sentence says.
_PAY_MARKUP = tuple(
    "paywall pay-wall regwall piano- tp-container subscription-wall metered premium- subscribe-wall paid-content offer-container".split()
)


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


def flags(facts: ArticleFacts) -> tuple[str, ...]:
    """Return the flags that hold, in the order of the enum; those that a graver one explains are left out.

    A page is held to be a wall or an error only on the page's whole wording, its address or its markup; the words of such pages
    in the middle of a longer text never suffice, because articles are written about them too. Never raises on any page.
    """
    reading = _PageView(facts)
    grave = next((flag for flag in NOT_THE_ARTICLE if _HOLDS[flag](reading)), None)
    if grave:
        return (grave.value,)
    found = [flag for flag, holds in _HOLDS.items() if flag not in NOT_THE_ARTICLE and holds(reading)]
    if Flag.TITLE_ONLY in found or Flag.PAYWALL in found:
        found = [flag for flag in found if flag is not Flag.TOO_SHORT]
    return tuple(flag.value for flag in Flag if flag in found)


def page_flags(facts: ArticleFacts) -> tuple[str, ...]:
    """Return the flags of a page that hold for each of its stories: it is a wall or an error, or the rest of it is sold."""
    reading = _PageView(facts)
    return tuple(flag.value for flag in OF_ALL_STORIES if _HOLDS[flag](reading))[:1]


def story_flags(facts: ArticleFacts, page: Sequence[str] = ()) -> tuple[str, ...]:
    """Return the flags of one story of a page, `page` being those of the whole page.

    A story has no wall of its own, and is too short only below `BRIEF` words; one sentence under a title that says the same is
    a story.
    """
    if any(flag in NOT_THE_ARTICLE for flag in page):
        return tuple(page)
    reading = _PageView(replace(facts, min_words=min(BRIEF, facts.min_words)))
    short = Flag.TOO_SHORT if reading.raw else Flag.TITLE_ONLY
    found = {short if flag is Flag.TOO_SHORT else flag for flag in OF_ONE_STORY if _HOLDS[flag](reading)}
    return tuple(flag.value for flag in Flag if flag in found or flag.value in page)


class _PageView:
    """The facts of one page with what is worked out from them at need: most pages are long and need little."""

    def __init__(self, facts: ArticleFacts) -> None:
        self.facts = facts
        self.raw = [line for line in facts.text.split("\n") if line.strip()]
        self.title = _straight(facts.title or "")

    @cached_property
    def lines(self) -> list[str]:
        """The lines of the text, apostrophes straight."""
        return [_straight(line) for line in self.raw]

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
        return [_straight(line.text[:MAX_LINE]) for line in sorted(self.shown, key=lambda line: line.kind != "heading")]

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


def _straight(text: str) -> str:
    return " ".join(text.replace("’", "'").replace("‘", "'").split())


def _split(url: str) -> SplitResult:
    try:
        parts = urlsplit(url)
        _ = parts.hostname
    except ValueError:
        return urlsplit("")
    return parts


def _share(pattern: re.Pattern[str], lines: Sequence[str]) -> tuple[float, int]:
    """Return which share of the lines' words stands in lines of this wording, and how often the wording occurs."""
    words = [len(line.split()) for line in lines]
    hits = [sum(1 for _ in pattern.finditer(line)) for line in lines]
    return sum(size for size, hit in zip(words, hits, strict=True) if hit) / max(sum(words), 1), sum(hits)


def _is_error_page(page: _PageView) -> bool:
    if _is_sent_home(page):
        return True
    if page.words >= SHORT:
        return False
    dated = bool(page.facts.published) and not page.facts.date_guessed and page.words >= STUB
    if _ERROR_TITLE.fullmatch(page.title) or (not dated and _says_error(page.title)):
        return True
    if page.lines and not dated and _says_error(" ".join(page.lines[:3])[:400]):
        return True
    return page.words < STUB and any(_says_error(line) for line in page.said[:12] if len(line.split()) < STUB)


def _says_error(line: str) -> bool:
    return bool(_MISSING.search(line) or _REFUSED.search(line))


def _is_sent_home(page: _PageView) -> bool:
    """Whether an article's address led to the front page of the same site."""
    if not page.moved or _HOME.fullmatch(page.asked.path) or not _HOME.fullmatch(page.reached.path) or page.reached.query:
        return False
    here, there = ((parts.hostname or "").removeprefix("www.") for parts in (page.asked, page.reached))
    return bool(here) and (here == there or here.endswith(f".{there}") or there.endswith(f".{here}"))


def _is_consent_wall(page: _PageView) -> bool:
    if page.words >= WALL:
        return False
    if page.moved and _CONSENT_PLACE.search(page.place) and (page.words < STUB or _share(_CONSENT, page.lines)[1]):
        return True
    if _speaks_for_the_site(page.lines):
        share, hits = _share(_CONSENT, page.lines)
        if hits >= 2 and share >= 0.5 and 100 * hits >= 3.5 * page.words:
            return True
    if _is_about_consent(page):
        return True
    if page.words >= STUB or not _speaks_for_the_site(page.said):
        return False
    share, hits = _share(_CONSENT, page.said)
    return hits >= 2 and share >= 0.4


def _is_about_consent(page: _PageView) -> bool:
    """Whether an undated page of few words speaks of little but data, partners and consent, in a language without phrases of ours."""
    if page.words >= SHORT or page.facts.published:
        return False
    text = " ".join([page.title, *page.lines]) if page.words >= FEW else " ".join(page.said)[:MAX_LINE]
    hits = [len(subject.findall(text)) for subject in _CONSENT_SUBJECTS]
    return sum(map(bool, hits)) >= SUBJECTS and sum(hits) >= DENSE * len(text.split())


def _speaks_for_the_site(lines: Sequence[str]) -> bool:
    """Whether the site speaks of its own cookies; an article speaks of those of others."""
    return any(_OUR_COOKIES.search(line) for line in lines)


def _is_login_wall(page: _PageView) -> bool:
    if page.words >= SHORT:
        return False
    if (
        page.moved
        and _LOGIN_PLACE.search(page.place)
        and not _LOGIN_PLACE.search(f"{page.asked.hostname or ''}{page.asked.path}".lower())
    ):
        return True
    share, hits = _share(_LOGIN, page.lines)
    if hits and (share >= 0.5 or hits >= 2 or (page.words < STUB and any(_LOGIN.search(line) for line in page.lines[:3]))):
        return True
    if page.words >= STUB or page.facts.document is None:
        return False
    if not any(_LOGIN.search(line) for line in page.said):
        return False
    size = sum(len(line.split()) for line in page.said)
    return size < 2 * STUB or (size < WALL and page.facts.document.tree.find(".//input[@type='password']") is not None)


def _is_paywalled(page: _PageView) -> bool:
    """Whether the text is the beginning of one that is sold: a sentence says so, or markup says so and the text breaks off."""
    if page.words >= WALL and not page.facts.paywalled:
        return False
    if any(_PAYWALL.search(line) for line in _closing(page)):
        return True
    document = page.facts.document
    if page.words >= WALL or document is None:
        return bool(page.facts.paywalled and page.raw and _BREAKS_OFF.search(page.raw[-1]))
    cut = page.words < SHORT or bool(page.raw and _BREAKS_OFF.search(page.raw[-1]))
    if page.facts.paywalled and cut:
        return True
    if page.words >= 2 * SHORT or not (page.facts.paywalled or any(name in document.html for name in _PAY_MARKUP)):
        return False
    return any(_PAYWALL.search(line) for line in page.said if len(line.split()) < STUB)


def _closing(page: _PageView) -> Iterator[str]:
    """Yield the short lines at the end of the text, where a wall says what it wants; long ones are the text's own."""
    for line, words in list(zip(page.raw, page.sizes, strict=True))[: -CLOSING - 1 : -1]:
        if words > PROSE:
            return
        yield _straight(line)


def _is_link_list(page: _PageView) -> bool:
    """Whether the page shows little but titles that lead to articles, and the text read out of it is no sentences.

    The text is looked at first: an article's lines end as sentences do, so that the page need not be read again for it.
    """
    lines = list(zip(page.raw, page.sizes, strict=True))
    prose = sum(words for line, words in lines if words >= PROSE or (words > 3 and _SENTENCE_END.search(line[-CLOSE:])))
    if 2 * prose >= max(page.words, 1) or page.facts.document is None:
        return False
    titles = {_bare(text) for text in _link_texts(page.facts.document)}
    own = sum(1 for line, words in lines if words >= 4 and _bare(line) in titles)
    if (own >= 6 and 3 * own >= len(lines)) or (own >= 3 and own == len(lines)):
        return True
    if len(titles) < 8:
        return False
    rest = sum(len(line.text.split()) * (1 - min(1.0, line.linked / len(line.text))) for line in page.shown)
    return 10 * len(titles) >= rest


def _link_texts(document: ParsedPage) -> Iterator[str]:
    """Yield the texts, of four words at least, of the links that stand neither in a menu nor in a footer."""
    for link in document.tree.iter("a"):
        words = "".join(link.itertext()).split()
        if len(words) < 4 or not resolve(document.url, link.get("href")):
            continue
        if next(link.iterancestors("nav", "footer", "header"), None) is None:
            yield " ".join(words)


def _bare(line: str) -> str:
    return " ".join(words_of(line))


def _is_video_page(page: _PageView) -> bool:
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


def _is_title_only(page: _PageView) -> bool:
    return bool(page.title) and (not page.raw or (page.words < STUB and _bare(page.facts.text) == _bare(page.title)))


def _is_pdf_without_text(page: _PageView) -> bool:
    return "pdf" in (page.facts.content_type or "").lower() and page.words < NOTHING


def _is_in_another_language(page: _PageView) -> bool:
    wanted = primary(page.facts.wanted_language)
    if not wanted:
        return False
    spoken = plain_language(page.facts.text, page.facts.language) or primary(page.facts.language)
    return bool(spoken) and spoken != wanted


def _is_of_the_future(page: _PageView) -> bool:
    try:
        day = date.fromisoformat((page.facts.published or "")[:10])
    except ValueError:
        return False
    # A day of grace for the clocks of other zones.
    return page.facts.today is not None and day > page.facts.today + timedelta(days=1)


_HOLDS: dict[Flag, Callable[[_PageView], bool]] = {
    Flag.SOFT_404: _is_error_page,
    Flag.CONSENT_WALL: _is_consent_wall,
    Flag.LOGIN_WALL: _is_login_wall,
    Flag.PDF_WITHOUT_TEXT: _is_pdf_without_text,
    Flag.VIDEO_PAGE: _is_video_page,
    Flag.LINK_LIST: _is_link_list,
    Flag.PAYWALL: _is_paywalled,
    Flag.TITLE_ONLY: _is_title_only,
    Flag.TOO_SHORT: lambda page: page.words < page.facts.min_words,
    Flag.WRONG_LANGUAGE: _is_in_another_language,
    Flag.UNDATED: lambda page: not page.facts.published,
    Flag.GUESSED_DATE: lambda page: bool(page.facts.published) and page.facts.date_guessed,
    Flag.FUTURE_DATE: _is_of_the_future,
}
OF_ALL_STORIES = (Flag.SOFT_404, Flag.CONSENT_WALL, Flag.LOGIN_WALL, Flag.PAYWALL)
OF_ONE_STORY = (Flag.TOO_SHORT, Flag.WRONG_LANGUAGE, Flag.UNDATED, Flag.GUESSED_DATE, Flag.FUTURE_DATE)
