"""The pages of the ratings panel: what they show to whom, deciding, and recording meetings."""

from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from accounts.roles import RoleCode
from inspections.choices import Stage
from judgements.models import ModerationDecision, PanelMeeting, ThemeJudgement
from judgements.services.moderation import agree_judgement, return_judgement
from tests.factories.cases import make_submitted_case
from tests.factories.frameworks import make_moderated_framework
from tests.factories.inspections import bring_to_stage, join_team, make_inspection
from tests.factories.panels import make_meeting, recommend
from tests.pages import text_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def inspection(inspector, lead_inspector):
    """Assessing stands at 2 of 2 answers, good."""
    edition = make_moderated_framework()
    inspection = make_inspection(edition, inspector=inspector, lead_inspector=lead_inspector)
    make_submitted_case(inspection, "EM-01", inspector, {"AB01": "yes", "AS03": "na"})
    return inspection


@pytest.fixture
def chair(member):
    return member(RoleCode.PANEL_CHAIR)


@pytest.fixture
def meeting(inspection, chair):
    return make_meeting(inspection, chair)


@pytest.fixture
def browser(client, chair):
    """The chair's browser."""
    client.force_login(chair)
    return client


@pytest.fixture
def recommended(inspection, lead_inspector):
    return recommend(inspection, "assessing", "good", lead_inspector)


@pytest.fixture
def decide(browser, address, recommended, meeting):
    """Send the form of the page on which assessing is decided."""

    def send(outcome="as_recommended", **sent):
        content = {"outcome": outcome, "meeting": meeting.pk, "version": 1, "reason": "", **sent}
        return browser.post(address("judgement-decide", "assessing"), content)

    return send


def page_of(address, user):
    client = Client()
    client.force_login(user)
    return client.get(address("panel-detail"))


def test_panel_shows_every_value_with_reason_base_and_distance(
    browser, address, recommended, meeting, lead_inspector
):
    page = text_of(browser.get(address("panel-detail")))

    assert "0 of 3 agreed, 1 recommended, 2 not judged yet." in page
    assert "100% , 2 of 2 answers in 1 case" in page
    assert "This is the highest band." in page
    assert "Recommended, not yet agreed" in page
    assert "Seen in the second week." in page
    assert "Helen Marsh" in page
    assert "Meeting of 20 May 2026" in page
    assert "Mara Quist, Health Inspectorate" in page
    assert "Member panel chair, chair" in page
    assert "Assumed" in page


def test_chair_agrees_what_was_recommended(decide, browser, address):
    response = decide()

    assert response.url == f"{address('panel-detail')}#standard-assessing"
    page = text_of(browser.get(address("panel-detail")))
    assert "Theme 1: Agreed “Good”." in page
    assert "1 of 3 agreed" in page
    assert "panel of 20 May 2026" in page


def test_rating_agreed_otherwise_shows_both_values_and_the_reason(
    decide, browser, address, lead_inspector, inspection
):
    decide("otherwise", rating="satisfactory", reason="One case is little.")

    for name, *args in (("panel-detail",), ("theme-detail", "assessing")):
        page = text_of(browser.get(address(name, *args)))
        assert "“Satisfactory” was agreed instead of the recommended “Good”" in page
        assert "One case is little." in page
    overview = text_of(browser.get(f"/inspections/{inspection.reference}/"))
    assert "“Satisfactory” was agreed instead of the recommended “Good”" in overview
    assert "Departs from the rating indicated" in overview
    assert "One case is little." in overview


def test_overview_labels_what_is_not_agreed(browser, inspection, recommended):
    page = text_of(browser.get(f"/inspections/{inspection.reference}/"))

    assert "Recommended or agreed" in page
    assert "Recommended, not yet agreed" in page
    assert "Judged by the lead" not in page


def test_returned_rating_tells_the_lead_why_and_asks_for_another(
    decide, client, address, lead_inspector
):
    decide("returned", reason="Say what the plans lacked.")

    client.force_login(lead_inspector)
    page = text_of(client.get(address("theme-detail", "assessing")))
    assert "The recommended rating was returned. It needs a new recommendation." in page
    assert "Say what the plans lacked." in page
    assert "Recommend another rating" in page


def test_theme_page_speaks_of_recommending(client, address, lead_inspector):
    client.force_login(lead_inspector)
    content = {"rating": "good", "reason": "", "base_version": 0}

    client.post(address("judgement-record", "assessing"), content)

    page = text_of(client.get(address("theme-detail", "assessing")))
    assert "Your recommendation “Good” is recorded." in page
    assert "Recommended by the lead" in page
    assert "Record the recommendation" in page
    assert "Decide on this recommendation" not in page


def test_history_has_recommendations_and_decisions_in_one_list(
    browser, address, inspection, lead_inspector, recommended, chair, meeting
):
    sent = {"inspection": inspection, "standard": "assessing", "meeting": meeting, "by": chair}
    return_judgement(version=1, reason="Too short.", **sent)
    recommend(inspection, "assessing", "good", lead_inspector, "At length.")
    agree_judgement(version=2, **sent)

    page = browser.get(address("theme-detail", "assessing"))

    rows = [[cell["text"] for cell in row] for row in page.context["page"].judgement.history]
    assert [row[2] for row in rows] == [
        "Agreed “Good”",
        "Recommended “Good”",
        "Returned “Good”",
        "Recommended “Good”",
    ]
    assert [row[4] for row in rows] == [
        "As recommended",
        "At length.",
        "Too short.",
        "Seen in the second week.",
    ]
    assert rows[0][1] == "Member panel chair, panel of 20 May 2026"


@pytest.mark.parametrize(
    ("sent", "field"),
    [
        ({"outcome": ""}, "outcome"),
        ({"outcome": "otherwise", "reason": "More."}, "rating"),
        ({"outcome": "otherwise", "rating": "poor"}, "reason"),
        ({"outcome": "returned"}, "reason"),
        ({"meeting": ""}, "meeting"),
    ],
)
def test_incomplete_decision_is_refused_at_its_field(decide, sent, field):
    response = decide(**sent)

    assert response.status_code == 422
    assert list(response.context["form"].errors) == [field]
    assert not ModerationDecision.objects.exists()


def test_decision_on_an_old_page_shows_the_new_recommendation_and_loses_nothing(
    decide, inspection, lead_inspector, recommended
):
    recommend(inspection, "assessing", "satisfactory", lead_inspector, "On second thoughts.")

    response = decide("returned", reason="Typed at length.")

    page = text_of(response)
    assert response.status_code == 409
    assert "has been recommended anew since you opened the page: “Satisfactory”" in page
    assert "On second thoughts." in page
    assert "Typed at length." in page
    version = response.context["form"]["version"].value()
    assert decide("returned", reason="Typed at length.", version=version).status_code == 302


def test_decision_after_another_chairs_is_refused_and_shown(decide, inspection, make_user, meeting):
    other = make_user("Ana Chair")
    join_team(inspection, other, RoleCode.PANEL_CHAIR)
    agree_judgement(
        inspection=inspection, standard="assessing", version=1, meeting=meeting, by=other
    )

    response = decide("returned", reason="Typed at length.")

    assert response.status_code == 409
    assert "Ana Chair has decided on this" in text_of(response)
    assert "Typed at length." in text_of(response)


def test_second_click_is_harmless(decide):
    assert [decide().status_code, decide().status_code] == [302, 302]
    assert ModerationDecision.objects.count() == 1


def test_refused_rating_names_the_rule(decide, inspection, inspector):
    for number in range(2, 9):
        given = {"AB01": "yes", "AS01": "no", "AS02": "no", "AS03": "no"}
        make_submitted_case(inspection, f"EM-0{number}", inspector, given)

    response = decide()

    assert response.status_code == 422
    assert "Return it, so that the lead inspector recommends" in text_of(response)


def test_without_a_meeting_the_page_asks_for_one(browser, address, recommended):
    page = text_of(browser.get(address("judgement-decide", "assessing")))

    assert "none is recorded yet" in page
    assert "Record the decision" not in page


def test_decided_rating_leads_back_to_the_panel(decide, browser, address):
    decide()

    response = browser.get(address("judgement-decide", "assessing"), follow=True)

    assert "This is decided already: Agreed “Good”." in text_of(response)


def test_published_inspection_offers_no_decision(browser, address, inspection, decide):
    bring_to_stage(inspection, Stage.PUBLISHED)

    page = text_of(browser.get(address("panel-detail")))
    assert "judgements are closed" in page
    assert "Decide" not in page
    assert decide().status_code == 302
    assert not ModerationDecision.objects.exists()


def test_own_recommendation_is_refused(browser, address, inspection, chair, meeting):
    join_team(inspection, chair, RoleCode.DEPUTY_LEAD)
    recommend(inspection, "assessing", "good", chair)

    assert browser.get(address("judgement-decide", "assessing")).status_code == 403
    assert "/decision/" not in browser.get(address("panel-detail")).content.decode()


@pytest.mark.parametrize(
    ("role", "status"),
    [
        (RoleCode.LEAD_INSPECTOR, 200),
        (RoleCode.INSPECTOR, 200),
        (RoleCode.PARTNER_INSPECTOR, 200),
        (RoleCode.QUALITY_LEAD, 200),
        (RoleCode.LOCAL_ASSESSOR, 403),
        (RoleCode.SUPPORT_OFFICER, 403),
        (RoleCode.USER_VOICE, 403),
    ],
)
def test_others_read_the_panel_at_most(member, address, recommended, meeting, role, status):
    person = member(role)

    page = page_of(address, person)

    assert page.status_code == status
    assert status == 403 or "Decide" not in text_of(page)
    client = Client()
    client.force_login(person)
    assert client.get(address("judgement-decide", "assessing")).status_code == 403
    assert client.get(address("meeting-edit", str(meeting.pk))).status_code == 403


def test_stranger_finds_nothing(outsider, address):
    assert page_of(address, outsider).status_code == 404


def test_panel_takes_as_many_queries_for_all_themes_as_for_one(
    browser, address, recommended, meeting, inspection, lead_inspector, django_assert_num_queries
):
    with django_assert_num_queries(13):
        browser.get(address("panel-detail"))
    recommend(inspection, "leading", "good", lead_inspector)
    make_meeting(inspection, meeting.by, meeting.held_date - timedelta(days=1))

    with django_assert_num_queries(13):
        browser.get(address("panel-detail"))


@pytest.fixture
def send_meeting(browser, address):
    def send(*, day=None, attendees="Ivo Lantry, Head of inspections", name="add", **sent):
        held = day or timezone.localdate()
        content = {
            "held_date_0": held.day,
            "held_date_1": held.month,
            "held_date_2": held.year,
            "attendees": attendees,
            "note": "",
            "version": 0,
            **sent,
        }
        where = address("meeting-add") if name == "add" else address("meeting-edit", name)
        return browser.post(where, content)

    return send


def test_meeting_is_recorded_once_with_names_and_roles(send_meeting, chair):
    lines = "Ivo Lantry, Head of inspections\n\n Mara Quist ,Health, Norhaven\n"

    assert [send_meeting(attendees=lines).status_code for _ in range(2)] == [302, 302]

    meeting = PanelMeeting.objects.get()
    assert meeting.by == chair
    assert [(one.name, one.role) for one in meeting.attendees.all()] == [
        ("Ivo Lantry", "Head of inspections"),
        ("Mara Quist", "Health, Norhaven"),
    ]


@pytest.mark.parametrize(
    ("sent", "field", "words"),
    [
        ({"attendees": ""}, "attendees", "Name who attended"),
        ({"attendees": "Ivo Lantry"}, "attendees", "in the line “Ivo Lantry”"),
        ({"attendees": f"Ivo, {'x' * 121}"}, "attendees", "Shorten the line"),
        ({"attendees": "Ivo, Head\n" * 41}, "attendees", "at most 40"),
        ({"day": timezone.localdate() + timedelta(days=1)}, "held_date", "a day to come"),
    ],
)
def test_unsound_meeting_is_refused_at_its_field(send_meeting, sent, field, words):
    response = send_meeting(**sent)

    assert response.status_code == 422
    assert words in str(response.context["form"].errors[field])
    assert not PanelMeeting.objects.exists()


def test_meeting_is_put_right_by_its_chair_on_the_version_seen(send_meeting, meeting, browser):
    key = str(meeting.pk)

    assert send_meeting(name=key, attendees="Ada Minster, Head", version=1).status_code == 302
    stale = send_meeting(name=key, attendees="Somebody, Else", version=1)

    assert stale.status_code == 409
    assert "It now says" in text_of(stale)
    assert "Ada Minster, Head" in text_of(stale)
    assert "Somebody, Else" in text_of(stale)
    meeting.refresh_from_db()
    assert meeting.version == 2


def test_meeting_is_not_changed_by_another_chair(client, inspection, meeting, make_user, address):
    other = make_user("Ana Chair")
    join_team(inspection, other, RoleCode.PANEL_CHAIR)
    client.force_login(other)

    response = client.get(address("meeting-edit", str(meeting.pk)))

    assert response.status_code == 403
    assert client.get(address("meeting-edit", "9999")).status_code == 404


@pytest.fixture
def led(make_user, lead_inspector):
    """An inspection in whose edition the lead inspector agrees, with two recommendations."""
    edition = make_moderated_framework(by="lead", panel_may_meet=False)
    led = make_inspection(edition, service="westhaven", lead_inspector=lead_inspector)
    recommend(led, "leading", "good", lead_inspector)
    recommend(led, "planning", "not_rated", lead_inspector)
    return led


def test_lead_agrees_all_at_once(client, led, lead_inspector):
    client.force_login(lead_inspector)
    panel = f"/inspections/{led.reference}/panel/"
    page = client.get(panel)
    seen = page.context["form"].initial["seen"]

    assert "Meetings of the panel" not in text_of(page)
    response = client.post(f"{panel}agree/", {"seen": seen}, follow=True)

    assert "2 ratings are agreed." in text_of(response)
    assert "Agree everything" not in text_of(response)


def test_agreeing_all_on_an_old_page_agrees_nothing(client, led, lead_inspector):
    client.force_login(lead_inspector)
    recommend(led, "leading", "poor", lead_inspector)
    address = f"/inspections/{led.reference}/panel/agree/"

    stale = client.post(address, {"seen": "leading:1 planning:1"})
    empty = client.post(address, {"seen": "nonsense"})

    assert (stale.status_code, empty.status_code) == (409, 422)
    assert "Nothing is recorded." in text_of(stale)
    assert "has been recommended anew since you opened the page" in text_of(stale)
    assert not ModerationDecision.objects.exists()
    assert ThemeJudgement.objects.count() == 3


def test_lead_may_decide_on_one_alone(client, led, lead_inspector):
    client.force_login(lead_inspector)
    address = f"/inspections/{led.reference}/themes/leading/decision/"

    assert client.get(address).status_code == 200
    sent = {"outcome": "otherwise", "rating": "poor", "reason": "Lower.", "version": 1}
    assert client.post(address, sent).status_code == 302
    assert ModerationDecision.objects.get().rating == "poor"


def test_edition_without_moderation_says_that_ratings_are_final(client, make_user, lead_inspector):
    plain = make_inspection(service="westhaven", lead_inspector=lead_inspector)
    recommend(plain, "leading", "good", lead_inspector)
    client.force_login(lead_inspector)

    page = text_of(client.get(f"/inspections/{plain.reference}/panel/"))

    assert "each is final once it is given" in page
    assert "Decide" not in page
    decide = client.get(f"/inspections/{plain.reference}/themes/leading/decision/", follow=True)
    assert "nobody needs to agree it" in text_of(decide)
