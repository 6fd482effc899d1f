"""Where links come from: one reader for each format, and the registry that finds the right one."""
