"""How many cases to read, and which: sizes, draws and their working; plain Python, no Django."""
