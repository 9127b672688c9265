"""Reads of judgements, and of the answers that a theme's percentage is made of."""

from judgements.queries.judgements import current_judgements, judgement_history

__all__ = ["current_judgements", "judgement_history"]
