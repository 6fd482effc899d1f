"""What stands twice goes, what merely looks alike stays."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from newsletter.extract.page.deduplicate import Run, drop_repeats, repeated_runs

LEDE = "The harbour council has voted to close the old ferry terminal before the winter timetable begins."
FIRST = "Three members of the council abstained, saying that the figures had reached them only the night before."
SECOND = "The ferry company said it would move its ticket office to the northern quay and keep all of its staff."
OTHER = "A bakery in the old town has won the regional prize for its rye bread for the third year in a row."


def test_a_preview_and_its_unfolded_body_are_printed_once() -> None:
    assert drop_repeats([LEDE, FIRST, SECOND, FIRST, SECOND, OTHER]) == [LEDE, FIRST, SECOND, OTHER]


def test_short_lines_go_with_the_repeated_run_they_stand_in() -> None:
    lines = [LEDE, "🦕 🦕", FIRST, "— A. Ferryman", LEDE, "🦕 🦕", FIRST, "— A. Ferryman"]
    assert drop_repeats(lines) == lines[:4]


def test_short_lines_that_merely_recur_stay() -> None:
    chorus = ["La la la", "Oh the sea", "La la la", "Oh the sea"]
    schedule = ["- 10:00 Coffee", "- Opening talk", "- 10:00 Coffee", "| Coffee | 10:00 |", "| Coffee | 10:00 |"]
    assert drop_repeats([*chorus, *schedule]) == [*chorus, *schedule]


def test_list_items_beside_a_far_echo_stay() -> None:
    step = "Bake in the middle of the oven for forty minutes until the top is dark and a needle comes out dry."
    lines = ["## Bread", "- 1 egg", step, "## Cake", "- 1 egg", step, "- 1 egg"]
    assert drop_repeats(lines) == ["## Bread", "- 1 egg", step, "## Cake", "- 1 egg", "- 1 egg"]


def test_a_quotation_and_its_card_are_one() -> None:
    assert drop_repeats([f"> {LEDE}", FIRST, LEDE]) == [f"> {LEDE}", FIRST]


def test_a_teaser_that_breaks_off_gives_way_to_the_whole_paragraph() -> None:
    assert drop_repeats(["The harbour council has voted to close …", OTHER, LEDE]) == [OTHER, LEDE]
    assert drop_repeats([LEDE, "The harbour council has voted to close the old... Read more"]) == [LEDE]


def test_a_short_quotation_that_does_not_break_off_stays() -> None:
    lines = [LEDE, "The harbour council has voted to close"]
    assert drop_repeats(lines) == lines


def test_a_whole_sentence_repeated_out_of_a_paragraph_goes() -> None:
    assert drop_repeats([f"{LEDE} {FIRST}", OTHER, FIRST]) == [f"{LEDE} {FIRST}", OTHER]


def test_names_and_terms_that_recur_inside_a_longer_list_stay() -> None:
    names = "Ada Berg, Jon Vik, Marta Vilde, Ilse Brandt, Rui Costa, Halvard Line and Tove Strand"
    lines = [f"Council of Selm: {names}, Per Holm", f"Guests: {names}", names]
    assert drop_repeats(lines) == lines


def test_a_quotation_pulled_out_of_the_text_is_printed_once() -> None:
    quotation = "“Three members of the council abstained because the figures had reached them only the night before”"
    assert drop_repeats([quotation, f"She was angry. {quotation}, she told us. {OTHER}"]) == [
        f"She was angry. {quotation}, she told us. {OTHER}"
    ]


def test_paragraphs_are_kept_rather_than_their_text_run_together() -> None:
    assert drop_repeats([f"{LEDE} {FIRST} {SECOND}", LEDE, FIRST, SECOND]) == [LEDE, FIRST, SECOND]


def test_two_reports_that_differ_in_their_facts_both_stay() -> None:
    morning = "By nine in the morning the water had risen to four metres and the lower road was closed to cars."
    evening = "By six in the evening the water had fallen to two metres and the lower road was open to cars."
    assert drop_repeats([morning, evening]) == [morning, evening]


def test_code_is_never_thinned_out() -> None:
    code = ["```", "x = 1", "", "x = 1", LEDE, LEDE, "```"]
    assert drop_repeats([OTHER, *code, SECOND]) == [OTHER, *code, SECOND]


def test_a_listing_that_stands_twice_is_printed_once_and_a_short_one_stays() -> None:
    listing = [
        "```",
        "for name in names:",
        "    print(name, file=log)",
        "    count = count + 1",
        "log.close() # at last",
        "```",
    ]
    short = ["```", "run()", "```"]
    assert drop_repeats([OTHER, *listing, *short, SECOND, *listing, *short]) == [OTHER, *listing, *short, SECOND, *short]


def test_a_fence_that_is_never_closed_does_not_hide_the_rest() -> None:
    assert drop_repeats(["```", LEDE, LEDE]) == ["```", LEDE]


def test_text_without_spaces_between_words_is_read_too() -> None:
    line = "港の議会は冬の時刻表が始まる前に古いフェリー乗り場を閉鎖することを決めた。"
    assert drop_repeats([line, "別の話。", line]) == [line, "別の話。"]


def test_a_doubled_block_is_told_from_a_far_echo() -> None:
    assert repeated_runs([LEDE, FIRST, SECOND, FIRST, SECOND, OTHER, LEDE]) == [Run(3, 2, 1, True), Run(6, 1, 0, False)]


def test_blank_lines_do_not_hide_a_doubled_block() -> None:
    assert repeated_runs([LEDE, "", FIRST, "", LEDE, "", FIRST]) == [Run(4, 3, 0, True)]


def test_a_block_printed_three_times_is_kept_once() -> None:
    assert drop_repeats([LEDE, FIRST] * 3) == [LEDE, FIRST]


def test_a_hundred_thousand_lines_of_lists_and_echoes_are_read_in_one_go() -> None:
    lines = [f"- item {number % 25_000}" for number in range(50_000)]
    lines += [f"{number % 25_000} {LEDE}" for number in range(50_000)]
    assert len(drop_repeats(lines)) == 75_000


LINES = st.lists(
    st.one_of(st.sampled_from([LEDE, FIRST, SECOND, f"> {LEDE}", "- a", "- b", "| a |", "```", "## H", ""]), st.text())
)


@given(LINES)
def test_what_is_kept_is_the_text_in_its_order_and_a_second_pass_finds_nothing(lines: list[str]) -> None:
    kept = drop_repeats(lines)
    rest = iter(lines)
    assert all(line in rest for line in kept)
    assert drop_repeats(kept) == kept


@given(LINES)
def test_nothing_is_lost_but_what_is_said_elsewhere(lines: list[str]) -> None:
    kept = {line.strip().lstrip("> ") for line in drop_repeats(lines)}
    assert {line.strip() for line in lines if line in (LEDE, FIRST, SECOND)} <= kept


@given(LINES)
def test_runs_lie_apart_and_look_back(lines: list[str]) -> None:
    end = 0
    for run in repeated_runs(lines):
        assert run.start >= end
        assert run.first < run.start
        end = run.start + run.length
    assert end <= len(lines)


def test_a_form_that_is_filled_in_again_keeps_its_lists() -> None:
    meal = ["### Meal 1", "- Eight ounces of chicken breast with one cup of brown rice", "- One cup of green beans"]
    plans = ["## Plan A", *meal, "Eat it early in the day, before the work begins.", "## Plan B", *meal, "Eat it late."]
    assert drop_repeats(plans) == plans


def test_a_sentence_that_a_speech_says_three_times_stays() -> None:
    refrain = "I do not accept that the old town must wait for its sleep until the port has earned its money."
    speech = [
        refrain,
        "Residents asked for quieter engines in the spring of last year.",
        refrain,
        "The council votes in March.",
        refrain,
    ]
    assert drop_repeats(speech) == speech


def test_a_line_printed_twice_with_the_time_of_each_is_kept_once() -> None:
    said = [
        "The council of Holm votes on the ferry in the second week of March.",
        "Nobody has said who is to pay for the new pier.",
    ]
    lines = [f"{stamp} {line}" for line in said for stamp in ("[00:01:04]", "[00:01:09]")]
    assert drop_repeats(lines) == lines[::2]
    timetable = ["10:00 Ferry", "11:00 Ferry", "12:00 Ferry"]
    assert drop_repeats(timetable) == timetable


def test_lines_of_a_schedule_that_differ_only_in_their_time_stay() -> None:
    what = "Registration and coffee in the main hall for all guests of the ferry day."
    for day in (
        [f"09:00 {what}", "10:00 The harbour", f"14:00 {what}"],
        [f"09:00 {what}", f"10:00 {what}"],
        [f"[09:00] {what}", "[10:00] The harbour", f"[14:00] {what}"],
    ):
        assert drop_repeats(day) == day
    assert drop_repeats([f"09:00 {what}", "10:00 The harbour", f"09:00 {what}"]) == [f"09:00 {what}", "10:00 The harbour"]
