"""A service with everything that its people can have open: report, comments, plan, board."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.db import transaction

from accounts.models import User
from accounts.roles import ServiceRoleCode
from improvement.choices import LineKind
from improvement.models import Action, SelfAssessment
from improvement.queries.progress import last_step_of
from improvement.services.closing import close_action, verify_action
from inspections.choices import Stage
from inspections.models import Inspection
from reports.choices import Move, ReportStatus
from reports.models import Report, ReportMove
from reports.services.accuracy import open_check
from reports.services.explanations import add_block
from reports.types import BlockContent
from tests.factories.accuracy import write_comment
from tests.factories.boards import close, make_round, rate
from tests.factories.inspections import bring_to_stage, make_inspection
from tests.factories.life import finish_report
from tests.factories.plans import (
    approve,
    cover_all,
    join_as,
    make_action,
    make_own_line,
    make_plan,
    make_progress,
    release_report,
)
from tests.factories.reports import make_counted_cases

PROMPT = "leading:G01"
EXAMPLE = BlockContent(
    "good_practice", "Sam was met at the river.", "Walking with Sam", changed_name_declared=True
)


@dataclass(frozen=True)
class ServiceLife:
    """The inspection, who is in its service, and what the addresses of their pages name."""

    inspection: Inspection
    lead: User
    people: Mapping[ServiceRoleCode, User]
    names: Mapping[str, object]

    def pages(self, person: ServiceRoleCode | None) -> list[str]:
        """Return the addresses of the pages of a role of the service, or of the lead for None."""
        reference = self.inspection.reference
        places = {
            "REPORT": f"/inspections/{reference}/report/",
            "READ": f"/inspections/{reference}/released/",
            "PLAN": f"/inspections/{reference}/plan/",
            "BOARD": f"/services/{self.inspection.service.code}/board/",
            "PEOPLE": f"/services/{self.inspection.service.code}/people/",
            "INSPECTION": f"/inspections/{reference}/",
        }
        return [one.format(**places, **self.names) for one in PAGES[person]]


PAGES: Mapping[ServiceRoleCode | None, tuple[str, ...]] = {
    ServiceRoleCode.MANAGER: (
        "/",
        "{INSPECTION}notice/",
        "{READ}?version=draft",
        "{READ}?version=public",
        "{READ}whole/",
        "{READ}compare/",
        "{READ}themes/assessing/?version=draft",
        "{READ}themes/leading/?version=public",
        "{READ}themes/assessing/questions/AS01/",
        "{READ}comments/",
        "{READ}comments/{comment}/",
        "{READ}comments/{comment}/remove/",
        "{READ}comments/{comment}/files/add/",
        "{READ}comments/send/",
        "{READ}comments/more-time/",
        "{PLAN}",
        "{PLAN}attach/",
        "{PLAN}lines/add/",
        "{PLAN}lines/{line}/",
        "{PLAN}lines/{line}/remove/",
        "{PLAN}actions/add/",
        "{PLAN}actions/{open_action}/edit/",
        "{PLAN}actions/{open_action}/remove/",
        "{PLAN}oversight/",
        "{PLAN}cover/",
        "{PLAN}progress/",
        "{PLAN}actions/{verified}/",
        "{BOARD}",
        "{BOARD}open/",
        "{BOARD}{closed_round}/",
        "{BOARD}{closed_round}/comparison/1/",
        "{BOARD}{closed_round}/lines/{prompt}/",
        "{PEOPLE}",
    ),
    ServiceRoleCode.BOARD_CHAIR: (
        "/",
        "{READ}",
        "{PLAN}approve/",
        "{PLAN}sign-off/",
        "{PLAN}actions/{closed}/",
        "{PLAN}actions/{closed}/verify/",
        "{PLAN}actions/{verified}/reopen/",
        "{BOARD}{open_round}/",
        "{BOARD}{open_round}/rate/1/",
        "{BOARD}{open_round}/close/",
    ),
    ServiceRoleCode.BOARD_MEMBER: ("/", "{READ}", "{PLAN}", "{BOARD}{open_round}/rate/1/"),
    ServiceRoleCode.ACTION_OWNER: (
        "/",
        "{PLAN}",
        "{PLAN}progress/",
        "{PLAN}actions/{open_action}/",
        "{PLAN}actions/{open_action}/progress/",
        "{PLAN}actions/{open_action}/close/",
        "{READ}",  # refused, with who may
    ),
    None: (
        "/plans/",
        "{PLAN}",
        "{PLAN}coverage/",
        "{PLAN}progress/",
        "{REPORT}service-comments/",
        "{REPORT}service-comments/due-date/",
        "{REPORT}service-comments/outcome/",
        "{REPORT}publication/",
        "{REPORT}publication/dates/",
        "{REPORT}publication/recipients/add/",
        "{INSPECTION}setup/service-people/",
    ),
}


def make_service_life(lead: User, inspector: User) -> ServiceLife:
    """Publish a report, send its corrected draft to the service, and have its people at work."""
    inspection = make_inspection(inspector=inspector, lead_inspector=lead)
    people = {role: join_as(inspection, role) for role in ServiceRoleCode}
    make_counted_cases(inspection, inspector)
    finish_report(inspection, lead)
    add_block(inspection=inspection, standard="assessing", content=EXAMPLE, area="", by=lead)
    bring_to_stage(inspection, Stage.DRAFTING)
    _release(inspection, lead)
    inspection.refresh_from_db()
    comment = write_comment(inspection, people[ServiceRoleCode.MANAGER])
    rounds = _rate_the_board(inspection, people)
    names = {
        "comment": comment.uid,
        "prompt": PROMPT,
        "open_round": rounds[0].pk,
        "closed_round": rounds[1].pk,
        **_plan(inspection, people),
    }
    return ServiceLife(inspection, lead, people, names)


def _release(inspection: Inspection, lead: User) -> None:
    """Put a public version and a draft with the service in place, without making their files."""
    release_report(inspection, lead, Move.SEND, Move.PUBLISH)
    release_report(inspection, lead, Move.SEND)
    Report.objects.filter(inspection=inspection).update(status=ReportStatus.WITH_SERVICE)
    step = ReportMove.objects.filter(report__inspection=inspection).order_by("pk").last()
    assert step is not None
    with transaction.atomic():
        open_check(step=step, due_date=None, by=lead)


def _plan(inspection: Inspection, people: Mapping[ServiceRoleCode, User]) -> dict[str, object]:
    """Start a plan with an action at each point of its way, one of them attached to no line."""
    manager, owner = people[ServiceRoleCode.MANAGER], people[ServiceRoleCode.ACTION_OWNER]
    chair = people[ServiceRoleCode.BOARD_CHAIR]
    plan = make_plan(inspection, manager)
    line = make_own_line(plan, manager)
    open_action = cover_all(plan, manager, owner)[0]
    own = f"{LineKind.OWN}:{line.uid}"
    closed = make_action(plan, manager, owner, line=own, what="Ask every victim.")
    verified = make_action(plan, manager, owner, line=own, what="Read every plan.")
    approve(plan, chair)
    make_action(plan, manager, owner, what="Think of more.")
    for one in (open_action, closed, verified):
        make_progress(one, owner)
    for one in (closed, verified):
        close_action(action=one, note="An audit shows it.", seen=_seen(one), by=owner)
    verify_action(action=verified, note="Seen.", seen=_seen(verified), by=chair)
    return {
        "line": line.uid,
        "open_action": open_action.uid,
        "closed": closed.uid,
        "verified": verified.uid,
    }


def _seen(action: Action) -> int:
    step = last_step_of(action)
    return step.pk if step else 0


def _rate_the_board(
    inspection: Inspection, people: Mapping[ServiceRoleCode, User]
) -> tuple[SelfAssessment, SelfAssessment]:
    """Return an open round and, before it, a closed one in which two disagreed."""
    chair, member = people[ServiceRoleCode.BOARD_CHAIR], people[ServiceRoleCode.BOARD_MEMBER]
    framework, service = inspection.framework, inspection.service
    earlier = make_round(service, framework, chair, title="Autumn round")
    for person, view in ((chair, "strong"), (member, "weak")):
        rate(earlier, person, {PROMPT: view}, strengths="We meet.", warning_signs="Few come.")
    earlier = close(earlier, chair)
    return make_round(service, framework, chair), earlier
