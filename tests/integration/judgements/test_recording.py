"""Recording judgements: what is kept, and what is refused."""

import pytest
from django.db import DatabaseError, IntegrityError, connection, transaction

from accounts.errors import NotAllowed, NotVisible
from accounts.roles import RoleCode
from audit.models import AuditEvent
from inspections.choices import Stage
from judgements.errors import JudgementRefused, StaleJudgement
from judgements.models import ThemeJudgement
from judgements.queries import current_judgements, judgement_history
from judgements.services.judgements import record_judgement
from tests.factories.cases import make_submitted_case
from tests.factories.inspections import bring_to_stage

pytestmark = pytest.mark.django_db

JUDGING = {RoleCode.LEAD_INSPECTOR, RoleCode.DEPUTY_LEAD}


@pytest.fixture
def judge(inspection, lead_inspector):
    def record(rating, reason="", *, standard="assessing", base_version=0, by=lead_inspector):
        return record_judgement(
            inspection=inspection,
            standard=standard,
            rating=rating,
            reason=reason,
            base_version=base_version,
            by=by,
        )

    return record


def test_judgement_freezes_what_the_cases_indicate(judge):
    judgement = judge("good")

    assert (judgement.indicated_rating, judgement.is_departure) == ("good", False)
    assert (judgement.indicated_sufficient, judgement.indicated_applicable) == (4, 5)


def test_judgement_keeps_that_cases_were_open(judge):
    judgement = judge("good")

    assert (judgement.cases_submitted, judgement.cases_total) == (2, 3)
    assert judgement.is_provisional


def test_departure_keeps_both_values_and_the_reason(judge):
    judgement = judge("satisfactory", "  Reviews came late.\r\nIn all cases. ")

    assert judgement.is_departure
    assert (judgement.rating, judgement.indicated_rating) == ("satisfactory", "good")
    assert judgement.reason == "Reviews came late.\nIn all cases."


def test_departure_without_a_reason_is_refused(judge):
    with pytest.raises(JudgementRefused, match="departs"):
        judge("poor", "  ")

    assert not ThemeJudgement.objects.exists()


def test_theme_from_fieldwork_needs_a_ground(judge):
    with pytest.raises(JudgementRefused, match="ground"):
        judge("good", standard="leading")

    judgement = judge("good", "The board leads.", standard="leading")

    assert (judgement.indicated_rating, judgement.indicated_applicable) == ("", 0)
    assert not judgement.is_departure


def test_new_judgement_stands_and_the_old_one_is_kept(inspection, judge):
    judge("good")
    judge("poor", "Second thoughts.", base_version=1)

    assert current_judgements(inspection)["assessing"].rating == "poor"
    assert [one.rating for one in judgement_history(inspection, "assessing")] == ["poor", "good"]


def test_judgements_of_all_themes_take_one_query(inspection, judge, django_assert_num_queries):
    judge("good")
    judge("poor", "No board.", standard="leading")

    with django_assert_num_queries(1):
        found = {code: one.by.name for code, one in current_judgements(inspection).items()}

    assert found == {"assessing": "Helen Marsh", "leading": "Helen Marsh"}


def test_judging_on_an_old_page_is_refused(judge, make_user, member):
    deputy = member(RoleCode.DEPUTY_LEAD)
    judge("good")

    with pytest.raises(StaleJudgement):
        judge("poor", "I had not seen it.", by=deputy)

    assert ThemeJudgement.objects.count() == 1


def test_second_click_records_once(judge):
    first = judge("poor", "Late.")

    assert judge("poor", "Late.") == first
    assert AuditEvent.objects.filter(verb="theme_judged").count() == 1


def test_same_rating_can_be_confirmed_on_newer_figures(inspection, inspector, judge):
    judge("good")
    make_submitted_case(inspection, "EM-04", inspector)

    assert judge("good", base_version=1).indicated_applicable == 8


def test_rating_of_another_scale_is_refused(judge):
    with pytest.raises(JudgementRefused) as refusal:
        judge("outstanding", "Very good.")

    assert refusal.value.field == "rating"


def test_published_inspection_is_not_judged(inspection, judge):
    bring_to_stage(inspection, Stage.PUBLISHED)

    with pytest.raises(JudgementRefused, match="published"):
        judge("good")


def test_theme_not_covered_does_not_exist(judge):
    with pytest.raises(NotVisible):
        judge("good", "Well advised.", standard="court")


@pytest.mark.parametrize("role", sorted(set(RoleCode) - JUDGING))
def test_other_roles_do_not_judge(judge, member, role):
    with pytest.raises(NotAllowed):
        judge("good", by=member(role))


def test_judgement_stands_in_the_inspections_record(inspection, judge):
    judge("good")
    judge("satisfactory", "Late.", base_version=1)

    event = AuditEvent.objects.filter(stream__name=inspection.audit_stream).last()

    assert (event.verb, event.actor, event.object_label) == (
        "theme_judged",
        "helen.marsh@example.org",
        "assessing",
    )
    assert event.details == {
        "version": 2,
        "rating": "satisfactory",
        "rating_before": "good",
        "indicated_rating": "good",
        "ground": "",
        "indicated_sufficient": 4,
        "indicated_applicable": 5,
        "cases_submitted": 2,
        "cases_total": 3,
        "reason": "Late.",
    }


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE judgements_themejudgement SET rating = 'poor'",
        "DELETE FROM judgements_themejudgement",
    ],
)
def test_database_refuses_to_rewrite_a_judgement(judge, statement):
    judge("good")

    with pytest.raises(DatabaseError, match="append-only"), transaction.atomic():
        connection.cursor().execute(statement)


@pytest.mark.parametrize(
    ("changes", "constraint"),
    [
        ({"rating": "poor"}, "reason"),
        ({"indicated_sufficient": 6}, "applicable"),
        ({"cases_submitted": 9}, "counts_its_cases"),
        ({"version": 1}, "version"),
    ],
)
def test_database_refuses_a_judgement_that_cannot_be(judge, changes, constraint):
    judgement = judge("good")
    judgement.pk, judgement.version = None, 2
    for name, value in changes.items():
        setattr(judgement, name, value)

    with pytest.raises(IntegrityError, match=constraint), transaction.atomic():
        judgement.save(force_insert=True)
