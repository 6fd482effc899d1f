"""What the name of a section alone says of the stories that belong there: their genre, or an everyday subject."""
