"""The program's door: answers `--version` before anything heavy is imported, then hands over to the command line."""

from __future__ import annotations

import sys

from newsletter import __version__


def main(arguments: list[str] | None = None) -> int:
    """Run the program on `arguments` (default: the process's) and return its exit code."""
    arguments = sys.argv[1:] if arguments is None else arguments
    if arguments == ["--version"]:
        print(f"newsletter {__version__}")
        return 0
    from newsletter.cli import main as run

    return run(arguments)


if __name__ == "__main__":
    sys.exit(main())
