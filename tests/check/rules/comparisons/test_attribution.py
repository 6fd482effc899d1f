"""newsletter.check.rules.comparisons.attribution: days that became others since the article was written."""

from __future__ import annotations

import pytest

from newsletter.check import Finding, check_material
from tests.check.materials import FRONT, article, codes, material, story

AHEAD = "John Smith will appear in court on Monday to answer for the fire at the mill. He is 34 years old and a carpenter."
BACK = "John Smith appeared in court on Monday to answer for the fire at the mill. He is 34 years old and a carpenter."
FRIDAY = "2025-11-07"


def _days_found(summary: str, text: str) -> list[Finding]:
    found = check_material(material(FRONT + story(summary), article(text, published=FRIDAY)))
    return [item for item in found if item.code in ("relative-day", "date-not-found")]


@pytest.mark.parametrize("text", [AHEAD, AHEAD.replace("on Monday", "by Monday"), BACK])
def test_the_one_of_two_days_is_not_advised_where_a_weekday_may_be_either(text: str) -> None:
    (found,) = _days_found(text, text)
    assert "2025-11-03 or 2025-11-10" in found.message
    assert "2025" not in found.advice


def test_a_day_that_can_only_be_one_is_advised() -> None:
    text = AHEAD.replace("on Monday", "next Monday")
    (found,) = _days_found(text, text)
    assert found.advice == "write the date: Monday, 2025-11-10"


@pytest.mark.parametrize("text", [AHEAD, AHEAD.replace("on Monday", "by Monday"), "Smith's trial is on Monday in Brigford."])
def test_the_date_that_is_written_for_a_weekday_ahead_is_not_doubted(text: str) -> None:
    for date in ("on 10 November", "on Monday, 10 November", "on 2025-11-10"):
        assert not _days_found(text.replace("on Monday", date).replace("by Monday", date), text)


TOLD = "The pool was closed on Wednesday night, the council said. It has leaked for years. A new one opens in March."


def _dates_doubted(summary: str, told: str = TOLD) -> list[Finding]:
    found = check_material(material(FRONT + story(summary), article(told, published="2025-11-14")))
    return [item for item in found if item.code == "date-not-found"]


@pytest.mark.parametrize("told", ["Thursday", "Friday", "13 November"])
def test_the_days_before_and_on_which_an_article_appeared_are_doubted_where_its_sentence_names_another(told: str) -> None:
    (found,) = _dates_doubted(f"The pool was closed on {told} night, the council said.")
    assert (found.level, found.words) == ("warning", told)
    assert "the matching sentence has “Wednesday”" in found.message


def test_an_article_may_leave_out_its_own_day_and_name_that_of_something_else() -> None:
    assert not _dates_doubted("It has leaked for years, the council said on Friday.")
    assert not _dates_doubted("On Friday, the council said the pool was closed on Wednesday night.")
    told = "The council will vote on Monday on a new pool for Marl, mayor Ida Holm said."
    assert not _dates_doubted("Mayor Ida Holm said on Friday that the council will vote on a new pool for Marl.", told)
    assert _dates_doubted("The council will vote on Friday on a new pool for Marl, mayor Ida Holm said.", told)


def test_a_sentence_that_names_who_speaks_must_not_be_surer_than_its_article() -> None:
    told = article("The council met on Friday. The mayor said that Lower Marsh might join the ferry line in autumn.")
    wrong = check_material(material(FRONT + story("The mayor said that Lower Marsh will join the ferry line in autumn."), told))
    (found,) = [item for item in wrong if item.code == "hedge-dropped"]
    assert (found.words, found.level) == ("will join", "warning")
    assert "“might join”" in found.message
    right = check_material(material(FRONT + story("Lower Marsh might join the ferry line in autumn."), told))
    assert "hedge-dropped" not in codes(right)


def test_a_date_that_is_neither_the_weekday_before_nor_after_is_found() -> None:
    (found,) = _days_found(AHEAD.replace("on Monday", "on 12 November"), AHEAD)
    assert found.code == "date-not-found"


TOLL = "The council has voted to charge drivers a toll that brings in $11 million a year toward the new bridge deck."
BOTH = "The council has voted to charge drivers a toll that brings in $11 million a year, which pays for the $86 million bridge deck."


@pytest.mark.parametrize(("added", "differ"), [(" The work is estimated at $86 million.", False), ("", True)])
def test_an_article_that_has_the_figure_in_another_sentence_agrees(added: str, differ: bool) -> None:
    also = "https://other.example/bridge"
    text = FRONT + story(BOTH) + f"Also: [Other]({also})\n"
    found = check_material(material(text, article(BOTH, site="Courier"), article(TOLL + added, url=also, site="Post")))
    assert ("figures-differ" in codes(found)) is differ


@pytest.mark.parametrize(("theirs", "differ"), [("46%", False), ("63%", True)])
def test_a_figure_within_the_bound_that_is_told_is_no_other_figure(theirs: str, differ: bool) -> None:
    also = "https://other.example/reading"
    said = "Fewer than half of the pupils in Marl read for pleasure every week, a survey says."
    exact = f"Some {theirs} of the pupils in Marl read for pleasure every week, down from 71% two years ago, the survey says."
    text = FRONT + story(said.replace(", a survey says", "")) + f"Also: [Other]({also})\n"
    found = check_material(material(text, article(said, site="Courier"), article(exact, url=also, site="Post")))
    assert ("figures-differ" in codes(found)) is differ


POOL = "The pool at Marl opens on Tuesday, 3 March 2026, said Ines Holm. The old pool was closed in June 2024."


@pytest.mark.parametrize(
    "said",
    ["Wednesday, 4 March 2026", "Wednesday 4 March", "4 March (Wednesday)", "2026-03-04", "04/03/2027", "March 4th, 2026"],
)
def test_a_wrong_date_is_one_finding_with_its_weekday(said: str) -> None:
    found = check_material(
        material(FRONT + story(f"The pool at Marl opens on {said}, said Ines Holm.", "A pool"), article(POOL))
    )
    wrong = [item for item in found if item.code not in ("summary-short", "weekday-wrong")]
    assert [(item.code, item.words) for item in wrong] == [("date-not-found", said)]


@pytest.mark.parametrize(
    ("said", "words"),
    [("in May", "May"), ("by July 2024", "July 2024"), ("in June 2023", "June 2023"), ("in late August", "August")],
)
def test_a_month_that_the_article_does_not_speak_of_is_found(said: str, words: str) -> None:
    (found,) = _days_found(f"The old pool at Marl was closed {said}.", POOL)
    assert (found.code, found.level, found.words) == ("date-not-found", "warning", words)


@pytest.mark.parametrize("said", ["in June", "in June 2024", "in March", "by November", "after October", "for May Holm"])
def test_a_month_that_the_article_names_or_means_is_not_found(said: str) -> None:
    assert not _days_found(f"The old pool at Marl was closed {said}.", POOL + " It was last month.")


def test_a_relative_day_between_two_quotations_is_found_and_one_within_is_its_speakers() -> None:
    said = "“We met yesterday,” Holm said yesterday, “and not tonight,” when the pool at Marl was full."
    found = [item for item in _days_found(said, said) if item.code == "relative-day"]
    assert [item.words for item in found] == ["yesterday"]


GRANT = "The grant pays up to £5,000 to primary schools in Marl that have no library or one of less than 20 square metres."


def test_an_opposite_is_found_beside_a_name_that_the_article_lacks() -> None:
    said = GRANT.replace("Marl", "Brigford").replace("less than", "more than")
    found = check_material(material(FRONT + story(said), article(GRANT)))
    assert {("name-not-found", "Brigford"), ("said-of-another", "more")} <= {(item.code, item.words) for item in found}


def test_a_number_word_that_begins_a_sentence_is_no_name() -> None:
    found = check_material(material(FRONT + story("Eleven pupils read it."), article("Twelve pupils of Marl have read it.")))
    assert "name-not-found" not in {item.code for item in found if item.words == "Eleven"}
    assert ("number-not-found", "Eleven") in {(item.code, item.words) for item in found}


def test_a_figure_is_found_where_it_stands_though_another_figure_before_has_its_digit() -> None:
    said = "The board of Marl voted to pull 23 books.\nThe 6-3 vote came late."
    told = "The board of Marl voted to pull 23 books. The 5-4 vote came late."
    text = FRONT + story(said)
    (found,) = (item for item in check_material(material(text, article(told))) if item.words == "3")
    assert text.split("\n")[found.line - 1][found.column - 1] == "3"


def test_the_number_of_a_day_makes_no_span_of_so_many_years() -> None:
    told = "The agreement at Marl runs for two years. The crews will vote on it on Dec 3."
    for said, is_found in (("The agreement at Marl runs for three years.", True), ("The three crews will vote on it.", False)):
        assert ("number-not-found" in codes(check_material(material(FRONT + story(said), article(told))))) is is_found


@pytest.mark.parametrize("shown", ["https://b.example/2026/11/26/Ladder", "[Read more](https://b.example/2026/11/26/ladder"])
def test_the_figures_and_words_of_an_address_that_is_shown_are_no_claims(shown: str) -> None:
    said = "The works at Marl begin in March."
    found = codes(check_material(material(FRONT + story(f"{said} {shown}"), article(said))))
    assert not found & {"number-not-found", "date-not-found"}
    assert "Read" not in {item.words for item in check_material(material(FRONT + story(f"{said}\n\n{shown}"), article(said)))}


@pytest.mark.parametrize(
    ("said", "is_moved"),
    [
        ("on a grey Monday in January", False),
        ("every Monday", False),
        ("on a Monday", False),
        ("every other Monday", False),
        ("on a long, cold Monday", False),
        ("on the first Monday of the month", False),
        ("on Monday", True),
        ("after an appeal on Monday", True),
        ("with a judge Monday", True),
        ("on a plan on Monday", True),
        ("on a plan last Monday", True),
    ],
)
def test_a_weekday_that_may_be_any_did_not_move_on(said: str, is_moved: bool) -> None:
    text = f"Rona Peck went to sea {said} with two bags and a mallet for the ice."
    found = check_material(material(FRONT + story(text), article(text, published="2025-10-29")))
    assert ("relative-day" in codes(found)) is is_moved


@pytest.mark.parametrize(("theirs", "differ"), [("aged 3 to 11 months", False), ("for nine months", True)])
def test_a_range_is_no_other_figure_for_one_thing(theirs: str, differ: bool) -> None:
    also = "https://other.example/oysters"
    said = "A cage of ash kept the young oysters of the Marl beds alive for six months, a trial says."
    other = f"A cage of ash kept the young oysters of the Marl beds alive {theirs}, the trial says."
    text = FRONT + story(said.replace(", a trial says", "")) + f"Also: [Other]({also})\n"
    found = check_material(material(text, article(said, site="Courier"), article(other, url=also, site="Post")))
    assert ("figures-differ" in codes(found)) is differ
