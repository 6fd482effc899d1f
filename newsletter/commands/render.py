"""`newsletter render`: an issue into its editions, to stdout, a file or a folder."""

from __future__ import annotations

import json
import os
import re
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import unquote

from newsletter import stdout
from newsletter.commands.context import Context
from newsletter.commands.issues import find_issue
from newsletter.config.schema import Config
from newsletter.console import clean
from newsletter.errors import EXIT_OK, DraftError, NewsletterError, RenderError, UsageError
from newsletter.files import read_text, reason, write_output
from newsletter.issuefile import Draft, check_size, parse
from newsletter.issuefile.writing import write_record
from newsletter.models import Article
from newsletter.stdin import read_stdin
from newsletter.text.dates import read_moment

if TYPE_CHECKING:
    from newsletter.render.editions import Editions
    from newsletter.render.publication import Publication

SUFFIXES = {
    "hugo": ".md",
    "jekyll": ".md",
    "eleventy": ".md",
    "pelican": ".md",
    "html": ".html",
    "email": ".email.html",
    "text": ".txt",
    "eml": ".eml",
    "json": ".json",
    "feed": ".atom",
}
"""How an edition's file is named in a folder, behind the issue's own name."""
ENDINGS = {
    ".md": ("hugo", "jekyll", "eleventy", "pelican"),
    ".markdown": ("hugo", "jekyll", "eleventy", "pelican"),
    ".html": ("html", "email"),
    ".htm": ("html", "email"),
    ".txt": ("text",),
    ".eml": ("eml",),
    ".json": ("json", "feed"),
    ".atom": ("feed",),
    ".xml": ("feed",),
}
"""The endings of an output file's name, each with the media that may have it; the first is meant when none is named."""
ALL = ("html", "email", "text", "eml", "json", "feed")
DEFAULT_TITLE = Config().title
WATCH_SECONDS = 0.2
NOT_AN_ISSUE = "an issue is Markdown with front matter, ## sections and ### headlines; newsletter draft writes one"


@dataclass(frozen=True, slots=True)
class RenderRequest:
    """What the command line asks for: media by name, where they go (None = stdout), the moment that the mail names as its Date."""

    to: str | None = None
    target: str | None = None
    send_date: str | None = None
    watch: bool = False


def run(context: Context, name: str | None, request: RenderRequest) -> int:
    """Render one issue. Raises UsageError for an unknown medium or ending, DraftError for an unreadable draft, RenderError else."""
    media = _media(context, request)
    if request.watch:
        return _watch(context, name, media, request)
    _render(context, name, media, request)
    return EXIT_OK


def _render(context: Context, name: str | None, media: Sequence[str], request: RenderRequest) -> None:
    draft = read_draft(context, name)
    editions = editions_of(context, draft, sent_at=_moment(context, draft, request.send_date))
    made = make_editions(context, editions, media)
    if request.target is None:
        stdout.write_bytes(made[media[0]])
        return
    stem = "issue" if name == "-" else Path(draft.file).stem
    target = request.target if len(media) == 1 else f"{request.target}/"
    for path, data in _placed(made, target, stem, editions):
        write_edition(path, data)
        context.console.say(f"wrote {path}")
    if "html" in media and _is_folder(target):
        _write_index(context, Path(request.target), editions, stem)


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
    editions = editions_of(context, draft, sent_at=_moment(context, draft, None), as_published=False)
    media = every_medium(context)
    made = make_editions(context, editions, media)
    placed = list(_placed(made, f"{context.config.editions}/", path.stem, editions))
    for file, data in placed:
        if not (file.suffix == ".eml" and _same_message(file, data)):
            write_edition(file, data)
    _write_index(context, context.config.editions, editions, path.stem)
    return [file for file, _ in placed]


def every_medium(context: Context) -> tuple[str, ...]:
    """Return the media of `--to all`: a post for the configured site generator, and all that is no post."""
    return (context.config.render.site, *ALL)


def publication_of(context: Context, sent_at: datetime | None = None) -> Publication:
    """Return the newsletter as the configuration describes it."""
    from newsletter.render.publication import Publication

    config = context.config
    templates = config.root / config.render.templates
    unnamed = config.file is None and config.title == DEFAULT_TITLE
    return Publication(
        title="" if unnamed else config.title,
        description=config.description,
        language=config.language,
        briefs=config.draft.briefs,
        read_more=config.draft.read_more,
        render=config.render,
        mail=config.mail,
        email=config.email,
        theme=config.theme,
        labels=config.labels,
        site_names=config.site_names,
        templates=templates if templates.is_dir() else None,
        sent_at=sent_at,
    )


def editions_of(context: Context, draft: Draft, sent_at: datetime | None = None, *, as_published: bool = True) -> Editions:
    """Return the editions of an issue, none of them made yet; `as_published` as `Editions` has it."""
    from newsletter.render.editions import Editions

    known: dict[str, int | None] = {}

    def picture_width(address: str) -> int | None:
        if address not in known:
            known[address] = _picture_width(context, draft, address)
        return known[address]

    return Editions(draft, publication_of(context, sent_at), as_published=as_published, picture_width=picture_width)


def _picture_width(context: Context, draft: Draft, address: str) -> int | None:
    """Return how many pixels wide a picture is: what its file beside the issue says, or the page of a story that it comes from."""
    if re.match(r"[a-z][a-z0-9+.-]*:|/", address, re.IGNORECASE):
        return next((article.image_width for article in _articles_of(context, draft) if article.image == address), None)
    path = Path(draft.file).parent / unquote(address.partition("?")[0])
    if draft.file == "stdin" or not path.is_file():
        return None
    import imagesize

    try:
        width = int(imagesize.get(path)[0])
    except (OSError, ValueError):  # no picture, or one that nobody can read: as wide as the mail then
        return None
    return width if width > 0 else None


def _articles_of(context: Context, draft: Draft) -> Iterator[Article]:
    """Yield the articles of the cache that the stories of an issue link to."""
    links = {story.link for section in draft.issue.sections for story in section.stories if story.link}
    for link in sorted(links):
        page = context.cache.page(link)
        yield from (page and context.articles(page)) or ()


def edition(context: Context, draft: Draft, medium: str) -> bytes:
    """Return an issue rendered for one medium, as bytes. Raises UsageError, DraftError or RenderError."""
    return _bytes(editions_of(context, draft, _moment(context, draft, None)).make(medium))


def read_draft(context: Context, name: str | None) -> Draft:
    """Return the issue named by path, file name or day (`-` = stdin, None = the open one, else the last), parsed.

    It may be a draft, a post, or what `--to json` writes.

    Raises UsageError when it cannot be read, DraftError when it is no issue.
    """
    if name == "-":
        return _parse(read_stdin().decode("utf-8", "replace"), "stdin")
    path = find_issue(context, name).path
    return _parse(read_text(path, "draft"), str(path))


def _parse(text: str, name: str) -> Draft:
    head = text.lstrip("\ufeff \t\r\n")[:200].lower()
    if not head:  # what a failed `draft -o -` leaves for us at the other end of a pipe
        raise DraftError(name, 1, "the draft is empty")
    if head.startswith(("<!doctype", "<html", "<?xml", "<rss", "<feed")):
        raise DraftError(name, 1, f"a web page or a feed, not an issue: {NOT_AN_ISSUE}")
    is_record = head.startswith(("{", "[{"))
    if is_record:
        text = write_record(_record(text, name))
    check_size(text, name)
    draft = parse(text, name)
    if not is_record and not any(block.kind in ("front", "story") for block in draft.blocks):
        raise DraftError(name, 1, f"text, not an issue: {NOT_AN_ISSUE}")
    return draft


def _record(text: str, name: str) -> dict[str, Any]:
    try:
        values = json.loads(text)
    except ValueError as error:
        raise DraftError(name, 1, f"not an issue: {error}; {NOT_AN_ISSUE}") from error
    if not isinstance(values, dict) or not isinstance(values.get("sections"), list):
        raise DraftError(name, 1, f"JSON, but not an issue as newsletter render --to json writes it; {NOT_AN_ISSUE}")
    return values


# --- which media, and where they go -----------------------------------------------------------------------------------------


def _media(context: Context, request: RenderRequest) -> tuple[str, ...]:
    if request.to is None:
        return (_medium_of(request.target),)
    names = [name.strip() for name in request.to.split(",") if name.strip()]
    media = tuple(dict.fromkeys(each for name in names for each in (every_medium(context) if name == "all" else (name,))))
    unknown = next((name for name in media if name not in SUFFIXES), None)
    if unknown is not None or not media:
        raise UsageError(f"{clean(unknown or request.to)}: no such edition; use one of {', '.join(SUFFIXES)}, or all")
    if len(media) > 1 and (request.target is None or Path(request.target).is_file()):
        raise UsageError("several editions need a folder: -o DIR")
    if len(media) == 1 and request.target is not None and not _is_folder(request.target):
        _check_ending(request.target, media[0])
    return media


def _medium_of(target: str | None) -> str:
    """Return the medium that an output file's name tells; hugo for stdout and folders."""
    if target is None or _is_folder(target):
        return "hugo"
    if target.lower().endswith((".email.html", ".email.htm")):
        return "email"
    known = ENDINGS.get(Path(target).suffix.lower())
    if known is None:
        raise UsageError(
            f"{clean(target)}: no edition has this file extension; choose one with --to, and an output file in {', '.join(ENDINGS)}"
        )
    return known[0]


def _check_ending(target: str, medium: str) -> None:
    """Raise UsageError when a file's name says another medium than the one asked for; devices and pipes have no ending."""
    path = Path(target)
    if path.exists() and not path.is_file():
        return
    if medium not in ENDINGS.get(path.suffix.lower(), ()):
        own = [ending for ending, media in ENDINGS.items() if medium in media]
        raise UsageError(f"{clean(target)}: not a name for {medium}, which ends in {' or '.join(own)}")


def _is_folder(target: str) -> bool:
    return target.endswith("/") or Path(target).is_dir()


def _placed(made: dict[str, bytes], target: str, stem: str, editions: Editions) -> Iterator[tuple[Path, bytes]]:
    """Yield each edition's file with its bytes. A feed goes as Atom and as JSON Feed where a folder is asked for."""
    if not _is_folder(target):
        medium, data = next(iter(made.items()))
        as_json = medium == "feed" and Path(target).suffix.lower() == ".json"
        yield Path(target), _bytes(editions.json_feed()) if as_json else data
        return
    posts = [medium for medium in made if SUFFIXES[medium] == ".md"]
    for medium, data in made.items():
        suffix = f".{medium}.md" if medium in posts and medium != posts[0] else SUFFIXES[medium]
        name = _jekyll_name(stem, editions) if medium == "jekyll" else stem
        yield Path(target) / f"{name}{suffix}", data
        if medium == "feed":
            yield Path(target) / f"{stem}.feed.json", _bytes(editions.json_feed())


def _jekyll_name(stem: str, editions: Editions) -> str:
    """Return a post's name as Jekyll wants it: YEAR-MONTH-DAY-title."""
    day = re.match(r"\d{4}-\d\d-\d\d", stem) or re.match(r"\d{4}-\d\d-\d\d", editions.draft.issue.date or "")
    rest = stem.removeprefix(day[0]).strip("-") if day else stem
    return f"{day[0]}-{rest or 'issue'}" if day else stem


def _write_index(context: Context, folder: Path, editions: Editions, stem: str) -> None:
    """Write the page that lists the issues whose pages lie in the folder, the newest first."""
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
    write_edition(folder / "index.html", _bytes(render_index(drafts[newest[0]].letter, entries)))


# --- moments, notes, files --------------------------------------------------------------------------------------------------


def _moment(context: Context, draft: Draft, wanted: str | None) -> datetime | None:
    """Return the moment that the mail names as its Date: `--send-date`, SOURCE_DATE_EPOCH, the issue's date where it has a time, now.

    None stands for the issue's own. Raises UsageError for a moment that cannot be read.
    """
    if wanted is not None:
        when = read_moment(wanted)
        if when is None:
            raise UsageError(
                f"--send-date {clean(wanted)}: not a date or time; write it like 2025-11-15 or 2025-11-15T08:00:00+01:00"
            )
        return when
    epoch = os.environ.get("SOURCE_DATE_EPOCH", "")
    if epoch.isdecimal():
        return datetime.fromtimestamp(int(epoch), UTC)
    own = read_moment(draft.issue.date)
    has_time = own is not None and (own.hour, own.minute, own.second) != (0, 0, 0)
    return None if has_time else context.now().replace(microsecond=0)


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
        raise RenderError(f"{path}: cannot write the edition: {reason(error)}") from error
    return True


def _watch(context: Context, name: str | None, media: Sequence[str], request: RenderRequest) -> int:
    """Render again whenever the draft or a template changes, until the user ends it. Raises UsageError without a file."""
    if name == "-" or request.target is None:
        raise UsageError("--watch needs an issue file and -o")
    path = find_issue(context, name).path
    last: object = None
    while True:
        seen = watched_state(context, path)
        if seen != last:
            last = seen
            try:
                _render(context, str(path), media, request)
            except NewsletterError as error:
                context.console.error(str(error))
        time.sleep(WATCH_SECONDS)


def watched_state(context: Context, path: Path) -> tuple[tuple[str, int, int], ...]:
    """Return what changes when the draft or one of the editor's templates does: name, time and size of each file."""
    templates = context.config.root / context.config.render.templates
    found = []
    for file in (path, *sorted(templates.glob("*"))):
        try:
            state = file.stat()
        except OSError:
            continue
        found.append((str(file), state.st_mtime_ns, state.st_size))
    return tuple(found)
