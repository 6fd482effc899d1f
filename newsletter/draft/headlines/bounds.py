"""The limits on any line that a sentence is shortened to: its least length, how it ends, closed quotations and brackets."""

from __future__ import annotations

# A line that was cut has at least this many words, and this share of the longest length.
LEAST_CUT, LEAST_SHARE = 4, 0.33
# Characters that no line ends with.
ENDS = " ,;:—–-"


def is_balanced(line: str) -> bool:
    """Say whether all quotation marks and brackets in a line are closed."""
    if "„" in line:
        line = line.replace("“", "”").replace("„", "“")
    pairs = (("“", "”"), ("«", "»"), ("(", ")"))
    return line.count('"') % 2 == 0 and all(line.count(opens) == line.count(closes) for opens, closes in pairs)
