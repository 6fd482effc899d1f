"""`newsletter render`: an issue into one medium, to stdout or a file."""

from __future__ import annotations

from pathlib import Path

from newsletter import output
from newsletter.commands.desk import Desk, read_stdin, read_text
from newsletter.commands.issues import open_issue
from newsletter.console import clean
from newsletter.errors import EXIT_OK, RenderError, UsageError
from newsletter.files import reason, write_atomic
from newsletter.issuefile import Draft, parse

SUFFIXES = {"hugo": ".md", "email": ".html", "text": ".txt", "eml": ".eml", "json": ".json"}


def run(desk: Desk, draft: str | None, *, medium: str | None, target: Path | None) -> int:
    """Render one issue. Raises UsageError for an unknown medium, DraftError for an unreadable draft, RenderError else."""
    medium = medium or _medium_of(target)
    if medium not in SUFFIXES:
        raise UsageError(f"{clean(medium)}: no such medium; one of {', '.join(SUFFIXES)}")
    issue = read_draft(desk, draft)
    data = edition(desk, issue, medium)
    if target is None:
        output.write_bytes(data)
        return EXIT_OK
    name = "issue" if draft in (None, "-") else Path(str(draft)).stem
    path = target / f"{name}{SUFFIXES[medium]}" if target.is_dir() else target
    write_edition(path, data)
    desk.console.say(f"wrote {path}")
    return EXIT_OK


def read_draft(desk: Desk, name: str | None) -> Draft:
    """Return the issue file named (`-` = stdin, None = the open issue), parsed. Raises UsageError or DraftError."""
    if name == "-":
        return parse(read_stdin().decode("utf-8", "replace"), "stdin")
    path = Path(name) if name else open_issue(desk)
    if not name and not path.exists():
        raise UsageError(f"{path}: there is no open issue yet; write one with newsletter draft, or name a file")
    return parse(read_text(path, "draft"), str(path))


def edition(desk: Desk, issue: Draft, medium: str) -> bytes:
    """Return an issue rendered for one medium, as bytes. Raises RenderError."""
    from newsletter.render.editions import render

    templates = desk.config.root / desk.config.render.templates
    rendered = render(
        issue,
        medium,
        desk.config.render,
        templates=templates if templates.is_dir() else None,
        language=desk.config.language,
    )
    return rendered.encode("utf-8") if isinstance(rendered, str) else rendered


def write_edition(path: Path, data: bytes) -> None:
    """Write an edition in one step. Raises RenderError where it cannot be written."""
    try:
        write_atomic(path, data)
    except OSError as error:
        raise RenderError(f"{path}: cannot write the edition: {reason(error)}") from error


def _medium_of(target: Path | None) -> str:
    """The medium that an output file's name tells, else hugo."""
    by_suffix = {suffix: medium for medium, suffix in SUFFIXES.items()}
    return by_suffix.get(target.suffix, "hugo") if target is not None else "hugo"
