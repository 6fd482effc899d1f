"""Decides which sentences are fit for a summary, and why the others are not.

The rules come in families: marks that mean the same in any language (`marks`), phrases of the text's language (`phrasebook`), and the
grammar of English and German (`english`, `german`). Each names its fault, so that it can be explained why a sentence was left out.
"""

from __future__ import annotations

import functools
import re

from newsletter.draft.grammar.english import fault_of_grammar, is_statement_label, is_surely_statement
from newsletter.draft.grammar.german import (
    has_german_main_clause,
    has_german_verb,
    is_german_instruction,
    is_german_question,
    is_german_subordinate,
    lacks_german_subject,
)
from newsletter.draft.grammar.phrasebook import NEVER, Phrasebook, phrases_of
from newsletter.draft.prose.quotation_marks import OPENERS, is_quotation_open, without_quotations
from newsletter.draft.summary.fitness.marks import find_mark
from newsletter.text.sentences import CLOSING

LEAST_WORDS = 5
# A sentence has at least this many words of three letters; sizes and rows of figures have none.
LEAST_TOLD = 3
# A sentence of fewer words may be a heading, a slogan or an aside.
SURE_WORDS = 7
_CJK = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af\u0e00-\u0e7f]")
_STOP = re.compile(rf"[.!?…。！？।؟۔][{CLOSING}]*$")
_TOLD = re.compile(r"[A-Za-z]{3,}")
_WORD = re.compile(r"[^\W\d_]+")

_ENGLISH_LABEL = re.compile(r"(?:[^\s:.!?,(]+ ){0,4}[^\s:.!?,(]+(?: : |: (?=[A-Z0-9(]))")
_GERMAN_LABEL = re.compile(r"(?:[A-ZÄÖÜ0-9][\w®™.-]*+ ){0,5}[A-ZÄÖÜ0-9][\w®™.-]*+ ?: (?=[A-ZÄÖÜ0-9])")
# Two lines that were joined without a space: "the end.The next", "wordWord". Both have a capital right after another character.
_INNER_CAPITAL = re.compile(r"[A-ZÄÖÜ](?<=[a-zäöüßé\d.!?][A-ZÄÖÜ])")
_GLUED = re.compile(
    r"[a-zäöüß]{2}[.!?][A-Z][a-z’']|[a-z]\.\.\.?[A-Z]|\d(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]* \d|"
    r"(?<![\w@/.-])[a-zäöüß]{5,}(?!Innen)[A-ZÄÖÜ][a-zäöüß]{3}|[a-zé]{5}[LDJ][’'][A-ZÉa-z]"
)
# A heading or slogan that runs into a sentence. For speed, each pattern begins with its rarest character.
_HEADED = (
    re.compile(
        r"[A-Z](?<!\w[A-Z])[\w-]+ [A-Z][\w-]+ (?:There|This|These|It|They|We|You|If|When|Our|Here|What|How) [a-z’']+ [a-z]"
    ),
    re.compile(
        r" (?:(?<=[a-zäöü] )(?:Bist|Ist|Sind|Hast|Habt|Kennst|Kennt|Wenn|Warum|Wer) (?:du|ihr|sie|es|wir|ich|man) |"
        r"[—–-] (?:We|Our|You|Your|They|It|Da|Weil|Wenn|Wir|Sie|Hier|Bei|Mit|Nach) [a-zäöü])"
    ),
    # Words that have no capital within a sentence, before a word without a capital: "How it works The stone stores heat".
    re.compile(r" (?:(?<=[a-z] )(?:The|In|If|When|This|These|With|From|At|After|How|What|For) [a-z]+ [a-z])"),
)
# The same in German, where an article within a sentence is capitalised only in the name of a party, a film, a newspaper.
_GERMAN_HEADED = re.compile(
    r"(?:[^\W\d_][\w-]* ){0,5}?(?!(?:Partei|Fraktion|Sendung|Show|Serie|Reihe|Film|Roman|Buch|Stück|Musical|Oper|Album|Song|Band|Gruppe|"
    r"Zeitung|Magazin|Zeitschrift|Podcast|Projekt|Verein|Initiative|Firma|Hotel|Restaurant|Spiel|Bündnis|Klassiker|Verlag|Portal) )"
    r"[A-ZÄÖÜ][a-zäöüß]{3,} (?:Der|Die|Das|Eine?|Im|Wenn|Wer|Seit) (?:[a-zäöüß]+ )*[A-ZÄÖÜ]"
)
# Two sentences, the second of which begins small: "a name for each project. so it is better".
_SMALL_AFTER_STOP = re.compile(
    r"\. (?<=[a-z]{5}\. )(?<!approx\. )(?:so|it|this|but|and|we|you|the|they|i|in|if|he|she|or|for|with|that|there|as) [a-z]"
)
# Several words, or a long one, twice in a row: a heading that runs into its sentence.
_TWICE = re.compile(r"(?<!\w)(\w++[ -]\w{3,}+(?:[ -]\w++){0,3}|\w{8,}+) (?i:\1)\b")
# A question followed by more text in lower case.
_ASKS = re.compile(
    r"(?:Is|Are|Do|Does|Did|Can|Could|Will|Would|Should|What|How|Why|Who|Where|When|Which|Any)\b[^.\"“”]{3,200}\? [a-z]"
)
# In characters: anything longer is no sentence of prose, and the rules below would take minutes over it.
LONGEST_SENTENCE = 2000


def size_of(text: str) -> int:
    """Return the length of a text in words; in scripts without spaces between words, two characters count as one word."""
    letters = 0 if text.isascii() else len(_CJK.findall(text))
    return len(_CJK.sub(" ", text).split()) + letters // 2 if letters else len(text.split())


@functools.lru_cache(maxsize=4096)
def find_fault(sentence: str, language: str | None = "en") -> str | None:
    """Return in a word or two why a sentence cannot stand in any summary; None if nothing is wrong with it."""
    if len(sentence) > LONGEST_SENTENCE:
        return "too long"
    if size_of(sentence) < LEAST_WORDS or (sentence.isascii() and len(_TOLD.findall(sentence)) < LEAST_TOLD):
        return "fragment"
    if is_quotation_open(sentence):
        return "half a quotation"
    if is_bare_quotation(sentence, language):
        return "bare quotation"
    outside = without_quotations(sentence)
    return (
        find_mark(sentence)
        or _fault_of_form(sentence)
        or _fault_of_words(sentence, outside, phrases_of(language))
        or (_fault_of_english(sentence, outside) if language == "en" else None)
        or (_fault_of_german(sentence, outside) if language == "de" else None)
    )


def find_weakness(sentence: str, language: str | None = "en") -> str | None:
    """Return the fault of a sentence, else the doubt about it, else None."""
    return find_fault(sentence, language) or find_doubt(sentence, language)


def find_fault_in_place(sentence: str, language: str | None = "en") -> str | None:
    """Return why a sentence cannot stand in a summary although it opens its text or follows the sentence before it there: its fault, or its
    tone; there a doubtful verb is no objection."""
    doubt = find_doubt(sentence, language)
    return find_fault(sentence, language) or (doubt if doubt == "tone" else None)


def find_grave_fault(sentence: str, language: str | None = "en") -> str | None:
    """Return the fault of a sentence, or that it may have no verb; None if it can stand in a summary for want of a better one."""
    doubt = find_doubt(sentence, language)
    return find_fault(sentence, language) or (doubt if doubt == "verb in doubt" else None)


@functools.lru_cache(maxsize=4096)
def find_doubt(sentence: str, language: str | None = "en") -> str | None:
    """Return in a word or two why a sentence without a fault may still be no sentence of a report; None if there is no doubt."""
    is_begun = sentence[:1].isalnum() or (sentence[:1] in OPENERS and not sentence.startswith("' "))
    if sentence.endswith("!") or not is_begun:
        return "tone"
    if size_of(sentence) < SURE_WORDS:
        return "short"
    if language == "de":
        outside = without_quotations(sentence)
        return None if _is_so_said(sentence, outside) or has_german_main_clause(outside) else "verb in doubt"
    if language == "en" and not _is_caseless(sentence) and not is_surely_statement(without_quotations(sentence, " one ")):
        return "verb in doubt"
    return None


def _fault_of_form(sentence: str) -> str | None:
    if not _STOP.search(sentence):
        return "unfinished"
    if re.search(r"[?？]!*$", sentence.rstrip(CLOSING)) or _ASKS.match(sentence):
        return "question"
    if sum(map(sentence.count, "([")) != sum(map(sentence.count, ")]")):
        return "half a bracket"
    if _INNER_CAPITAL.search(sentence) and _GLUED.search(sentence):
        return "glued"
    if any(rule.search(sentence) for rule in _HEADED) or _TWICE.search(sentence):
        return "glued"
    if sentence.isupper() and all(sign.isupper() for sign in sentence if sign.isalpha()):  # not "ＣＬ" among Japanese signs
        return "capitals"
    return None


def _fault_of_words(sentence: str, outside: str, phrases: Phrasebook) -> str | None:
    if phrases.announces.search(outside):
        return "announcement"
    if (phrases.calls.match(sentence) and not _is_said(sentence, outside, phrases)) or phrases.call.search(outside):
        return "call to act"
    return "greeting" if phrases.greets.match(sentence) else None


def _is_said(sentence: str, outside: str, phrases: Phrasebook) -> bool:
    """Say whether a sentence is a quotation and who says it: "“Use the bridge,” said the mayor"."""
    return sentence != outside and sentence[0] in OPENERS and phrases.speech.search(outside) is not None


def _fault_of_english(sentence: str, outside: str) -> str | None:
    if _is_caseless(sentence):  # names cannot be told from verbs
        return None
    if _SMALL_AFTER_STOP.search(outside):
        return "glued"
    label = _ENGLISH_LABEL.match(outside)
    if label and not is_statement_label(label[0]):
        return "label"
    if _is_said(sentence, outside, phrases_of("en")):
        return None
    return fault_of_grammar(sentence if sentence[0] in OPENERS else outside)


def _is_caseless(sentence: str) -> bool:
    """Say whether a sentence may be of a text without capitals: it has none, although it begins with a letter."""
    return sentence.islower() and not sentence.lstrip('"“‘(')[:1].isdigit()


def _fault_of_german(sentence: str, outside: str) -> str | None:
    if _is_so_said(sentence, outside):
        return None
    if not has_german_verb(outside):
        return "no verb"
    if _GERMAN_HEADED.match(outside):
        return "glued"
    if _GERMAN_LABEL.match(outside):
        return "label"
    if is_german_question(outside):
        return "question"
    if is_german_subordinate(outside) or lacks_german_subject(outside):
        return "fragment"
    return "order" if is_german_instruction(outside) else None


_SO_SAID = re.compile(r"\W*(?:so|laut) (?=\w)")


def _is_so_said(sentence: str, outside: str) -> bool:
    """Say whether a German sentence is a quotation and who says it without a verb: "„Wir bauen“, so der Rat", "laut dem Rat"."""
    return outside != sentence and sentence[0] in OPENERS and _SO_SAID.match(outside) is not None


# A work's title or a word that is not meant literally, and how many words beside it make a clause of their own.
_QUOTED_WORD, CLAUSE = re.compile(rf"[{OPENERS}][\w’-]+(?: [\w’-]+)?[\"”“»«’'](?=\s\w)"), 5


def is_bare_quotation(sentence: str, language: str | None = "en") -> bool:
    """Say whether a sentence is a quotation that does not say whose words it is."""
    if not sentence.startswith(tuple(OPENERS)):
        return False
    outside, speech = without_quotations(sentence), phrases_of(language).speech
    if outside == sentence or outside.lstrip()[:1] in ("—", "–", "-"):  # "'90s bands"; signed: "— Ida Holm, baker"
        return False
    if _QUOTED_WORD.match(sentence) and len(_WORD.findall(outside)) >= CLAUSE:
        return False
    return len(_WORD.findall(outside)) < 2 or (speech.pattern != NEVER.pattern and not speech.search(outside))
