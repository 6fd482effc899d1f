"""Units and currencies by the words for them, and what each is worth in others of its kind: a year is twelve months."""

from __future__ import annotations

import re
from collections.abc import Iterator

# The codes stand before a figure ("CHF 12,000", "EUR41.50"), the other words behind it.
CODES = {
    **dict.fromkeys(("USD", "AUD", "CAD", "NZD", "HKD", "SGD"), "dollars"),
    "EUR": "euros", "GBP": "pounds", "JPY": "yen", "INR": "rupees", "CHF": "francs", "SEK": "kroner", "NOK": "kroner",
    "DKK": "kroner", "ISK": "kroner", "PLN": "zloty", "CZK": "koruna", "HUF": "forint", "CNY": "yuan", "RMB": "yuan", "RUB": "roubles",
    "BRL": "reais", "ZAR": "rand", "KRW": "won", "MXN": "pesos",
}  # fmt: skip
CURRENCIES = {
    **{code.lower(): name for code, name in CODES.items()},
    **{word: name for name, words in {
        "dollars": "$ us$ dollar dollars", "euros": "€ euro euros", "pounds": "£ pound pounds", "yen": "¥ yen",
        "rupees": "₹ rs rupee rupees", "francs": "franc francs", "kroner": "kr krone kroner krona kronor kronur",
        "zloty": "zloty zlotys złoty",
        "koruna": "koruna korunas", "forint": "forint forints", "yuan": "yuan renminbi", "roubles": "rouble roubles ruble rubles",
        "pesos": "peso pesos",
    }.items() for word in words.split()},
}  # fmt: skip
# A country before the name of its money says no more than the name.
NATIONAL = re.compile(
    r"(?:Swiss|Danish|Swedish|Norwegian|Icelandic|Polish|Czech|Hungarian|Chinese|Japanese|Indian|Russian)\s(?=[a-z])"
)


_KINDS: dict[str, dict[str, tuple[float, str]]] = {
    "time": {
        "seconds": (1, "second seconds sec secs"), "minutes": (60, "minute minutes min mins"), "hours": (3600, "hour hours hr hrs"),
        "days": (86400, "day days"), "weeks": (7 * 86400, "week weeks"), "fortnights": (14 * 86400, "fortnight fortnights"),
    },
    "age": {
        "months": (1, "month months"), "years": (12, "year years year-old years-old yr yrs"), "decades": (120, "decade decades"),
        "centuries": (1200, "century centuries"),
    },
    "length": {
        "cm": (0.01, "cm centimetre centimetres centimeter centimeters"), "m": (1, "metre metres meter meters"),
        "km": (1000, "km kms kilometre kilometres kilometer kilometers"), "feet": (0.3048, "foot feet ft"),
        "miles": (1609.344, "mile miles"),
    },
    "mass": {
        "kg": (1, "kg kilogram kilograms kilo kilos"), "tonnes": (1000, "tonne tonnes ton tons"), "lb": (0.45359237, "lb lbs"),
    },
    "area": {
        "hectares": (1, "hectare hectares ha"), "acres": (0.40468564, "acre acres"), "square km": (100, "sqkm"), "square m": (1e-4, "sqm"),
        "square miles": (258.998811, "sqmi"), "square feet": (9.290304e-6, "sqft"),
    },
    "power": {
        "W": (1, "watt watts"), "kW": (1e3, "kw kilowatt kilowatts"), "MW": (1e6, "mw megawatt megawatts"),
        "GW": (1e9, "gw gigawatt gigawatts"),
    },
    "data": {
        "MB": (1, "mb megabyte megabytes"), "GB": (1e3, "gb gigabyte gigabytes"), "TB": (1e6, "tb terabyte terabytes"),
    },
    "share": {"%": (1, "% percent percentage pc")},
    "points": {"points": (1, "points point pp")},
    "fold": {"fold": (1, "fold")},
    "money": {"cents": (0.01, "cent cents"), "pence": (0.01, "penny pence")},
}  # fmt: skip
# What each unit measures, and its worth in the smallest of these.
UNITS = {name: (kind, float(worth)) for kind, units in _KINDS.items() for name, (worth, _) in units.items()}
MEASURES = {word: name for units in _KINDS.values() for name, (_, words) in units.items() for word in words.split()}
# Which currencies have a hundred of these coins; all are one kind where a number is looked up, and two where numbers are compared.
_COINS = {"cents": ("dollars", "euros", "francs", "kroner", "pesos", "reais", "rand"), "pence": ("pounds",)}
UNITS |= {name: ("money", 1.0) for names in _COINS.values() for name in names}
# Miles are told in kilometres and acres in hectares: what one gives of the other is never exact.
_IMPERIAL = frozenset(("feet", "miles", "lb", "acres", "square miles", "square feet"))
# "Square kilometres", "sq km".
SQUARE = re.compile(
    r"[-\s]?(?:square|sq\.?)[-\s](?P<length>kilomet(?:re|er)s?|km|met(?:re|er)s?|m|miles?|feet|foot|ft)\b", re.IGNORECASE
)
INEXACT = 0.02


def is_one_kind(one: str, other: str) -> bool:
    """Say whether two units measure the same thing, so that numbers of them can be compared; a unit that is unknown only itself."""
    if one == other:
        return True
    kind = UNITS[one][0] if one in UNITS and other in UNITS and UNITS[one][0] == UNITS[other][0] else ""
    return bool(kind) and (kind != "money" or one in _COINS.get(other, ()) or other in _COINS.get(one, ()))


def in_unit(value: float, unit: str, wanted: str) -> float:
    """Return a number of one unit in another of its kind: 18 months are 1.5 years."""
    return value if unit == wanted else value * UNITS[unit][1] / UNITS[wanted][1]


def same_worths(value: float, unit: str) -> Iterator[tuple[float, str]]:
    """Yield a number with what it measures, in the smallest unit of that; money in each currency that it may be."""
    kind, worth = UNITS.get(unit, (unit, 1.0))
    if kind != "money":
        yield round(value * worth, 6), kind
        return
    yield value, unit
    for whole in _COINS.get(unit, ()):
        yield round(value * worth, 6), whole
    for coin, wholes in _COINS.items():
        if unit in wholes:
            yield round(value / UNITS[coin][1], 6), coin


def is_inexact(one: str, other: str) -> bool:
    """Say whether two units belong to different systems (miles, kilometres)."""
    return (one in _IMPERIAL) != (other in _IMPERIAL)


def significant_digits(value: float) -> int:
    """Return how many digits of a number, of six, are not the zeros at its end: a million has one."""
    return len(f"{value:.5e}".split("e")[0].replace(".", "").rstrip("0"))
