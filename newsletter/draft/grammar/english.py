"""Decides whether an English line is a declarative sentence: it has a subject and a finite verb and is not an imperative.

There is no parser: it goes by a table of verbs and the order of the words. In doubt a line passes.
"""

from __future__ import annotations

import functools
import re
from dataclasses import dataclass

from newsletter.draft.grammar.phrasebook import read_table
from newsletter.text.stopwords import ENGLISH

# In the gap before a word: a year, which separates a preposition from the word ("that closed in 2015 started"); another number or sum.
_YEAR, _NUMBER = re.compile(r"\b[12]\d{3} $"), re.compile(r" [£$€]?\d[\d.,]* $")
# After a verb, a number of these is no object: "built 40 years ago".
_MEASURES = frozenset(
    """second seconds minute minutes hour hours day days week weeks month months year years mile miles kilometers kilometres meters metres
    feet times percent per january february march april may june july august september october november december""".split()
)
_TOKEN = re.compile(r"[^\W\d_]+(?:[’'-][^\W\d_]+)*")
_AUXILIARIES = frozenset(
    """am is are was were has have had does do did will would can could may might must shall should cannot ain't isn't aren't
    wasn't weren't hasn't haven't hadn't doesn't don't didn't won't wouldn't can't couldn't shouldn't mustn't there's that's it's he's she's
    who's what's i'm i've i'd i'll we're we've we'd we'll you're you've you'd you'll they're they've they'd they'll it'll it'd he'll he'd
    she'd she'll let's ought im ive dont doesnt didnt isnt wasnt youre theyre""".split()
)
_PAST_AUXILIARIES = frozenset("was were had did".split())
_DETERMINERS = frozenset(
    """the a an your you our my his her its their this that these those all any each every both some more no it them us me him yourself
    up out off away down sure one two three four five about""".split()
)
# What opens the object of a verb.
_OBJECTS = frozenset(
    """the a an your our my his her its their this that these those all any each every both some more no it them us me him one two three
    four five six seven eight nine ten dozens hundreds thousands
    millions how what why whether many several most other such people new""".split()
)
# Past forms that are also participles, and usually are if no object follows.
_SAME_PARTICIPLES = frozenset(
    """built made held sold bought brought taught caught paid sent put set cut found hung laid lit struck bound fed bred shot hit hurt
    split spread cast shut understood wound""".split()
)
# Adjectives that open a line without a verb, or an introductory phrase.
_ADJECTIVES = frozenset("available perfect ideal suitable great best compatible easy made top free new".split())
# Words that open a subordinate clause.
_CONCESSIONS = frozenset("because while although though whereas".split())
# After a noun, "that's" and the like begin a relative clause.
_RELATIVES = frozenset("that's who's which's".split())
_PREPOSITIONAL = frozenset("during following according regarding including considering spring morning evening".split())
# Said of the noun behind them, which is the subject then: "Rising rents push families out".
_LIKE_ADJECTIVES = frozenset(
    """rising falling growing increasing declining soaring shrinking ageing aging existing remaining leading emerging competing opposing
    surviving warring striking neighboring neighbouring visiting outgoing incoming ongoing upcoming living working willing
    melting""".split()
)
_STEPS = frozenset("now then next first finally simply just once".split())
_PERSONS = frozenset("i you we they he she".split())
# After one of these "you" or "we" does not open a relative clause.
_GO_ON = frozenset(
    """and or but so yet nor to of for with by at on in from about like between among than over under against into until before after as
    since does do did is are was were has have had can could will would should may might must also then now here there""".split()
)
# The author's comment on the sentence itself.
_COMMENT = re.compile(r", (?:I|we) (?:would say|think|guess|suppose|believe|hope|bet)\W*$")
_SUBORDINATORS = frozenset(
    "that which who whose whom whenever when where if because while although though unless until whether what how why".split()
)
# After one of these a word is no finite verb of the main clause.
_NOT_FINITE_AFTER = frozenset(
    "to a an the your our my his her its their of for in on at by with from per this these those no".split()
)
_PREPOSITIONS = frozenset(
    """to on for at that how with into from as in against over by towards after before onto about near through off out up down away
    during without between under across behind since until within amid among along because when while despite toward throughout inside
    outside beyond""".split()
)
# Past forms that are nearly always participles: they say something about a noun, not what it did.
_PARTICIPLES = frozenset(
    """based intended designed used called named related needed required dedicated aimed compared located focused suited loved inspired
    titled entitled priced rated""".split()
)
# Those of them that say what somebody did if an object follows: "used the mill".
_ACTS = frozenset("designed used needed required inspired compared".split())
# Two of them are said of a thing with its name behind them ("a boat named Ann"), and of what somebody did with one of these behind.
_NAMING, _APPOINTED = frozenset(("named", "called")), frozenset("a an its his her their".split())
# These need an object: without one behind it the form is a participle ("cash seized during a raid").
_TRANSITIVES = frozenset(
    """included seized damaged destroyed photographed pictured captured displayed arrested confiscated demolished rescued depicted
    injured""".split()
)
# In words: a longer beginning of a line is not taken for its subject. A subject has no object of an order in it ("check that", "use a"); a
# verb of the second kind follows it.
LONGEST_SUBJECT = 6
_LINKING = frozenset("is are was were has have had can could will would may might".split())
# A line of at most this many words is short: it may well have no verb.
SHORT = 10
# The same as a verb, its past form and a noun.
_ALIKE = frozenset("cost cut set hit hurt split spread burst bet shed cast".split())
_PLURALS = frozenset("people men women children police who".split())
_ADVERBS = frozenset(
    """still now also often never always already just even only then soon later once usually typically generally sometimes rarely really
    actually currently finally""".split()
)
_DEGREES = frozenset("very so really super well".split())
_SUBJECTS = frozenset("i we you he she it they who this that these those there".split())
_TAIL = re.compile(r", so |[;—–] ?(?:so |please |just )?| - (?=[a-z])")
_INTRODUCTION = re.compile(
    r"^(?:first|finally|lastly|next|for|to|if|when|before|after|in|with|just|once|unlike|instead|while|as|since|at|on|from|by|using|then|whether|because|without)\b",
    re.IGNORECASE,
)


# What may stand before "the" at the beginning of a statement; any other word there is a verb.
_BEFORE_THE = (
    ENGLISH
    | _PREPOSITIONS
    | frozenset(
        """amid amidst inside outside behind beneath beside beyond along around throughout toward via per unlike like except opposite plus
        half given whilst versus atop whatever whether among amongst underneath post pre
        though although however meanwhile moreover nevertheless perhaps""".split()
    )
)
# Before "you" these open a clause: "trying before you buy".
_TIMES = frozenset("before after until since as than like".split())
_NO_SUBJECT_HAS = _DETERMINERS | _SUBORDINATORS | _PERSONS | _SUBJECTS | {"to", "as", "sure"}
_BEHIND_VERBS = _DETERMINERS | _PREPOSITIONS
_BEHIND_NOUNS = frozenset("of and or by".split())
_NO_RELATIVE = _GO_ON | _SUBORDINATORS


@dataclass(frozen=True, slots=True)
class _Verbs:
    """Forms of verbs. Base forms are `sure` if they are hardly ever nouns, else `noun_too`; `finite` are forms that are finite verbs
    wherever their neighbours allow it; `bases` are all base forms, `plain` the forms that are hardly ever anything but verbs, `forms` all.
    """

    sure: frozenset[str]
    noun_too: frozenset[str]
    third: frozenset[str]
    sure_third: frozenset[str]
    past: frozenset[str]
    finite: frozenset[str]
    bases: frozenset[str]
    plain: frozenset[str]
    forms: frozenset[str]


@functools.cache
def _verbs() -> _Verbs:
    table = read_table("english_verbs.txt")
    sure, noun_too, past, finite = (frozenset(" ".join(table[name]).split()) for name in ("verb", "noun too", "past", "finite"))
    third, sure_third = frozenset(map(_third, sure | noun_too)), frozenset(map(_third, sure - noun_too))
    return _Verbs(
        sure,
        noun_too - sure,
        third,
        sure_third,
        past,
        finite,
        sure | noun_too,
        (past | sure_third | sure | {"included"}) - _ALIKE,
        sure | noun_too | third | past,
    )


@functools.cache
def plain_verbs() -> frozenset[str]:
    """Return the base, third-person and past forms of verbs that are hardly ever nouns, and so hardly ever names."""
    verbs = _verbs()
    return (verbs.sure | verbs.sure_third | verbs.past) - frozenset(
        " ".join(read_table("english_verbs.txt")["noun too"]).split()
    )


def past_verbs() -> frozenset[str]:
    """Return the irregular past forms of verbs, those of auxiliaries among them."""
    return _verbs().past | _PAST_AUXILIARIES


def _third(verb: str) -> str:
    if re.search(r"(?:[sxz]|ch|sh|[^aeiou]o)$", verb):
        return f"{verb}es"
    return f"{verb[:-1]}ies" if re.search(r"[^aeiou]y$", verb) else f"{verb}s"


def is_statement_label(label: str) -> bool:
    """Say whether the words before a colon are a statement themselves: they have an auxiliary or a past form."""
    tokens = _Words(label)
    return any(token in _AUXILIARIES or token in _verbs().past for token in tokens)


class _Words(list[str]):
    """The words of a line in lower case. `names` are the places of those with a capital, `parted` of those after a comma or semicolon,
    `dated` of those after a year, `counted` of those after another number."""

    def __init__(self, line: str) -> None:
        line = line.replace("’", "'")
        found = _TOKEN.findall(line)
        super().__init__(map(str.lower, found))
        self.names = frozenset(place for place, token in enumerate(found) if token[0].isupper())
        has_figures = any(map(str.isdigit, line))
        gaps = _TOKEN.split(line)[:-1] if has_figures or "," in line or ";" in line else ()
        self.parted = frozenset(place for place, gap in enumerate(gaps) if gap.rstrip().endswith((",", ";")))
        self.dated = frozenset(place for place, gap in enumerate(gaps) if has_figures and _YEAR.search(gap))
        self.counted = frozenset(place for place, gap in enumerate(gaps) if has_figures and _NUMBER.search(gap)) - self.dated


@functools.lru_cache(maxsize=1024)
def fault_of_grammar(sentence: str) -> str | None:
    """Return why a line of English states nothing: "no verb", "no subject", "order" (an imperative) or "fragment" (a subordinate clause
    alone); None for a statement."""
    tokens = _Words(sentence)
    if len(tokens) < 2:
        return None
    if _is_noun_before_auxiliary(tokens):
        return None
    head = _Words(re.split(r"[:;]", sentence, maxsplit=1)[0]) if ":" in sentence or ";" in sentence else tokens
    if _is_order(head if len(head) > 1 else tokens) or _is_order_behind_introduction(sentence) or _ends_in_order(sentence):
        return "order"
    if tokens[0] in _CONCESSIONS and not _has_main_clause(tokens):
        return "fragment"
    if _lacks_subject(tokens):
        return "no subject"
    return None if _has_verb(tokens) else "no verb"


def _is_noun_before_auxiliary(tokens: _Words) -> bool:
    """Say whether a line begins with a subject that looks like a verb: "Debug information is compressed", "Joins across files are slow"."""
    verbs = _verbs()
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
    tokens = _Words(_COMMENT.sub("", sentence))
    if len(tokens) < 2 or _seems_to_lack_subject(tokens):
        return False
    start = 0
    if _is_participle(tokens, 0) or tokens[0] in _ADJECTIVES:
        start = min(tokens.parted, default=len(tokens))
    opens = [place for place in range(start, len(tokens)) if _opens_clause(tokens, place, start)]
    finite = (place for place in range(start, len(tokens)) if _is_finite(tokens, place, sure=True))
    first = next(finite, None)
    if first is None or not opens or first < opens[0]:
        return first is not None
    return _count_heads(tokens, [first, *finite]) > (len(opens) if opens[0] > start else 1)


def _opens_clause(tokens: _Words, place: int, start: int) -> bool:
    """Say whether a subordinate clause begins at a word: "that", or the "you" of "the way you work"."""
    if tokens[place] in _SUBORDINATORS:
        return tokens[place + 1 : place + 2] != ["of"]
    before = tokens[place - 1] if place > start else ""
    if tokens[place] in _PERSONS and before in _TIMES and place - 1 > start:
        return True
    if tokens[place] not in _PERSONS or place in tokens.parted or not before or before in _NO_RELATIVE:
        return False
    is_object = before in _verbs().forms or before.endswith(("ing", "ed"))
    # "At any moment you can": after an introduction without a comma, "you" opens the sentence itself.
    return not is_object and not (tokens[start] in _PREPOSITIONS and place - start < SHORT)


def _is_participle(tokens: _Words, place: int) -> bool:
    """Say whether a phrase begins with a participle, alone or after an adverb: "Built on", "Finely tuned to"."""
    while place + 1 < len(tokens) and (tokens[place].endswith("ly") or tokens[place] in _DEGREES):
        place += 1
    token = tokens[place]
    behind = tokens[place + 1] if place + 1 < len(tokens) else ""
    return ((token.endswith("ed") and len(token) > 4) or token in _SAME_PARTICIPLES) and behind in _PREPOSITIONS | {"of"}


def _seems_to_lack_subject(tokens: _Words) -> bool:
    """Say whether a line seems to begin with its verb, from the table or by its ending: "Helps restore", "Start typing", "Now pour"."""
    verbs, first, second = _verbs(), tokens[0], tokens[1]
    third = tokens[2] if len(tokens) > 2 else ""
    bases = verbs.bases
    if re.search(r"(?:i[sz]es|ifies|ates)$", first) or (first in verbs.third and second in bases and second not in _ALIKE):
        return second not in _AUXILIARIES
    if first in bases and (second.endswith("ing") or (first == "help" and second in bases)):
        return True
    if (first.endswith("ly") or first in _STEPS) and (second in bases or second.endswith("ed")):
        return third in _DETERMINERS | _SUBORDINATORS
    return (first in verbs.past or (first.endswith("ed") and bool({first[:-1], first[:-2]} & bases))) and second in _OBJECTS


def _has_verb(tokens: _Words) -> bool:
    """Say whether the main clause has a finite verb: before the first subordinate clause, or as a further one after it."""
    opens = next((place for place, token in enumerate(tokens) if token in _SUBORDINATORS), 0)
    finite = (place for place in range(len(tokens)) if _is_finite(tokens, place))
    first = next(finite, None)
    if first is None or not opens or first < opens:
        return first is not None
    found = [first, *finite]
    return _count_heads(tokens, found) > 1 or _goes_on_behind_clause(tokens, opens, found)


def _has_main_clause(tokens: _Words) -> bool:
    """Say whether a main clause follows the subordinate clause that a sentence begins with: "While it rained, they left."."""
    found = [place for place in range(len(tokens)) if _is_finite(tokens, place)]
    if not tokens.parted:
        return tokens[0] != "because" and _count_heads(tokens, found) > 1
    return _goes_on_behind_clause(tokens, 0, found)


def _goes_on_behind_clause(tokens: _Words, opens: int, found: list[int]) -> bool:
    """Say whether the main clause has its verb after a subordinate clause: "In an era where rain reigns, towns have dams."."""
    for comma in sorted(tokens.parted):
        end = next((place for place in range(comma, len(tokens)) if tokens[place] in _SUBORDINATORS), len(tokens))
        if comma > opens and not tokens[comma].endswith("ing") and any(comma <= place < end for place in found):
            return True
    return False


def _count_heads(tokens: _Words, found: list[int]) -> int:
    """Return how many of the verbs at these places do not belong to a verb before them."""
    return sum(not _belongs_to_one_before(tokens, place, found) for place in found)


def _belongs_to_one_before(tokens: _Words, place: int, found: list[int]) -> bool:
    """Say whether a verb belongs to an auxiliary before it: "would see", "has not been seen"."""
    between = tokens[place - 1]
    return place - 1 in found or (place - 2 in found and (between.endswith("ly") or between in ("not", "be", "been", "also")))


def _is_finite(tokens: _Words, place: int, sure: bool = False) -> bool:
    token, before = tokens[place], tokens[place - 1] if place else ""
    verbs = _verbs()
    if token in _AUXILIARIES:
        return token not in _RELATIVES or place == 0 or before in _GO_ON
    if token in verbs.past and before in ("this", "that", "these", "those"):
        return True
    if _cannot_be_finite(tokens, place):
        return False
    if before in _SUBJECTS or before in _ADVERBS:
        return token in verbs.forms or token.endswith(("ed", "s"))
    if token in verbs.plain:
        return not (sure and token in _SAME_PARTICIPLES) or _has_object(tokens, place)
    # A line without a verb may begin like one whose subject is a verb: what may be a noun there is one, unless an object follows.
    if _begins_with_gerund(tokens) and not token.endswith("ed"):
        return token in verbs.third and tokens[place + 1 : place + 2] in (["a"], ["an"], ["no"])
    return _may_be_finite(tokens, place) and (not sure or token in verbs.finite or _has_object(tokens, place))


def _cannot_be_finite(tokens: _Words, place: int) -> bool:
    """Say whether a word's place or neighbours make it a noun, a name or a participle."""
    is_participle = tokens[place] in _PARTICIPLES or tokens[place] in _TRANSITIVES
    is_no_verb = place == 0 or place in tokens.names or _is_bare_infinitive(tokens, place)
    is_no_verb = is_no_verb or (is_participle and not _acts(tokens, place))
    is_object = tokens[place - 1] in _NOT_FINITE_AFTER and place not in tokens.dated
    return is_no_verb or is_object or _is_joined(tokens, place)


def _is_bare_infinitive(tokens: _Words, place: int) -> bool:
    """Say whether a base form has no subject: right after a comma, as in a list of them, or in a line that begins with "Helping"."""
    verbs = _verbs()
    if tokens[place] not in verbs.bases or tokens[place] in verbs.past:
        return False
    is_listed = place in tokens.parted and not any(token in _SUBORDINATORS for token in tokens[:place])
    return is_listed or (_begins_with_gerund(tokens) and tokens[0] not in _PREPOSITIONAL and not tokens.parted)


def _begins_with_gerund(tokens: _Words) -> bool:
    return tokens[0].endswith("ing") and tokens[0] not in _LIKE_ADJECTIVES


def _acts(tokens: _Words, place: int) -> bool:
    """Say whether a form that is a participle as a rule says here what somebody did: to "a", to "Ann", to "300"."""
    behind = tokens[place + 1 : place + 3]
    if tokens[place] in _TRANSITIVES:
        is_counted = behind[:1] in (["about"], ["over"], ["near"]) and place + 2 in tokens.counted
        is_quantity = is_counted or behind in (["at", "least"], ["about", "a"], ["up", "to"]) or place + 1 in tokens.counted
        return behind != [] and (behind[0] not in _PREPOSITIONS or is_quantity)
    if tokens[place] in _NAMING:
        return behind[:1] != [] and behind[0] in _APPOINTED
    is_quantity = place + 1 in tokens.counted and behind[0] not in _MEASURES
    return tokens[place] in _ACTS and behind != [] and (behind[0] in _OBJECTS or place + 1 in tokens.names or is_quantity)


def _has_object(tokens: _Words, place: int) -> bool:
    """Say whether a possible verb is followed by what neither a noun nor a participle has after it: an object with an article, a name."""
    behind = tokens[place + 1] if place + 1 < len(tokens) else ""
    if behind == "that" and tokens[place] in _verbs().third:  # "shows that" and "the issues that"
        return False
    if place + 1 in tokens.parted:
        return False
    if place + 1 in tokens.counted:
        return behind not in _MEASURES | _PREPOSITIONS
    return behind in _OBJECTS or place + 1 in tokens.names or (len(behind) > 3 and behind.endswith(("s", "ly", "ing")))


def _is_joined(tokens: _Words, place: int) -> bool:
    """Say whether a word is joined to another one by "and": then it is what that is, and no verb of its own."""
    before, earlier = tokens[place - 1], tokens[place - 2] if place > 1 else ""
    return before in ("and", "or") or (before.endswith("ly") and earlier in ("and", "or"))


def _is_plural(word: str) -> bool:
    """Say whether a base form after a word may be its verb: the word is a plural, or an adverb."""
    return word in _PLURALS or (len(word) > 3 and word.endswith(("s", "ly")) and not word.endswith("'s"))


def _may_be_finite(tokens: _Words, place: int) -> bool:
    """Say, by its neighbours, whether a word that may be a verb, a noun or a participle is a finite verb."""
    verbs, token = _verbs(), tokens[place]
    behind = tokens[place + 1] if place + 1 < len(tokens) else "of"
    if token in verbs.noun_too and token not in _ALIKE:
        return _is_plural(tokens[place - 1])
    goes_on = behind != "by" and (behind in _BEHIND_VERBS or place + 1 in tokens.counted)
    is_short = len(tokens) <= SHORT
    if token in verbs.third and place not in tokens.names and (place - 1 in tokens.names or not is_short):
        return _has_something_behind(tokens, place)
    if token in _ALIKE:
        return goes_on or (not is_short and _has_bare_object(tokens, place))
    if is_short and tokens[0] in _NOT_FINITE_AFTER - _DETERMINERS:
        return False
    return (token in verbs.third and goes_on) or (len(token) > 3 and token.endswith("ed") and (goes_on or not is_short))


def _has_bare_object(tokens: _Words, place: int) -> bool:
    """Say whether one word and a preposition follow: "set fire to a mill", "hit parts of the town"."""
    behind = tokens[place + 1 : place + 3]
    return len(behind) > 1 and behind[0] != "by" and (behind[1] == "of" or behind[1] in _PREPOSITIONS)


def _has_something_behind(tokens: _Words, place: int) -> bool:
    """Say whether a third person is followed by what a plural noun is not: "differs across regions", but not "features of"."""
    behind = tokens[place + 1] if place + 1 < len(tokens) else "of"
    return behind not in _BEHIND_NOUNS and not behind.endswith("ing") and place + 1 not in tokens.parted


def _is_order(tokens: _Words) -> bool:
    """Say whether words are an order: they begin with a verb in its base form, and it has an object or no other verb follows."""
    verbs, first, rest = _verbs(), tokens[0], tokens[1:]
    bases = verbs.bases
    if (first.endswith("ly") or first in ("just", "never")) and len(rest) > 1 and rest[0] in bases:
        return True
    if rest[:1] in (["your"], ["the"]) and not (first in _BEFORE_THE or first.endswith(("ing", "ed", "ly", "s"))):
        return True
    if not rest or first not in bases or first in ("need", "let"):
        return first == "let" and bool(rest)
    if rest[0] in _DETERMINERS:
        return True
    if rest[0] in _AUXILIARIES | {"of", "said", "says", "by"}:
        return False
    return first in verbs.sure or _is_order_before_verb(tokens)


def _is_order_before_verb(tokens: _Words) -> bool:
    """Say whether a first word that may be a verb or a noun is an order: another order is joined to it, or no finite verb follows."""
    end = next((place for place, token in enumerate(tokens) if token in _SUBORDINATORS), len(tokens))
    return not any(_is_finite(tokens, place, sure=True) and place not in tokens.parted for place in range(1, end))


def _is_order_behind_introduction(sentence: str) -> bool:
    """Say whether a sentence is an order after an introduction: "For a start, open the door."."""
    head, comma, tail = sentence.partition(", ")
    if not comma or not _INTRODUCTION.match(head):
        return False
    bare = re.sub(r"^(?:(?:please|just|simply|then|always|also|first|and) )+", "", tail)
    tokens = _Words(bare)
    if len(tokens) < 2:
        return False
    is_urged = tail.startswith(("just ", "simply ", "please "))
    is_order = tokens[1] in _DETERMINERS or is_urged or (tokens[0] in _verbs().sure and _is_order(tokens))
    return tokens[0] in _verbs().bases and is_order


def _ends_in_order(sentence: str) -> bool:
    """Say whether a sentence ends in an order: "Every office is unique, so use your space."."""
    return any(
        len(tokens := _Words(tail)) > 1 and tokens[0] in _verbs().sure and _is_order(tokens)
        for tail in _TAIL.split(sentence)[1:]
    )


def _lacks_subject(tokens: _Words) -> bool:
    """Say whether a line begins with a finite verb: "Reduces strain on long treks.", "Went there once.", "Don't know it."."""
    first, second = tokens[0], tokens[1]
    if (first.endswith("ed") and second in _SUBORDINATORS) or (first.endswith("s") and second == "like"):
        return True
    if first in ("don't", "didn't", "can't", "couldn't", "doesn't", "won't", "wouldn't", "haven't", "been", "gonna", "am"):
        return True
    if (
        first.endswith("s")
        and second in ("the", "your", "its", "our", "a", "an")
        and first not in _AUXILIARIES | {"as", "besides", "across", "towards"}
    ):
        return True
    if first in _verbs().sure_third:
        return second in _DETERMINERS or second not in ("of", "is", "are", "was", "were", "have", "has", "had")
    return first in _verbs().past and second in _DETERMINERS | _SUBJECTS - {"that"}
