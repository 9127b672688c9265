import pytest
from django.core.exceptions import ValidationError

from inspections.errors import PlanRefused
from inspections.models import Service
from inspections.services.yots import create_service
from tests.factories.frameworks import make_framework

ADDRESS = "/services/new/"
TYPED = {
    "name": "Eastmarsh Youth Offending Team",
    "code": "Eastmarsh",
    "local_authority": "Eastmarsh City Council",
    "country": "england",
}


def test_service_is_added_and_leads_on_to_the_plan(browser, administrator):
    answer = browser(administrator).post(ADDRESS, TYPED)

    assert answer.url == "/inspections/new/?service=eastmarsh"
    assert Service.objects.get().code == "eastmarsh"


def test_service_just_added_is_chosen_in_the_plan(browser, administrator):
    make_framework()
    page = browser(administrator).post(ADDRESS, TYPED, follow=True)

    assert page.context["form"]["service"].value() == "eastmarsh"


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"name": ""}, "Enter the name of the service"),
        ({"code": "east marsh"}, "Use only letters without accents, digits and hyphens"),
        ({"local_authority": ""}, "Enter the local authority"),
        ({"country": "france"}, "Select a valid choice"),
        ({"region": "wales_south"}, "South Wales is not in England. Choose another region"),
    ],
)
def test_service_is_refused_in_words_and_nothing_typed_is_lost(
    browser, administrator, change, words
):
    page = browser(administrator).post(ADDRESS, TYPED | change)

    assert page.status_code == 422
    assert words in page.text
    for value in (TYPED | change).values():
        assert value in page.text
    assert not Service.objects.exists()


def test_code_that_is_taken_names_its_service(browser, administrator):
    client = browser(administrator)
    client.post(ADDRESS, TYPED)

    page = client.post(ADDRESS, TYPED | {"code": "EASTMARSH"})

    assert "belongs to Eastmarsh Youth Offending Team already" in page.text


def test_service_is_added_by_administrators_only(browser, lead_inspector):
    assert browser(lead_inspector).post(ADDRESS, TYPED).status_code == 403
    assert not Service.objects.exists()


def test_code_is_taken_once_even_past_the_form(db):
    create_service(**TYPED, by="tests")

    with pytest.raises(PlanRefused, match="already a service with the code"):
        create_service(**TYPED, by="tests")


def test_service_without_a_name_is_never_stored(db):
    with pytest.raises(ValidationError):
        create_service(**TYPED | {"name": ""}, by="tests")
