"""The page on which a service prepares the drawn cases: what it shows, saves and refuses."""

import pytest
from django.test import Client

from accounts.roles import RoleCode
from audit.models import AuditEvent
from cases.models import Case, CasePreparation
from cases.queries.preparation import preparation_progress
from cases.services.allocating import allocate_assessment
from cases.services.replacing import replace_case
from cases.types.preparation import PreparationProgress
from inspections.choices import Stage
from tests.factories.cases import answer, make_case
from tests.factories.concerns import join_service
from tests.factories.inspections import bring_to_stage, make_inspection
from tests.factories.preparation import make_replacement_request, prepare_case
from tests.factories.samples import draw_cases
from tests.factories.timetable import place_case
from tests.pages import markup_of, text_of

pytestmark = pytest.mark.django_db

PAGE = "/inspections/eastmarsh-2026/preparation/"
CANARY = "Quill-heron-lantern"


@pytest.fixture
def manager(make_user, announced):
    user = make_user("Rhona Castleby")
    join_service(announced, user)
    return user


@pytest.fixture
def cases(announced, lead_inspector):
    """Four drawn cases, by reference."""
    draw_cases(announced, lead_inspector)
    return sorted(announced.cases.all(), key=lambda one: one.reference)


@pytest.fixture
def service(client, manager):
    client.force_login(manager)
    return client


def shown(page):
    """Return what a browser would send back of the page's rows."""
    rows = (row.form for row in page.context["page"].rows)
    data = {}
    for form in rows:
        data[form.add_prefix("seen")] = form["seen"].value()
        data[form.add_prefix("case_manager")] = form["case_manager"].value()
        if form["is_ready"].value():
            data[form.add_prefix("is_ready")] = "on"
    return data


def typed(case, name=None, *, is_ready=None):
    changes = {}
    if name is not None:
        changes[f"case-{case.reference}-case_manager"] = name
    if is_ready is not None:
        changes[f"case-{case.reference}-is_ready"] = "on" if is_ready else ""
    return changes


def test_before_a_sample_the_page_says_what_will_come_and_when(service):
    text = text_of(service.get(PAGE))

    assert "No cases are drawn yet." in text
    assert "First the caseload is needed" in text
    assert "Cases are read from 13 April 2026." in text


def test_every_case_stands_there_as_the_service_sent_it(service, cases):
    page = service.get(PAGE)

    rows = page.context["page"].rows
    assert [row.reference for row in rows] == [case.reference for case in cases]
    assert rows[0].start == "25 September 2025"
    assert "0 of 4 cases have a case manager, 0 files are ready." in text_of(page)


def test_cases_that_were_not_drawn_can_be_prepared_but_not_replaced(service, announced):
    make_case(announced, "EM-10")
    make_case(announced, "EM-2")

    page = service.get(PAGE)

    assert [row.reference for row in page.context["page"].rows] == ["EM-2", "EM-10"]
    assert "Ask to replace" not in text_of(page)


def test_one_button_saves_what_was_changed(service, cases, manager):
    data = shown(service.get(PAGE))
    data |= typed(cases[0], "  Ada   Lovell ", is_ready=True) | typed(cases[1], "Ben Ito")

    answered = service.post(PAGE, data, follow=True)

    assert "2 cases are saved." in text_of(answered)
    assert "2 of 4 cases have a case manager, 1 file is ready." in text_of(answered)
    assert set(CasePreparation.objects.values_list("case_manager", "is_ready", "version")) == {
        ("Ada Lovell", True, 1),
        ("Ben Ito", False, 1),
    }


def test_saving_leaves_an_event_without_names_of_staff(service, cases):
    service.post(PAGE, shown(service.get(PAGE)) | typed(cases[0], "Ada Lovell"))

    event = AuditEvent.objects.get(verb="cases_prepared")
    assert event.details == {
        "cases": {cases[0].reference: {"has_manager": True, "is_ready": False}}
    }


def test_what_was_noted_can_be_taken_back(service, cases, manager):
    prepare_case(cases[0], manager, "Ada Lovell", is_ready=True)
    data = shown(service.get(PAGE)) | typed(cases[0], "", is_ready=False)

    assert service.post(PAGE, data).status_code == 302

    assert preparation_progress(cases[0].inspection) == PreparationProgress(4, 0, 0, 0)


def test_nothing_changed_saves_nothing(service, cases):
    answered = service.post(PAGE, shown(service.get(PAGE)), follow=True)

    assert "Nothing had changed, so nothing was saved." in text_of(answered)
    assert not CasePreparation.objects.exists()


def test_two_people_at_once_lose_nothing(service, cases, make_user, announced):
    colleague = make_user("Edwin Farrow")
    join_service(announced, colleague)
    data = shown(service.get(PAGE)) | typed(cases[0], "Ada Lovell") | typed(cases[1], "Ben Ito")
    prepare_case(cases[0], colleague, "Cleo Ahmed", is_ready=True)
    prepare_case(cases[2], colleague, "Dan Pike")

    answered = service.post(PAGE, data)

    assert answered.status_code == 409
    text = text_of(answered)
    assert "Cleo Ahmed, the file is ready." in text
    assert "Edwin Farrow saved this" in text
    assert 'value="Ada Lovell"' in markup_of(answered)
    assert f'href="#id_case-{cases[0].reference}-case_manager"' in markup_of(answered)
    assert "1 case is saved." in text
    names = dict(CasePreparation.objects.values_list("case__reference", "case_manager"))
    assert names == {
        cases[0].reference: "Cleo Ahmed",
        cases[1].reference: "Ben Ito",
        cases[2].reference: "Dan Pike",
    }

    again = service.post(PAGE, shown(answered))

    assert again.status_code == 302
    stored = CasePreparation.objects.get(case=cases[0])
    assert (stored.case_manager, stored.is_ready, stored.version) == ("Ada Lovell", False, 2)


def test_same_change_by_two_people_is_no_conflict(service, cases, make_user, announced):
    colleague = make_user("Edwin Farrow")
    join_service(announced, colleague)
    data = shown(service.get(PAGE)) | typed(cases[0], "Ada Lovell")
    prepare_case(cases[0], colleague, "Ada Lovell")

    assert service.post(PAGE, data).status_code == 302


def test_case_that_left_meanwhile_takes_nothing_else_with_it(
    service, cases, announced, lead_inspector
):
    data = shown(service.get(PAGE)) | typed(cases[0], "Ada Lovell") | typed(cases[1], "Ben Ito")
    replace_case(
        inspection=announced, reference=cases[0].reference, reason="Lost.", by=lead_inspector
    )

    answered = service.post(PAGE, data)

    assert answered.status_code == 409
    assert f"nothing was saved of them: {cases[0].reference} (Ada Lovell)." in text_of(answered)
    assert CasePreparation.objects.get().case_manager == "Ben Ito"


def test_name_that_is_too_long_is_refused_and_kept(service, cases):
    data = shown(service.get(PAGE)) | typed(cases[0], "x" * 121) | typed(cases[1], "Ben Ito")

    answered = service.post(PAGE, data)

    assert answered.status_code == 422
    assert f"{cases[0].reference}: Shorten the name of the case manager to 120" in text_of(answered)
    assert "x" * 121 in markup_of(answered)
    assert 'value="Ben Ito"' in markup_of(answered)
    assert not CasePreparation.objects.exists()


@pytest.mark.parametrize("seen", ["", "nonsense", "-1:0:", "1" * 150, "9:1:Somebody"])
def test_altered_mark_loses_nothing(service, cases, manager, seen):
    prepare_case(cases[0], manager, "Ada Lovell")
    data = shown(service.get(PAGE)) | typed(cases[0], "Ben Ito")
    data[f"case-{cases[0].reference}-seen"] = seen

    assert service.post(PAGE, data).status_code == 409
    assert CasePreparation.objects.get().case_manager == "Ada Lovell"


def test_place_in_the_timetable_is_shown_with_the_interview(
    service, cases, inspector, lead_inspector
):
    assessment = cases[0].assessments.get()
    allocate_assessment(assessment=assessment, scorer=inspector, by=lead_inspector)
    place_case(assessment)

    text = text_of(service.get(PAGE))

    assert "Monday 13 April, morning" in text
    assert "Interview at 11:30" in text
    assert "Assumed" in text


def test_case_manager_in_two_interviews_at_once_is_warned_of(
    service, cases, manager, inspector, lead_inspector
):
    for case, scorer in ((cases[0], inspector), (cases[1], lead_inspector)):
        assessment = case.assessments.get()
        allocate_assessment(assessment=assessment, scorer=scorer, by=lead_inspector)
        place_case(assessment)
        prepare_case(case, manager, "Ada Lovell")

    text = text_of(service.get(PAGE))

    both = f"{cases[0].reference}, {cases[1].reference}"
    assert f"Ada Lovell: Monday 13 April at 11:30, cases {both}" in text


def test_published_inspection_is_only_shown(service, cases, announced):
    data = shown(service.get(PAGE)) | typed(cases[0], "Ada Lovell")
    bring_to_stage(announced, Stage.PUBLISHED)

    assert '<form method="post" novalidate>' not in markup_of(service.get(PAGE))
    refused = service.post(PAGE, data)
    assert refused.status_code == 409
    assert "is published" in text_of(refused)
    assert not CasePreparation.objects.exists()


def test_team_reads_the_same_and_changes_nothing(client, cases, manager, member):
    prepare_case(cases[0], manager, "Ada Lovell", is_ready=True)
    request = make_replacement_request(cases[1].assessments.get(), manager)
    client.force_login(member(RoleCode.SUPPORT_OFFICER))

    page = client.get(PAGE)

    assert "Ada Lovell" in text_of(page)
    assert "The file is with the court." in text_of(page)
    assert f'href="/inspections/eastmarsh-2026/replacement-requests/{request.pk}/"' in markup_of(
        page
    )
    assert "case_manager" not in markup_of(page)
    assert client.post(PAGE, typed(cases[0], "Ben Ito")).status_code == 403


def test_manager_of_another_service_finds_nothing(client, cases, make_user):
    stranger = make_user("Imogen Tarrant")
    join_service(make_inspection(service="saltmere"), stranger)
    client.force_login(stranger)

    case = cases[0].reference
    for address in (PAGE, f"{PAGE}{case}/replace/"):
        assert client.get(address).status_code == 404
        assert client.post(address, {"reason": "Lost."}).status_code == 404


def test_service_finds_nothing_before_the_announcement(client, make_user, inspection):
    early = make_user("Rhona Castleby")
    join_service(inspection, early)
    client.force_login(early)

    assert client.get(PAGE).status_code == 404


def test_service_reads_no_word_of_what_inspectors_write(
    service, cases, inspector, lead_inspector, manager
):
    assessment = cases[0].assessments.get()
    allocate_assessment(assessment=assessment, scorer=inspector, by=lead_inspector)
    place_case(assessment)
    answer(assessment, inspector, {"AS01": "yes"}, note=CANARY)
    make_replacement_request(cases[1].assessments.get(), manager)

    for address in ("/", PAGE, f"{PAGE}{cases[0].reference}/replace/"):
        page = service.get(address)
        assert page.status_code == 200
        assert CANARY not in page.content.decode()
    assert service.get("/inspections/eastmarsh-2026/sample/").status_code == 404


def test_notice_of_the_service_leads_to_the_page(service, cases):
    notice = f"/inspections/{cases[0].inspection.reference}/notice/"

    assert f'href="{PAGE}"' in markup_of(service.get(notice))


def test_number_of_cases_changes_no_number_of_queries(
    service, announced, lead_inspector, manager, django_assert_num_queries
):
    draw_cases(announced, lead_inspector, 12, of=20)
    for case in Case.objects.all():
        prepare_case(case, manager, "Ada Lovell")
    service.get(PAGE)

    with django_assert_num_queries(10):
        service.get(PAGE)


def test_colleague_signed_in_elsewhere_saves_other_rows_undisturbed(
    service, cases, make_user, announced
):
    colleague = make_user("Edwin Farrow")
    join_service(announced, colleague)
    elsewhere = Client()
    elsewhere.force_login(colleague)
    first, second = shown(service.get(PAGE)), shown(elsewhere.get(PAGE))

    assert service.post(PAGE, first | typed(cases[0], "Ada Lovell")).status_code == 302
    assert elsewhere.post(PAGE, second | typed(cases[1], "Ben Ito")).status_code == 302

    assert CasePreparation.objects.count() == 2
