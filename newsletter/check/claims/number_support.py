"""Decides whether a number rests on those of the articles: on the same one, on one beyond the bound that it names, or on a reckoning."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import combinations, permutations

from newsletter.check.claims.evidence import Evidence, Statement
from newsletter.check.claims.notation.amounts import ONES, TENS, Amount, same_amount
from newsletter.check.claims.notation.calendar import DIGIT, read_days
from newsletter.check.claims.notation.worth import in_unit, is_one_kind, significant_digits

# "Less than £900" rests on £890, "more than 2,000" on 2,300, "about 60" on 61: a round number on one that is less round, so far below
# or above.
BOUND = re.compile(
    r"\b(?:(?P<below>(?:less|fewer|lower|cheaper|shorter|younger) than|under|below|nearly|almost|close to|up to|at most|no more than)"
    r"|(?P<about>about|around|roughly|approximately|some)"
    r"|(?:more|longer|older|higher|larger|greater) than|over|above|at least|upwards? of|exceed(?:s|ed|ing)?) (?:just |well |about )?$",
    re.IGNORECASE,
)
# "About a third" rests on 32 %, in points so near; "about one in twenty" on 5.1 %, so near by its own value.
NEAR_SHARE, NEAR_OF_SHARE, LONGEST_BOUND = 3.0, 0.2, 24
CENTURY = re.compile(r"\d{1,2}(?:st|nd|rd|th)[\s-]centur(?:y|ies)", re.IGNORECASE)
# "A six-figure sum" has no six.
IN_WORD = re.compile(r"-(?:figure|digit)s?\b")
# "Three times as many" rests on 300 and 100; of a longer statement only so many figures are compared.
MULTIPLE = re.compile(r" times (?:as|more|the|higher|larger|bigger|longer|older|faster)\b")
# A sentence with one of these says itself how many times as large a thing is.
MULTIPLE_TOLD = re.compile(rf"{MULTIPLE.pattern}|\b(?:twice|thrice|doubl|tripl|trebl|quadrupl)|fold\b", re.IGNORECASE)
SAME_RATIO, MOST_FIGURES = 0.05, 12
# Behind this stands how many there are in all: "eleven of 14", where the article has "11-3".
TOTAL = re.compile(rf"(?:\d|\b(?:{'|'.join((*ONES, *TENS))})) (?:out )?of (?:the |its )?$", re.IGNORECASE)
LEAST_OF, MOST_OF = 0.85, 1.2
ABOUT = 0.05


def counts_nothing(text: str, amount: Amount) -> bool:
    """Say whether a number tells no figure that the source should have: "one of", "a six-figure sum"."""
    return amount.loose or amount.text.lower() in ("one", "a", "zero") or IN_WORD.match(text, amount.end) is not None


def supporting(text: str, claimed: Amount, evidence: Evidence) -> Iterator[list[int]]:
    """Yield for each number that supports a claimed one the sentences that have it."""
    wide = _bound(text, claimed) is not None
    return (held for known, held in evidence.amounts_near(claimed, wide=wide) if supports(text, claimed, known))


def is_reckoned(text: str, amount: Amount, evidence: Evidence, at: int) -> bool:
    """Say whether a number follows from those of statement `at`, on which its sentence rests: how many times as large one figure is as
    another ("three times as many"), the two sides of a vote together ("of 14"), the years between two or since one.

    Where the statement tells such a number itself ("twice as many", "two of 12", "10 years"), none is reckoned.
    """
    if at < 0:
        return False
    statement = evidence.statements[at]
    told = [one for one in statement.amounts[:MOST_FIGURES] if one.value]
    if MULTIPLE.match(text, amount.end):
        return not MULTIPLE_TOLD.search(statement.text) and _is_ratio(amount.value, statement)
    if _is_total(text, amount):
        sides = [one for one in told if not one.unit]
        is_sum = any(one.value + other.value == amount.value for one, other in combinations(sides, 2))
        return is_sum and not any(_is_total(statement.text, one) for one in sides)
    if amount.unit != "years" or any(one.unit == "years" for one in told):
        return False
    years = {one.value for one in told if one.is_year}
    published = evidence.published[statement.article]
    ends = years | {float(published.year)} if published else years
    return any(abs(one - other) == amount.value for one in years for other in ends)


def _is_ratio(times: float, statement: Statement) -> bool:
    """Say whether one figure of a sentence is so many times another; its days and years are no such figures."""
    days = read_days(statement.text, None)
    dated = {at for day in days for at in range(day.start, day.end)}
    figures = [one for one in statement.amounts[:MOST_FIGURES] if one.value and not one.is_year and one.start not in dated]
    ratios = (one.value / other.value for one, other in permutations(figures, 2) if one.unit == other.unit)
    return any(abs(ratio - times) <= SAME_RATIO * times for ratio in ratios)


def _is_total(text: str, amount: Amount) -> bool:
    return TOTAL.search(text, max(0, amount.start - LONGEST_BOUND), amount.start) is not None


def _bound(text: str, amount: Amount) -> re.Match[str] | None:
    return BOUND.search(text, max(0, amount.start - LONGEST_BOUND), amount.start)


def years_within(amount: Amount, evidence: Evidence) -> list[int]:
    """Return the sentences that name a year of the century that a number names: 1871 is in "the 19th century"."""
    century = CENTURY.fullmatch(amount.text)
    years = ((known, held) for known, held in (evidence.amounts if century else ()) if known.is_year)
    return [at for known, held in years if known.value // 100 == amount.value - 1 for at in held]


def supports(text: str, claimed: Amount, known: Amount) -> bool:
    """Say whether a number supports a claimed one: it is the same, or on the side of it that the word before it says ("less than")."""
    if same_amount(claimed, known) or (claimed.decade and _is_in_decade(claimed, known)):
        return True
    said = _bound(text, claimed)
    if said is None:
        return False
    if claimed.unit == known.unit == "%" and not claimed.exact:
        near = min(NEAR_SHARE, NEAR_OF_SHARE * claimed.value)
        least = claimed.value - near if said["below"] or said["about"] else claimed.value
        most = claimed.value if said["below"] else claimed.value + near
        if least <= known.value <= most:
            return True
    if (
        (claimed.unit != known.unit and not _is_comparable(claimed, known))
        or known.is_year
        or (claimed.exact and _digits(claimed) >= _digits(known))
    ):
        return False
    value = in_unit(known.value, known.unit, claimed.unit) if claimed.unit and known.unit else known.value
    if said["about"]:
        least, most = 1 - ABOUT, 1 + ABOUT
    else:
        least, most = (LEAST_OF, 1.0) if said["below"] else (1.0, MOST_OF)
    return least * claimed.value <= value <= most * claimed.value


def _is_comparable(claimed: Amount, known: Amount) -> bool:
    return bool(claimed.unit and known.unit) and is_one_kind(claimed.unit, known.unit)


def _is_in_decade(claimed: Amount, known: Amount) -> bool:
    """Say whether a claim names the decade of a number: "in her 80s" for 83, "the '90s" for 1994 and for "the 1990s"."""
    if known.unit:
        return False
    value = known.value if claimed.value > 100 or known.value < 100 else known.value % 100
    return claimed.value <= value < claimed.value + 10 or (known.decade and known.value == claimed.value % 100)


def _digits(amount: Amount) -> int:
    """Return how many digits of a number are not the zeros at its end: how round it is. In words it is always round."""
    if not DIGIT.search(amount.text):
        return 1
    return significant_digits(amount.value)
