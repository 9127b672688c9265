"""Departing from the band of the lowest key question, and standards that are not rated."""

import pytest
from django.db import IntegrityError, transaction

from audit.models import AuditEvent
from judgements.errors import JudgementRefused
from judgements.models import ThemeJudgement
from judgements.queries import judgement_history
from judgements.services.judgements import record_judgement
from tests.factories.cases import make_submitted_case
from tests.factories.frameworks import LANTERN, make_framework
from tests.factories.inspections import make_inspection
from tests.pages import text_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def inspection(lead_inspector):
    return make_inspection(make_framework(LANTERN), lead_inspector=lead_inspector)


@pytest.fixture
def half_of(inspection, lead_inspector):
    """Submit so many cases, half of them sufficient: 50 per cent, clear enough."""

    def submit_cases(count):
        for number in range(count):
            word = "yes" if number % 2 else "no"
            given = {"AB01": "no", "UN01": word, "UN02": word, "DO01": word}
            make_submitted_case(inspection, f"L-{number}", lead_inspector, given)

    return submit_cases


@pytest.fixture
def judge(inspection, lead_inspector):
    def record(rating, ground="", *, standard="B1", reason="We saw more.", base_version=0):
        return record_judgement(
            inspection=inspection,
            standard=standard,
            rating=rating,
            ground=ground,
            reason=reason,
            base_version=base_version,
            by=lead_inspector,
        )

    return record


def test_departure_on_a_ground_that_holds_keeps_it(half_of, judge):
    half_of(2)

    judgement = judge("bright", "small_base")

    assert (judgement.rating, judgement.indicated_rating) == ("bright", "clear")
    assert judgement.ground == "small_base"
    assert AuditEvent.objects.get(verb="theme_judged").details["ground"] == "small_base"


@pytest.mark.parametrize("ground", ["", "near_boundary", "one_case", "mood"])
def test_departure_on_another_ground_is_refused_at_its_field(half_of, judge, ground):
    half_of(2)

    with pytest.raises(JudgementRefused, match="Choose the ground") as refusal:
        judge("bright", ground)

    assert refusal.value.field == "ground"
    assert not ThemeJudgement.objects.exists()


@pytest.mark.parametrize("ground", ["", "small_base"])
def test_departure_without_discretion_is_refused_with_the_rule(half_of, judge, ground):
    half_of(4)

    with pytest.raises(JudgementRefused, match="The band stands") as refusal:
        judge("bright", ground)

    assert "within 3 percentage points" in str(refusal.value)
    assert "2 cases or fewer" in str(refusal.value)
    # This edition does not let a single case be a ground.
    assert "one case" not in str(refusal.value)


def test_ground_is_passed_over_where_nothing_departs(half_of, judge):
    half_of(2)

    assert judge("clear", "small_base").ground == ""


def test_second_click_with_another_ground_is_another_judgement(half_of, judge):
    half_of(2)
    first = judge("bright", "small_base")

    assert judge("bright", "small_base") == first
    with pytest.raises(JudgementRefused, match="judged since"):
        judge("bright", "near_boundary")


def test_database_keeps_a_ground_from_what_does_not_depart(half_of, judge):
    half_of(2)
    row = judge("clear")
    row.pk, row.version, row.ground = None, 2, "small_base"

    with pytest.raises(IntegrityError), transaction.atomic():
        row.save(force_insert=True)


def test_page_asks_for_the_ground_and_shows_it(client, lead_inspector, inspection, half_of):
    half_of(2)
    client.force_login(lead_inspector)
    page = f"/inspections/{inspection.reference}/themes/B1/"
    assert "Ground for departing from the band" in text_of(client.get(page))

    sent = {"rating": "bright", "reason": "We saw more.", "base_version": 0}
    refused = client.post(f"{page}judgement/", sent)
    assert refused.status_code == 422
    assert "Choose the ground on which the judgement departs" in text_of(refused)
    assert "We saw more." in refused.content.decode()

    assert client.post(f"{page}judgement/", {**sent, "ground": "small_base"}).status_code == 302
    because = "because the base of the deciding key question is small"
    assert f"Departs from the band “Clear enough”, {because}." in text_of(client.get(page))
    overview = text_of(client.get(f"/inspections/{inspection.reference}/"))
    assert f"Departs from the rating indicated, {because}" in overview


def test_page_without_discretion_offers_no_ground(client, lead_inspector, inspection, half_of):
    half_of(4)
    client.force_login(lead_inspector)
    page = f"/inspections/{inspection.reference}/themes/B1/"

    assert "Ground for departing" not in text_of(client.get(page))
    refused = client.post(
        f"{page}judgement/", {"rating": "bright", "reason": "More.", "base_version": 0}
    )
    assert refused.status_code == 422
    assert "The band stands" in text_of(refused)


def test_standard_that_the_edition_leaves_unrated_takes_no_part_in_the_overall_rating(
    client, lead_inspector, inspection, judge
):
    client.force_login(lead_inspector)

    judge("not_rated", standard="X1", reason="No child has left.")

    text = text_of(client.get(f"/inspections/{inspection.reference}/"))
    assert "Not rated" in text
    assert "Overall rating" not in text


def test_standard_without_any_case_can_stay_unrated(client, lead_inspector, inspection, judge):
    client.force_login(lead_inspector)
    judge("bright", standard="A1")
    judge("not_rated", reason="There was no such case.")

    text = text_of(client.get(f"/inspections/{inspection.reference}/"))
    assert "5 of 5 points" in text
    assert "2 standards are not rated, so the cut-offs are scaled to the others." in text


def test_standard_with_cases_cannot_stay_unrated(half_of, judge):
    half_of(2)

    with pytest.raises(JudgementRefused, match="Choose one of the ratings") as refusal:
        judge("not_rated")

    assert refusal.value.field == "rating"


def test_theme_cannot_stay_unrated_where_the_edition_does_not_say_so(lead_inspector):
    inspection = make_inspection(lead_inspector=lead_inspector)

    with pytest.raises(JudgementRefused, match="Choose one of the ratings"):
        record_judgement(
            inspection=inspection,
            standard="leading",
            rating="not_rated",
            reason="We did not look.",
            base_version=0,
            by=lead_inspector,
        )

    assert judgement_history(inspection, "leading") == []


def test_ground_is_passed_over_in_an_edition_without_such_a_rule(lead_inspector):
    inspection = make_inspection(lead_inspector=lead_inspector)
    make_submitted_case(inspection, "EM-01", lead_inspector, {"AB01": "yes"})

    judgement = record_judgement(
        inspection=inspection,
        standard="assessing",
        rating="poor",
        ground="mood",
        reason="We saw more.",
        base_version=0,
        by=lead_inspector,
    )

    assert judgement.is_departure
    assert judgement.ground == ""
