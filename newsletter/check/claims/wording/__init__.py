"""What a sentence changes in the words of the article: opposites, one of several of a kind, words put in or left out."""
