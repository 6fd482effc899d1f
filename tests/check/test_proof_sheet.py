"""newsletter.check.proof_sheet: what the proof sheet shows."""

from __future__ import annotations

from newsletter.check import check_material
from newsletter.check.proof_sheet import proof_sheet
from newsletter.render.proof_page import render_proof
from tests.check.materials import FRONT, article, material, story


def _sheet(summary: str, headline: str = "A bridge for Brigford") -> str:
    held = material(FRONT + "## Town\n\n" + story(summary, headline), article())
    return render_proof(proof_sheet(held, check_material(held)))


def test_each_claim_is_marked_with_its_verdict_and_the_articles_sentence_stands_beside_it() -> None:
    html = _sheet("Ines Holm said that the bridge will cost £15 million.")
    assert '<mark class="absent" title="number: not found in the article">£15 million' in html
    assert '<mark class="supported" title="name: in the article">Ines Holm</mark>' in html
    assert "the bridge will cost £14 million." in html


def test_no_sentence_is_lost_or_changed_by_the_marks() -> None:
    held = material(FRONT + story("Ines Holm said “It is a good day” in March. The works cost £14 million."), article())
    for item in proof_sheet(held, [])["stories"][0]["sentences"]:
        assert "".join(piece["text"] for piece in item["pieces"])
    summary = [item for item in proof_sheet(held, [])["stories"][0]["sentences"] if item["part"] == "summary"]
    text = " ".join("".join(piece["text"] for piece in item["pieces"]) for item in summary)
    assert text == "Ines Holm said “It is a good day” in March. The works cost £14 million."


def test_a_strangers_words_are_text_and_no_markup() -> None:
    html = _sheet("A bridge.", headline='\\<script>alert(1)\\</script> "x"')
    assert "<script>alert" not in html
    assert "&lt;script&gt;" in html


def test_a_story_without_article_says_that_nothing_was_compared() -> None:
    held = material(FRONT + story("Text of the story."))
    assert "nothing was compared" in render_proof(proof_sheet(held, []))
