"""The cover sheet that somebody else saved, beside the one that was typed."""

from datetime import date

from django.utils.formats import date_format

from improvement.models import CabinetCover

FIELDS = ("meeting", "meeting_date", "decision", "finance", "legal", "equalities")


def present_stored_cover(cover: CabinetCover) -> list[dict[str, str]]:
    """Return what is stored as rows of components/summary_list.html."""
    return [
        {
            "key": str(field.verbose_name),
            "value": _text(field.value_from_object(cover)),
        }
        for field in cover._meta.concrete_fields
        if field.name in FIELDS
    ]


def _text(value: str | date | None) -> str:
    return date_format(value) if isinstance(value, date) else value or "–"
