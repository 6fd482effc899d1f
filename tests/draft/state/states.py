"""What the tests of this room share: a machine's version of an issue, a story that was thrown out, a look at a folder."""

from __future__ import annotations

from pathlib import Path

from newsletter.draft.merge.match import StoryRef
from newsletter.issuefile import write
from newsletter.models import Issue, Section, Story, story_id

REF = StoryRef("4ada6564", "A “headline”", "https://a.example/", ("https://b.example/",))


def machine(*names: str) -> str:
    """Return a draft with a story of each name."""
    stories = tuple(
        Story(name, f"{name} happened.", f"https://{name}.example/", id=story_id(f"https://{name}.example/")) for name in names
    )
    return write(Issue("T", sections=(Section("S", stories),)))


def files(folder: Path) -> list[str]:
    """Return the paths of all files below a folder."""
    return sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file())
