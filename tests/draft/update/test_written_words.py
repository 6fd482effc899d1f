"""newsletter.draft.update.written_words: an editor reads words, not what is left of them when they are compared."""

from __future__ import annotations

from newsletter.draft.update.written_words import as_written
from newsletter.models import Article

TEXT = (
    "Reopens at last: Westhaven’s museum reopens, and two museums’ ships. Cities pay the land levy. The levies pay 412 clerks."
)
ARTICLE = Article("https://a.example/", "a", title="Docks and Cities of Westhaven", text=TEXT)


def test_a_word_is_shown_as_the_text_has_it_and_a_name_with_its_capital() -> None:
    assert as_written(["reopen", "dock", "westhaven", "412"], [ARTICLE]) == ["reopens", "Docks", "Westhaven", "412"]


def test_two_forms_of_one_word_are_shown_once_and_a_pair_as_it_stands_somewhere() -> None:
    told = ["levy", "land levy", "levy pay", "clerk"]
    assert as_written(told, [ARTICLE, ARTICLE]) == ["levy", "land levy", "levies pay", "clerks"]
    assert as_written(["city", "city"], [ARTICLE]) == ["Cities"]


def test_a_term_that_no_text_has_stays_as_it_is() -> None:
    assert as_written(["owl", "barn owl"], [ARTICLE]) == ["owl", "barn owl"]
