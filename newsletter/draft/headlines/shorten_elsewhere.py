"""Shortens a sentence in another language than English: its source and clauses go, in German also phrases within it."""

from __future__ import annotations

import re

from newsletter.draft.grammar.phrasebook import phrases_of
from newsletter.draft.headlines import german_clauses, romance
from newsletter.draft.headlines.bounds import ENDS, LEAST_CUT, LEAST_SHARE, is_balanced
from newsletter.text.stopwords import function_words

# By language: what begins a clause that may go, after a comma; the same of a relative clause; and what names a source.
_OTHER_CLAUSES = {
    "de": r"weil|nachdem|während|wobei|obwohl|sodass|so dass|dass|bevor|denn|aber|sondern|darunter|das sind",
    "fr": r"parce qu\w*|car|alors qu\w*|tandis qu\w*|afin d\w*|mais|lorsqu\w*|bien qu\w*|puisqu\w*|après",
    "es": r"porque|mientras|cuando|después de|tras|pero|aunque|ya que|para que|debido",
    "it": r"perché|mentre|quando|dopo|ma|anche se|poiché",
    "pt": r"porque|enquanto|quando|depois|após|mas|embora|já que",
    "nl": r"omdat|terwijl|toen|nadat|maar|hoewel|zodat",
    "ru": r"потому что|когда|после того|но|хотя|так как|чтобы",
    "pl": r"ponieważ|bo|gdyż|kiedy|gdy|podczas gdy|po tym|ale|choć|chociaż|aby|żeby|a",
}
# By language: what begins a clause without a comma before it, and in German another verb of the same subject.
_CLAUSES_BARE = {
    "de": r"| und (?:damit|dabei|dafür|dadurch|nun|so|hat|haben|ist|sind|wird|werden|will|wollen|soll|sollen)\b|"
    r"(?<=[a-zäöüß]{3}[tn]) und(?= (?:[a-zäöüß]+ )*[A-ZÄÖÜ])|, (?:damit|dabei|dafür|dadurch|dort|nun) (?=[a-zäöüß]+ )",
    "fr": r"| (?:parce qu\w*|car|alors qu\w*|tandis qu\w*|puisqu\w*|bien qu\w*|après qu\w*)\b",
    "es": r"| (?:porque|mientras|ya que|para que|debido a|aunque|hasta que|después de que)\b",
    "it": r"| (?:perché|mentre|poiché|dopo che)\b",
    "pt": r"| (?:porque|enquanto|já que|depois que)\b",
}
_OTHER_RELATIVES = {
    "de": r"um|was|wo(?:bei|durch|für|mit|nach|rauf|rin|von|zu)?|"
    r"(?:(?:in|an|auf|aus|bei|mit|von|für|über|durch|unter) )?(?:der|die|das|dem|den|denen|deren|dessen|welche\w*)",
    "fr": r"qui|dont|où|une? \w+ qui",
    "es": r"que|quien\w*|donde|lo que|una? \w+ que",
    "it": r"che|cui|dove|il che|una? \w+ che",
    "pt": r"que|onde|o que|uma? \w+ que",
    "nl": r"waar\w*|die|dat|wat|een \w+ die",
    "ru": r"котор\w+|где",
    "pl": r"(?:(?:w|we|na|z|ze|do|od|o|dla|po|przez|pod|za) )?któr\w+|gdzie|co",
}
_OTHER_SOURCES = {
    "de": r"(?:wie )?[^,]{3,70}\b(?:sagte|sagt|(?:mit|er)teilten?|mitteilt|berichtet\w*|erklärten?|melde\w*|ankündigten?|ergab|ergaben|"
    r"zeigt|zeigen|hervorgeht|schreibt|bestätigten?)\b[^,]{0,40}|"
    r"(?:sagte|sagt|teilte|berichtet\w*|heißt es|erklärte|so|laut)\b[^,]{3,60}",
    "fr": r"(?:(?:a|ont) (?:annoncé|indiqué|déclaré|précisé|affirmé|expliqué|rapporté|confirmé)|selon|d[’']après)\b[^,]{3,60}",
    "es": r"(?:(?:según )?inform(?:ó|aron)|dijo|dijeron|según|anunció|señaló|explicó|indicó)\b[^,]{3,60}",
    "it": r"(?:(?:ha|hanno) (?:detto|annunciato|spiegato|dichiarato|riferito)|secondo|come riferi\w+)\b[^,]{3,60}",
    "pt": r"(?:disse|informou|segundo|de acordo com|anunciou|afirmou)\b[^,]{3,60}",
    "nl": r"(?:zo|aldus|volgens|zegt|zei|meldt|laat|heeft|hebben)\b[^,]{3,70}",
    "pl": r"(?:powiedział|poinformował|podał|oświadczył|przekazał|zapowiedział|ogłosił|przyznał|dodał)[aoiy]?\b[^,]{3,60}|"
    r"(?:jak )?(?:informuj|podaj|wynika|mówi)\w*\b[^,]{3,60}",
}
_OTHER_ACCORDING = r",? (?:selon|d[’']après|según|secondo|segundo|volgens|według|zdaniem)\b[^,]{3,60}"
# A source before the statement, with its comma.
_OTHER_OPENINGS = re.compile(
    r"(?:Selon|D[’']après|Según|De acuerdo con|Secondo|Segundo|De acordo com) [^,]{3,80}, (?=[^\W\d_])"
)
# What a line may end before if no clause can go: a phrase of place, time or manner, or a relative clause.
_OTHER_PHRASES = {
    "de": r"in|im|an|am|auf|bei|beim|mit|nach|von|vom|vor|aus|seit|für|durch|gegen|über|unter|zu[mr]?|ab|bis|trotz|wegen|statt",
    "fr": r"le (?:lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche)|"
    r"dans|en|sur|avec|pour|par|depuis|après|avant|à partir|d[’']ici|lors|grâce|sans|sous|contre|chez|entre|jusqu\w+|du \d|au|aux|"
    r"qui|dont|où",
    "es": r"en|con|para|por|desde|tras|durante|hasta|sobre|contra|sin|entre|ante|a partir|que",
    "it": r"in|nel\w*|con|per|da\w*|su\w*|dopo|durante|entro|contro|senza|tra|fra|a partire|che",
    "pt": r"em|n[ao]s?|com|para|por|desde|após|durante|até|sobre|contra|sem|entre|que",
    "nl": r"in|op|met|voor|door|na|vanaf|tijdens|sinds|bij|over|tegen|zonder|tussen|tot|die|waar\w+",
    "pl": r"w|we|na|po|pod|przez|przed|przy|od|do|dla|bez|między|podczas|nad|z powodu|za",
}
# A line that denies something loses too much with a phrase: "need not pay for a broken lift".
_OTHER_DENIALS = re.compile(r"\b(?:nicht|kein\w*|nie|ne|n[’']\w+|no|nunca|non|não|niet|geen|не|bez)\b")
# The end of a line in a Romance language that has lost an object or a phrase: "ha descubierto", "la multa impuesta".
_PARTICIPLE = re.compile(
    r" (?P<helps>(?:ha|han|a|ont|hanno|foi|foram|été|sido|stat[oaie])? ?)"
    r"(?P<word>[a-zà-ÿ]{2,}(?:ad|id|ut|iert|uest|t)[oa]s?|[a-zà-ÿ]{2,}ée?s?)$"
)
# Polish: a verb whose object begins with the phrase behind it ("doszło do"), and a phrase that opens a line before its verb.
_POLISH_VERB = re.compile(r" [^\W\d_]{2,}(?:[aiy]ł[aoy]?|[aiy]li|ęł[aoy]|ęli|ono|ano)$")
_POLISH_FINITE = re.compile(
    r" (?:[^\W\d_]{2,}(?:[aiy]ł[aoy]?|szł[aoy]|sz[eł]dł|[aiy]li|ęł[aoy]|ął|ono|ano)|"
    r"jest|są|ma|mają|będzie|będą|może|mogą|zostanie|zostaną)\b"
)
# A helping verb of Dutch, whose participle or infinitive ends the clause, and such an end; what is another half of a verb and no phrase
# ("legt een boete op van"), and the beginning of a clause that has its verb at its end.
_DUTCH_HELPING = re.compile(
    r"\b(?:heeft|hebben|had|hadden|wordt|worden|werd|werden|zal|zullen|zou|zouden|kan|kunnen|kon|moet|moeten|mag|mogen|wil|willen|gaat|gaan)\b"
)
_DUTCH_END = re.compile(r" (?:(?:[a-z]{2,4})?ge[a-z]{2,}(?:d|t|en)|(?:be|ver|ont|her|er)[a-z]{3,}(?:d|t|en)|[a-z]{3,}en)$")
_DUTCH_PARTICLE = re.compile(
    r" (?:op|in|af|uit|aan|toe|door|mee|terug|voor|over|bij|na)(?=$|,| (?:van|met|in|op|door|voor|naar|tot|bij|om|te|aan|over|na|langs)\b)"
)
_DUTCH_VERB_LAST = re.compile(r" (?:die|dat|waar\w*|om|omdat|terwijl|toen|nadat|hoewel|zodat|als)\b[^,]*$")
# A weekday that says when: what is no part of a phrase ("van maandag", "le lundi 3 mai"), with the time of day behind it.
_WEEKDAY = re.compile(
    r"(?<! le)(?<! du)(?<! de)(?<! di)(?<! van)(?<! del)(?<! tot)(?<! do)(?<! od)(?<! à)(?<! depuis)(?<! dès)"
    r"(?<! desde)(?<! hasta)(?<! para)(?<! da)(?<! dal)(?<! entro)(?<! sinds)(?<! vanaf)"
    # One of many or of several: "chaque lundi soir", "lundi et mardi".
    r"(?<![Cc]haque)(?<![Oo]gni)(?<![Ee]lke)(?<![Ii]edere)(?<! un)(?<! ce)(?<! een)(?<! deze)(?<! et)(?<! ou)(?<! e)(?<! y)(?<! en) "
    r"(?:(?:lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche)(?: (?:matin|soir|midi|après-midi))?+|"
    r"(?:el|este) (?:lunes|martes|miércoles|jueves|viernes|sábado|domingo)|"
    r"(?:lunedì|martedì|mercoledì|giovedì|venerdì|sabato|domenica)(?: (?:mattina|sera|scors[oa]))?+|"
    r"(?:maan|dins|woens|donder|vrij|zater|zon)dag(?:ochtend|middag|avond|nacht)?|"
    r"n[ao] (?:(?:segunda|terça|quarta|quinta|sexta)-feira|sábado|domingo)|"
    r"(?:w poniedziałek|we wtorek|w środę|w czwartek|w piątek|w sobotę|w niedzielę)(?: (?:rano|wieczorem))?+)"
    r"(?! (?:\d|et |y |e |en |i |passé|dernier|prochain|pasado|próximo|prossim))(?= )"
)
# An indefinite noun, which may lose its relative clause; how such a clause begins; a phrase after which the object of the verb follows.
_INDEFINITE = re.compile(
    r"\b(?:une?|des|plusieurs|un[ao]s?|um|uma|een|\d[\d.,]*)(?: [^\W\d_][\w’-]*){1,4}$|\been(?: [^\W\d_][\w’-]*){5,7}$"
)
_RELATIVE_MARK = re.compile(r" (?:qui|dont|où|que|che|die|waar\w+)\b")
_OBJECT_BEHIND = re.compile(
    r" \S+ (?:\S+ )?(?:une?|des|una|un|el|la|los|las|il|lo|gli|le|les|um|uma|o|os|as|een|het|de) [^\W\d_]"
)
# A line that ends before a phrase has at least this share of the length: a shorter one may lack its verb.
LEAST_PHRASED = 0.45


def shorten_elsewhere(line: str, longest: int, language: str) -> str:
    """Return a sentence shortened to at most `longest` characters: without its source, cut before a clause or phrase; "" if that fails."""
    line = _without_source(line, language)
    if language == "de" and len(told := german_clauses.without_promise(line)) <= longest and told != line:
        return told
    line = line if len(line) <= longest or language == "de" else _WEEKDAY.sub("", line)
    found = [_shorten_line(one, longest, language) for one in _shorter_lines(line, language)]
    return max(found, key=len) if language != "de" else next(filter(None, found), "")


def _shorter_lines(line: str, language: str) -> list[str]:
    """Return a line, and the same without what is inserted before or behind its verb, or without its introduction."""
    if language == "de":
        bare = german_clauses.without_promise(line)
        return list(dict.fromkeys((german_clauses.without_insertion(bare), bare)))
    if language not in romance.LANGUAGES:
        return [line]
    bare = romance.without_insertion(line, language)
    tight = romance.without_phrase_before_object(bare, language)
    introduction, _, rest = tight.partition(", ")
    lines = [line, bare, tight]
    if line[0] not in '«“"' and not romance.has_finite_verb(introduction, language) and romance.has_finite_verb(rest, language):
        lines.append(rest[0].upper() + rest[1:])
    return list(dict.fromkeys(lines))


def _shorten_line(line: str, longest: int, language: str) -> str:
    """Return a line, or its longest beginning that is a whole clause and fits; "" if there is none."""
    if len(line) <= longest and _is_whole_elsewhere(line, longest, language):
        return line
    heading = line.partition(": ")[0]
    if language == "de" and heading != line and len(heading) >= LEAST_SHARE * longest and german_clauses.is_heading(heading):
        return heading if len(heading) <= longest else ""
    whole = [head for head in _heads_elsewhere(line, language) if _is_whole_elsewhere(head, longest, language)]
    if language != "de" or german_clauses.is_clause(line):
        whole.insert(0, line)
    if short := next((head for head in whole if len(head) <= longest), ""):
        return short
    return next(filter(None, (_without_phrases(head, longest, language) for head in reversed(whole))), "")


def _without_phrases(head: str, longest: int, language: str) -> str:
    """Return a clause without phrases that it can spare, so that it fits; "" if it cannot."""
    if language != "de":
        return _cut_at_phrase(head, longest, language)
    line = german_clauses.without_phrases(head, longest)
    return line if line and _is_whole_elsewhere(line, longest, language) else ""


def _heads_elsewhere(line: str, language: str) -> list[str]:
    """Return the beginnings of a line that end before a clause, the longest first."""
    clauses = re.compile(
        rf", (?:{_OTHER_CLAUSES.get(language, '(?!)')}|{_OTHER_RELATIVES.get(language, '(?!)')})\b|; | (?:—|–) |: "
        rf"{_CLAUSES_BARE.get(language, '')}"
    )
    found = reversed([*clauses.finditer(line)])
    heads = [
        german_clauses.without_correlate(line[: clause.start()].rstrip(ENDS), line[clause.start() :])
        for clause in found
        if language != "de" or not german_clauses.goes_on(line, clause)
    ]
    if language not in romance.LANGUAGES:
        return heads
    heads += romance.find_clause_ends(line, language)
    return sorted({head for head in heads if not romance.ends_open(head, language)}, key=lambda head: -len(head))


def _without_source(line: str, language: str) -> str:
    """Return a line without the words that name its source."""
    source = _OTHER_SOURCES.get(language)
    if source is None:
        return line
    if found := _OTHER_OPENINGS.match(line):
        line = line[found.end()].upper() + line[found.end() + 1 :]
    inserted = re.sub(rf"^((?:\S+ ){{1,6}}\S+), (?:{source}),", r"\1", line) if language == "de" else line
    bare = re.sub(rf"(?:, (?:{source})|{_OTHER_ACCORDING})(?=,|$)", "", inserted)
    return line if line.startswith(tuple('„«“"»')) else bare


def _cut_at_phrase(line: str, longest: int, language: str) -> str:
    """Return the longest beginning of a line that ends before a phrase and fits, "" if there is none or the line denies something."""
    denials = {found[0] for found in _OTHER_DENIALS.finditer(line)}
    if language not in _OTHER_PHRASES or denials - ({"no"} if language == "pt" else set()):  # "no Porto" is "in Porto"
        return ""
    begins = _OTHER_PHRASES[language] + (f"|{romance.PARTICIPLE_PHRASE}" if language in romance.LANGUAGES else "")
    for found in reversed([*re.finditer(rf" (?:{begins})\b", line)]):
        cut = line[: found.start()].rstrip(ENDS)
        participle = _PARTICIPLE.search(cut)
        if participle and not participle["helps"]:
            cut = cut[: participle.start()]
        rest = line[found.start() :]
        is_open = (participle is not None and participle["helps"] != "") or _loses_sense(cut, rest, language)
        is_open = is_open or (language in romance.LANGUAGES and romance.is_cut_open(cut, rest, language))
        if not is_open and LEAST_PHRASED * longest <= len(cut) <= longest and _is_whole_elsewhere(cut, longest, language):
            return cut
    return ""


def _loses_sense(cut: str, rest: str, language: str) -> bool:
    """Say whether a line that is cut loses what somebody says, what tells which one is meant, or the object of its verb."""
    if _RELATIVE_MARK.match(rest):
        return phrases_of(language).speech.search(cut) is not None or _INDEFINITE.search(cut) is None
    if language == "pl":
        return _POLISH_VERB.search(cut) is not None
    if language == "nl" and (_DUTCH_PARTICLE.match(rest) or _DUTCH_VERB_LAST.search(cut)):
        return True
    return re.search(
        r"\b(?:ha|han|a|ont|hanno|heeft|hebben) \S+(?: (?:por|per|pour|en|in|à|da) (?:\S+ ){0,2}\S+)?$", cut
    ) is not None and (_OBJECT_BEHIND.match(rest) is not None)


def _is_whole_elsewhere(head: str, longest: int, language: str) -> bool:
    """Say whether the beginning of a line needs nothing after it, and is neither too short nor only a subordinate clause."""
    if len(head.split()) < LEAST_CUT or len(head) < LEAST_SHARE * longest or not is_balanced(head):
        return False
    is_end = head.endswith((" cette année", " l’année", " l'année"))  # a function word elsewhere
    is_end = is_end or (language == "de" and german_clauses.ends_with_verb(head))
    if head.rsplit(" ", 1)[-1].casefold() in function_words().get(language, ()) and not is_end:
        return False
    if re.match(rf"(?:{_OTHER_CLAUSES.get(language, '(?!)')})\b", head, re.IGNORECASE) and ", " not in head:
        return False
    if language == "nl" and _DUTCH_HELPING.search(head.rpartition(", ")[2]) and not _DUTCH_END.search(head):
        return False
    if language == "pl" and not _POLISH_FINITE.search(head):
        return False
    return language != "de" or german_clauses.is_clause(head)
