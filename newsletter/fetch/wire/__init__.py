"""One request and its answer: the client, the guard against private addresses, retries, redirects, pauses."""
