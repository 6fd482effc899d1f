"""newsletter.draft.summary.relative_days: the date behind "yesterday" and "on Thursday"."""

from __future__ import annotations

from datetime import date

import pytest

from newsletter.draft.summary.relative_days import name_days

FRIDAY, ISSUE = date(2026, 11, 13), date(2026, 11, 21)


def test_days_named_by_words_get_their_dates() -> None:
    assert name_days("The council met on Thursday.", FRIDAY, ISSUE) == ["“Thursday” is 2026-11-12"]
    assert name_days("The bridge will open on Monday.", FRIDAY, ISSUE) == ["“Monday” is 2026-11-16"]
    assert name_days("Holm resigned yesterday.", FRIDAY, ISSUE) == ["“yesterday” is 2026-11-12"]


def test_nothing_is_said_where_the_issue_has_the_same_day_or_no_day_is_meant() -> None:
    assert name_days("The council met on Thursday.", FRIDAY, FRIDAY) == []
    assert name_days("More than the labs can afford today.", FRIDAY, ISSUE) == []


def test_a_day_lies_ahead_or_behind_as_the_words_before_it_say() -> None:
    assert name_days("It is free to anyone who switches by Sunday.", FRIDAY, ISSUE) == ["“Sunday” is 2026-11-15"]
    assert name_days("Holm said on Monday that it will open on Tuesday.", FRIDAY, ISSUE) == [
        "“Monday” is 2026-11-09",
        "“Tuesday” is 2026-11-17",
    ]


@pytest.mark.parametrize("verb", ["lay", "hung", "fled", "underwent", "understood", "overcame"])
def test_an_irregular_past_behind_a_plural_that_is_a_verb_too_is_a_past(verb: str) -> None:
    assert name_days(f"Seven ships {verb} the harbour on Wednesday night.", FRIDAY, ISSUE) == ["“Wednesday” is 2026-11-11"]


def test_in_a_line_of_many_days_each_is_told_by_the_verbs_near_it() -> None:
    line = f"{'Holm met the crew on Monday, and ' * 100}the bridge will open on Tuesday."
    assert name_days(line, FRIDAY, ISSUE) == ["“Monday” is 2026-11-09", "“Tuesday” is 2026-11-17"]
    assert name_days(f"The hall will have {'a lamp and a rope and ' * 40}an oar on Monday.", FRIDAY, ISSUE) == []


def test_nothing_is_said_of_a_day_that_the_sentence_does_not_tell() -> None:
    assert name_days("Saturday nights with boats.", FRIDAY, ISSUE) == []


def test_nothing_is_said_of_a_day_whose_month_or_year_is_named() -> None:
    for words in (
        "On a chilly Tuesday in December 1999 Holm rose to speak.",
        "Holm rose on a Tuesday in 1999.",
        "Holm left Tuesday, March 3.",
    ):
        assert name_days(words, FRIDAY, ISSUE) == []
    assert name_days("The case of 2010 was dropped on Tuesday.", FRIDAY, ISSUE) == ["“Tuesday” is 2026-11-10"]


WEDNESDAY, LATER = date(2026, 11, 25), date(2027, 1, 3)


@pytest.mark.parametrize(
    ("language", "sentence", "days"),
    [
        ("en", "Acme Inc., a leader in heating, today announced the X1.", "“today” is 2026-11-25"),
        ("en", "The court will rule on the dam today.", "“today” is 2026-11-25"),
        ("en", "Talks resume Wednesday.", "“Wednesday” is 2026-11-25"),
        (
            "en",
            "She leads ahead of Wednesday’s vote, open until Wednesday.",
            "“Wednesday” is 2026-12-02|“Wednesday” is 2026-11-25",
        ),
        ("en", "The vote is Monday.", "“Monday” is 2026-11-30"),
        ("en", "The two sides meet Thursday.", "“Thursday” is 2026-11-26"),
        ("en", "It was announced last night.", "“last night” is 2026-11-24"),
        ("en", "Prices rose last week, and sales last year.", "“last week” is the week of 2026-11-16|“last year” is 2025"),
        ("en", "He died Sunday, and they vote next Sunday.", "“Sunday” is 2026-11-22|“Sunday” is 2026-11-29"),
        ("de", "Am Donnerstag stimmte der Rat ab.", "“Donnerstag” is 2026-11-19"),
        ("de", "Der Rat hat heute beschlossen, die Brücke zu sperren.", "“heute” is 2026-11-25"),
        (
            "de",
            "Vergangene Woche fielen die Preise, gestern nicht.",
            "“Vergangene Woche” is the week of 2026-11-16|“gestern” is 2026-11-24",
        ),
        ("de", "Er sagte am Montag, dass am Freitag gestreikt werde.", "“Montag” is 2026-11-23|“Freitag” is 2026-11-27"),
        ("de", "Die Brücke wird ab kommendem Montag gesperrt.", "“Montag” is 2026-11-30"),
        ("de", "Die Fähre soll ab April fahren, wie der Rat am Montag beschloss.", "“Montag” is 2026-11-23"),
        ("de", "Der Vorstand tritt am Montag zurück.", "“Montag” is 2026-11-30"),
        ("fr", "Le conseil a voté jeudi la loi.", "“jeudi” is 2026-11-19"),
        ("fr", "La grève commence lundi, a-t-il dit hier.", "“lundi” is 2026-11-30|“hier” is 2026-11-24"),
        ("es", "El consejo votó el jueves la ley, no ayer.", "“jueves” is 2026-11-19|“ayer” is 2026-11-24"),
        ("es", "El juicio será el próximo martes.", "“martes” is 2026-12-01"),
        ("it", "Lo sciopero inizierà lunedì.", "“lunedì” is 2026-11-30"),
        ("nl", "De staking begint maandag.", "“maandag” is 2026-11-30"),
        ("pt", "O conselho votou na quinta-feira a lei.", "“quinta-feira” is 2026-11-19"),
        ("pl", "Rada ogłosiła we wtorek, że wczoraj zamknięto młyn.", "“wtorek” is 2026-11-24|“wczoraj” is 2026-11-24"),
        ("pl", "W piątek rada zajmie się starym młynem.", "“piątek” is 2026-11-27"),
        (
            "pl",
            "W ubiegły czwartek rada udostępniła plany, a dziś rano młyn.",
            "“czwartek” is 2026-11-19|“dziś rano” is 2026-11-25",
        ),
    ],
)
def test_days_and_weeks_named_by_words_of_a_language_get_their_dates(language: str, sentence: str, days: str) -> None:
    assert name_days(sentence, WEDNESDAY, LATER, language) == days.split("|")


@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        ("en", "Police imposed an order, to run until 6pm on Monday."),
        ("en", "The bridge is closed until 5 a.m. Monday."),
        ("en", "Roads will stay closed until midnight on Monday."),
        ("en", "The vote was moved to Monday."),
        ("en", "Holm postponed the vote on the mill until Monday."),
        ("en", "The trial was adjourned to Monday."),
        ("en", "The truce was extended to Monday."),
        ("en", "The union has called a strike for Monday."),
        ("en", "Heat is likely to reach 40 degrees on Monday."),
        ("en", "The result is expected to be announced on Monday."),
        ("en", "Holm will be formally charged on Monday."),
        ("de", "Die Brücke ist bis 6 Uhr am Montag gesperrt."),
        ("de", "Die Sitzung wurde auf Montag verschoben."),
        ("de", "Der Rat verschob die Wahl auf Montag."),
        ("fr", "Le conseil a reporté le vote à lundi."),
        ("es", "El consejo aplazó la votación al lunes."),
        ("it", "Il consiglio ha rinviato il voto a lunedì."),
        ("nl", "De stemming is uitgesteld tot maandag."),
        ("pt", "O conselho adiou a votação para segunda-feira."),
        ("pl", "Rada odroczyła głosowanie; przełożono je na poniedziałek."),
    ],
)
def test_a_day_that_something_lasts_until_or_was_moved_to_lies_ahead(language: str, sentence: str) -> None:
    assert [line[-10:] for line in name_days(sentence, WEDNESDAY, LATER, language)] == ["2026-11-30"]


@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        ("en", "The road was closed until 6pm on Sunday."),
        ("en", "Police have issued an order until 6pm on Sunday."),
        ("en", "Workers voted to strike on Monday."),
        ("en", "Holm vowed to sell the old mill on Monday."),
        ("en", "They were invited to an event on Tuesday."),
        ("de", "Die Brücke war bis 6 Uhr am Montag gesperrt."),
        ("de", "Bis 6 Uhr am Montag war die Brücke gesperrt."),
        ("de", "Die Mitglieder stimmten für einen Streik am Montag."),
        ("fr", "La route a été fermée jusqu'à 6 heures lundi."),
    ],
)
def test_nothing_is_said_of_a_day_that_may_be_that_of_the_decision_or_of_what_was_decided(language: str, sentence: str) -> None:
    assert name_days(sentence, WEDNESDAY, LATER, language) == []


@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        ("en", "Holm returned to work on Monday."),
        ("en", "Police were called to a house on Monday."),
        ("en", "The strike for more pay began on Monday."),
        ("en", "The council voted on Monday to close the mill."),
        ("en", "Holm apologised for Monday’s defeat, which was his third."),
        ("de", "In der Nacht auf Montag verbrannte die Mühle."),
        ("de", "Am Montag wurde die Wahl verschoben."),
        ("de", "Der Streik am Montag traf Brigford."),
        ("fr", "La grève lundi a touché Brigford."),
        ("fr", "Le conseil a reporté lundi le vote."),
    ],
)
def test_a_day_of_what_was_done_lies_behind(language: str, sentence: str) -> None:
    assert [line[-10:] for line in name_days(sentence, WEDNESDAY, LATER, language)] == ["2026-11-23"]


@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        ("en", "The Sunday Times said so on Black Friday."),
        ("en", "Fans mourn the 'Friday Night Lights' actor, who died."),
        ("en", "Ash Wednesday services were held, as on Good Friday."),
        ("en", "Every Monday she was there, and on Saturday nights he played."),
        ("en", "The Friday prayers were held."),
        ("en", "Today, most people use phones, more than the next year."),
        ("en", "Nothing was left of tomorrow’s world."),
        ("de", "Heute ist Berlin eine Weltstadt, in der jeden Montag gefeiert wurde."),
        ("de", "Am Karfreitag war zu, am Morgen fiel Schnee."),
        ("de", "Am Sonntag, 29. November, wird gewählt."),
        ("fr", "Le Vendredi saint était férié, le lundi aussi."),
        ("es", "Por la mañana llovió, como el Viernes Santo en Santo Domingo."),
        ("pl", "W soboty młyn był zamknięty, a w Wielki Piątek i w każdą niedzielę też; strajk trwa od poniedziałku."),
        ("sv", "Han kom i torsdags."),
    ],
)
def test_a_feast_a_name_and_a_habit_are_no_day(language: str, sentence: str) -> None:
    assert name_days(sentence, WEDNESDAY, LATER, language) == []


def test_a_week_that_the_issue_is_in_too_is_not_named() -> None:
    assert name_days("It opens this week.", WEDNESDAY, date(2026, 11, 27)) == []


@pytest.mark.parametrize(
    ("language", "sentence", "found"),
    [
        ("en", "Two gates failed to close during a storm on Sunday.", ["“Sunday” is 2026-11-22"]),
        ("en", "The mill had to open on Monday without its crew.", ["“Monday” is 2026-11-23"]),
        ("en", "The bridge is to open on Sunday.", ["“Sunday” is 2026-11-29"]),
        ("de", "Morgen wollen sie streiken, wie sie heute mitteilten.", ["“Morgen” is 2026-11-25", "“heute” is 2026-11-24"]),
        ("de", "Sie wollen morgen wieder streiken.", ["“morgen” is 2026-11-25"]),
        ("de", "Am Morgen war es kalt, und am Montag morgen schneite es.", ["“Montag” is 2026-11-23"]),
    ],
)
def test_an_infinitive_of_what_was_done_is_no_future_and_tomorrow_is_no_morning(
    language: str, sentence: str, found: list[str]
) -> None:
    assert name_days(sentence, date(2026, 11, 24), date(2026, 11, 28), language) == found


@pytest.mark.parametrize(
    ("sentence", "days"),
    [
        # A past form behind "will" or "to" is an infinitive: the day lies ahead.
        ("The bank will cut its rate on Thursday.", ["“Thursday” is 2026-11-26"]),
        ("The union said it would put the offer to its members on Friday.", ["“Friday” is 2026-11-27"]),
        ("The pool could have a new roof by late Friday.", ["“Friday” is 2026-11-27"]),
        ("The school will stay shut until at least Monday.", ["“Monday” is 2026-11-30"]),
        # The same forms where they are past.
        ("The bank cut its rate on Thursday.", ["“Thursday” is 2026-11-19"]),
        ("The council had to put the vote off on Friday.", ["“Friday” is 2026-11-20"]),
        ("The school was shut on Monday.", ["“Monday” is 2026-11-23"]),
    ],
)
def test_a_verb_with_one_form_for_past_and_infinitive_is_read_by_the_word_before_it(sentence: str, days: list[str]) -> None:
    assert name_days(sentence, WEDNESDAY, LATER) == days


SUNDAY = date(2026, 11, 22)


@pytest.mark.parametrize(
    ("published", "sentence", "days"),
    [
        (WEDNESDAY, "Divers found the bell over the weekend.", ["“over the weekend” is the weekend of 2026-11-21"]),
        (WEDNESDAY, "The fair will be held at the weekend.", ["“at the weekend” is the weekend of 2026-11-28"]),
        (WEDNESDAY, "The market will move to the quay this weekend.", ["“this weekend” is the weekend of 2026-11-28"]),
        (SUNDAY, "Two boats sank this weekend.", ["“this weekend” is the weekend of 2026-11-21"]),
        # Which one is meant, nobody can tell; nor is one meant by what holds of all.
        (SUNDAY, "Two boats sank last weekend.", []),
        (WEDNESDAY, "Trams run every ten minutes at the weekend.", []),
        (WEDNESDAY, "The rota has one weekend in four free.", []),
    ],
)
def test_a_weekend_gets_the_date_of_its_saturday(published: date, sentence: str, days: list[str]) -> None:
    assert name_days(sentence, published, LATER) == days


@pytest.mark.parametrize(
    ("sentence", "is_day"),
    [
        ("Today, Acme announces the X1, a kettle that boils in the dark.", True),
        ("Today we're launching a new home for kettles.", True),
        ("The X1 is available today in all towns of the coast.", True),
        ("Starting today, riders pay with a card.", True),
        ("Kettles can boil in the dark, a team in Brigford reports today.", True),
        ("Today sees the opening of the new lock.", True),
        ("The River Agency today adopted a new limit for wash.", True),
        ("The mayor today gave the yard its keys.", True),
        # These days, not that day.
        ("Today most people announce their moves online.", False),
        ("Most kettles available today have two lids.", False),
        ("Kettles today used the same lids as in 1950.", False),
        ("As of today's prices, nobody can afford a lock.", False),
    ],
)
def test_today_is_a_day_where_something_is_announced_or_begins(sentence: str, is_day: bool) -> None:
    assert bool(name_days(sentence, WEDNESDAY, LATER)) is is_day


@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        # A noun that ends like a verb of the past tells nothing of the day.
        ("pl", "W piątek Trybunał ogłosi wyrok w sprawie mostu."),
        ("pl", "W sobotę finał turnieju w Brigford."),
        ("pl", "W piątek Michał Holm zagra w Brigford."),
        ("pl", "W niedzielę rozdział środków omówi rada."),
        # The hours of a shop are those of every week.
        ("pl", "Sklep jest czynny od poniedziałku do piątku."),
        ("en", "The shop is open from Monday to Friday."),
        ("en", "The mill is open to visitors from Tuesday until Saturday."),
        ("en", "The museum is closed over the weekend."),
    ],
)
def test_no_day_is_named_by_what_only_looks_like_a_past_nor_by_a_habit(language: str, sentence: str) -> None:
    assert name_days(sentence, FRIDAY, ISSUE, language) == []


def test_a_polish_past_and_the_end_of_a_term_name_their_days() -> None:
    assert name_days("Rada przyjęła budżet we wtorek.", FRIDAY, ISSUE, "pl") == ["“wtorek” is 2026-11-10"]
    assert name_days("Komisja miała czas do piątku.", date(2026, 11, 11), ISSUE, "pl") == ["“piątku” is 2026-11-13"]


LAST_FRIDAY = date(2026, 11, 20)


@pytest.mark.parametrize(
    ("language", "sentence", "days"),
    [
        # Said on a Friday, last Friday is a week ago; "since Friday" may be that day.
        ("en", "Last Friday the scaffold was removed.", ["“Friday” is 2026-11-13"]),
        ("de", "Am vergangenen Freitag wurde das Gerüst abgebaut.", ["“Freitag” is 2026-11-13"]),
        ("fr", "Le pont a été ouvert vendredi dernier.", ["“vendredi” is 2026-11-13"]),
        ("en", "The bridge was closed again on Friday.", ["“Friday” is 2026-11-20"]),
        # A number behind a weekday is its date only if no noun follows.
        ("de", "Ein Sturm hat am Sonntagabend 340 Keller geflutet.", ["“Sonntagabend” is 2026-11-15"]),
        ("en", "A storm flooded on Sunday 14 cellars in Brigford.", ["“Sunday” is 2026-11-15"]),
        ("en", "The fair was held on Sunday 15 November.", []),
        ("en", "The fair was held on Sunday, 15th of November.", []),
        ("de", "Der Markt war am Sonntag, den 15., geschlossen.", []),
        ("es", "El puente fue cerrado el domingo 15 de noviembre.", []),
    ],
)
def test_last_friday_and_a_number_behind_a_weekday(language: str, sentence: str, days: list[str]) -> None:
    assert name_days(sentence, LAST_FRIDAY, LATER, language) == days


@pytest.mark.parametrize(
    ("language", "sentence", "day"),
    [
        ("en", "By Thursday 1,340 people had bought a share.", 12),
        ("en", "By Thursday evening it was clear that the mill would close.", 12),
        ("en", "Most had left by Thursday.", 12),
        ("de", "Bis Donnerstag hatten 1.340 Menschen einen Anteil gekauft.", 12),
        ("es", "Para el jueves 1.340 personas habían comprado una parte.", 12),
        ("nl", "Tegen donderdag hadden 1340 mensen een aandeel gekocht.", 12),
        # What was asked for or promised lies ahead, as what will be does.
        ("en", "The council had agreed to close the mill by Thursday.", 19),
        ("en", "By Thursday the mill must be sold.", 19),
        ("en", "By Thursday, residents who were asked will have an answer.", 19),
        ("de", "Bis Donnerstag hatten die Eigentümer Zeit.", 19),
        ("en", "By Thursday the mill was to reopen.", 19),
        ("en", "By Thursday the mill had to be empty.", 19),
        ("en", "Until Thursday all guests were told to boil the water.", 19),
        ("de", "Bis Donnerstag wurde die Frist verlängert.", 19),
        ("de", "Bis Donnerstag waren die Straßen gesperrt.", 19),
        ("de", "Bis Donnerstag gab der Rat der Mühle Zeit.", 19),
        ("de", "Bis zum Donnerstag hatten 300 Menschen unterschrieben.", 12),
        ("fr", "Jusqu’à jeudi, la route du moulin était fermée.", 19),
        ("es", "Hasta el jueves el consejo había prometido una respuesta.", 19),
        ("it", "Fino a giovedì la strada del mulino era chiusa.", 19),
        ("nl", "Tot donderdag werd de termijn verlengd.", 19),
        ("pt", "Até quinta-feira a prefeitura tinha prometido uma resposta.", 19),
    ],
)
def test_what_had_been_reached_by_a_day_lies_behind(language: str, sentence: str, day: int) -> None:
    assert [line[-10:] for line in name_days(sentence, FRIDAY, ISSUE, language)] == [f"2026-11-{day}"]


@pytest.mark.parametrize(
    ("language", "sentence", "word"),
    [
        ("en", "The mill burnt down on Monday night.", "Monday"),
        ("en", "Hundreds heard the bell on Monday night.", "Monday"),
        ("de", "Am Montag Abend stimmte der Rat zu.", "Montag Abend"),
        ("de", "Am Montagabend stimmte der Rat zu.", "Montagabend"),
        ("fr", "Le conseil a voté la loi lundi soir.", "lundi"),
        ("nl", "De raad stemde maandagavond in.", "maandagavond"),
    ],
)
def test_a_weekday_with_a_part_of_the_day_gets_its_date(language: str, sentence: str, word: str) -> None:
    assert name_days(sentence, FRIDAY, ISSUE, language) == [f"“{word}” is 2026-11-09"]


def test_a_day_in_what_is_said_lies_where_that_clause_puts_it() -> None:
    said = "Strandline has cancelled all its crossings and warns that Monday's first boats may be cancelled too."
    assert name_days(said, FRIDAY, ISSUE) == ["“Monday” is 2026-11-16"]
    assert name_days("The firm will tell its crews that Monday's boats were late.", FRIDAY, ISSUE) == ["“Monday” is 2026-11-09"]


@pytest.mark.parametrize(
    "sentence",
    ["De haven trekt er 38 miljoen voor uit, maakte hij woensdag bekend.", "Woensdag voer een schip tegen de sluis."],
)
def test_irregular_dutch_verbs_tell_a_past(sentence: str) -> None:
    assert [line[-10:] for line in name_days(sentence, FRIDAY, ISSUE, "nl")] == ["2026-11-11"]


def test_a_figure_that_something_climbed_to_is_no_time_of_the_day() -> None:
    assert name_days("The number of boats in Brigford climbed to 23 on Wednesday.", FRIDAY, ISSUE) == [
        "“Wednesday” is 2026-11-11"
    ]
    assert name_days("The lock was closed to 6 on Wednesday.", FRIDAY, ISSUE) == []
