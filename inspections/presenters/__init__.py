"""What the pages about inspections show."""
