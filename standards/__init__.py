"""Frameworks: themes, questions, facts, scale, bands, report outline."""
