"""The text edition: the issue for a terminal or a mail program without HTML."""

from __future__ import annotations

import re

from newsletter.render.environment import fill_letter
from newsletter.render.mail.letter import Letter
from newsletter.render.markdown_text import Links

# Two empty lines in a text template. A form feed, which no text of an issue can hold.
GAP = "\f"


def render_text(letter: Letter) -> str:
    """Return the issue as text in lines of at most 72 columns, addresses whole. Raises RenderError when a template is wrong."""
    text = fill_letter(letter, "text.txt", gap=GAP, links=Links())
    text = re.sub(r"\n{3,}", "\n\n", re.sub(r"[ \t]+$", "", text, flags=re.MULTILINE))
    text = re.sub(rf"\n*(?:{GAP}\n*)+", "\n\n\n", text).strip("\n") + "\n"
    return letter.tags.show(letter.tags.disarm(text))
