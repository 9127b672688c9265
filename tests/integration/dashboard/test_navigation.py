import pytest

MENU = ["Home", "My cases", "Inspections", "Frameworks"]


def items(page):
    return page.context["nav_items"]


@pytest.mark.parametrize(
    ("address", "here"),
    [("/", "Home"), ("/cases/", "My cases"), ("/inspections/", "Inspections")],
)
def test_menu_marks_where_the_reader_is(client, outsider, address, here):
    client.force_login(outsider)

    page = client.get(address)

    assert [item["text"] for item in items(page)] == MENU
    assert [item["text"] for item in items(page) if item["active"]] == [here]


def test_menu_marks_the_inspections_from_deeper_within(client, administrator):
    client.force_login(administrator)

    page = client.get("/inspections/new/")

    assert [item["text"] for item in items(page) if item["active"]] == ["Inspections"]


def test_every_item_of_the_menu_leads_somewhere(client, outsider):
    client.force_login(outsider)

    answers = [client.get(item["href"]) for item in items(client.get("/"))]

    assert [answer.status_code for answer in answers] == [200] * len(MENU)


@pytest.mark.django_db
def test_menu_is_empty_before_sign_in(client):
    assert items(client.get("/accounts/sign-in/")) == []
