"""Owns the words by which a page calls itself live, a round-up or a collection of texts, in its title, headline and address."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

from newsletter.extract.document import Document

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
    r"(?:newsletter|bulletin)[^\n]{0,40}(?:#\s?\d+|no\.?\s?\d+|issue|vol|20\d\d)",
    r"issue\s?#?\s?\d+|#\s?\d{1,4} [^\n]{0,30}(?:weekly|news)",
    "digest|round-?ups?|round ups?|(?:news )?in brief|news briefs?|briefly|news wrap",
    "(?:this|last|these|past) weeks?(?: in|['’]s)|week in (?:review|[a-z]+)",
    r"\d{1,2} (?:[\w-]+ ){0,4}(?:things|stories|headlines) [^\n]{0,40}(?:today|this (?:week|morning|month)|to know)",
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
_LETTERS = re.compile(r"^letters:\s", re.IGNORECASE | re.MULTILINE)
_TEACHING = _any_of("how to")
_ADVICE = _any_of(
    "how to|guide|tips?|best practices|tutorial|templates?",
    r"\d{1,3} (?:[\w-]+ ){0,3}(?:trends|ways|reasons|tools|ideas|lessons|mistakes|questions|steps|strategies|examples|signs|facts)",
)
_ASKING = re.compile(r"^(?:why|what is|who['’]s|do you)\b", re.IGNORECASE | re.MULTILINE)


class Words:
    """What one page calls itself."""

    def __init__(self, document: Document) -> None:
        headlines = [" ".join(" ".join(heading.itertext()).split()) for heading in document.tree.iter("h1")]
        said = (
            *document.meta.get("og:title", ())[:1],
            document.tree.findtext(".//title") or "",
            *headlines[:2],
            _path(document.url),
        )
        self._said = "\n".join(" ".join(part.split()) for part in said)[:MAX_SAID]

    @property
    def live(self) -> bool:
        """Whether it says that it is followed live."""
        return bool(_LIVE.search(self._said))

    @property
    def digest(self) -> bool:
        """Whether it says that it gathers news, and not that it gives advice on how to."""
        return bool(_DIGEST.search(self._said)) and not _ADVICE.search(self._said) and not _ASKING.search(self._said)

    @property
    def collection(self) -> bool:
        """Whether it says that it holds several whole texts: letters to the editor, essays, speeches."""
        return bool(_COLLECTION.search(self._said) or _LETTERS.search(self._said)) and not _TEACHING.search(self._said)


def _path(url: str) -> str:
    try:
        return re.sub(r"[/_-]+", " ", urlsplit(url).path)
    except ValueError:
        return ""
