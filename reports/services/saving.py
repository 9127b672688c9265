"""Saves that name the version they are based on, the next place in a list, and the audit event."""

import re
from collections.abc import Mapping
from datetime import date
from typing import Any

from django.db.models import F
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.models import User
from audit.services import record_event
from reports.errors import AlreadyRemoved, StaleSave, WritingRefused
from reports.models import Item, Report, VersionedRow
from reports.types import LONGEST_TEXT, StoredVersion

LONGEST_ADDRESSEE = 160


def clean_text(typed: str) -> str:
    """Return the text with one kind of line end and at most one blank line between paragraphs.

    Raises WritingRefused for what cannot be stored: a NUL character, or more than 20,000
    characters.
    """
    text = re.sub(r"\n[ \t]*\n\s*", "\n\n", typed.replace("\r\n", "\n").replace("\r", "\n")).strip()
    if "\x00" in text:
        raise WritingRefused(_("The text holds an invisible character. Type it again."), "text")
    if len(text) > LONGEST_TEXT:
        raise WritingRefused(
            _("The text has %(length)d characters. Shorten it to %(limit)d or fewer.")
            % {"length": len(text), "limit": LONGEST_TEXT},
            "text",
        )
    return text


def required_text(typed: str) -> str:
    """Return the cleaned text; raises WritingRefused when there is none."""
    text = clean_text(typed)
    if not text:
        raise WritingRefused(_("Enter the text."), "text")
    return text


def clean_line(typed: str, longest: int, field: str) -> str:
    """Return what was typed in one line; raises WritingRefused where it is too long."""
    words = " ".join(typed.split())
    if len(words) > longest:
        raise WritingRefused(
            _("This has %(length)d characters. Shorten it to %(limit)d or fewer.")
            % {"length": len(words), "limit": longest},
            field,
        )
    return words


def clean_addressee(typed: str) -> str:
    """Return the post-holder; raises WritingRefused where there is none."""
    words = clean_line(typed, LONGEST_ADDRESSEE, "text")
    if not words:
        raise WritingRefused(
            _("Enter the post-holder, such as: The Head of Service."),
            "text",
        )
    return words


def read_month(month: str, year: str) -> date | None:
    """Return the first day of a month as it is typed, None where both are blank.

    Raises WritingRefused for half a month, or what is none.
    """
    month, year = month.strip(), year.strip()
    if not month and not year:
        return None
    if not month or not year:
        raise WritingRefused(_("Enter both the month and the year."), "year" if month else "month")
    if not _is_number(month, 1, 12):
        raise WritingRefused(_("Enter the month as a number from 1 to 12."), "month")
    if not _is_number(year, 2000, 2100):
        raise WritingRefused(_("Enter the year in four figures."), "year")
    return date(int(year), int(month), 1)


def _is_number(word: str, least: int, most: int) -> bool:
    is_whole = word.isascii() and word.isdecimal() and len(word) <= len(str(most))
    return is_whole and least <= int(word) <= most


def save_version(
    row: VersionedRow, fields: Mapping[str, Any], *, base_version: int, by: User, part: str = ""
) -> bool:
    """Change the row if its version is still the one the writer saw; say whether it changed.

    `part` begins the names of version, person and moment where a part of the row has its own, such
    as "lead_in_". Raises StaleSave when somebody else saved something different first, and
    AlreadyRemoved when the row is gone.
    """
    rows = type(row)._default_manager.filter(pk=row.pk)
    version, person, moment = f"{part}version", f"{part}edited_by", f"{part}edited_at"
    marks = {version: base_version + 1, person: by, moment: timezone.now()}
    saved = rows.filter(**{version: base_version}).update(**fields, **marks)
    stored = rows.select_related(person).first()
    if stored is None:
        raise AlreadyRemoved
    if not saved:
        _check_same(stored, fields, part)
    for name in (*fields, *marks):
        setattr(row, name, getattr(stored, name))
    return bool(saved)


def _check_same(stored: VersionedRow, fields: Mapping[str, Any], part: str) -> None:
    """Let a form sent twice pass: what it wanted stored is stored."""
    found = {name: getattr(stored, name) for name in fields}
    if found != dict(fields):
        person = getattr(stored, f"{part}edited_by")
        raise StaleSave(
            StoredVersion(
                version=getattr(stored, f"{part}version"),
                fields=found,
                by=person.name if person else "",
                at=getattr(stored, f"{part}edited_at"),
            )
        )


def next_position(item: Item) -> int:
    """Return the position behind the last row of the list the item is to join."""
    last = type(item)._default_manager.filter(**item.list_key).order_by("position").last()
    return last.position + 1 if last else 1


def open_place_behind(item: Item) -> int:
    """Move all later rows of its list on by one and return the position that is now free."""
    later = type(item)._default_manager.filter(**item.list_key, position__gt=item.position)
    later.update(position=F("position") + 1)
    return item.position + 1


def record(report: Report, verb: str, by: User, label: str, **details: object) -> None:
    """Record a change in the inspection's stream: ids and lengths only, never what was written."""
    record_event(
        stream=report.inspection.audit_stream,
        verb=verb,
        by=by.email,
        object_label=label,
        details=details,
    )
