"""Links that were mailed on come with the subject, the day, the sender and her words."""

from __future__ import annotations

import pytest

from newsletter.errors import SourceError
from newsletter.fetch.sources.document import open_document
from newsletter.fetch.sources.known_formats import format_of
from newsletter.models import Hints
from tests.fetch.sources.formats.reading import NOW, OWLS, links, one

MESSAGE = f"""From: Ada Moor <ada@moor.example>
To: ed@letter.example
Subject: Fwd: Owls return
Date: Fri, 14 Nov 2025 16:00:00 +0000
Content-Type: text/plain; charset=utf-8

Lead with this?
{OWLS}

--
Ada
"""


def test_a_message_is_its_link_with_the_words_around_it() -> None:
    assert one(MESSAGE) == Hints("Owls return", "2025-11-14T16:00:00Z", "Lead with this?", who="Ada Moor")


def test_a_signature_has_no_links_and_each_of_several_links_has_the_words_before_it() -> None:
    text = MESSAGE.replace(f"{OWLS}\n\n--\nAda\n", f"{OWLS}\n\nOr that?\n{OWLS}2\n\n-- \nAda\nhttps://moor.example/me\n")
    assert [(link.url, link.hints.title, link.hints.note) for link in links(text)] == [
        (OWLS, None, "Lead with this?"),
        (f"{OWLS}2", None, "Or that?"),
    ]
    forwarded = text.replace("Ada\n", "Ada\n---------- Forwarded message ---------\n")
    assert [link.url for link in links(forwarded)] == [OWLS, f"{OWLS}2", "https://moor.example/me"]


def test_a_box_of_messages_gives_the_links_of_all() -> None:
    box = "".join(
        f"From ada@moor.example Fri Nov 14 16:00:00 2025\n{MESSAGE.replace('/owls', f'/owls{number}')}\n" for number in range(3)
    )
    assert [link.url for link in links(box)] == [f"{OWLS}{number}" for number in range(3)]


def test_an_html_message_gives_its_anchors_with_their_words() -> None:
    html = (
        MESSAGE.replace("text/plain", "text/html").partition("\n\n")[0]
        + f'\n\n<p>See <a href="{OWLS}">The owls are back</a></p>'
    )
    assert one(html).title == "The owls are back"


def test_a_message_without_links_is_a_problem_and_a_letter_is_no_message() -> None:
    document = open_document(MESSAGE.replace(OWLS, "nothing").encode(), "x")
    known = format_of(document)
    assert known is not None
    assert known.read(document, NOW, None).problem == "no links in its messages"
    assert format_of(open_document(b"Note: this is prose.\n\nAnd more.\n", "x")) is None
    with pytest.raises(SourceError):
        links("{")


def test_a_remark_behind_an_address_on_its_line_is_about_that_one() -> None:
    body = f"the owls {OWLS} (check the count)\n\nand the cranes https://cranes.example/1 and\nhttps://other.example/2\n"
    owls, cranes, other = links(MESSAGE.replace(OWLS, body))
    assert str(owls.hints.note).endswith("the owls (check the count)")
    assert (cranes.hints.note, other.hints.note) == ("and the cranes", "and")


def test_sentences_right_below_an_address_are_about_that_one_and_what_leads_to_the_next_is_not() -> None:
    body = f"\n{OWLS}\nThe count is of last spring.\n\nhttps://cranes.example/1\nand of the same sort:\n\nhttps://other.example/2\n"
    owls, cranes, other = links(MESSAGE.replace(OWLS, body))
    assert str(owls.hints.note).endswith("The count is of last spring.")
    assert (cranes.hints.note, other.hints.note) == (None, "and of the same sort:")


def test_what_stands_below_two_addresses_of_a_paragraph_is_about_neither() -> None:
    body = f"\nfirst {OWLS}\nsecond https://cranes.example/1\nThat is all for today.\n"
    assert [link.hints.note for link in links(MESSAGE.replace(OWLS, body))][1] == "second"
