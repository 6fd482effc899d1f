"""Decides which sentences can stand in a summary: by signs of any language, by phrases, by grammar, and by a learned risk."""
