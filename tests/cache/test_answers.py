"""newsletter.cache.answers: a model's answers, kept by question."""

from __future__ import annotations

from pathlib import Path

from newsletter.cache import Answers


def test_an_answer_is_found_again_and_a_damaged_or_missing_one_is_none(tmp_path: Path) -> None:
    answers = Answers(tmp_path)
    assert answers.get("ab12") is None
    answers.put("ab12", "yes — indeed")
    assert answers.get("ab12") == "yes — indeed"
    (tmp_path / "ab" / "ab12").write_bytes(b"\xff\xfe")
    assert answers.get("ab12") is None


def test_a_disk_that_cannot_be_written_costs_only_the_answer(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    Answers(tmp_path / "file").put("ab12", "yes")
    assert Answers(tmp_path / "file").get("ab12") is None
