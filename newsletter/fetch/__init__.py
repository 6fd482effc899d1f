"""From every place where an editor's links live to pages in the cache: sources, the wire, the guard, memory of health."""
