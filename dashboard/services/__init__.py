"""Every write that joins several apps: the demonstration."""
