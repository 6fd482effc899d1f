"""Finds a README, release notes or an abstract where a host of code, packages or preprints shows them among its own controls."""

from __future__ import annotations

import lxml.html

# By the structure of the programs that such hosts run (GitHub; Gitea and Forgejo; GitLab; the registries of Python, Node and Rust;
# arXiv), whatever their names: a page has one of these at most once, else it is a list of several texts.
_SELECTORS = (
    "article.markdown-body.entry-content",
    "div.markdown-body[data-test-selector='body-content']",
    "[data-testid='issue-viewer-issue-container'] .markdown-body",
    "#readme .markup.markdown",
    "#release-list .markup.desc",
    ".release-block .card-text.md",
    ".readme-holder .md",
    "#description .project-description",
    "#readme.markdown",
    "article.readme",
    "#abs blockquote.abstract",
)


def find_rendered_markdown(tree: lxml.html.HtmlElement) -> lxml.html.HtmlElement | None:
    """Return the element with the text that its project or author wrote, None on a page without one or with several."""
    for selector in _SELECTORS:
        found = tree.cssselect(selector)
        if len(found) == 1:
            return found[0]
    return None
