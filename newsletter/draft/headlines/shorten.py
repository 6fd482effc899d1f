"""Shortens a sentence to a line that is still a sentence: clauses, insertions and introductions go, the statement stays."""

from __future__ import annotations

import re

from newsletter.draft.grammar.english import fault_of_grammar
from newsletter.draft.headlines.bounds import ENDS, LEAST_CUT, is_balanced
from newsletter.draft.headlines.english_clauses import (
    CLAUSES,
    INTRODUCTION,
    MONTH,
    PROMISING,
    PURPOSES,
    is_statement,
    is_whole,
    says_no_sentence,
)
from newsletter.draft.headlines.english_pairs import breaks, may_be_verb
from newsletter.draft.headlines.shorten_elsewhere import shorten_elsewhere
from newsletter.draft.summary.fitness.dependence import leans
from newsletter.draft.summary.fitness.faults import LONGEST_SENTENCE
from newsletter.text.stopwords import ENGLISH, function_words

_DAYS = r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"
# Behind these "early" and "late" say how it is done: "shops close early on Friday". With other verbs they are part of the day.
_NOT_BEHIND_HOURS = "".join(
    rf"(?<! {verb})"
    for verb in "close closes closed open opens opened run runs ran end ends ended start starts leave leaves left".split()
)
# Marks at the end of a line that something must follow; not one that closes a quotation.
_OPEN_END = re.compile(r'(?<![ ,;:—–(-])(?:[ ,;:—–(-]|(?<![^\s(])["“„«])+$')
# The comma that a quotation has at its end before the sentence goes on.
_COMMA_QUOTED = re.compile(r",(?=[”\"’']$)")
# What a headline made from a sentence can do without, in the order in which it is removed.
_SPARE = (
    re.compile(r", according to [^,;]+,(?= [a-z])", re.IGNORECASE),
    re.compile(r",? according to [^,;]+(?=$|[,;])", re.IGNORECASE),
    re.compile(r", (?:[\w.’'-]+ ){1,8}(?:said|says?|told|reported|announced|wrote|added)(?: [\w.’'-]+){0,8}$"),
    re.compile(r", (?:said|says|reported|wrote) (?!(?:in|on|at|to|that|he|she|it|they)\b)[^,]{3,60}$"),
    re.compile(
        r" (?:in an? (?:statement|e-?mail|interview|tweet|report|news conference|press conference|blog post))(?= (?:on|that)\b|$)"
    ),
    re.compile(
        rf"(?:{_NOT_BEHIND_HOURS}(?: early| late))?(?: on)? {_DAYS}(?: (?:morning|afternoon|evening|night))?(?=$|,? [a-z—–])(?!,? and\b)"
    ),
    # Not "reportedly" and "likely", without which more is said than is so.
    re.compile(r" (?:repeatedly|recently|finally|officially|currently|already|just|now|indeed|really)(?= )"),
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
    r"(?P<clause>(?:(?!(?:that|who|which|as|while|when|because|if|but|after|where|says?|said|whether|how|"
    r"(?:believe|think|argue|claim|warn|hope|fear|expect|find|know|feel)s?) )[^;:—–() ]+ )+?)"
)
_BEHIND_SUBJECT = re.compile(
    rf"{_SUBJECT}(?:who|which|that|"
    r"[a-z]+ing(?= (?:an?|the|its?|their|his|her|in|at|on|for|with|to|from|by|as|about|of|up|out) )|"
    rf"(?:[a-z]{{3,}}ed|led|run|held|made|built) (?:by|in|at|from|near|on|of|with)) {_CLAUSE}"
    r"(?=(?:is|are|was|were|has|have|will|says|said) )"
)
_RELATIVE_BEHIND_SUBJECT = re.compile(
    rf"{_SUBJECT}(?:who|which|that) {_CLAUSE}(?=[a-z]+ed (?:up |out |off )?(?:the|an?|his|her|its|their) )"
)
_PRONOUN = re.compile(r"\b(?:he|she|they|it|we|you|I|him|her|his|them|their)\b")
# A name with a verb after it, before which stands a description of the person: "The son of the late mayor, Ann Holm was".
_NAME_BEHIND = re.compile(r"(?:(?:[A-Z][\w.’'-]+|von|van|de|bin|al) ){2,6}(?:is|was|has|had|will|said|says)\b")
# An introduction without which the sentence says more than is so: a condition, or when something will be.
_CONDITIONAL = re.compile(
    r"(?:If|Unless|Until|Provided|As long as|(?:Once|When(?:ever)?|As soon as) [^,]+, [^,;]*\b(?:will|would|can|could|may|might|must))\b"
)
# Who says it stands within the sentence or behind it: "The problem, the mayor said, is", "the mayor said on Monday".
_SAID = re.compile(
    rf"[^,]{{2,60}} (?:said|says|added|explained|argued|argues|wrote|noted)(?: (?:on )?{_DAYS}| today| yesterday)?(?:[.,;]|$)"
)
# What follows an introduction like this is named in it.
_NAMED_BEFORE = re.compile(r"the (?:company|firm|group|agency|team|pair|two|man|woman|model|app|tool|site|bank|party)\b")
_PHRASES = re.compile(
    r" (?:in|at|on|from|across|during|through|under|over|against|with|by|within|throughout|near|for|about(?! \d)|before|"
    r"and the|and an?|that (?:is|are|was|were|has|have|will|would|can|could))\b|"
    r" (?=[\w.,]+ (?:seconds|minutes|hours|days|weeks|months|years) (?:before|after|later)\b)|"
    r" that (?=(?:is|are|was|were|has|have|had|can|could|will|would|may|might|[a-z]+(?:s|ed)) )|"
    r" (?=(?:created|made|written|designed|built|led|founded|developed|produced|directed|owned|run|published|hosted|launched|signed|"
    r"posted) (?:by|in|at|for|on)\b)"
)


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
    heads = (_cut(line, rule, longest, spare=False) for rule in ((CLAUSES, _PHRASES) if phrases else (CLAUSES,)))
    return next(filter(None, heads), "")


def without_introduction(line: str) -> str:
    """Return a line without its introductory phrase or clause, if a sentence follows its comma."""
    rest = line.partition(", ")[2]
    # The introduction goes with the list or the description that it ends in.
    items = rest.split(", ")
    ends = (place for place, item in enumerate(items) if item.startswith("and ") or (place == 0 and " and " in item))
    last = next(ends, 0 if items[0].startswith(("a ", "an ")) else None)
    if last is not None and all(fault_of_grammar(item) == "no verb" for item in items[: last + 1]):
        rest = ", ".join(items[last + 1 :])
    is_introduced = INTRODUCTION.match(line) or line.partition(", ")[0].endswith("ed") or _NAME_BEHIND.match(rest)
    if (
        not is_introduced
        or _CONDITIONAL.match(line)
        or _NAMED_BEFORE.match(rest)
        or _SAID.match(rest)
        or len(rest.split()) < LEAST_CUT
        or not is_balanced(rest)
    ):
        return line
    rest = rest[0].upper() + rest[1:]
    return line if fault_of_grammar(rest) or leans(rest) or re.match(r"(?:He|She|They|It|His|Her|Their|Its)\b", rest) else rest


def without_promise(line: str, language: str = "en") -> str:
    """Return a line without words at its end that something must follow: articles, prepositions, auxiliaries."""
    promising = PROMISING if language == "en" else function_words().get(language, frozenset())
    parts = _OPEN_END.sub("", line).split(" ")
    while len(parts) > 3 and parts[-1].replace(*MONTH).lower().strip(",;:") in promising:
        parts.pop()
    return _OPEN_END.sub("", " ".join(parts))


def _shorten_english(line: str, longest: int) -> str:
    """Return a sentence shortened by clauses, else by phrases of place and manner, else by a purpose; with its introduction and insertions,
    without its introduction, or without both."""
    line = _DAY_BEFORE.sub("", _BRACKETS.sub("", line))
    line = line[0].upper() + line[1:]
    bare = without_introduction(line)
    inner = without_introduction(_without_insertions(bare))
    for rule in (CLAUSES, _PHRASES, PURPOSES):
        for variant in dict.fromkeys((line, bare, inner)):
            if short := _cut(variant, rule, longest):
                return short
    return ""


def _cut(line: str, rule: re.Pattern[str], longest: int, *, spare: bool = True) -> str:
    """Return the longest beginning of a line, or the whole, that is a sentence and fits without what it can `spare`; "" if none does."""
    states = fault_of_grammar(line) is None
    for at in (len(line), *(found.start() for found in reversed([*rule.finditer(line)]))):
        head = line[:at].rstrip(ENDS)
        short = _COMMA_QUOTED.sub("", _without_spare(head, longest) if spare else head)
        if len(short) > longest or not is_whole(short, longest) or (at < len(line) and breaks(head, line[at:])):
            continue
        if not states or (is_statement(short) and not says_no_sentence(short)):
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
    if INTRODUCTION.match(line):
        return line
    for rule in _INSERTED:
        shorter = rule.sub(lambda found: found[1] if found.lastindex else "", line)
        if is_balanced(shorter) and fault_of_grammar(shorter) is None:
            line = shorter
    found = _BEHIND_SUBJECT.match(line) or _RELATIVE_BEHIND_SUBJECT.match(line)
    subject = found["subject"].split() if found else []
    if found is None or subject[-1] in ENGLISH or any(map(may_be_verb, subject)):
        return line
    # "The reason that more boats are needed": the verb behind it is that of the clause.
    if line[found.end("subject") :].startswith("that ") and fault_of_grammar(f"They {found['clause']}.") == "no verb":
        return line
    shorter = found["subject"] + line[found.end() :]
    return line if fault_of_grammar(shorter) or _PRONOUN.fullmatch(found["clause"].split()[-1]) else shorter
