"""The list of an inspection's cases."""

import re
from dataclasses import replace

import pytest
import time_machine
from django.db import connection
from django.test.utils import CaptureQueriesContext

from accounts.roles import RoleCode
from cases.errors import AnswerRefused
from cases.policies.presence import KEPT_FOR, OPEN_FOR
from cases.services.answering import apply
from cases.services.presence import note_presence
from cases.types import AnswerContent
from tests.factories.cases import (
    answer,
    answer_everything,
    make_case,
    make_operation,
    make_submitted_case,
    return_case,
    submit,
)
from tests.factories.concerns import make_concern
from tests.factories.inspections import make_inspection

pytestmark = pytest.mark.django_db

LIST = "/inspections/eastmarsh-2026/cases/"


def rows_of(page, table=0):
    """Return a table of the page as lists of words, without the names that narrow pages add."""
    tables = re.findall(r"<tbody.*?</tbody>", page.content.decode(), re.DOTALL)
    rows = re.findall(r"<tr.*?</tr>", tables[table], re.DOTALL) if tables else []
    cells = [re.findall(r"<t[dh][^>]*>(.*?)</t[dh]>", row, re.DOTALL) for row in rows]
    return [[words_of(cell) for cell in row] for row in cells]


def words_of(cell):
    shown = re.sub(r'<span class="app-cases__label".*?</span>', "", cell, flags=re.DOTALL)
    return " ".join(re.sub(r"<[^>]+>", " ", shown).split())


@pytest.fixture
def saved_at():
    """The time of day that is shown for every answer given now."""
    with time_machine.travel("2026-04-14 10:41:00+01:00", tick=False):
        yield "10:41"


def test_list_shows_whose_each_case_is_and_how_far(
    signed_in, assessment, inspector, lead_inspector, saved_at
):
    answer(assessment, inspector, {"AB01": "yes", "AS01": "yes"})
    make_submitted_case(assessment.case.inspection, "EM-02", lead_inspector)
    make_case(assessment.case.inspection, "EM-03")

    page = signed_in.get(LIST)

    assert rows_of(page) == [
        ["EM-01", "In progress", "Rosa Okafor", "2 of 6", saved_at, "", "Score EM-01"],
        ["EM-02", "Submitted", "Helen Marsh", "6 of 6", saved_at, "", "Read EM-02"],
        ["EM-03", "Not begun", "Nobody yet", "0 of 5", "Never", "", "Read EM-03"],
    ]
    assert "3 cases, 1 submitted" in page.content.decode()


def test_workload_counts_cases_and_answers_of_each_inspector(
    signed_in, assessment, inspector, lead_inspector
):
    answer(assessment, inspector, {"AB01": "yes", "AS01": "yes"})
    make_case(assessment.case.inspection, "EM-02", inspector)
    make_submitted_case(assessment.case.inspection, "EM-03", lead_inspector)
    make_case(assessment.case.inspection, "EM-04")

    assert rows_of(signed_in.get(LIST), table=1) == [
        ["Helen Marsh", "1 of 1", "6 of 6"],
        ["Rosa Okafor", "0 of 2", "2 of 11"],
        ["Nobody yet", "0 of 1", "0 of 5"],
    ]


def test_workload_counts_everybody_whatever_is_chosen_above(signed_in, assessment, lead_inspector):
    make_case(assessment.case.inspection, "EM-02", lead_inspector)

    chosen = signed_in.get(f"{LIST}?show=mine&status=submitted")

    assert "No case is in this status." in chosen.content.decode()
    assert [row[0] for row in rows_of(chosen)] == ["Helen Marsh", "Rosa Okafor"]


def test_last_save_names_who_made_it_unless_it_is_the_inspector(
    signed_in, assessment, lead_inspector, saved_at
):
    answer(assessment, lead_inspector, {"AB01": "yes"})

    assert rows_of(signed_in.get(LIST))[0][4] == f"{saved_at} by Helen Marsh"


def test_list_of_one_state_holds_no_other(signed_in, assessment, inspector, lead_inspector):
    inspection = assessment.case.inspection
    answer(assessment, inspector, {"AB01": "yes"})
    make_case(inspection, "EM-02", inspector)
    make_submitted_case(inspection, "EM-03", inspector)
    return_case(make_submitted_case(inspection, "EM-04", inspector), lead_inspector)

    found = {
        state: [row[0] for row in rows_of(signed_in.get(f"{LIST}?status={state}"))]
        for state in ("not_begun", "in_progress", "submitted", "returned")
    }

    assert found == {
        "not_begun": ["EM-02"],
        "in_progress": ["EM-01"],
        "submitted": ["EM-03"],
        "returned": ["EM-04"],
    }


def test_unknown_state_means_all(signed_in, assessment):
    assert [row[0] for row in rows_of(signed_in.get(f"{LIST}?status=<b>"))] == ["EM-01"]


def test_links_to_states_keep_the_choice_of_whose(signed_in, assessment, inspector):
    answer(assessment, inspector, {"AB01": "yes"})
    make_case(assessment.case.inspection, "EM-02", inspector)

    page = signed_in.get(f"{LIST}?show=mine").content.decode()

    assert f'href="{LIST}?show=mine&amp;status=not_begun"' in page
    assert "Not begun (1)" in page
    assert "Submitted (" not in page


def test_page_of_a_colleague_with_unsaved_answers_is_told(
    signed_in, assessment, inspector, lead_inspector, saved_at
):
    note_presence(assessment=assessment, client_id="theirs", unsaved=3, by=lead_inspector)
    note_presence(assessment=assessment, client_id="own", unsaved=1, by=inspector)

    assert needs(signed_in) == (
        f"3 not saved yet, on a page of Helen Marsh, {saved_at} "
        f"1 not saved yet, on a page of yours, {saved_at} Open now: Helen Marsh"
    )


def test_pages_not_heard_of_are_open_no_longer_and_then_forgotten(
    signed_in, assessment, lead_inspector
):
    with time_machine.travel("2026-04-14 10:00:00Z", tick=False) as clock:
        note_presence(assessment=assessment, client_id="theirs", unsaved=3, by=lead_inspector)
        clock.shift(OPEN_FOR)
        closed = needs(signed_in)
        clock.shift(KEPT_FOR - OPEN_FOR)
        forgotten = needs(signed_in)

    assert closed == "3 not saved yet, on a page of Helen Marsh, 11:00"
    assert forgotten == ""


def test_marked_questions_are_counted_where_they_are_asked(signed_in, assessment, inspector):
    mark(assessment, inspector, "AS01")
    mark(assessment, inspector, "PL02")

    assert needs(signed_in) == "1 to ask the case manager"


def test_conflict_counts_until_its_question_is_answered_anew(signed_in, assessment, inspector):
    answer(assessment, inspector, {"AS01": "yes"})
    apply(make_operation(assessment, "AS01", "no", base_version=0), inspector)
    before = needs(signed_in)
    answer(assessment, inspector, {"AS01": "no"})

    assert (before, needs(signed_in)) == ("1 conflict", "")


def test_conflict_whose_stored_answer_stands_is_over_with_the_submission(
    signed_in, inspection, inspector
):
    assessment = make_case(inspection, "EM-01", inspector)
    answer_everything(assessment, inspector)
    apply(make_operation(assessment, "AS01", "no", base_version=0), inspector)
    before = needs(signed_in)
    submit(assessment, inspector)

    assert (before, needs(signed_in)) == ("1 conflict", "")


def test_late_answers_are_told_to_whom_decides_on_them(
    client, inspection, inspector, lead_inspector
):
    assessment = make_submitted_case(inspection, "EM-01", inspector)
    with pytest.raises(AnswerRefused):
        apply(make_operation(assessment, "AS01", "no"), inspector)

    told = {}
    for person in (inspector, lead_inspector):
        client.force_login(person)
        told[person.name] = needs(client)

    assert told == {"Rosa Okafor": "", "Helen Marsh": "1 late answer"}


def test_urgent_concern_is_told_first_to_those_who_may_read_it(
    client, assessment, inspector, lead_inspector, member
):
    mark(assessment, inspector, "AS01")
    make_concern(assessment, inspector)

    told = {}
    for person in (inspector, lead_inspector, member(RoleCode.PARTNER_INSPECTOR)):
        client.force_login(person)
        told[person.name] = needs(client)

    assert told == {
        "Rosa Okafor": "1 urgent concern 1 to ask the case manager",
        "Helen Marsh": "1 urgent concern 1 to ask the case manager",
        "Member partner inspector": "1 to ask the case manager",
    }


def needs(client):
    return rows_of(client.get(LIST))[0][5]


def mark(assessment, by, question):
    operation = make_operation(assessment, question)
    apply(replace(operation, content=AnswerContent(ask=True)), by)


def test_own_cases_are_scored_and_others_read(signed_in, assessment, lead_inspector):
    make_case(assessment.case.inspection, "EM-02", lead_inspector)

    page = signed_in.get(LIST).content.decode()

    assert f'href="{LIST}EM-01/score/"' in page
    assert f'href="{LIST}EM-02/score/"' not in page


def test_lead_may_score_every_case(client, assessment, lead_inspector):
    client.force_login(lead_inspector)

    assert f'href="{LIST}EM-01/score/"' in client.get(LIST).content.decode()


def test_filter_leaves_only_the_persons_own_cases(signed_in, assessment, lead_inspector):
    make_case(assessment.case.inspection, "EM-02", lead_inspector)

    page = signed_in.get(f"{LIST}?show=mine")

    assert [row[0] for row in rows_of(page)] == ["EM-01"]


def test_local_assessor_sees_own_cases_alone(client, assessment, member):
    assessor = member(RoleCode.LOCAL_ASSESSOR)
    make_case(assessment.case.inspection, "EM-02", assessor)
    client.force_login(assessor)

    page = client.get(LIST)

    assert [row[0] for row in rows_of(page)] == ["EM-02"]
    assert "All cases" not in page.content.decode()


def test_list_without_cases_says_so(client, lead_inspector):
    make_inspection(lead_inspector=lead_inspector)
    client.force_login(lead_inspector)

    assert "has not been loaded yet" in client.get(LIST).content.decode()
    assert "allocated to you" in client.get(f"{LIST}?show=mine").content.decode()


def test_list_costs_the_same_queries_for_any_number_of_cases(signed_in, assessment, inspector):
    few = count_queries(signed_in)
    for number in range(2, 8):
        case = make_case(assessment.case.inspection, f"EM-0{number}", inspector)
        answer(case, inspector, {"AB01": "yes", "AS01": "yes"})
        note_presence(assessment=case, client_id="page", unsaved=1, by=inspector)

    assert count_queries(signed_in) == few <= 14


def count_queries(client):
    client.get(LIST)
    with CaptureQueriesContext(connection) as queries:
        client.get(LIST)
    return len(queries)


def test_role_without_cases_is_refused_by_name(client, assessment, member):
    client.force_login(member(RoleCode.USER_VOICE))

    reply = client.get(LIST)

    assert reply.status_code == 403
    assert "Local assessor" in reply.content.decode()


def test_outsider_gets_404(client, assessment, outsider):
    client.force_login(outsider)

    assert client.get(LIST).status_code == 404


def test_anonymous_is_sent_to_sign_in(client, assessment):
    assert client.get(LIST).url == f"/accounts/sign-in/?next={LIST}"


def test_list_takes_no_post(signed_in, assessment):
    assert signed_in.post(LIST).status_code == 405
