"""newsletter.draft.clustering.german_names: names among the nouns of a German text."""

from __future__ import annotations

import pytest

from newsletter.draft.clustering.german_names import bare_places, german_names, possessors
from newsletter.draft.clustering.names import different_subjects, read_names

Report = tuple[str, str]
QUAKES = (
    (
        "Erdbeben der Stärke 6,1 erschüttert Norden Perus",
        "Ein Erdbeben der Stärke 6,1 hat in der Nacht den Norden Perus erschüttert. Das Zentrum lag nach Angaben des Dienstes in 40 "
        "Kilometern Tiefe nahe der Stadt Lagunas. Mehrere Häuser wurden beschädigt, die Schulen blieben geschlossen.",
    ),
    (
        "Erdbeben der Stärke 5,8 erschüttert Osten der Türkei",
        "Ein Erdbeben der Stärke 5,8 hat am Mittag den Osten der Türkei erschüttert. Das Zentrum lag nach Angaben des Dienstes in 7 "
        "Kilometern Tiefe nahe der Stadt Malazgirt. Mehrere Häuser wurden beschädigt, die Schulen blieben geschlossen.",
    ),
)
QUARTERS = (
    (
        "Nordwind steigert Gewinn im dritten Quartal um zwölf Prozent",
        "Der Windradbauer Nordwind hat im dritten Quartal 340 Millionen Euro verdient, zwölf Prozent mehr als ein Jahr zuvor. Der "
        "Umsatz stieg um acht Prozent. Den Ausblick für das Gesamtjahr bestätigte Konzernchefin Ulla Brandt am Donnerstag.",
    ),
    (
        "Solaris verdient im dritten Quartal ein Fünftel weniger",
        "Der Solarmodulhersteller Solaris hat im dritten Quartal 95 Millionen Euro verdient, ein Fünftel weniger als ein Jahr zuvor. "
        "Der Umsatz sank um drei Prozent. Den Ausblick für das Gesamtjahr senkte Konzernchef Marc Olivier am Donnerstag.",
    ),
)
RECORD = (
    "Nordwind: Rekord bei den Aufträgen, Gewinn legt zu",
    "Nordwind hat so viele Aufträge wie nie in den Büchern. Der Hersteller von Windrädern verdiente 340 Millionen Euro und damit zwölf "
    "Prozent mehr als im Vorjahr. Konzernchefin Ulla Brandt bestätigte die Prognose. Die Aktie gewann drei Prozent.",
)
GOVERNMENTS = (
    (
        "Frankreichs Regierung stürzt über Haushalt",
        "Das Parlament in Paris hat der Regierung am Dienstag das Vertrauen entzogen. Premierminister Luc Morel reichte seinen Rücktritt "
        "ein. Anlass war der Streit über den Haushalt mit Kürzungen von 40 Milliarden Euro.",
    ),
    (
        "Belgiens Regierung zerbricht am Haushalt",
        "Das Parlament in Brüssel hat der Regierung am Dienstag das Vertrauen entzogen. Premierminister Jan Peeters reichte seinen "
        "Rücktritt ein. Anlass war der Streit über den Haushalt mit Kürzungen von 9 Milliarden Euro.",
    ),
)
DEATHS = (
    (
        "Schauspielerin Lena Vogt mit 81 Jahren gestorben",
        "Die Schauspielerin Lena Vogt ist tot. Sie starb am Sonntag im Alter von 81 Jahren in Wien, wie ihre Familie mitteilte. Bekannt "
        "wurde Vogt mit Rollen am Burgtheater und im Fernsehen.",
    ),
    (
        "Schauspieler Georg Hahn ist tot",
        "Der Schauspieler Georg Hahn ist am Sonntag im Alter von 79 Jahren in Wien gestorben, wie seine Familie mitteilte. Bekannt wurde "
        "Hahn mit Rollen am Burgtheater und im Fernsehen.",
    ),
)
STREET = (
    (
        "Stadtrat sperrt Mühlstraße für Autos",
        "Der Stadtrat von Marlau hat am Dienstag beschlossen, die Mühlstraße vom Frühjahr an für Autos zu sperren. Busse und Taxis dürfen "
        "weiter fahren. Stadträtin Nadia Faruk sprach von 41 Unfällen in drei Jahren.",
    ),
    (
        "Marlau: Händler wehren sich gegen Autoverbot",
        "Die Händler in der Mühlstraße von Marlau wollen gegen das Autoverbot klagen. Händlersprecher Peter Lund nannte den Beschluss des "
        "Stadtrats überhastet. Vom Frühjahr an dürfen nur noch Busse und Taxis in die Straße.",
    ),
)
BENEFIT = (
    (
        "Wendt kündigt Wohngeld für Studierende an",
        "Ministerpräsidentin Marie Wendt hat ein Wohngeld für Studierende angekündigt. Es soll 90 Euro im Monat betragen und vom Herbst an "
        "gezahlt werden. Die Opposition kritisierte den Plan als zu teuer.",
    ),
    (
        "Kritik am Wohngeld für Studierende",
        "Die Opposition im Landtag hält das geplante Wohngeld für zu teuer. Fraktionschef Daniel Petz sprach von einem Wahlgeschenk. Das "
        "Land will vom Herbst an 90 Euro im Monat zahlen, wie Ministerpräsidentin Wendt mitgeteilt hatte.",
    ),
)


def _told(one: Report, other: Report) -> tuple[str, str] | None:
    return different_subjects(read_names(*one), read_names(*other))


@pytest.mark.parametrize(
    ("one", "other", "names"),
    [
        (*QUAKES, ("Perus", "Türkei")),
        (*QUARTERS, ("Nordwind", "Solaris")),
        (*GOVERNMENTS, ("Frankreichs", "Belgiens")),
        (*DEATHS, ("Lena", "Georg")),
    ],
)
def test_two_german_reports_of_one_kind_are_told_apart_by_who_and_where(one: Report, other: Report, names: Report) -> None:
    assert _told(one, other) == names
    assert _told(other, one) == names[::-1]


@pytest.mark.parametrize(("one", "other"), [(QUARTERS[0], RECORD), STREET, BENEFIT])
def test_two_german_reports_of_one_event_stay_together(one: Report, other: Report) -> None:
    assert _told(one, other) is None


def test_a_name_stands_behind_another_noun_a_count_or_a_time_does_not() -> None:
    text = "Der Windradbauer Nordwind zahlt 340 Millionen Euro. Anfang Dezember fließen 40 Liter Wasser, sagte Konzernchefin Ulla Brandt. "
    text += "Neue Regeln gelten, Mehrere Häuser stehen leer, und die Deutsche Presse-Agentur berichtet aus dem Norden Perus."
    names = german_names("Kornhaus: Zwei Filialen schließen", text)
    assert {"Nordwind", "Ulla", "Brandt", "Peru"} <= names
    assert names.isdisjoint({"Euro", "Millionen", "Dezember", "Wasser", "Regeln", "Presse-Agentur", "Filialen"})


def test_what_owns_something_in_a_title_is_a_name() -> None:
    assert possessors("Streit: Frankreichs Regierung stürzt") == {"Frankreich"}
    assert possessors("Ende des Streits Anfang Mai") == frozenset()


def test_a_place_is_what_stands_behind_in_or_from_and_never_has_an_article() -> None:
    assert bare_places("In Brigstadt und aus Moorhafens Umland kamen in Haft, die Haft dauert, und von Saltdorf") >= {
        "Brigstadt",
        "Saltdorf",
    }
    assert "Haft" not in bare_places("Er ist in Haft. Die Haft dauert an.")
