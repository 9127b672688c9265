"""The tasks before an inspection is announced, and how far each of them is."""

from django.utils.formats import date_format
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from accounts.permissions import Permission
from accounts.roles import ROLES, RoleCode
from dashboard.presenters.progress import Progress, begun_or_not
from dashboard.presenters.setup.progress import TaskState
from dashboard.queries.setup import SetupFacts
from inspections.choices import Region, SizeGroup
from inspections.queries.sentences import notice_text


def service_state(facts: SetupFacts) -> TaskState:
    """Completed when region and size are known."""
    service = facts.access.inspection.service
    known = [service.region, service.size_group]
    if not all(known):
        return TaskState(Progress.IN_PROGRESS, _("Region and size are needed."))
    words = {"region": Region(service.region).label, "size": SizeGroup(service.size_group).label}
    return TaskState(Progress.COMPLETED, _("%(region)s, size: %(size)s") % words)


def reason_state(facts: SetupFacts) -> TaskState:
    """Completed when the reason is written; figures alone are a beginning."""
    count = ngettext("%(count)d indicator", "%(count)d indicators", facts.indicators)
    hint = count % {"count": facts.indicators} if facts.indicators else ""
    if facts.access.inspection.reason_for_selection:
        return TaskState(Progress.COMPLETED, hint)
    return TaskState(begun_or_not(is_begun=bool(facts.indicators)), hint)


def standards_state(facts: SetupFacts) -> TaskState:
    """Completed when somebody has chosen, be it none."""
    titles = [
        str(one.title)
        for one in facts.content.standards
        if not one.core and one.code in facts.chosen
    ]
    if not facts.access.inspection.standards_version:
        return TaskState(Progress.NOT_STARTED)
    added = ", ".join(titles) or _("none")
    return TaskState(Progress.COMPLETED, _("Added: %(titles)s") % {"titles": added})


def has_optional_standards(facts: SetupFacts) -> bool:
    """Return whether there is anything to choose."""
    return any(not one.core for one in facts.content.standards)


def dates_state(facts: SetupFacts) -> TaskState:
    """Completed when somebody has set the dates; until then the programme's are proposed."""
    inspection = facts.access.inspection
    words = {
        "day": date_format(inspection.week_one_date),
        "notice": notice_text(inspection.schedule, inspection.service.country),
    }
    if not inspection.dates_version:
        hint = _("Proposed: fieldwork from %(day)s, with %(notice)s") % words
        return TaskState(Progress.NOT_STARTED, hint)
    return TaskState(Progress.COMPLETED, _("Fieldwork from %(day)s, with %(notice)s") % words)


def team_state(facts: SetupFacts) -> TaskState:
    """Completed when there is a lead, and somebody who scores cases."""
    roles = [RoleCode(member.role) for member in facts.team]
    lead = RoleCode.LEAD_INSPECTOR in roles
    scores = any(
        Permission.SCORE_OWN_CASES in ROLES[role].permissions
        for role in roles
        if role != RoleCode.LEAD_INSPECTOR
    )
    people = len({member.user_id for member in facts.team})
    count = ngettext("%(count)d person", "%(count)d people", people) % {"count": people}
    if not people:
        return TaskState(Progress.NOT_STARTED, _("Begin with the lead inspector."))
    if not lead:
        return TaskState(Progress.IN_PROGRESS, _("%(count)s, no lead inspector") % {"count": count})
    if not scores:
        return TaskState(
            Progress.IN_PROGRESS, _("%(count)s, nobody to score cases") % {"count": count}
        )
    return TaskState(Progress.COMPLETED, count)


def documents_state(facts: SetupFacts) -> TaskState:
    """Completed when a document is asked for."""
    if not facts.documents:
        return TaskState(Progress.NOT_STARTED, _("There is a usual list to begin with."))
    count = ngettext("%(count)d document", "%(count)d documents", facts.documents)
    return TaskState(Progress.COMPLETED, count % {"count": facts.documents})


def service_people_state(facts: SetupFacts) -> TaskState:
    """Completed when somebody can answer for the service."""
    if not facts.service_people:
        return TaskState(Progress.NOT_STARTED, _("Nobody can send the caseload yet."))
    count = ngettext("%(count)d person", "%(count)d people", facts.service_people)
    return TaskState(Progress.COMPLETED, count % {"count": facts.service_people})


def standards_title(facts: SetupFacts) -> str:
    """Return the edition's own word for what it is judged by."""
    return capfirst(str(facts.content.standards_noun))


def announcement_state(facts: SetupFacts) -> TaskState:
    """Completed when the service knows; it can start when dates and lead inspector are known."""
    access = facts.access
    inspection = access.inspection
    if inspection.is_announced:
        told = facts.announced_date or inspection.announced_date
        return TaskState(Progress.COMPLETED, _("On %(day)s") % {"day": date_format(told)})
    needed = [
        title
        for title, state in ((_("Dates"), dates_state(facts)), (_("Team"), team_state(facts)))
        if state.progress is not Progress.COMPLETED
    ]
    if needed:
        words = {"tasks": ", ".join(needed)}
        return TaskState(Progress.CANNOT_START, _("To be completed first: %(tasks)s") % words)
    planned = {"day": date_format(inspection.announced_date)}
    if not access.may(Permission.MOVE_STAGE):
        hint = _("Planned for %(day)s; the lead inspector or the deputy announces it.") % planned
        return TaskState(Progress.NOT_STARTED, hint)
    return TaskState(Progress.NOT_STARTED, _("Planned for %(day)s") % planned)
