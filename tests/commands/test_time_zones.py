"""The day of an issue is the editor's own, wherever she is and whatever her clock did that night."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import pytest

from tests.commands.conftest import SetClock
from tests.running import newsletter
from tests.website import Site


@pytest.mark.parametrize(
    ("zone", "moment", "day", "written"),
    [
        ("America/Los_Angeles", "2025-11-14T01:40:00+00:00", "2025-11-13", "2025-11-13T00:00:00-08:00"),
        ("Pacific/Kiritimati", "2025-11-14T11:00:00+00:00", "2025-11-15", "2025-11-15T00:00:00+14:00"),
        ("Asia/Kathmandu", "2025-11-14T18:20:00+00:00", "2025-11-15", "2025-11-15T00:00:00+05:45"),
        ("Europe/Berlin", "2025-10-25T22:30:00+00:00", "2025-10-26", "2025-10-26T00:00:00+02:00"),
        ("Europe/Berlin", "2025-10-26T22:30:00+00:00", "2025-10-26", "2025-10-26T00:00:00+02:00"),
        ("America/Los_Angeles", "2025-03-09T10:30:00+00:00", "2025-03-09", "2025-03-09T00:00:00-08:00"),
    ],
)
def test_the_day_is_the_editors(
    project: Path,
    site: Site,
    monkeypatch: pytest.MonkeyPatch,
    set_clock: SetClock,
    zone: str,
    moment: str,
    day: str,
    written: str,
) -> None:
    set_clock(lambda: datetime.fromisoformat(moment))
    monkeypatch.setenv("NEWSLETTER_DRAFT_TIMEZONE", zone)
    newsletter("fetch", "-q", f"{site.base}/owls")
    newsletter("extract", "-q")
    ran = newsletter("draft")
    assert ran.out == f"{project / 'issues' / f'{day}.md'}\n"
    assert f"\ndate: {written}\n" in (project / "issues" / f"{day}.md").read_text(encoding="utf-8")
    assert [row["day"] for row in newsletter("issues", "--json").records] == [day]
    assert newsletter("render", "today", "--to", "text").code == 0


def test_a_zone_that_is_none_is_explained(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NEWSLETTER_DRAFT_TIMEZONE", "Europe/Berln")
    ran = newsletter("issues")
    assert (ran.code, ran.out) == (2, "")
    assert "did you mean Europe/Berlin?" in ran.err
