"""The form that moves an inspection on."""

import pytest

from dashboard.forms.stages import StageForm
from inspections.choices import Stage


def test_stage_is_offered_ready_where_only_one_may_follow():
    form = StageForm(current=Stage.PLANNED, moves=[("announced", "Announced")])

    assert form["to"].value() == "announced"


@pytest.mark.parametrize(("seen", "stale"), [("planned", False), ("announced", True), ("", True)])
def test_choice_from_an_older_page_is_stale(seen, stale):
    data = {"seen": seen, "to": "announced"}
    form = StageForm(data, current=Stage.PLANNED, moves=[("announced", "Announced")])

    assert form.is_stale == stale
