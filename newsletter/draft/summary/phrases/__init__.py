"""Tables of phrases, a file a language, and of English verbs; read by `phrasebook` and `grammar`."""
