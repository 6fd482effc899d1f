"""newsletter.extract.stories.paid: what is paid for says so in a label, not in a sentence."""

from __future__ import annotations

import pytest

from newsletter.extract.stories.paid import says_paid

TEXT = "The kettle boils a litre of water in two minutes and keeps it warm for an hour."


@pytest.mark.parametrize(
    ("title", "lines"),
    [
        ("Sponsored: a kettle for the road", [TEXT]),
        ("A kettle for the road (Sponsor)", [TEXT]),
        ("A kettle for the road | Ad", [TEXT]),
        ("Anzeige – Wasserkocher für unterwegs", [TEXT]),
        ("A kettle for the road", ["Sponsored by Kettle & Sons.", TEXT]),
        ("A kettle for the road", ["Presented by Kettle & Sons", TEXT]),
        ("A kettle for the road", ["Brought to you by Kettle, Stove & Sons", TEXT]),
        ("Paid for by Kettle & Sons", [TEXT]),
        ("Werbung | Wasserkocher für unterwegs", [TEXT]),
        ("A kettle for the road", [TEXT, TEXT, "Werbung"]),
        ("A kettle for the road", ["Sponsored. Get 20% off with the code KETTLE."]),
    ],
)
def test_a_label_tells_what_is_paid_for(title: str, lines: list[str]) -> None:
    assert says_paid(title, lines)


@pytest.mark.parametrize(
    ("title", "text"),
    [
        ("Budget presented by the finance minister", "The supplementary budget was presented by Ruth Alder to parliament."),
        (
            "Senator who sponsors the port bill joins the picket",
            "Senator Joan Pike, who sponsors the bill, spoke to the dockers.",
        ),
        ("Sponsors leave the cycling team after the raid", "Sponsored teams fear for their money, the league said on Friday."),
        ("Ad-free tier of the city radio starts", "Ad blockers are no longer needed there, the station said on Monday."),
        ("Paid parking returns to the quay", "Paid-for spaces will be marked in blue from the first of May."),
        (
            "Polizei erstattet Anzeige gegen Veranstalter",
            "Werbung für das Fest gab es in der ganzen Stadt, teilte die Polizei mit.",
        ),
        (
            "Pensions bill passes",
            "Sponsored by Senator Ida Holm, the bill passed by 51 votes.",
        ),
        ("Harbour festival opens", "Paid for by the town, it opens today."),
        ("Paid for by the town: new tram stops", "Six new stops were opened on Monday."),
        ("Sponsored by Senator Holm, pensions bill passes", "The bill passed by 51 votes."),
        ("Werbung: Kinder sehen zu viel davon", "Das sagt die Verbraucherzentrale am Montag."),
        ("Publicité – les enfants en voient trop", "Une étude de la ville le montre depuis lundi."),
        (
            "Stadtrat will Werbung für Alkohol verbieten",
            "Anzeige erstattet wird künftig auch gegen Wirte, sagte der Bürgermeister.",
        ),
    ],
)
def test_news_that_have_such_words_in_a_sentence_are_not_paid_for(title: str, text: str) -> None:
    assert not says_paid(title, [text, TEXT])
