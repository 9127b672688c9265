import pytest
import time_machine
from django.urls import reverse

from standards.queries import get_content
from standards.services.loading import load_framework, load_shipped_frameworks
from tests.factories.frameworks import LANTERN, make_framework, make_moderated_framework
from tests.pages import markup_of
from tests.unit.standards.small import spoil

LIST = "/frameworks/"
FRAMEWORK = "/frameworks/small/1/"
THEME = "/frameworks/small/1/themes/safety/"
QUESTION = "/frameworks/small/1/questions/PL01/"
SEARCH = "/frameworks/small/1/search/?q=plan"
COMPARISON = "/frameworks/small/1/changes-since/small/1/"
# With the queries each costs: session, person, standing, and what it shows.
COSTS = {LIST: 4, FRAMEWORK: 5, THEME: 4, QUESTION: 4, SEARCH: 4, COMPARISON: 7}
PAGES = [*COSTS]


@pytest.fixture
def lantern(db):
    return make_framework(LANTERN)


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


def test_theme_without_key_questions_shows_characteristics_by_area(signed_in, small):
    page = markup_of(signed_in.get("/frameworks/small/1/themes/leadership/"))

    assert '<a class="govuk-link" href="#area-board">1. Board</a>' in page
    assert page.index(">Strong</h4>") < page.index("Members decide together.")
    assert page.index("Members decide together.") < page.index("Members stay away.")
    assert page.count(": A briefing</span>") == 1


def test_standard_shows_prompts_and_characteristics_by_rating(signed_in, lantern):
    page = markup_of(signed_in.get("/frameworks/lantern/1/themes/A1/"))

    assert "Aspect A1: Direction" in page
    assert ">b</a></dt><dd>Is it known?</dd>" in page
    columns = [page.index(f">{label}</h4>") for label in ("Bright", "Clear enough", "Dim")]
    assert columns == sorted(columns)
    assert 'id="D2"' in page
    assert page.count("Serious concern about safety") == 1
    assert page.index("Leaders fully know the way.") < page.index("Leaders do not know the way.")
    assert "Ask who set the way." in page
    assert ">One that asks.</td>" in page
    assert ">One that nods.</td>" in page


def test_standard_judged_by_key_questions_tells_prompts_from_what_counts(signed_in, lantern):
    page = markup_of(signed_in.get("/frameworks/lantern/1/themes/B1/"))

    assert "Rated by its lowest key question" in page
    prompt, summary = page.index(">UN01</a>"), page.index(">UN02</a>")
    assert page.index("Asked of each case") < prompt
    assert prompt < page.index("The judgement that counts, one for each case") < summary


def test_standard_rated_apart_says_so(signed_in, lantern):
    page = markup_of(signed_in.get("/frameworks/lantern/1/themes/X1/"))

    assert "its points do not count for the overall rating" in page
    assert "Not rated when no child has left." in page


def test_framework_shows_domains_cut_offs_discretion_and_traits(signed_in, lantern):
    page = markup_of(signed_in.get("/frameworks/lantern/1/"))

    assert page.index("A. Leading") < page.index("B1. Casework")
    assert "11 to 15" in page
    assert "Outside the overall rating: X1." in page
    assert "within 3 percentage points of a boundary" in page
    assert "one case judged otherwise" not in page
    assert "Services rated bright" in page
    assert "Looks ahead." in page


def test_framework_without_rules_shows_none(signed_in, small):
    page = markup_of(signed_in.get(FRAMEWORK))

    assert "Overall rating" not in page
    assert "Discretion" not in page


def test_comparison_names_each_change(signed_in, lantern):
    text = LANTERN.read_text()
    text = spoil('edition: "1"', 'edition: "2"', text)
    text = spoil("Was the child asked?", "Was the child heard?", text)
    text = spoil("        route: [danger]\n", "", text)
    text = spoil("          - {code: b, text: Is it known?}\n", "", text)
    load_framework(content=text.encode(), by="tests")

    page = markup_of(signed_in.get("/frameworks/lantern/2/changes-since/lantern/1/"))

    assert "What changed from lantern, edition 1, to lantern, edition 2" in page
    assert "Reworded: 1 change" in page
    assert "Re-routed: 1 change" in page
    assert "Removed: 1 change" in page
    assert "Case question UN01" in page
    assert "Was the child asked?</del>" in page
    assert "Was the child heard?</ins>" in page
    assert "Standard A1, key question A1.1, prompt b" in page
    assert 'href="/frameworks/lantern/2/changes-since/lantern/1/"' in markup_of(
        signed_in.get("/frameworks/lantern/2/")
    )


def test_editions_that_say_the_same_have_no_changes(signed_in, lantern):
    page = markup_of(signed_in.get("/frameworks/lantern/1/changes-since/lantern/1/"))

    assert "These two editions say the same." in page


def test_question_shows_guidance_routing_and_reasons_in_words(signed_in, small):
    page = markup_of(signed_in.get(QUESTION))

    assert "A good plan names steps." in page
    assert "When the sentence is custodial and there was danger" in page
    assert "Towards Safety; sufficient when the answer is Yes" in page
    assert "Required when the answer is No" in page
    assert "No plan" in page


def test_question_leads_to_its_key_question_and_back(signed_in, lantern):
    question = "/frameworks/lantern/1/questions/UN01/"
    standard = "/frameworks/lantern/1/themes/B1/"

    page = markup_of(signed_in.get(question))
    there = markup_of(signed_in.get(standard))

    assert "B1.1 Is the past understood?" in page
    assert f'href="{standard}#B1.1"' in page
    assert '<section id="B1.1"' in there
    assert f'<a class="govuk-link" href="{question}">UN01</a>' in there


def test_question_about_the_case_belongs_to_no_standard(signed_in, lantern):
    page = markup_of(signed_in.get("/frameworks/lantern/1/questions/AB01/"))

    assert "/themes/" not in page[page.index("<main") :]


def test_standard_names_its_edition_and_the_day(signed_in, lantern):
    with time_machine.travel("2026-04-14 10:00:00Z", tick=False):
        page = markup_of(signed_in.get("/frameworks/lantern/1/themes/A1/"))

    assert "Lantern framework, edition 1" in page
    assert "This page was made on 14 April 2026." in page


def test_every_prompt_and_characteristic_links_to_itself(signed_in, lantern):
    page = markup_of(signed_in.get("/frameworks/lantern/1/themes/A1/"))

    for place in ("A1.1", "A1.1b", "D2", "talk"):
        assert f'id="{place}"' in page
        assert f'href="#{place}"' in page


def test_gate_says_what_it_decides(signed_in, small):
    page = markup_of(signed_in.get("/frameworks/small/1/questions/AB01/"))

    assert "Whether 1 other question is asked" in page
    assert "Never towards a score" in page
    assert "In every case" in page


def test_question_shown_elsewhere_says_where(signed_in, small):
    page = markup_of(signed_in.get("/frameworks/small/1/questions/PL03/"))

    assert "Also shown with Safety" in page


@pytest.mark.parametrize(("address", "queries"), COSTS.items())
def test_page_costs_its_queries(signed_in, small, address, queries, django_assert_num_queries):
    get_content(small)

    with django_assert_num_queries(queries):
        assert signed_in.get(address).status_code == 200


@pytest.mark.parametrize(
    "address",
    [
        "/frameworks/large/1/",
        "/frameworks/small/2/",
        "/frameworks/small/1/themes/none/",
        "/frameworks/small/1/questions/XX99/",
        "/frameworks/small/1/questions/pl01/",
        "/frameworks/small/1/changes-since/small/9/",
        "/frameworks/small/9/changes-since/small/1/",
        "/frameworks/small/1/changes-since/none/1/",
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


@pytest.mark.parametrize(
    ("by", "may_meet", "words", "silent"),
    [
        ("panel", True, "when the ratings panel agrees it", "may meet"),
        ("lead", True, "A ratings panel may meet", "It becomes final"),
        ("lead", False, "makes it final by agreeing it", "may meet"),
        ("none", False, "nobody needs to agree it", "may meet"),
    ],
)
def test_framework_tells_who_agrees_ratings(signed_in, by, may_meet, words, silent):
    make_moderated_framework(LANTERN, by, panel_may_meet=may_meet)

    page = markup_of(signed_in.get("/frameworks/lantern/1/"))

    assert "Moderation" in page
    assert words in page
    assert silent not in page


def test_comparison_tells_of_another_moderation(signed_in):
    text = LANTERN.read_text()
    for edition, by in (("1", "panel"), ("2", "lead")):
        rule = f"rules:\n  moderation: {{provenance: assumed, by: {by}, panel_may_meet: true}}\n"
        changed = spoil("rules:\n", rule, spoil('edition: "1"', f'edition: "{edition}"', text))
        load_framework(content=changed.encode(), by="tests")

    page = markup_of(signed_in.get("/frameworks/lantern/2/changes-since/lantern/1/"))

    assert "Rules, moderation" in page
    assert "panel</del>" in page
    assert "lead</ins>" in page
