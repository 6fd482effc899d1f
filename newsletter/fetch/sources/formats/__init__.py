"""Link formats, one reader per file, each recognised by content (see the registry)."""
