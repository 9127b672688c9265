"""What a plan holds, who may write it, and what stays on record."""

from datetime import date, timedelta

import pytest
from django.core import mail
from django.db import DatabaseError, connection, transaction
from django.utils import timezone, translation

from accounts.errors import NotAllowed, NotVisible
from accounts.permissions import Permission
from accounts.roles import RoleCode, ServiceRoleCode
from audit.models import AuditEvent
from improvement.choices import ActionState, ApprovalKind, SignOffOutcome
from improvement.errors import PlanRefused
from improvement.models import Action, Approval, DueDateChange
from improvement.queries.changes import changes_since
from improvement.queries.content import plan_content, plan_digest
from improvement.queries.loading import content_for, get_action_for, get_plan_for
from improvement.queries.standing import plan_standing
from improvement.services.actions import (
    attach_actions,
    edit_action,
    move_action,
    remove_action,
)
from improvement.services.approvals import (
    approve_plan,
    confirm_coverage,
    record_oversight,
    sign_off_plan,
)
from improvement.services.closing import close_action, verify_action
from improvement.services.lines import edit_own_line, remove_own_line
from improvement.services.plans import start_plan
from improvement.types import ApprovedElsewhere, SentFile
from inspections.choices import Direction, Stage
from inspections.services.service_members import end_service_membership
from reports.choices import Move
from reports.errors import StaleSave
from tests.factories.inspections import bring_to_stage, join_team
from tests.factories.plans import (
    approve,
    cover_all,
    make_action,
    make_content,
    make_own_line,
    note_move,
)

pytestmark = pytest.mark.django_db

KEPT = (
    "improvement_actionstep",
    "improvement_approval",
    "improvement_approvaldocument",
    "improvement_coverageconfirmation",
    "improvement_duedatechange",
    "improvement_progressfile",
    "improvement_progressupdate",
    "improvement_signoff",
)


def read(user, plan, *permissions):
    wanted = permissions or (Permission.VIEW_PLAN, Permission.FOLLOW_PLAN)
    return get_plan_for(user, plan.inspection.reference, *wanted)


def seen(plan):
    return plan_digest(plan_content(plan))


def sign_off(plan, chair, outcome=SignOffOutcome.COMPLETE, reason="", to=None):
    return sign_off_plan(
        plan=plan, outcome=outcome, seen=seen(plan), reason=reason, carried_to_date=to, by=chair
    )


def finish(plan, chair, owner):
    for action in plan.actions.all():
        close_action(action=action, note="Done.", seen=0, by=owner)
        last = action.steps.get()
        verify_action(action=action, note="", seen=last.pk, by=chair)


def edit(action, by, base_version=None, **fields):
    edit_action(
        action=action,
        content=make_content(**fields),
        base_version=action.version if base_version is None else base_version,
        by=by,
    )


def test_plan_starts_from_the_day_of_feedback_and_once(inspection, manager, lead_inspector):
    bring_to_stage(inspection, Stage.WEEK_TWO)
    with pytest.raises(PlanRefused, match="from the day of feedback"):
        start_plan(inspection=inspection, by=manager)

    bring_to_stage(inspection, Stage.DRAFTING)
    plan = start_plan(inspection=inspection, by=manager)

    assert start_plan(inspection=inspection, by=manager) == plan
    assert AuditEvent.objects.filter(verb="plan_started").count() == 1


@pytest.mark.parametrize("role", [one for one in ServiceRoleCode if one != ServiceRoleCode.MANAGER])
def test_only_a_manager_starts_and_edits_the_plan(inspection, joined, role):
    bring_to_stage(inspection, Stage.DRAFTING)
    person = joined(role)

    with pytest.raises(NotAllowed, match="Service manager"):
        start_plan(inspection=inspection, by=person)


def test_plan_has_no_recommendation_before_the_report_is_released(plan, lead_inspector):
    assert plan_content(plan).lines == ()


def test_released_recommendations_are_lines_and_drafted_actions_are_attached(
    released, manager, owner
):
    drafted = make_action(released, manager, owner)
    first, second = plan_content(released).recommendations

    assert [one.uid for one in plan_content(released).drafted] == [drafted.uid]
    attach_actions(plan=released, wanted={drafted.uid: second.key}, by=manager)

    content = plan_content(released)
    assert content.drafted == ()
    assert [one.uid for one in content.lines[1].actions] == [drafted.uid]
    assert content.uncovered == (first,)
    assert "plans follow assessments" in first.text


def test_action_is_attached_to_no_line_that_is_not_in_the_plan(released, manager):
    action = make_action(released, manager)

    with pytest.raises(PlanRefused, match="not in the plan"):
        attach_actions(plan=released, wanted={action.uid: "recommendation:nil"}, by=manager)


def test_text_of_a_withdrawn_report_leaves_the_plan_and_its_actions_stay(
    released, manager, owner, lead_inspector
):
    cover_all(released, manager, owner)
    note_move(released.inspection, None, Move.WITHDRAW, lead_inspector)

    content = plan_content(released)

    assert content.lines == ()
    assert len(content.left_over) == 2


def test_digest_is_the_same_in_both_languages_and_changes_with_every_field(
    released, manager, owner
):
    cover_all(released, manager, owner)
    before = seen(released)

    with translation.override("cy"):
        assert seen(released) == before
    make_own_line(released, manager)
    assert seen(released) != before


def test_owner_reads_own_actions_and_their_lines_alone(released, manager, owner, joined):
    mine, others = cover_all(released, manager, owner)
    edit(others, manager, owner=manager)

    content = content_for(read(owner, released))

    assert [one.uid for one in content.actions] == [mine.uid]
    assert len(content.lines) == 1
    with pytest.raises(NotVisible):
        get_action_for(owner, released.inspection.reference, others.uid, Permission.VIEW_PLAN)


def test_team_reads_the_plan_once_the_board_has_approved_it(
    released, manager, owner, chair, lead_inspector, make_user
):
    cover_all(released, manager, owner)
    before = read(lead_inspector, released)
    assert content_for(before).actions == ()
    with pytest.raises(NotVisible):
        assert before.started

    approve(released, chair)

    assert content_for(read(lead_inspector, released)).uncovered == ()
    inspector = make_user("Rosa Okafor")
    join_team(released.inspection, inspector, RoleCode.INSPECTOR)
    with pytest.raises(NotVisible):
        read(inspector, released)
    with pytest.raises(NotVisible):
        read(make_user("Olu Strange"), released)


def test_access_ends_with_the_role(released, manager, chair):
    end_service_membership(member=chair.service_memberships.get(), by="tests")

    with pytest.raises(NotVisible):
        read(chair, released)


def test_stale_save_of_an_action_loses_neither_text(plan, manager):
    action = make_action(plan, manager)
    edit(Action.objects.get(pk=action.pk), manager, what="Theirs.")

    with pytest.raises(StaleSave) as stale:
        edit(action, manager, base_version=0, what="Mine.")

    assert stale.value.stored.fields["what"] == "Theirs."
    assert Action.objects.get(pk=action.pk).what == "Theirs."


def test_owner_never_verifies_their_own_and_is_of_the_service(plan, manager, chair, outsider):
    for fields, message in (
        ({"owner": outsider}, "has a role in the service"),
        ({"owner": chair, "verifier": chair.pk}, "does not verify it"),
        ({"owner": chair, "verifier": manager.pk}, "chair and members"),
    ):
        with pytest.raises(PlanRefused, match=message):
            make_action(plan, manager, **fields)


def test_board_approves_only_a_whole_plan_that_it_has_read(released, manager, owner, chair):
    with pytest.raises(PlanRefused, match="Recommendations 1, 2 have no action"):
        approve(released, chair)
    cover_all(released, manager, owner)
    read_before = seen(released)
    make_action(released, manager)
    with pytest.raises(PlanRefused, match="changed since you opened"):
        approve_plan(plan=released, seen=read_before, note="", by=chair)
    with pytest.raises(PlanRefused, match="attached to no line"):
        approve(released, chair)
    with pytest.raises(NotAllowed, match="Board chair"):
        approve(released, manager)


def test_approval_holds_no_text_of_the_report_and_tells_what_changed(
    released, manager, owner, chair
):
    first, second = cover_all(released, manager, owner)
    approval = approve(released, chair)

    edit(first, manager, owner=owner, what="Train everybody.")
    remove_action(action=second, reason="Done elsewhere.", by=manager)

    assert "plans follow assessments" not in approval.content
    changes = changes_since(approval.content, plan_content(released))
    assert {(one.kind, one.about) for one in changes} == {
        ("changed", "Train everybody."),
        ("gone", "Train all managers."),
    }


def test_approved_date_moves_with_a_reason_and_keeps_its_history(released, manager, owner, chair):
    action = cover_all(released, manager, owner)[0]
    edit(action, manager, owner=owner, due_date=date(2027, 1, 31))
    assert not DueDateChange.objects.exists()
    approve(released, chair)
    later = date(2027, 6, 30)

    with pytest.raises(PlanRefused, match="Say why"):
        edit(action, manager, owner=owner, due_date=later)
    with pytest.raises(PlanRefused, match="Enter one"):
        edit(action, manager, owner=owner, due_date=None)
    edit(action, manager, owner=owner, due_date=later, reason="No trainer.")

    kept = plan_content(released).action(action.uid)
    assert [(one.from_date, one.to_date, one.reason) for one in kept.date_changes] == [
        (date(2027, 1, 31), later, "No trainer.")
    ]
    assert kept.slipped == 1


def test_action_that_was_approved_is_withdrawn_for_a_reason_and_another_is_deleted(
    released, manager, owner, chair
):
    approved = cover_all(released, manager, owner)[0]
    approve(released, chair)
    draft = make_action(released, manager)

    assert remove_action(action=draft, reason="", by=manager) is False
    with pytest.raises(PlanRefused, match="Say why"):
        remove_action(action=approved, reason="", by=manager)
    assert remove_action(action=approved, reason="Not needed.", by=manager) is True

    content = plan_content(released)
    assert [one.state for one in content.withdrawn] == [ActionState.WITHDRAWN]
    assert content.withdrawn[0].steps[0].note == "Not needed."
    assert content.action(draft.uid) is None
    with pytest.raises(PlanRefused, match="withdrawn"):
        edit(Action.objects.get(pk=approved.pk), manager, owner=owner)


def test_actions_change_places_within_their_line(plan, manager):
    first, second = make_action(plan, manager), make_action(plan, manager)

    move_action(action=second, direction=Direction.UP, by=manager)

    assert [one.uid for one in plan_content(plan).drafted] == [second.uid, first.uid]


def test_own_line_is_marked_edited_and_removed_only_without_actions(plan, manager):
    line = make_own_line(plan, manager)
    edit_own_line(line=line, text="Hear every child.", base_version=0, by=manager)
    key = plan_content(plan).own_lines[0].key
    action = make_action(plan, manager, line=key)

    with pytest.raises(PlanRefused, match="has actions"):
        remove_own_line(line=line, by=manager)
    remove_action(action=action, reason="", by=manager)
    remove_own_line(line=line, by=manager)

    assert plan_content(plan).lines == ()


def test_oversight_is_recorded_with_its_document(released, manager, chair):
    given = ApprovedElsewhere("Cabinet", "Councillor Vale", timezone.localdate())

    kept = record_oversight(
        plan=released, approval=given, file=SentFile("minutes.txt", b"Approved."), by=manager
    )

    assert bytes(kept.document.content) == b"Approved."
    tomorrow = ApprovedElsewhere("Cabinet", "Vale", timezone.localdate() + timedelta(days=1))
    with pytest.raises(PlanRefused, match="day to come"):
        record_oversight(plan=released, approval=tomorrow, file=None, by=manager)
    with pytest.raises(PlanRefused, match="cannot be attached"):
        record_oversight(plan=released, approval=given, file=SentFile("a.exe", b"MZ"), by=manager)
    assert Approval.objects.filter(kind=ApprovalKind.OVERSIGHT).count() == 1


def test_lead_confirms_coverage_only_where_every_recommendation_has_an_action(
    released, manager, owner, chair, lead_inspector
):
    def confirm(*, is_covered, note=""):
        return confirm_coverage(
            plan=released, is_covered=is_covered, seen=seen(released), note=note, by=lead_inspector
        )

    with pytest.raises(PlanRefused, match="have no action"):
        confirm(is_covered=True)
    with pytest.raises(PlanRefused, match="what is not covered"):
        confirm(is_covered=False)
    cover_all(released, manager, owner)
    confirm(is_covered=True)

    assert plan_standing(released).confirmation.is_covered
    with pytest.raises(NotAllowed):
        confirm_coverage(plan=released, is_covered=True, seen=seen(released), note="", by=manager)


def test_chair_signs_off_when_all_is_verified_and_then_nothing_changes(
    released, manager, owner, chair
):
    cover_all(released, manager, owner)
    approve(released, chair)
    with pytest.raises(PlanRefused, match="2 actions are not verified"):
        sign_off(released, chair)
    finish(released, chair, owner)
    with pytest.raises(NotAllowed):
        sign_off(released, manager)
    sign_off(released, chair)

    assert plan_standing(released).is_complete
    with pytest.raises(PlanRefused, match="signed off as complete"):
        make_action(released, manager)


def test_plan_is_carried_on_for_a_reason_to_a_day_to_come(released, manager, chair):
    later = timezone.localdate() + timedelta(days=400)
    for reason, to in (("", later), ("Too much.", None), ("Too much.", timezone.localdate())):
        with pytest.raises(PlanRefused):
            sign_off(released, chair, SignOffOutcome.CARRIED_ON, reason, to)
    assert plan_standing(released).due_date < later

    sign_off(released, chair, SignOffOutcome.CARRIED_ON, "Too much.", later)

    assert plan_standing(released).due_date == later
    assert not plan_standing(released).is_complete


@pytest.mark.parametrize("verb", ["update", "delete"])
def test_what_was_approved_stays_as_it_was(released, manager, owner, chair, verb):
    cover_all(released, manager, owner)
    approve(released, chair)
    rows = Approval.objects.all()

    with pytest.raises(DatabaseError, match="append-only"), transaction.atomic():
        rows.update(note="Other.") if verb == "update" else rows.delete()


def test_every_table_of_what_was_done_refuses_changes():
    is_sqlite = connection.vendor == "sqlite"
    name, table = ("name", "sqlite_master") if is_sqlite else ("tgname", "pg_trigger")
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT {name} FROM {table} WHERE {name} LIKE 'improvement_%'")
        found = {row[0] for row in cursor.fetchall()}

    assert {f"{one}_no_{verb}" for one in KEPT for verb in ("update", "delete")} <= found


def test_mail_says_only_where_to_sign_in(
    released, manager, owner, chair, lead_inspector, django_capture_on_commit_callbacks, settings
):
    settings.SITE_ADDRESS = "https://inspect.example"
    cover_all(released, manager, owner)
    with django_capture_on_commit_callbacks(execute=True):
        approve(released, chair)
    confirm = {"is_covered": True, "seen": seen(released), "note": "", "by": lead_inspector}
    with django_capture_on_commit_callbacks(execute=True):
        confirm_coverage(plan=released, **confirm)

    assert [one.to for one in mail.outbox] == [
        [lead_inspector.email],
        [chair.email],
        [manager.email],
    ]
    address = f"https://inspect.example/inspections/{released.inspection.reference}/plan/"
    assert {one.body.strip() for one in mail.outbox} == {f"Sign in to read it: {address}"}
