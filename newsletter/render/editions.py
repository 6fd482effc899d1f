"""Renders an issue as any edition, by name; each edition's dependencies are imported on demand."""

from __future__ import annotations

import functools
import re
from collections.abc import Callable
from typing import TYPE_CHECKING, Literal, get_args

from newsletter.errors import UsageError
from newsletter.issuefile import Draft
from newsletter.render.publication import Publication

if TYPE_CHECKING:
    from newsletter.render.mail.html_mail import HtmlMail
    from newsletter.render.mail.letter import Letter

Medium = Literal["hugo", "jekyll", "eleventy", "pelican", "html", "email", "text", "eml", "json", "feed"]
MEDIA: tuple[Medium, ...] = get_args(Medium)
POSTS = ("hugo", "jekyll", "eleventy", "pelican")
LANGUAGE = re.compile(r"[A-Za-z]{2,8}(?:-[A-Za-z0-9]{1,8})*")


class Editions:
    """The editions of one issue; what several of them are made of is made once."""

    def __init__(
        self,
        draft: Draft,
        publication: Publication,
        *,
        as_published: bool = True,
        picture_width: Callable[[str], int | None] = lambda _: None,
    ) -> None:
        """Take an issue and its newsletter.

        Without `as_published` the post of an open issue keeps its `draft: true`. `picture_width` tells how many pixels wide the
        picture at an address is, None where that is unknown.
        """
        self.draft, self.publication, self.as_published = draft, publication, as_published
        self.picture_width = picture_width

    def make(self, medium: str) -> bytes | str:
        """Return the edition for one of `MEDIA`: text, or for `eml` a message in bytes, both with LF line ends.

        Raises UsageError for another medium, RenderError when a template, a merge tag or an address is wrong, and for a post
        DraftError where a note in the draft hid what cannot be read.
        """
        if medium in POSTS:
            from newsletter.render.web.posts import render_post

            return render_post(self.draft, medium, also=self._also, as_published=self.as_published)
        if medium not in MEDIA:
            raise UsageError(f"{medium}: no such edition; use one of {', '.join(MEDIA)}")
        return str(getattr(self, f"_{medium}")()) if medium != "eml" else self._eml()

    @functools.cached_property
    def language(self) -> str:
        """The issue's language: the front matter's own `language` or `lang`, else the newsletter's."""
        front = self.draft.issue.front_matter
        wishes = (front.get("language"), front.get("lang"), self.publication.language)
        return next((wish for wish in wishes if isinstance(wish, str) and LANGUAGE.fullmatch(wish)), "en")

    @functools.cached_property
    def _also(self) -> str:
        from newsletter.render.mail.labels import Labels

        return Labels(self.language, self.publication.labels)("also")

    @functools.cached_property
    def letter(self) -> Letter:
        """The issue laid out for readers."""
        from newsletter.render.mail.letter import Letter

        return Letter(self.draft.issue, self.publication, self.language, self.picture_width)

    @functools.cached_property
    def mail(self) -> HtmlMail:
        """The HTML of the mail, with its size."""
        from newsletter.render.mail.html_mail import render_mail

        return render_mail(self.letter)

    @functools.cached_property
    def text(self) -> str:
        """The text edition."""
        from newsletter.render.mail.plaintext import render_text

        return render_text(self.letter)

    def _email(self) -> str:
        return self.mail.html

    def _text(self) -> str:
        return self.text

    def _eml(self) -> bytes:
        from newsletter.render.mail.eml import render_eml

        return render_eml(self.letter, self.text, self.mail.html)

    def _html(self) -> str:
        from newsletter.render.web.page import render_page

        return render_page(self.letter)

    def _feed(self) -> str:
        from newsletter.render.web.feed import render_atom

        return render_atom(self.letter)

    def json_feed(self) -> str:
        """The issue as a JSON Feed of one entry."""
        from newsletter.render.web.feed import render_json_feed

        return render_json_feed(self.letter)

    def _json(self) -> str:
        from newsletter.render.web.records import json_line, render_record

        if not self.publication.mail.service:
            return render_record(self.letter.issue)
        from newsletter.render.services import payload
        from newsletter.render.web.posts import render_post

        markdown = render_post(self.draft, "hugo", also=self._also)
        front = self.draft.front.raw if self.draft.front else ""
        body = self._with_footer(markdown[len(front) :].strip("\n"))
        return json_line(payload(self.letter, self.mail.html, self.text, body, self.letter.article))

    def _with_footer(self, markdown: str) -> str:
        footer = self.publication.render.footer.strip()
        foot = f"\n\n---\n\n{self.letter.tags.hide(footer)}" if footer else ""
        return self.letter.tags.show(self.letter.tags.disarm(markdown + foot)) + "\n"


def render(draft: Draft, medium: str, publication: Publication) -> bytes | str:
    """Return the edition of a draft for one of `MEDIA`, as `Editions.make` does."""
    return Editions(draft, publication).make(medium)
