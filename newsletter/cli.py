"""The commands: options → one step → exit code. The only file that knows typer; only its `main` catches errors."""

from __future__ import annotations

import signal
import sys
from pathlib import Path
from typing import Annotated, Any, NoReturn

import typer
from typer.exceptions import TyperException

from newsletter import __version__
from newsletter.errors import EXIT_INTERRUPTED, EXIT_OK, EXIT_USAGE, NewsletterError
from newsletter.stdout import ReaderGone

app = typer.Typer(
    name="newsletter",
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    add_completion=False,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
)

ConfigFile = Annotated[
    Path | None, typer.Option("--config", metavar="FILE", help="The configuration (default: config.toml, upwards).")
]
CacheFolder = Annotated[Path | None, typer.Option("--cache", metavar="DIR", help="The cache directory.")]
Quiet = Annotated[bool, typer.Option("--quiet", "-q", help="Say nothing unless something went wrong.")]
Verbose = Annotated[int, typer.Option("--verbose", "-v", count=True, show_default=False, help="Say more.")]
AsJson = Annotated[bool, typer.Option("--json", help="One JSON object a line.")]
Strict = Annotated[bool, typer.Option("--strict", help="Exit with 1 if anything failed, even though something came out.")]
Day = Annotated[str | None, typer.Option("--date", metavar="DAY", help="The issue's day: 2025-11-15, today, or a weekday.")]
Title = Annotated[str | None, typer.Option("--title", help="The issue's title.")]
PageTargets = Annotated[
    list[str] | None, typer.Argument(metavar="[URL|FILE|-]...", help="Pages; a file or - has one URL a line.")
]


def _version(wanted: bool) -> None:
    if wanted:
        sys.stdout.write(f"newsletter {__version__}\n")
        raise typer.Exit(EXIT_OK)


@app.callback(invoke_without_command=True)
def _top(
    context: typer.Context,
    version: Annotated[bool, typer.Option("--version", callback=_version, is_eager=True, help="Show the version.")] = False,
) -> None:
    """Turn the links of a week into a newsletter issue, step by step: fetch, extract, draft, render."""
    if context.invoked_subcommand is None:
        sys.stderr.write(context.get_help() + "\n")
        raise typer.Exit(EXIT_USAGE)


@app.command()
def fetch(
    sources: Annotated[
        list[str] | None,
        typer.Argument(metavar="[SOURCE]...", help="URLs, files or - (stdin). Default: the sources in config.toml."),
    ] = None,
    refresh: Annotated[bool, typer.Option("--refresh", help="Ask again for pages that are fresh in the cache.")] = False,
    links: Annotated[bool, typer.Option("--links", help="Take the links of an HTML page or Markdown file.")] = False,
    since: Annotated[
        str | None, typer.Option("--since", metavar="AGE|DAY", help="Leave out what is older: 7d, 2025-11-08.")
    ] = None,
    limit: Annotated[int | None, typer.Option("--limit", metavar="N", min=1, help="At most N links of each source.")] = None,
    as_json: AsJson = False,
    strict: Strict = False,
    config: ConfigFile = None,
    cache: CacheFolder = None,
    quiet: Quiet = False,
    verbose: Verbose = 0,
) -> NoReturn:
    """Bring pages into the cache."""
    from newsletter.commands import fetch as command
    from newsletter.commands.context import open_context

    context = open_context(config, cache, quiet=quiet, verbose=verbose, command="fetch")
    code = command.run(
        context, sources or [], refresh=refresh, links_mode=links, since=since, limit=limit, as_json=as_json, strict=strict
    )
    raise typer.Exit(code)


@app.command()
def extract(
    pages: PageTargets = None,
    again: Annotated[bool, typer.Option("--again", help="Read pages anew that were read before.")] = False,
    jobs: Annotated[
        int | None, typer.Option("--jobs", "-j", metavar="N", min=0, help="Processes at once (default: the cores).")
    ] = None,
    dask: Annotated[
        str | None, typer.Option("--dask", metavar="ADDRESS", help="Let a Dask cluster do the work: tcp://host:8786.")
    ] = None,
    as_json: AsJson = False,
    strict: Strict = False,
    config: ConfigFile = None,
    cache: CacheFolder = None,
    quiet: Quiet = False,
    verbose: Verbose = 0,
) -> NoReturn:
    """Read clean articles out of cached pages or files."""
    from newsletter.commands import extract as command
    from newsletter.commands.context import open_context

    context = open_context(config, cache, quiet=quiet, verbose=verbose, command="extract")
    raise typer.Exit(command.run(context, pages or [], as_json=as_json, strict=strict, again=again, jobs=jobs, dask=dask))


@app.command()
def draft(
    pages: PageTargets = None,
    date: Day = None,
    title: Title = None,
    output: Annotated[
        str | None, typer.Option("--output", "-o", metavar="FILE|-", help="Write here (default: issues/DATE.md).")
    ] = None,
    dry_run: Annotated[bool, typer.Option("--dry-run", "-n", help="Say what would change and write nothing.")] = False,
    diff: Annotated[
        bool, typer.Option("--diff", help="Show what would change, and what the editor's words stand against.")
    ] = False,
    config: ConfigFile = None,
    cache: CacheFolder = None,
    quiet: Quiet = False,
    verbose: Verbose = 0,
) -> NoReturn:
    """Write the issue, or update it around the editor's changes."""
    from newsletter.commands import draft as command
    from newsletter.commands.context import open_context

    context = open_context(config, cache, quiet=quiet, verbose=verbose, command="draft")
    raise typer.Exit(command.run(context, pages or [], day=date, title=title, target=output, dry_run=dry_run, diff=diff))


@app.command()
def check(
    draft: Annotated[str | None, typer.Argument(metavar="[DRAFT|-]", help="The issue file (default: the newest).")] = None,
    as_json: AsJson = False,
    config: ConfigFile = None,
    cache: CacheFolder = None,
    quiet: Quiet = False,
    verbose: Verbose = 0,
) -> NoReturn:
    """Say what is wrong in an issue."""
    from newsletter.commands import check as command
    from newsletter.commands.context import open_context

    context = open_context(config, cache, quiet=quiet, verbose=verbose, command="check")
    raise typer.Exit(command.run(context, draft, as_json=as_json))


@app.command()
def render(
    draft: Annotated[str | None, typer.Argument(metavar="[DRAFT|-]", help="The issue file (default: the newest).")] = None,
    to: Annotated[
        str | None, typer.Option("--to", metavar="hugo|email|text|eml|json", help="The medium (default: by -o, or hugo).")
    ] = None,
    output: Annotated[
        str | None, typer.Option("--output", "-o", metavar="FILE|DIR", help="Write here (default: stdout).")
    ] = None,
    config: ConfigFile = None,
    cache: CacheFolder = None,
    quiet: Quiet = False,
    verbose: Verbose = 0,
) -> NoReturn:
    """Turn an issue into a Hugo post, e-mail, text or JSON."""
    from newsletter.commands import render as command
    from newsletter.commands.context import open_context

    context = open_context(config, cache, quiet=quiet, verbose=verbose, command="render")
    raise typer.Exit(command.run(context, draft, medium=to, target=output))


@app.command()
def build(
    sources: Annotated[list[str] | None, typer.Argument(metavar="[SOURCE]...", help="As for fetch.")] = None,
    date: Day = None,
    title: Title = None,
    strict: Strict = False,
    config: ConfigFile = None,
    cache: CacheFolder = None,
    quiet: Quiet = False,
    verbose: Verbose = 0,
) -> NoReturn:
    """Fetch, extract, draft and render in one go, for cron."""
    from newsletter.commands import build as command
    from newsletter.commands.context import open_context

    context = open_context(config, cache, quiet=quiet, verbose=verbose, command="build")
    raise typer.Exit(command.run(context, sources or [], day=date, title=title, strict=strict))


@app.command()
def status(
    sources: Annotated[bool, typer.Option("--sources", help="The health of every source and host.")] = False,
    as_json: AsJson = False,
    config: ConfigFile = None,
    cache: CacheFolder = None,
    quiet: Quiet = False,
    verbose: Verbose = 0,
) -> NoReturn:
    """Show what is cached, new or failed, and the open issue."""
    from newsletter.commands import status as command
    from newsletter.commands.context import open_context

    context = open_context(config, cache, quiet=quiet, verbose=verbose, command="status")
    raise typer.Exit(command.run(context, as_json=as_json, sources=sources))


@app.command()
def show(
    name: Annotated[str, typer.Argument(metavar="URL|ID", help="A page's URL, or the id of a story.")],
    why: Annotated[bool, typer.Option("--why", help="Say where each fact came from.")] = False,
    as_json: AsJson = False,
    config: ConfigFile = None,
    cache: CacheFolder = None,
    quiet: Quiet = False,
    verbose: Verbose = 0,
) -> NoReturn:
    """Show what is known of one page or article."""
    from newsletter.commands import show as command
    from newsletter.commands.context import open_context

    context = open_context(config, cache, quiet=quiet, verbose=verbose, command="show")
    raise typer.Exit(command.run(context, name, as_json=as_json, why=why))


@app.command()
def init(
    folder: Annotated[Path, typer.Argument(metavar="[DIR]", help="The folder (default: this one).")] = Path(),
    quiet: Quiet = False,
    verbose: Verbose = 0,
) -> NoReturn:
    """Begin a newsletter in a folder."""
    from newsletter.commands import init as command
    from newsletter.console import Console

    raise typer.Exit(command.run(Console(quiet=quiet, verbose=verbose, command="init"), folder))


@app.command()
def demo(
    folder: Annotated[Path, typer.Argument(metavar="[DIR]", help="Where to build it.")] = Path("newsletter-demo"),
    quiet: Quiet = False,
    verbose: Verbose = 0,
) -> NoReturn:
    """Build a whole issue from sample pages, with no network."""
    from newsletter.commands import demo as command
    from newsletter.console import Console

    raise typer.Exit(command.run(Console(quiet=quiet, verbose=verbose, command="demo"), folder))


shelf = typer.Typer(rich_markup_mode=None, help="Look into the cache, check it, make it smaller, export it.")
app.add_typer(shelf, name="cache")


@shelf.command("path")
def cache_path(config: ConfigFile = None, cache: CacheFolder = None) -> NoReturn:
    """Say where the cache is."""
    from newsletter.commands import cache as command
    from newsletter.commands.context import open_context

    raise typer.Exit(command.path(open_context(config, cache, quiet=False, verbose=0, command="cache")))


@shelf.command("ls")
def cache_ls(as_json: AsJson = False, config: ConfigFile = None, cache: CacheFolder = None) -> NoReturn:
    """List the pages that are kept."""
    from newsletter.commands import cache as command
    from newsletter.commands.context import open_context

    raise typer.Exit(command.ls(open_context(config, cache, quiet=False, verbose=0, command="cache"), as_json=as_json))


@shelf.command("show")
def cache_show(
    url: Annotated[str, typer.Argument(metavar="URL")],
    body: Annotated[bool, typer.Option("--body", help="Print the page's bytes.")] = False,
    config: ConfigFile = None,
    cache: CacheFolder = None,
) -> NoReturn:
    """Show the entry of a page, or its bytes."""
    from newsletter.commands import cache as command
    from newsletter.commands.context import open_context

    raise typer.Exit(command.show(open_context(config, cache, quiet=False, verbose=0, command="cache"), url, body=body))


@shelf.command("verify")
def cache_verify(
    remove: Annotated[bool, typer.Option("--remove", help="Delete what is damaged.")] = False,
    config: ConfigFile = None,
    cache: CacheFolder = None,
    quiet: Quiet = False,
) -> NoReturn:
    """Find what is damaged."""
    from newsletter.commands import cache as command
    from newsletter.commands.context import open_context

    raise typer.Exit(command.check(open_context(config, cache, quiet=quiet, verbose=0, command="cache"), remove=remove))


@shelf.command("gc")
def cache_gc(
    older_than: Annotated[
        str | None, typer.Option("--older-than", metavar="SPAN", help="Pages last fetched so long ago: 90d.")
    ] = None,
    max_size: Annotated[
        str | None, typer.Option("--max-size", metavar="SIZE", help="The oldest, down to so much: 200MB.")
    ] = None,
    dry_run: Annotated[bool, typer.Option("--dry-run", "-n", help="Say what would go and remove nothing.")] = False,
    config: ConfigFile = None,
    cache: CacheFolder = None,
    quiet: Quiet = False,
) -> NoReturn:
    """Remove what is old or named by nothing; never what the open draft uses."""
    from newsletter.commands import cache as command
    from newsletter.commands.context import open_context

    context = open_context(config, cache, quiet=quiet, verbose=0, command="cache")
    raise typer.Exit(command.gc(context, older_than=older_than, max_size=max_size, dry_run=dry_run))


@shelf.command("export")
def cache_export(
    warc: Annotated[Path, typer.Option("--warc", metavar="FILE|-", help="Write a WARC 1.1 file.")],
    draft: Annotated[str | None, typer.Argument(metavar="[DRAFT]", help="The issue file (default: the newest).")] = None,
    everything: Annotated[bool, typer.Option("--all", help="All pages of the cache.")] = False,
    config: ConfigFile = None,
    cache: CacheFolder = None,
    quiet: Quiet = False,
) -> NoReturn:
    """Write the pages behind an issue into one file for other tools."""
    from newsletter.commands import cache as command
    from newsletter.commands.context import open_context

    context = open_context(config, cache, quiet=quiet, verbose=0, command="cache")
    raise typer.Exit(command.export(context, draft, warc=warc, everything=everything))


def main(arguments: list[str]) -> int:
    """Run one command line; return its exit code. Every error that the program knows becomes its one line here."""
    signal.signal(signal.SIGTERM, _terminate)
    command = next((word for word in arguments if not word.startswith("-")), "")
    try:
        code: Any = app(arguments, prog_name="newsletter", standalone_mode=False)
        return code if isinstance(code, int) else EXIT_OK
    except TyperException as error:
        return _say_usage(error, command)
    except NewsletterError as error:
        from newsletter.console import Console

        Console(command=command or "newsletter").error(str(error))
        return error.exit_code
    except ReaderGone:
        return EXIT_OK
    except KeyboardInterrupt:
        return EXIT_INTERRUPTED


def _say_usage(error: TyperException, command: str) -> int:
    """Say a mistake on the command line in one line."""
    known = {info.callback.__name__ for info in app.registered_commands if info.callback}
    name = f"newsletter {command}" if command in known else "newsletter"
    from newsletter.console import Console

    Console(command=name).error(f"{' '.join(error.format_message().split()).rstrip('.')}; see {name} --help")
    return EXIT_USAGE


def _terminate(number: int, frame: object) -> None:
    """SIGTERM ends a run as Ctrl-C does: what was done is kept."""
    raise KeyboardInterrupt
