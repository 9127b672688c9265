"""What the pages of the dashboard show, one module per page."""
