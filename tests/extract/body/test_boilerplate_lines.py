"""Lines that frame a text go from its edges, and from nowhere else."""

from __future__ import annotations

import pytest

from newsletter.extract.body.boilerplate_lines import strip_boilerplate

TEXT = ["The cranes go next year.", "Nobody in the harbour has said who is to pay for it.", "The council votes in March."]


@pytest.mark.parametrize("line", ["20 Nov 2026 · 4 min read", "Lesezeit: 3 Minuten", "View this email in your browser"])
def test_a_first_line_about_the_reading_goes(line: str) -> None:
    assert strip_boilerplate([line, *TEXT]) == TEXT


@pytest.mark.parametrize(
    "line",
    [
        "Published on 12 May 2026",
        "Published by Quay Radio News at 9:12am 2026-05-12",
        "Publié le 12 mai 2026 à 07h30",
        "Publicado em 12 de maio de 2026 às 07h30 · Ines Holm",
        "Gepubliceerd op 12 mei 2026 om 07.30 uur",
        "Opublikowano 12 maja 2026, godz. 7:30",
        "By Ines Holm",
        "Autor: Ines Holm",
        "di Ines Holm",
    ],
)
def test_who_wrote_a_text_and_when_goes_from_above_it(line: str) -> None:
    assert strip_boilerplate([line, *TEXT]) == TEXT
    assert strip_boilerplate([f"{line} crossed the bridge.", *TEXT]) == [f"{line} crossed the bridge.", *TEXT]


@pytest.mark.parametrize(
    "line",
    [
        "← Older: On ropes",
        "Next post: On hooks",
        "You can unsubscribe from this list.",
        "Unsubscribe | Update your preferences",
        "Newsletter abbestellen",
        "Sie können sich jederzeit hier abmelden.",
        "Pour vous désabonner, cliquez sur le lien.",
        "Se désabonner",
        "Puede darse de baja en cualquier momento con un clic.",
        "Copyright © 2026 Quay Letter, All rights reserved.",
        "If you enjoyed this post, consider buying me a coffee or subscribing to the feed.",
        "If you've got pictures or video of the flood, send them to us on 07700 900144.",
        "Was this page helpful?",
    ],
)
def test_a_last_line_that_leads_away_or_is_a_notice_goes(line: str) -> None:
    assert strip_boilerplate([*TEXT, line]) == TEXT


@pytest.mark.parametrize(
    "line",
    [
        "Banks must let their customers unsubscribe from all advertising within a day, the court of Marl said.",
        "Wer aus Marl fortzieht, muss sich nicht mehr im Rathaus abmelden, beschloss der Rat am Montag.",
        "Des milliers de foyers veulent se désabonner du réseau de chaleur, selon la ville.",
        "Cada año hay más vecinos que deciden darse de baja del servicio de agua, según la alcaldesa.",
        "“If you liked this bridge, you will support the next one,” the mayor said.",
        "If you enjoyed our festival last year, follow the trail of lights again from Friday.",
        "If you have a story to tell, the museum of Marl gives us all a chance: its booth opens on Friday.",
        "If you've got a tip for the police, who asked us for help, call 101.",
        "Nordline released this statement on 5 May 2026 · It says that the ferry stays in port until Friday.",
    ],
)
def test_a_sentence_that_has_words_of_a_notice_and_asks_for_nothing_stays(line: str) -> None:
    assert strip_boilerplate([*TEXT, line]) == [*TEXT, line]


def test_who_sent_a_mail_and_when_goes_from_above_its_text() -> None:
    assert strip_boilerplate(["Ann Lee ann at example.org", "Fri Nov 20 09:12:33 UTC 2026", *TEXT]) == TEXT
    assert strip_boilerplate(["Ann Lee <ann@example.org>", "Fri, 20 Nov 2026 09:12:33 +0000", *TEXT]) == TEXT
    told = ["We met at noon.", "On Friday 20 November 2026 the cranes go.", *TEXT]
    assert strip_boilerplate(told) == told


def test_the_same_words_stay_in_the_middle_and_alone() -> None:
    middle = [*TEXT * 3, "You can unsubscribe from this list.", *TEXT * 3]
    assert strip_boilerplate(middle) == middle
    assert strip_boilerplate(["A 4 min read"]) == ["A 4 min read"]


def test_the_way_to_the_mails_before_and_after_goes_from_the_beginning_too() -> None:
    assert strip_boilerplate(["- Previous message: agenda", "- Messages sorted by: [ date ]", *TEXT]) == TEXT


@pytest.mark.parametrize(
    "line",
    [
        "Advertisement",
        "ADVERTISEMENT - CONTINUE READING BELOW",
        "Story continues below advertisement",
        "The quay at dawn. Photo: M. Dahl/Agency",
        "Oops! Something went wrong. Please try again.",
        "Loading…",
        "## Skip to main content",
        "We use cookies to improve your visit.",
        "### Externer Inhalt nicht verfügbar",
        "Share this article on social media:",
        "Photo: M. Dahl",
        "The quay seen from the ferry (Photo: M. Dahl)",
        "Ihre Privatsphäre-Einstellungen verhindern das Laden aller externen Inhalte (z. B. Grafiken) und sozialen Netzwerke.",
        "To view this video, please accept marketing cookies.",
        "ada-p released this 2026-05-12 · 14 commits to main since this release · 0.9.0 · a91be0f This commit was signed.",
        "You signed in with another tab or window. Reload to refresh your session.",
    ],
)
def test_what_a_pages_program_says_of_itself_goes_from_anywhere_but_code(line: str) -> None:
    assert strip_boilerplate([TEXT[0], line, *TEXT[1:]]) == TEXT
    code = [TEXT[0], "```", line.strip("# "), "```", *TEXT[1:]]
    assert strip_boilerplate(code) == code
    assert strip_boilerplate([line]) == [line]


def test_a_sentence_about_what_went_wrong_stays() -> None:
    lines = [
        *TEXT,
        "Something went wrong in the harbour on Monday, said the master, when the second crane began to turn by itself in the wind.",
    ]
    assert strip_boilerplate(lines) == lines


@pytest.mark.parametrize(
    "line",
    [
        "Updated to 16 GB, it costs £1,299",
        "Published 12 novels between 1990 and 2004",
        "Updated 10 tips for 2024",
        "Texto Original Completo",
        "Imagine it. Picture: a cow that jumps over the moon",
        "Run the container. Image: nginx:latest, port 80",
        "She sent three files. Images: two of the harbour and one of the crane.",
        "Rule 4. Photos: We publish yours if you send them in by Friday",
        "Advertisement: how brands lie to you",
        "Anzeigen wegen Diebstahls",
    ],
)
def test_a_line_of_the_text_is_no_byline_and_no_caption(line: str) -> None:
    assert strip_boilerplate([line, *TEXT]) == [line, *TEXT]


@pytest.mark.parametrize("credit", ["Foto: privat", "Bild: dpa", "Photo by: 'M. Dahl'.", "Photo: Courtesy of the Holm Museum"])
def test_a_caption_with_its_credit_goes(credit: str) -> None:
    assert strip_boilerplate([*TEXT, f"The quay at dawn. {credit}", *TEXT]) == [*TEXT, *TEXT]


def test_thanks_for_reading_with_a_call_to_subscribe_go_from_the_end() -> None:
    thanks = "Thanks for reading The Ferry! Subscribe for free to receive new posts and support my work."
    assert strip_boilerplate([*TEXT, thanks]) == TEXT


@pytest.mark.parametrize(
    "heading",
    [
        "### See also",
        "## Mehr zum Thema:",
        "### À lire aussi",
        "#### Te puede interesar",
        "## Lees ook",
        "### 関連記事",
        "### More from The Gull",
    ],
)
def test_a_list_of_other_articles_at_the_end_goes(heading: str) -> None:
    others = ["- Nine owls nest in the mill", "- Why the ferry is late again"]
    assert strip_boilerplate([*TEXT, heading, *others]) == TEXT
    assert strip_boilerplate([*TEXT, "### What to pack", *others]) == [*TEXT, "### What to pack", *others]
    assert strip_boilerplate([*TEXT, heading, *others, TEXT[1]]) == [*TEXT, heading, *others, TEXT[1]]


def test_headings_with_nothing_below_them_go_from_the_end_and_a_single_one_stays() -> None:
    assert strip_boilerplate([*TEXT, "#### Nine owls nest", "#### The ferry is late"]) == TEXT
    assert strip_boilerplate([*TEXT, "#### So be it"]) == [*TEXT, "#### So be it"]


@pytest.mark.parametrize("heading", ["### {}. The mill is sold", "### The mill on the quay was sold {} years ago."])
def test_headings_that_are_the_text_itself_stay_at_the_end(heading: str) -> None:
    points = [heading.format(number) for number in (10, 20, 30)]
    assert strip_boilerplate([*TEXT, *points]) == [*TEXT, *points]


@pytest.mark.parametrize(
    "heading",
    [
        *(
            "More about prices",
            "More in 2027",
            "More on the mill",
            "More from less",
            "Further reading",
            "Recommended",
            "More news",
        ),
        *("Don't miss", "Mehr zu Fuß gehen", "Mehr aus dem Garten", "Weitere Meldungen", "Meer over huizen", "Mer om båten"),
    ],
)
def test_a_heading_that_may_be_the_articles_own_keeps_its_list_at_the_end(heading: str) -> None:
    text = [*TEXT, f"## {heading}", "- Nine owls nest in the mill", "- The ferry costs six pounds"]
    assert strip_boilerplate(text) == text


@pytest.mark.parametrize(
    "record",
    [
        ["Published:", "12 May 2026", "Department:", "Press office"],
        ["Published:", "Department:", "Press office"],
        ["Autor:", "Ines Holm", "Rubrik:", "Hafen"],
    ],
)
def test_the_record_of_a_page_goes_from_above_its_text(record: list[str]) -> None:
    assert strip_boilerplate([*record, *TEXT]) == TEXT


@pytest.mark.parametrize("lines", [["When:", "12 May 2026", "Where:", "The old mill"], ["Contact:", "Ines Holm"], ["Status:"]])
def test_labels_that_may_be_the_matter_itself_stay(lines: list[str]) -> None:
    assert strip_boilerplate([*lines, *TEXT]) == [*lines, *TEXT]
