"""What the editor says of joins, run as she runs it: each is said with its undoing, and each can be made and undone."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.conftest import LEAD, MORE, WORK
from tests.running import newsletter
from tests.website import Reply, Site, article

DAY = "2025-11-15"
OUTLET = '<meta property="og:site_name" content="Brigford Post">'


@pytest.fixture
def joined(project: Path, site: Site) -> Path:
    """An open issue with two stories, one of which two outlets tell; returns its file."""
    newsletter("fetch", "-q", *(f"{site.base}/{name}" for name in ("bridge", "bridge-too", "owls")))
    newsletter("extract", "-q")
    newsletter("draft", "-q", "--date", DAY)
    return project / "issues" / f"{DAY}.md"


def _also(file: Path) -> str:
    line = next(line for line in file.read_text(encoding="utf-8").splitlines() if line.startswith("Also: "))
    return line.rpartition("(")[2].rstrip(")")


def test_a_join_is_said_once_with_the_command_that_undoes_it(joined: Path) -> None:
    first, second = newsletter("draft"), newsletter("draft")
    (line,) = [line for line in first.error_lines if "joined: " in line]
    assert line.endswith(f"undo: newsletter draft --split {_also(joined)}")
    assert "joined: " not in second.err


def test_with_verbose_what_was_said_before_is_listed_again(joined: Path) -> None:
    newsletter("draft")
    assert "joined: " in newsletter("draft", "--dry-run", "--verbose").err


def test_nothing_is_said_of_a_join_whose_link_she_deleted(joined: Path) -> None:
    text = joined.read_text(encoding="utf-8")
    (line,) = [line for line in text.splitlines() if line.startswith("Also: ")]
    joined.write_text(text.replace(f"{line}\n\n", ""), encoding="utf-8")
    ran = newsletter("draft")
    assert "joined: " not in ran.err
    assert "Also: " not in joined.read_text(encoding="utf-8")


@pytest.mark.parametrize("drafted_since", [True, False])
def test_an_outlet_of_a_story_that_was_thrown_out_can_be_freed(joined: Path, drafted_since: bool) -> None:
    outlet = _also(joined)
    text = joined.read_text(encoding="utf-8")
    head, owls = text.split("## Town")[0], text.partition("## Nature")[2]
    joined.write_text(f"{head}## Nature{owls}", encoding="utf-8")
    if drafted_since:
        newsletter("draft", "-q")
        assert "ridge" not in joined.read_text(encoding="utf-8").partition("---\n\n")[2]
    ran = newsletter("draft", "--split", outlet)
    assert ran.code == 0, ran.err
    body = joined.read_text(encoding="utf-8").partition("---\n\n")[2]
    assert body.count("### ") == 2
    assert f"({outlet})" in body
    assert "Also:" not in body
    assert newsletter("draft").code == 0
    assert joined.read_text(encoding="utf-8").partition("---\n\n")[2] == body, "and so it stays"


def _marked(project: Path, rows: dict[str, str]) -> None:
    """Fetch links from a list of hers, each with what she wrote behind it, and read them."""
    (project / "mine.md").write_text("".join(f"- [x]({url}) {note}\n" for url, note in rows.items()), encoding="utf-8")
    newsletter("fetch", "-q", "mine.md")
    newsletter("extract", "-q")


@pytest.mark.parametrize("starred", ["bridge", "bridge-too"])
def test_the_outlet_that_she_starred_leads_a_story(starred: str, project: Path, site: Site) -> None:
    _marked(project, {f"{site.base}/bridge": "", f"{site.base}/bridge-too": "", f"{site.base}/{starred}": "#starred"})
    newsletter("draft", "-q", "--date", DAY)
    text = (project / "issues" / f"{DAY}.md").read_text(encoding="utf-8")
    assert f"[Read more]({site.base}/{starred})" in text
    assert text.count("<!-- starred -->") == 1


@pytest.mark.parametrize("later", [False, True], ids=["at once", "joined later"])
def test_what_she_wrote_about_an_outlet_that_joins_a_story_is_in_its_comments_once(
    later: bool, project: Path, site: Site
) -> None:
    newsletter("fetch", "-q", f"{site.base}/bridge")
    newsletter("extract", "-q")
    if later:
        newsletter("draft", "-q", "--date", DAY)
    _marked(project, {f"{site.base}/bridge-too": "Ask the mayor first."})
    newsletter("draft", "-q", "--date", DAY)
    file = project / "issues" / f"{DAY}.md"
    text = file.read_text(encoding="utf-8")
    assert text.count("Ask the mayor first.") == 1
    newsletter("draft", "-q")
    assert file.read_text(encoding="utf-8") == text, "and so it stays"
    (line,) = [line for line in text.splitlines() if "Ask the mayor first." in line]
    file.write_text(text.replace(f"{line}\n", ""), encoding="utf-8")
    newsletter("draft", "-q")
    assert "Ask the mayor" not in file.read_text(encoding="utf-8"), "what she deleted does not come back"


def test_a_pair_that_may_be_one_story_is_asked_about_on_stderr_and_in_a_comment(project: Path, site: Site) -> None:
    newsletter("fetch", "-q", f"{site.base}/bridge", f"{site.base}/bridge-too")
    newsletter("extract", "-q")
    newsletter("draft", "-q", "--date", DAY, f"{site.base}/bridge")
    file = project / "issues" / f"{DAY}.md"
    known = newsletter("show", "--json", f"{site.base}/bridge-too").records[1]["id"]
    with file.open("a", encoding="utf-8") as editor:
        editor.write(
            f"\n### The bridge, by the Gazette\n<!-- story {known} -->\n\nIt is.\n\n[Read more]({site.base}/bridge-too)\n"
        )
    ran = newsletter("draft")
    asked = [line for line in ran.error_lines if "newsletter draft --join " in line]
    (comment,) = [line for line in file.read_text(encoding="utf-8").splitlines() if "newsletter draft --join " in line]
    assert len(asked) == 1, ran.err
    command = asked[0].partition("newsletter ")[2]
    assert command in comment
    assert "--join" not in newsletter("draft").err, "it is asked once"


def test_it_is_not_asked_about_a_story_that_she_wrote_herself_whether_it_is_another_one(project: Path, site: Site) -> None:
    newsletter("fetch", "-q", f"{site.base}/bridge", f"{site.base}/bridge-too")
    newsletter("extract", "-q")
    newsletter("draft", "-q", "--date", DAY, f"{site.base}/bridge")
    file = project / "issues" / f"{DAY}.md"
    with file.open("a", encoding="utf-8") as editor:
        editor.write(f"\n### The bridge, by me\n\nIt is.\n\n[Read more]({site.base}/bridge-too)\n")
    for _ in range(2):
        assert "--join" not in newsletter("draft").err
        assert "--join" not in file.read_text(encoding="utf-8")


def test_a_file_that_was_joined_is_told_of_by_why_and_split_off_by_the_command_that_was_said(project: Path, site: Site) -> None:
    words = b"<p>The mayor of Brigford said on Monday that nobody had asked him about the bridge, and that he would have said no.</p>"
    own = site.pages["/bridge"].body.replace(b"</article>", words + b"</article>").replace(b"og:site_name", b"x")
    (project / "own.html").write_bytes(own)
    newsletter("fetch", "-q", f"{site.base}/bridge", f"{site.base}/owls")
    newsletter("extract", "-q")
    newsletter("extract", "-q", "own.html")
    ran = newsletter("draft", "--date", DAY)
    (line,) = [line for line in ran.error_lines if "joined: " in line]
    assert "joined: " in newsletter("why", f"{site.base}/bridge").out
    undo = line.partition("newsletter ")[2].split()
    assert newsletter(*undo, "--date", DAY).code == 0
    body = (project / "issues" / f"{DAY}.md").read_text(encoding="utf-8").partition("---\n\n")[2]
    assert body.count("### ") == 3
    assert "not joined: " in newsletter("why", f"{site.base}/bridge").out
    again = newsletter(*undo, "--date", DAY)
    assert (again.code, "nothing to split" in again.err) == (2, True)


def test_a_story_whose_article_is_not_read_is_said_to_be_that_and_no_unknown_one(joined: Path) -> None:
    story = joined.read_text(encoding="utf-8").partition("<!-- story ")[2][:8]
    (joined.parent.parent / "config.toml").open("a").write("\n[extract]\nmin_words = 3\n")
    ran = newsletter("draft", "--split", story)
    assert ran.code == 2
    assert f"{story}: its article was not read yet, or is not in the cache; run newsletter fetch and extract" in ran.err


def test_the_article_that_leads_a_story_is_not_split_off_and_no_other_in_its_place(joined: Path) -> None:
    text = joined.read_text(encoding="utf-8")
    lead = text.partition("[Read more](")[2].partition(")")[0]
    for name in (lead, text.partition("<!-- story ")[2][:8]):
        ran = newsletter("draft", "--split", name)
        assert (ran.code, ran.err) == (2, f"draft: {name}: not an “Also” link in {DAY}.md; nothing to split\n")
    assert joined.read_text(encoding="utf-8") == text


def test_a_section_that_a_join_empties_goes_with_its_heading(joined: Path) -> None:
    text = joined.read_text(encoding="utf-8")
    assert (text.count("## Town"), text.count("## Nature")) == (1, 1)
    bridge, owls = re.findall(r"<!-- story (\w+) -->", text)
    assert newsletter("draft", "--join", bridge, owls).code == 0
    assert len(re.findall(r"^## ", joined.read_text(encoding="utf-8"), re.MULTILINE)) == 1
    before = joined.read_bytes()
    assert newsletter("draft").code == 0
    assert joined.read_bytes() == before


def test_a_story_that_she_removed_comes_back_under_the_one_that_she_joins_it_to(joined: Path) -> None:
    text = joined.read_text(encoding="utf-8")
    bridge, owls = re.findall(r"<!-- story (\w+) -->", text)
    link = re.findall(r"\[Read more\]\((\S+)\)", text)[1]
    joined.write_text(text.partition("## Nature")[0], encoding="utf-8")
    newsletter("draft", "-q")
    assert newsletter("draft", "--join", bridge, owls).code == 0
    (also,) = [line for line in joined.read_text(encoding="utf-8").splitlines() if line.startswith("Also: ")]
    assert f"({link})" in also
    assert "### " + text.split("### ")[2].partition("\n")[0] not in joined.read_text(encoding="utf-8")
    before = joined.read_bytes()
    newsletter("draft", "-q")
    assert joined.read_bytes() == before


@pytest.mark.parametrize("by_outlet", [False, True])
def test_all_links_of_a_story_come_along_when_it_is_joined_by_its_own_or_by_a_further_link(
    joined: Path, by_outlet: bool
) -> None:
    text = joined.read_text(encoding="utf-8")
    bridge, owls = re.findall(r"\[Read more\]\((\S+)\)", text)
    outlet = _also(joined)
    assert newsletter("draft", "--join", owls, outlet if by_outlet else bridge).code == 0
    after = joined.read_text(encoding="utf-8")
    assert re.findall(r"\[Read more\]\((\S+)\)", after) == [owls]
    (also,) = [line for line in after.splitlines() if line.startswith("Also: ")]
    assert f"({bridge})" in also
    assert f"({outlet})" in also
    assert newsletter("draft").code == 0
    assert joined.read_text(encoding="utf-8") == after


def test_one_of_three_outlets_that_was_split_off_can_be_joined_again(joined: Path, project: Path, site: Site) -> None:
    site.pages["/third"] = article(
        "Mill bridge of Brigford to be rebuilt, council votes", LEAD + WORK, WORK + MORE, head=OUTLET
    )
    newsletter("fetch", "-q", f"{site.base}/third")
    newsletter("extract", "-q")
    newsletter("draft", "-q")
    text, outlet = joined.read_text(encoding="utf-8"), _also(joined)
    lead = text.partition("[Read more](")[2].partition(")")[0]
    (also,) = [line for line in text.splitlines() if line.startswith("Also: ")]
    assert also.count("](") == 2
    newsletter("draft", "-q", "--split", outlet)
    assert f"[Read more]({outlet})" in joined.read_text(encoding="utf-8")
    assert newsletter("draft", "--join", lead, outlet).code == 0
    (again,) = [line for line in joined.read_text(encoding="utf-8").splitlines() if line.startswith("Also: ")]
    assert again.count("](") == 2


@pytest.mark.parametrize("drafted_since", [True, False])
def test_an_outlet_of_a_story_that_she_removed_is_printed_when_she_names_it(joined: Path, drafted_since: bool) -> None:
    text, outlet = joined.read_text(encoding="utf-8"), _also(joined)
    head, owls = text.split("## Town")[0], text.partition("## Nature")[2]
    joined.write_text(f"{head}## Nature{owls}", encoding="utf-8")
    if drafted_since:
        newsletter("draft", "-q")
    assert newsletter("draft", "--with", outlet).code == 0
    after = joined.read_text(encoding="utf-8")
    assert f"[Read more]({outlet})" in after
    assert after.count("### ") == 2
    newsletter("draft", "-q")
    assert joined.read_text(encoding="utf-8") == after


def test_a_story_is_not_joined_to_itself(joined: Path) -> None:
    text = joined.read_text(encoding="utf-8")
    lead = text.partition("[Read more](")[2].partition(")")[0]
    ran = newsletter("draft", "--join", text.partition("<!-- story ")[2][:8], lead)
    assert (ran.code, ran.err) == (2, f"draft: {lead}: the same story twice; --join takes two different ones\n")


def test_stories_of_a_published_issue_are_not_joined_in_the_next_one(joined: Path, site: Site) -> None:
    newsletter("publish", "-q", DAY)
    ran = newsletter("draft", "--join", f"{site.base}/bridge", f"{site.base}/owls")
    assert ran.code == 2
    assert f"draft: {site.base}/bridge: already in {DAY}.md; only stories of " in ran.err
    assert [path.name for path in joined.parent.glob("*.md")] == [f"{DAY}.md"]


def _report(title: str, outlet: str, day: str, *paragraphs: str) -> Reply:
    head = (
        f'<meta property="og:site_name" content="{outlet}"><meta property="article:published_time" content="{day}T08:00:00Z">'
    )
    return article(title, *paragraphs, head=head)


def test_what_came_of_a_story_in_the_open_issue_is_a_story_of_its_own_until_she_joins_it(project: Path, site: Site) -> None:
    site.pages["/guilty"] = _report(
        "Former mayor Finch guilty of taking bribes",
        "Kelby Post",
        "2025-11-11",
        "A jury in Kelby found the former mayor Carla Finch guilty of taking bribes of 90,000 pounds from a builder on Tuesday.",
        "The verdict came after nine days. Judge Omar Hale will pass sentence in January. Finch had denied all charges.",
    )
    site.pages["/appeal"] = _report(
        "Finch to appeal against bribery verdict",
        "Norlake Echo",
        "2025-11-14",
        "Lawyers for Carla Finch, the former mayor of Kelby, want the highest court to hear her case in spring.",
        "They say that two of the jury knew the builder. Finch was found guilty on Tuesday of taking bribes of 90,000 pounds.",
    )
    for name in ("guilty", "appeal"):
        newsletter("fetch", "-q", f"{site.base}/{name}")
        newsletter("extract", "-q")
        newsletter("draft", "-q", "--date", DAY)
    file = project / "issues" / f"{DAY}.md"
    text = file.read_text(encoding="utf-8")
    assert "### Finch to appeal against bribery verdict" in text
    assert "Also: " not in text
    question = re.search(
        r"same story as “Former mayor Finch guilty of taking bribes”\? newsletter (draft --join \w+ \w+)", text
    )
    assert question is not None
    told = newsletter("why", f"{site.base}/guilty").out
    assert "kept apart: tells what came of it, a day or more later: “appeal”" in told
    newsletter("draft", "-q")
    assert file.read_text(encoding="utf-8") == text
    assert newsletter(*question[1].split()).code == 0
    assert "Also: " in file.read_text(encoding="utf-8")


def test_a_later_page_of_an_outlet_that_a_story_has_does_not_come_in_by_another_outlets_page(project: Path, site: Site) -> None:
    opening = "The fire brigade of Kelby saved eleven horses from a burning stable at Norlake farm on Tuesday."
    again = "A neighbour had seen smoke over the stable at Norlake farm and called the fire brigade of Kelby at five in the morning."
    site.pages["/fire"] = _report(
        "Fire brigade saves eleven horses",
        "Kelby Post",
        "2025-11-11",
        opening,
        "Nobody was hurt. The stable of oak and reed burnt down.",
    )
    site.pages["/horses"] = _report("Eleven horses saved from burning stable", "Norlake Echo", "2025-11-11", opening, again)
    site.pages["/neighbour"] = _report(
        "Eleven horses saved: a neighbour saw smoke over the stable", "Kelby Post", "2025-11-12", again, opening
    )
    file = project / "issues" / f"{DAY}.md"
    for names in (("fire", "horses"), ("neighbour",)):
        newsletter("fetch", "-q", *(f"{site.base}/{name}" for name in names))
        newsletter("extract", "-q")
        newsletter("draft", "-q", "--date", DAY)
    text = file.read_text(encoding="utf-8")
    assert text.count("Also: ") == 1
    assert f"[Read more]({site.base}/neighbour)" in text, "it is a story of its own"
    newsletter("draft", "-q")
    assert file.read_text(encoding="utf-8") == text
