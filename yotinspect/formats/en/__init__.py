"""English of every country."""
