"""newsletter.errors: each error is its one line, with an exit code that scripts can tell apart."""

from __future__ import annotations

import re

from newsletter import errors
from newsletter.errors import ConfigError, DraftError, FetchError, NewsletterError


def test_every_error_of_the_tree_is_listed_with_the_exit_code_that_it_has() -> None:
    listed = {match[1]: int(match[2]) for match in re.finditer(r"(\w+)\s{2,}(\d+)\s{2}", errors.__doc__ or "")}
    known = {
        name: kind.exit_code
        for name, kind in vars(errors).items()
        if isinstance(kind, type) and issubclass(kind, NewsletterError)
    }
    assert listed == known


def test_a_line_begins_with_its_subject() -> None:
    assert str(FetchError("https://a.example/", "404 Not Found")) == "https://a.example/: 404 Not Found"
    assert str(DraftError("issue.md", 3, "never closed")) == "issue.md:3: never closed"


def test_all_mistakes_of_a_configuration_are_told_at_once() -> None:
    error = ConfigError(["a: wrong", "b: wrong"])
    assert str(error).splitlines() == list(error.mistakes) == ["a: wrong", "b: wrong"]
