"""Reads of cases, answers and scores; the loaders are the only way to one case for a person."""
