"""What is promised of printed lines: a title in larger type, whole paragraphs, and nothing that is printed around each page."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsletter.extract.printed_lines import PrintedLine, join_lines

TEXT = ("The town has bought the old mill for two million", "pounds, the council said on Monday evening.")


def page(number: int, *lines: tuple[str, float], pitch: float = 12.0) -> list[PrintedLine]:
    """Return lines of (words, size), each a usual gap below the last; words of "" leave a line free."""
    return [
        PrintedLine(words, size, 700 - at * pitch, number) for at, (words, size) in enumerate(lines) if words
    ]  # fmt: skip


def body(*texts: str) -> list[tuple[str, float]]:
    return [(text, 10.0) for text in texts]


def test_larger_type_above_the_text_is_the_title_and_no_paragraph() -> None:
    found = join_lines(page(0, ("The Town Buys", 20.0), ("the Mill", 20.0), *body(*TEXT)))
    assert (found.title, found.paragraphs) == ("The Town Buys the Mill", (" ".join(TEXT),))


def test_type_of_one_size_or_a_single_large_word_is_no_title() -> None:
    assert join_lines(page(0, *body("The town buys the mill", *TEXT))).title is None
    assert join_lines(page(0, ("REPORT", 30.0), *body(*TEXT))).title is None


def test_a_wide_gap_parts_paragraphs_whatever_the_length_of_the_line_above() -> None:
    found = join_lines(page(0, *body(*TEXT, "", TEXT[1], *TEXT)))
    assert found.paragraphs == (" ".join(TEXT), f"{TEXT[1]} {' '.join(TEXT)}")


def test_a_heading_between_paragraphs_is_a_paragraph_of_its_own() -> None:
    assert join_lines(page(0, *body(*TEXT), ("What it costs", 12.0), *body(*TEXT))).paragraphs == (
        " ".join(TEXT),
        "What it costs",
        " ".join(TEXT),
    )


FLOORS = ("The first floor has a stove and", "rooms for the miller, the second", "mice, owls and an old stair, and")


def test_a_sentence_goes_on_over_the_end_of_a_page_without_what_stands_on_every_page() -> None:
    around = ("The Mill Report", 8.0), ("Draft of May", 8.0)
    pages = [page(at, around[0], *body(text), (f"– {at} –", 8.0), around[1]) for at, text in enumerate(FLOORS)]
    found = join_lines(line for lines in pages for line in lines)
    assert found.paragraphs == (" ".join(FLOORS),)


def test_a_title_that_every_page_repeats_in_small_type_is_the_title() -> None:
    title = ("The Mill Report", 24.0)
    pages = [page(at, (title[0], 8.0), *([title] if at == 0 else []), *body(text)) for at, text in enumerate(FLOORS)]
    found = join_lines(line for lines in pages for line in lines)
    assert (found.title, found.paragraphs) == (title[0], (" ".join(FLOORS),))


def test_a_line_of_the_text_stays_though_every_page_has_it_in_other_figures() -> None:
    pages = [
        page(at, *body(f"On day {at} the warden counted {at} owls on the salt marsh", "and", f"{TEXT[0]} {at}"))
        for at in range(4)
    ]
    found = join_lines(line for lines in pages for line in lines)
    assert [" ".join(found.paragraphs).count(f"On day {at} the warden") for at in range(4)] == [1] * 4


@pytest.mark.parametrize("figures", [("Total", "€ 500"), ("Share", "12 %"), ("2024", "1,200", "(2023)")])
def test_figures_that_end_a_single_page_are_text(figures: tuple[str, ...]) -> None:
    (text,) = join_lines(page(0, *body(*TEXT, *figures))).paragraphs[-1:]
    assert text.endswith(" ".join(figures))


def test_figures_above_the_numbers_of_the_pages_are_text_and_the_numbers_are_none() -> None:
    figures = ("(2023)", "€ 500", "12 %")
    pages = [page(at, *body(TEXT[0], figure, f"{at + 7}")) for at, figure in enumerate(figures)]
    found = join_lines(line for lines in pages for line in lines)
    assert " ".join(found.paragraphs) == " ".join(f"{TEXT[0]} {figure}" for figure in figures)


def test_two_pages_are_enough_to_tell_a_pages_number_and_amounts_that_end_every_page_are_text() -> None:
    numbered = [page(at, *body(text, f"- {at + 1} -")) for at, text in enumerate(TEXT)]
    assert join_lines(line for lines in numbered for line in lines).paragraphs == (" ".join(TEXT),)
    summed = [page(at, *body(text, f"€ {at + 1}00")) for at, text in enumerate(FLOORS)]
    assert " ".join(join_lines(line for lines in summed for line in lines).paragraphs).count("€") == len(FLOORS)


def test_what_a_browser_prints_around_a_page_is_its_address_and_no_text() -> None:
    margins = (("11/27/25, 6:39 PM", 8.0), ("https://mill.example/report?id=3 1/2", 8.0))
    found = join_lines(page(0, *body(*TEXT), *margins))
    assert (found.address, found.paragraphs) == ("https://mill.example/report?id=3", (" ".join(TEXT),))


def test_a_time_and_an_address_in_a_text_that_no_browser_printed_are_text() -> None:
    lines = body(*TEXT, "https://mill.example/report")
    found = join_lines(page(0, *lines))
    assert found.address is None
    assert "https://mill.example/report" in found.paragraphs[-1]


def test_a_word_that_was_hyphenated_is_whole_again_and_a_compound_keeps_its_hyphen() -> None:
    (text,) = join_lines(
        page(0, *body("The council talked of the re-", "building for a long time with Anne-", "Marie Holm."))
    ).paragraphs
    assert text == "The council talked of the rebuilding for a long time with Anne- Marie Holm."


@pytest.mark.parametrize("end", ["。", "！", "？」", "。）", "؟", "।"])
def test_a_short_line_that_ends_with_the_stop_of_any_script_ends_its_paragraph(end: str) -> None:
    full = "市议会星期一晚上宣布该镇已经以两百万英镑的价格买下"
    found = join_lines(PrintedLine(text) for text in (full, f"了老磨坊{end}", full, f"了渡船{end}"))
    first, second = found.paragraphs
    assert first.endswith(f"了老磨坊{end}")
    assert second.endswith(f"了渡船{end}")


def test_a_hundred_thousand_lines_without_a_stop_are_joined_in_one_pass() -> None:
    lines = [PrintedLine(f"{'owls ' * 10}and re-"), PrintedLine("turning mice")] * 50_000
    (text,) = join_lines(lines).paragraphs
    assert text.count("returning") == 50_000


@given(
    st.lists(
        st.builds(PrintedLine, st.text(max_size=30), st.floats(0, 50), st.floats(-900, 900), st.integers(0, 3)), max_size=30
    )
)
def test_whatever_the_lines_no_word_is_printed_twice(lines: list[PrintedLine]) -> None:
    found = join_lines(lines)
    told = "".join([found.title or "", *found.paragraphs])
    assert len("".join(told.split())) <= len("".join("".join(line.text for line in lines).split()))


def test_bold_type_within_a_sentence_parts_no_paragraphs() -> None:
    full = PrintedLine("The ferries of the company were seen on the river by a man who is named", 11, 700)
    bold = PrintedLine("Ole Brandt, a fisher of Selm and well known there to everyone in the town,", 11, 686, is_bold=True)
    last = PrintedLine("who told the story.", 11, 672)
    assert join_lines([full, bold, last]).paragraphs == (f"{full.text} {bold.text} {last.text}",)
    below = PrintedLine("Findings", 11, 658, is_bold=True)
    assert join_lines([full, bold, last, below, full]).paragraphs[1:] == ("Findings", full.text)
