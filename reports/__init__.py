"""Findings, text, the PDF."""
