"""One set of server, proxy and laptops for all named fault cases; a new case and log for each."""

from collections.abc import Callable, Iterator
from urllib.parse import quote

import pytest
from django.db import connection
from playwright.sync_api import Playwright

from accounts.models import User
from tests.faults.driver import Stage
from tests.faults.log import FaultLog
from tests.faults.play import Play
from tests.faults.runner import Setting, raised
from tests.faults.scene import make_scene


@pytest.fixture(scope="session")
def machinery(
    django_db_setup: None, playwright: Playwright, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Callable[..., Stage]]:
    """Real processes on the tests' own database, started once."""
    folder = tmp_path_factory.mktemp("faults")
    log = FaultLog(folder / "log.jsonl")
    with raised(Setting(folder, database_url()), playwright, log) as stage_for:
        yield stage_for
    log.close()


def database_url() -> str:
    """Return the address of the test database, for processes other than this one."""
    settings = connection.settings_dict
    if connection.vendor == "sqlite":
        return f"sqlite:///{settings['NAME']}"
    who = f"{settings['USER']}:{settings['PASSWORD']}@" if settings["USER"] else ""
    return f"postgresql://{who}/{settings['NAME']}?host={quote(settings['HOST'], safe='')}"


@pytest.fixture
def play(
    machinery: Callable[..., Stage],
    transactional_db: None,
    make_user: Callable[[str], User],
    request: pytest.FixtureRequest,
) -> Iterator[Play]:
    """A case of Rosa's with nothing wrong yet; in the end the four invariants are counted."""
    stage = machinery(make_scene(make_user))
    play = Play(stage, stage.scene.add_case("F-1"))
    stage.log.begin(stage.log.run + 1, test=request.node.name)
    yield play
    violations = play.finish()
    stage.proxy.accept()
    for laptop in stage.laptops.values():
        laptop.close_tabs()
        laptop.clear_storage()
    assert violations == []
