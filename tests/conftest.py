"""What every test may ask for, and what none may touch: the user's own environment."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import Phase, settings

from tests.model_server import ModelServer, serve_model
from tests.website import Site, article, serve

# Bytecode is kept, also on a machine that is set to keep none: a hundred commands of a process each would compile the program anew.
os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
sys.dont_write_bytecode = False

# Chance types without a clock, so that a busy machine fails no test, and shows what failed as it was: to make it smaller takes up to five
# minutes, in which the suite seems to hang. `--hypothesis-profile=long` lets it type more and makes it smaller.
PHASES = (Phase.explicit, Phase.reuse, Phase.generate)
settings.register_profile("suite", deadline=None, database=None, max_examples=40, phases=PHASES)
settings.register_profile("long", deadline=None, max_examples=1000)
settings.load_profile("suite")

LEAD = "The council of Brigford has voted to rebuild the old mill bridge for 14 million pounds, after nine years of argument. "
WORK = "Work is to begin in March and to last for two summers, said Ines Holm, who leads the town's engineers. "
MORE = "The bridge carries 9,000 people a day on foot and has been closed to lorries since a survey found cracks in its third arch. "


@pytest.fixture(autouse=True)
def _own_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    """No NEWSLETTER_… or proxy setting of the machine reaches a test."""
    for name in list(os.environ):
        if name.startswith("NEWSLETTER_") and name not in {
            "NEWSLETTER_BENCH",
            "NEWSLETTER_WRITE_README",
            "NEWSLETTER_STRESS_SECONDS",
            "NEWSLETTER_HISTORIES",
            "NEWSLETTER_MODEL_SERVER",
        }:
            monkeypatch.delenv(name)
        if name.lower() in {"http_proxy", "https_proxy", "all_proxy"}:
            monkeypatch.delenv(name)


@pytest.fixture(autouse=True)
def nothing_is_remembered(monkeypatch: pytest.MonkeyPatch) -> None:
    """What is drafted or rendered twice is worked out twice, so that what is promised of a second run is put to the test."""
    monkeypatch.setattr("newsletter.commands.up_to_date._load", lambda context, kind: {})


def _named(outlet: str) -> str:
    """A page's word on whose it is: two outlets on one machine are known apart by nothing else."""
    return f'<meta property="og:site_name" content="Brigford {outlet}">'


@pytest.fixture
def site() -> Iterator[Site]:
    """A web site with two articles on one matter, one on another, an image and an empty page."""
    pages = {
        "/bridge": article("Brigford to rebuild its mill bridge", LEAD + WORK, MORE * 2, WORK + MORE, head=_named("Courier")),
        "/bridge-too": article(
            "Mill bridge in Brigford will be rebuilt, council decides",
            "Brigford's council decided on Monday to rebuild the old mill bridge, which has stood since 1871. " + MORE,
            "Ines Holm, the chief engineer, said the work would begin in March and cost 14 million pounds. " * 2,
            head=_named("Gazette"),
        ),
        "/owls": article(
            "Barn owls return to the salt marshes",
            "Eleven pairs of barn owls have nested on the salt marshes this spring, the most since counting began in 1988. "
            * 2,
            "Wardens put it down to mild winters and to forty new nest boxes, which schoolchildren built and painted. " * 2,
        ),
    }
    with serve(pages) as running:
        yield running


@pytest.fixture
def liar(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[ModelServer]:
    """A language model of the llm library, by the name `liar`, that is a server on loopback."""
    with serve_model(tmp_path / "llm", monkeypatch) as model:
        yield model


@pytest.fixture
def project(tmp_path: Path, site: Site, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A newsletter's folder, with the site's host allowed; the working directory for the test."""
    (tmp_path / "config.toml").write_text(
        f'title = "The Brigford Letter"\n[fetch]\nallow_hosts = ["{site.host}"]\npause = 0\n'
        '[[sections]]\nname = "Town"\ndescription = "council, streets and bridges"\nkeywords = ["council", "bridge"]\n'
        '[[sections]]\nname = "Nature"\ndescription = "birds, beasts and weather"\nkeywords = ["owls", "marshes", "nest"]\n',
        encoding="utf-8",
    )
    monkeypatch.chdir(tmp_path)
    return tmp_path
