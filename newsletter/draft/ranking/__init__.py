"""In which order stories are printed, and which are left out."""
