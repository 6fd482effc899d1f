"""The template environment: lookup, rendering and error messages. The only module that imports jinja2."""

from __future__ import annotations

import re
from collections.abc import Mapping
from colorsys import hls_to_rgb, rgb_to_hls
from dataclasses import is_dataclass
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from jinja2 import (
    ChoiceLoader,
    FileSystemLoader,
    PrefixLoader,
    StrictUndefined,
    TemplateError,
    TemplateNotFound,
    TemplateSyntaxError,
    pass_context,
)
from jinja2.environment import TemplateModule
from jinja2.runtime import Context, LoopContext
from jinja2.sandbox import ImmutableSandboxedEnvironment
from markupsafe import Markup, escape

from newsletter.config.colours import DARK_PAPER, contrast
from newsletter.errors import RenderError
from newsletter.render import content, lines, markdown_html, markdown_text

if TYPE_CHECKING:
    from newsletter.render.mail.letter import Letter

PACKAGED = Path(__file__).parent / "templates"
# Where a story begins and ends while a mail is made: control characters, which no text of an issue can hold.
OPENS, CLOSES = "\x02", "\x03"
COMFORTABLE = 8.5
MARGINS = 64
"""What a mail's two margins take of its width, in pixels."""
HYPHENED = re.compile(r"\b[A-Za-z]{1,8}-\d[\w.]{0,5}\b")


class _Sandbox(ImmutableSandboxedEnvironment):
    """The sandbox, without further checks for a plain name in what is only data: our records, loops, imported templates."""

    def is_safe_attribute(self, obj: Any, attr: str, value: Any) -> bool:
        """Say whether a template may read an attribute."""
        if not attr.startswith("_") and (isinstance(obj, (TemplateModule, LoopContext)) or is_dataclass(obj)):
            return True
        return super().is_safe_attribute(obj, attr, value)


def environment(folder: Path | None = None) -> ImmutableSandboxedEnvironment:
    """Return the environment of all templates.

    The editor's `folder` goes before the packaged one; `default/NAME` is always the packaged template, so that an override can
    extend it and replace single blocks. Everything is escaped for HTML but in `.txt` templates. A template runs in a sandbox,
    as it may come from someone else, and a name that it misspells is an error, not a gap in the mail.
    """
    packaged = FileSystemLoader(PACKAGED)
    own = [FileSystemLoader(folder)] if folder else []
    return _Sandbox(
        loader=ChoiceLoader([*own, packaged, PrefixLoader({"default": packaged})]),
        autoescape=lambda name: not (name or "").endswith(".txt"),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )


@lru_cache(maxsize=4)
def letter_environment(folder: Path | None) -> ImmutableSandboxedEnvironment:
    """Return the environment with the filters that the templates of a letter use; a template is compiled once, as long as it stays."""
    env = environment(folder)
    env.filters |= {
        "prose": _prose,
        "plain": _plain,
        "fill": _fill,
        "underline": _underline,
        "unbroken": _unbroken,
        "direction": content.text_direction,
        "dark": dark_accent,
        "opens": lambda story: f"{OPENS}{story.number}{OPENS}",
        "closes": lambda story: CLOSES,
    }
    return env


def fill_letter(letter: Letter, name: str, /, **more: Any) -> str:
    """Return the template `name` filled with a letter's values and `more`. Raises RenderError, with the template's line."""
    return fill_template(letter_environment(letter.publication.templates), name, **letter.values(**more))


@pass_context
def _prose(
    context: Context, source: str, styles: Mapping[str, str] = markdown_html.NO_STYLES, *, inline: bool = False
) -> Markup:
    return markdown_html.to_html(
        source,
        styles,
        context["base"],
        inline=inline,
        picture_width=context["picture_width"],
        column=context["theme"].width - MARGINS,
    )


@pass_context
def _plain(context: Context, source: str, links: markdown_text.Links | None = None) -> str:
    return markdown_text.to_text(source, links, context["base"], sponsor=context["labels"]("sponsor"))


def dark_accent(accent: str, own: str = "") -> str:
    """Return the accent for dark paper: the editor's own, else the light one made lighter until it can be read (WCAG 2.2)."""
    if own:
        return own
    hue, lightness, saturation = rgb_to_hls(*(int(accent[at : at + 2], 16) / 255 for at in (1, 3, 5)))
    for step in range(int(lightness * 100), 100):
        parts = hls_to_rgb(hue, step / 100, min(1.0, saturation * 1.15))
        lighter = "#" + "".join(f"{round(part * 255):02x}" for part in parts)
        if contrast(lighter, DARK_PAPER) >= COMFORTABLE:
            return lighter
    return "#ffffff"


def _unbroken(text: str) -> Markup:
    """Return a headline in which a name like GPT-5 is never parted at its hyphen."""
    return Markup(HYPHENED.sub(r'<span style="white-space:nowrap">\g<0></span>', str(escape(text))))


def _fill(text: str) -> str:
    return "\n".join(lines.fill(text))


def _underline(text: str, mark: str) -> str:
    return mark * min(lines.columns(text), lines.WIDTH)


def fill_template(env: ImmutableSandboxedEnvironment, name: str, /, **values: Any) -> str:
    """Return the template `name` filled with values. Raises RenderError, with the template's line, when it is wrong."""
    try:
        return env.get_template(name).render(**values)
    except (TemplateError, OSError, UnicodeDecodeError) as error:
        syntax = f"{error.filename or error.name}:{error.lineno}" if isinstance(error, TemplateSyntaxError) else None
        reason = (str(error) or type(error).__name__).splitlines()[0]
        if isinstance(error, TemplateNotFound):
            reason = f"there is no template {reason}"
        raise RenderError(f"template {syntax or _place(error) or _file(env, name)}: {reason}") from error
    except (TypeError, ArithmeticError, LookupError, AttributeError, ValueError) as error:
        place = _place(error, only_last=True)
        if not place:  # not raised by an expression of the template: a bug of ours
            raise
        raise RenderError(f"template {place}: {error}") from error


def _file(env: ImmutableSandboxedEnvironment, name: str) -> str:
    """Return the path of a template's file; its name where it has none."""
    loaders = env.loader.loaders if isinstance(env.loader, ChoiceLoader) else ()
    folders = [folder for loader in loaders if isinstance(loader, FileSystemLoader) for folder in loader.searchpath]
    return next((str(path) for folder in folders if (path := Path(folder) / name).is_file()), name)


def _place(error: BaseException, *, only_last: bool = False) -> str | None:
    """Return `file:line` of the template that an error came through (`only_last`: came from). jinja2 lists them as files."""
    place = None
    trace = error.__traceback__
    while trace is not None:
        file = Path(trace.tb_frame.f_code.co_filename)
        if file.suffix in (".html", ".txt"):
            place = f"{file}:{trace.tb_lineno}"
        elif only_last:
            place = None
        trace = trace.tb_next
    return place
