"""Pages that look across the apps; no models of its own."""
