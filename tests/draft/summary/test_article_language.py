"""newsletter.draft.summary.article_language: what an article is judged as, and which sentences are not in its language."""

from __future__ import annotations

from newsletter.draft.summary.article_language import is_foreign
from newsletter.draft.summary.choose_sentences import Aim
from newsletter.draft.summary.summarise import summarise
from tests.draft.summary.texts import LEAD


def test_a_sentence_in_another_language_than_its_article_is_foreign() -> None:
    assert is_foreign("Den Zuhörern erzählte der Rat drei Geschichten, die für die Stadt wichtig waren.", "en")
    assert is_foreign("Dolor ipsam laboriosam sed tenetur debitis.", "de")
    assert not is_foreign("Brand recognition doesn't always equal fit.", "en")
    assert not is_foreign(LEAD, "en")
    assert not is_foreign(LEAD, None)


def test_a_foreign_sentence_stands_in_no_summary() -> None:
    french = (
        "Le conseil de Brigford a voté lundi la reconstruction du vieux pont du moulin qui traverse la rivière de la ville."
    )
    english = "The works will begin in March and last for two summers, said Ada Holm, the engineer, on Tuesday in Brigford."
    assert summarise(f"{french}\n\n{english}", Aim(60, fill=True), "Brigford vote le pont", language="fr") == french


def test_a_text_of_a_language_that_is_not_known_is_not_judged_as_english() -> None:
    text = "Këshilli i qytetit vendosi dje që ura e vjetër e mullirit të rindërtohet deri në verë. " * 4
    assert summarise(text, 60, language="en").startswith("Këshilli")


def test_a_list_of_goods_is_judged_as_english_if_its_page_says_that_it_is() -> None:
    goods = "\n".join(f"Brigford Runner {number}\nRoad Shoe\n$1{number}5" for number in range(20))
    order = "Dominate your run and find the right fit for your running style with the latest shoes from Brigford."
    assert summarise(goods, 60, "Running Shoes", order, language="en") == ""
    assert summarise(goods, 60, "Running Shoes", order, language="en-GB") == ""
