"""Locates, parses and writes the front matter of an issue file."""

from __future__ import annotations

import json
import re
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

import yaml

from newsletter.errors import DraftError
from newsletter.text.clean import clean_line

FENCES = {"---": "yaml", "+++": "toml"}
KEY_LINE = re.compile(r"[\"']?[\w.-]+[\"']?\s*[:=]|\[|---\s*$|\+\+\+\s*$")
OPEN = re.compile(r"^draft\s*[:=]\s*[\"']?true\b", re.IGNORECASE | re.MULTILINE)
DATE = re.compile(r"\d{4}-\d\d-\d\d(?:[T ]\d\d:\d\d(?::\d\d(?:\.\d+)?)?(?:Z|[+-]\d\d:?\d\d)?)?")
# YAML 1.1 ends a line at them, YAML 1.2 and Markdown do not: blanks in their place keep every line and column where it is.
NO_LINE_ENDS = dict.fromkeys((0x85, 0x2028, 0x2029), " ")
# YAML takes these for line ends or refuses them, JSON does not.
NOT_IN_YAML = re.compile("[\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff]")


def find_end(lines: Sequence[str], file: str) -> int:
    """Return how many lines the front matter takes at the head of a file, its fences included; 0 when there is none.

    Raises DraftError when it is opened and never closed.
    """
    start = next((index for index, line in enumerate(lines) if line.strip("\ufeff \t\r\n")), None)
    if start is None:
        return 0
    fence = lines[start].lstrip("\ufeff").rstrip()
    if fence not in FENCES:
        return 0
    inside = next((line for line in lines[start + 1 :] if line.strip()), "")
    if not lines[start + 1 : start + 2] or (not lines[start + 1].strip() and not KEY_LINE.match(inside)):
        return 0  # a line of dashes above prose is a line of dashes
    for index in range(start + 1, len(lines)):
        if lines[index].rstrip() == fence:
            return index + 1
    raise DraftError(file, start + 1, f"the front matter that starts here is never closed: no second line `{fence}`")


def read(lines: Sequence[str], file: str, keys_twice: bool = False) -> dict[str, Any]:
    """Return the values of a front matter, given with its fences: texts, lists, tables; every scalar is a text.

    Raises DraftError with the line where the YAML or TOML breaks, or where the second of two equal keys stands; with `keys_twice`,
    the last of them counts in YAML.
    """
    start = next(index for index, line in enumerate(lines) if line.strip("\ufeff \t\r\n"))
    text = "".join(line.rstrip("\r\n") + "\n" for line in lines[start + 1 : -1])
    kind = FENCES[lines[start].lstrip("\ufeff").rstrip()]
    values = _read_toml(text, start + 2, file) if kind == "toml" else _read_yaml(text, start + 2, file, keys_twice)
    if values is None:
        return {}
    if not isinstance(values, Mapping):
        raise DraftError(file, start + 2, "the front matter is not a list of `key: value` lines")
    return {str(key): value for key, value in values.items()}


class _Loader(yaml.BaseLoader):
    """Makes nothing but texts, lists and tables: no dates, no `No` that means false, no objects.

    A key that stands twice is an error, as YAML 1.2, section 3.2.1.1, has it: Hugo stops building the site at one.
    """

    def construct_mapping(self, node: yaml.MappingNode, deep: bool = False) -> dict[Any, Any]:
        """Return a table as a dict. Raises ConstructorError with the place of the second of two equal keys."""
        seen: set[str] = set()
        for key, _ in node.value:
            if isinstance(key, yaml.ScalarNode) and key.value in seen:
                raise yaml.constructor.ConstructorError(None, None, f"the key `{key.value}` stands twice", key.start_mark)
            seen.add(str(key.value))
        return dict(super().construct_mapping(node, deep))


@lru_cache(maxsize=64)
def _read_yaml(text: str, first: int, file: str, keys_twice: bool) -> Any:
    try:
        return yaml.load(text.translate(NO_LINE_ENDS), yaml.BaseLoader if keys_twice else _Loader)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        line = first + mark.line if mark else first
        raise DraftError(file, line, f"the front matter is not valid YAML: {error.problem or error.context}") from error
    except yaml.reader.ReaderError as error:
        line = first + text.count("\n", 0, error.position)
        raise DraftError(
            file, line, f"the front matter contains a character that YAML does not allow: U+{error.character:04X}"
        ) from error
    except (yaml.YAMLError, RecursionError) as error:
        raise DraftError(file, first, "the front matter is not valid YAML") from error


def _read_toml(text: str, first: int, file: str) -> Any:
    try:
        return _texts(tomllib.loads(text))
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        place = re.search(r"at line (\d+)", str(error))
        line = first + int(place[1]) - 1 if place else first
        raise DraftError(file, line, f"the front matter is not valid TOML: {str(error).partition(' (')[0]}") from error


def _texts(value: Any) -> Any:
    if isinstance(value, Mapping):
        return {str(key): _texts(item) for key, item in value.items()}
    if isinstance(value, list):
        return [_texts(item) for item in value]
    if isinstance(value, bool):
        return str(value).lower()
    return value.isoformat() if hasattr(value, "isoformat") else str(value)


@dataclass(frozen=True, slots=True)
class KeyLines:
    """The lines of one key in a front matter, `end` excluded; `remark` = a comment stands behind the value."""

    start: int
    end: int
    remark: bool


def find_keys(lines: Sequence[str]) -> dict[str, KeyLines] | None:
    """Return where each top-level key of a front matter (given with its fences) stands; comments between keys belong to none.

    None where keys cannot be taken apart by lines: TOML, or YAML in flow style.
    """
    start = next(index for index, line in enumerate(lines) if line.strip("\ufeff \t\r\n"))
    if FENCES[lines[start].lstrip("\ufeff").rstrip()] != "yaml":
        return None
    inside = [line.rstrip("\r\n") for line in lines[start + 1 : -1]]
    text = "\n".join([*inside, ""])
    node = yaml.compose(text.translate(NO_LINE_ENDS), yaml.BaseLoader)
    if node is None:
        return {}
    if not isinstance(node, yaml.MappingNode) or node.flow_style:
        return None
    found = {}
    for key, value in node.value:
        # By their offsets: PyYAML also counts U+0085, U+2028 and U+2029 as line ends, which Markdown's lines do not.
        first, last, column = *_place(text, key.start_mark.index)[:1], *_place(text, value.end_mark.index)
        end = last + bool(column)
        while end - 1 > first and (not inside[end - 1].strip() or inside[end - 1].lstrip().startswith("#")):
            end -= 1
        remark = bool(column) and "#" in inside[last][column:]
        found[str(key.value)] = KeyLines(start + 1 + first, start + 1 + max(end, first + 1), remark)
    return found


def _place(text: str, offset: int) -> tuple[int, int]:
    """Return the line and the column, from 0, of an offset in a text of LF lines."""
    return text.count("\n", 0, offset), offset - (text.rfind("\n", 0, offset) + 1)


def without_draft_mark(text: str) -> str:
    """Return an open issue's text with `draft: false` in its front matter, and every other character as it was."""
    return OPEN.sub(lambda found: re.sub("true", "false", found[0], flags=re.IGNORECASE), text, count=1)


def scalar(text: str) -> str:
    """Return a text as a YAML scalar in double quotes (JSON, which YAML 1.2 contains), whatever it holds."""
    quoted = json.dumps(clean_line(text), ensure_ascii=False)
    return NOT_IN_YAML.sub(lambda bad: f"\\u{ord(bad[0]):04x}", quoted)


def value(content: Any) -> str:
    """Return a front matter value as one line of YAML: quoted texts, lists and tables in flow style, a date as it stands."""
    if isinstance(content, Mapping):
        return "{" + ", ".join(f"{scalar(str(key))}: {value(item)}" for key, item in content.items()) + "}"
    if isinstance(content, (list, tuple)):
        return "[" + ", ".join(value(item) for item in content) + "]"
    return str(content) if DATE.fullmatch(str(content)) else scalar(str(content))
