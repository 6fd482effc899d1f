"""newsletter.draft.grammar.phrasebook: what a sentence that cannot stand alone sounds like, language by language."""

from __future__ import annotations

import re
import time
from importlib import resources

import pytest

from newsletter.draft.grammar.phrasebook import FOLDER, NEVER, phrases_of, read_table, speech_behind_dash
from newsletter.draft.summary.fitness.dependence import leans, speaks_as
from newsletter.draft.summary.fitness.faults import find_fault

LANGUAGES = sorted(
    item.name.removesuffix(".txt") for item in resources.files(FOLDER).iterdir() if len(item.name) == len("xx.txt")
)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_language_has_every_kind_of_phrase(language: str) -> None:
    phrases = phrases_of(language)
    assert all(getattr(phrases, name) is not NEVER for name in phrases.__slots__)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_phrase_of_a_table_is_found_wherever_the_whole_table_finds_one(language: str) -> None:
    table = read_table(f"{language}.txt")
    spoken = re.sub(
        r"\(\?:|\(\?-i:|[()?\\^$]", "", "|".join(table["call"] + table["points back"] + table["announcement"])
    ).split("|")
    whole = re.compile(rf"(?<!\w)(?:{'|'.join(table['call'])})(?!\w)", re.IGNORECASE)
    lines = [f"{before}{phrase} x" for phrase in spoken for before in ("", "o ", "o", "“")]
    lines += [line.upper() for line in lines]
    assert [bool(phrases_of(language).call.search(line)) for line in lines] == [bool(whole.search(line)) for line in lines]


def _seconds(line: str) -> float:
    began = time.thread_time()
    phrases_of("de").leans.match(line)
    return time.thread_time() - began


def test_a_line_that_opens_with_thousands_of_marks_takes_time_in_proportion_to_its_length() -> None:
    small, large = (min(_seconds("“" * marks) for _ in range(3)) for marks in (1_000, 8_000))
    assert large < 24 * max(small, 1e-4)  # eight times the marks; a try behind each mark would take 64 times as long


def test_a_language_without_a_table_has_no_phrases() -> None:
    assert phrases_of("xx").leans is NEVER
    assert phrases_of(None).leans is NEVER


@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        ("de", "Deshalb bleibt die Brücke bis zum Sommer geschlossen."),
        ("de", "Gemeint ist die alte Brücke, die seit dem Sommer geschlossen ist."),
        ("de", "Nichtsdestotrotz bleibt die Brücke bis zum Sommer zu."),
        ("de", "Vorausgegangen war ein Streit über den Preis der Brücke."),
        ("de", "Alle drei Brücken sind somit für Lastwagen gesperrt."),
        ("de", "Trotz der Flut sind sie über die Brücke gegangen."),
        ("fr", "Cependant, le pont reste fermé jusqu’à l’été."),
        ("es", "Sin embargo, el puente sigue cerrado hasta el verano."),
        ("it", "Tuttavia il ponte resta chiuso fino all’estate."),
        ("pt", "No entanto, a ponte continua fechada até o verão."),
        ("fr", "D’où la fermeture du vieux pont jusqu’à l’été."),
        ("it", "Lo scrive il sindaco, che vuole aprire il ponte."),
        ("pl", "Rada także zamknęła most do lata."),
        ("nl", "Daarom blijft de brug tot de zomer gesloten."),
        ("ru", "Однако мост закрыт до лета."),
    ],
)
def test_a_sentence_that_leans_is_known_in_its_language(language: str, sentence: str) -> None:
    assert leans(sentence, language)


@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        ("de", "Erfahren Sie, wie der Rat über die Brücke denkt."),
        ("de", "Wir zeigen hier drei Tipps rund um den Bau einer Brücke."),
        ("de", "In diesem Teil sollen die Brücken vorgestellt werden, die vor dem Krieg gebaut wurden."),
        ("de", "Über die Brücke am Hafen haben wir schon berichtet."),
        ("de", "Die Mühle hat ein neues Rad bekommen (die Bilder dazu gibt’s hier)."),
        ("fr", "Ajoutez la farine et le sucre, puis battez le tout."),
        ("es", "Vierte la leche en el cazo y remueve con una cuchara."),
        ("it", "Mescolate la farina con le uova e il sale fino."),
        ("pt", "Quando o doce estiver frio, derreta o chocolate e sirva."),
        ("pl", "Z mąki, wody i soli zrób ciasto na pierogi."),
        ("nl", "Voeg de bloem toe en roer alles goed door elkaar."),
        ("sv", "Blanda mjölet med sockret och rör om tills det är slätt."),
        ("fr", "Pour en savoir plus, lisez notre dossier sur le pont."),
        ("es", "Suscríbete a nuestro boletín sobre el puente del pueblo."),
        ("da", "Denne artikel er en betalingsartikel for abonnenter af avisen."),
        ("uk", "Детальніше про це читайте в блозі нашого міста."),
    ],
)
def test_what_asks_the_reader_to_act_is_no_sentence_of_a_story(language: str, sentence: str) -> None:
    assert find_fault(sentence, language)


@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        ("de", "In diesem Teil der Stadt sollen bis zum Sommer drei neue Brücken gebaut werden."),
        ("de", "Die Stadt und die Werft haben wir einander schon im Mai vorgestellt, sagt der Makler."),
        ("fr", "Faites de bois et de pierre, les maisons du port résistent au vent."),
        ("fr", "Coupés du monde, les habitants de la vallée attendent le train."),
        ("es", "Deja doce heridos la tormenta que cruzó el puerto el martes."),
        ("es", "Corta la alcaldesa la cinta del puente nuevo en la plaza."),
        ("es", "Añade que el puente se abrirá en mayo a todos los coches."),
        ("it", "Unite nella protesta, le due città hanno chiuso il ponte."),
        ("pt", "O conselho quer que a ponte leve o nome da antiga fábrica."),
        ("pt", "A fábrica bate o recorde de produção de doces em maio."),
        ("pl", "Rada zapowiada, że odstawi stare autobusy do muzeum w maju."),
        ("nl", "Verdeeld is de raad over de nieuwe brug aan de haven."),
        ("sv", "Hacka i muren gjorde att bron stängdes för bilar i maj."),
    ],
)
def test_news_with_a_verb_that_is_spelt_like_a_cooks_order_is_sound(language: str, sentence: str) -> None:
    assert find_fault(sentence, language) is None


@pytest.mark.parametrize(
    ("language", "sentence", "voice"),
    [
        ("de", "Ich habe die Brücke im Mai gebaut.", "I"),
        ("de", "Der Rat hat unsere Brücke gebaut.", "we"),
        ("fr", "Nous avons construit le pont en mai.", "we"),
        ("es", "Nuestras madres cruzaban el puente en mayo.", "we"),
        ("de", "„Wir haben die Brücke gebaut“, sagte sie.", None),
        ("es", "En mayo migramos todo el pueblo al otro lado del puente.", "we"),
        ("es", "Los dos tramos pesan cien kilogramos y son los extremos del puente.", None),
        ("it", "In maggio costruimmo e spostavamo il ponte.", "we"),
        ("it", "Ho costruito il ponte in maggio.", "I"),
        ("it", "Il richiamo del programma è un dramma per il ponte.", None),
        ("pt", "Em maio digitalizámos os planos da ponte.", "we"),
        ("pl", "W maju zbudowaliśmy z sąsiadami most.", "we"),
        ("pl", "Szpital stał pod kościołem i mostem; rada zamknęła szkołę.", None),
    ],
)
def test_the_authors_voice_is_heard_in_every_language(language: str, sentence: str, voice: str | None) -> None:
    assert speaks_as(sentence, language) == voice


@pytest.mark.parametrize(
    ("language", "sentence", "voice"),
    [
        ("es", "La concentración llegó a 40 microgramos por metro cúbico.", None),
        ("es", "Logramos reducir el ruido en la mitad.", "we"),
        ("it", "Un chilogrammo di pane costa cinque euro a Brigford.", None),
        ("it", "Ho Chi Minh City è la più grande città del paese.", None),
        ("it", "Ho visto il ponte di Brigford.", "I"),
        ("pl", "Policja odnalazła skradziony naszyjnik w lesie.", None),
        ("pl", "Mamy z dziećmi protestowały przed urzędem.", None),
        ("pl", "Nasi piłkarze wygrali mecz w Brigford.", "we"),
        ("pl", "Naszym zdaniem most jest bezpieczny.", "we"),
        ("en", "Sir Jony Ive said that the new lamp would be sold in spring.", None),
        ("en", "Ive never seen a boat as small as that one.", "I"),
        ("en", "Im Jong-ho was named chief of the harbour of Brigford.", None),
        ("en", "Hundreds of mine workers went on strike this week.", None),
        ("en", "The collapse of mine shafts has damaged forty homes.", None),
    ],
)
def test_a_noun_or_a_name_that_looks_like_a_first_person_is_none(language: str, sentence: str, voice: str | None) -> None:
    assert speaks_as(sentence, language) == voice


def test_a_dash_opens_speech_where_a_speaker_is_named_behind_it() -> None:
    assert speech_behind_dash().match("— Мы строим мост в мае, — сказала мэр.")
    assert speech_behind_dash().match("—Vamos a construir el puente —dijo la alcaldesa.")
    assert not speech_behind_dash().match("– Pan, leche y queso, todo en un lugar.")
    assert not speech_behind_dash().match("Vi bygger en bro i maj, säger Anna Holm.")


def test_a_line_of_thousands_of_dashes_is_read_at_once() -> None:
    started = time.perf_counter()
    assert not speech_behind_dash().match("- A" + " –" * 40_000)
    assert time.perf_counter() - started < 1
