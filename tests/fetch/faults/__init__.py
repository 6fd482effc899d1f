"""A web server that misbehaves on purpose: every fault with the outcome that a careful fetcher should reach."""

from tests.fetch.faults import answers, broken, compressed, contents
from tests.fetch.faults.exchange import FAULTS, Fault
from tests.fetch.faults.server import FaultServer, running

__all__ = ["FAULTS", "Fault", "FaultServer", "answers", "broken", "compressed", "contents", "running"]
