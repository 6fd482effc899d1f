"""Classes of English words and forms of English verbs, by which a line's grammar is judged, and the words of a line."""

from __future__ import annotations

import functools
import re
from dataclasses import dataclass

from newsletter.draft.grammar.phrasebook import read_table

# In the gap before a word: a year, which separates a preposition from the word ("that closed in 2015 started"); another number or sum; one
# that the word is written to.
_YEAR, _NUMBER, _GLUED = re.compile(r"\b[12]\d{3} $"), re.compile(r" [£$€]?\d[\d.,]* $"), re.compile(r" ([£$€])?\d[\d.,]*$")
# Written so they say how much a number is; "m" only of a sum or before a plural: "£9m", "9m euros", but "300m from the sea". Before "of"
# any unit does: "9kg of copper".
_SCALES = frozenset("k bn mn tn".split())
_TOKEN = re.compile(r"[^\W\d_]+(?:[’'-][^\W\d_]+)*")
AUXILIARIES = frozenset(
    """am is are was were has have had does do did will would can could may might must shall should cannot ain't isn't aren't
    wasn't weren't hasn't haven't hadn't doesn't don't didn't won't wouldn't can't couldn't shouldn't mustn't there's that's it's he's she's
    who's what's i'm i've i'd i'll we're we've we'd we'll you're you've you'd you'll they're they've they'd they'll it'll it'd he'll he'd
    she'd she'll let's ought im ive dont doesnt didnt isnt wasnt youre theyre""".split()
)
_PAST_AUXILIARIES = frozenset("was were had did".split())
DETERMINERS = frozenset(
    """the a an your you our my his her its their this that these those all any each every both some more no it them us me him yourself
    up out off away down sure one two three four five about""".split()
)
# What opens the object of a verb.
OBJECTS = frozenset(
    """the a an your our my his her its their this that these those all any each every both some more no it them us me him one two three
    four five six seven eight nine ten dozens hundreds thousands
    millions how what why whether many several most other such people new""".split()
)
# Past forms that are also participles, and usually are if no object follows.
SAME_PARTICIPLES = frozenset(
    """built made held sold bought brought taught caught paid sent put set cut found hung laid lit struck bound fed bred shot hit hurt
    split spread cast shut understood wound""".split()
)
# After one of these "you" or "we" does not open a relative clause.
GO_ON = frozenset(
    """and or but so yet nor to of for with by at on in from about like between among than over under against into until before after as
    since does do did is are was were has have had can could will would should may might must also then now here there""".split()
)
SUBORDINATORS = frozenset(
    "that which who whose whom whenever when where if because while although though unless until whether what how why".split()
)
PREPOSITIONS = frozenset(
    """to on for at that how with into from as in against over by towards after before onto about near through off out up down away
    during without between under across behind since until within amid among along because when while despite toward throughout inside
    outside beyond""".split()
)
# The month, which is no "may" unless a verb follows, as in a line with capitals on every word ("Ferries May Stop").
MAY = "May"
_BEHIND_AUXILIARY = frozenset("be have do not also never still soon now well even only".split())
# A line of at most this many words is short: it may well have no verb.
SHORT = 10
# The same as a verb, its past form and a noun.
ALIKE = frozenset("cost cut set hit hurt split spread burst bet bid shed cast broadcast offset upset".split())
PERSONS = frozenset("i we you he she they".split())
SUBJECTS = PERSONS | frozenset("it who this that these those there".split())


@dataclass(frozen=True, slots=True)
class KnownVerbs:
    """Forms of verbs. Base forms are `sure` if they are hardly ever nouns, else `noun_too`; `finite` are forms that are finite verbs
    wherever their neighbours allow it; `bases` are all base forms, `plain` the forms that are hardly ever anything but verbs, `forms` all.
    """

    sure: frozenset[str]
    noun_too: frozenset[str]
    third: frozenset[str]
    sure_third: frozenset[str]
    past: frozenset[str]
    finite: frozenset[str]
    bases: frozenset[str]
    plain: frozenset[str]
    forms: frozenset[str]


@functools.cache
def known_verbs() -> KnownVerbs:
    """Return the forms of the verbs in english_verbs.txt."""
    table = read_table("english_verbs.txt")
    sure, noun_too, past, finite = (frozenset(" ".join(table[name]).split()) for name in ("verb", "noun too", "past", "finite"))
    third, sure_third = frozenset(map(_third, sure | noun_too)), frozenset(map(_third, sure - noun_too))
    return KnownVerbs(
        sure,
        noun_too - sure,
        third,
        sure_third,
        past,
        finite,
        sure | noun_too,
        (past | sure_third | sure | {"included"}) - ALIKE,
        sure | noun_too | third | past,
    )


@functools.cache
def plain_verbs() -> frozenset[str]:
    """Return the base, third-person and past forms of verbs that are hardly ever nouns, and so hardly ever names."""
    verbs = known_verbs()
    return (verbs.sure | verbs.sure_third | verbs.past) - frozenset(
        " ".join(read_table("english_verbs.txt")["noun too"]).split()
    )


def past_verbs() -> frozenset[str]:
    """Return the irregular past forms of verbs, those of auxiliaries among them."""
    return known_verbs().past | _PAST_AUXILIARIES


def _third(verb: str) -> str:
    if re.search(r"(?:[sxz]|ch|sh|[^aeiou]o)$", verb):
        return f"{verb}es"
    return f"{verb[:-1]}ies" if re.search(r"[^aeiou]y$", verb) else f"{verb}s"


class LineWords(list[str]):
    """The words of a line in lower case, but for the month of May. `names` are the places of those with a capital, `parted` of those after
    a comma or semicolon, `dated` of those after a year, `counted` of those after another number."""

    def __init__(self, line: str) -> None:
        line = line.replace("’", "'")
        found = _TOKEN.findall(line)
        super().__init__(map(str.lower, found))
        for place in (place for place, token in enumerate(found) if token == MAY):
            if not {*self[place + 1 : place + 2]} & (known_verbs().bases | _BEHIND_AUXILIARY):
                self[place] = MAY
        self.names = frozenset(place for place, token in enumerate(found) if token[0].isupper())
        has_figures = any(map(str.isdigit, line))
        gaps = _TOKEN.split(line)[:-1] if has_figures or "," in line or ";" in line else ()
        self.parted = frozenset(place for place, gap in enumerate(gaps) if gap.rstrip().endswith((",", ";")))
        self.dated = frozenset(place for place, gap in enumerate(gaps) if has_figures and _YEAR.search(gap))
        self.counted = (
            frozenset(place for place, gap in enumerate(gaps) if has_figures and self._is_counted(gap, place)) - self.dated
        )

    def _is_counted(self, gap: str, place: int) -> bool:
        if _NUMBER.search(gap):
            return True
        glued, behind = _GLUED.search(gap), self[place + 1 : place + 2]
        is_many = behind != [] and behind[0].endswith("s") and behind[0] not in PREPOSITIONS
        is_scale = self[place] in _SCALES or behind == ["of"] or (self[place] == "m" and is_many)
        return glued is not None and (bool(glued[1]) or is_scale)
