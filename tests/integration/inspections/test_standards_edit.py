import pytest

from audit.models import AuditEvent
from inspections.choices import Stage
from inspections.errors import PlanRefused
from inspections.queries import chosen_standard_codes
from inspections.services.standards import choose_standards
from tests.factories.inspections import bring_to_stage

ADDRESS = "/inspections/eastmarsh-2026/setup/standards/"


@pytest.fixture
def lead(browser, inspection, lead_inspector):
    return browser(lead_inspector)


def test_page_says_what_is_always_part_and_what_may_be_added(lead, inspection):
    page = lead.get(ADDRESS)

    offered = [value for value, _ in page.context["form"].fields["codes"].choices]
    assert offered == ["court"]
    assert len(page.context["core_titles"]) == inspection.standards.count()


def test_choice_is_made_taken_back_and_recorded(lead, inspection):
    core = chosen_standard_codes(inspection)
    lead.post(ADDRESS, {"version": "1", "codes": ["court"]})
    with_court = chosen_standard_codes(inspection)
    answer = lead.post(ADDRESS, {"version": "2"})

    assert set(with_court) - set(core) == {"court"}
    assert chosen_standard_codes(inspection) == core
    assert answer.url == "/inspections/eastmarsh-2026/setup/"
    details = AuditEvent.objects.filter(verb="standards_chosen").last().details
    assert details == {"before": list(with_court), "after": list(core)}


def test_unknown_standard_is_refused(lead, inspection):
    page = lead.post(ADDRESS, {"version": "1", "codes": ["assessing"]})

    assert page.status_code == 422
    assert "Select a valid choice" in page.text


def test_choice_made_meanwhile_is_shown(lead, inspection):
    lead.post(ADDRESS, {"version": "1", "codes": ["court"]})

    page = lead.post(ADDRESS, {"version": "1"})

    assert page.status_code == 409
    assert "Added now: " in page.text
    assert "court" in chosen_standard_codes(inspection)


def test_choice_is_final_once_fieldwork_has_begun(lead, inspection):
    bring_to_stage(inspection, Stage.WEEK_ONE)

    assert "the choice is final" in lead.get(ADDRESS).text
    assert lead.post(ADDRESS, {"version": "1", "codes": ["court"]}).status_code == 422
    assert "court" not in chosen_standard_codes(inspection)
    with pytest.raises(PlanRefused, match="Fieldwork has begun"):
        choose_standards(inspection=inspection, codes=["court"], base_version=1, by="tests")


def test_page_does_not_exist_for_a_stranger(browser, inspection, outsider):
    assert browser(outsider).get(ADDRESS).status_code == 404
