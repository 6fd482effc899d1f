"""Owns the lines at the edges of a text that frame it: reading times, a mailing's notices, the way to the post before or after."""

from __future__ import annotations

import re
from collections.abc import Sequence

FIRST, LAST = 4, 6
MOST_WORDS, NOTICE_WORDS = 14, 45
_READING_TIME = re.compile(
    r"\b\d{1,3}(?:\s?[-–]\s?\d{1,3})?[\s-]?(?:min(?:ute)?s?\.?|minuten?|minutos?|minuti)(?:[\s-]"
    r"(?:read|reading|lesezeit|de lecture|de lectura|di lettura|leestijd|leitura|lästid|læsetid))\b|"
    r"(?:reading time|lesezeit|temps de lecture|tiempo de lectura|tempo di lettura|leestijd)\W",
    re.IGNORECASE,
)
_VIEW = re.compile(
    r"\b(?:view|read|open|see)\b.{0,30}\b(?:in|with|from) (?:your|a|the) browser\b|\bview (?:it )?online\b|"
    r"\bim browser (?:öffnen|ansehen|anzeigen|lesen)\b|"
    r"\b(?:voir|lire|afficher) .{0,30}(?:dans (?:le|votre) navigateur|en ligne)\b|"
    r"\bver .{0,20}en (?:el|tu|su) navegador\b|\bno seu navegador\b|"
    r"\b(?:visualizza|apri) .{0,20}nel (?:tuo )?browser\b|\bbekijk .{0,30}(?:online|in (?:je|uw) browser)\b",
    re.IGNORECASE,
)
_NOTICE = re.compile(
    r"\bunsubscribe\b|\bupdate (?:your|subscription) preferences\b|\bemail preferences\b|\bmanage (?:your )?subscription\b|"
    r"\babbestellen\b|\babmelden\b|"
    r"\bse désabonner\b|\bdésinscrire\b|\bdarse de baja\b|\bcancelar (?:la )?suscripción\b|\bannulla l'iscrizione\b|\bafmelden\b|"
    r"(?:©|\bcopyright\b).{0,80}\ball rights reserved\b|\ball rights reserved\b|\balle rechte vorbehalten\b|\btous droits réservés\b|"
    r"\btodos los derechos reservados\b|\byou(?:'re| are) receiving this\b|\byou received this\b|\bchange how you receive\b|"
    r"\bour mailing address\b",
    re.IGNORECASE,
)
_NEIGHBOUR = re.compile(
    r"(?:[←→«»‹›⟵⟶<>]\s*)?(?:older|newer|previous|next|earlier|later|prev)(?: (?:post|article|entry|story|page|message))?"
    r"\s*[:←→«»‹›⟵⟶]\s*\S.*"
    r"|[←→⟵⟶]\s*\S.{0,90}|\S.{0,90}\s[←→⟵⟶]",
    re.IGNORECASE,
)


def without_frame(lines: Sequence[str]) -> list[str]:
    """Return a text's lines without those that frame it; only short ones at its edges are looked at, and something is always left."""
    kept = list(lines)
    for place in range(min(FIRST, len(kept)) - 1, -1, -1):
        if _opens(kept[place]) and len(kept) > 1:
            del kept[place]
    while len(kept) > 1 and any(_closes(line) for line in kept[-LAST:][-1:]):
        del kept[-1]
    for place in range(len(kept) - 1, max(0, len(kept) - LAST), -1):
        if _notice(kept[place]):
            del kept[place]
    return kept


def _opens(line: str) -> bool:
    words = len(line.split())
    return (words <= MOST_WORDS and bool(_READING_TIME.search(line))) or (words <= NOTICE_WORDS and bool(_VIEW.search(line)))


def _closes(line: str) -> bool:
    return len(line.split()) <= MOST_WORDS and bool(_NEIGHBOUR.fullmatch(line.lstrip("-> ")))


def _notice(line: str) -> bool:
    return len(line.split()) <= NOTICE_WORDS and bool(_NOTICE.search(line)) and not line.startswith(("#", "```"))
