"""The commands and their options: options → one step → exit code."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from newsletter import __version__, stdout
from newsletter.command_line import app as app
from newsletter.command_line import cache_commands, command
from newsletter.errors import EXIT_OK, EXIT_USAGE
from newsletter.examples import examples_of

if TYPE_CHECKING:
    from newsletter.commands.context import Context
    from newsletter.console import Console

AsJson = Annotated[bool, typer.Option("--json", help="Print one JSON object per line.")]
Strict = Annotated[bool, typer.Option("--strict", help="Exit with 1 if anything failed, even if the rest succeeded.")]
Day = Annotated[
    str | None, typer.Option("--date", metavar="DATE", help="The issue's date: 2025-11-15, 15.11.2025, tomorrow, sat.")
]
Title = Annotated[str | None, typer.Option("--title", metavar="TEXT", help="The issue's title.")]
PageTargets = Annotated[
    list[str] | None,
    typer.Argument(metavar="[URL|FILE|-]...", help="URLs, pages, or lists of URLs; - is stdin (default: the whole cache)."),
]


def _version(wanted: bool) -> None:
    if wanted:
        stdout.print_line(f"newsletter {__version__}")
        raise typer.Exit(EXIT_OK)


@app.callback(
    invoke_without_command=True,
    epilog=examples_of("newsletter"),
)
def _top(
    context: typer.Context,
    version: Annotated[
        bool, typer.Option("--version", "-V", callback=_version, is_eager=True, help="Show the version.")
    ] = False,
) -> None:
    """Turn a week's links into a newsletter issue, step by step: fetch, extract, draft, check, render."""
    if context.invoked_subcommand is None:
        sys.stderr.write(context.get_help() + "\n")
        raise typer.Exit(EXIT_USAGE)


@command()
def fetch(
    context: Context,
    sources: Annotated[
        list[str] | None,
        typer.Argument(metavar="[SOURCE]...", help="URLs, files or - for stdin (default: the sources in config.toml)."),
    ] = None,
    refresh: Annotated[bool, typer.Option("--refresh", help="Request pages even if the cached copy is still fresh.")] = False,
    links: Annotated[bool, typer.Option("--links", help="Fetch the links in an HTML page or Markdown file.")] = False,
    since: Annotated[
        str | None, typer.Option("--since", metavar="AGE|DATE", help="Leave out links older than this: 7d, 2025-11-08.")
    ] = None,
    limit: Annotated[
        int | None, typer.Option("--limit", metavar="N", min=1, help="Take at most N links from each source.")
    ] = None,
    tag: Annotated[
        list[str] | None, typer.Option("--tag", metavar="TAG", help="Only links with this tag; may be repeated.")
    ] = None,
    starred: Annotated[bool, typer.Option("--starred", help="Only links that are starred in the source.")] = False,
    as_json: AsJson = False,
    strict: Strict = False,
) -> int:
    """Download pages into the cache."""
    from newsletter.commands import fetch as step

    options = step.FetchOptions(refresh, links, since, limit, tuple(tag or ()), starred, as_json, strict)
    return step.run(context, sources or [], options)


@command()
def extract(
    context: Context,
    pages: PageTargets = None,
    again: Annotated[bool, typer.Option("--again", help="Read pages even if they were read before.")] = False,
    jobs: Annotated[
        int | None, typer.Option("--jobs", "-j", metavar="N", min=0, help="Parallel processes (default: one per core).")
    ] = None,
    dask: Annotated[str | None, typer.Option("--dask", metavar="ADDRESS", help="Use a Dask cluster: tcp://host:8786.")] = None,
    as_json: AsJson = False,
    strict: Strict = False,
) -> int:
    """Read clean articles out of cached pages or files."""
    from newsletter.commands import extract as step

    return step.run(context, pages or [], step.ExtractOptions(as_json, strict, again, jobs, dask))


@command()
def draft(
    context: Context,
    pages: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="[URL|FILE|-]...",
            help="URLs, pages, or lists of URLs, all taken, whatever the limits; - is stdin (default: all that is new).",
        ),
    ] = None,
    date: Day = None,
    title: Title = None,
    output: Annotated[
        str | None, typer.Option("--output", "-o", metavar="FILE|-", help="Write here (default: issues/DATE.md).")
    ] = None,
    dry_run: Annotated[
        bool, typer.Option("--dry-run", "-n", help="Report what would change without writing anything.")
    ] = False,
    diff: Annotated[bool, typer.Option("--diff", help="Show what would change, and where your text differs.")] = False,
    join: Annotated[
        tuple[str, str] | None, typer.Option("--join", metavar="A B", help="Join two stories, each given by id or link.")
    ] = None,
    split: Annotated[
        str | None, typer.Option("--split", metavar="URL", help="Turn an “Also” link into a story of its own.")
    ] = None,
    include: Annotated[
        list[str] | None,
        typer.Option("--with", metavar="URL|ID", help="Include this article even if a limit left it out; may be repeated."),
    ] = None,
) -> int:
    """Write the open issue, or update it and keep your changes."""
    from newsletter.commands import draft as step
    from newsletter.draft.update.target import Request

    request = Request(pages or [], date, title, join=join, split=split, include=include or [])
    return step.run(context, request, output=output, dry_run=dry_run, diff=diff)


@command()
def check(
    context: Context,
    issues: Annotated[
        list[str] | None, typer.Argument(metavar="[ISSUE|-]...", help="Issue files, dates or names (default: the open issue).")
    ] = None,
    as_json: AsJson = False,
    form: Annotated[str | None, typer.Option("--format", metavar="lines|json|github|sarif", help="Output format.")] = None,
    html: Annotated[
        Path | None, typer.Option("--html", metavar="FILE", help="Write a proof sheet with each claim next to its source.")
    ] = None,
    since: Annotated[
        Path | None,
        typer.Option("--since", metavar="FILE", help="Show only findings missing from FILE, an earlier check --json."),
    ] = None,
    fix: Annotated[bool, typer.Option("--fix", help="Fix findings that have only one possible fix.")] = False,
    links: Annotated[bool, typer.Option("--links", help="Request linked pages again; report what moved or changed.")] = False,
    published: Annotated[bool, typer.Option("--published", help="Like --links, for all published issues.")] = False,
    explain: Annotated[str | None, typer.Option("--explain", metavar="CODE|all", help="Explain a rule, with examples.")] = None,
) -> int:
    """List what is wrong or unsupported in an issue."""
    from newsletter.commands import check as step

    if explain is not None:
        return step.explain(explain)
    return step.run(context, issues or [], step.CheckOptions("json" if as_json else form, html, since, fix, links, published))


@command()
def render(
    context: Context,
    draft: Annotated[
        str | None, typer.Argument(metavar="[ISSUE|-]", help="An issue file, date or name (default: the open issue).")
    ] = None,
    to: Annotated[
        str | None,
        typer.Option(
            "--to",
            metavar="EDITION",
            help="hugo, jekyll, eleventy, pelican (a post), html (a web page), email (a mail's HTML), text, eml (the whole mail), "
            "json, feed, or all (default: inferred from -o, else hugo).",
        ),
    ] = None,
    output: Annotated[
        str | None, typer.Option("--output", "-o", metavar="FILE|DIR|-", help="Write here (default: stdout).")
    ] = None,
    send_date: Annotated[
        str | None,
        typer.Option("--send-date", metavar="DATETIME", help="The mail's Date header (default: the issue's time, or now)."),
    ] = None,
    watch: Annotated[bool, typer.Option("--watch", help="Render again whenever the issue is saved.")] = False,
) -> int:
    """Turn an issue into a post, a page, a mail, text, JSON or a feed."""
    from newsletter.commands import render as step

    return step.run(context, draft, step.RenderRequest(to, output, send_date, watch))


@command()
def preview(
    context: Context,
    draft: Annotated[
        str | None, typer.Argument(metavar="[ISSUE]", help="An issue file, date or name (default: the open issue).")
    ] = None,
    port: Annotated[
        int,
        typer.Option(
            "--port", metavar="N", min=0, max=65535, show_default=False, help="Port to listen on (default: any free port)."
        ),
    ] = 0,
    open_browser: Annotated[bool, typer.Option("--open", help="Open the preview in a browser.")] = False,
) -> int:
    """Show the editions in a browser, updated on every save."""
    from newsletter.commands import preview as step

    return step.run(context, draft, port=port, open_browser=open_browser)


@command()
def build(
    context: Context,
    sources: Annotated[list[str] | None, typer.Argument(metavar="[SOURCE]...", help="Same as for fetch.")] = None,
    date: Day = None,
    title: Title = None,
    strict: Strict = False,
    publish: Annotated[bool, typer.Option("--publish", help="Publish the issue at the end, without manual editing.")] = False,
) -> int:
    """Fetch, extract, draft, check and render in one go, for cron."""
    from newsletter.commands import build as step

    return step.run(context, sources or [], step.Options(date, title, strict, publish))


@command()
def publish(
    context: Context,
    issue: Annotated[
        str | None, typer.Argument(metavar="[ISSUE]", help="An issue file, date or name (default: the open issue).")
    ] = None,
) -> int:
    """Check the open issue, render all editions and close it."""
    from newsletter.commands import publish as step

    return step.run(context, issue)


@command()
def issues(context: Context, as_json: AsJson = False) -> int:
    """List the issues, open and published."""
    from newsletter.commands import issues as step

    return step.run(context, as_json=as_json)


@command()
def status(
    context: Context,
    sources: Annotated[bool, typer.Option("--sources", help="Show the health of every source and host.")] = False,
    everything: Annotated[bool, typer.Option("--all", help="Show every cached page, not only new and failed ones.")] = False,
    as_json: AsJson = False,
) -> int:
    """Show what is new, what failed, and the open issue."""
    from newsletter.commands import status as step

    return step.run(context, as_json=as_json, sources=sources, everything=everything)


@command()
def show(
    context: Context,
    name: Annotated[
        str, typer.Argument(metavar="URL|FILE|ID", help="The URL of a page, a file that was read, or the id of a story.")
    ],
    why: Annotated[bool, typer.Option("--why", help="Show where each fact came from.")] = False,
    as_json: AsJson = False,
) -> int:
    """Show what is known about a page or article."""
    from newsletter.commands import show as step

    return step.run(context, name, as_json=as_json, why=why)


@command()
def why(
    context: Context,
    story: Annotated[
        str,
        typer.Argument(
            metavar="STORY",
            help="The id or link of a story or of an article that was left out, or part of its headline.",
        ),
    ],
    issue: Annotated[
        str | None, typer.Option("--issue", metavar="ISSUE", help="An issue file, date or name (default: the open issue).")
    ] = None,
    as_json: AsJson = False,
) -> int:
    """Explain a story's section and joins, or why it was left out."""
    from newsletter.commands import why as step

    return step.run(context, story, issue=issue, as_json=as_json)


@command()
def init(
    console: Console,
    folder: Annotated[
        Path, typer.Argument(metavar="[DIR]", show_default=False, help="The newsletter's folder (default: the current one).")
    ] = Path(),
    title: Annotated[
        str | None, typer.Option("--title", metavar="TEXT", help="The newsletter's title (prompted for if omitted).")
    ] = None,
    sections: Annotated[
        str | None,
        typer.Option(
            "--sections", metavar="A,B,…", help='The names of the sections, in order; one with a comma in "double quotes".'
        ),
    ] = None,
    templates: Annotated[bool, typer.Option("--templates", help="Copy the mail, text and page templates for editing.")] = False,
) -> int:
    """Set up a newsletter in a folder."""
    from newsletter.commands import init as step

    return step.run(console, folder, title=title, sections=sections, templates=templates)


@command()
def demo(
    console: Console,
    folder: Annotated[
        Path, typer.Argument(metavar="[DIR]", show_default=False, help="The folder to build it in (default: newsletter-demo).")
    ] = Path("newsletter-demo"),
) -> int:
    """Build a sample issue offline."""
    from newsletter.commands import demo as step

    return step.run(console, folder)


@command(cache_commands, "path")
def cache_path(context: Context) -> int:
    """Print the cache directory."""
    from newsletter.commands import cache as step

    return step.path(context)


@command(cache_commands, "ls")
def cache_ls(context: Context, as_json: AsJson = False) -> int:
    """List the cached pages."""
    from newsletter.commands import cache as step

    return step.ls(context, as_json=as_json)


@command(cache_commands, "show")
def cache_show(
    context: Context,
    url: Annotated[str, typer.Argument(metavar="URL", help="The URL of a cached page.")],
    body: Annotated[bool, typer.Option("--body", help="Print the page's body.")] = False,
    as_json: AsJson = False,
) -> int:
    """Show the cache entry of a page, or the page itself."""
    from newsletter.commands import cache as step

    return step.show(context, url, body=body, as_json=as_json)


@command(cache_commands, "verify")
def cache_verify(
    context: Context,
    remove: Annotated[bool, typer.Option("--remove", help="Delete damaged files.")] = False,
) -> int:
    """Find damaged files."""
    from newsletter.commands import cache as step

    return step.check(context, remove=remove)


@command(cache_commands, "gc")
def cache_gc(
    context: Context,
    older_than: Annotated[
        str | None, typer.Option("--older-than", metavar="DURATION", help="Remove pages not fetched for this long: 90d.")
    ] = None,
    max_size: Annotated[
        str | None,
        typer.Option("--max-size", metavar="SIZE", help="Remove the oldest pages until the cache is this small: 200MB."),
    ] = None,
    dry_run: Annotated[
        bool, typer.Option("--dry-run", "-n", help="Report what would be removed without removing anything.")
    ] = False,
) -> int:
    """Remove old and unused files, except what the open issue uses."""
    from newsletter.commands import cache as step

    return step.gc(context, older_than=older_than, max_size=max_size, dry_run=dry_run)


@command(cache_commands, "export")
def cache_export(
    context: Context,
    warc: Annotated[Path, typer.Option("--warc", metavar="FILE|-", help="Write a WARC 1.1 file.")],
    draft: Annotated[str | None, typer.Argument(metavar="[ISSUE]", help="The issue (default: the newest).")] = None,
    everything: Annotated[bool, typer.Option("--all", help="Export every cached page.")] = False,
) -> int:
    """Write the pages behind an issue to a WARC file."""
    from newsletter.commands import cache as step

    return step.export(context, draft, warc=warc, everything=everything)
