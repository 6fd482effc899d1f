"""Loads the JSON word tables next to their modules and compiles them into patterns."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from importlib import resources
from typing import Any


def read_table(package: str, name: str) -> Any:
    """Return the table `name.json` of a package. Each phrase in it is a regular expression."""
    return json.loads(resources.files(package).joinpath(f"{name}.json").read_text(encoding="utf-8"))


def any_of(phrases: Iterable[str]) -> re.Pattern[str]:
    """Return a pattern that matches any of the phrases, whatever their case."""
    return re.compile("|".join(phrases), re.IGNORECASE)


def any_whole(phrases: Iterable[str]) -> re.Pattern[str]:
    """Return a pattern that matches any of the phrases as whole words: no letter or digit directly before or after."""
    return re.compile(rf"(?<![^\W_])(?:{'|'.join(phrases)})(?![^\W_])", re.IGNORECASE)
