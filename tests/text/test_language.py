"""What is promised of the language guess: right on plain prose, silent on what is short or mixed."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsletter.text.language import guess_language, language_of, plain_language

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
            "O conselho decidiu que o terminal não será mais usado pelo porto, e os moradores não foram ouvidos como em outros anos.",
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
    assert plain_language(f"{sentence} {sentence} {sentence}") == language


@pytest.mark.parametrize("text", ["", "Selm", "Arcadia, Norrlinje, Kestrel. " * 20, "12 345 678 " * 50])
def test_what_is_not_plain_is_left_open(text: str) -> None:
    assert plain_language(text) is None


@given(st.text())
def test_any_text_has_one_language_or_none(text: str) -> None:
    found = plain_language(text)
    assert found is None or len(found) == 2


def test_of_the_languages_of_one_script_the_stated_one_is_believed() -> None:
    text = "شرکت ملی نفت اعلام کرد که تولید در ماه گذشته افزایش یافته است و صادرات نیز بیشتر شده است. " * 3
    assert plain_language(text, "fa-IR") is None
    assert plain_language(text, "en") in ("ar", "fa")


@pytest.mark.parametrize(
    ("stated", "text"),
    [
        (
            "es",
            "El alcalde de la capital, Juan de la Cruz, presentó la obra de la plaza de la Marina y la de la calle de la Luna, que la "
            "empresa de la ciudad terminará en la primavera de 2027, a pesar de la falta de acero.",
        ),
        (
            "en",
            "Add a flag to stop a job. Do a dry run to see it. Use a path with a dot in a rule. A symlink loop no longer hangs a scan. "
            "Fix a crash in a s390 build. Bump a dep to v2 for a fix.",
        ),
    ],
)
def test_a_stated_language_stands_where_the_text_has_its_function_words(stated: str, text: str) -> None:
    assert language_of(text, f"{stated}-XX") == stated
    assert guess_language(text) in (stated, None)


@pytest.mark.parametrize(
    "text", ["A B C D E F G H I J K L M N O P Q R S T U V W X Y Z " * 3, PROSE["en"] + " 駅員に知らせてください。"]
)
def test_letters_and_a_foreign_word_or_two_do_not_overrule_a_stated_language(text: str) -> None:
    assert language_of(text, "en-US") == "en"


def test_a_page_of_a_template_in_another_language_is_in_that_of_its_text() -> None:
    code = "const count = setCount; return button; import React from react; " * 6
    indonesian = "Komponen ini tidak akan menjalankan efek dan itu adalah hal yang baru untuk kami di dalam dokumen ini. " * 3
    assert language_of(code + indonesian, "en") == "id"
    assert language_of(PROSE["de"], "en") == "de"
    assert language_of(PROSE["ja"], "en") == "ja"


def test_what_tells_no_language_is_in_the_stated_one() -> None:
    assert language_of("Arcadia 12, Kestrel 7", "sv_SE") == "sv"
    assert language_of(PROSE["fr"]) == "fr"
    assert language_of("Arcadia") is None
