"""Bytes into a tree: decoding, markup that streams in late, data in scripts, text lines, repeats."""
