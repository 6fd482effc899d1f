"""Parses bytes into a tree: decoding, streamed markup, embedded data, text lines, duplicates."""
