"""The limits on any line that a sentence is shortened to: its least length, how it ends, closed quotations and brackets."""

from __future__ import annotations

import re

from newsletter.draft.prose.quotation_marks import is_quotation_open

# A line that was cut has at least this many words, and this share of the longest length.
LEAST_CUT, LEAST_SHARE = 4, 0.33
# Characters that no line ends with.
ENDS = " ,;:—–-"
# Single marks at the edges of words, where they open a quotation and may close one.
_SINGLE_OPENS, _SINGLE_CLOSES = re.compile(r"(?<!\w)['‘](?=[^\W\d])"), re.compile(r"(?<=\S)['’](?!\w)")


def is_balanced(line: str) -> bool:
    """Say whether all quotation marks and brackets in a line are closed."""
    is_open = is_quotation_open(line) or len(_SINGLE_OPENS.findall(line)) > len(_SINGLE_CLOSES.findall(line))
    return not is_open and line.count("(") == line.count(")")
