"""newsletter.draft.update.report_line: of many lines of one kind the first are printed."""

from __future__ import annotations

from newsletter.draft.update.report_line import ReportLine, shorten


def test_of_many_lines_of_one_kind_the_first_are_shown_and_the_rest_counted_with_what_lists_them() -> None:
    joined = [ReportLine(f"joined {number}", kind="joins; X lists all") for number in range(12)]
    others = [ReportLine(f"asked {number}", kind="pairs") for number in range(11)]
    shown = [line.text for line in shorten([ReportLine("heading"), *joined, *others])]
    assert shown == [
        "heading",
        *(line.text for line in joined[:10]),
        "  2 more joins; X lists all",
        *(line.text for line in others),
    ]
