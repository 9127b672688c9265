"""The tasks of an inspected service, in order; a further one is a line in `TASKS`."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from dashboard.presenters.notice.progress import ServiceTask, ServiceTaskState
from dashboard.presenters.progress import Progress, begun_or_not
from dashboard.queries.service import ServiceFacts
from inspections.choices import DocumentState, Stage
from inspections.policies.documents import wanted_date
from inspections.queries.document_rules import find_request_rules


def caseload_state(facts: ServiceFacts) -> ServiceTaskState:
    """Completed when a caseload holds that fits the dates, or cases came in another way."""
    inspection, caseload = facts.inspection, facts.caseload
    rules = find_request_rules(inspection.framework.code)
    country = inspection.service.country
    due = wanted_date(inspection.schedule, rules.caseload.days, country)
    fits = caseload.fieldwork_date == inspection.week_one_date
    if caseload.is_drawn or fits:
        return ServiceTaskState(Progress.COMPLETED, wanted_date=due)
    if caseload.has_cases:
        hint = _("The inspectorate has the list of your cases.")
        return ServiceTaskState(Progress.COMPLETED, hint, due)
    hint = _("A list of your cases, without names, from which those to inspect are drawn.")
    if caseload.fieldwork_date:
        hint = _("The dates of fieldwork have changed. Send the caseload again.")
    if caseload.has_draft:
        hint = _("Your file waits to be checked and accepted.")
    is_begun = caseload.has_draft or caseload.fieldwork_date is not None
    progress = begun_or_not(is_begun=is_begun, is_late=due < facts.today)
    return ServiceTaskState(progress, hint, due)


def documents_state(facts: ServiceFacts) -> ServiceTaskState:
    """Completed when every document that is wanted was answered for."""
    counts = facts.counts
    if not counts.total:
        hint = _("The inspectorate has not asked for any document yet.")
        return ServiceTaskState(Progress.CANNOT_START, hint)
    words = {"answered": counts.answered, "total": counts.total, "late": counts.outstanding}
    if counts.answered == counts.total:
        hint = _("%(answered)d of %(total)d answered") % words
        return ServiceTaskState(Progress.COMPLETED, hint)
    hint = _("%(answered)d of %(total)d answered") % words
    if counts.outstanding:
        hint = _("%(answered)d of %(total)d answered, %(late)d outstanding") % words
    progress = begun_or_not(is_begun=counts.answered > 0, is_late=counts.outstanding > 0)
    days = [
        one.due_date
        for one in facts.documents
        if one.due_date and one.state == DocumentState.REQUESTED
    ]
    return ServiceTaskState(progress, hint, min(days, default=None))


def cases_state(facts: ServiceFacts) -> ServiceTaskState:
    """Completed when every drawn case has a case manager and its file is ready."""
    found, due = facts.preparation, facts.inspection.week_one_date
    if not found.cases:
        hint = _("The cases to be inspected are drawn from your caseload.")
        return ServiceTaskState(Progress.CANNOT_START, hint)
    words = {"cases": found.cases, "named": found.named, "ready": found.ready}
    hint = _("With a case manager: %(named)d of %(cases)d. Files ready: %(ready)d.") % words
    if facts.inspection.stage not in (Stage.ANNOUNCED, Stage.WEEK_ONE):
        return ServiceTaskState(Progress.COMPLETED, _("The cases have been read."))
    if found.named == found.ready == found.cases:
        return ServiceTaskState(Progress.COMPLETED, hint)
    is_begun = bool(found.named or found.ready)
    progress = begun_or_not(is_begun=is_begun, is_late=due < facts.today)
    return ServiceTaskState(progress, hint, due)


TASKS: tuple[ServiceTask, ...] = (
    ServiceTask(gettext_lazy("Caseload"), "cases:caseload-detail", caseload_state),
    ServiceTask(gettext_lazy("Documents"), "inspections:document-list", documents_state),
    ServiceTask(gettext_lazy("Cases to prepare"), "cases:preparation-detail", cases_state),
)


def open_tasks(facts: ServiceFacts) -> list[ServiceTaskState]:
    """Return how far each task is that the service can do something about now."""
    if facts.inspection.is_published:
        return []
    return [state for state in (task.state(facts) for task in TASKS) if state.is_open]
