"""newsletter.draft.prose.discussion: the first post of a discussion and its author."""

from __future__ import annotations

import pytest

from newsletter.draft.prose.discussion import first_speaker


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("#### Ann, May 3, 2026\nI built a pump.\n#### Ben, May 4, 2026\nGood.", "Ann"),
        ("#### rurutia Member, May 2026\nI built a pump.\n#### Ben, May 2026\nGood.", "rurutia"),
        ("#### Ann\nI built a pump.\n#### Ben\nGood.", "Ann"),
        ("#### Ann, May 3, 2026\nOne heading alone is of an article.", ""),
        ("#### Overview\n### What we do\nI built a pump.\n#### Prices\nGood.", ""),
        ("#### Ann\nI built a pump.\n#### Ben\nGood.\n### Elsewhere", "Ann"),
        ("I built a pump.", ""),
    ],
)
def test_a_discussions_first_post_names_its_writer(text: str, name: str) -> None:
    assert first_speaker(text) == name
