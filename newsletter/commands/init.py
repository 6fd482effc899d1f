"""`newsletter init`: creates the folder of a new newsletter."""

from __future__ import annotations

import json
import re
import shlex
import sys
from collections.abc import Sequence
from importlib import resources
from pathlib import Path

from newsletter.config.load import FILE_NAME
from newsletter.console import Console
from newsletter.errors import EXIT_OK, NewsletterError, UsageError
from newsletter.files import write_atomic, write_reason
from newsletter.text.clean import clean_line

IGNORED = """# The machine's folders, and copies kept for a moment. The rest of .newsletter/ belongs into git with the issues.
/cache/
/editions/
*.md.new
**/.newsletter/*.bak
"""
# A section's name in a list of them: one with a comma in it stands in double quotes.
_NAME = re.compile(r'\s*"([^"]+)"\s*(?:,|$)|([^,]*)(?:,|$)')
TEMPLATE = """{% extends "default/email.html" %}

{# Say something of your own at the foot of every mail; every other block stays as it is. #}
{% block footer %}
{{ super() }}
{% endblock %}
"""


TEMPLATES = ("email.html", "text.txt", "style.html", "page.html", "article.html", "index.html")
OWN_LINES = {
    "title": "title = {title}",
    "description": 'description = ""                          # what it is about, in a sentence',
    "tags": 'tags = ["newsletter"]',
}
"""What stands in a newsletter of one's own in the place of the sample's lines."""
OWN_SECTIONS = """
# Name the sections as your readers know them; a description and keywords of yours help where names alone are vague. As long as there
# is none, a draft is one list (see other_section), and later has the sections that recur in your published issues:
#
# [[sections]]
# name = "Town Hall"
# description = "what the council decides, and what it costs"
# keywords = ["council", "mayor", "budget", "vote"]
"""
SECTION = """
[[sections]]
name = {name}
description = ""
keywords = []
"""


def run(
    console: Console, folder: Path, *, title: str | None = None, sections: str | None = None, templates: bool = False
) -> int:
    """Write config.toml, templates/email.html and .gitignore into a folder; what is there already is left alone.

    `sections` are names with commas between, in double quotes where a comma is part of one. Without a title it is asked for where
    somebody sits at the terminal; else it is made of the folder's name. With `templates` all the templates are copied, into a
    newsletter that is there too. Raises UsageError when the folder already is a newsletter's.
    """
    if folder.exists() and not folder.is_dir():
        raise UsageError(f"{folder}: is a file; name a folder")
    if templates:
        copy_templates(console, folder / "templates")
        if (folder / FILE_NAME).exists():
            return EXIT_OK
    if (folder / FILE_NAME).exists():
        raise UsageError(f"{folder / FILE_NAME}: already exists; edit that file")
    names = list(
        dict.fromkeys(name for quoted, plain in _NAME.findall(sections or "") if (name := clean_line(quoted or plain)))
    )
    begin_folder(folder, own_config(clean_line(title or "") or _asked(console, _name_of(folder)), names))
    about_sections = "give your sections a description and keywords" if names else "name your sections"
    console.say(f"{folder / FILE_NAME}: {about_sections} and, under [[sources]], say where your links come from")
    there = "" if folder.resolve() == Path.cwd().resolve() else f"cd {shlex.quote(str(folder))} && "
    console.say(f"then: {there}newsletter fetch URL… && newsletter extract && newsletter draft")
    return EXIT_OK


def copy_templates(console: Console, folder: Path) -> None:
    """Copy the packaged templates of the editions; one of the editor's own is left alone. Raises NewsletterError."""
    for source in sorted(Path(str(resources.files("newsletter.render"))).joinpath("templates").iterdir()):
        own = folder / source.name
        if source.name not in TEMPLATES:
            continue
        try:
            if own.exists() and own.read_bytes() != TEMPLATE.encode():
                console.say(f"{own}: already exists; not overwritten")
                continue
            write_atomic(own, source.read_bytes())
        except OSError as error:
            raise NewsletterError(f"{own}: cannot write: {write_reason(error)}") from error
        console.say(f"wrote {own}")


def _asked(console: Console, otherwise: str) -> str:
    """Return the title that the user types; `otherwise` where nobody can or wants to."""
    if console.quiet or not console.is_terminal or sys.stdin is None or not sys.stdin.isatty():
        return otherwise
    sys.stderr.write(f"What is the newsletter called? [{otherwise}] ")
    sys.stderr.flush()
    return clean_line(sys.stdin.readline()) or otherwise


def _name_of(folder: Path) -> str:
    words = folder.absolute().name.replace("-", " ").replace("_", " ").split()
    return " ".join(word.capitalize() for word in words) or "Weekly Update"


def own_config(title: str, sections: Sequence[str] = ()) -> bytes:
    """Return the configuration of a new newsletter: every key documented, her title, and her sections.

    Without any it has none: no story fits one called News, which yet would be named as the nearest section under every story.
    """
    text = sample_config().decode("utf-8")
    head, _, _ = text.partition("# The sections of an issue")
    comment = text[len(head) :].partition("\n\n")[0]
    lines = []
    for line in head.rstrip().splitlines():
        own = next((key for key in OWN_LINES if line.startswith(f"{key} = ")), None)
        lines.append(OWN_LINES[own].format(title=json.dumps(title, ensure_ascii=False)) if own else line)
    blocks = [SECTION.format(name=json.dumps(name, ensure_ascii=False)) for name in sections]
    return "".join(["\n".join([*lines, "", comment, ""]), OWN_SECTIONS, *blocks]).encode()


def begin_folder(folder: Path, config: bytes | None = None) -> None:
    """Write a newsletter's first files, where they are not there yet; the sample configuration where none is given.

    Raises NewsletterError where that cannot be done.
    """
    files = {FILE_NAME: config or sample_config(), "templates/email.html": TEMPLATE.encode(), ".gitignore": IGNORED.encode()}
    for name, data in files.items():
        if (folder / name).exists():
            continue
        try:
            write_atomic(folder / name, data)
        except OSError as error:
            raise NewsletterError(f"{folder / name}: cannot write: {write_reason(error)}") from error


def sample_config() -> bytes:
    """Return the config.toml that documents every key: inside an installed package, or beside it in a checkout."""
    package = resources.files("newsletter")
    for place in (package / FILE_NAME, Path(str(package)).parent / FILE_NAME):
        if place.is_file():
            return place.read_bytes()
    raise NewsletterError(f"{FILE_NAME}: the sample configuration is missing from this installation; reinstall newsletter")
