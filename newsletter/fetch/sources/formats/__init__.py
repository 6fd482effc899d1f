"""The formats in which links are kept: one reader a file, each known by its content (see the registry)."""
