"""newsletter.draft.prose.discussion: the first post of a discussion and its author."""

from __future__ import annotations

import pytest

from newsletter.draft.prose.discussion import first_post, first_speaker


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("#### Ann, May 3, 2026\nI built a pump.\n#### Ben, May 4, 2026\nGood.", "Ann"),
        ("#### rurutia Member, May 2026\nI built a pump.\n#### Ben, May 2026\nGood.", "rurutia"),
        ("#### Ann\nI built a pump.\n#### Ben\nGood.", "Ann"),
        ("#### Ann, May 3, 2026\nOne heading alone is of an article.", ""),
        ("#### Overview\n### What we do\nI built a pump.\n#### Prices\nGood.", ""),
        ("#### Ann\nI built a pump.\n#### Ben\nGood.\n### Elsewhere", "Ann"),
        ("#### Author\n- Posts\n#### Ann Member\n- I built a pump.\n#### Ben\n- Good.", "Ann"),
        ("#### Ann\nI built a pump.\n#### Ben, May 4, 2026\nGood.\n#### Cleo, May 5, 2026\nI built two.", "Ann"),
        ("Thread starter Ann\n#### Ann, 3 hours ago\nI built a pump.\n#### Ben, 2 hours ago\nGood.", "Ann"),
        (
            f"{'I built a pump for my cellar. ' * 6}\n#### Ben, May 4, 2026\nI built two.\n#### Cleo, Tuesday at 10:07\nGood.",
            "",
        ),
        ("I built a pump.", ""),
    ],
)
def test_a_discussions_first_post_names_its_writer(text: str, name: str) -> None:
    assert first_speaker(text) == name


@pytest.mark.parametrize("heading", ["", "#### Ann\n"])
def test_the_first_post_stands_above_the_headings_of_the_answers(heading: str) -> None:
    question = "My cellar is wet after every storm, and the pump that I built from a kit stops after ten minutes. " * 5
    answers = "#### Ben, May 4, 2026\nI built two.\n#### Cleo, yesterday at 10:07\nI never had one."
    assert first_post(f"{heading}{question}\n{answers}").strip() == question.strip()


def test_an_article_with_headings_is_no_discussion() -> None:
    wines = "Two wines for May.\n#### La Vieille, France ($14.99, #559393)\nDry.\n#### Nova, Italy ($19.99, #192961)\nSweet."
    assert first_post(wines) == wines


def test_headings_without_a_word_between_them_are_no_posts() -> None:
    release = "#### Dr. Ines Holm Press Office\n#### Harbour Society\nCranes lift more at night.\n#### Contact:\nHolm, holm@harbour.example"
    assert first_post(release) == release
