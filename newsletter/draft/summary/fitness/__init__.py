"""Decides which sentences can stand in a summary: by marks of any language, by phrases of fifteen, by the grammar of two."""
