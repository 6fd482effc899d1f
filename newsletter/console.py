"""Messages, tables and progress bars. Writes only to stderr; the only module that imports rich."""

from __future__ import annotations

import contextlib
import os
import shutil
import sys
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Literal, Protocol

from newsletter.counts import human_size as human_size
from newsletter.counts import plural as plural
from newsletter.counts import shown_of, told_once
from newsletter.text.clean import harmless

if TYPE_CHECKING:
    from rich.console import Console as RichConsole
    from rich.progress import Progress

# In characters: the most that a column has, other than the wide one, and the least that the wide one has on a narrow terminal.
COLUMN_MOST, WIDE_LEAST = 36, 24
_GAP = "  "


clean = harmless
"""A stranger's text as one harmless line for a terminal: every message passes it once more."""


class Ticker(Protocol):
    """What a step calls to report its progress."""

    def __call__(self, done: int, total: int | None = None, note: str = "") -> None: ...


class Console:
    """The messages of one command. `quiet` leaves only warnings and errors, `verbose` adds details; `warnings` counts the warnings."""

    def __init__(self, *, quiet: bool = False, verbose: int = 0, command: str = "newsletter") -> None:
        self.quiet, self.verbose, self.command = quiet, verbose, command
        self.warnings = 0
        self._bar: Progress | None = None

    @property
    def is_terminal(self) -> bool:
        """Whether stderr is a terminal. Asked of stderr itself: rich also says yes when FORCE_COLOR is set, even in a pipe."""
        return sys.stderr is not None and sys.stderr.isatty() and os.environ.get("TERM") != "dumb"

    def say(self, text: str) -> None:
        """Print how it went, in one line or several; nothing with --quiet."""
        if not self.quiet:
            for line in text.split("\n"):
                self._line(line)

    def detail(self, text: str) -> None:
        """Print what is shown only with --verbose."""
        if self.verbose and not self.quiet:
            self._line(text)

    def warn(self, text: str) -> None:
        """Report what went wrong while the work goes on; with --quiet too, because such lines are what cron should mail."""
        self.warnings += 1
        self._line(f"{self.command}: {text}", "yellow")

    def warn_each(self, texts: Sequence[str], rest: str) -> None:
        """Warn of each text; without --verbose, of many only of the first ones, and in one line of how many more: `rest` says what.

        What a setting mends is then said once for all that it holds for.
        """
        texts = texts if self.verbose else told_once(texts)
        shown = len(texts) if self.verbose else shown_of(len(texts))
        for text in texts[:shown]:
            self.warn(text)
        if texts[shown:]:
            self.warn(f"{len(texts) - shown} more {rest}")

    def error(self, text: str) -> None:
        """Report why nothing came out, one line for each reason."""
        for line in text.split("\n"):
            self._line(f"{self.command}: {line}", "red")

    def table(self, columns: Sequence[str], rows: Sequence[Sequence[str]], *, wide: int = 0, fold: bool = True) -> None:
        """Show rows under column heads; the column numbered `wide` takes what room is left, the others theirs up to a limit.

        What is longer than its column goes on below, or is cut unless it is to `fold`.
        """
        if self.quiet or not rows:
            return
        from rich.table import Table
        from rich.text import Text

        console = self._rich()
        natural = [max(len(name), *(len(row[number]) for row in rows)) for number, name in enumerate(columns)]
        widths = _shrunk(natural, wide, console.width - len(_GAP) * (len(columns) - 1))
        overflow: Literal["fold", "ellipsis"] = "fold" if fold else "ellipsis"
        table = Table(box=None, pad_edge=False, header_style="bold", expand=True)
        for number, (name, width) in enumerate(zip(columns, widths, strict=True)):
            ratio, fixed = (1, None) if number == wide else (None, width)
            table.add_column(name, overflow=overflow, no_wrap=not fold, ratio=ratio, width=fixed)
        for row in rows:
            table.add_row(*(Text(clean(cell)) for cell in row))
        console.print(table)

    @contextlib.contextmanager
    def progress(self, what: str) -> Iterator[Ticker]:
        """Show a progress bar while the block runs, on a terminal; elsewhere nothing is written."""
        if self.quiet or not self.is_terminal:
            yield lambda done, total=None, note="": None
            return
        from rich.markup import escape
        from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

        room = shutil.get_terminal_size().columns - len("^C") - 1  # what the terminal echoes must not fold the line
        length = min(40, room // 5)
        columns = (TextColumn("{task.description}"), BarColumn(length), MofNCompleteColumn(), TimeElapsedColumn())
        left = room - len(what) - length - len("0:00:00") - len(columns)
        note = TextColumn("{task.fields[note]}")
        with Progress(*columns, note, console=self._rich(width=room), transient=True) as bar:
            task = bar.add_task(what, total=None, note="")
            self._bar = bar

            def tick(done: int, total: int | None = None, note: str = "") -> None:
                # Cut here: rich would take what the note is too long from the counts as well.
                note = _fitted(clean(note), max(1, left - len(f"{total}/{total}"))).rstrip()
                bar.update(task, completed=done, total=total, note=escape(note))

            try:
                yield tick
            finally:
                self._bar = None

    @contextlib.contextmanager
    def aside(self) -> Iterator[None]:
        """Take the progress bar off the screen while the block writes to it, be it data on stdout or a line of ours."""
        bar = self._bar
        if bar is None:
            yield
            return
        bar.stop()
        try:
            yield
        finally:
            bar.start()

    def _rich(self, width: int | None = None) -> RichConsole:
        from rich.console import Console as RichConsole

        return RichConsole(stderr=True, width=width, markup=False, highlight=False, emoji=False, soft_wrap=False)

    def _line(self, text: str, style: str = "") -> None:
        text = clean(text)
        if sys.stderr is None:
            return
        code = {"yellow": "33", "red": "31"}.get(style)
        if code and self._colour():
            text = f"\x1b[{code}m{text}\x1b[0m"
        # A closed pipe, a full disk behind `2>log`, a terminal that hung up: nobody would see the message, and the work is what
        # counts.
        with contextlib.suppress(OSError), self.aside():
            sys.stderr.write(text + "\n")
            sys.stderr.flush()

    def _colour(self) -> bool:
        """NO_COLOR (no-color.org) is stronger than FORCE_COLOR; without either, colour is for terminals."""
        if os.environ.get("NO_COLOR"):
            return False
        return bool(os.environ.get("FORCE_COLOR")) or self.is_terminal


def row(*cells: tuple[str, int]) -> str:
    """Return one line for a terminal: each cell cut or filled to its width in columns (a CJK character takes two), two spaces
    between.

    A width of -N is what the terminal has left, less N; at most one cell may have such a width.
    """
    room = shutil.get_terminal_size().columns - 2 * (len(cells) - 1) - sum(width for _, width in cells if width > 0)
    widths = [width if width > 0 else max(10, room + width) for _, width in cells]
    return "  ".join(_fitted(clean(text), width) for (text, _), width in zip(cells, widths, strict=True)).rstrip()


def _fitted(text: str, width: int) -> str:
    from rich.cells import cell_len, set_cell_size

    fitting = text if cell_len(text) <= width else set_cell_size(text, width - 1).rstrip() + "…"
    return set_cell_size(fitting, width)


def _shrunk(natural: Sequence[int], wide: int, room: int) -> list[int]:
    """Return the widths of columns where the one numbered `wide` is to have its own or WIDE_LEAST: the widest others give way."""
    widths = [min(COLUMN_MOST, width) for width in natural]
    widths[wide] = min(WIDE_LEAST, natural[wide])
    others = [number for number in range(len(widths)) if number != wide]
    while sum(widths) > room and others and max(widths[number] for number in others) > 1:
        widths[max(others, key=lambda number: widths[number])] -= 1
    return widths
