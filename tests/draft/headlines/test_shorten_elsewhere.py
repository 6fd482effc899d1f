"""newsletter.draft.headlines.shorten_elsewhere: sentences of other languages than English become lines."""

from __future__ import annotations

import pytest

from newsletter.draft.headlines.headline import LONGEST
from newsletter.draft.headlines.shorten import shorten
from newsletter.draft.headlines.shorten_elsewhere import shorten_elsewhere


@pytest.mark.parametrize(
    ("language", "sentence", "line"),
    [
        (
            "de",
            "Die Fähre von Holm bleibt bis zum Ende des Jahres im Hafen liegen, weil an ihrem Rumpf mehrere Risse gefunden wurden.",
            "Die Fähre von Holm bleibt bis zum Ende des Jahres im Hafen liegen",
        ),
        (
            "de",
            "Die Reederei will, wie ihr Sprecher am Montag in Brigford mitteilte, im Sommer zwölf Schiffe mit Akkus in Dienst stellen.",
            "Die Reederei will im Sommer zwölf Schiffe mit Akkus in Dienst stellen",
        ),
        (
            "de",
            "Der Rat von Brigford hat am Montag mit klarer Mehrheit beschlossen, die alte Brücke am Mühlbach für zwei Jahre zu sperren.",
            "Der Rat von Brigford hat mit klarer Mehrheit beschlossen, die alte Brücke zu sperren",
        ),
        (
            "de",
            "Das Gericht von Brigford hat einen Mann freigesprochen, der elf Jahre lang mit einem Ausweis seines Vaters Fähre fuhr.",
            "Das Gericht von Brigford hat einen Mann freigesprochen",
        ),
        (
            "de",
            "Wegen eines alten Kabels sind am Dienstagabend in 9.000 Häusern im Norden von Brigford für Stunden die Lichter ausgegangen.",
            "Wegen eines alten Kabels sind in 9.000 Häusern die Lichter ausgegangen",
        ),
        (
            "de",
            "Die Reederei stellt die Fähre von Holm nach Brigford zum Winter ein, obwohl sie im vergangenen Jahr meist voll war.",
            "Die Reederei stellt die Fähre von Holm nach Brigford zum Winter ein",
        ),
        (
            "de",
            "Ein 83 Jahre alter Mann hat nach Angaben der Wasserwacht in einem Boot aus alten Zeitungen den See bei Holm überquert.",
            "Ein 83 Jahre alter Mann hat in einem Boot aus alten Zeitungen den See bei Holm überquert",
        ),
        (
            "de",
            "„Wir haben die Hoffnung nicht aufgegeben“, sagte Wirt Toni Holm am Abend, nachdem sein Boot gesunken und er geschwommen war.",
            "„Wir haben die Hoffnung nicht aufgegeben“, sagte Wirt Toni Holm am Abend",
        ),
        (
            "de",
            "Ohne Fahrer, aber mit elf Gästen ist am Montag zum ersten Mal ein Bus durch die Stadt Brigford bis an den Hafen gefahren.",
            "Ohne Fahrer, aber mit elf Gästen ist zum ersten Mal ein Bus bis an den Hafen gefahren",
        ),
        (
            "es",
            "La alcaldesa de Brigo anunció el martes que el carnaval durará este año un día entero, después de que lo pidieran todos.",
            "La alcaldesa de Brigo anunció que el carnaval durará este año un día entero",
        ),
        (
            "fr",
            "La ville de Brigue va planter mille pommiers dans ses rues d’ici à 2029, a annoncé mardi le maire, qui veut nourrir la ville.",
            "La ville de Brigue va planter mille pommiers dans ses rues d’ici à 2029",
        ),
        (
            "fr",
            "Selon une étude publiée mardi dans une revue de Londres, les abeilles sauvages ont perdu un tiers de leur territoire.",
            "Les abeilles sauvages ont perdu un tiers de leur territoire",
        ),
        (
            "it",
            "Un gruppo di studenti di Brigo ha costruito una stazione meteorologica che costa meno di venti euro e funziona per due anni.",
            "Un gruppo di studenti di Brigo ha costruito una stazione meteorologica",
        ),
        (
            "es",
            "Después de la gran tormenta del martes en el puerto viejo; los muelles del norte necesitan ahora nuevas defensas de madera.",
            "",
        ),
        (
            "fr",
            "Parce que la mairie de Brigford a fermé le vieux pont hier soir — les camions prennent maintenant la route de la vallée.",
            "",
        ),
        (
            "nl",
            "De gemeente Brug gaat negenhonderd lege plaatsen omvormen tot tuinen, zo heeft de wethouder dinsdag in de raad bekendgemaakt.",
            "De gemeente Brug gaat negenhonderd lege plaatsen omvormen tot tuinen",
        ),
        (
            "es",
            "El puerto de la ciudad cierra tres semanas en enero, porque los muelles del norte necesitan nuevas defensas de madera.",
            "El puerto de la ciudad cierra tres semanas en enero",
        ),
    ],
)
def test_another_language_loses_its_source_and_clauses_and_keeps_both_halves_of_its_verb(
    language: str, sentence: str, line: str
) -> None:
    assert shorten(sentence, LONGEST, language) == line


@pytest.mark.parametrize(
    ("language", "sentence", "line"),
    [
        (
            "nl",
            "De vereniging van kleine molens in Brugdam heeft dinsdag een nieuw waterrad in gebruik genomen waarmee zij meel kan malen.",
            "De vereniging van kleine molens in Brugdam heeft een nieuw waterrad in gebruik genomen",
        ),
        (
            "pl",
            "Spółka wodna z Brzegowa otworzyła we wtorek trzy nowe studnie na rynku, z których mogą korzystać wszyscy mieszkańcy miasta.",
            "Spółka wodna z Brzegowa otworzyła trzy nowe studnie na rynku",
        ),
        (
            "pl",
            "Do zderzenia dwóch promów doszło w sobotę rano w porcie w starym Brzegowie, gdzie od rana panowała bardzo gęsta mgła.",
            "Do zderzenia dwóch promów doszło w porcie w starym Brzegowie",
        ),
        (
            "fr",
            "Le conseil de l'agglomération de Brigue a décidé lundi soir la fermeture du marché couvert le dimanche, pour deux hivers.",
            "Le conseil de l'agglomération de Brigue a décidé la fermeture du marché couvert le dimanche",
        ),
    ],
)
def test_a_long_line_loses_its_weekday_and_keeps_its_verb(language: str, sentence: str, line: str) -> None:
    assert shorten(sentence, 92, language) == line


@pytest.mark.parametrize(
    ("language", "sentence", "line"),
    [
        (
            "de",
            "Die Feuerwehr in Brigford hat am frühen Morgen 14 Bewohner aus einem brennenden Wohnhaus im Stadtteil St. Holm gerettet",
            "Die Feuerwehr in Brigford hat 14 Bewohner aus einem brennenden Wohnhaus gerettet",
        ),
        (
            "de",
            "Was Eltern jetzt wissen müssen: Die Stadt Brigford verschickt ab Montag die Bescheide über die neuen Gebühren",
            "Die Stadt Brigford verschickt ab Montag die Bescheide über die neuen Gebühren",
        ),
        (
            "de",
            "Kein Trinkwasser in Teilen von Brigford: Nach einem Rohrbruch an der Hafenstraße sind 4.000 Häuser ohne Wasser",
            "Kein Trinkwasser in Teilen von Brigford",
        ),
        (
            "de",
            "Das Unternehmen Brigolis aus Holm, das Segel für Fähren näht, hat beim Amtsgericht in Brigford Insolvenz beantragt",
            "Das Unternehmen Brigolis aus Holm hat beim Amtsgericht in Brigford Insolvenz beantragt",
        ),
        (
            "de",
            "Die Reederei stellt den Verkehr zwischen Holm und Brigford von August an für neun Monate ein, um die Fähren umzubauen",
            "Die Reederei stellt den Verkehr zwischen Holm und Brigford für neun Monate ein",
        ),
        (
            "de",
            "Die Bürgermeisterin will die Fähre nach Holm um drei Jahre verlängern und den Hafen auf eigene Kosten neu befestigen lassen",
            "Die Bürgermeisterin will die Fähre nach Holm um drei Jahre verlängern",
        ),
        (
            "fr",
            "Le chantier naval Brigolis de Saint-Holm, placé en redressement judiciaire depuis octobre, a trouvé un repreneur",
            "Le chantier naval Brigolis de Saint-Holm a trouvé un repreneur",
        ),
        (
            "fr",
            "Le carnaval des vieilles barques de Brigue n'aura pas lieu cette année car la préfecture refuse d'ouvrir le pont du port",
            "Le carnaval des vieilles barques de Brigue n'aura pas lieu cette année",
        ),
        (
            "fr",
            "Le musée de Brigue expose pour la première fois depuis 1974 la totalité de ses tableaux de bateaux, qui sont plus de soixante",
            "Le musée de Brigue expose la totalité de ses tableaux de bateaux",
        ),
        (
            "fr",
            "Faute de marins, le bac de la rivière de Brigue fermera toutes les nuits de la semaine prochaine entre 20 heures et 8 heures",
            "Le bac de la rivière de Brigue fermera toutes les nuits de la semaine prochaine",
        ),
        (
            "es",
            "La policía de Brigo ha detenido en el puerto a tres personas acusadas de vender por internet entradas falsas para el faro",
            "La policía de Brigo ha detenido en el puerto a tres personas",
        ),
        (
            "es",
            "Quienes nacieron en Brigo podrán pedir desde el lunes el bono de 400 euros que sirve para comprar libros o entradas al cine",
            "Quienes nacieron en Brigo podrán pedir desde el lunes el bono de 400 euros",
        ),
    ],
)
def test_a_line_from_a_long_sentence_is_a_whole_clause(language: str, sentence: str, line: str) -> None:
    assert shorten(sentence, LONGEST, language) == line


@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        (
            "fr",
            "La maire de Brigues a ouvert le marché couvert lundi soir, devant mille habitants venus de toute la vallée du Holm.",
        ),
        (
            "it",
            "La sindaca di Brigo ha aperto il mercato coperto lunedì sera, davanti a mille abitanti arrivati da tutta la valle.",
        ),
    ],
)
def test_the_time_of_a_day_goes_with_the_day_or_stays_with_it(language: str, sentence: str) -> None:
    for longest in range(50, len(sentence)):
        line = shorten(sentence, longest, language)
        assert ("lun" in line) == (" soir" in line or " sera" in line)


@pytest.mark.parametrize(
    ("language", "sentence", "days"),
    [
        (
            "nl",
            "De raad van Brigge opent elke maandag de deuren van de oude markt voor alle bewoners van de hele vallei.",
            "elke maandag",
        ),
        (
            "fr",
            "Le marché couvert de Brigues ouvre chaque lundi soir ses portes aux habitants de toute la vallée du Holm.",
            "chaque lundi soir",
        ),
        (
            "fr",
            "La maire de Brigues a ouvert lundi, mardi et mercredi le marché couvert aux habitants de toute la vallée.",
            "lundi, mardi et mercredi",
        ),
    ],
)
def test_a_weekday_that_is_one_of_many_or_of_several_stays(language: str, sentence: str, days: str) -> None:
    for longest in range(50, len(sentence)):
        line = shorten(sentence, longest, language)
        assert not line or days in line


def test_what_is_denied_and_a_language_that_is_not_known_are_not_cut_at_a_phrase() -> None:
    denied = "De raad heeft bepaald dat huurders de verhuurder van het huis niet hoeven te betalen voor een lift die kapot is"
    assert shorten_elsewhere(denied, LONGEST, "nl") == ""
    assert (
        shorten_elsewhere("Kaupunki rakentaa uuden sillan joen yli vuoteen kaksituhatta kolmekymmentä mennessä", 60, "fi") == ""
    )


def test_the_portuguese_for_in_the_denies_nothing() -> None:
    line = "A câmara aprovou a construção de uma nova ponte no centro histórico para os peões e as bicicletas durante o próximo verão"
    assert shorten_elsewhere(line, 90, "pt") == "A câmara aprovou a construção de uma nova ponte no centro histórico"
    assert shorten_elsewhere(line.replace("aprovou", "não aprovou"), 90, "pt") == ""
