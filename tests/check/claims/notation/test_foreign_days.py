"""newsletter.check.claims.notation.foreign_days: days as other languages than English write them."""

from __future__ import annotations

from datetime import date

import pytest

from newsletter.check.claims.notation.foreign_days import days_said, read_foreign_days

FRIDAY = date(2025, 11, 14)


@pytest.mark.parametrize(
    ("language", "text", "days"),
    [
        ("de", "Am 21. November 2025 und am 3.12.25 tagt der Rat, im Mai 12 Mal.", [(11, 21, 2025), (12, 3, 2025)]),
        ("de", "Vom 3. bis 5. März tagt der Rat.", [(3, 3, 0), (3, 5, 0)]),
        ("de", "Es ist vom 3. bis zum 5. März Markt.", [(3, 3, 0), (3, 5, 0)]),
        ("fr", "La foire a lieu les 3, 4 et 5 mars.", [(3, 3, 0), (3, 4, 0), (3, 5, 0)]),
        ("fr", "Le 1er mars et le 12/03/2025, 3 maires ont voté.", [(3, 1, 0), (3, 12, 2025)]),
        ("es", "El 9 de mayo de 2028 abre el mercado, con 5 mil puestos.", [(5, 9, 2028)]),
        ("pl", "Most otworzą 3 października.", [(10, 3, 0)]),
        ("de", "Das Spiel endete 3:1, nach 1,5 Stunden.", []),
    ],
)
def test_days_in_words_and_figures_are_read(language: str, text: str, days: list[tuple[int, int, int]]) -> None:
    assert [(day.month, day.number, day.year) for day in read_foreign_days(text, language)] == days


@pytest.mark.parametrize(
    ("language", "told", "day", "is_said"),
    [
        ("de", "Am 21. November tagt der Rat.", "21.11.2025", True),
        ("de", "Am 21. November 2024 tagte der Rat.", "21.11.2025", False),
        ("fr", "Le conseil a voté mercredi.", "12 novembre", True),
        ("fr", "Le conseil a voté mercredi.", "11 novembre", False),
        ("fr", "Le conseil vote demain.", "15 novembre", True),
        ("fr", "Le conseil vote aujourd’hui.", "15 novembre", False),
        ("fr", "Le conseil vote le 3/12.", "3 décembre", True),
        ("es", "Hay feria del 3 al 5 de marzo.", "4 de marzo", True),
        ("es", "Hay feria el 3 y el 5 de marzo, o el 3 y 5 de marzo.", "4 de marzo", False),
        ("es", "La huelga será el martes.", "18 de noviembre", True),
        ("es", "Hay huelga.", "14 de noviembre", True),
    ],
)
def test_a_day_is_said_in_any_form_by_its_weekday_or_by_the_articles_own_date(
    language: str, told: str, day: str, is_said: bool
) -> None:
    (claimed,) = read_foreign_days(day, language)
    assert days_said([told], [FRIDAY], language).has(claimed) == is_said
