"""Promises of the sentence splitter."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsletter.text.sentences import count_words, reading_minutes, split_sentences

MARKS = ("a", "B", " ", ".", "?", "!", "…", '"', "”", "(", ")", "Dr.", "U.S.", "3.5", "\n", "\n\n", "。", "p.m.", "1.", "\xa0")


@given(st.lists(st.sampled_from(MARKS), max_size=30).map("".join) | st.text())
def test_no_character_but_white_space_is_lost_and_none_is_added(text: str) -> None:
    sentences = split_sentences(text)
    assert "".join("".join(sentences).split()) == "".join(text.split())
    assert all(sentence and sentence == " ".join(sentence.split()) for sentence in sentences)


@pytest.mark.parametrize(
    "text",
    [
        "Dr. Weber paid $3.5 million to St. Mary's.|He left at 5 p.m.|The U.S. Senate agreed.|It was late.",
        "J. K. Rowling and George W. Bush met Sen. Lee on Jan. 5 at No. 10.|Nobody knew.",
        "He said: “Go away.”|Then he left.|“Is it so?” she asked.|(It was.)|Yes…|No!",
        "Apple Inc. Chief Tim Cook spoke.|He works for Apple Inc.|The firm is big.",
        "Version 2.0.1 of node.js is out, e.g. for Linux.|Get it.",
        "Das kostet ca. 3 Mio. Euro, z.B. am 3. Oktober.|„Ist das so?“ fragte er.|Ja.",
        "Der Rat hat getagt.|»Wir bauen eine Brücke«, sagt er.|»Und zwar bald.«|Das war alles.",
        "Rådet har mötts.|”Vi bygger en bro”, säger han.|« Oui. » Il part.|« Non. » Elle reste.",
        "¿Qué dice?|¡Nada!|La Sra. García no habla.",
        "それは本当です。|はい！",
        "नमस्ते।|ठीक है।",
        "The fire began at 9 p.m. Friday.|It ended at 11 p.m.|Police came.",
        "No stop at the end",
        "1. First of a list",
    ],
)
def test_sentences_end_where_a_reader_ends_them(text: str) -> None:
    expected = text.split("|")
    joined = "".join(expected) if "。" in text else " ".join(expected)
    assert split_sentences(joined) == expected


def test_a_blank_line_ends_a_sentence_and_a_line_end_does_not() -> None:
    assert split_sentences("A title\n\nOne\nsentence. Two.") == ["A title", "One sentence.", "Two."]


def test_a_megabyte_of_stops_is_split_in_a_moment() -> None:
    assert len(split_sentences("Wait. " * 100_000)) == 100_000
    assert split_sentences('"' * 200_000 + " x")


def test_two_signs_of_a_script_without_blanks_count_as_a_word_and_no_text_takes_less_than_a_minute() -> None:
    assert [count_words(text) for text in ("It rose 2.5 m, didn’t it?", "今日は雨です。", "")] == [6, 3, 0]
    assert [reading_minutes(words) for words in (0, 5, 640, 2380)] == [1, 1, 3, 10]


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        ("I built it. (Ann Lee)", ["I built it. (Ann Lee)"]),
        ("I built it. (Ann Lee) It is fast.", ["I built it. (Ann Lee)", "It is fast."]),
        ("Pump Inc. (PMP) Chief Ann Lee left. (She had slept.) Then Bo came.", None),
    ],
)
def test_the_name_of_who_says_so_stays_with_the_sentence(text: str, sentences: list[str] | None) -> None:
    expected = sentences or ["Pump Inc. (PMP) Chief Ann Lee left.", "(She had slept.)", "Then Bo came."]
    assert split_sentences(text) == expected


def test_a_text_without_capitals_is_split_behind_its_stops() -> None:
    assert split_sentences("the bridge is old. it was built in may.") == ["the bridge is old.", "it was built in may."]


@pytest.mark.parametrize(
    "text",
    [
        "El art. 5 de la ley obliga a EE. UU. a pagar.|La Dra. Carmen Gil y el Lic. Ruiz callan.|El resto no.",
        "Secondo il dott. Bianchi, l'on. Rossi e l'avv. Verdi va bene.|La Fiat S.p.A. Torino paga.",
        "Le Pr. Martin (M. Dupont aussi) parle.|L'art. 5 du code ne change pas.",
        "De ir. J. de Vries en mevr. De Boer komen.|Dhr. Smit niet.",
        "In Wr. Neustadt und bei der Fa. Müller ist evtl. Anna.|Dr. rer. nat. Karl Neu und Dipl.-Ing. Berta Alt auch.",
        "In der Bahnhofstr. 2 ist zu.|Er wohnt in der Hauptstr.|Dort ist es still.",
        "Ul. Nowa 3, godz. 10, mówi inż. Nowak.|Prof. dr hab. Lis też.",
        "Např. Anna a MUDr. Novák.|Det sa bl.a. Kalle, dvs. Karl.",
        "O Exmo. Sr. Costa vive na Av. Paulista.|Ele paga.",
    ],
)
def test_an_abbreviation_of_another_language_ends_no_sentence(text: str) -> None:
    assert split_sentences(text.replace("|", " ")) == text.split("|")


@pytest.mark.parametrize(
    "text",
    [
        "He said no.|Then she saw no. 5 of her art.|The school is old.",
        "Cayó al mar.|El buque se hundió.|Hay que ir.|Luego vino.",
        "Auf diese Art.|Das gilt nach Art. 5 auch.|Er heißt Jan.|Er kam am 5. Jan. 2026 an.",
        "Så sade hon.|Han tog det.|Hon. Ann Lee spoke to Det. Bo Ray.",
        "She works in PR.|Holm left BC.|Pr. Martin stays.",
        "It is 10 ft.|The other is 5 ms.|It is fast.",
    ],
)
def test_what_is_an_abbreviation_in_one_language_ends_sentences_as_a_word_of_another(text: str) -> None:
    assert split_sentences(text.replace("|", " ")) == text.split("|")


@pytest.mark.parametrize(
    "text",
    [
        "Das Rathaus ist vom 9.1. – 10.2.2027 zu.|Es schließt am 9.1.|Danach nicht.",
        "Zum 1. Mai kommen viele.|Er traf auf einen 2. Mann, dann gegen 1. FC Köln.|Sie stieg von Platz 2 auf 3.|Das Team jubelt.",
        "Im 3. Jänner war es kalt.|Die 90. Minute kam.",
    ],
)
def test_a_day_a_range_of_days_and_an_ordinal_stay_in_their_sentence(text: str) -> None:
    assert split_sentences(text.replace("|", " ")) == text.split("|")


@pytest.mark.parametrize(
    "text",
    [
        "Der Verein FRISCH AUF! Göppingen gewann.|Dann nicht.",
        "Then Kaboom! Records grew.|It is said that Kaboom! sells well.",
        "This is an EXCELLENT CHOICE!|Buyers love it.|Wait!|Nobody came.",
    ],
)
def test_the_exclamation_mark_of_a_name_ends_no_sentence(text: str) -> None:
    assert split_sentences(text.replace("|", " ")) == text.split("|")


@pytest.mark.parametrize("text", ["„Das ist gut.“ sagte er.|Dann ging er.", "“It is good.” he said.|“And you?” she asked."])
def test_a_quotation_with_a_stop_does_not_end_the_sentence_that_goes_on_behind_it(text: str) -> None:
    assert split_sentences(text.replace("|", " ")) == text.split("|")


@pytest.mark.parametrize("unit", ["9.1. – ", "Dr. med. ", "no. 5 ", "AUF! ", "a! b ", "FRISCH "])
def test_no_row_of_abbreviations_days_and_marks_takes_more_than_a_moment(unit: str) -> None:
    assert "".join(split_sentences(unit * 20_000)).replace(" ", "") == unit.replace(" ", "") * 20_000


@pytest.mark.parametrize(
    "text",
    [
        "A man was held on Wednesday.|The stabbing took place at noon.",
        "“It is over.”|The mill was closed in spring.|It had 40 looms.",
        "Was it the mill?|He did not know!|They left.",
        "Die Mühle wurde geschlossen.|Die Stadt will sie kaufen.",
        "Le moulin est fermé.|La ville veut l'acheter.",
        "They were watched for several years.|With them went a series of trials.",
        "Er ist seit 30 Jahren dabei. |ntv.de hat beide getroffen.",
        "The mill was sold. |booking.com had offered two million.",
    ],
)
def test_a_sentence_begins_behind_a_stop_without_a_blank_and_with_a_small_name_that_has_a_stop(text: str) -> None:
    assert split_sentences(text.replace("|", "")) == [part.strip() for part in text.split("|")]


@pytest.mark.parametrize(
    "text",
    [
        "They use node.js and Next.js for example.Org and U.S.A. visitors.",
        "Open a.txt.The or example.com.The or a/path.The file to see them.",
        "Der Verein Mühle e.V. hat java.lang.String auch.",
        "Holm, approx. ntv.de readers say, e.g. booking.com users, was right.",
        "La Cie. Maritime a parlé de 120 passagers.",
        "Version 2.The and v1.It are old.",
    ],
)
def test_a_domain_a_file_a_version_and_a_company_stay_in_their_sentence(text: str) -> None:
    assert split_sentences(text) == [text]


@pytest.mark.parametrize("unit", ["end.The ", "end.The", "ntv.de ", "word. ntv.de a ", "a.b.The "])
def test_no_row_of_stops_without_blanks_takes_more_than_a_moment(unit: str) -> None:
    assert "".join(split_sentences(unit * 20_000)).replace(" ", "") == (unit * 20_000).replace(" ", "")


@pytest.mark.parametrize(
    "text", ["A call of file.Close before the end.", "The class logging.Handler sends it.", "It uses Dall.E to draw."]
)
def test_a_stop_within_a_name_of_code_ends_no_sentence(text: str) -> None:
    assert split_sentences(text) == [text]


def test_abbreviations_of_german_months_parsons_and_winds_end_no_sentence() -> None:
    text = "Sie wird ab dem 2. Febr. Stein für Stein nördl. Holms aufgebaut, sagt Pfr. Josef Maier."
    assert split_sentences(text) == [text]


@pytest.mark.parametrize(
    "text",
    [
        "De rechter gaf hem een jaar cel.|In de molen lag het geld.",
        "Der Weg zur Mühle wird eng.|Die Stadt sucht einen anderen.",
        "Le car a passé le col.|Les voyageurs ont vu la mer.",
        "Broen lukkede sig.|Den åbner i maj.",
        "Il sig. De Luca e la sig.ra Bianchi hanno visto il mulino.|Il sig. Rossi no.",
        "O cel. Reis e o eng. Lima viram a ponte.",
        "Gen. De Witt met Rep. De Lauro at the mill.",
        "Le pont date de 52 apr. J.-C. et fut refait.",
        "Spotkanie w dn. 5 maja dotyczy młyna.",
    ],
)
def test_a_word_that_is_an_abbreviation_in_another_language_alone_ends_sentences(text: str) -> None:
    assert split_sentences(text.replace("|", " ")) == text.split("|")


def test_a_number_with_thousands_is_an_ordinal_behind_an_article() -> None:
    assert len(split_sentences("Die Stadt feiert den 1.100. Jahrestag ihrer Gründung.")) == 1
    assert len(split_sentences("Die Brücke kostet 1.100. Der Rat zahlt.")) == 2
