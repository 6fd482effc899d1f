"""Every sentence that the program can say to a person, kept in one table, so that a change of wording is seen in review.

`tests/messages.txt` is that table. After a change, write it anew with `python -m tests.test_messages` and read the difference.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator

from tests.running import ROOT

TABLE = ROOT / "tests" / "messages.txt"
SAYS = {"say", "warn", "warn_each", "error", "ReportLine", "Option", "Argument", "Typer"}


def _calls(tree: ast.AST) -> Iterator[ast.Call]:
    """Yield the calls whose texts a person reads: what the console says, errors, and the help of options."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Call):
            function = node.func
            name = function.attr if isinstance(function, ast.Attribute) else getattr(function, "id", "")
            if name in SAYS or (name.endswith("Error") and name[:1].isupper()):
                yield node


def _texts(node: ast.AST) -> Iterator[str]:
    """Yield the texts in an expression; what is put in at run time stands as {…}."""
    if isinstance(node, ast.JoinedStr):
        yield "".join(str(part.value) if isinstance(part, ast.Constant) else "{…}" for part in node.values)
    elif isinstance(node, ast.Constant) and isinstance(node.value, str):
        yield node.value
    else:
        for child in ast.iter_child_nodes(node):
            yield from _texts(child)


def table() -> str:
    """Return every text that a person may read, by module, in the order in which they stand in it."""
    lines = []
    for path in sorted((ROOT / "newsletter").rglob("*.py")):
        tree = ast.parse(path.read_text(encoding="utf-8"))
        calls = sorted(_calls(tree), key=lambda call: (call.lineno, call.col_offset))
        said = [text for call in calls for text in _texts(call) if " " in text.strip("{…} ")]
        if said:
            lines += [f"# {path.relative_to(ROOT)}", *dict.fromkeys(" ".join(text.split()) for text in said), ""]
    return "\n".join(lines)


def test_every_message_stands_in_the_table_of_messages() -> None:
    assert table() == TABLE.read_text(encoding="utf-8"), (
        "wording changed: run python -m tests.test_messages and read the difference"
    )


if __name__ == "__main__":
    TABLE.write_text(table(), encoding="utf-8")
