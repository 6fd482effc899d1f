"""Articles are read again when the settings that change them do, and only then."""

from __future__ import annotations

import dataclasses

from newsletter.config.schema import ExtractSettings
from newsletter.extract.fingerprint import fingerprint

SETTINGS = ExtractSettings()


def test_a_setting_that_changes_what_is_read_changes_the_fingerprint() -> None:
    assert fingerprint(SETTINGS) == fingerprint(ExtractSettings())
    assert fingerprint(dataclasses.replace(SETTINGS, language="de")) != fingerprint(SETTINGS)
    assert fingerprint(dataclasses.replace(SETTINGS, min_words=SETTINGS.min_words + 1)) != fingerprint(SETTINGS)


def test_how_the_work_is_done_changes_nothing() -> None:
    assert fingerprint(dataclasses.replace(SETTINGS, jobs=3, page_seconds=1.0)) == fingerprint(SETTINGS)
