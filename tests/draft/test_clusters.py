"""newsletter.draft.clusters: what tells one story becomes one."""

from __future__ import annotations

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsletter.draft.clusters import group_stories
from newsletter.models import Article

BRIDGE = Article(
    "u:1", title="Brigford to rebuild its mill bridge", text="The council of Brigford voted to rebuild the old mill bridge."
)
BRIDGE_TOO = Article(
    "u:2",
    title="Mill bridge will be rebuilt, Brigford council decides",
    text="Brigford's council will rebuild the mill bridge for 14 million.",
)
OWLS = Article(
    "u:3", title="Barn owls return to the salt marshes", text="Eleven pairs of barn owls have nested on the salt marshes."
)
FERRY = Article(
    "u:4", title="A solar ferry for Rivermark", text="Rivermark put its first solar ferry into service on the canal."
)


def test_two_outlets_on_one_matter_are_one_story_and_others_stay_apart() -> None:
    assert group_stories([BRIDGE, OWLS, BRIDGE_TOO, FERRY], 0.09) == [[0, 2], [1], [3]]


def test_stories_of_one_live_page_are_never_joined() -> None:
    one, two = (Article("u:9", title=BRIDGE.title, text=BRIDGE.text, part_of="u:9", position=n) for n in (1, 2))
    assert group_stories([one, two, BRIDGE_TOO], 0.09) in ([[0, 2], [1]], [[0], [1, 2]])


def test_no_articles_make_no_stories() -> None:
    assert group_stories([], 0.09) == []
    assert group_stories([Article("u:5"), Article("u:6")], 0.09) == [[0], [1]]


@given(st.lists(st.text(alphabet="abc de", max_size=30), max_size=12), st.floats(0, 1))
def test_every_article_is_in_exactly_one_story(texts: list[str], threshold: float) -> None:
    groups = group_stories([Article(f"u:{n}", text=text) for n, text in enumerate(texts)], threshold)
    assert sorted(index for group in groups for index in group) == list(range(len(texts)))


def test_the_stories_do_not_depend_on_the_order_of_the_articles() -> None:
    articles = [BRIDGE, OWLS, BRIDGE_TOO, FERRY]
    expected = {frozenset(articles[i].url for i in group) for group in group_stories(articles, 0.09)}
    for seed in range(10):
        shuffled = random.Random(seed).sample(articles, 4)
        assert {frozenset(shuffled[i].url for i in group) for group in group_stories(shuffled, 0.09)} == expected


# Two matters in one language among English pages: the words they share are their language's, not a story's.
FOREIGN = {
    "German": (
        "Der Bäcker an der Ecke hat sein Geschäft nach vierzig Jahren geschlossen, weil er keinen Nachfolger finden konnte. Die "
        "Kunden kamen am letzten Tag noch einmal und brachten ihm Blumen. Er sagte, dass er nun mit seiner Frau reisen will und sich "
        "auf die Enkel freut. Das Haus wird im Herbst verkauft und von einer Stiftung zu einem Museum umgebaut.",
        "Das Wasser der Quelle ist nach der Untersuchung wieder sauber, und die Wanderer können es trinken. Ein Förster hatte im "
        "Sommer bemerkt, dass es nach Eisen roch. Die Behörde ließ die Leitung erneuern, weil sie nicht mehr dicht war. Er sagte, "
        "dass man sich auf die Prüfung verlassen kann und sie im nächsten Frühling noch einmal gemacht wird.",
    ),
    "a language that no list has": (
        "Ang matandang panadero sa kanto ay nagsara ng kanyang tindahan pagkatapos ng apatnapung taon, at ang mga suki ay dumating sa "
        "huling araw na may dalang mga bulaklak para sa kanya. Sinabi niya na siya ay maglalakbay na sa mga isla at mag-aalaga ng mga "
        "apo sa bahay. Ang gusali ay ibebenta sa taglagas at gagawing museo ng isang samahan na nasa bayan din.",
        "Ang tubig sa bukal ay malinis na muli ayon sa pagsusuri, at ang mga manlalakbay ay puwede na uminom. Napansin ng bantay ng "
        "gubat na may amoy ang tubig at may kulay na pula sa mga bato. Pinalitan ng pamahalaan ang lumang tubo na may butas, at ang "
        "susunod na pagsubok ay sa tagsibol pa ng mga tao sa lambak na iyon.",
    ),
}


@pytest.mark.parametrize("language", FOREIGN)
def test_a_language_shared_by_two_articles_among_others_makes_no_story(language: str) -> None:
    two = [Article(f"u:{language}:{number}", text=text) for number, text in enumerate(FOREIGN[language])]
    assert group_stories([BRIDGE, OWLS, *two, FERRY], 0.09) == [[0], [1], [2], [3], [4]]


def test_one_matter_in_another_language_is_still_one_story() -> None:
    first, other = FOREIGN["German"]
    again = f"{first.split('.')[0]}. Die Stadt hofft auf das Museum, und die Kunden vermissen den Bäcker schon jetzt sehr."
    german = [Article(f"u:{number}", text=text) for number, text in enumerate((first, other, again))]
    assert group_stories([*german, BRIDGE, OWLS], 0.09) == [[0, 2], [1], [3], [4]]
