import pytest

from accounts.roles import RoleCode
from audit.models import AuditEvent
from inspections.choices import Stage
from inspections.errors import PlanRefused, StaleSave
from inspections.models import Inspection, SelectionIndicator
from inspections.queries import indicators_of
from inspections.services.selection import (
    MOST_INDICATORS,
    add_indicator,
    change_indicator,
    remove_indicator,
)
from inspections.types import IndicatorContent
from tests.factories.inspections import bring_to_stage, make_indicator, make_inspection

ADDRESS = "/inspections/eastmarsh-2026/setup/reason/"
ADD = f"{ADDRESS}indicators/add/"
TYPED = {
    "version": "0",
    "name": "Children in custody",
    "value": "14 in 1,000",
    "period": "2025",
    "source": "Yearly figures",
}


@pytest.fixture
def lead(browser, inspection, lead_inspector):
    return browser(lead_inspector)


def reason_of(inspection):
    return Inspection.objects.get(pk=inspection.pk).reason_for_selection


def test_reason_is_saved_with_the_former_one_in_the_record(lead, inspection):
    answer = lead.post(ADDRESS, {"version": "1", "reason": "Its turn."})

    details = AuditEvent.objects.get(verb="reason_written").details
    assert answer.url == "/inspections/eastmarsh-2026/setup/"
    assert reason_of(inspection) == "Its turn."
    assert details == {"before": "Published data pointed to a decline.", "after": "Its turn."}


def test_reason_is_saved_on_the_way_to_an_indicator(lead, inspection):
    answer = lead.post(ADDRESS, {"version": "1", "reason": "Its turn.", "then": "add"})

    assert answer.url == ADD
    assert reason_of(inspection) == "Its turn."


def test_reason_is_needed(lead, inspection):
    page = lead.post(ADDRESS, {"version": "1", "reason": " "})

    assert page.status_code == 422
    assert "Enter why this service was selected" in page.text
    assert reason_of(inspection) == "Published data pointed to a decline."


def test_reason_written_meanwhile_is_shown_beside_what_was_typed(lead, inspection):
    lead.post(ADDRESS, {"version": "1", "reason": "First words."})

    page = lead.post(ADDRESS, {"version": "1", "reason": "Second words."})

    assert page.status_code == 409
    assert "It is now: “First words.”" in page.text
    assert page.context["form"]["reason"].value() == "Second words."
    assert reason_of(inspection) == "First words."


def test_indicators_are_added_in_order_and_shown(lead, inspection):
    for name in ("Children in custody", "Children who offended again"):
        assert lead.post(ADD, TYPED | {"name": name}).url == ADDRESS

    page = lead.get(ADDRESS)
    assert [one["name"] for one in page.context["indicators"]] == [
        "Children in custody",
        "Children who offended again",
    ]
    assert "2025. Source: Yearly figures" in page.text


@pytest.mark.parametrize("name", ["name", "value", "period", "source"])
def test_indicator_needs_all_its_parts_and_keeps_the_others(lead, inspection, name):
    page = lead.post(ADD, TYPED | {name: ""})

    assert page.status_code == 422
    assert list(page.context["form"].errors) == [name]
    assert {one: page.context["form"][one].value() for one in TYPED} == TYPED | {name: ""}
    assert indicators_of(inspection) == []


def test_indicator_is_changed_with_the_former_words_in_the_record(lead, inspection):
    indicator = make_indicator(inspection)

    lead.post(f"{ADDRESS}indicators/{indicator.pk}/", TYPED | {"version": "1", "value": "9"})

    details = AuditEvent.objects.get(verb="indicator_changed").details
    assert SelectionIndicator.objects.get().value == "9"
    assert (details["before"]["value"], details["after"]["value"]) == ("14 in 1,000", "9")


def test_indicator_changed_meanwhile_is_not_overwritten_unseen(lead, inspection):
    address = f"{ADDRESS}indicators/{make_indicator(inspection).pk}/"
    lead.post(address, TYPED | {"version": "1", "value": "9"})

    page = lead.post(address, TYPED | {"version": "1", "value": "8"})

    assert page.status_code == 409
    assert page.context["form"]["value"].value() == "8"
    assert SelectionIndicator.objects.get().value == "9"


def test_removing_asks_first(lead, inspection):
    address = f"{ADDRESS}indicators/{make_indicator(inspection).pk}/remove/"

    asked = lead.get(address)
    kept = indicators_of(inspection)
    lead.post(address)

    assert "Remove “Children in custody”?" in asked.text
    assert len(kept) == 1
    assert indicators_of(inspection) == []
    assert lead.post(address).status_code == 404


def test_removed_indicator_is_neither_changed_nor_removed_again(inspection):
    indicator = make_indicator(inspection)
    again = SelectionIndicator.objects.get()
    remove_indicator(indicator=indicator, by="tests")

    with pytest.raises(StaleSave):
        remove_indicator(indicator=again, by="tests")
    content = IndicatorContent("a", "b", "c", "d")
    with pytest.raises(StaleSave):
        change_indicator(indicator=again, content=content, base_version=1, by="tests")


def test_there_are_not_endlessly_many(lead, inspection):
    content = IndicatorContent("a", "b", "c", "d")
    for _number in range(MOST_INDICATORS):
        add_indicator(inspection=inspection, content=content, by="tests")

    page = lead.post(ADD, TYPED)

    assert page.status_code == 422
    assert "30 indicators at most" in page.text


def test_plan_is_a_record_once_published(lead, inspection):
    indicator = make_indicator(inspection)
    bring_to_stage(inspection, Stage.PUBLISHED)

    assert lead.post(ADDRESS, {"version": "1", "reason": "Late."}).status_code == 422
    assert lead.post(ADD, TYPED).status_code == 422
    with pytest.raises(PlanRefused, match="published"):
        remove_indicator(indicator=indicator, by="tests")


def test_indicator_of_another_inspection_is_not_found(lead, inspection):
    other = make_indicator(make_inspection(inspection.framework, service="northmoor"))

    assert lead.get(f"{ADDRESS}indicators/{other.pk}/").status_code == 404
    assert lead.post(f"{ADDRESS}indicators/{other.pk}/remove/").status_code == 404


def test_pages_are_nobody_elses(browser, inspection, member, outsider):
    inspector = browser(member(RoleCode.INSPECTOR))
    for address in (ADDRESS, ADD):
        assert browser(outsider).get(address).status_code == 404
        assert inspector.get(address).status_code == 403
