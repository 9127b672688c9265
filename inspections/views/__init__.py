"""Pages about inspections: load, ask, one service call, answer."""
