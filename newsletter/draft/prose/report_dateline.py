"""Finds the dateline that opens a report: where and when it was written, and by which agency.

One grammar for all languages whose months can be read: `place[, region][, day] [(agency)] separator`. What has this form is taken for a
dateline only if there is further evidence: an agency, a day, capitals, or what follows.
"""

from __future__ import annotations

import re

from newsletter.text.months import month_number
from newsletter.text.sentences import STARTERS
from newsletter.text.stopwords import function_words

# In characters: no dateline is longer.
LONGEST = 160
_UPPER = r"[^\W\d_a-zß-öø-ÿа-яёіїєґα-ω]"
# Possessive quantifiers, for speed: a name never ends within a word, and most sentences begin with what might be one.
_NAME = rf"{_UPPER}[^\W\d_]*+(?:[.'’-][^\W\d_]++)*\.?"
_JOINED = r"(?: |/| / | (?:de|da|do|del|di|am|an der|im|of|la|sur|upon|ob der|bei) )"
_PLACE = rf"{_NAME}(?:{_JOINED}{_NAME}){{0,4}}"
_DAY = (
    r"(?:(?:le|den|am|el|il|em|on|a|de)\s+)?(?:[^\W\d_]{3,12},\s+)?(?:"
    r"\d{1,2}(?:\.|er|st|nd|rd|th|º|ª)?\s+(?:de\s+|of\s+)?(?P<after>[^\W\d_]{3,12})\.?(?:,?\s+(?:de\s+|del\s+)?\d{4}(?:\s?(?:г|р|r|року|года)\b\.?)?)?|"
    r"(?P<before>[^\W\d_]{3,10})\.?\s+\d{1,2}(?:st|nd|rd|th)?(?:,?\s+\d{4})?|"
    r"\d{1,2}[./]\s?\d{1,2}[./](?:\s?\d{2,4})?|\d{4}-\d\d-\d\d|\d{1,2}(?=\.?\s?\())"
)
_AGENCY = r"\([^()\n]{2,60}\)|/[^/\n]{2,30}/"
_KNOWN = (
    r"AP|AFP|Reuters|ANI|PTI|IANS|UNI|UPI|CNN|BBC|dpa|ots|epd|epdÖ|KNA|APA|awp|sda|sid|SID|taz|dts|dapd|EFE|ANSA|AGI|Adnkronos|ITALPRESS|"
    r"EUROPA PRESS|Europa Press|Lusa|Belga|ANP|TT|NTB|Ritzau|STT|PAP|ČTK|CTK|TASR|MTI|Agerpres|BTA|AA|"
    r"DHA|IHA|Anadolu|TASS|ТАСС|РИА Новости|"
    r"Интерфакс|Укринформ|Укрінформ|Xinhua|Yonhap|Kyodo|Jiji|Bernama|Antara|ANTARA|TTXVN|VNA|MENA|SPA|WAM|QNA|PRNewswire|PR Newswire|"
    r"BUSINESS WIRE|Business Wire|GLOBE NEWSWIRE|Globe Newswire|Newsfile Corp|ACCESSWIRE|EINPresswire|EZ Newswire|Télam|Notimex|Andina|"
    r"Agência Brasil|Canadian Press|The Canadian Press|AAP|TNS|RNS|CNA|JTA|States Newsroom|CNN Business|AFX|Bloomberg|OTS"
)
_IS_KNOWN = re.compile(rf"(?:^|[/,. –-])(?:{_KNOWN})(?:$|[/,. –-])")
# An agency that is not listed: its name says what it is, or has two parts ("dpa/lno").
_NAMES_AGENCY = re.compile(r"news|press|wire|agen[czt]|/", re.IGNORECASE)
_DATELINE = re.compile(
    rf"(?P<place>{_PLACE})(?P<region>(?:,\s+{_NAME}(?:\s{_NAME}){{0,2}}){{0,2}}?)"
    rf"(?:(?:,\s*|\s*[|–—-]\s+|\s+)(?P<day>{_DAY}))?"
    rf"(?:\s*-{{0,2}}(?P<agency>{_AGENCY})|\s*[,—–-]?\s*(?P<bare>{_KNOWN})(?=[\s.]))?"
    r"(?P<mark>\s*\.?\s*(?:[—–]|-{2,3})\s*|\s*\.?(?:\s+|(?<=[).]))-\s*|\s*[:.|]\s+|(?<=[)/])\s*)"
)
# An agency alone, or a place in brackets: "(Reuters) - ", "AP - ", "(Ankara, Turkey) – ".
_AGENCY_FIRST = re.compile(
    rf"\((?:{_KNOWN})\)\s*\.?[—–-]*\s*|\({_UPPER}[^()\n]{{1,40}}\)\s*[—–-]+\s*|/[\w .-]{{3,30}}/\s*[—–-]+\s*|"
    rf"(?:{_KNOWN})\s+(?:[—–]|--?)\s+"
)
# A day alone: "April 17, 2015 -- ", "(18.01.2018) ", "02.12.2022 | ".
_DAY_FIRST = re.compile(
    r"(?:\((?=[^()]{3,20}\d{4}\))|(?=[^—–|-]{3,20}\d{4}\s))"
    r"(?:\d{1,2}\.?\s?[^\W\d_]{3,12}\.?,? |[^\W\d_]{3,10}\.? \d{1,2}, |\d{1,2}\.\s?\d{1,2}\.)\d{4}"
    r"(?:\)\s*|\s*(?:[—–|]|--?)\s+)"
)
# 新华社北京11月17日电（记者 …）, 【北京共同】, (서울=연합뉴스) … 기자 =
_EAST_ASIAN = re.compile(
    r"[\u4e00-\u9fff]{2,14}\d{1,2}月\d{1,2}日[电電讯訊](?:\s*[（(][^）)\n]{1,40}[）)])?\s*|【[^】\n]{2,30}】\s*|"
    r"[(（\[][^)）\]=\n]{2,16}=[^)）\]\n]{2,20}[)）\]]\s*(?:[가-힣]{2,4} (?:기자|특파원)\s*=?\s*)?"
)
# A subtitle before place and agency: "Bridge to close LA CROSSE, Wis. (AP) — ".
_BEHIND_SUBTITLE = re.compile(rf".{{1,{LONGEST}}}?(?:\((?:{_KNOWN})\)|/(?:{_KNOWN})/)\s*\.?(?:[—–]|--?)\s*")
# The time of an entry in a live report: "16:45 Se realizarán …", "10.30 Uhr: Der Rat …", "[9:05 a.m.] Police …".
_CLOCK = re.compile(
    r"[(\[]?(?:(?:[01]?\d|2[0-4])[:h][0-5]\d(?:\s?(?:[ap]\.?m\b\.?|uhr|hrs?|h))?|"
    r"(?:[01]?\d|2[0-4])\.[0-5]\d(?:\s?(?:[ap]\.?m\b\.?|uhr|hrs?|h)|(?=\s(?-i:[A-Z][a-zäöü]))(?!\s(?:euro|meter|kilo|proz|mil|ton|liter|fran|dollar|grad|"
    r"mi?o|mrd|yen|pfund|punkte|hektar|quadrat|kubik|zenti|sekunden|minuten|stunden))))"
    r"(?:\s(?-i:GMT|UTC|BST|CES?T|MES?Z|[ECMP][SD]?T|IST|WIB))?[)\]]?\s?[:|.,]?(?:\s[–—-]{1,3})?\s+(?=[^\W\d_]|[\"“„«¿¡])",
    re.IGNORECASE,
)
# What may stand before the dateline of a press release.
_RELEASE = re.compile(
    r"(?i:for (?:immediate|general) release|press release|news release|media release|embargoed (?:until|till)[^:–—\n]{0,40}|"
    r"pressemitteilung|communiqué de presse|comunicado de prensa|comunicato stampa|persbericht)(?:\s*[:–—|-]\s*|\s+(?=[A-ZÀ-Þ]))"
)
# Every dateline has one of these signs, most sentences have none. For speed, the pattern begins with a set.
_SIGN = re.compile(r"[—–|/().:-](?:(?<=[—–|/()])|(?<=[.:])(?=\s)|(?<=-)(?:(?=[\s-])|(?<=[\s.)-]-)))")
# Words that a report begins with after its dateline.
_STARTS = re.compile(
    r"(?:The|An?|In|On|At|It|He|She|Police|Der|Die|Das|Ein|Eine|Im|Am|Mit|Nach|Bei|Jetzt|Rund|Für|Seit|Zum|Zur|Auf|Es|Wer|Wie|Les?|La|Un|"
    r"Une|El|Los|Las|Il|Gli|O|Os|As|Uma?|De|Het|Een|"
    # how many of whom
    r"Several|Dozens|Scores|Hundreds|Thousands|Millions|More|Some|Many|Two|Three|Four|Five|Six|Seven|Eight|Nine|Ten|Nearly|Almost|"
    r"Mehrere|Dutzende|Hunderte|Tausende|Mehr|Viele|Einige|Zwei|Drei|Vier|Fünf|Sechs|Sieben|Acht|Neun|Zehn|Fast|Etwa|Knapp|"
    r"Plusieurs|Deux|Trois|Quatre|Cinq|Quelques?|Certains|"
    r"Vari[ao]s|Decenas|Cientos|Miles|Algun[ao]s|Much[ao]s|Un[ao]s|Dos|Tres|Cuatro|"
    r"Divers[ei]|Decine|Centinaia|Migliaia|Alcun[ei]|Molt[ei]|Tre|Quattro)\b"
)
# Sentences of one word.
_ANSWERS = frozenset("Nein Doch Schade Endlich Fertig Richtig Falsch Stimmt Danke".split())
# What stands before the sign in a Spanish interview: "Respuesta.- El puente".
_SPEAKERS = frozenset("Pregunta Respuesta Nota Aviso Artículo Punto".split())
_GERMAN_STARTS = re.compile(r"(?:Der|Die|Das|Ein|Eine|Im|Am|Mit|Nach|Bei|Rund|Für|Seit|Zum|Zur|Auf|Es)\b")
# Cities that news comes from, for newspapers that put a colon or a bar after them; after other names these mark a speaker or a label.
_CITIES = frozenset(
    """BHUBANESWAR RANCHI RAIPUR DEHRADUN SHIMLA JAMMU NAGPUR SURAT COIMBATORE MADURAI MYSURU MANGALURU KANPUR VARANASI INDORE
    NEW_DELHI MUMBAI CHENNAI BENGALURU BANGALORE KOLKATA HYDERABAD PUNE AHMEDABAD LUCKNOW PATNA JAIPUR BHOPAL CHANDIGARH SRINAGAR
    GUWAHATI THIRUVANANTHAPURAM KOCHI GURUGRAM NOIDA VISAKHAPATNAM ISLAMABAD LAHORE KARACHI PESHAWAR QUETTA RAWALPINDI DHAKA KATHMANDU
    COLOMBO KUALA_LUMPUR PETALING_JAYA KUCHING KOTA_KINABALU JOHOR_BARU GEORGE_TOWN PUTRAJAYA SINGAPORE DUBAI RIYADH JEDDAH LONDON
    WASHINGTON NEW_YORK PARIS BEIJING HELSINKI OSLO STOCKHOLM COPENHAGEN BERLIN VIENNA ROME MADRID LISBON ATHENS ANKARA ISTANBUL JERUSALEM
    CAIRO NAIROBI LAGOS ABUJA ACCRA KAMPALA JOHANNESBURG TEHRAN BAGHDAD BEIRUT DOHA MUSCAT MANAMA JAKARTA MANILA BANGKOK HANOI TOKYO SEOUL
    SYDNEY CANBERRA MOSCOW KYIV WARSAW PRAGUE BUDAPEST BRUSSELS GENEVA HONG_KONG TAIPEI OTTAWA TORONTO""".split()
)
_SECOND_DASH = re.compile(r"[^.!?]{0,300}?\s(?:[—–]|--?)\s")


def _is_city(place: str) -> bool:
    return "_".join(place.split()) in _CITIES


def clock_end(paragraph: str) -> int:
    """Return where the text after a leading time of day begins; 0 if there is none, or if the time is part of the sentence."""
    found = _CLOCK.match(paragraph) if paragraph[:1].isdigit() or paragraph[:1] in ("(", "[") else None
    return found.end() if found and _begins_report(paragraph[found.end() :]) else 0


def dateline_end(paragraph: str) -> int:
    """Return where the report begins after its time and dateline, 0 for a paragraph without them."""
    if start := clock_end(paragraph):
        return start + dateline_end(paragraph[start:])
    if found := _EAST_ASIAN.match(paragraph[:LONGEST]):
        return found.end()
    if not _SIGN.search(paragraph):
        return _release_end(paragraph[:LONGEST])
    start = _place_start(paragraph)
    found = _DATELINE.match(paragraph[:LONGEST], start)
    if found and _is_dateline(found, paragraph[found.end() :]):
        return found.end()
    behind = _BEHIND_SUBTITLE.match(paragraph)
    return behind.end() if behind and _begins_report(paragraph[behind.end() :]) else start


def _place_start(paragraph: str) -> int:
    """Return where the place, or else the report, begins after a leading "press release", day or agency."""
    head = paragraph[:LONGEST]
    start = _release_end(head)
    day = _DAY_FIRST.match(head, start)
    if day and _begins_report(paragraph[day.end() :]):
        start = day.end()
    first = _AGENCY_FIRST.match(head, start)
    is_agency = first and (_IS_KNOWN.search(first[0].strip(" ().,/—–-")) or _begins_sentence(paragraph, first.end()))
    return first.end() if first and is_agency else start


def _release_end(head: str) -> int:
    found = _RELEASE.match(head)
    return found.end() if found else 0


def _is_dateline(found: re.Match[str], rest: str) -> bool:
    """Say whether what was found before the `rest` of a paragraph is a dateline."""
    if not _begins_report(rest) or (found["day"] and not _is_day(found)) or not _may_be_place(found["place"]):
        return False
    mark, agency, is_capitals = found["mark"].strip(), (found["agency"] or "").strip("()/"), found["place"].isupper()
    if found["bare"] or _IS_KNOWN.search(agency):
        return True
    if found["day"]:
        return mark not in ("", "|", ":") or (mark != "" and is_capitals)
    if agency:
        return _is_agency(agency, mark, rest, is_capitals)
    if is_capitals and len(found["place"].split()) < 5:
        return _is_dateline_in_capitals(found, mark, rest)
    return _is_mixed_case_dateline(found, mark, rest)


def _is_agency(name: str, mark: str, rest: str, is_capitals: bool) -> bool:
    """Say whether what stands in brackets after a place is an agency that is not listed, or a country."""
    names, starts = _NAMES_AGENCY.search(name) is not None, _GERMAN_STARTS.match(rest) is not None
    if is_capitals:
        return names or _has_dash(mark)
    return (names or starts) and (_has_dash(mark) or (starts and mark == "."))


def _has_dash(mark: str) -> bool:
    return mark.strip(".") not in ("", ":", "|")


def _is_dateline_in_capitals(found: re.Match[str], mark: str, rest: str) -> bool:
    """Say whether a name in capitals is a place: a dash follows it, or a mark that only some newspapers use there."""
    if mark == ".":
        return _GERMAN_STARTS.match(rest) is not None
    return _has_dash(mark) or (mark == ":" and not found["region"] and _is_city(found["place"]))


def _is_mixed_case_dateline(found: re.Match[str], mark: str, rest: str) -> bool:
    """Say whether a name not in capitals, followed only by a mark, is a place: by what follows, or by its region."""
    place = found["place"]
    if mark == ".":
        return (
            " " not in place
            and place not in _ANSWERS
            and not found["region"]
            and len(place) > 3
            and _GERMAN_STARTS.match(rest) is not None
        )
    if mark == "-" and place.endswith("."):
        return len(place) > 4 and place[:-1] not in _SPEAKERS and _STARTS.match(rest) is not None
    if mark == "|":
        return place.split()[0].isupper() or _is_city(place.upper())
    if mark == ":" or _SECOND_DASH.match(rest):
        return mark == ":" and found["region"].count(",") > 1
    if found["region"]:
        return mark != "-"
    spaced = found["mark"][:1].isspace()
    return spaced and ("/" in place or (len(place.split()) < 3 and _STARTS.match(rest) is not None))


def _is_day(found: re.Match[str]) -> bool:
    """Say whether what looks like a day is one: it has the name of a month, or a mark separates its figures from the place."""
    month = found["after"] or found["before"]
    if month is None:
        return found.string[: found.start("day")].rstrip()[-1] in ",|–—-"
    return month_number(month) is not None


def _may_be_place(place: str) -> bool:
    """Say whether a name has no word that sentences begin with."""
    words = place.replace("/", " ").lower().replace("the hague", "hague").replace("den haag", "haag").split()
    return words[0] not in function_words()["de"] and STARTERS.isdisjoint(words)


def _begins_sentence(paragraph: str, at: int) -> bool:
    """Say whether a report begins at an index, rather than an aside between two dashes."""
    return _begins_report(paragraph[at:]) and not _SECOND_DASH.match(paragraph, at)


def _begins_report(text: str) -> bool:
    """Say whether a text begins like a sentence: with a capital, a figure, or a quotation mark."""
    return text[:1].isupper() or text[:1].isdigit() or text[:1] in tuple("\"“”„«»‘'¿¡")
