"""Reads of improvement plans and self-assessments; checked loaders."""
