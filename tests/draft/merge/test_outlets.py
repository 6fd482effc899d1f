"""newsletter.draft.merge.outlets: link and further links are one set; hers stay, none stands twice."""

from __future__ import annotations

from newsletter.cache import link_key
from newsletter.draft.merge.match import DraftStory, stories_of
from newsletter.draft.merge.outlets import merge_outlets, offered_outlets, set_outlets, without_outlets
from newsletter.issuefile import parse, read_story, write
from newsletter.models import Also, Issue, Section, Story, story_id

BEN, CID, DAN = (Also(f"https://{name.lower()}.example/", name) for name in ("Ben", "Cid", "Dan"))
ANN = "https://ann.example/"


def story(*also: Also, link: str = ANN) -> DraftStory:
    made = Story("H", "S.", link, also=also, id=story_id(ANN))
    return stories_of(parse(write(Issue("T", sections=(Section("S", (made,)),))), key=link_key))[0]


def test_an_article_that_leads_the_machines_story_now_is_offered_as_a_further_link() -> None:
    assert offered_outlets(story(CID, link=BEN.url), story(BEN)) == [Also(BEN.url, "Ben"), CID]


def test_a_new_outlet_goes_behind_hers_and_one_she_took_out_stays_out() -> None:
    base = story(BEN, CID)
    assert merge_outlets(story(CID).block, base, [BEN, CID, DAN], ()) == [CID, DAN]


def test_one_whose_page_is_gone_stays_and_one_that_has_another_place_goes() -> None:
    base = story(BEN, CID)
    assert merge_outlets(base.block, base, [], ()) == [BEN, CID]
    assert merge_outlets(base.block, base, [], {link_key(BEN.url)}) == [CID]


def test_no_outlet_stands_twice_and_never_beside_the_link() -> None:
    assert merge_outlets(story(BEN).block, story(), [Also(ANN, "Ann"), BEN, BEN], ()) == [BEN]


def test_added_links_leave_her_line_as_it_is() -> None:
    raw = story(BEN).block.raw.replace("Also: ", "Also:  ")
    written = set_outlets(parse(raw).blocks[0], [BEN, CID], "\n")
    assert written is not None
    assert "Also:  [Ben](https://ben.example/) · [Cid](https://cid.example/)" in written
    assert read_story(parse(written).blocks[0]).also == (BEN, CID)


def test_links_are_taken_out_and_all_else_stays() -> None:
    block = story(BEN, CID).block
    assert read_story(parse(without_outlets(block, {link_key(BEN.url)}, "\n")).blocks[0]).also == (CID,)
    assert without_outlets(block, {link_key(DAN.url)}, "\n") == block.raw
