"""The tasks from the announcement to the first day of fieldwork, and how far each of them is."""

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from dashboard.presenters.progress import Progress, begun_or_not
from dashboard.presenters.setup.progress import TaskState
from dashboard.queries.setup import SetupFacts


def caseload_state(facts: SetupFacts) -> TaskState:
    """Completed when a caseload is accepted; it can start once the service knows."""
    if not facts.access.inspection.is_announced:
        return TaskState(
            Progress.CANNOT_START, _("The service sends it once the inspection is announced.")
        )
    if facts.eligible is None:
        if _came_without_a_draw(facts):
            return TaskState(Progress.COMPLETED, _("Not needed: the cases are loaded already."))
        hint = _("A file waits to be checked and accepted.") if facts.has_draft else ""
        return TaskState(begun_or_not(is_begun=facts.has_draft), hint)
    return TaskState(
        Progress.COMPLETED,
        ngettext("%(count)d case can be drawn.", "%(count)d cases can be drawn.", facts.eligible)
        % {"count": facts.eligible},
    )


def sample_state(facts: SetupFacts) -> TaskState:
    """Completed when it is drawn and no request waits; it can start with the caseload."""
    if facts.drawn is not None:
        if facts.open_requests:
            text = ngettext(
                "%(count)d request of the service to replace a case waits for you.",
                "%(count)d requests of the service to replace a case wait for you.",
                facts.open_requests,
            )
            return TaskState(Progress.IN_PROGRESS, text % {"count": facts.open_requests})
        text = ngettext("%(count)d case is drawn.", "%(count)d cases are drawn.", facts.drawn)
        return TaskState(Progress.COMPLETED, text % {"count": facts.drawn})
    if _came_without_a_draw(facts):
        text = ngettext(
            "%(count)d case was loaded without a draw.",
            "%(count)d cases were loaded without a draw.",
            facts.timetable.cases,
        )
        return TaskState(Progress.COMPLETED, text % {"count": facts.timetable.cases})
    if facts.eligible is None:
        return TaskState(Progress.CANNOT_START, _("It is drawn from the caseload."))
    return TaskState(Progress.NOT_STARTED)


def timetable_state(facts: SetupFacts) -> TaskState:
    """Completed when every case has a reader and a half day; it can start with the cases."""
    timetable = facts.timetable
    if not timetable.cases:
        return TaskState(Progress.CANNOT_START, _("It needs the cases of the sample."))
    words = {"placed": timetable.placed, "cases": timetable.cases}
    hint = _("%(placed)d of %(cases)d cases have an inspector and a half day.") % words
    if timetable.placed == timetable.cases:
        return TaskState(Progress.COMPLETED, hint)
    return TaskState(begun_or_not(is_begun=bool(timetable.placed)), hint)


def _came_without_a_draw(facts: SetupFacts) -> bool:
    return facts.drawn is None and bool(facts.timetable.cases)
