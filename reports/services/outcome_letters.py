"""The letter that tells a service the outcome of its comments: made once, kept as it was made."""

import hashlib
from functools import partial

from django.db import transaction
from django.template.loader import render_to_string
from django.utils import timezone, translation
from django.utils.translation import gettext as _
from django_tasks import task

from accounts.errors import NotAllowed, UserError
from accounts.models import User
from accounts.permissions import Permission
from inspections.policies import refusal_of
from inspections.queries import lock_inspection, member_permissions
from reports.choices import Language
from reports.errors import RenderingRefused, WritingRefused
from reports.models import AccuracyCheck, OutcomeLetter
from reports.queries.languages import due_languages
from reports.queries.outcome_letters import letter_of
from reports.services.printing import print_markup
from reports.services.saving import record
from reports.services.styling import refuse_missing_files
from reports.services.validation import check_pdf


def request_letters(check: AccuracyCheck) -> None:
    """Have the letters made once the transaction has been committed."""
    transaction.on_commit(partial(make_letters.enqueue, check.pk), robust=True)


@transaction.atomic
def repeat_letters(*, check: AccuracyCheck, by: User) -> None:
    """Ask again for letters that could not be made. Raises WritingRefused without an outcome."""
    locked = lock_inspection(check.report.inspection)
    if Permission.WRITE_REPORT not in member_permissions(by, locked):
        raise NotAllowed(refusal_of(Permission.WRITE_REPORT))
    if not check.is_outcome_sent:
        raise WritingRefused(_("The outcome has not been sent yet."))
    AccuracyCheck.objects.filter(pk=check.pk).update(letter_failure="")
    record(check.report, "outcome_letter_requested", by, locked.reference)
    request_letters(check)


@task()
def make_letters(check_id: int) -> None:
    """Make every letter of a check that is not made yet, or say why there is none."""
    related = ("report__inspection__service", "report__inspection__framework")
    check = AccuracyCheck.objects.select_related(*related, "version", "outcome_sent_by").get(
        pk=check_id
    )
    made = set(check.letters.values_list("language", flat=True))
    wanted = [one for one in due_languages(check.report.inspection) if one.value not in made]
    try:
        for language in wanted:
            _keep(check, language, make_letter(check, language))
    except UserError as refusal:
        AccuracyCheck.objects.filter(pk=check.pk).update(letter_failure=str(refusal))
    except BaseException:
        AccuracyCheck.objects.filter(pk=check.pk).update(
            letter_failure=_("The file could not be made. Try again later.")
        )
        raise


def make_letter(check: AccuracyCheck, language: Language) -> bytes:
    """Return the letter as a tagged PDF; raises RenderingRefused when it cannot be made."""
    with refuse_missing_files(), translation.override(language.value):
        markup = render_to_string("reports/outcome_letter.html", {"letter": letter_of(check)})
        content = print_markup(markup, [])
    faults = check_pdf(content)
    if faults:
        raise RenderingRefused(
            _("The letter is not kept, because its check found faults: %(faults)s")
            % {"faults": "; ".join(faults[:3])}
        )
    return content


@transaction.atomic
def _keep(check: AccuracyCheck, language: Language, content: bytes) -> None:
    digest = hashlib.sha256(content).hexdigest()
    _letter, is_new = OutcomeLetter.objects.get_or_create(
        check_of=check,
        language=language,
        defaults={
            "content": content,
            "sha256": digest,
            "size": len(content),
            "made_at": timezone.now(),
        },
    )
    by = check.outcome_sent_by
    if is_new and by is not None:
        label = check.report.inspection.reference
        record(check.report, "outcome_letter_kept", by, label, language=language, sha256=digest)
