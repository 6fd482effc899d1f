"""Decides whether an English line is a declarative sentence: it has a subject and a finite verb and is not an imperative.

There is no parser: it goes by a table of verbs and the order of the words. In doubt a line passes.
"""

from __future__ import annotations

import functools
import re

from newsletter.draft.grammar.english_orders import (
    NO_SUBJECT_HAS,
    ends_in_order,
    is_order,
    is_order_behind_introduction,
    is_participle_before_clause,
    lacks_subject,
)
from newsletter.draft.grammar.english_words import (
    ALIKE,
    AUXILIARIES,
    DETERMINERS,
    OBJECTS,
    PREPOSITIONS,
    SAME_PARTICIPLES,
    SUBORDINATORS,
    LineWords,
    known_verbs,
)
from newsletter.draft.grammar.finite_verbs import is_finite
from newsletter.draft.grammar.main_verbs import LINKING, count_heads, has_main_clause, has_verb, opens_clause

# Adjectives that open a line without a verb, or an introductory phrase.
_ADJECTIVES = frozenset("available perfect ideal suitable great best compatible easy made top free new".split())
# Words that open a subordinate clause.
_CONCESSIONS = frozenset("because while although though whereas".split())
_STEPS = frozenset("now then next first finally simply just once".split())
# The author's comment on the sentence itself.
_COMMENT = re.compile(r", (?:I|we) (?:would say|think|guess|suppose|believe|hope|bet)\W*$")
# In words: a longer beginning of a line is not taken for its subject.
LONGEST_SUBJECT = 6
_DEGREES = frozenset("very so really super well".split())
# What an index says of a page: "A short guide to looms that changes how you weave". A verb in doubt is none there.
_BLURB = re.compile(
    r"An? (?:[\w’'-]+ ){0,3}?(?:description|overview|course|introduction|guide|look|collection|list|summary|review|tour|primer|tutorial|"
    r"talk|conversation|explanation|history|account|discussion|compilation|selection|round-?up|checklist|recap) "
    r"(?:of|about|to|at|on|for|through|with|into|you)\b"
)


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
    if is_order(head if len(head) > 1 else tokens) or is_order_behind_introduction(sentence) or ends_in_order(sentence):
        return "order"
    if tokens[0] in _CONCESSIONS and not has_main_clause(tokens):
        return "fragment"
    if lacks_subject(tokens) and not is_participle_before_clause(tokens):
        return "no subject"
    is_blurb = _BLURB.match(sentence) is not None and not is_surely_statement(sentence)
    return "no verb" if is_blurb or not has_verb(tokens) else None


def _is_noun_before_auxiliary(tokens: LineWords) -> bool:
    """Say whether a line begins with a subject that looks like a verb: "Debug information is compressed", "Joins across files are slow"."""
    verbs = known_verbs()
    if tokens[0] not in verbs.noun_too and tokens[0] not in verbs.third:
        return False
    for place, token in enumerate(tokens[1:LONGEST_SUBJECT], 1):
        if place in tokens.parted or token in NO_SUBJECT_HAS:
            return False
        if token in LINKING:
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
    opens = [place for place in range(start, len(tokens)) if opens_clause(tokens, place, start)]
    finite = (place for place in range(start, len(tokens)) if is_finite(tokens, place, sure=True))
    first = next(finite, None)
    if first is None or not opens or first < opens[0]:
        return first is not None
    return count_heads(tokens, [first, *finite]) > (len(opens) if opens[0] > start else 1)


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
