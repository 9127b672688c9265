"""Inspections under the Full Joint Inspection of 2015: one written up, one to try scoring in."""
