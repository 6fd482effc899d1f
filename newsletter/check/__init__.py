"""Checks an issue for anything wrong, outdated, private or unsupported before readers see it.

    Material (draft, articles, earlier issues, editions) ─rules→ Finding ─formats→ terminal, quickfix, JSON, GitHub, SARIF, proof sheet

`check_material` is the door. Nothing here reads a file or asks the network: the command hands everything in.
"""

from __future__ import annotations

from newsletter.check.finding import LEVELS, Finding
from newsletter.check.material import Entry, Material
from newsletter.check.rule import all_rules, check_material

__all__ = ["LEVELS", "Entry", "Finding", "Material", "all_rules", "check_material"]
