"""What `draft` leaves out and why, how its user brings it back, and what moves a story up: caps, age, topics, stars, trust, notes."""

from __future__ import annotations

import json
import re
import shutil
from pathlib import Path

import pytest

from tests.running import newsletter
from tests.website import Reply, Site, article

DAY = "2025-11-15"
SUBJECTS = {
    "bridge": "The council of Brigford has voted to rebuild its bridge over the river, said the town's chief engineer.",
    "budget": "The mayor of Brigford has shown a budget with more money for the streets and the council's offices.",
    "trams": "Two new tram lines are to cross the town from next autumn, the council's traffic committee decided.",
    "owls": "Barn owls have nested on the salt marshes of Brigford in numbers that no warden can remember.",
    "eels": "Eels are back in the upper river, counted by anglers who had not seen one for eleven years.",
}
ALL = tuple(SUBJECTS)


@pytest.fixture
def five(project: Path, site: Site) -> Path:
    """A newsletter that has five articles, of five days, on two matters; the folder of its issues."""
    for number, (name, lead) in enumerate(SUBJECTS.items()):
        head = f'<meta property="article:published_time" content="2025-11-{14 - number}T08:00:00Z">'
        site.pages[f"/{name}"] = article(f"What is new of {name}", lead, f"More of the {name} is told here. " * 30, head=head)
    _collect(*(f"{site.base}/{name}" for name in SUBJECTS))
    return project / "issues"


def _collect(*targets: str) -> None:
    newsletter("fetch", "-q", *targets)
    newsletter("extract", "-q")


def _set(issues: Path, table: str, **values: object) -> None:
    with open(issues.parent / "config.toml", "a", encoding="utf-8") as config:
        config.write(f"[{table}]\n" + "".join(f"{key} = {json.dumps(value)}\n" for key, value in values.items()))


def _draft(*arguments: str) -> str:
    ran = newsletter("draft", "--date", DAY, *arguments)
    assert ran.code == 0, ran.err
    return ran.err


def _printed(issues: Path) -> list[str]:
    return re.findall(r"^### What is new of (\w+)", (issues / f"{DAY}.md").read_text(encoding="utf-8"), re.MULTILINE)


def _take_out(issues: Path, name: str) -> None:
    path = issues / f"{DAY}.md"
    story = rf"^### What is new of {name}.*?(?=^##|\Z)"
    path.write_text(re.sub(story, "", path.read_text(encoding="utf-8"), flags=re.MULTILINE | re.DOTALL), encoding="utf-8")


def _rejected(issues: Path) -> dict[str, str]:
    path = issues / f"{DAY}.rejected.jsonl"
    records = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()] if path.exists() else []
    return {record["url"].rpartition("/")[2]: record["reason"] for record in records}


@pytest.mark.parametrize(
    ("cap", "printed", "reason"),
    [
        ({"max_stories": 2}, 2, "more than max_stories allows (2)"),
        ({"max_per_section": 1}, 3, "more than max_per_section allows (1): "),
        ({"max_per_site": 3}, 3, "more than max_per_site allows (3): 127.0.0.1"),
    ],
    ids=str,
)
def test_beyond_a_cap_the_rest_is_named_with_the_reason(cap: dict[str, int], printed: int, reason: str, five: Path) -> None:
    _set(five, "draft", **cap)
    said = _draft()
    left = _rejected(five)
    assert (len(_printed(five)), len(left)) == (printed, 5 - printed)
    assert all(given.startswith(reason) for given in left.values())
    assert "left out: What is new of " in said
    assert reason in said
    assert "bring one back: newsletter draft --with URL" in said


def test_a_rejected_record_has_what_the_article_was_worth_term_by_term(five: Path) -> None:
    _set(five, "draft", max_stories=4)
    _draft()
    (record,) = [json.loads(line) for line in (five / f"{DAY}.rejected.jsonl").read_text().splitlines()]
    assert record["score"] == pytest.approx(sum(record["terms"].values()), abs=0.005)
    assert set(record["terms"]) == {"outlets", "freshness", "trust", "completeness", "notes", "stars", "topics"}
    assert (record["title"], len(record["id"])) == ("What is new of eels", 8)


def test_one_that_was_left_out_comes_back_by_its_address_and_stays(five: Path, site: Site) -> None:
    _set(five, "draft", max_stories=2)
    _draft()
    before = _printed(five)
    name = next(iter(_rejected(five)))
    assert f"added: What is new of {name}" in _draft("--with", f"{site.base}/{name}?utm_source=mail")
    for _ in range(2):
        assert set(_printed(five)) == {*before, name}
        assert name not in _rejected(five)
        _draft()
    text = (five / f"{DAY}.md").read_text(encoding="utf-8")
    (five / f"{DAY}.md").write_text(re.sub(rf"### What is new of {name}.*?(?=\n### |\n## |\Z)", "", text, flags=re.DOTALL))
    _draft()
    assert name not in _printed(five), "what she takes out again stays out"


def test_what_she_took_out_herself_comes_back_when_she_names_it(five: Path, site: Site) -> None:
    _draft()
    path, printed = five / f"{DAY}.md", _printed(five)
    path.write_text(re.sub(r"### What is new of eels.*?(?=\n### |\n## |\Z)", "", path.read_text("utf-8"), flags=re.DOTALL))
    for _ in range(2):  # in the run that learns of it, and later
        _draft()
        assert "eels" not in _printed(five)
    assert "added: What is new of eels" in _draft("--with", f"{site.base}/eels")
    _draft()
    assert set(_printed(five)) == set(printed)


def test_what_is_left_out_everywhere_can_begin_an_issue_by_itself(five: Path, site: Site) -> None:
    _draft()
    path = five / f"{DAY}.md"
    path.write_text(path.read_text("utf-8").replace("draft: true", "draft: false"))
    assert newsletter("draft", "--date", "2025-11-22").code == 1
    assert newsletter("draft", "--date", "2025-11-22", "--with", f"{site.base}/eels").code == 0
    assert "What is new of eels" in (five / "2025-11-22.md").read_text("utf-8")


def test_a_page_that_is_no_article_is_not_brought_back_and_the_reason_is_said(five: Path, site: Site) -> None:
    site.pages["/empty"] = article("Only a title", "")
    _collect(f"{site.base}/empty")
    ran = newsletter("draft", "--date", DAY, "--with", f"{site.base}/empty")
    assert (ran.code, ran.out) == (2, "")
    assert "cannot be printed: a title without text" in ran.err


def test_why_tells_of_what_was_left_out_for_what_reason_and_how_it_comes_back(five: Path, site: Site) -> None:
    _set(five, "draft", max_stories=2)
    _draft()
    (name, reason), *_ = _rejected(five).items()
    for open_issue in (True, False):
        told = newsletter("why", f"{site.base}/{name}", "--issue", DAY).out
        assert f"left out: {reason}" in told
        assert ("newsletter draft --with" in told) is open_issue
        assert "freshness" in told
        (record,) = newsletter("why", f"{site.base}/{name}", "--issue", DAY, "--json").records
        assert (record["how"], record["reason"]) == ("left out", reason)
        path = five / f"{DAY}.md"
        path.write_text(path.read_text("utf-8").replace("draft: true", "draft: false"))


def test_why_tells_of_what_an_earlier_issue_carried_and_what_she_took_out(five: Path, site: Site) -> None:
    newsletter("draft", "-q", "--date", "2025-11-08", f"{site.base}/owls")
    last = five / "2025-11-08.md"
    last.write_text(last.read_text("utf-8").replace("draft: true", "draft: false"))
    _draft()
    path = five / f"{DAY}.md"
    path.write_text(re.sub(r"### What is new of eels.*?(?=\n### |\n## |\Z)", "", path.read_text("utf-8"), flags=re.DOTALL))
    assert "left out: already in 2025-11-08.md" in newsletter("why", f"{site.base}/owls").out
    assert "left out: removed by you" in newsletter("why", f"{site.base}/eels").out


def test_an_address_that_is_not_known_is_one_line(five: Path) -> None:
    ran = newsletter("draft", "--date", DAY, "--with", "https://nowhere.example/")
    assert (ran.code, ran.out, len(ran.error_lines)) == (2, "", 1)
    assert "not in the cache; run newsletter fetch and newsletter extract first" in ran.err


def test_what_is_too_old_for_the_issue_is_left_out_with_its_age_and_can_come_back(five: Path, site: Site) -> None:
    _set(five, "draft", max_age="3d")
    assert "older than max_age: " in _draft()
    assert _rejected(five) == {"owls": "older than max_age: 4 days", "eels": "older than max_age: 5 days"}
    _draft("--with", f"{site.base}/eels")
    assert "eels" in _printed(five)
    assert set(_rejected(five)) == {"owls"}


def test_when_nothing_is_left_out_any_more_the_list_of_it_goes(five: Path) -> None:
    _set(five, "draft", max_stories=2)
    _draft()
    config = five.parent / "config.toml"
    config.write_text(config.read_text().replace("max_stories = 2", "max_stories = 0"))
    _draft()
    assert len(_printed(five)) == 5
    assert not (five / f"{DAY}.rejected.jsonl").exists()


def _best(issues: Path) -> list[str]:
    """Return which two of the five are in an issue of two."""
    _set(issues, "draft", max_stories=2)
    _draft()
    return _printed(issues)


def test_the_newest_lead_where_nothing_else_speaks(five: Path) -> None:
    assert set(_best(five)) == {"bridge", "budget"}


def test_a_topic_that_she_follows_lifts_its_stories(five: Path) -> None:
    _set(five, "topics", follow=["eels"])
    assert "eels" in _best(five)


def test_a_star_and_a_note_of_hers_lift_a_story(five: Path, site: Site) -> None:
    line = json.dumps({"url": f"{site.base}/eels", "hints": {"starred": True}})
    note = json.dumps({"url": f"{site.base}/owls", "hints": {"note": "lead with it"}})
    newsletter("fetch", "-q", "--refresh", "-", stdin=f"{line}\n{note}\n")
    assert set(_best(five)) == {"eels", "owls"}


def test_what_she_stars_when_the_issue_is_full_is_named_with_the_story_that_it_outranks(five: Path, site: Site) -> None:
    _set(five, "draft", max_stories=2)
    assert "worth more" not in _draft()
    name, printed = next(iter(_rejected(five))), _printed(five)
    bookmarks = f'<!DOCTYPE NETSCAPE-Bookmark-file-1><DL><p><DT><A HREF="{site.base}/{name}" TAGS="starred">x</A></DL>'
    (five.parent / "marks.html").write_text(bookmarks, encoding="utf-8")
    _collect(str(five.parent / "marks.html"))
    said = _draft()
    assert _printed(five) == printed
    weakest = printed[-1]
    assert f"left out though worth more than “What is new of {weakest}”: What is new of {name}; " in said
    assert f"newsletter draft --with {site.base}/{name}" in said
    assert "worth more" not in _draft(), "it is said once"


def test_what_she_brought_back_herself_is_not_weighed_against_what_is_left_out(five: Path, site: Site) -> None:
    _set(five, "draft", max_stories=2)
    _draft()
    least = list(_rejected(five))[-1]
    for said in (_draft("--with", f"{site.base}/{least}"), _draft()):
        assert "worth more" not in said
    assert least in _printed(five)


def test_a_weight_of_nothing_takes_a_term_out(five: Path) -> None:
    _set(five, "topics", follow=["eels"])
    _set(five, "rank", topics=0.0)
    assert "eels" not in _best(five)


def test_a_source_that_she_trusts_goes_before_one_that_she_does_not(five: Path, site: Site) -> None:
    site.pages["/eels"] = Reply(
        site.pages["/eels"].body.replace(b"<title>", b'<meta property="og:site_name" content="The Angler"><title>')
    )
    newsletter("fetch", "-q", "--refresh", f"{site.base}/eels")
    newsletter("extract", "-q")
    _set(five, "rank", trusted=["The Angler"], distrusted=["127.0.0.1"], trust=3.0)
    assert "eels" in _best(five)


def _live(posts: int) -> Reply:
    subjects = "granite harbour orchard lantern meadow quarry saddle thistle".split()[:posts]
    parts = "".join(
        f'<div class="post" id="p{n}"><h3>Post on the {word}</h3><time datetime="2025-11-14T1{n}:00:00Z">1{n}:00</time>'
        f"<p>At the fair the {word} was shown to {n * 13 + 40} people who had waited for it since the morning and clapped without a "
        f"break for {n + 3} minutes, said the {word}'s keeper.</p></div>"
        for n, word in enumerate(subjects)
    )
    paid = (
        '<div class="post" id="ad"><h3>Sponsored: a better kettle</h3><time datetime="2025-11-14T19:00:00Z">19:00</time>'
        "<p>The kettle that boils in a minute is yours for half the money until the end of this month, says its maker.</p></div>"
    )
    return Reply(f"<title>Live</title><article><h1>Live: the fair</h1>{parts}{paid}</article>".encode())


def _posts(issues: Path) -> int:
    return (issues / f"{DAY}.md").read_text(encoding="utf-8").count("### Post on the ")


def test_of_a_live_page_the_best_five_are_printed_and_what_is_paid_for_never(project: Path, site: Site) -> None:
    site.pages["/live?utm_source=rss"] = _live(8)
    _collect(f"{site.base}/live?utm_source=rss")
    issues = project / "issues"
    assert "utm_source" not in _draft()
    assert "utm_source" not in (issues / f"{DAY}.md").read_text(encoding="utf-8")
    assert _posts(issues) == 5
    records = [json.loads(line) for line in (issues / f"{DAY}.rejected.jsonl").read_text().splitlines()]
    reasons = sorted(record["reason"] for record in records)
    assert reasons == [f"more than max_per_page allows (5): {site.base}/live"] * 3 + ["sponsored"]
    _set(issues, "draft", max_per_page=0)
    _draft()
    assert _posts(issues) == 8
    assert "kettle" not in (issues / f"{DAY}.md").read_text(encoding="utf-8")


def test_a_live_page_that_was_saved_is_held_to_the_same_and_a_file_of_hers_is_not(project: Path, site: Site) -> None:
    saved = _live(8).body.replace(b"<title>", b'<link rel="canonical" href="https://fair.example/2025/live"><title>')
    (project / "live.html").write_bytes(saved)
    newsletter("extract", "-q", "live.html")
    _draft()
    assert _posts(project / "issues") == 5
    text = (project / "issues" / f"{DAY}.md").read_text(encoding="utf-8")
    assert text.count("(https://fair.example/2025/live#p") == 5
    (project / "live.html").write_bytes(_live(8).body)
    newsletter("extract", "-q", "live.html")
    shutil.rmtree(project / "issues")
    _draft()
    assert _posts(project / "issues") == 8


def test_the_command_that_is_suggested_brings_one_item_of_a_page_back_and_no_other(project: Path, site: Site) -> None:
    site.pages["/live"] = _live(6)
    _collect(f"{site.base}/live")
    said = _draft()
    records = [json.loads(line) for line in (project / "issues" / f"{DAY}.rejected.jsonl").read_text().splitlines()]
    (paid,) = [record for record in records if record["reason"] == "sponsored"]
    command = f"newsletter draft --with {paid['id']}"
    assert f"sponsored; bring it back: {command}" in said
    assert command in newsletter("why", paid["id"]).out
    before = _posts(project / "issues")
    _draft(*command.split()[2:])
    assert (_posts(project / "issues"), paid["title"] in (project / "issues" / f"{DAY}.md").read_text()) == (before, True)


def test_an_item_of_a_live_page_comes_back_alone_by_the_address_or_id_that_the_list_has(project: Path, site: Site) -> None:
    site.pages["/live"] = _live(8)
    _collect(f"{site.base}/live")
    issues = project / "issues"
    _draft()
    left = [json.loads(line) for line in (issues / f"{DAY}.rejected.jsonl").read_text().splitlines()]
    one, other, _ = [record for record in left if record["reason"].startswith("more than max_per_page")]
    _draft("--with", one["url"])
    assert (_posts(issues), one["title"] in (issues / f"{DAY}.md").read_text(encoding="utf-8")) == (6, True)
    _draft("--with", other["id"])
    assert (_posts(issues), other["title"] in (issues / f"{DAY}.md").read_text(encoding="utf-8")) == (7, True)
    _draft("--with", f"{site.base}/live")
    assert _posts(issues) == 8
    assert "kettle" not in (issues / f"{DAY}.md").read_text(encoding="utf-8")


def test_the_place_of_a_story_that_she_took_out_goes_to_a_new_one_and_not_to_what_was_left_out_beside_it(
    five: Path, site: Site
) -> None:
    _set(five, "draft", max_stories=2)
    _draft()
    one, other = _printed(five)
    _take_out(five, one)
    _draft()
    assert _printed(five) == [other]
    assert len(_rejected(five)) == 3
    site.pages["/herons"] = article("What is new of herons", "Herons have left the pond of the old mill.", "Herons fish. " * 90)
    _collect(f"{site.base}/herons")
    _draft()
    assert set(_printed(five)) == {other, "herons"}
    assert len(_rejected(five)) == 3


def test_an_item_of_a_round_up_counts_for_the_site_that_it_sends_readers_to(project: Path, site: Site) -> None:
    told = {
        "https://alpha.example/glass": "A workshop at Dunmore melts sand from its own beach into bottles and sells them as far as the "
        "capital; the maker says that each colour comes from another cove, and that a green takes two days.",
        "https://beta.example/salt": "Three families have reopened the salt pans of Ebb Point, shut since 1961, and hope to rake forty "
        "tonnes of grey salt in the first summer if the rain holds off long enough.",
        "https://www.alpha.example/rope": "The rope walk at Carrow, 300 metres long, has its roof back after eleven years of work by "
        "volunteers, who will spin hemp there on the first Saturday of each month from April.",
        "https://zeta.example/wool": "Wool sold at the Tarn market on Thursday for twice the price of last year, auctioneers said, as "
        "mills abroad rebuilt their stocks and the wet spring had kept the clip small.",
    }
    items = "".join(f'<h2><a href="{link}">What is new of {link[-4:]}</a></h2><p>{text}</p>' for link, text in told.items())
    site.pages["/week"] = Reply(
        f"<html><head><title>Links</title></head><body><article><h1>Links</h1>{items}</article></body></html>".encode()
    )
    _collect(f"{site.base}/week")
    issues = project / "issues"
    _set(issues, "draft", max_per_site=1)
    _draft()
    links = re.findall(r"\[Read more\]\(https://(?:www\.)?(\w+)\.example", (issues / f"{DAY}.md").read_text(encoding="utf-8"))
    assert sorted(links) == ["alpha", "beta", "zeta"]
    assert list(_rejected(issues).values()) == ["more than max_per_site allows (1): alpha.example"]
    assert "max_per_site" not in _draft(), "nothing changes at the second run"
