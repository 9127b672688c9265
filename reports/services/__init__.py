"""Writes about reports: its texts, findings, explanations, recommendations and files."""
