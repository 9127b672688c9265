"""Who did what, when; append-only."""
