"""What the pages of writing and rendering a report show, sentences included."""
