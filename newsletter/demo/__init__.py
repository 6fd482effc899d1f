"""The demo: sample pages of our own writing, and the loopback server that plays the web for them."""
