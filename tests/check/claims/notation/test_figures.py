"""newsletter.check.claims.notation.figures: one number, however a language writes it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsletter.check.claims.notation.figures import is_told, read_figures, said_in_words, told_in

SAME = [
    ("11 Wochen", "elf Wochen"),
    ("12,4 Millionen Euro", "12,4 Mio. Euro"),
    ("12,4 Millionen Euro", "12.400.000 Euro"),
    ("12,4 Millionen Euro", "12.4 million euros"),
    ("1.118 Leute", "1118 Leute"),
    ("1\u202f118 lecteurs", "1 118 lecteurs"),
    ("1’118 Leute", "1,118 people"),
    ("um 21.40 Uhr", "um 21:40 Uhr"),
    ("à 21 h 40", "à 21h40"),
    ("am 3. März 2026", "am 03.03.2026"),
    ("le 3 mars", "le 03/03/2026"),
    ("le 1er mars", "le premier mars"),
    ("4,1 %", "4,1 Prozent"),
    ("2,3 milliards", "2 300 millions"),
    ("12,4 mln zł", "12,4 miliona złotych"),
    ("12,4 millions d’euros", "12,4 M€"),
    ("rund 2.000 Menschen", "1.987 Menschen"),
    ("plus de 2 000 personnes", "2 300 personnes"),
    ("50 Prozent", "die Hälfte"),
    ("die 1990er-Jahre", "die 90er Jahre"),
    ("500.000 Euro", "eine halbe Million Euro"),
    ("500.000 euros", "medio millón de euros"),
    ("1,5 milliard d’euros", "un milliard et demi d’euros"),
    ("die 80er Jahre", "1987 gebaut"),
    ("les années 80", "en 1983"),
    ("12 Leute", "ein Dutzend Leute"),
    ("24 Leute", "zwei Dutzend Leute"),
    ("15 maires", "une quinzaine de maires"),
    ("seit 20 Jahren", "seit zwei Jahrzehnten"),
    ("18 Monate", "anderthalb Jahre"),
    ("18 mois", "un an et demi"),
    ("30 meses", "dos años y medio"),
    ("30 Monate", "zweieinhalb Jahre"),
    ("3 muertos", "tres muertos"),
    ("300 personnes", "trois cents personnes"),
    ("300 Leute", "dreihundert Leute"),
    ("25 bateaux", "vingt-cinq bateaux"),
    ("75 ans", "soixante-quinze ans"),
    ("35 personas", "treinta y cinco personas"),
    ("21 Jahre", "einundzwanzig Jahre"),
    ("66 %", "les deux tiers"),
    ("die 1960er Jahre", "1968 gebaut"),
    ("85 000 euros", "85.000 €"),
    ("85 000 euros", "85 000 lecteurs, en euros"),
    ("1,2 Milliarden Euro", "1.2 billion euros"),
    ("40 Cent je Karte", "0,40 Euro je Karte"),
    ("0,40 € par billet", "40 centimes le billet"),
    ("15 Leute", "am 15. Januar"),
]
OTHER = [
    ("12 Wochen", "elf Wochen"),
    ("12,5 Millionen Euro", "12.400.000 Euro"),
    ("12,4 Milliarden Euro", "12,4 Mio. Euro"),
    ("1.119 Leute", "1118 Leute"),
    ("um 21.50 Uhr", "um 21:40 Uhr"),
    ("am 4. März 2026", "am 03.03.2026"),
    ("4,1 %", "4,1 Millionen"),
    ("2.000 Menschen", "1.987 Menschen"),
    ("rund 2.000 Menschen", "1.200 Menschen"),
    ("85 000 dollars", "85 000 euros"),
    ("4,50 Franken", "4,50 Euro"),
    ("2 meses", "dos años"),
    ("3,8 Milliarden Euro", "3,8 Millionen Euro"),
    ("5 Prozentpunkte", "5 Prozent"),
    ("40 Cent", "40 Prozent"),
    ("40 Cent", "40 Franken"),
    ("12 Cent", "am 12. April öffnet das Bad"),
    ("4 Euro", "am 04.05.2026"),
    ("500.000 Euro", "eine halbe Stelle, eine Million Euro"),
    ("die 80er Jahre", "1997 gebaut"),
    ("80 ans", "en 1983"),
    ("20 maires", "une quinzaine de maires"),
    ("30 Jahre", "zwei Jahrzehnte"),
]


def _is_told(said: str, told: str) -> bool:
    return all(is_told(figure, told_in([told])) for figure in read_figures(said))


@pytest.mark.parametrize(("said", "told"), SAME)
def test_one_number_in_two_forms_is_the_same(said: str, told: str) -> None:
    assert list(read_figures(said))
    assert _is_told(said, told)


@pytest.mark.parametrize(("said", "told"), OTHER)
def test_another_number_is_not_told(said: str, told: str) -> None:
    assert not _is_told(said, told)


@given(st.text(max_size=60))
def test_any_text_is_read_and_its_own_figures_are_told(text: str) -> None:
    for figure in read_figures(text):
        assert text[figure.start : figure.end]
        assert is_told(figure, told_in([text]))


def test_a_flood_of_times_of_the_day_is_read_at_once() -> None:
    # At square cost this took a minute and more.
    assert (21.4, "") in told_in(["21:40 " * 40_000])


@pytest.mark.parametrize(
    ("language", "said", "found"),
    [
        ("de", "Der Bau dauert sechs Monate und kostet drei Millionen Euro.", ["sechs Monate", "drei Millionen Euro"]),
        ("es", "Hay treinta y cinco puestos para los dos pueblos.", ["treinta y cinco"]),
        ("fr", "Les travaux durent seize mois, dans un immeuble neuf.", ["seize mois"]),
        ("de", "Um halb sieben und um Viertel nach acht, nicht um neun Minuten nach.", ["neun Minuten"]),
        ("fr", "Les trois quarts des élus, trois cents en tout, sont venus.", []),
        ("pl", "Trzy mosty i pięć lat.", []),
    ],
)
def test_a_number_word_is_a_claim_where_it_can_be_nothing_else(language: str, said: str, found: list[str]) -> None:
    assert [said[figure.start : figure.end] for figure in said_in_words(said, language)] == found
