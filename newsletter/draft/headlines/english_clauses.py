"""Decides where a line of English may be cut, and whether what a cut leaves is a sentence and no clause that has only begun."""

from __future__ import annotations

import re

from newsletter.draft.grammar.english import fault_of_grammar, is_surely_statement
from newsletter.draft.grammar.english_words import AUXILIARIES, known_verbs
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
# What opens a clause that has a verb of its own.
_OPENS_CLAUSE = re.compile(r"\b(?:while|when|because|if|where|although|though|that|who|which|how|whether) ")
# The same at the end of a line, as far as a line is whole without such a clause.
_BARE = re.compile(r" (?:that|how|why|whether|while|when|because|although|though) (?!to\b)(?=[^,;]*$)")
_TIMES = re.compile(r"\b(?:before|after|until|since|once) ")
_UNFINISHED = frozenset(
    """about almost along always as based because both chiefly depends down due either especially even given instead just largely least less
    mainly more most mostly namely nearly neither never not notably off often only out own particularly partly rather said says specifically
    such together up across amid among around beyond despite except unless onto per than throughout toward towards upon via whatever
    whichever whoever within without""".split()
)
# Words that something must follow: no line ends with them.
PROMISING = (ENGLISH | _UNFINISHED) - frozenset("week year years here there again".split())
_IS = re.compile(r"(?:that|it|he|she|who|what|there|here|where|how)['’](?:s|re|ll|d)|(?:we|you|they|i)['’](?:re|ve|ll|d|m)")
# The month, which is no "may"; without its capital it is one.
MONTH = ("May", "May.")
# A noun that ends like a participle, recognised by what stands before it.
_GERUND = re.compile(
    r"\b(?:(?:the|an?|its|their|his|her) (?:[\w’'-]+ )?|(?:in|of|for|at|on|from) [\w’'-]+ |(?:of|without) )\w+ing$"
)
# A participle followed by its agent ("led by"), or by what somebody is said to have done, is no finite verb.
_BY = re.compile(r" \w+(?=(?: by)? by )| (?:accused|convicted|suspected)(?= of )")
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
    r"(?:urge[sd]?|urging|asked|told|ordered|directed|forced|allow(?:s|ed)?|convinced|persuaded|invited|enable[sd]?|led)\b"
    r"(?!.* (?:to|that|how|whether) )(?=.* (?!by )\w))"
)
_STATED = re.compile(
    r"\b(?:said|says|told|tells|announced|confirmed|reported|added|warned|believes?|claims?|shows?|showed|found|argued|know|knows|knew)$"
)
# A second clause that has only its subject: "— but the catch", or a part of it: ", so moves, renames".
_BARE_CLAUSE = re.compile(
    r", so (?:[\w’'-]+,? ){0,3}[\w’'-]+$|(?:[,;]|—|–| -) (?:but|and|so|yet) (?:the|its|his|her|their|one|an?) (?:[\w’'-]+ )?[\w’'-]+$"
)
# A clause of which only its conjunction and an insertion or its subject are there: "voters who, in many cases", ", but against Leeds",
# "and, as the rain fell".
_CLAUSE_BEGUN = re.compile(
    r" (?:who|which|that),? (?P<relative>[^,;]+)$|(?P<insertion> (?:and|or|but), [^,]+)$|"
    r"(?:[,;] (?:but|so|yet)|^[^,]+, and),? (?P<main>[^,;]+)$|(?<!ly) and,? \w+ly$|, \w+ly$"
)
# A dash that opens or closes an insertion.
_DASH = re.compile(r" (?:—|–|-|--) |(?<=\w)—(?=\w)")
_PARTICIPLE = r"\w+ed|bought|built|made|held|found|sold|taken|given|known|led|run|set|left|kept|paid|sent|brought|caught"
# What may stand between a subject and its verb, a clause, a participle or a description; and what no subject begins with.
_DESCRIBED = re.compile(rf", (?:who|which|whose|one of|{_PARTICIPLE}) [^,]*$|, (?P<noun>(?:an?|the) [^,]*)$")
_NO_NOUNS = ENGLISH - {"the", "a", "an"}


def is_whole(head: str, longest: int) -> bool:
    """Say whether the beginning of a line needs nothing after it, and is neither too short nor only an introduction."""
    last = re.split("[ —–]", head)[-1].replace(*MONTH).lower().strip(",;:")
    if (last in PROMISING and (len(last) > 1 or last == "a")) or _IS.fullmatch(last) or len(head.split()) < LEAST_CUT:
        return False
    if last.endswith("ing") and not _GERUND.search(head):
        return False
    return len(head) >= LEAST_SHARE * longest and is_balanced(head) and not _is_introduction(head)


def is_statement(short: str) -> bool:
    """Say whether a line that may have been cut has a subject and a finite verb: "A crew led by divers" has none."""
    subject = _subject_described(short)
    if subject and (" " not in subject or fault_of_grammar(subject) == "no verb"):
        return False
    if fault_of_grammar(_BY.sub("", short)) == "no verb" and not _PAST.search(short):
        return False
    return fault_of_grammar(short) in (None, "no verb")


def _subject_described(short: str) -> str:
    """Return what stands before the clause, participle or description that a line ends in; "" if it ends otherwise."""
    found = _DESCRIBED.search(short)
    if found is None:
        return ""
    # "In July, the council votes": no description follows.
    begins = re.split("[ ,]", short)[0].lower()
    is_told = found["noun"] and (begins in _NO_NOUNS or is_surely_statement(found["noun"].capitalize()))
    return "" if is_told else short[: found.start()]


def says_no_sentence(head: str) -> bool:
    """Say whether what somebody says is cut off before its verb: "The agency says putting astronauts"."""
    said = _SAYING.split(head)[-1]
    if said == head:
        return False
    said = f"{said[0].upper()}{said[1:]}."
    return fault_of_grammar(said) == "no verb"


def without_bare_clause(line: str) -> str:
    """Return a line without a clause at its end that is cut off before its verb: "said that the bridge of oak"; with it if hardly a word
    would be left."""
    *_, last = [None, *_BARE.finditer(line)]
    if last is None or not _ends_in_subject(line):
        return line
    head = line[: last.start()].rstrip(ENDS)
    return head if len(head.split()) >= LEAST_CUT else line


def leaves_clause_begun(head: str, rest: str) -> bool:
    """Say whether a cut leaves a clause that is cut off before its verb, or a verb without what must follow it."""
    if _is_insertion_open(head, rest) or _BARE_CLAUSE.search(head) or _STATED.search(head) or _WANTS_MORE.search(head):
        return True
    return _ends_in_beginning(head) or _ends_in_subject(head) or _ends_in_time(head, rest)


def _is_insertion_open(head: str, rest: str) -> bool:
    """Say whether a cut leaves a subject with the beginning of an insertion between dashes: "The ferry — painted blue" (— sails)."""
    dashes = [found.start() for found in _DASH.finditer(head + rest)]
    insertions = zip(dashes[::2], dashes[1::2], strict=False)
    subject = next((head[:begin] for begin, end in insertions if begin <= len(head) <= end), None)
    if subject is None:
        return False
    return subject.rpartition(" ")[2] in PROMISING or not is_surely_statement(subject) or _ends_in_subject(subject)


def _ends_in_subject(head: str) -> bool:
    """Say whether a line ends in a clause that is cut off before its verb: "while the crew", "if the fair that was held"."""
    opened = [*_OPENS_CLAUSE.finditer(head)]
    clauses = [head[found.end() :] for found in opened if found is opened[-1] or found[0] not in ("that ", "who ", "which ")]
    return any(" " not in clause or fault_of_grammar(f"{clause[:1].upper()}{clause[1:]}.") == "no verb" for clause in clauses)


def _ends_in_beginning(head: str) -> bool:
    """Say whether a line ends in a clause of which there is only a conjunction and an insertion or a subject."""
    found = _CLAUSE_BEGUN.search(head)
    if not found:
        return False
    clause = found["relative"] or found["main"] or ""
    if found["insertion"] or " " not in clause:
        return True
    is_predicate = found["relative"] or clause.split(" ")[0] in known_verbs().past | known_verbs().third | AUXILIARIES
    whole = f"They {clause}" if is_predicate else f"{clause[:1].upper()}{clause[1:]}"
    return not (_has_verb(whole) if is_predicate else is_surely_statement(f"{whole}."))


def _ends_in_time(head: str, rest: str) -> bool:
    """Say whether a line ends in a clause of time that is cut off before its verb: "before children" (under 13 can have it)."""
    begun = _TIMES.split(head)[1:]
    if not begun or not re.match(r" (?:in|at|on|of|under|over|from|with|aged) ", rest):
        return False
    is_bare = " " not in begun[-1] and begun[-1].islower()
    return is_bare or (not _has_verb(begun[-1]) and _has_verb(begun[-1] + rest.partition(",")[0]))


def _is_introduction(head: str) -> bool:
    """Say whether a line is only an introduction: no sentence follows any of its commas."""
    first, _, rest = head.partition(", ")
    opens = INTRODUCTION.match(head) or _SETTING.match(head)
    if not opens and not (re.match(r"\w+ing [^,]*$", rest) and not is_surely_statement(first)):
        return False
    tails = [tail.removeprefix("and ") for tail in head.split(", ")[1:]]
    return not any(is_surely_statement(f"{tail[0].upper()}{tail[1:]}.") for tail in tails if tail)


def _has_verb(clause: str) -> bool:
    return fault_of_grammar(f"{clause[:1].upper()}{clause[1:]}.") is None
