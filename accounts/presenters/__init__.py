"""What pages about signing in show."""
