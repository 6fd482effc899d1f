"""Headlines of stories: the article's own, cleaned and in the configured style, or one made from its text."""
