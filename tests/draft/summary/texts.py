"""Texts that tests of summaries share: on a bridge, and from a shop whose sentences all lean."""

from __future__ import annotations

LEAD = "The council of Brigford has voted to rebuild the old mill bridge."
SECOND = "Work will begin in March and last for two summers, the chief engineer said."
THIRD = "Nine thousand people cross the bridge on foot every day of the week."
HEAD = "Brigford votes to rebuild its old mill bridge"
TOLD = "The council of Brigford voted on Monday to rebuild the old mill bridge that a flood tore down.\nThe works cost nine million."
LIKELIEST = "Plus, you can also earn a $50 gift card after your first purchase."
SHOP = "\n".join(
    [
        LIKELIEST,
        "All of them are yours to keep in a few days.",
        "Of course, these are not the only ones that she had.",
        "So it was with all of them, as they said to us then.",
        "But that is what they meant by it, in the end.",
    ]
)
