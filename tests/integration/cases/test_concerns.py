"""What becomes of an urgent concern: its steps, who is told, and where its words never appear."""

from datetime import timedelta

import pytest
from django.core import mail
from django.core.management import call_command
from django.db import DatabaseError, transaction
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from accounts.errors import NotAllowed, NotVisible
from accounts.roles import RoleCode, ServiceRoleCode
from audit.models import AuditEvent
from cases.choices import ConcernState, ConcernStepKind
from cases.errors import StepRefused
from cases.models import ConcernStep, ConcernStepPayload, UrgentConcern, UrgentConcernPayload
from cases.queries.concerns import waiting_concerns
from cases.services import concern_notices
from cases.services.concern_notices import escalate_concern, pass_on
from cases.services.concerns import (
    acknowledge_concern,
    answer_concern,
    close_concern,
    record_plan,
    record_telling,
)
from inspections.services.service_members import add_service_member
from inspections.services.team import end_team_membership
from tests.factories.concerns import (
    NOTE,
    PLAN,
    TOLD_ALREADY,
    WHAT,
    WHY_NOW,
    join_service,
    make_concern,
    make_telling,
)

pytestmark = pytest.mark.django_db

STATES = list(ConcernState)
WORDS = (WHAT, WHY_NOW, TOLD_ALREADY, PLAN, NOTE, "Beech", "Head of service")


@pytest.fixture
def concern(assessment, inspector):
    return make_concern(assessment, inspector)


@pytest.fixture
def deputy(member):
    return member(RoleCode.DEPUTY_LEAD)


@pytest.fixture
def manager(make_user, inspection):
    person = make_user("Hugh Calloway")
    join_service(inspection, person)
    return person


@pytest.fixture
def time_is_up(settings, monkeypatch):
    """From now on every concern has waited long enough."""

    def pass_by():
        settings.CONCERN_MINUTES = 0
        monkeypatch.setattr(concern_notices, "PATIENCE", timedelta(0))

    return pass_by


@pytest.fixture
def committed(django_capture_on_commit_callbacks):
    """Run what waits for the end of the transaction, as it ends."""
    return lambda: django_capture_on_commit_callbacks(execute=True)


def kinds(concern):
    return [step.kind for step in concern.steps.order_by("sequence")]


def sent_to():
    return [address for message in mail.outbox for address in message.to]


@pytest.mark.parametrize("state", STATES)
def test_factory_reaches_every_state_by_real_steps(assessment, inspector, lead_inspector, state):
    concern = make_concern(assessment, inspector, state, lead_inspector)

    assert concern.state == state
    assert concern.is_told == (state in STATES[2:])


def test_lead_is_told_by_a_mail_that_tells_nothing(
    assessment, inspector, lead_inspector, committed
):
    with committed():
        concern = make_concern(assessment, inspector)

    (message,) = mail.outbox
    reference = assessment.case.inspection.reference
    assert message.to == [lead_inspector.email]
    assert reference in message.subject
    assert "Sign in to read it" in message.body
    shown = message.subject + message.body
    assert not [word for word in (*WORDS, assessment.case.reference) if word in shown]
    assert kinds(concern) == [ConcernStepKind.MAIL_SENT]


def test_mail_that_fails_is_a_step_and_loses_nothing(assessment, inspector, committed, settings):
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", 9

    with committed():
        concern = make_concern(assessment, inspector)

    (step,) = concern.steps.all()
    assert step.kind == ConcernStepKind.MAIL_FAILED
    assert step.payload.data["to"] == ["Helen Marsh"]


def test_lead_who_has_left_is_not_waited_for(
    assessment, inspector, inspection, deputy, lead_inspector, committed
):
    end_team_membership(member=inspection.team.get(user=lead_inspector), by="tests")

    with committed():
        concern = make_concern(assessment, inspector)

    assert concern.escalated_at
    assert sent_to() == [deputy.email]


def test_steps_in_order_end_with_the_plan_of_the_service(
    concern, lead_inspector, manager, committed
):
    key = {"concern_id": concern.pk}

    with committed():
        acknowledge_concern(**key, by=lead_inspector)
        record_telling(**key, telling=make_telling(), by=lead_inspector)
    with committed():
        answer_concern(**key, text=PLAN, by=manager)
    with committed():
        close_concern(**key, note=NOTE, by=lead_inspector)

    deeds = [kind for kind in kinds(concern) if not kind.startswith("mail")]
    assert deeds == ["acknowledged", "service_told", "plan_received", "closed"]
    assert sent_to() == [manager.email, lead_inspector.email]
    plan = ConcernStepPayload.objects.get(step__kind="plan_received").data
    assert plan == {"plan": PLAN, "by_service": True}


@pytest.mark.parametrize("state", STATES)
def test_only_the_next_steps_can_be_taken(assessment, lead_inspector, state):
    key = {"concern_id": make_concern(assessment, lead_inspector, state).pk, "by": lead_inspector}
    steps = {
        "acknowledged": lambda: acknowledge_concern(**key),
        "service_told": lambda: record_telling(**key, telling=make_telling()),
        "plan_received": lambda: record_plan(**key, text=PLAN),
        "closed": lambda: close_concern(**key, note=NOTE),
    }
    taken = {wanted for wanted, step in steps.items() if succeeds(step)}

    assert (
        taken
        == {
            "open": {"acknowledged"},
            "acknowledged": {"service_told", "closed"},
            "service_told": {"service_told", "plan_received", "closed"},
            "plan_received": {"service_told", "closed"},
            "closed": set(),
        }[state]
    )


def succeeds(step):
    before = transaction.savepoint()
    try:
        step()
    except StepRefused:
        return False
    finally:
        transaction.savepoint_rollback(before)
    return True


@pytest.mark.parametrize("role", [RoleCode.INSPECTOR, RoleCode.QUALITY_LEAD])
def test_only_those_who_lead_take_steps(concern, member, role):
    with pytest.raises(NotAllowed, match="Lead inspector, Deputy lead inspector"):
        acknowledge_concern(concern_id=concern.pk, by=member(role))


def test_empty_words_and_a_telling_to_come_are_refused(assessment, lead_inspector):
    concern = make_concern(assessment, lead_inspector, ConcernState.ACKNOWLEDGED)
    key = {"concern_id": concern.pk, "by": lead_inspector}
    later = make_telling()
    object.__setattr__(later, "told_at", timezone.now() + timedelta(hours=1))

    with pytest.raises(StepRefused, match="after you have told"):
        record_telling(**key, telling=later)
    with pytest.raises(StepRefused, match="how it ended"):
        close_concern(**key, note=" ")


@pytest.mark.parametrize("role", [one for one in ServiceRoleCode if one != "manager"])
def test_nobody_but_the_manager_is_told(
    concern, lead_inspector, manager, make_user, inspection, committed, role
):
    other = make_user("Nerys Penhallow")
    add_service_member(service=inspection.service, user=other, role=role, by="tests")

    with committed():
        acknowledge_concern(concern_id=concern.pk, by=lead_inspector)
        record_telling(concern_id=concern.pk, telling=make_telling(), by=lead_inspector)

    assert sent_to() == [manager.email]


def test_manager_of_another_service_cannot_answer(assessment, lead_inspector, make_user, manager):
    concern = make_concern(assessment, lead_inspector, ConcernState.ACKNOWLEDGED)

    with pytest.raises(NotVisible):
        answer_concern(concern_id=concern.pk, text=PLAN, by=manager)
    record_telling(concern_id=concern.pk, telling=make_telling(), by=lead_inspector)
    with pytest.raises(NotVisible):
        answer_concern(concern_id=concern.pk, text=PLAN, by=make_user("Ivy Strand"))


def test_unacknowledged_it_goes_to_the_deputy_once(concern, deputy, time_is_up, committed):
    assert not escalate_concern(concern_id=concern.pk)
    time_is_up()
    with committed():
        outcomes = [escalate_concern(concern_id=concern.pk) for _ in range(2)]

    assert outcomes == [True, False]
    assert sent_to() == [deputy.email]
    assert kinds(concern) == ["escalated", "mail_sent"]


def test_worker_is_asked_to_look_when_the_time_is_up(assessment, inspector, committed, settings):
    settings.TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}

    with committed():
        concern = make_concern(assessment, inspector)

    waiting = {task.task_path.rpartition(".")[2]: task for task in DBTaskResult.objects.all()}
    assert set(waiting) == {"send_notice", "pass_on"}
    assert waiting["pass_on"].run_after == concern.raised_at + timedelta(minutes=60)
    pass_on.call(str(concern.pk))
    assert kinds(concern) == []


def test_acknowledged_it_stays_with_the_lead(concern, lead_inspector, time_is_up):
    acknowledge_concern(concern_id=concern.pk, by=lead_inspector)
    time_is_up()

    assert not escalate_concern(concern_id=concern.pk)


def test_command_does_what_the_worker_has_not_done(concern, deputy, time_is_up, committed, capsys):
    time_is_up()
    with committed():
        call_command("escalate_concerns")

    assert "Passed on: 1. Announced late: 1." in capsys.readouterr().out
    assert set(sent_to()) == {deputy.email}


def test_banner_waits_for_the_lead_and_after_the_time_for_the_deputy(
    concern, lead_inspector, deputy, inspector, time_is_up
):
    people = (lead_inspector, deputy, inspector)
    at_once = [waiting_concerns(person).count() for person in people]
    time_is_up()
    late = [waiting_concerns(person).count() for person in people]
    acknowledge_concern(concern_id=concern.pk, by=deputy)
    after = [waiting_concerns(person).count() for person in people]

    assert (at_once, late, after) == ([1, 0, 0], [1, 1, 0], [0, 0, 0])


def test_every_step_has_its_event_without_a_word(assessment, lead_inspector):
    concern = make_concern(assessment, lead_inspector, ConcernState.CLOSED)

    events = AuditEvent.objects.filter(object_label=str(concern.pk))
    assert [event.verb for event in events] == [
        "concern_raised",
        "concern_acknowledged",
        "concern_service_told",
        "concern_plan_received",
        "concern_closed",
    ]
    stored = " ".join(str(event.content) for event in AuditEvent.objects.select_related("stream"))
    assert not [word for word in WORDS if word in stored]


@pytest.mark.parametrize("model", [UrgentConcernPayload, ConcernStep, ConcernStepPayload])
def test_what_was_written_stays_as_it_was(assessment, lead_inspector, model):
    make_concern(assessment, lead_inspector, ConcernState.CLOSED)
    field = {UrgentConcernPayload: "what", ConcernStep: "kind"}.get(model, "data")

    with pytest.raises(DatabaseError, match="append-only"):
        model.objects.update(**{field: "x"})


def test_concern_can_neither_go_nor_change_its_origin(concern):
    for change in (
        lambda: UrgentConcern.objects.update(raised_at=timezone.now()),
        lambda: UrgentConcern.objects.all()._raw_delete("default"),
    ):
        with pytest.raises(DatabaseError, match="append-only"), transaction.atomic():
            change()
