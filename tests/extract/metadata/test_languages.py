"""What is promised of the language guess: right on plain prose, silent on what is short or mixed."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsletter.extract.metadata.languages import guess_language

PROSE = {
    "en": "The council said that it will not pay for the bridge, which was closed in the spring after the flood had taken one of its"
    " three piers. The people of the village have been waiting for two years, and they are not the only ones.",
    "de": "Der Rat teilte mit, dass er die Brücke nicht bezahlen wird, die im Frühjahr nach der Flut geschlossen wurde. Die Leute im"
    " Dorf warten seit zwei Jahren und sie sind nicht die einzigen, die auf eine Lösung für das Problem hoffen.",
    "fr": "Le conseil a dit qu'il ne paiera pas pour le pont, qui est fermé depuis le printemps. Les habitants du village attendent"
    " depuis deux ans et ils ne sont pas les seuls dans la région, mais une solution est en vue pour cette année.",
    "es": "El consejo dijo que no pagará por el puente, que está cerrado desde la primavera. Los vecinos del pueblo esperan desde hace"
    " dos años y no son los únicos de la región, pero una solución para este problema está más cerca.",
    "ru": "Совет сообщил, что не будет платить за мост, который закрыт с весны после наводнения в деревне.",
    "ja": "評議会は、春から閉鎖されている橋の費用を支払わないと発表した。村の人々は二年間待っている。洪水の後で橋の一部が流された。",
    "zh": "议会表示，不会为自春天以来关闭的桥梁付款。村里的人们已经等了两年，他们并不是唯一等待的人，洪水之后情况一直如此，没有变化。",
}


@pytest.mark.parametrize("language", PROSE)
def test_plain_prose_tells_its_language(language: str) -> None:
    assert guess_language(PROSE[language]) == language


@pytest.mark.parametrize("text", ["", "12 34 56", "OK Google", "Nike Adidas Puma " * 20])
def test_a_text_without_words_of_a_language_tells_nothing(text: str) -> None:
    assert guess_language(text) is None


@given(st.text(max_size=300))
def test_no_text_raises(text: str) -> None:
    assert guess_language(text) is None or len(guess_language(text) or "") == 2
