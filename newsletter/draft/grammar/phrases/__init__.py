"""Phrase tables, one file per language, English verbs, and the templates of issue descriptions; `phrasebook` reads them."""
