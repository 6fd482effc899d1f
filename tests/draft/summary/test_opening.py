"""newsletter.draft.summary.opening: what of a page's own description opens a summary."""

from __future__ import annotations

from newsletter.draft.summary.summarise import summarise
from tests.draft.summary.texts import HEAD, TOLD


def test_the_description_opens_a_summary_whose_text_begins_with_no_sound_sentence() -> None:
    text = f"Subscribe to our newsletter to get all of the news.\n{TOLD}"
    description = "Oak will carry the road across the river Brig again from summer."
    assert summarise(text, 70, HEAD, description).startswith(description)
    measured = f'{HEAD}, 30 x 28"'
    assert "again from summer" not in summarise(text, 70, measured, f"{measured} {description}")


def test_the_description_opens_a_summary_whose_text_begins_in_its_authors_voice() -> None:
    text = "I have walked the bridges of Brigford for thirty years now.\nMost are of stone, and two of them are of oak."
    description = "The bridges of Brigford are of stone and of oak, and no two are alike."
    assert summarise(text, 70, "The bridges of Brigford", description).startswith(description)


def test_a_description_that_points_back_or_begins_small_opens_nothing() -> None:
    for description in (
        "The harbour rejected these reports on Monday evening.",
        "bridges built for the ways that you cross them today.",
    ):
        assert description not in summarise(f"Subscribe to our newsletter.\n{TOLD}", 70, HEAD, description)


def test_the_description_opens_a_summary_whose_text_begins_with_a_scene() -> None:
    text = "It was raining when the last members filed in.\n\nBy midnight it was over, and the speaker switched off the lamp."
    description = "Norland's parliament has voted by 71 to 70 to abolish its monarchy."
    assert summarise(text, 60, "A quiet vote", description).startswith(description)


def test_the_description_opens_a_summary_whose_text_begins_with_a_preface() -> None:
    text = "It has been a busy year for the team, and there is much to tell.\n\nThe way was long.\n\nOlwen 2 reads bytes, not words."
    description = "Olwen 2 is a family of small models that read bytes, made by the Brigford Institute out of Olwen 1."
    assert summarise(text, 60, "Introducing Olwen 2", description).startswith(description)
    text = "Es war ein volles Jahr für das Team, und es gibt viel zu erzählen.\n\nDer Weg war lang.\n\nOlwen 2 liest Bytes."
    description = "Olwen 2 ist eine Familie kleiner Modelle, die Bytes lesen, und entstand in Brigfeld aus Olwen 1."
    assert summarise(text, 60, "Wir stellen vor: Olwen 2", description, language="de").startswith(description)


def test_a_description_without_a_main_verb_opens_nothing() -> None:
    for fragment in (
        "Our gateway kit to electronics repair, perfectly sized for a desk drawer.",
        "In-depth comparison of the best laptops for students under $700.",
        "Art Supplies & Creative Advice – Shop paints, inks and papers at Pigment House",
    ):
        assert fragment not in summarise(f"Subscribe to our newsletter.\n{TOLD}", 70, HEAD, fragment)


def test_a_day_in_front_of_the_description_is_left_out() -> None:
    text, said = (
        f"Subscribe to our newsletter to get all of the news.\n{TOLD}",
        "Oak will carry the road across the river Brig again.",
    )
    for day in ("July 7, 2020 ", "7 July 2020 | ", "2020-07-07: ", "07/07/2020 – "):
        assert summarise(text, 70, HEAD, day + said).startswith(said)
    begun = "July 7, 2020 was the day on which the river Brig took the old bridge of oak."
    assert summarise(text, 70, HEAD, begun).startswith(begun)


def test_a_description_whose_first_sentence_has_the_headline_glued_on_opens_nothing() -> None:
    text = f"Subscribe to our newsletter to get all of the news.\n{TOLD}"
    description = "Oak will carry the road across the river Brig again from summer."
    assert "again from summer" not in summarise(text, 70, HEAD, f"{HEAD} {description}")
    assert summarise(text, 70, HEAD, description).startswith(description)
