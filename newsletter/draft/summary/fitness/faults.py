"""Decides which sentences are fit for a summary, and why the others are not.

The rules come in families: signs that mean the same in any language, phrases of the text's language (`phrasebook`), and the grammar of
English and German (`english`, `german`). Each names its fault, so that it can be explained why a sentence was left out.
"""

from __future__ import annotations

import functools
import re
from typing import NamedTuple

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
from newsletter.draft.prose.units import is_quotation_open
from newsletter.text.stopwords import function_words, telling_words

LEAST_WORDS = 5
# A sentence has at least this many words of three letters; sizes and rows of figures have none.
LEAST_TOLD = 3
# A sentence of fewer words may be a heading, a slogan or an aside.
SURE_WORDS = 7
_CJK = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af\u0e00-\u0e7f]")
_STOP = re.compile(r"[.!?…。！？।؟۔][\"'”’»)\]]*$")
_EMOJI = re.compile("[\U0001f000-\U0001faff\u2600-\u27bf\u2b50\u2b55\ufe0f\u200d\u2640\u2642]")
_TOLD = re.compile(r"[A-Za-z]{3,}")
_WORD = re.compile(r"[^\W\d_]+")
# "I" in a text without capitals.
_SMALL_I = re.compile(r"(?<![\w(.-])i(?![\w).-])")

_MONTH = r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?"
DAY = (
    rf"(?:{_MONTH}\s+\d{{1,2}},?\s+\d{{4}}|\d{{1,2}}\.?\s+{_MONTH},?\s+\d{{4}}|\d{{4}}-\d\d-\d\d|\d{{1,2}}/\d{{1,2}}/\d{{2,4}})"
)
"""A day with its year in English or in figures, as a pattern that ignores case."""
_TIMESTAMP = re.compile(
    rf"^(?:(?:last )?(?:updated|published|posted|modified|created|first published)\b.{{0,25}}\d|{DAY}"
    r"\W*(?:$|at\b|\||·|-|–|,?\s*\d{1,2}:\d\d)|\d{1,2}:\d\d\s*(?:[ap]\.?m|gmt|et|bst|cet|ist|utc)|\d+\s+min(?:ute)?s?\s+read)",
    re.IGNORECASE,
)
_BYLINE = re.compile(
    r"^(?:[Bb]y\s+(?:[A-Z][\w.'’-]+\s*(?:,|and|&|\|)?\s*){2,10}$|(?i:written|posted|published|reported|edited|compiled|submitted|"
    r"story|text|words|translated|reviewed|contributed)\s+by\b|(?i:reporting|editing|additional reporting|writing)\s+by\b|"
    r"(?i:the author is|about the author|(?:staff|senior|guest) (?:writer|reporter|contributor)\b))"
)
_AUTHOR = re.compile(
    r"\b(?:contributed to this (?:report|article|story|guide|piece|post|review)|"
    r"is (?:a|an|the|our) (?:staff |senior |freelance |contributing |guest )?"
    r"(?:writer|reporter|columnist|contributor|correspondent) (?:at|for|with|based|covering)\b|can be reached at|"
    r"is our (?:[\w-]+ ){0,3}(?:writer|reporter|columnist|correspondent|editor)\b)",
    re.IGNORECASE,
)
_CREDIT = re.compile(
    r"^(?:(?:photo(?:graph)?s?|images?|pictures?|illustration|video|credits?|source|foto|bild|caption|cover|figure \d+|fig\. ?\d+|"
    r"table \d+)(?:\s+(?:by|credit|courtesy|from|via)\b|\s*[:©/|]))|"
    r"\((?:pictured|above|left|right|file|photo|image|seen)\b[^)]*\)\.?$|"
    r"^(?:pictured|seen here|shown here|above|below|file|archive)\b.{0,12}(?:[:,]| [–—-] )|"
    r", (?:photographed|pictured|seen here|shown here)\b",
    re.IGNORECASE,
)
_CAPTION = re.compile(
    # Where in a photograph somebody stands, what it is of, what people do in it, or that it is from an archive; the day and year that
    # agencies end a caption with.
    r"^(?:[^.,\"“]{3,60}|[^\"“]{3,140} (?-i:[A-Z])[\w’'-]+), "
    r"(?:cent(?:er|re)|left|right|(?:far|second|third) (?:left|right)|second from (?:the )?(?:left|right))(?:,| and (?-i:[A-Z]))|"
    r"^(?:an? |the |this )?(?:(?:(?:general|aerial|combination|handout|undated) )+(?:view|photo|picture|image)|"
    r"(?:photo|picture|image|photograph|combo) (?:shows(?! (?:\w+ )?signs?\b)|taken))\b|"
    r"^(?:an? (?!court\b|judge\b)(?:[\w-]+ ){1,3}(?:holds|stands|walks|waits|works|loads|watches|carries|marches|clears|searches|sits|lies|"
    r"rises|looks|rides|inspects|sweeps|lines up)|"
    r"(?:[\w-]+ )?(?:(?:people|workers|police|officers|residents|firefighters|passengers|protesters|pupils|visitors|soldiers|pedestrians|"
    r"shoppers) (?:hold|stand|walk|wait|work|load|watch|carry|march|clear|search|sit|lie|look|ride|inspect|sweep|line up)|"
    # A noun that is spelt like its verb has another verb behind it: "Police search for the boy resumed on Monday".
    r"smoke rises)) (?!.* (?:was|were|has|had|began|resumed|ended|continued|drew|entered|went|took) ).{5,140} on "
    r"(?:mon|tues|wednes|thurs|fri|satur|sun)day\.$|"
    r"\((?:(?:archiv|symbol|stock|file)[- ]?(?:bild|foto|photo|picture|image)?|links|rechts|mitte|im bild|(?:\d\. )?v\. ?[lr]\.|"
    r"à (?:gauche|droite)|au centre|(?:a la )?(?:izquierda|derecha)|a (?:sinistra|destra)|al centro)\)|"
    r"\b(?:is|are) seen (?:here|being|in this)\b|"
    r", (?:on )?(?:mon|tues|wednes|thurs|fri|satur|sun)day, [a-z]{3,9}\.? \d{1,2}, \d{4}\.?$",
    re.IGNORECASE,
)
# Who or what translated a page.
_TRANSLATED = re.compile(
    r"(?:^(?:this|dies\w*|ceci|cette|esta|este|questa|questo|deze)\b.{0,40}|\b(?:is|was|been|wurde|ist|été|sido|stat[oa]) )"
    r"(?:an? |eine |une |una )?(?:(?:machine|automat\w+|maschinell\w*)[- ](?:translat|übersetz|erstellte? übersetz)|trad\w+ autom[aá]ti)",
    re.IGNORECASE,
)
_CREDIT_WITHIN = re.compile(
    r"\b(?:getty images|shutterstock|unsplash|istock|ap photo|afp via|reuters/|/reuters|file photo|photo by|photo courtesy|"
    r"copyright|image courtesy|image credit|photo credit|photo:|image:|pic\.twitter\.com|all rights reserved|©|\(c\) \d{4})",
    re.IGNORECASE,
)
# A caption's or speaker's label in capitals before a colon, the letter of a question or answer, one or two words and a colon.
_LABEL = re.compile(
    r"^(?:[A-ZÄÖÜ0-9][A-ZÄÖÜ0-9 .,'’#&()-]{4,}|[QAFR]|[^\W\d_][\w-]*(?: [\w-]+)?|[\w-]*\d[\w-]*): |"
    r"^(?i:price|preis|prix|precio|prezzo|edit|update)\b(?=[: ]*(?:\d|[$€£]|ab\b|from\b|:))|^\W*(?:\d+[.)] |[•▪●►★✔✅–—-] )|^[(\[]"
)
_ENGLISH_LABEL = re.compile(r"(?:[^\s:.!?,(]+ ){0,4}[^\s:.!?,(]+: (?=[A-Z0-9(])")
_GERMAN_LABEL = re.compile(r"(?:[A-ZÄÖÜ0-9][\w®™.-]*+ ){0,5}[A-ZÄÖÜ0-9][\w®™.-]*+ ?: (?=[A-ZÄÖÜ0-9])")
_CODE = re.compile(
    r"[a-z]\.[a-z_]\w*\(|"
    # One function's name or page of the manual within a sentence is prose: "read() copies", "see execve(2)".
    r"\w\(\)(?=[;{.]|.*\w\(\))|\w\((?!\d[a-z]?\))[\w\"', =.]+\)\s*[;{.]|=>|->|::|</?\w+[^>]*>|[{};]\s*$|"
    r"\b0x[0-9a-f]{2,}|[=!<>]=|\|\||&&|\w=[\w\"'/]+\s|\bC:\\|/(?:usr|etc|home|var)/|[\w.]\.(?:py|js|cpp|rs|go|java|sh|"
    r"yml|yaml|json)\b:\d",
)
_CODE_LINE = re.compile(
    r"^\s*(?:--?[a-z][\w-]+ |\$|>>>|#!|//|/\*|import |from \w+ import|def |class \w+[(:]|function\b|const |let \w+ =|var |return |"
    r"sudo |npm |pip |git |docker |curl |apt )|^(?:feat|fix|chore|docs|refactor|perf|ci|build|test)(?:\([\w/-]+\))?!?: "
)
# Two lines that were joined without a space: "the end.The next", "wordWord". Both have a capital right after another character.
_INNER_CAPITAL = re.compile(r"[A-ZÄÖÜ](?<=[a-zäöüßé\d.!?][A-ZÄÖÜ])")
_GLUED = re.compile(
    r"[a-zäöüß]{2}[.!?][A-Z][a-z’']|[a-z]\.\.\.?[A-Z]|\d(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]* \d|"
    r"(?<![\w@/.-])[a-zäöüß]{5,}(?!Innen)[A-ZÄÖÜ][a-zäöüß]{3}|[a-zé]{5}[LDJ][’'][A-ZÉa-z]"
)
# A heading or slogan that runs into a sentence. For speed, each pattern begins with its rarest character.
_HEADED = (
    re.compile(
        r"[A-Z](?:(?<!\w[A-Z])[\w-]+ [A-Z][\w-]+ (?:There|This|These|It|They|We|You|If|When|Our|Here|What|How) [a-z’']+ [a-z]|"
        r"(?<!\S[A-Z])[a-z]+ (?:[A-Z][a-z]+ ){6})"
    ),
    re.compile(
        r" (?:(?<=[a-zäöü] )(?:Bist|Ist|Sind|Hast|Habt|Kennst|Kennt|Wenn|Warum|Wer) (?:du|ihr|sie|es|wir|ich|man) |"
        r"[—–-] (?:We|Our|You|Your|They|It) [a-z])"
    ),
    # Words that have no capital within a sentence, before a word without a capital: "How it works The stone stores heat".
    re.compile(r" (?:(?<=[a-z] )(?:The|In|On|If|When|This|These|With|From|At|After|How|What|For) [a-z]+ [a-z])"),
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
_QUOTE = re.compile('["“«„‘]')
_QUOTATION = re.compile(r"“[^”]*”|\"[^\"]*\"|«[^»]*»|„[^“”]*[“”]|‘[^’]*’(?!\w)")
_CONNECTIVE = re.compile(
    r"(?:But|However|Instead|Meanwhile|Moreover|Furthermore|Nevertheless|Nonetheless|Still,|Yet|Also,|Plus,|Besides|Similarly|Likewise|"
    r"Therefore|Consequently|Otherwise|And|Or|Doch|Aber|Allerdings|Dennoch|Trotzdem|Außerdem|Zudem|Deshalb|Deswegen|Daher|Stattdessen|"
    r"Unterdessen|Und|Oder|Jedoch|Hingegen|Mais|Cependant|Toutefois|Pourtant|En revanche|Pero|Sin embargo|Además|No obstante|Ma|Però|"
    r"Tuttavia|Inoltre|Maar|Echter|Bovendien|Mas|Porém|Contudo)(?!\w)|"
    # A clause about what was said: "While that sounds simple, …".
    r"(?:Even )?(?:While|Although|Though|If|Once|When|Because|Since|As) (?:that|this) (?:is|was|may|might|can|could|will|would|has|had|"
    r"does|did|sounds?|seems?|looks?|happens?|works?)\b"
)
# In characters: anything longer is no sentence of prose, and the rules below would take minutes over it.
LONGEST_SENTENCE = 2000


class _Mark(NamedTuple):
    """A rule for any language, with the name of its fault. `needs` are lower-case strings, one of which is in every match: they
    are looked for first, which is much faster."""

    fault: str
    rule: re.Pattern[str]
    needs: tuple[str, ...] = ()


_MARKS = (
    _Mark("emoji", _EMOJI),
    _Mark(
        "chat",
        re.compile(r"\b(?:lol|rofl|haha+|hehe+|omg|imho|afaik|btw)\b", re.IGNORECASE),
        ("lol", "rofl", "haha", "hehe", "omg", "imho", "afaik", "btw"),
    ),
    _Mark("note", re.compile(r"^[*§†‡#]")),
    _Mark("timestamp", _TIMESTAMP),
    _Mark("byline", _BYLINE),
    _Mark(
        "byline",
        _AUTHOR,
        ("contributed to", "is our", "writer", "reporter", "columnist", "contributor", "correspondent", "reached at"),
    ),
    _Mark("credit", _CREDIT),
    _Mark(
        "credit",
        _CAPTION,
        (
            "day",
            "(",
            ", left",
            ", right",
            ", cent",
            ", second",
            ", third",
            ", far ",
            " seen ",
            "view",
            "photo",
            "picture",
            "image",
            "combo",
        ),
    ),
    _Mark(
        "credit",
        _CREDIT_WITHIN,
        ("photo", "image", "getty", "stock", "unsplash", "afp", "reuters", "copyright", "pic.", "rights", "©", "(c)"),
    ),
    _Mark("notice", _TRANSLATED, ("translat", "übersetz", "trad")),
    _Mark("announcement", re.compile(r":[\"'”’]?$")),
    _Mark("code", _CODE_LINE),
    _Mark("begins in the middle", re.compile(r"^(?:[a-zà-öø-ÿа-яё](?![A-Z])(?=.*\b[A-ZÀ-ÖØ-ÞА-ЯЁ])|[,;.…)\]])")),
    _Mark("label", _LABEL),
    _Mark("code", _CODE, ("(", "{", "}", ";", "=", "<", ">", "|", "&", "/", ":", "0x")),
    _Mark("cut off", re.compile(r"(?:\.\.\.|…)[\"'”’)\]\\]*$|\w ?(?:\.\.\.|…)(?=\s)(?![^“„«\"]*[”“»\"])"), ("...", "…")),
    _Mark(
        "address",
        re.compile(r"https?://|www\.\w|@\w+\.\w|\(@\w+\)|\b(?i:tel|phone|fax|telefon)\b\.?:? ?[+(\d]|\S[•·]\S| • "),
        ("://", "www.", "@", "tel", "phone", "fax", "•", "·"),
    ),
    _Mark("table row", re.compile(r"\|| · |\t|>>"), ("|", "·", "\t", ">>")),
    _Mark("formula", re.compile(r"\$(?![\d.,]+\b)[^$\s][^$]{0,80}\$|\\[a-z]{3,}"), ("$", "\\")),
    _Mark("capitals", re.compile(r"^(?:[A-ZÄÖÜ]{2,}[,:]? ){4}")),
    _Mark("reference", re.compile(r"\b[A-ZÄÖÜ]{3,}, [A-ZÄÖÜ][a-zäöü]+(?: [A-Z]\.)?:"), (":",)),
)


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
        _fault_of_marks(sentence)
        or _fault_of_form(sentence)
        or _fault_of_words(sentence, outside, phrases_of(language))
        or (_fault_of_english(sentence, outside) if language == "en" else None)
        or (_fault_of_german(outside) if language == "de" else None)
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
    if sentence.endswith("!") or (not sentence[:1].isalnum() and sentence[:1] not in '“"„«‘'):
        return "tone"
    if size_of(sentence) < SURE_WORDS:
        return "short"
    if language == "de" and not has_german_main_clause(without_quotations(sentence)):
        return "verb in doubt"
    if language == "en" and not sentence.islower() and not is_surely_statement(_QUOTATION.sub(" one ", sentence)):
        return "verb in doubt"
    return None


def _fault_of_marks(sentence: str) -> str | None:
    small = sentence.lower()
    return next(
        (
            fault
            for fault, rule, needs in _MARKS
            if (not needs or any(map(small.__contains__, needs))) and rule.search(sentence)
        ),
        None,
    )


def _fault_of_form(sentence: str) -> str | None:
    if not _STOP.search(sentence):
        return "unfinished"
    if re.search(r"[?？]!*$", sentence.rstrip("\"'”’)]»")) or _ASKS.match(sentence):
        return "question"
    if sum(map(sentence.count, "([")) != sum(map(sentence.count, ")]")):
        return "half a bracket"
    if _INNER_CAPITAL.search(sentence) and _GLUED.search(sentence):
        return "glued"
    if any(rule.search(sentence) for rule in _HEADED) or _TWICE.search(sentence):
        return "glued"
    if sentence.isupper():
        return "capitals"
    return None


def _fault_of_words(sentence: str, outside: str, phrases: Phrasebook) -> str | None:
    if phrases.announces.search(outside):
        return "announcement"
    # "“We have shown the plans to all”, says the mayor" is said by somebody.
    is_speech = sentence[0] in '“„«"‘' and phrases.speech.search(outside) is not None
    if (phrases.calls.match(sentence) and not is_speech) or phrases.call.search(outside):
        return "call to act"
    return "greeting" if phrases.greets.match(sentence) else None


def _fault_of_english(sentence: str, outside: str) -> str | None:
    if sentence.islower():  # without capitals names cannot be told from verbs
        return None
    if _SMALL_AFTER_STOP.search(outside):
        return "glued"
    label = _ENGLISH_LABEL.match(outside)
    if label and not is_statement_label(label[0]):
        return "label"
    return fault_of_grammar(outside if not sentence.startswith(("“", '"')) else sentence)


def _fault_of_german(outside: str) -> str | None:
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


def is_foreign(sentence: str, language: str | None) -> bool:
    """Say, by its function words, whether a sentence is in another language than its article.

    One without any function words counts as foreign (it may consist of slogans and names), except in English, where short sentences often
    have none.
    """
    known = function_words().get(language or "")
    found = [word.lower() for word in _WORD.findall(sentence)]
    if not known or not found:
        return False
    own = sum(word in known for word in found)
    if own > 1:
        return False
    others = max(sum(word in theirs for word in found) for name, theirs in telling_words().items() if name != language)
    return others > max(2, 2 * own) or (own == 0 and language != "en")


def is_bare_quotation(sentence: str, language: str | None = "en") -> bool:
    """Say whether a sentence is a quotation that does not say whose words it is."""
    if not re.match(r"[\"“«„‘']", sentence):
        return False
    outside, speech = without_quotations(sentence), phrases_of(language).speech
    if outside.lstrip()[:1] in ("—", "–", "-"):  # signed: "— Ida Holm, baker"
        return False
    return len(_WORD.findall(outside)) < 2 or (speech.pattern != NEVER.pattern and not speech.search(outside))


@functools.lru_cache(maxsize=1024)
def leans(sentence: str, language: str | None = "en") -> bool:
    """Say whether a sentence makes no sense without the one before it."""
    phrases = phrases_of(language)
    return phrases.leans.match(sentence) is not None and not phrases.seems_to_lean.match(sentence)


def answers(sentence: str) -> bool:
    """Say whether a sentence begins with a connective that answers what was said before it ("But", "Doch", "Cependant")."""
    return _CONNECTIVE.match(sentence) is not None


@functools.lru_cache(maxsize=1024)
def points_back(sentence: str, language: str | None = "en") -> bool:
    """Say whether a sentence speaks of "these costs" or "such a plan", named in a sentence before it."""
    return phrases_of(language).points_back.search(without_quotations(sentence)) is not None


@functools.lru_cache(maxsize=1024)
def speaks_as(sentence: str, language: str | None = "en") -> str | None:
    """Return "I" or "we" if a sentence speaks in its author's voice outside quotations, else None."""
    outside, phrases = without_quotations(sentence), phrases_of(language)
    outside = _SMALL_I.sub("I", outside) if sentence.islower() else outside
    if not phrases.voice.search(outside):
        return None
    return "I" if phrases.myself.search(outside) else "we"


def without_quotations(sentence: str) -> str:
    """Return a sentence without the text in quotation marks."""
    return _QUOTATION.sub(" ", sentence) if _QUOTE.search(sentence) else sentence
