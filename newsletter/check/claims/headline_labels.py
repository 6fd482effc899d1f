"""Knows the labels that stand before headlines: "Report: …", "Legal analysis: …"."""

from __future__ import annotations

from newsletter.check.claims.words import read_words

# Words for kinds of news; any other word of a label must be in the articles, or it may be a name from elsewhere.
KINDS = frozenset(
    """acquisition alert analysis announcement antitrust appeal appointment award bankruptcy benchmark breach breakthrough budget bug
    business campaign case change climate conflict controversy court crime crisis culture deal debate debut defence defense design
    development discovery economy education election energy environment ethics event expansion experiment exploit failure feature
    finance fine funding growth guide health hardware hiring history incident industry infrastructure innovation insight interview
    investigation investment law lawsuit layoffs leadership legal legislation local market markets media merger method milestone
    model new news notable obituary open opinion outage partnership patch people performance policy politics pricing privacy product
    profile progress project protest quick ranking recall record regulation release report research result results review rights risk
    roadmap ruling safety science security service settlement shift software source sport sports standard standards statistics
    strategy strike study survey technology tool tools trade transport trend trends trial tutorial update upgrade vote vulnerability
    warning weather win work""".split()
)
# The most words of a label.
MOST_WORDS = 3


def label_length(headline: str) -> int:
    """Return the length in characters of a headline's label that names a kind of news; 0 if it has none."""
    label, colon, _ = headline.partition(":")
    found = [word.key for word in read_words(label)] if colon else []
    return len(label) if found and len(found) <= MOST_WORDS and all(word in KINDS for word in found) else 0
