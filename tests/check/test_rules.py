"""The rules: each has a code, a level, documentation, examples, one test that it finds and one that it does not."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from newsletter.check import LEVELS, all_rules
from newsletter.check.rules import FAMILIES
from tests.check.materials import FRONT, article, found_in, story

GOOD = "Ines Holm said that the bridge will cost £14 million."
Find = Callable[[], set[str]]


def _with(summary: str, headline: str = "A bridge for Brigford") -> Find:
    return lambda: found_in(FRONT + "## Town\n\n" + story(summary, headline), article())


def _file(text: str) -> Find:
    return lambda: found_in(text)


CASES: dict[str, tuple[Find, Find]] = {
    "no-title": (_file("---\ndate: 2025-11-15\n---\n\n" + story(GOOD)), _with(GOOD)),
    "empty-section": (_file(FRONT + "## Chips\n\n## Law\n\n" + story(GOOD)), _with(GOOD)),
    "no-summary": (_file(FRONT + "### A\n\n[Read more](https://a.example/1)\n"), _with(GOOD)),
    "no-link": (_file(FRONT + "### A\n\nText of a story.\n"), _with(GOOD)),
    "same-link": (_file(FRONT + story(GOOD, "One") + story(GOOD, "Two")), _with(GOOD)),
    "number-not-found": (_with("Ines Holm said that the bridge will cost £15 million."), _with(GOOD)),
    "quotation-not-found": (_with("“It is a bad day for Brigford,” Holm said."), _with("“It is a good day,” Holm said.")),
    "name-not-found": (_with("The bridge was praised by Karl Muster."), _with(GOOD)),
    "said-of-another": (
        _with("Anna Berg, who leads the town's engineers, said on Thursday that the bridge will cost £14 million."),
        _with(GOOD),
    ),
    "fact-elsewhere": (_with("A survey found cracks in 88 arches of the old bridge, closed to lorries."), _with(GOOD)),
    "claims-language": (
        lambda: found_in(FRONT + story("Der Rat tagt heute in der Stadt."), article("Der Rat tagt.", language="de")),
        _with(GOOD),
    ),
}


def test_every_rule_has_a_test_that_it_finds_and_one_that_it_does_not() -> None:
    assert CASES.keys() == all_rules().keys()


@pytest.mark.parametrize("code", CASES)
def test_the_rule_finds_what_it_is_for(code: str) -> None:
    assert code in CASES[code][0]()


@pytest.mark.parametrize("code", CASES)
def test_the_rule_is_silent_where_all_is_well(code: str) -> None:
    assert code not in CASES[code][1]()


@pytest.mark.parametrize("code", all_rules())
def test_the_rule_is_documented_with_a_bad_and_a_good_example(code: str) -> None:
    item = all_rules()[code]
    assert item.family in FAMILIES
    assert item.level in LEVELS
    assert item.doc.endswith(".")
    assert item.bad
    assert item.good
    assert item.bad != item.good
