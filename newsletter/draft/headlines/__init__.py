"""Headlines of stories: the article's own, cleaned and in the editor's style, or one made of its text."""
