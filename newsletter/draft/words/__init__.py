"""Words as numbers: terms and their weights, how common a word is, what it means beside others."""
