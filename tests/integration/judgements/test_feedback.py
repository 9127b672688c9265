from dataclasses import replace

import pytest

from accounts.errors import NotAllowed
from accounts.roles import RoleCode
from inspections.choices import Direction, Stage
from judgements.errors import RowRefused, StaleRow
from judgements.models import EmergingFinding, FeedbackSession
from judgements.services.feedback import (
    change_emerging_finding,
    move_emerging_finding,
    withdraw_emerging_finding,
)
from tests.factories.inspections import bring_to_stage
from tests.factories.voices import FINDING, make_closed_line, make_finding, make_session

pytestmark = pytest.mark.django_db

TYPED = {"version": "0", "standard": "planning", "direction": "gap", "text": "Plans are late."}
TYPED_SESSION = {
    "version": "0",
    "audience": "management_team",
    "held_date_0": "1",
    "held_date_1": "5",
    "held_date_2": "2026",
    "attendance": "Head of service\r\n\r\n Two managers ",
    "note": "They agreed.",
}


def shown(client, page):
    return client.get(page).content.decode()


def order(inspection, **which):
    rows = EmergingFinding.objects.filter(inspection=inspection, **which)
    return list(rows.order_by("position").values_list("text", flat=True))


def test_finding_is_added_changed_and_withdrawn(lead, inspection, address):
    lead.post(address("emerging-add"), TYPED)
    finding = EmergingFinding.objects.get()
    assert "Plans are late." in shown(lead, address("feedback-detail"))

    changed = {**TYPED, "version": "1", "standard": "", "text": "All is late."}
    lead.post(address("emerging-edit", finding.pk), changed)
    assert "All is late." in shown(lead, address("feedback-detail"))

    lead.post(address("emerging-withdraw", finding.pk), {"version": "2"})
    assert "All is late." not in shown(lead, address("feedback-detail"))


def test_feedback_is_read_by_many_and_written_by_those_who_judge(
    client, member, inspection, lead_inspector, address
):
    finding = make_finding(inspection, lead_inspector)
    writing = [
        address("emerging-add"),
        address("session-add"),
        address("emerging-edit", finding.pk),
    ]
    for role, reads in (
        (RoleCode.PARTNER_INSPECTOR, 200),
        (RoleCode.PANEL_CHAIR, 200),
        (RoleCode.USER_VOICE, 403),
    ):
        client.force_login(member(role))
        assert client.get(address("feedback-detail")).status_code == reads
        assert {client.get(page).status_code for page in writing} == {403}
        assert {client.post(page, TYPED).status_code for page in writing} == {403}


def test_reader_sees_findings_and_no_buttons(client, member, inspection, lead_inspector, address):
    make_finding(inspection, lead_inspector)
    client.force_login(member(RoleCode.PARTNER_INSPECTOR))

    page = shown(client, address("feedback-detail"))

    assert FINDING.text in page
    assert not [word for word in ("Add a finding", "Withdraw", "Add a session") if word in page]


def test_finding_moves_among_those_of_its_theme_that_show_the_same(inspection, lead_inspector):
    def add(text, **changed):
        return make_finding(inspection, lead_inspector, text=text, **changed)

    one, two = add("one"), add("two")
    add("gap", direction="gap")
    add("other theme", standard="planning")

    move_emerging_finding(finding=two, direction=Direction.UP, by=lead_inspector)
    move_emerging_finding(finding=two, direction=Direction.UP, by=lead_inspector)
    move_emerging_finding(finding=one, direction=Direction.DOWN, by=lead_inspector)

    assert order(inspection, direction="strength", standard__code="assessing") == ["two", "one"]
    assert order(inspection, direction="gap") == ["gap"]


def test_move_of_a_withdrawn_finding_is_refused(lead, inspection, lead_inspector, address):
    finding = make_finding(inspection, lead_inspector)
    withdraw_emerging_finding(finding=finding, base_version=1, by=lead_inspector)

    with pytest.raises(StaleRow, match="withdrawn"):
        move_emerging_finding(finding=finding, direction=Direction.UP, by=lead_inspector)
    page = address("emerging-move", finding.pk)
    assert lead.post(page, {"direction": "up"}).status_code == 302
    assert lead.post(page, {"direction": "sideways"}).status_code == 400


def test_page_orders_themes_then_strengths_then_gaps(lead, inspection, lead_inspector, address):
    for text, theme, direction in (
        ("D", "planning", "strength"),
        ("C", "assessing", "gap"),
        ("B", "assessing", "strength"),
        ("A", "", "neutral"),
    ):
        make_finding(inspection, lead_inspector, text=text, standard=theme, direction=direction)

    tables = lead.get(address("feedback-detail")).context["page"].tables

    assert [row.text for table in tables for row in table.rows] == ["A", "B", "C", "D"]


def test_closed_line_prefills_a_finding_and_is_marked_as_taken_over(
    lead, inspection, lead_inspector, address
):
    line = make_closed_line(inspection, lead_inspector)
    page = f"{address('emerging-add')}?line={line.number}"

    assert "Plans reach the child." in shown(lead, page)
    assert not EmergingFinding.objects.exists()
    lead.post(page, {**TYPED, "text": line.conclusion})

    assert EmergingFinding.objects.get().line == line
    assert lead.get(address("feedback-detail")).context["page"].lines[0].is_taken


@pytest.mark.parametrize("forged", ["line=2", "line=x", "line=-1", "line=", "standard=court"])
def test_forged_source_of_a_finding_is_not_found(lead, inspection, lead_inspector, address, forged):
    make_closed_line(inspection, lead_inspector)

    assert lead.get(f"{address('emerging-add')}?{forged}").status_code == 404


def test_open_line_is_not_offered(lead, inspection, lead_inspector, address):
    line = make_closed_line(inspection, lead_inspector)
    line.closed_at = line.closed_by = None
    line.save()

    assert lead.get(f"{address('emerging-add')}?line=1").status_code == 404
    assert not lead.get(address("feedback-detail")).context["page"].lines


def test_finding_names_no_case(lead, address):
    answer = lead.post(address("emerging-add"), {**TYPED, "text": "As in EM-01."})

    assert answer.status_code == 422
    assert "is the reference of a case" in answer.content.decode()


def test_stale_finding_shows_both(lead, inspection, lead_inspector, address):
    finding = make_finding(inspection, lead_inspector)
    theirs = replace(FINDING, text="Theirs.")
    change_emerging_finding(finding=finding, content=theirs, base_version=1, by=lead_inspector)

    answer = lead.post(address("emerging-edit", finding.pk), {**TYPED, "version": "1"})

    text = answer.content.decode()
    assert answer.status_code == 409
    assert "Theirs." in text
    assert "Plans are late." in text


def test_session_keeps_one_line_for_each_who_came(lead, address):
    lead.post(address("session-add"), TYPED_SESSION)

    session = FeedbackSession.objects.get()
    assert session.attendance == "Head of service\nTwo managers"
    assert "They agreed." in shown(lead, address("feedback-detail"))


def test_session_without_a_date_is_asked_for_it(lead, address):
    answer = lead.post(address("session-add"), {**TYPED_SESSION, "held_date_0": ""})

    assert answer.status_code == 422
    assert "Head of service" in answer.content.decode()


def test_stale_and_withdrawn_session_is_told(lead, inspection, lead_inspector, address):
    session = make_session(inspection, lead_inspector)
    page = address("session-edit", session.pk)

    assert lead.post(page, {**TYPED_SESSION, "version": "1"}).status_code == 302
    assert lead.post(page, {**TYPED_SESSION, "version": "1", "note": "x"}).status_code == 409
    lead.post(address("session-withdraw", session.pk), {"version": "2"})

    assert lead.get(address("session-sheet", session.pk)).status_code == 404
    assert "No session is planned yet." in shown(lead, address("feedback-detail"))


def test_set_to_print_holds_findings_audience_and_attendance_alone(
    lead, inspection, lead_inspector, address
):
    make_finding(inspection, lead_inspector)
    session = make_session(inspection, lead_inspector)

    page = shown(lead, address("session-sheet", session.pk))

    for words in (
        "PROVISIONAL",
        FINDING.text,
        "Strengths",
        "Staff",
        "Head of service",
        "1 May 2026",
    ):
        assert words in page
    for words in (session.note, "EM-01", "Outstanding", "Gaps"):
        assert words not in page


def test_set_of_another_inspection_is_not_found(client, inspection, lead_inspector, make_user):
    session = make_session(inspection, lead_inspector)
    client.force_login(make_user("Stranger"))
    page = f"/inspections/{inspection.reference}/fieldwork/feedback/sessions/{session.pk}/sheet/"

    assert client.get(page).status_code == 404


def test_published_inspection_takes_no_finding(inspection, lead_inspector):
    finding = make_finding(inspection, lead_inspector)
    bring_to_stage(inspection, Stage.PUBLISHED)

    with pytest.raises(RowRefused, match="published"):
        make_finding(inspection, lead_inspector)
    with pytest.raises(RowRefused, match="published"):
        withdraw_emerging_finding(finding=finding, base_version=1, by=lead_inspector)


def test_services_refuse_whoever_does_not_judge(inspection, inspector, lead_inspector):
    finding = make_finding(inspection, lead_inspector)

    for write in (
        lambda: make_finding(inspection, inspector),
        lambda: make_session(inspection, inspector),
        lambda: withdraw_emerging_finding(finding=finding, base_version=1, by=inspector),
        lambda: move_emerging_finding(finding=finding, direction=Direction.UP, by=inspector),
    ):
        with pytest.raises(NotAllowed):
            write()
