"""The judgement per theme."""
