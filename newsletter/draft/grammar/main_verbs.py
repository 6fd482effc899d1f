"""Finds the verb of the main clause of an English line: which of its verbs stand in a subordinate clause, or behind an auxiliary."""

from __future__ import annotations

from newsletter.draft.grammar.english_words import (
    AUXILIARIES,
    GO_ON,
    PERSONS,
    PREPOSITIONS,
    SHORT,
    SUBJECTS,
    SUBORDINATORS,
    LineWords,
    known_verbs,
)
from newsletter.draft.grammar.finite_verbs import is_finite

# Behind a noun in front these are its verb.
LINKING = frozenset("is are was were has have had can could will would may might".split())
# Before "you" these open a clause: "trying before you buy".
_TIMES = frozenset("before after until since as than like".split())
JOINING = frozenset("and or but nor then".split())
PRONOUNS = PERSONS | {"it"}
_HELPING = frozenset("help helps helped let lets".split())
_RELATIVES = frozenset("that who which whose whom where what how".split())
_INTRODUCTIONS = frozenset("however besides therefore once even not also all you later earlier this these".split())
_NO_RELATIVE = GO_ON | SUBORDINATORS


def opens_clause(tokens: LineWords, place: int, start: int) -> bool:
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


def has_verb(tokens: LineWords) -> bool:
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
    return count_heads(tokens, found) > 1 or _goes_on_behind_clause(tokens, opens, found)


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
        is_new = tokens[place - 1] in PRONOUNS and place - 1 in tokens.parted
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
    if before in JOINING or before in PRONOUNS or (place in tokens.parted and _is_listed(tokens, place)):
        return True
    return tokens[place] in known_verbs().bases and any(token in _HELPING for token in tokens[max(0, place - 4) : place])


def _is_listed(tokens: LineWords, place: int) -> bool:
    """Say whether a verb behind a comma is in a list of them: "and" and a verb follow."""
    return tokens[place] not in AUXILIARIES and any(
        token in JOINING and _is_form(after) for token, after in zip(tokens[place:], tokens[place + 1 :], strict=False)
    )


def has_main_clause(tokens: LineWords) -> bool:
    """Say whether a main clause follows the subordinate clause that a sentence begins with: "While it rained, they left."."""
    found = [place for place in range(len(tokens)) if is_finite(tokens, place)]
    if not tokens.parted:
        return tokens[0] != "because" and count_heads(tokens, found) > 1
    return _goes_on_behind_clause(tokens, 0, found)


def _goes_on_behind_clause(tokens: LineWords, opens: int, found: list[int]) -> bool:
    """Say whether the main clause has its verb after a subordinate clause: "In an era where rain reigns, towns have dams."."""
    for comma in sorted(tokens.parted):
        end = next((place for place in range(comma, len(tokens)) if tokens[place] in SUBORDINATORS), len(tokens))
        if comma > opens and not tokens[comma].endswith("ing") and any(comma <= place < end for place in found):
            return True
    return False


def count_heads(tokens: LineWords, found: list[int]) -> int:
    """Return how many of the verbs at these places do not belong to a verb before them."""
    return sum(not _belongs_to_one_before(tokens, place, found) for place in found)


def _belongs_to_one_before(tokens: LineWords, place: int, found: list[int]) -> bool:
    """Say whether a verb belongs to an auxiliary before it: "would see", "has not been seen"."""
    between = tokens[place - 1]
    if tokens[place] in LINKING and between not in AUXILIARIES and place - 1 in found:  # "what you complete can be sold"
        return False
    return place - 1 in found or (place - 2 in found and (between.endswith("ly") or between in ("not", "be", "been", "also")))
