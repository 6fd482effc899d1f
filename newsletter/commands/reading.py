"""Runs the extractor over bodies: by processes of this machine, or by a Dask cluster."""

from __future__ import annotations

import functools
from collections.abc import Iterable, Iterator
from contextlib import AbstractContextManager, nullcontext
from typing import TYPE_CHECKING, NamedTuple

from newsletter.config.schema import ExtractSettings
from newsletter.errors import ExtractError
from newsletter.models import Article, Page

if TYPE_CHECKING:
    from newsletter.workers.processes import Map

MISSING = "its body is missing in the cache; fetch it again: newsletter fetch --refresh URL"


class Outcome(NamedTuple):
    """The articles of a page, or why there are none."""

    articles: list[Article]
    error: str | None = None


def chosen_map(settings: ExtractSettings, dask: str | None) -> AbstractContextManager[Map]:
    """Return the map that is to do the work: a cluster's where its address is given, else this machine's processes."""
    if dask:
        from newsletter.workers.dask import dask_map

        return dask_map(dask)
    from newsletter.workers.processes import map_bounded

    return nullcontext(
        functools.partial(map_bounded, jobs=settings.jobs, seconds=settings.page_seconds, megabytes=settings.page_megabytes)
    )


def read_bodies(bodies: Iterable[tuple[Page, bytes | None]], settings: ExtractSettings, chosen: Map) -> Iterator[Outcome]:
    """Yield what comes of each body, as it lies in the cache, in order.

    A page that cannot be read, or takes too long or too much, costs only itself.
    """
    from newsletter.extract.article import read_item
    from newsletter.workers.processes import WorkLost

    for result in chosen(functools.partial(read_item, settings=settings), bodies):
        if isinstance(result.error, ExtractError):
            yield Outcome([], result.error.reason)
        elif isinstance(result.error, WorkLost):
            yield Outcome([], str(result.error))
        elif result.error is not None:
            raise result.error
        elif result.value is None:
            yield Outcome([], MISSING)
        else:
            yield Outcome(result.value)
