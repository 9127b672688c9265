import pytest

from inspections.choices import Stage
from inspections.models import Inspection
from judgements.errors import JudgementRefused
from judgements.policies.judgements import can_judge, check_judge, check_reason, needs_reason


@pytest.mark.parametrize("stage", Stage)
def test_judging_is_open_until_publication(stage):
    inspection = Inspection(stage=stage)

    assert can_judge(inspection) is (stage is not Stage.PUBLISHED)


def test_judging_a_published_inspection_is_refused():
    with pytest.raises(JudgementRefused, match="published"):
        check_judge(Inspection(stage=Stage.PUBLISHED))


@pytest.mark.parametrize(
    ("rating", "indicated", "needed"),
    [
        ("good", "good", False),
        ("good", "satisfactory", True),
        ("poor", "satisfactory", True),
        ("good", "", True),
    ],
)
def test_reason_is_needed_for_departing_and_where_nothing_is_indicated(rating, indicated, needed):
    assert needs_reason(rating=rating, indicated=indicated) is needed


@pytest.mark.parametrize(("indicated", "words"), [("poor", "departs"), ("", "ground")])
def test_missing_reason_is_refused_at_its_field(indicated, words):
    with pytest.raises(JudgementRefused, match=words) as refusal:
        check_reason(rating="good", indicated=indicated, reason=" \n")

    assert refusal.value.field == "reason"


@pytest.mark.parametrize(
    ("rating", "indicated", "reason"),
    [("good", "good", ""), ("good", "poor", "Because."), ("good", "", "Because.")],
)
def test_argued_or_indicated_rating_passes(rating, indicated, reason):
    check_reason(rating=rating, indicated=indicated, reason=reason)
