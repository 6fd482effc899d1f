"""The demo: our own sample pages, and the local server that serves them."""
