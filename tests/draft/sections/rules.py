"""Two sections and three stories that tests place."""

from __future__ import annotations

from newsletter.config.schema import SectionRule

TOWN = SectionRule("Town", "council, streets and bridges", ("council", "town hall"))
NATURE = SectionRule("Nature", "birds, beasts and weather", ("owls", "salt marsh"))
TEXTS = [
    ("Mill bridge to be rebuilt", "The council voted to rebuild the bridge."),
    ("Owls return", "Barn owls nest on the salt marsh again."),
    ("Quarterly figures", "Profit rose."),
]
