"""Promises of the front matter's merge: key by key, and what the editor wrote there is hers."""

from __future__ import annotations

from newsletter.draft.merge import merge
from newsletter.draft.merge.merge_front_matter import Front, merge_front_matter
from newsletter.issuefile import parse

BASE = '---\ntitle: "T"\ndate: 2025-11-14\ntags: ["a", "b"]\n---\n\n## S\n'
NEW = '---\ntitle: "T2"\ndate: 2025-11-15\nsummary: "New"\ntags: ["a", "c"]\n---\n\n## S\n'


def merged(base: str | None, mine: str, new: str = NEW) -> Front:
    return merge_front_matter(parse(base) if base else None, parse(mine), parse(new))


def test_keys_she_left_alone_follow_the_machine_in_their_place_and_new_ones_come_behind_their_neighbour() -> None:
    mine = "---\n# mine\nparams:\n  x: 1\ntitle: T\n\ndate: 2025-11-14\ntags:\n  - a\n  - b\ndraft: true # wait\n---\n\n## S\n"
    front = merged(BASE, mine)
    assert front.raw == (
        '---\n# mine\nparams:\n  x: 1\ntitle: "T2"\n\ndate: 2025-11-15\nsummary: "New"\ntags: ["a", "c"]\ndraft: true # wait\n---\n\n'
    )
    assert (front.kept, front.differs) == ((), ())


def test_a_key_she_changed_stays_and_is_told() -> None:
    front = merged(BASE, BASE.replace('"T"', '"Mine"'))
    assert 'title: "Mine"' in front.raw
    assert (front.kept, front.differs) == (("title",), ("title",))
    assert merged(NEW, NEW.replace('"T2"', '"Mine"')).kept == ()
    (told,) = merge(BASE, BASE.replace('"T"', '"Mine"'), NEW).kept
    assert (str(told), told.mine, told.machine) == ("front matter title", "Mine", "T2")


def test_a_value_she_wrote_in_another_form_is_hers() -> None:
    front = merged(BASE, BASE.replace('["a", "b"]', "a and b"))
    assert "tags: a and b" in front.raw
    assert front.kept == ("tags",)


def test_a_key_she_took_out_stays_out_and_one_the_machine_drops_goes() -> None:
    assert "date" not in merged(BASE, BASE.replace("date: 2025-11-14\n", "")).raw
    assert "tags" not in merged(BASE, BASE, BASE.replace('tags: ["a", "b"]\n', "")).raw


def test_a_remark_behind_a_value_makes_it_hers() -> None:
    front = merged(BASE, BASE.replace('"T"', '"T" # keep'))
    assert '"T" # keep' in front.raw
    assert front.kept == ("title",)


def test_without_a_base_nothing_is_changed() -> None:
    mine = BASE.replace('"T"', '"Mine"')
    assert merged(None, mine).raw == parse(mine).blocks[0].raw
    assert merged(None, mine).differs == ("title", "date", "tags")


def test_a_front_matter_that_cannot_be_taken_apart_or_is_gone_stays_so() -> None:
    for mine in ('---\n{title: "T", date: 2025-11-14}\n---\n\n## S\n', '+++\ntitle = "T"\n+++\n\n## S\n', "## S\n"):
        assert merge(BASE, mine, NEW).text == mine


def test_line_ends_and_byte_order_mark_stay_the_files_own() -> None:
    front = merged(BASE, "\ufeff" + BASE.replace("\n", "\r\n"))
    assert front.raw == "\ufeff" + NEW.partition("## S")[0].replace("\n", "\r\n")
