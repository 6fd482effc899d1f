"""newsletter.check.claims.denials: a denial that the source does not have is found, one in other words is not."""

from __future__ import annotations

import pytest

from newsletter.check.claims.denials import find_denied
from newsletter.check.claims.evidence import Evidence

SOURCE = (
    "The council of Brigford has opened an investigation into the cracks of the bridge. "
    "The mayor declined to comment on the cracks. Ines Holm could not say when the bridge will open to lorries again."
)


@pytest.mark.parametrize(
    ("sentence", "words"),
    [
        ("The council has not opened an investigation into the cracks.", ("not opened", "opened")),
        ("The council hasn't opened an investigation into the cracks of the bridge.", ("hasn't opened", "opened")),
        ("The mayor did not comment on the cracks.", None),
        ("Holm did not say when the bridge will open again.", None),
        ("The council has opened an investigation into the cracks.", None),
        ("The ducks did not swim.", None),
        ("Lorries cannot use Brigford bridge because of the cracks.", None),
    ],
)
def test_a_denial_is_found_where_the_source_only_affirms(sentence: str, words: tuple[str, str] | None) -> None:
    found = find_denied(sentence, Evidence([SOURCE]))
    assert (found and (sentence[found[0] : found[1]], found[3])) == words
