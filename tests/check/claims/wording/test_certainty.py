"""newsletter.check.claims.wording.certainty: what the article only says may be is not told as sure."""

from __future__ import annotations

import pytest

from newsletter.check.claims.evidence import Evidence
from newsletter.check.claims.wording.certainty import find_certainty

EVIDENCE = Evidence(
    [
        "Three villages will share the new ferry from spring. The mayor said that Lower Marsh might join them in autumn. "
        "The ticket office could close, and the kiosk is likely to be sold to its tenant. The old pier may well be rebuilt in oak. "
        "The crew could train in winter. The crew will train at the lock. The council may consider a toll on lorries."
    ]
)


@pytest.mark.parametrize(
    ("text", "said", "instead"),
    [
        ("Lower Marsh will join them in autumn, the mayor said.", "will join", "might join"),
        ("The ticket office will close.", "will close", "could close"),
        ("The council will consider a toll on lorries.", "will consider", "may consider"),
        ("The kiosk is going to be sold to its tenant.", "is going to be sold", "is likely to be sold"),
        ("The old pier will be rebuilt in oak.", "will be rebuilt", "may well be rebuilt"),
    ],
)
def test_what_may_be_is_not_told_as_what_will_be(text: str, said: str, instead: str) -> None:
    found = find_certainty(text, EVIDENCE)
    assert found is not None
    assert (text[found.start : found.end], found.instead) == (said, instead)


@pytest.mark.parametrize(
    "text",
    [
        "Lower Marsh might join them in autumn.",
        "Lower Marsh will perhaps join them in autumn.",
        "It is unclear whether Lower Marsh will join them in autumn.",
        "The mayor has not said if Lower Marsh will join them in autumn.",
        "The mayor hopes that Lower Marsh will join them in autumn.",
        "Lower Marsh will reportedly join them in autumn.",
        "There is a chance that Lower Marsh will join them in autumn.",
        "Talk is that Lower Marsh will join them in autumn.",
        "Should it decide to, Lower Marsh will join them in autumn.",
        "Lower Marsh is considering a step by which it will join them in autumn.",
        "Few doubt that Lower Marsh will join them in autumn.",
        "Three villages will share the new ferry.",
        "The crew will train in winter.",
        "Lower Marsh will hold a fair in autumn.",
    ],
)
def test_what_is_hedged_or_sure_in_the_article_too_is_not_found(text: str) -> None:
    assert find_certainty(text, EVIDENCE) is None
