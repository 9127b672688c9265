"""What the service's people read of their released report."""
