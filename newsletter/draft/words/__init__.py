"""Words as numbers and vectors: terms and their weights, background frequencies, meanings; and inflected forms of one word."""
