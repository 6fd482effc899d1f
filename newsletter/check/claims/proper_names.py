"""Finds proper names in a sentence and looks them up in a source: in full, shortened, as initials or as acronyms."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from newsletter.check.claims.evidence import DESIGNATION, Evidence
from newsletter.check.claims.notation.amounts import ONES, TENS
from newsletter.check.claims.notation.worth import CODES, CURRENCIES, NATIONAL
from newsletter.check.claims.words import POSSESSIVE, Word, is_capitalised, read_words, stem, word_key
from newsletter.text.months import month_number
from newsletter.text.spans import WEEKDAYS
from newsletter.text.stopwords import ENGLISH

# With this many characters between two words, they are not in one sentence.
LOOK_BACK = 20
# So near each other in a sentence, two words of a name may be one's: "Anna and Ines Berg".
TOGETHER = 4
# Words of one stem that share so many letters are forms of one word if the shorter has at most so many more; those of a stem that share
# fewer are synonyms.
STEM_LETTERS, LONGEST_ENDING = 6, 2
JOINERS = frozenset("of the de la le du von van der den di da al el bin and for".split())
# How common words end, in the plural too: "Readers had asked", "Bookings open".
COMMON_ENDING = re.compile(
    r"(?:ly|ing|ed|tion|ment|ness|less|ful|ous|ible|ical|cial|tial|onal|eral|ative|ity)$|.{3}(?:ers|ors|ings|ists|ments|[st]ions|ities|ries|ents|ants|ees|ages|kets|ures)$"
)
# Words that a sentence begins with or that stand before a name, and are none; and what is written with a capital by custom only.
NO_NAMES = frozenset(
    """mr mrs ms miss sir dr doctor prof professor president minister prime chief executive ceo cfo cto chairman chair director councillor
    cllr judge king queen prince princess pope captain general secretary senator governor mayor professor lord lady coach manager spokesman
    spokeswoman vice rep sen gov rev sgt lt god internet web earth north south east west northern southern eastern western central
    i i'm i've i'd i'll ok
    hz khz mhz ghz kwh mwh gwh twh kw mw gw kb mb gb tb kbps mbps gbps fps dpi rpm nm mah db ev
    am pm est gmt utc bst pst et pt tv phd mba todo fixme tbd tk tktk""".split()
)
OPENERS = frozenset(
    """meanwhile however although though despite while whereas because since unless until whether instead moreover furthermore
    additionally finally eventually recently currently previously earlier later today yesterday tomorrow overall among amid following
    according based given including using citing speaking responding adding noting claiming calling explaining reacting asked
    discover explore learn browse unlock imagine visit follow written click join watch read meet
    further notably past present reportedly apparently allegedly nearly almost around approximately roughly several various numerous many
    another every everyone everything someone something nothing nobody anyone thanks please yes hello hi dear former formerly ex
    scientists researchers experts officials police authorities investors users customers critics analysts activists residents
    people men women children students workers employees protesters lawmakers politicians residents viewers fans players
    half dozens scores hundreds thousands millions billions nos
    older newer younger larger smaller bigger higher lower longer shorter fewer less least enough cheaper faster slower stronger weaker
    better worse apart ahead aside elsewhere
    earnings shares sales profits prices stocks revenue revenues government company companies firms founded launched""".split()
)
# Words that alone at the head of a sentence are no names: "High winds hit", "Talk is that". Before another name they may be a part of it.
NO_NAMES_ALONE = frozenset(
    """part parts similar average high low good bad great big small little early late initial preliminary final local public private talk
    talks rumour rumours rumor rumors news media coverage details topics voices clashes protests cheers chants""".split()
)
# What stands for a currency before a figure ("US$5", "EUR 41.50") belongs to the number, and so does the country in "Swiss francs".
_MONEY = "|".join(filter(str.isalpha, CURRENCIES))
CURRENCY = re.compile(
    rf"(?:US(?=[$])|(?:{'|'.join(CODES)})(?=\s?\d)|(?:Rs(?=\.?\s?\d)|S?Fr(?=\.?\s\d))|{NATIONAL.pattern}(?:{_MONEY})\b)"
)
NUMBER_WORDS = frozenset((*ONES, *TENS))
DERIVED = {
    **dict.fromkeys(("us", "usa", "united states", "america", "american", "americans"), "us"),
    **dict.fromkeys(("uk", "united kingdom", "britain", "british", "briton", "britons"), "uk"),
    **dict.fromkeys(("eu", "european union", "europe", "european", "europeans"), "eu"),
    **dict.fromkeys(("st", "saint"), "saint"),
    **dict.fromkeys(("mt", "mount"), "mount"),
    **{f"q{number}": "quarter" for number in range(1, 5)},
    **dict.fromkeys(("quarter", "quarters"), "quarter"),
    **dict.fromkeys(("france", "french"), "france"),
    **dict.fromkeys(("netherlands", "dutch", "holland"), "netherlands"),
    **dict.fromkeys(("spain", "spanish", "spaniard"), "spain"),
    **dict.fromkeys(("wales", "welsh"), "wales"),
    **dict.fromkeys(("greece", "greek"), "greece"),
    **dict.fromkeys(("switzerland", "swiss"), "switzerland"),
    **dict.fromkeys(("denmark", "danish", "dane"), "denmark"),
    **dict.fromkeys(("germany", "german", "germans"), "germany"),
    **dict.fromkeys(("ireland", "irish"), "ireland"),
    **dict.fromkeys(("norway", "norwegian"), "norway"),
    **dict.fromkeys(("poland", "polish"), "poland"),
    **dict.fromkeys(("scotland", "scottish", "scots"), "scotland"),
    **dict.fromkeys(("england", "english"), "england"),
    **dict.fromkeys(("sweden", "swedish"), "sweden"),
    **dict.fromkeys(("turkey", "turkish"), "turkey"),
}


# These are written without a capital too: "Q3" is the third quarter, and no other.
SMALL = frozenset(("quarter", "quarters"))
NUMBERED = {"q1": ("first", "1st"), "q2": ("second", "2nd"), "q3": ("third", "3rd"), "q4": ("fourth", "4th")}


@dataclass(frozen=True, slots=True)
class Name:
    """A name in a text: its words without joiners, and its place."""

    text: str
    start: int
    end: int
    keys: tuple[str, ...]


def read_names(text: str, known_lower: frozenset[str] = frozenset(), *, firm: bool = False) -> Iterator[Name]:
    """Yield the names of an English sentence in order.

    `known_lower` are words seen without a capital somewhere: at the head of a sentence they are no names. `firm` leaves out a
    single word at the head of a sentence altogether, unless its capitals stand inside (`OpenAI`, `NASA`).
    """
    words = read_words(text)
    run: list[Word] = []
    for number, word in enumerate(words):
        gap = text[words[number - 1].end : word.start] if number else ""
        if run and gap not in (" ", "-", " & ", "’ ", "' "):
            yield from _close(run, text, known_lower, firm)
            run = []
        names_next = run and word.text in JOINERS and number + 1 < len(words) and _may_name(words[number + 1])
        if names_next or (_may_name(word) and not CURRENCY.match(text, word.start)):
            run.append(word)
        else:
            yield from _close(run, text, known_lower, firm)
            run = []
    yield from _close(run, text, known_lower, firm)


def _may_name(word: Word) -> bool:
    return word.is_capitalised and (len(word.key) > 1 or word.text.isupper()) and not word.text[0].isdigit()


def _close(run: Sequence[Word], text: str, known_lower: frozenset[str], firm: bool) -> Iterator[Name]:
    """Yield the name made of a run of capitalised words, if it is one."""
    words = [word for word in run if word.text not in JOINERS]
    if len(run) > 2 and run[1].text == "of" and _opens(run[0], text) and not run[0].text.isupper():
        words = words[1:]  # "News of Marl": a capital that only its place asks for; what it is of is a name
    while words and _opens(words[0], text) and _is_no_name(words[0], known_lower, alone=len(words) == 1, firm=firm):
        words = words[1:]
    words = [word for word in words if not _is_custom(word)]
    if words and (len(words) > 1 or len(words[0].key) > 1):
        yield Name(text[words[0].start : words[-1].end], words[0].start, words[-1].end, tuple(word.key for word in words))


def _opens(word: Word, text: str) -> bool:
    """Say whether a word begins a sentence, a quotation or a clause after a colon."""
    before = text[max(0, word.start - LOOK_BACK) : word.start].rstrip()
    return not before or before[-1] in ".!?:;…—–”\"“‘'«("


def _is_no_name(word: Word, known_lower: frozenset[str], *, alone: bool, firm: bool) -> bool:
    if sum(map(str.isupper, word.text)) > 1:
        return False
    if word.key in ENGLISH or word.key in OPENERS or word.key in known_lower or stem(word.key) in known_lower:
        return True
    is_common = word.key in NUMBER_WORDS or word.key in NO_NAMES_ALONE or COMMON_ENDING.search(word.key) is not None
    return alone and (firm or is_common)


def _is_custom(word: Word) -> bool:
    key = word.key
    return key in NO_NAMES or key in WEEKDAYS or (key in ENGLISH and not word.text.isupper()) or month_number(key) is not None


def missing_keys(name: Name, evidence: Evidence) -> list[str]:
    """Return the words of a name that are not in the source in any form."""
    if len(name.keys) > 1 and initials(name.keys) in evidence.capitals:
        return []
    spelled = {key for word in name.text.split() if (key := _acronym(word)) and _spelled_out(key, evidence)}
    whole = [key for key in name.keys if len(key) > 1] or name.keys  # an initial is no name of its own
    return [key for key in _in_pairs(whole) if key not in spelled and not has_form(key, evidence)]


def mixed_up(name: Name, evidence: Evidence) -> tuple[int, str] | None:
    """Return the number of a sentence and the name in it of which a name has one word, the next one being of another name; else None.

    "Helen Amory" is made of Helen Marsh and Ruth Amory: the source has the first word only before another, the second only behind another.
    """
    for one, other in pairwise(name.keys):
        if one in DERIVED or other in DERIVED or _stand_together(one, other, evidence):
            continue
        before = _neighbours(other, -1, evidence)
        behind = _neighbours(one, 1, evidence)
        if behind and before and "" not in (*behind, *before):
            return evidence.places[one][0], next(iter(behind))
    return None


def other_numbers(text: str, evidence: Evidence) -> Iterator[tuple[int, int, int, str]]:
    """Yield the names with a number that the source has only with another one ("T-98" for "T-90"): place, statement, and what it has."""
    for found in DESIGNATION.finditer(text):
        known = evidence.designations.get(word_key(found["letters"]), {})
        if known and found["number"] not in known:
            yield *found.span(), *next(iter(known.values()))


def _stand_together(one: str, other: str, evidence: Evidence) -> bool:
    """Say whether two words stand within a few words of each other in a sentence of the source."""
    for number in frozenset(evidence.places.get(one, ())).intersection(evidence.places.get(other, ())):
        keys = evidence.statements[number].keys
        at = [here for here, key in enumerate(keys) if key == other]
        if any(key == one and any(abs(here - there) <= TOGETHER for there in at) for here, key in enumerate(keys)):
            return True
    return False


def _neighbours(key: str, step: int, evidence: Evidence) -> dict[str, None]:
    """Return the names of two words that a word makes with the next one (`step` 1) or the one before it (-1), "" where it makes none."""
    found: dict[str, None] = {}
    for number in evidence.places.get(key, ()):
        words = evidence.statements[number].words
        for here, word in enumerate(words):
            if word.key == key:
                first, second = (here, here + 1) if step > 0 else (here - 1, here)
                is_inside = first >= 0 and second < len(words)
                found[_joined(words[first], words[second], evidence, number) if is_inside else ""] = None
    return found


def _joined(one: Word, other: Word, evidence: Evidence, number: int) -> str:
    """Return two neighbouring words of a sentence of the source as they stand, "" if they are no name."""
    text = evidence.statements[number].text
    if text[one.end : other.start] != " " or not all(_may_name(word) and not _is_custom(word) for word in (one, other)):
        return ""
    if _opens(one, text) and _is_no_name(one, evidence.lower, alone=False, firm=False):
        return ""  # "Then Amory left"
    return text[one.start : other.end]


def _acronym(word: str) -> str:
    """Return the key of a word of two to six capitals (`UN's` → `un`), "" of any other."""
    bare = POSSESSIVE.sub("", word)
    return word_key(bare) if bare.isupper() and 2 <= len(bare) <= 6 else ""


def _in_pairs(keys: Sequence[str]) -> list[str]:
    """Return the words of a name, with words that name a place together as one (`united states`)."""
    found: list[str] = []
    for key in keys:
        pair = f"{found[-1]} {key}" if found else ""
        found = [*found[:-1], pair] if pair in DERIVED else [*found, key]
    return found


def initials(keys: Sequence[str]) -> str:
    """Return the first letters of a name's words: `federal bureau investigation` → `fbi`."""
    return "".join(key[0] for key in keys)


def has_form(key: str, evidence: Evidence) -> bool:
    """Say whether a source has a word, even in another number or as the adjective of a place."""
    if key in (evidence.capitals if key in ENGLISH else evidence.keys):
        return True
    if key in NUMBERED:
        return bool(SMALL & evidence.keys) and not evidence.keys.isdisjoint(NUMBERED[key])
    if stem(key) in evidence.stems and any(_is_form(key, other) for other in evidence.keys if stem(other) == stem(key)):
        return True
    parts = re.split(r"[^\w]+", key)
    if DERIVED.get(key) and any(
        DERIVED.get(other) == DERIVED[key] for other in (evidence.names | SMALL & evidence.keys) & DERIVED.keys()
    ):
        return True
    if len(key) > 4 and any(_derived(key, other) for other in evidence.keys):
        return True
    return len(parts) > 1 and all(has_form(part, evidence) for part in parts)


def has_same_form(one: str, other: str) -> bool:
    """Say whether two words name the same thing: they differ only in their endings, or one is the adjective of a place."""
    same_place = one in DERIVED and DERIVED.get(one) == DERIVED.get(other)
    return stem(one) == stem(other) or same_place or _derived(one, other) or one[0] == other or other[0] == one


def _is_form(key: str, other: str) -> bool:
    """Say whether two words of one stem are forms of one word: a stem has six letters, with which `brightwell` and `brightwater` begin."""
    shared = _shared_letters(key.replace("z", "s"), other.replace("z", "s"))
    return not _is_misspelt(key, other) and (shared < STEM_LETTERS or shared >= min(len(key), len(other)) - LONGEST_ENDING)


def _is_misspelt(key: str, other: str) -> bool:
    """Say whether two words differ in one letter that is no ending and none of spelling or number (`petersen`, `peterson`)."""
    if len(key) != len(other) or key[-1] != other[-1] or {key[-3:], other[-3:]} in ({"man", "men"}, {"sis", "ses"}):
        return False
    differ = ["".join(sorted(pair)) for pair in zip(key, other, strict=True) if pair[0] != pair[1]]
    return len(differ) == 1 and differ[0] not in ("sz", "cs")


def _shared_letters(key: str, other: str) -> int:
    """Return with how many letters alike two words begin."""
    return next((n for n, (a, b) in enumerate(zip(key, other, strict=False)) if a != b), min(len(key), len(other)))


def _derived(key: str, other: str) -> bool:
    """Say whether one of two words is derived from the other: `china`, `chinese`; `sweden`, `swedes`."""
    spelt_otherwise = len(key) == len(other) and key.endswith("s") == other.endswith("s")
    if key[:4] != other[:4] or len(other) < 4 or spelt_otherwise:
        return False
    shared = _shared_letters(key, other)
    longer = max(len(key), len(other))
    return (
        shared >= max(4, longer - 4)
        and re.search(r"(?:an|ian|ese|ish|i|ic|ean|s|es|ns)$", max(key, other, key=len)) is not None
    )


def _spelled_out(key: str, evidence: Evidence) -> bool:
    """Say whether the letters of a word are the initials of a name in the source, without its joiners."""
    for statement in evidence.statements:
        words = [pair for pair in zip(statement.written, statement.keys, strict=True) if pair[0] not in JOINERS]
        if key in "".join(bare[0] if is_capitalised(word) and bare else " " for word, bare in words):
            return True
    return False
