"""The shared cache directory; only this package knows its layout.

    CACHEDIR.TAG                       so that backups skip it (bford.info/cachedir)
    version                            the layout's number
    pages/ab/<sha256 of key>.json      what is known of one page; the key is its normalised URL
    bodies/cd/<sha256>.gz              its bytes as served, inflated once, by their own hash
    answers/ab/<sha256 of question>    what a language model answered, where one is asked
    settled/gh/<sha256 of a folder>    what the last draft and its editions were made of
    told/ab/<sha256 of issue's path>   the errors that the last `build` reported
    articles/ef/<sha256>.json          what `extract` read out of one body; made again when deleted

Plain files: `ls`, `zcat` and `jq` read it, several commands write at once without a lock, and deleting any of it, at any moment,
costs only time. A body is written before the page that names it, each in one step. A damaged file counts as a miss and gives
one warning.
"""

from __future__ import annotations

from newsletter.cache.answers import Answers
from newsletter.cache.keys import can_be_canonical, link_key, page_key
from newsletter.cache.near_keys import near_page
from newsletter.cache.store import VERSION, Cache, cannot_write, unpacked

__all__ = ["VERSION", "Answers", "Cache", "can_be_canonical", "cannot_write", "link_key", "near_page", "page_key", "unpacked"]
