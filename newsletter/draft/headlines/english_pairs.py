"""Decides whether a cut would part words of a line of English that belong together: a pair, a list, a comparison, a noun and its clause."""

from __future__ import annotations

import re

from newsletter.draft.grammar.english import fault_of_grammar, is_surely_statement
from newsletter.draft.grammar.english_words import AUXILIARIES, known_verbs, plain_verbs
from newsletter.draft.headlines.english_clauses import CLAUSES, PURPOSES, leaves_clause_begun

_PURPOSE_OF = re.compile(
    r"\b(?:an?|the|its|their|his|her|new|receive|received|gets?|got) (?:[\w’'-]+ ){0,2}[\w’'-]+(?: this week)?$"
)
# In words: less before a colon is a label. What it counts is enumerated behind the colon: "at the same three places".
LEAST_TOLD = 4
_COUNTED = re.compile(r"\b(?:two|three|four|five|six|seven|eight|nine|ten|several|following)(?: [\w’'-]+){1,3}$")
# An apposition followed by an infinitive: "has asked Holm, the mayor, to testify" cannot be cut before it.
_COMPLEMENT = re.compile(r",[^,]+, to\b")
# An adjective before another one: the comma between them is no place for a cut.
_ADJECTIVE = re.compile(r"\b(?:an?|the|its|his|her|their|our|[a-z]+ly)(?:,? (?!(?:and|or)\b)[a-z-]+){1,2}$")
# Who says it: ", its owner, who is 81, says", ", its owner, Ann Holm, said".
_SPEAKER = re.compile(r", (?:[\w.’'-]+ ){0,7}[\w.’'-]+(?:, (?:(?:who|which|an?|the) |[A-Z])[^,]+,)? (?:says|said)\b")
# What is given stands behind an insertion that tells to whom: "will give Holm, the yard on the quay, a licence".
_GIVES = re.compile(
    r"\b(?:giv(?:e|es|en|ing)|gave|grant(?:s|ed|ing)?|offer(?:s|ed|ing)?|award(?:s|ed|ing)?|send(?:s|ing)?|sent|hand(?:s|ed|ing)?|"
    r"lend(?:s|ing)?|lent|pays?|paid|paying|promis(?:es?|ed|ing)|ow(?:es?|ed|ing)|show(?:s|ed|ing)?|assign(?:s|ed|ing)?)"
    r"(?P<insertion> (?:[\w’'&.-]+ ){0,4}[\w’'&.-]+, (?:an?|the|one of|who|which|whose|where|[a-z]+ed)\b[^,;]*), "
    r"(?P<given>(?:an?|the|its|his|her|their|one|two|three|four|five|six|seven|eight|nine|ten|[$£€]?\d[\d.,]*) [^,;]*)"
)
# What begins a clause or phrase after a comma; any other word may be the next item of a list.
_NO_ITEM = re.compile(
    r"(?:\w+ing|an?|the|it|he|she|they|we|i|you|who|which|whose|where|when|while|with|without|in|on|at|by|for|from|after|before|as|but|"
    r"yet|so|though|although|because|since|despite|amid|according|thanks|due|whether|if|even|essentially|especially|not)\b",
    re.IGNORECASE,
)
# Such a word is an item too where the list goes on right behind it: "steep, peeling, and unlit".
_ING_LISTED = re.compile(r", \w+ing(?:,| and| or) ")
_LISTED = re.compile(r"[,;] [^,;]{1,60}(?:, [^,;]{1,60}){0,11}(?:,? (?:and|or) |, etc\b)")
# A participle, and no verb in a list of them: "built in 1911".
_OF_PARTICIPLE = re.compile(r"\w+ (?:by|in|at|from|on|of|for|to|with|as)\b")
# A clause whose subject is a list, followed by its verb: "whether a toll, new rules for lorries, and a ferry are enough".
_CLAUSE_OPEN = re.compile(r"\b(?:if|whether|that|how|why|because) [^,;]*$")
_LISTED_SUBJECT = re.compile(
    r"(?:, (?!(?:and|or)\b)[^,;]{1,90})+,? (?:and|or) [^,;]{1,90}? (?:are|were|have|will|would|can|could|may|might|should)\b"
)
_JOINED = re.compile(r"(?P<comma>,?) (?:and|or) (?P<word>[\w’'-]*)")
_LAST_LISTED = re.compile(r",? (?:and|or) ")
# A further adjective and its noun: ", cross-platform games".
_NEXT_ADJECTIVE = re.compile(
    r", (?:[a-z]+-[a-z-]+|[a-z]+(?:al|ic|ive|able|ible|ful|less|ous|ary))(?: [a-z-]+){1,2}?(?=[.,;]|$|"
    r" (?:to|for|of|in|on|at|with|that|which|from|by|and) )"
)
# What goes with the word that opens a clause: "two days after", "soon after", "simply because".
_SPAN = re.compile(r"\b(?:day|days|hours?|weeks?|months?|years?|minutes?)$")
_JUST = re.compile(r"\b(?:soon|shortly|long|immediately|right|simply|ever|first time)$")
_THEN = re.compile(r" (?:after|before|when|since|because|if|as)\b")
# A day before its year.
_YEAR = re.compile(r",? (?:19|20)\d\d\b")
# A number with an adjective of its noun: "by two Dutch" (and three Belgian engineers).
_COUNTED_ADJECTIVE = re.compile(r"\b(?:two|three|four|five|six|seven|eight|nine|ten|several|many) [A-Z][a-z]+(?<!s)$")
# A word of the verb before it, and no preposition: "could look on, helpless", "was taken over by", "join in at".
# A verb of which "after" is a part: "go after", "look after".
_AFTER = re.compile(r"\b(?:go|goes|going|went|look|looks|looking|looked|takes|took)$")
_PARTICLE = re.compile(r" (?:in|on|across|through|under|over|by|about|before|after)(?:[,;]|$| (?:by|at(?! least| most)) )")
# What belongs to the words before it and behind it alike: "spoke, among other things, about her sons".
_AMONG = re.compile(r", among (?:other things|others)$")
_HELPING = frozenset(
    "is are was were has have had will would can could may might must should do does did says said tells told".split()
)
_BEFORE_VERB = frozenset("to will would can could may might must should".split())
# A verb of which the question behind it is the object: "tested them to see" (which is best).
_ASKS = re.compile(r"\b(?:see|find|determine|decide|learn|know|notice|understand|ask|tell|show|out|discover|check)$")
_QUESTION = re.compile(r" (?:which|where|when|who|if)\b")
_THE_ONE = re.compile(r"\bthe (?:[\w’'-]+ )?[\w’'-]+$")
_RELATIVE = re.compile(r" (?:who|which|whose|where|that)\b")
# A verb whose sense is behind "as": "will serve as", "is seen as", "has appointed Holm as".
_TAKES_AS = re.compile(
    r"\b(?:appoint(?:s|ed|ing)?|chooses?|chose|chosen|choosing|nominat(?:es?|ed|ing)|pick(?:s|ed|ing)|status|reputation)"
    r"(?: (?:[A-Z][\w.’'-]*|[a-z]{1,3}|[a-z]+ (?=[A-Z])))*$|"
    r"\b(?:(?:act|emerge|function|pose|serve)(?:s|d|ed|ing)?|acting|"
    r"(?:cited|classified|considered|described|dismissed|hailed|identified|known|named|perceived|portrayed|praised|recogni[sz]ed|regarded|"
    r"seen|treated|used|viewed))$"
)
# Before a clause without which a line says more than is so: "to anyone" (who asks), "there are five lakes" (where they breed).
_ANY = re.compile(
    r"(?:\b(?:anyone|everyone|someone|anything|everything|something|those|people|(?:all|any|every|no) (?:[\w’'-]+ )?[\w’'-]+|"
    r"at a time|in a move|(?:only|most) [\w’'-]+)|\b[Tt]here(?: (?:is|are|was|were)|[’']s) [^,;]*)$"
)
# What follows "and": a verb, if it is one by its form.
_AND_WORD = re.compile(r",? and ([a-z][\w’'-]*s)\b")
# The halves of a comparison: "as young as ten", "known as"; two comparatives: "faster, smarter decisions".
_AS_MUCH = re.compile(r" as (?:(?!well|soon|long|far)[\w-]+(?: an? [\w-]+)? as|many|much)\b")
_COMPARING = re.compile(
    r"\b(?:as (?:(?:many|much|few|little)\b[^,;]{0,40}|[\w-]+(?: an? [\w-]+)?(?: (?:for|to|in|of) [^,;]{1,60})?)|known)$"
)
_COMPARATIVE = re.compile(r"\b[a-z]+er$")
_NEXT_COMPARATIVE = re.compile(r", (?!(?:after|over|under|however|whether|rather|other)\b)[a-z]+er\b")
# The first half of a contrast: "is not only fast" (but also cheap), "not a trick" (but a method).
_NOT_ONLY, _NOT = re.compile(r"(?:\bnot|n[’']t) (?:only|just|merely|simply)\b[^.;]*$"), re.compile(r"\bnot\b[^,;]*$")
_BUT, _BUT_A = re.compile(r"[,;]? (?:but|they|it|[—–-])\b|; "), re.compile(r" but (?:an?|the|also|rather|instead)\b")
# A condition or limit, without which a line says more than is so ("will be closed if the council votes for it"); what begins another
# clause before one; and a line that a limit in time changes, since it tells no past.
_CONDITION = re.compile(
    r" (?:(?<!\beven )(?<!\bas )if|unless|(?P<limit>until)|provided|(?:as|so) long as|except|only (?:if|when|after))\b"
)
_OTHER_CLAUSE = re.compile(r"\b(?:that|which|who|whose|while|as|after|because|where|when|and|but|says?|said)\b|[;—–]")
_LASTING = re.compile(r"\b(?:will|would|can|could|may|might|must|should|is|are|be|stays?|remains?|keeps?)\b")


def breaks(head: str, rest: str) -> bool:
    """Say whether a cut separates what belongs together: a list, a verb and its object, a noun and the clause that says which one; or
    leaves a clause that has only begun."""
    parts = (
        _is_within_list,
        _is_within_enumeration,
        _is_within_relative,
        _is_within_phrase,
        _is_within_pair,
        _is_before_condition,
    )
    if leaves_clause_begun(head, rest) or any(tears(head, rest) for tears in parts):
        return True
    if any(speaker.start() < len(head) < speaker.end() for speaker in _SPEAKER.finditer(head + rest)):
        return True
    if _is_before_gift(head, rest):
        return True
    if PURPOSES.match(rest) and not rest.startswith(" into "):
        return _PURPOSE_OF.search(head) is None or _ends_in_verb(head)
    return not CLAUSES.match(rest) and _ends_in_verb(head)


def _is_within_list(head: str, rest: str) -> bool:
    """Say whether a cut separates the items of a list, or an apposition from the infinitive behind it."""
    if rest.startswith((", ", "; ")) and (_COMPLEMENT.match(rest) or _is_in_list(head, rest)):
        return True
    item = head.rpartition(", ")[2] if " and " in rest else ""
    if item.partition(" ")[0] in known_verbs().past | plain_verbs() and not _OF_PARTICIPLE.match(item):
        return True
    if _LAST_LISTED.match(rest) and _LISTED.search(f"{head} and ") and not CLAUSES.match(rest.lstrip(",")):
        return True
    joined = _JOINED.match(rest)
    is_item = joined is not None and (joined["comma"] or joined["word"] not in known_verbs().third | AUXILIARIES)
    return bool(is_item) and re.search(r", [\w’'-]+(?: [\w’'-]+){0,2}$", head) is not None


def _is_within_enumeration(head: str, rest: str) -> bool:
    """Say whether a cut leaves only a part of what is enumerated behind a colon: "they fail at three places: the heddle"."""
    told, colon, item = head.partition(": ")
    if not colon or len(told.split()) < LEAST_TOLD:
        return False
    return len(item.split()) < LEAST_TOLD or _COUNTED.search(told) is not None or fault_of_grammar(item) == "no verb"


def _is_in_list(head: str, rest: str) -> bool:
    """Say whether the comma at the beginning of `rest` separates items of a list."""
    if _NO_ITEM.match(rest[2:]) and not _ING_LISTED.match(rest):
        return False
    if _CLAUSE_OPEN.search(head) and _LISTED_SUBJECT.match(rest):
        return True
    return _ADJECTIVE.search(head) is not None or _LISTED.match(rest) is not None


def _is_within_relative(head: str, rest: str) -> bool:
    """Say whether a cut is before a clause that says which one is meant, what is asked, or stands between subject and verb."""
    if _ASKS.search(head) and _QUESTION.match(rest):
        return True
    if re.match(r" (?:who|which|whose|where|that|when)\b", rest) and _ANY.search(head):
        return True
    return _RELATIVE.match(rest) is not None and (_THE_ONE.search(head) is not None or not is_surely_statement(f"{head}."))


def _is_within_phrase(head: str, rest: str) -> bool:
    """Say whether a cut goes through a name, two adjectives, or a phrase like "two days after" or "spoke, among other things, about"."""
    if _AMONG.search(head) or rest.startswith(", among other") or _COUNTED_ADJECTIVE.search(head):
        return True
    if head.rsplit(" ", 1)[-1][:1].isupper() and re.match(r" (?:for|and|of) [A-Z]", rest):
        return True
    if rest.startswith(" after ") and _AFTER.search(head):
        return True
    if _PARTICLE.match(rest) or (_NEXT_ADJECTIVE.match(rest) and head[-1:].islower()):
        return True
    if re.match(r",? and [\w-]+ed\b", rest) and re.search(r"\b(?:an?|the|its|their|his|her) [\w-]+$", head):
        return True
    if (_JUST.search(head) and _THEN.match(rest)) or (head[-1:].isdigit() and _YEAR.match(rest)):
        return True
    return re.match(r" (?:after|before)\b", rest) is not None and _SPAN.search(head) is not None


def _is_within_pair(head: str, rest: str) -> bool:
    """Say whether a cut separates two words joined by "and" that are no predicates, or the halves of a comparison or contrast."""
    joined = _AND_WORD.match(rest)
    if joined:
        verbs = known_verbs().third
        # What follows a comma and has a verb is a sentence: ", and passengers will pay".
        if rest.startswith(",") and is_surely_statement(f"{joined[1].capitalize()}{rest[joined.end() :]}."):
            return False
        return joined[1] not in verbs | AUXILIARIES or head.rsplit(" ", 1)[-1] in verbs
    if rest.startswith(" as ") and _TAKES_AS.search(head):
        return True
    if _AS_MUCH.match(rest) or (_COMPARING.search(head) and rest.startswith(" as ")):
        return True
    if (_NOT_ONLY.search(head) and _BUT.match(rest)) or (_NOT.search(head) and _BUT_A.match(rest)):
        return True
    return _COMPARATIVE.search(head) is not None and _NEXT_COMPARATIVE.match(rest) is not None


def _is_before_gift(head: str, rest: str) -> bool:
    """Say whether a cut leaves a verb with whom something is given to, and takes away what is given."""
    found = _GIVES.search(head + rest)
    if found is None or not found.start("insertion") < len(head) < found.start("given"):
        return False
    given = found["given"]
    return not is_surely_statement(f"{given[0].upper()}{given[1:]}.")


def _is_before_condition(head: str, rest: str) -> bool:
    """Say whether a cut takes away on what condition, or until when, what a line says is so."""
    found = _CONDITION.search(rest)
    if not found or _OTHER_CLAUSE.search(rest, 0, found.start()):
        return False
    return not found["limit"] or _LASTING.search(head) is not None


def may_be_verb(word: str) -> bool:
    """Say whether a word, by its form, may be the verb of a sentence."""
    return word in plain_verbs() or word in _HELPING or word.endswith("ed")


def _ends_in_verb(head: str) -> bool:
    *before, last = head.split(" ")
    helping = [word for word in before[-2:] if not word.endswith("ly")][-1:]
    is_helped = not _BEFORE_VERB.isdisjoint(helping) and last in known_verbs().bases
    return last.islower() and (may_be_verb(last) or is_helped)
