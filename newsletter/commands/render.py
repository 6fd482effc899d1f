"""`newsletter render`: renders the editions of an issue to stdout, a file or a folder."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from newsletter import stdout
from newsletter.commands.context import Context
from newsletter.commands.issue_editions import editions_of, mail_moment
from newsletter.commands.issues import find_issue, read_draft
from newsletter.commands.watch import at_every_change
from newsletter.console import clean
from newsletter.errors import EXIT_OK, NewsletterError, RenderError, UsageError
from newsletter.files import write_output, write_reason
from newsletter.render.edition_files import SUFFIXES, check_ending, is_folder, medium_of, name_editions

if TYPE_CHECKING:
    from newsletter.render.editions import Editions

ALL = ("html", "email", "text", "eml", "json", "feed")


@dataclass(frozen=True, slots=True)
class RenderRequest:
    """What the command line asks for: media by name, where they go (None or "-" = stdout), the moment that the mail names as its Date."""

    to: str | None = None
    target: str | None = None
    send_date: str | None = None
    watch: bool = False


def run(context: Context, name: str | None, request: RenderRequest) -> int:
    """Render one issue. Raises UsageError for an unknown medium or ending, DraftError for an unreadable draft, RenderError else."""
    request = replace(request, target=None) if request.target == "-" else request
    media = _media(context, request)
    if request.watch:
        if name == "-" or request.target is None:
            raise UsageError("--watch needs an issue file and -o")
        path = find_issue(context, name).path
        at_every_change(context, path, lambda: _render(context, str(path), media, request))
        return EXIT_OK
    _render(context, name, media, request)
    return EXIT_OK


def _render(context: Context, name: str | None, media: Sequence[str], request: RenderRequest) -> None:
    draft = read_draft(context, name)
    editions = editions_of(context, draft, sent_at=mail_moment(context, draft, request.send_date))
    made = make_editions(context, editions, media)
    if request.target is None:
        stdout.write_bytes(made[media[0]])
        return
    stem = "issue" if name == "-" or Path(draft.file).is_fifo() else Path(draft.file).stem
    target = request.target if len(media) == 1 else f"{request.target}/"
    for path, data in name_editions(made, target, stem, editions):
        write_edition(path, data)
        context.console.say(f"wrote {path}")
    if "html" in media and is_folder(target):
        context.console.say(f"wrote {_write_index(context, Path(request.target), editions, stem)}")


def make_editions(context: Context, editions: Editions, media: Sequence[str]) -> dict[str, bytes]:
    """Return the editions asked for, as bytes, by medium; says what a mail program might trip over.

    Raises RenderError when they cannot be made, or do not show the same stories, order, links and figures.
    """
    made = {medium: editions.make(medium) for medium in media}
    if len(made) > 1:
        from newsletter.render.parity import find_difference

        if fault := find_difference(editions, made):
            raise RenderError(f"{clean(editions.draft.file)}: {fault}; nothing written")
    _say_notes(context, editions, media)
    return {medium: _bytes(data) for medium, data in made.items()}


def render_all(context: Context, path: Path) -> list[Path]:
    """Render an issue for every medium into the folder of editions; return the files, an unchanged one left untouched.

    Nothing is written unless every edition could be made and all show the same. Raises DraftError, RenderError or UsageError.
    """
    draft = read_draft(context, str(path))
    # What runs by night brings nothing out: the post of an issue that is open stays a draft for the site's generator too.
    editions = editions_of(context, draft, sent_at=mail_moment(context, draft, None), as_published=False)
    media = every_medium(context)
    made = make_editions(context, editions, media)
    placed = list(name_editions(made, f"{context.config.editions}/", path.stem, editions))
    for file, data in placed:
        if not (file.suffix == ".eml" and _same_message(file, data)):
            write_edition(file, data)
    _write_index(context, context.config.editions, editions, path.stem)
    return [file for file, _ in placed]


def every_medium(context: Context) -> tuple[str, ...]:
    """Return the media of `--to all`: a post for the configured site generator, and all that is no post."""
    return (context.config.render.site, *ALL)


def _media(context: Context, request: RenderRequest) -> tuple[str, ...]:
    if request.to is None:
        return (medium_of(request.target),)
    names = [name.strip() for name in request.to.split(",") if name.strip()]
    media = tuple(dict.fromkeys(each for name in names for each in (every_medium(context) if name == "all" else (name,))))
    unknown = next((name for name in media if name not in SUFFIXES), None)
    if unknown is not None or not media:
        raise UsageError(f"{clean(unknown or request.to)}: no such edition; use one of {', '.join(SUFFIXES)}, or all")
    if len(media) > 1 and (request.target is None or Path(request.target).is_file()):
        raise UsageError("several editions need a folder: -o DIR")
    if len(media) == 1 and request.target is not None and not is_folder(request.target):
        check_ending(request.target, media[0])
    return media


def _write_index(context: Context, folder: Path, editions: Editions, stem: str) -> Path:
    """Write the page that lists the issues whose pages lie in the folder, the newest first; returns its file."""
    from newsletter.render.web.page import index_entry, render_index

    drafts = {stem: editions}
    for path in context.config.issues.glob("*.md"):
        if path.stem not in drafts and (folder / f"{path.stem}.html").is_file():
            try:
                drafts[path.stem] = editions_of(context, read_draft(context, str(path)))
            except NewsletterError as error:
                context.console.warn(f"{error}; left out of the index")
    newest = sorted(drafts, key=lambda name: (drafts[name].draft.issue.date or name, name), reverse=True)
    entries = [index_entry(drafts[name].letter, f"{name}.html") for name in newest]
    index = folder / "index.html"
    write_edition(index, _bytes(render_index(drafts[newest[0]].letter, entries)))
    return index


def _say_notes(context: Context, editions: Editions, media: Sequence[str]) -> None:
    if {"email", "eml"} & set(media):
        from newsletter.render.mail.html_mail import size_note

        _say(context, size_note(editions.mail, editions.letter))
    if "eml" in media:
        from newsletter.render.mail.eml import sender_note

        _say(context, sender_note(editions.publication))


def _say(context: Context, note: str | None) -> None:
    if note:
        context.memory.setdefault("edition notes", []).append(note)
        context.console.say(note)


def _bytes(data: bytes | str) -> bytes:
    return data.encode("utf-8") if isinstance(data, str) else data


def _same_message(file: Path, data: bytes) -> bool:
    """Say whether a message lies there already that differs in nothing but when it was made."""

    def bare(message: bytes) -> bytes:
        return re.sub(rb"^(?:Date|Message-ID): [^\n]*\n", b"", message.replace(b"\r\n", b"\n"), flags=re.MULTILINE)

    return file.is_file() and bare(file.read_bytes()) == bare(data)


def write_edition(path: Path, data: bytes) -> bool:
    """Write an edition in one step, a message with the line ends of RFC 5322; an unchanged file is left untouched.

    A link is followed, a device or pipe is written into. Returns whether it was written. Raises RenderError where it cannot be.
    """
    if path.suffix == ".eml":
        from newsletter.render.mail.eml import with_crlf

        data = with_crlf(data)
    try:
        if path.is_file() and path.read_bytes() == data:
            return False
        write_output(path, data)
    except OSError as error:
        raise RenderError(f"{path}: cannot write: {write_reason(error)}") from error
    return True
