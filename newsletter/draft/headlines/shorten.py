"""Shortens a sentence to a line that is still a sentence: clauses, insertions and introductions go, the statement stays."""

from __future__ import annotations

import re

from newsletter.draft.grammar.english import fault_of_grammar, is_surely_statement
from newsletter.draft.grammar.english_words import plain_verbs
from newsletter.draft.headlines.bounds import ENDS, LEAST_CUT, LEAST_SHARE, is_balanced
from newsletter.draft.headlines.shorten_elsewhere import shorten_elsewhere
from newsletter.draft.summary.fitness.dependence import leans
from newsletter.draft.summary.fitness.faults import LONGEST_SENTENCE
from newsletter.text.stopwords import ENGLISH, function_words

_DAYS = r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"
# What a headline made from a sentence can do without, in the order in which it is removed.
_SPARE = (
    re.compile(r", according to [^,;]+,(?= [a-z])", re.IGNORECASE),
    re.compile(r",? according to [^,;]+(?=$|[,;])", re.IGNORECASE),
    re.compile(r", (?:[\w.’'-]+ ){1,8}(?:said|says?|told|reported|announced|wrote|added)(?: [\w.’'-]+){0,8}$"),
    re.compile(r", (?:said|says|reported|wrote) [^,]{3,60}$"),
    re.compile(
        r" (?:in an? (?:statement|e-?mail|interview|tweet|report|news conference|press conference|blog post))(?= (?:on|that)\b|$)"
    ),
    re.compile(rf" (?:on )?{_DAYS}(?: (?:morning|afternoon|evening|night))?(?=$|,? [a-z—–])(?!,? and\b)"),
    re.compile(r" (?:repeatedly|reportedly|recently|finally|officially|currently|already|just|now|indeed|likely|really)(?= )"),
    re.compile(
        r"^(?:[A-Z][\w.’'-]+ ){1,3}(?:CEO|CFO|CTO|COO|co-founder|founder|chairman|chairwoman|president|boss|chief(?: executive)?) (?=[A-Z])"
    ),
    # A description before a name: "Dubai's flagship carrier Emirates".
    re.compile(
        r"^(?:[\w’'&-]+ ){0,4}(?:carrier|company|giant|maker|startup|start-up|firm|group|chain|retailer|bank|coach|player|actor|actress|"
        r"singer|author|minister|leader|agency|operator|developer|manufacturer|provider|platform|network) (?=[A-Z])"
    ),
    re.compile(r" (?:yesterday|today|earlier this (?:week|month|year)|(?:this|last) (?:week|month|year))$"),
)
_FINITE = r"(?:is|are|was|were|has|have|had|will|would|can|could|said|says|announced|plans|testified)"
_NO_MARK = r"[^,;:—–()]"
_BRACKETS = re.compile(r" \([^()]*\)")
_DAY_BEFORE = re.compile(
    rf"^(?:Yesterday|Today|(?:Earlier|Later) (?:this|last|that) \w+|(?:Last|This) (?:week|month|year|night|morning)|On {_DAYS}), "
)
# Insertions between a subject and its verb: between dashes, or an apposition.
_INSERTED = (
    re.compile(r" — [^—]*? —(?= )| – [^–]*? –(?= )| -- .*? --(?= )"),
    re.compile(rf", (?:an?|the) {_NO_MARK}+,(?= (?:and|or) [A-Z])"),
    re.compile(rf", (?:an?|the|one of|who|which|whose|where|formerly|based|located|once) [^;:—–]*?,(?= {_FINITE}\b)"),
    re.compile(rf"^({_NO_MARK}*), {_NO_MARK}+,(?= {_FINITE}\b)"),
)
# A relative clause or a participle after the subject, up to the verb of the sentence; a relative clause also up to a past form with its
# object: "who built a gauge picked up the earthquake".
_SUBJECT = r"(?P<subject>(?:[\w’'$.-]+ ){1,6}?)"
_CLAUSE = (
    r"(?P<clause>(?:(?!(?:that|who|which|as|while|when|because|if|but|after|where|says|said|whether|how) )[^;:—–() ]+ )+?)"
)
_BEHIND_SUBJECT = re.compile(
    rf"{_SUBJECT}(?:who|which|that|[a-z]+ing|(?:[a-z]{{3,}}ed|led|run|held|made|built) (?:by|in|at|from|near|on|of|with)) {_CLAUSE}"
    r"(?=(?:is|are|was|were|has|have|will|says|said) )"
)
_RELATIVE_BEHIND_SUBJECT = re.compile(
    rf"{_SUBJECT}(?:who|which|that) {_CLAUSE}(?=[a-z]+ed (?:up |out |off )?(?:the|an?|his|her|its|their) )"
)
_PRONOUN = re.compile(r"\b(?:he|she|they|it|we|you|I|him|her|his|them|their)\b")
# How an introduction begins: "Days after the flood,". The sentence after its comma is complete without it.
_INTRODUCTION = re.compile(
    r"(?:(?:\w+ ){0,3}(?:After|after|Before|before)|Thanks to|When|While|As|With|In|On|At|Since|Yesterday|Today|Citing|Based on|Amid|"
    r"According to|Despite|Following|If|Unless|Until|Once|Whenever|Whether|Beyond|During|Although|Though|Because|Like|Unlike|Dubbed|"
    r"Even|Earlier|Later|Last|This|For|[A-Z][a-z]+(?:ing|ed))\b"
)
# A name with a verb after it, before which stands a description of the person: "The son of the late mayor, Ann Holm was".
_NAME_BEHIND = re.compile(r"(?:(?:[A-Z][\w.’'-]+|von|van|de|bin|al) ){2,6}(?:is|was|has|had|will|said|says)\b")
# What follows an introduction like this is named in it.
_NAMED_BEFORE = re.compile(r"the (?:company|firm|group|agency|team|pair|two|man|woman|model|app|tool|site|bank|party)\b")
# Where a line that is still too long may be cut: before a clause or a further predicate, else before a phrase of place or manner.
_CLAUSES = re.compile(
    r"[,;:]? (?:which|who|whose|while|as|after|because|although|though|when|where|amid|despite|but|until|since|if|so that|in order to|"
    r"following|ahead of|including|such as)\b|"
    r",? and (?=[a-z][\w’'-]*(?:s|ed)\b|(?:is|was|are|were|has|have|had|will|can)\b|(?:[A-Z][\w’'-]+ ){1,3}[a-z]+ed\b)|"
    r"[;,] (?!to\b)| (?:—|–|-|--) | featuring\b"
)
_PHRASES = re.compile(
    r" (?:in|at|on|from|across|during|through|under|over|against|with|by|within|throughout|near|for|about(?! \d)|before|"
    r"and the|and an?|that (?:is|are|was|were|has|have|will|would|can|could))\b|"
    r" (?=[\w.,]+ (?:seconds|minutes|hours|days|weeks|months|years) (?:before|after|later)\b)|"
    r" that (?=(?:is|are|was|were|has|have|had|can|could|will|would|may|might|[a-z]+(?:s|ed)) )|"
    r" (?=(?:created|made|written|designed|built|led|founded|developed|produced|directed|owned|run|published|hosted|launched|signed|"
    r"posted) (?:by|in|at|for|on)\b)"
)
# Where a line may be cut if nothing else leaves a sentence, before a purpose or claim: "has unveiled a plan to help the ferries".
_PURPOSES = re.compile(r" (?:into|to [a-z]{3,}|that (?:they|he|she|it|we|an?|the|his|her|their|its))\b(?= )")
_PURPOSE_OF = re.compile(
    r"\b(?:an?|the|its|their|his|her|new|receive|received|gets?|got) (?:[\w’'-]+ ){0,2}[\w’'-]+(?: this week)?$"
)
# What opens a clause that has a verb of its own.
_OPENS_CLAUSE = re.compile(r"\b(?:while|when|because|if|where|although|though|that|who|which|how|whether) ")
_TIMES = re.compile(r"\b(?:before|after|until|since|once) ")
_UNFINISHED = frozenset(
    "about almost along always as based because both chiefly down due either even instead just largely least less mainly more most mostly "
    "nearly neither never not off often only out own partly rather said says such together up across amid among around beyond despite "
    "onto per than throughout toward towards upon via within without".split()
)
# Words that something must follow: no line ends with them.
_PROMISING = (ENGLISH | _UNFINISHED) - frozenset("week year years here there again".split())
# An apposition followed by an infinitive: "has asked Holm, the mayor, to testify" cannot be cut before it.
_COMPLEMENT = re.compile(r",[^,]+, to\b")
# An adjective before another one: the comma between them is no place for a cut.
_ADJECTIVE = re.compile(r"\b(?:an?|the|its|his|her|their|our|[a-z]+ly)(?: (?!(?:and|or)\b)[a-z-]+){1,2}$")
# What begins a clause or phrase after a comma; any other word may be the next item of a list.
_NO_ITEM = re.compile(
    r"(?:\w+ing|an?|the|it|he|she|they|we|i|you|who|which|whose|where|when|while|with|without|in|on|at|by|for|from|after|before|as|but|"
    r"yet|so|though|although|because|since|despite|amid|according|thanks|due|whether|if|even|essentially|especially|not)\b",
    re.IGNORECASE,
)
_LISTED = re.compile(r"[,;] [^,;]{1,60}(?:, [^,;]{1,60}){0,5},? (?:and|or) ")
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
    r"(?<!\bthe)(?<!\ba)(?<!\ban)(?<!\bits)(?<!\btheir)(?<!\bof)(?<!\band)(?<!,) [a-z]{2,}ed "
    r"(?!(?:by|in|on|at|for|with|to|from|of|and|or|as|into|over|under)\b)\w"
)
_SAYING = re.compile(
    r"(?<![,”\"’] )\b(?:says?|said|believes?|thinks?|argues?|argued|claims?|claimed|reckons?|warns|warned) (?:that )?(?=[^\W_])"
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
_THE_ONE = re.compile(r"\bthe (?:[\w’'-]+ )?[\w’'-]+$")
_RELATIVE = re.compile(r" (?:who|which|whose|where|that)\b")
# A second clause that has only its subject: "— but the catch", or a part of it: ", so moves, renames".
_BARE_CLAUSE = re.compile(
    r", so (?:[\w’'-]+,? ){0,3}[\w’'-]+$|(?:[,;]|—|–| -) (?:but|and|so|yet) (?:the|its|his|her|their|one|an?) (?:[\w’'-]+ )?[\w’'-]+$"
)
# The month, which is no "may"; without its capital it is one.
_MONTH = ("May", "May.")
_PARTICIPLE = r"\w+ed|bought|built|made|held|found|sold|taken|given|known|led|run|set|left|kept|paid|sent|brought|caught"
# A subject with a participle behind it, which may be no verb: "A sensor made from paper".
_MADE_OF = re.compile(rf"(?:[\w’'-]+ ){{1,4}}(?:{_PARTICIPLE}) (?:by|from|for|in|of|with|at|on|to)\b")
# A relative clause that consists of its verb only.
_BARE_RELATIVE = re.compile(r"\b(?:that|who|which) [a-z]+$")


def shorten(sentence: str, longest: int, language: str = "en") -> str:
    """Return a sentence shortened to at most `longest` characters so that it is still a sentence, without full stop; "" if that fails.

    A sentence that fits is returned whole; one of more than LONGEST_SENTENCE characters is not looked at.
    """
    line = sentence.strip().rstrip(".。… ")
    if len(line) <= longest:
        return line
    if len(line) > LONGEST_SENTENCE:
        return ""
    return _shorten_english(line, longest) if language == "en" else shorten_elsewhere(line, longest, language)


def cut_at_clause(line: str, longest: int, *, phrases: bool = True) -> str:
    """Return the longest beginning of an English line that fits, is a sentence, and ends before a clause, else before a phrase; else "".

    Only headlines are cut before `phrases`: a sentence without one says less than its author meant.
    """
    heads = (_cut(line, rule, longest, spare=False) for rule in ((_CLAUSES, _PHRASES) if phrases else (_CLAUSES,)))
    return next(filter(None, heads), "")


def is_statement(short: str) -> bool:
    """Say whether a line that may have been cut has a subject and a finite verb: "A crew led by divers" has none."""
    subject = re.split(rf", (?:who|which|whose|{_PARTICIPLE}) [^,]*$", short)
    if len(subject) > 1 and fault_of_grammar(subject[0]) == "no verb":
        return False
    if fault_of_grammar(_BY.sub("", short)) == "no verb" and not _PAST.search(short):
        return False
    return fault_of_grammar(short) in (None, "no verb")


def without_introduction(line: str) -> str:
    """Return a line without its introductory phrase or clause, if a sentence follows its comma."""
    rest = line.partition(", ")[2]
    listed, _, behind = rest.partition(", ")
    if " and " in listed and fault_of_grammar(listed) == "no verb":
        rest = behind
    is_introduced = _INTRODUCTION.match(line) or line.partition(", ")[0].endswith("ed") or _NAME_BEHIND.match(rest)
    if not is_introduced or _NAMED_BEFORE.match(rest) or len(rest.split()) < LEAST_CUT or not is_balanced(rest):
        return line
    rest = rest[0].upper() + rest[1:]
    return line if fault_of_grammar(rest) or leans(rest) or re.match(r"(?:He|She|They|It|His|Her|Their|Its)\b", rest) else rest


def without_promise(line: str, language: str = "en") -> str:
    """Return a line without words at its end that something must follow: articles, prepositions, auxiliaries."""
    promising = _PROMISING if language == "en" else function_words().get(language, frozenset())
    parts = line.rstrip(' ,;:—–-(“"').split(" ")
    while len(parts) > 3 and parts[-1].replace(*_MONTH).lower().strip(",;:") in promising:
        parts.pop()
    return " ".join(parts).rstrip(' ,;:—–-(“"')


def _shorten_english(line: str, longest: int) -> str:
    """Return a sentence shortened by clauses, else by phrases of place and manner, else by a purpose; with its introduction and insertions,
    without its introduction, or without both."""
    line = _DAY_BEFORE.sub("", _BRACKETS.sub("", line))
    line = line[0].upper() + line[1:]
    bare = without_introduction(line)
    inner = without_introduction(_without_insertions(bare))
    for rule in (_CLAUSES, _PHRASES, _PURPOSES):
        for variant in dict.fromkeys((line, bare, inner)):
            if short := _cut(variant, rule, longest):
                return short
    return ""


def _cut(line: str, rule: re.Pattern[str], longest: int, *, spare: bool = True) -> str:
    """Return the longest beginning of a line, or the whole, that is a sentence and fits without what it can `spare`; "" if none does."""
    states = fault_of_grammar(line) is None
    for at in (len(line), *(found.start() for found in reversed([*rule.finditer(line)]))):
        head = line[:at].rstrip(ENDS)
        short = _without_spare(head, longest) if spare else head
        if len(short) > longest or not _is_whole(short, longest) or (at < len(line) and _breaks(head, line[at:])):
            continue
        if not states or (is_statement(short) and not _says_no_sentence(short)):
            return short
    return ""


def _without_spare(line: str, longest: int) -> str:
    """Return a line with parts that it can do without removed one by one until it fits."""
    for rule in _SPARE:
        if len(line) <= longest:
            break
        shorter = rule.sub("", line).strip(ENDS)
        if len(shorter.split()) >= LEAST_CUT and is_balanced(shorter):
            line = shorter
    return line


def _without_insertions(line: str) -> str:
    """Return a line without insertions between its subject and its verb: appositions, relative clauses."""
    if _INTRODUCTION.match(line):
        return line
    for rule in _INSERTED:
        shorter = rule.sub(lambda found: found[1] if found.lastindex else "", line)
        if is_balanced(shorter) and fault_of_grammar(shorter) is None:
            line = shorter
    found = _BEHIND_SUBJECT.match(line) or _RELATIVE_BEHIND_SUBJECT.match(line)
    subject = found["subject"].split() if found else []
    if found is None or subject[-1] in ENGLISH or any(map(_may_be_verb, subject)):
        return line
    shorter = found["subject"] + line[found.end() :]
    return line if fault_of_grammar(shorter) or _PRONOUN.fullmatch(found["clause"].split()[-1]) else shorter


def _breaks(head: str, rest: str) -> bool:
    """Say whether a cut separates what belongs together: a list, a verb and its object, a noun and the clause that says which one."""
    if rest.startswith((", ", "; ")) and (_COMPLEMENT.match(rest) or _is_in_list(head, rest)):
        return True
    if _LAST_LISTED.match(rest) and _LISTED.search(f"{head} and ") and not _CLAUSES.match(rest.lstrip(",")):
        return True
    if _is_within_relative(head, rest) or _is_within_phrase(head, rest):
        return True
    if rest.startswith((", and ", ", or ")) and re.search(r", [\w’'-]+(?: [\w’'-]+){0,2}$", head):
        return True
    if _BARE_CLAUSE.search(head) or _STATED.search(head) or _WANTS_MORE.search(head) or _ends_in_clause(head, rest):
        return True
    if _PURPOSES.match(rest) and not rest.startswith(" into "):
        return _PURPOSE_OF.search(head) is None or _ends_in_verb(head)
    return not _CLAUSES.match(rest) and _ends_in_verb(head)


def _is_within_relative(head: str, rest: str) -> bool:
    """Say whether a cut is before a relative clause that says which one is meant, or right after its verb."""
    return _BARE_RELATIVE.search(head) is not None or (_RELATIVE.match(rest) is not None and _THE_ONE.search(head) is not None)


def _is_within_phrase(head: str, rest: str) -> bool:
    """Say whether a cut goes through a name, two adjectives, or a phrase like "two days after"."""
    if head.rsplit(" ", 1)[-1][:1].isupper() and re.match(r" (?:for|and|of) [A-Z]", rest):
        return True
    if _NEXT_ADJECTIVE.match(rest) and head[-1:].islower():
        return True
    if re.match(r",? and [\w-]+ed\b", rest) and re.search(r"\b(?:an?|the|its|their|his|her) [\w-]+$", head):
        return True
    return re.match(r" (?:after|before)\b", rest) is not None and _SPAN.search(head) is not None


def _is_in_list(head: str, rest: str) -> bool:
    """Say whether the comma at the beginning of `rest` separates items of a list."""
    if _NO_ITEM.match(rest[2:]):
        return False
    if _CLAUSE_OPEN.search(head) and _LISTED_SUBJECT.match(rest):
        return True
    return _ADJECTIVE.search(head) is not None or _LISTED.match(rest) is not None


def _may_be_verb(word: str) -> bool:
    return word in plain_verbs() or word in _HELPING or word.endswith("ed")


def _ends_in_subject(head: str) -> bool:
    """Say whether a line ends in a clause that is cut off before its verb: "while the crew"."""
    clause = _OPENS_CLAUSE.split(head)[1:]
    return bool(clause) and fault_of_grammar(f"{clause[-1][:1].upper()}{clause[-1][1:]}.") == "no verb"


def _ends_in_clause(head: str, rest: str) -> bool:
    """Say whether a line ends in a clause that is cut off before its verb."""
    return _ends_in_subject(head) or _ends_in_time(head, rest)


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
    return last.islower() and _may_be_verb(last)


def _is_whole(head: str, longest: int) -> bool:
    """Say whether the beginning of a line needs nothing after it, and is neither too short nor only an introduction."""
    last = head.rsplit(" ", 1)[-1].replace(*_MONTH).lower().strip(",;:")
    if (last in _PROMISING and (len(last) > 1 or last == "a")) or len(head.split()) < LEAST_CUT:
        return False
    if last.endswith("ing") and not _GERUND.search(head):
        return False
    return len(head) >= LEAST_SHARE * longest and is_balanced(head) and not _is_introduction(head)


def _is_introduction(head: str) -> bool:
    """Say whether a line is only an introduction: no sentence follows any of its commas."""
    first, _, rest = head.partition(", ")
    if not _INTRODUCTION.match(head) and not (re.match(r"\w+ing [^,]*$", rest) and not is_surely_statement(first)):
        return False
    tails = head.split(", ")[1:]
    return not any(is_surely_statement(f"{tail[0].upper()}{tail[1:]}.") for tail in tails if tail)


def _says_no_sentence(head: str) -> bool:
    """Say whether what somebody says is cut off before its verb: "The agency says putting astronauts"."""
    said = _SAYING.split(head)[-1]
    if said == head:
        return False
    said = f"{said[0].upper()}{said[1:]}."
    return fault_of_grammar(said) == "no verb" or (_MADE_OF.match(said) is not None and not is_surely_statement(said))
