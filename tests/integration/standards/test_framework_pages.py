import pytest
from django.urls import reverse

from standards.queries import get_content
from standards.services.loading import load_shipped_frameworks
from tests.pages import markup_of

LIST = "/frameworks/"
FRAMEWORK = "/frameworks/small/1/"
THEME = "/frameworks/small/1/themes/safety/"
QUESTION = "/frameworks/small/1/questions/PL01/"
PAGES = [LIST, FRAMEWORK, THEME, QUESTION]


@pytest.fixture
def signed_in(client, inspector):
    client.force_login(inspector)
    return client


def test_list_links_to_each_published_edition(signed_in, small):
    page = markup_of(signed_in.get(LIST))

    assert f'<a class="govuk-link" href="{FRAMEWORK}">Small framework</a>' in page


def test_list_without_frameworks_says_what_to_do(signed_in):
    assert "No framework has been published yet" in markup_of(signed_in.get(LIST))


def test_framework_shows_themes_bands_and_their_provenance(signed_in, small):
    page = markup_of(signed_in.get(FRAMEWORK))

    assert f'href="{THEME}">1. Safety</a>' in page
    assert "65% to 100%" in page
    assert "Assumed" in page
    assert "About this case: 1 question, not counted" in page
    assert "Planning: 3 questions, all counted" in page
    assert "4 questions, 3 of them counted." in page
    assert "Case assessment and fieldwork" in page


def test_theme_shows_what_is_expected_and_its_questions(signed_in, small):
    page = markup_of(signed_in.get(THEME))

    assert "Theme 1: Safety" in page
    assert "Children are safe." in page
    assert f'href="{QUESTION}">PL01</a>' in page
    assert "Plan good" in page
    assert "Questions that count elsewhere and are shown here" in page


def test_theme_judged_from_fieldwork_shows_its_areas_and_no_questions(signed_in, small):
    page = markup_of(signed_in.get("/frameworks/small/1/themes/leadership/"))

    assert "1. Board" in page
    assert "no case assessment score" in page
    assert "<table" not in page


def test_question_shows_guidance_routing_and_reasons_in_words(signed_in, small):
    page = markup_of(signed_in.get(QUESTION))

    assert "A good plan names steps." in page
    assert "When the sentence is custodial and there was danger" in page
    assert "Towards Safety; sufficient when the answer is Yes" in page
    assert "Required when the answer is No" in page
    assert "No plan" in page


def test_gate_says_what_it_decides(signed_in, small):
    page = markup_of(signed_in.get("/frameworks/small/1/questions/AB01/"))

    assert "Whether 1 other question is asked" in page
    assert "Never towards a score" in page
    assert "In every case" in page


def test_question_shown_elsewhere_says_where(signed_in, small):
    page = markup_of(signed_in.get("/frameworks/small/1/questions/PL03/"))

    assert "Also shown with Safety" in page


@pytest.mark.parametrize("address", PAGES)
def test_page_costs_four_queries(signed_in, small, address, django_assert_num_queries):
    get_content(small)

    with django_assert_num_queries(4):  # session, person, standing, framework
        assert signed_in.get(address).status_code == 200


@pytest.mark.parametrize(
    "address",
    [
        "/frameworks/large/1/",
        "/frameworks/small/2/",
        "/frameworks/small/1/themes/none/",
        "/frameworks/small/1/questions/XX99/",
        "/frameworks/small/1/questions/pl01/",
    ],
)
def test_unknown_code_is_not_found(signed_in, small, address):
    assert signed_in.get(address).status_code == 404


@pytest.mark.parametrize("address", PAGES)
def test_anonymous_is_sent_to_sign_in(client, small, address):
    response = client.get(address)

    assert response.status_code == 302
    assert response.url.startswith(reverse("account_login"))


@pytest.mark.parametrize("address", PAGES)
def test_page_refuses_to_be_posted_to(signed_in, small, address):
    assert signed_in.post(address).status_code == 405


def test_every_page_of_the_shipped_frameworks_opens(signed_in, db):
    for loaded in load_shipped_frameworks(by="ada@example.org"):
        assert_pages_open(signed_in, get_content(loaded.framework))


def assert_pages_open(signed_in, content):
    base = f"/frameworks/{content.code}/{content.edition}/"
    addresses = [
        base,
        *(f"{base}themes/{standard.code}/" for standard in content.standards),
        *(f"{base}questions/{question.code}/" for question in content.questions),
    ]

    assert {signed_in.get(address).status_code for address in addresses} == {200}
