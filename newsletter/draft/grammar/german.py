"""Decides whether a line of German is a declarative sentence: it has a finite verb and is no instruction in the infinitive.

There is no parser: it goes by the endings of words without a capital. In doubt a line passes.
"""

from __future__ import annotations

import re

_VERB = re.compile(
    r"(?<![\w-])(?:(?!(?:nicht|mit|seit|statt|jetzt|dort|fast|erst|selbst|recht|sonst|insgesamt|weit|gut|acht|bereits|heut|samt|"
    r"gegen|neben|zwischen|wegen|oben|unten|eben|einen|keinen|den|denen|deren|ihren|seinen|meinen|unseren|diesen|jeden|allen|"
    r"hinten|vorn|gestern|ten|letzt|zuletzt|bitte|heute|weiten|guten|neuen|ersten|letzten)\b)(?!\w+(?:ste|sten|igen|lichen|ischen|baren|losen|samen|enden)\b)[a-zäöüß]+(?:t|te|ten|en|ern|eln)|"
    r"sind|war|wird|wurd\w*|werd\w*|kann|muss|soll|darf|will|mag|habe|sei|sein|wäre\w*|hätte\w*|ging|kam|gab|nahm|fand|stand|"
    r"lag|sah|hieß|ließ|blieb|schrieb|sprach|traf|rief|fiel|zog|lief|hielt|begann|gewann|verlor|bekam|kriege?|gibt|glaube|denke|"
    r"sage|finde|weiß|tat|trug|starb|wuchs|stieg|sank|bot|schlug|brach|aß|trank|schlief)(?![\w-])"
)
# A word that proves that a clause has a finite verb: an auxiliary, a pronoun, a strong past form, or an ending that no participle and no
# infinitive has.
_FINITE = re.compile(
    r"(?<![\w-])(?i:bin|ist|sind|war|waren|wird|werden|wurden?|kann|können|konnten?|muss|müssen|mussten?|soll|sollen|sollten?|darf|dürfen|"
    r"will|wollen|mag|mögen|hab|habe|hat|haben|hatten?|sei|seien|wäre\w*|hätte\w*|würden?|lässt|"
    r"lassen(?! ?$)|lasst|man|ging|kam|gab|nahm|fand|stand|"
    r"lag|sah|hieß|ließ|liess|blieb|schrieb|sprach|traf|rief|fiel|zog|lief|hielt|begann|gewann|verlor|bekam|sich|wir|sie|ich|es|er)(?![\w-])|"
    r"(?<![\w-])(?!nicht|mit|seit|statt|jetzt|dort|fast|erst|selbst|recht|sonst|insgesamt|weit|gut|acht|bereits|heut|samt|leicht|direkt|glatt|kräftig|dünn|"
    # Adjectives that end like a verb.
    r"(?:(?:inst|eleg|konst|interess|relev|mark|ras)an|(?:perman|konsequ|transpar|promin|kompet|effizi|intellig|dez)en|"
    r"(?:komp|ex|int)ak|perfek|korrek|indirek|konkre|komplet|diskre)t\b|"
    r"sofort|zuletzt|ge\w+t\b|\w+ge\w+t\b|(?:ver|be|er|zer|ent)\w+t\b)[a-zäöüß]+(?:[^r]t|te|ten|test|tet)(?![\w-]| [A-ZÄÖÜ])"
)
_INFINITIVE = re.compile(r"(?<!zu )(?<![\w-])(?!oben|unten|eben|neben|innen|außen|hinten|vorn)[a-zäöüß]{2,}(?:en|ern|eln)$")
# Infinitives that end like past forms.
_LIKE_PAST = re.compile(r"\b[a-zäöüß]*(?:eiten|halten|braten|raten|kneten|treten|bitten|bieten|fetten|glätten|schütten)\b")
_SUBORDINATE = re.compile(
    r"(?:auch )?(?:wenn|weil|dass|ob|als|da|damit|bevor|nachdem|während|sobald|obwohl|um|ohne|statt|wer|was|wie|wo|wann|falls|bei)\b",
    re.IGNORECASE,
)
_QUESTION = re.compile(
    r"(?:Welche[rsmn]?|Wie|Was|Wer|Wo|Warum|Wann|Wieso|Weshalb) (?:\S+ ){0,2}"
    r"(?:ist|sind|hat|haben|kann|können|wird|werden|war|muss|soll|darf)\b"
)
_WITH_ZU = re.compile(r"\bum [^,]*\bzu \w+|\bzu \w+(?:en|ern|eln)\b")
# An adjective between an article and its noun: "die perfekte Zeit".
_BEFORE_NOUN = re.compile(r"\b(?i:die|der|das|den|dem|des|ein|eine[nrms]?) [a-zäöüß]+e[nrms]? (?=[A-ZÄÖÜ])")
_RELATIVE = re.compile(r", (?:\w+ )?(?:die|der|das|dem|den|denen|welche\w*|wie|dass|wo|um)\b")
# What opens a subordinate clause after a comma.
_CLAUSE = re.compile(
    r"(?:(?:in|an|auf|aus|bei|mit|von|zu|für|über|durch|um|nach|unter) )?(?:die|der|das|dem|den|denen|deren|dessen|welche\w*)\b|"
    rf"{_SUBORDINATE.pattern}|wo\w+\b|indem\b|sodass\b",
    re.IGNORECASE,
)
# What opens a clause that is a question in another, at the beginning of a line and behind its comma.
_INDIRECT = re.compile(
    r"(?:Warum|Weshalb|Wieso|Wie|Wo|Dass|Weil|Ob|Obwohl|Während|Nachdem|Welche[rsmn]?|"
    r"(?:und |oder )?(?:warum|weshalb|wieso|wie|was|wo|wann|ob|welche[rsmn]?|wer))\b"
)
_BETWEEN_CLAUSES = re.compile(r", | und (?=(?:warum|wieso|weshalb|wie|was|wo|wann|welche[rsmn]?|wer)\b)")
# A verb at the end of such a clause that would be taken for a participle elsewhere: "wann die Arbeit beginnt".
_CLAUSE_END = re.compile(r" (?:be|er|ver|ent|zer)[a-zäöüß]+t$")
# How a line about a product begins that does not name it, and its verb without a subject behind the comma.
_FEATURE = re.compile(r"(?:Für|Mit|Ohne|Aus|Auch für|Ideal|Perfekt|Bestens|Besonders|Sehr|Geeignet)\b")
_BARE_VERB = re.compile(
    r"(?:und |aber )?(?!sagt|meint|nicht|mit|seit|samt|erst|fast|jetzt|dort|selbst|statt|heißt|gilt)[a-zäöüß]{3,}t "
    r"(?!(?:der|die|das|den|dem|des|eine?|sie|er|es|ich|wir|man|sich|kein|\w*dies)\b)[a-zäöüß]+\b"
)
# In words: a shorter line is not taken for an instruction.
_SHORTEST = 4


def has_german_verb(sentence: str) -> bool:
    """Say whether a German line may have a finite verb: a word without a capital that ends like one."""
    return _VERB.search(sentence) is not None


def has_german_main_clause(sentence: str) -> bool:
    """Say whether a German line has a verb outside its subordinate clauses: "Ein Jahr, in dem er musste" has none."""
    clauses = [clause.strip() for clause in re.split(r"[,;:–—]", sentence.rstrip(" .!"))]
    main = [clause for number, clause in enumerate(clauses) if not (_CLAUSE if number else _SUBORDINATE).match(clause)]
    return any(_VERB.search(_BEFORE_NOUN.sub(" ", _WITH_ZU.sub(" ", clause))) for clause in main or clauses)


def is_german_instruction(sentence: str) -> bool:
    """Say whether a German line says what to do, in the infinitive: "Milch erwärmen und die Butter darin zerlassen."."""
    first, _, rest = sentence.rstrip(" .!").partition(",")
    line = first if re.match(r" (?:so ?dass|bis|dann|danach|damit)\b", rest) else sentence.rstrip(" .!")
    if len(line.split()) < _SHORTEST or _SUBORDINATE.match(line) or _RELATIVE.search(line):
        return False
    return _INFINITIVE.search(line) is not None and not _FINITE.search(_LIKE_PAST.sub("", line))


def is_german_question(sentence: str) -> bool:
    """Say whether a German line is a question, even without a question mark: "Wie groß ist die Dichte des Glases."."""
    found = _QUESTION.match(sentence)
    return found is not None and not re.search(r",(?! (?:wenn|falls|als|um)\b)", sentence[found.end() - 1 :].rstrip(".")[:60])


def is_german_subordinate(sentence: str) -> bool:
    """Say whether a German line has subordinate clauses only: "Welche Wege es gibt und was sie kosten."."""
    if re.search("[:–—]", sentence):
        return False
    return all(
        _INDIRECT.match(clause) is not None
        and (_CLAUSE_END.search(clause) is not None or _FINITE.search(clause.rpartition(" ")[2]) is not None)
        for clause in _BETWEEN_CLAUSES.split(sentence.rstrip(" .!"))
    )


def lacks_german_subject(sentence: str) -> bool:
    """Say whether a line is a note on a product without its name: "Für jedes Haar geeignet, trocknet schnell."."""
    first, comma, rest = sentence.rstrip(" .!").partition(", ")
    return (
        bool(comma)
        and _FEATURE.match(first) is not None
        and _FINITE.search(first) is None
        and _BARE_VERB.match(rest) is not None
    )
