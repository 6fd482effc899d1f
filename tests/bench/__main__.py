"""`python -m tests.bench NAME [--data DIR] [--json]`: measures one part of the program beside its peers."""

from __future__ import annotations

import argparse
import importlib
import json
import os
import sys
from pathlib import Path

ERRORS = (
    ".repeat",
    ".title_again",
    ".date_wrong",
    ".date_unflagged",
    ".split",
    ".joins",
    ".unplaced",
    ".placed",
    ".over",
    ".ms",
)
NAMES = ("startup", "fetch", "extract", "archive", "draft", "drafts", "check")


def main(arguments: list[str]) -> int:
    """Run one bench; it prints its own table, or with --json one flat object of figures is printed here."""
    parser = argparse.ArgumentParser(prog="python -m tests.bench", description=__doc__)
    parser.add_argument("name", choices=NAMES)
    parser.add_argument("--data", type=Path, default=os.environ.get("NEWSLETTER_BENCH"), help="the folder with the bench data")
    parser.add_argument("--json", action="store_true", help="one flat object of figures")
    parser.add_argument("--gate", type=Path, help="a JSON file of figures; fail when one falls by more than 0.5 points")
    options, rest = parser.parse_known_args(arguments)
    bench = importlib.import_module(f"tests.bench.{options.name}")
    if options.gate and options.name == "extract":
        rest.append("--folds")  # figures on what the weights were learned from say nothing of other pages
    figures: dict[str, float] = bench.run(Path(options.data) if options.data else None, table=not options.json, arguments=rest)
    if options.json:
        print(json.dumps(figures))
    return fallen(figures, json.loads(options.gate.read_text())) if options.gate else 0


def fallen(figures: dict[str, float], floor: dict[str, float]) -> int:
    """Return 1 when a figure is over half a point (0.005) worse than it was, and say which. Shares of errors are the better lower."""
    worse = []
    for name in figures.keys() & floor.keys():
        loss = figures[name] - floor[name] if name.endswith(ERRORS) else floor[name] - figures[name]
        worse += [name] if loss > 0.005 else []
    for name in sorted(worse):
        print(f"{name}: {figures[name]:.4f}, was {floor[name]:.4f}", file=sys.stderr)
    return 1 if worse else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
