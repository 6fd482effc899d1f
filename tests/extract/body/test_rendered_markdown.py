"""The text that a project or author wrote is found between the controls of its host."""

from __future__ import annotations

import pytest

from newsletter.extract.body.article_text import read_text
from newsletter.extract.page.parsed_page import parse

SAID = "Loomd weaves threads that come from several files at once, and never waits for a slow one."
WRITTEN = f"<p>{SAID}</p>"
PAGES = [
    '<article class="markdown-body entry-content container-lg">{}</article>',
    '<div data-test-selector="body-content" class="markdown-body my-3">{}</div>',
    '<div data-testid="issue-viewer-issue-container"><div class="markdown-body">{}</div></div>',
    '<div id="readme"><div class="file-view markup markdown">{}</div></div>',
    '<ul id="release-list"><li><div class="markup desc">{}</div></li></ul>',
    '<div class="release-block"><div class="md card-text">{}</div></div>',
    '<article class="readme-holder"><div class="file-content md">{}</div></article>',
    '<div id="description"><div class="project-description">{}</div></div>',
    '<div id="readme" class="markdown">{}</div>',
    '<article class="readme">{}</article>',
]
FRAME = """<html><body><ul><li>Star 8.1k</li></ul><table><tr><td>Cargo.toml</td><td>Fix the tests on all machines</td></tr></table>{}
<p>Run the following command in the directory of your project to install it.</p></body></html>"""


@pytest.mark.parametrize("page", PAGES)
def test_the_text_of_a_project_is_told_from_its_files_stars_and_commands(page: str) -> None:
    text = read_text(parse(FRAME.format(page.format(WRITTEN)), "https://code.example/mill/loomd"))
    assert text.lines == (SAID,)


def test_a_page_with_several_releases_is_read_as_any_page() -> None:
    page = PAGES[1].format(WRITTEN) + PAGES[1].format(
        "<p>Loomd 1.1 no longer stops when a thread breaks on a wet day in spring.</p>"
    )
    assert len(read_text(parse(FRAME.format(page), "https://code.example/mill/loomd/releases")).lines) > 1
