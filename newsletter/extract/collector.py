"""Owns the pause of the cycle collector while one page is read."""

from __future__ import annotations

import contextlib
import gc
from collections.abc import Iterator


@contextlib.contextmanager
def collector_paused() -> Iterator[None]:
    """Let Python look for garbage in cycles only after the work inside.

    A page is read into tens of thousands of objects that all live until it is done, so that each look (the `gc` module's
    generations) walks over them in vain: a tenth of the time. Memory is not at stake: objects are freed by their reference
    counts as ever, and what a page leaves in cycles goes at the first look after it. Does nothing where the caller has switched
    the collector off.
    """
    if not gc.isenabled():
        yield
        return
    gc.disable()
    try:
        yield
    finally:
        gc.enable()
