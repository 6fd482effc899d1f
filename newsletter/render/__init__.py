"""Editions: an issue rendered for one medium. Its modules are imported only when needed."""
