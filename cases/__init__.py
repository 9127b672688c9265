"""Case files, assessments, answers."""
