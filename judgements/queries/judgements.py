"""The judgements of an inspection: the ones that stand, and how they came about."""

from inspections.models import Inspection
from judgements.models import ThemeJudgement

# What stands beside a judgement: its theme, its author, and what was decided about it.
RELATED = ("standard", "by", "decision__by", "decision__meeting")


def current_judgements(inspection: Inspection) -> dict[str, ThemeJudgement]:
    """Return the newest judgement of every theme judged so far, by theme code: one query."""
    rows = (
        ThemeJudgement.objects.filter(inspection=inspection)
        .select_related(*RELATED)
        .order_by("standard__number", "version")
    )
    return {row.standard.code: row for row in rows}


def judgement_history(inspection: Inspection, standard: str) -> list[ThemeJudgement]:
    """Return all judgements of one theme (its code), the one that stands first: one query."""
    rows = ThemeJudgement.objects.filter(inspection=inspection, standard__code=standard)
    return list(rows.select_related(*RELATED).order_by("-version"))
