"""One set of server, proxy and laptops for all named fault cases; a new case and log for each."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import TypeVar
from urllib.parse import quote

import pytest
from django.db import connection
from playwright.sync_api import Playwright

from accounts.models import User
from tests.faults.driver import Stage
from tests.faults.log import FaultLog
from tests.faults.play import AnyPlay, Play
from tests.faults.runner import Setting, raised
from tests.faults.scene import make_scene
from tests.faults.writing import PLAYS, WritingPlay

SomePlay = TypeVar("SomePlay", bound=AnyPlay)


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
    yield from performed(play, request.node.name)


@pytest.fixture
def writing(
    machinery: Callable[..., Stage],
    transactional_db: None,
    make_user: Callable[[str], User],
    request: pytest.FixtureRequest,
) -> Iterator[WritingPlay]:
    """A text with nothing wrong yet, of the kind that the test names; counted like answers."""
    scene = make_scene(make_user)
    managers = (make_user("Ffion Quill"), make_user("Aled Vane"))
    stage = machinery(replace(scene, managers=managers))
    yield from performed(PLAYS[request.param](stage), request.node.name)


def performed(play: SomePlay, test: str) -> Iterator[SomePlay]:
    """Yield the play; in the end count what was violated and clear the stage."""
    stage = play.stage
    stage.log.begin(stage.log.run + 1, test=test)
    yield play
    violations = play.finish()
    stage.proxy.accept()
    for laptop in stage.laptops.values():
        laptop.close_tabs()
        laptop.clear_storage()
    assert violations == []
