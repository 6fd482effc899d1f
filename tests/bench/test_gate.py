"""The gate of the benches: half a point worse fails, in whichever direction worse is."""

from __future__ import annotations

import pytest

from tests.bench.__main__ import fallen

FLOOR = {"aeb.f1": 0.97, "single.split": 0.005, "wcxb.date_wrong": 0.09, "speed.ratio": 1.8}


@pytest.mark.parametrize(
    ("figures", "code"),
    [
        (FLOOR, 0),
        ({"aeb.f1": 0.966}, 0),
        ({"aeb.f1": 0.964}, 1),
        ({"aeb.f1": 0.99, "single.split": 0.0}, 0),
        ({"single.split": 0.011}, 1),
        ({"wcxb.date_wrong": 0.096}, 1),
        ({"speed.ratio": 1.7}, 1),
        ({"unknown.f1": 0.0}, 0),
    ],
)
def test_a_figure_that_is_half_a_point_worse_fails_and_is_named(
    figures: dict[str, float], code: int, capsys: pytest.CaptureFixture[str]
) -> None:
    assert fallen(figures, FLOOR) == code
    named = capsys.readouterr().err
    assert bool(named) is bool(code)
    assert not code or next(iter(figures)) in named
