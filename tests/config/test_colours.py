"""newsletter.config.colours: contrast is that of WCAG 2.2."""

from __future__ import annotations

import pytest

from newsletter.config.colours import contrast


@pytest.mark.parametrize(
    ("one", "other", "ratio"),
    [("#000000", "#ffffff", 21.0), ("#808080", "#808080", 1.0), ("#777777", "#ffffff", 4.48), ("#0000ff", "#ffffff", 8.59)],
)
def test_the_contrast_of_two_colours_is_the_same_whichever_is_the_paper(one: str, other: str, ratio: float) -> None:
    assert contrast(one, other) == contrast(other, one) == pytest.approx(ratio, abs=0.005)
