"""`newsletter init`: a new newsletter's folder."""

from __future__ import annotations

from importlib import resources
from pathlib import Path

from newsletter.config.load import FILE_NAME
from newsletter.console import Console
from newsletter.errors import EXIT_OK, NewsletterError, UsageError
from newsletter.files import reason, write_atomic

IGNORED = """# The machine's folders, and copies kept for a moment. The rest of .newsletter/ belongs into git with the issues.
/cache/
/editions/
*.md.new
**/.newsletter/*.bak
"""
TEMPLATE = """{% extends "default/email.html" %}

{# Say something of your own at the foot of every mail; every other block stays as it is. #}
{% block footer %}
{{ super() }}
{% endblock %}
"""


def run(console: Console, folder: Path) -> int:
    """Write config.toml, templates/email.html and .gitignore into a folder; what is there already is left alone.

    Raises UsageError when the folder already is a newsletter's.
    """
    if (folder / FILE_NAME).exists():
        raise UsageError(f"{folder / FILE_NAME}: there is a newsletter here already; edit that file")
    begin_folder(folder)
    console.say(f"{folder / FILE_NAME}: say what your newsletter is called, which sections it has, where its links come from")
    console.say("then: newsletter fetch URL… && newsletter extract && newsletter draft")
    return EXIT_OK


def begin_folder(folder: Path) -> None:
    """Write a newsletter's first files, where they are not there yet. Raises NewsletterError where that cannot be done."""
    files = {FILE_NAME: sample_config(), "templates/email.html": TEMPLATE.encode(), ".gitignore": IGNORED.encode()}
    for name, data in files.items():
        if (folder / name).exists():
            continue
        try:
            write_atomic(folder / name, data)
        except OSError as error:
            raise NewsletterError(f"{folder / name}: cannot write: {reason(error)}") from error


def sample_config() -> bytes:
    """Return the config.toml that documents every key: inside an installed package, or beside it in a checkout."""
    package = resources.files("newsletter")
    for place in (package / FILE_NAME, Path(str(package)).parent / FILE_NAME):
        if place.is_file():
            return place.read_bytes()
    raise NewsletterError(f"{FILE_NAME}: the sample configuration is missing from this installation; install it anew")
