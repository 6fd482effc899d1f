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
