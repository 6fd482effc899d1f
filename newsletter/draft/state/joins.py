"""The editor's decisions on which articles are one story, kept for all issues of a folder."""

from __future__ import annotations

import json
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from itertools import product
from pathlib import Path

from newsletter.draft.state.state_files import FOLDER, list_of, read_text, read_values, write_text
from newsletter.models import to_json

JOINS = "joins.json"


@dataclass(frozen=True, slots=True)
class Joins:
    """The editor's decisions on which articles are one story: pairs of links, put together or kept apart."""

    together: tuple[tuple[str, str], ...] = ()
    apart: tuple[tuple[str, str], ...] = ()

    def join(self, one: Sequence[str], other: Sequence[str]) -> Joins:
        """Return these decisions with two stories put together, whatever was decided about them before.

        Each is given by its links, the leading one first: the further links of both go with it.
        """
        pairs = [(one[0], link) for link in (*other, *one[1:])]
        return Joins((*_without(self.together, pairs), *pairs), _without(self.apart, [*pairs, *product(one, other)]))

    def split(self, link: str, others: Collection[str]) -> Joins:
        """Return these decisions with a link kept apart from others, whatever was decided about them before."""
        pairs = [(link, other) for other in others]
        return Joins(_without(self.together, pairs), (*_without(self.apart, pairs), *pairs))


def _without(pairs: Collection[tuple[str, str]], unwanted: Collection[tuple[str, str]]) -> tuple[tuple[str, str], ...]:
    gone = {frozenset(pair) for pair in unwanted}
    return tuple(pair for pair in pairs if frozenset(pair) not in gone)


def load_joins(folder: Path) -> Joins:
    """Return the editor's joins and splits in a folder of issues. Raises DraftError if they cannot be parsed."""
    path = folder / FOLDER / JOINS
    text = read_text(path)
    if text is None:
        return Joins()
    values = read_values(text, str(path), "joined and split stories")
    pairs = {
        name: tuple(
            (str(item[0]), str(item[1])) for item in list_of(values, name) or () if isinstance(item, list) and len(item) == 2
        )
        for name in ("together", "apart")
    }
    return Joins(_without(pairs["together"], pairs["apart"]), pairs["apart"])


def save_joins(folder: Path, joins: Joins) -> None:
    """Save the editor's joins and splits. Raises NewsletterError if the file cannot be written."""
    write_text(folder / FOLDER / JOINS, json.dumps(to_json(joins), ensure_ascii=False, indent=1) + "\n")
