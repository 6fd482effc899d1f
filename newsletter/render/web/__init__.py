"""The editions for sites, feeds and other programs. Its modules are imported late, by the medium that needs them."""
