"""Writes about improvement plans and self-assessments."""
