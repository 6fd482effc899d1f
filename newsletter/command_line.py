"""Turns functions into commands: the typer app, the options all commands share, and the decorator that adds them."""

from __future__ import annotations

import functools
import inspect
import typing
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, NoReturn

import typer

from newsletter.errors import Interrupted
from newsletter.examples import examples_of

if TYPE_CHECKING:
    from newsletter.commands.context import Context
    from newsletter.console import Console

app = typer.Typer(
    name="newsletter",
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
)
KEPT = "interrupted; finished work is kept, and no file is left half-written"
ConfigFile = Annotated[
    Path | None, typer.Option("--config", metavar="FILE", help="The configuration file (default: the nearest config.toml).")
]
CacheFolder = Annotated[
    Path | None, typer.Option("--cache", metavar="DIR", help="The cache directory (default: that of config.toml).")
]
Quiet = Annotated[bool, typer.Option("--quiet", "-q", help="Print nothing unless something goes wrong.")]
Verbose = Annotated[
    int,
    typer.Option("--verbose", "-v", count=True, show_default=False, help="Print more details; list what is else only counted."),
]

COMMON = {"config": (ConfigFile, None), "cache": (CacheFolder, None), "quiet": (Quiet, False), "verbose": (Verbose, 0)}
"""The options of every command: name → (type, default)."""

cache_commands = typer.Typer(
    rich_markup_mode=None,
    help="Inspect, verify, shrink or export the cache.",
    epilog=examples_of("cache"),
)
app.add_typer(cache_commands, name="cache")


def command(group: typer.Typer = app, name: str | None = None) -> Callable[[Callable[..., int]], Callable[..., int]]:
    """Make a function a command of `group`: it gets the common options, and its result is the exit code.

    Its first parameter is not an option. Where that is called `context`, the function is handed the Context that the options open;
    where it is called `console`, only a Console, and the command has neither --config nor --cache.
    """

    def register(function: Callable[..., int]) -> Callable[..., int]:
        own = inspect.signature(function).parameters
        first = next(iter(own))
        common = COMMON if first == "context" else {key: COMMON[key] for key in ("quiet", "verbose")}
        hints = typing.get_type_hints(function, localns={"Context": object, "Console": object}, include_extras=True)
        options = [option.replace(annotation=hints[option.name]) for option in own.values() if option.name != first]
        kind = inspect.Parameter.POSITIONAL_OR_KEYWORD
        options += [inspect.Parameter(key, kind, default=default, annotation=hint) for key, (hint, default) in common.items()]
        title = "cache" if group is cache_commands else function.__name__

        @functools.wraps(function)
        def run(**given: Any) -> NoReturn:
            shared = {key: given.pop(key) for key in common}
            try:
                raise typer.Exit(function(_opened(first, title, shared), **given))
            except KeyboardInterrupt as error:
                raise Interrupted(KEPT) from error

        run.__signature__ = inspect.Signature(options)  # type: ignore[attr-defined]  # where typer looks for the options
        run.__annotations__ = {option.name: option.annotation for option in options}
        full = f"cache {name or function.__name__}" if group is cache_commands else function.__name__
        group.command(name, epilog=examples_of(full))(run)
        return function

    return register


def _opened(first: str, title: str, shared: dict[str, Any]) -> Context | Console:
    if first == "console":
        from newsletter.console import Console

        return Console(**shared, command=title)
    from newsletter.commands.context import open_context

    return open_context(shared.pop("config"), shared.pop("cache"), **shared, command=title)
