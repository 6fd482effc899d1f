"""The limits on any line that a sentence is shortened to: its least length, how it ends, closed quotations and brackets."""

from __future__ import annotations

from newsletter.draft.prose.quotation_marks import is_quotation_open

# A line that was cut has at least this many words, and this share of the longest length.
LEAST_CUT, LEAST_SHARE = 4, 0.33
# Characters that no line ends with.
ENDS = " ,;:—–-"


def is_balanced(line: str) -> bool:
    """Say whether all quotation marks and brackets in a line are closed."""
    return not is_quotation_open(line) and line.count("(") == line.count(")")
