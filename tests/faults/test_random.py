"""A few seeded runs in which faults combine; bin/faults plays as many as are wanted."""

from collections.abc import Callable

import pytest

from accounts.models import User
from tests.faults.driver import Stage
from tests.faults.runner import play_run
from tests.faults.scene import make_scene

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

RUNS = 2
SEED = 47


def test_combined_faults_break_no_promise(
    machinery: Callable[..., Stage], transactional_db: None, make_user: Callable[[str], User]
) -> None:
    stage = machinery(make_scene(make_user))

    violations = {run: play_run(stage, SEED, run) for run in range(1, RUNS + 1)}

    stage.proxy.accept()
    for laptop in stage.laptops.values():
        laptop.close_tabs()
        laptop.clear_storage()
    assert violations == {run: [] for run in violations}
