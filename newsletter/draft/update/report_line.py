"""One line of the report of a run, and how many of one kind are printed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from newsletter.counts import shown_of

LISTED = "newsletter draft --dry-run --verbose lists all"


@dataclass(frozen=True, slots=True)
class ReportLine:
    """One line. `once` is a name under which it is reported only once per issue; with "" it is reported at every run.

    A line on several things has a name for each of them: the further ones are `others`. Lines of one `kind` are counted rather than
    printed when there are many (see `shorten`); those with "" never are.
    """

    text: str
    once: str = ""
    warning: bool = False
    others: tuple[str, ...] = ()
    kind: str = ""


def shorten(lines: Iterable[ReportLine]) -> Iterator[ReportLine]:
    """Yield the lines; of many of one kind the first ones, and then one that counts the rest and names what lists them all."""
    lines = list(lines)
    total = Counter(line.kind for line in lines)
    seen: Counter[str] = Counter()
    for line in lines:
        seen[line.kind] += 1
        shown = shown_of(total[line.kind])
        if not line.kind or seen[line.kind] <= shown:
            yield line
        elif seen[line.kind] == shown + 1:
            yield ReportLine(f"  {total[line.kind] - shown} more {line.kind}")
