"""Reads configuration from environment variables: `NEWSLETTER_` plus a key's path in capitals."""

from __future__ import annotations

import dataclasses
import re
import typing
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from newsletter.config.read_values import Mistake, read_value, shown
from newsletter.config.schema import Config
from newsletter.config.validate import faults, meant

PREFIX = "NEWSLETTER_"
TRUE, FALSE = {"1", "true", "yes", "on"}, {"0", "false", "no", "off"}


def overlay_environment(values: dict[str, Any], environment: Mapping[str, str], mistakes: list[Mistake]) -> dict[str, Any]:
    """Return `values` with those of `NEWSLETTER_TITLE`, `NEWSLETTER_FETCH_DEADLINE` … in their place; what is wrong goes to `mistakes`."""
    result = {key: dict(value) if isinstance(value, dict) else value for key, value in values.items()}
    names: list[str] = []
    for record, path, hint in _plain_keys():
        name = PREFIX + "_".join(path).upper()
        names.append(name)
        if name not in environment:
            continue
        place = result if len(path) == 1 else result.setdefault(path[0], {})
        try:
            value = place[path[-1]] = read_value(_from_text(environment[name], hint), hint, name, mistakes)
            mistakes += [Mistake(name, what) for what in faults(record, path[-1], value)]
        except ValueError as error:
            mistakes.append(Mistake(name, str(error)))
    mistakes += _slips(environment, names)
    return result


def _slips(environment: Mapping[str, str], names: list[str]) -> list[Mistake]:
    """Return the variables that nearly name a key. Any others belong to another program."""
    others = sorted(name for name in environment if name.startswith(PREFIX) and name not in names)
    near = {name: meant(name, names, PREFIX) for name in others}
    return [Mistake(name, f"unknown variable; did you mean {known}?") for name, known in near.items() if known]


def _plain_keys() -> list[tuple[type[Any], tuple[str, ...], Any]]:
    """Return the keys that a variable can say: the record each is a field of, its path in the file, and its type."""
    keys: list[tuple[type[Any], tuple[str, ...], Any]] = []
    for name, hint in typing.get_type_hints(Config, include_extras=True).items():
        if dataclasses.is_dataclass(hint) and isinstance(hint, type):
            inner = typing.get_type_hints(hint, include_extras=True)
            keys += [(hint, (name, key), kind) for key, kind in inner.items() if key != "sites"]
        elif hint in (str, Path):
            keys.append((Config, (name,), hint))
    return keys


def _from_text(text: str, hint: Any) -> Any:
    if typing.get_origin(hint) is typing.Annotated:
        hint = typing.get_args(hint)[0]
    if typing.get_origin(hint) is tuple:
        return [item.strip() for item in text.split(",") if item.strip()]
    if hint is bool:
        if text.lower() not in TRUE | FALSE:
            raise ValueError(f"expected true or false, found {shown(text)}")
        return text.lower() in TRUE
    if hint in (int, float) and re.fullmatch(r"-?\d+(\.\d+)?", text):
        return int(text) if "." not in text else float(text)
    return text
