"""Checks robots.txt (RFC 9309) for links that no person chose, once per site and run."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable

from protego import Protego

from newsletter.fetch.wire.client import AGENT
from newsletter.fetch.wire.page_error import PageError
from newsletter.fetch.wire.request_url import Address, parse_address
from newsletter.text.charset import decode

MOST_BYTES = 512 * 1024
"""RFC 9309, section 2.5, asks for at least 500 KiB; what follows is not read."""

MOST_SITES = 500
LONGEST_CRAWL_DELAY = 5.0

Bring = Callable[[Address], Awaitable[bytes]]


class Robots:
    """Remembers what each site says. `bring` fetches a robots.txt: its bytes, or PageError with the status in it."""

    def __init__(self, bring: Bring, slow_down: Callable[[str, float], None]) -> None:
        self._bring, self._slow_down = bring, slow_down
        self._sites: dict[str, asyncio.Task[Protego | PageError | None]] = {}

    def knows(self, address: Address) -> bool:
        """Tell whether what an address's site says is there already."""
        task = self._sites.get(address.origin)
        return task is not None and task.done()

    async def check(self, address: Address) -> None:
        """Raise PageError when the address may not be fetched, or when the site cannot say.

        A robots.txt that is not there (4xx, or redirects that end nowhere) allows everything; one that a server fails to
        give (5xx, 429, no connection) forbids everything for now (RFC 9309, sections 2.3.1.2 to 2.3.1.4).
        """
        task = self._sites.get(address.origin)
        if task is None:
            if len(self._sites) >= MOST_SITES:
                self._sites.pop(next(iter(self._sites)))
            task = self._sites[address.origin] = asyncio.create_task(self._read(address))
        rules = await asyncio.shield(task)
        if isinstance(rules, PageError):
            raise PageError(f"robots.txt: {rules.reason}", status=rules.status)
        if rules is not None and not rules.can_fetch(str(address.url), AGENT):
            raise PageError("forbidden by robots.txt")

    async def _read(self, address: Address) -> Protego | PageError | None:
        place = parse_address(str(address.url.copy_with(raw_path=b"/robots.txt")))
        try:
            body = await self._bring(place)
        except PageError as error:
            gone = error.status is not None and error.status < 500 and error.status != 429
            return None if gone else error
        rules = Protego.parse(decode(body))
        delay = rules.crawl_delay(AGENT)
        if delay:
            self._slow_down(address.host, min(delay, LONGEST_CRAWL_DELAY))
        return rules
