"""Agreeing recommended ratings and returning them: what is kept, and what is refused."""

import pytest
from django.db import DatabaseError, connection, transaction

from accounts.errors import NotAllowed, NotVisible
from accounts.roles import RoleCode
from audit.models import AuditEvent
from inspections.choices import Stage
from judgements.choices import JudgementState
from judgements.errors import JudgementRefused, StaleJudgement
from judgements.models import ModerationDecision
from judgements.queries.moderation import standing_judgements
from judgements.services.moderation import (
    agree_all_judgements,
    agree_judgement,
    return_judgement,
)
from tests.factories.cases import make_submitted_case
from tests.factories.frameworks import LANTERN, make_moderated_framework
from tests.factories.inspections import bring_to_stage, join_team, make_inspection
from tests.factories.panels import make_meeting, recommend

pytestmark = pytest.mark.django_db


@pytest.fixture
def inspection(lead_inspector):
    """B1 rests on two cases, one of them sufficient: clear, with room for discretion."""
    inspection = make_inspection(make_moderated_framework(LANTERN), lead_inspector=lead_inspector)
    add_cases(inspection, lead_inspector, 2)
    return inspection


@pytest.fixture
def chair(member):
    return member(RoleCode.PANEL_CHAIR)


@pytest.fixture
def meeting(inspection, chair):
    return make_meeting(inspection, chair)


@pytest.fixture
def decide(inspection, chair, meeting):
    """Decide on B1 as the panel's chair, at its meeting."""

    def record(verb=agree_judgement, **sent):
        content = {"standard": "B1", "version": 1, "meeting": meeting, "by": chair, **sent}
        return verb(inspection=inspection, **content)

    return record


def add_cases(inspection, inspector, count, start=0):
    for number in range(start, start + count):
        word = "yes" if number % 2 else "no"
        given = {"AB01": "no", "UN01": word, "UN02": word, "DO01": word}
        make_submitted_case(inspection, f"L-{number}", inspector, given)


def standing(inspection, standard="B1"):
    return standing_judgements(inspection)[standard]


def test_recommended_rating_is_not_final(inspection, lead_inspector):
    recommend(inspection, "B1", "clear", lead_inspector)

    found = standing(inspection)
    assert (found.state, found.rating, found.is_final) == ("recommended", "clear", False)
    assert AuditEvent.objects.filter(verb="rating_recommended").count() == 1


def test_agreed_rating_is_final_and_keeps_who_and_where(
    inspection, lead_inspector, decide, chair, meeting
):
    recommend(inspection, "B1", "clear", lead_inspector)

    decide(reason=" Well argued. ")

    found = standing(inspection)
    assert (found.state, found.rating, found.is_final) == ("agreed", "clear", True)
    assert (found.decision.by, found.decision.meeting) == (chair, meeting)
    event = AuditEvent.objects.get(verb="rating_agreed")
    assert (event.actor, event.object_label) == (chair.email, "B1")
    assert event.details == {
        "version": 1,
        "rating": "clear",
        "recommended_rating": "clear",
        "indicated_rating": "clear",
        "ground": "",
        "meeting": meeting.pk,
        "reason": "Well argued.",
    }


def test_rating_agreed_otherwise_keeps_both_values_ground_and_reason(
    inspection, lead_inspector, decide
):
    recommend(inspection, "B1", "clear", lead_inspector)

    decide(rating="bright", ground="small_base", reason="Two cases say little.")

    found = standing(inspection)
    assert (found.judgement.rating, found.judgement.indicated_rating) == ("clear", "clear")
    assert (found.rating, found.ground) == ("bright", "small_base")
    assert found.reason == "Two cases say little."
    assert found.is_agreed_otherwise
    assert found.is_departure


def test_departure_agreed_as_recommended_keeps_its_ground_and_reason(
    inspection, lead_inspector, decide
):
    recommend(inspection, "B1", "bright", lead_inspector, "We saw more.", "small_base")

    decide()

    found = standing(inspection)
    assert (found.rating, found.ground, found.reason) == ("bright", "small_base", "We saw more.")
    assert not found.is_agreed_otherwise


def test_panel_can_go_back_to_the_band_without_a_ground(inspection, lead_inspector, decide):
    recommend(inspection, "B1", "bright", lead_inspector, ground="small_base")

    decide(rating="clear", ground="small_base", reason="The band describes it.")

    found = standing(inspection)
    assert (found.rating, found.ground, found.is_departure) == ("clear", "", False)


@pytest.mark.parametrize("ground", ["", "near_boundary", "mood"])
def test_agreed_departure_on_another_ground_is_refused_at_its_field(
    inspection, lead_inspector, decide, ground
):
    recommend(inspection, "B1", "clear", lead_inspector)

    with pytest.raises(JudgementRefused, match="Choose the ground") as refusal:
        decide(rating="bright", ground=ground, reason="More.")

    assert refusal.value.field == "ground"
    assert standing(inspection).state == JudgementState.RECOMMENDED


def test_agreed_departure_outside_the_rules_is_refused_with_the_rule(
    inspection, lead_inspector, decide
):
    add_cases(inspection, lead_inspector, 2, start=2)
    recommend(inspection, "B1", "clear", lead_inspector)

    with pytest.raises(JudgementRefused, match="The band stands") as refusal:
        decide(rating="bright", ground="small_base", reason="More.")

    assert "2 cases or fewer" in str(refusal.value)
    assert not ModerationDecision.objects.exists()


def test_recommended_departure_is_not_agreed_once_its_ground_is_gone(
    inspection, lead_inspector, decide
):
    recommend(inspection, "B1", "bright", lead_inspector, ground="small_base")
    add_cases(inspection, lead_inspector, 2, start=2)

    with pytest.raises(JudgementRefused, match="no longer holds") as refusal:
        decide()

    assert "2 cases or fewer" in str(refusal.value)


def test_rating_on_other_figures_than_todays_must_be_returned(inspection, lead_inspector, decide):
    recommend(inspection, "B1", "clear", lead_inspector)
    for number in range(2, 5):
        given = {"AB01": "no", "UN01": "no", "UN02": "no", "DO01": "no"}
        make_submitted_case(inspection, f"L-{number}", lead_inspector, given)

    with pytest.raises(JudgementRefused, match="They now indicate “Dim”"):
        decide()

    decide(return_judgement, reason="The figures moved.")
    assert standing(inspection).state == JudgementState.RETURNED


@pytest.mark.parametrize(
    ("rating", "field", "words"),
    [("clear", "reason", "another rating"), ("outstanding", "rating", "Choose one")],
)
def test_another_rating_needs_a_reason_and_a_place_on_the_scale(
    inspection, lead_inspector, decide, rating, field, words
):
    recommend(inspection, "B1", "bright", lead_inspector, ground="small_base")

    with pytest.raises(JudgementRefused, match=words) as refusal:
        decide(rating=rating, ground="small_base")

    assert refusal.value.field == field


def test_returned_rating_waits_for_a_new_recommendation(inspection, lead_inspector, decide):
    recommend(inspection, "B1", "clear", lead_inspector)
    with pytest.raises(JudgementRefused, match="Say why"):
        decide(return_judgement, reason=" ")

    decide(return_judgement, reason="Say what the plans lacked.")

    assert standing(inspection).state == JudgementState.RETURNED
    assert AuditEvent.objects.filter(verb="rating_returned").count() == 1
    recommend(inspection, "B1", "clear", lead_inspector, "Plans lacked aims.")
    assert standing(inspection).state == JudgementState.RECOMMENDED


def test_new_recommendation_after_agreement_needs_agreeing_anew(inspection, lead_inspector, decide):
    recommend(inspection, "B1", "clear", lead_inspector)
    decide()

    recommend(inspection, "B1", "clear", lead_inspector, "On second thoughts, the same.")

    assert standing(inspection).state == JudgementState.RECOMMENDED
    decide(version=2)
    assert standing(inspection).is_final


def test_deciding_on_an_old_page_is_refused(inspection, lead_inspector, decide):
    recommend(inspection, "B1", "clear", lead_inspector)
    recommend(inspection, "B1", "clear", lead_inspector, "Better argued.")

    with pytest.raises(StaleJudgement, match="recommended anew since you opened the page"):
        decide()


def test_second_click_decides_once(inspection, lead_inspector, decide):
    recommend(inspection, "B1", "clear", lead_inspector)
    first = decide()

    assert decide() == first
    assert AuditEvent.objects.filter(verb="rating_agreed").count() == 1


def test_decided_version_is_not_decided_differently(inspection, lead_inspector, decide):
    recommend(inspection, "B1", "clear", lead_inspector)
    decide()

    with pytest.raises(StaleJudgement, match="decided since"):
        decide(return_judgement, reason="No.")


def test_panel_needs_a_meeting_about_this_inspection(inspection, lead_inspector, decide, chair):
    recommend(inspection, "B1", "clear", lead_inspector)
    other = make_inspection(inspection.framework, service="westhaven", panel_chair=chair)

    with pytest.raises(JudgementRefused, match="Choose the meeting") as refusal:
        decide(meeting=None)
    with pytest.raises(NotVisible):
        decide(meeting=make_meeting(other, chair))

    assert refusal.value.field == "meeting"


def test_nobody_decides_on_their_own_recommendation(inspection, decide, chair):
    join_team(inspection, chair, RoleCode.DEPUTY_LEAD)
    recommend(inspection, "B1", "clear", chair)

    with pytest.raises(NotAllowed, match="You recommended this rating"):
        decide()


def test_other_roles_do_not_decide(inspection, lead_inspector, decide, member):
    recommend(inspection, "B1", "clear", lead_inspector)

    for role in sorted(set(RoleCode) - {RoleCode.PANEL_CHAIR}):
        person = member(role)
        for verb in (agree_judgement, return_judgement):
            with pytest.raises(NotAllowed, match="Panel chair"):
                decide(verb, by=person, reason="So.")


def test_what_is_not_recommended_is_not_decided(decide):
    with pytest.raises(NotVisible):
        decide()


def test_published_inspection_is_not_decided_on(inspection, lead_inspector, decide):
    recommend(inspection, "B1", "clear", lead_inspector)
    bring_to_stage(inspection, Stage.PUBLISHED)

    with pytest.raises(JudgementRefused, match="published"):
        decide()


def test_nothing_is_decided_where_nobody_needs_to_agree(lead_inspector):
    inspection = make_inspection(lead_inspector=lead_inspector)
    recommend(inspection, "leading", "good", lead_inspector)

    assert standing(inspection, "leading").is_final
    with pytest.raises(JudgementRefused, match="nobody needs to agree"):
        agree_judgement(inspection=inspection, standard="leading", version=1, by=lead_inspector)


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE judgements_moderationdecision SET rating = 'poor'",
        "DELETE FROM judgements_moderationdecision",
    ],
)
def test_database_refuses_to_rewrite_a_decision(inspection, lead_inspector, decide, statement):
    recommend(inspection, "B1", "clear", lead_inspector)
    decide()

    with pytest.raises(DatabaseError, match="append-only"), transaction.atomic():
        connection.cursor().execute(statement)


def test_standings_take_one_query(inspection, lead_inspector, decide, django_assert_num_queries):
    recommend(inspection, "B1", "clear", lead_inspector)
    recommend(inspection, "A1", "bright", lead_inspector)
    decide()

    with django_assert_num_queries(1):
        found = {
            code: one.decision.by.name if one.decision else ""
            for code, one in standing_judgements(inspection).items()
        }

    assert found == {"A1": "", "B1": "Member panel chair"}


@pytest.fixture
def led(lead_inspector):
    """An inspection in whose edition the lead inspector agrees, and a panel may meet."""
    inspection = make_inspection(make_moderated_framework(by="lead"), lead_inspector=lead_inspector)
    for standard in ("leading", "planning"):
        recommend(
            inspection, standard, "good" if standard == "leading" else "not_rated", lead_inspector
        )
    return inspection


def test_lead_agrees_everything_recommended_at_once(led, lead_inspector):
    agreed = agree_all_judgements(
        inspection=led, versions={"leading": 1, "planning": 1}, by=lead_inspector
    )

    assert [one.meeting for one in agreed] == [None, None]
    assert all(one.is_final for one in standing_judgements(led).values())


def test_agreeing_all_agrees_nothing_where_one_was_recommended_anew(led, lead_inspector):
    recommend(led, "planning", "not_rated", lead_inspector, "Argued better.")

    with pytest.raises(StaleJudgement, match="recommended anew"):
        agree_all_judgements(
            inspection=led, versions={"leading": 1, "planning": 1}, by=lead_inspector
        )

    assert not ModerationDecision.objects.exists()


def test_panel_may_agree_in_place_of_the_lead_at_a_meeting(led, make_user):
    chair = make_user("Ana Chair")
    join_team(led, chair, RoleCode.PANEL_CHAIR)

    with pytest.raises(JudgementRefused, match="Choose the meeting"):
        agree_judgement(inspection=led, standard="leading", version=1, by=chair)
    with pytest.raises(NotAllowed):
        agree_all_judgements(inspection=led, versions={"leading": 1}, by=chair)
    agree_judgement(
        inspection=led,
        standard="leading",
        version=1,
        meeting=make_meeting(led, chair),
        by=chair,
    )

    assert standing(led, "leading").is_final


def test_chair_decides_nothing_where_no_panel_may_meet(lead_inspector, make_user):
    edition = make_moderated_framework(by="lead", panel_may_meet=False)
    chair = make_user("Ana Chair")
    inspection = make_inspection(edition, lead_inspector=lead_inspector, panel_chair=chair)
    recommend(inspection, "leading", "good", lead_inspector)

    with pytest.raises(NotAllowed, match="Lead inspector"):
        agree_judgement(inspection=inspection, standard="leading", version=1, by=chair)
