"""Builds the stage once and plays run after run on it."""

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import Playwright

from tests.faults.databases import faulty_database
from tests.faults.driver import Driver, Stage
from tests.faults.ending import is_of, write_outbox, write_rows
from tests.faults.laptops import Laptop
from tests.faults.log import FaultLog
from tests.faults.oracle import Violation, check
from tests.faults.plan import make_plan
from tests.faults.proxy import Proxy
from tests.faults.scene import Scene
from tests.faults.servers import Server, free_port


@dataclass(frozen=True)
class Setting:
    """Where a stage stands: its folder, the database's address, and what is sabotaged on it."""

    folder: Path
    database_url: str
    sabotage: str = ""
    static: Path | None = None

    @property
    def environment(self) -> dict[str, str]:
        """What the server processes are told beside their folder and their database."""
        told = {"SECRET_KEY": os.environ["SECRET_KEY"], "FAULTS_SABOTAGE": self.sabotage}
        return told | ({"FAULTS_STATIC": str(self.static)} if self.static else {})


@contextmanager
def raised(
    setting: Setting, playwright: Playwright, log: FaultLog
) -> Iterator[Callable[[Scene], Stage]]:
    """Start server, proxy and two laptops, and stop them in the end; they serve any scene."""
    server = Server(free_port(), setting.folder, setting.database_url, setting.environment)
    server.gather_static_files()
    server.start()
    proxy = Proxy(free_port(), server.port, log.write)
    laptops = {
        name: Laptop(name, setting.folder / f"laptop-{name}", proxy.address, playwright, log)
        for name in ("rosa", "helen")
    }
    try:
        for laptop in laptops.values():
            laptop.switch_on()
        yield lambda scene: Stage(scene, server, faulty_database(server), proxy, laptops, log)
    finally:
        for laptop in laptops.values():
            laptop.switch_off()
        proxy.stop()
        server.kill()


def play_run(stage: Stage, seed: int, run: int) -> list[Violation]:
    """Play one run about a new case and return what it violated."""
    assessment = stage.scene.add_case(f"F-{run}")
    stage.log.begin(run, seed=seed, assessment=str(assessment.pk))
    driver = Driver(stage, assessment)
    driver.set_up()
    driver.play(make_plan(seed, run))
    driver.heal()
    write_rows(stage.log, assessment)
    for laptop in stage.laptops.values():
        write_outbox(stage.log, laptop, is_of(assessment))
    return check(stage.log.records)
