"""SIGKILL to the server in the middle of saves: no receipt without its event."""

from collections.abc import Callable

import pytest

from accounts.models import User
from tests.faults.driver import Stage
from tests.faults.kills import kill_again_and_again
from tests.faults.scene import make_scene

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.mark.thorough
def test_no_acknowledged_save_is_lost_by_killing_the_server(
    machinery: Callable[..., Stage], transactional_db: None, make_user: Callable[[str], User]
) -> None:
    stage = machinery(make_scene(make_user))

    killed = kill_again_and_again(
        stage.server, stage.scene, stage.log, kills=5, say=lambda _sentence: None
    )

    assert killed.receipts > 0
    assert killed.lost == 0
