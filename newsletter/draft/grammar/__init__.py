"""What a sentence is, by language: declarative or not by its grammar, and the phrases that show what it does."""
