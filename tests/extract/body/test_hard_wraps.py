"""Prose in lines of a width becomes paragraphs; code, tables and lines that are paragraphs already stay."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from newsletter.extract.body.hard_wraps import is_prose, read_preformatted

MAIL = """Dear all,

We have finished the move to the new building, and all the machines are
running again since Monday morning at nine. If you find something that
does not work, please write to the desk.

> Will the old phones be kept? I would like
> to know before the end of the month.

- an item that is long enough to go on in the line below because it is
  so long
- a short one
"""
CODE = "def lift(load):\n    if load > LIMIT:\n        raise TooHeavy(load)\n    return crane.lift(load)\n"


def joined(text: str) -> list[str]:
    """The lines of all runs of a text."""
    return [line for _, lines in read_preformatted(text) for line in lines]


def test_the_lines_of_a_mail_are_joined_to_paragraphs_items_and_quotations() -> None:
    assert is_prose(MAIL)
    assert joined(MAIL) == [
        "Dear all,",
        "We have finished the move to the new building, and all the machines are running again since Monday morning at nine. "
        "If you find something that does not work, please write to the desk.",
        "> Will the old phones be kept? I would like to know before the end of the month.",
        "- an item that is long enough to go on in the line below because it is so long",
        "- a short one",
    ]


def test_code_and_tables_are_no_prose() -> None:
    assert not is_prose(CODE)
    assert not is_prose("name      | price | stock\n----------+-------+------\nhook      |    12 |     4\n" * 3)


def test_code_between_paragraphs_stays_as_it_is() -> None:
    steps = "    $ make crane\n    $ make lift\n"
    assert list(read_preformatted(MAIL + "\n" + steps + "\nAnn\n"))[1:] == [
        (True, ["    $ make crane", "    $ make lift"]),
        (False, ["Ann"]),
    ]


def test_a_paragraph_that_is_set_in_is_no_code() -> None:
    sentences = ["The new cranes lift twice as much as those that stood there before,", "said the head of the port on Monday."]
    text = f"{MAIL}\n    {sentences[0]}\n    {sentences[1]}\n\n    $ make crane\n\nAnn\n"
    assert " ".join(sentences) in joined(text)


def test_lines_that_are_sentences_stay_apart() -> None:
    lines = [
        "The boat carries eighty people and charges while it lies at the quay.",
        "Tickets cost as much as those of the others.",
    ]
    assert joined("\n".join(lines)) == lines


@given(st.text(alphabet="ab .>-\n\t", max_size=300))
def test_no_letter_is_lost_and_nothing_is_raised(text: str) -> None:
    is_prose(text)
    assert sum(line.count("a") for line in joined(text)) == text.count("a")
