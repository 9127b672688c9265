"""Mails that something was said of a plan: where to sign in, and nothing of what was said."""

from functools import partial

from django.conf import settings
from django.db import transaction
from django.urls import reverse
from django.utils.translation import gettext as _
from django_tasks import task

from accounts.services.mailing import send_or_log
from improvement.models import ImprovementPlan
from improvement.queries.people import addresses_to_tell
from inspections.policies.languages import in_mail_languages


def announce_to(plan: ImprovementPlan, *, is_for_team: bool) -> None:
    """Have a mail sent, once what was said is stored, to the team that follows the plan or to the
    people of the service who edit and approve it.
    """
    transaction.on_commit(partial(tell_of_plan.enqueue, plan.pk, is_for_team), robust=True)


@task()
def tell_of_plan(plan: int, is_for_team: bool) -> None:
    """Write to each of them."""
    told = ImprovementPlan.objects.select_related("inspection__service").get(pk=plan)
    reference = told.inspection.reference
    link = settings.SITE_ADDRESS.rstrip("/") + reverse("improvement:plan-detail", args=[reference])
    for address in addresses_to_tell(told.inspection, is_for_team=is_for_team):
        _send(told, address, link)


def _send(plan: ImprovementPlan, address: str, link: str) -> None:
    inspection = plan.inspection
    subject, text = in_mail_languages(
        inspection.service, lambda: _words(str(inspection.reference), link)
    )
    send_or_log(address, subject, text, about="a plan")


def _words(reference: str, link: str) -> tuple[str, str]:
    subject = _("There is news of the improvement plan after inspection %(reference)s") % {
        "reference": reference
    }
    return subject, _("Sign in to read it: %(link)s") % {"link": f"{link}\n"}
