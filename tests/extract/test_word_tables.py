"""Each table of words beside its reader is read, and all of its phrases are patterns."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

import newsletter.extract
from newsletter.extract.word_tables import any_of, any_whole, read_table

ROOT = Path(newsletter.extract.__file__).parent
TABLES = sorted(path for path in ROOT.rglob("*.json") if path.name != "weights.json")


def strings(value: object) -> Iterator[str]:
    """Yield every string in a table."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict | list):
        for part in value.values() if isinstance(value, dict) else value:
            yield from strings(part)


@pytest.mark.parametrize("path", TABLES, ids=lambda path: path.stem)
def test_a_table_can_be_read_and_its_phrases_compiled(path: Path) -> None:
    package = ".".join(("newsletter.extract", *path.parent.relative_to(ROOT).parts))
    found = list(strings(read_table(package, path.stem)))
    assert found
    for phrase in found:
        re.compile(phrase if path.stem != "class_names" else re.escape(phrase))


def test_a_whole_phrase_ends_where_letters_do() -> None:
    assert any_whole(["live", "as it happened"]).search("Live: the vote")
    assert not any_whole(["live"]).search("Alive and well")
    assert any_of(["live"]).search("Alive")
