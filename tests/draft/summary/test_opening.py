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


REPORT = "The Norland harbour office has fined the shipping company Ostrava two million crowns for oil that it let out at sea."


def _headed(standfirst: str, report: str, headline: str, language: str | None = None) -> str:
    """Return the summary of a page whose description stands in front of the report, as newspapers print it."""
    more = "It is the third fine of that size since spring.\n\nThe quay was closed for nine hours, and the fishing boats waited outside."
    return summarise(f"{standfirst}\n{report}\n\n{more}", 60, headline, standfirst, language=language)


def test_headings_that_run_into_the_first_sentence_of_a_description_made_of_the_text_are_left_out() -> None:
    told = "Oak plays an essential role in how the north builds."
    text = (
        f"- Harbour Repair Services\n- Floors and Piles\n## Introduction\n{told} Each pile lies in salt water for two winters."
    )
    described = f"Harbour Repair Services Floors and Piles Introduction {told} Each pile lies in salt water for two winters."
    assert summarise(text, 70, "Harbour repair services: floors and piles", described).startswith(told)


def test_a_description_that_speaks_of_what_only_the_report_introduces_is_left_out() -> None:
    headline = "Ostrava fined two million crowns over oil in the harbour"
    for standfirst in (
        "The office says the ship left a trail of oil nine miles long.",
        "The company must pay within thirty days, or its ships stay at the quay.",
        "The company’s ships let out oil at sea three times this year.",
    ):
        assert _headed(standfirst, REPORT, headline).startswith(REPORT)
    named = "Ostrava must pay within thirty days, or the ships stay at the quay."
    assert _headed(named, REPORT, headline).startswith(named)
    german = "Der Kreistag hat ein Sparprogramm für die Büchereien in Brigfeld beschlossen."
    leaning = "Mit großer Mehrheit stimmte der Rat am Dienstag für das Programm, das in Brigfeld umstritten ist."
    assert _headed(leaning, german, "Weniger Geld für Büchereien in Brigfeld", "de").startswith(german)


def test_a_description_that_says_which_thing_it_speaks_of_opens_the_summary_though_the_report_tells_of_one_too() -> None:
    report = "A harbour in Norland has never before set such a fine, and a ship like it was last seen there in 1999."
    named = "The harbour of Ostrava wants two million crowns from the owners of the ship Gudrun, which let out oil."
    assert _headed(named, report, "Ostrava fines the owners of the Gudrun over oil").startswith(named)
    headline = "Brigfeld schließt sein Bad im Mai"
    german = "Ein Hallenbad wird selten geschlossen, und eine neue Karte zur Energie-Lage ist eine der größten Hilfen dabei."
    for standfirst in (
        "Das Hallenbad der Stadt Brigfeld schließt im Mai, weil die Heizung zu viel kostet.",
        "Brigfeld, einst die größte Hilfe der Schwimmer, schließt im Mai auch wegen der Energie-Lage sein Bad.",
    ):
        assert _headed(standfirst, german, headline, "de").startswith(standfirst)


def test_a_description_without_a_word_of_the_news_is_left_out_where_the_report_tells_it() -> None:
    aside = "Nobody was hurt, and police suspect a broken cable."
    report = (
        "Five boats burnt out in the old harbour of Brigford on Sunday night, and forty families have been without power since."
    )
    headline = "Fire in the harbour of Brigford: forty families without power"
    assert _headed(aside, report, headline).startswith(report)
    assert _headed(aside, "It was the work of a minute, and it was over soon.", headline).startswith(aside)


def test_a_description_that_rests_on_the_report_is_not_put_in_front_of_it() -> None:
    headline = "Harbour fine for Ostrava over oil in Norland bay"
    report = "Ostrava, a shipping company with nine vessels, has been ordered to pay two million crowns."
    text = f"{report}\n\nIt is the third order of that size since spring."
    named = "Ostrava has let oil into Norland bay, and the harbour has set a fine of two million crowns."
    resting = named.replace("Ostrava", "The company", 1)
    assert summarise(text, 60, headline, named).startswith(named)
    assert summarise(text, 60, headline, resting).startswith(report)
