"""Where work runs: a pool of processes on this machine, or a Dask cluster. Knows nothing of pages."""
