"""The templates: where they are found, how they are filled, what is said of a wrong one. Only this file knows jinja2."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import Any

from jinja2 import ChoiceLoader, FileSystemLoader, PrefixLoader, StrictUndefined, TemplateError, TemplateSyntaxError
from jinja2.sandbox import ImmutableSandboxedEnvironment

from newsletter.errors import RenderError
from newsletter.render import content, lines, prose

PACKAGED = Path(__file__).parent / "templates"


def environment(folder: Path | None = None, base: str = "") -> ImmutableSandboxedEnvironment:
    """Return the environment of all templates.

    The editor's `folder` goes before the packaged one; `default/NAME` is always the packaged template, so that an override can
    extend it and replace single blocks. Everything is escaped for HTML but in `.txt` templates. A template runs in a sandbox,
    as it may come from someone else, and a name that it misspells is an error, not a gap in the mail.
    """
    packaged = FileSystemLoader(PACKAGED)
    own = [FileSystemLoader(folder)] if folder else []
    env = ImmutableSandboxedEnvironment(
        loader=ChoiceLoader([*own, packaged, PrefixLoader({"default": packaged})]),
        autoescape=lambda name: not (name or "").endswith(".txt"),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    env.filters |= {
        "prose": partial(prose.to_html, base=base),
        "plain": partial(prose.to_text, base=base),
        "fill": _fill,
        "underline": _underline,
        "direction": content.text_direction,
        "label": content.link_label,
    }
    return env


def _fill(text: str) -> str:
    return "\n".join(lines.fill(text))


def _underline(text: str, mark: str) -> str:
    return mark * min(lines.columns(text), lines.WIDTH)


def fill_template(env: ImmutableSandboxedEnvironment, name: str, **values: Any) -> str:
    """Return the template `name` filled with values. Raises RenderError, with the template's line, when it is wrong."""
    try:
        return env.get_template(name).render(**values)
    except (TemplateError, OSError, UnicodeDecodeError) as error:
        syntax = f"{error.name}:{error.lineno}" if isinstance(error, TemplateSyntaxError) else None
        reason = (str(error) or type(error).__name__).splitlines()[0]
        raise RenderError(f"template {syntax or _place(error) or name}: {reason}") from error
    except (TypeError, ArithmeticError, LookupError, AttributeError, ValueError) as error:
        place = _place(error, only_last=True)
        if not place:  # not raised by an expression of the template: a bug of ours
            raise
        raise RenderError(f"template {place}: {error}") from error


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
