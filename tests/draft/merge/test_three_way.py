"""Promises of re-drafting: no word of the editor's is lost, what she threw out stays out, what she left alone is kept new."""

from __future__ import annotations

import os
import random
import re
from collections import Counter
from collections.abc import Callable
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsletter.draft.merge import Merged, carry_over, merge
from newsletter.draft.merge.edit import same_field
from newsletter.draft.merge.match import StoryRef
from newsletter.draft.merge.merge_comments import comments_of
from newsletter.errors import DraftError
from newsletter.issuefile import Block, parse, read_also, write
from newsletter.models import Also, Issue, Section, Story, story_id
from tests.draft.merge.histories import HUMAN, LIVE, Editor, Machine, other_dress
from tests.issuefile.drafts import chance_drafts

HISTORIES = int(os.environ.get("NEWSLETTER_HISTORIES", "200"))
"""How many random weeks are played; more of them find rarer faults."""


def story(name: str, summary: str = "", also: tuple[Also, ...] = (), path: str = "news") -> Story:
    url = f"https://{name.lower()}.example/{path}"
    return Story(f"{name} headline", summary or f"{name} happened. It was big.", url, also=also, id=story_id(url))


def machine(**sections: list[Story]) -> str:
    return write(
        Issue("Weekly", "2025-11-14T16:00:00Z", sections=tuple(Section(name, tuple(items)) for name, items in sections.items()))
    )


A, B, C, D, N = (story(name) for name in ("Ann", "Ben", "Cid", "Dan", "New"))
BASE = machine(Models=[A, B], Law=[C, D])
NEW = machine(Models=[A, B, N], Law=[C, D])


def headlines(text: str) -> list[str]:
    return [f"# {block.title}" if block.kind == "section" else block.title for block in parse(text).blocks if block.title]


def block_of(text: str, name: str) -> str:
    return next(block.raw for block in parse(text).blocks if block.kind == "story" and name in block.title)


def changed(old: Story, **fields: object) -> Story:
    return replace(old, **fields)  # type: ignore[arg-type]


# --- by chance -------------------------------------------------------------------------------------------------------------


def live_one_history(seed: int) -> None:
    """Let a machine and an editor work on one issue in turns, and hold every promise after each merge."""
    chance = random.Random(seed)
    robot, editor = Machine(chance, live=0.6 * (seed % 2)), Editor(chance)
    for _ in range(chance.randint(1, 4)):
        robot.add()
    base = mine = robot.text()
    thrown: tuple[StoryRef, ...] = ()
    for _ in range(3):
        for _ in range(chance.randint(0, 5)):
            mine = editor.work(mine)
        if chance.random() < 0.4:
            mine = other_dress(mine, chance.randint(0, 5))
        for _ in range(chance.randint(0, 4)):
            chance.choice([robot.add, robot.change, robot.change, robot.drop, robot.find_again])()
        new = robot.text()
        merged = merge(base, mine, new, thrown_out=thrown)
        check_nothing_lost(mine, merged, editor)
        check_nothing_missed(merged, new, robot, editor)
        check_comments(mine, merged, new, editor)
        base, new = carry_over(base, merged.machine, merged.thrown_out), merged.machine
        again = merge(base, merged.text, new, thrown_out=merged.thrown_out)
        assert again.text == merged.text, "a second run changes nothing"
        assert (again.added, again.taken_out, again.kept) == ((), (), ())
        assert carry_over(base, new, merged.thrown_out) == base
        mine, thrown = merged.text, merged.thrown_out


def check_nothing_lost(mine: str, merged: Merged, editor: Editor) -> None:
    assert sorted(HUMAN.findall(mine)) == sorted(HUMAN.findall(merged.text)), "every word of hers is there as often as before"
    printed = machine_names(merged.text)
    assert not editor.gone & set(printed), "what she threw out stays out"
    assert all(printed.count(name) == 1 for name in set(printed) - editor.cut_loose), "no story is printed twice"


def check_nothing_missed(merged: Merged, new: str, robot: Machine, editor: Editor) -> None:
    """Every story of the machine's is printed, and those that the editor never touched say what the machine says now."""
    mine = {name: block for block in parse(merged.text).blocks for name in machine_names_of(block)}
    theirs = {name: block for block in parse(new).blocks for name in machine_names_of(block)}
    for name, block in theirs.items():
        if name in editor.gone | editor.cut_loose:
            continue
        assert name in mine or (LIVE in block.raw and may_be_any_update(name, block, merged)), "no story is missed"
        if name not in editor.touched and name in mine:
            if name in robot.turned:
                assert f"(https://{name.lower()}.example/news?page=1)" in mine[name].source("link"), "a story keeps its article"
                continue
            assert mine[name].title == block.title
            assert mine[name].anchor == block.anchor
            assert mine[name].source("summary", "link").split() == block.source("summary", "link").split()
            links = [{url for url, _ in read_also(item.source("also")) or ()} - {LIVE} for item in (mine[name], block)]
            assert links[0] == links[1], "each further link stands, but for one that stands elsewhere"
            same_section = section_of(mine[name], merged.text) == section_of(block, new)
            left = [
                [note for note in comments_of(item) if same_section or "section: " not in note] for item in (mine[name], block)
            ]
            assert left[0] == left[1], "comments that she left alone are the machine's"


def may_be_any_update(name: str, theirs: Block, merged: Merged) -> bool:
    """Say whether a story of the file may be the one of this name: it has its link, or that of the live page and no id of an item.

    Where the whole page was thrown out, its items were too; and it stands nowhere beside a story that has it as a further link.
    """
    page = (None, story_id(LIVE))
    if theirs.anchor in page:
        return LIVE in merged.text or any(LIVE in (ref.url, *ref.also) for ref in merged.thrown_out)
    stories = [block for block in parse(merged.text).blocks if block.kind == "story"]
    named = any(
        f"{name.lower()}.example/news" in block.raw or (LIVE in block.raw and block.anchor in page) for block in stories
    )
    return named or any(ref.id in page for ref in merged.thrown_out)


def check_comments(mine: str, merged: Merged, new: str, editor: Editor) -> None:
    """The machine's comments are those on what stands there now; what she deleted or changed is not written again."""
    before, now, theirs = (
        {name: block for block in parse(text).blocks for name in machine_names_of(block)} for text in (mine, merged.text, new)
    )
    for name in set(now) - editor.cut_loose:
        assert not {(name, comment) for comment in comments_of(now[name])} & editor.silenced, (
            "a comment that she deleted stays out"
        )
        if name not in before or name not in theirs:
            continue
        added = set(comments_of(now[name])) - set(comments_of(before[name]))
        if any(comment.startswith(("<!-- “", "<!-- check")) for comment in added):
            assert same_field(now[name], theirs[name], "summary"), "no comment on a summary that is not there"
        if any(comment.startswith("<!-- or headline") for comment in added):
            assert now[name].title == theirs[name].title, "no comment on a headline that is not there"


def machine_names(text: str) -> list[str]:
    return [name for block in parse(text).blocks for name in machine_names_of(block)]


def section_of(story: Block, text: str) -> str:
    before = text[: text.index(story.raw)]
    return next((block.title for block in reversed(parse(before).blocks) if block.kind == "section"), "")


def machine_names_of(block: Block) -> list[str]:
    return re.findall(r"Machine\d+(?=:)", block.title) if block.kind == "story" else []


@pytest.mark.parametrize("first", range(0, HISTORIES, 50))
def test_in_random_histories_no_word_is_lost_and_no_story_comes_back_doubles_or_is_missed(first: int) -> None:
    for seed in range(first, first + 50):
        try:
            live_one_history(seed)
        except AssertionError as error:
            error.add_note(f"in the history of seed {seed}")
            raise


@pytest.mark.parametrize("turn", range(6))
def test_what_an_editor_program_does_to_a_file_is_no_edit(turn: int) -> None:
    for seed in range(8):
        robot = Machine(random.Random(seed))
        for _ in range(4):
            robot.add()
        base = robot.text()
        mine = other_dress(base, turn)
        still = merge(base, mine, base)
        assert (still.text, still.differs, still.taken_out) == (mine, (), ())
        robot.change()
        robot.add()
        moved = merge(base, mine, robot.text())
        assert moved.differs == ()
        assert sorted(machine_names(moved.text)) == sorted(machine_names(robot.text()))


@pytest.mark.parametrize("first", range(0, 60, 20))
def test_without_a_base_nothing_of_hers_is_changed_and_what_she_threw_out_stays_out(first: int) -> None:
    for seed in range(first, first + 20):
        chance = random.Random(seed)
        robot, editor = Machine(chance), Editor(chance)
        for _ in range(5):
            robot.add()
        base = mine = robot.text()
        for _ in range(6):
            mine = editor.work(mine)
        thrown = merge(base, mine, base).thrown_out
        robot.change()
        robot.add()
        merged = merge(None, mine, robot.text(), thrown_out=thrown)
        assert merged.base_lost
        check_nothing_lost(mine, merged, editor)
        kept = [block.raw.strip() for block in parse(mine).blocks]
        assert all(raw in merged.text for raw in kept)


@given(chance_drafts(), st.booleans())
def test_whatever_the_file_holds_no_line_of_it_is_lost_and_a_second_run_changes_nothing(mine: str, with_base: bool) -> None:
    first = Story("Headline", "text.", "https://a.example/x", id="4ada6564")
    other = Story("Other", "O.", "https://a.example/y", id="00000000")
    later = replace(first, headline="Anew", summary="Other. Text.", also=(Also("https://z.example", "Z"),))
    base, new = (write(Issue("x", sections=(Section("Section", (item, other)),))) for item in (first, later))
    try:
        merged = merge(base if with_base else None, mine, new)
    except DraftError:
        return  # what cannot be read is not merged, and stays as it is
    machines_own = {"text.", "title: x", 'title: "x"', "### Headline", "**Headline**", "[Read more](https://a.example/x)"}
    lost = lines_of(mine) - lines_of(merged.text)
    assert not {line for line in lost if line not in machines_own}
    again = merge(carry_over(base, new, merged.thrown_out), merged.text, new, thrown_out=merged.thrown_out)
    assert (again.text, again.added, again.taken_out) == (merged.text, (), ())


def lines_of(text: str) -> Counter[str]:
    return Counter(line.strip("\ufeff \t") for line in re.split(r"[\r\n]+", text))


# --- rule by rule ----------------------------------------------------------------------------------------------------------


def test_what_she_left_alone_follows_the_machine_and_all_else_stays_to_the_byte() -> None:
    mine = BASE.replace("Cid headline", "Cid, by me").replace("## Law", "## Law\n\nMy   intro.")
    new = machine(
        Models=[changed(A, headline="Ann anew"), changed(B, summary="Ben again.")], Law=[changed(C, summary="Cid said so."), D]
    )
    merged = merge(BASE, mine, new)
    expected = mine.replace("Ann headline", "Ann anew").replace("Ben happened.\nIt was big.", "Ben again.")
    assert merged.text == expected.replace("Cid happened.\nIt was big.", "Cid said so.")
    assert merged.kept == ()
    assert [str(item) for item in merged.differs] == ["headline of “Cid, by me”"]


def test_where_both_changed_it_hers_stays_and_she_is_told_once() -> None:
    mine = BASE.replace("Ann happened.", "Ann, I say, happened.")
    new = machine(Models=[changed(A, summary="Ann did it. Really."), B], Law=[C, D])
    merged = merge(BASE, mine, new)
    assert merged.text == mine
    (kept,) = merged.kept
    assert (kept.field, kept.story, kept.machine) == ("summary", "Ann headline", "Ann did it.\nReally.")
    assert kept.mine == "Ann, I say, happened.\nIt was big."
    again = merge(new, merged.text, new)
    assert again.kept == ()
    assert again.differs == merged.kept


def test_a_story_taken_out_never_comes_back_not_even_with_another_leading_outlet() -> None:
    second = Also("https://second.example/ann", "Second")
    base = machine(Models=[changed(A, also=(second,)), B])
    mine = base.replace(block_of(base, "Ann"), "")
    merged = merge(base, mine, base)
    assert headlines(merged.text) == ["# Models", "Ben headline"]
    assert [str(ref) for ref in merged.taken_out] == ["“Ann headline”"]
    turned = Story("Ann, says Second", "Other words.", second.url, also=(Also(A.link or "", "Ann"),), id=story_id(second.url))
    for new in (base, machine(Models=[turned, B])):
        later = merge(carry_over(base, new, merged.thrown_out), merged.text, new, thrown_out=merged.thrown_out)
        assert later.text == mine
        assert later.taken_out == ()
    third = Also("https://third.example/ann", "Third")
    far = Story("Ann, says Third", "x", third.url, also=(second,), id=story_id(third.url))
    before = merge(base, merged.text, machine(Models=[turned, B]), thrown_out=merged.thrown_out)
    assert merge(machine(Models=[turned, B]), mine, machine(Models=[far, B]), thrown_out=before.thrown_out).text == mine


def test_a_story_that_she_puts_back_is_remembered_no_longer() -> None:
    out = merge(BASE, BASE.replace(block_of(BASE, "Ann"), ""), BASE)
    back = merge(BASE, BASE, BASE, thrown_out=out.thrown_out)
    assert (back.text, [ref.id for ref in back.restored], back.thrown_out) == (BASE, [A.id], ())


def test_a_story_that_the_machine_dropped_stays_is_named_and_can_be_thrown_out_later() -> None:
    without = machine(Models=[A], Law=[C, D])
    merged = merge(BASE, BASE, without)
    assert (merged.text, [str(ref) for ref in merged.stale]) == (BASE, ["“Ben headline”"])
    base = carry_over(BASE, without, merged.thrown_out)
    assert merge(base, BASE, without).stale == merged.stale
    gone = merge(base, BASE.replace(block_of(BASE, "Ben"), ""), without)
    assert [ref.id for ref in gone.taken_out] == [B.id]
    assert "Ben" not in merge(without, gone.text, BASE, thrown_out=gone.thrown_out).text


def test_a_new_story_goes_behind_its_neighbour_wherever_she_put_it_in_the_section() -> None:
    ann, ben = block_of(BASE, "Ann"), block_of(BASE, "Ben")
    assert headlines(merge(BASE, BASE, NEW).text)[:4] == ["# Models", "Ann headline", "Ben headline", "New headline"]
    turned = BASE.replace(ann + ben, ben + ann)
    assert headlines(merge(BASE, turned, NEW).text)[:4] == ["# Models", "Ben headline", "New headline", "Ann headline"]
    first = machine(Models=[N, A, B], Law=[C, D])
    assert headlines(merge(BASE, BASE, first).text)[:4] == ["# Models", "Ann headline", "Ben headline", "New headline"]


@pytest.mark.parametrize(
    ("edit", "expected"),
    [
        (
            lambda text: text.replace("## Models", "## Renamed"),
            ["# Renamed", "Ann headline", "Ben headline", "New headline", "# Law"],
        ),
        (lambda text: text.replace("## Models\n\n", ""), ["Ann headline", "Ben headline", "New headline", "# Law"]),
        (
            lambda text: text.replace("## Law\n\n", "").replace("## Models", "## One"),
            ["# One", "Ann headline", "Ben headline", "New headline"],
        ),
        (lambda text: text.replace(block_of(text, "Ben"), ""), ["# Models", "Ann headline", "New headline", "# Law"]),
        (
            lambda text: f"{text.replace(block_of(text, 'Ben'), '')}\n{block_of(text, 'Ben')}",
            ["# Models", "Ann headline", "New headline"],
        ),
    ],
    ids=["renamed", "heading deleted", "merged", "neighbour thrown out", "neighbour moved away"],
)
def test_a_new_story_follows_its_section(edit: Callable[[str], str], expected: list[str]) -> None:
    assert headlines(merge(BASE, edit(BASE), NEW).text)[: len(expected)] == expected


def test_a_new_section_goes_where_the_machine_has_it_and_before_her_last_words() -> None:
    between = machine(Models=[A, B], Chips=[N], Law=[C, D])
    assert headlines(merge(BASE, BASE, between).text)[3:5] == ["# Chips", "New headline"]
    first = machine(Chips=[N], Models=[A, B], Law=[C, D])
    assert headlines(merge(BASE, BASE, first).text)[:3] == ["# Chips", "New headline", "# Models"]
    last = merge(BASE, f"{BASE}\n---\n\nSee you next week.\n", machine(Models=[A, B], Law=[C, D], Chips=[N])).text
    assert headlines(last)[-2:] == ["# Chips", "New headline"]
    assert last.endswith("(https://new.example/news)\n\n---\n\nSee you next week.\n")


def test_where_she_parts_sections_with_lines_a_new_one_is_parted_too() -> None:
    parted = BASE.replace("\n## Law", "\n---\n\n## Law")
    for new in (
        machine(Models=[A, B], Chips=[N], Law=[C, D]),
        machine(Chips=[N], Models=[A, B], Law=[C, D]),
        machine(Models=[A, B], Law=[C, D], Chips=[N]),
    ):
        kinds = [block.kind for block in parse(merge(BASE, parted, new).text).blocks if block.kind in ("section", "separator")]
        assert kinds == ["section", "separator", "section", "separator", "section"]


def test_a_section_that_the_machine_renames_is_renamed_where_she_left_its_name() -> None:
    new = machine(Models_and_More=[A, B, N], Law=[C, D])
    assert headlines(merge(BASE, BASE, new).text)[0] == "# Models_and_More"
    hers = BASE.replace("## Models", "## My Models")
    assert headlines(merge(BASE, hers, new).text)[:4] == ["# My Models", "Ann headline", "Ben headline", "New headline"]
    own = f"{BASE}\n## Models_and_More\n\nOf her own.\n"
    assert merge(BASE, own, new).text.count("Models_and_More") == 1


@pytest.mark.parametrize("eol", ["\n", "\r\n"])
def test_the_machines_intro_is_renewed_where_she_left_it_and_hers_stays(eol: str) -> None:
    def issue(intro: str) -> str:
        return write(replace(parse(machine(Town=[story("Bridge")])).issue, intro=intro))

    old, new = issue("A quiet week.\n\nOwls nest."), issue("A loud week.")
    mine = old.replace("\n", eol)
    assert merge(old, mine, new).text == new.replace("\n", eol)
    assert merge(old, mine, issue("")).text == mine
    edited = mine.replace("quiet", "wet")
    assert merge(old, edited, new).text == edited
    bare = issue("").replace("\n", eol)
    assert merge(issue(""), bare, new).text == new.replace("\n", eol)  # the model was down when the issue began
    assert merge(old, bare, new).text == bare  # she took it out


def test_a_story_is_known_by_its_anchor_when_she_changed_its_link_and_by_its_link_when_the_anchor_is_gone() -> None:
    new = machine(Models=[changed(A, headline="Ann anew"), B], Law=[C, D])
    other = BASE.replace("https://ann.example/news", "https://better.example/ann")
    assert merge(BASE, other, new).text == other.replace("Ann headline", "Ann anew")
    bare = BASE.replace(f"<!-- story {A.id} -->\n", "")
    assert merge(BASE, bare, new).text == bare.replace("Ann headline", "Ann anew")
    tracked = bare.replace("https://ann.example/news", "https://ann.example/news?utm_source=me")
    assert merge(BASE, tracked, new).text == tracked.replace("Ann headline", "Ann anew")


def test_a_story_with_another_anchor_and_link_is_her_own_and_the_machines_is_thrown_out() -> None:
    mine = BASE.replace(f"<!-- story {A.id} -->\n", "").replace("https://ann.example/news", "https://better.example/ann")
    merged = merge(BASE, mine, machine(Models=[changed(A, headline="Ann anew"), B], Law=[C, D]))
    assert (merged.text, [ref.id for ref in merged.taken_out]) == (mine, [A.id])


@pytest.mark.parametrize("level", ["##", "####"])
def test_stories_whose_headings_she_moved_up_or_down_are_the_same_and_keep_their_level(level: str) -> None:
    mine = BASE.replace("\n## ", "\n# ").replace("\n### ", f"\n{level} ")
    told = machine(Models=[A, changed(B, headline="Ben again"), N], Law=[C, D])
    merged = merge(BASE, mine, told)
    assert f"{level} Ben again\n" in merged.text
    assert f"{level} Ann headline\n" in merged.text
    assert headlines(merged.text).count("New headline") == 1
    assert not merged.thrown_out


def test_of_a_copied_story_the_copy_is_hers_wherever_it_stands() -> None:
    original = block_of(BASE, "Ann")
    copy = original.replace("Ann headline", "Ann, retold").replace("Ann happened", "I say Ann happened")
    new = machine(Models=[changed(A, headline="Ann anew"), B], Law=[C, D])
    for mine in (BASE.replace(original, original + copy), BASE.replace(original, copy + original)):
        assert merge(BASE, mine, new).text == mine.replace("Ann headline", "Ann anew")


def test_a_story_in_a_posts_form_stays_in_it() -> None:
    post = f"**Ann headline**\n<!-- story {A.id} -->\n\nAnn happened. It was big.  \n[Read more](https://ann.example/news)\n\n"
    mine = BASE.replace(block_of(BASE, "Ann"), post)
    new = machine(
        Models=[changed(A, headline="Ann *anew*", summary="One. Two.", also=(Also("https://x.example/", "X"),)), B], Law=[C, D]
    )
    merged = merge(BASE, mine, new)
    assert "**Ann \\*anew\\***\n" in merged.text
    assert "One. Two.  \n[Read more](https://ann.example/news)\n\nAlso: [X](https://x.example/)\n\n### Ben" in merged.text


def test_her_notes_and_her_words_behind_the_link_stay_when_the_machine_changes_all_around_them() -> None:
    mine = BASE.replace("### Ann headline", "### Ann headline <!-- good? -->").replace(
        "Ann happened.\n", "Ann happened.\n<!-- ask -->\n"
    )
    mine = mine.replace("(https://ann.example/news)\n", "(https://ann.example/news)\n\nWe were there.\n")
    changes = changed(A, headline="H", summary="S one. S two.", link_text="More", also=(Also("https://x.example/", "X"),))
    text = merge(BASE, mine, machine(Models=[changes, B], Law=[C, D])).text
    assert block_of(text, "H") == (
        f"### H <!-- good? -->\n<!-- story {A.id} -->\n\nS one.\nS two.\n<!-- ask -->\n\n"
        "[More](https://ann.example/news)\n\nAlso: [X](https://x.example/)\n\nWe were there.\n\n"
    )


def test_a_note_within_a_sentence_makes_the_sentence_hers() -> None:
    mine = BASE.replace("Ann happened.", "Ann <!-- who? --> happened.")
    merged = merge(BASE, mine, machine(Models=[changed(A, summary="Other."), B], Law=[C, D]))
    assert (merged.text, [item.field for item in merged.kept]) == (mine, ["summary"])


def test_a_field_that_she_took_out_stays_out() -> None:
    mine = BASE.replace("[Read more](https://ann.example/news)\n\n", "").replace("Ben happened.\nIt was big.\n\n", "")
    new = machine(Models=[changed(A, link_text="More"), changed(B, summary="Ben again.")], Law=[C, D])
    assert merge(BASE, mine, new).text == mine


def test_two_stories_that_she_joined_into_one_stay_joined() -> None:
    joined = BASE.replace(block_of(BASE, "Ben"), "").replace(
        "(https://ann.example/news)\n", "(https://ann.example/news)\n\nAlso: [Ben](https://ben.example/news)\n"
    )
    merged = merge(BASE, joined, NEW)
    assert "Ben headline" not in merged.text
    assert "New headline" in merged.text
    assert "Ben headline" not in merge(None, joined, NEW).text


def test_a_story_keeps_its_article_and_the_one_that_would_lead_it_now_is_a_further_link() -> None:
    second = Also("https://second.example/ann", "Second")
    turned = Story("Second says", "Other words.", second.url, also=(Also(A.link or "", "Ann"),), id=story_id(second.url))
    for also in ((), (second,)):
        base = machine(Models=[changed(A, also=also), B])
        mine = base.replace("Ann headline", "Ann, by me")
        merged = merge(base, mine, machine(Models=[turned, B]))
        name = "Second" if also else "second.example"
        assert merged.text == machine(Models=[changed(A, also=(Also(second.url, name),)), B]).replace(
            "Ann headline", "Ann, by me"
        )
        after_a_crash = merge(base, merged.text, machine(Models=[turned, B]))
        assert (after_a_crash.text, after_a_crash.taken_out) == (merged.text, ())


def test_of_two_stories_that_stand_neither_goes_into_the_other() -> None:
    both = changed(A, also=(Also(B.link or "", "Ben"), Also("https://third.example/x", "Third")))
    merged = merge(BASE, BASE, machine(Models=[both], Law=[C, D]))
    assert merged.text == BASE.replace(
        "(https://ann.example/news)\n", "(https://ann.example/news)\n\nAlso: [Third](https://third.example/x)\n"
    )
    assert (merged.stale, merged.taken_out) == ((), ())


def test_outlets_are_one_set_hers_stay_and_what_she_took_out_stays_out() -> None:
    one, two, own = (Also(f"https://{name}.example/x", name) for name in ("one", "two", "own"))
    base = machine(Models=[changed(A, also=(one, two)), B])
    mine = base.replace(" · [two](https://two.example/x)", " · [own](https://own.example/x)")
    new = machine(Models=[changed(A, also=(two, Also("https://new.example/x", "new"), own)), B])
    merged = merge(base, mine, new)
    also = "Also: [one](https://one.example/x) · [own](https://own.example/x) · [new](https://new.example/x)\n"
    assert also in merged.text
    assert merge(new, merged.text, new).text == merged.text


def test_an_outlet_that_has_a_story_of_its_own_now_leaves_the_other() -> None:
    base = machine(Models=[changed(A, also=(Also(N.link or "", "New"),)), B])
    merged = merge(base, base, machine(Models=[A, B, N]))
    assert merged.text == machine(Models=[A, B, N])
    assert [ref.id for ref in merged.added] == [N.id]


def test_a_further_link_whose_page_is_gone_stays() -> None:
    base = machine(Models=[changed(A, also=(Also("https://gone.example/x", "Gone"),)), B])
    assert merge(base, base, machine(Models=[A, B])).text == base


def test_stories_of_one_page_are_told_apart_by_their_fragments() -> None:
    one, two = story("Live", "First.", path="blog#a"), story("Live", "Second.", path="blog#b")
    base = machine(Live=[one, two])
    bare = re.sub(r"<!-- story \w+ -->\n", "", base)
    new = machine(Live=[changed(one, summary="First, anew."), two])
    assert merge(base, bare, new).text == bare.replace("First.", "First, anew.")


def updates(*names: str) -> list[Story]:
    """Return updates of one live page, which all have the page's link."""
    url = "https://live.example/1"
    return [Story(f"{name} headline", f"{name} happened. {name}s say so.", url, id=story_id(f"{url}#{name}")) for name in names]


def test_a_new_update_of_a_page_enters_although_the_others_have_the_same_link() -> None:
    base, new = machine(Live=updates("Ann", "Ben")), machine(Live=updates("Ann", "New", "Ben", "Late"))
    merged = merge(base, base, new)
    assert merged.text == new
    assert [ref.headline for ref in merged.added] == ["New headline", "Late headline"]
    again = merge(carry_over(base, new, merged.thrown_out), merged.text, new)
    assert (again.text, again.added, again.taken_out) == (new, (), ())


def test_an_update_taken_out_stays_out_while_others_with_its_link_stand_come_and_go() -> None:
    base = machine(Live=updates("Ann", "Ben", "Cid"))
    mine = base.replace(block_of(base, "Ben"), "")
    out = merge(base, mine, base)
    assert (out.text, [ref.headline for ref in out.taken_out]) == (mine, ["Ben headline"])
    text, thrown = out.text, out.thrown_out
    for names in (("Ann", "Cid", "New"), ("New", "Late"), ("Ann", "Ben", "Cid", "New", "Late")):
        new = machine(Live=updates(*names))
        merged = merge(base, text, new, thrown_out=thrown)
        base, text, thrown = carry_over(base, new, merged.thrown_out), merged.text, merged.thrown_out
        assert merged.restored == ()
    assert sorted(headlines(text)) == ["# Live", "Ann headline", "Cid headline", "Late headline", "New headline"]
    assert "Ben" not in merge(None, text, new, thrown_out=thrown).text
    assert "Ben" not in merge(None, None, new, thrown_out=thrown).text
    assert "Late" in merge(None, None, new, thrown_out=thrown).text


def test_an_update_whose_headline_the_page_changed_is_the_same_and_stays_out_where_it_was_taken_out() -> None:
    first, other = updates("Ann", "Ben")
    base, anew = machine(Live=[first, other]), changed(first, headline="Anew", id=story_id("anew"))
    new = machine(Live=[anew, *updates("New"), other])
    assert headlines(merge(base, base, new).text) == ["# Live", "Anew", "New headline", "Ben headline"]
    mine = base.replace(block_of(base, "Ann"), "")
    assert sorted(headlines(merge(base, mine, new).text)) == ["# Live", "Ben headline", "New headline"]


def test_an_update_never_takes_the_place_of_another_one_that_the_page_dropped() -> None:
    base, new = machine(Live=updates("Ann", "Ben")), machine(Live=updates("New", "Ben"))
    merged = merge(base, base, new)
    assert sorted(headlines(merged.text)) == ["# Live", "Ann headline", "Ben headline", "New headline"]
    assert "Ann happened." in merged.text


def test_two_updates_that_report_alike_are_two_although_the_page_dropped_one() -> None:
    one, two = (
        changed(item, summary=f"Goal for Brigford, the {number}th, scored by {name} from the left.")
        for item, number, name in zip(updates("Ann", "Ben"), (4, 5), ("Holm", "Moor"), strict=True)
    )
    base, new = machine(Live=[one], Law=[C]), machine(Live=[two], Law=[C])
    merged = merge(base, base, new)
    assert [summary in merged.text for summary in (one.summary, two.summary)] == [True, True]
    out = merge(base, base.replace(block_of(base, "Ann"), ""), base)
    assert "Ann" not in merge(base, out.text, machine(Live=[one, two], Law=[C]), thrown_out=out.thrown_out).text
    standing = merge(new, new, machine(Live=[one], Law=[C]), thrown_out=out.thrown_out)
    assert (standing.text, standing.taken_out) == (new, ())


def test_a_story_taken_out_with_an_update_among_its_links_hides_no_other_update_of_the_page() -> None:
    joined = changed(C, also=(Also("https://live.example/1", "Live"),))
    base = machine(Live=updates("Ann", "Ben"), Law=[joined, D])
    out = merge(base, base.replace(block_of(base, "Cid"), ""), base)
    assert [ref.headline for ref in out.taken_out] == ["Cid headline"]
    new = machine(Live=updates("Ann", "New"), Law=[joined, D])
    merged = merge(carry_over(base, out.machine, out.thrown_out), out.text, new, thrown_out=out.thrown_out)
    assert sorted(headlines(merged.text)[1:4]) == ["Ann headline", "Ben headline", "New headline"]
    base = carry_over(out.machine, merged.machine, merged.thrown_out)
    later = merge(base, merged.text.replace(block_of(merged.text, "Ben"), ""), new, thrown_out=merged.thrown_out)
    assert [ref.headline for ref in later.taken_out] == ["Ben headline"]


def test_an_update_enters_although_another_story_has_its_page_among_its_links() -> None:
    joined = changed(C, also=(Also("https://live.example/1", "Live"),))
    merged = merge(machine(Law=[C, D]), machine(Law=[C, D]), machine(Law=[joined, D], Live=updates("New")))
    assert [ref.headline for ref in merged.added] == ["New headline"]


def test_updates_are_not_added_beside_the_whole_page_or_a_block_of_hers_with_their_link() -> None:
    page = Story(
        "Page headline", "All that happened on a day.", "https://live.example/1", id=story_id("https://live.example/1")
    )
    whole = machine(Live=[page])
    assert headlines(merge(whole, whole, machine(Live=updates("Ann", "Ben"))).text) == ["# Live", "Page headline"]
    thrown = merge(whole, whole.replace(block_of(whole, "Page"), ""), whole).thrown_out
    assert "Ann" not in merge(None, None, machine(Live=updates("Ann", "Ben")), thrown_out=thrown).text
    base = machine(Live=updates("Ann", "Ben"))
    mine = f"{base}\n### By hand\n\nMy words.\n\n[Read more](https://live.example/1)\n"
    new = machine(Live=updates("Ann", "Ben", "New"))
    beside = merge(base, mine, new)
    assert beside.text == mine
    without = merge(carry_over(base, beside.machine), base, new)
    assert ([ref.headline for ref in without.added], without.taken_out) == (["New headline"], ())


def test_what_a_page_says_before_its_updates_is_a_story_like_them_and_taken_out_alone() -> None:
    url = "https://live.example/1"
    page = Story("Page headline", "All that happened on a day.", url, id=story_id(url))
    base = machine(Live=[page, *updates("Ann", "Ben")])
    out = merge(base, base.replace(block_of(base, "Page"), ""), base)
    new = machine(Live=[page, *updates("Ben", "New")])
    merged = merge(carry_over(base, out.machine, out.thrown_out), out.text, new, thrown_out=out.thrown_out)
    assert headlines(merged.text) == ["# Live", "Ann headline", "Ben headline", "New headline"]
    assert ([ref.headline for ref in merged.added], merged.restored) == (["New headline"], ())
    base = carry_over(out.machine, merged.machine, merged.thrown_out)
    later = merge(base, merged.text.replace(block_of(merged.text, "Ann"), ""), base, thrown_out=merged.thrown_out)
    assert [ref.headline for ref in later.taken_out] == ["Ann headline"]


def test_an_update_is_not_written_over_by_the_whole_page_and_the_page_not_by_an_update() -> None:
    url = "https://live.example/1"
    page = machine(Live=[Story("Page headline", "All that happened on a day.", url, id=story_id(url))], Law=[C])
    one = machine(Live=updates("Ann"), Law=[C])
    for base, new in ((page, one), (one, page)):
        merged = merge(base, base, new)
        assert set(headlines(base)) <= set(headlines(merged.text))
        again = merge(carry_over(base, merged.machine, merged.thrown_out), merged.text, new)
        assert (again.text, again.taken_out) == (merged.text, ())


def test_updates_without_their_anchors_are_known_by_their_headlines() -> None:
    base = machine(Live=updates("Ann", "Ben"))
    bare = re.sub(r"<!-- story \w+ -->\n", "", base)
    merged = merge(base, bare, machine(Live=updates("Ann", "Ben", "New")))
    assert (headlines(merged.text), merged.taken_out) == (["# Live", "Ann headline", "Ben headline", "New headline"], ())


def test_an_update_whose_link_she_moved_under_another_one_is_joined_by_her_and_not_taken_out() -> None:
    ann, ben = (changed(item, link=f"{item.link}#{number}") for number, item in enumerate(updates("Ann", "Ben")))
    base = machine(Live=[ann, ben])
    mine = machine(Live=[changed(ann, also=(Also(ben.link or "", "Ben"),))])
    for new in (base, mine):
        merged = merge(base, mine, new)
        assert (merged.text, merged.taken_out, merged.thrown_out) == (mine, (), ())
        again = merge(carry_over(base, merged.machine, merged.thrown_out), merged.text, new)
        assert (again.text, again.added, again.taken_out) == (mine, (), ())
    assert [ref.headline for ref in merge(base, machine(Live=[ann]), base).taken_out] == ["Ben headline"]


def test_files_with_other_line_ends_stay_so_throughout() -> None:
    mine = "\ufeff" + BASE.replace("\n", "\r\n")
    merged = merge(BASE, mine, machine(Models=[changed(A, summary="One. Two.")], Law=[C, D, N], More=[B]))
    assert merged.text.startswith("\ufeff---\r\n")
    assert "\n" not in merged.text.replace("\r\n", "")
    assert "One.\r\nTwo.\r\n" in merged.text
    assert "New headline" in merged.text


def test_the_file_that_is_not_there_is_written_without_what_was_thrown_out() -> None:
    thrown = (StoryRef(A.id or "", url=A.link or ""), StoryRef(B.id or ""))
    merged = merge(None, None, BASE, thrown_out=thrown)
    assert headlines(merged.text) == ["# Law", "Cid headline", "Dan headline"]
    assert merged.thrown_out == thrown
    assert merge(BASE, merged.text, BASE, thrown_out=thrown).text == merged.text
    assert merge(None, None, BASE).text == BASE


def test_a_file_that_cannot_be_read_is_refused_and_a_base_that_cannot_be_read_is_lost() -> None:
    with pytest.raises(DraftError, match=r"my\.md:3: "):
        merge(BASE, "a\n\n<<<<<<< x\n", BASE, file="my.md")
    assert merge("<<<<<<< x\n", BASE, NEW).base_lost
