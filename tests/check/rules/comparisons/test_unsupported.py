"""newsletter.check.rules.comparisons.unsupported: what the front matter says of the stories, and how findings name things."""

from __future__ import annotations

import pytest

from newsletter.check import Finding, check_material
from tests.check.materials import FRONT, URL, article, found_in, material, story

TOLD = "The council voted 9 to 5 for the bridge, said Ines Holm."


def _found(value: str, key: str = "description", summary: str = TOLD, intro: str = "") -> list[Finding]:
    front = FRONT.replace("---\n\n", f'{key}: "{value}"\n---\n\n')
    known = material(front + intro + story(summary), article(TOLD), publication="Weekly Update. Ada Berg's letter on towns.")
    return [item for item in check_material(known) if item.code == "description-not-found"]


@pytest.mark.parametrize("key", ["description", "summary", "subject", "preheader"])
def test_a_number_and_a_name_that_no_story_has_are_found_where_they_stand(key: str) -> None:
    found = _found("The council voted 99 to 5, said Bob Smith.", key)
    assert [(item.words, item.level) for item in found] == [("99", "warning"), ("Bob Smith", "warning")]
    assert found[0].message == f"“99” in the {key} of the front matter is not found in any story of the issue"
    assert found[0].advice
    front = f'{key}: "The council voted 99'
    assert (found[0].line, found[0].end_column) == (4, len(front) + 1)


def test_a_date_that_no_story_has_is_found_but_not_the_issues_own_week() -> None:
    assert [item.words for item in _found("Work begins on 3 May 2026.")] == ["3 May 2026"]
    assert not _found("The week from 10 November to 15 November 2025.")


def test_a_month_that_no_story_has_is_found_but_not_the_issues_own() -> None:
    assert [item.words for item in _found("Work begins in April 2026.")] == ["April 2026"]
    assert not _found("What the council did in November.")


def test_of_a_misspelt_name_within_several_the_word_itself_is_named() -> None:
    told = "The council hired Ines Holm for the bridge and Anna Toivonen for the mill."
    said = "The council hired Ines Holm for the bridge and Anna Toivanen for Marl."
    (found,) = [item for item in check_material(material(FRONT + story(said), article(told))) if item.code == "name-misspelt"]
    assert found.message == "the article writes “Toivonen”, not “Toivanen”"


@pytest.mark.parametrize("value", ["Holmm on the bridge.", "The bridge of Holmm", "A vote by Ines Holmm"])
def test_a_name_that_the_stories_spell_otherwise_is_found_at_the_head_and_by_its_surname_too(value: str) -> None:
    (found,) = _found(value, "subject")
    assert found.advice == "the stories write Holm"


@pytest.mark.parametrize(
    "value",
    [
        TOLD,
        "Holm on a vote of nine to five, and three more stories.",
        "Five reads on bridges, and two short links.",
        "Traders, bridges and a long goodbye in this week's Weekly Update by Ada Berg.",
        "#47: the vote",
        "Issue 47 · The vote · Ines Holm",
        "*|FNAME|*, the best of 2025 in 5 minutes",
        "A 4-minute read on the bridge.",
    ],
)
def test_what_the_stories_have_in_another_form_and_what_is_said_of_the_issue_is_not_found(value: str) -> None:
    assert not _found(value)


@pytest.mark.parametrize("value", ["A vote, as the Brigford Courier reports.", "A vote, the Tide Post says."])
def test_an_outlet_that_a_story_links_or_rests_on_may_be_named_in_the_description(value: str) -> None:
    front = FRONT.replace("---\n\n", f'description: "{value}"\n---\n\n')
    printed = f"{front}{story(TOLD)}Also: [The Brigford Courier](https://courier.example/a)\n\n"
    assert "description-not-found" not in found_in(printed, article(TOLD, site="Tide Post"))


def test_a_figure_that_a_story_in_another_language_has_in_another_form_is_not_found() -> None:
    summary = "Der Rat der Stadt streicht 1.100 Stellen im Hafen, und das schon im Herbst."
    front = FRONT.replace("---\n\n", 'description: "Der Rat streicht {} Stellen."\n---\n\n')
    for figure, found in (("1100", False), ("1 100", False), ("1200", True)):
        known = material(front.replace("{}", figure) + story(summary), language="de")
        assert ("description-not-found" in {item.code for item in check_material(known)}) is found


def test_the_editors_own_text_counts_as_well_as_the_stories() -> None:
    assert not _found("Karl Muster on 40 winters.", intro="Karl Muster writes to us after 40 winters by the river.\n\n")


def test_an_issue_that_has_only_a_title_is_not_held_against_its_description() -> None:
    front = FRONT.replace("---\n\n", 'description: "Bob Smith counts 99 owls."\n---\n\n')
    assert not [item for item in check_material(material(front)) if item.code == "description-not-found"]
    assert URL not in front


@pytest.mark.parametrize(
    ("newsletter", "of_article", "named"),
    [("de", "en", "German"), ("en", "de-AT", "German"), ("xq", "xq", "the language “xq”")],
)
def test_a_story_whose_names_could_not_be_read_is_told_with_its_language_and_what_was_compared(
    newsletter: str, of_article: str, named: str
) -> None:
    known = material(FRONT + story(TOLD), article(TOLD, language=of_article), language=newsletter)
    (found,) = [item for item in check_material(known) if item.code == "claims-language"]
    assert found.message == (
        f"in stories in {named} only figures{', days' if newsletter != 'en' else ''} and quotations were compared, "
        "since the rules know names and words in English only: “A bridge for Brigford”"
    )
    assert "yourself" in found.advice


def test_what_is_said_far_from_the_rest_of_a_sentence_is_one_finding_for_the_sentence() -> None:
    told = (
        "The new pool at Marl opens in spring, the council said. It was built by Ines Karim, an architect from Oslo. Work took two "
        "years and cost £14 million. Another 88 owls live near the marsh. The owls were counted by Anna Berg."
    )
    said = "Ines Karim, Anna Berg and 88 owls opened the new pool at Marl for £14 million, the council said."
    (found,) = [item for item in check_material(material(FRONT + story(said), article(told))) if item.code == "fact-elsewhere"]
    assert (
        found.message == "the article has “Ines Karim”, “Anna Berg” and “£14 million”, but not near the rest of this sentence"
    )
    assert (found.words, found.column) == ("Ines Karim", 1)


@pytest.mark.parametrize(
    ("said", "told"),
    [
        (
            "The train leaves Marl at 9.40 p.m. and arrives at 7.15 the next morning.",
            "It leaves Marl at 21:40, arriving at 07:15.",
        ),
        (
            "The school in Marl opens at half past two, at noon on Fridays.",
            "The school in Marl opens at 2.30pm, on Fridays at 12:00.",
        ),
        ("Tomás Berg shuts his bakery in Marl on Christmas Eve.", "Tomás Berg will close his bakery in Marl on December 24."),
        ("Volunteers built the ladder at Marl for less than £900.", "Volunteers built the ladder at Marl for £890."),
        ("Fewer than half of the herring at Marl use the ladder.", "Only 46 % of the herring at Marl use the ladder."),
        ("The ladder at Marl let more than 2,000 eels pass.", "The ladder at Marl let 2,300 eels pass."),
        (
            "Dozens of people in Marl, many in their 80s, gave a six-figure sum.",
            "People in Marl, one of them 83, gave £250,000.",
        ),
        ("Ann M. Lee leads the board of Marl.", "Ann Lee leads the board of Marl."),
        ("“It’s over,” Lee said in Marl.", "“It is over,” said Lee in Marl."),
        ("It runs at 2.4 GHz in Marl.", "The station of Marl runs at 2.4GHz."),
        ("The Q3 report of Marl is out.", "The third-quarter report of Marl is out."),
        ("Nearly one in five left Marl.", "Of Marl's people, 19% left."),
        ("About a third left Marl.", "Of Marl's people, 32% left."),
        ("Ines Holm has three shops in Marl.", "Ines Holm opened three shops in four towns, one of them Marl."),
        ("Marl has 12 pools and shut nine.", "The council of Marl shut nine out of 12 pools."),
        ("A storm at Marl killed two in three villages.", "A storm hit three villages at Marl and killed two people."),
        ("The church of St. John in Marl burned.", "Saint John’s church in Marl burned."),
        ("The train to Marl runs three times a week.", "The train to Marl runs on Mondays, Wednesdays and Saturdays."),
        (
            "Two banks of Marl drop a fee. Older accounts keep it.",
            "Hallam and the Bank of Marl drop a fee for accounts that are new.",
        ),
        ("Visits to Marl rose 10-fold.", "Visits to Marl rose tenfold."),
        ("The mill of Marl, of the 1990s, is shut.", "The mill of Marl, built in the '90s, is shut."),
        ("The mill of Marl dates from the nineties.", "The mill of Marl was built in 1994."),
        ("The works at Marl take a year and a half.", "The works at Marl take 18 months."),
        ("The works at Marl take 30 months.", "The works at Marl take two and a half years."),
        ("Half a million people saw Marl in two decades.", "In 20 years, 500,000 people saw Marl."),
        ("The roof of Marl costs CHF 12,000.", "The roof of Marl costs 12,000 Swiss francs."),
        ("The roof of Marl costs 12m Danish kroner.", "The roof of Marl costs DKK 12,000,000."),
        ("Work at Marl begins in October.", "Work at Marl begins in the autumn. The plan was made in April, said Berg."),
        ("Milk costs 20% more in Marl. A fifth man asked why.", "The price of milk at Marl rose by a fifth."),
        ("Almost 1 million people saw Marl.", "Marl was seen by 980,000 people."),
        ("Marl pays $5-7 million.", "Marl pays between $5 million and $7 million."),
        ("The mill of Marl closed ten years ago.", "The mill of Marl closed a decade ago."),
        ("The mill of Marl is 100 years old.", "The mill of Marl was built a century ago."),
        ("The mill of Marl dates from the 19th century.", "The mill of Marl was built in 1871."),
        ("The 19th-century mill of Marl is shut.", "Built in 1900 less a year, in 1899, the mill of Marl is shut."),
        ("The mill of Marl has been shut for a decade.", "The mill of Marl has been shut since 2015."),
        ("Marl has at least 5 million visitors.", "Between 5 and 7 million visitors come to Marl."),
        ("The wall of Marl is 100 metres long.", "The 100m wall of Marl was painted."),
        ("Ines Holm won the 5 km race of Marl.", "The 5,000m in Marl was won by Ines Holm."),
        ("Ines Holm won the 10 km race of Marl.", "The 10K of Marl was won by Ines Holm."),
        ("Ines Holm won the 10K of Marl.", "The race of Marl over 10 km was won by Ines Holm."),
        ("The road to Marl is 60 miles long.", "The road to Marl is 97 kilometres long."),
        ("A grant covers 1.6 of the 2.4 million pounds in Marl.", "Marl needs £2.4 million; a grant covers £1.6 million."),
        ("Cllr Berg of Marl gave half a dozen reasons.", "Berg sits on the council of Marl and gave six reasons."),
        (
            "The library of Marl opens. Readers had asked for it. Tickets are free.",
            "The library of Marl opens, as people wished, at no cost.",
        ),
    ],
)
def test_a_time_a_feast_a_bound_and_a_plural_are_held_against_what_they_mean(said: str, told: str) -> None:
    found = check_material(material(FRONT + story(said, "News of Marl"), article(told)))
    assert not [item for item in found if item.code.endswith("-not-found")]


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ("The train leaves Marl at 9.50 p.m. for Oslo.", "The train leaves Marl at 21:40 for Oslo."),
        ("Tomás Berg will shut his bakery on New Year’s Eve.", "Tomás Berg will close his bakery on December 24."),
        ("Volunteers built the ladder at Marl for less than £900.", "Volunteers built the ladder at Marl for £910."),
        ("Volunteers built the ladder at Marl for less than £900.", "Volunteers built the ladder at Marl for £490."),
        ("Nearly one in four left Marl.", "Of Marl's people, 19% left."),
        ("About a third left Marl.", "Of Marl's people, 22% left."),
        ("One in six left Marl.", "One in five left Marl, six of them by boat."),
        ("Two in three left Marl.", "Of Marl's people, two left by boat."),
        ("Two fifths of Marl left.", "Of Marl's people, 45% left."),
        ("Visits to Marl rose fivefold.", "Visits to Marl rose tenfold."),
        ("The mill of Marl dates from the 18th century.", "The mill of Marl was built in 1871."),
        ("The mill of Marl dates from the eighties.", "The mill of Marl was built in 1994."),
        ("The works at Marl take two and a half years.", "The works at Marl take 18 months."),
        ("The works at Marl took 2 years.", "The works at Marl took 3 years and gave it 2 bridges."),
        ("The roof of Marl costs CHF 12,000.", "The roof of Marl costs 12,000 Swedish kronor."),
        ("Work at Marl takes two years.", "Work at Marl takes 18 months. A boat of Marl lost two of its five crew."),
        ("Work at Marl begins in May.", "Work at Marl begins in April. The plan of Marl was made in the autumn, said Berg."),
        ("The road to Marl is 70 miles long.", "The road to Marl is 97 kilometres long."),
        ("The train to Marl runs four times a week.", "The train to Marl runs on Mondays, Wednesdays and Saturdays."),
    ],
)
def test_another_time_feast_or_bound_is_found(said: str, told: str) -> None:
    found = check_material(material(FRONT + story(said, "News of Marl"), article(told)))
    assert [item for item in found if item.code in ("number-not-found", "date-not-found")]


@pytest.mark.parametrize(
    ("language", "said", "told"),
    [
        (
            "de",
            "Der Umbau kostet 12,4 Millionen Euro und dauert 11 Wochen.",
            "Er kostet 12.400.000 Euro und dauert elf Wochen.",
        ),
        ("fr", "Départ à 21 h 40, avec 1 118 voyageurs.", "Le train part à 21h40. Il y avait 1118 voyageurs."),
        (
            "de",
            "Die 120 m lange Mühle aus dem 19. Jahrhundert kostet 12,4 Millionen und öffnet um halb sieben.",
            "Die Mühle von 1871 ist 120 Meter lang, kostet 12,4 Millionen und öffnet um 18.30 Uhr.",
        ),
        (
            "fr",
            "Un pont de 120 m pour 1 118 voyageurs ouvre à six heures et demie du soir.",
            "Le pont de 120 mètres ouvre à 18h30 pour 1118 voyageurs.",
        ),
        (
            "nl",
            "De molen uit de 19e eeuw telt 1 118 treden en gaat om half zeven open.",
            "De molen van 1871 telt 1118 treden en gaat om 18.30 uur open.",
        ),
        ("sv", "Kvarnen från 1800-talet har 1 118 trappsteg.", "Kvarnen byggdes 1871 och har 1118 trappsteg."),
    ],
)
def test_figures_of_other_languages_are_compared_by_value_and_another_figure_is_found(
    language: str, said: str, told: str
) -> None:
    def found(summary: str) -> list[str]:
        known = material(FRONT + story(summary), article(told, language=language), language=language)
        return [item.words for item in check_material(known) if item.code == "number-not-found"]

    assert not found(said)
    assert found(said.replace("12,4", "12,5").replace("1 118", "1 128"))


@pytest.mark.parametrize(
    ("said", "found"),
    [
        ("Am 21.11. tagt der Rat.", []),
        ("Am 22.11. tagt der Rat.", ["22.11."]),
        ("Am 22.11.2025 tagt der Rat.", ["22.11.2025"]),
        ("Am 21. Dezember tagt der Rat.", ["21. Dezember"]),
        ("Am 21.11.2025 tagt der Rat.", []),
        ("Am 18. November wird gewählt.", []),
        ("Am 19. November wird gewählt.", ["19. November"]),
        ("Neu ist Pelmet 24.04.", []),
        ("Neu ist Pelmet 24.10.", ["24.10."]),
        ("Es kommen 2.400.000 Leute.", []),
        ("Es kommen 2.500.000 Leute.", ["2.500.000"]),
        ("Es kostet 1.250,00 Euro.", []),
        ("Es kostet 1.350,00 Euro.", ["1.350,00 Euro"]),
        ("Es kostet 1 350 Euro.", ["1 350 Euro"]),
        ("Es kostet 1.250 Millionen Euro.", ["1.250 Millionen Euro"]),
        ("Es kostet 1.250 Dollar.", ["1.250 Dollar"]),
        ("Es kostet 1 250 Euro.", []),
    ],
)
def test_a_day_and_a_long_figure_in_german_are_held_against_the_article_as_a_whole(said: str, found: list[str]) -> None:
    told = article(
        "Am 21. November tagt der Rat. Am Dienstag wird gewählt. Es kommen 2.400.000 Leute. Es kostet 1.250,00 Euro. "
        "Pelmet 24.04 ist da.",
        language="de",
    )
    known = material(FRONT + story(said), told, language="de")
    codes = ("number-not-found", "date-not-found")
    assert [item.words for item in check_material(known) if item.code in codes] == found


def test_the_evidence_of_a_sentence_includes_the_articles_that_it_links() -> None:
    near = article("The wardens, Ada Quill and Tom Vane, count 3 ferries since 2019.", url="https://b.example/ferries")
    links = "The wardens Ada Quill and Tom Vane count [three ferries](https://b.example/ferries#now) since 2019."
    known = {"article_at": {"https://b.example/ferries#now": near}.get}

    def found(summary: str, **more: object) -> set[str]:
        text = FRONT + story(summary, "A vote on the bridge")
        return {item.words for item in check_material(material(text, article(TOLD), **more)) if item.sentence}

    assert found(f"{TOLD} {links}") == {"Ada Quill and Tom Vane", "three", "2019"}
    assert found(f"{TOLD} {links}", **known) == set()
    assert found(f"{TOLD} {links} Then Ada Quill left.", **known) == {"Ada Quill"}
    assert found(f"{TOLD} {links.replace('2019', '2018')}", **known) == {"2018"}
