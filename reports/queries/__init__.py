"""Reads of reports: checked loaders, the written rows, and the whole document for printing."""
