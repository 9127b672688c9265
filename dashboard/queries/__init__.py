"""Reads that look across the apps, one module per page."""
