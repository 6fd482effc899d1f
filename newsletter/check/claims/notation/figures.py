"""Reads figures as they are written in other languages than English: `1.118`, `1 118`, `12,4 Mio.`, `21 h 40`, `3.3.2026`, `elf`.

Figures of a story and of its articles that mean one number are the same, however each is written; those of euros and dollars, of months
and years are not. In a story in another language every figure is a claim, and so are the number words that can be nothing else.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from newsletter.check.claims.notation.amounts import read_amounts
from newsletter.check.claims.notation.foreign_days import read_foreign_days
from newsletter.check.claims.notation.worth import same_worths, significant_digits

# From two to twenty, then the tens from thirty to ninety, by language (ISO 639-1).
NAMES = {
    "de": "zwei drei vier fünf sechs sieben acht neun zehn elf zwölf dreizehn vierzehn fünfzehn sechzehn siebzehn achtzehn neunzehn zwanzig"
    " dreißig vierzig fünfzig sechzig siebzig achtzig neunzig",
    "fr": "deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze seize dix-sept dix-huit dix-neuf vingt"
    " trente quarante cinquante soixante soixante-dix quatre-vingts quatre-vingt-dix",
    "es": "dos tres cuatro cinco seis siete ocho nueve diez once doce trece catorce quince dieciséis diecisiete dieciocho diecinueve veinte"
    " treinta cuarenta cincuenta sesenta setenta ochenta noventa",
    "it": "due tre quattro cinque sei sette otto nove dieci undici dodici tredici quattordici quindici sedici diciassette diciotto"
    " diciannove venti trenta quaranta cinquanta sessanta settanta ottanta novanta",
    "pt": "dois três quatro cinco seis sete oito nove dez onze doze treze catorze quinze dezesseis dezessete dezoito dezenove vinte"
    " trinta quarenta cinquenta sessenta setenta oitenta noventa",
    "nl": "twee drie vier vijf zes zeven acht negen tien elf twaalf dertien veertien vijftien zestien zeventien achttien negentien twintig"
    " dertig veertig vijftig zestig zeventig tachtig negentig",
    "sv": "två tre fyra fem sex sju åtta nio tio elva tolv tretton fjorton femton sexton sjutton arton nitton tjugo"
    " trettio fyrtio femtio sextio sjuttio åttio nittio",
    "da": "to tre fire fem seks syv otte ni ti elleve tolv tretten fjorten femten seksten sytten atten nitten tyve"
    " tredive fyrre halvtreds tres halvfjerds firs halvfems",
    "pl": "dwa trzy cztery pięć sześć siedem osiem dziewięć dziesięć jedenaście dwanaście trzynaście czternaście piętnaście szesnaście"
    " siedemnaście osiemnaście dziewiętnaście dwadzieścia trzydzieści czterdzieści pięćdziesiąt sześćdziesiąt siedemdziesiąt"
    " osiemdziesiąt dziewięćdziesiąt",
}
_COUNTED = (*range(2, 21), *range(30, 100, 10))
_NAMED = {language: dict(zip(words.split(), map(float, _COUNTED), strict=True)) for language, words in NAMES.items()}
# "Zweieinhalb", "anderthalb".
_NAMED["de"] |= {f"{word}einhalb": value + 0.5 for word, value in _NAMED["de"].items()} | {"eineinhalb": 1.5, "anderthalb": 1.5}
# Between tens and ones ("fünfundzwanzig"), before them in Danish, Dutch and German; two words in Spanish and Portuguese.
_TWO_WORDS = {"es": " y ", "pt": " e "}
_BETWEEN = {"de": "und", "nl": "en", "da": "og", "sv": "", "it": "", "fr": "-", **_TWO_WORDS}
_ONES_FIRST = frozenset(("de", "nl", "da"))
_ONE_IN_TENS = {"de": "ein", "nl": "een", "da": "en", "sv": "ett", "it": "uno", "fr": "un", "es": "uno", "pt": "um"}
_TWENTIES = dict(zip("uno dós trés cuatro cinco séis siete ocho nueve".split(), range(21, 30), strict=True))


def _between_tens(language: str) -> Iterator[tuple[str, float]]:
    """Yield the number words from 21 to 99 that are no tens, of a language that makes them by one rule."""
    words = _NAMED[language]
    ones = {_ONE_IN_TENS[language]: 1.0} | {word: value for word, value in words.items() if 2 <= value <= 9 and value % 1 == 0}
    if language == "fr":  # "soixante-quinze"
        ones |= {word: value for word, value in words.items() if 10 < value < 20}
    for ten, value in [(word, value) for word, value in words.items() if value >= 20 and value % 10 == 0]:
        for one, more in ones.items():
            if more < 10 or value in (60, 80):
                first, second = (
                    (one, ten) if language in _ONES_FIRST else (ten.removesuffix("s") if language == "fr" else ten, one)
                )
                if language == "it" and one[0] in "ou":
                    first = first[:-1]
                joint = "ën" if language == "nl" and one[-1] == "e" else _BETWEEN[language]
                yield f"{first}{joint}{second}", value + more


for _language in _BETWEEN:
    _NAMED[_language] |= dict(_between_tens(_language))
for _language, _hundred in {"de": "hundert", "nl": "honderd", "sv": "hundra", "it": "cento"}.items():
    _NAMED[_language] |= {f"{_one}{_hundred}": 100 * _value for _one, _value in _NAMED[_language].items() if 2 <= _value <= 9}
    _NAMED[_language][_hundred] = 100.0
_NAMED["es"] |= {f"veinti{word}": float(value) for word, value in _TWENTIES.items()}
_FIRST = dict.fromkeys(
    "premier première erste ersten erster primero primera primo prima primeiro eerste första første".split(), 1.0
)
# A word may be two numbers: "tres" is three in Spanish and sixty in Danish.
NAMED: dict[str, set[float]] = {}
for _words in (*_NAMED.values(), _FIRST):
    for _word, _value in _words.items():
        NAMED.setdefault(_word, set()).add(_value)
_WORD = re.compile(
    rf"(?:{'|'.join(word for language in _TWO_WORDS for word in _NAMED[language] if ' ' in word)})\b|[^\W\d_]+(?:-[^\W\d_]+)*",
    re.IGNORECASE,
)
# These are other words too, or are declined; "two" is often counted by the writer ("les deux", "los dos").
NO_CLAIM = frozenset("neuf sei fire to ti elf".split())
UNDECLINED = frozenset(("de", "fr", "es", "it", "pt", "nl", "sv", "da"))
LEAST_SAID = 2.5
# "Un an et demi", "dos años y medio".
_ONE = frozenset("un une uno una um uma en een ett et".split())
HALF_BEHIND = re.compile(
    r"(?<!\w)(?P<count>[^\W_]{1,16}) (?P<unit>[^\W\d_]{2,16}) (?:et demie?|y medi[ao]|e mezz[ao]|e mei[ao]|en een half|o[cg]h? en halv)\b",
    re.IGNORECASE,
)
# Words behind a number word with which it is another number: "trois cents", "treinta y cinco", "zwei Drittel".
MORE_BEHIND = re.compile(
    r"[\s-](?:cents?|cientos|hundert|honderd|hundra|hundrede|(?:et|y|e|og|und|en|och) [^\W\d_]+|\w*tel|tiers|quarts?|tercios|cuartos|terzi"
    r"|terços|quartos|kwart|derde|fjärdedelar)\b"
)
_UNITS = {
    "%": "prozent procent procenten percent",
    "points": "prozentpunkte prozentpunkten punkte points puntos punti pontos procentenheter",
    "euros": "euro euros € eur", "dollars": "dollar dollars dólar dólares dollari dolarów dolary $ usd us-dollar",
    "francs": "franken francs franc francos franchi frank chf", "pounds": "pfund livres libras sterline pond pund funtów £ gbp",
    "kroner": "kronen kronor kroner krone krona couronnes coronas corone koron sek nok dkk kr", "zloty": "zł złotych złote zloty pln",
    "cents": "cent centen cents centime centimes céntimo céntimos centesimo centesimi cêntimo cêntimos centavo centavos centów centy"
    " rappen öre øre",
    "yen": "yen ¥", "years": "jahr jahre jahren an ans année années año años anno anni ano anos jaar år lat lata roku",
    "decades": "jahrzehnt jahrzehnte jahrzehnten décennie décennies década décadas decennio decenni decennia decennium årtionde årtionden"
    " årtier",
    "months": "monat monate monaten mois mes meses mese mesi mês maand maanden månad månader måned måneder miesiąc miesiące miesięcy",
    "weeks": "woche wochen semaine semaines semana semanas settimana settimane week weken vecka veckor uge uger tydzień tygodnie tygodni",
    "days": "tag tage tagen jour jours día días giorno giorni dia dias dag dagen dagar dage dzień dni",
    "hours": "stunde stunden heure heures hora horas ora ore uur uren timme timmar timer godzina godziny godzin",
    "minutes": "minute minuten minutes minuto minutos minuti minuut minuter minutter minuta minuty minut",
    "km": "km kilometer kilometern kilomètre kilomètres kilómetro kilómetros chilometri quilómetros quilômetros kilometrów",
    "miles": "meilen milles millas miglia", "kg": "kg kilo kilos kilogramm kilogrammes kilogramos chili",
    "tonnes": "tonne tonnen tonnes tonelada toneladas tonnellate ton toneladas",
}  # fmt: skip
UNIT_WORDS = {word: unit for unit, words in _UNITS.items() for word in words.split()}
UNIT_BEHIND = re.compile(r"[\s-]?(?:d['’]|(?:de|di|af) )?(?P<unit>[€$£¥%]|[^\W\d_]+(?:-[^\W\d_]+)?)")
SIGNS = {"€": "euros", "$": "dollars", "£": "pounds", "¥": "yen"}
# A currency right before a figure is looked for in so many characters.
SIGN_BEFORE = re.compile(r"(?:(?P<sign>[€$£¥])|\b(?P<code>EUR|USD|GBP|CHF|SEK|NOK|DKK|PLN))\s?$")
LONGEST_SIGN = 5
ANY = "any"
MILLION = 1e6
# Parts, as what they and their multiples are of a hundred: "two thirds" are 66 or 67; and dozens.
PARTS = {
    word: values
    for values, words in (
        ((50.0,), "hälfte halb moitié mitad metà metade helft hälften halvdelen połowa"),
        ((25.0, 75.0), "viertel quart quarts cuarto cuartos quarto quartos kwart fjärdedel fjärdedelar fjerdedel"),
        (
            (33.0, 33.3, 66.0, 66.7, 67.0),
            "drittel tiers tercio tercios terzo terzi terço terços derde tredjedel tredjedelar tredjedele",
        ),
        ((20.0, 40.0, 60.0, 80.0), "fünftel cinquième cinquièmes quinto quintos quinta femtedel femtedelar"),
    )
    for word in words.split()
}
# "Une quinzaine": about so many.
COLLECTIVES = {
    word: float(value)
    for value, words in {
        10: "dizaine decena decina dezena tiental tiotal", 12: "dutzend douzaine docena dozzina dúzia dozijn dussin dusin tuzin",
        15: "quinzaine quincena quindicina", 20: "vingtaine veintena ventina vintena twintigtal tjugotal",
        30: "trentaine treintena trentina dertigtal trettiotal", 40: "quarantaine cuarentena quarantina", 50: "cinquantaine cinquantina",
        60: "soixantaine", 100: "centaine centenar centinaio centena honderdtal hundratal",
        1000: "millier millar migliaio milhar duizendtal tusental",
    }.items() for word in words.split()
}  # fmt: skip
_SCALES = (
    (1e12, r"billion(?:en)?|bill?ones|bilioni|biljoen|biljon(?:er)?"),
    (
        1e9,
        r"milliarden?|mrd|milliards?|md|mld|miliard[aiyów]*|miliardi?|miljarde?n?|miljard(?:er)?|milliarder?|mil millones|bn",
    ),
    (
        1e6,
        r"millionen?|mio|mill?|millions?|mm?|millones|millón|mln|milion[aiyeów]*|milioni|milhões|milhão|miljoen|miljon(?:er)?",
    ),
    (1e3, r"tausend|tsd|mille|mil|mila|duizend|tusen|tysi[ąę]c[ey]?|tys|k"),
    (12.0, r"dutzend|douzaines|docenas|dozzine|dúzias|dozijn|dussin|dusin|tuziny"),
)
_SCALE = "|".join(f"(?P<e{number}>{words})" for number, (_, words) in enumerate(_SCALES))
HUNDREDS = re.compile(r"\scents\b", re.IGNORECASE)
SCALE_BEHIND = re.compile(rf"\s(?:{_SCALE})\b\.?(?!\w)", re.IGNORECASE)
# "Die 80er Jahre", "les années 80": of the last century too.
DECADE = re.compile(r"[2-9]0er")
YEARS_BEFORE = re.compile(r"\b(?:années|años|anni|anos) ['’]?$", re.IGNORECASE)
LONGEST_YEARS = 8
# "Eine halbe Million", "medio millón", "un demi-milliard".
HALF_OF = re.compile(r"\b(?:halbe|demi|medi[ao]|mezz[ao]|mei[ao]|halv|half)[ -](?P<scale>[^\W\d_]{3,12})\b", re.IGNORECASE)
FIGURE = re.compile(
    r"(?<![\w.,])(?P<digits>\d{1,3}(?:[.  ’'\s]\d{3})+(?!\d)(?:,\d+)?|\d{1,3}(?:,\d{3})+(?!\d)(?:\.\d+)?|\d+(?:[.,]\d+)?)"
    rf"(?:er\b|s\b|\s?(?:{_SCALE})\b\.?(?:(?=€)|(?!\w)))?"
    r"(?P<percent>\s?%|\s(?:prozent|pour cent|por ciento|per cento|procent|por cento)\b)?",
    re.IGNORECASE,
)
# A day in figures, and a time of the day: each of their numbers may stand alone elsewhere ("3. März", "21 Uhr").
APART = re.compile(
    r"(?<![\d.])\d{1,2}\.\s?\d{1,2}\.(?:\s?(?:\d{4}|\d\d)(?!\d))?|(?<!\d)\d{1,2}/\d{1,2}/\d{2,4}(?!\d)|(?<!\d)\d{4}-\d\d-\d\d(?!\d)"
)
CLOCK = re.compile(r"(?<![\d.,])(?P<hour>[01]?\d|2[0-4])\s?(?:[:.]|h|u|uhr)\s?(?P<minute>[0-5]\d)(?!\d|[.,]\d)", re.IGNORECASE)
# A time of the day in words, whose hour may be one of the afternoon: "halb sieben" is 18.30, "six heures et demie" too.
_CLOCK_BEFORE = re.compile(r"\b(?:halb|half|halv|(?:viertel|kwart|kvart) (?:nach|vor|over|voor|över|i|over))\s$", re.IGNORECASE)
_CLOCK_BEHIND = re.compile(r" heures? (?:et (?:demie|quart)|moins|du (?:soir|matin)|de l['’]après-midi)\b")
# "Im 19. Jahrhundert", "de 19e eeuw", "på 1800-talet": a year of it is in it.
_CENTURY = re.compile(r"(?<!\d)(?:(?P<nth>\d{1,2})(?:\. Jahrhundert|\. Jh\.|e eeuw)|(?P<hundreds>\d\d)00-?tal)", re.IGNORECASE)
ROUGHLY = re.compile(
    r"\b(?:rund|etwa|circa|ca\.|knapp|gut|fast|über|unter|(?:mehr|weniger) als|environ|quelque|près de|plus de|moins de|presque|unos|unas"
    r"|casi|(?:más|menos) de|quasi|(?:più|meno) di|ongeveer|bijna|(?:meer|minder) dan|około|prawie|ponad|omkring|nästan|över|cerca de) $",
    re.IGNORECASE,
)
LONGEST_ROUGHLY = 16
LEAST, MOST = 0.85, 1.2


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure in a text, where it stands, and what it may mean; `rough`: a word before it says that it is only about so much."""

    start: int
    end: int
    values: frozenset[float]
    unit: str = ""
    rough: bool = False


def read_figures(text: str) -> Iterator[Figure]:
    """Yield the figures of a text with each number that they may mean in one language or another."""
    clock = list(CLOCK.finditer(text))
    for found in clock:
        yield Figure(*found.span(), frozenset((int(found["hour"]) + int(found["minute"]) / 100,)))
    for found in APART.finditer(text):
        if "." in found[0]:  # "21.11." is told by "21. November"
            yield Figure(*found.span(), frozenset((float(found[0].split(".")[0]),)))
    within = {at for time in clock for at in range(time.start() + 1, time.end())}
    for found in FIGURE.finditer(text):
        if found.start() not in within:
            unit, end = _unit_of(text, found)
            values = frozenset(_values(found))
            if DECADE.match(text, found.start()) or (
                DECADE.match(f"{found['digits']}er")
                and YEARS_BEFORE.search(text, max(0, found.start() - LONGEST_YEARS), found.start())
            ):
                values |= {1900 + value for value in values}
            yield Figure(found.start(), end, values, unit, _is_rough(text, found.start()))


def _unit_of(text: str, found: re.Match[str]) -> tuple[str, int]:
    """Return the unit of a figure, "" for none, and where both end."""
    if found["percent"]:
        return "%", found.end()
    behind = UNIT_BEHIND.match(text, found.end())
    word = behind["unit"].lower() if behind else ""
    if behind and word in UNIT_WORDS:
        return UNIT_WORDS[word], behind.end()
    before = SIGN_BEFORE.search(text, max(0, found.start() - LONGEST_SIGN), found.start())
    return (SIGNS[before["sign"]] if before["sign"] else UNIT_WORDS[before["code"].lower()]) if before else "", found.end()


def centuries_in(text: str) -> Iterator[Figure]:
    """Yield the centuries that a text names from the eleventh on, each with its years: smaller numbers are rarely years."""
    for found in _CENTURY.finditer(text):
        first = 100 * (int(found["nth"]) - 1 if found["nth"] else int(found["hundreds"]))
        if first >= 1000:
            yield Figure(*found.span(), frozenset(map(float, range(first, first + 100))))


def said_in_words(text: str, language: str) -> Iterator[Figure]:
    """Yield the number words of a text in a language that can only be numbers, from two and a half on."""
    if language not in UNDECLINED:
        return
    words = _NAMED[language]
    for found in _WORD.finditer(text):
        value = words.get(found[0], 0.0)
        is_hour = _CLOCK_BEFORE.search(text, max(0, found.start() - LONGEST_ROUGHLY), found.start()) or _CLOCK_BEHIND.match(
            text, found.end()
        )
        if value >= LEAST_SAID and found[0] not in NO_CLAIM and not is_hour and not MORE_BEHIND.match(text, found.end()):
            value, unit, end = _counted(text, value, found.end())
            yield Figure(found.start(), end, frozenset((value,)), unit, _is_rough(text, found.start()))


def _is_rough(text: str, start: int) -> bool:
    return ROUGHLY.search(text, max(0, start - LONGEST_ROUGHLY), start) is not None


def _counted(text: str, value: float, end: int) -> tuple[float, str, int]:
    """Return a number that a word says with the scale and the unit behind it, and where they end."""
    scale, hundreds = SCALE_BEHIND.match(text, end), HUNDREDS.match(text, end)
    if hundreds:
        value, end = 100 * value, hundreds.end()
    elif scale:
        value *= _scale_of(scale[0].strip())
        end = scale.end()
    behind = UNIT_BEHIND.match(text, end)
    unit = UNIT_WORDS.get(behind["unit"].lower(), "") if behind else ""
    return value, unit, behind.end() if behind and unit else end


def _values(found: re.Match[str]) -> Iterator[float]:
    scale = next((value for number, (value, _) in enumerate(_SCALES) if found[f"e{number}"]), 1.0)
    yield from _numbers_of(found["digits"], scale)
    if found["e2"] == "m":  # metres are written like millions
        yield from _numbers_of(found["digits"], 1.0)


def _numbers_of(digits: str, scale: float) -> Iterator[float]:
    groups = re.split(r"\D", digits)
    if len(groups) == 1:
        yield float(digits) * scale
        return
    if len(groups) == 2:
        yield float(".".join(groups)) * scale
    if all(len(group) == 3 for group in groups[1:]):
        yield float("".join(groups)) * scale
    elif len(groups) > 2:
        yield float(f"{''.join(groups[:-1])}.{groups[-1]}") * scale


def told_in(texts: Iterable[str]) -> frozenset[tuple[float, str]]:
    """Return the numbers that articles have in figures or in words, each with what it measures, and as a number of anything (`ANY`)."""
    told: set[tuple[float, str]] = set()
    for text in texts:
        told |= _in_figures(text)
        for amount in read_amounts(text):  # an article in English
            if amount.value >= MILLION or not amount.text[:1].isdigit():
                told |= _worths(amount.value, amount.unit)
        for value, unit in _halves(text):
            told |= _worths(value, unit)
        for found in _WORD.finditer(text):
            word = found[0].lower()
            for named in NAMED.get(word, ()):
                value, unit, _ = _counted(text, named, found.end())
                told |= _worths(value, unit)
            if word in COLLECTIVES:
                told |= _worths(COLLECTIVES[word], "")
            for part in PARTS.get(word, ()):
                told |= _worths(part, "%")
    return frozenset(told)


def _in_figures(text: str) -> set[tuple[float, str]]:
    """Return what the figures of a text tell. That of a day is one of nothing else: "15. Januar" tells of no 15 euros."""
    told = {(float(number), ANY) for found in APART.finditer(text) for number in re.findall(r"\d+", found[0])}
    dated = {at for day in read_foreign_days(text) for at in range(day.start, day.end)}
    for figure in read_figures(text):
        for value in figure.values:
            told |= _worths(value, figure.unit) if figure.start not in dated else {(value, ANY)}
    return told


def _halves(text: str) -> Iterator[tuple[float, str]]:
    """Yield the numbers with a half that a text says in words, with their units: "un an et demi", "eine halbe Million"."""
    for found in HALF_BEHIND.finditer(text):
        count = found["count"].lower()
        whole = {1.0} if count in _ONE else NAMED.get(count) or ({float(count)} if count.isdecimal() else ())
        unit, scale = UNIT_WORDS.get(found["unit"].lower(), ""), _scale_of(found["unit"])
        if unit or scale > 1:
            yield from (((value + 0.5) * scale, unit) for value in whole)
    for found in HALF_OF.finditer(text):
        yield 0.5 * _scale_of(found["scale"]), ""


def _scale_of(word: str) -> float:
    """Return what a word multiplies a number by: 1 for a word that is no scale."""
    found = SCALE_BEHIND.fullmatch(f" {word}")
    return next((worth for number, (worth, _) in enumerate(_SCALES) if found and found[f"e{number}"]), 1.0)


def _worths(value: float, unit: str) -> set[tuple[float, str]]:
    """Return a number by what it measures, in the smallest unit of that, and as one of anything."""
    return {*same_worths(value, unit), (value, ANY)}


def is_told(figure: Figure, told: frozenset[tuple[float, str]]) -> bool:
    """Say whether articles have a figure of a story: the same number in any form, or one that it rounds where it says so."""
    for value in figure.values:
        worth, kind = next(same_worths(value, figure.unit or ANY))
        if (worth, kind) in told or (value, "") in told:
            return True
        if figure.rough and any(
            LEAST * worth <= known <= MOST * worth and significant_digits(known) > significant_digits(worth)
            for known, measured in told
            if measured == kind
        ):
            return True
        if _is_in_decade(value, told):
            return True
    return False


def _is_in_decade(value: float, told: frozenset[tuple[float, str]]) -> bool:
    """Say whether a number may be that of ten years of which articles have one ("die 1960er", 1968), or of "the nineties"."""
    years = {value + year for year in range(10)} | {value % 100} if 1900 < value < 2100 and value % 10 == 0 else ()
    return any((year, ANY) in told for year in years)
