"""The defaults of the configuration lie within their own bounds."""

from __future__ import annotations

import dataclasses
import typing
from typing import Any

import pytest

from newsletter.config import schema
from newsletter.config.schema import Bound

RECORDS = [kind for kind in vars(schema).values() if dataclasses.is_dataclass(kind) and kind is not Bound]


@pytest.mark.parametrize("record", RECORDS, ids=lambda kind: str(getattr(kind, "__name__", kind)))
def test_every_default_is_within_its_bounds(record: type) -> None:
    hints = typing.get_type_hints(record, include_extras=True)
    for item in dataclasses.fields(record):
        default: Any = item.default
        for bound in (note for note in typing.get_args(hints[item.name]) if isinstance(note, Bound)):
            assert default is dataclasses.MISSING or bound.least <= default <= bound.most, item.name
