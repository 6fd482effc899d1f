"""A quarter of nightly builds on a clock that is set: one issue a week, no story twice, none lost, hardly a line of mail."""

from __future__ import annotations

import os
import re
from collections import Counter
from datetime import UTC, datetime, timedelta
from pathlib import Path

from tests.commands.conftest import SetClock
from tests.running import newsletter
from tests.website import Reply, Site, article

WEEKS = int(os.environ.get("NEWSLETTER_WEEKS", "3"))
"""How many weeks are played; the whole quarter has 13."""

HOLIDAY = 2 if WEEKS < 6 else 5
"""The week in which nobody publishes."""

WORDS = (
    "harbour timber ledger copper orchard signal ferry granite lantern meadow pulley quarry ribbon saddle tunnel valley willow anchor "
    "basket candle dairy engine furnace garden hammer island jigsaw kettle ladder mill needle oven paddle quilt rudder spindle trowel"
).split()


def _page(number: int, day: datetime, extra: str = "") -> Reply:
    one, two, three = (WORDS[(number * step + step) % len(WORDS)] for step in (3, 7, 11))
    lines = [
        f"The {one} of town {number} will be moved to the {two} in week {number + step}, said clerk {number * 7 + step}. "
        for step in range(6)
    ]
    head = f'<meta property="article:published_time" content="{day.isoformat()}">'
    return article(f"Story{number} on the {one} and the {three}", *lines, extra, head=head)


PLACES = "Ashmere Brindle Corvane Dunwick Elstow Farrowby Glenholm Harwick Inverly Jessopton Kelmarsh Lowther Marrick".split()
PEOPLE = "Okafor Lindqvist Marchetti Novak Perrault Quispe Rahmani Sandoval Tanaka Ullman Vasquez Wiśniewski Yilmaz".split()
WORKS = "weir aqueduct lighthouse funicular observatory planetarium velodrome windmill cistern icehouse belfry cannery tannery".split()

NEWS = (
    "beetles gnaw through beams; masons walk off; asbestos halts builders; mosaic uncovered beneath plaster; insurer sues over "
    "scaffolding; flood soaks foundations; lottery doubles budget; architect quits after quarrel; bats delay carpenters; bell stolen "
    "overnight; crane topples into garden; judge stops demolition nearby; tenders exceed estimate"
).split("; ")


def _told(week: int, day: datetime, outlet: str, words: str) -> Reply:
    """Return what an outlet tells of the week's matter; each week has a place, a person and a building of its own."""
    place, person, work = PLACES[week], PEOPLE[week], WORKS[week]
    lead, title = {
        "first": (f"{place} will restore its {work}, the town council decided.", f"{place} restores its {work}"),
        "mirror": (
            f"The {work} of {place} is to be restored, councillors agreed.",
            f"{place}: council agrees to restore {work}",
        ),
        "late": (f"Councillors in {place} have agreed to restore the {work}.", f"{place} council to restore the old {work}"),
        "next": (f"{NEWS[week].capitalize()} at the {work} of {place}.", f"{place}: {NEWS[week]}"),
    }[words]
    lines = [
        f"{person}, who leads the restoration of the {work}, said that {place} had saved {week + 3} million for it since 1998. ",
        f"The {work} has stood empty in {place} for {week + 20} years, and {person} called its restoration a promise kept. ",
    ]
    if words == "next":
        lines = [f"{person} said of the {work} in {place}: “{NEWS[week]}, and {week + 2} weeks are lost.” "]
    head = f'<meta property="og:site_name" content="{outlet}">'
    head += f'<meta property="article:published_time" content="{day.isoformat()}">'
    return article(title, lead + " ", *lines, head=head)


def _tell(site: Site, week: int, day: datetime) -> None:
    """Let two outlets tell the week's matter, and two tell last week's: one late, and one with what came of it."""
    other = site.base.replace("127.0.0.1", "localhost")
    site.pages[f"/p{week}"] = _told(week, day, "Courier", "first")
    site.pages[f"/m{week}"] = site.pages[f"/m{week}?utm_source=mail&fbclid=x"] = _told(week, day, "Gazette", "mirror")
    links = [f"{site.base}/p{week}", f"{other}/m{week}?utm_source=mail&fbclid=x", f"{other}/m{week}"]
    if week:
        site.pages[f"/late{week - 1}"] = _told(week - 1, day - timedelta(days=7), "Herald", "late")
        site.pages[f"/next{week - 1}"] = _told(week - 1, day, "Courier", "next")
        links += [f"{other}/late{week - 1}?utm_medium=social", f"{site.base}/next{week - 1}"]
    newsletter("fetch", "-q", *links)


def _live(posts: int) -> Reply:
    parts = "".join(
        f'<div class="post" id="p{n}"><h3>Post{n} of the {WORDS[n % len(WORDS)]} fair</h3><time datetime="2025-10-01T10:{n % 60:02d}:00Z">'
        f"10:{n % 60:02d}</time><p>At the fair number {n} the {WORDS[(n * 5) % len(WORDS)]} was shown to {n * 13 + 40} people who had "
        f"waited for the {WORDS[(n * 3) % len(WORDS)]} since the morning and clapped for {n + 3} minutes without a break at all.</p></div>"
        for n in range(posts, 0, -1)
    )
    return Reply(
        f"<html><head><title>Live: the fair</title></head><body><article><h1>Live: the fair</h1>{parts}</article></body></html>".encode()
    )


def _feed(base: str, numbers: list[int]) -> Reply:
    items = "".join(f"<item><title>Story{n}</title><link>{base}/s{n}?utm_source=feed</link></item>" for n in numbers)
    return Reply(
        f"<rss version='2.0'><channel><title>F</title>{items}</channel></rss>".encode(), content_type="application/rss+xml"
    )


def test_weeks_of_nightly_builds_make_one_issue_a_week(project: Path, site: Site, set_clock: SetClock) -> None:
    text = (
        (project / "config.toml")
        .read_text(encoding="utf-8")
        .replace("pause = 0\n", "pause = 0\nper_host = 20\nfresh_for = 1\n")
    )
    text += "".join(f'[[sources]]\nlocation = "{site.base}/{name}"\n' for name in ("feed", "live"))
    text = text.replace("allow_hosts = [", f'allow_hosts = ["localhost:{site.host.partition(":")[2]}", ')
    text += '[draft]\nday = "saturday"\nmax_per_page = 0\n'
    (project / "config.toml").write_text(text, encoding="utf-8")
    clock = [datetime(2025, 9, 7, 5, 15, tzinfo=UTC)]
    set_clock(lambda: clock[0])
    mail: list[str] = []
    thrown: set[str] = set()
    numbers: list[int] = []
    for week in range(WEEKS):
        for night in range(7):
            numbers.append(len(numbers) + 1)
            site.pages[f"/s{numbers[-1]}?utm_source=feed"] = site.pages[f"/s{numbers[-1]}"] = _page(numbers[-1], clock[0])
            site.pages["/feed"] = _feed(site.base, numbers[-9:])
            site.pages["/live"] = _live(2 + len(numbers) // 3)
            ran = newsletter("build", "--quiet")
            assert ran.code == 0, ran.err
            mail += ran.error_lines
            if night == 4:
                _tell(site, week, clock[0])
            if night == 3:
                thrown |= _edit(project, week)
            if night == 5 and week == 1:
                newsletter("fetch", "-q", f"{site.base}/s{numbers[0]}")  # the address without tracking, of a page that is out
            clock[0] += timedelta(days=1)
        if week != HOLIDAY:
            _publish(project)
    _look(project, thrown, len(numbers), len(mail))


def _open(project: Path) -> Path:
    (row,) = [row for row in newsletter("issues", "--json").records if row["state"] == "open"]
    return project / str(row["file"])


def _edit(project: Path, week: int) -> set[str]:
    """Change the first headline, throw the last story out, rename the file in the second week."""
    file = _open(project)
    text = file.read_text(encoding="utf-8")
    text = text.replace("### Story", f"### Hers{week}: Story", 1)
    head, mark, last = text.rpartition("\n### ")
    assert mark
    thrown = "Hers" not in last  # in a thin week the last story is the one that she has just worked on
    file.write_text(head + "\n" if thrown else text, encoding="utf-8")
    if week == 1:
        file.rename(file.with_name("the-letter.md"))
    return {re.match(r"\w+", last)[0]} if thrown else set()  # type: ignore[index]


def _publish(project: Path) -> None:
    file = _open(project)
    before = {path: path.read_bytes() for path in file.parent.glob("*.md") if path != file}
    ran = newsletter("publish")
    assert ran.code == 0, ran.err
    assert all(path.read_bytes() == data for path, data in before.items()), "a published issue is never touched"


def _look(project: Path, thrown: set[str], stories: int, mail: int) -> None:
    rows = newsletter("issues", "--json").records
    files = [project / row["file"] for row in rows]
    assert len(files) == WEEKS - (HOLIDAY < WEEKS) + (HOLIDAY == WEEKS - 1), "one issue a week, and none for the holiday"
    texts = [file.read_text(encoding="utf-8") for file in files]
    heads = Counter(name for text in texts for name in re.findall(r"^### .*?((?:Story|Post)\d+)", text, re.MULTILINE))
    links = Counter(link.rpartition("/")[2] for text in texts for link in re.findall(r"\]\((http[^)]+)\)", text))
    assert [name for name, count in heads.items() if count > 1] == [], "no story is printed twice"
    assert [link for link, count in links.items() if count > 1] == []
    assert not thrown & set(heads), "nothing thrown out comes back"
    missing = [
        n for n in range(1, stories + 1) if f"Story{n}" not in heads and f"s{n}" not in links and f"Story{n}" not in thrown
    ]
    assert missing == [], "no story is lost"
    posts = [n for n in range(1, 2 + stories // 3 + 1) if f"Post{n}" not in heads and f"Post{n}" not in thrown]
    assert posts == [], "no post of the live page is lost"
    for week in range(WEEKS):
        _look_at_the_matter(texts, week, thrown)
    assert sum("Hers" in text for text in texts) == len(texts)
    assert "utm_" not in "".join(texts)
    assert mail <= 3 * max(1, WEEKS // 4)


def _look_at_the_matter(texts: list[str], week: int, thrown: set[str]) -> None:
    """Two outlets are one story, a late third is none, and what came of it is a follow-up that names last week's story."""
    if PLACES[week] in thrown:
        return
    of_week = [text for text in texts if f"/p{week})" in text]
    assert len(of_week) == 1, PLACES[week]
    (story,) = [part for part in of_week[0].split("\n### ") if f"/p{week})" in part]
    assert f"/m{week})" in story, "two outlets of a week are one story"
    if week == WEEKS - 1:
        return
    later = [part for text in texts for part in text.split("\n### ") if f"/next{week})" in part]
    assert len(later) == 1, "what came of it is printed once"
    if week != HOLIDAY:  # then both stand in one issue
        assert not [text for text in texts if f"/late{week})" in text], (
            "another outlet that tells last week's story is left out"
        )
        assert re.search(rf"<!-- follow-up of .*/p{week} -->", later[0]), later[0]
