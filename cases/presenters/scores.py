"""Scores as plain data, for the command and the API alike."""

from typing import Any

from cases.queries.scoring import InspectionScores, StandardScore
from inspections.models import Inspection
from scoring.tally import Tally


def scores_as_data(inspection: Inspection, scores: InspectionScores) -> dict[str, Any]:
    """Return all scores in the documented shape; a theme without a score has nulls."""
    return {
        "inspection": inspection.reference,
        "cases": {"submitted": scores.submitted, "total": scores.total},
        "themes": {code: _theme(score) for code, score in scores.standards.items()},
        "questions": {
            code: {**_counts(score.tally), "percent": score.tally.percent}
            for code, score in scores.questions.items()
        },
        "facts": {code: score.values for code, score in scores.facts.items()},
    }


def _theme(score: StandardScore) -> dict[str, Any]:
    tally, rating = score.tally, score.rating
    return {
        **_counts(tally),
        "percent": tally.percent,
        "percent_exact": f"{tally.sufficient}/{tally.applicable}" if tally.applicable else None,
        "band": rating.rating if rating else None,
        "stars": rating.points if rating else None,
        "cases": tally.cases,
        **_key_questions(score),
    }


def _key_questions(score: StandardScore) -> dict[str, Any]:
    if not score.standard.is_judged_by_key_questions:
        return {}
    return {
        "decided_by": score.decided_by or None,
        "key_questions": {
            code: {**_counts(tally), "percent": tally.percent}
            for code, tally in score.key_questions.items()
        },
    }


def _counts(tally: Tally) -> dict[str, int]:
    return {
        "sufficient": tally.sufficient,
        "applicable": tally.applicable,
        "not_applicable": tally.not_applicable,
        "missing": tally.missing,
    }
