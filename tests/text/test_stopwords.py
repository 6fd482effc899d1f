"""newsletter.text.stopwords: what carries no subject goes, in the text's own language only."""

from __future__ import annotations

import re
from pathlib import Path

from newsletter.text import stopwords
from newsletter.text.stopwords import (
    RUNNING_TEXT,
    foreign_function_words,
    function_words,
    telling_words,
    without_function_words,
)

PROGRAM = Path(stopwords.__file__).parent.parent

GERMAN = (
    "Der Krieg war lang und die Stadt war von dem Heer nicht zu halten , denn es hat sich bei Nacht an die Mauer gewagt".split()
)
ENGLISH = "The long war will die down , the German captain told a man in the hat , and the army has left for the hills".split()


def test_a_function_word_of_one_language_is_a_subject_in_another() -> None:
    assert {"war", "die", "man", "hat"} <= set(without_function_words(ENGLISH * 3))
    german = set(without_function_words(GERMAN * 3))
    assert not german & {"war", "die", "hat", "und", "der"}
    assert {"krieg", "heer", "mauer"} <= german


def test_a_title_loses_english_function_words_only() -> None:
    assert without_function_words("The War on Die Zeit".split()) == ["war", "die", "zeit"]


def test_in_a_language_of_no_list_short_names_and_numbers_stay() -> None:
    text = ["wika", "ng", "Rio", "42a", "tindahan"] * RUNNING_TEXT
    assert set(without_function_words(text)) == {"rio", "42a", "tindahan"}


def test_a_short_story_tells_its_language_too_and_an_english_one_has_no_words_of_another() -> None:
    assert {"der", "war", "die", "sich"} <= foreign_function_words(GERMAN)
    assert foreign_function_words(ENGLISH) == frozenset()
    assert foreign_function_words("Die Zeit".split()) == frozenset()


def test_every_language_that_is_guessed_by_its_words_has_them_in_the_one_list() -> None:
    for language, words in telling_words().items():
        assert len(words) > 15
        assert words <= function_words().get(language, words)


def test_no_second_list_of_function_words_grows() -> None:
    commonest = re.compile(r'"[^"\n]*\b(?:the|der|les|los|het|och)\b[^"\n]*"(?=\.split\(\))')
    found = {
        str(path.relative_to(PROGRAM)): match[0]
        for path in PROGRAM.rglob("*.py")
        for match in commonest.finditer(path.read_text(encoding="utf-8"))
    }
    others = {
        *(
            "draft/headlines/capitals.py",
            "draft/grammar/english_words.py",
            "draft/grammar/finite_verbs.py",
        ),  # the small words of title case, the parts of speech
        *("check/claims/proper_names.py", "check/rules/issue_text/editing.py"),  # words inside names and section titles
        "extract/article.py",  # between the names of two authors
        "check/claims/notation/foreign_days.py",  # between two days
        "check/rules/issue_text/proofreading.py",  # doubled only by mistake
    }
    assert set(found) <= others


def test_a_contraction_carries_no_meaning() -> None:
    assert without_function_words(["It's", "late", "and", "that's", "Brigford's"]) == ["late", "brigford's"]
