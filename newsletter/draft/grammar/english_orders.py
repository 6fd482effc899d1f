"""Decides whether an English line begins with its verb: an order, or a statement whose subject was left out."""

from __future__ import annotations

import re

from newsletter.draft.grammar.english_words import (
    AUXILIARIES,
    DETERMINERS,
    PREPOSITIONS,
    SAME_PARTICIPLES,
    SUBJECTS,
    SUBORDINATORS,
    LineWords,
    known_verbs,
    past_verbs,
)
from newsletter.draft.grammar.finite_verbs import is_finite, is_time_or_distance
from newsletter.draft.grammar.main_verbs import JOINING, LINKING, PRONOUNS, opens_clause
from newsletter.text.stopwords import ENGLISH

# Verbs that begin many a report as nouns: "Demand for ferries is", "Shop workers have", "Download speeds rose".
_OFTEN_NOUNS = frozenset(
    """demand forecast shop stem purchase download exhibit recruit yield visit dive drain monitor feature foster loom wake stay trace
    release spend reach plunge surrender guarantee promise quote wait resume sacrifice register swim shake sue permit pay move freeze hire
    refuse skip swap upload leave express extract welcome recall refund master wear squeeze spin""".split()
)
# These begin more compounds and names than orders, unless an article follows: "Headline inflation rises", "Smash hit returns".
_COMPOUNDED = frozenset(
    "headline smash hammer sketch stitch crawl sort brew mend stash volley scrape prune weave clinch unload preload hydrate thrash".split()
)
_PARTICLES = frozenset("off up out down away".split())
# Behind such a particle a participle has one of these, a preposition or an adverb in "-ly", an order has its object: "set up last year".
_BEHIND_PARTICLE = frozenset("twice again last early earlier late just only".split())
# Behind a comma these open a clause that says when or why; "as many as" does not.
_REASONS = frozenset("as since so before after until".split())
# Before "-ing" these stand for "I am": "Currently working on". Behind "That" a conjunction begins a line that goes on with the one before.
_AT_PRESENT = frozenset("currently presently still now just already always".split())
_BEHIND_THAT = frozenset("after despite amid since although though while because unless".split())
_TAIL = re.compile(r", so |[;—–] ?(?:so |please |just )?| - (?=[a-z])")
_INTRODUCTION = re.compile(
    r"^(?:first|finally|lastly|next|for|to|if|when|before|after|in|with|just|once|unlike|instead|while|as|since|at|on|from|by|using|then|whether|because|without)\b",
    re.IGNORECASE,
)
# When, where or how something is: "Today the library lends", "Nowadays the mill is".
_ADVERBS = frozenset(
    """today yesterday tomorrow tonight overnight nowadays later earlier soon afterwards afterward thereafter together altogether alone
    elsewhere abroad overseas worldwide nationwide downtown upstairs downstairs midway halfway overall twice sometimes always often instead
    hence thus next nearby online offline offshore onshore ashore inland upstream downstream uphill downhill uptown backstage outdoors
    indoors meantime midweek lately""".split()
)
# What may stand before "the" at the beginning of a statement; any other word there is a verb.
_BEFORE_THE = (
    ENGLISH
    | PREPOSITIONS
    | _ADVERBS
    | frozenset(
        """amid amidst inside outside behind beneath beside beyond along around throughout toward via per unlike like except opposite plus
        half given whilst versus atop whatever whether among amongst underneath post pre
        though although however meanwhile moreover nevertheless perhaps""".split()
    )
)
# A subject has no object of an order in it: "check that", "use a".
NO_SUBJECT_HAS = DETERMINERS | SUBORDINATORS | SUBJECTS | {"to", "as", "sure"}
_PROMISES = frozenset("will can should".split())


def is_order(tokens: LineWords) -> bool:
    """Say whether words are an order: they begin with a verb in its base form, and it has an object or no other verb follows."""
    verbs, first, rest = known_verbs(), tokens[0], tokens[1:]
    bases = verbs.bases
    if (first.endswith("ly") or first in ("just", "never")) and len(rest) > 1 and rest[0] in bases:
        return True
    is_apposed = 1 in tokens.parted  # "Nordline, the ferry company, has": who it is, and no object
    is_object = rest[:1] in (["your"], ["the"]) and not is_apposed
    if is_object and not (first in _BEFORE_THE or first.endswith(("ing", "ed", "ly", "s"))):
        return True
    if not rest or first not in bases or first in ("need", "let"):
        return first == "let" and bool(rest)
    if is_participle_before_clause(tokens):
        return False
    if rest[0] in DETERMINERS | {"less", "fewer"} and not is_apposed:
        return True
    if rest[0] in AUXILIARIES | {"of", "said", "says", "by"}:
        return False
    if (first in verbs.sure and first not in _OFTEN_NOUNS) or _is_order_with_promise(tokens):
        return True
    return not _begins_with_subject(tokens)


def _begins_with_subject(tokens: LineWords) -> bool:
    """Say whether words that may begin with a verb begin with a noun: its verb follows, before any other clause, or behind one or a
    description between commas ("Demand for wool, which fell, has", "Target, the retailer, sold")."""
    if tokens[0] in _COMPOUNDED:
        return True
    behind = _another_clause(tokens)
    if tokens[0] in _OFTEN_NOUNS:
        behind = min((place for place in (behind, _end_of_subject(tokens)) if place is not None), default=None)
    if _has_verb_before_clause(tokens, behind):
        return True
    if 1 in tokens.parted and tokens[1] in DETERMINERS:
        return any(place > 1 and is_finite(tokens, place, sure=True) for place in tokens.parted)
    opens = next((place for place, token in enumerate(tokens) if token in SUBORDINATORS), len(tokens))
    return opens in tokens.parted and any(place > opens and tokens[place] in LINKING for place in tokens.parted)


def _end_of_subject(tokens: LineWords) -> int | None:
    """Return where at the latest a verb in the present stands of a noun that is a verb as often: before an "and" or a comma, behind which
    there may be a further order ("Stay near the pier and keep a boat"); None if one in the past or an auxiliary of its own is behind it."""
    joint = next((place for place, token in enumerate(tokens) if token in ("and", "or") or place in tokens.parted), len(tokens))
    for place in range(joint, len(tokens)):
        if tokens[place] in LINKING:
            if place in tokens.parted or NO_SUBJECT_HAS.isdisjoint(tokens[joint:place]):
                return None
        elif (tokens[place] in past_verbs() or tokens[place].endswith("ed")) and is_finite(tokens, place, sure=True):
            return None
    return joint


def _another_clause(tokens: LineWords) -> int | None:
    """Return where a clause with a subject of its own begins, without a conjunction, behind "and" or the last comma: "Recruit them and make
    sure they are paid", "Visit Marl and you will see", "Visit Marl, it is a lovely town"; None if none does, or the first word is no verb
    that is a noun as often ("Last week, the mill")."""
    if tokens[0] not in _OFTEN_NOUNS:
        return None
    last = max(tokens.parted, default=0)
    is_clause = tokens[last] in DETERMINERS or (len(tokens.parted) == 1 and tokens[last] not in AUXILIARIES)
    is_subject = tokens[last] in PRONOUNS or (is_clause and "and" not in tokens[last:])
    places = (
        place
        for place in range(2, len(tokens))
        if (place == last and is_subject)
        or (tokens[place - 1] == "and" and tokens[place] in PRONOUNS)
        or opens_clause(tokens, place, 0)
    )
    return next(places, None)


def is_participle_before_clause(tokens: LineWords) -> bool:
    """Say whether words begin with a participle like the verb itself, and the main clause follows: "Cut off by snow, the village had"."""
    comma = min(tokens.parted, default=0)
    if tokens[0] not in SAME_PARTICIPLES or comma < 2 or tokens[comma] in JOINING | SUBORDINATORS | {"you"}:
        return False
    if tokens[comma] in _REASONS and tokens[comma + 1 : comma + 2] not in (["many"], ["much"]):
        return False
    is_timed = is_time_or_distance(tokens[1:comma])
    if not is_timed and tokens[1] not in _PARTICLES | PREPOSITIONS and not tokens[1].endswith("ly"):
        return False
    is_bare = comma == 2 or tokens[2] in PREPOSITIONS | _BEHIND_PARTICLE or tokens[2].endswith("ly") or "ago" in tokens[:comma]
    has_object = tokens[1] in _PARTICLES and not is_bare
    return not has_object and any(is_finite(tokens, place, sure=True) for place in range(comma, len(tokens)))


def _has_verb_before_clause(tokens: LineWords, behind: int | None = None) -> bool:
    """Say whether a finite verb stands after the first word and before the first subordinate clause and the place `behind` it, and is no
    further one of a list."""
    end = next((place for place, token in enumerate(tokens[:behind]) if token in SUBORDINATORS), len(tokens[:behind]))
    return any(
        is_finite(tokens, place, sure=True) and (place not in tokens.parted or tokens[place] in LINKING)
        for place in range(1, end)
    )


def _is_order_with_promise(tokens: LineWords) -> bool:
    """Say whether words with a verb in front are an order with what follows from it: "Select a course, and Pierhead will book it"."""
    for joint in sorted(tokens.parted):
        subject = tokens[joint + 1 : joint + 2]
        if tokens[joint] == "and" and subject and (joint + 1 in tokens.names or subject[0].removesuffix("'ll") in PRONOUNS):
            is_promise = subject[0].endswith("'ll") or any(token in _PROMISES for token in tokens[joint + 2 : joint + 4])
            return is_promise and not any(is_finite(tokens, place) for place in range(1, joint))
    return False


def is_order_behind_introduction(sentence: str) -> bool:
    """Say whether a sentence is an order after an introduction: "For a start, open the door."."""
    head, comma, tail = sentence.partition(", ")
    if not comma or not _INTRODUCTION.match(head):
        return False
    bare = re.sub(r"^(?:(?:please|just|simply|then|always|also|first|and) )+", "", tail)
    tokens = LineWords(bare)
    if len(tokens) < 2:
        return False
    is_urged = tail.startswith(("just ", "simply ", "please "))
    is_meant = tokens[1] in DETERMINERS or is_urged or (tokens[0] in known_verbs().sure and is_order(tokens))
    return tokens[0] in known_verbs().bases and is_meant


def ends_in_order(sentence: str) -> bool:
    """Say whether a sentence ends in an order: "Every office is unique, so use your space."."""
    return any(
        len(tokens := LineWords(tail)) > 1 and tokens[0] in known_verbs().sure and is_order(tokens)
        for tail in _TAIL.split(sentence)[1:]
    )


def lacks_subject(tokens: LineWords) -> bool:
    """Say whether a line begins with a finite verb: "Reduces strain on long treks.", "Went there once.", "Don't know it."."""
    first, second = tokens[0], tokens[1]
    if (first == "that" and second in _BEHIND_THAT and 1 not in tokens.parted) or _lacks_i(tokens):
        return True
    if (first.endswith("ed") and second in SUBORDINATORS) or (first.endswith("s") and second == "like"):
        return True
    if first in ("don't", "didn't", "can't", "couldn't", "doesn't", "won't", "wouldn't", "haven't", "been", "gonna", "am"):
        return True
    if (
        first.endswith("s")
        and second in ("the", "your", "its", "our", "a", "an")
        and first not in AUXILIARIES | _ADVERBS | {"as", "besides", "across", "towards", "perhaps", "plus"}
    ):
        return True
    if first in known_verbs().sure_third:
        return second in DETERMINERS or second not in AUXILIARIES | {"of"}
    return first in known_verbs().past and second in DETERMINERS | SUBJECTS - {"that"}


def _lacks_i(tokens: LineWords) -> bool:
    """Say whether a line goes without "I am": "Currently working on a table, but want another one."."""
    is_begun = tokens[0] in _AT_PRESENT and tokens[1].endswith("ing")
    if not is_begun or not tokens[2:3] or tokens[2] not in PREPOSITIONS | DETERMINERS:
        return False
    joined = next((place for place in sorted(tokens.parted) if tokens[place] in JOINING), len(tokens))
    return not _has_verb_before_clause(tokens, joined)
