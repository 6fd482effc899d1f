"""Editions: an issue rendered for one medium. Its modules are imported late, by the command that renders."""
