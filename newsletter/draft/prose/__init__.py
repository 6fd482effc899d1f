"""An article's text read as running prose: sentences and whole quotations, without marks, lists, code and datelines."""
