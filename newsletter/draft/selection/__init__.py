"""Which articles an issue is made of: each once, without what earlier issues carried or the editor threw out."""
