"""What any line must keep to that a sentence was shortened to: its least length, how it ends, closed quotations and brackets."""

from __future__ import annotations

# A line that was cut has so many words, and such a share of the length, at least.
LEAST_CUT, LEAST_SHARE = 4, 0.33
# What no line ends with.
ENDS = " ,;:—–-"


def is_balanced(line: str) -> bool:
    """Say whether quotation marks and brackets of a line are closed."""
    if "„" in line:
        line = line.replace("“", "”").replace("„", "“")
    pairs = (("“", "”"), ("«", "»"), ("(", ")"))
    return line.count('"') % 2 == 0 and all(line.count(opens) == line.count(closes) for opens, closes in pairs)
