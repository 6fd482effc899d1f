"""Extracts people's names from bylines, without verbs, roles, degrees, dates, places and addresses."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache

from newsletter.extract.word_tables import read_table
from newsletter.text.clean import key, tidy

# The words around names: what leads into a byline, what follows a name, and what is no person's name.
_WORDS = read_table("newsletter.extract.metadata", "name_words")


def _one_of(table: str) -> str:
    """Return an alternation of a table's phrases, each a regular expression, with any white space between words."""
    return "(?:" + "|".join(phrase.replace(" ", r"\s+") for phrase in _WORDS[table]) + ")"


MONTH = _one_of("months")
_DAY = _one_of("days")
_BY = _one_of("by")
_WORK = _one_of("work")
_LABEL = _one_of("labels")
_WORK_BY = rf"(?:{_WORK}\s+(?:(?:and|und)\s+\w+\s+)?)?{_BY}(?:\s*:\s*|\s+)"
# What introduces a name: `By`, `Text und Interview:`, `Reporter` …
LEAD = re.compile(
    rf"^\W*(?:{_WORK_BY}|{_LABEL}(?:\s*(?:&|und|and)\s*\w+)?\s*[:：／＝・]\s*|"
    + _one_of("lead_words")
    + r"\s+|(?:about|über)\s+(?:the|den|die|)\s*(?:author|autor(?:in)?)\s*[:–—-]?\s+)",
    re.IGNORECASE,
)
# `Posted in News by Jane Doe on May 3`: the name follows `by`. `von` or `de` without such a verb may be part of a name.
INSIDE = re.compile(
    rf"(?:^|[\s|•·,(–—-])(?:by(?:\s*:\s*|\s+)|{_WORK}\s+(?:(?:and|und)\s+\w+\s+)?{_BY}(?:\s*:\s*|\s+))(?=[^\W\d_])",
    re.IGNORECASE,
)
# Where the names in a byline end: a bar, a date, a length, a place, another role.
CUT = re.compile(
    rf"\s*(?:[|•·►»]|\s[-–—]+\s|\n|\b{MONTH}\b\.?\s*\d|\b\d{{1,2}}\.?\s*{MONTH}\b|\b\d{{1,4}}[./-]\d|\b(?:19|20)\d\d\b|"
    r"\b\d+\s*(?:min|hours?|days?|weeks?|months?|years?)\b|\s"
    + _one_of("behind_names")
    + r"\s|\b(?:last\s+)?"
    + _one_of("cut_words")
    + r"\b).*",
    re.IGNORECASE | re.DOTALL,
)
DEGREE = re.compile(
    "^" + _one_of("degrees") + r"\.?$",
    re.IGNORECASE,
)
SUFFIX = re.compile(r"(?:,?\s+(?:ph\.?\s?d\.?|m\.d\.|md|mba|rdn?|esq\.?|기자|記者|特派員))+$", re.IGNORECASE)
# Texts in an author's place that name nobody.
NOBODY = re.compile(
    r"https?:|www\.|//|[@<>{}\[\]=*]|^(?:" + _one_of("nobody") + rf"|{_DAY}|{MONTH})$|\b" + _one_of("nobody_inside") + r"\b",
    re.IGNORECASE,
)
# Agencies, desks, companies and jobs.
ORGANISATION = re.compile(
    r"\b"
    + _one_of("organisations")
    + r"\b|\b\w*"
    + _one_of("organisation_endings")
    + r"(?:in|innen|en|e|s)?\b|\.(?:com|de|org|net|co|io|tr|at|ch|be|is|fr|it|es)\b|オンライン|新聞|통신|뉴스",
    re.IGNORECASE,
)
# The roles of other people who are named in bylines (photographers, translators …).
OTHER_ROLE = re.compile(
    r"^\W*(?:medically\s+|clinically\s+|last\s+)?" + _one_of("other_roles") + r"(?:\s+(?:and|&)\s+\w+)?\s*(?:by|von|:)",
    re.IGNORECASE,
)
# A job that follows a name without a comma: words that no name ends with, and words that count only together with another.
JOB = re.compile(
    _one_of("jobs"),
    re.IGNORECASE,
)
LONG_JOB = re.compile(
    _one_of("job_prefixes") + r"\s+" + _one_of("jobs_behind") + "$",
    re.IGNORECASE,
)
PARTICLES = frozenset(_WORDS["particles"])
# A surname that begins as a German byline does: `von der Leyen, Ursula`, but `von der Agentur, Jane Doe`.
_VON = re.compile(r"von de[rmn] [^\W\d_]+, [^\W\d_]+(?: \w\.)?$")
# In capitals and with one word behind them, these begin the name of an outlet: `Le Monde, Paris`.
_ARTICLES = frozenset("Le La Les El Los Las Il De Der Das Al".split())

MAX_NAMES, MAX_LENGTH = 12, 5000
_BRACKETS = re.compile(r"\s*[(\[（][^)\]）]{0,200}(?:[)\]）]|$)")
_ADDRESS = re.compile(r"^\s*\S*(?:://|www\.|\.(?:com|org|net)/)\S*\s*$")
_SPLIT = re.compile(
    r"\s*(?:;|\||•|·|/|\n|\s[&+]\s(?!co\b)|、|，|；|\s(?:and|und|og|och|ja|with|mit|sowie)\s)\s*", re.IGNORECASE
)
_LATIN_AND = re.compile(r"\s+(?:et|y|e|i|en)\s+")
_BARS = re.compile(r"\s*[|•·►»]\s*")
_MAX_PARTS = 6
# `Center for Drug Evaluation and Research` is one name.
_OFFICE = re.compile(
    r"(?:cent(?:er|re)|office|institute?|department|ministry|bureau|agency|committee|society)\s+(?:for|of|on)\s", re.IGNORECASE
)
_LETTER = re.compile(r"[^\W\d_]")
# A mail address or a handle behind a name.
_CONTACT = re.compile(r"(?<=\w)\s+[\w.+-]*@[\w.-]+")
# Italian for `by`, in small letters and before a whole name: `Di Stefano` is one, and so is `di Maio`.
_DI = re.compile(r"di (?=[A-Z]\w+ [A-Z])")
_INITIAL = re.compile(r"(?:[^\W\d_]\.?-?){1,2}")


@dataclass(frozen=True, slots=True)
class Named:
    """The names in a text: `everyone` who may be given as an author, in order, and the `people` among them.

    The others are agencies, newsrooms, single first names and nicknames.
    """

    everyone: tuple[str, ...] = ()
    people: tuple[str, ...] = ()


def read_names(raws: Iterable[str]) -> Named:
    """Return the names in some raw values (`By Jane Doe and John Roe, Senior Reporters | May 3`), each once, in order."""
    found: dict[str, tuple[str, bool]] = {}
    for raw in raws:
        for name, person in _names_in(raw[:MAX_LENGTH]):
            found.setdefault(key(name), (name, person))
    kept = list(found.values())[:MAX_NAMES]
    return Named(tuple(name for name, _ in kept), tuple(name for name, person in kept if person))


@lru_cache(maxsize=256)
def _names_in(raw: str) -> tuple[tuple[str, bool], ...]:
    """Return the names in a text, each with whether it is a person's. Cached, because pages repeat bylines."""
    judged = ((name, is_person(name)) for name in split_names(raw))
    return tuple((name, person) for name, person in judged if person or is_other(name))


def split_names(raw: str) -> Iterator[str]:
    """Yield the parts of a byline that may be names, without introductions (`By`), what follows (dates, roles) and degrees."""
    text = "" if _ADDRESS.match(raw) else _CONTACT.sub("", tidy(raw, 600))
    if OTHER_ROLE.match(text):
        return
    if _OFFICE.match(text) and len(text) <= 60:
        yield text
        return
    inside = INSIDE.search(text[:300])
    if LEAD.match(text) and not _VON.match(text):
        text = LEAD.sub("", text, count=1)
    elif led := _DI.match(text):
        text = text[led.end() :]
    elif inside:
        text = text[inside.end() :]
    text = CUT.sub("", _named_part(_BRACKETS.sub(" ", text)))
    for part in _SPLIT.split(text):
        for piece in _of_commas(part):
            for name in _of_conjunctions(piece):
                name = SUFFIX.sub("", LEAD.sub("", name.strip(" ,:;.!-–—|•·()\"'“”„«»‘’")))
                if name and not DEGREE.match(name):
                    yield _initials_kept(_without_job(_once(" ".join(name.split()))))


def _named_part(text: str) -> str:
    """Return the part between bars that names people if the first part does not (`Politics · Jane Doe, John Roe`)."""
    first, *others = _BARS.split(text)[:_MAX_PARTS]
    if not others or _begins_with_person(first):
        return text
    return next((part for part in others if _has_case(part) and _begins_with_person(part)), text)


def _begins_with_person(part: str) -> bool:
    return is_person(_SPLIT.split(CUT.sub("", LEAD.sub("", part.strip())))[0].split(",")[0].strip())


def _once(name: str) -> str:
    """Return a name once that is there twice, from an avatar's label and the text beside it: `Jane Doe Jane Doe`."""
    words = name.split()
    half = len(words) // 2
    return " ".join(words[:half]) if half and len(words) % 2 == 0 and words[:half] == words[half:] else name


def _without_job(name: str) -> str:
    """Return a name without the job after it, which the page had on a line of its own: `Jane Doe Senior Reporter`."""
    words = LONG_JOB.sub("", name).split()
    if len(words) > 2 and JOB.fullmatch(words[-1]):
        words.pop()
    shorter = " ".join(words)
    return shorter if len(words) == 2 and min(map(len, words)) > 2 and is_person(shorter) else name


def _initials_kept(name: str) -> str:
    return name + "." if re.search(r"\b[JS]r$", name) else name


def _of_commas(part: str) -> list[str]:
    pieces = [piece.strip() for piece in part.split(",") if piece.strip()]
    if len(pieces) == 2 and _is_family_name_first(*pieces):
        return [f"{pieces[1]} {pieces[0]}"]
    return pieces


def _is_family_name_first(family: str, given: str) -> bool:
    """Say whether `Doe, Jane` is one name: a family name, whose particles may come before it or at the very end, and one given name.

    The given name may have or be an initial; neither part may be a role or a degree.
    """
    names, last = given.split(), family.split()
    if len(last) == 2 and last[0] in _ARTICLES:
        return False
    while len(names) > 1 and names[-1] in PARTICLES:  # `Jong, Michiel de`
        names.pop()
    while len(last) > 1 and last[0].lower() in PARTICLES:  # `van der Berg, Anna`, `Ní Bhriain, Máire`
        last.pop(0)
    if len(last) != 1 or len(names) > 2 or DEGREE.match(given) or any(map(ORGANISATION.search, (family, given))):
        return False
    if all(_INITIAL.fullmatch(name) for name in names):
        return last[0][:1].isupper()
    if not (last[0][:1].isupper() and names[0][:1].isupper()) or family.isupper() or given.isupper():
        return False
    return len(names) == 1 or _INITIAL.fullmatch(names[1]) is not None


def _of_conjunctions(piece: str) -> list[str]:
    """Split at `et`, `y`, `e`, `i` only between full names: `José Ortega y Gasset` is one person."""
    parts = _LATIN_AND.split(piece)
    return parts if len(parts) > 1 and all(len(part.split()) > 1 for part in parts) else [piece]


def is_person(name: str) -> bool:
    """Say whether a text has the form of a person's full name: two to five words with capitals, initials and particles."""
    if not 2 <= len(name) <= 50 or NOBODY.search(name) or ORGANISATION.search(name) or re.search(r"[\d_:]", name):
        return False
    words = name.split()
    if not _has_case(name):
        return _is_caseless_person(name, words)
    if not 2 <= len(words) <= 5 or (not words[-1][:1].isupper() and not words[-1].startswith(("d'", "d’"))):
        return False
    return all(
        word[:1].isupper() or word.lower() in PARTICLES or word[:1] in "'’(\"“„" or word[:2] in ("d'", "d’", "l'", "al")
        for word in words
    )


def _has_case(name: str) -> bool:
    letters = "".join(_LETTER.findall(name))
    return letters.lower() != letters.upper()


def _is_caseless_person(name: str, words: list[str]) -> bool:
    """Say whether a text without case has the form of a name: 2 to 4 Chinese, Korean or Japanese characters, or else 2 to 5 words."""
    if re.fullmatch(r"[\u3400-\u9fff\uac00-\ud7af]{2,4}", name.replace(" ", "").replace("·", "")):
        return True
    return 2 <= len(words) <= 5 and not re.search(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]", name)


def is_organisation(name: str) -> bool:
    """Say whether a text contains a word for an agency, a newsroom, a company or a job."""
    return bool(ORGANISATION.search(name))


def is_other(name: str) -> bool:
    """Say whether a text that is not a full name may be given as an author: an agency, a newsroom, a first name, a nickname."""
    if not 2 <= len(name) <= 60 or len(name.split()) > 6 or NOBODY.search(name) or not _LETTER.search(name):
        return False
    return not (" " in name and name == name.lower() and name.isascii()) and not name.endswith((":", "?", "!"))
