"""Pages over everyone's data, one module per page."""
