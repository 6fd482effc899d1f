"""The demo's promises: its pages are what they pretend to be, its server is well-behaved and goes away."""
