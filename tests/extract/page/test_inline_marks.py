"""What stands inside a line and is no word of it goes; formulas are told as TeX."""

from __future__ import annotations

import lxml.html
import pytest

from newsletter.extract.page.inline_marks import is_mark
from newsletter.extract.page.parsed_page import parse


@pytest.mark.parametrize(
    "markup",
    [
        '<sup class="reference"><a href="#cite_note-1">[1]</a></sup>',
        '<sup id="fnref:1"><a href="#fn:1">1</a></sup>',
        '<a href="#fnref1">↩</a>',
        '<a class="anchor" href="#quay">¶</a>',
        '<a href="#fnref-2" class="footnote-backref">return</a>',
        '<span class="mw-editsection">[<a>edit</a>]</span>',
        '<sup class="noprint">[<i><a>citation needed</a></i>]</sup>',
        "<rt>しぎかい</rt>",
    ],
)
def test_marks_of_notes_edits_and_readings_are_known(markup: str) -> None:
    assert is_mark(lxml.html.fragment_fromstring(markup))


@pytest.mark.parametrize(
    "markup",
    ["<sup>2</sup>", "<sup>th</sup>", '<a href="#chapter">the next chapter</a>', "<span>[edit]</span>", '<a href="/1">1</a>'],
)
def test_powers_endings_and_links_are_words(markup: str) -> None:
    assert not is_mark(lxml.html.fragment_fromstring(markup))


@pytest.mark.parametrize(
    ("markup", "shown"),
    [
        (
            '<math><semantics><mi>E</mi><annotation encoding="application/x-tex">E=mc^2</annotation></semantics></math>',
            "$E=mc^2$",
        ),
        (r'<math alttext="{\displaystyle x^{2}}"><mi>x</mi></math>', "$x^{2}$"),
        (r'<script type="math/tex">\alpha</script>', r"$\alpha$"),
        ("<math><mi>a</mi><mo>+</mo><mi>b</mi></math>", "$a+b$"),
        (
            '<span class="MathJax_Preview">[math]</span><span class="MathJax"><span>z=1</span></span><script type="math/tex">z=1</script>',
            "$z=1$",
        ),
        (
            "<mjx-container><svg></svg><mjx-assistive-mml><math><mi>x</mi><mo>+</mo><mn>1</mn></math></mjx-assistive-mml></mjx-container>",
            "$x+1$",
        ),
    ],
)
def test_a_formula_is_shown_as_its_tex(markup: str, shown: str) -> None:
    page = parse(f"<html><body><p>Let {markup} be given.</p></body></html>", "https://a.example/")
    assert " ".join(page.tree.text_content().split()) == f"Let {shown} be given."


def test_soft_hyphens_are_no_letters() -> None:
    assert "harbour" in parse("<p>har&shy;bo\u00adur</p>", "https://a.example/").tree.text_content()


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("The ferry sails again.<sup>1</sup> Nobody paid.", "The ferry sails again. Nobody paid."),
        ("The ferry sails again.<sup>*</sup> Nobody paid.", "The ferry sails again. Nobody paid."),
        ("“It sails.”<sup>12</sup> So they say,<sup>3</sup> at least.", "“It sails.” So they say, at least."),
        ("渡し船が再開した。<sup>1</sup>費用は市が払う。", "渡し船が再開した。費用は市が払う。"),
        ("It has 40 m<sup>2</sup> and 10<sup>3</sup> seats (x)<sup>2</sup>.", "It has 40 m2 and 103 seats (x)2."),
        ("Reuse 3.<sup>2</sup> as it is.", "Reuse 3.2 as it is."),
        (
            "It eats sugars,<sup>13</sup>C or not,<sup>4</sup> it says,<sup>5</sup>And so on.",
            "It eats sugars,13C or not, it says,And so on.",
        ),
        ("The isotope,\n<sup>14</sup>C, is old.", "The isotope,\n14C, is old."),
    ],
)
def test_a_bare_raised_number_is_a_notes_mark_behind_a_stop_and_an_exponent_elsewhere(text: str, words: str) -> None:
    line = lxml.html.fragment_fromstring(f"<p>{text}</p>")
    for mark in [element for element in line.iter("sup") if is_mark(element)]:
        mark.drop_tree()
    assert line.text_content() == words


def test_a_span_named_for_a_note_is_its_mark_if_it_is_a_number() -> None:
    assert is_mark(lxml.html.fragment_fromstring('<span class="footnote-ref">4</span>'))
    assert not is_mark(lxml.html.fragment_fromstring('<span class="footnote">A note of its own.</span>'))
