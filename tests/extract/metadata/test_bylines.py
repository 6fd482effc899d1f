"""What is promised of bylines: those by the headline in every usual form, each told with the way it was found."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsletter.extract.metadata.bylines import DATED, FAR, LINK, MARKUP, TEXT, near_headline, printed_bylines
from newsletter.extract.metadata.site_name import Site
from newsletter.extract.metadata.titles import choose_title
from tests.extract.pages import signals

H1 = "<h1>Harbour bridge closed after flood</h1>"
FILLER = "<p>Text.</p>" * 200


def printed(body: str) -> list[tuple[str, list[str]]]:
    found = signals("<title>Harbour bridge closed after flood</title>", body)
    return [(why, values) for why, values in printed_bylines(found, choose_title(found, Site(found))) if any(values)]


@pytest.mark.parametrize(
    ("body", "why"),
    [
        ("<p class='byline'>Jane Doe</p>", MARKUP),
        ("<p><a href='/authors/jane-doe'>Jane Doe</a></p>", LINK),
        ("<p>Von Jane Doe</p>", TEXT),
        ("<div><b>By</b> <i>Jane Doe</i></div>", TEXT),
        ("<p>Jane Doe, May 3, 2024</p>", DATED),
        (FILLER + "<p class='byline'>Jane Doe</p>", FAR),
    ],
)
def test_each_form_of_a_byline_is_told_by_its_source(body: str, why: str) -> None:
    found = printed(H1 + body)
    assert found[0][0] == why
    assert "Jane Doe" in found[0][1][0]


def test_who_released_a_version_is_named_before_its_headline_or_behind() -> None:
    who = "<div><a href=/ida>ida</a> released this <relative-time>3 days ago</relative-time></div>"
    assert printed(f"<aside>{who}</aside><div>{H1}</div>") == printed(f"<div>{H1}{who}</div>") == [(TEXT, ["ida"])]
    for prose in (
        "<a href=/c>Lowestoft</a> released this week's figures",
        "The <a href=/c>council</a> released this <b>week</b>",
    ):
        assert printed(f"<p>{prose}</p>{H1}") == []


def test_a_line_of_text_is_a_byline_only_with_a_capital_after_its_label() -> None:
    assert printed(f"{H1}<p>By the way, it rains</p><p>von hier an geht es weiter</p><p>By: ferry:</p>") == []


def test_the_link_to_a_licence_is_no_authors_page() -> None:
    assert printed(f"{H1}<p><a href='https://creativecommons.org/licenses/by/4.0/'>Creative Commons Attribution</a></p>") == []


def test_the_names_inside_a_byline_come_without_those_of_another_role() -> None:
    found = printed(f"{H1}<p class='byline'>By <a href='/jane-doe'>Jane Doe</a>, photos <a href='/john-roe'>John Roe</a></p>")
    assert found[0] == (MARKUP, ["Jane Doe"])


def test_of_marks_far_below_only_those_of_one_or_two_people_count() -> None:
    links = "".join(f"<a rel='author' href='/{name}'>{name} Doe</a>" for name in ("Ann", "Ben", "Cem"))
    few, many = (signals("<title>x</title>", H1 + FILLER + body) for body in (links[: links.index("</a>") + 4], links))
    assert len(near_headline(few.rel_author, choose_title(few, Site(few)))) == 1
    assert near_headline(many.rel_author, choose_title(many, Site(many))) == []


@given(st.lists(st.sampled_from(["By", "Von", "Jane Doe", "May 3, 2024", "|", "2024", "read by", "x" * 300, " "]), max_size=12))
def test_no_line_raises(pieces: list[str]) -> None:
    body = H1 + "".join(f"<p class='byline'><i>{piece}</i></p><div>{piece}</div>" for piece in pieces)
    assert all(isinstance(value, str) for _, values in printed(body) for value in values)
