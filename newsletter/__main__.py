"""Entry point: answers `--version` before importing anything heavy, then runs the command line."""

from __future__ import annotations

import atexit
import contextlib
import gc
import sys

from newsletter import __version__

# All memory is freed when the process ends: the interpreter need not search it for cycles first.
atexit.register(gc.freeze)


def main(arguments: list[str] | None = None) -> int:
    """Run the program on `arguments` (default: the process's) and return its exit code."""
    arguments = sys.argv[1:] if arguments is None else arguments
    if arguments in (["--version"], ["-V"]):
        with contextlib.suppress(OSError):  # a full disk or a closed pipe, which the command line reports
            print(f"newsletter {__version__}", flush=True)
            return 0
    try:
        from newsletter.program import main as run
    except KeyboardInterrupt:  # Ctrl-C while we are still being loaded
        return 130
    return run(arguments)


if __name__ == "__main__":
    sys.exit(main())
