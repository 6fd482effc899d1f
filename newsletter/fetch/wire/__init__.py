"""HTTP: client, guard against private addresses, retries, redirects, throttling."""
