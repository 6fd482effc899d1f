"""The text of an article: a page cut into blocks, each judged, the chosen ones written as lines."""
