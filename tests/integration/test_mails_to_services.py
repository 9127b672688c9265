"""Mails to people of a service and to recipients: something waits, sign in to read it. No more."""

import ast
import re
from collections.abc import Callable
from datetime import timedelta
from importlib import import_module

import pytest
from django.core import mail
from django.core.mail import EmailMessage
from django.utils import timezone

from accounts.models import User
from accounts.roles import ServiceRoleCode
from cases.choices import ConcernState
from cases.services.concern_notices import Notice as ConcernNotice
from cases.services.concern_notices import send_notice as mail_of_concern
from improvement.models import ImprovementPlan
from improvement.services.board_reminders import remind_boards
from improvement.services.plan_mail import tell_of_plan
from improvement.services.reminders import send_reminders
from inspections.services.invitations import invite_to_service
from judgements.services.judgements import record_judgement
from reports.choices import Move, ReportStatus
from reports.models import Publication, Report, ReportMove
from reports.services.accuracy import open_check
from reports.services.accuracy_notices import Notice, send_notice
from reports.services.findings import add_finding
from reports.services.publication_mail import tell_of_publication
from tests.architecture.tree import parse, relative, source_modules
from tests.factories.accuracy import write_comment
from tests.factories.boards import make_round
from tests.factories.cases import make_case
from tests.factories.concerns import WHAT, WHY_NOW, make_concern
from tests.factories.inspections import make_inspection
from tests.factories.life import leave_withdrawn, make_recipient
from tests.factories.plans import (
    approve,
    cover_all,
    join_as,
    make_plan,
    release_report,
    write_recommendations,
)
from tests.factories.voices import make_session
from tests.markers import Markers

pytestmark = pytest.mark.django_db

MARK = Markers("finding", "advice", "decides", "claim", "action", "round")
CASE = "EM-73"
# What a mail may hold besides plain words: where to go, and which inspection or report it is of.
ADDRESS = re.compile(r"https?://\S+")
TELLING = {
    "a share": re.compile(r"\d\s*%|per cent|\d+ of \d+", re.IGNORECASE),
    "a rating": re.compile(r"\b(poor|unsatisfactory|satisfactory|good|outstanding)\b", re.I),
    "a case": re.compile(CASE),
    "a child": re.compile("Quill|Jamie"),
    "a decision": re.compile(r"\b(not accepted|refused|granted|accepted in part)\b", re.I),
}
WAY_TO_READ = re.compile(
    r"sign in to read|/published/|open this link to choose your password", re.IGNORECASE
)
# By what a module sends a mail.
SENDING = {"send_mail", "send_or_log"}
Senders = dict[str, list[EmailMessage]]


class Told:
    """An inspection whose report, plan and board all have something to tell by mail."""

    def __init__(self, lead: User, inspector: User) -> None:
        self.lead = lead
        self.inspection = make_inspection(lead_inspector=lead, inspector=inspector)
        self.manager = join_as(self.inspection, ServiceRoleCode.MANAGER)
        self.chair = join_as(self.inspection, ServiceRoleCode.BOARD_CHAIR)
        join_as(self.inspection, ServiceRoleCode.BOARD_MEMBER)
        self.owner = join_as(self.inspection, ServiceRoleCode.ACTION_OWNER)
        self.case = make_case(self.inspection, CASE, inspector)
        self._write()
        self.plan = self._plan()

    def _write(self) -> None:
        about = {"inspection": self.inspection, "by": self.lead}
        add_finding(standard="planning", text=MARK.of("finding"), **about)
        judged = {"standard": "planning", "rating": "poor", "base_version": 0}
        record_judgement(reason=MARK.of("decides"), **judged, **about)
        write_recommendations(self.inspection, self.lead, (MARK.of("advice"),))
        make_session(self.inspection, self.lead)
        make_plan(self.inspection, self.manager)
        self.version = release_report(self.inspection, self.lead, Move.SEND)
        Report.objects.update(status=ReportStatus.WITH_SERVICE)
        self.check = open_check(step=ReportMove.objects.get(), due_date=None, by=self.lead)
        write_comment(
            self.inspection, self.manager, place="", place_text="Page 3", text=MARK.of("claim")
        )

    def _plan(self) -> ImprovementPlan:
        plan = ImprovementPlan.objects.get(inspection=self.inspection)
        for action in cover_all(plan, self.manager, self.owner):
            late = timezone.localdate() - timedelta(days=2)
            type(action).objects.filter(pk=action.pk).update(what=MARK.of("action"), due_date=late)
        approve(plan, self.chair)
        return plan

    def tell_everything(self) -> None:
        """Have every mail sent that there is."""
        concern = make_concern(self.case, self.case.scorer, ConcernState.SERVICE_TOLD, self.lead)
        for one in ConcernNotice:
            mail_of_concern.call(str(concern.pk), one.value)
        for one in Notice:
            send_notice.call(self.check.pk, one.value)
        for is_for_team in (False, True):
            tell_of_plan.call(self.plan.pk, is_for_team)
        send_reminders()
        opened = make_round(
            self.inspection.service,
            self.inspection.framework,
            self.manager,
            title=MARK.word("round"),
        )
        remind_boards(opened.due_date)
        invite_to_service(
            service=self.inspection.service,
            email="new@example.org",
            name="New Person",
            inviter=self.manager,
            home="http://testserver/",
        )
        self._publish()

    def _publish(self) -> None:
        make_recipient(self.inspection, self.lead)
        leave_withdrawn(self.version, self.lead)
        Report.objects.update(publication_number="2026-0001")
        Publication.objects.update(withdrawn_at=None)
        tell_of_publication.call(Report.objects.get().pk)


def mailing_modules() -> list[str]:
    """Return the modules that send mails."""
    return [
        relative(path).removesuffix(".py").replace("/", ".")
        for path in source_modules()
        if any(
            isinstance(one, ast.Call) and ast.unparse(one.func) in SENDING
            for one in ast.walk(parse(path))
        )
    ]


@pytest.fixture
def sent(
    lead_inspector: User,
    inspector: User,
    monkeypatch: pytest.MonkeyPatch,
    django_capture_on_commit_callbacks: Callable[..., object],
) -> Senders:
    """Every mail there is, by the module that sent it."""
    by_module: Senders = {}
    for name in mailing_modules():
        module, by_module[name] = import_module(name), []
        for sending in SENDING & set(vars(module)):
            monkeypatch.setattr(module, sending, noting(vars(module)[sending], by_module[name]))
    told = Told(lead_inspector, inspector)
    with django_capture_on_commit_callbacks(execute=True):
        told.tell_everything()
    return by_module


def noting(send: Callable[..., int], kept: list[EmailMessage]) -> Callable[..., int]:
    def send_and_note(*args: object, **named: object) -> int:
        result = send(*args, **named)
        kept.append(mail.outbox[-1])
        return result

    return send_and_note


def test_every_module_that_sends_mails_is_tried(sent: Senders) -> None:
    assert [name for name, mails in sent.items() if not mails] == []
    assert {to for mails in sent.values() for one in mails for to in one.to} >= {
        "ruth.penn@example.org",
        "new@example.org",
        *User.objects.filter(service_memberships__isnull=False)
        .exclude(email="new@example.org")
        .values_list("email", flat=True),
    }


def test_no_mail_tells_what_it_is_about(sent: Senders) -> None:
    telling = [
        (name, what, one.subject, one.body)
        for name, mails in sent.items()
        for one in mails
        for what, pattern in TELLING.items()
        if pattern.search(ADDRESS.sub("", f"{one.subject}\n{one.body}"))
    ]

    assert telling == []


def test_no_mail_holds_a_text_of_report_plan_board_or_concern(sent: Senders) -> None:
    whole = [one.message().as_string() for mails in sent.values() for one in mails]

    assert [one for one in whole if MARK.found_in(one)] == []
    assert [one for one in whole if WHAT in one or WHY_NOW in one] == []
    assert [one for mails in sent.values() for one in mails if one.attachments] == []


def test_each_mail_says_where_to_read(sent: Senders) -> None:
    silent = [
        (name, one.body)
        for name, mails in sent.items()
        for one in mails
        if not WAY_TO_READ.search(one.body)
    ]

    assert silent == []
