"""Decides whether a line of French, Spanish, Italian or Portuguese that is cut short is still a whole clause, and where one may be cut.

There is no parser: it goes by the endings of verbs and by articles. In doubt a line is not cut.
"""

from __future__ import annotations

import re

from newsletter.draft.grammar.phrasebook import phrases_of
from newsletter.text.stopwords import function_words

LANGUAGES = frozenset({"fr", "es", "it", "pt"})
# By language: auxiliaries and other short verbs, and the endings of past and future forms that no noun has.
_FINITE = {
    "fr": r"a|ont|est|sont|était|étaient|sera|seront|va|vont|doit|doivent|peut|peuvent|veut|veulent|reste|restent|fait|font|faudra|"
    r"[^\W\d_]{2,}(?:era|eront|ira|iront|rait|raient|aient)",
    "es": r"ha|han|es|son|era|eran|fue|fueron|va|van|debe|deben|puede|pueden|quiere|quieren|sigue|siguen|tiene|tienen|hay|"
    r"[^\W\d_]{2,}(?:aron|ieron|eron|ó|ará|erá|irá|arán|erán|irán|aba|aban)",
    "it": r"ha|hanno|è|sono|era|erano|fu|furono|va|vanno|deve|devono|può|possono|vuole|vogliono|resta|restano|"
    r"[^\W\d_]{2,}(?:arono|erono|irono|erà|irà|eranno|iranno|ava|avano)",
    "pt": r"há|é|são|era|eram|foi|foram|vai|vão|deve|devem|pode|podem|quer|querem|tem|têm|está|estão|"
    r"[^\W\d_]{2,}(?:ou|aram|eram|iram|eu|ará|erá|irá|arão|erão|irão|ava|avam)",
}
_NO_VERBS = frozenset(
    "opera camera primera tercera carrera frontera madera bandera manera galera sou europeu museu liceu".split()
)
_RELATIVE = re.compile(r"\b(?:qu[ei]|qu[’']\w+|dont|où|quien(?:es)?|che|cui|onde|donde|[cl]uyo)\b")
# What begins the object of a verb of saying.
_THAT = re.compile(r" (?:que|qu[’']\w+|che)\b")
# Two verbs of which the second lacks its object: "acusadas de vender".
_INFINITIVE = re.compile(
    r" (?:de|d[’']|à|a|al|para|pour|por|per|di|da|sin|sans|senza|sem) ?[a-zà-ÿ]{2,}(?:er|ir|re|ar|are|ere|ire|or)$|"
    r"[’'][a-zà-ÿ]{2,}(?:er|ir|re)$"
)
# An article, a number or a possessive, which begins an object.
_BARE = re.compile(
    r"(?P<before>[^\W\d_]{2,}|\d{4})(?= (?:(?:une?|des|les?|la|una|un|el|los|las|il|lo|gli|i|uma|um|os?|as?|\d[\d.,]*|sus?|son|sa|ses) |"
    r"l[’'])"
    r"(?!\d|(?:lun|mar|mer|mi[eé]|jeu|jue|vie|ven|s[aáà]b|dom|dim)\w*[dis]\b|noche|nuit|mañana|tarde|sema|semana|año|ann|mois|mes\b))"
)
# Prepositions that the lists of function words leave out.
_PREPOSITIONS = frozenset(
    "en dans pendant pour par depuis sur avec après avant tras durante por con desde sobre in per dopo da em".split()
)
# Where the objects of another verb begin: behind a relative word or an infinitive.
_OTHER_VERB = re.compile(
    rf"[,;:]|{_RELATIVE.pattern}| (?:de|d[’']|à|a|al|para|pour|por|per|di|da|sin|sans) ?[a-zà-ÿ]{{2,}}(?:er|ir|re|ar|are|ere|ire)\b"
)
# Half of a participle: "les ménages ayant souscrit".
_HAVING = re.compile(r" (?:ayant|étant|habiendo|siendo|avendo|essendo|tendo|sendo)(?: \S+)?$")
# A participle that describes a noun: "tres personas acusadas de", "un capteur composé de".
PARTICIPLE_PHRASE = (
    r"(?:[a-zà-ÿ]{3,}(?:[ai]d[oa]s|ées?|és)|[a-zà-ÿ]{3,}(?:[ai]d[oa]|é|[aiu]t[oaie])|capables?|capaz|capaces|capac[ei]) "
    r"(?:de|d[’']|por|par|da|di|en|em|in|con|com|a|à|tras|dans)"
)
# When something happens, where that is no news: "pour la première fois depuis 1974", "en la madrugada".
_SPARE = re.compile(
    r" (?:pour la première fois(?: depuis (?:\d{4}|\w+ ans))?|por primera vez(?: (?:en \w+ años|desde \d{4}))?|"
    r"per la prima volta(?: (?:dal \d{4}|in \w+ anni))?|pela primeira vez(?: (?:desde \d{4}|em \w+ anos))?|"
    r"dans la (?:nuit|matinée|soirée)(?: d[eu] \w+(?: à \w+)?)?|en la (?:madrugada|mañana|tarde|noche)(?: del? \w+)?|"
    r"nella (?:notte|mattinata|serata)(?: di \w+)?|na (?:madrugada|manhã|tarde|noite)(?: d[eao] \S+)?)(?= )"
)
# A phrase between a verb in two parts, or of a clear ending, and its object.
_BETWEEN = (
    r"(?P<phrase> (?:en|dans|pendant|pour|depuis|après|avec|durante|tras|por|desde|con|in|per|dopo|em|após)(?: [^\s,]+){1,5}?)"
)


# Who says so: without it a claim would be printed as a fact.
_SOURCE = re.compile(
    r"\b(?:selon|d[’']après|según|secondo|stando a|segundo|de acordo com|de acuerdo con|dit|affirme|dice|afirma|afferma|diz)\b",
    re.IGNORECASE,
)


def has_finite_verb(line: str, language: str) -> bool:
    """Say whether a line surely has a finite verb outside its relative clauses, with a word behind it."""
    main = _RELATIVE.split(line, maxsplit=1)[0]
    found = re.findall(rf"(?<![\w’'-])(?:{_FINITE[language]})(?= [^\W_])", main)
    return any(verb not in _NO_VERBS for verb in found) or phrases_of(language).speech.search(main) is not None


def is_cut_open(cut: str, rest: str, language: str) -> bool:
    """Say whether a cut line lacks the object of its verb, which is behind the cut, or breaks off in a relative clause or an infinitive."""
    last = cut.rpartition(" ")[2]
    if _INFINITIVE.search(cut) or _HAVING.search(cut) or (re.fullmatch(_FINITE[language], last) and last not in _NO_VERBS):
        return True
    said = [*phrases_of(language).speech.finditer(cut)]
    if said and _THAT.search(rest) and "," not in cut[said[-1].end() :] and not _RELATIVE.search(cut, said[-1].end()):
        return True
    relative = [*_RELATIVE.finditer(cut)]
    if relative and len(cut[relative[-1].end() :].split()) < 3 and "," not in cut[relative[-1].end() :]:
        return True
    if "," in cut and not cut.startswith(("«", "“", '"')) and not has_finite_verb(f"{cut} x", language):
        return True
    return has_bare_object(last + _OTHER_VERB.split(rest, maxsplit=1)[0], language)


def ends_open(head: str, language: str) -> bool:
    """Say whether a line breaks off in an infinitive or a relative clause, or ends in its verb."""
    return is_cut_open(head, "", language)


def has_bare_object(rest: str, language: str) -> bool:
    """Say whether a noun with an article stands behind another content word: "pendant cinq heures les caisses"."""
    small = function_words().get(language, frozenset()) | _PREPOSITIONS
    return any(found["before"].lower() not in small for found in _BARE.finditer(rest))


def without_phrase_before_object(line: str, language: str) -> str:
    """Return a line without a phrase between its verb and its object: "a bloqué pendant cinq heures les caisses"."""
    line = _SPARE.sub("", line)
    verb = rf"\b(?:(?:a|ont|ha|han|hanno) [^\W\d_]{{3,}}(?:é|i|u|t|do|to|so|cho)|(?:{_FINITE[language]}))"
    object_ = r"(?= (?:une?|des|les?|la|una|el|los|las|il|lo|gli|uma?|l[’']|a \w+|\d)\b)"
    for found in re.finditer(rf"(?P<verb>{verb}){_BETWEEN}{object_}", line):
        last = found["phrase"].rpartition(" ")[2].lower()
        has_verb = _INFINITIVE.search(found["phrase"]) or re.search(rf" (?:{_FINITE[language]})\b", found["phrase"])
        if last not in function_words().get(language, frozenset()) and not has_verb:
            return line[: found.start("phrase")] + line[found.end("phrase") :]
    return line


def without_insertion(line: str, language: str) -> str:
    """Return a line without what is inserted between its subject and its verb: "Veloris, placé en redressement, a trouvé".

    A source, "selon la police", stays.
    """
    found = re.match(rf"(?P<subject>[^,]{{8,}}), (?P<inserted>[^,]{{4,}}), (?=(?:{_FINITE[language]})\b)", line)
    if found is None or has_finite_verb(found["subject"], language) or _SOURCE.search(found["inserted"]):
        return line
    return f"{found['subject']} {line[found.end() :]}"


def find_clause_ends(line: str, language: str) -> list[str]:
    """Return the beginnings of a line that end before a comma and have a verb, and no list is broken; the longest first."""
    heads = []
    for found in reversed([*re.finditer(r"(?<!\d),(?!\d)|(?<=\d), ", line)]):
        head, rest = line[: found.start()], line[found.end() :]
        is_list = re.match(r" ?(?!de \d)(?:(?:[^\s,]+ ){0,3}[^\s,]+, )*(?:[^\s,]+ ){0,3}(?:y|e|et|o|ou|ni) ", rest)
        if not is_list and has_finite_verb(head, language):
            heads.append(head)
    return heads
