"""What an editor keeps in other programs travels, link by link, from the file to the pages, the articles and the draft."""

from __future__ import annotations

import dataclasses
import random
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from newsletter.models import Hints
from tests.fetch.fixtures.exports import EXPORTS, NOTE, QUOTE
from tests.running import Ran, newsletter
from tests.website import Site, article, serve

WORDS = (
    "harbour ledger copper orchard signal ferry granite lantern meadow pulley quarry ribbon saddle tunnel valley willow anchor basket "
    "candle marble pepper rocket silver timber walnut barrel cotton dragon engine fabric glacier hammer island jacket kettle ladder"
).split()


@dataclass(frozen=True)
class Kept:
    """What came of all the exports: a run of each command, and the draft."""

    base: str
    fetched: Ran
    extracted: Ran
    draft: str


def _page(path: str) -> str:
    chance = random.Random(path)
    return " ".join(
        f"The {' '.join(chance.sample(WORDS, 6))} of {chance.randrange(9000)} was opened in {path}." for _ in range(12)
    )


@pytest.fixture(scope="module")
def kept(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Kept]:
    """Every export fetched, read and drafted in one go."""
    folder = tmp_path_factory.mktemp("exports")
    paths = [path for export in EXPORTS.values() for path in export.said]
    with serve({f"/{path}": article(f"About {path}", _page(path), _page(path + "!")) for path in paths}) as site:
        (folder / "config.toml").write_text(f'[fetch]\nallow_hosts = ["{site.host}"]\npause = 0\n', encoding="utf-8")
        files = []
        for number, export in enumerate(EXPORTS.values()):
            files.append(folder / f"export-{number}")
            files[-1].write_text(export.text.replace("BASE", site.base), encoding="utf-8", newline="")
        config = ("--config", folder / "config.toml")
        fetched = newsletter("fetch", *config, "--json", "--strict", *files)
        extracted = newsletter("extract", *config, "--json")
        drafted = newsletter("draft", *config, "-o", "-")
        assert (extracted.code, drafted.code) == (0, 0)
        yield Kept(site.base, fetched, extracted, drafted.out)


def _said(ran: Ran, base: str) -> dict[str, dict[str, object]]:
    return {str(record["url"]).removeprefix(f"{base}/"): record.get("hints", {}) for record in ran.records}


def _written(hints: Hints) -> dict[str, object]:
    facts = dataclasses.asdict(hints) | {"tags": list(hints.tags)}
    return {name: value for name, value in facts.items() if value}


def test_every_link_of_every_export_is_fetched_and_nothing_else(kept: Kept) -> None:
    assert kept.fetched.code == 0, kept.fetched.err
    assert set(_said(kept.fetched, kept.base)) == {path for export in EXPORTS.values() for path in export.said}


@pytest.mark.parametrize("name", EXPORTS)
def test_what_an_export_says_of_a_link_travels_to_its_page_and_article(kept: Kept, name: str) -> None:
    pages, articles = _said(kept.fetched, kept.base), _said(kept.extracted, kept.base)
    for path, hints in EXPORTS[name].said.items():
        assert pages[path] == _written(hints)
        assert articles[path] == _written(hints)


@pytest.mark.parametrize("name", EXPORTS)
def test_what_an_export_says_of_a_link_stands_under_its_story_for_the_editor(kept: Kept, name: str) -> None:
    for path, hints in EXPORTS[name].said.items():
        head = kept.draft.rpartition(f"/{path})")[0].rpartition("\n### ")[2].splitlines()
        expected = {
            *(["<!-- starred -->"] if hints.starred else []),
            *([f"<!-- note: {NOTE} -->"] if hints.note else []),
            *([f"<!-- highlight: {QUOTE} -->"] if hints.highlight else []),
            *([f"<!-- tags: {', '.join(hints.tags)} -->"] if hints.tags else []),
        }
        assert expected <= set(head)


@pytest.mark.parametrize("choice", [("--tag", "Marsh"), ("--starred",)])
def test_links_are_chosen_by_tag_and_star(project: Path, site: Site, choice: tuple[str, ...]) -> None:
    head = "URL,Title,Tags,Favorite\n"
    (project / "links.csv").write_text(f"{head}{site.base}/owls,Owls,birds;marsh,true\n{site.base}/bridge,Bridge,town,false\n")
    ran = newsletter("fetch", "links.csv", *choice)
    assert (ran.code, ran.out) == (0, f"{site.base}/owls\n")


def test_a_source_of_the_configuration_is_chosen_from_by_tag(project: Path, site: Site) -> None:
    (project / "links.csv").write_text(f"URL,Tags\n{site.base}/owls,birds\n{site.base}/bridge,town\n")
    with (project / "config.toml").open("a", encoding="utf-8") as file:
        file.write('[[sources]]\nlocation = "links.csv"\ntags = ["town"]\n')
    assert newsletter("fetch").out == f"{site.base}/bridge\n"


@pytest.mark.parametrize(
    ("table", "columns"),
    [
        ("when;what;where\n2025-11-14;Owls;{0}/owls\n2025-11-15;Bridge;{0}/bridge\n", "when, what, where"),
        ("Osoite\tOtsikko\n{0}/owls\tPöllöt\n", "Osoite, Otsikko"),
        ("Highlight,Book Title,Note\nThey nest,Owls,\n", "Highlight, Book Title, Note"),
    ],
)
def test_a_table_of_unknown_columns_is_refused_in_one_line_that_names_them(
    project: Path, site: Site, table: str, columns: str
) -> None:
    (project / "mine.csv").write_text(table.format(site.base))
    ran = newsletter("fetch", "--quiet", "mine.csv")
    assert (ran.code, ran.out, len(ran.error_lines)) == (1, "", 1)
    assert f"its columns are {columns}; rename" in ran.err
    assert site.requests == []
