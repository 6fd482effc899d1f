"""newsletter.draft.summary.fitness.dependence: which sentences need another one, or the name of who speaks."""

from __future__ import annotations

import pytest

from newsletter.draft.summary.fitness.dependence import answers, leans, points_back, speaks_as


@pytest.mark.parametrize(
    "sentence",
    [
        "While that sounds impressive, only 29 boats are in service.",
        "He also told the council that the bridge was safe.",
        "But last month the goal was to have 500 boats.",
        "One exception is the ferry, which runs in winter.",
        "The company also plans a second boat.",
        "In simpler terms, a cache is a shelf for pages.",
        "Put differently, the ferry costs more than the bridge.",
        "The key is to water the young trees in the morning.",
    ],
)
def test_a_sentence_about_the_one_before_it_leans(sentence: str) -> None:
    assert leans(sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "This week the council met twice.",
        "It is the first time that the bridge was closed.",
        "While many boats lay still, one ran.",
    ],
)
def test_a_pronoun_that_points_at_nothing_missing_does_not_lean(sentence: str) -> None:
    assert not leans(sentence)


def test_a_voice_is_heard_outside_quotations_only() -> None:
    assert speaks_as("We have built a bridge.") == "we"
    assert speaks_as("I built my first boat in May.") == "I"
    assert speaks_as("“We have built a bridge,” she said.") is None
    assert speaks_as("The US Navy has built a bridge.") is None
    for numeral in (
        "Shells of World War I lay below the pier.",
        "Phase I of the bridge opens in May.",
        "Elizabeth I opened the mill.",
    ):
        assert speaks_as(numeral) is None


@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        ("en", "What drives these costs is not known."),
        ("de", "Die Folge dieser Verwertung ist noch nicht bekannt."),
        ("de", "Unsere Wörter für das Fotografieren sind also die der Jäger."),
    ],
)
def test_a_sentence_that_speaks_of_what_was_named_before_points_back(language: str, sentence: str) -> None:
    assert points_back(sentence, language)
    assert not points_back("This week the council met.", "en")


@pytest.mark.parametrize(
    "sentence", ["The mother of three says she is glad of it.", "One other thought about lines costs little."]
)
def test_a_person_or_a_point_that_another_sentence_brings_in_leans_on_it(sentence: str) -> None:
    assert leans(sentence)
    assert not leans("The man who built the bridge has died at ninety.")


def test_a_connective_at_the_top_of_a_text_answers_what_is_not_there() -> None:
    assert answers("Doch seit zwei Jahren steigt das Wasser.")
    assert answers("Meanwhile, they tipped gravel into the river.")
    assert not answers("Stillwater has a new bridge.")


@pytest.mark.parametrize(
    ("sentence", "points"),
    [
        ("The gain is that at that point new locks can be added one by one.", True),
        ("Builders think of this as a second spring for stone.", True),
        ("The river is at that point in its course no more than a brook.", False),
        ("Holm described this as a victory for the small ports.", False),
    ],
)
def test_that_point_and_what_is_thought_of_as_something_point_back(sentence: str, points: bool) -> None:
    assert points_back(sentence) is points


@pytest.mark.parametrize(
    ("sentence", "voice"),
    [
        ("Im looking for a boat that can stand some ice.", "I"),
        ("A friend of mine keeps bees on the roof of the mill.", "I"),
        ("Our bridge leads to the Moon of an old song.", "we"),
        # Everybody's, and no pronoun at all.
        ("The agency wants to land on our Moon before the end of 2030.", None),
        ("Our planet loses a forest of the size of Malta each week.", None),
        ("Brigford owns a gold mine in the far north of the country.", None),
    ],
)
def test_a_voice_is_its_authors_and_not_mankinds(sentence: str, voice: str | None) -> None:
    assert speaks_as(sentence) == voice


@pytest.mark.parametrize(
    ("sentence", "is_leaning"),
    [
        ("As a model of a river, it is used by all engineers.", True),
        ("As a bridge with two towers, it stands out.", True),
        ("As a child, she lived by the river.", True),
        ("As a rule, it is best to cross by day.", False),
        ("As a guest, it takes a week to see the town.", False),
        ("As a model, the bridge is used by all engineers.", False),
        ("As a result of the flood, it was closed.", True),
        ("As an engineer, Ann Lee built bridges.", False),
        ("As many as ten bridges fell, and it rained.", False),
        ("The thing to remember about rivers is that they rise.", True),
        ("The thing in the river was a bell.", False),
        ("In which wood is the best stone and has been for years.", True),
        ("With whom the mayor dined and spoke for hours on Monday.", True),
        ("On which side of the river the bridge will stand is unclear.", False),
        ("In some of which the bells still ring, the towers lean.", False),
        ("If you really believe that, you are a lucky baker.", True),
        ("If you can do that, the bridge holds.", True),
        ("If you believe in bridges, this is your town.", False),
        ("If you know that bridges fall, you build two.", False),
        ("If you do that every day, the bridge holds.", False),
        ("A bridge is either built or painted here.", False),
        ("Ann Lee may either pay or leave the town.", False),
        ("The mayor did not like it either.", True),
    ],
)
def test_what_it_is_and_what_to_remember_lean(sentence: str, is_leaning: bool) -> None:
    assert leans(sentence) is is_leaning


def test_a_work_or_a_group_of_people_points_at_nothing_before_it() -> None:
    assert not leans("The Thing is a horror film of 1982.")
    assert leans("The thing is that nobody owns the bridge.")
    assert not points_back("The vaccine is approved for those as young as six years.")
    assert points_back("The council has seldom heard of costs like these as it voted.")
    assert points_back("The long tour of the harbour builds on this one, and takes a day.")
    assert not points_back("A course for ferrymen builds on this one-on-one lesson.")
    assert points_back("Learners of the loom fail at the same three places every day.")
    assert not points_back("Learners of the loom fail at the same three places: the heddle, the reed and the last row.")


def test_fact_is_answers_a_question_that_is_not_there() -> None:
    assert leans("Fact is, they pay the same toll as everybody else.")
    assert not leans("Fact checkers of the Courier read every report twice.")


@pytest.mark.parametrize(
    ("language", "sentence", "is_leaning"),
    [
        ("en", "Two years later, a baker from Brigford built a second oven.", True),
        ("en", "The one drawback is the noise of the boats in the morning.", True),
        ("en", "According to our survey, many of their boats are older than ten years.", True),
        ("en", "One of its bridges fell into the lake in May.", True),
        ("en", "One of the bridges of Brigford fell into the lake in May.", False),
        ("en", "Even if it is cheap, the boat will not last for ten years.", True),
        ("en", "Even if boats are cheap, few of them last for ten years.", False),
        ("en", "Two years earlier than planned, the bridge is open.", False),
        # Indirect speech without a speaker.
        ("de", "In den vergangenen Jahren sei die Zahl der Boote deutlich gestiegen.", True),
        ("de", "Die Zahl der Boote sei deutlich gestiegen, sagt Ada Holm.", False),
        ("de", "Laut Hafenamt sei die Zahl der Boote deutlich gestiegen.", False),
        ("de", "Die Zahl der Boote ist deutlich gestiegen, obwohl der See zugefroren sei.", False),
        # A pronoun that looks like an article has a verb behind it.
        ("de", "Den will die Stadt mit dem neuen Gesetz über die Boote schaffen.", True),
        ("de", "Den Willen der Stadt zeigt das neue Gesetz über die Boote.", False),
        ("de", "Dass diese nicht nur tragen, sondern auch gut aussehen – Ehrensache.", True),
        ("fr", "Celles que la ville a présentées mardi ne rassurent personne.", True),
        ("de", "Die Zahl der Boote sei gestiegen, klagt der Hafenverein.", False),
        ("de", "Die Zahl der Boote sei gestiegen, steht im Bericht der Stadt.", False),
        ("de", "Beim Brand verlor der Hafenverein seine ganze Habe und drei Boote.", False),
        # The other side of a river is no other half of a thought.
        ("fr", "De l’autre côté du fleuve, la ville a ouvert un nouveau port.", False),
        ("fr", "De l’autre côté, la ville construit toujours plus de ports.", True),
        ("it", "Dall’altra parte del fiume il comune ha aperto un nuovo porto.", False),
        ("it", "Dall’altra parte il comune costruisce sempre più porti.", True),
        ("nl", "Aan de andere kant van de rivier opent de stad een nieuwe haven.", False),
        ("pl", "Most ten jest najdłuższy w kraju i stoi od stu lat.", True),
        ("pl", "Most stoi od stu lat i jest najdłuższy w kraju.", False),
    ],
)
def test_a_later_day_and_speech_without_a_speaker_lean(language: str, sentence: str, is_leaning: bool) -> None:
    assert leans(sentence, language) is is_leaning


def test_what_is_granted_in_an_answer_leans() -> None:
    assert leans("Es ist ja nett, dass die neue Pumpe läuft.", "de")
    assert not leans("Es ist ein Fest für den ganzen Ort.", "de")


@pytest.mark.parametrize("dash", ["– ", "—", "― "])
def test_what_a_dash_opens_is_not_the_authors_voice(dash: str) -> None:
    assert speaks_as("Vi bygger vår bro i maj.", "sv") == "we"
    assert speaks_as(f"{dash}Vi bygger vår bro i maj, säger Anna Holm.", "sv") is None
