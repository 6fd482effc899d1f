"""newsletter.draft.merge.insert: a new story goes behind its nearest neighbour, in the section as the editor has it now."""

from __future__ import annotations

from collections.abc import Mapping

from newsletter.cache import link_key
from newsletter.draft.merge import merge
from newsletter.draft.merge.insert import Cell, Machine, add_story, links_of
from newsletter.draft.merge.match import stories_of
from newsletter.issuefile import parse, write
from newsletter.models import Also, Issue, Section, Story, story_id


def story(name: str, *also: Also) -> Story:
    url = f"https://{name.lower()}.example/"
    return Story(name, f"{name} happened.", url, also=also, id=story_id(url))


A, B, C, D = (story(name) for name in ("Ann", "Ben", "Cid", "Dan"))


def put(mine: str, machine: Mapping[str, tuple[Story, ...]], name: str) -> str:
    """Return her file after the machine's story of a name was added."""
    draft = parse(
        write(Issue("T", sections=tuple(Section(title, stories) for title, stories in machine.items()))), key=link_key
    )
    order = stories_of(draft)
    by_id = {one.id: one for one in order}
    cells = [Cell(block, block.raw, new=by_id.get(block.anchor or "")) for block in parse(mine).blocks]
    homes = {title: [one for one in order if one.section == title] for title in machine}
    add_story(cells, next(one for one in order if one.story.headline == name), Machine(draft, order, homes), "\n")
    return "".join(cell.raw for cell in cells)


def file(**sections: tuple[Story, ...]) -> str:
    return write(Issue("T", sections=tuple(Section(title, stories) for title, stories in sections.items())))


def order(text: str) -> list[tuple[str, list[str]]]:
    return [(section.title, [one.headline for one in section.stories]) for section in parse(text).issue.sections]


def test_it_goes_behind_the_story_that_the_machine_writes_before_it() -> None:
    assert order(put(file(Law=(A, C)), {"Law": (A, B, C)}, "Ben")) == [("Law", ["Ann", "Ben", "Cid"])]


def test_it_goes_where_its_section_is_although_she_moved_the_other_stories_of_it_elsewhere() -> None:
    found = order(put(file(Law=(D,), Town=(A, C)), {"Law": (A, B), "Town": (C,)}, "Ben"))
    assert found == [("Law", ["Dan", "Ben"]), ("Town", ["Ann", "Cid"])]


def test_it_follows_a_section_that_she_renamed() -> None:
    assert order(put(file(Courts=(A, B)), {"Law": (A, B, C)}, "Cid")) == [("Courts", ["Ann", "Ben", "Cid"])]


def test_it_follows_a_renamed_section_whose_other_stories_the_machine_no_longer_has() -> None:
    base = file(Law=(A, B), Town=(D,))
    found = merge(base, base.replace("## Law", "## Courts"), file(Law=(C,), Town=(D,))).text
    assert order(found) == [("Courts", ["Ann", "Ben", "Cid"]), ("Town", ["Dan"])]


def test_a_title_that_shares_a_word_with_the_old_one_goes_before_a_larger_section() -> None:
    mine = file(**{"Law and courts": (A,), "Town": (B, D)})
    found = order(put(mine, {"Law": (A, B, C), "Town": (D,)}, "Cid"))
    assert found == [("Law and courts", ["Ann", "Cid"]), ("Town", ["Ben", "Dan"])]


def test_a_new_section_goes_where_the_machine_has_it() -> None:
    machine = {"Law": (A,), "Models": (B,), "Town": (C,)}
    assert order(put(file(Law=(A,), Town=(C,)), machine, "Ben")) == [("Law", ["Ann"]), ("Models", ["Ben"]), ("Town", ["Cid"])]


def test_every_other_character_of_her_file_stays() -> None:
    mine = file(Law=(A,)).replace("Ann happened.", "Ann  *did*   happen.")
    assert put(mine, {"Law": (A, B)}, "Ben").startswith(mine.rstrip("\n"))


def test_what_stands_behind_a_separator_at_the_end_stays_at_the_end() -> None:
    mine = file(Law=(A,)) + "\n---\n\nGoodbye.\n"
    assert put(mine, {"Law": (A, B)}, "Ben").endswith("---\n\nGoodbye.\n")


def test_the_links_of_a_cell_are_all_its_outlets_and_those_of_prose_none() -> None:
    blocks = parse(file(Law=(story("Ann", Also("https://ben.example/", "Ben")),))).blocks
    found = [links_of(Cell(block, block.raw)) for block in blocks]
    assert [links for links in found if links] == [["ann.example", "ben.example"]]
