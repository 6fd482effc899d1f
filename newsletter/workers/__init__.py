"""Runs work in a local process pool or on a Dask cluster; independent of pages."""
