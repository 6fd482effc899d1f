"""Phrase tables, one file per language, and English verbs; read by `phrasebook` and `grammar`."""
