"""Decides whether a line of German that is cut short is still a whole clause, with both halves of its verb, and what it can lose.

There is no parser: it goes by capitals, by the endings of verbs and by small words. In doubt a line is not cut.
"""

from __future__ import annotations

import re

from newsletter.draft.grammar.german import has_german_main_clause

# Helping verbs, whose participle or infinitive ends the clause.
_HELPS = r"(?:ha(?:t|be|ben|tten?)|wird|werden|wurden?|will|wollen|soll(?:en|ten?)?|kann|können|muss|müssen|darf|dürfen)"
_HELPING = re.compile(rf"\b{_HELPS}\b")
# Such a verb, or one of being, at the end of a line: its other half is in what was cut ("will, wie er sagte, …").
_HALF = re.compile(rf"\b(?:{_HELPS}|ist|sind|sei)$")
# Such a verb with both its halves, the second of two verbs: "ist gesperrt worden".
_TWO_VERBS = re.compile(
    rf"\b(?:{_HELPS}|ist|sind|war(?:en)?)\b.* [a-zäöüß]{{4,}}(?:t|n) (?:worden|werden|haben|sein|können|müssen|lassen)$"
)
# The end of a clause with such a verb, and that of one with a verb in two parts: "stellt den Zug ein".
_END = re.compile(r" [a-zäöüß]{4,}(?:t|n)$")
_PARTICLE = re.compile(
    r" (?:ab|an|auf|aus|bei|durch|ein|fest|fort|her|hin|los|mit|nach|nieder|statt|teil|um|vor|weg|weiter|zu|zurück|zusammen)$"
)
# What somebody decides or promises to do: the clause before it says nothing without it (", die Brücke zu sperren").
_INFINITIVE = re.compile(r", (?!um\b)[^,]* (?:zu [a-zäöüß]+|[a-zäöüß]+zu[a-zäöüß]+)n(?=$|,)")
# The end of a clause that needs the relative clause after it: "Die erste Stadt, die", "den Mann, der".
_THE_ONE = re.compile(r"\b(?:der|die|das|den|dem|jene\w*|diejenig\w+|einzige\w*|erste\w*)(?: [a-zäöüß]+)*(?: [A-ZÄÖÜ][\w-]*)$")
# The end of a line that has lost what says which one: "gegen das Verbot" (of what?).
_DANGLING = re.compile(
    r" (?:gegen|für|über|zu[mr]?|von|mit|an|auf|in|bei|im|vom|am) (?:(?:das|die|den|dem|der) )?(?<=[dsmr] )[A-ZÄÖÜ][\w-]+$"
)
# A relative clause between a subject and its helping verb; a question before a statement, and what such a statement is headed by.
_INSERTION = re.compile(
    r"^((?:Der|Die|Das|Ein|Eine|Mehrere|Viele|\d[\d.]*) [^,]*[A-ZÄÖÜ][\w-]+), (?:(?:in|an|auf|aus|bei|mit|von|für|über) )?"
    rf"(?:der|die|das|dem|den|denen|deren|dessen) [^,]+, (?=(?:{_HELPS}|ist|sind|war(?:en)?)\b)"
)
_PROMISE = re.compile(r"^(?:Was|Wie|Warum|Wo|Wer|Welche\w*|Darum|So) [^:]{5,60}: (?=[A-ZÄÖÜ])")
_HEADING = re.compile(
    r"(?!(?:Was|Wie|Warum|Wo|Wer|Welche\w*|Darum|So|Fazit)\b)[A-ZÄÖÜ]\w+ (?:[\w-]+ )*(?:in|im|bei|auf|am|für|mit|nach|vor) .*"
)
# What a German clause can do without, in this order: who says so, a day, a phrase that belongs to the noun before it, a phrase of place,
# time or manner.
_NOUN = r"(?: (?:[a-zäöüß]+|\d[\d.,]*)){0,5}(?: (?:St\.|[A-ZÄÖÜ][\w-]+)){1,3}(?: [12]\d{3}\b)?"
_GENITIVE = rf"(?: (?:des|eines){_NOUN})?"
_SPARE = (
    re.compile(
        rf" (?:nach (?:Angaben|Auskunft|Aussage|Ansicht|Informationen)|(?:laut|nach eine[rm]){_NOUN})"
        rf"(?: (?:der|des|eines|einer|von){_NOUN})?(?: (?:in|aus) [A-ZÄÖÜ][\w-]+)?(?= )"
    ),
    re.compile(
        r" (?:am (?:[A-ZÄÖÜ]\w+tag|Mittwoch|Sonnabend)\w*|am (?:frühen |späten )?(?:Abend|Morgen|Vormittag|Nachmittag)|"
        r"in der Nacht (?:zum|auf) (?:den )?\w+|(?:von|vom) (?:\S+ )?[A-ZÄÖÜ]\w+ an)(?= )"
    ),
    re.compile(
        rf"(?<=[a-zäöüß]) (?:in|im|an|am|bei|beim|mit|nach|von|vom|aus|für|gegen|über|um(?= (?:d|ein))|zwischen|unter)"
        rf"{_NOUN}{_GENITIVE}(?= )"
    ),
    re.compile(
        rf" (?:in|im|an|am|auf|bei|beim|mit|nach|vor|seit|für|durch|zwischen|während|trotz|wegen){_NOUN}{_GENITIVE}(?= )"
    ),
)
# What a phrase in the middle goes on with ("im Frühjahr und Sommer"), or that it is joined to what stands before it; and the verbs that end
# a clause of German.
_GOES_ON = re.compile(r" (?:der|des|eine[rs]|oder|sowie|und)\b")
_JOINED = re.compile(r"\b(?:aber|und|oder|sondern|sowie|als|wie|nicht|nur|sogar|auch)$")
_VERBS = re.compile(r" [a-zäöüß]{4,}(?: (?:worden|werden|haben|sein|können|müssen|lassen))?(?=$|,)")
# "In Sicherheit", "zur Verfügung": part of the verb behind it.
_OF_VERB = re.compile(r" (?:in|ins|zu|zur|zum|auf|unter|außer|an) [A-ZÄÖÜ][\w-]+")


def without_promise(line: str) -> str:
    """Return a line without a question or promise before its statement: "Was Eltern wissen müssen: Die Stadt …"."""
    return _PROMISE.sub("", line)


def without_insertion(line: str) -> str:
    """Return a line without a relative clause between its subject and its helping verb."""
    return _INSERTION.sub(r"\1 ", line)


def is_heading(text: str) -> bool:
    """Say whether what stands before a colon says by itself what has happened and where."""
    return _HEADING.fullmatch(text) is not None


def ends_with_verb(head: str) -> bool:
    """Say whether a line ends with the second part of its verb: "stellt den Zug ein", "ist gesperrt worden"."""
    return _PARTICLE.search(head) is not None or _TWO_VERBS.search(head) is not None


def goes_on(line: str, clause: re.Match[str]) -> bool:
    """Say whether a German line needs the clause after it: one in the infinitive, or what "und" joins to less than a whole clause."""
    if _INFINITIVE.match(line, clause.start()):
        return True
    head = line[: clause.start()]
    return clause[0] == " und" and not (_END.search(head) and _HELPING.search(head.rpartition(", ")[2]))


def without_correlate(head: str, rest: str) -> str:
    """Return the beginning of a German line without a "so" that the clause after it explains: "so umbauen, dass"."""
    return re.sub(r" so(?= \w+$)", "", head) if rest.startswith(", dass") else head


def without_phrases(line: str, longest: int) -> str:
    """Return a German clause without phrases in its middle, so that it keeps both halves of its verb; "" if that is not enough."""
    begun = line.find(" ")
    for number, spare in enumerate(_SPARE):
        for found in reversed([*spare.finditer(line, begun)]):
            before, behind = line[: found.start()], line[found.end() :]
            is_of_noun = before.rsplit(" ", 1)[-1][:1].isupper()
            if number > 1 and ((number == 2 and not is_of_noun) or _is_needed(before, found[0], behind, is_of_noun)):
                continue
            line = before + behind
            if len(line) <= longest and not _DANGLING.search(before):
                return line
    return ""


def _is_needed(before: str, phrase: str, behind: str, is_of_noun: bool) -> bool:
    """Say whether a phrase in a German clause goes on, is joined to what stands before it, or is needed by its verb."""
    if _GOES_ON.match(behind) or _JOINED.search(before):
        return True
    return _VERBS.match(behind) is not None and (not is_of_noun or _OF_VERB.fullmatch(phrase) is not None)


def is_clause(head: str) -> bool:
    """Say whether a German line has a main clause with both halves of its verb, and does not end in a noun that needs a relative clause."""
    is_half = _HALF.search(head) is not None and _TWO_VERBS.search(head) is None
    if is_half or not has_german_main_clause(head) or _THE_ONE.search(head):
        return False
    return _HELPING.search(head.rpartition(", ")[2]) is None or _END.search(head) is not None
