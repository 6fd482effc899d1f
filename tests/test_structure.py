"""The program's structure: functions that can be read in one go, folders that can be overlooked, each name used once."""

from __future__ import annotations

import ast
import functools
import statistics
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest
from radon.complexity import cc_visit_ast

from tests.running import ROOT

MODULES = sorted(path.relative_to(ROOT) for path in (ROOT / "newsletter").rglob("*.py"))
NAMED = [path for path in MODULES if path.name not in ("__init__.py", "__main__.py")]
LONGEST, MEDIAN, COMPLEXITY, PARAMETERS, SIDE_BY_SIDE = 50, 8, 20, 6, 12
FREE = {Path("newsletter/cli.py")}
"""Its functions have a parameter for each option of a command."""

HELD_ELSEWHERE = {
    "newsletter/check/rules/issue_text": "tests/check/test_rules.py trips each rule by its own examples",
    "newsletter/check/rules/comparisons": "the same",
}
"""Modules and folders without a test file of their own, and where their promises are held."""


def _functions(path: Path) -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef]:
    for node in ast.walk(_tree(path)):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            yield node


@functools.cache
def _tree(path: Path) -> ast.Module:
    return ast.parse((ROOT / path).read_text(encoding="utf-8"))


def _length(node: ast.FunctionDef | ast.AsyncFunctionDef) -> int:
    return (node.end_lineno or node.lineno) - node.lineno + 1


def test_no_function_is_longer_than_fifty_lines_and_half_of_them_have_eight_at_most() -> None:
    lengths = {f"{path}:{node.lineno} {node.name}": _length(node) for path in MODULES for node in _functions(path)}
    assert {name: length for name, length in lengths.items() if length > LONGEST} == {}
    assert statistics.median(lengths.values()) <= MEDIAN


def test_no_function_is_too_complex() -> None:
    found = {}
    for path in MODULES:
        for block in cc_visit_ast(_tree(path)):
            for part in (block, *getattr(block, "methods", ())):
                if part.letter != "C" and part.complexity > COMPLEXITY:
                    found[f"{path}:{part.lineno} {part.name}"] = part.complexity
    assert found == {}


def test_no_function_has_more_than_six_parameters() -> None:
    found = {}
    for path in set(MODULES) - FREE:
        for node in _functions(path):
            names = [arg.arg for arg in (*node.args.posonlyargs, *node.args.args, *node.args.kwonlyargs)]
            count = len([name for name in names if name not in ("self", "cls")])
            if count > PARAMETERS:
                found[f"{path}:{node.lineno} {node.name}"] = count
    assert found == {}


def test_no_folder_has_more_than_twelve_modules_side_by_side() -> None:
    counts = Counter(path.parent for path in NAMED if path.parent != Path("newsletter/commands"))
    assert {str(folder): count for folder, count in counts.items() if count > SIDE_BY_SIDE} == {}


def test_no_module_name_is_used_twice_but_for_a_command_and_its_room() -> None:
    counts = Counter(path.stem for path in NAMED if path.parent != Path("newsletter/commands"))
    assert [name for name, count in counts.items() if count > 1] == []


def test_no_class_name_is_used_twice() -> None:
    names = Counter(node.name for path in MODULES for node in ast.walk(_tree(path)) if isinstance(node, ast.ClassDef))
    assert [name for name, count in names.items() if count > 1] == []


@pytest.mark.parametrize("path", MODULES, ids=str)
def test_a_module_says_first_what_it_owns(path: Path) -> None:
    assert ast.get_docstring(_tree(path))


@pytest.mark.parametrize("path", NAMED, ids=str)
def test_a_modules_tests_lie_where_the_module_does(path: Path) -> None:
    mirror = Path("tests", *path.parts[1:-1], f"test_{path.name}")
    assert (ROOT / mirror).is_file() or {str(path), str(path.parent)} & HELD_ELSEWHERE.keys(), f"write {mirror}"
