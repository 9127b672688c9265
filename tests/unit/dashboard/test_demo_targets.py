import pytest

from dashboard.services.demo.fji.targets import (
    TargetMissedError,
    ThemeTarget,
    count_sufficient,
    theme_targets,
)
from tests.unit.dashboard.demo import QUESTIONNAIRE


def target(percent, **rates):
    return ThemeTarget("theme", percent, rates, movable=("B", "C"))


def test_questions_keep_their_rates_where_these_give_the_percentage():
    counts = count_sufficient(target(60, A=50, B=70, C=60), {"A": 10, "B": 10, "C": 10})

    assert counts == {"A": 5, "B": 7, "C": 6}


def test_only_movable_questions_move_and_by_one():
    counts = count_sufficient(target(65, A=50, B=70, C=60), {"A": 10, "B": 10, "C": 10})

    assert counts == {"A": 5, "B": 8, "C": 7}


def test_percentage_out_of_reach_is_refused():
    with pytest.raises(TargetMissedError, match=r"needs \+9 answers to reach 90%"):
        count_sufficient(target(90, A=50, B=70, C=60), {"A": 10, "B": 10, "C": 10})


def test_percentages_are_those_of_the_published_report():
    assert [one.percent for one in theme_targets()] == [61, 66, 64, 74, 63]


def test_every_counted_question_has_one_target_in_its_own_theme():
    wanted = {one.code: one.standard for one in QUESTIONNAIRE.questions if one.counts}

    assert {code: one.standard for one in theme_targets() for code in one.rates} == wanted
