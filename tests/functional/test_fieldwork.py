"""From a line of enquiry to a rating that the panel agrees: a lead, a partner, a panel's chair."""

import re
from collections.abc import Callable

import pytest
from django.utils import timezone
from playwright.sync_api import Page, expect

from accounts.models import User
from inspections.models import Inspection
from judgements.models import Evidence, LineOfEnquiry, ModerationDecision, ThemeJudgement
from tests.factories.frameworks import make_moderated_framework
from tests.factories.inspections import make_inspection
from tests.functional.conftest import SignIn

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
QUESTION = "Does the board ask what became of its decisions?"
SEEN = "Seen: two meetings that began with what was decided before."
CONCLUSION = "It does, at every meeting."


@pytest.fixture
def inspection(make_user: Callable[..., User], lead_inspector: User) -> Inspection:
    """An inspection whose ratings a panel must agree."""
    return make_inspection(
        make_moderated_framework(),
        lead_inspector=lead_inspector,
        partner_inspector=make_user("Ines Quarrie"),
        panel_chair=make_user("Ada Minster"),
    )


@pytest.fixture
def pages(
    new_page: Callable[..., Page], sign_in: SignIn, inspection: Inspection
) -> dict[str, Page]:
    """A browser for each of the three, at the overview of the inspection."""
    opened = {}
    for member in inspection.team.select_related("user"):
        page = opened[member.role] = new_page(viewport={"width": 1280, "height": 900})
        sign_in(page, member.user)
        page.goto(f"/inspections/{inspection.reference}/")
    return opened


def go(page: Page, *links: str) -> None:
    """Follow links by their words."""
    for words in links:
        page.get_by_role("link", name=words, exact=True).first.click()


def raise_line(page: Page) -> None:
    go(page, "Fieldwork", "Lines of enquiry")
    page.get_by_role("button", name="Add a line").click()
    page.get_by_label("Question").fill(QUESTION)
    page.get_by_label("Why it is asked").fill("Nothing in the minutes says so.")
    page.get_by_label("About which theme").select_option(label="Theme 3: Leading")
    people = page.get_by_label("Assigned to")
    partner = people.get_by_role("option", name=re.compile("Ines Quarrie"))
    people.select_option(partner.get_attribute("value"))
    page.get_by_role("button", name="Save the line").click()


def answer_line(page: Page) -> None:
    go(page, "Fieldwork", "Lines of enquiry", QUESTION, "Add evidence on this line")
    page.get_by_label("Observation").check()
    page.get_by_label("Who was met").select_option(label="Board members")
    page.get_by_label("Number of people").fill("9")
    page.get_by_label("Evidence", exact=True).fill(SEEN)
    page.get_by_label("Strength").check()
    page.get_by_role("button", name="Save the entry").click()
    expect(page.get_by_role("main")).to_contain_text(SEEN)
    go(page, "Fieldwork", "Lines of enquiry", QUESTION)
    page.get_by_role("button", name="Close with a conclusion").click()
    page.get_by_label("Conclusion").fill(CONCLUSION)
    page.get_by_role("button", name="Close the line").click()


def weigh(page: Page) -> None:
    go(page, "Fieldwork", "Weighing")
    page.get_by_role("link", name="Statements of all ratings").click()
    statement = page.locator("#q-G01")
    statement.get_by_role("radio", name="Met", exact=True).check()
    statement.get_by_text("Note and evidence").click()
    statement.get_by_role("checkbox", name=re.compile("two meetings")).check()
    expect(page.locator("#q-G01-state")).to_contain_text("Saved")


def recommend(page: Page, rating: str, reason: str) -> None:
    page.get_by_role("radio", name=rating, exact=True).check()
    page.get_by_label("Reason", exact=True).fill(reason)
    page.get_by_role("button", name="Recommend").click()
    expect(page.get_by_role("alert")).to_contain_text(rating)


def record_meeting(page: Page) -> None:
    go(page, "Fieldwork", "Panel")
    page.get_by_role("button", name="Record a meeting").click()
    today = timezone.localdate()
    for part, number in (("Day", today.day), ("Month", today.month), ("Year", today.year)):
        page.get_by_label(part).fill(str(number))
    page.get_by_label("Who attended").fill("Ivo Lantry, Head of inspections")
    page.get_by_role("button", name="Save the meeting").click()


def decide(page: Page, outcome: str, reason: str = "") -> None:
    page.get_by_role("row", name=re.compile("Leading")).get_by_role("link", name="Decide").click()
    page.get_by_role("radio", name=re.compile(outcome)).check()
    page.get_by_label("Reason", exact=True).fill(reason)
    page.get_by_role("button", name="Record the decision").click()


def test_line_becomes_evidence_weight_recommendation_and_an_agreed_rating(
    pages: dict[str, Page], inspection: Inspection
) -> None:
    lead, partner, chair = (
        pages[role] for role in ("lead_inspector", "partner_inspector", "panel_chair")
    )

    raise_line(lead)
    answer_line(partner)
    assert LineOfEnquiry.objects.get().conclusion == CONCLUSION
    assert Evidence.objects.get().by.name == "Ines Quarrie"

    weigh(lead)
    go(lead, "Recommend a rating, with your reason")
    expect(lead.get_by_role("main")).to_contain_text(SEEN)
    recommend(lead, "Satisfactory", "The board asks.")
    expect(lead.get_by_role("main")).to_contain_text("not yet agreed")

    record_meeting(chair)
    decide(chair, "Return", "Say what came of it.")
    lead.reload()
    expect(lead.get_by_role("main")).to_contain_text("Say what came of it.")
    recommend(lead, "Good", "The board asks, and three decisions were changed.")

    chair.reload()
    decide(chair, "^Agree “Good”")
    lead.reload()
    expect(lead.get_by_role("main")).to_contain_text("Agreed “Good”")

    assert [one.rating for one in ThemeJudgement.objects.order_by("version")] == [
        "satisfactory",
        "good",
    ]
    decided = ModerationDecision.objects.order_by("judgement__version")
    assert [(one.outcome, one.rating, one.by.name) for one in decided] == [
        ("returned", "", "Ada Minster"),
        ("agreed", "good", "Ada Minster"),
    ]
