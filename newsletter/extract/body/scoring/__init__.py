"""How likely each block of a page is its article: measured features, learned weights, and the sum of both."""
