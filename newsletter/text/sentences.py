"""Splits sentences and counts words, for every step that shows or measures prose.

A stop ends a sentence when a blank and something that can begin one follow, unless the word before it is an abbreviation, an
initial or the number of a list. On the news documents of ECB+ such rules find as many boundaries as the splitter packages do.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

CLOSING = "\"'”’»«“)\\]›"
OPENING = "\"'“‘«„»‹(\\[¿¡"
# A stop with what closes behind it, then a blank; Arabic, Armenian and Hindi stops are stops too, East Asian ones need no blank.
# Each begins at the first sign of a row of them, so that a row of nothing else is read once.
# Written so that the search goes from sign to sign without a look at what stands between them.
STOP = re.compile(
    rf"[.!?…‽։۔؟।॥。！？](?:(?<=[。！？])[。！？]*[”’」』）]*|(?<![.!?…‽։۔؟।॥].)[.!?…‽։۔؟।॥]*+[{CLOSING}]*+(?=\s))\s*",
    re.DOTALL,
)
NEVER_LAST = frozenset(
    """mr mrs ms mx dr prof mt ft gen col lt maj capt sgt cpl const cmdr adm brig rev hon sen rep gov pres supt insp messrs mme
    mlle hr fr herr dipl ing v cf vs eg e.g i.e ie viz approx ca no nos nr vol vols fig figs pp art sec ch ed eds z.b d.h u.a
    bzw ggf sog mio mrd evt
    abs bst lit nrn hl engl frz österr ehem insb str ziff vgl evtl inkl zzgl bspw usf geb gest jh jhd
    tel det atty ald pvt spc cllr comdr jan feb mar apr jun jul aug sept sep oct nov dec sra dña n° núm pág
    avda dpto pza ctra cía ст ч п ул им стр гл""".split()
)
# The end only where a word follows that begins sentences rather than names.
SELDOM_LAST = frozenset("inc corp co ltd llc plc bros jr sr st u.s u.k u.n e.u d.c al ave blvd rd dept univ assn yahoo".split())
# Places, only where they are written with a capital: "ill." and "miss." end sentences, "Ill." and "Miss." hardly ever.
PLACES = frozenset(
    """ala ariz ark calif colo conn del fla ga ill ind kan ky la md mass mich minn miss mo mont neb nev okla ore pa penn tenn tex vt
    va wash wis wyo w.va n.y n.j n.c s.c n.d s.d n.m n.h r.i ont que sask alta man b.c""".split()
)
STARTERS = frozenset(
    """the an in on at but and it its he she they we this that these those his her their our you if when while as for with after
    before since there what who how why not to from by some many most all according meanwhile however one police officials""".split()
)
HOURS = re.compile(r"(?:[A-Z]{2,4}|Mon|Tues|Wednes|Thurs|Fri|Satur|Sun|[A-Z][a-z]+ time)\w*\b")
GERMAN_MONTH = re.compile(r"(?:Jan|Feb|März|Apr|Mai|Juni|Juli|Aug|Sept|Okt|Nov|Dez)")
# A number with a stop behind one of these is an ordinal: "im 18. Jahrhundert", "am 3. Spieltag".
ORDINAL = re.compile(
    r"\b(?:im|am|vom|zum|beim|dem|den|des|der|die|das|ab|bis|seit|ins|zur|und|jeden) \d{1,3}\.$", re.IGNORECASE
)
DAY = re.compile(r"\b\d{1,2}\.$")
INITIAL = re.compile(r"(?:^|[\s.-])[^\W\d_]\.$")
UNIT = re.compile(r"\d\s?[a-z]\.$")
NUMBER_OF_A_LIST = re.compile(r"^\s*(?:\d{1,3}|[IVX]{1,5})\.$")
_BREAK = re.compile(r"\n\s*\n")
_OPENED = re.compile(rf"^[{OPENING}—–\s-]+")
_BEFORE_WORD = re.compile(r"[\s(\[\"'“‘«/—–]")
_NO_WORD = re.compile(r"\W")
# Behind a stop, the name of who says so, or of an agency: it belongs to the sentence before it.
CREDIT = re.compile(r"\((?=\S)(?:[^().!?…:;]|\.(?=\w)){2,120}\)(?:\s+|$)")
# How far to look on either side of a stop.
NEAR = 40
# No initial and no number of a list has more letters.
LONG = 5
# Two signs of Chinese, Japanese or Korean are as much to read as a word of another script.
WORD = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]{1,2}|[^\W_]+(?:['’.,-][^\W_]+)*")
_ASCII_WORD = re.compile(r"[A-Za-z0-9]+(?:['.,-][A-Za-z0-9]+)*")
WORDS_A_MINUTE = 238
"""Silent reading of English non-fiction (Brysbaert 2019, doi:10.1016/j.jml.2019.104047)."""


def count_words(text: str) -> int:
    """Return how many words a text has; two signs of Chinese, Japanese or Korean count as one."""
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


def _split_block(text: str) -> Iterator[str]:
    start = 0
    caseless = text.islower()
    for stop in STOP.finditer(text):
        end = stop.end()
        if start < end < len(text) and _ends(text[max(start, end - NEAR) : end].rstrip(), text[end : end + NEAR], caseless):
            credit = CREDIT.match(text, end)
            end = credit.end() if credit else end
            if caseless or not (credit and text[end : end + 1].islower()):
                yield text[start:end].rstrip()
                start = end
    if start < len(text):
        yield text[start:]


def _ends(before: str, after: str, caseless: bool) -> bool:
    """Say whether a sentence ends between `before`, which ends with a stop, and `after`; `caseless`: the text has no capitals."""
    if after[0] in ",;:”»" or (not caseless and _begins_small(after)):
        return False
    closed = before.rstrip("\"'”’»«“)]›")
    written = _BEFORE_WORD.split(closed[:-1])[-1]
    word = written.lower()
    if word in SELDOM_LAST or (word in PLACES and (caseless or written[:1].isupper())):
        return _begins_sentence(after)
    if not closed.endswith(".") or closed.endswith(".."):
        return True
    if word in ("a.m", "p.m"):
        return not HOURS.match(after)
    if len(word) > LONG and word.isalpha():
        return word not in NEVER_LAST
    if word in NEVER_LAST or NUMBER_OF_A_LIST.search(closed) or ORDINAL.search(closed):
        return False
    if DAY.search(closed) and GERMAN_MONTH.match(after):
        return False
    return not INITIAL.search(closed) or _begins_sentence(after) or UNIT.search(closed) is not None


def _begins_small(text: str) -> bool:
    """Say whether a text begins with a small letter, behind what opens it."""
    return not text[0].isupper() and _OPENED.sub("", text)[:1].islower()


def _begins_sentence(text: str) -> bool:
    """Say whether a text begins with a word that begins sentences rather than names."""
    return _NO_WORD.split(text.lstrip("\"'“‘«„»([").lower(), maxsplit=1)[0] in STARTERS
