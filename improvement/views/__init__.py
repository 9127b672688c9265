"""The pages of plans and self-assessments."""
