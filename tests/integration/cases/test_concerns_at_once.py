"""The same concern from two sides at the same time: one concern, one step, nobody fails."""

from functools import partial

import pytest

from accounts.models import User
from cases.choices import ConcernState
from cases.errors import StepRefused
from cases.models import Assessment, UrgentConcern
from cases.services.concern_notices import escalate_concern
from cases.services.concerns import acknowledge_concern, raise_concern
from tests.at_once import at_once
from tests.factories.concerns import make_concern, make_operation

pytestmark = pytest.mark.django_db(transaction=True)


def test_concern_delivered_twice_at_once_is_one(assessment: Assessment, inspector: User) -> None:
    deliver = partial(raise_concern, make_operation(assessment), inspector)

    first, second = at_once(deliver, deliver)

    assert first == second
    assert UrgentConcern.objects.count() == 1


def test_only_one_of_two_clicks_acknowledges(assessment: Assessment, lead_inspector: User) -> None:
    concern = make_concern(assessment, lead_inspector)
    click = partial(acknowledge_concern, concern_id=concern.pk, by=lead_inspector)

    outcomes = at_once(click, click)

    assert {type(one) for one in outcomes} == {type(None), StepRefused}
    assert concern.steps.filter(kind=ConcernState.ACKNOWLEDGED).count() == 1


def test_worker_and_cron_pass_it_on_once(
    assessment: Assessment, inspector: User, settings: pytest.FixtureRequest
) -> None:
    settings.CONCERN_MINUTES = 0
    concern = make_concern(assessment, inspector)
    look = partial(escalate_concern, concern_id=concern.pk)

    assert sorted(at_once(look, look)) == [False, True]
