"""newsletter.check.rules.issue_text.dates_agree: the day that an issue is given in several places."""

from __future__ import annotations

from datetime import UTC
from zoneinfo import ZoneInfo

from tests.check.materials import FRONT, found_in, story


def test_an_instant_in_the_front_matter_is_a_day_in_the_editors_zone() -> None:
    text = FRONT.replace("2025-11-15", "2025-11-14T20:00:00Z") + story("Owls nest in the old mill.")
    assert "day-disagrees" not in found_in(text, zone=ZoneInfo("Asia/Kathmandu"))
    assert "day-disagrees" in found_in(text, zone=UTC)
