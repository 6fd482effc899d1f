"""Owns the words by which a page calls itself live, a round-up or a collection of texts, in its title, headline and address."""

from __future__ import annotations

import re
from collections.abc import Sequence
from urllib.parse import urlsplit

from newsletter.extract.page.parsed_page import ParsedPage

MAX_SAID = 2_000


def _any_of(*phrases: str) -> re.Pattern[str]:
    """A pattern for any of the phrases as whole words."""
    return re.compile(rf"(?<![^\W_])(?:{'|'.join(phrases)})(?![^\W_])", re.IGNORECASE)


_DAYS = "monday|tuesday|wednesday|thursday|friday|saturday|sunday"
_EVERY = f"(?:daily|weekly|monthly|morning|midday|evening|nightly|weekend|week|month|{_DAYS})"
_ISSUE = "(?:digest|edition|briefing|briefs?|recap|links|reads|newsletter|headlines|wrap(?:-?up)?|update|notes|review|picks)"
_LIVE = _any_of(
    *"live|live-?blog|news-?blog|(?:live|news)-?ticker|ticker|as it happened|minute[- ]by[- ]minute|en direct|directo|en vivo".split(
        "|"
    ),
    *"minuto a minuto|diretta|ao vivo|updates|liveverslag|direkte|direktrapport|na żywo|онлайн|速報|실시간".split("|"),
)
_DIGEST = _any_of(
    rf"{_EVERY}(?:['’]s|ly)? (?:[\w-]+ ){{0,2}}{_ISSUE}",
    r"(?:weekly|daily|monthly|news)\W{1,3}(?:(?:issue|no|nr|vol)\.?\s?)?#?\s?\d{1,4}",
    r"(?:newsletter|bulletin)[^\n]{0,40}(?:#\s?\d+|no\.?\s?\d+|issue|vol|20\d\d)",
    r"issue\s?#?\s?\d+|#\s?\d{1,4} [^\n]{0,30}(?:weekly|news)",
    "digest|round-?ups?|round ups?|(?:news )?in brief|news briefs?|briefly|news wrap",
    "(?:this|last|these|past) weeks?(?: in|['’]s)|(?<!a )week in (?:review|[a-z]+)",
    r"\d{1,2} (?:[\w-]+ ){0,4}(?:things|stories|headlines) [^\n]{0,40}(?:today|this (?:week|morning|month)|to know(?=\W*$))",
    r"good news [^\n]{0,30}week|top (?:stories|headlines)|links (?:for|of)",
    r"wochenrückblick|wochenschau|kurzmeldungen|kurznachrichten|presseschau|nachrichtenüberblick",
    r"newsletter nr|kurz notiert|morgenlage|ausgabe \d+",
    "revue de presse|en bref|l['’]essentiel de|les titres d[ue]|récap",
    "resumen (?:de la semana|semanal|del día)|boletín|en breve|rassegna stampa|(?:notizie )?in breve",
    "resumo (?:da semana|do dia)|boletim|nieuwsbrief|kort nieuws|weekoverzicht",
)
_WORKS = "(?:essays?|poems?|speeches|letters|statements|stories|obituaries)"
_COLLECTION = _any_of(
    rf"{_WORKS} (?:that work(?:ed)?|examples?|samples?|to the editor)",
    "(?:essay|letter|statement|speech|poem|story) (?:examples|samples)",
    rf"(?:examples?|samples?) of (?:[\w-]+ ){{0,3}}{_WORKS}|sample {_WORKS}",
    r"\d{1,3}\+? (?:[\w-]+ ){0,4}(?:essays|poems|speeches|letters)",
    "leserbriefe|courrier des lecteurs|cartas al director",
)
# Columns whose very name says that each item is complete in itself.
_BRIEFS = _any_of(
    "news in brief|news briefs|week in brief|kurzmeldungen|kurznachrichten|kurz (?:notiert|gemeldet)|meldungen|en bref|brèves|en breve",
    "(?:notizie )?in breve|kort nieuws",
)
# "Live" is said of concerts and of towns to live in too, and times of day stand in what is planned as well.
_NOT_LIVE = _any_of(
    "live (?:music|shows?|concerts?|tours?|albums?|bands?|performances?|theatre|audience|events?|tv|television|streams?|streaming)",
    "live (?:in|with|your|longer|smarter|better|on|at)|minute[- ]by[- ]minute:? how",
    "(?:to|we|you|they|people|who|are|is|goes|went|can|i) live",
)
_PLANNED = _any_of(
    r"what to watch|tv guide|podcasts?|episode \d+|show notes|\d+ hours in|timetable|agenda",
    "(?:the|conference|event|festival) (?:programme?|schedule)|spielplan|fahrplan|(?:tagungs|fernseh)programm|le programme|il programma",
)
_LETTERS = re.compile(r"^letters:\s", re.IGNORECASE | re.MULTILINE)
_TEACHING = _any_of("how to")
_ADVICE = _any_of(
    "how (?:to|we|i)|guide|tips?|best practices|tutorial|templates?",
    "(?:reviews?|experts?|deals?|reactions?|critics) round-?ups?|things (?:you need )?to know (?:about|before|if|when)",
    "(?:things|shows|exhibitions|films|movies|series|books|albums|games|places|restaurants|events) to "
    "(?:see|do|watch|read|visit|play|try|eat|buy)",
    r"\d{1,3} (?:[\w-]+ ){0,3}(?:trends|ways|reasons|tools|ideas|lessons|mistakes|questions|steps|strategies|examples|signs|facts)",
)
_RANKED = _any_of(
    "best|worst|deals?", r"top \d+", r"(?:the )?\d{1,3} (?:[\w'’-]+ ){1,5}(?:for|to|in|that|you)", "around the world"
)
_SITE = re.compile(r"\s[|–—·•»-]\s+[^\s|–—·•»-]\S*(?:\s+[^\s|–—·•»-]\S*){0,3}\s*$")
_LETTER = re.compile(r"[^\W\d_]")
_ASKING = re.compile(r"^(?:why|how|what is|who['’]s|do you)\b", re.IGNORECASE | re.MULTILINE)


class Words:
    """What one page calls itself. `title` is its headline, where that is known already."""

    def __init__(self, document: ParsedPage, title: str | None = None) -> None:
        headlines = [" ".join(heading.itertext()) for heading in document.tree.iter("h1")]
        stated = [_without_site(said) for said in document.meta.get("og:title", ())[:1]]
        whole = _without_site(document.tree.findtext(".//title") or "")
        # Many texts appear under an address that names a newsletter, a site, a column; what is in them their headline says.
        self._titled = _lines([title, *stated] if title else [*stated, whole, *headlines[:2]])
        self._said = _lines([title or "", *stated, whole, *headlines[:2], _path(document.url)])

    @property
    def live(self) -> bool:
        """Whether it says that it is followed live."""
        return bool(_LIVE.search(_NOT_LIVE.sub(" ", self._said))) and not self.planned

    @property
    def planned(self) -> bool:
        """Whether it says that its times are of what is to come or to be heard."""
        return bool(_PLANNED.search(self._titled))

    @property
    def digest(self) -> bool:
        """Whether it says that it gathers news, and not that it gives advice on how to."""
        said = _DIGEST.search(self._titled) or _BRIEFS.search(self._titled)
        return bool(said) and not self.advice

    @property
    def advice(self) -> bool:
        """Whether it says that it gives advice, or compares things: what its headings lead to are then shops and tools."""
        return bool(_ADVICE.search(self._titled)) or bool(_ASKING.search(self._titled))

    @property
    def ranked(self) -> bool:
        """Whether it says that it lists the best of a kind: its headings are names of things, which lead to where they are sold."""
        return bool(_RANKED.search(self._titled))

    @property
    def briefs(self) -> bool:
        """Whether it is a column of short news, each complete in itself."""
        return self.digest and bool(_BRIEFS.search(self._titled))

    @property
    def collection(self) -> bool:
        """Whether it says that it holds several whole texts: letters to the editor, essays, speeches."""
        return bool(_COLLECTION.search(self._said) or _LETTERS.search(self._said)) and not _TEACHING.search(self._said)


def _lines(parts: Sequence[str]) -> str:
    return "\n".join(" ".join(part.split()) for part in parts)[:MAX_SAID]


def _without_site(title: str) -> str:
    """Return a page's title without the site's name behind it: sites are called "Live Science" and "The Weekly Digest"."""
    title = title[:MAX_SAID]
    tail = _SITE.search(title)
    if tail is None or not _LETTER.search(_DIGEST.sub("", _LIVE.sub("", tail[0]))):
        return title
    return title[: tail.start()]


def _path(url: str) -> str:
    try:
        return re.sub(r"[/_-]+", " ", urlsplit(url).path)
    except ValueError:
        return ""
