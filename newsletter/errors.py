"""The program's exceptions, each with its exit code.

    NewsletterError                 1   something was asked for and nothing came out
    ├── UsageError                  2   the command line asks for what cannot be done
    ├── ConfigError                 2   config.toml or the environment is wrong (every mistake at once)
    ├── FetchError                  1   one page could not be fetched
    ├── SourceError                 1   a feed, OPML, bookmarks file … could not be read
    ├── ExtractError                1   one page could not be read
    ├── DraftError                  1   an issue file cannot be read (with its line)
    ├── RenderError                 1   an edition cannot be made
    ├── CacheError                  1   the cache directory cannot be used
    ├── OutputError                 1   stdout cannot be written
    ├── BusyError                   3   another run holds the lock, or the draft changed under our hands
    └── Interrupted               130   Ctrl-C or SIGTERM; the line says what is kept

A message is one line: subject, what, cause, what to do. Each door (httpx, lxml, the disk …) translates its library's errors
once, with `raise … from error`. Only `newsletter.program.main` catches; anything else that reaches it is a bug and keeps its traceback.
"""

from __future__ import annotations

EXIT_OK = 0
EXIT_NOTHING = 1
EXIT_USAGE = 2
EXIT_BUSY = 3
EXIT_INTERRUPTED = 130


class NewsletterError(Exception):
    """Base of all failures that are not bugs of the program. `str(error)` is the one line for the user."""

    exit_code = EXIT_NOTHING


class UsageError(NewsletterError):
    """The command line asks for what cannot be done."""

    exit_code = EXIT_USAGE


class ConfigError(NewsletterError):
    """The configuration is wrong. `mistakes` has one line for each, with line and key; all are reported together."""

    exit_code = EXIT_USAGE

    def __init__(self, mistakes: list[str]) -> None:
        self.mistakes = tuple(mistakes)
        super().__init__("\n".join(mistakes))


class FetchError(NewsletterError):
    """One page could not be fetched. `url` is the address asked for, `reason` the rest of the line."""

    def __init__(self, url: str, reason: str) -> None:
        self.url, self.reason = url, reason
        super().__init__(f"{url}: {reason}")


class SourceError(NewsletterError):
    """A source of links (feed, OPML, bookmarks, sitemap, file) could not be read."""

    def __init__(self, source: str, reason: str) -> None:
        self.source, self.reason = source, reason
        super().__init__(f"{source}: {reason}")


class ExtractError(NewsletterError):
    """One page could not be read as an article."""

    def __init__(self, url: str, reason: str) -> None:
        self.url, self.reason = url, reason
        super().__init__(f"{url}: {reason}")


class DraftError(NewsletterError):
    """An issue file cannot be read as one. `line` counts from 1."""

    def __init__(self, file: str, line: int, reason: str) -> None:
        self.file, self.line, self.reason = file, line, reason
        super().__init__(f"{file}:{line}: {reason}")


class RenderError(NewsletterError):
    """An edition cannot be made from an issue."""


class CacheError(NewsletterError):
    """The cache directory cannot be used."""


class OutputError(NewsletterError):
    """stdout cannot be written: a full disk behind it, for one."""


class BusyError(NewsletterError):
    """Another run holds the lock, or a file that was to be written changed meanwhile."""

    exit_code = EXIT_BUSY


class Interrupted(NewsletterError):
    """The user ended the run (Ctrl-C, SIGTERM). The line says what is kept."""

    exit_code = EXIT_INTERRUPTED
