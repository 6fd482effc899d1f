"""config.toml → Config: option > environment (`NEWSLETTER_…`) > file > default. Every mistake is found before any is reported."""

from __future__ import annotations

import dataclasses
import difflib
import functools
import math
import re
import tomllib
import types
import typing
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, NamedTuple

from newsletter.config.schema import (
    Bound,
    CheckSettings,
    DraftSettings,
    EmailSettings,
    ExtractSettings,
    FetchSettings,
    MailSettings,
    RankSettings,
    RenderSettings,
    SectionRule,
    SiteRule,
    ThemeSettings,
    TopicSettings,
    WriterSettings,
)
from newsletter.config.validate import check_site, faults, meant
from newsletter.errors import ConfigError
from newsletter.files import reason
from newsletter.models import Source
from newsletter.text.spans import read_span

FILE_NAME = "config.toml"
PREFIX = "NEWSLETTER_"
TRUE, FALSE = {"1", "true", "yes", "on"}, {"0", "false", "no", "off"}


@dataclass(frozen=True, slots=True)
class Config:
    """Everything that config.toml says. `file` is None when there is none; paths are absolute."""

    title: str = "Weekly Update"
    description: str = ""
    language: str = "en"
    issues: Path = Path("issues")
    editions: Path = Path("editions")
    cache: Path = Path("cache")
    archive: tuple[str, ...] = ()
    fetch: FetchSettings = FetchSettings()
    extract: ExtractSettings = field(default_factory=ExtractSettings)
    draft: DraftSettings = DraftSettings()
    rank: RankSettings = RankSettings()
    topics: TopicSettings = TopicSettings()
    writer: WriterSettings = WriterSettings()
    check: CheckSettings = CheckSettings()
    render: RenderSettings = RenderSettings()
    mail: MailSettings = MailSettings()
    email: EmailSettings = EmailSettings()
    theme: ThemeSettings = ThemeSettings()
    labels: Mapping[str, str] = field(default_factory=dict)
    site_names: Mapping[str, str] = field(default_factory=dict)
    sections: tuple[SectionRule, ...] = ()
    sources: tuple[Source, ...] = ()
    file: Path | None = None

    @property
    def root(self) -> Path:
        """The folder that relative paths are taken from: the file's own, or the working directory."""
        return self.file.parent if self.file else Path.cwd()


class Mistake(NamedTuple):
    """One thing wrong, at a key (`fetch.deadline`, `sections[2].name`)."""

    key: str
    what: str


def load(named: Path | None, environment: Mapping[str, str]) -> Config:
    """Read the configuration. `named` is the file the user named, else it is looked for upwards from the working directory.

    Raises ConfigError with a line for each mistake: `config.toml:12: fetch.deadline: …`.
    """
    file = named or (Path(environment["NEWSLETTER_CONFIG"]) if environment.get("NEWSLETTER_CONFIG") else find_file(Path.cwd()))
    text, data = _read(file.absolute()) if file else ("", {})
    mistakes: list[Mistake] = []
    values = _read_table(Config, data, "", mistakes, skip=("file",))
    _check_names(values, mistakes)
    wrong = [_locate(mistake, file, text) for mistake in mistakes]
    from_environment: list[Mistake] = []
    values = _overlay(values, environment, from_environment)
    wrong += [f"{mistake.key}: {mistake.what}" for mistake in from_environment]
    if wrong:
        raise ConfigError(wrong)
    return _settle(values, file.absolute() if file else None, environment)


def find_file(start: Path) -> Path | None:
    """Return the nearest config.toml in `start` or a folder above it, or None."""
    for folder in (start, *start.parents):
        if (folder / FILE_NAME).is_file():
            return folder / FILE_NAME
    return None


def _read(file: Path) -> tuple[str, dict[str, Any]]:
    try:
        text = file.read_bytes().decode("utf-8-sig")
        return text, tomllib.loads(text)
    except OSError as error:
        raise ConfigError([f"{file}: cannot read the configuration: {reason(error)}"]) from error
    except UnicodeDecodeError as error:
        raise ConfigError([f"{file}: the configuration is not UTF-8 text"]) from error
    except tomllib.TOMLDecodeError as error:
        line = re.search(r"line (\d+)", str(error))
        raise ConfigError([f"{file}:{line[1] if line else 1}: not TOML: {error}"]) from error
    except RecursionError as error:
        raise ConfigError(
            [f"{file}: tables or lists nested too deeply to be read; no key needs more than three levels"]
        ) from error


# --- values by their types ------------------------------------------------------------------------------------------------


def _read_table(kind: type[Any], data: Any, prefix: str, mistakes: list[Mistake], skip: tuple[str, ...] = ()) -> dict[str, Any]:
    """Read one TOML table as the fields of a dataclass; what is wrong is added to `mistakes` and left out."""
    if not isinstance(data, dict):
        name = prefix.rstrip(".")
        brackets = f"; write [{name}], in single brackets" if isinstance(data, list) else ""
        mistakes.append(Mistake(name, f"expected a table, found {_shown(data)}{brackets}"))
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
        values[key] = _read_value(value, hint, prefix + key, mistakes)
    except ValueError as error:
        mistakes.append(Mistake(prefix + key, str(error)))


def _read_sites(kind: type[Any], data: Any, name: str, mistakes: list[Mistake]) -> dict[str, Any]:
    if not isinstance(data, dict):
        mistakes.append(Mistake(name, f"expected a table, found {_shown(data)}"))
        return {}
    result = {}
    for key, value in data.items():
        before = len(mistakes)
        if host := _split_host(key, value):
            mistakes.append(Mistake(f"{name}.{host}", f'write [{name}."{host}"]: a name with dots needs the quotes'))
            continue
        try:
            check_site(key)
        except ValueError as error:
            mistakes.append(Mistake(f"{name}.{key}", str(error)))
        fields = _read_table(kind, value, f"{name}.{key}.", mistakes)
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


def _read_value(value: Any, hint: Any, key: str, mistakes: list[Mistake]) -> Any:
    """Return a value as its type asks, or raise ValueError with what was expected."""
    bound = None
    if typing.get_origin(hint) is typing.Annotated:
        hint, bound = typing.get_args(hint)[:2]
    if typing.get_origin(hint) is types.UnionType:
        hint = next(item for item in typing.get_args(hint) if item is not type(None))
    if dataclasses.is_dataclass(hint) and isinstance(hint, type):
        return _read_table(hint, value, key + ".", mistakes)
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
        raise ValueError(f"expected a table, found {_shown(value)}")
    mistakes += [
        Mistake(f"{key}.{name}", f"expected a text, found {_shown(text)}")
        for name, text in value.items()
        if not isinstance(text, str)
    ]
    return {name: text for name, text in value.items() if isinstance(text, str)}


def _read_list(value: Any, item: Any, key: str, mistakes: list[Mistake]) -> tuple[Any, ...]:
    if isinstance(value, dict) and dataclasses.is_dataclass(item):
        raise ValueError(f"write [[{key}]], in double brackets: there can be several")
    if not isinstance(value, list):
        raise ValueError(f"expected a list, found {_shown(value)}")
    if not dataclasses.is_dataclass(item):
        return tuple(_read_plain(entry, item) for entry in value)
    assert isinstance(item, type)
    records = []
    for number, entry in enumerate(value):
        if isinstance(entry, str) and item is Source:
            entry = {"location": entry}
        before = len(mistakes)
        fields = _read_table(item, entry, f"{key}[{number}].", mistakes)
        if len(mistakes) == before:
            records.append(item(**fields))
    return tuple(records)


def _read_plain(value: Any, kind: type[Any]) -> Any:
    names = {str: "a text", int: "a whole number", float: "a number", bool: "true or false"}
    if kind is float and isinstance(value, int) and not isinstance(value, bool):
        return float(value)
    if not isinstance(value, kind) or (isinstance(value, bool) and kind is not bool):
        raise ValueError(f"expected {names[kind]}, found {_shown(value)}")
    return value


def _read_span(value: Any) -> float:
    if isinstance(value, str):
        try:
            return read_span(value).total_seconds()
        except (ValueError, OverflowError):
            raise ValueError(f"expected seconds or a span like 30s, 15m, 24h, 7d, found {_shown(value)}") from None
    return float(_read_plain(value, float))


def _bounded(value: Any, bound: Bound | None) -> Any:
    if bound and not bound.least <= value:
        raise ValueError(f"expected at least {bound.least:g}, found {_shown(value)}")
    if bound and value > bound.most:
        raise ValueError(f"expected at most {bound.most:g}, found {_shown(value)}")
    if bound and value == math.inf:
        raise ValueError("expected a number with an end, found inf")
    return value


def _shown(value: Any) -> str:
    kinds = {dict: "a table", list: "a list", bool: str(value).lower(), str: f'"{str(value)[:40]}"'}
    return kinds.get(type(value), str(value)[:40])


def _check_names(values: dict[str, Any], mistakes: list[Mistake]) -> None:
    seen: set[str] = set()
    for number, section in enumerate(values.get("sections", ())):
        if section.name in seen:
            mistakes.append(Mistake(f"sections[{number}].name", f'"{section.name}" is there twice'))
        seen.add(section.name)


# --- the environment, and the defaults ---------------------------------------------------------------------------------------


def _overlay(values: dict[str, Any], environment: Mapping[str, str], mistakes: list[Mistake]) -> dict[str, Any]:
    """Lay `NEWSLETTER_TITLE`, `NEWSLETTER_FETCH_DEADLINE` … over what the file says."""
    result = {key: dict(value) if isinstance(value, dict) else value for key, value in values.items()}
    names: list[str] = []
    for record, path, hint in _plain_keys():
        name = PREFIX + "_".join(path).upper()
        names.append(name)
        if name not in environment:
            continue
        place = result if len(path) == 1 else result.setdefault(path[0], {})
        try:
            value = place[path[-1]] = _read_value(_from_text(environment[name], hint), hint, name, mistakes)
            mistakes += [Mistake(name, what) for what in faults(record, path[-1], value)]
        except ValueError as error:
            mistakes.append(Mistake(name, str(error)))
    mistakes += _slips(environment, names)
    return result


def _slips(environment: Mapping[str, str], names: list[str]) -> list[Mistake]:
    """Return the variables that are no key and look like one. What looks like none belongs to somebody else."""
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
            raise ValueError(f"expected true or false, found {_shown(text)}")
        return text.lower() in TRUE
    if hint in (int, float) and re.fullmatch(r"-?\d+(\.\d+)?", text):
        return int(text) if "." not in text else float(text)
    return text


def _settle(values: dict[str, Any], file: Path | None, environment: Mapping[str, str]) -> Config:
    values = dict(values)
    sites = values.pop("sites", {})
    tables: dict[str, Any] = {
        "fetch": FetchSettings,
        "draft": DraftSettings,
        "rank": RankSettings,
        "topics": TopicSettings,
        "writer": WriterSettings,
        "check": CheckSettings,
        "render": RenderSettings,
        "mail": MailSettings,
        "email": EmailSettings,
        "theme": ThemeSettings,
        "extract": ExtractSettings,
    }
    for name, kind in tables.items():
        extra = {"sites": sites} if name == "extract" else {}
        values[name] = kind(**values.get(name, {}), **extra)
    values.setdefault("cache", Path("cache") if file else _user_cache(environment))
    config = Config(**values, file=file)
    folders = {name: config.root / getattr(config, name) for name in ("issues", "editions", "cache")}
    return dataclasses.replace(config, **folders)


def _user_cache(environment: Mapping[str, str]) -> Path:
    """Where the cache lies when no config.toml says so: XDG's folder, or the working directory where there is no home."""
    if environment.get("XDG_CACHE_HOME"):
        return Path(environment["XDG_CACHE_HOME"]) / "newsletter"
    return Path(environment["HOME"]) / ".cache" / "newsletter" if environment.get("HOME") else Path("cache")


# --- where a mistake stands -------------------------------------------------------------------------------------------------


def _locate(mistake: Mistake, file: Path | None, text: str) -> str:
    """Return `config.toml:LINE: key: what`. tomllib keeps no lines, so the key is looked up in the text."""
    return f"{file}:{find_line(text, mistake.key)}: {mistake.key}: {mistake.what}"


def find_line(text: str, key: str) -> int:
    """Return the line (from 1) on which a key like `fetch.deadline` or `sections[2].name` stands, or that of its table, or 1."""
    lines = _lines_of_keys(text)
    while key and key not in lines:
        key = key[: max(key.rfind("."), key.rfind("["), 0)]
    return lines.get(key, 1)


@functools.lru_cache(maxsize=2)
def _lines_of_keys(text: str) -> dict[str, int]:
    """Return the line of each table and key of a TOML file: its first, as far as lines alone show it."""
    found: dict[str, int] = {}
    table = ""
    counts: dict[str, int] = {}
    for number, line in enumerate(text.splitlines(), 1):
        header = re.match(r"\s*(\[\[?)\s*(.+?)\s*\]\]?\s*(?:#.*)?$", line)
        entry = re.match(r"""\s*([\w."'-]+)\s*=""", line)
        name = re.sub(r"""["']""", "", header[2] if header else entry[1] if entry else "")
        if entry:
            found.setdefault(table + name, number)
        elif header:
            if header[1] == "[[":
                counts[name] = counts.get(name, -1) + 1
                name = f"{name}[{counts[name]}]"
            found.setdefault(name, number)
            table = name + "."
    return found
