"""newsletter.draft.clustering.names: stories of different subjects are told by their names."""

from __future__ import annotations

import pytest

from newsletter.draft.clustering.names import different_subjects, have_no_name_in_common, read_names

Pages = tuple[tuple[str, str], tuple[str, str]]
GATES = (
    (
        "Severe flaw in Gatewarden lets strangers in (CVE-2031-11802)",
        "A severe flaw in Gatewarden lets anyone run programs on the server without a password. It is known as CVE-2031-11802, and CISA "
        "has told federal agencies to mend it by the end of the month.",
    ),
    (
        "Severe flaw in Postbridge lets strangers in (CVE-2031-20417)",
        "A severe flaw in Postbridge lets anyone run programs on the server without a password. It is known as CVE-2031-20417, and CISA "
        "has told federal agencies to mend it by the end of the month.",
    ),
)
MATCHES = (
    (
        "Brigford beat Moorend 3-1 to go second",
        "Two late goals by Ida Quill gave Brigford a win over Moorend at Mill Lane on Saturday. They are second in the league, and "
        "their coach praised the patience of her side.",
    ),
    (
        "Saltby see off Kirkholm to stay top",
        "A goal in each half by Una Pell took Saltby past Kirkholm at the Harbour Ground on Saturday. They are top of the league, and "
        "their coach praised the patience of her side.",
    ),
)
KNIVES = (
    (
        "Polizei Brigstadt: 34-Jähriger nach Messerangriff festgenommen",
        "Nach einem Messerangriff in der Innenstadt hat die Polizei einen Mann festgenommen. Das Opfer kam in ein Krankenhaus. Zeugen "
        "werden gebeten, sich bei der Polizei zu melden, so die Staatsanwaltschaft.",
    ),
    (
        "Polizei Moorhafen: 41-Jähriger nach Messerangriff festgenommen",
        "Nach einem Messerangriff in der Innenstadt hat die Polizei einen Mann festgenommen. Das Opfer kam in ein Krankenhaus. Zeugen "
        "werden gebeten, sich bei der Polizei zu melden, so die Staatsanwaltschaft.",
    ),
)
FERRY = (
    (
        "Ferry with 120 aboard runs aground near Saltby",
        "A ferry with 120 people on board ran aground off Saltby. All passengers of the Stella Mira were taken off by lifeboat, and "
        "nobody was hurt, the coastguard said.",
    ),
    (
        "Passengers rescued after Stella Mira hits sandbank",
        "Lifeboats rescued everyone from the Stella Mira after she struck a sandbank at the approach to Saltby. The 120 passengers had "
        "spent six hours on board, the operator said.",
    ),
)
MUSEUM = (
    (
        "Museum of Brigford reopens",
        "The Tidal Museum opened its doors again after a strike of guards and ticket staff. The ministry granted 90 of the 200 posts "
        "that the union Gard had asked for. The strike cost 60,000 visits.",
    ),
    (
        "Moorend staff end walkout",
        "Guards of the Tidal Museum have ended their walkout after the ministry promised 90 new posts. The union Gard had asked for "
        "200. In three days 60,000 visitors were turned away from the door.",
    ),
)


AVALANCHES = (
    (
        "Zwei Tote bei Lawine in Brigstal",
        "Bei einem Lawinenabgang in Brigstal sind am Dienstag zwei Skifahrer ums Leben gekommen. Das teilte die Bergrettung mit.",
    ),
    (
        "Ein Toter bei Lawine im Moorgau",
        "Bei einem Lawinenabgang im Moorgau ist am Dienstag ein Skifahrer ums Leben gekommen. Das teilte die Kantonspolizei mit.",
    ),
)
FAIRS = (
    (
        "Messe in Brigstadt meldet Rekord",
        "Die Messe in Brigstadt meldet einen Rekord. Am Sonntag endete sie mit 357.000 Besuchern, teilte die Messe mit.",
    ),
    (
        "Messe in Moorhafen meldet Rekord",
        "Die Messe in Moorhafen meldet einen Rekord. Am Sonntag endete sie mit 296.000 Besuchern, teilte die Messe mit.",
    ),
)
FIRE = (
    (
        "Feuer in Brigstadt: vier Verletzte",
        "Bei einem Feuer in einem Altenheim in Brigstadt sind vier Menschen verletzt worden. Das teilte die Feuerwehr mit.",
    ),
    (
        "Vier Verletzte bei Brand im Altenheim",
        "Vier Menschen sind bei einem Brand im Altenheim von Brigstadt verletzt worden. Das teilte die Feuerwehr am Montag mit.",
    ),
)

DISTRICT = (
    (
        "Lastwagen rammt Haus in Brigstadt",
        "Ein Lastwagen ist am Mittwoch in ein Haus in Brigstadt gefahren. Der Fahrer blieb nach den Worten der Polizei unverletzt.",
    ),
    (
        "Haus in Brigstadt-Mitte von Lastwagen gerammt",
        "In Brigstadt-Mitte hat am Mittwoch ein Lastwagen ein Haus gerammt. Der Fahrer ist nach den Worten der Polizei unverletzt.",
    ),
)
VERDICTS = (
    (
        "Były wójt z Brzegowa skazany za łapówki",
        "Sąd Okręgowy w Wodnicy skazał we wtorek byłego wójta z Brzegowa na cztery lata więzienia za przyjęcie pieniędzy od dwóch firm. "
        "Wyrok nie jest prawomocny.",
    ),
    (
        "Wyrok za fałszywe recepty: lekarz z Młynicy trafi do więzienia",
        "Sąd Okręgowy w Młynicy skazał we wtorek lekarza na trzy lata więzienia za fałszywe recepty, które sprzedawał przez internet. "
        "Musi zapłacić też grzywnę.",
    ),
)
FIRES = (
    (
        "Homem morre em incêndio em Brigal",
        "Um homem morreu esta madrugada num incêndio na sua casa, em Brigal. A Polícia Judiciária investiga a origem do fogo, que terá "
        "começado na cozinha.",
    ),
    (
        "Idosa morre em incêndio em Moralva",
        "Uma mulher morreu na quarta-feira em Moralva, no incêndio da casa onde vivia sozinha. A Polícia Judiciária investiga; a causa "
        "terá sido um aquecedor.",
    ),
)
ROOF = (
    (
        "Zawalił się dach młyna w Brzegowie",
        "Dach starego młyna zawalił się we wtorek w Brzegowie pod ciężarem śniegu. Nikt nie ucierpiał, bo mąki tego dnia nie mielono.",
    ),
    (
        "Śnieg był za ciężki: runął młyn pod Brzegowem",
        "Zbyt ciężki śnieg zawalił we wtorek dach młyna, w którym nikogo nie było. Władze Brzegowa chcą sprawdzić inne dachy w gminie.",
    ),
)
FINE = (
    (
        "WODA: kara dla młyna za hałas",
        "Prezes Urzędu Wody nałożył karę na młyn Brzega w Wodnicy. Sąsiedzi mówili o hałasie, a innej możliwości nie było.",
    ),
    (
        "Skarb monet odkryty pod Młynicą",
        "Rolnik spod Młynicy wyorał garnek srebrnych monet. Nikt nie wnosi skargi, bo wszystkie trafią do muzeum w mieście.",
    ),
)


def _told(pages: Pages) -> tuple[str, str] | None:
    (title, text), (other_title, other_text) = pages
    return different_subjects(read_names(title, text), read_names(other_title, other_text))


@pytest.mark.parametrize(
    ("pages", "names"),
    [
        (GATES, ("Gatewarden", "Postbridge")),
        (MATCHES, ("Brigford", "Saltby")),
        (KNIVES, ("Brigstadt", "Moorhafen")),
        (VERDICTS, ("Brzegowa", "Młynicy")),
        (FIRES, ("Brigal", "Moralva")),
    ],
)
def test_headlines_about_names_that_the_other_article_never_mentions_tell_two_events_of_one_kind_apart(
    pages: Pages, names: tuple[str, str]
) -> None:
    assert _told(pages) == names


@pytest.mark.parametrize(("pages", "names"), [(AVALANCHES, ("Brigstal", "Moorgau")), (FAIRS, ("Brigstadt", "Moorhafen"))])
def test_the_places_of_german_headlines_tell_two_short_reports_apart(pages: Pages, names: tuple[str, str]) -> None:
    assert _told(pages) == names


@pytest.mark.parametrize("pages", [FERRY, MUSEUM, FIRE, DISTRICT, ROOF])
def test_one_event_that_two_headlines_name_otherwise_is_not_told_apart(pages: Pages) -> None:
    assert _told(pages) is None


def test_mere_headlines_are_never_told_apart() -> None:
    assert _told(((MATCHES[0][0], ""), (MATCHES[1][0], ""))) is None


def test_a_common_word_that_opens_a_headline_is_no_name() -> None:
    text = "It went down on Monday with nine people on board, all of whom were saved by the harbour's pilots before the storm came in."
    assert (
        different_subjects(read_names("Ferry sinks off the quay", text), read_names("Boat goes down near the quay", text))
        is None
    )


HOLE = (
    "Quillmail lets attackers run code (CVE-2031-4121)",
    "A hole in the mail server Quillmail lets attackers run code without logging in. Affected are versions 4.0 to 4.7.2; version 4.7.3 "
    "closes it. Who cannot update should turn off the preview.",
)
SCRIPTS = (
    "Quillmail lets attackers run scripts (CVE-2031-4130)",
    "A hole in the webmail of Quillmail lets attackers run scripts in the browser of a reader. Affected are versions 4.5 to 4.7.3; version "
    "4.7.4 closes it. Who cannot update should turn off attachments.",
)


def test_two_advisories_on_one_program_are_two_subjects_unless_one_article_mentions_both() -> None:
    assert _told((HOLE, SCRIPTS)) == ("CVE-2031-4121", "CVE-2031-4130")
    assert _told((HOLE, (SCRIPTS[0], f"{SCRIPTS[1]} It came to light with CVE-2031-4121."))) is None
    assert _told((HOLE, ("Update Quillmail today", HOLE[1]))) is None


def test_results_of_one_team_against_two_others_are_two_matches() -> None:
    first = (
        "Harbour City 2-0 Saltby: Okafor scores twice",
        "Daniel Okafor scored twice as Harbour City beat Saltby on Saturday. Manager Ruth Pell praised her defence, and City stay second "
        "in the league behind Kelham.",
    )
    next_week = (
        "Harbour City 3-1 Moorend: Okafor scores three",
        "Daniel Okafor scored three times as Harbour City beat Moorend on Sunday. Manager Ruth Pell praised her striker, and City go to "
        "the top of the league before Kelham.",
    )
    same = ("Okafor strikes twice: Harbour City 2:0 Saltby", next_week[1].replace("Moorend", "Saltby"))
    assert _told((first, next_week)) == ("Saltby", "Moorend")
    assert _told((first, same)) is None


def test_names_repeated_in_one_story_alone_tell_two_apart_though_both_repeat_another_name() -> None:
    halm = (
        "Conservatives lose majority in Ostmark",
        "The Conservatives have lost their majority in the parliament of Ostmark. They won 38 per cent; the Greens came second. Dieter "
        "Halm will look for a partner in Ostmark.",
    )
    karl = (
        "Conservatives come second in Westmark",
        "The Conservatives are second in the parliament of Westmark. They won 29 per cent; the Liberals came third. Ines Karl goes on as "
        "premier of Westmark.",
    )
    assert _told((halm, karl)) == ("Ostmark", "Westmark")


def test_a_verb_with_the_capital_of_its_headline_is_no_name_and_tells_no_stories_apart() -> None:
    one = (
        "Clinic Warns of Tower Fever After Switching Filters",
        "A clinic in Brigford warns of tower fever, which nine nurses caught from the water that cools the wards, a team reports.",
    )
    other = (
        "Clinic Beats Tower Fever Among Nurses",
        "Tower fever has made nine nurses of a clinic in Brigford ill; the water that cools the wards spread it, a team reports.",
    )
    assert _told((one, other)) is None


def test_headlines_about_different_persons_tell_one_story_where_the_texts_share_most_names() -> None:
    told = "people in Brigford heard on Monday, as Ines Holm and the town of Saltby looked on and the old council met again in a cold hall"
    one = read_names("Alden resigns as harbour master", f"The master Alden resigns. For Alden it is over, {told}.")
    other = read_names("Okafor takes over at the harbour", f"The pilot Okafor takes over. For Okafor it begins, {told}.")
    assert different_subjects(one, other) is None


def test_names_repeated_in_one_story_only_tell_it_apart_beside_a_place_that_both_repeat() -> None:
    rest = (
        "after a long day in a cold hall where many people had come to hear what the old judge would say in the end about the"
    )
    one = read_names("Alden is fined in Brigford", f"The court in Brigford fined Alden {rest} boats of Saltby and Ines Holm.")
    other = read_names(
        "Court in Brigford fines baker Okafor", f"It sat in Brigford and fined Okafor {rest} ovens of Nils Brand."
    )
    assert different_subjects(one, other) == ("Alden", "Okafor")


def test_a_weekday_and_a_month_are_no_names_in_common() -> None:
    one = read_names("Mill bridge reopens", "The mayor Ines Holm said on Monday that the bridge opens in October.")
    other = read_names("Baker wins a prize", "The baker Nils Brand won on Monday and will bake until October.")
    assert have_no_name_in_common(one, other)
    assert not have_no_name_in_common(one, read_names("Toll of the bridge", "On Monday the mayor Holm set a toll."))
