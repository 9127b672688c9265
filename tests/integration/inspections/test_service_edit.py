import pytest

from accounts.roles import RoleCode
from audit.models import AuditEvent
from inspections.models import Service

ADDRESS = "/inspections/eastmarsh-2026/setup/service/"


def typed(**changes):
    return {
        "version": "1",
        "name": "Eastmarsh Youth Justice Service",
        "local_authority": "Eastmarsh City Council",
        "country": "england",
        "region": "south_west",
        "size_group": "small",
    } | changes


@pytest.fixture
def lead(browser, inspection, lead_inspector):
    return browser(lead_inspector)


def test_details_are_saved_and_recorded_with_the_former_ones(lead):
    answer = lead.post(ADDRESS, typed())

    service = Service.objects.get()
    details = AuditEvent.objects.get(verb="service_changed").details
    assert answer.url == "/inspections/eastmarsh-2026/setup/"
    assert (service.name, service.region, service.size_group, service.code) == (
        "Eastmarsh Youth Justice Service",
        "south_west",
        "small",
        "eastmarsh",
    )
    assert details["before"]["name"] == "Eastmarsh Youth Offending Team"


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"name": " "}, "Enter the name of the service"),
        ({"region": ""}, "Choose the region"),
        ({"size_group": ""}, "Choose the size"),
        ({"country": "wales"}, "South West is not in Wales"),
    ],
)
def test_details_are_refused_in_words_and_nothing_typed_is_lost(lead, change, words):
    page = lead.post(ADDRESS, typed(**change))

    assert page.status_code == 422
    assert words in page.text
    for name, value in typed(**change).items():
        assert page.context["form"][name].value() == value
    assert Service.objects.get().version == 1


def test_change_made_meanwhile_is_not_overwritten_unseen(lead):
    lead.post(ADDRESS, typed())

    page = lead.post(ADDRESS, typed(name="Another"))

    assert page.status_code == 409
    assert "Somebody else has changed this service meanwhile." in page.text
    assert page.context["form"]["name"].value() == "Another"
    assert Service.objects.get().name == "Eastmarsh Youth Justice Service"
    assert lead.post(ADDRESS, typed(name="Another", version="2")).status_code == 302


def test_size_is_marked_as_assumed(lead):
    assert "The bounds are assumed" in lead.get(ADDRESS).text


@pytest.mark.parametrize("method", ["get", "post"])
def test_details_are_nobody_elses(browser, inspection, member, outsider, method):
    assert getattr(browser(outsider), method)(ADDRESS, typed()).status_code == 404
    assert getattr(browser(member(RoleCode.INSPECTOR)), method)(ADDRESS, typed()).status_code == 403
