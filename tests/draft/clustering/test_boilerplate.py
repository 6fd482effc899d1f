"""newsletter.draft.clustering.boilerplate: lines that several pages of a site share."""

from __future__ import annotations

from newsletter.draft.clustering.boilerplate import (
    TitledText,
    common_sentences,
    shared_lines,
    without_lines,
    without_rows,
    without_sentences,
)
from newsletter.models import Article

OURS = "The Gazette is paid for by its readers and nobody else."


def _article(number: int, host: str = "gazette.example", own: str = "") -> Article:
    text = own or f"The council met for the {number}th time and voted for bridge number {number}."
    return Article(url=f"https://{host}/{number}", text=f"{text}\n{OURS}")


def test_a_line_on_three_pages_of_a_site_is_left_out_of_each() -> None:
    articles = [_article(number) for number in range(3)]
    shared = shared_lines(articles)
    assert shared == {"gazette.example": frozenset((OURS,))}
    assert OURS not in without_lines(articles[0], shared).text


def test_two_pages_other_sites_and_entries_of_one_page_share_nothing() -> None:
    assert shared_lines([_article(1), _article(2), _article(3, "other.example")]) == {}
    entries = [Article(url=f"https://g.example/live#{n}", text=OURS, part_of="https://g.example/live") for n in range(4)]
    assert shared_lines(entries) == {}


def test_a_copy_of_other_pages_keeps_its_text() -> None:
    copies = [_article(number, own="The council met and voted for the bridge.") for number in range(3)]
    assert without_lines(copies[0], shared_lines(copies)) == copies[0]


def test_a_short_article_loses_long_boilerplate_where_what_is_left_tells_its_title() -> None:
    subjects = ("crane", "bar", "icebreaker")
    articles = [
        Article(
            url=f"https://gazette.example/{subject}",
            title=f"The {subject} of the harbour is sold",
            text=f"The {subject} has been sold for a pound, and its new owner will paint it red in spring.\n{OURS} {OURS} {OURS} {OURS}",
        )
        for subject in subjects
    ]
    for article in articles:
        assert OURS not in without_lines(article, shared_lines(articles)).text


WITNESSES = "Witnesses are asked to call the police. All times are local."


def test_sentences_common_to_two_stories_are_left_out_unless_both_titles_have_their_words() -> None:
    one = TitledText("Witnesses of hit-and-run sought", f"A van hit a cyclist. {WITNESSES}")
    other = TitledText("Bag snatched at bus stop", f"A bag was torn from a woman. {WITNESSES}")
    common = common_sentences(one, other)
    assert without_sentences(one.text, common) == "A van hit a cyclist"
    assert without_sentences(other.text, common) == "A bag was torn from a woman"
    assert common_sentences(one, TitledText("Van hits cyclist", "A van hit a cyclist."))
    assert not common_sentences(TitledText("Van hits cyclist", one.text), TitledText("Cyclist hit", "A van hit a cyclist."))
    assert not common_sentences(TitledText("", one.text), other)


def test_rows_of_figures_are_left_out_and_short_lines_are_not() -> None:
    text = "| Mo | Tu | We |\n| 1 | 2 | 3 |\nOK.\n| Crane | 5 t |\n12 to 14\nSold in 2019"
    assert without_rows(text) == "OK.\n| Crane | 5 t |\nSold in 2019"
