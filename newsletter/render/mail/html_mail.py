"""The e-mail edition: one HTML document that mail programs display correctly, and its size."""

from __future__ import annotations

import functools
import re
from bisect import bisect_left
from dataclasses import dataclass

from newsletter.render.environment import CLOSES, OPENS, fill_letter
from newsletter.render.mail.letter import Letter, ShownStory, moved_to_links

# Gmail shows about this much of a message's HTML (others measured 102-105 KB) and hides the rest: the unsubscribe link first.
CLIPPED_AT = 102 * 1024
WARNED_AT = 0.85
NAMED = 3
"""So many stories a message names."""
STORY = re.compile(rf"{OPENS}(\d+){OPENS}(.*?){CLOSES}\n?", re.DOTALL)


@dataclass(frozen=True, slots=True)
class HtmlMail:
    """A mail's HTML, how many bytes each story takes in it (by its number), and the stories that stand as links only."""

    html: str
    sizes: dict[int, int]
    moved: tuple[ShownStory, ...] = ()

    @property
    def size(self) -> int:
        """The bytes of the HTML, as Gmail counts them: decoded, in UTF-8."""
        return len(self.html.encode())


def render_mail(letter: Letter) -> HtmlMail:
    """Return the issue as HTML for mail. Raises RenderError when a template is wrong.

    With `[email] max_kb`, as many of the last stories as it takes stand as links to the web edition, under a heading of their own.
    """
    mail = _render(letter, 0)
    limit, stories = letter.publication.email.max_kb * 1024, len(mail.sizes)
    if not limit or not stories or mail.size <= limit:
        return mail
    with_moved = functools.cache(lambda count: _render(letter, count))
    return with_moved(bisect_left(range(1, stories), True, key=lambda count: with_moved(count).size <= limit) + 1)


def _render(letter: Letter, moved: int) -> HtmlMail:
    sections, more = moved_to_links(letter, moved) if moved else (letter.sections, ())
    marked = fill_letter(letter, "email.html", sections=sections, more=more)
    marked = re.sub(r"\n{2,}", "\n", marked)
    sizes = {int(found[1]): len(found[2].encode()) for found in STORY.finditer(marked)}
    pieces = re.split(r"(<style.*?</style>)", STORY.sub(r"\2", marked), flags=re.DOTALL)
    html = "".join(piece if piece.startswith("<style") else _inert(piece) for piece in pieces)
    return HtmlMail(letter.tags.show(letter.tags.disarm(html)), sizes, more)


def _inert(html: str) -> str:
    """List servers fill a mail in as a template of their own: a story about `{{` must not stop the sending."""
    return html.replace("{{", "&#123;&#123;").replace("{%", "&#123;%").replace("*|", "&#42;|")


def size_note(mail: HtmlMail, letter: Letter) -> str | None:
    """Return what there is to say of a mail's size: stories that were moved, or the nearness of Gmail's limit; None for a small one."""
    if mail.moved:
        kilobytes, limit = mail.size / 1024, letter.publication.email.max_kb
        count = len(mail.moved)
        stories = "1 story is shown" if count == 1 else f"{count} stories are shown"
        named = ", ".join(story.headline for story in mail.moved[:NAMED])
        others = f" and {count - NAMED} more" if count > NAMED else ""
        return f"the mail has {kilobytes:.0f} KB with [email] max_kb = {limit}: {stories} as links only: {named}{others}"
    if mail.size <= CLIPPED_AT * WARNED_AT:
        return None
    state = "Gmail hides everything beyond" if mail.size > CLIPPED_AT else f"{mail.size / CLIPPED_AT:.0%} of what Gmail shows,"
    longest = sorted(mail.sizes, key=lambda number: -mail.sizes[number])[:NAMED]
    headlines = {story.number: story.headline for section in letter.sections for story in section.stories}
    named = ", ".join(f"{headlines[number]} ({mail.sizes[number]:,})" for number in longest)
    return f"the mail has {mail.size:,} bytes of HTML: {state} {CLIPPED_AT:,}; longest stories: {named}; shorten them or set [email] max_kb"
