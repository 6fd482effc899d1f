"""config.toml → Config: option > environment (`NEWSLETTER_…`) > file > default. Every mistake is found before any is reported."""

from __future__ import annotations

import dataclasses
import re
import tomllib
import typing
from collections.abc import Mapping
from importlib import resources
from pathlib import Path
from typing import Any

from newsletter.config.environment_variables import overlay_environment
from newsletter.config.key_lines import find_line
from newsletter.config.read_values import Mistake, read_table
from newsletter.config.schema import Config
from newsletter.errors import ConfigError
from newsletter.files import read_file, reason

FILE_NAME = "config.toml"

# What to do about a mistake that tomllib names in the words of the grammar.
_TOML_ADVICE = {
    "Invalid value": 'text needs straight quotes, like title = "My Weekly"',
    "Cannot overwrite a value": "the key is there twice; keep one of them",
    "Illegal character '\\n'": "a quotation mark is missing at the end of the line",
}


def load(named: Path | None, environment: Mapping[str, str]) -> Config:
    """Read the configuration. `named` is the file the user named, else it is looked for upwards from the working directory.

    Raises ConfigError with a line for each mistake: `config.toml:12: fetch.deadline: …`.
    """
    file = named or (Path(environment["NEWSLETTER_CONFIG"]) if environment.get("NEWSLETTER_CONFIG") else find_file(Path.cwd()))
    text, data = _read(file.absolute()) if file else ("", {})
    mistakes: list[Mistake] = []
    values = read_table(Config, data, "", mistakes, skip=("file",))
    _check_names(values, mistakes)
    wrong = [f"{file}:{find_line(text, mistake.key)}: {mistake.key}: {mistake.what}" for mistake in mistakes]
    from_environment: list[Mistake] = []
    values = overlay_environment(values, environment, from_environment)
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
        text = read_file(file).decode("utf-8-sig")
        return text, tomllib.loads(text)
    except OSError as error:
        raise ConfigError([f"{file}: cannot read the configuration: {reason(error)}"]) from error
    except UnicodeDecodeError as error:
        raise ConfigError([f"{file}: the configuration is not UTF-8 text; save it as UTF-8"]) from error
    except tomllib.TOMLDecodeError as error:
        line = re.search(r"line (\d+)", str(error))
        advice = next((f"; {what}" for fault, what in _TOML_ADVICE.items() if str(error).startswith(fault)), "")
        raise ConfigError([f"{file}:{line[1] if line else 1}: not valid TOML: {error}{advice}"]) from error
    except RecursionError as error:
        raise ConfigError([f"{file}: tables or lists nested too deeply; no key has more than three levels"]) from error


def _check_names(values: dict[str, Any], mistakes: list[Mistake]) -> None:
    seen: set[str] = set()
    for number, section in enumerate(values.get("sections", ())):
        if section.name.casefold() in seen:
            mistakes.append(Mistake(f"sections[{number}].name", f'"{section.name}" is there twice'))
        seen.add(section.name.casefold())


def _settle(values: dict[str, Any], file: Path | None, environment: Mapping[str, str]) -> Config:
    values = dict(values)
    sites = values.pop("sites", {})
    values["draft"] = {**_draft_words(str(values.get("language", ""))), **values.get("draft", {})}
    for name, kind in typing.get_type_hints(Config).items():
        if isinstance(kind, type) and dataclasses.is_dataclass(kind):
            extra = {"sites": sites} if name == "extract" else {}
            values[name] = kind(**values.get(name, {}), **extra)
    values.setdefault("cache", Path("cache") if file else _user_cache(environment))
    config = Config(**values, file=file)
    issues, editions, cache = map(config.path, (config.issues, config.editions, config.cache))
    return dataclasses.replace(config, issues=issues, editions=editions, cache=cache)


def _draft_words(language: str) -> dict[str, str]:
    """Return what [draft] says in a language where nothing is configured; nothing for English and for one without a table."""
    text = resources.files("newsletter.config").joinpath("draft_words.toml").read_text(encoding="utf-8")
    words: dict[str, dict[str, str]] = tomllib.loads(text)
    return words.get(re.split("[-_]", language.lower())[0], {})


def _user_cache(environment: Mapping[str, str]) -> Path:
    """Where the cache lies when no config.toml says so: XDG's folder, or the working directory where there is no home."""
    if environment.get("XDG_CACHE_HOME"):
        return Path(environment["XDG_CACHE_HOME"]) / "newsletter"
    return Path(environment["HOME"]) / ".cache" / "newsletter" if environment.get("HOME") else Path("cache")
