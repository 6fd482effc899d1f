"""Tests of lists of links."""
