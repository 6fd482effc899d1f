"""newsletter.check.gate: nothing that a model made up stands in a draft."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsletter.check.gate import gate_summary, knows_names, label_passes, passes, section_passes
from newsletter.models import Article
from tests.check.materials import article

ARTICLE = article()
LIES = (
    "Karl Muster called it a scandal.",
    "The bridge will cost £99 billion.",
    "“I will resign tomorrow,” said Holm.",
    "It was 250 metres long.",
)
TRUE = (
    "The bridge will cost £14 million.",
    "The works begin in March and last for two summers.",
    "Holm leads the town's engineers.",
    "She counted 88 owls on the marshes.",
)


def test_good_sentences_pass_as_they_are() -> None:
    text, replaced = gate_summary(" ".join(TRUE), [ARTICLE])
    assert text.split("\n") == list(TRUE)
    assert replaced == []


def test_a_sentence_with_an_unsupported_number_gives_way_to_the_articles_own_and_it_is_said_why() -> None:
    text, replaced = gate_summary("The bridge will cost £99 billion. The works begin in March.", [ARTICLE])
    assert "£14 million" in text
    assert "£99" not in text
    assert replaced[0].reason == "number “£99 billion”"
    assert replaced[0].by in text


@given(st.lists(st.sampled_from([*LIES, *TRUE, "“Half a quotation.", "Nothing of this is known."]), min_size=1, max_size=6))
def test_whatever_a_model_says_no_lie_is_left_and_there_is_a_summary(sentences: list[str]) -> None:
    text, _ = gate_summary(" ".join(sentences), [ARTICLE])
    assert text.strip()
    assert all(passes(line, [ARTICLE]) for line in text.split("\n"))
    assert not any(lie in text for lie in LIES)


def test_a_label_has_words_for_kinds_of_news_and_those_of_its_articles_alone() -> None:
    assert label_passes("Funding", [ARTICLE])
    assert label_passes("Open-source release", [ARTICLE])
    assert label_passes("Brigford bridge", [ARTICLE])
    assert not label_passes("Zorpcorp", [ARTICLE])


def test_a_date_is_held_against_the_articles_by_its_meaning() -> None:
    holm = article("Holm said on Thursday that the bridge will cost £14 million.", published="2025-11-14")
    assert passes("Holm said so on 13 November.", [holm])
    assert not passes("Holm said so on 3 November.", [holm])


@pytest.mark.parametrize(
    "title", ["Science", "Open Source", "AI & Machine Learning", "Law and Politics", "Brigford", "Worth Reading", "Owls"]
)
def test_an_ordinary_name_of_a_section_stands(title: str) -> None:
    assert section_passes(title, [ARTICLE])


@pytest.mark.parametrize("title", ["Zorpcorp News", "Elon Musk", "Texas", "99 Bridges", "The “Great Fire”"])
def test_a_name_of_a_section_brings_nothing_from_elsewhere(title: str) -> None:
    assert not section_passes(title, [ARTICLE])
    assert section_passes("Zorpcorp", [ARTICLE], ["News from Zorpcorp"])


def test_where_the_language_is_not_known_the_nouns_of_a_paraphrase_stand_and_a_wrong_figure_goes() -> None:
    text = "Die Brücke soll für 14 Millionen neu gebaut werden, sagte Holm am Abend im Rathaus. Die Arbeiten beginnen im März."
    german = Article("https://bote.example/b", "b", title="Die Brücke", language="de", text=text)
    assert not knows_names("en", [german])
    assert not knows_names("de", [ARTICLE])
    assert knows_names("en", [ARTICLE])
    told = "Der Neubau der Brücke kostet 14 Millionen."
    assert gate_summary(told, [german], names=False) == (told, [])
    (replaced,) = gate_summary("Der Neubau der Brücke kostet 19 Millionen.", [german], names=False)[1]
    assert replaced.reason == "number “19”"
