"""Promises of the proof sheet's page."""

from __future__ import annotations

from pathlib import Path

import pytest

from newsletter.errors import RenderError
from newsletter.render.proof_page import render_proof


def test_a_template_of_the_editors_goes_before_ours_and_is_escaped(tmp_path: Path) -> None:
    (tmp_path / "proof.html").write_text("<p>{{ title }}</p>", encoding="utf-8")
    assert render_proof({"title": "<b>"}, templates=tmp_path) == "<p>&lt;b&gt;</p>"


def test_a_wrong_one_is_named_with_its_line(tmp_path: Path) -> None:
    (tmp_path / "proof.html").write_text("\n{{ titel }}", encoding="utf-8")
    with pytest.raises(RenderError, match=r"proof\.html:2"):
        render_proof({"title": "x"}, templates=tmp_path)
