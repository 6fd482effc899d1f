"""`newsletter draft`, run as its user runs it: nothing that she wrote is ever lost."""

from __future__ import annotations

import json
import shutil
import threading
from pathlib import Path

import pytest

from newsletter.files import exchange
from newsletter.issuefile import parse
from tests.conftest import WORK
from tests.model_server import GARBAGE, ModelServer
from tests.running import Ran, newsletter
from tests.website import Reply, Site, article

DAY = "2025-11-15"


@pytest.fixture
def collected(project: Path, site: Site) -> Path:
    """The folder, with three articles fetched and read; returns where the issue will lie."""
    newsletter("fetch", "-q", *(f"{site.base}/{name}" for name in ("bridge", "bridge-too", "owls")))
    newsletter("extract", "-q")
    return project / "issues" / f"{DAY}.md"


def _draft(*arguments: str) -> Ran:
    return newsletter("draft", "--date", DAY, *arguments)


def test_it_prints_the_path_that_it_wrote_and_the_issue_has_its_sections(collected: Path) -> None:
    ran = _draft()
    assert (ran.code, ran.out) == (0, f"{collected}\n")
    text = collected.read_text(encoding="utf-8")
    assert 'title: "The Brigford Letter - November 15, 2025"' in text
    assert [line for line in text.splitlines() if line.startswith("## ")] == ["## Town", "## Nature"]
    assert text.count("### ") == 2
    assert "Also: [" in text


def test_the_titles_day_is_written_in_the_newsletters_language(collected: Path, project: Path) -> None:
    config = project / "config.toml"
    config.write_text(f'language = "de"\n{config.read_text()}')
    assert _draft().code == 0
    assert ' - 15. November 2025"\n' in collected.read_text()


def test_a_second_run_leaves_every_file_byte_for_byte_as_it_was(collected: Path) -> None:
    _draft()
    files = {path: (path.read_bytes(), path.stat().st_mtime_ns) for path in collected.parent.rglob("*") if path.is_file()}
    _draft()
    assert files == {
        path: (path.read_bytes(), path.stat().st_mtime_ns) for path in collected.parent.rglob("*") if path.is_file()
    }


def test_what_the_editor_changed_stays_and_what_she_threw_out_stays_out(collected: Path, site: Site) -> None:
    _draft()
    text = collected.read_text(encoding="utf-8")
    head = text.split("## Nature")[0]
    mine = head.replace("## Town", "## Our town").replace("### ", "### Mine: ") + "\nA word of my own.\n"
    collected.write_text(mine, encoding="utf-8")
    _draft()
    body = mine.partition("## Our town")[2]
    assert collected.read_text(encoding="utf-8").partition("## Our town")[2] == body
    site.pages["/gulls"] = article(
        "Gulls take over the town hall roof", "The council counted two hundred gulls on the town hall. " * 5
    )
    newsletter("fetch", "-q", f"{site.base}/gulls")
    newsletter("extract", "-q")
    ran = _draft()
    after = collected.read_text(encoding="utf-8")
    assert "added: Gulls take over the town hall roof" in ran.err
    assert "Barn owls" not in after
    assert "A word of my own." in after
    assert after.index("## Our town") < after.index("### Mine: ") < after.index("### Gulls")


def test_a_new_summary_has_its_own_comments_and_a_comment_that_she_deleted_stays_away(project: Path, site: Site) -> None:
    def draft(path: str, decided: str, published: str) -> str:
        text = f"The council of Brigford {decided} to rebuild the old mill bridge for 14 million pounds. "
        head = f'<meta property="article:published_time" content="{published}T08:00:00Z">'
        site.pages[path] = article("Brigford to rebuild its mill bridge", text, WORK * 3, head=head)
        newsletter("fetch", "-q", "--refresh", f"{site.base}{path}")
        newsletter("extract", "-q")
        assert _draft().code == 0
        return (project / "issues" / f"{DAY}.md").read_text(encoding="utf-8")

    assert "“Tuesday” is 2025-11-11 -->" in draft("/bridge", "voted on Tuesday", "2025-11-12")
    later = draft("/bridge", "has decided on Thursday", "2025-11-14")
    assert "“Thursday” is 2025-11-13 -->" in later
    assert "Tuesday" not in later
    (project / "issues" / f"{DAY}.md").write_text(later.replace("<!-- “Thursday” is 2025-11-13 -->\n", ""), encoding="utf-8")
    assert "2025-11-13" not in draft("/bridge", "once more, and on Thursday, decided", "2025-11-14")


def test_a_file_that_is_open_in_an_editor_is_left_alone(collected: Path, site: Site) -> None:
    _draft()
    before = collected.read_bytes()
    (collected.parent / f".{DAY}.md.swp").write_bytes(b"vim")
    site.pages["/gulls"] = article("Gulls on the town hall", "The council counted two hundred gulls on the town hall. " * 5)
    newsletter("fetch", "-q", f"{site.base}/gulls")
    newsletter("extract", "-q")
    ran = _draft()
    assert (ran.code, ran.out, collected.read_bytes()) == (3, "", before)
    assert "Gulls" in (collected.parent / f"{DAY}.md.new").read_text(encoding="utf-8")


def test_dry_run_and_diff_and_stdout_write_nothing(collected: Path) -> None:
    assert _draft("--dry-run").out == ""
    assert "### Barn owls" in _draft("-o", "-").out
    assert "+### Barn owls" in _draft("--diff").out
    assert not collected.parent.exists()


def test_verbose_names_a_story_with_the_section_and_headline_that_the_file_has(collected: Path) -> None:
    _draft()
    text = collected.read_text(encoding="utf-8")
    before, _, owls = text.partition("## Nature\n\n### ")
    headline, _, rest = owls.partition("\n")
    collected.write_text(f"{before}### Owls, owls, owls\n{rest}", encoding="utf-8")
    ran = _draft("-n", "-v")
    assert "Town: Owls, owls, owls\n" in ran.err
    assert f"Nature: {headline}" not in ran.err


def test_what_an_earlier_issue_carried_is_not_carried_again(collected: Path, site: Site) -> None:
    newsletter("draft", "--date", "2025-11-08", f"{site.base}/owls")
    text = _draft("-o", "-").out
    assert "Barn owls" not in text
    (collected.parent / ".newsletter" / "2025-11-08.json").write_text("{}")
    assert "bridge" in _draft("-o", "-").out


def test_articles_that_are_named_are_the_ones_that_are_meant(collected: Path, site: Site) -> None:
    text = newsletter("draft", "--date", DAY, "-o", "-", "-", stdin=f"{site.base}/owls\n").out
    assert "Barn owls" in text
    assert "bridge" not in text


def test_where_all_that_is_named_is_unknown_nothing_is_printed_and_the_run_fails(collected: Path) -> None:
    assert _draft().code == 0
    before = collected.read_text(encoding="utf-8")
    ran = newsletter("draft", "https://nowhere.example/a")
    assert (ran.code, ran.out) == (1, "")
    assert "https://nowhere.example/a: not in the cache" in ran.err
    assert collected.read_text(encoding="utf-8") == before


def test_with_nothing_to_draft_it_says_what_to_do(project: Path) -> None:
    ran = _draft()
    assert (ran.code, ran.out) == (1, "")
    assert ran.err == "draft: nothing to draft: the cache is empty; fetch and extract pages first\n"


def test_a_week_in_which_only_old_links_were_fetched_is_told_so(project: Path, site: Site) -> None:
    newsletter("fetch", "-q", f"{site.base}/owls")
    newsletter("extract", "-q")
    assert _draft("--date", "2025-11-15").code == 0
    issue = project / "issues" / "2025-11-15.md"
    issue.write_text(issue.read_text(encoding="utf-8").replace("draft: true", "draft: false"), encoding="utf-8")
    ran = _draft("--date", "2025-11-22")
    assert (ran.code, ran.out) == (1, "")
    assert "all pages in the cache were in earlier issues" in ran.err
    assert _draft("--date", "2025-11-22", f"{site.base}/owls").code == 0


def test_where_all_pages_are_walls_they_are_named(project: Path, site: Site) -> None:
    site.pages["/wall"] = Reply(
        b"<html lang='en'><head><title>Before you continue</title></head><body><p>We and our 842 partners store and access"
        b" information on a device, such as cookies, and process personal data.</p><p>You can accept or manage your choices by"
        b" clicking below.</p><p>Accept all</p><p>Reject all</p></body></html>"
    )
    newsletter("fetch", "-q", f"{site.base}/wall")
    newsletter("extract", "-q")
    ran = _draft()
    assert (ran.code, ran.out) == (1, "")
    assert ran.error_lines[0] == f"  {site.base}/wall (Before you continue): left out: a cookie consent page, not the article"
    assert "nothing new to draft" in ran.error_lines[1]


def test_of_a_page_that_is_all_there_is_and_not_read_yet_one_line_is_printed(project: Path, site: Site) -> None:
    newsletter("fetch", "-q", f"{site.base}/owls")
    ran = _draft()
    assert (ran.code, ran.out, len(ran.error_lines)) == (1, "", 1)
    assert "1 page not read yet" in ran.err
    assert ran.err.rstrip().endswith("; run newsletter extract")


def test_where_all_pages_are_to_be_read_anew_no_article_is_said_to_be_gone_and_nothing_is_forgotten(
    collected: Path, project: Path
) -> None:
    config = project / "config.toml"
    config.write_text(config.read_text() + "[draft]\nmax_stories = 1\n", encoding="utf-8")
    _draft()
    files = [collected, collected.with_name(f"{DAY}.rejected.jsonl"), collected.parent / ".newsletter" / f"{DAY}.base"]
    before = [path.read_bytes() for path in files]
    passed = json.loads((collected.parent / ".newsletter" / f"{DAY}.json").read_text())["passed"]
    config.write_text(config.read_text() + "[extract]\nmin_words = 49\n", encoding="utf-8")
    ran = _draft()
    assert ran.code == 0
    assert ran.err.count("3 pages not read yet") == 1
    assert "no longer available" not in ran.err
    assert [path.read_bytes() for path in files] == before
    assert json.loads((collected.parent / ".newsletter" / f"{DAY}.json").read_text())["passed"] == passed != []
    story = parse(collected.read_text(encoding="utf-8")).issue.sections[0].stories[0]
    assert "not read yet; run newsletter extract" in newsletter("why", str(story.id)).err
    assert "1 story not checked: article not read yet; run newsletter extract" in newsletter("check").err
    newsletter("extract", "-q")
    assert "no longer available" not in _draft().err
    assert [path.read_bytes() for path in files] == before


def test_an_article_that_left_the_cache_is_said_to_be_gone_once(collected: Path, project: Path, site: Site) -> None:
    _draft()
    shutil.rmtree(project / "cache")
    newsletter("fetch", "-q", f"{site.base}/owls")
    newsletter("extract", "-q")
    gone = "source article no longer available; story kept"
    assert [_draft().err.count(gone) for _ in range(2)] == [1, 0]


def test_a_draft_that_cannot_be_read_is_named_with_its_line_and_left_alone(collected: Path) -> None:
    _draft()
    broken = collected.read_text(encoding="utf-8") + "\n<<<<<<< HEAD\n"
    collected.write_text(broken, encoding="utf-8")
    ran = _draft()
    line = broken.splitlines().index("<<<<<<< HEAD") + 1
    assert (ran.code, ran.out, collected.read_text(encoding="utf-8")) == (1, "", broken)
    assert ran.error_lines[-1].startswith(f"draft: {collected}:{line}: ")


@pytest.mark.parametrize(("day", "stem"), [("today", None), ("saturday", None), ("2025-11-22", "2025-11-22")])
def test_a_day_may_be_a_date_or_a_word(collected: Path, day: str, stem: str | None) -> None:
    ran = newsletter("draft", "--date", day, "--dry-run")
    assert ran.code == 0
    assert stem is None or f"{stem}.md" in ran.err


def test_a_day_that_is_none_is_a_usage_error(collected: Path) -> None:
    ran = newsletter("draft", "--date", "soon")
    assert (ran.code, ran.out) == (2, "")
    assert "soon: not a date" in ran.err


def test_the_front_matter_sums_up_the_issue_as_it_stands(collected: Path, site: Site) -> None:
    newsletter("draft", "--date", DAY, f"{site.base}/owls")
    newsletter("draft", "--date", DAY, f"{site.base}/bridge")
    text = collected.read_text(encoding="utf-8")
    assert "Barn owls return to the salt marshes" in text.split("description:")[1].split("\n")[0]
    assert "Eleven pairs of barn owls have nested" in text.split("summary:")[1].split("\n")[0]
    collected.write_text(text.replace("### Barn owls return", "### Owls come back"), encoding="utf-8")
    ran = newsletter("draft", "--date", DAY, f"{site.base}/bridge")
    assert "Owls come back to the salt marshes" in collected.read_text(encoding="utf-8").split("description:")[1].split("\n")[0]
    assert "2 stories in 2 sections" in ran.err


def test_what_is_wrong_with_a_draft_is_said_once(collected: Path) -> None:
    _draft()
    collected.write_text("---\ntitle: [\n---\n", encoding="utf-8")
    for command in (["draft", "--date", DAY], ["check"], ["render", str(collected)]):
        ran = newsletter(*command)
        assert (ran.code, ran.out) == (1, "")
        assert len(ran.error_lines) == 1, ran.err
        assert f"{collected}:" in ran.err


def test_signs_that_turn_or_hide_text_do_not_reach_the_draft(collected: Path, site: Site) -> None:
    page = article(
        "A \u202etitle\u2066 of a page", "The \u202ecouncil\u200b of Brigford has counted the owls of the town again. " * 6
    )
    site.pages["/turned"] = page
    newsletter("fetch", "-q", f"{site.base}/turned")
    newsletter("extract", "-q")
    text = newsletter("draft", "--date", DAY, "-o", "-", f"{site.base}/turned").out
    assert "council of Brigford" in text
    assert not set(text) & set("\u202e\u2066\u200b")


def test_a_page_that_something_is_wrong_with_is_neither_printed_nor_left_out_in_silence(collected: Path, site: Site) -> None:
    links = "".join(
        f"<li><a href='/{word}'>All that we have on {word}</a></li>" for word in "owls bridges mills rivers marshes".split()
    )
    site.pages["/topics"] = Reply(
        f"<html><head><title>Topics</title></head><body><h1>Topics</h1><ul>{links * 4}</ul></body></html>".encode()
    )
    newsletter("fetch", "-q", f"{site.base}/topics")
    newsletter("extract", "-q")
    ran = _draft()
    assert [line for line in ran.error_lines if "/topics" in line and "left out: " in line]
    owls = f"  {site.base}/owls (Barn owls return to the salt marshes): printed, but no publication date"
    assert owls in ran.error_lines
    assert "Topics" not in collected.read_text(encoding="utf-8")
    states = {row["url"].rpartition("/")[2]: row["state"] for row in newsletter("status", "--json").records[:-1]}
    assert (states["topics"], states["owls"]) == ("left out", "used")


def test_a_draft_under_another_name_keeps_its_day(collected: Path) -> None:
    newsletter("draft", "--date", DAY, "-o", "special.md")
    assert newsletter("draft", "-o", "special.md").code == 0
    assert f"date: {DAY}T00:00:00Z" in Path("special.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("sign", ["\u2028", "\u2029", "\u0085"], ids=["U+2028", "U+2029", "U+0085"])
@pytest.mark.parametrize("quote", ['"', ""], ids=["quoted", "bare"])
def test_a_line_separator_in_the_front_matter_costs_no_draft_and_no_key(
    project: Path, site: Site, sign: str, quote: str
) -> None:
    newsletter("fetch", "-q", f"{site.base}/owls", f"{site.base}/bridge")
    newsletter("extract", "-q")
    newsletter("draft", "-q", "--date", "2025-11-15", f"{site.base}/owls")
    issue = project / "issues" / "2025-11-15.md"
    note = f"note: {quote}one{sign}two{sign}three{quote}\n"
    issue.write_text(issue.read_text(encoding="utf-8").replace("title:", f"{note}title:", 1), encoding="utf-8", newline="")
    for _ in range(2):
        ran = newsletter("draft", "--date", "2025-11-15", f"{site.base}/bridge")
        assert ran.code == 0, ran.err
        head = issue.read_bytes().decode("utf-8").split("---\n")[1]
        assert note in head
        assert [head.count(f"\n{key}:") for key in ("title", "summary", "tags", "date", "draft")] == [1] * 5


@pytest.mark.parametrize("appends", [True, False], ids=["appended in place", "saved by a rename"])
def test_a_line_that_an_editor_saves_between_the_last_look_and_the_write_is_kept(
    collected: Path, site: Site, monkeypatch: pytest.MonkeyPatch, appends: bool
) -> None:
    """The editor's save lies exactly between: after the file was found unchanged, before the new draft takes its place."""
    _draft()
    _fetch_gulls(site)
    mine = collected.read_bytes() + b"\nA last line of hers.\n"

    def saved_just_now(path: Path, data: bytes) -> bytes:
        monkeypatch.setattr("newsletter.draft.state.draft_file.exchange", exchange)
        if appends:
            with open(path, "ab") as editor:
                editor.write(b"\nA last line of hers.\n")
        else:
            (path.parent / "4913").write_bytes(mine)
            (path.parent / "4913").rename(path)
        return exchange(path, data)

    monkeypatch.setattr("newsletter.draft.state.draft_file.exchange", saved_just_now)
    ran = _draft()
    assert (ran.code, ran.out, collected.read_bytes()) == (3, "", mine)
    assert "it changed while the draft was being written" in ran.err
    assert "Gulls" in (collected.parent / f"{DAY}.md.new").read_text(encoding="utf-8")
    assert _draft().code == 0
    text = collected.read_text(encoding="utf-8")
    assert "A last line of hers." in text
    assert "### Gulls" in text


def test_no_line_is_lost_of_an_editor_who_appends_while_drafts_are_written(collected: Path, site: Site) -> None:
    _draft()
    stop, written = threading.Event(), list[str]()

    def append() -> None:
        while not stop.is_set():
            written.append(f"Line {len(written)} of hers.")
            with open(collected, "ab") as editor:
                editor.write(f"\n{written[-1]}\n".encode())
            stop.wait(0.03)

    editor = threading.Thread(target=append)
    editor.start()
    try:
        for number in range(6):
            site.pages[f"/gulls{number}"] = article(
                f"Gulls{number} on the hall", f"Clerk {number} counted {number} gulls. " * 9
            )
            newsletter("fetch", "-q", f"{site.base}/gulls{number}")
            newsletter("extract", "-q")
            assert _draft("-q").code in (0, 3)
    finally:
        stop.set()
        editor.join()
    text = collected.read_text(encoding="utf-8")
    assert [line for line in written if line not in text] == []


def _fetch_gulls(site: Site) -> None:
    site.pages["/gulls"] = article("Gulls on the town hall", "The council counted two hundred gulls on the town hall. " * 5)
    newsletter("fetch", "-q", f"{site.base}/gulls")
    newsletter("extract", "-q")


LIES = ("£99", "Karl Muster", "I will resign", "Zorpcorp")


def _lying(question: str) -> str:
    """What a lying model answers: true sentences among a wrong number, a quotation that nobody said, a name from elsewhere."""
    if "opening words" in question:
        return json.dumps(
            {"description": "Zorpcorp pays £99.", "intro": "Karl Muster has news.", "sections": {"Town": "Council"}}
        )
    true = [
        "The council of Brigford has voted to rebuild the old mill bridge, after nine years of argument.",
        "Eleven pairs of barn owls have nested on the salt marshes this spring.",
    ]
    first, _ = true if "owls" not in question.partition("==========")[2] else true[::-1]
    lies = [
        "Work on the bridge is to begin in March and to cost £99, said Karl Muster of the council and the marshes.",
        "“I will resign over the bridge and the owls this spring,” said the engineer Ines Holm of the town.",
    ]
    sentences = [
        {"text": text, "sources": list(range(1, 5))} for text in (first, first + " It is so.", *lies[: len(question) % 3])
    ]
    return json.dumps({"label": "Zorpcorp", "headline": "Council votes to rebuild the bridge", "sentences": sentences})


def test_whatever_a_model_says_nothing_that_no_article_has_is_left_and_every_story_has_a_summary(
    collected: Path, liar: ModelServer
) -> None:
    parts = '["headlines", "labels", "summaries", "description", "intro", "sections"]'
    with open(collected.parent.parent / "config.toml", "a", encoding="utf-8") as config:
        config.write(f'[writer]\nmodel = "liar"\nparts = {parts}\nleast_words = 20\n')
    liar.say = _lying
    ran = _draft()
    assert ran.code == 0, ran.err
    assert "liar: wrote" in ran.err
    text = collected.read_text(encoding="utf-8")
    assert not [lie for lie in LIES if lie in text]
    issue = parse(text, "2025-11-15.md").issue
    assert all(story.summary for section in issue.sections for story in section.stories)
    found = {record["code"] for record in newsletter("check", "--json").records}
    assert not found & {"number-not-found", "quotation-not-found", "name-not-found", "no-summary"}


@pytest.mark.parametrize("said", [GARBAGE, 429], ids=["garbage", "429"])
def test_a_model_that_breaks_leaves_every_story_to_the_machine_and_it_is_said(
    collected: Path, liar: ModelServer, said: str | int
) -> None:
    without = _draft("-o", "-").out
    with open(collected.parent.parent / "config.toml", "a", encoding="utf-8") as config:
        config.write('[writer]\nmodel = "liar"\n')
    liar.say = lambda question: said
    ran = _draft("-o", "-")
    assert (ran.code, ran.out) == (0, without)
    assert "no usable answer, extracted sentences kept" in ran.err


def test_a_story_whose_article_has_no_sure_sentence_has_a_comment_that_proposes_one_and_a_word_on_stderr(project: Path) -> None:
    page = project / "keyboard.md"
    likeliest = "Plus, you can also earn a $50 gift card after your first purchase."
    page.write_text(
        f"# The Brigford keyboard\n\n{likeliest}\n\nAll of them are yours to keep in a few days.\n\n"
        "Of course, these are not the only ones that she had.\n\nSo it was with all of them, as they said to us then.\n\n"
        "But that is what they meant by it, in the end.\n"
    )
    newsletter("extract", "-q", str(page))
    ran = _draft()
    assert "no summary: The Brigford keyboard: no sentence of the article is sure to begin it well\n" in ran.err
    text = (project / "issues" / f"{DAY}.md").read_text()
    assert f"<!-- no summary: no sentence of the article is sure to begin it well; the likeliest: {likeliest} -->" in text
    assert f"\n{likeliest}" not in text


def test_where_she_names_no_sections_those_of_her_past_issues_are_used(collected: Path) -> None:
    config = collected.parent.parent / "config.toml"
    config.write_text(config.read_text("utf-8").partition("[[sections]]")[0], encoding="utf-8")
    collected.parent.mkdir(exist_ok=True)
    for day, lone in (("2025-11-01", "Elections"), ("2025-11-08", "Books")):
        stories = {
            "Wildlife": "Owls and other birds nest again",
            "Streets": "The council builds a bridge",
            lone: "One more thing",
        }
        body = "\n".join(
            f"## {title}\n\n### {line}\n\n{line}.\n\n[Read more](https://x.example/{day}/{title})\n"
            for title, line in stories.items()
        )
        (collected.parent / f"{day}.md").write_text(f'---\ntitle: "Past"\ndate: {day}\n---\n\n{body}', encoding="utf-8")
    assert _draft().code == 0
    text = collected.read_text(encoding="utf-8")
    assert [line for line in text.splitlines() if line.startswith("## ")] == ["## Wildlife", "## Streets"]


def test_a_day_in_the_place_of_a_page_is_told_from_one(collected: Path) -> None:
    ran = newsletter("draft", "2025-11-15")
    assert (ran.code, ran.err) == (
        2,
        "draft: 2025-11-15: a day, not a page; for the issue of a day: newsletter draft --date 2025-11-15\n",
    )
