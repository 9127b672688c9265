"""Written texts: their markers, formatting, sentences, numbers and proportions; no Django."""
