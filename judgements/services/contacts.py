"""Writes about the numbers of people that the team means to meet."""

from collections.abc import Mapping

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.models import User
from audit.services import record_event
from inspections.models import Inspection
from inspections.queries import lock_inspection, member_permissions
from judgements.choices import ContactGroup
from judgements.errors import RowRefused, StaleRow
from judgements.models import ExpectedContact
from judgements.policies.enquiry import check_plan_enquiry
from judgements.policies.rows import check_fieldwork_open
from judgements.queries.contacts import expectations_of

MOST_PEOPLE = 999


@transaction.atomic
def expect_contacts(
    *, inspection: Inspection, numbers: Mapping[ContactGroup, int], base_version: int, by: User
) -> None:
    """Set how many people of each group are to be met, nought for no number.

    Raises NotAllowed for a role that does not plan enquiry, StaleRow where somebody has set a
    number since `base_version`, and RowRefused once published or for a number out of range.
    What is sent twice changes nothing the second time.
    """
    locked = lock_inspection(inspection)
    check_plan_enquiry(member_permissions(by, locked))
    check_fieldwork_open(locked)
    before = expectations_of(locked)
    changed = {
        group: number for group, number in numbers.items() if number != before.numbers.get(group, 0)
    }
    if not changed:
        return
    if base_version != before.version:
        raise StaleRow(_("Somebody else has set these numbers since you opened the page."))
    for group, number in changed.items():
        _set(locked, group, number, by)
    record_event(
        stream=locked.audit_stream,
        verb="contacts_expected",
        by=by.email,
        object_label=locked.reference,
        details={"before": before.numbers, "after": dict(changed)},
    )


def _set(inspection: Inspection, group: ContactGroup, number: int, by: User) -> None:
    if not 0 <= number <= MOST_PEOPLE:
        raise RowRefused(
            _("Enter a whole number from 0 to %(most)d.") % {"most": MOST_PEOPLE}, group
        )
    row = ExpectedContact.objects.filter(inspection=inspection, group=group).first()
    row = row or ExpectedContact(inspection=inspection, group=group, version=0)
    row.expected, row.by, row.at = number, by, timezone.now()
    row.version += 1
    row.save()
