"""Promises of the rules on headlines."""

from __future__ import annotations

from newsletter.check import check_material
from tests.check.materials import FRONT, material, story


def labels_found(labelled: int, bare: int) -> list[str]:
    titles = [*(f"Label{at}: a bridge opens" for at in range(labelled)), *(f"A bridge number {at} opens" for at in range(bare))]
    text = FRONT + "".join(story("The council met.", title, f"https://a.example/{at}") for at, title in enumerate(titles))
    findings = check_material(material(text))
    return [found.message for found in findings if found.code == "headline-style" and "colon" in found.message]


def test_a_label_is_remarked_on_only_where_most_other_headlines_have_none() -> None:
    assert labels_found(21, 45) == []
    assert labels_found(2, 4) == ["the headline has a label before a colon; most others have none"] * 2
    assert labels_found(6, 45) == ["the headline has a label before a colon; most others have none"] * 6
    assert labels_found(20, 3) == ["the headline has no label before a colon; most others have one"] * 3
