"""What an entry of the evidence log needs, and who may change it."""

from datetime import date

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from accounts.errors import NotVisible
from accounts.models import User
from accounts.permissions import Permission
from cases.errors import RefusalCode
from inspections.models import Inspection
from judgements.choices import ContactGroup, Direction, EvidenceKind
from judgements.errors import FieldworkRefused
from judgements.policies.judgements import can_judge
from judgements.policies.rows import closed_text
from judgements.types.evidence import EvidenceContent


def check_evidence(content: EvidenceContent, today: date) -> None:
    """Raise FieldworkRefused for an entry that says too little or what cannot be."""
    if content.kind not in EvidenceKind.values:
        raise _invalid("kind", _("Choose what kind of evidence it is."))
    _check_day(content, today)
    if content.group and content.group not in ContactGroup.values:
        raise _invalid("group", _("Choose who was met from the list."))
    if content.people_count and not content.group:
        raise _invalid("group", _("You gave a number of people. Choose who was met."))
    if content.direction not in Direction.values:
        raise _invalid("direction", _("Choose whether it shows a strength, a gap or neither."))
    if not content.text:
        raise _invalid("text", _("Write what was said, read or seen."))


def warn_of_day(inspection: Inspection, day: date) -> str:
    """Say that a day is hardly meant: before the announcement. "" for any other."""
    announced = inspection.announced_date
    if day >= announced:
        return ""
    return _(
        "%(day)s is before the inspection was announced on %(announced)s. Check the date; it may "
        "be right for a document."
    ) % {"day": date_format(day), "announced": date_format(announced)}


def check_author(author: User, by: User, permissions: frozenset[Permission]) -> None:
    """Raise FieldworkRefused for anybody but the author, NotVisible for who may not even read."""
    if author.pk == by.pk:
        return
    if Permission.VIEW_EVIDENCE not in permissions:
        raise NotVisible
    raise FieldworkRefused(
        RefusalCode.RIGHT,
        _("%(name)s wrote this entry, so only they can change it. Add an entry of your own.")
        % {"name": author.name},
    )


def check_open(inspection: Inspection) -> None:
    """Raise FieldworkRefused once the report is published."""
    if not can_judge(inspection):
        raise FieldworkRefused(RefusalCode.LOCKED, closed_text())


def _check_day(content: EvidenceContent, today: date) -> None:
    if content.date is None:
        raise _invalid("held_date", _("Enter the day, month and year."))
    if content.date > today:
        raise _invalid(
            "held_date",
            _("The date is in the future. Enter the day on which it was heard or seen."),
        )


def _invalid(field: str, message: str) -> FieldworkRefused:
    return FieldworkRefused(RefusalCode.INVALID, message, field)
