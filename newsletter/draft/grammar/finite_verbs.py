"""Finds the finite verbs of an English line by a table of verbs and by the words around them."""

from __future__ import annotations

from collections.abc import Sequence

from newsletter.draft.grammar.english_words import (
    ALIKE,
    AUXILIARIES,
    DETERMINERS,
    GO_ON,
    MAY,
    OBJECTS,
    PERSONS,
    PREPOSITIONS,
    SAME_PARTICIPLES,
    SHORT,
    SUBJECTS,
    SUBORDINATORS,
    LineWords,
    known_verbs,
)
from newsletter.text.months import MONTHS
from newsletter.text.spans import WEEKDAYS

# After a verb, a number of these is no object: "built 40 years ago".
_MEASURES = frozenset(
    (
        *"second seconds minute minutes hour hours day days week weeks month months year years mile miles".split(),
        *"kilometers kilometres meters metres feet times percent per".split(),
        *MONTHS,
        MAY,
    )
)
# After a noun, "that's" and the like begin a relative clause.
_RELATIVES = frozenset("that's who's which's".split())
# Auxiliaries that are infinitives of their own behind "to": "tools to do the work".
_INFINITIVES = frozenset((("to", "do"), ("to", "have")))
_PREPOSITIONAL = frozenset("during following according regarding including considering spring morning evening".split())
# Said of the noun behind them, which is the subject then: "Rising rents push families out".
_LIKE_ADJECTIVES = frozenset(
    """rising falling growing increasing declining soaring shrinking ageing aging existing remaining leading emerging competing opposing
    surviving warring striking neighboring neighbouring visiting outgoing incoming ongoing upcoming living working willing
    melting""".split()
)
# After one of these a word is no finite verb of the main clause.
_NOT_FINITE_AFTER = frozenset(
    "to a an the your our my his her its their of for in on at by with from per this these those no".split()
)
# After one of these and a pronoun a base form is an infinitive: "to help you relax".
_HELPERS = frozenset("help helps helped helping let lets letting make makes made making".split())
_HELPED = [[word] for word in "you us me him them it".split()]
_ARTICLES = (["a"], ["an"], ["the"], ["our"], ["your"])
# Past forms that are nearly always participles: they say something about a noun, not what it did.
_PARTICIPLES = frozenset(
    """based intended designed used called named related needed required dedicated aimed compared located focused suited loved inspired
    titled entitled priced rated""".split()
)
# Those of them that say what somebody did if an object follows: "used the mill".
_ACTS = frozenset("aimed based designed located loved related used needed required inspired compared rated priced".split())
# Two of them are said of a thing with its name behind them ("a boat named Ann"), and of what somebody did with one of these behind.
_NAMING, _APPOINTED = frozenset(("named", "called")), frozenset("a an its his her their".split())
# "Called" is what somebody did, too, with one of these behind: the union called off the strike, called for a ban.
_CALLED = frozenset("for off on in it him her them us me".split())
_DAYS = frozenset((*WEEKDAYS, *MONTHS, MAY))
# Behind such a form these two say when, and are no object: "volunteers needed every Friday".
_WHICH, _TIMES = (
    frozenset("this every each all".split()),
    _DAYS | frozenset("day week weekend month year morning afternoon evening night season spring summer autumn winter".split()),
)
# These need an object: without one behind it the form is a participle ("cash seized during a raid").
_TRANSITIVES = frozenset(
    """included seized damaged destroyed photographed pictured captured displayed arrested confiscated demolished rescued depicted
    injured""".split()
)
# Said of a thing for sale as a rule: "certified translations"; they are verbs if an article or a name follows: "certified the vote".
_QUALITIES = frozenset("certified crafted handcrafted curated licensed tailored customized customised textured glazed".split())
# Forms of verbs without an object of their own never have one of these behind them: "bread made at home", "a desk built for two".
_OBJECTLESS, _BEHIND_PARTICIPLES = (
    frozenset("made built bought brought sent held".split()),
    frozenset("at by for from in of on to with".split()),
)
# Base forms that are nouns as often behind a singular: "ten hours of video upload".
_NOUNS = frozenset("use purchase handle pour upload download finish".split())
# With one of these before its hyphen a word in "-ed" is a verb: "re-elected"; with others it is an adjective: "keyword-optimized".
_VERBAL_PREFIXES = frozenset("re co pre un de over under out mis cross double fast self".split())
_PLURALS = frozenset("people men women children police who".split())
# Behind one of these a word in "-s" is a plural noun, for no verb of a plural ends so: "two theft suspects".
_SEVERAL = frozenset("two three four five six seven eight nine ten several many few both these those various".split())
# Unless one of these is said of them, which is the subject then: "one of the two works as a nurse", "a family of five lives".
_SINGLES = frozenset(
    "one each either neither another older elder younger larger smaller first second last family mother father".split()
)
_ADVERBS = frozenset(
    """still now also often never always already just even only then soon later once usually typically generally sometimes rarely really
    actually currently finally""".split()
)
_BEHIND_VERBS = DETERMINERS | PREPOSITIONS | _SEVERAL
_BEHIND_NOUNS = frozenset("of and or by".split())


def is_finite(tokens: LineWords, place: int, *, sure: bool = False) -> bool:
    """Say whether the word at a place is a finite verb; with `sure`, only if it can hardly be a noun or a participle there."""
    token, before = tokens[place], tokens[place - 1] if place else ""
    verbs = known_verbs()
    if token in AUXILIARIES:
        return (token not in _RELATIVES or place == 0 or before in GO_ON) and (before, token) not in _INFINITIVES
    if token in verbs.past and before in ("this", "that", "these", "those"):
        return True
    if _cannot_be_finite(tokens, place):
        return False
    if (
        before in SUBJECTS
        or (before in _ADVERBS and place > 1)
        or (before.endswith("ly") and place > 1 and tokens[place - 2] in SUBJECTS)
    ):
        return token in verbs.forms or token.endswith(("ed", "s")) or _is_act_of_person(tokens, place)
    return not _is_attribute(tokens, place) and _is_finite_by_form(tokens, place, sure=sure)


def _is_act_of_person(tokens: LineWords, place: int) -> bool:
    """Say whether a word that no table knows as a verb stands between a person and an object: "we stock a"."""
    return tokens[place - 1] in PERSONS and tokens[place + 1 : place + 2] in _ARTICLES


def _is_finite_by_form(tokens: LineWords, place: int, *, sure: bool) -> bool:
    """Say whether a word that may be a finite verb, and has no pronoun before it, is one."""
    token, verbs = tokens[place], known_verbs()
    if token in _HELPERS and token in verbs.bases and tokens[place + 1 : place + 2] in _HELPED:  # "A latch and a lock help you"
        return True
    if token in verbs.plain and not _is_noun(tokens, place):
        return not (sure and token in SAME_PARTICIPLES) or _has_object(tokens, place)
    # A line without a verb may begin like one whose subject is a verb: what may be a noun there is one, unless an object follows.
    if _begins_with_gerund(tokens) and not token.endswith("ed"):
        return token in verbs.third and tokens[place + 1 : place + 2] in (["a"], ["an"], ["no"])
    return _may_be_finite(tokens, place) and (not sure or token in verbs.finite or _has_object(tokens, place))


def _cannot_be_finite(tokens: LineWords, place: int) -> bool:
    """Say whether a word's place or neighbours make it a noun, a name or a participle."""
    verbs = known_verbs()
    is_participle = tokens[place] in _PARTICIPLES or tokens[place] in _TRANSITIVES
    is_no_verb = place == 0 or place in tokens.names or _is_bare_infinitive(tokens, place)
    is_no_verb = is_no_verb or (is_participle and not _acts(tokens, place)) or _is_one_of_several(tokens, place)
    is_object = tokens[place - 1] in _NOT_FINITE_AFTER and place not in tokens.dated
    if tokens[place - 1] in verbs.sure and place - 1 not in tokens.names:  # "deliver results"
        is_object = is_object or tokens[place] in verbs.third - verbs.sure_third
    is_helped = place > 1 and tokens[place - 2] in _HELPERS and tokens[place - 1] in SUBJECTS and tokens[place] in verbs.bases
    return is_no_verb or is_object or is_helped or _is_joined(tokens, place)


def _is_one_of_several(tokens: LineWords, place: int) -> bool:
    """Say whether a word in "-s" is a plural noun, one word or two behind the number of what it names."""
    verbs = known_verbs()
    if tokens[place] not in verbs.third or tokens[place] in verbs.sure_third:
        return False
    is_near = tokens[place - 1] in _SEVERAL and not _is_one_of(tokens[max(0, place - 4) : place - 1])
    is_next = (
        place > 1 and tokens[place - 2] in _SEVERAL and not (tokens[place - 1].endswith("s") or tokens[place - 1] in _PLURALS)
    )
    is_far = (
        place > 2
        and tokens[place - 3] in _SEVERAL
        and not any(tokens[at].endswith("s") or tokens[at] in PREPOSITIONS | _PLURALS for at in (place - 2, place - 1))
    )
    return (is_near or is_next or is_far) and tokens.parted.isdisjoint(range(place - 2, place + 1))


def _is_one_of(words: Sequence[str]) -> bool:
    """Say whether words before a number name one of so many: "one of the"."""
    words = [word for word in words if word != "the"]
    return words[-1:] == ["of"] and not _SINGLES.isdisjoint(words)


def _is_attribute(tokens: LineWords, place: int) -> bool:
    """Say whether a participle says something of a noun by its form or its neighbours: "a superbly crafted game", "bread made at home"."""
    token, before = tokens[place], tokens[place - 1]
    if token in _OBJECTLESS:
        return place + 1 == len(tokens) or tokens[place + 1] in _BEHIND_PARTICIPLES
    if not token.endswith("ed"):
        return False
    if "-" in token and token.split("-")[0] not in _VERBAL_PREFIXES:
        return True
    if before.endswith("ly") and place > 1 and tokens[place - 2] in _NOT_FINITE_AFTER:
        return True
    is_act = tokens[place + 1 : place + 2] != [] and (tokens[place + 1] in OBJECTS or place + 1 in tokens.names)
    return token in _QUALITIES and not is_act


def _is_bare_infinitive(tokens: LineWords, place: int) -> bool:
    """Say whether a base form has no subject: right after a comma, as in a list of them, or in a line that begins with "Helping"."""
    verbs = known_verbs()
    if tokens[place] not in verbs.bases or tokens[place] in verbs.past:
        return False
    is_listed = place in tokens.parted and not any(token in SUBORDINATORS for token in tokens[:place])
    return is_listed or (_begins_with_gerund(tokens) and tokens[0] not in _PREPOSITIONAL and not tokens.parted)


def _begins_with_gerund(tokens: LineWords) -> bool:
    return tokens[0].endswith("ing") and tokens[0] not in _LIKE_ADJECTIVES


def _acts(tokens: LineWords, place: int) -> bool:
    """Say whether a form that is a participle as a rule says here what somebody did: to "a", to "Ann", to "300"."""
    behind = tokens[place + 1 : place + 3]
    if is_time_or_distance(tokens[place + 1 : place + 4]):
        return False
    if tokens[place] in _TRANSITIVES:
        is_counted = behind[:1] in (["about"], ["over"], ["near"]) and place + 2 in tokens.counted
        is_quantity = is_counted or behind in (["at", "least"], ["about", "a"], ["up", "to"]) or place + 1 in tokens.counted
        return behind != [] and (behind[0] not in PREPOSITIONS or is_quantity)
    if tokens[place] in _NAMING:
        return behind != [] and _acts_by_naming(tokens, place)
    if behind[:1] in (["all"], ["most"], ["more"]) and behind[1:] and behind[1] in PREPOSITIONS:  # "loved all over the world"
        return False
    is_quantity = place + 1 in tokens.counted and behind[0] not in _MEASURES
    return tokens[place] in _ACTS and behind != [] and (behind[0] in OBJECTS or place + 1 in tokens.names or is_quantity)


def is_time_or_distance(behind: Sequence[str]) -> bool:
    """Say whether the words behind a verb's form say when or how far and are no object: "every Friday", "nine years ago", "two miles
    from"; but of "nine hours to" the form says what somebody did."""
    first, second, third = (*behind, "", "", "")[:3]
    if first in _SEVERAL:
        return second in _MEASURES and third not in ("of", "to")
    return first in _WHICH and second in _TIMES


def _acts_by_naming(tokens: LineWords, place: int) -> bool:
    """Say whether "named" or "called" tells what somebody did: "named Ann Lee as", "named the victim as", "named two men", "called for a
    ban"; but "a boat named Ann"."""
    behind = tokens[place + 1]
    if behind in _APPOINTED or (behind == "the" and place - 1 in tokens.names and place > 1):
        return True
    if tokens[place] == "called":
        return behind in _CALLED and place + 1 not in tokens.names and _has_called_object(tokens, place + 1)
    if tokens.names.isdisjoint((place + 1, place + 2)):
        return behind in _SEVERAL or (behind == "the" and "as" in tokens[place + 3 : place + 6])
    return _is_appointed(tokens, place)


def _is_appointed(tokens: LineWords, place: int) -> bool:
    """Say whether the name behind "named" is of somebody who gets an office: "named Ann Lee as", "named Ann Lee chief executive"."""
    end = place + 1
    while end in tokens.names or (end + 1 in tokens.names and tokens[end] == "and" and end > place + 1):
        end += 1
    after = tokens[end] if end < len(tokens) else "of"
    is_office = after in ("as", "to") or after not in GO_ON | PREPOSITIONS | SUBORDINATORS | AUXILIARIES
    is_its_name = any(token in ("a", "an") for token in tokens[max(0, place - 4) : place])
    return end > place + 1 and is_office and not is_its_name


def _has_called_object(tokens: LineWords, place: int) -> bool:
    """Say whether what follows "called" at a place is not when or how something was called: "called in the army", but "called in haste"."""
    behind, after = tokens[place], tokens[place + 1] if place + 1 < len(tokens) else "at"
    if behind == "in":
        is_several = _is_plural(after) and after not in _MEASURES and not after.endswith("ly")
        return is_several or after in OBJECTS or (place + 1 in tokens.names and after not in _DAYS)
    return behind not in ("for", "off") or after not in PREPOSITIONS | _DAYS


def _has_object(tokens: LineWords, place: int) -> bool:
    """Say whether a possible verb is followed by what neither a noun nor a participle has after it: an object with an article, a name."""
    behind = tokens[place + 1] if place + 1 < len(tokens) else ""
    if behind == "that" and tokens[place] in known_verbs().third:  # "shows that" and "the issues that"
        return False
    if place + 1 in tokens.parted:
        return False
    if place + 1 in tokens.counted:
        return behind not in _MEASURES | PREPOSITIONS
    return behind in OBJECTS or place + 1 in tokens.names or (len(behind) > 3 and behind.endswith(("s", "ly", "ing")))


def _is_joined(tokens: LineWords, place: int) -> bool:
    """Say whether a word is joined to another one by "and": then it is what that is, and no verb of its own."""
    before, earlier = tokens[place - 1], tokens[place - 2] if place > 1 else ""
    return before in ("and", "or") or (before.endswith("ly") and earlier in ("and", "or"))


def _is_noun(tokens: LineWords, place: int) -> bool:
    """Say whether a base form that may be a noun is one: no plural that could be its subject stands before it."""
    before = tokens[place - 1]
    return tokens[place] in _NOUNS and not (_is_plural(before) or before in SUBORDINATORS)


def _is_plural(word: str) -> bool:
    """Say whether a base form after a word may be its verb: the word is a plural, or an adverb."""
    return word in _PLURALS or (len(word) > 3 and word.endswith(("s", "ly")) and not word.endswith("'s"))


def _may_be_finite(tokens: LineWords, place: int) -> bool:
    """Say, by its neighbours, whether a word that may be a verb, a noun or a participle is a finite verb."""
    verbs, token = known_verbs(), tokens[place]
    behind = tokens[place + 1] if place + 1 < len(tokens) else "of"
    if (token in verbs.noun_too or _is_noun(tokens, place)) and token not in ALIKE:
        return _is_plural(tokens[place - 1]) or _has_two_subjects(tokens, place)
    if token in verbs.finite and token.endswith("ed") and behind != "by":
        return True
    return _goes_on_like_verb(tokens, place, behind)


def _has_two_subjects(tokens: LineWords, place: int) -> bool:
    """Say whether two things or persons stand before a base form that an object follows: "the band and the choir lead the walk"."""
    behind = tokens[place + 1] if place + 1 < len(tokens) else ""
    if tokens[place] not in known_verbs().bases or not (
        behind in OBJECTS or place + 1 in tokens.names or place + 1 in tokens.counted
    ):
        return False
    joined = next((at for at in range(1, place - 1) if tokens[at] == "and"), 0)
    # The second one has an article or is a name: in "an oil and gas lead the firm" it is an adjective.
    is_second = bool(joined) and (tokens[joined + 1] in DETERMINERS or joined + 1 in tokens.names)
    return is_second and tokens.parted.isdisjoint(range(1, place + 1)) and tokens[place - 1] not in DETERMINERS | PREPOSITIONS


def _goes_on_like_verb(tokens: LineWords, place: int, behind: str) -> bool:
    """Say whether what follows a word is what follows a verb; a short line may well have none."""
    verbs, token = known_verbs(), tokens[place]
    goes_on = behind != "by" and (behind in _BEHIND_VERBS or place + 1 in tokens.counted)
    is_short = len(tokens) <= SHORT
    if token in verbs.third and place not in tokens.names and (place - 1 in tokens.names or not is_short):
        return _has_something_behind(tokens, place)
    if token in ALIKE:
        return goes_on or (not is_short and _has_bare_object(tokens, place))
    if is_short and tokens[0] in _NOT_FINITE_AFTER - DETERMINERS:
        return False
    return (token in verbs.third and goes_on) or (len(token) > 3 and token.endswith("ed") and (goes_on or not is_short))


def _has_bare_object(tokens: LineWords, place: int) -> bool:
    """Say whether one word and a preposition follow: "set fire to a mill", "hit parts of the town"."""
    behind = tokens[place + 1 : place + 3]
    return len(behind) > 1 and behind[0] != "by" and (behind[1] == "of" or behind[1] in PREPOSITIONS)


def _has_something_behind(tokens: LineWords, place: int) -> bool:
    """Say whether a third person is followed by what a plural noun is not: "differs across regions", but not "features of"."""
    behind = tokens[place + 1] if place + 1 < len(tokens) else "of"
    return behind not in _BEHIND_NOUNS and not behind.endswith("ing") and place + 1 not in tokens.parted
