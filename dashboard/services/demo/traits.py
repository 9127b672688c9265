"""Traits that nobody records and that much depends on: by them cases stand in line for values."""

from collections.abc import Callable

from dashboard.services.demo.draws import draw
from standards.types import NO, YES

# From a case reference to a number by which the cases are put in order.
Ranking = Callable[[str], float]


def mixed(trait: Ranking, name: str, share: float) -> Ranking:
    """Return a ranking that follows a trait for its share, and chance for the rest."""
    return lambda reference: share * trait(reference) + (1 - share) * draw(name, reference)


def harm(reference: str) -> float:
    """Return how dangerous the child is to others."""
    return draw("harm", reference)


def safety(reference: str) -> float:
    """Return how much in danger the child is."""
    return draw("safety", reference)


def view_of_level(reference: str, trait: str, level: str, is_factor: str) -> str:
    """Return what the inspector thinks of the service's own level."""
    if level == "not_recorded":
        return "not_set"
    chance = draw("level", trait, reference)
    if is_factor == NO or chance < 0.72:
        return YES
    return "too_high" if level in {"high", "very_high"} and chance > 0.9 else "too_low"
