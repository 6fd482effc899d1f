"""Finds the persons and things that a sentence takes as known, and the earlier sentence that introduces them.

An article introduces a person once ("Ines Holm, the mayor") and a thing once ("a man"), and from then on says "Holm" and
"the man". A summary with only the later sentence would speak of somebody whom the reader does not know.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from newsletter.draft.grammar.english_words import past_verbs
from newsletter.draft.prose.quotation_marks import without_quotations
from newsletter.draft.words.tfidf import stem
from newsletter.text.stopwords import ENGLISH

_NAME = re.compile(r"(?<![\w’'.-])(?:([A-ZÀ-Þ][\w.’'-]*) )?([A-ZÀ-Þ][\w-]{2,})(?!\w| [A-ZÀ-Þ])")
# What may stand before a surname that has already been introduced.
_TITLES = frozenset(
    """mr mrs ms miss mx dr sir lady lord judge president minister senator rep sen gov gen prof officer chancellor mayor secretary
    king queen prince princess pope justice detective sheriff captain coach and but when while as for in on at by if so""".split()
)
# German nouns are capitalised too: a single word is taken for a surname only after a verb of speech.
_GERMAN_SPEAKER = re.compile(
    r"(?:sagt|sagte|erklärt|erklärte|betont|betonte|meint|meinte|berichtet|berichtete|ergänzt|ergänzte|fordert|forderte|so) "
    r"([A-ZÄÖÜ][a-zäöüß-]{2,})(?=[.,;]|$)"
)
# After one of these words a name is a place, or mentioned in passing.
_PLACE = re.compile(r"\b(?:in|at|from|near|across|(?<!ccording )to|into|of|around|outside|with|for|by|and|against|on) $")
# In characters: at least as long as what _PLACE looks for.
LONGEST_PLACE = 20
_THING = re.compile(
    r"[^\w“\"]*(?:(?:After|Amid|As|At|Because of|Before|By|Despite|During|Following|For|From|In|Of|On|Once|Since|To|Under|Until|"
    r"When|While|With|Without) )?(?:[Tt]he|[Bb]oth|[Tt]h[eo]se) ((?:[a-z][\w’'-]+[ ,]){1,3})"
)
_GERMAN_THING = re.compile(
    r"\b(?:[Dd](?:er|ie|as|en|em|es)|[Dd]ies(?:er?|es|em|en)|[Zz]u[mr]|[Ii]m|[Aa]m|[Bb]eim|[Vv]om) "
    r"(?:[a-zäöüß]+ ){0,2}([A-ZÄÖÜ][\wäöüß-]{2,})"
)
# The same where no word beside the noun says which one it is: "das Programm", not "das neue Programm" or "das Programm des Rats".
_GERMAN_BARE_THING = re.compile(
    r"\b(?:[Dd](?:er|ie|as|en|em|es)|[Zz]u[mr]|[Ii]m|[Aa]m|[Bb]eim|[Vv]om) ([A-ZÄÖÜ][\wäöüß-]{2,})"
    r"(?! (?:de[rsmn]|von|vom|für|zu[mr]?|gegen|aus|mit|über)\b| [A-ZÄÖÜ])"
)
# Somebody known by age: "der 35-Jährige".
_GERMAN_AGED = re.compile(r"\b[Dd](?:er|ie|em|en|es) (\d{1,3})-?[Jj]ährigen?\b(?! [A-ZÄÖÜ])")
_TWO_NAMES = re.compile(r"[A-ZÄÖÜ][\w-]+ (?:und|gegen) [A-ZÄÖÜ]")
# A speaker named by one name only.
_SPEAKER = re.compile(
    r"[,”\"] (?:says|said|explains|adds|added|notes|recalls) ([A-ZÀ-Þ][a-zà-þ]+)(?=[.,]| (?:as|while|when|after)\b)|"
    r"^([A-ZÀ-Þ][a-zà-þ]+) (?:says|said|recommends|explains|adds)\b|"
    r", ([A-ZÀ-Þ][a-zà-þ]+) (?:brings|spent|spends|grew|worked|joined|studied|began|moved|built|recalls|believes|knows|hopes|thinks|"
    r"remembers|learned|became)\b"
)
# An abbreviation as it is introduced: "Harbour and Island Transport (HIT)".
_SHORT_FORM = re.compile(r"(?<![\w-])[A-Z]{2,}[A-Z0-9]*(?![\w-])")
# A name that its makers gave to something, with two capitals or more, and the sentence that gives it.
_COINED = re.compile(r"(?<![\w-])[A-Z][\w-]*[A-Z][\w-]*(?![\w-])")
_COINS = r"\b(?:propos|introduc|present|develop|releas|call|nam|term|dub)\w* (?:[\w’'-]+ ){{0,3}}{}\b"
# A thing that a sentence before this one has called by its name, where nothing behind the noun says which one it is.
_SORT = re.compile(
    r"The (?:city|town|village|country|state|nation|island|province|district|company|firm|startup|brand|retailer|"
    r"airline|bank|manufacturer|developer|charity|agency|department|ministry|committee|commission|union|association|organi[sz]ation|party|"
    r"group|movement|campaign|team|club|squad|band|duo|university|school|hospital|museum|restaurant|hotel|newspaper|magazine|paper|report|"
    r"study|book|film|movie|show|series|album|game|app|device|event|trial|singer|actor|actress|player|coach|bill|law|project|situation)"
    r"(?:[’']s)?(?:, | (?!of|that|which|who|where|for|to|between|behind|against|in|at|on|from|with|by|about|as|and|near|called|named)[a-z])"
)
# The same with any noun that only its article tells which one it is; "The small order", "The order of Monday" say more.
_BARE_THING = re.compile(r"The ([a-z][\w-]+)(?:[’']s | (?P<next>[a-z]+)\b)")
_SAYS_WHICH = frozenset(
    "of that which who where for to between behind against in at on from with by about as near called named".split()
)
_ANY_NAME = re.compile(
    r"(?<=\s)(?!(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|January|February|March|April|May\b|June|July|August|September|October|November|"
    r"December)[A-ZÀ-Þ][\w-]{2,}"
)
# A document that somebody has put out, named anywhere in a sentence as if it were known.
_DOCUMENT = re.compile(
    r"\bthe (report|study|survey|paper|ruling|lawsuit|poll|verdict)"
    r"(?:[’']s?\b|(?=[.,;]| (?:is|was|has|had|also|shows?|showed|says?|said|found|and)\b))"
)
# Somebody called by one name who is not introduced at all: "Dan built his first kiln in 2001".
_ONE_NAME = re.compile(
    r"([A-ZÀ-Þ][a-zà-þ]+) (?:[a-z]+ly |also |has |had )?([a-z]+) .*\b(?:[Hh]e|[Ss]he|him|[Hh]is|[Hh]er|himself|herself)\b"
)
# A speaker called by the surname. "Holm said it" is a company's word, "RNLI Rivermark said" that of its branch.
_SURNAME_SPEAKS = re.compile(
    r"([A-ZÀ-Þ][a-zà-þ]{2,}) (?:said|says|told|urged|urges|added|adds|warned|warns|explained|noted|announced|called on)\b"
    r"(?! (?:that )?(?:it|its|they|their)\b)"
)
# A speaker of whom only the sort is told, and the whole name of somebody who may be meant.
_SORT_SPEAKS = re.compile(
    r"[,”\"’'] (?:says|said|adds|added|explains|explained|recalls|recalled|notes|noted) the "
    r"(man|woman|girl|boy|mother|father|mom|mum|dad|couple|teenager|student|farmer|widow|driver|\d+-year-old)\b"
)
_WHOLE_NAME = re.compile(r"(?<![\w-])[A-ZÀ-Þ][a-zà-þ]+ [A-ZÀ-Þ][a-zà-þ]+")
# No names, although they stand without an article at the beginning of a sentence.
_NAMELESS = frozenset("police nobody mom dad mum staff management maybe today yesterday".split())
# The place of what an article never introduces.
NOWHERE = -1
# If a sentence begins with one of these, "his" may refer to somebody named later in it.
_INTRODUCES = frozenset(
    """after before since while when as in at on for from with without during despite by upon until because
    though although like unlike""".split()
)
_HE = re.compile(r"\b(?:[Hh]e|[Ss]he|him|[Hh]is|[Hh]er|hers|himself|herself)\b")
_PERSON = re.compile(
    r"\b(?:m[ae]n|wom[ae]n|boy|girl|father|mother|parent|son|daughter|brother|sister|husband|wife|friend|child|kid|baby|teen|person|people|"
    r"guy|guest|captain|guard|king|queen|president|minister|chief|coach|star|patient|victim|suspect|nurse|judge|mayor|pilot|host|artist|client|athlete|"
    r"student|everyone|anyone|someone|who|resident|official|[a-z]{3,}(?:er|or|ist|ian|man|woman))\b"
)

# Words that end like those for persons and are none.
_NO_PERSONS = frozenset(
    """after other another over under never ever number water paper order power computer server inner outer either neither whether rather
    later earlier former latter better bigger smaller larger longer lower higher greater newer older younger further together however matter
    letter winter summer october november december september offer consider remember deliver discover cover answer enter center major minor
    prior error mirror color door poor floor factor sector monitor behavior favor labor her for per cancer fever weather corner dinner river
    chapter quarter layer super proper faster stronger easier cheaper closer deeper harder transfer suffer trigger newsletter tower shower
    flower powder butter silver murder disorder exist list consist resist twist than german roman italian russian christian""".split()
)


def find_introduction(
    sentence: str, said: str, before: Sequence[tuple[int, str]], behind: Sequence[tuple[int, str]] = ()
) -> int | None:
    """Return the place of the sentence that introduces a person or thing that a sentence takes as known and that `said` has not; else None.

    `said` is the summary up to the sentence, `before` and `behind` are the article's sentences before and after it, with their places. A
    person of whom the article says nothing before is introduced NOWHERE.
    """
    outside = without_quotations(sentence)
    for name in _surnames(outside, said):
        if (place := _introduced_as_name(name, before)) is not None:
            return place
    speakers = (found[1] or found[2] or found[3] for found in _SPEAKER.finditer(sentence))
    kinds = (
        (_place_of_name, speakers),
        (_place_of_short_form, _SHORT_FORM.findall(outside)),
        (_coined_at, _COINED.findall(outside)),
    )
    for find, names in kinds:
        for name in names:
            if name not in said and (place := find(name, before)) is not None:
                return place
    if (place := _place_of_thing(outside, said, before)) is not None:
        return place
    document = _DOCUMENT.search(outside) if before and "the " in outside else None
    if document and stem(document[1]) not in _stems(said) and document[1] not in outside[: document.start()]:
        return before[-1][0]
    stranger = _stranger(outside, said, behind) or _speaking_sort(sentence, said)
    return _last_with(stranger, before) if stranger else None


def is_introduced_behind(sentence: str, said: str, report: str, language: str) -> bool:
    """Say whether a sentence takes somebody or something as known that `said` has not, and that only the `report` behind it introduces."""
    if language == "de":
        nouns = _GERMAN_BARE_THING.findall(without_quotations(sentence))
        return any(stem(noun.lower()) not in _stems(said) and _is_one_of_german(noun, report) for noun in nouns)
    if language != "en":
        return False
    if any(_introduced_as_name(name, [(0, report)]) is not None for name in _surnames(without_quotations(sentence), said)):
        return True
    thing = _BARE_THING.match(sentence)
    if thing is None or stem(thing[1]) in _stems(said):
        return False
    following = thing["next"]
    is_bare = following is None or (following not in _SAYS_WHICH and (following in ENGLISH or following.endswith(("s", "ed"))))
    is_sort = _SORT.match(sentence) is not None and any(name not in said for name in _ANY_NAME.findall(report))
    return is_bare and (is_sort or stem(thing[1]) in _stems(report))


def _is_one_of_german(noun: str, report: str) -> bool:
    """Say whether a report has "ein" before a noun or a compound of it: "das Programm" is "ein Sparprogramm" there."""
    compound = rf"(?:{re.escape(noun)}|[\w-]+{re.escape(noun.lower())})"
    return re.search(rf"\b[Ee]ine?[mnrs]? (?!de[rsn]\b)(?:[a-zäöüß]+ ){{0,2}}{compound}(?![\w-])", report) is not None


def _surnames(sentence: str, said: str) -> Iterator[str]:
    """Yield the names of a sentence that stand alone or behind a title, are no places, and have not been `said`."""
    for found in _NAME.finditer(sentence):
        first, last = found[1], found[2]
        is_alone = not first or first.lower().strip(".") in _TITLES
        if (
            is_alone
            and last not in said
            and not last.isupper()
            and not _PLACE.search(sentence, max(0, found.start() - LONGEST_PLACE), found.start())
        ):
            yield last


def _stranger(sentence: str, said: str, behind: Sequence[tuple[int, str]]) -> str | None:
    """Return the one name by which a sentence calls somebody whom no sentence introduces, or only one `behind` it; else None."""
    called = _ONE_NAME.match(sentence)
    if called and called[1] not in said and (called[2].endswith("ed") or called[2] in past_verbs()) and _is_name(called[1]):
        return called[1]
    speaker = _SURNAME_SPEAKS.match(sentence)
    return speaker[1] if speaker and speaker[1] not in said and _introduced_as_name(speaker[1], behind) is not None else None


def _speaking_sort(sentence: str, said: str) -> str | None:
    """Return the sort of person that a sentence is said by, "the woman", if neither the sort nor a whole name has been `said`."""
    sort = _SORT_SPEAKS.search(sentence)
    return f"the {sort[1]}" if sort and stem(sort[1]) not in _stems(said) and not _WHOLE_NAME.search(said) else None


def _is_name(word: str) -> bool:
    """Say whether the first word of a sentence may be somebody's name: it is no function word, plural, adverb or noun for a person."""
    small = word.lower()
    return not (small in ENGLISH or small in _NAMELESS or small.endswith(("s", "ing", "ed", "ly")) or _PERSON.fullmatch(small))


def _place_of_thing(sentence: str, said: str, before: Sequence[tuple[int, str]]) -> int | None:
    """Return the place of the sentence that has told of the thing that a sentence begins with, "the ferry"; else None."""
    thing = _THING.match(sentence)
    head = _head(re.findall(r"[\w’'-]+", thing[1])) if thing else None
    if not head or head in _stems(said):
        return None
    if (place := _mentioned(head, before)) is not None:
        return place
    is_named = before and _SORT.match(sentence) and any(name not in said for name in _ANY_NAME.findall(before[-1][1]))
    return before[-1][0] if is_named else None


def _last_with(name: str, before: Sequence[tuple[int, str]]) -> int:
    """Return the place of the last sentence that has a name, of the last one if none has, NOWHERE if there is none."""
    return next((place for place, text in reversed(before) if name in text), before[-1][0] if before else NOWHERE)


def find_german_introduction(sentence: str, said: str, before: Sequence[tuple[int, str]]) -> int | None:
    """Do the same for German: a speaker with a surname only, a person known by age, a noun with a definite article."""
    for name in _GERMAN_SPEAKER.findall(sentence):
        if name not in said and (place := _introduced_as_name(name, before)) is not None:
            return place
    for age in _GERMAN_AGED.findall(without_quotations(sentence)):
        if not re.search(rf"\b{age}\b", said) and (place := _aged(age, said, before)) is not None:
            return place
    known = _stems(said)
    for noun in _GERMAN_THING.findall(without_quotations(sentence)):
        head = stem(noun.lower())
        if head not in known and (place := _mentioned(head, before)) is not None:
            return place
    return None


def _aged(age: str, said: str, before: Sequence[tuple[int, str]]) -> int | None:
    """Return the place of the sentence that tells an age; if none does and `said` names two people, of the one before it."""
    told = next((place for place, text in before if re.search(rf"\b{age}\b", text)), None)
    if told is None and before and before[-1][1] not in said and _TWO_NAMES.search(said):
        return before[-1][0]
    return told


def _place_of_name(name: str, before: Sequence[tuple[int, str]]) -> int | None:
    """Return the place of the first sentence that has a first name followed by another name: "Sasha Lee"."""
    whole = re.compile(rf"\b{name} [A-ZÀ-Þ][\w’'-]+")
    return next((place for place, text in before if whole.search(text)), None)


def _coined_at(name: str, before: Sequence[tuple[int, str]]) -> int | None:
    """Return the place of the sentence that says what a coined name stands for: "We propose SPARROW, a method"."""
    if all(name not in text for _, text in before):
        return None
    coins = re.compile(_COINS.format(re.escape(name)))
    return next((place for place, text in before if name in text and coins.search(text)), None)


def _stems(text: str) -> set[str]:
    return set(map(stem, re.findall(r"[\w-]+", text.lower())))


def _place_of_short_form(short: str, before: Sequence[tuple[int, str]]) -> int | None:
    """Return the place of the first sentence that introduces an abbreviation, in brackets."""
    return next((place for place, sentence in before if f"({short})" in sentence), None)


def _mentioned(head: str, before: Sequence[tuple[int, str]]) -> int | None:
    """Return the place of the last sentence that has a noun (a stem)."""
    return next((place for place, text in reversed(before) if head[:-1] in text.lower() and head in _stems(text)), None)


def _introduced_as_name(name: str, before: Sequence[tuple[int, str]]) -> int | None:
    for place, text in before:
        if name in text and name.lower() not in ENGLISH:
            for first, last in _NAME.findall(text):
                if last == name and first and first.lower().strip(".") not in _TITLES | ENGLISH:
                    return place
    return None


def _head(words: list[str]) -> str | None:
    """Return the stem of a phrase's noun: the last word before a function word or a possible verb."""
    noun = None
    for word in words:
        if word in ENGLISH or (noun and word.endswith(("ed", "s"))):
            break
        noun = stem(re.sub("[’']s?$", "", word))
        if word[-2:-1] in ("’", "'"):  # "the movement's resolve" is told of the movement
            break
    return noun


def names_nobody(sentence: str) -> bool:
    """Say whether a sentence says "he" or "she" without naming the person before; False for a text without capitals, which hides names."""
    outside = without_quotations(sentence)
    found = _HE.search(outside)
    if found is None or outside.islower() or has_person(outside[: found.start()]):
        return False
    is_forward = found[0].lower() in ("his", "her") and outside.split(" ", 1)[0].lower() in _INTRODUCES
    return not is_forward or not has_person(outside[found.end() :])


def has_person(text: str) -> bool:
    """Say whether a text has a name or a noun for a person."""
    return any(noun not in _NO_PERSONS for noun in _PERSON.findall(text.lower())) or any(
        found.start() > 0 or found[0].split()[0].lower() not in ENGLISH for found in _NAME.finditer(text)
    )
