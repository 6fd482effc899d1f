"""Reads numbers in running text by value: `$50 billion` = `US$50bn` = `50,000 million dollars`, `half` = `50 %`, `three` = `3`."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

ONES = """zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen
nineteen""".split()
TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split()
SMALL = {word: number for number, word in enumerate(ONES)} | {word: 10 * number for number, word in enumerate(TENS, 2)}
SCALES = {
    **dict.fromkeys(("hundred",), 1e2),
    **dict.fromkeys(("k", "thousand"), 1e3),
    **dict.fromkeys(("lakh", "lakhs"), 1e5),
    **dict.fromkeys(("m", "mn", "mln", "million", "millions"), 1e6),
    **dict.fromkeys(("crore", "crores"), 1e7),
    **dict.fromkeys(("b", "bn", "bln", "billion", "billions"), 1e9),
    **dict.fromkeys(("t", "tn", "trn", "trillion", "trillions"), 1e12),
}
LETTERS = ("k", "m", "b", "t")  # a scale only directly behind a figure, and where no unit is meant
PLAIN = {"dozen": 12.0, "dozens": None, "half": 50.0, "quarter": 25.0, "third": 100 / 3, "quarters": 25.0, "thirds": 100 / 3}
CURRENCIES = {
    **dict.fromkeys(("$", "us$", "usd", "aud", "cad", "nzd", "dollar", "dollars"), "dollars"),
    **dict.fromkeys(("€", "eur", "euro", "euros"), "euros"),
    **dict.fromkeys(("£", "gbp", "pound", "pounds", "pence"), "pounds"),
    **dict.fromkeys(("¥", "yen", "jpy"), "yen"),
    **dict.fromkeys(("₹", "rs", "rupee", "rupees", "inr"), "rupees"),
    **dict.fromkeys(("chf", "franc", "francs"), "francs"),
    **dict.fromkeys(("sek", "nok", "dkk", "kr", "krona", "kronor", "krone", "kroner", "crowns"), "crowns"),
    **dict.fromkeys(("cny", "yuan"), "yuan"),
}
MEASURES = {
    **dict.fromkeys(("%", "percent", "percentage", "pc"), "%"),
    **dict.fromkeys(("points", "point", "pp"), "points"),
    **{word: base for base, words in {
        "km": "km kilometre kilometres kilometer kilometers", "miles": "mile miles", "m": "metre metres meter meters",
        "feet": "foot feet ft", "kg": "kg kilogram kilograms kilo kilos", "tonnes": "tonne tonnes ton tons", "lb": "lb lbs",
        "W": "watt watts", "kW": "kw kilowatt kilowatts", "MW": "mw megawatt megawatts", "GW": "gw gigawatt gigawatts",
        "MB": "mb megabyte megabytes", "GB": "gb gigabyte gigabytes", "TB": "tb terabyte terabytes",
        "days": "day days", "weeks": "week weeks", "months": "month months", "years": "year years year-old years-old",
        "hours": "hour hours", "minutes": "minute minutes", "seconds": "second seconds",
    }.items() for word in words.split()},
}  # fmt: skip
_WORDS = "|".join([*ONES, *TENS])
CODES = "USD EUR GBP AUD CAD NZD JPY INR CHF SEK NOK DKK CNY".split()
"""The codes of currencies that stand before their figure, with a blank or without: "EUR 41.50", "EUR41.50"."""
_CODE, _CODED = "|".join(CODES), "|".join(rf"(?<=(?<![^\W_]){code})" for code in (*CODES, "Rs"))
# Points between groups of three in other languages than English, where they are no decimals: "2.400.000", "1.250,00".
_GROUPED = r"\d{1,3}(?:(?:\.\d{3})+,\d{1,2}|(?:\.\d{3}){2,})"
GROUPED = re.compile(_GROUPED)
PER_CENT = re.compile(r"[-\s]cent\b", re.IGNORECASE)
NUMBER = re.compile(
    rf"""(?P<money>(?:US|HK|A|C|NZ|S)?[$]|Â?£|[€¥₹]|(?:Rs\.?|{_CODE})\s|(?<![^\W_])(?:Rs|{_CODE})(?=\d))?\s?
    (?: (?<![\w.,])(?P<word>(?:{_WORDS})(?:[-\s](?:{_WORDS}))?)(?:(?P<tail>(?:,\d{{3}})+|\.\d+)|(?![^\W\d_]|['’](?!s\b))) |
        (?P<digits>(?<![\w.,]){_GROUPED}(?![.,]?\d)|(?:(?<![\w.])|{_CODED})\d{{1,3}}(?:,\d{{2,3}})*,\d{{3}}(?:\.\d+)?(?!\d)|(?<![\w.,])\d+,\d{{1,2}}(?![\d,])|(?:(?<![^\W_])|{_CODED})(?<![^\W_][.,])(?<![^\W\d_]-)\d+(?:\.\d+)*)
    )
    (?:(?P<ordinal>st|nd|rd|th)\b)?(?P<behind>(?:\s?%|[-\s]?[A-Za-z]+)?(?:[-\s]cent\b)?(?:[-\s]points?\b|[-\s]old\b)?)""",
    re.VERBOSE | re.IGNORECASE,
)
FRACTION = re.compile(
    r"\b(?:(?P<count>one|two|three|a)[-\s])?(?P<part>half|quarters?|thirds?)\b(?!\s+(?:of\s+(?:the\s+)?(?:year|season)|time))",
    re.IGNORECASE,
)
PARTS = ("half", "quarter", "third")
# "One in five" is a share, "one in five years" is none.
_FEW = "|".join(ONES[1:11])
SHARE = re.compile(
    rf"\b(?P<count>{_FEW}|\d{{1,3}})(?: \w+)? (?:in|out of|in every) (?P<all>{_FEW}|\d{{1,3}})\b"
    r"(?![,.]\d| (?:years?|months?|weeks?|days?|hours?|minutes?|games|matches)\b)",
    re.IGNORECASE,
)
# What each number has, in a text in small letters; most sentences have none.
MAY_COUNT = re.compile(rf"\d|\b(?:{_WORDS}|(?:{'|'.join(PARTS)})s?)(?![^\W\d_])")
AFTER_SCALE = re.compile(r"[-\s]*(?P<unit>%|[A-Za-z]+)")


@dataclass(frozen=True, slots=True)
class Amount:
    """A number in a text, and its value. `unit` is "" for a bare number; `exact` counts its known digits.

    `parts` are the two numbers of a share: "two in three" may be none ("two shops in three towns").
    """

    text: str
    start: int
    end: int
    value: float
    unit: str = ""
    exact: int = 0
    parts: tuple[Amount, ...] = ()

    @property
    def is_year(self) -> bool:
        """Whether it is written as years are."""
        return not self.unit and len(self.text) == 4 and self.text.isdigit() and 1000 <= self.value < 2200


@lru_cache(maxsize=512)  # the sentences of a summary are often the article's
def read_amounts(text: str) -> tuple[Amount, ...]:
    """Return the numbers of a text in order: figures and English number words, with scale, currency, percentage and unit."""
    small = text.lower()
    if not MAY_COUNT.search(small):
        return ()
    found = [amount for match in NUMBER.finditer(text) if (amount := _amount(match, text)) is not None]
    parts = list(_fractions(text)) if any(map(small.__contains__, PARTS)) else []
    parts += _shares(text, found) if " in " in small or " out of " in small else []
    found = [amount for amount in found if not any(part.start <= amount.start < part.end for part in parts)]
    return tuple(sorted([*found, *parts], key=lambda amount: amount.start))


def _amount(match: re.Match[str], text: str) -> Amount | None:
    value, exact = _value(match)
    if value is None:
        return None
    end = match.end("ordinal") if match["ordinal"] else max(match.end("digits"), match.end("tail"), match.end("word"))
    value, unit, end = _with_unit(match, text, value, end)
    if match["ordinal"]:
        unit = ""
    start = match.start("money") if match["money"] else max(match.start("digits"), match.start("word"))
    return Amount(text[start:end], start, end, value, unit, exact)


def _with_unit(match: re.Match[str], text: str, value: float, end: int) -> tuple[float, str, int]:
    """Return the value multiplied by the scale after the number, its unit, and where both end."""
    unit, behind_start = _currency(match["money"]), match.start("behind")
    for piece in re.finditer(r"%|[A-Za-z]+", match["behind"] or ""):
        word, piece_end = piece[0].lower(), behind_start + piece.end()
        if _is_scale(word, value, unit, direct=behind_start + piece.start() == end):
            value *= SCALES[word]
            told, behind = _unit_behind(text, piece_end)
            unit, end = unit or told, piece_end if unit else behind
        elif word == "per" and PER_CENT.match(text, piece_end):
            unit, end = "%", piece_end
        elif word == "cent" and unit == "%":
            end = piece_end
        elif word in MEASURES or word in CURRENCIES:
            told = MEASURES.get(word) or CURRENCIES[word]
            unit, end = told if not unit or told == "points" else unit, piece_end
        else:
            break
    return value, unit, end


def _is_scale(word: str, value: float, unit: str, *, direct: bool) -> bool:
    """Say whether a word is a scale ("million"): a letter is one only right after a figure, and `m` not after thousands (metres)."""
    return word in SCALES and (word not in LETTERS or (direct and (word != "m" or bool(unit) or value < 1000)))


def _value(match: re.Match[str]) -> tuple[float | None, int]:
    """Return the number without its scale, and how many digits of it are known."""
    if match["digits"]:
        digits = match["digits"]
        if GROUPED.fullmatch(digits):
            digits = digits.replace(".", "")
        is_decimal = re.fullmatch(r"\d+,\d{1,2}", digits)  # a comma before one or two digits parts decimals in most languages
        digits = digits.replace(",", "." if is_decimal else "")
        if digits.count(".") > 1:
            return None, 0  # a version, an address
        return float(digits), len(digits.replace(".", "").lstrip("0"))
    word = match["word"].lower()
    parts = re.split(r"[-\s]", word)
    if len(parts) == 2 and not (parts[0] in TENS and 0 < SMALL[parts[1]] < 10):
        return None, 0
    number = float(sum(SMALL[part] for part in parts))
    if match["tail"]:
        return float(f"{number:.0f}{match['tail'].replace(',', '')}"), 9
    return number, len(f"{number:.0f}")


def _currency(sign: str | None) -> str:
    bare = (sign or "").strip(" .Â").lower()
    return "dollars" if bare.endswith("$") else CURRENCIES.get(bare, "")


def _unit_behind(text: str, end: int) -> tuple[str, int]:
    """Return the unit after a scale (`14 million pounds`) and where it ends; "" and `end` if there is none."""
    found = AFTER_SCALE.match(text, end)
    word = found["unit"].lower() if found else ""
    unit = CURRENCIES.get(word, "") or MEASURES.get(word, "")
    return unit, found.end() if found and unit else end


def _fractions(text: str) -> Iterator[Amount]:
    for found in FRACTION.finditer(text):
        part = PLAIN[found["part"].lower()]
        count = {"two": 2, "three": 3}.get((found["count"] or "").lower(), 1)
        if part is not None and (found["part"].lower() == "half" or found["count"]):
            yield Amount(found[0], found.start(), found.end(), part * count, "%", 0)


def _shares(text: str, amounts: Sequence[Amount]) -> Iterator[Amount]:
    by_start = {amount.start: amount for amount in amounts}
    for found in SHARE.finditer(text):
        count, whole = (SMALL[word] if word in SMALL else int(word) for word in map(str.lower, found.group("count", "all")))
        if count < whole:
            parts = tuple(by_start[at] for at in (found.start("count"), found.start("all")) if at in by_start)
            yield Amount(found[0], found.start(), found.end(), 100 * count / whole, "%", 0, parts)


def claimed_amounts(text: str, is_known: Callable[[Amount], bool]) -> Iterator[Amount]:
    """Yield the numbers that a text claims: instead of a share that is not known its two numbers, if both are and neither is one."""
    for amount in read_amounts(text):
        may_be_none = bool(amount.parts) and amount.parts[0].value > 1 and not is_known(amount)
        yield from amount.parts if may_be_none and all(map(is_known, amount.parts)) else (amount,)


def same_amount(claimed: Amount, known: Amount) -> bool:
    """Say whether a number in the source supports a claimed one: the same value, or one that rounds to it, and not in another unit."""
    if claimed.unit and known.unit and claimed.unit != known.unit:
        return False
    return same_value(claimed, known)


@lru_cache(maxsize=4096)
def same_value(claimed: Amount, known: Amount) -> bool:
    """Say whether two numbers have the same value, or the claimed one is the known one rounded to two or more digits."""
    if abs(claimed.value - known.value) <= 1e-9 * max(1.0, abs(known.value)):
        return True
    if claimed.unit == known.unit == "%" and 0 in (claimed.exact, known.exact) and abs(claimed.value - known.value) < 0.7:
        return True  # "a third", "two-thirds"
    if known.exact <= claimed.exact or not 2 <= claimed.exact <= 6 or known.is_year or not known.value:
        return False
    return f"{known.value:.{claimed.exact - 1}e}" == f"{claimed.value:.{claimed.exact - 1}e}"
