"""A story that an issue has carried, and an article that tells it again."""

from __future__ import annotations

from newsletter.models import Article

HEADLINE = "Council votes 11 to 6 to close Mill Quay to cars from May"
SUMMARY = (
    "The council of Brigford voted 11 to 6 on Monday to close Mill Quay to private cars from 3 May, after nine years of argument.\n"
    "The road between the market and the ferry carries 5,200 cyclists a day.\nBuses and residents may still use it."
)
CARRIED = Article(
    "https://ann.example/quay",
    "1",
    title=HEADLINE,
    text=f"{SUMMARY}\nNew kerbs cost £2.4 million. The traders under Owen Pratt want a judicial review. Cars will be barred by bollards.",
)
AGAIN = "Brigford closes Mill Quay to cars"
AGAIN_TEXT = (
    "Private cars will be barred from Mill Quay in Brigford from 3 May, after a council vote of 11 to 6. The road carries 5,200 cyclists "
    "a day, and the kerbs cost £2.4 million. Owen Pratt's traders want a judicial review."
)
