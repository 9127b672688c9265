"""The shapes of what is typed into a plan."""
