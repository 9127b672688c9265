"""Reach any state by real calls; nothing here writes a row that a service would refuse."""
