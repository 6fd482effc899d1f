"""Decides whether an English line is a declarative sentence: it has a subject and a finite verb and is not an imperative.

There is no parser: it goes by a table of verbs and the order of the words. In doubt a line passes.
"""

from __future__ import annotations

import functools
import re

from newsletter.draft.grammar.english_words import (
    ALIKE,
    AUXILIARIES,
    DETERMINERS,
    GO_ON,
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
from newsletter.draft.grammar.finite_verbs import is_finite, is_time_or_distance
from newsletter.text.stopwords import ENGLISH

# Adjectives that open a line without a verb, or an introductory phrase.
_ADJECTIVES = frozenset("available perfect ideal suitable great best compatible easy made top free new".split())
# Words that open a subordinate clause.
_CONCESSIONS = frozenset("because while although though whereas".split())
# Verbs that begin many a report as nouns: "Demand for ferries is", "Shop workers have", "Download speeds rose".
_OFTEN_NOUNS = frozenset(
    """demand forecast shop stem purchase download exhibit recruit yield visit dive drain monitor feature foster loom wake stay trace
    release spend reach plunge surrender guarantee promise quote wait resume sacrifice register swim shake sue permit pay move freeze hire
    refuse skip swap upload leave express extract welcome recall refund master wear squeeze spin""".split()
)
_PARTICLES = frozenset("off up out down away".split())
# Behind such a particle a participle has one of these, a preposition or an adverb in "-ly", an order has its object: "set up last year".
_BEHIND_PARTICLE = frozenset("twice again last early earlier late just only".split())
# Behind a comma these open a clause that says when or why; "as many as" does not.
_REASONS = frozenset("as since so before after until".split())
_STEPS = frozenset("now then next first finally simply just once".split())
# Before "-ing" these stand for "I am": "Currently working on". Behind "That" a conjunction begins a line that goes on with the one before.
_AT_PRESENT = frozenset("currently presently still now just already always".split())
_BEHIND_THAT = frozenset("after despite amid since although though while because unless".split())
# The author's comment on the sentence itself.
_COMMENT = re.compile(r", (?:I|we) (?:would say|think|guess|suppose|believe|hope|bet)\W*$")
# In words: a longer beginning of a line is not taken for its subject. A subject has no object of an order in it ("check that", "use a"); a
# verb of the second kind follows it.
LONGEST_SUBJECT = 6
_LINKING = frozenset("is are was were has have had can could will would may might".split())
_DEGREES = frozenset("very so really super well".split())
_TAIL = re.compile(r", so |[;—–] ?(?:so |please |just )?| - (?=[a-z])")
# What an index says of a page: "A short guide to looms that changes how you weave". A verb in doubt is none there.
_BLURB = re.compile(
    r"An? (?:[\w’'-]+ ){0,3}?(?:description|overview|course|introduction|guide|look|collection|list|summary|review|tour|primer|tutorial|"
    r"talk|conversation|explanation|history|account|discussion|compilation|selection|round-?up|checklist|recap) "
    r"(?:of|about|to|at|on|for|through|with|into|you)\b"
)
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
# Before "you" these open a clause: "trying before you buy".
_TIMES = frozenset("before after until since as than like".split())
_NO_SUBJECT_HAS = DETERMINERS | SUBORDINATORS | SUBJECTS | {"to", "as", "sure"}
_JOINING = frozenset("and or but nor then".split())
_PRONOUNS = PERSONS | {"it"}
_PROMISES = frozenset("will can should".split())
_HELPING = frozenset("help helps helped let lets".split())
_RELATIVES = frozenset("that who which whose whom where what how".split())
_INTRODUCTIONS = frozenset("however besides therefore once even not also all you later earlier this these".split())
_NO_RELATIVE = GO_ON | SUBORDINATORS


def is_statement_label(label: str) -> bool:
    """Say whether the words before a colon are a statement themselves: they have an auxiliary or a past form."""
    tokens = LineWords(label)
    return any(token in AUXILIARIES or token in known_verbs().past for token in tokens)


@functools.lru_cache(maxsize=1024)
def fault_of_grammar(sentence: str) -> str | None:
    """Return why a line of English states nothing: "no verb", "no subject", "order" (an imperative) or "fragment" (a subordinate clause
    alone); None for a statement."""
    tokens = LineWords(sentence)
    if len(tokens) < 2:
        return None
    if _is_noun_before_auxiliary(tokens):
        return None
    head = LineWords(re.split(r"[:;]", sentence, maxsplit=1)[0]) if ":" in sentence or ";" in sentence else tokens
    if _is_order(head if len(head) > 1 else tokens) or _is_order_behind_introduction(sentence) or _ends_in_order(sentence):
        return "order"
    if tokens[0] in _CONCESSIONS and not _has_main_clause(tokens):
        return "fragment"
    if _lacks_subject(tokens) and not _is_participle_before_clause(tokens):
        return "no subject"
    is_blurb = _BLURB.match(sentence) is not None and not is_surely_statement(sentence)
    return "no verb" if is_blurb or not _has_verb(tokens) else None


def _is_noun_before_auxiliary(tokens: LineWords) -> bool:
    """Say whether a line begins with a subject that looks like a verb: "Debug information is compressed", "Joins across files are slow"."""
    verbs = known_verbs()
    if tokens[0] not in verbs.noun_too and tokens[0] not in verbs.third:
        return False
    for place, token in enumerate(tokens[1:LONGEST_SUBJECT], 1):
        if place in tokens.parted or token in _NO_SUBJECT_HAS:
            return False
        if token in _LINKING:
            return place > 1 or tokens[0] in verbs.third
    return False


@functools.lru_cache(maxsize=1024)
def is_surely_statement(sentence: str) -> bool:
    """Say whether a line of English certainly has a subject and a finite verb.

    "The album opens the year" has; "tips for the week", "Built for the ways you work", "Helps restore hair" may not.
    """
    tokens = LineWords(_COMMENT.sub("", sentence))
    if len(tokens) < 2 or _seems_to_lack_subject(tokens):
        return False
    start = 0
    if _is_participle(tokens, 0) or tokens[0] in _ADJECTIVES:
        start = min(tokens.parted, default=len(tokens))
    opens = [place for place in range(start, len(tokens)) if _opens_clause(tokens, place, start)]
    finite = (place for place in range(start, len(tokens)) if is_finite(tokens, place, sure=True))
    first = next(finite, None)
    if first is None or not opens or first < opens[0]:
        return first is not None
    return _count_heads(tokens, [first, *finite]) > (len(opens) if opens[0] > start else 1)


def _opens_clause(tokens: LineWords, place: int, start: int) -> bool:
    """Say whether a subordinate clause begins at a word: "that", or the "you" of "the way you work"."""
    if tokens[place] in SUBORDINATORS:
        return tokens[place + 1 : place + 2] not in (["of"], ["to"])  # "what to do" is a noun's phrase
    before = tokens[place - 1] if place > start else ""
    if tokens[place] in PERSONS and before in _TIMES and place - 1 > start:
        return True
    if tokens[place] not in PERSONS or place in tokens.parted or not before or before in _NO_RELATIVE:
        return False
    is_object = before in known_verbs().forms or before.endswith(("ing", "ed"))
    # "At any moment you can": after an introduction without a comma, "you" opens the sentence itself.
    return not is_object and not (tokens[start] in PREPOSITIONS and place - start < SHORT)


def _is_participle(tokens: LineWords, place: int) -> bool:
    """Say whether a phrase begins with a participle, alone or after an adverb: "Built on", "Finely tuned to"."""
    while place + 1 < len(tokens) and (tokens[place].endswith("ly") or tokens[place] in _DEGREES):
        place += 1
    token = tokens[place]
    behind = tokens[place + 1] if place + 1 < len(tokens) else ""
    return ((token.endswith("ed") and len(token) > 4) or token in SAME_PARTICIPLES) and behind in PREPOSITIONS | {"of"}


def _seems_to_lack_subject(tokens: LineWords) -> bool:
    """Say whether a line seems to begin with its verb, from the table or by its ending: "Helps restore", "Start typing", "Now pour"."""
    verbs, first, second = known_verbs(), tokens[0], tokens[1]
    third = tokens[2] if len(tokens) > 2 else ""
    bases = verbs.bases
    if re.search(r"(?:i[sz]es|ifies|ates)$", first) or (first in verbs.third and second in bases and second not in ALIKE):
        return second not in AUXILIARIES
    if first in bases and (second.endswith("ing") or (first == "help" and second in bases)):
        return True
    if (first.endswith("ly") or first in _STEPS) and (second in bases or second.endswith("ed")):
        return third in DETERMINERS | SUBORDINATORS
    return (first in verbs.past or (first.endswith("ed") and bool({first[:-1], first[:-2]} & bases))) and second in OBJECTS


def _has_verb(tokens: LineWords) -> bool:
    """Say whether the main clause has a finite verb: before the first subordinate clause, or as a further one after it."""
    opens = next(
        (place for place, token in enumerate(tokens) if token in SUBORDINATORS and tokens[place + 1 : place + 2] != ["to"]), 0
    )
    finite = (place for place in range(len(tokens)) if is_finite(tokens, place))
    first = next(finite, None)
    if first is None or not opens or first < opens:
        return first is not None
    found = [first, *finite]
    if _begins_with_noun(tokens) and tokens[opens] in _RELATIVES and opens not in tokens.parted:
        return _has_head_outside_clauses(tokens, found)
    return _count_heads(tokens, found) > 1 or _goes_on_behind_clause(tokens, opens, found)


def _begins_with_noun(tokens: LineWords) -> bool:
    """Say whether a line begins with a noun phrase, not with a subordinate clause, a pronoun or another introduction."""
    first = tokens[0]
    is_other = first in PREPOSITIONS | SUBORDINATORS | SUBJECTS | GO_ON | _INTRODUCTIONS or tokens[1] == "matter"
    return not is_other and not first.endswith(("ing", "ly"))


def _has_head_outside_clauses(tokens: LineWords, found: list[int]) -> bool:
    """Say whether one of the verbs at these places is that of the noun that a line begins with: "A tool that helps you" has none.

    The first verb behind "that", "who" or "what" is that of the clause which it opens. A verb joined to it by "and" or in a list, one
    whose subject is a pronoun, and an infinitive behind "helps you" are in that clause too.
    """
    heads = [place for place in found if not _belongs_to_one_before(tokens, place, found)]
    starts = [0, *(place + 1 for place in heads)]
    for start, place in zip(starts, heads, strict=False):
        is_new = tokens[place - 1] in _PRONOUNS and place - 1 in tokens.parted
        is_own = any(_awaits_verb(tokens, opener, place) for opener in range(start, place))
        if is_new or not (is_own or _is_in_clause(tokens, place)):
            return True
    return any(
        place in tokens.parted and _is_form(tokens[place]) and not _is_listed(tokens, place)
        for place in range(heads[0], len(tokens))
    )


def _awaits_verb(tokens: LineWords, opener: int, place: int) -> bool:
    """Say whether a word opens a clause whose verb is the one at a place: "who" does, but not in "which focus on bread is"."""
    return tokens[opener] in SUBORDINATORS and (opener + 1 == place or not _is_form(tokens[opener + 1]))


def _is_form(token: str) -> bool:
    """Say whether a word may be a verb in the present or the past."""
    return token in known_verbs().forms or token in AUXILIARIES or token.endswith("ed")


def _is_in_clause(tokens: LineWords, place: int) -> bool:
    """Say whether a verb behind a relative clause's own verb is in that clause too."""
    before = tokens[place - 1]
    if before.endswith("ly") or before in ("also", "never"):
        before = tokens[place - 2]
    if before in _JOINING or before in _PRONOUNS or (place in tokens.parted and _is_listed(tokens, place)):
        return True
    return tokens[place] in known_verbs().bases and any(token in _HELPING for token in tokens[max(0, place - 4) : place])


def _is_listed(tokens: LineWords, place: int) -> bool:
    """Say whether a verb behind a comma is in a list of them: "and" and a verb follow."""
    return tokens[place] not in AUXILIARIES and any(
        token in _JOINING and _is_form(after) for token, after in zip(tokens[place:], tokens[place + 1 :], strict=False)
    )


def _has_main_clause(tokens: LineWords) -> bool:
    """Say whether a main clause follows the subordinate clause that a sentence begins with: "While it rained, they left."."""
    found = [place for place in range(len(tokens)) if is_finite(tokens, place)]
    if not tokens.parted:
        return tokens[0] != "because" and _count_heads(tokens, found) > 1
    return _goes_on_behind_clause(tokens, 0, found)


def _goes_on_behind_clause(tokens: LineWords, opens: int, found: list[int]) -> bool:
    """Say whether the main clause has its verb after a subordinate clause: "In an era where rain reigns, towns have dams."."""
    for comma in sorted(tokens.parted):
        end = next((place for place in range(comma, len(tokens)) if tokens[place] in SUBORDINATORS), len(tokens))
        if comma > opens and not tokens[comma].endswith("ing") and any(comma <= place < end for place in found):
            return True
    return False


def _count_heads(tokens: LineWords, found: list[int]) -> int:
    """Return how many of the verbs at these places do not belong to a verb before them."""
    return sum(not _belongs_to_one_before(tokens, place, found) for place in found)


def _belongs_to_one_before(tokens: LineWords, place: int, found: list[int]) -> bool:
    """Say whether a verb belongs to an auxiliary before it: "would see", "has not been seen"."""
    between = tokens[place - 1]
    if tokens[place] in _LINKING and between not in AUXILIARIES and place - 1 in found:  # "what you complete can be sold"
        return False
    return place - 1 in found or (place - 2 in found and (between.endswith("ly") or between in ("not", "be", "been", "also")))


def _is_order(tokens: LineWords) -> bool:
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
    if _is_participle_before_clause(tokens):
        return False
    if rest[0] in DETERMINERS and not is_apposed:
        return True
    if rest[0] in AUXILIARIES | {"of", "said", "says", "by"}:
        return False
    if (first in verbs.sure and first not in _OFTEN_NOUNS) or _is_order_with_promise(tokens):
        return True
    return not _begins_with_subject(tokens)


def _begins_with_subject(tokens: LineWords) -> bool:
    """Say whether words that may begin with a verb begin with a noun: its verb follows, before any other clause, or behind one or a
    description between commas ("Demand for wool, which fell, has", "Target, the retailer, sold")."""
    if _has_verb_before_clause(tokens, _another_clause(tokens)):
        return True
    if 1 in tokens.parted and tokens[1] in DETERMINERS:
        return any(place > 1 and is_finite(tokens, place, sure=True) for place in tokens.parted)
    opens = next((place for place, token in enumerate(tokens) if token in SUBORDINATORS), len(tokens))
    return opens in tokens.parted and any(place > opens and tokens[place] in _LINKING for place in tokens.parted)


def _another_clause(tokens: LineWords) -> int | None:
    """Return where a clause with a subject of its own begins, without a conjunction, behind "and" or the last comma: "Recruit them and make
    sure they are paid", "Visit Marl and you will see", "Visit Marl, it is a lovely town"; None if none does, or the first word is no verb
    that is a noun as often ("Last week, the mill")."""
    if tokens[0] not in _OFTEN_NOUNS:
        return None
    last = max(tokens.parted, default=0)
    is_clause = tokens[last] in DETERMINERS or (len(tokens.parted) == 1 and tokens[last] not in AUXILIARIES)
    is_subject = tokens[last] in _PRONOUNS or (is_clause and "and" not in tokens[last:])
    places = (
        place
        for place in range(2, len(tokens))
        if (place == last and is_subject)
        or (tokens[place - 1] == "and" and tokens[place] in _PRONOUNS)
        or _opens_clause(tokens, place, 0)
    )
    return next(places, None)


def _is_participle_before_clause(tokens: LineWords) -> bool:
    """Say whether words begin with a participle like the verb itself, and the main clause follows: "Cut off by snow, the village had"."""
    comma = min(tokens.parted, default=0)
    if tokens[0] not in SAME_PARTICIPLES or comma < 2 or tokens[comma] in _JOINING | SUBORDINATORS | {"you"}:
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
        is_finite(tokens, place, sure=True) and (place not in tokens.parted or tokens[place] in _LINKING)
        for place in range(1, end)
    )


def _is_order_with_promise(tokens: LineWords) -> bool:
    """Say whether words with a verb in front are an order with what follows from it: "Select a course, and Pierhead will book it"."""
    for joint in sorted(tokens.parted):
        subject = tokens[joint + 1 : joint + 2]
        if tokens[joint] == "and" and subject and (joint + 1 in tokens.names or subject[0].removesuffix("'ll") in _PRONOUNS):
            is_promise = subject[0].endswith("'ll") or any(token in _PROMISES for token in tokens[joint + 2 : joint + 4])
            return is_promise and not any(is_finite(tokens, place) for place in range(1, joint))
    return False


def _is_order_behind_introduction(sentence: str) -> bool:
    """Say whether a sentence is an order after an introduction: "For a start, open the door."."""
    head, comma, tail = sentence.partition(", ")
    if not comma or not _INTRODUCTION.match(head):
        return False
    bare = re.sub(r"^(?:(?:please|just|simply|then|always|also|first|and) )+", "", tail)
    tokens = LineWords(bare)
    if len(tokens) < 2:
        return False
    is_urged = tail.startswith(("just ", "simply ", "please "))
    is_order = tokens[1] in DETERMINERS or is_urged or (tokens[0] in known_verbs().sure and _is_order(tokens))
    return tokens[0] in known_verbs().bases and is_order


def _ends_in_order(sentence: str) -> bool:
    """Say whether a sentence ends in an order: "Every office is unique, so use your space."."""
    return any(
        len(tokens := LineWords(tail)) > 1 and tokens[0] in known_verbs().sure and _is_order(tokens)
        for tail in _TAIL.split(sentence)[1:]
    )


def _lacks_subject(tokens: LineWords) -> bool:
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
    joined = next((place for place in sorted(tokens.parted) if tokens[place] in _JOINING), len(tokens))
    return not _has_verb_before_clause(tokens, joined)
