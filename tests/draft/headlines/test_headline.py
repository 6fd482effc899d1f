"""newsletter.draft.headlines.headline: the article's own title, else its first sentence made short."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsletter.draft.headlines.headline import LONGEST, alternative, clean_title, headline_of, title_worths

LEAD = "The council of Brigford has voted to rebuild the old mill bridge."


def test_a_title_is_kept_without_its_stop_and_marks() -> None:
    assert headline_of(" A  title ", LEAD) == "A title"
    assert headline_of("Council votes to rebuild the bridge.", LEAD) == "Council votes to rebuild the bridge"
    assert headline_of("🚢 Ferries return", LEAD) == "Ferries return"
    assert headline_of("VIDEO: Ferries return", LEAD) == "Ferries return"
    assert headline_of("Work begins at Holm Inc.", LEAD) == "Work begins at Holm Inc."


@pytest.mark.parametrize(
    ("title", "headline"),
    [
        ("[2611.00017v2] Sparse bridges in dense towns", "Sparse bridges in dense towns"),
        ("鉄道橋が再開（1/2 ページ）", "鉄道橋が再開"),
        ("Brücke gesperrt (Seite 2 von 3)", "Brücke gesperrt"),
        ("(News) Bridge closed", "Bridge closed"),
        ("VIDÉO. Le pont de Brigue est fermé", "Le pont de Brigue est fermé"),
        ("En directo | El puente se cierra", "El puente se cierra"),
        ("ZOBACZ WIDEO Most zamknięty", "Most zamknięty"),
        ("Most w Brzegowie zamknięty [ZDJĘCIA + WIDEO]", "Most w Brzegowie zamknięty"),
        ("Il ponte di Brigo crolla - VIDEO", "Il ponte di Brigo crolla"),
        ("Foto storiche del ponte", "Foto storiche del ponte"),
        ("Salta la festa del ponte: «Mancano i fondi»", "Salta la festa del ponte: «Mancano i fondi»"),
        ("Direct trains cross the bridge", "Direct trains cross the bridge"),
        ("Question - Which ferry should I take", "Which ferry should I take"),
        ("EILMELDUNG: Hafen gesperrt", "Hafen gesperrt"),
        ("Liveblog: Hafen gesperrt", "Hafen gesperrt"),
        ("„Wir warten nicht", "„Wir warten nicht“"),
        ("„Wir warten nicht“, sagt der Hafen", "„Wir warten nicht“, sagt der Hafen"),
        ("We will not wait,’ says the harbour master", "‘We will not wait,’ says the harbour master"),
        ("‘We will not wait,’ says the harbour master", "‘We will not wait,’ says the harbour master"),
        ("Holm’s bridges, dogs’ days and the dockers’ strike", "Holm’s bridges, dogs’ days and the dockers’ strike"),
        ("The bridge, part (1/2)", "The bridge, part (1/2)"),
        ("Question time returns", "Question time returns"),
    ],
)
def test_what_a_site_adds_to_a_title_goes_and_half_a_quotation_is_made_whole(title: str, headline: str) -> None:
    assert headline_of(title, LEAD) == headline


def test_a_page_without_a_title_is_headed_by_its_first_sentence() -> None:
    assert headline_of(None, LEAD) == LEAD.rstrip(".")


def test_another_outlets_title_is_offered_where_it_is_as_good_and_said_otherwise() -> None:
    texts = ["The council of Brigford has voted to rebuild the old mill bridge after the flood."] * 3
    titles = [
        "Brigford votes to rebuild bridge",
        "Council of Brigford: mill after the flood",
        "Quite another story of the week",
    ]
    assert alternative(titles, texts) == 1
    assert alternative(titles[:1], texts[:1]) is None
    assert alternative([titles[0], "Brigford votes to rebuild the bridge"], texts[:2]) is None


def test_a_title_that_its_page_cut_off_ends_with_a_whole_word() -> None:
    assert headline_of("Ferries return to the harbour of the…", LEAD) == "Ferries return to the harbour"


@given(st.text(max_size=400))
def test_a_first_sentence_as_headline_is_short_and_ends_in_no_ellipsis(text: str) -> None:
    headline = headline_of(None, text)
    assert len(headline) <= LONGEST
    assert not headline.endswith("…")


def test_a_comparison_is_not_cut_before_what_it_compares_with() -> None:
    text = (
        "Thanks to its new ferry, the company is on track to carry more passengers than its old rival for the first time in a decade. "
        "The harbour board expects the company to carry about nine million passengers in the coming season."
    )
    assert headline_of(None, text) == "The harbour board expects the company to carry about nine million passengers"


def test_the_lead_heads_a_text_and_not_the_background_behind_it() -> None:
    text = (
        "More than a third of the harbour's 1,200 dockers will likely receive letters this week that they are no longer needed there. "
        "The letters are part of an effort by the struggling port to cut costs. A spokesman had no comment."
    )
    assert headline_of(None, text) == "More than a third of the harbour's 1,200 dockers will likely receive letters this week"


def test_a_text_that_begins_by_leaning_on_another_is_headed_by_what_stands_alone() -> None:
    text = (
        "This comes after the board said that the dockers at the northern quay had no way left but to come out. "
        "The strike at the northern quay began in June. It has cost the port nine million crowns."
    )
    assert headline_of(None, text) == "The strike at the northern quay began in June"


@pytest.mark.parametrize("before", ["(CNN) ", "OLD BRIGFORD: ", "*", "Yesterday, "])
def test_an_agency_a_place_or_a_day_before_the_lead_is_no_part_of_the_headline(before: str) -> None:
    text = f"{before}The harbour board of Rivermark cleared a plan for a large crane by the quay, after nine years of talks in the town."
    assert headline_of(None, text) == "The harbour board of Rivermark cleared a plan for a large crane by the quay"


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("Die Deutsche Bank streicht 2000 Stellen in Deutschland.", "Das teilte das Institut am Montag mit."),
        ("Die Bahn baut die Strecke nach Ulm aus.", "Das sagte der Verkehrsminister am Dienstag in Berlin."),
        ("Der Trainer verlässt den SC Talheim im Sommer.", "Das gab der Verein am Abend bekannt."),
    ],
)
def test_a_short_text_is_read_in_the_language_that_its_page_states(first: str, second: str) -> None:
    assert headline_of(None, f"{first} {second}", stated="de-DE") == first.rstrip(".")


def test_a_german_text_is_headed_by_a_german_sentence_and_not_by_half_of_one() -> None:
    text = (
        "Der Rat von Brigford hat am Montag mit klarer Mehrheit beschlossen, die alte Brücke am Mühlbach für zwei Jahre zu sperren. "
        "Die Umleitung führt über die neue Straße am Hafen. Die Kosten von neun Millionen trägt das Land, wie der Rat mitteilte."
    )
    assert headline_of(None, text) == "Der Rat von Brigford hat mit klarer Mehrheit beschlossen, die alte Brücke zu sperren"


@pytest.mark.parametrize(
    ("title", "headline"),
    [
        ("Re: [dock-dev] The old brake", "The old brake"),
        ("[dock-dev] Re: The old brake", "The old brake"),
        ("AW: Die alte Bremse", "Die alte Bremse"),
        ("Fwd: Re: The old brake", "The old brake"),
        ("[dock-dev] The old brake", "The old brake"),
        ("Report: the old brake", "Report: the old brake"),
        ("[Sic] transit", "[Sic] transit"),
        ("[open-source] licences explained", "[open-source] licences explained"),
        ("[co-op] Tram opens", "[co-op] Tram opens"),
        ("RE: [co-op] Tram opens", "Tram opens"),
        ("RV: towing laws change", "RV: towing laws change"),
        ("[dock] RV: El freno viejo", "El freno viejo"),
        ("RV: RE: El freno viejo", "El freno viejo"),
    ],
)
def test_what_a_mail_program_sets_before_a_subject_is_no_headline(title: str, headline: str) -> None:
    assert headline_of(title, "The brake is gone.") == headline


@pytest.mark.parametrize(
    ("title", "headline"),
    [
        ("Ferries that came through the storms of 2020 | COMMENTARY", "Ferries that came through the storms of 2020"),
        ("Ferries return to Holm [Video]", "Ferries return to Holm"),
        ("Ferries return to Holm - live updates", "Ferries return to Holm"),
        ("[D] Why do ferries forget the middle of a route?", "Why do ferries forget the middle of a route?"),
        ("UPDATE 2-Ferries return to Holm", "Ferries return to Holm"),
        ("A ferry of one's own (boats.example.org) 139", "A ferry of one's own"),
        ("OAK CHAIR: BACK WITH HEADREST:", "OAK CHAIR: BACK WITH HEADREST"),
        ("Ferries return to Holm |", "Ferries return to Holm"),
        ("Make the most of a day at Holm .", "Make the most of a day at Holm"),
        ("Ferries return to Holm 🎉", "Ferries return to Holm 🎉"),
        ("Holm steps down in May 2020.", "Holm steps down in May 2020"),
        ('Holm calls scenes on the quay "a disgrace', 'Holm calls scenes on the quay "a disgrace"'),
        ('Holm says the scenes on the quay are a disgrace"', "Holm says the scenes on the quay are a disgrace"),
        ("Holm: “The ferry stays", "Holm: “The ferry stays”"),
        # What looks like these and is of the title.
        ("The art of live video", "The art of live video"),
        ("Holm sieht „Fehler“ beim Bau der Brücke", "Holm sieht „Fehler“ beim Bau der Brücke"),
        ("Comment", "Comment"),
        ("How a pond became a garden (2019)", "How a pond became a garden (2019)"),
        ("Bridges of the north [pdf]", "Bridges of the north [pdf]"),
        ("What is new in C++", "What is new in C++"),
        ('A 15" screen for the price of a 13" one', 'A 15" screen for the price of a 13" one'),
        ("Cold snap forecast for Wed. after warm Tues.", "Cold snap forecast for Wed. after warm Tues."),
        ("D is for Dam", "D is for Dam"),
    ],
)
def test_the_kind_of_a_page_stray_marks_and_half_a_quotation_are_no_part_of_its_title(title: str, headline: str) -> None:
    assert headline_of(title, LEAD) == headline


@pytest.mark.parametrize(
    ("title", "headline"),
    [
        ("#112 Gulls are not dead, with Ida Holm", "Gulls are not dead, with Ida Holm"),
        ("#7: Gulls are not dead", "Gulls are not dead"),
        ("Episode 12 – Gulls are not dead", "Gulls are not dead"),
        ("Folge 12: Möwen leben länger", "Möwen leben länger"),
        ("Gulls are not dead (Ep. 12)", "Gulls are not dead"),
        ("Gulls are not dead | Episode 12", "Gulls are not dead"),
        # What looks like these and is of the title.
        ("#12 Lowestoft beats #3 Holm", "#12 Lowestoft beats #3 Holm"),
        ("#100 song of the year is a shanty", "#100 song of the year is a shanty"),
        ("Episode 12 is the last of the series", "Episode 12 is the last of the series"),
        ("Gulls win race - 12", "Gulls win race - 12"),
    ],
)
def test_the_number_of_an_episode_is_no_part_of_a_headline(title: str, headline: str) -> None:
    assert clean_title(title) == headline


def test_a_headline_does_not_end_in_the_subject_of_a_clause() -> None:
    text = (
        "A new ferry is finally coming to the harbour of Holm after twelve years of waiting — but the catch is that it takes "
        "neither cars nor bicycles on board."
    )
    assert headline_of(None, text) == "A new ferry is finally coming to the harbour of Holm after twelve years of waiting"


def test_a_short_clause_heads_a_text_before_a_sentence_that_leans_on_it() -> None:
    text = (
        "Bees enjoy Holm's new trams, and they're putting them on their maps of where to nest more often than any place before. "
        "That's what a survey by the council says."
    )
    assert headline_of(None, text) == "Bees enjoy Holm's new trams"


@pytest.mark.parametrize(
    ("title", "headline"),
    [
        ("[Weave-sig] Draft: exact widths", "Draft: exact widths"),
        ("[PATCH v4 0/7] loom: faster lookups of threads", "loom: faster lookups of threads"),
        ("[RFC PATCH] loom: count the threads", "loom: count the threads"),
        ("mill-security - CVE-2026-61234: escape from the loom", "CVE-2026-61234: escape from the loom"),
        ("[ANNOUNCE] loomd 2.4", "loomd 2.4"),
        ("Re-reading the patch notes", "Re-reading the patch notes"),
    ],
)
def test_the_marks_of_lists_and_of_changes_for_review_are_no_part_of_a_headline(title: str, headline: str) -> None:
    assert clean_title(title) == headline


POST = "The mill on Brig Lane opens its doors again on Saturday. Tickets are free."


@pytest.mark.parametrize(
    ("title", "headline"),
    [
        ("Ada Holm (@ada@mill.example)", "The mill on Brig Lane opens its doors again on Saturday"),
        ("CVE-2026-60111", "CVE-2026-60111: The mill on Brig Lane opens its doors again on Saturday"),
        ("Ada Holm (at last)", "Ada Holm (at last)"),
    ],
)
def test_a_title_that_only_names_the_account_or_the_number_gets_its_headline_from_the_text(title: str, headline: str) -> None:
    assert headline_of(title, POST) == headline


def test_an_advisory_whose_first_sentence_cannot_be_shortened_keeps_its_number() -> None:
    text = "The archive importer in Brigford Mail 5.x before 5.2.7 does not check the paths of attachments. We have links to other sites."
    assert headline_of("CVE-2026-60111", text) == headline_of("CVE-2026-60111", "") == "CVE-2026-60111"


def test_a_short_title_that_was_cut_off_is_the_whole_first_sentence() -> None:
    text = "Holm Boats has the widest choice of oars on the lake. Each pair is carved by hand."
    assert headline_of("Holm Boats has the widest choice of…", text) == "Holm Boats has the widest choice of oars on the lake"
    assert headline_of("Holm Boats...", text) == "Holm Boats"


def test_of_two_titles_the_one_in_capitals_is_worth_less_but_more_than_none() -> None:
    text = "A flaw in the routers of Perton lets anybody log in without a password."
    shouted, plain, none = title_worths(
        ["PERTON ROUTERS HAVE A FLAW", "Flaw in a Perton router lets anyone in", ""], [text] * 3
    )
    assert plain > shouted > none


def test_a_title_that_teases_with_a_contraction_is_worth_less() -> None:
    text = "The council of Brigford has approved a new toll bridge. The toll is two crowns, the council said."
    titles = ["Here’s how Brigford approves a toll bridge", "Here how Brigford approves a toll bridge"]
    teasing, plain = title_worths(titles, [text] * 2)
    assert teasing < plain


@pytest.mark.parametrize("call", ["You're not signed in!", "Can you believe it?", "Let's get into it."])
def test_a_call_or_question_of_four_words_is_no_headline_of_an_untitled_text(call: str) -> None:
    news = "The council of Brigford has voted to rebuild the old mill bridge."
    assert headline_of(None, f"{call} {news}") == news.rstrip(".")


@pytest.mark.parametrize(
    ("end", "headline_end"),
    [
        (
            "the new bridge was “a gift to everyone who lives by the river and works on it”.",
            " that the new bridge was “a gift”",
        ),
        (
            "it was “a gift to everyone who lives by the river”, and that he hopes for more.",
            " that it was “a gift”",
        ),
        ("the old bridge of oak was “magnificent in all its parts and in all its stones”.", ""),
    ],
)
def test_a_headline_quotes_the_beginning_of_a_long_quotation_and_never_ends_before_it(end: str, headline_end: str) -> None:
    said = "The mayor of Brigford, Ines Holm, said on Monday evening"
    assert headline_of(None, f"{said} that {end}") == said + headline_end


def test_a_quotation_in_guillemets_is_closed_too() -> None:
    text = (
        "El alcalde de Rocafría, Luis Vicente Peral, asegura que «este puente de roble le ha permitido al pueblo rescatar el mercado "
        "de los sábados», al tiempo que pide más dinero."
    )
    headline = headline_of(None, text, stated="es")
    assert headline.count("«") == headline.count("»") == 1


@pytest.mark.parametrize(
    ("title", "headline"),
    [
        ("Here's how the new tram line…", "Here's how the new tram line"),
        ("Nobody knows why the old bridge of…", "Nobody knows why the old bridge"),
        ("The firm that runs the mill says that the wheel of the…", "The firm that runs the mill"),
        (
            "The mayor said that the bridge is closed because the oak of…",
            "The mayor said that the bridge is closed",
        ),
    ],
)
def test_a_title_that_is_cut_off_loses_only_its_last_clause_and_never_all_but_a_word_or_two(title: str, headline: str) -> None:
    assert headline_of(title, "") == headline


@pytest.mark.parametrize(
    ("language", "title", "headline"),
    [
        ("en", 'The mayor of Brigford calls the bridge "brave"…', 'The mayor of Brigford calls the bridge "brave"'),
        ("en", 'The 5" screen of the Harbour reader has the…', 'The 5" screen of the Harbour reader'),
        (
            "en",
            'The "Loom 3" of the Brigford mill has a 5" screen and the…',
            'The "Loom 3" of the Brigford mill has a 5" screen',
        ),
        ("en", "Mayor of Brigford calls the bridge ‘a gift to the…", "Mayor of Brigford calls the bridge ‘a gift’"),
        ("en", "Mayor of Brigford: “The bridge is a gift to the…", "Mayor of Brigford: “The bridge is a gift”"),
        ("sv", "Borgmästaren i Brigborg: ”Vi bygger en…", "Borgmästaren i Brigborg: ”Vi bygger”"),
        ("sv", "Borgmästaren i Brigborg säger ”ja” till en…", "Borgmästaren i Brigborg säger ”ja”"),
        ("fi", "Kaupunki sanoo »kyllä» ja…", "Kaupunki sanoo »kyllä»"),
        ("de", "Der Bürgermeister von Brigfurt: „Wir bauen die…", "Der Bürgermeister von Brigfurt: „Wir bauen“"),
        ("de", "„Wir bauen“: Der Rat will den Hafen…", "„Wir bauen“: Der Rat will den Hafen"),
        ("de", "Der Rat nennt die Brücke „ein Geschenk“ und will…", "Der Rat nennt die Brücke „ein Geschenk“"),
        ("fr", "Le maire de Brigues parle d’« un cadeau du…", "Le maire de Brigues parle d’« un cadeau »"),
        ("es", "Alcalde de Brigos: «El puente es nuestro…", "Alcalde de Brigos: «El puente es nuestro»"),
    ],
)
def test_a_title_that_is_cut_off_keeps_whole_quotations_and_closes_the_one_it_has_begun(
    language: str, title: str, headline: str
) -> None:
    assert headline_of(title, "", stated=language) == headline


def test_a_headline_cut_from_a_quotation_is_quoted_and_never_in_the_editors_voice() -> None:
    said = "“We will rebuild the bridge, and we will do it with the oak of our own woods, whatever it may cost the town,” she said."
    assert headline_of(None, said) == "“We will rebuild the bridge, and we will do it with the oak of our own woods”"


def test_an_untitled_text_that_begins_with_lone_marks_has_a_headline_all_the_same() -> None:
    assert headline_of(None, "…\n\nThe mill is open.") == "The mill is open"


def test_a_quotation_behind_a_height_in_inches_is_closed() -> None:
    assert headline_of('The 6\'2" keeper of Marl is "my rock', "") == 'The 6\'2" keeper of Marl is "my rock"'


def test_a_title_without_a_word_is_none() -> None:
    assert headline_of('"…', "The mill is open.") == "The mill is open"


@pytest.mark.parametrize("title", ['Firm unveils "Loom 3"', 'The novel "1984" is read again'])
def test_a_quotation_that_ends_in_a_figure_keeps_its_marks_and_gets_no_further_one(title: str) -> None:
    assert headline_of(title, "") == title


def test_a_headline_that_can_only_be_cut_between_words_does_not_end_behind_and() -> None:
    text = "The survey found that crews who walk for half an hour after dinner sleep longer and wake less often than those who stay."
    assert headline_of(None, text) == "The survey found that crews who walk for half an hour after dinner sleep longer"
