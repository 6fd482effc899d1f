"""Chooses a story's headline: the article's title, cleaned and in the configured style, else its shortened first sentence."""

from __future__ import annotations

import re
from collections.abc import Sequence

from newsletter.draft.summary.capitals import AS_IS, set_capitals
from newsletter.draft.summary.fitness.english import fault_of_grammar
from newsletter.draft.summary.fitness.faults import find_fault, leans
from newsletter.draft.summary.prose import read_units
from newsletter.draft.words.tfidf import words
from newsletter.text.stopwords import ENGLISH

LONGEST = 90
# What a headline made of a sentence can do without wherever it stands, the parts that lose least first.
_SPARE = (
    re.compile(
        r",? (?:according to|per) (?:a|an|the)? ?(?:[\w’'-]+ ){0,4}(?:report|filing|statement|post|survey|study|interview|memo|"
        r"announcement|press release|release|notice|people|person|sources?)\b[^,;]*(?=$|[,;])",
        re.IGNORECASE,
    ),
    re.compile(r",? according to [^,;]+(?=$|[,;])", re.IGNORECASE),
    re.compile(r", (?:[\w.’'-]+ ){1,8}(?:said|says|told|reported|announced|wrote|added)(?: [\w.’'-]+){0,4}$"),
    re.compile(r", (?:said|says|reported|wrote) [^,]{3,60}$"),
    re.compile(r" \([^()]*\)"),
    re.compile(r", [^,]+,(?= (?:is|are|was|were|has|have|had|will|would|said|says|announced|plans|to)\b)"),
    re.compile(r" (?:repeatedly|reportedly|recently|finally|officially|currently|already|just|now)(?= )"),
    re.compile(
        r"^(?:[A-Z][\w.’'-]+ ){1,3}(?:CEO|CFO|CTO|COO|co-founder|founder|chairman|chairwoman|president|boss|chief(?: executive)?) (?=[A-Z])"
    ),
    re.compile(r" (?:on (?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|yesterday|today|(?:this|last) (?:week|month|year))$"),
)
# An introduction, with its comma: "Days after the flood,". What follows says the same by itself.
_INTRODUCTION = re.compile(
    r"(?:(?:\w+ ){0,3}(?:After|after|Before|before)|Thanks to|When|While|As|With|In|On|At|Since|Yesterday|Today|Citing|Based on|Amid|"
    r"According to|Despite|Following|If|Unless|Until|Once|Whenever|Whether|Beyond|During|Although|Though|Because|Like|Unlike|Dubbed|Even)\b"
)
# What follows an introduction like this is named in it.
_NAMED_BEFORE = re.compile(r"the (?:company|firm|group|agency|team|pair|two|man|woman|model|app|tool|site|bank|party)\b")
# Where a line that is still too long may be cut: before a clause or a further predicate; else before a phrase that says where or how.
_CLAUSES = re.compile(
    r"[,;:]? (?:which|who|whose|while|as|after|because|although|when|where|amid|despite|but|until|since|if|so that|in order to|"
    r"following)\b|"
    r",? and (?=[\w’'-]+(?:s|ed)\b|(?:is|was|are|were|has|have|had|will|can)\b)|[;,] (?!to\b)| (?:—|–|-) "
)
_PHRASES = re.compile(
    r" (?:in|at|on|from|across|during|through|under|over|into|between|against|with|by|within|throughout|near|for|"
    r"and the|and an?|that (?:is|are|was|were|has|have|will|can))\b"
)
# So many sentences of a text are looked at for a sound one to make a headline of, and so many for one that is cut with less loss.
FIRST, NEXT = 6, 4
# A title of more characters may be the beginning of a sentence.
LONG_TITLE = 60
# A headline that was cut has so many words, and such a share of the length, at least.
LEAST_CUT, LEAST_SHARE = 4, 0.33
_UNFINISHED = frozenset(
    "about almost along always as based because both chiefly down due either even instead just largely least less mainly more most mostly "
    "nearly neither never not off often only out own partly rather said says such together up".split()
)
# Behind one of these a line goes on.
_PROMISING = (ENGLISH | _UNFINISHED) - frozenset("week year years here there again".split())
# An apposition with an infinitive behind it: "has asked Holm, the mayor, to testify" says nothing before it.
_COMPLEMENT = re.compile(r",[^,]+, to\b")
# An adjective before another one: ", " behind it is no end.
_ADJECTIVE = re.compile(r"\b(?:an?|the|its|his|her|their|our|[a-z]+ly)(?: (?!(?:and|or)\b)[a-z-]+){1,2}$")
_SAYING = re.compile(
    r"\b(?:says?|said|believes?|thinks?|argues?|argued|claims?|claimed|reckons?|warns|warned) (?:that )?(?=[^\W_])"
)
_MARKS = re.compile(
    r"^(?:(?:watch|video|photos?|gallery|listen|live|exclusive|opinion|breaking|update[d]?|analysis|podcast)\s*[:|]\s+)",
    re.IGNORECASE,
)
_EMOJI = re.compile("^(?:[\U0001f000-\U0001faff\u2600-\u27bf\u2b50\u2b55\ufe0f]\\s*)+")
_ABBREVIATED = re.compile(r"\b(?:Inc|Ltd|Corp|Bros|Esq|etc|Jr|Sr|St|Co|vs|No|Mt|Dr|Mr|Mrs|Ms)\.$")
# So many words longer or shorter than this a title is worth less; titles nearer than this are worth the same.
GOOD_LENGTH, LENGTH_WEIGHT, CLOSE = 8, 0.06, 0.15


def headline_of(title: str | None, text: str, style: str = AS_IS, longest: int = LONGEST) -> str:
    """Return the headline of an article in a style (`as is`, `sentence`, `title`); "" only for one without a word.

    A title is kept whole, however long; a first sentence that stands for a missing one has at most `longest` characters. It never
    ends in an ellipsis.
    """
    own = clean_title(title or "")
    if len(own) > LONG_TITLE and (whole := _sentence_begun(own, text)):
        own = _of_text(whole, text, longest)
    return set_capitals(own or _of_text(_first_sentence(text), text, longest), style, text).rstrip("… ")


def _sentence_begun(title: str, text: str) -> str:
    """Return the sentence of a text that a title is the beginning of: its page has none, and this is its first sentence, cut; else ""."""
    begun = _letters(title)
    return next((unit.text for unit in read_units(text, NEXT) if _letters(unit.text).startswith(begun)), "")


def _of_text(first: str, text: str, longest: int) -> str:
    """Return the headline of a text without a title: its first sentence made short, or one of the next that is cut with less loss."""
    line = shorten(first, longest)
    if _is_sound_cut(line, first, longest):
        return line
    units = [
        unit.text for unit in read_units(text, FIRST)[1:NEXT] if find_fault(unit.text, "en") is None and not leans(unit.text)
    ]
    lines = [(shorten(unit, longest), unit) for unit in units if not re.match(r"It\b|.*[“\"]", unit)]
    return next((other for other, unit in lines if _is_sound_cut(other, unit, longest)), line)


def _is_sound_cut(line: str, sentence: str, longest: int) -> bool:
    """Say whether a headline is its sentence, or a part of it that ends where a clause or a phrase does."""
    whole = sentence.strip().rstrip(".。… ")
    return line == whole or (len(line) < len(whole) and not _is_cut_in_phrase(line, whole))


def _is_cut_in_phrase(line: str, whole: str) -> bool:
    rest = whole[len(line) :] if whole.startswith(line) else ""
    return bool(rest) and not (_CLAUSES.match(rest) or _PHRASES.match(rest))


def _letters(text: str) -> str:
    return "".join(filter(str.isalnum, text)).casefold()


def clean_title(title: str) -> str:
    """Return a title without the stop, the marks and the emoji before it that are not its words; what stands among them stays."""
    line = _EMOJI.sub("", " ".join(title.split()))
    line = _MARKS.sub("", line).strip()
    if re.search(r"(?:\.\.\.|…)$", line):
        line = _whole_words(line.rstrip(".… "))
    if re.search(r"(?<!\.)\b[^\W\d_]{3,}\.$", line) and not _ABBREVIATED.search(line):
        line = line.removesuffix(".")
    return line


def shorten(sentence: str, longest: int = LONGEST) -> str:
    """Return a sentence as a headline: without its stop, and while it is too long without what it can spare, then cut at a clause."""
    line = sentence.strip().rstrip(".。… ")
    for rule in _SPARE:
        if len(line) <= longest:
            break
        shorter = rule.sub("", line).strip(" ,;:—–-")
        if len(shorter.split()) >= LEAST_CUT and is_balanced(shorter):
            line = shorter
    if len(line) > longest:
        line = _without_introduction(line)
    if len(line) <= longest:
        return _whole_words(line)
    return cut_at_clause(line, longest) or _whole_words(_cut_at_word(line, longest))


def _without_introduction(line: str) -> str:
    """Return a line without the phrase or clause that opens it, where a sentence follows its comma."""
    rest = line.partition(", ")[2]
    if _NAMED_BEFORE.match(rest):
        return line
    if (
        not _INTRODUCTION.match(line)
        or len(rest.split()) < LEAST_CUT
        or fault_of_grammar(rest)
        or leans(rest)
        or not is_balanced(rest)
    ):
        return line
    return rest[0].upper() + rest[1:]


def cut_at_clause(line: str, longest: int, *, phrases: bool = True) -> str:
    """Return the longest beginning of a line that ends before a clause, else before a phrase, fits, and is a sentence; else "".

    A headline may end before a phrase; a sentence that does says less than its writer meant: it is cut without `phrases`.
    """
    judged = fault_of_grammar(line) is None
    for rule in (_CLAUSES, _PHRASES) if phrases else (_CLAUSES,):
        for found in reversed([found for found in rule.finditer(line) if found.start() <= longest]):
            head = line[: found.start()].rstrip(" ,;:—–-")
            if found[0] == ", " and (_ADJECTIVE.search(head) or _COMPLEMENT.match(line[found.start() :])):
                continue
            if _is_whole(head, longest) and not (judged and (fault_of_grammar(head) or _says_no_sentence(head))):
                return head
    return ""


def _is_whole(head: str, longest: int) -> bool:
    """Say whether the beginning of a line promises nothing more, and is neither too short nor an introduction alone."""
    last = head.rsplit(" ", 1)[-1].lower().strip(",;:")
    if (last in _PROMISING and (len(last) > 1 or last == "a")) or last.endswith("ing") or len(head.split()) < LEAST_CUT:
        return False
    return len(head) >= LEAST_SHARE * longest and is_balanced(head) and ("," in head or not _INTRODUCTION.match(head))


def _says_no_sentence(head: str) -> bool:
    """Say whether what somebody says is broken off before its verb: "The agency says putting astronauts"."""
    said = _SAYING.split(head)[-1]
    return said != head and fault_of_grammar(f"{said[0].upper()}{said[1:]}.") == "no verb"


def is_balanced(line: str) -> bool:
    """Say whether quotation marks and brackets of a line are closed."""
    return line.count("“") == line.count("”") and line.count('"') % 2 == 0 and line.count("(") == line.count(")")


def _cut_at_word(line: str, longest: int) -> str:
    """Return the words of a line that fit, without a name or an infinitive that the cut goes through."""
    parts = line.split(" ")
    kept = len(line[: longest + 1].rsplit(" ", 1)[0].split(" "))
    while kept > 4 and parts[kept - 1][:1].isupper() and parts[kept][:1].isupper():
        kept -= 1
    if kept > 5 and parts[kept - 2] == "to":
        kept -= 2
    return " ".join(parts[:kept])[:longest]


def _whole_words(line: str) -> str:
    """Return a line without words at its end that promise more: articles, prepositions, auxiliaries, an opened quotation."""
    parts = line.rstrip(' ,;:—–-(“"').split(" ")
    while len(parts) > 3 and parts[-1].lower().strip(",;:") in _PROMISING:
        parts.pop()
    line = " ".join(parts).rstrip(' ,;:—–-(“"')
    if line.count("“") > line.count("”") or line.count('"') % 2:
        cut = max(line.rfind("“"), line.rfind('"'))
        line = line[:cut].rstrip(" ,;:—–-") if cut > 20 else line.replace("“", "").replace('"', "")
    return line


def _first_sentence(text: str) -> str:
    units = [unit.text for unit in read_units(text, FIRST)]
    sound = next((unit for unit in units if find_fault(unit, "en") is None), None)
    return sound or (units[0] if units else " ".join(text.split()))


def title_worths(titles: Sequence[str], texts: Sequence[str]) -> list[float]:
    """Return what each title of a story's articles is worth as its headline: how much of it the others' texts and titles share, less
    for a long or a short one. Chosen on stories with headlines by editors."""
    bodies = [set(words(f"{title} {text}")) for title, text in zip(titles, texts, strict=True)]
    sets = [set(words(title)) for title in titles]
    return [
        _shared(one, [(bodies[at], sets[at]) for at in range(len(titles)) if at != number])
        - (LENGTH_WEIGHT * abs(len(titles[number].split()) - GOOD_LENGTH) if one else 0.0)
        for number, one in enumerate(sets)
    ]


def _shared(title: set[str], others: Sequence[tuple[set[str], set[str]]]) -> float:
    if not title or not others:
        return 0.0
    return sum(len(title & body) + len(title & other) / 2 for body, other in others) / len(title)


def alternative(titles: Sequence[str], texts: Sequence[str]) -> int | None:
    """Return the place of a title that might head a story as well as the first one: worth nearly as much and said otherwise; else None."""
    if len(titles) < 2 or not titles[0].strip():
        return None
    worths, own = title_worths(titles, texts), set(words(titles[0]))
    close = [
        (worths[at], -at)
        for at in range(1, len(titles))
        if titles[at].strip()
        and worths[at] >= worths[0] - CLOSE
        and len(own & (other := set(words(titles[at])))) < 0.6 * len(own | other)
    ]
    return -max(close)[1] if close else None
