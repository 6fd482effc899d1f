"""The language of a text is told when it is plain, and left open when it is not."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsletter.extract.spoken import spoken_language


@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        ("en", "The council has decided that the ferry terminal is to be closed before the winter, and nobody was asked."),
        (
            "de",
            "Der Rat hat beschlossen, dass der Fährhafen noch vor dem Winter geschlossen wird, und niemand ist gefragt worden.",
        ),
        (
            "fr",
            "Le conseil a décidé que le terminal des bacs sera fermé avant l'hiver, et personne ne l'a demandé dans la ville.",
        ),
        ("es", "El consejo ha decidido que la terminal de los barcos se cierre antes del invierno, y no se preguntó a nadie."),
        (
            "it",
            "Il consiglio ha deciso che il terminal dei traghetti sarà chiuso prima dell'inverno, e non è stato chiesto a nessuno.",
        ),
        (
            "pt",
            "O conselho decidiu que o terminal das balsas será fechado antes do inverno, e não se perguntou nada a ninguém.",
        ),
        (
            "nl",
            "De raad heeft besloten dat de veerterminal nog voor de winter dicht gaat, en er is niet aan de mensen gevraagd.",
        ),
        (
            "pl",
            "Rada zdecydowała, że terminal promowy zostanie zamknięty przed zimą, i nikt nie pytał o to, co jest potrzebne.",
        ),
        ("ja", "議会は冬が始まる前にフェリー乗り場を閉鎖することを決めたが、誰にも尋ねなかった。"),
        ("zh", "议会决定在冬天到来之前关闭旧的渡轮码头，没有人被问过意见，城里的人都很安静。"),
        ("ko", "의회는 겨울이 오기 전에 오래된 여객선 터미널을 닫기로 결정했으며 아무에게도 묻지 않았다."),
        ("ar", "قرر المجلس إغلاق محطة العبارات القديمة قبل حلول فصل الشتاء ولم يسأل أحد عن ذلك في المدينة."),
        ("el", "Το συμβούλιο αποφάσισε να κλείσει τον παλιό σταθμό των πλοίων πριν από τον χειμώνα χωρίς να ρωτήσει κανέναν."),
    ],
)
def test_a_plain_text_is_told(language: str, sentence: str) -> None:
    assert spoken_language(f"{sentence} {sentence}") == language


@pytest.mark.parametrize("text", ["", "Selm", "Arcadia, Norrlinje, Kestrel. " * 20, "12 345 678 " * 50])
def test_what_is_not_plain_is_left_open(text: str) -> None:
    assert spoken_language(text) is None


@given(st.text())
def test_any_text_has_one_language_or_none(text: str) -> None:
    found = spoken_language(text)
    assert found is None or len(found) == 2
