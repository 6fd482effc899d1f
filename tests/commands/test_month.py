"""A month of nights: cron mails whatever is said, so hardly anything is said, and all of it is useful."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path

from tests.commands.conftest import SetClock
from tests.running import newsletter
from tests.website import Reply, Site

NIGHTS, SOURCES = 30, 16
DEAD, FLAKY, MOVING = 3, 7, 11


def _feed(base: str, number: int, night: int) -> Reply:
    items = f"<item><title>Night {night // 7}</title><link>{base}/owls?feed={number}&amp;week={night // 7}</link></item>"
    body = f"<rss version='2.0'><channel><title>Feed {number}</title><link>{base}/</link>{items}</channel></rss>"
    return Reply(body.encode(), content_type="application/rss+xml")


def test_thirty_nights_over_many_sources_say_at_most_three_lines(project: Path, site: Site, set_clock: SetClock) -> None:
    with open(project / "config.toml", "a", encoding="utf-8") as config:
        for number in range(SOURCES):
            config.write(f'[[sources]]\nlocation = "{site.base}/feed/{number}"\nkind = "feed"\n')
    text = (
        (project / "config.toml")
        .read_text()
        .replace("pause = 0\n", 'pause = 0\nper_host = 40\nconcurrency = 40\ntries = 1\nfresh_for = "365d"\n')
    )
    (project / "config.toml").write_text(text)
    clock = [datetime(2025, 11, 1, 3, 15, tzinfo=UTC)]
    set_clock(lambda: clock[0])
    mail: list[str] = []
    for night in range(NIGHTS):
        for number in range(SOURCES):
            site.pages[f"/feed/{number}"] = _feed(site.base, number, night)
            for week in range(5):
                site.pages[f"/owls?feed={number}&week={week}"] = site.pages["/owls"]
        del site.pages[f"/feed/{DEAD}"]
        if night % 4 == 1:
            site.pages[f"/feed/{FLAKY}"] = Reply(b"", 503)
        if night >= 10:
            site.pages[f"/feed/{MOVING}"] = Reply(b"", 301, headers={"Location": f"{site.base}/moved"})
            site.pages["/moved"] = _feed(site.base, MOVING, night)
        ran = newsletter("fetch", "--quiet")
        assert ran.code == 0
        mail += ran.error_lines
        clock[0] += timedelta(days=1)
    assert 1 <= len(mail) <= 3, mail
    assert sum(f"/feed/{DEAD}:" in line for line in mail) == 1
    assert sum(f"/feed/{MOVING}:" in line and "/moved" in line for line in mail) == 1
    assert not [line for line in mail if f"/feed/{FLAKY}:" in line]
    rows = {row["name"].rpartition("/")[2]: row for row in newsletter("status", "--sources", "--json").records}
    assert (rows[str(DEAD)]["state"], rows[str(DEAD)]["failures"]) == ("dead", NIGHTS)
    assert rows["0"]["state"] == "good"
