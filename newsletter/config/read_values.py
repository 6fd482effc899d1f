"""Converts TOML values to configuration fields by type and bounds, collecting every mistake."""

from __future__ import annotations

import dataclasses
import difflib
import math
import types
import typing
from collections.abc import Mapping
from pathlib import Path
from typing import Any, NamedTuple

from newsletter.config.schema import Bound, Config, SiteRule
from newsletter.config.validate import check_site, faults
from newsletter.models import Source
from newsletter.text.spans import read_span


class Mistake(NamedTuple):
    """One thing wrong, at a key (`fetch.deadline`, `sections[2].name`)."""

    key: str
    what: str


def read_table(kind: type[Any], data: Any, prefix: str, mistakes: list[Mistake], skip: tuple[str, ...] = ()) -> dict[str, Any]:
    """Read one TOML table as the fields of a dataclass; what is wrong is added to `mistakes` and left out."""
    if not isinstance(data, dict):
        name = prefix.rstrip(".")
        brackets = f"; write [{name}], in single brackets" if isinstance(data, list) else ""
        mistakes.append(Mistake(name, f"expected a table, found {shown(data)}{brackets}"))
        return {}
    hints = typing.get_type_hints(kind, include_extras=True)
    names = [item.name for item in dataclasses.fields(kind) if item.name not in skip]
    allowed = [*names, "sites"] if kind is Config else [name for name in names if name != "sites"]
    values: dict[str, Any] = {}
    for key, value in data.items():
        if key not in allowed:
            near = difflib.get_close_matches(key, allowed, 1)
            mistakes.append(Mistake(prefix + key, "unknown key" + (f"; did you mean {near[0]}?" if near else "")))
        elif key == "sites":
            values["sites"] = _read_sites(SiteRule, value, "sites", mistakes)
        else:
            before = len(mistakes)
            _read_into(values, key, value, hints[key], prefix, mistakes)
            if len(mistakes) == before:
                mistakes += [Mistake(prefix + key, what) for what in faults(kind, key, values[key])]
    for item in dataclasses.fields(kind):
        required = item.default is dataclasses.MISSING and item.default_factory is dataclasses.MISSING
        if required and item.name not in data:
            mistakes.append(Mistake(prefix.rstrip("."), f"{item.name} is missing"))
    return values


def _read_into(values: dict[str, Any], key: str, value: Any, hint: Any, prefix: str, mistakes: list[Mistake]) -> None:
    try:
        values[key] = read_value(value, hint, prefix + key, mistakes)
    except ValueError as error:
        mistakes.append(Mistake(prefix + key, str(error)))


def _read_sites(kind: type[Any], data: Any, name: str, mistakes: list[Mistake]) -> dict[str, Any]:
    if not isinstance(data, dict):
        mistakes.append(Mistake(name, f"expected a table, found {shown(data)}"))
        return {}
    result = {}
    for key, value in data.items():
        before = len(mistakes)
        if host := _split_host(key, value):
            mistakes.append(Mistake(f"{name}.{host}", f'write [{name}."{host}"]: a name with dots needs quotes'))
            continue
        try:
            check_site(key)
        except ValueError as error:
            mistakes.append(Mistake(f"{name}.{key}", str(error)))
        fields = read_table(kind, value, f"{name}.{key}.", mistakes)
        if len(mistakes) == before:
            result[key] = kind(**fields)
    return result


def _split_host(key: str, value: Any) -> str | None:
    """Return the host that `[sites.example.org]` means, which TOML reads as tables within tables; None for what is well written."""
    parts = [key]
    while isinstance(value, dict) and len(value) == 1 and isinstance(inner := next(iter(value.values())), dict):
        parts.append(next(iter(value)))
        value = inner
    return ".".join(parts) if len(parts) > 1 else None


def read_value(value: Any, hint: Any, key: str, mistakes: list[Mistake]) -> Any:
    """Return a value as its type asks, or raise ValueError with what was expected."""
    bound = None
    if typing.get_origin(hint) is typing.Annotated:
        hint, bound = typing.get_args(hint)[:2]
    if typing.get_origin(hint) is types.UnionType:
        hint = next(item for item in typing.get_args(hint) if item is not type(None))
    if dataclasses.is_dataclass(hint) and isinstance(hint, type):
        return read_table(hint, value, key + ".", mistakes)
    if typing.get_origin(hint) is Mapping:
        return _read_texts(value, key, mistakes)
    if typing.get_origin(hint) is tuple:
        return _read_list(value, typing.get_args(hint)[0], key, mistakes)
    if hint is Path:
        return Path(_read_plain(value, str))
    return _bounded(_read_span(value) if bound and bound.span else _read_plain(value, hint), bound)


def _read_texts(value: Any, key: str, mistakes: list[Mistake]) -> dict[str, str]:
    """Read a TOML table whose keys are the editor's own and whose values are texts."""
    if not isinstance(value, dict):
        raise ValueError(f"expected a table, found {shown(value)}")
    mistakes += [
        Mistake(f"{key}.{name}", f"expected a string, found {shown(text)}")
        for name, text in value.items()
        if not isinstance(text, str)
    ]
    return {name: text for name, text in value.items() if isinstance(text, str)}


def _read_list(value: Any, item: Any, key: str, mistakes: list[Mistake]) -> tuple[Any, ...]:
    if isinstance(value, dict) and dataclasses.is_dataclass(item):
        raise ValueError(f"write [[{key}]], in double brackets: there can be several")
    if not isinstance(value, list):
        entries = [part.strip() for part in value.split(",")] if isinstance(value, str) else []
        brackets = f"; write [{', '.join(map(shown, entries))}]" if entries and item is str else ""
        raise ValueError(f"expected a list, found {shown(value)}{brackets}")
    if not dataclasses.is_dataclass(item):
        return tuple(_read_plain(entry, item) for entry in value)
    assert isinstance(item, type)
    records = []
    for number, entry in enumerate(value):
        if isinstance(entry, str) and item is Source:
            entry = {"location": entry}
        before = len(mistakes)
        fields = read_table(item, entry, f"{key}[{number}].", mistakes)
        if len(mistakes) == before:
            records.append(item(**fields))
    return tuple(records)


def _read_plain(value: Any, kind: type[Any]) -> Any:
    names = {str: "a string", int: "an integer", float: "a number", bool: "true or false"}
    if kind is float and isinstance(value, int) and not isinstance(value, bool):
        return float(value)
    if not isinstance(value, kind) or (isinstance(value, bool) and kind is not bool):
        raise ValueError(f"expected {names[kind]}, found {shown(value)}")
    return value


def _read_span(value: Any) -> float:
    if isinstance(value, str):
        try:
            return read_span(value).total_seconds()
        except (ValueError, OverflowError):
            raise ValueError(f"expected a duration like 30s, 15m, 24h, 7d, or seconds, found {shown(value)}") from None
    return float(_read_plain(value, float))


def _bounded(value: Any, bound: Bound | None) -> Any:
    if bound and not bound.least <= value:
        raise ValueError(f"expected at least {bound.least:g}, found {shown(value)}")
    if bound and value > bound.most:
        raise ValueError(f"expected at most {bound.most:g}, found {shown(value)}")
    if bound and value == math.inf:
        raise ValueError("expected a finite number, found inf")
    return value


def shown(value: Any) -> str:
    """Return a value for a message: its kind, or itself in short."""
    kinds = {dict: "a table", list: "a list", bool: str(value).lower(), str: f'"{str(value)[:40]}"'}
    return kinds.get(type(value), str(value)[:40])
