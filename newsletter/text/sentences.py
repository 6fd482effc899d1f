"""Splits sentences and counts words, for every step that shows or measures prose.

A stop ends a sentence when a blank and something that can begin one follow, unless the word before it is an abbreviation
(abbreviations.toml), an initial or the number of a list. On the news documents of ECB+ such rules find as many boundaries as the
splitter packages do.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from functools import lru_cache
from importlib import resources
from typing import NamedTuple

from newsletter.text.stopwords import ENGLISH, all_function_words, function_words

# What may begin a sentence behind a stop without a blank ("on Wednesday.The stabbing"), where it is a function word or the police.
GLUED = r"(?:[AI]|[A-ZÀ-Þ][a-zß-öø-ÿ]+)\s"
CLOSING = "\"'”’»«“)\\]›"
OPENING = "\"'“”‘«„»‹(\\[¿¡"
# A stop with what closes behind it, then a blank; Arabic, Armenian and Hindi stops are stops too, East Asian ones need no blank.
# Each begins at the first sign of a row of them, so that a row of nothing else is read once.
# Written so that the search goes from sign to sign without a look at what stands between them.
STOP = re.compile(
    rf"[.!?…‽։۔؟।॥。！？](?:(?<=[。！？])[。！？]*[”’」』）]*|(?<![.!?…‽։۔؟।॥].)[.!?…‽։۔؟।॥]*+[{CLOSING}]*+(?=\s)|"
    rf"(?<=[a-zß-öø-ÿ]{{3}}[.!?])[”’»)]?(?={GLUED}))\s*",
    re.DOTALL,
)
# Places, only where they are written with a capital: "ill." and "miss." end sentences, "Ill." and "Miss." hardly ever.
PLACES = frozenset(
    """ala ariz ark calif colo conn del fla ga ill ind kan ky la md mass mich minn miss mo mont neb nev okla ore pa penn tenn tex vt
    va wash wis wyo w.va n.y n.j n.c s.c n.d s.d n.m n.h r.i ont que sask alta man b.c""".split()
)
# Words that begin sentences rather than names.
STARTERS = frozenset(
    """the an in on at but and it its he she they we this that these those his her their our you if when while as for with after
    before since there what who how why not to from by some many most all according meanwhile however one police officials""".split()
)
HOURS = re.compile(r"(?:[A-Z]{2,4}|Mon|Tues|Wednes|Thurs|Fri|Satur|Sun|[A-Z][a-z]+ time)\w*\b")
GERMAN_MONTH = re.compile(r"(?:Jan|Jän|Feb|März|Apr|Mai|Juni|Juli|Aug|Sept|Okt|Nov|Dez)")
# A number with a stop behind one of these is an ordinal: "im 18. Jahrhundert", "am 3. Spieltag".
ORDINAL = re.compile(
    r"\b(?:im|am|vom|zum|beim|dem|den|des|der|die|das|ab|bis|seit|ins|zur|und|jeden) \d{1,3}(?:\.\d{3})?\.$", re.IGNORECASE
)
# The same behind other words, unless what follows begins a sentence: "gegen den Tabellenletzten 1. FC Köln", "als 2. Sieger".
PERHAPS_ORDINAL = re.compile(
    r"\b(?:an|auf|aus|bei|für|gegen|in|mit|nach|von|vor|als|(?:ein|ihr|sein|unser)(?:e[mnrs]?)?) \d{1,3}\.$", re.IGNORECASE
)
DAY = re.compile(r"\b\d{1,2}\.$")
# The other half of "9.1. – 10.2.2027".
RANGE = re.compile(r"[–—-]\s*\d")
# What is counted by an abbreviation before it: "no. 5", "cap. XIV", "art. § 3"; "apr. J.-C.".
FIGURE = re.compile(r"[(§]?\s?(?:\d|[IVXLC]{2,7}\b|[VX]\b|J\.-C)")
# "Il sig. De Luca": what begins sentences in one language begins names in another.
PARTICLE = re.compile(r"(?:D[aeiu]|Del|La|Le|El|Van|Von) [^\W\da-zß-ÿ_]")
INITIAL = re.compile(r"(?:^|[\s.(\[“„«\"–—-])[^\W\d_]\.$")
FURTHER_INITIAL = re.compile(r"[^\W\d_]\.")
UNIT = re.compile(r"\d\s?[a-z]{1,3}\.$")
# "Dr. rer. nat. Anna Weiss"; "l'on. Rossi", which without the article is an English preposition.
TITLE = re.compile(
    r"\b[Ll]['’]on\.$|\b[Dd]r\.? (?:[a-z]{2,6}\. ?)*(?:med|phil|rer|nat|jur|iur|habil|hab|theol|oec|pol|techn|vet|dent)\.$"
)
# "FRISCH AUF! Göppingen", "Yahoo! said": a sign of a name, where the sentence goes on behind it.
SHOUTED = re.compile(r"([^\W\dA-ZÀ-Þ]\w*) (?:[A-ZÀ-Þ]{2,} )+[A-ZÀ-Þ]{2,}!$")
# A name that is written small at the beginning of a sentence too: "ntv.de hat beide getroffen".
NAME_WITH_STOP = re.compile(r"[a-z][a-z0-9-]+(?:\.[a-z0-9-]{2,})*\.[a-z]{2,6}\s+[^\W\d_]")
LONG_WORD = re.compile(r"(?<![^\W\d_])([^\W\d_]{4,30})[.!?][\"”’»“]?$")
_MARK_INSIDE = re.compile(r"! (?=[a-zà-ÿ])")
NUMBER_OF_A_LIST = re.compile(r"^\s*(?:\d{1,3}|[IVX]{1,5})\.$")
_PLAIN_WORD = re.compile(r"[^\W\d_][a-zß-öø-ÿ]*(?:['’-][a-zA-Zß-öø-ÿ]+)*")
_BREAK = re.compile(r"\n\s*\n")
_OPENED = re.compile(rf"^[{OPENING}—–\s-]+")
_BEFORE_WORD = re.compile(r"[\s(\[\"'’“„‘«»/—–]")
_NO_WORD = re.compile(r"\W")
# Behind a stop, the name of who says so, or of an agency: it belongs to the sentence before it. Stops are within a name alone:
# "(Günter W. Kienitz)", "(Crime Writers On...)".
_SMALL_IN_NAMES = r"(?:&|and|of|the|for|und|et|e|y|von|van|vom|zu|der|den|de|del|la|le|di|da|für|in)"
CREDIT = re.compile(
    r"\((?:(?=\S)(?:[^().!?…:;]|\.(?=\w)|[:;](?=[^\s)])){2,120}|"
    rf"[^\W_a-zß-ÿ][^\s()]{{0,30}}(?: (?:[^\W_a-zß-ÿ][^\s()]{{0,30}}|{_SMALL_IN_NAMES})){{1,10}})\)(?:\s+|$)"
)
# How far to look on either side of a stop.
NEAR = 40
# No initial and no number of a list has more letters.
LONG = 5
# Two characters of Chinese, Japanese or Korean are as much to read as a word of another script.
WORD = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]{1,2}|[^\W_]++(?:['’.,-][^\W_]++)*+")
_ASCII_WORD = re.compile(r"[A-Za-z0-9]++(?:['.,-][A-Za-z0-9]++)*+")
WORDS_A_MINUTE = 238
"""Silent reading of English non-fiction (Brysbaert 2019, doi:10.1016/j.jml.2019.104047)."""


def count_words(text: str) -> int:
    """Return how many words a text has; two characters of Chinese, Japanese or Korean count as one."""
    return len((_ASCII_WORD if text.isascii() else WORD).findall(text))


def reading_minutes(words: int) -> int:
    """Return how many minutes it takes to read so many words, rounded, at least one."""
    return max(1, round(words / WORDS_A_MINUTE))


def split_sentences(text: str) -> list[str]:
    """Return the sentences of a text in their order, each trimmed and with its white space as single blanks.

    A line end is a blank, a blank line ends a sentence. No character but white space is lost. Never raises.
    """
    return list(iter_sentences(text))


def iter_sentences(text: str) -> Iterator[str]:
    """Yield the sentences of a text one by one, as `split_sentences` returns them: who wants the first few pays for those."""
    for block in _BREAK.split(text):
        yield from _split_block(" ".join(block.split()))


class _Abbreviations(NamedTuple):
    """What a stop behind an abbreviation means (abbreviations.toml): the words in lower case but for `exact`; for each of `seldom`, and
    of the `words` that are none in their own language, the words of its languages that begin sentences."""

    never: frozenset[str]
    exact: frozenset[str]
    figures: frozenset[str]
    initials: frozenset[str]
    seldom: dict[str, frozenset[str]]
    words: dict[str, frozenset[str]]


@lru_cache(maxsize=1)
def _abbreviations() -> _Abbreviations:
    text = resources.files("newsletter.text").joinpath("abbreviations.toml").read_text(encoding="utf-8")
    table: dict[str, dict[str, str]] = tomllib.loads(text)
    seldom: dict[str, frozenset[str]] = {}
    words: dict[str, frozenset[str]] = {}
    for language, lists in table.items():
        starters = STARTERS if language == "en" else function_words().get(language, frozenset())
        for found, kind in ((seldom, "seldom"), (words, "words")):
            for word in lists.get(kind, "").split():
                found[word] = found.get(word, frozenset()) | starters
    never, exact, figures, initials = (
        frozenset(word for lists in table.values() for word in lists.get(kind, "").split())
        for kind in ("never", "exact", "figures", "initials")
    )
    return _Abbreviations(never, exact, figures, initials, seldom, words)


def _split_block(text: str) -> Iterator[str]:
    start = 0
    caseless = text.islower()
    marked = frozenset() if caseless else _names_with_mark(text)
    for stop in STOP.finditer(text):
        end = stop.end()
        if not start < end < len(text) or (text[end - 1] != " " and _is_glued_name(text, start, stop)):
            continue
        if _ends(text[max(start, end - NEAR) : end].rstrip(), text[end : end + NEAR], caseless, marked):
            credit = CREDIT.match(text, end)
            end = credit.end() if credit else end
            if caseless or not (credit and text[end : end + 1].islower()):
                yield text[start:end].rstrip()
                start = end
    if start < len(text):
        yield text[start:]


def _is_glued_name(text: str, start: int, stop: re.Match[str]) -> bool:
    """Say whether a stop without a blank behind it stands within a name: of code ("logging.Handler"), a domain, a path."""
    if text[stop.start()] not in ".!?":
        return False
    word = text[max(start, stop.start() - NEAR) : stop.start()].rpartition(" ")[2].lstrip(f"{OPENING}—–-")
    begun = _first_word(text[stop.end() : stop.end() + NEAR])
    return _PLAIN_WORD.fullmatch(word) is None or not (begun in STARTERS or begun in all_function_words())


def _names_with_mark(text: str) -> frozenset[str]:
    """Return the names that a text writes with an exclamation mark, as it does where the sentence goes on behind it ("Yahoo! said")."""
    words = (text[max(0, mark.start() - NEAR) : mark.start()].rpartition(" ")[2] for mark in _MARK_INSIDE.finditer(text))
    return frozenset(word for word in words if word[:1].isupper())


def _ends(before: str, after: str, caseless: bool, marked: frozenset[str]) -> bool:
    """Say whether a sentence ends between `before`, which ends with a stop, and `after`; `caseless`: the text has no capitals;
    `marked`: its names with an exclamation mark."""
    closes = after[0] in "”»" and not after[1:2].isalnum()  # right before a word they open a quotation: »German«, ”Swedish”
    if closes or after[0] in ",;:" or (not caseless and _begins_small(after) and not _begins_with_name(before, after)):
        return False
    closed = before.rstrip(CLOSING)
    written = _BEFORE_WORD.split(closed[:-1])[-1]
    starters = STARTERS if _is_place(written, caseless) else _starters_behind(written)
    if starters is not None:
        return _first_word(after) in starters and not (written in _abbreviations().words and PARTICLE.match(after))
    if closed.endswith("!"):
        return not _is_named_with_mark(closed, written, after, marked)
    return not closed.endswith(".") or closed.endswith("..") or _ends_behind_stop(closed, written, after)


def _starters_behind(written: str) -> frozenset[str] | None:
    """Return the words that begin a sentence behind an abbreviation that is one now and then, None for other words."""
    return _abbreviations().words.get(written) or _abbreviations().seldom.get(written.lower())


def _ends_behind_stop(closed: str, written: str, after: str) -> bool:
    """Say whether a sentence ends with `closed`, whose last character is a full stop, behind the word `written`."""
    word = written.lower()
    if word in ("a.m", "p.m"):
        return not HOURS.match(after)
    if _is_abbreviation(written, word, after):
        return UNIT.search(closed) is not None and _first_word(after) in STARTERS
    if len(word) > LONG and word.isalpha():
        return True
    return not (_is_ordinal(closed, after) or TITLE.search(closed)) and (
        not INITIAL.search(closed) or _first_word(after) in STARTERS or UNIT.search(closed) is not None
    )


def _is_place(written: str, caseless: bool) -> bool:
    return written.lower() in PLACES and (caseless or written[:1].isupper())


def _is_named_with_mark(closed: str, written: str, after: str, marked: frozenset[str]) -> bool:
    """Say whether an exclamation mark belongs to a name within a sentence: one that has it elsewhere too, or words in capitals that no
    English function word stands before ("von FRISCH AUF! Göppingen", but "is an EXCELLENT CHOICE! Buy it")."""
    shouted = SHOUTED.search(closed) if after[0].isalpha() else None
    is_name = written in marked or (shouted is not None and shouted[1] not in ENGLISH)
    return is_name and _first_word(after) not in all_function_words()


def _is_abbreviation(written: str, word: str, after: str) -> bool:
    """Say whether a word with a stop is an abbreviation within a sentence that goes on with `after`; `word` is it in lower case."""
    kinds = _abbreviations()
    if written in kinds.exact:
        return True
    if written.isupper() and len(written) > 1 and not after[:2].isupper() and "." not in written and not after[:1].isdigit():
        return False
    if word in kinds.figures or word.endswith("str"):
        return FIGURE.match(after) is not None or after.startswith(("…", "..."))
    return word.rpartition("-")[2] in kinds.never or (word in kinds.initials and FURTHER_INITIAL.match(after) is not None)


def _is_ordinal(closed: str, after: str) -> bool:
    """Say whether the number before a stop is one of a list, an ordinal or a day, and the sentence goes on behind it."""
    if not closed[-2:-1].isdigit():
        return NUMBER_OF_A_LIST.search(closed) is not None
    if NUMBER_OF_A_LIST.search(closed) or ORDINAL.search(closed) or RANGE.match(after):
        return True
    if DAY.search(closed) and GERMAN_MONTH.match(after):
        return True
    return PERHAPS_ORDINAL.search(closed) is not None and _first_word(after) not in all_function_words()


def _begins_small(text: str) -> bool:
    """Say whether a text begins with a small letter, behind what opens it."""
    return not text[0].isupper() and _OPENED.sub("", text)[:1].islower()


def _begins_with_name(before: str, after: str) -> bool:
    """Say whether a text begins with a name that is written small and has a stop, behind a word that is no abbreviation."""
    ended = LONG_WORD.search(before) if NAME_WITH_STOP.match(after) else None
    return ended is not None and ended[1].lower() not in _abbreviations().figures


def _first_word(text: str) -> str:
    """Return the first word of a text in lower case, behind what opens it."""
    return _NO_WORD.split(text.lstrip(OPENING).lower(), maxsplit=1)[0]
