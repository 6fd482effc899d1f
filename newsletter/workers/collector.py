"""Pauses the search for garbage in cycles while something large is built."""

from __future__ import annotations

import contextlib
import gc
from collections.abc import Iterator


@contextlib.contextmanager
def collector_paused(*, kept: bool = False) -> Iterator[None]:
    """Let Python look for garbage in cycles only after the work inside.

    A page is read into tens of thousands of objects, an issue is drafted from hundreds of thousands and checked against as many,
    which all live until the work is done: each search (the `gc` module's generations) walks over them in vain, which takes a
    tenth of the time. What is `kept`, until the program ends, is not searched afterwards either. Objects are freed by their
    reference counts as ever. Does nothing where the caller has switched the collector off.
    """
    if not gc.isenabled():
        yield
        return
    gc.disable()
    try:
        yield
    finally:
        if kept:
            gc.freeze()
        gc.enable()
