"""The page of a question: the answers behind its percentage."""

import re

import pytest
from django.urls import reverse

from accounts.roles import RoleCode
from cases.services.answering import apply
from tests.factories.cases import (
    answer,
    answer_everything,
    make_case,
    make_operation,
    make_submitted_case,
    return_case,
    submit,
)
from tests.pages import markup_of

pytestmark = pytest.mark.django_db


def cases_in(response):
    return re.findall(r"Case (EM-\d+)", markup_of(response))


@pytest.fixture
def question(address):
    return address("question-detail", "assessing", "AS01")


def test_answers_are_listed_with_no_first(lead, question):
    assert cases_in(lead.get(question)) == ["EM-02", "EM-01"]


def test_listed_answers_make_up_the_base(lead, question):
    page = markup_of(lead.get(question))

    assert "1 of 2 answers" in page
    assert "1 sufficient and 1 not sufficient make up the base of 2." in page


@pytest.mark.parametrize(
    ("kind", "cases"),
    [
        ("not_sufficient", ["EM-02"]),
        ("sufficient", ["EM-01"]),
        ("not_applicable", []),
        ("missing", []),
        ("nonsense", ["EM-02", "EM-01"]),
    ],
)
def test_answers_can_be_narrowed_to_one_kind(lead, question, kind, cases):
    assert cases_in(lead.get(question, {"answers": kind})) == cases


def test_not_applicable_is_listed_outside_the_base(lead, address):
    page = markup_of(lead.get(address("question-detail", "assessing", "AS03")))

    assert "1 of 1 answer" in page
    assert "Outside it: 1 not applicable, 0 missing." in page
    assert "Not applicable (1)" in page


def test_note_and_inspector_are_readable_there(
    lead, inspection, inspector, lead_inspector, question
):
    assessment = make_submitted_case(inspection, "EM-04", inspector, {"AS01": "no"})
    return_case(assessment, lead_inspector)
    answer(assessment, inspector, {"AS01": "no"}, note="Nothing on <b>why</b>.\n\nOnly what.")
    submit(assessment, inspector)

    page = markup_of(lead.get(question))

    assert "<p>Nothing on &lt;b&gt;why&lt;/b&gt;.</p> <p>Only what.</p>" in page
    assert "Rosa Okafor" in page


def test_reasons_are_shown_in_words(lead, inspection, inspector, question):
    assessment = make_case(inspection, "EM-04", inspector)
    answer_everything(assessment, inspector, {"AS01": "no"})
    apply(
        make_operation(assessment, "AS01", "no", note="Thin.", reasons=("late", "thin")), inspector
    )
    submit(assessment, inspector)

    page = markup_of(lead.get(question))

    assert "<li>Too late</li><li>Too thin</li>" in page


def test_answer_leads_to_its_place_in_the_case(lead, inspection, question):
    case = reverse("cases:case-detail", args=[inspection.reference, "EM-02"])

    assert f'href="{case}#q-AS01"' in markup_of(lead.get(question))


def test_answers_of_open_and_routed_out_cases_are_not_listed(lead, inspection, inspector, address):
    answer(make_case(inspection, "EM-05", inspector), inspector, {"AB01": "yes", "AS02": "no"})
    assessment = make_case(inspection, "EM-06", inspector)
    answer(assessment, inspector, {"AB01": "yes", "AS02": "no"})
    answer(
        assessment,
        inspector,
        {"AB01": "no", "AB02": "yes", "AS01": "yes", "AS03": "yes", "PL01": "yes"},
    )
    submit(assessment, inspector)

    response = lead.get(address("question-detail", "assessing", "AS02"))

    assert cases_in(response) == ["EM-01", "EM-02"]
    assert "The question did not arise in 1 of 3 submitted cases." in markup_of(response)


@pytest.mark.parametrize(
    ("standard", "code"),
    [("planning", "AS01"), ("planning", "AS02"), ("assessing", "AB01"), ("assessing", "ZZ99")],
)
def test_question_is_found_only_where_it_counts(lead, address, standard, code):
    assert lead.get(address("question-detail", standard, code)).status_code == 404


def test_strangers_and_local_assessors_read_no_notes(client, outsider, member, question):
    client.force_login(outsider)
    assert client.get(question).status_code == 404

    client.force_login(member(RoleCode.LOCAL_ASSESSOR))
    assert client.get(question).status_code == 403


def test_page_takes_as_many_queries_for_twenty_cases_as_for_two(
    lead, inspection, inspector, question, django_assert_num_queries
):
    queries = 11
    with django_assert_num_queries(queries):
        lead.get(question)
    for number in range(4, 22):
        make_submitted_case(inspection, f"EM-{number:02}", inspector)

    with django_assert_num_queries(queries):
        lead.get(question)
