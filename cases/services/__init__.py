"""Writes about cases: answering, submitting and returning, reading files in."""
