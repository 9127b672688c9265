"""Drawing the sample of an inspection: what is kept, what is refused, and what the page says."""

import pytest

from accounts.errors import NotAllowed, NotVisible
from accounts.roles import RoleCode
from audit.models import AuditEvent
from cases.errors import SampleRefused
from cases.models import Case, Replacement, Sample
from cases.queries.caseloads import eligible_rows
from cases.queries.samples import repeat_draw, standing_sample
from cases.queries.sampling_rules import sampling_rules
from cases.services.allocating import allocate_assessment
from cases.services.replacing import replace_case
from cases.services.sampling import draw_inspection_sample
from cases.services.timetable import set_away_days
from cases.types.sampling import DrawChoice, QuotaRule, StratumChoice
from inspections.choices import Stage
from tests.factories.cases import answer, make_case
from tests.factories.frameworks import SHIPPED, STANDARDS_OF_2018, make_framework
from tests.factories.inspections import bring_to_stage, make_inspection
from tests.factories.samples import make_rows_to_draw
from tests.pages import text_of

pytestmark = pytest.mark.django_db

# 80 boys and 20 girls; 91 at most, of 100 needed 63 at five points and 80 per cent.
FACTS = [{"sex": "female" if number % 5 == 0 else "male"} for number in range(100)]
PROPOSED = 63
GIRLS = QuotaRule("sex", ("female",), 15)
# By version, worked out once and for all: every machine and database must draw the same.
GOLDEN = {
    1: ["C-0002", "C-0004", "C-0005", "C-0007", "C-0008", "C-0009"],
    2: ["C-0002", "C-0003", "C-0004", "C-0005", "C-0006", "C-0007"],
}


@pytest.fixture
def inspection(lead_inspector, inspector):
    return make_inspection(lead_inspector=lead_inspector, inspector=inspector)


@pytest.fixture
def caseload(inspection, lead_inspector):
    return make_rows_to_draw(inspection, FACTS, lead_inspector)


@pytest.fixture
def page(inspection):
    return f"/inspections/{inspection.reference}/sample/"


@pytest.fixture
def draw(inspection, lead_inspector):
    def draw_it(size=PROPOSED, *, quotas=(GIRLS,), reason="", by=lead_inspector, seed="tide"):
        choice = DrawChoice((StratumChoice("all", size, tuple(quotas)),), ("sex",), reason)
        return draw_inspection_sample(inspection=inspection, choice=choice, by=by, seed=seed)

    return draw_it


def test_drawn_cases_join_the_inspection_with_their_facts(inspection, caseload, draw):
    draw()

    cases = list(inspection.cases.all())
    assert len(cases) == PROPOSED
    facts = {row.reference: row.facts for row in caseload.rows.all()}
    assert all(facts[case.reference] == case.facts for case in cases)
    assert all(case.assessments.get().scorer is None for case in cases)


def test_quota_is_kept(inspection, caseload, draw):
    draw()

    assert sum(case.facts["sex"] == "female" for case in inspection.cases.all()) >= GIRLS.minimum


def test_every_case_that_was_not_drawn_stands_in_reserve(inspection, caseload, draw):
    drawn = list(draw().drawn.all())

    assert [one.place for one in drawn if not one.is_reserve] == list(range(1, PROPOSED + 1))
    assert sum(one.is_reserve for one in drawn) == len(FACTS) - PROPOSED
    assert all((one.case is None) is one.is_reserve for one in drawn)


def test_record_draws_the_same_sample_again(inspection, caseload, draw):
    sample = draw()
    rules = sampling_rules(inspection.framework.code)

    (again,) = repeat_draw(sample, rules, eligible_rows(caseload))

    assert set(again.draw.chosen) == set(inspection.cases.values_list("reference", flat=True))


def test_sample_of_a_seed_is_the_one_that_it_always_was(inspection, caseload, draw):
    draw()

    references = sorted(inspection.cases.values_list("reference", flat=True))
    assert references[:6] == GOLDEN[2]


def test_sample_of_an_older_version_is_repeated_by_that_version(inspection, caseload, draw):
    sample = draw()
    sample.algorithm = 1

    (again,) = repeat_draw(
        sample, sampling_rules(inspection.framework.code), eligible_rows(caseload)
    )

    assert list(again.draw.chosen[:6]) == GOLDEN[1]


def test_seed_comes_from_chance_unless_one_is_given(inspection, caseload, draw):
    assert len(draw(seed="").seed) == 16


def test_draw_is_on_record_with_all_that_it_takes_to_repeat_it(inspection, caseload, draw):
    sample = draw()

    event = AuditEvent.objects.get(verb="sample_drawn")
    assert event.details["seed"] == "tide"
    assert event.details["algorithm"] == 2
    assert event.details["file_sha256"] == caseload.file_sha256
    assert event.details["strata"] == sample.settings["strata"]
    assert len(event.details["references"]) == PROPOSED


def test_second_draw_is_refused(inspection, caseload, draw):
    draw()

    with pytest.raises(SampleRefused, match="drawn already"):
        draw(seed="ebb")
    assert Sample.objects.count() == 1


def test_draw_without_a_caseload_is_refused(inspection, draw):
    with pytest.raises(SampleRefused, match="no caseload"):
        draw()


def test_published_inspection_gets_no_sample(inspection, caseload, draw):
    bring_to_stage(inspection, Stage.PUBLISHED)

    with pytest.raises(SampleRefused, match="published"):
        draw()


def test_size_by_hand_needs_a_reason(inspection, caseload, draw):
    with pytest.raises(SampleRefused, match="63 cases are proposed") as refusal:
        draw(40)
    assert refusal.value.field == "reason"

    assert draw(40, reason="Two inspectors are ill.").reason == "Two inspectors are ill."


@pytest.mark.parametrize("size", [0, 92])
def test_size_beyond_the_limits_is_refused(inspection, caseload, draw, size):
    with pytest.raises(SampleRefused, match="between 1 and 91"):
        draw(size, reason="We want it so.")


def test_quota_that_cannot_hold_is_explained_and_nothing_is_drawn(inspection, caseload, draw):
    with pytest.raises(SampleRefused) as refusal:
        draw(quotas=[QuotaRule("sex", ("female",), 21)])

    assert "at least 21 with Sex: Female" in str(refusal.value)
    assert "only 20 such cases" in str(refusal.value)
    assert not Case.objects.exists()


def test_whole_caseload_is_taken_where_it_is_small(inspection, lead_inspector, draw):
    make_rows_to_draw(inspection, FACTS[:1], lead_inspector)

    sample = draw(1, quotas=[])

    assert [one.is_reserve for one in sample.drawn.all()] == [False]


def test_case_that_is_in_the_inspection_already_is_not_drawn_twice(inspection, caseload, draw):
    make_case(inspection, "C-0007")

    with pytest.raises(SampleRefused, match="already, so nothing was drawn: C-0007"):
        draw()
    assert standing_sample(inspection) is None


@pytest.mark.parametrize("role", [RoleCode.INSPECTOR, RoleCode.QUALITY_LEAD])
def test_others_do_not_draw(inspection, caseload, draw, member, role):
    with pytest.raises(NotAllowed):
        draw(by=member(role))


def test_court_and_out_of_court_cases_are_drawn_apart(lead_inspector):
    inspection = make_inspection(make_framework(STANDARDS_OF_2018), lead_inspector=lead_inspector)
    facts = [{"case_type": "court", "sex": "male"}] * 30
    caseload = make_rows_to_draw(inspection, facts, lead_inspector, stratum="court")
    caseload.rows.filter(number__gt=20).update(stratum="out_of_court")
    choice = DrawChoice(
        (StratumChoice("court", 14, ()), StratumChoice("out_of_court", 9, ())), ("sex",), "Few."
    )

    sample = draw_inspection_sample(inspection=inspection, choice=choice, by=lead_inspector)

    kinds = [one.row.stratum for one in sample.drawn.all() if not one.is_reserve]
    assert (kinds.count("court"), kinds.count("out_of_court")) == (14, 9)


def test_page_without_a_caseload_says_who_brings_it(lead, page):
    assert "There is no caseload yet to draw from." in text_of(lead.get(page))


def test_page_says_what_the_proposed_size_buys_and_who_can_read_it(lead, page, caseload):
    text = text_of(lead.get(page))

    assert "63 cases are proposed." in text
    assert "63 of 100 eligible cases are needed for 5 percentage points" in text
    assert "four times out of five a percentage of the sample lies within 4.9 points" in text
    assert "2 people of the team score cases" in text
    assert "43 cases more are proposed than the team can read" in text


def test_page_counts_only_those_who_are_there(lead, page, caseload, inspection, lead_inspector):
    monday = (lead_inspector.pk, inspection.week_one_date)
    set_away_days(inspection=inspection, away={monday}, by=lead_inspector)

    text = text_of(lead.get(page))

    assert "that is 20 cases. 2 fewer because people are away: 18." in text
    assert "45 cases more are proposed than the team can read" in text


def sent(**changes):
    return {"size_all": PROPOSED, "characteristics": ["sex"], "reason": "", **changes}


def test_page_draws_and_tells_the_story(lead, page, caseload, inspection):
    answer = lead.post(page, sent(extra_all_0="sex=female", extra_all_0_minimum="15"))
    assert answer.status_code == 302

    text = text_of(lead.get(page))
    assert "63 of 100 eligible cases were drawn." in text
    assert "At least 15 with Sex: Female" in text
    assert "The largest difference: Sex:" in text
    assert caseload.file_sha256 in text
    assert standing_sample(inspection).seed in text
    assert "37 cases stand in reserve" in text


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        ({"size_all": "40"}, "63 cases are proposed. Say why you draw 40."),
        ({"size_all": "many"}, "Enter a whole number."),
        ({"size_all": "95", "reason": "More."}, "between 1 and 91 cases"),
        ({"extra_all_0": "sex=female"}, "Say how many of that kind at least."),
        ({"extra_all_0_minimum": "3"}, "Choose the kind of case that the number is for."),
        ({"extra_all_0": "sex=female", "extra_all_0_minimum": "30"}, "only 20 such cases"),
        ({"extra_all_0": "sex=robot", "extra_all_0_minimum": "3"}, "Select a valid choice."),
    ],
)
def test_faulty_wishes_are_explained_and_kept(lead, page, caseload, changes, message):
    answer = lead.post(page, sent(**{"reason": "", **changes}))

    assert answer.status_code == 422
    assert message in text_of(answer)
    assert not Sample.objects.exists()
    for value in changes.values():
        if value and value != "sex=robot":
            assert value in answer.content.decode()


def test_second_draw_from_an_old_page_changes_nothing(lead, page, caseload):
    lead.post(page, sent())

    answer = lead.post(page, sent())

    assert answer.status_code == 409
    assert "Nothing was drawn again." in text_of(answer)
    assert Sample.objects.count() == 1


def test_page_of_a_drawn_sample_takes_a_fixed_number_of_queries(
    lead, page, caseload, draw, django_assert_num_queries
):
    draw()
    lead.get(page)

    with django_assert_num_queries(16):
        lead.get(page)


@pytest.fixture
def replace(inspection, lead_inspector):
    def replace_it(reference, reason="The file is with the court.", by=lead_inspector):
        return replace_case(inspection=inspection, reference=reference, reason=reason, by=by)

    return replace_it


def test_reserve_takes_the_place_of_a_case_that_cannot_be_read(inspection, caseload, draw, replace):
    draw()
    reference = inspection.cases.first().reference

    replacement = replace(reference)

    references = set(inspection.cases.values_list("reference", flat=True))
    assert len(references) == PROPOSED
    assert reference not in references
    assert replacement.entering.row.reference in references
    assert replacement.how == "same_cell"
    details = AuditEvent.objects.get(verb="case_replaced").details
    assert details["reason"] == "The file is with the court."
    assert details["by"] == replacement.entering.row.reference


def test_reserve_can_be_replaced_in_turn(inspection, caseload, draw, replace):
    draw()
    first = replace(inspection.cases.first().reference)

    second = replace(first.entering.row.reference)

    assert second.entering != first.entering
    assert inspection.cases.count() == PROPOSED


def test_replacement_needs_a_reason(inspection, caseload, draw, replace):
    draw()

    with pytest.raises(SampleRefused, match="Say why"):
        replace(inspection.cases.first().reference, "  ")
    assert not Replacement.objects.exists()


def test_case_that_somebody_has_begun_to_work_on_is_not_replaced(
    inspection, caseload, draw, replace, inspector, lead_inspector
):
    draw()
    case = inspection.cases.first()
    assessment = case.assessments.get()
    allocate_assessment(assessment=assessment, scorer=inspector, by=lead_inspector)
    answer(assessment, inspector, {"AS01": "yes"})

    with pytest.raises(SampleRefused, match="with an inspector already"):
        replace(case.reference)


def test_case_outside_the_sample_is_not_replaced(inspection, caseload, draw, replace):
    draw()

    with pytest.raises(NotVisible):
        replace("C-9999")


def test_replacement_stops_where_no_reserve_is_left(inspection, lead_inspector, draw, replace):
    make_rows_to_draw(inspection, FACTS[:1], lead_inspector)
    draw(1, quotas=[])

    with pytest.raises(SampleRefused, match="No case is left in reserve"):
        replace("C-0002")


def test_page_replaces_a_case_and_tells_of_it(lead, page, caseload, draw, inspection):
    draw()
    reference = inspection.cases.first().reference
    address = f"{page}{reference}/replace/"
    assert f'href="{address}"' in lead.get(page).content.decode()

    refused = lead.post(address, {"reason": " "})
    assert refused.status_code == 422
    assert "Say why the case cannot be read." in text_of(refused)

    assert lead.post(address, {"reason": "Lost in a fire."}).status_code == 302
    text = text_of(lead.get(page))
    assert f"stands in for {reference}: Lost in a fire. (Helen Marsh," in text
    assert "36 cases stand in reserve" in text
    assert lead.get(address).status_code == 404


# Caseloads at the edge


@pytest.fixture
def joint(lead_inspector):
    """An inspection under the edition whose rules have quotas."""
    return make_inspection(make_framework(SHIPPED), lead_inspector=lead_inspector)


def address_of(inspection):
    return f"/inspections/{inspection.reference}/sample/"


def as_proposed(page):
    """Return what the page's form holds, as a browser sends it."""
    fields = [field for field in page.context["form"] if field.value() is not None]
    return {field.name: field.value() for field in fields}


def test_quota_that_the_caseload_cannot_hold_is_told_before_and_after_the_draw(
    lead, joint, lead_inspector
):
    facts = [{"sex": "male", "rosh_level": "high" if number < 3 else "low"} for number in range(60)]
    make_rows_to_draw(joint, facts, lead_inspector, stratum="statutory")
    before = lead.get(address_of(joint))
    drawn = lead.post(address_of(joint), as_proposed(before), follow=True)

    for page in (before, drawn):
        assert "at least 2 with Sex: Female, and the caseload has 0." in text_of(page)
        assert "Very high, and the caseload has 3." in text_of(page)
    assert "35 of 60 eligible cases were drawn." in text_of(drawn)


def test_quota_that_the_lead_lowered_is_told_in_the_story(lead, joint, lead_inspector):
    facts = [{"sex": "female", "rosh_level": "high"}] * 60
    make_rows_to_draw(joint, facts, lead_inspector, stratum="statutory")
    wishes = as_proposed(lead.get(address_of(joint))) | {"quota_statutory_0": "1"}

    story = lead.post(address_of(joint), wishes, follow=True)

    assert "The rules ask for at least 2 with Sex: Female; this draw asked for 1." in text_of(story)


def test_stratum_without_a_case_is_told_and_the_other_is_drawn(lead, lead_inspector):
    inspection = make_inspection(make_framework(STANDARDS_OF_2018), lead_inspector=lead_inspector)
    facts = [{"case_type": "court", "sex": "female", "harm_level": "high"}] * 20
    make_rows_to_draw(inspection, facts, lead_inspector, stratum="court")

    before = lead.get(address_of(inspection))
    story = lead.post(address_of(inspection), as_proposed(before), follow=True)

    assert "No eligible case, so none of this kind is drawn" in text_of(before)
    assert "eligible cases were drawn." in text_of(story)


@pytest.mark.parametrize("count", [1, 5, 35])
def test_caseload_no_larger_than_the_sample_is_read_whole(lead, joint, lead_inspector, count):
    facts = [{"sex": "female", "rosh_level": "high"}] * count
    make_rows_to_draw(joint, facts, lead_inspector, stratum="statutory")
    before = lead.get(address_of(joint))
    story = lead.post(address_of(joint), as_proposed(before), follow=True)

    for page in (before, story):
        assert "All eligible cases are read" in text_of(page)
    assert f"{count} of {count} eligible case" in text_of(story)
    assert joint.cases.count() == count


def test_caseload_without_an_eligible_case_says_so_and_draws_nothing(lead, joint, lead_inspector):
    caseload = make_rows_to_draw(joint, [{"sex": "male"}], lead_inspector, stratum="statutory")
    caseload.rows.update(excluded=["too_early"])

    page = lead.get(address_of(joint))
    sent = lead.post(address_of(joint), as_proposed(page))

    assert "No case of the caseload is eligible, so there is nothing to draw." in text_of(page)
    assert f'href="/inspections/{joint.reference}/caseload/"' in page.text
    assert "Draw the sample</button>" not in page.text
    assert sent.status_code == 422
    assert not Sample.objects.exists()
