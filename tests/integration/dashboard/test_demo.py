import json
import re
from collections import Counter
from io import StringIO

import pytest
from django.apps import apps
from django.core.management import call_command
from django.db import transaction
from django.db.models import F
from django.urls import reverse

from accounts.models import User
from accounts.roles import RoleCode
from audit.models import AuditStream
from audit.queries import find_broken_events as find_broken_audit_events
from cases.choices import AssessmentStatus
from cases.models import Answer, Assessment
from cases.queries.chain import find_broken_events
from cases.queries.progress import values_by_assessment
from cases.queries.questionnaires import get_questionnaire
from cases.queries.scoring import (
    answers_for_scoring,
    in_route_answers,
    score_inspection,
    submitted_assessments,
)
from dashboard.services.demo import building
from dashboard.services.demo.data import read_data
from dashboard.services.demo.fji.targets import theme_targets
from dashboard.services.demo.people import password, sign_ins
from inspections.choices import Stage
from inspections.models import Inspection, RequestedDocument, TeamMember
from inspections.queries.documents import document_counts
from judgements.models import Evidence
from judgements.queries import current_judgements
from judgements.queries.moderation import standing_judgements
from judgements.queries.register_rules import all_registers
from judgements.queries.registers import entries_by_register
from reports.choices import CheckCode, Language
from reports.models import KeyFinding, Report
from reports.queries.checks import check_report
from reports.queries.document import build_document
from reports.services.drafting import draft_report
from tests.factories.frameworks import SHIPPED, STANDARDS_OF_2018, make_framework

FIRST_LINE = "Inspection reference: eastmarsh-2016"


def run(command, *arguments):
    printed = StringIO()
    call_command(command, *arguments, stdout=printed, stderr=StringIO())
    return printed.getvalue()


def count_rows():
    return {model._meta.label: model._default_manager.count() for model in apps.get_models()}


@pytest.fixture(scope="module")
def printed(django_db_setup, django_db_blocker):
    """Build the demonstration once for this module, inside a transaction that is given up."""
    with django_db_blocker.unblock(), transaction.atomic():
        make_framework(SHIPPED)
        make_framework(STANDARDS_OF_2018)
        yield run("demo")
        transaction.set_rollback(True)


@pytest.fixture
def main(printed, db):
    return Inspection.objects.get(reference=building.main_reference())


@pytest.fixture
def practice(printed, db):
    return Inspection.objects.get(reference=building.practice_reference())


@pytest.fixture
def standards(printed, db):
    return Inspection.objects.get(reference=building.standards_reference())


def test_demo_prints_the_reference_first_then_everybodys_sign_in(printed):
    assert printed.splitlines()[0] == FIRST_LINE
    assert password() in printed
    assert all(one.email in printed and one.role in printed for one in sign_ins())


def test_scores_are_those_of_the_published_report(main):
    themes = json.loads(run("scores", main.reference, "--json"))["themes"]

    assert [theme["percent"] for theme in themes.values()] == [61, 66, 64, 74, None, 63]


def test_all_34_cases_are_submitted_by_five_people(main):
    submitted = submitted_assessments(main)

    assert len(submitted) == main.cases.count() == 34
    assert len({one.scorer_id for one in submitted}) == 5


def test_answers_are_given_by_the_inspector_of_the_case(main):
    foreign = Answer.objects.filter(assessment__case__inspection=main).exclude(
        by=F("assessment__scorer")
    )

    assert not foreign.exists()


def test_every_question_in_route_is_answered_and_no_other(main):
    submitted = submitted_assessments(main)
    in_route = answers_for_scoring(get_questionnaire(main), submitted)

    assert all(one.value for one in in_route)
    assert Answer.objects.filter(assessment__in=submitted).count() == len(in_route)


def test_every_question_is_within_one_answer_of_its_proportion(main):
    questions = score_inspection(main).questions
    targets = {code: rate for one in theme_targets() for code, rate in one.rates.items()}

    for code, rate in targets.items():
        tally = questions[code].tally
        assert abs(tally.sufficient - rate * tally.applicable / 100) <= 1.5, code


@pytest.mark.parametrize(
    ("question", "low", "high"),
    [
        ("AS06", 0.73, 0.77),  # three-quarters of assessments of harm
        ("RE04", 0.45, 0.499),  # just under half of their plans' reviews
        ("PL13", 0.667, 0.70),  # not involved in planning: just under a third
        ("AS16", 0.76, 0.82),  # over three-quarters
        ("DE15", 0.75, 0.78),  # almost a quarter not good enough
        ("DE08", 0.90, 0.99),  # almost all
        ("IN02", 0.47, 0.53),  # half
        ("DE13", 1, 1),  # consistently
    ],
)
def test_proportion_is_the_published_phrase(main, question, low, high):
    proportion = score_inspection(main).questions[question].tally.proportion

    assert low <= proportion <= high


def test_judgements_repeat_the_published_result(main):
    ratings = {code: one.rating for code, one in current_judgements(main).items()}

    assert list(ratings.values()) == [
        "unsatisfactory",
        "satisfactory",
        "satisfactory",
        "satisfactory",
        "unsatisfactory",
        "unsatisfactory",
    ]


def test_only_protecting_the_child_departs_from_its_band_and_says_why(main):
    departures = {code: one for code, one in current_judgements(main).items() if one.is_departure}

    assert list(departures) == ["protecting-the-child"]
    assert departures["protecting-the-child"].indicated_rating == "unsatisfactory"
    assert "64 per cent" in departures["protecting-the-child"].reason


def test_report_is_being_drafted_with_all_its_parts(main):
    assert main.stage == Stage.DRAFTING
    assert main.report.foreword
    assert main.report.findings.count() == 41
    assert main.report.theme_texts.exclude(summary="").count() == 6
    assert main.report.groups.count() == 2


def test_one_person_signs_in_for_every_role(main):
    roles = set(TeamMember.objects.filter(inspection=main).values_list("role", flat=True))

    assert roles == set(RoleCode)
    assert User.objects.filter(is_administrator=True).count() == 1
    assert all(user.check_password(password()) for user in User.objects.all())


def test_second_inspection_waits_for_somebody_to_score(practice):
    statuses = Assessment.objects.filter(case__inspection=practice).values_list("status", flat=True)

    assert practice.stage == Stage.WEEK_ONE
    assert sorted(statuses) == [AssessmentStatus.IN_PROGRESS] * 5 + [AssessmentStatus.RETURNED]


def test_inspection_of_standards_has_court_and_out_of_court_cases(standards):
    kinds = Counter(case.facts["case_type"] for case in standards.cases.all())

    assert kinds == {"court": 25, "out_of_court": 16}
    assert len(submitted_assessments(standards)) == 41


def test_every_key_question_has_the_sufficient_cases_that_were_asked_for(standards):
    scores = score_inspection(standards).standards.values()
    sufficient = {
        code: tally.sufficient for one in scores for code, tally in one.key_questions.items()
    }

    assert sufficient == read_data("yos/targets")


def test_standards_are_rated_by_their_lowest_key_question(standards):
    scores = score_inspection(standards).standards.values()

    assert {
        one.standard.code: (one.decided_by, one.rating.percent, one.rating.rating)
        for one in scores
        if one.rating
    } == {
        "2.1": ("2.1.3", 64, "requires_improvement"),
        "2.2": ("2.2.3", 55, "requires_improvement"),
        "2.3": ("2.3.2", 82, "outstanding"),
        "2.4": ("2.4.3", 67, "good"),
        "3.1": ("3.1.3", 44, "inadequate"),
        "3.2": ("3.2.3", 50, "requires_improvement"),
        "3.3": ("3.3.3", 70, "good"),
        "3.4": ("3.4.1", 63, "requires_improvement"),
    }


def test_every_insufficient_judgement_has_an_insufficient_prompt(standards):
    for assessment in submitted_assessments(standards):
        rows = in_route_answers(
            get_questionnaire(standards),
            assessment,
            values_by_assessment([assessment])[assessment.pk],
        )
        by_code = get_questionnaire(standards).question_by_code
        given = [(by_code[one.question], one.value) for one in rows]
        for question, value in given:
            if question.counts and value == "no":
                prompts = [v for q, v in given if q.key_question == question.key_question]
                assert prompts.count("no") > 1, (assessment.case.reference, question.code)


def test_all_standards_are_judged_and_one_departs_on_a_ground(standards):
    judgements = current_judgements(standards)

    assert len(judgements) == 12
    assert {code: one.ground for code, one in judgements.items() if one.is_departure} == {
        "2.1": "near_boundary"
    }


def test_lead_has_agreed_every_rating_and_the_panel_all_but_one(main, standards):
    assert {one.state for one in standing_judgements(main).values()} == {"agreed"}
    found = standing_judgements(standards)
    assert [code for code, one in found.items() if not one.is_final] == ["1.3"]
    assert [code for code, one in found.items() if one.is_agreed_otherwise] == ["3.4"]
    assert found["1.3"].judgement.version == 2


def test_services_are_asked_for_documents_of_every_status(main, practice, standards):
    for inspection in (main, practice, standards):
        assert all(vars(document_counts(inspection)).values())


def test_documents_that_an_earlier_demo_lacks_are_added(main):
    Evidence.objects.filter(inspection=main).update(document=None)
    RequestedDocument.objects.filter(inspection=main).delete()
    assert not building.is_built()

    run("demo")

    assert document_counts(main).total == 11


def test_chains_of_answers_and_of_the_audit_trail_hold(main):
    for assessment in Assessment.objects.all():
        assert find_broken_events(assessment) == []
    for name in AuditStream.objects.values_list("name", flat=True):
        assert find_broken_audit_events(name) == []


def test_second_call_changes_nothing_and_prints_the_same(main, printed):
    before = count_rows()

    again = run("demo")

    assert again == printed
    assert count_rows() == before


def test_reported_inspections_have_full_registers(main, standards):
    for inspection in (main, standards):
        assert set(entries_by_register(inspection)) == set(all_registers())


def test_written_report_agrees_with_its_cases(main):
    assert check_report(main).errors == ()


@pytest.mark.parametrize("name", ["main", "standards"])
def test_either_report_is_drafted_by_one_button_without_a_number_by_hand(name, request):
    inspection = request.getfixturevalue(name)
    lead = TeamMember.objects.get(inspection=inspection, role=RoleCode.LEAD_INSPECTOR).user
    Report.objects.filter(inspection=inspection).delete()

    draft_report(inspection=inspection, by=lead)

    faults = {one.code for one in check_report(inspection).errors}
    assert faults <= {CheckCode.TEXT_MISSING, CheckCode.JUDGEMENT_OPEN}
    themes = build_document(inspection, Language.ENGLISH).themes
    # A gap has no number; where a theme has sub-areas its paragraphs begin with 1.1.
    assert all(theme.findings[0].number == "1" for theme in themes)
    assert all(theme.explanation[0].entries[0].number in {"1", "1.1"} for theme in themes)
    drafted = KeyFinding.objects.filter(report__inspection=inspection, source="")
    assert drafted
    assert not [one.text for one in drafted if any(sign.isdigit() for sign in unbound(one.text))]


def unbound(text):
    """Return a text without its live facts and without the names of the questions in it."""
    return re.sub(r"\[\[[^\]]+\]\]|“[^”]+”", "", text)


def test_written_report_is_published_with_its_comment_a_plan_and_a_view_of_the_board(main, client):
    run("demo", "--published")
    rows = count_rows()
    run("demo", "--published")

    report = Report.objects.get(inspection=main)
    page = client.get(reverse("reports:public-report", args=[report.publication_number]))
    comment = report.service_comments.get()
    assert main.service.name in page.content.decode()
    assert (comment.is_sent, comment.is_answered) == (True, True)
    assert main.improvement_plan.actions.count() == 8
    assert main.improvement_plan.approvals.count() == 1
    held = main.service.self_assessments.get()
    assert held.is_closed
    assert len({one.member_id for one in held.ratings.all()}) == 4
    line = main.improvement_plan.own_lines.get()
    assert line.source == f"self-assessment:{held.pk}:governance-and-partnerships:G08"
    assert line.actions.count() == 1
    assert count_rows() == rows
