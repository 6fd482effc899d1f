"""Promises of the templates: overriding, escaping, and what is said of a wrong one."""

from __future__ import annotations

from pathlib import Path

import pytest

from newsletter.errors import RenderError
from newsletter.models import Issue, Section, Story
from tests.render.examples import PLAIN, SETTINGS
from tests.render.made import render_email, render_text


def test_an_override_replaces_one_block_of_the_packaged_template(tmp_path: Path) -> None:
    (tmp_path / "email.html").write_text('{% extends "default/email.html" %}{% block footer %}<p>My foot</p>{% endblock %}')
    html = render_email(PLAIN, SETTINGS, templates=tmp_path)
    assert "<p>My foot</p>" in html
    assert "Unsubscribe" not in html
    assert "A 2 nm fab opens in Dresden" in html


def test_a_story_block_can_be_replaced_in_html_and_text(tmp_path: Path) -> None:
    (tmp_path / "email.html").write_text(
        '{% extends "default/email.html" %}{% block story %}<b>{{ story.headline }}</b>{% endblock %}'
    )
    (tmp_path / "text.txt").write_text(
        '{% extends "default/text.txt" %}{% block story %}* {{ story.headline }}\n{% endblock %}'
    )
    story = Issue("t", sections=(Section("s", (Story("<i>R&D</i>"),)),))
    assert "<b>&lt;i&gt;R&amp;D&lt;/i&gt;</b>" in render_email(story, SETTINGS, templates=tmp_path)
    assert "* <i>R&D</i>" in render_text(story, SETTINGS, templates=tmp_path)


def test_colours_can_be_changed_alone(tmp_path: Path) -> None:
    (tmp_path / "style.html").write_text('{% extends "default/style.html" %}')
    (tmp_path / "email.html").write_text(
        '{% extends "default/email.html" %}{% block header %}<h1>{{ issue.title }}</h1>{% endblock %}'
    )
    assert "<h1>Weekly Update</h1>" in render_email(PLAIN, SETTINGS, templates=tmp_path)


def test_a_folder_that_is_not_there_is_no_mistake(tmp_path: Path) -> None:
    assert render_text(PLAIN, SETTINGS, templates=tmp_path / "no") == render_text(PLAIN, SETTINGS)


@pytest.mark.parametrize(
    ("template", "said"),
    [
        ("a\n{{ isue.title }}", "text.txt:2: 'isue' is undefined"),
        ("{{ issue.titel }}", "text.txt:1: "),
        ("\n\n{% if %}", "text.txt:3: "),
        ("{{ 1 / 0 }}", "text.txt:1: division by zero"),
        ("{{ issue.title + 1 }}", "text.txt:1: "),
        ("{% include 'gone.txt' %}", "gone.txt"),
        ("{{ ''.__class__.__mro__ }}", "unsafe"),
        ("{{ issue.title.format.__globals__ }}", "unsafe"),
    ],
)
def test_a_wrong_template_is_named_with_its_line(tmp_path: Path, template: str, said: str) -> None:
    (tmp_path / "text.txt").write_text(template)
    with pytest.raises(RenderError) as caught:
        render_text(PLAIN, SETTINGS, templates=tmp_path)
    assert said in str(caught.value)
    assert "\n" not in str(caught.value)


def test_a_template_that_is_no_text_is_an_error_of_one_line(tmp_path: Path) -> None:
    (tmp_path / "text.txt").write_bytes(b"\xff\xfe\x00")
    with pytest.raises(RenderError, match=r"text\.txt"):
        render_text(PLAIN, SETTINGS, templates=tmp_path)
