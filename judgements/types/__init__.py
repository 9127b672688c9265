"""Plain values of fieldwork: the one parser of what is saved, and what saving it replies."""
