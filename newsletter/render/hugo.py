"""The Hugo edition: the issue as a post in Markdown, in the shape of the posts that the editor already has."""

from __future__ import annotations

from newsletter.issuefile import Draft, hugo_text


def render_hugo(draft: Draft) -> str:
    """Return the post's text. A draft that already is a post comes back byte for byte; notes and anchors are left out.

    The post keeps the editor's raw HTML, so the site needs `markup.goldmark.renderer.unsafe = true` to show it.
    """
    return hugo_text(draft)
