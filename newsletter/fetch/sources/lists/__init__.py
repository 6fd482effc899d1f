"""Lists and notes of links as an editor writes, pastes or pipes them: the list, one line of it, the links amid its words."""
