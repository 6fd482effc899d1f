"""Four articles on three stories, which tests of a draft share."""

from __future__ import annotations

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
