"""Reads numbers in running text by value: `$50 billion` = `US$50bn` = `50,000 million dollars`, `half` = `50 %`, `three` = `3`."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import pairwise

from newsletter.check.claims.notation.worth import (
    CODES,
    CURRENCIES,
    INEXACT,
    MEASURES,
    NATIONAL,
    SQUARE,
    in_unit,
    is_inexact,
    is_one_kind,
)

ONES = """zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen
nineteen""".split()
TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split()
SMALL = {word: number for number, word in enumerate(ONES)} | {word: 10 * number for number, word in enumerate(TENS, 2)}
SCALES = {
    "dozen": 12.0,
    "hundred": 1e2,
    **dict.fromkeys(("k", "thousand"), 1e3),
    **dict.fromkeys(("lakh", "lakhs"), 1e5),
    **dict.fromkeys(("m", "mn", "mln", "million", "millions"), 1e6),
    **dict.fromkeys(("crore", "crores"), 1e7),
    **dict.fromkeys(("b", "bn", "bln", "billion", "billions"), 1e9),
    **dict.fromkeys(("t", "tn", "trn", "trillion", "trillions"), 1e12),
}
LETTERS = ("k", "m", "b", "t")  # a scale only directly behind a figure, and where no unit is meant
LENGTHS = {"m": ("m", "m"), "k": ("k", "km")}  # "5,000m", "a 10k race"
PLAIN = {"half": 50.0, "quarter": 25.0, "third": 100 / 3, "quarters": 25.0, "thirds": 100 / 3}
PLAIN |= {"fifth": 20.0, "fifths": 20.0, "tenth": 10.0, "tenths": 10.0}
_WORDS = "|".join([*ONES, *TENS])
# A figure right behind the code of a currency ("EUR41.50").
_CODES = "|".join(CODES)
_CODED = rf"(?<=(?-i:{_CODES}))|(?<=kr)|(?<=(?-i:Rs))"
# Points between groups of three in other languages than English, where they are no decimals: "2.400.000", "1.250,00".
_GROUPED = r"\d{1,3}(?:(?:\.\d{3})+,\d{1,2}|(?:\.\d{3}){2,})"
GROUPED = re.compile(_GROUPED)
PER_CENT = re.compile(r"[-\s]cent\b", re.IGNORECASE)
NUMBER = re.compile(
    rf"""(?P<money>(?:US|HK|A|C|NZ|S)?[$]|Â?£|[€¥₹]|(?<![^\W_])(?:(?-i:{_CODES}|Rs|SFr|Fr)\.?\s|kr\.?\s(?=\d)|(?:(?-i:{_CODES}|Rs)|kr)(?=\d)))?\s?
    (?: (?<![\w.,])(?P<word>(?:{_WORDS})(?:[-\s](?:{_WORDS}))?)(?:(?P<tail>(?:,\d{{3}})+|\.\d+)|(?![^\W\d_]|['’](?!s\b))) |
        (?P<digits>(?<![\w.,]){_GROUPED}(?![.,]?\d)|(?:(?<![\w.])|{_CODED})\d{{1,3}}(?:,\d{{2,3}})*,\d{{3}}(?:\.\d+)?(?!\d)|(?<![\w.,])\d+,\d{{1,2}}(?![\d,])|(?:(?<![^\W_])|{_CODED})(?<![^\W_][.,])(?<![^\W\d_]-)\d+(?:\.\d+)*)
    )
    (?:(?P<ordinal>st|nd|rd|th)\b)?(?P<behind>(?:\s?%|[-\s]?[A-Za-z]+)?(?:[-\s]cent\b)?(?:[-\s]points?\b|[-\s]old\b)?)""",
    re.VERBOSE | re.IGNORECASE,
)
FRACTION = re.compile(
    r"\b(?:(?P<count>one|two|three|four|a)[-\s])?(?P<part>half|quarters?|thirds?|fifths?|tenths?)\b(?!\s+(?:of\s+(?:the\s+)?(?:year|season)|time))",
    re.IGNORECASE,
)
PARTS = ("half", "quarter", "third", "fifth", "tenth")
# "Every third house" is a third of them, and no claim of a share: every third year is none.
EVERY = re.compile(
    r"\bevery (?:(?P<part>second|other|third|fourth|fifth|tenth) )(?!(?:year|month|week|day|hour|minute|time|\w+day)\b)[a-z]",
    re.IGNORECASE,
)
_EVERY = {"second": 50.0, "other": 50.0, "third": 100 / 3, "fourth": 25.0, "fifth": 20.0, "tenth": 10.0}
# "One in five" is a share, "one in five years" is none.
_FEW = "|".join([*ONES[1:], *TENS])
# "Two and a half years", "a year and a half", "half a million", "2½".
_PART = {"half": 0.5, "quarter": 0.25, "third": 1 / 3, "½": 0.5, "¼": 0.25, "¾": 0.75}
MIXED = re.compile(
    rf"(?<![\w.,])(?:(?P<whole>{_WORDS}|\d{{1,3}}|an?)(?: (?P<unit>[a-z]+))? and (?:a|one)[- ](?P<part>half|quarter|third)\b"
    r"|(?P<figure>\d{1,3})\s?(?P<sign>[½¼¾])|(?P<half>half) an? (?=[a-z])"
    r"|(?P<count>an?|one|two|three)[- ](?P<of>quarter|third)s? of an? (?=[a-z]))",
    re.IGNORECASE,
)
# "The nineties", "tenfold", "a dozen".
_ONE_OF = "dozen|hundred|thousand|million|billion|fortnight|decade|century"
_TENS = "|".join(f"{word[:-1]}ies" for word in TENS)
IN_ONE_WORD = re.compile(
    rf"\b(?:(?P<decade>{_TENS})|(?P<fold>{_WORDS}|hundred)-?fold|an? (?P<scale>{_ONE_OF}))\b",
    re.IGNORECASE,
)
DECADE = re.compile(r"['’]?s\b")
SHARE = re.compile(
    rf"\b(?P<count>{_FEW}|\d{{1,3}})(?: \w+)? (?:in|out of|in every) (?P<all>{_FEW}|\d{{1,3}})\b"
    r"(?![,.]\d| (?:years?|months?|weeks?|days?|hours?|minutes?|games|matches)\b)",
    re.IGNORECASE,
)
# What each number has, in a text in small letters; most sentences have none.
MAY_COUNT = re.compile(
    rf"\d|\bevery (?:second|other|fourth)\b"
    rf"|\b(?:{_WORDS}|(?:{'|'.join(PARTS)})s?|an? (?:{_ONE_OF})|hundred|{_TENS})(?:fold)?(?![^\W\d_])"
)
AFTER_SCALE = re.compile(rf"[-\s]*(?:{NATIONAL.pattern})?(?P<unit>%|[A-Za-z]+)")
# The rest of "km²" and "km2" behind the unit, and the whole of "m²".
SQUARE_SIGN = re.compile(r"[²2](?![\w²])")
SQUARED = {"km": SQUARE_SIGN, "": re.compile(rf"\s?m{SQUARE_SIGN.pattern}")}
NATIONAL_MONEY = re.compile(rf"\s(?={NATIONAL.pattern})")
RANGE = re.compile(r"\s?[-–]\s?|\s(?:to|or|of(?: the)?|(?P<pair>and))\s")
SCALED = re.compile(r"[\d\s-](?P<scale>thousand|mn|m|million|bn|b|billion|tn|trillion)\b", re.IGNORECASE)
# "12 people": the number of these, and of no years or euros.
_NO_THINGS = "was|has|is|as|its|his|this|does|goes|plus|minus|versus|less|across|ones|times|others"
COUNTED = re.compile(
    rf"\s(?P<things>of (?:its|his|her|their|our|them|these|those)\b|(?!(?:{_NO_THINGS})\b)[a-z]{{2,19}}(?<![su])s)\b"
)


OF_A_SHARE = "of a share"  # what the two numbers of one count: no cents, no years


@dataclass(frozen=True, slots=True)
class Amount:
    """A number in a text, and its value. `unit` is "" for a bare number; `exact` counts its known digits.

    `parts` are the two numbers of a share: "two in three" may be none ("two shops in three towns"); or what else a number may be: "100m"
    are metres too, and the "5" of "5 to 7 million" is a million. `things` is the plural that a bare
    number counts, `decade` says that it names ten years ("the 1990s", "the nineties"), `loose` that it is no more than "a dozen".
    """

    text: str
    start: int
    end: int
    value: float
    unit: str = ""
    exact: int = 0
    parts: tuple[Amount, ...] = ()
    things: str = ""
    decade: bool = False
    loose: bool = False

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
    found = [*_ranged(found, text), *found[-1:]]
    parts = list(_fractions(text)) if any(map(small.__contains__, (*PARTS, "every "))) else []
    parts += _shares(text, found) if " in " in small or " out of " in small else []
    whole = [amount for match in MIXED.finditer(text) if (amount := _mixed(match, text)) is not None]
    whole += map(_in_one_word, IN_ONE_WORD.finditer(text))
    parts = [*whole, *_without(parts, whole)]
    return tuple(sorted([*_without(found, parts), *parts], key=lambda amount: amount.start))


def _ranged(found: Sequence[Amount], text: str) -> Iterator[Amount]:
    """Yield the amounts but the last, those at the beginning of a range with its unit and, as what they may be, with its scale."""
    for one, other in pairwise(found):
        gap = RANGE.fullmatch(text, one.end, other.start)
        is_range = (
            gap is not None
            and not one.is_year
            and (not gap["pair"] or text[max(0, one.start - 8) : one.start].lower() == "between ")
        )
        scale = SCALED.search(other.text) if is_range and not SCALED.search(one.text) else None
        unit = one.unit or (other.unit if is_range else "")
        whole = (replace(one, unit=unit, value=one.value * SCALES[scale["scale"].lower()]),) if scale else ()
        yield replace(one, unit="" if scale and not one.unit else unit, parts=(*one.parts, *whole))


def _without(amounts: Sequence[Amount], wider: Sequence[Amount]) -> Iterator[Amount]:
    """Yield the amounts that do not begin within one of the wider."""
    within = {at for one in wider for at in range(one.start, one.end)}
    return (amount for amount in amounts if amount.start not in within)


def _amount(match: re.Match[str], text: str) -> Amount | None:
    value, exact = _value(match)
    if value is None:
        return None
    end = match.end("ordinal") if match["ordinal"] else max(match.end("digits"), match.end("tail"), match.end("word"))
    value, unit, end = _with_unit(match, text, value, end)
    if match["ordinal"]:
        unit = ""
    start = match.start("money") if match["money"] else max(match.start("digits"), match.start("word"))
    things = COUNTED.match(text, end) if not unit and not match["ordinal"] else None
    decade = not unit and not value % 10 and DECADE.match(text, end) is not None
    found = Amount(text[start:end], start, end, value, unit, exact, things=things["things"] if things else "", decade=decade)
    other = LENGTHS.get((match["behind"] or "").strip(" -").lower()) if not unit and match["digits"] else None
    if other:  # 100m: a hundred millions, or metres
        number = value / SCALES[other[0]] if end == match.end("behind") else value
        return replace(found, parts=(replace(found, value=number, unit=other[1]),))
    return found


def _mixed(match: re.Match[str], text: str) -> Amount | None:
    """Return a number with a part behind it ("two and a half"), or a part of a million, an hour; None of anything else."""
    value, word, unit, end = _mixed_value(match), (match["unit"] or "").lower(), "", match.end()
    behind = AFTER_SCALE.match(text, end) if not word else None
    if behind and _is_scale(behind["unit"].lower(), value, "", direct=False):
        word, end = behind["unit"].lower(), behind.end()
    elif word and word not in SCALES:  # "a year and a half"
        unit = MEASURES.get(word, "")
    if not unit:
        unit, end = _unit_behind(text, end)
    if (
        not unit
        and word not in SCALES
        and (word or not (match["figure"] or (match["whole"] or "a").lower() not in ("a", "an")))
    ):
        return None  # "half a chance", "a cat and a half"
    exact = len(f"{value:.6g}".replace(".", "").strip("0"))
    value *= SCALES.get(word, 1.0)
    return Amount(text[match.start() : end], match.start(), end, value, unit, exact, loose=word == "dozen")


def _mixed_value(match: re.Match[str]) -> float:
    part = _PART[(match["part"] or match["sign"] or match["half"] or match["of"]).lower()]
    if match["count"]:
        return part * {"two": 2, "three": 3}.get(match["count"].lower(), 1)
    said = (match["whole"] or match["figure"] or "0").lower()
    return part + (1.0 if said in ("a", "an") else float(SMALL.get(said, 0)) if said.isalpha() else float(said))


def _in_one_word(match: re.Match[str]) -> Amount:
    """Return the decade of "the nineties", the ten of "tenfold", the thousand of "a thousand", the time of "a decade"."""
    start, end = match.span()
    if match["decade"]:
        return Amount(match[0], start, end, SMALL[f"{match['decade'].lower()[:-3]}y"], "", 2, decade=True)
    if match["fold"]:
        word = match["fold"].lower()
        return Amount(match[0], start, end, float(SMALL[word]) if word in SMALL else SCALES[word], "fold", 2)
    word = match["scale"].lower()
    if word in MEASURES:  # "a decade" may count from a year
        return Amount(match[0], start, end, 1.0, MEASURES[word], 1, loose=word != "fortnight")
    return Amount(match[0], start, end, SCALES[word], "", 1, loose=True)


def _with_unit(match: re.Match[str], text: str, value: float, end: int) -> tuple[float, str, int]:
    """Return the value multiplied by the scale after the number, its unit, and where both end."""
    unit, behind_start = _currency(match["money"]), match.start("behind")
    for piece in re.finditer(r"%|[A-Za-z]+", match["behind"] or ""):
        word, piece_end = piece[0].lower(), behind_start + piece.end()
        is_square = SQUARE_SIGN.match(text, piece_end) is not None
        if not is_square and _is_scale(word, value, unit, direct=behind_start + piece.start() == end):
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
    if unit in ("km", ""):
        unit, end = _squared(text, end, unit)
    if not unit and NATIONAL_MONEY.match(text, end):
        unit, end = _unit_behind(text, end)
    return value, unit, end


def _squared(text: str, end: int, unit: str) -> tuple[str, int]:
    """Return the unit of area that stands behind a number and where it ends ("square miles", "km²"); the unit as it is if none does."""
    area, sign = None if unit else SQUARE.match(text, end), SQUARED[unit].match(text, end)
    if area:
        return f"square {MEASURES[area['length'].lower()]}", area.end()
    return (f"square {unit or 'm'}", sign.end()) if sign else (unit, end)


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
    bare = (sign or "").strip(" .Â").lower().replace("sfr", "franc").replace("fr", "franc").replace("francanc", "franc")
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
        count = {"two": 2, "three": 3, "four": 4}.get((found["count"] or "").lower(), 1)
        # "A fifth man" is no share: such a word claims one only before "of", and may be one everywhere.
        loose = found["part"].lower().startswith(("fifth", "tenth")) and not text.startswith(" of ", found.end())
        if part is not None and (found["part"].lower() == "half" or found["count"]):
            yield Amount(found[0], found.start(), found.end(), part * count, "%", 0, loose=loose)
    for found in EVERY.finditer(text):
        yield Amount(found[0][:-2], found.start(), found.end() - 2, _EVERY[found["part"].lower()], "%", 0, loose=True)


def _shares(text: str, amounts: Sequence[Amount]) -> Iterator[Amount]:
    by_start = {amount.start: amount for amount in amounts}
    for found in SHARE.finditer(text):
        count, whole = (SMALL[word] if word in SMALL else int(word) for word in map(str.lower, found.group("count", "all")))
        if count < whole:
            parts = tuple(
                replace(by_start[at], things=OF_A_SHARE) for at in (found.start("count"), found.start("all")) if at in by_start
            )
            yield Amount(found[0], found.start(), found.end(), 100 * count / whole, "%", 0, parts)


def claimed_amounts(text: str, is_known: Callable[[Amount], bool]) -> Iterator[Amount]:
    """Yield the numbers that a text claims: instead of a share that is not known its two numbers, if both are and neither is one."""
    for amount in read_amounts(text):
        may_be_none = bool(amount.parts) and amount.parts[0].value > 1 and not is_known(amount)
        yield from amount.parts if may_be_none and all(map(is_known, amount.parts)) else (amount,)


def same_amount(claimed: Amount, known: Amount) -> bool:
    """Say whether a number in the source supports a claimed one: the same value, or one that rounds to it, and not in another unit."""
    if claimed.unit and known.unit and not is_one_kind(claimed.unit, known.unit):
        return False
    if claimed.unit and known.things:
        return False
    return same_value(claimed, known)


@lru_cache(maxsize=4096)
def same_value(claimed: Amount, known: Amount) -> bool:
    """Say whether two numbers have the same value, or the claimed one is the known one rounded to two or more digits."""
    value = in_unit(known.value, known.unit, claimed.unit) if claimed.unit and known.unit else known.value
    apart = abs(claimed.value - value)
    if apart <= 1e-9 * max(1.0, abs(value)):
        return True
    if claimed.unit == known.unit == "%" and 0 in (claimed.exact, known.exact) and apart < 0.7:
        return True  # "a third", "two-thirds"
    if claimed.unit and known.unit and is_inexact(claimed.unit, known.unit) and apart <= INEXACT * value:
        return True
    if known.exact <= claimed.exact or not 2 <= claimed.exact <= 6 or known.is_year or not known.value:
        return False
    return f"{value:.{claimed.exact - 1}e}" == f"{claimed.value:.{claimed.exact - 1}e}"
