"""Reads figures as they are written in other languages than English: `1.118`, `1 118`, `12,4 Mio.`, `21 h 40`, `3.3.2026`, `elf`.

What is read here only spares a finding: figures of a story and of its articles that mean one number, however each is written.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from newsletter.check.claims.notation.worth import significant_digits

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
NAMED = {
    word: float(number)
    for words in NAMES.values()
    for number, word in zip([*range(2, 21), *range(30, 100, 10)], words.split(), strict=True)
}
NAMED |= dict.fromkeys(
    "premier première erste ersten erster primero primera primo prima primeiro eerste första første".split(), 1.0
)
# Parts and dozens, as what they are of a hundred or as a number.
PARTS = {
    **dict.fromkeys("hälfte halb moitié mitad metà metade helft hälften halvdelen połowa".split(), 50.0),
    **dict.fromkeys("viertel quart cuarto quarto kwart fjärdedel fjerdedel".split(), 25.0),
}
DOZENS = dict.fromkeys("dutzend douzaine docena dozzina dúzia dozijn dussin dusin tuzin".split(), 12.0)
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
)
_SCALE = "|".join(f"(?P<e{number}>{words})" for number, (_, words) in enumerate(_SCALES))
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
ROUGHLY = re.compile(
    r"\b(?:rund|etwa|circa|ca\.|knapp|gut|fast|über|unter|(?:mehr|weniger) als|environ|quelque|près de|plus de|moins de|presque|unos|unas"
    r"|casi|(?:más|menos) de|quasi|(?:più|meno) di|ongeveer|bijna|(?:meer|minder) dan|około|prawie|ponad|omkring|nästan|över|cerca de) $",
    re.IGNORECASE,
)
LEAST, MOST = 0.85, 1.2
_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure in a text, where it stands, and what it may mean; `rough`: a word before it says that it is only about so much."""

    start: int
    end: int
    values: frozenset[float]
    percent: bool = False
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
            rough = ROUGHLY.search(text, max(0, found.start() - 16), found.start()) is not None
            yield Figure(*found.span(), frozenset(_values(found)), bool(found["percent"]), rough)


def _values(found: re.Match[str]) -> Iterator[float]:
    scale = next((value for number, (value, _) in enumerate(_SCALES) if found[f"e{number}"]), 1.0)
    digits = found["digits"]
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


def told_in(texts: Iterable[str]) -> frozenset[tuple[float, bool]]:
    """Return the numbers that articles have in figures or in words, each with whether it is a percentage."""
    told: set[tuple[float, bool]] = set()
    for text in texts:
        told |= {(value, figure.percent) for figure in read_figures(text) for value in figure.values}
        told |= {(float(number), False) for found in APART.finditer(text) for number in re.findall(r"\d+", found[0])}
        for word in map(str.lower, _WORD.findall(text)):
            if word in NAMED or word in DOZENS:
                told.add((NAMED.get(word) or DOZENS[word], False))
            elif word in PARTS:
                told.add((PARTS[word], True))
    return frozenset(told)


def is_told(figure: Figure, told: frozenset[tuple[float, bool]]) -> bool:
    """Say whether articles have a figure of a story: the same number in any form, or one that it rounds where it says so."""
    for value in figure.values:
        if (value, True) in told or (not figure.percent and (value, False) in told):
            return True
        if figure.rough and any(
            LEAST * value <= known <= MOST * value and significant_digits(known) > significant_digits(value)
            for known, percent in told
            if percent == figure.percent
        ):
            return True
        if 1900 < value < 2100 and value % 10 == 0 and (value % 100, False) in told:  # the nineties
            return True
    return False
