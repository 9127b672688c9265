"""The page of a theme, and judging on it."""

import re

import pytest
from django.test import Client

from accounts.roles import RoleCode
from inspections.choices import Stage
from inspections.models import Inspection
from judgements.models import ThemeJudgement
from tests.factories.cases import make_case, make_submitted_case
from tests.factories.inspections import bring_to_stage, make_inspection
from tests.pages import markup_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def theme(address):
    return address("theme-detail", "assessing")


@pytest.fixture
def judge(lead, address):
    def post(standard="assessing", client=lead, **fields):
        data = {"rating": "good", "reason": "", "base_version": "0", **fields}
        return client.post(address("judgement-record", standard), data)

    return post


def test_percentage_stands_with_its_base_and_leads_to_the_questions(lead, theme):
    page = markup_of(lead.get(theme))

    assert "80%" in page
    assert '<a class="govuk-link" href="#questions">4 of 5 answers</a> in 2 cases' in page
    assert "Not in the percentage: 1 answer “not applicable” and 0 missing answers." in page


def test_open_cases_make_the_score_provisional(lead, theme):
    assert "Provisional: 2 of 3 cases submitted" in markup_of(lead.get(theme))


def test_bands_say_that_they_are_assumed(lead, theme):
    assert "app-provenance--assumed" in markup_of(lead.get(theme))


def test_base_of_a_question_leads_to_its_answers(lead, theme, address):
    page = markup_of(lead.get(theme))

    for code, base in {"AS01": "1 of 2", "AS02": "2 of 2", "AS03": "1 of 1"}.items():
        assert f'href="{address("question-detail", "assessing", code)}">{base}</a>' in page


@pytest.mark.parametrize(
    ("order", "codes"),
    [
        ("", ["AS01", "AS02", "AS03"]),
        ("questionnaire", ["AS01", "AS02", "AS03"]),
        ("percent", ["AS02", "AS01", "AS03"]),
        ("not_sufficient", ["AS02", "AS01", "AS03"]),
        ("nonsense", ["AS01", "AS02", "AS03"]),
    ],
)
def test_questions_can_be_put_in_order(lead, theme, inspection, inspector, order, codes):
    for reference in ("EM-04", "EM-05"):
        make_submitted_case(inspection, reference, inspector, {"AS02": "no"})

    table = markup_of(lead.get(theme, {"order": order})).partition('id="questions"')[2]

    assert re.findall(r"/questions/(\w+)/", table) == codes


def test_heading_says_how_the_questions_are_sorted(lead, theme):
    page = markup_of(lead.get(theme, {"order": "not_sufficient"}))

    assert re.findall(r'aria-sort="(\w+)"><a [^>]*>([^<]*)', page) == [
        ("descending", "Not sufficient")
    ]


def test_theme_without_submitted_cases_has_no_figures(lead, lead_inspector, inspector):
    empty = make_inspection(service="westhaven", lead_inspector=lead_inspector)
    make_case(empty, "WH-01")

    page = markup_of(lead.get(f"/inspections/{empty.reference}/themes/assessing/"))

    assert "No case has been submitted yet" in page
    assert "%" not in page
    assert "app-score" not in page


def test_question_that_never_arose_has_no_score(lead, inspector, lead_inspector):
    other = make_inspection(service="westhaven", inspector=inspector, lead_inspector=lead_inspector)
    make_submitted_case(other, "WH-01", inspector, {"AB01": "no", "AS03": "na"})

    page = markup_of(lead.get(f"/inspections/{other.reference}/themes/assessing/questions/AS02/"))

    assert "No score" in page
    assert "%" not in page


def test_question_counted_elsewhere_is_shown_without_counting(lead, address):
    page = markup_of(lead.get(address("theme-detail", "planning")))

    assert "1 of 2 answers" in page
    assert "Counted in Assessing." in page


def test_theme_from_fieldwork_shows_no_percentage(lead, address):
    page = markup_of(lead.get(address("theme-detail", "leading")))

    assert "%" not in page
    assert "Leaders lead." in page
    assert "The board." in page


def test_neighbouring_themes_are_one_click_away(lead, address):
    page = markup_of(lead.get(address("theme-detail", "planning")))

    assert f'href="{address("theme-detail", "assessing")}" rel="prev"' in page
    assert f'href="{address("theme-detail", "leading")}" rel="next"' in page


@pytest.mark.parametrize(
    ("role", "status"),
    [
        (RoleCode.INSPECTOR, 200),
        (RoleCode.PARTNER_INSPECTOR, 200),
        (RoleCode.QUALITY_LEAD, 200),
        (RoleCode.LOCAL_ASSESSOR, 403),
        (RoleCode.USER_VOICE, 403),
        (RoleCode.SUPPORT_OFFICER, 403),
    ],
)
def test_results_are_for_roles_that_see_them(client, member, theme, role, status):
    client.force_login(member(role))

    response = client.get(theme)

    assert response.status_code == status
    assert ('id="judgement"' in markup_of(response)) is (status == 200)


def test_stranger_finds_nothing(client, outsider, theme, address):
    client.force_login(outsider)

    assert client.get(theme).status_code == 404
    assert client.post(address("judgement-record", "assessing")).status_code == 404


def test_theme_not_covered_is_not_found(lead, address):
    assert lead.get(address("theme-detail", "court")).status_code == 404


def test_page_takes_as_many_queries_for_twenty_cases_as_for_two(
    lead, inspection, inspector, theme, django_assert_num_queries
):
    queries = 14
    with django_assert_num_queries(queries):
        lead.get(theme)
    for number in range(4, 22):
        make_submitted_case(inspection, f"EM-{number:02}", inspector)

    with django_assert_num_queries(queries):
        lead.get(theme)


def test_indicated_rating_is_judged_without_a_reason(lead, judge, theme):
    response = judge()

    assert response.url == theme
    page = markup_of(lead.get(theme))
    assert "Your judgement “Good” is recorded." in page
    assert "Judged when 2 of 3 cases were submitted." in page
    assert "Departs" not in page


def test_departure_is_shown_with_reason_person_and_history(lead, judge, theme):
    judge()
    judge(rating="poor", reason="Plans <i>never</i> followed.", base_version="1")

    page = markup_of(lead.get(theme))

    assert "Departs from the band “Good”, with this reason:" in page
    assert "Plans &lt;i&gt;never&lt;/i&gt; followed." in page
    assert "Helen Marsh" in page
    assert "Earlier judgements" in page
    assert "“Good” (4 of 5 answers)" in page


def test_refused_judgement_loses_nothing_typed(judge):
    response = judge(rating="poor", reason=" ", base_version="0")

    page = markup_of(response)
    assert response.status_code == 422
    assert "There is a problem" in page
    assert 'href="#id_reason"' in page
    assert response.context["form"]["rating"].value() == "poor"
    assert not ThemeJudgement.objects.exists()


def test_rating_must_be_chosen(judge):
    response = judge(rating="", reason="Typed at length.")

    page = markup_of(response)
    assert response.status_code == 422
    assert 'href="#id_rating_1">Choose a rating.' in page
    assert "Typed at length." in page


def test_stale_judgement_shows_both_values_and_can_be_sent_again(judge, lead, address, member):
    deputy = Client()
    deputy.force_login(member(RoleCode.DEPUTY_LEAD))
    judge(client=deputy, rating="satisfactory", reason="Late reviews.")

    response = judge(rating="poor", reason="I found worse.")

    page = markup_of(response)
    assert response.status_code == 409
    assert "Member deputy lead judged this “Satisfactory”" in page
    assert "Late reviews." in page
    assert "I found worse." in page
    sent_again = {name: response.context["form"][name].value() for name in ("rating", "reason")}
    version = response.context["form"]["base_version"].value()
    assert judge(**sent_again, base_version=version).status_code == 302
    assert [one.rating for one in ThemeJudgement.objects.order_by("version")] == [
        "satisfactory",
        "poor",
    ]


def test_page_warns_when_the_cases_have_moved_on(lead, judge, theme, inspection, inspector):
    judge()
    make_submitted_case(inspection, "EM-04", inspector, {"AS01": "no", "AS02": "no", "AS03": "no"})

    page = markup_of(lead.get(theme))

    assert "When this was judged, the cases indicated “Good” (4 of 5 answers)." in page
    assert "They now indicate “Unsatisfactory”." in page


def test_reader_sees_the_judgement_without_the_form(client, judge, member, theme, address):
    judge()
    reader = Client()
    reader.force_login(member(RoleCode.INSPECTOR))

    page = markup_of(reader.get(theme))

    assert "Judged by the lead" in page
    assert "Record the judgement" not in page
    assert judge(client=reader, base_version="1").status_code == 403


def test_published_inspection_offers_no_form(lead, judge, inspection: Inspection, theme):
    bring_to_stage(inspection, Stage.PUBLISHED)

    page = markup_of(lead.get(theme))

    assert "judgements are closed" in page
    assert "Record the judgement" not in page
    assert judge().status_code == 422


def test_judging_needs_a_post(lead, address):
    assert lead.get(address("judgement-record", "assessing")).status_code == 405
    assert lead.post(address("theme-detail", "assessing")).status_code == 405
