"""newsletter.draft.sections.place: a story goes where its words fit."""

from __future__ import annotations

import pytest

from newsletter.config.schema import DraftSettings, SectionRule
from newsletter.draft.sections.learn import Example
from newsletter.draft.sections.place import place_stories
from tests.draft.sections.rules import NATURE, TEXTS, TOWN


def test_stories_go_where_their_words_fit_and_nowhere_when_none_does() -> None:
    placed = place_stories(TEXTS, [TOWN, NATURE], floor=DraftSettings().floor)
    assert [item.section for item in placed] == [0, 1, None]
    assert placed[2].doubtful


def test_stories_of_one_matter_are_placed_beside_each_other_as_they_are_alone() -> None:
    sections = [
        SectionRule("Town", "council, streets and bridges", ("council", "bridge")),
        SectionRule("Nature", "birds, beasts and weather", ("owls", "marshes", "nest")),
    ]
    text = "Eleven pairs of barn owls have nested on the salt marshes{0} this spring, the most since counting began in 1988. Wardens put "
    text += (
        "it down to mild winters and to forty new nest boxes{0}, which schoolchildren built and painted. The town council paid."
    )
    owls = [(f"Barn owls return to the salt marshes{at}", text.format(at)) for at in ("", " of Elding", " of Norlake")]
    assert [item.section for story in owls for item in place_stories([story], sections)] == [1, 1, 1]
    assert [item.section for item in place_stories(owls, sections)] == [1, 1, 1]


def test_a_phrase_counts_as_a_phrase() -> None:
    placed = place_stories([("Fire", "The town hall burned."), ("Fire", "A hall in another town burned.")], [NATURE, TOWN])
    assert placed[0].section == 1
    assert placed[0].margin >= placed[1].margin


def test_the_second_choice_is_told() -> None:
    both = place_stories([("Council counts owls", "The council counted the owls of the town hall.")], [TOWN, NATURE])[0]
    assert (both.section, both.second) == (0, 1)
    assert both.margin > 0


def test_a_section_without_keywords_takes_what_says_its_name_in_other_forms_in_a_small_batch_too() -> None:
    sections = [
        SectionRule("Streets", "Buses, bridges, roads", ()),
        SectionRule("Schools", "", ()),
        SectionRule("Research", "Papers and talks", ()),
    ]
    texts = [
        (
            "High schools to start at half past eight",
            "The schools board of Mill Bridge decided to let pupils sleep. Younger pupils start earlier, so that the same buses can take "
            "both. Parents of school children asked for it.",
        ),
        ("Bus fares to rise in May", "A ticket will cost ten cents more. The bus company says that diesel is dear."),
        ("Modems bricked on stage", "Two researchers bricked a modem in a talk by sending it an update over the air."),
    ]
    assert [one.section for one in place_stories(texts, sections)] == [1, 0, 2]


def test_without_sections_stories_are_placed_nowhere() -> None:
    assert [placed.section for placed in place_stories(TEXTS, [])] == [None, None, None]


def test_past_issues_teach_by_words_host_and_path() -> None:
    past = [
        *(Example("Town", f"Release notes {n}", url=f"https://tools.example/releases/{n}") for n in range(60)),
        *(Example("Nature", f"Field notes {n}", url=f"https://fields.example/diary/{n}") for n in range(60)),
    ]
    texts = [("Notes", "What is new."), ("Notes", "What is new.")]
    urls = ["https://tools.example/releases/9", "https://fields.example/diary/9"]
    assert [item.section for item in place_stories(texts, [TOWN, NATURE], urls=urls, past=past)] == [0, 1]


def test_a_doubtful_story_names_its_second_choice() -> None:
    clear, unclear = place_stories(
        [("Owls", "Owls nest on the salt marsh."), ("Owls and council", "Owls and the council, council and owls.")],
        [TOWN, NATURE],
    )
    assert (clear.section, unclear.second is not None) == (1, True)
    assert clear.margin > unclear.margin


GERMAN = (
    "Der Rat der Stadt stimmt für die neue Brücke",
    "Der Rat der Stadt hat am Montag beschlossen, die alte Brücke über den Fluss im Frühjahr aus Holz neu zu bauen. "
    "Die Arbeiten dauern zwei Sommer, sagte die Ingenieurin nach der Sitzung, und sie kosten neun Millionen Kronen.",
)


def test_a_text_in_another_language_than_the_sections_is_placed_by_keywords_alone() -> None:
    english = [
        SectionRule("Security", "attacks on computers and how they are warded off", ("malware",)),
        SectionRule("Markets", "shares, banks and what companies earn", ("shares",)),
    ]
    assert place_stories([GERMAN], english)[0].section is None
    named = (GERMAN[0], GERMAN[1] + " Die Malware war schon im Netz, und ohne Malware wäre es nicht gegangen.")
    assert place_stories([named], english)[0].section == 0


WOCHE = [
    SectionRule("Verkehr und Brücken", "Brücken, Straßen, Bahn und Baustellen", ("Brücke", "Umleitung", "Bahn")),
    SectionRule("Energie und Klima", "Heizung, Strom und Klimaschutz", ("Wärmepumpe", "Strom", "Klima")),
    SectionRule("Politik", "Regierung, Parlament und Parteien", ("Minister", "Regierung", "Wahl")),
    SectionRule("Blaulicht", "Polizei, Feuerwehr und Gerichte", ("Polizei", "Feuerwehr", "Unfall")),
]
PUMP = ("Brigwerke stellen neue Wärmepumpe vor", "Das Gerät heizt auch alte Häuser und soll im Herbst zu kaufen sein.")
THEFT = ("Zwei Männer gefasst", "Die Polizei hat am Hafen zwei Männer festgenommen, die ein Boot gestohlen haben sollen.")
NOWHERE = [
    (
        "Die Weinlese beginnt früh",
        "In den Hängen über dem Fluss wird schon gelesen, denn der Sommer war für die Reben zu heiß und zu lang.",
    ),
    (
        "Ein Chor wird hundert",
        "Zum Fest singt er im Dom, und danach gibt es für alle, die kommen wollen, Kuchen im Garten der Schule.",
    ),
    (
        "Warum wir gern wandern",
        "Wer zu Fuß geht, sieht mehr von der Welt, und er hat am Abend besser geschlafen, sagt eine Ärztin.",
    ),
    (
        "Das Museum zeigt seine Uhren",
        "Die Sammlung war lange im Keller, und nun ist sie in den Räumen zu sehen, die dafür umgebaut wurden.",
    ),
    (
        "Eine Bäckerin hört auf",
        "Sie hat vierzig Jahre lang um drei Uhr angefangen, und nun will sie einmal bis zum Mittag schlafen.",
    ),
    (
        "Der Zoo hat junge Otter",
        "Die drei Tiere sind im März zur Welt gekommen und noch bis zum Sommer in der Höhle bei ihrer Mutter.",
    ),
]


def test_sections_in_another_language_take_what_says_their_words_whatever_stands_beside_it_and_nothing_else() -> None:
    alone = [place_stories([text], WOCHE)[0].section for text in (GERMAN, PUMP, THEFT, *NOWHERE)]
    assert alone == [0, 1, 3, *[None] * len(NOWHERE)]
    assert [one.section for one in place_stories([*NOWHERE, GERMAN, PUMP, THEFT], WOCHE)] == [*[None] * len(NOWHERE), 0, 1, 3]


def test_a_long_story_in_another_language_is_no_sections_for_two_of_its_words_by_the_way() -> None:
    said = " Vor der Wahl stand er in einem Raum, den ein Minister gebaut hatte."
    story = "Der Winzer erzählt von den Reben, vom Regen und von den Jahren, in denen er im Keller geschlafen hat."
    assert place_stories([("Ein Leben im Keller", story + said)], WOCHE)[0].section == 2
    assert place_stories([("Ein Leben im Keller", story * 12 + said)], WOCHE)[0].section is None


def test_past_issues_teach_sections_in_another_language_too() -> None:
    past = [Example("Politik", f"{title} {n}", text) for n in range(9) for title, text in NOWHERE[:1]]
    assert place_stories([NOWHERE[0]], WOCHE, past=past)[0].section == 2


def test_a_verb_that_one_sections_past_stories_have_by_chance_does_not_outweigh_a_keyword() -> None:
    past = [
        Example("Politik", "Der Landtag vertagt sich", "Nach Mitternacht ging die Sitzung ohne Ergebnis zu Ende."),
        Example("Verkehr und Brücken", "Die Fähre bleibt im Hafen", "Der Motor ist ausgefallen."),
        Example("Blaulicht", "Ein Keller stand unter Wasser", "Vier Wagen pumpten ihn leer."),
    ]
    text = (
        "Nach dem Verkehrsunfall ging am Montag lange nichts mehr. Ein Radfahrer wurde verletzt, und der Bus ging aus der Spur."
    )
    assert place_stories([("Verkehrsunfall in der Altstadt", text)], WOCHE, past=past)[0].section == 3


def test_sections_of_names_that_no_table_has_still_have_a_meaning_beside_english_stories() -> None:
    tools = [SectionRule(name, "", ()) for name in ("Rust", "Kubernetes", "WebAssembly", "Databases")]
    text = (
        "Tables and queries got faster",
        "The new release of the database reads its tables from disk twice as fast, and queries that join many tables take half the time.",
    )
    assert place_stories([text], tools)[0].section == 3


def test_of_two_sections_a_keyword_decides_where_the_meaning_is_nearer_to_the_other_by_little() -> None:
    nature = SectionRule("Nature", "birds, beasts and weather", ("owls", "marshes", "nest", "herons"))
    story = ("Herons leave the mill pond", "The herons have left the mill pond. The council had drained it to mend the bridge.")
    town = SectionRule("Town", TOWN.description, ("council", "bridge"))
    for others in ([], [TEXTS[0]]):
        assert place_stories([story, *others], [town, nature])[0].section == 1


def test_a_word_that_most_stories_share_draws_only_those_that_fit_no_other_section() -> None:
    city = [
        (
            "Neue Straßenbahn",
            "Die Stadt kauft zwölf Straßenbahnen. Der Verkehr am Ring soll leiser werden. Die Stadt zahlt dafür.",
        ),
        (
            "Theater eröffnet",
            "Das Theater der Stadt beginnt mit einer Oper. Die Bühne wurde umgebaut. Die Stadt gab Geld dazu.",
        ),
        ("Löwen gewinnen", "Die Löwen aus der Stadt gewinnen im Fußball mit 3:1. Der Trainer lobte die Fans in der Stadt."),
        ("Grippe breitet sich aus", "Die Kliniken der Stadt melden viele Kranke. Ärzte raten zur Impfung. Die Stadt hilft."),
        ("Haushalt beschlossen", "Der Rat der Stadt hat den Haushalt beschlossen. Die Stadt spart an Gebäuden."),
        ("Brunnen trocken", "Die Brunnen der Stadt bleiben im Sommer trocken. Die Stadt sucht nach dem Fehler."),
    ]
    sections = [
        SectionRule("Lokales", "Nachrichten aus der Stadt"),
        SectionRule("Kultur", "Theater, Oper, Museen und Konzerte"),
        SectionRule("Sport", "Fußball, Vereine und Spiele"),
        SectionRule("Gesundheit", "Kliniken, Ärzte und Impfungen"),
        SectionRule("Verkehr", "Bahn, Straßenbahn und Radwege"),
    ]
    assert [placement.section for placement in place_stories(city, sections)] == [4, 1, 2, 3, 0, 0]


DAILY = [SectionRule(name) for name in ("Health", "Schools", "Getting Around", "Money")]


def test_sections_with_nothing_but_names_take_stories_on_their_everyday_subjects() -> None:
    texts = [
        ("Clinics run out of flu jabs", "Nurses in three clinics had no vaccine left on Monday. Patients were sent home."),
        (
            "Savers get more for waiting",
            "Two lenders pay 4 per cent on deposits that stay for a year. Accounts can be opened online.",
        ),
        ("Exam hall floods on the morning", "Pupils sat the paper in the gym. Their teachers carried the desks."),
        (
            "Tram stops move for the winter",
            "Passengers on line 4 must walk to the next corner until March, as the rails are renewed.",
        ),
    ]
    assert [one.section for one in place_stories(texts, DAILY, floor=DraftSettings().floor)] == [0, 3, 1, 2]


CODE = [
    SectionRule("Databases", "storage engines and query planners", ("SQL", "index")),
    SectionRule("Networks", "routers, protocols and cables", ("router",)),
    SectionRule("Interviews"),
    SectionRule("Videos"),
]
ASKED = (
    "“An index is a promise”: Ida Lund on forty years of SQL",
    "What is an index? “A promise to the reader.” Which query planner do you trust? “None.” Who writes better SQL than you? “My daughter.”",
)


def test_a_section_of_a_genre_takes_its_stories_whatever_their_subject_and_no_others() -> None:
    texts = [
        ASKED,
        (
            "A faster index for storage engines",
            "The new index halves the time of a query. Two engines have it, the planner must follow.",
        ),
        ("Router update closes a hole", "The maker has mended a flaw in its routers. Cables need not be changed."),
    ]
    placed = place_stories(texts, CODE, floor=DraftSettings().floor)
    assert [one.section for one in placed] == [2, 0, 1]


def test_a_newsletter_of_genres_alone_places_by_form() -> None:
    genres = [SectionRule(name) for name in ("Releases", "Tutorials", "Opinion", "Jobs")]
    texts = [
        ("How to knit a sock in four steps", "You need two needles. First, cast on forty stitches. Then, you knit round."),
        ("Needle 2.0 is out", "The new version fixes nine bugs. Download it today."),
        ("Rain in the hills", "It rained on Monday, and the river rose."),
    ]
    assert [one.section for one in place_stories(texts, genres, floor=DraftSettings().floor)] == [1, 0, None]


def test_past_issues_tell_what_a_section_named_after_a_genre_carries() -> None:
    genres = [SectionRule("Videos"), SectionRule("Papers")]
    past = [
        *(
            Example("Videos", f"Owls at night {n}", "The owls hunt mice in the barn.", f"https://owls.example/{n}")
            for n in range(9)
        ),
        *(
            Example("Papers", f"Council votes {n}", "The council voted on taxes.", f"https://town.example/{n}")
            for n in range(9)
        ),
    ]
    text = (
        "Owls in the barn",
        "A pair of owls hunts mice in the old barn of the mill, and its young will fly in June or July.",
    )
    placed = place_stories([text], genres, past=past, floor=DraftSettings().floor)
    assert placed[0].section == 0


def test_a_story_that_comes_to_its_matter_late_is_placed_by_it() -> None:
    sections = [
        SectionRule("Home", "families, kitchens, gardens and food", ()),
        SectionRule("Technology", "computers, software and the internet", ()),
        SectionRule("Sport", "matches, teams and races", ()),
    ]
    opening = (
        "It was raining in Elding when I got off the train, and the wind blew leaves along the platform. My aunt stood under the clock, in "
        "the green coat that she wears from October to May, and waved with an umbrella. We walked along the river, past the mill and the "
        "church, and she told me who had moved away, who had come back, and whose dog had bitten the postman. At the bridge we stopped "
        "and looked at the brown water, as we have done since I was small. The bells rang four. A boy went by with a fishing rod and said "
        "good afternoon. She took my arm, the lamps were lit, and she asked me, a little shyly, what it is that I do all day. "
    )
    matter = (
        "I write programs. A compiler reads the source code and turns it into instructions for the processor; the linker joins them with "
        "libraries into a binary file. My team keeps the servers of a database running, so that queries from a million browsers come back "
        "in milliseconds. When a query is slow, we read logs, profile the threads, and look for a lock that two processes wait for. Last "
        "month the bug sat in a driver of the network card: packets were dropped whenever the buffer of the kernel was full. We wrote a "
        "patch, ran the automated tests on forty machines, and deployed the release on Tuesday night. Now the software caches results in "
        "memory, the interface loads quicker on phones, and the users of the website see fewer error messages. Next we move the oldest "
        "module to the cloud. It parses files that customers upload, and nobody dares to change its code, since whoever wrote it left no "
        "documentation. We let it run beside a new version, compare the output of both byte by byte, and switch over once they agree. "
    )
    assert [one.section for one in place_stories([("What I do all day", opening + matter)], sections)] == [1]


def test_of_stories_that_say_little_the_address_tells_what_the_site_filed_them_under() -> None:
    sections = [
        SectionRule("Money", "banks, taxes and prices", ()),
        SectionRule("Sport", "matches, teams and races", ()),
        SectionRule("Culture", "films, books and music", ()),
    ]
    text = "Its owners, who had borrowed money to build the hall, spoke of a day like a story in a book, and of a race against the clock."
    texts = [("What we know so far", text)] * 3
    urls = [f"https://elding.example/{path}/what-we-know" for path in ("uk-news/sport/football", "reviews/film", "finance/tax")]
    assert [one.section for one in place_stories(texts, sections, urls=urls)] == [1, 2, 0]


def test_the_folders_of_a_saved_page_tell_nothing() -> None:
    sections = [SectionRule("Money", "banks, taxes and prices", ()), SectionRule("Sport", "matches, teams and races", ())]
    text = ("What we know so far", "Its owners, who had borrowed money to build the hall, spoke of a race against the clock.")
    plain, saved, filed = (
        place_stories([text], sections, urls=[url])
        for url in ("", "file:///home/ines/sport/football/hall.html", "https://elding.example/sport/football/hall.html")
    )
    assert plain == saved != filed


@pytest.mark.parametrize(
    "path",
    [
        "index.php/1001",
        "a/1001.html",
        "news/2026/11/1001.aspx",
        "story/1001",
        "blog/2026/11/1001",
        "articles/1001ab9game7",
        "archive/1001.pdf",
        "all%C3%AD/1001",
    ],
)
def test_what_any_page_may_have_in_its_address_tells_nothing(path: str) -> None:
    text = (
        "The ferries sail again from Monday. Their crews have mended two of three piers, and the last will take until spring."
    )
    plain, filed = (
        place_stories([("Boats back after the storm", text)], GENERAL, urls=[url])
        for url in ("", f"https://elding.example/{path}")
    )
    assert plain == filed


GENERAL = [
    SectionRule("Politics", "Governments, elections and laws", ("minister", "election")),
    SectionRule("Business", "Companies and markets", ("shares",)),
    SectionRule("Technology", "Software, gadgets and the internet", ("app",)),
    SectionRule("Science", "Research, space and nature", ("scientists",)),
    SectionRule("Health", "Medicine and fitness", ("doctor",)),
    SectionRule("Sport", "Matches, teams and races", ("league",)),
    SectionRule("Culture", "Films, books and music", ("novel",)),
    SectionRule("Home", "Recipes, gardens, houses, family and travel", ("furniture",)),
]


@pytest.mark.parametrize(
    ("title", "text", "section"),
    [
        (
            "A crumble for the first cold evening",
            "Rub the butter into the flour until it looks like sand, stir in the sugar, and spread it over the sliced fruit. Forty "
            "minutes in a hot oven will do; the sauce takes five. Cook a little more than you need: the dish is better on the "
            "second day.",
            "Home",
        ),
        (
            "How to repot a monstera",
            "Loosen the roots, shake off the old soil, and set the plant a little deeper than before. Mix compost into the new "
            "soil, keep it out of strong light for a week, and water it only when the top is dry. A greenhouse is not needed.",
            "Home",
        ),
        (
            "Two weeks on the islands",
            "The ferry leaves at nine and takes four hours. Take the cabin on the left side, bring a jumper, and book the hotel "
            "above the beach early: there are only six rooms. Tourists come in August; the visitor who comes in May has each island "
            "to herself.",
            "Home",
        ),
        (
            "Getting the baby to sleep",
            "Dim the lamps at seven, sing the same song, and put the child down while she is still awake. Most of them learn it "
            "within ten nights, and so does the parent. A toddler who was ill starts again.",
            "Home",
        ),
        (
            "Slower, together",
            "The choir has no conductor. Its singers breathe when the piano does, and the composer sits among them with a drum. The "
            "record took four years; the tour begins in May with a concert in a barn.",
            "Culture",
        ),
        (
            "Six in a boat",
            "They row at five in the morning, before the ferries. The striker of the crew is sixty; the others call her coach, and "
            "last year she won the medal that hangs in the kitchen. In June they race to the lighthouse and back.",
            "Sport",
        ),
        (
            "What the glacier left",
            "Under the gravel lay a fossil the size of a thumb. The researcher who found it had dug for a planetarium, not for a "
            "theory; now the laboratory in Elding dates the particle of resin on its shell.",
            "Science",
        ),
    ],
)
def test_a_section_of_a_general_newsletter_takes_stories_on_the_everyday_subjects_that_its_description_names(
    title: str, text: str, section: str
) -> None:
    (placed,) = place_stories([(title, text)], GENERAL, floor=DraftSettings().floor)
    assert placed.section is not None
    assert GENERAL[placed.section].name == section


def test_a_keyword_once_by_the_way_in_a_long_text_does_not_place_it() -> None:
    text = (
        "At a café it is enough to round up. At an inn where somebody brings you three courses, explains the wine and pours it, ten "
        "per cent is usual, and more if the evening was long. In a canteen nobody expects anything. Whoever comes to a party of "
        "twelve should ask beforehand whether the service is on the bill, since many houses add it for large tables. Leave coins "
        "rather than a card payment if you want the waiter to have them tonight; in many places the kitchen gets a third of what is "
        "paid by app. For a delivery, think of the stairs and of the rain. A taxi to the station is worth a euro or two; a taxi in "
        "the snow is worth five. In a hotel, leave something on the pillow every morning rather than all of it at the end, since the "
        "maid may be another one each day. The porter gets a euro for each bag. In Japan you leave nothing at all, and to do so all "
        "the same may embarrass the cook. In America you leave a fifth, and the bill often tells you what a fifth is. When you are "
        "not happy with the meal, say so before you pay; to leave nothing without a word helps nobody. And when a friend invites you, "
        "do not look at the bill. Bring flowers, or a bottle, and offer to pay for the coffee on the way home. My grandmother, who "
        "ran an inn by the sea for thirty years, held that people who count their coins aloud never come back, and that those who "
        "fold the napkin always do."
    )
    (placed,) = place_stories([("How much to leave on the table", text)], GENERAL, floor=DraftSettings().floor)
    assert placed.section is not None
    assert GENERAL[placed.section].name == "Home"
    (note,) = place_stories(
        [("How much to leave on the table", "In many places the kitchen gets a third of what is paid by app.")], GENERAL
    )
    assert note.section is not None
    assert GENERAL[note.section].name == "Technology"


def test_a_story_in_another_language_is_placed_in_english_sections_by_what_its_words_are_in_english() -> None:
    sections = [
        SectionRule("Docks", "quays, cranes and dredging"),
        SectionRule("Sailors", "pay, strikes and training"),
        SectionRule("Courts", "", ("judge", "trial")),
    ]
    texts = [
        (
            "Schlepper bleiben liegen",
            "Die Besatzungen wollen mehr Lohn und haben am Montag die Arbeit niedergelegt. Die Gewerkschaft rechnet mit einem langen "
            "Streik. Die Matrosen fordern, dass auch die Stunden bezahlt werden, in denen sie an Bord nur warten.",
        ),
        (
            "El muelle nuevo ya tiene sus grúas",
            "El puerto de Valdora ha recibido dos grúas para el muelle nuevo. Las obras de dragado del canal duran hasta marzo. La "
            "terminal podrá atender a los buques más grandes, según la autoridad portuaria.",
        ),
        (
            "Le capitaine devant le tribunal",
            "Le procès du capitaine s'est ouvert lundi. Les juges ont entendu deux témoins. L'avocat de la société demande un nouveau "
            "rapport sur la collision. Le jugement sera rendu en mai par le tribunal de la ville.",
        ),
    ]
    assert [one.section for one in place_stories(texts, sections, floor=DraftSettings().floor)] == [1, 0, 2]


ROMANCE = [
    (
        "I marittimi fermano i traghetti per due giorni",
        "I sindacati hanno proclamato uno sciopero sui traghetti per le isole. Gli equipaggi chiedono turni più corti e un aumento degli "
        "stipendi. Gli armatori dicono che il contratto scade tra un anno e che la trattativa può aspettare.",
    ),
    (
        "Due gru per la banchina di Valdora",
        "Il porto di Valdora ha ricevuto due gru per la nuova banchina. Il dragaggio del fondale dura fino a marzo. Il terminal potrà "
        "ricevere navi più grandi, ha detto l'autorità portuale.",
    ),
    (
        "Zuppa di funghi per quattro persone",
        "Pulire i funghi e cuocere la cipolla nell'olio. Unire il sale, la farina e il latte, e cuocere per venti minuti. Servire la zuppa "
        "con il pane e un po' di formaggio. La ricetta è pronta in un'ora.",
    ),
    (
        "Comandante em tribunal por causa da colisão",
        "O julgamento do comandante começou na segunda-feira. Os juízes ouviram duas testemunhas. A advogada da empresa pede um novo "
        "relatório sobre a colisão. A sentença será lida em maio no tribunal da cidade.",
    ),
    (
        "Marinheiros em greve por salários mais altos",
        "Os sindicatos dos marinheiros convocaram uma greve de dois dias. As tripulações pedem mais descanso e um aumento dos salários. "
        "Os armadores dizem que o contrato só termina daqui a um ano e que não há negociação.",
    ),
    (
        "O romance de um verão na província",
        "O novo romance da escritora conta um verão numa cidade de província. Duas irmãs voltam à casa da avó e encontram as cartas de um "
        "amor antigo. O livro foi apresentado no sábado na livraria do centro, e os leitores gostaram.",
    ),
]


def test_italian_and_portuguese_stories_are_placed_in_english_sections_and_what_fits_none_is_not() -> None:
    sections = [
        SectionRule("Docks", "quays, cranes and dredging"),
        SectionRule("Sailors", "pay, strikes and training"),
        SectionRule("Courts", "", ("judge", "trial")),
    ]
    assert [one.section for one in place_stories(ROMANCE, sections, floor=DraftSettings().floor)] == [1, 0, None, 2, 1, None]


def test_swedish_and_polish_stories_are_placed_in_english_sections_and_what_fits_none_is_not() -> None:
    sections = [
        SectionRule("Docks", "quays, cranes and dredging"),
        SectionRule("Sailors", "pay, strikes and training"),
        SectionRule("Courts", "", ("judge", "trial")),
    ]
    texts = [
        (
            "Besättningen på färjan går i strejk",
            "Facket tog ut besättningen i strejk på måndagen. De anställda vill ha högre löner och kortare skift. Redaren säger att "
            "avtalet gäller i ett år till och att det inte blir några förhandlingar före dess.",
        ),
        (
            "Svampsoppa för fyra personer",
            "Det här receptet på soppa är färdigt på en timme. Koka svampen med salt och mjölk och låt den stå. Servera soppan med bröd "
            "och lite ost. I vårt kök är det den bästa maten om hösten, och barnen tycker om den.",
        ),
        (
            "Kapitan statku przed sądem",
            "W poniedziałek zaczął się proces kapitana. Sędzia przesłuchał dwóch świadków. Adwokat spółki chce nowej analizy kolizji. "
            "Wyrok w tej sprawie ma być w maju, a prokurator żąda dla niego dwóch lat więzienia.",
        ),
        (
            "Powieść o jednym lecie",
            "Nowa powieść pisarki mówi o lecie w małym mieście. Dwie siostry wracają do domu i czytają listy matki. Książka jest w "
            "bibliotece, a wydawca sprzedał już prawa do filmu. To jest jej trzecia powieść, i nie ostatnia.",
        ),
    ]
    assert [one.section for one in place_stories(texts, sections, floor=DraftSettings().floor)] == [1, None, 2, None]


def test_bare_names_that_trade_newsletters_use_bring_their_words() -> None:
    sections = [SectionRule(name, "") for name in ("Mills", "Safety", "Workforce", "Rules")]
    texts = [
        (
            "Two hurt as dust burns at Ostby mill",
            "Two millers were injured on Monday when dust caught fire in the Ostby mill. The flames were out within an hour. An inspector "
            "will look at the fans.",
        ),
        (
            "Millers walk out over nights",
            "Ninety millers stayed at home on Tuesday. Their union wants a higher wage for night shifts. The employer calls the strike "
            "rash and offers two per cent.",
        ),
        (
            "Ministry wants dust measured",
            "From May each mill must measure its dust, a directive of the ministry says. Whoever exceeds the limit pays a fine. "
            "Small mills have an exemption until 2030.",
        ),
    ]
    assert [one.section for one in place_stories(texts, sections, floor=DraftSettings().floor)] == [1, 2, 3]
