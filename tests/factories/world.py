"""One inspection in which every route of the site leads somewhere, for tests of all routes."""

import contextlib
import uuid
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.urls import reverse
from django.utils import timezone

from accounts.models import User
from accounts.permissions import Permission
from accounts.roles import ROLES, RoleCode, ServiceRoleCode
from accounts.services import create_user
from cases.choices import ConcernState
from cases.errors import AnswerRefused
from cases.models import Assessment, LateAnswer, Sample
from cases.services.answering import apply
from cases.services.discarding import discard_sample
from inspections.choices import Stage
from inspections.models import Inspection
from inspections.services.conflicts import declare_conflict
from inspections.services.invitations import invite_to_team
from judgements.choices import Subject
from reports.choices import Format, Language, Move
from reports.models import KeyFinding
from reports.queries.checks import check_report
from reports.services.checks import settle_warning
from reports.services.findings import add_finding
from reports.services.recommendations import add_group, add_recommendation
from reports.services.renderings import request_rendering, run_rendering
from standards.models import Framework
from tests.architecture.routes import SAMPLES_BY_NAME, Route
from tests.factories.accuracy import put_file_and_letter
from tests.factories.boards import close, make_round, rate
from tests.factories.caseloads import make_caseload, make_draft
from tests.factories.cases import make_case, make_operation
from tests.factories.concerns import join_service, make_concern
from tests.factories.documents import make_document
from tests.factories.enquiry import make_line
from tests.factories.evidence import make_attachment, make_evidence
from tests.factories.inspections import (
    bring_to_stage,
    join_team,
    make_indicator,
    make_inspection,
)
from tests.factories.life import leave_example, leave_withdrawn, make_recipient, put_with_service
from tests.factories.panels import make_meeting
from tests.factories.plans import open_all_doors
from tests.factories.preparation import make_replacement_request
from tests.factories.registers import make_entry
from tests.factories.reports import make_sourced_figure, start_thread
from tests.factories.samples import make_sample
from tests.factories.voices import make_comment, make_example, make_finding, make_session

BOARD_PROMPT = "leading:G01"
OUTSIDER, ADMINISTRATOR, MANAGER = "outsider", "administrator", "service_manager"
# Whoever is in the inspected service, by the name that they have here.
OF_SERVICE: Mapping[str, ServiceRoleCode] = {
    MANAGER: ServiceRoleCode.MANAGER,
    **{code.value: code for code in ServiceRoleCode if code != ServiceRoleCode.MANAGER},
}


@dataclass(frozen=True)
class World:
    """People by role; a case of each who scores, and one that nobody scores; what routes name."""

    people: Mapping[str, User]
    own_cases: Mapping[str, Assessment]
    nobodys_case: Assessment
    arguments: Mapping[str, Any]

    def address(self, route: Route, assessment: Assessment) -> str:
        """Return the route's address here; a KeyError names a parameter that the world lacks."""
        case = {"case": assessment.case.reference, "assessment": assessment.pk}
        known = {**SAMPLES_BY_NAME, **self.arguments, **case}
        return reverse(route.name, kwargs={name: known[name] for name in route.converters})


def make_world(framework: Framework | None = None) -> World:
    """Build an inspection with somebody in every role of its team and of its service, two people
    beside it, and a report."""
    inspection = make_inspection(framework)
    bring_to_stage(inspection, Stage.ANNOUNCED)
    people = {code.value: _join(inspection, code) for code in RoleCode}
    own_cases = {
        code.value: make_case(inspection, f"EM-{number:02}", people[code])
        for number, code in enumerate(RoleCode, start=1)
        if Permission.SCORE_OWN_CASES in ROLES[code].permissions
    }
    people[OUTSIDER] = _make_person(OUTSIDER)
    people[ADMINISTRATOR] = _make_person(ADMINISTRATOR, is_administrator=True)
    for who, role in OF_SERVICE.items():
        people[who] = _make_person(who)
        join_service(inspection, people[who], role)
    make_caseload(inspection, people[RoleCode.SUPPORT_OFFICER])
    make_draft(inspection, people[RoleCode.SUPPORT_OFFICER])
    nobodys_case = make_case(inspection, "EM-99")
    concern = make_concern(nobodys_case, people[RoleCode.LEAD_INSPECTOR], ConcernState.SERVICE_TOLD)
    lead = people[RoleCode.LEAD_INSPECTOR]
    discarded = _discard_one(inspection, lead)
    make_sample(inspection, [*own_cases.values(), nobodys_case], lead)
    arguments = {**_arguments_of(inspection, people), "concern": concern.pk}
    arguments["version"] = discarded.version
    asked = make_replacement_request(own_cases[RoleCode.INSPECTOR], people[MANAGER])
    arguments["asked"] = asked.pk
    arguments |= open_all_doors(
        inspection, people[MANAGER], people[ServiceRoleCode.ACTION_OWNER.value]
    )
    return World(people, own_cases, nobodys_case, arguments)


def _join(inspection: Inspection, code: RoleCode) -> User:
    person = _make_person(code.value)
    join_team(inspection, person, code)
    return person


def _make_person(name: str, **fields: bool) -> User:
    email = f"{name}@example.org"
    return create_user(email=email, name=name, password="paper-boat", by="tests", **fields)


def _arguments_of(inspection: Inspection, people: Mapping[str, User]) -> dict[str, Any]:
    lead = people[RoleCode.LEAD_INSPECTOR]
    theme = "assessing"
    evidence = make_evidence(inspection, lead)
    finding = add_finding(inspection=inspection, standard=theme, text="One.", by=lead)
    warned = add_finding(
        inspection=inspection, standard=theme, text="It cost £412,000, then £512,000.", by=lead
    )
    addressee = add_group(inspection=inspection, addressee="The Chair", by=lead)
    recommendation = add_recommendation(group=addressee, text="plans are read", by=lead)
    warning, other = _warnings(inspection, warned)
    settled = settle_warning(inspection=inspection, fingerprint=other, reason="Told.", by=lead)
    rendering = request_rendering(
        inspection=inspection, language=Language.ENGLISH, format_=Format.HTML, by=lead
    )
    run_rendering.call(rendering.pk)
    commented = put_with_service(inspection, lead)
    release = commented.on_version.releases.get()
    publication = leave_withdrawn(release.version, lead)
    partner = inspection.team.get(user=people[RoleCode.PARTNER_INSPECTOR])
    return {
        "reference": inspection.reference,
        "inspection": inspection.reference,
        "service": inspection.service.code,
        **_board_arguments(inspection, people),
        **put_file_and_letter(commented, lead),
        "code": inspection.framework.code,
        "edition": inspection.framework.edition,
        "old_code": inspection.framework.code,
        "old_edition": inspection.framework.edition,
        "standard": theme,
        "section": "assessment",
        "question": "AS01",
        "member_id": partner.pk,
        "document_id": make_document(inspection).pk,
        "number": make_line(inspection, lead).number,
        "indicator_id": make_indicator(inspection).pk,
        "register": "training",
        "entry_id": make_entry(inspection, lead, "training").pk,
        "kind": finding.KIND,
        "pk": finding.pk,
        "addressee": addressee.pk,
        "recommendation": recommendation.pk,
        "fingerprint": warning,
        "settled": settled.pk,
        "figure": make_sourced_figure(inspection, lead).pk,
        "rendering": rendering.pk,
        "move": Move.TAKE_BACK.value,
        "language": Language.ENGLISH.value,
        "format_": Format.HTML.value,
        "release": release.pk,
        "passage": leave_example(publication),
        "recipient": make_recipient(inspection, lead).pk,
        "file": release.files.all()[0].pk,
        "late": _late_answer(inspection, people),
        "invitation": _invite(inspection, lead),
        "meeting_id": make_meeting(
            inspection, people[RoleCode.PANEL_CHAIR], timezone.localdate()
        ).pk,
        "person": people[OUTSIDER].pk,
        "place": people[ServiceRoleCode.BOARD_MEMBER].service_memberships.get().pk,
        "comment": make_comment(inspection, lead).pk,
        "thread": start_thread(inspection, lead).uid,
        "example": make_example(inspection, lead).pk,
        "emerging": make_finding(inspection, lead).pk,
        "session": make_session(inspection, lead).pk,
        "subject": Subject.EVIDENCE.value,
        "thing": uuid.uuid4(),
        "evidence": evidence.pk,
        "attachment": make_attachment(evidence, lead).pk,
        "weighed": "leading",
        "conflict": declare_conflict(
            user=people[OUTSIDER], service=inspection.service, reason="Kin.", by="tests"
        ).pk,
    }


def _warnings(inspection: Inspection, finding: KeyFinding) -> list[str]:
    """Return the fingerprints of what the checks warn of in a finding."""
    result = check_report(inspection)
    return [one.fingerprint for one in result.warnings_open if one.place == finding.key]


def _board_arguments(inspection: Inspection, people: Mapping[str, User]) -> dict[str, Any]:
    """Close a self-assessment of the board, which then holds what every page of it shows."""
    chair = people[ServiceRoleCode.BOARD_CHAIR]
    assessment = make_round(inspection.service, inspection.framework, chair)
    rate(assessment, chair, {BOARD_PROMPT: "weak"})
    close(assessment, chair)
    return {"board_round": assessment.pk, "board_part": 1, "board_prompt": BOARD_PROMPT}


def _discard_one(inspection: Inspection, lead: User) -> Sample:
    """Discard a sample of one case, which leaves the inspection with it."""
    make_sample(inspection, [make_case(inspection, "EM-98")], lead)
    return discard_sample(inspection=inspection, reason="A wrong caseload.", by=lead)


def _late_answer(inspection: Inspection, people: Mapping[str, User]) -> int:
    """Send an answer to a case that was somebody else's, and return the key it is kept under."""
    assessment = Assessment.objects.filter(case__inspection=inspection, scorer=None).get()
    with contextlib.suppress(AnswerRefused):
        apply(make_operation(assessment, "AS01", "yes"), people[RoleCode.QUALITY_LEAD])
    return LateAnswer.objects.get(assessment=assessment).pk


def _invite(inspection: Inspection, lead: User) -> int:
    """Invite somebody to the team, and return the key of the invitation."""
    return invite_to_team(
        inspection=inspection,
        email="invited@example.org",
        name="invited",
        role=RoleCode.PARTNER_INSPECTOR,
        organisation="Care Inspectorate",
        inviter=lead,
        home="http://testserver/",
    ).pk
