"""What the ground floor does is done nowhere else: a second cleaner, acceptor, gunzip or reader of dates would disagree with it."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

PROGRAM = Path(__file__).parent.parent.parent / "newsletter"
# What only one room needs, and who may use it beside the ground floor, each for a reason of its own.
ALONE = {
    r"\bzlib\b|gzip\.(?:decompress|open)": set[str](),
    r"\bwebencodings\b": set[str](),
    r"\bstrptime\b|\bdateutil\b|\bdateparser\b": set[str](),
    r"unicodedata\.category": {"render/lines.py"},  # the width of a line
    r"\bparsedate": {"fetch/wire/throttle.py", "demo/server.py"},  # HTTP's own dates (RFC 9110, section 5.6.7)
    # What is escaped in an address of the draft, and what is reported in her text: neither is dropped.
    r"\\u202e|\\u202a": {"issuefile/escape.py", "check/rules/issue_text/leftovers.py"},
    r"\burljoin\b": {
        *("extract/metadata/date_fallbacks.py", "extract/stories/live_blog_data.py"),  # compare addresses, accept none
        "fetch/wire/redirects.py",  # hands the result to the acceptor
    },
}


@pytest.mark.parametrize(("pattern", "others"), ALONE.items(), ids=ALONE.keys())
def test_no_second_one_grows_above_the_ground_floor(pattern: str, others: set[str]) -> None:
    found = {
        str(path.relative_to(PROGRAM))
        for path in PROGRAM.rglob("*.py")
        if path.parent.name != "text" and re.search(pattern, path.read_text(encoding="utf-8"))
    }
    assert found <= others
