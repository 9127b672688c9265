"""What the pages of a plan show, sentences included."""
