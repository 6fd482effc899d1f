"""Short news of our own invention, from which the tests compose live pages, round-ups and doubled text."""

from __future__ import annotations

from newsletter.extract.page.parsed_page import ParsedPage, parse

URL = "https://paper.example/news/page"

# Title, then paragraphs.
BRIEFS = (
    (
        "Harbour council closes the old ferry terminal",
        "The harbour council of Selm has voted to close the old ferry terminal before the winter timetable begins.",
        "Three members abstained, saying that the figures for the terminal had reached them only the night before.",
        "The ferry company Norrlinje will move its ticket office to the northern quay and keep all of its staff.",
    ),
    (
        "Rye bread from a bakery in Umber wins again",
        "A bakery in the old town of Umber has won the regional prize for its rye bread for the third year in a row.",
        "Judges praised the crust of the rye loaf, which Marta Vilde bakes in an oven that her grandmother built.",
    ),
    (
        "Telescope finds water around a distant planet",
        "Astronomers using the Kestrel telescope report traces of water vapour in the air of a planet 90 light years away.",
        "The planet orbits its small red star once every nine days, according to the paper in the journal Orbits.",
        "Kestrel will look at the planet again in spring, when its star is quieter, the astronomers said.",
    ),
    (
        "Tram drivers call off their strike",
        "Tram drivers in Lohne have called off the strike that was to begin on Monday, their union announced.",
        "Under the agreement drivers get two more days of leave, and the city hires forty new drivers by summer.",
    ),
    (
        "Chip maker Arcadia opens a second factory",
        "Arcadia Semiconductors opened its second factory on Tuesday, six months later than it had told investors.",
        "The factory is to produce memory chips for cars, which Arcadia has so far bought from suppliers in Asia.",
        "Shares of Arcadia rose by four per cent on the news of the factory.",
    ),
    (
        "Lost violin found in a cellar",
        "A violin stolen from the museum of Brask eleven years ago has turned up in a cellar, wrapped in newspapers.",
        "Police do not know who left the violin there; the museum wants to show it again from next month on.",
    ),
    (
        "Rare stork breeds in the marshes",
        "For the first time in a century a pair of black storks has raised its young in the marshes of Tevel.",
        "Wardens kept the nest secret until the storks had left for the south, for fear of egg collectors.",
    ),
    (
        "Chess champion withdraws from the final",
        "Chess champion Ilse Brandt has withdrawn from the final in Porto because of a fever, the organisers said.",
        "Her opponent Rui Sá refused to be declared the winner and asked for the chess final to be postponed.",
    ),
)
# What stands on a page of all of them, line by line, without their titles.
LINES = [text for brief in BRIEFS for text in brief[1:]]


def page(body: str, title: str = "A page", head: str = "", url: str = URL) -> ParsedPage:
    """Return the parsed page of this body."""
    return parse(f"<!doctype html><html lang=en><head><title>{title}</title>{head}</head><body>{body}</body></html>", url)


def paragraphs(brief: tuple[str, ...]) -> str:
    """Return a brief's paragraphs as markup."""
    return "".join(f"<p>{text}</p>" for text in brief[1:])
