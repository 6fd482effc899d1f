"""Fetches links from every kind of source into the cache: sources, HTTP client, address guard, health records."""
