"""newsletter.draft.summary.fitness.faults: which sentences can stand in a summary, and what is wrong with the others."""

from __future__ import annotations

import pytest

from newsletter.draft.summary.fitness.dependence import leans
from newsletter.draft.summary.fitness.faults import find_doubt, find_fault, find_weakness, is_bare_quotation, size_of

GOOD = (
    "The council of Brigford has voted to rebuild the old mill bridge.",
    "Ferries will run again from March, the harbour master said.",
    "“We are ready for the first boat of the year,” said Ines Holm, the harbour master.",
    "Support for the plan grew after the flood of last winter.",
    "His detention had been extended for three more months in April.",
)
BAD = {
    "half a quotation": "I'm being treated for it at home,\" he was quoted as saying.",
    "announcement": "The harbour master of Brigford said this to the council:",
    "call to act": "Subscribe to our newsletter to get all of the news first.",
    "greeting": "Welcome back to another week of news from the harbour.",
    "byline": "By Ines Holm, Ann Lee and Odile Marchetti, Staff.",
    "credit": "The old bridge at Brigford in the evening (Photo: Ann Lee).",
    "timestamp": "Last updated on 14 November 2026 at ten o'clock, Brigford.",
    "code": "Then call lift.read() and the crane will move the box.",
    "emoji": "🦕 the cranes of the harbour are back at work.",
    "bare quotation": "“It is a great day for the whole town and for me.”",
    "question": "Who would have thought that the bridge was so old?",
    "fragment": "Until now.",
    "glued": "Understanding Mill Bridges Mill bridges carry roads across a river.",
    "formula": "A square matrix $A$ is Hermitian if it satisfies the equation.",
    "capitals": "HARBOUR, MILL TV, RIVER ONE and other channels have shown the film.",
    "reference": "The prints are listed in HOLM, Ines: Prints of the harbour, 1913.",
    "cut off": "The council of Brigford has voted to rebuild the old…",
}


@pytest.mark.parametrize("sentence", GOOD)
def test_a_sentence_that_says_something_by_itself_has_no_fault(sentence: str) -> None:
    assert find_fault(sentence) is None


@pytest.mark.parametrize(("fault", "sentence"), BAD.items())
def test_a_sentence_that_cannot_stand_is_named_by_its_fault(fault: str, sentence: str) -> None:
    assert find_fault(sentence) == fault


@pytest.mark.parametrize("marks", ["„{}“", "»{}«", "“{}”", "”{}”", "‹{}›"])
def test_a_sentence_may_end_in_a_quotation_with_the_closing_mark_of_any_language(marks: str) -> None:
    assert find_fault(f"Anna Holm sagte am Montag: {marks.format('Das ist gut für die Stadt.')}", "de") is None
    assert find_fault(f"Anna Holm sagte am Montag: {marks.format('Wer bezahlt das in der Stadt?')}", "de") == "question"


def test_writing_without_blanks_is_counted_by_its_characters() -> None:
    assert size_of("one two three") == 3
    assert size_of("港口议会决定重建旧桥") == 5


@pytest.mark.parametrize(
    "sentence",
    [
        "The Harbour App Dilemma There are thousands of boats on the market.",
        "A company with 15 years of boats — We create the best of them.",
        "Es geht um zwischengeschlossenenZwischengeschlossene Brücken in der Stadt.",
    ],
)
def test_two_lines_that_lost_what_parted_them_are_glued(sentence: str) -> None:
    assert find_fault(sentence, None) == "glued"


def test_what_is_sure_goes_before_what_is_doubtful() -> None:
    assert find_doubt(GOOD[0]) is None
    assert find_doubt("The bridge is a great success for all of us!") == "tone"
    assert find_doubt("Nobody told them so.") == "short"
    assert find_weakness("A new infrastructure trusted by many customers in all of the country.") == "verb in doubt"


@pytest.mark.parametrize(
    ("language", "fault", "sentence"),
    [
        ("de", "label", "Galaxy Z Flip 6: Das Telefon soll im Sommer kommen."),
        ("de", "order", "Den Teig mit den Händen formen und auf das Blech legen."),
        ("de", "call to act", "Weitere Tipps finden Sie im Ratgeber der Stadt."),
        ("en", "no verb", "4-season oars, return to the quay by raising the red flag."),
        ("en", "order", "Never worry about your child falling behind."),
        ("en", "order", "Elevate your garden with the finest tools there are."),
        ("en", "order", "Ditch the stress of the bridge and take the ferry."),
        ("en", "chat", "The bridge was closed again, lol what a surprise."),
        ("en", "cut off", "It can be hard to make a bridge of what should be a road, in [...]"),
        ("en", "question", "Is there any other way? because the bridge is closed."),
        ("en", "announcement", "In the previous article, we talked about bridges."),
        ("en", "announcement", "Three things make a good bridge."),
        ("en", "announcement", "Our ferryman and boat builder offers tips to cross the river in spring."),
        ("en", "announcement", "Pierhead covers the basics of how to build a bridge of oak."),
        ("en", "announcement", "This comprehensive guide covers which oars to buy and when."),
        ("en", "announcement", "Our ferry and harbour editor Ann Lee introduces the boats that won this year."),
        ("en", "announcement", "In the last talk of the day three ferrymen spoke, covering everything from oars to ropes."),
        ("en", "call to act", "The eBook includes the 25 best walks along the harbour of Brigford."),
        ("en", "label", "Advance notice : this is not the list that you may expect."),
        ("de", "announcement", "Vier Gründe sprechen für die neue Brücke."),
        ("de", "announcement", "Wie es dazu kam und was die Brücke damit zu tun hat, erläutert der Ingenieur Alfred Holm."),
        ("de", "announcement", "Ich möchte dazu aus der Sicht der Stadt drei Beobachtungen anbringen."),
        ("de", "call to act", "Wir erläutern, wann sich eine neue Brücke lohnt."),
        ("en", "credit", "Mayor Ann Holm, center, celebrates with friends at the old mill in Dover."),
        ("en", "credit", "Runners pass the old mill on their way to Brigford, Sunday, Nov. 22, 2026."),
        ("en", "credit", "A beaver is seen being held by two volunteers near the old mill."),
        ("en", "credit", "File - A caravan of salt leaves the old mill of Brigford at noon."),
        ("de", "credit", "Arbeiter ziehen den Turm der Mühle auf Rollen (Archivbild)."),
        ("en", "notice", "This page was machine translated from Finnish and may contain errors."),
        ("de", "notice", "Dies ist eine maschinelle Übersetzung des englischen Originals."),
        ("fr", "notice", "Ceci est une traduction automatique du texte anglais."),
        ("en", "call to act", "I agree to Holm Ltd contacting me by e-mail with its offers."),
        ("de", "call to act", "Mit dem Absenden stimmen Sie der Verarbeitung Ihrer Daten zu."),
        ("en", "call to act", "Unworn boots can be returned to the shop within 30 days."),
        ("de", "call to act", "Schicke die Fotos der Brücke bis Montag an die Zeitung."),
        ("de", "call to act", "Die Lieferzeit beträgt drei bis fünf Werktage."),
        ("en", "glued", "How it works The stone stores heat and gives it off slowly."),
        (
            "de",
            "glued",
            "Werkzeuge und Netze - Da der Einsatz eines Netzes nicht immer möglich ist, bietet das Amt eine Reuse.",
        ),
        ("en", "byline", "Margot Lane is our culture correspondent."),
        ("de", "glued", "Hintergrund Die Glocke stammt aus der Zeit der Fabriken."),
        ("de", "glued", "Ein Versuch in Bremen Die Oberschule am Park hat ihre Glocke abgeschafft."),
        ("en", "code", "feat(list): add a flag that writes the list as JSON."),
    ],
)
def test_what_reads_like_an_order_a_label_or_a_chat_is_no_sentence_of_a_story(language: str, fault: str, sentence: str) -> None:
    assert find_fault(sentence, language) == fault


def test_a_row_of_sizes_is_no_sentence() -> None:
    assert find_fault("13 x 11 x 4 in.; carrying case: 13.4 x 12.5 x 4.4 in.") == "fragment"


@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        ("en", "Holm Boats (NYSE: HLM), a maker of ferries, today announced a quieter ferry."),
        ("en", "Machine translation has become good enough for hospitals, a study in Leeds finds."),
        ("de", "Die maschinelle Übersetzung verdrängt Dolmetscher aus den Behörden der Stadt."),
        ("de", "Politiker der Partei Die Linke fordern ein Verbot der Lotterie."),
        ("de", "Im Film Das Boot spielt er den Koch an Bord."),
        ("de", "Wie die Polizei mitteilt, erklärt der Fahrer den Unfall mit dem Nebel."),
        ("de", "Ohne die Brücke dauert der Weg zur Arbeit eine Stunde länger."),
        ("de", "Hätte die Stadt früher gebaut, wäre die Brücke billiger gewesen."),
        ("de", "Warum der Turm kippte, weiß auch ein Jahr danach die Stadt nicht."),
        ("de", "„Kleiner“ Vorverkauf der Löwen hat am Montag in der Halle begonnen."),
        ("en", "“Wicked” opens at the old mill of Brigford on Friday."),
        ("ja", "１０日に行われた欧州ＣＬの準々決勝で、港町クラブはアウェーで１―０で勝った。"),
        ("en", "Mayor Holm celebrates her birthday in the town hall on Tuesday."),
        ("en", "The union agreed to share the data of all of its drivers."),
        ("en", "There is right and wrong, right and left in the town of Brigford."),
        ("en", "The man who owned the club The Hague had bought in May has left it."),
    ],
)
def test_news_that_look_like_a_caption_a_notice_or_a_label_are_none(language: str, sentence: str) -> None:
    assert find_fault(sentence, language) is None


def test_a_quotation_that_is_signed_is_not_bare() -> None:
    assert not is_bare_quotation("“The bread is not ready yet.” — Ida Holm, baker")
    assert not is_bare_quotation("'90s bands are back in Marl, and tickets sell out within hours.")
    assert is_bare_quotation("“The bread is not ready yet.”")
    assert is_bare_quotation("“Never again.” The bridge was closed for a year.")


def test_a_long_word_in_capitals_does_not_hold_up_the_search_for_a_german_label() -> None:
    assert find_fault(f"{'ACGT' * 450} ist die Folge, die das Gen nun hat.", "de") is None
    assert find_fault("Das ACGT Gen : Die Folge ist nun bekannt und steht im Netz.", "de") == "label"


@pytest.mark.parametrize(
    ("sentence", "fault"),
    [
        ("Most of the harbours mentioned below expect to shut for a week.", "announcement"),
        ("So you want to build a bridge over the river at your home.", "call to act"),
        ("Our reviewer travelled as a guest of the ferries of Brigford.", "call to act"),
        ("The mine lies three hundred metres below the town of Brigford.", None),
        ("So many boats came that the harbour of Brigford was closed.", None),
        ("In this episode, we talk about the news of the week in Brigford.", "announcement"),
        ("In this episode, Ines Holm talks to a diver who found the lost bell of Brigford.", None),
        ("So you have locks on the river that nobody has opened in years.", None),
        ("The queen was a guest of the mayor of Brigford in 1911.", None),
        ("Building a bridge at home can be tricky; we have some advice.", "announcement"),
        ("The harbour is easy to find, and we have a few useful tips.", "announcement"),
        ("We have some old boats in the harbour of Brigford.", None),
        ("The council has some advice for the owners of boats.", None),
        ("We had no advice from the mayor of Brigford.", None),
        ("We start with getting the smallest bridge up.", "announcement"),
        ("We begin by measuring the river at Brigford.", "announcement"),
        ("We start with 50 boats on the river each spring.", None),
        ("We began with a bridge of wood in 1911.", None),
        ("The council began by asking what bakers need.", None),
        ("Our boats are hand-picked by our divers for their quality.", "call to act"),
        ("Brigford Oars is proud to offer the lightest oars of the coast.", "call to act"),
        ("The crew was proud to bring the lightship home after forty years.", None),
        ("The winners were picked by our jury in Brigford.", None),
        ("The apples are hand-picked by bakers of the town.", None),
        ("These sellers have a proven track record for providing a good service.", "call to act"),
        ("The mayor has a long track record of building bridges.", None),
        ("To create a harbour account: navigate to the page and choose a name.", "call to act"),
        ("To create a new harbour, the town has to buy 300 boats.", None),
        ("To make bread, a baker has to get up early.", None),
    ],
)
def test_what_points_below_baits_or_says_who_paid_is_no_news(sentence: str, fault: str | None) -> None:
    assert find_fault(sentence) == fault


@pytest.mark.parametrize(
    "sentence",
    [
        "Police search for the missing boy resumed on Monday.",
        "A protest march through the town drew 5,000 people on Saturday.",
        "A court holds hearings in the case of the sunken ferry on Monday.",
        "The author was a guest of honour at the book fair of Brigford last year.",
        "The fire damaged about 40 homes in the village of Holm.",
        "Police arrested over 300 people after the match in Brigford.",
        "The storm damaged up to 20 boats in the harbour.",
        "The study compared 40 clinics in three countries.",
        "The court named a new judge in the case of the ferry.",
        "The mayor called a meeting about the bridge for the evening.",
        "Pictures from scanners are exempt from the rule until 2030.",
        "Photos from the harbour showed a collapsed wall and two boats.",
        "Every pump of the harbour has a password that nobody can change.",
        "The clerk did not know the password of the second safe.",
        "The minutes of the trial were approved by a second judge and show three errors.",
        "The meeting closed the bridge to lorries for two years.",
    ],
)
def test_news_that_resembles_a_caption_a_thanks_or_a_participle_is_sound(sentence: str) -> None:
    assert find_fault(sentence) is None


@pytest.mark.parametrize(
    "sentence",
    [
        "The Brigford Harbour Police Deputy Chief Constable Odile Marchetti has closed the old lock.",
        "Guests of the ferry chose the anthem The Mill Goes On as their song of the year.",
    ],
)
def test_a_row_of_names_or_the_name_of_a_song_within_a_sentence_is_no_heading(sentence: str) -> None:
    assert find_fault(sentence) is None


def test_a_second_sentence_that_begins_small_is_glued_on_and_an_abbreviation_is_none() -> None:
    assert find_fault("The bridge has a name for each tower. so it is better to learn them.") == "glued"
    for line in (
        "The bridge at St. Ives has towers, walls, etc. and the town pays for it.",
        "The bridge is approx. as long as the one in Brigford.",
        "The town of Brigford vs. the county was heard on Monday.",
        "The U.S. and the town of Brigford pay for the bridge.",
        "The firm Looms Inc. in Brigford has 300 weavers.",
        "The mill sells logs, i.e. the wood of old bridges.",
        "The mayor, Ann Lee Jr. of Brigford, opened the bridge.",
        "The bridge cost No. 5 and all others of the town dearly.",
        "The council of Brigford met at 5 p.m. in the hall.",
        "Ann Lee wrote “It fell. so it goes. the end” on the bridge.",
    ):
        assert find_fault(line) is None


def test_what_a_page_says_of_its_own_form_or_links_is_no_news() -> None:
    for line in (
        "All notable changes to this project will be documented in this file.",
        "This CVE record has been marked for the efforts of the harbour office.",
        "By selecting these links, you will be leaving the site of the harbour.",
    ):
        assert find_fault(line) in ("announcement", "call to act")


def test_a_quotation_that_begins_like_an_offer_is_news_if_somebody_says_it() -> None:
    said = "„Wir haben das Wasser so hoch noch nie gesehen“, sagt Ortsvorsteherin Ines Holm aus Brigford."
    assert find_fault(said, "de") is None
    assert find_fault("Wir haben für alle Leser der Zeitung einen Plan der Brücke gezeichnet.", "de") == "call to act"


@pytest.mark.parametrize(
    ("fault", "sentence"),
    [
        ("call to act", "A password will be sent to you within the next few minutes."),
        ("call to act", "Those who have lost the password are sent another one by the office."),
        ("announcement", "The minutes of the meeting of 7 October were approved without changes."),
        ("announcement", "Apologies for absence were received from the member for Holm."),
        ("announcement", "The meeting closed at 12.40 in the hall of the harbour."),
        ("credit", "Photos from Lumen, the Brigford Gazette and several readers."),
        ("call to act", "International parcels may be subject to customs processing and additional charges."),
        ("call to act", "The Brigford Shopping Guarantee is only given to merchants who were checked with care."),
        ("call to act", "The menu of this site is moved through with the arrow keys and the space bar."),
        ("call to act", "Internet-Drafts are draft documents that other documents may replace at any time."),
        ("call to act", "We process your data to choose advertisements and to measure how often they are seen."),
        ("call to act", "The set of brushes is limited to one per customer and ends with the month."),
        ("announcement", "I want to offer you some advice on boats that nobody gives."),
    ],
)
def test_a_notice_of_a_shop_or_a_site_is_no_news(fault: str, sentence: str) -> None:
    assert find_fault(sentence) == fault


def test_who_could_not_log_in_is_news_and_no_call_to_act() -> None:
    assert find_fault("On Friday nobody could log in to the ferry's site for three hours.") is None
    assert find_fault("To read the table of the tides you must log in here.") == "call to act"


@pytest.mark.parametrize(
    ("language", "fault", "sentence"),
    [
        ("en", "announcement", "Boat builder Ada Holm shared her best tips for a dry cellar."),
        ("en", "call to act", "We chose Holm Boats as the builder of our first ferry."),
        ("en", "call to act", "All orders are packed by hand in our cellar at the mill."),
        ("en", "call to act", "The discount and the gift will be valid from May to June."),
        ("en", "byline", "ADA BRIGFORD is managing director of Holm Boats, a yard in Brigford."),
        ("en", "byline", "ADAM E. BRIGFORD JR. is a partner of Holm Boats, a yard in Brigford."),
        ("en", "byline", "DR. ADA BRIGFORD is CEO of Holm Boats, a yard on the lake."),
        ("en", "call to act", "The interactive transcript could not be loaded."),
        ("en", "no subject", "That after Holm Boats, the oldest yard of the lake, lost its pier in May."),
        ("en", "no subject", "Currently working on a boat with two masts, but looking for a smaller one."),
        ("en", "formula", "From 4 to 21 inches = no more bending over the bench."),
        ("ja", "timestamp", "講座・会議 2031.5.12(Mon) 9:15 港町の橋が新しくなり、来年の春に開通する予定です。"),
        ("de", "announcement", "Unsere Eindrücke vom Hafen schildern wir in der folgenden Besprechung."),
        ("de", "announcement", "Bauherren sollten wissen, was das Gesetz verlangt und welche Fristen gelten."),
        ("de", "announcement", "Sechs Tipps, wie Bauherren das Hochwasser gemeinsam angehen."),
        ("de", "call to act", "Wir sind durch Freunde auf die Seite von Holm Boote aufmerksam geworden."),
        ("en", "call to act", "The map of the lakes is kept alive by members like you."),
        ("pt", "call to act", "Em uma vasilha grande coloque a farinha e os ovos."),
        ("en", "announcement", "Luckily, there are a number of hacks that keep a cellar dry."),
        ("fr", "call to act", "Proche du port, retrouvez dans notre boutique tous les bateaux de la maison."),
    ],
)
def test_a_teaser_a_notice_of_a_seller_or_half_a_sentence_is_no_news(language: str, fault: str, sentence: str) -> None:
    assert find_fault(sentence, language) == fault


@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        ("en", "The mayor shared the cost of the bridge with all towns on the lake."),
        ("en", "The council chose Holm Boats as the builder of the first ferry."),
        ("en", "NASA and ESA have built a boat for the lakes of Titan."),
        ("en", "Gifts to the harbour have reached $21m, against an aim of $30m."),
        ("en", "The yard lost $1.2bn in May (it had earned $9k a year before)."),
        ("en", "That, after all the quarrels, was the end of the ferry company."),
        ("en", "Currently working on a book, she lives in a mill near Brigford."),
        ("fr", "Les élèves appellent à un rendez-vous sur le port avec les pêcheurs."),
    ],
)
def test_what_only_resembles_a_teaser_or_half_a_sentence_is_sound(language: str, sentence: str) -> None:
    assert find_fault(sentence, language) is None


@pytest.mark.parametrize(
    ("language", "half", "whole"),
    [
        (
            "en",
            "On the one hand, the new lock saves water.",
            "On the one hand the lock saves water, on the other it costs a lot.",
        ),
        (
            "de",
            "Einerseits spart die neue Schleuse Wasser.",
            "Einerseits spart die Schleuse Wasser, andererseits kostet sie viel.",
        ),
        ("fr", "D’un côté, la nouvelle écluse épargne l’eau.", "Le port dispose d’une part de marché de trente pour cent."),
        ("es", "Por un lado, la nueva esclusa ahorra agua.", "Por un lado la esclusa ahorra agua, por otro cuesta mucho."),
        ("it", "Da un lato la nuova chiusa risparmia acqua.", "Da un lato la chiusa risparmia acqua, dall’altro costa molto."),
        ("nl", "Enerzijds spaart de nieuwe sluis veel water.", "Enerzijds spaart de sluis water, anderzijds kost zij veel."),
        ("pl", "Z jednej strony nowa śluza oszczędza wodę.", "Z jednej strony śluza oszczędza wodę, z drugiej jest droga."),
    ],
)
def test_one_hand_without_the_other_is_half_a_thought(language: str, half: str, whole: str) -> None:
    assert (find_fault(half, language), find_fault(whole, language)) == ("announcement", None)


@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        ("de", "Die Stadt will einerseits sparen, anderseits die Schleuse nicht schließen."),
        ("de", "Der Rat lobt zum einen die neue Schleuse, zum andern den Hafen der Stadt."),
        ("de", "Zum einen fehlt der Stadt Geld, ausserdem fehlen ihr Boote."),
        ("en", "The mayor is remembered for one thing: the lock that never opened."),
        ("en", "A clerk of the harbour shared its secrets with Moscow for six years."),
        ("en", "There are fears of more hacks on harbours this winter, the agency said."),
        ("en", "HMS BRIGFORD is the oldest ship that the harbour still keeps."),
        ("en", "BRIGFORD PLC is a builder of boats for the lakes of the north."),
        ("fr", "La route du port est fermée d’un côté depuis lundi."),
        ("es", "La carretera del puerto está cortada por un lado desde el lunes."),
        ("it", "La strada del porto è chiusa da un lato per tutta la settimana."),
        ("nl", "Enerzijds spaart de sluis water, aan de andere kant kost zij veel."),
        ("pt", "Por um lado a eclusa poupa água, por outra parte custa muito."),
        ("pt", "No Recife a chuva fez com que o porto junte mais água."),
    ],
)
def test_both_halves_of_a_thought_and_the_side_of_a_road_and_a_ship_are_sound(language: str, sentence: str) -> None:
    assert find_fault(sentence, language) is None


def test_a_service_of_the_crown_is_no_sigh() -> None:
    assert find_fault("HM Coastguard says that the search has been called off.", "en") is None
    assert find_fault("Hmm, I wonder whether the search has been called off.", "en") == "greeting"


def test_what_was_brought_about_thanks_to_something_is_no_thanks() -> None:
    assert find_fault("Thanks to a gift of £2m, the pool in Marl will stay open.", "en") is None
    assert find_fault("Thanks largely to tourists, the town has grown.", "en") is None
    assert find_fault("Hope is fading for nine miners in the valley.", "en") is None
    assert find_fault("Hope you all had fun at the fair on Sunday.", "en") == "greeting"
    assert find_fault("Thanks to everyone who came on Sunday, we had a day to remember.", "en") is not None
    assert find_fault("Thanks to Marl Bakery, who gave us bread, and to Ida, who baked it.", "en") == "greeting"
    assert find_fault("Thanks to the team, whose work made the fair what it is.", "en") == "greeting"
    assert not leans("Instead of a bridge, the island will get a tunnel.", "en")
    assert leans("Instead, the island will get a tunnel.", "en")


@pytest.mark.parametrize("marks", ["“”", "‘’", '""', "''", "””"])
def test_a_title_in_quotation_marks_is_a_subject(marks: str) -> None:
    assert find_fault(f"{marks[0]}The Gull{marks[1]} won the prize of the festival in Marl.", "en") is None


@pytest.mark.parametrize("marks", ["“”", "‘’", '""', "''"])
def test_an_order_that_is_quoted_is_news_of_who_gave_it(marks: str) -> None:
    assert find_fault(f"{marks[0]}Use the old bridge,{marks[1]} said the mayor of Marl.", "en") is None
    assert find_fault(f"{marks[0]}We will build it,{marks[1]} said the mayor of Marl.", "en") is None
    assert find_fault("Use the old bridge at Marl.", "en") == "order"


@pytest.mark.parametrize(("language", "marks"), [("sv", "””"), ("de", "»«"), ("de", "„“"), ("sv", "»»"), ("sv", "''")])
def test_a_quotation_is_judged_alike_whatever_marks_its_language_has(language: str, marks: str) -> None:
    told = {"sv": "Vi bygger en ny bro i maj och juni", "de": "Wir bauen im Mai eine neue Brücke"}[language]
    speaker = {"sv": "säger borgmästaren i Marl", "de": "sagte die Bürgermeisterin von Marl"}[language]
    assert find_weakness(f"{marks[0]}{told},{marks[1]} {speaker}.", language) is None
    assert find_fault(f"{marks[0]}{told}.{marks[1]}", language) == "bare quotation"


@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        ("sv", "”Vi bygger en ny bro i maj”, står det i rapporten."),
        ("da", "»Vi bygger en ny bro i maj«, hedder det i rapporten."),
        ("nb", "«Vi bygger en ny bro i mai», står det i rapporten."),
        ("de", "„Wir bauen im Mai eine neue Brücke“, steht in dem Bericht."),
        ("nl", "“We bouwen in mei een nieuwe brug”, staat in het rapport."),
        ("fr", "« Nous bâtissons un nouveau pont », lit-on dans le rapport."),
        ("es", "“Vamos a construir un puente nuevo”, se lee en el informe."),
        ("it", "«Costruiremo un ponte nuovo», si legge nel rapporto."),
        ("pt", "“Vamos construir uma ponte nova”, lê-se no relatório."),
        ("pl", "„W maju zbudujemy nowy most”, czytamy w raporcie."),
    ],
)
def test_a_quotation_from_a_document_says_whose_words_it_is(language: str, sentence: str) -> None:
    assert find_fault(sentence, language) is None


@pytest.mark.parametrize("who", ["so der Rat in Marl", "so Bürgermeisterin Holm am Montag", "laut dem Bericht"])
@pytest.mark.parametrize("marks", ["„“", "»«", '""'])
def test_a_german_quotation_needs_no_verb_behind_it(marks: str, who: str) -> None:
    assert find_weakness(f"{marks[0]}Wir bauen im Mai eine neue Brücke über den Fluss{marks[1]}, {who}.", "de") is None
    assert find_fault(f"So der Rat in Marl am Montag über {marks[0]}die Brücke im Fluss{marks[1]}.", "de") == "no verb"


def test_a_lone_mark_that_closed_a_quotation_before_a_sentence_begins_none() -> None:
    assert find_doubt("' he said that the bridge would be built in May of next year.") == "tone"
