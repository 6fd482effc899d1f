"""Owns what a name looks like: people's names cut out of bylines, without verbs, roles, degrees, dates, places and addresses."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from newsletter.extract.wording import key, tidy

MAX_NAMES = 12
_WORK = (
    r"article|story|text|texte|words|written|posted|published|reported|authored|created|submitted|contributed|column|guest post|report|publicado|"
    r"escrito|écrit|publié|rédigé|scritto|geschrieben|verfasst|veröffentlicht|erstellt|eingestellt|beitrag|gastbeitrag|interview|kommentar|kolumne|"
    r"essay|analyse|bericht|skrevet|skriven|geschreven"
)
_BY = r"by|von|vom|par|por|af|av|door|przez|od"
_LABEL = (
    r"authors?|autor(?:(?:in)?(?:nen)?|en|es|a)?|auteure?s?|autore|text|tekst|texte|texto|testo|verfasser(?:in)?|redakteur(?:in)?|redaktion|words|story|"
    r"reporter|écrit|geschreven|von|by|par|por|byline|writer|interview|著者|作者|文|記者|责编|责任编辑|編集"
)
_LEAD = re.compile(
    rf"^\W*(?:(?:(?:{_WORK})\s+(?:(?:and|und)\s+\w+\s+)?)?(?:{_BY})(?:\s*:\s*|\s+)|(?:{_LABEL})(?:\s*(?:&|und|and)\s*\w+)?\s*[:：]\s*|(?:medarbejder|journaliste?|reporter|authors?|more(?: from)?|meet)\s+)", re.IGNORECASE
)
# `Posted in News by Jane Doe on May 3`: the name stands after the verb. A bare `von` or `de` may be a part of a name.
_INSIDE = re.compile(
    rf"(?:^|[\s|•·,(–—-])(?:by(?:\s*:\s*|\s+)|(?:{_WORK})\s+(?:(?:and|und)\s+\w+\s+)?(?:{_BY})(?:\s*:\s*|\s+))(?=[^\W\d_])",
    re.IGNORECASE,
)
_MONTH = (
    r"jan(?:uary|uar)?|feb(?:ruary|ruar)?|mar(?:ch)?|mär(?:z)?|apr(?:il)?|may|mai|june?|juni|july?|juli|aug(?:ust)?|sep(?:t|tember)?|o[ck]t(?:ober)?|nov(?:ember)?|"
    r"de[cz](?:ember)?|janvier|février|mars|avril|juin|juillet|août|septembre|octobre|novembre|décembre|enero|febrero|marzo|abril|mayo|junio|julio|agosto"
)
_CUT = re.compile(
    rf"\s*(?:[|•·►»]|\s[-–—]+\s|\n|\b(?:{_MONTH})\b\.?\s*\d|\b\d{{1,2}}\.?\s*(?:{_MONTH})\b|\b\d{{1,4}}[./-]\d|\b(?:19|20)\d\d\b|\b\d+\s*(?:min|hours?|days?|weeks?|months?|years?)\b|"
    r"\s(?:on|am|at|in|um|from|aus|is|ist|for|für|vor)\s|"
    r"\b(?:last\s+)?(?:updated?|published|posted|aktualisiert|veröffentlicht|publiziert|modified|reviewed|edited|medically|fact.checked|translated|photograph|photos?|fotos?|bild|"
    r"read more|view|see all|more by|follow|share|comments?|leave a|reading time|lesezeit|get author|subscribe|bio|about|email|contact)\b).*",
    re.IGNORECASE | re.DOTALL,
)
_BRACKETS = re.compile(r"\s*[(\[（][^)\]）]{0,200}(?:[)\]）]|$)")
_ADDRESS = re.compile(r"^\s*\S*(?:://|www\.|\.(?:com|org|net)/)\S*\s*$")
_SPLIT = re.compile(r"\s*(?:;|\||•|·|/|\n|\s[&+]\s|、|，|；|\s(?:and|und|og|och|ja|with|mit|sowie)\s)\s*", re.IGNORECASE)
_LATIN_AND = re.compile(r"\s+(?:et|y|e|i|en)\s+")
_DEGREE = re.compile(
    r"^(?:ph\.?\s?d|m\.?d|m\.?[abs]|b\.?[abs]|m\.?sc|b\.?sc|j\.?d|r\.?d|rdn|r\.?n|d\.?v\.?m|vmd|dvms?|lvt|dacvb|dipl\S*|mph|mba|m\.?ed|ed\.?d|ll\.?m|esq|cpa|cfa|"
    r"cfp|pe|facp|faan|pharm\.?d|psy\.?d|lcsw|pmp|obe|mbe|cbe|e-ryt.*|ryt.*|vts\b.*)\.?$",
    re.IGNORECASE,
)
_SUFFIX = re.compile(r"(?:,?\s+(?:ph\.?\s?d\.?|m\.d\.|md|mba|rdn?|esq\.?|기자|記者|特派員))+$", re.IGNORECASE)
_NEVER = re.compile(
    r"https?:|www\.|//|[@<>{}\[\]=*]|^(?:admin|administrator|author|autor|autorin|name|user|username|guest|gast|unknown|none|null|n/?a|undefined|webmaster|root|"
    r"anonymous|anonym|by|von|text link|link|written by|human|[a-z]{1,2}|the|view|profile|home|blog|article|artikel|kontakt|contact|about|default|test|superuser|wordpressadmin|editor|posted|published|"
    r"publiziert|veröffentlicht|shares?|print|drucken|more|mehr|all|login|menu|search|written|reviewed|updated|date|published by|our authors?|"
    r"(?:mon|tues|wednes|thurs|fri|satur|sun)day|montag|dienstag|mittwoch|donnerstag|freitag|samstag|sonntag|" + _MONTH + r")$"
    r"|\b(?:comments?|kommentare?|kommentar|hinterlasse|sponsored|gesponserte|subscribe|newsletter|follow|minutes?|read|lesezeit|cookies?|sign in|log in|posts?|"
    r"uncategorized|category|kategorie|click|copyright|alle|zeige|über|ich|meine|about|admin|cc|getty|istock\w*|shutterstock|view all|see more|expert|bild|foto|photo|image|quelle|source)\b",
    re.IGNORECASE,
)
_ORGANISATION = re.compile(
    r"\b(?:staff|team|editors?|editorial|redaktion|redaktør|redakcja|redacción|redazione|rédaction|redactie|newsroom|news|media|magazine|magazin|press|presse|agency|agentur|agenzia|"
    r"agencia|agence|agencies|desk|online|digital|group|gruppe|inc|llc|ltd|gmbh|ag|e\.\s?v|corp|company|university|universität|institute?|institut|foundation|stiftung|verband|verein|bund|"
    r"association|society|club|network|studio|times|post|herald|tribune|journal|zeitung|nachrichten|verlag|publishing|contributors?|reporters?|correspondent|korrespondent|"
    r"writers?|guest|department|office|services?|solutions|clinic|center|centre|school|college|bank|marketing|insights?|strategy|manager|director|head|"
    r"senior|chief|officer|founder|ceo|professor|specialist|lead|coordinator|analyst|engineer|designer|consultant|hardware|software|technology|business|politik|"
    r"wirtschaft|kultur|sport|politics|culture|international|grow|learn|doctors?|shares|collective|tech|tests?|life|real|mental|health|insurance|developer|com|org|net|web)\b|"
    r"\b\w*(?:leiter|sprecher|redakteur|expert|chef|student|minister|präsident|sekretär|vorstand|geschäftsführer)(?:in|innen|en|e|s)?\b|"
    r"\.(?:com|de|org|net|co|io|tr|at|ch|be|is|fr|it|es)\b|オンライン|新聞|통신|뉴스",
    re.IGNORECASE,
)
_PARTICLES = frozenset(
    "von van vom zu zum de der den del della dello di da dos das do du la le los las el al bin ibn abu ben ter ten te und y e af av st".split()
)
_LETTER = re.compile(r"[^\W\d_]")


@dataclass(frozen=True, slots=True)
class Named:
    """Who a text names: `everyone` who can stand as an author, in order, and the `people` among them.

    Who is no person is an agency, a desk, a first name, a nickname.
    """

    everyone: tuple[str, ...] = ()
    people: tuple[str, ...] = ()


def read_names(raws: Iterable[str]) -> Named:
    """Return the names in some raw values (`By Jane Doe and John Roe, Senior Reporters | May 3`), each once, in order."""
    found: dict[str, tuple[str, bool]] = {}
    for raw in raws:
        for name in split_names(raw):
            person = is_person(name)
            if person or is_other(name):
                found.setdefault(key(name), (name, person))
    kept = list(found.values())[:MAX_NAMES]
    return Named(tuple(name for name, _ in kept), tuple(name for name, person in kept if person))


def split_names(raw: str) -> Iterator[str]:
    """Yield the pieces of a byline that may be names, without what leads in (`By`), what follows (dates, roles) and degrees."""
    text = "" if _ADDRESS.match(raw) else tidy(raw, 600)
    inside = _INSIDE.search(text[:300])
    if _LEAD.match(text):
        text = _LEAD.sub("", text, count=1)
    elif inside:
        text = text[inside.end() :]
    text = _CUT.sub("", _BRACKETS.sub(" ", text))
    for part in _SPLIT.split(text):
        for piece in _of_commas(part):
            for name in _of_conjunctions(piece):
                name = _SUFFIX.sub("", _LEAD.sub("", name.strip(" ,:;.!-–—|•·()\"'“”„«»‘’")))
                if name and not _DEGREE.match(name):
                    yield _initials_kept(_once(" ".join(name.split())))


def _once(name: str) -> str:
    """Undo what an avatar's label and the name beside it make of a name: `Jane Doe Jane Doe`."""
    words = name.split()
    half = len(words) // 2
    return " ".join(words[:half]) if half and len(words) % 2 == 0 and words[:half] == words[half:] else name


def _initials_kept(name: str) -> str:
    return name + "." if re.search(r"\b[JS]r$", name) else name


def _of_commas(part: str) -> list[str]:
    pieces = [piece.strip() for piece in part.split(",") if piece.strip()]
    if len(pieces) == 2 and _is_family_name_first(*pieces):
        return [f"{pieces[1]} {pieces[0]}"]
    return pieces


def _is_family_name_first(family: str, given: str) -> bool:
    """Say whether `Doe, Jane` is one name: two single words (or a given name with an initial), neither of them a role or degree."""
    words = given.split()
    if len(family.split()) != 1 or len(words) > 2 or _DEGREE.match(given) or any(map(_ORGANISATION.search, (family, given))):
        return False
    if not (family[:1].isupper() and given[:1].isupper()) or family.isupper() or given.isupper():
        return False
    return len(words) == 1 or len(words[1].rstrip(".")) == 1


def _of_conjunctions(piece: str) -> list[str]:
    """Split at `et`, `y`, `e`, `i` only between whole names: `José Ortega y Gasset` is one man."""
    parts = _LATIN_AND.split(piece)
    return parts if len(parts) > 1 and all(len(part.split()) > 1 for part in parts) else [piece]


def is_person(name: str) -> bool:
    """Say whether a text has the form of a person's full name: two to five words with capitals, initials and particles."""
    if not 3 <= len(name) <= 50 or _NEVER.search(name) or _ORGANISATION.search(name) or re.search(r"[\d_:]", name):
        return False
    words = name.split()
    if not _has_case(name):
        return _is_caseless_person(name, words)
    if not 2 <= len(words) <= 5 or not words[-1][:1].isupper() and not words[-1].startswith(("d'", "d’")):
        return False
    return all(
        word[:1].isupper() or word.lower() in _PARTICLES or word[:1] in "'’(\"“„" or word[:2] in ("d'", "d’", "l'", "al")
        for word in words
    )


def _has_case(name: str) -> bool:
    letters = "".join(_LETTER.findall(name))
    return letters.lower() != letters.upper()


def _is_caseless_person(name: str, words: list[str]) -> bool:
    """Chinese, Korean and Japanese names have two to four signs, names in scripts without case two to five words."""
    if re.fullmatch(r"[\u3400-\u9fff\uac00-\ud7af]{2,4}", name.replace(" ", "").replace("·", "")):
        return True
    return 2 <= len(words) <= 5 and not re.search(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]", name)


def is_organisation(name: str) -> bool:
    """Say whether a text has a word of agencies, desks, companies or jobs in it."""
    return bool(_ORGANISATION.search(name))


def is_other(name: str) -> bool:
    """Say whether a text can stand as an author that is no full name: an agency, a desk, a first name, a nickname."""
    if not 2 <= len(name) <= 60 or len(name.split()) > 6 or _NEVER.search(name) or not _LETTER.search(name):
        return False
    return not (" " in name and name == name.lower() and name.isascii()) and not name.endswith((":", "?", "!"))
