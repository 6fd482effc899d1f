"""Decides whether a line of English that is cut short is still a whole sentence, and what a cut would tear apart."""

from __future__ import annotations

import re

from newsletter.draft.grammar.english import fault_of_grammar, is_surely_statement
from newsletter.draft.grammar.english_words import AUXILIARIES, known_verbs, plain_verbs
from newsletter.draft.headlines.bounds import ENDS, LEAST_CUT, LEAST_SHARE, is_balanced
from newsletter.text.stopwords import ENGLISH

# How an introduction begins: "Days after the flood,". The sentence after its comma is complete without it.
INTRODUCTION = re.compile(
    r"(?:(?:\w+ ){0,3}(?:After|after|Before|before)|Thanks to|When|While|As|With|In|On|At|Since|Yesterday|Today|Citing|Based on|Amid|"
    r"According to|Despite|Following|If|Unless|Until|Once|Whenever|Whether|Beyond|During|Although|Though|Because|Like|Unlike|Dubbed|"
    r"Even|Earlier|Later|Last|This|For|[A-Z][a-z]+(?:ing|ed))\b"
)
# Further ones, without which the sentence may lose its sense.
_SETTING = re.compile(
    r"(?:From|Through|By|Under|Among|Between|Across|Without|Around|Behind|Alongside|Besides|Given|Instead of|Rather than|To [a-z]+|"
    r"(?:But|And|So|Yet) (?:when|while|as|with|in|on|at|since|despite|if|unless|until|once|during|although|though|because|for|from))\b"
)
# Where a line that is still too long may be cut: before a clause or a further predicate, else before a phrase of place or manner.
CLAUSES = re.compile(
    r"[,;:]? (?:which|who|whose|while|as|after|because|although|though|when|where|amid|despite|but|until|since|if|so that|in order to|"
    r"following|ahead of|including|such as)\b|"
    r",? and (?=[a-z][\w’'-]*(?:s|ed)\b|(?:is|was|are|were|has|have|had|will|can)\b|(?:[A-Z][\w’'-]+ ){1,3}[a-z]+ed\b)|"
    r"[;,] (?!to\b)| (?:—|–|-|--) | featuring\b"
)
# Where a line may be cut if nothing else leaves a sentence, before a purpose or claim: "has unveiled a plan to help the ferries".
PURPOSES = re.compile(r" (?:into|to [a-z]{3,}|that (?:they|he|she|it|we|an?|the|his|her|their|its))\b(?= )")
_PURPOSE_OF = re.compile(
    r"\b(?:an?|the|its|their|his|her|new|receive|received|gets?|got) (?:[\w’'-]+ ){0,2}[\w’'-]+(?: this week)?$"
)
# What opens a clause that has a verb of its own.
_OPENS_CLAUSE = re.compile(r"\b(?:while|when|because|if|where|although|though|that|who|which|how|whether) ")
# The same at the end of a line, as far as a line is whole without such a clause.
_BARE = re.compile(r" (?:that|how|why|whether|while|when|because|although|though) (?!to\b)(?=[^,;]*$)")
_TIMES = re.compile(r"\b(?:before|after|until|since|once) ")
_UNFINISHED = frozenset(
    "about almost along always as based because both chiefly down due either even instead just largely least less mainly more most mostly "
    "nearly neither never not off often only out own partly rather said says such together up across amid among around beyond despite "
    "except unless onto per than throughout toward towards upon via whatever whichever whoever within without".split()
)
# Words that something must follow: no line ends with them.
PROMISING = (ENGLISH | _UNFINISHED) - frozenset("week year years here there again".split())
_IS = re.compile(r"(?:that|it|he|she|who|what|there|here|where|how)['’](?:s|re|ll|d)|(?:we|you|they|i)['’](?:re|ve|ll|d|m)")
# An apposition followed by an infinitive: "has asked Holm, the mayor, to testify" cannot be cut before it.
_COMPLEMENT = re.compile(r",[^,]+, to\b")
# An adjective before another one: the comma between them is no place for a cut.
_ADJECTIVE = re.compile(r"\b(?:an?|the|its|his|her|their|our|[a-z]+ly)(?:,? (?!(?:and|or)\b)[a-z-]+){1,2}$")
# Who says it, at the end of a line: ", its owner, who is 81, says".
_SPEAKER = re.compile(r", (?:[\w.’'-]+ ){0,7}[\w.’'-]+(?:, (?:who|which|an?|the) [^,]+,)? (?:says|said)\.?$")
# What begins a clause or phrase after a comma; any other word may be the next item of a list.
_NO_ITEM = re.compile(
    r"(?:\w+ing|an?|the|it|he|she|they|we|i|you|who|which|whose|where|when|while|with|without|in|on|at|by|for|from|after|before|as|but|"
    r"yet|so|though|although|because|since|despite|amid|according|thanks|due|whether|if|even|essentially|especially|not)\b",
    re.IGNORECASE,
)
_LISTED = re.compile(r"[,;] [^,;]{1,60}(?:, [^,;]{1,60}){0,11}(?:,? (?:and|or) |, etc\b)")
# A participle, and no verb in a list of them: "built in 1911".
_OF_PARTICIPLE = re.compile(r"\w+ (?:by|in|at|from|on|of|for|to|with|as)\b")
# A clause whose subject is a list, followed by its verb: "whether a toll, new rules for lorries, and a ferry are enough".
_CLAUSE_OPEN = re.compile(r"\b(?:if|whether|that|how|why|because) [^,;]*$")
_LISTED_SUBJECT = re.compile(
    r"(?:, (?!(?:and|or)\b)[^,;]{1,90})+,? (?:and|or) [^,;]{1,90}? (?:are|were|have|will|would|can|could|may|might|should)\b"
)
_LAST_LISTED = re.compile(r",? (?:and|or) ")
# A further adjective and its noun: ", cross-platform games".
_NEXT_ADJECTIVE = re.compile(
    r", (?:[a-z]+-[a-z-]+|[a-z]+(?:al|ic|ive|able|ible|ful|less|ous|ary))(?: [a-z-]+){1,2}?(?=[.,;]|$|"
    r" (?:to|for|of|in|on|at|with|that|which|from|by|and) )"
)
_SPAN = re.compile(r"\b(?:day|days|hours?|weeks?|months?|years?|minutes?)$")
# A noun that ends like a participle, recognised by what stands before it.
_GERUND = re.compile(
    r"\b(?:(?:the|an?|its|their|his|her) (?:[\w’'-]+ )?|(?:in|of|for|at|on|from) [\w’'-]+ |(?:of|without) )\w+ing$"
)
_HELPING = frozenset(
    "is are was were has have had will would can could may might must should do does did says said tells told".split()
)
# A participle followed by its agent ("led by") is no finite verb.
_BY = re.compile(r" \w+(?=(?: by)? by )")
# A past form with its object, which no participle has: "expressed confidence".
_PAST = re.compile(
    r"(?<!\bthe)(?<!\ba)(?<!\ban)(?<!\bits)(?<!\btheir)(?<!\bof)(?<!\band)(?<!,) (?!hundred )[a-z]{2,}ed "
    r"(?!(?:by|in|on|at|for|with|to|from|of|and|or|as|into|over|under)\b)\w"
)
_SAYING = re.compile(
    r"(?<![,”\"’] )\b(?:says?|said|believes?|thinks?|argues?|argued|claims?|claimed|reckons?|warns|warned|"
    r"(?:research|study|studies|survey|report|analysis|review|scientists|researchers) (?:has |have )?"
    r"(?:finds?|found|shows?|shown|showed|suggests?|suggested|concludes|concluded|reveals|revealed)) (?:that )?(?=[^\W_])"
)
# A verb whose object must be followed by something: "accused the mayor of".
_WANTS_MORE = re.compile(
    r"\b(?:accus(?:e[sd]?|ing)\b(?!.* of )|describe[sd]?\b(?!.* as )|"
    r"(?:put|puts|turn(?:s|ed)?|placed)\b(?!.* (?:in|into|on|to|at|off|down) )|"
    r"(?:urge[sd]?|asked|told|ordered|directed|forced|allow(?:s|ed)?|convinced|persuaded|invited|enable[sd]?|led)\b"
    r"(?!.* (?:to|that|how|whether) )(?=.* (?!by )\w))"
)
_STATED = re.compile(
    r"\b(?:said|says|announced|confirmed|reported|added|warned|believes?|claims?|shows?|showed|found|argued|know|knows|knew)$"
)
# A verb of which the question behind it is the object: "tested them to see" (which is best).
_ASKS = re.compile(r"\b(?:see|find|determine|decide|learn|know|notice|understand|ask|tell|show|out|discover|check)$")
_QUESTION = re.compile(r" (?:which|where|when|who|if)\b")
_THE_ONE = re.compile(r"\bthe (?:[\w’'-]+ )?[\w’'-]+$")
_RELATIVE = re.compile(r" (?:who|which|whose|where|that)\b")
# A second clause that has only its subject: "— but the catch", or a part of it: ", so moves, renames".
_BARE_CLAUSE = re.compile(
    r", so (?:[\w’'-]+,? ){0,3}[\w’'-]+$|(?:[,;]|—|–| -) (?:but|and|so|yet) (?:the|its|his|her|their|one|an?) (?:[\w’'-]+ )?[\w’'-]+$"
)
# A clause of which only its conjunction and an insertion or its subject are there: "voters who, in many cases", ", but against Leeds".
_CLAUSE_BEGUN = re.compile(
    r" (?:who|which|that),? (?P<relative>[^,;]+)$|(?:[,;] (?:but|so|yet)|^[^,]+, and),? (?P<main>[^,;]+)$|(?<!ly) and,? \w+ly$"
)
# What follows "and": a verb, if it is one by its form.
_AND_WORD = re.compile(r",? and ([a-z][\w’'-]*s)\b")
# The halves of a comparison: "as young as ten", "known as"; two comparatives: "faster, smarter decisions".
_AS_MUCH = re.compile(r" as (?:(?!well|soon|long|far)[\w-]+ as|many|much)\b")
_COMPARING = re.compile(r"\b(?:as (?:(?:many|much|few|little)\b[^,;]{0,40}|[\w-]+(?: (?:for|to|in|of) [\w-]+)?)|known)$")
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
# A number with an adjective of its noun: "by two Dutch" (and three Belgian engineers).
_COUNTED_ADJECTIVE = re.compile(r"\b(?:two|three|four|five|six|seven|eight|nine|ten|several|many) [A-Z][a-z]+(?<!s)$")
# A word of the verb before it, and no preposition: "could look on, helpless", "was taken over by", "join in at".
_PARTICLE = re.compile(r" (?:in|on|across|through|under|over|by|about|before|after)(?:[,;]|$| (?:by|at(?! least| most)) )")
# What belongs to the words before it and behind it alike: "spoke, among other things, about her sons".
_AMONG = re.compile(r", among (?:other things|others)$")
# The month, which is no "may"; without its capital it is one.
MONTH = ("May", "May.")
_PARTICIPLE = r"\w+ed|bought|built|made|held|found|sold|taken|given|known|led|run|set|left|kept|paid|sent|brought|caught"
# A subject with a participle behind it, which may be no verb: "A sensor made from paper".
_MADE_OF = re.compile(rf"(?:[\w’'-]+ ){{1,4}}(?:{_PARTICIPLE}) (?:by|from|for|in|of|with|at|on|to)\b")
# A relative clause that consists of its verb only.
_BARE_RELATIVE = re.compile(r"\b(?:that|who|which) [a-z]+$")


def is_statement(short: str) -> bool:
    """Say whether a line that may have been cut has a subject and a finite verb: "A crew led by divers" has none."""
    subject = re.split(rf", (?:who|which|whose|{_PARTICIPLE}) [^,]*$", short)
    if len(subject) > 1 and fault_of_grammar(subject[0]) == "no verb":
        return False
    if fault_of_grammar(_BY.sub("", short)) == "no verb" and not _PAST.search(short):
        return False
    return fault_of_grammar(short) in (None, "no verb")


def breaks(head: str, rest: str) -> bool:
    """Say whether a cut separates what belongs together: a list, a verb and its object, a noun and the clause that says which one."""
    parts = (_is_within_list, _is_within_relative, _is_within_phrase, _is_within_pair, _is_before_condition)
    if any(tears(head, rest) for tears in parts):
        return True
    speaker = _SPEAKER.search(head + rest)
    if speaker and speaker.start() < len(head):
        return True
    if _BARE_CLAUSE.search(head) or _STATED.search(head) or _WANTS_MORE.search(head) or _ends_in_clause(head, rest):
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
    return rest.startswith((", and ", ", or ")) and re.search(r", [\w’'-]+(?: [\w’'-]+){0,2}$", head) is not None


def _is_before_condition(head: str, rest: str) -> bool:
    """Say whether a cut takes away on what condition, or until when, what a line says is so."""
    found = _CONDITION.search(rest)
    if not found or _OTHER_CLAUSE.search(rest, 0, found.start()):
        return False
    return not found["limit"] or _LASTING.search(head) is not None


def _is_within_relative(head: str, rest: str) -> bool:
    """Say whether a cut is before a clause that says which one is meant, what is asked, or stands between subject and verb, or right
    after a relative clause's verb."""
    if _BARE_RELATIVE.search(head) or (_ASKS.search(head) and _QUESTION.match(rest)):
        return True
    return _RELATIVE.match(rest) is not None and (_THE_ONE.search(head) is not None or not is_surely_statement(f"{head}."))


def _is_within_phrase(head: str, rest: str) -> bool:
    """Say whether a cut goes through a name, two adjectives, or a phrase like "two days after" or "spoke, among other things, about"."""
    if _AMONG.search(head) or rest.startswith(", among other") or _COUNTED_ADJECTIVE.search(head):
        return True
    if head.rsplit(" ", 1)[-1][:1].isupper() and re.match(r" (?:for|and|of) [A-Z]", rest):
        return True
    if _PARTICLE.match(rest) or (_NEXT_ADJECTIVE.match(rest) and head[-1:].islower()):
        return True
    if re.match(r",? and [\w-]+ed\b", rest) and re.search(r"\b(?:an?|the|its|their|his|her) [\w-]+$", head):
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
    if _AS_MUCH.match(rest) or (_COMPARING.search(head) and rest.startswith(" as ")):
        return True
    if (_NOT_ONLY.search(head) and _BUT.match(rest)) or (_NOT.search(head) and _BUT_A.match(rest)):
        return True
    return _COMPARATIVE.search(head) is not None and _NEXT_COMPARATIVE.match(rest) is not None


def _is_in_list(head: str, rest: str) -> bool:
    """Say whether the comma at the beginning of `rest` separates items of a list."""
    if _NO_ITEM.match(rest[2:]):
        return False
    if _CLAUSE_OPEN.search(head) and _LISTED_SUBJECT.match(rest):
        return True
    return _ADJECTIVE.search(head) is not None or _LISTED.match(rest) is not None


def may_be_verb(word: str) -> bool:
    """Say whether a word, by its form, may be the verb of a sentence."""
    return word in plain_verbs() or word in _HELPING or word.endswith("ed")


def _ends_in_subject(head: str) -> bool:
    """Say whether a line ends in a clause that is cut off before its verb: "while the crew"."""
    clause = _OPENS_CLAUSE.split(head)[1:]
    return bool(clause) and (
        " " not in clause[-1] or fault_of_grammar(f"{clause[-1][:1].upper()}{clause[-1][1:]}.") == "no verb"
    )


def without_bare_clause(line: str) -> str:
    """Return a line without a clause at its end that is cut off before its verb: "said that the bridge of oak"; with it if hardly a word
    would be left."""
    *_, last = [None, *_BARE.finditer(line)]
    if last is None or not _ends_in_subject(line):
        return line
    head = line[: last.start()].rstrip(ENDS)
    return head if len(head.split()) >= LEAST_CUT else line


def _ends_in_beginning(head: str) -> bool:
    """Say whether a line ends in a clause of which there is only a conjunction and an insertion or a subject."""
    found = _CLAUSE_BEGUN.search(head)
    if not found:
        return False
    clause = found["relative"] or found["main"] or ""
    if " " not in clause:
        return True
    is_predicate = found["relative"] or clause.split(" ")[0] in known_verbs().past | known_verbs().third | AUXILIARIES
    whole = f"They {clause}" if is_predicate else f"{clause[:1].upper()}{clause[1:]}"
    return not (_has_verb(whole) if is_predicate else is_surely_statement(f"{whole}."))


def _ends_in_clause(head: str, rest: str) -> bool:
    """Say whether a line ends in a clause that is cut off before its verb."""
    return _ends_in_beginning(head) or _ends_in_subject(head) or _ends_in_time(head, rest)


def _ends_in_time(head: str, rest: str) -> bool:
    """Say whether a line ends in a clause of time that is cut off before its verb: "before children" (under 13 can have it)."""
    begun = _TIMES.split(head)[1:]
    if not begun or not re.match(r" (?:in|at|on|of|under|over|from|with|aged) ", rest):
        return False
    is_bare = " " not in begun[-1] and begun[-1].islower()
    return is_bare or (not _has_verb(begun[-1]) and _has_verb(begun[-1] + rest.partition(",")[0]))


def _has_verb(clause: str) -> bool:
    return fault_of_grammar(f"{clause[:1].upper()}{clause[1:]}.") is None


def _ends_in_verb(head: str) -> bool:
    last = head.rsplit(" ", 1)[-1]
    return last.islower() and may_be_verb(last)


def is_whole(head: str, longest: int) -> bool:
    """Say whether the beginning of a line needs nothing after it, and is neither too short nor only an introduction."""
    last = re.split("[ —–]", head)[-1].replace(*MONTH).lower().strip(",;:")
    if (last in PROMISING and (len(last) > 1 or last == "a")) or _IS.fullmatch(last) or len(head.split()) < LEAST_CUT:
        return False
    if last.endswith("ing") and not _GERUND.search(head):
        return False
    return len(head) >= LEAST_SHARE * longest and is_balanced(head) and not _is_introduction(head)


def _is_introduction(head: str) -> bool:
    """Say whether a line is only an introduction: no sentence follows any of its commas."""
    first, _, rest = head.partition(", ")
    opens = INTRODUCTION.match(head) or _SETTING.match(head)
    if not opens and not (re.match(r"\w+ing [^,]*$", rest) and not is_surely_statement(first)):
        return False
    tails = [tail.removeprefix("and ") for tail in head.split(", ")[1:]]
    return not any(is_surely_statement(f"{tail[0].upper()}{tail[1:]}.") for tail in tails if tail)


def says_no_sentence(head: str) -> bool:
    """Say whether what somebody says is cut off before its verb: "The agency says putting astronauts"."""
    said = _SAYING.split(head)[-1]
    if said == head:
        return False
    said = f"{said[0].upper()}{said[1:]}."
    return fault_of_grammar(said) == "no verb" or (_MADE_OF.match(said) is not None and not is_surely_statement(said))
