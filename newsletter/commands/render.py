"""`newsletter render`: an issue into one medium, to stdout or a file."""

from __future__ import annotations

from pathlib import Path

from newsletter import stdout
from newsletter.commands.context import Context
from newsletter.commands.issues import find_issue
from newsletter.console import clean
from newsletter.errors import EXIT_OK, DraftError, RenderError, UsageError
from newsletter.files import reason, write_output
from newsletter.issuefile import Draft, parse
from newsletter.stdin import read_stdin, read_text

SUFFIXES = {"hugo": ".md", "email": ".html", "text": ".txt", "eml": ".eml", "json": ".json"}


def run(context: Context, draft: str | None, *, medium: str | None, target: str | None) -> int:
    """Render one issue. Raises UsageError for an unknown medium, DraftError for an unreadable draft, RenderError else."""
    medium = medium or _medium_of(target)
    if medium not in SUFFIXES:
        raise UsageError(f"{clean(medium)}: no such medium; one of {', '.join(SUFFIXES)}")
    issue = read_draft(context, draft)
    data = edition(context, issue, medium)
    if target is None:
        stdout.write_bytes(data)
        return EXIT_OK
    name = "issue" if draft == "-" else find_issue(context, draft).path.stem
    is_folder = target.endswith("/") or Path(target).is_dir()
    path = Path(target) / f"{name}{SUFFIXES[medium]}" if is_folder else Path(target)
    write_edition(path, data)
    context.console.say(f"wrote {path}")
    return EXIT_OK


def render_all(context: Context, path: Path) -> list[Path]:
    """Render an issue for every medium into the folder of editions; return the files, an unchanged one left untouched.

    Nothing is written unless every edition could be made. Raises DraftError, RenderError or UsageError.
    """
    issue = read_draft(context, str(path))
    editions = {
        context.config.editions / f"{path.stem}{suffix}": edition(context, issue, name) for name, suffix in SUFFIXES.items()
    }
    for file, data in editions.items():
        write_edition(file, data)
    return list(editions)


def read_draft(context: Context, name: str | None) -> Draft:
    """Return the issue named by its path, file name or day (`-` = stdin, None = the open one, else the last), parsed.

    Raises UsageError or DraftError.
    """
    if name == "-":
        return _parse(read_stdin().decode("utf-8", "replace"), "stdin")
    path = find_issue(context, name).path
    return _parse(read_text(path, "draft"), str(path))


def _parse(text: str, name: str) -> Draft:
    if not text.strip():  # what a failed `draft -o -` leaves for us at the other end of a pipe
        raise DraftError(name, 1, "the draft is empty")
    return parse(text, name)


def edition(context: Context, issue: Draft, medium: str) -> bytes:
    """Return an issue rendered for one medium, as bytes; says what a mail program might trip over. Raises RenderError."""
    from newsletter.render.editions import render

    settings = context.config.render
    templates = context.config.root / settings.templates
    own = templates if templates.is_dir() else None
    rendered = render(issue, medium, settings, templates=own, language=context.config.language)
    if medium == "email":
        from newsletter.render.email import size_note

        _note(context, size_note(str(rendered)))
    if medium == "eml":
        from newsletter.render.eml import sender_note

        _note(context, sender_note(settings))
    return rendered.encode("utf-8") if isinstance(rendered, str) else rendered


def _note(context: Context, note: str | None) -> None:
    if note:
        context.console.say(note)


def write_edition(path: Path, data: bytes) -> bool:
    """Write an edition in one step, a message with the line ends of RFC 5322; an unchanged file is left untouched.

    Returns whether it was written. Raises RenderError where it cannot be.
    """
    if path.suffix == ".eml":
        from newsletter.render.eml import with_crlf

        data = with_crlf(data)
    try:
        if path.is_file() and path.read_bytes() == data:
            return False
        write_output(path, data)
    except OSError as error:
        raise RenderError(f"{path}: cannot write the edition: {reason(error)}") from error
    return True


def _medium_of(target: str | None) -> str:
    """The medium that an output file's name tells, else hugo."""
    by_suffix = {suffix: medium for medium, suffix in SUFFIXES.items()}
    return by_suffix.get(Path(target).suffix, "hugo") if target is not None else "hugo"
