"""The cover sheet that somebody else saved, beside the one that was typed."""

from datetime import date

from django.utils.formats import date_format

from improvement.models import CabinetCover

FIELDS = ("meeting", "meeting_date", "decision", "finance", "legal", "equalities")


def present_stored_cover(cover: CabinetCover) -> list[dict[str, str]]:
    """Return what is stored as rows of components/summary_list.html."""
    return [
        {
            "key": str(cover._meta.get_field(name).verbose_name),  # type: ignore[union-attr]
            "value": _text(getattr(cover, name)),
        }
        for name in FIELDS
    ]


def _text(value: str | date | None) -> str:
    return date_format(value) if isinstance(value, date) else value or "–"
