"""Carries out a plan: the hands of the people, and the faults that strike around them."""

import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field
from typing import Any

from django.db import DatabaseError

from accounts.errors import UserError
from accounts.models import User
from cases.errors import AnswerRefused
from cases.models import Assessment
from cases.queries.answering import stored_answers
from cases.services.allocating import allocate_assessment
from cases.services.answering import apply
from tests.factories.cases import answer_everything, make_operation, return_case, submit
from tests.faults.databases import FaultyDatabase
from tests.faults.ending import has_waiting_entries
from tests.faults.fault_points import FaultPoint
from tests.faults.hands import perform, settle
from tests.faults.laptops import Laptop, Tab
from tests.faults.log import FaultLog
from tests.faults.plan import TABS, Step
from tests.faults.proxy import Fault, Kind, Proxy
from tests.faults.scene import SECTIONS, Scene, end_sessions, make_session
from tests.faults.servers import Server

RESTING = frozenset({"settled", "conflict", "refused", "late", "gone"})
SETTLING_SECONDS = 10.0


@dataclass
class Stage:
    """All that a run is played on; it is used again by the next one."""

    scene: Scene
    server: Server
    database: FaultyDatabase
    proxy: Proxy
    laptops: dict[str, Laptop]
    log: FaultLog


@dataclass
class Driver:
    """Plays one run about one assessment."""

    stage: Stage
    assessment: Assessment
    tabs: dict[str, Tab] = field(default_factory=dict)
    sections: dict[str, str] = field(default_factory=dict)
    signed_in: dict[str, str] = field(default_factory=dict)

    def set_up(self) -> None:
        """Sign Rosa and Helen in and open their tabs."""
        self.stage.proxy.accept()
        for laptop in self.stage.laptops.values():
            laptop.set_offline(False)
            laptop.close_tabs()
        self._sign_in("rosa", "rosa")
        self._sign_in("helen", "helen")
        self._open_all()

    def play(self, plan: list[Step]) -> None:
        """Carry out all steps in order."""
        for step in plan:
            getattr(self, f"do_{step.action}")(**step.arguments)

    # What people do.

    def do_act(self, tab: str, name: str, at: int, argument: Any) -> None:
        """Do something to a question; what it changed is logged as typed."""
        if live := self._live(tab):
            perform(live, name, at, argument)

    def do_settle(self, tab: str, choice: str) -> None:
        """Settle every conflict in sight by a click; what gives way is logged as discarded."""
        if live := self._live(tab):
            for question, status in (live.statuses() or {}).items():
                if status == "conflict":
                    settle(live, question, choice)

    def do_pause(self, seconds: float) -> None:
        """Let time pass in the browsers."""
        self._wait(seconds)

    def do_reload(self, tab: str) -> None:
        """Load the page again."""
        if live := self._live(tab):
            live.leave("reloaded")
            live.reload()
            live.wait_until_live(1_500)

    def do_section(self, tab: str, section: str) -> None:
        """Go to another section."""
        self.sections[tab] = section
        if live := self._live(tab):
            live.leave("went elsewhere")
            self._visit(tab)

    def do_close_tab(self, tab: str) -> None:
        """Close a tab and open it again."""
        self.tabs[tab].close()
        self._open(tab)

    def do_crash_tab(self, tab: str) -> None:
        """Crash a tab and open it again."""
        self.tabs[tab].crash()
        self._fault("tab crashed", tab=tab)
        self._open(tab)

    def do_kill_browser(self) -> None:
        """Kill Rosa's browser; its session is gone with it, its profile is not."""
        laptop = self.stage.laptops["rosa"]
        self._fault("browser killed")
        laptop.kill()
        laptop.switch_on()
        self._sign_in("rosa", "rosa")
        for name in TABS[:2]:
            self._open(name)

    # What happens on the line.

    def do_line(self, kind: str, rate: float, times: int, seconds: float) -> None:
        """Let a fault strike the next saves."""
        self.stage.proxy.inject(Fault(Kind(kind), rate=rate, times=times, seconds=seconds))

    def do_refuse(self, seconds: float) -> None:
        """Refuse connections for a while."""
        self._fault("connections refused")
        self.stage.proxy.refuse()
        self._wait(seconds)
        self.stage.proxy.accept()

    def do_portal(self, seconds: float) -> None:
        """Answer everything with the page of another network for a while."""
        self.stage.proxy.inject(Fault(Kind.PORTAL, only=""))
        self._wait(seconds)
        self.stage.proxy.inject()

    def do_go_offline(self, laptop: str) -> None:
        """Pull the plug."""
        self._fault("offline", laptop=laptop)
        self.stage.laptops[laptop].set_offline(True)

    def do_go_online(self, laptop: str) -> None:
        """Put the plug back, and open what could not be opened meanwhile."""
        self.stage.laptops[laptop].set_offline(False)
        for name in self.tabs:
            if name.startswith(laptop):
                self._revive(name)

    # What happens to the server and to its database.

    def do_kill_worker(self) -> None:
        """Kill one worker."""
        self._fault("worker killed")
        self.stage.server.kill_worker()

    def do_kill_workers(self) -> None:
        """Kill all workers at once."""
        self._fault("all workers killed")
        self.stage.server.kill_workers()

    def do_restart_server(self) -> None:
        """Kill all of the server and start it again."""
        self._fault("server killed")
        self.stage.server.kill()
        self._wait(0.2)
        self.stage.server.start()

    def do_die_before_commit(self) -> None:
        """Let the next save die before its commit."""
        self._fault("death before commit armed")
        self.stage.server.arm(FaultPoint.BEFORE_COMMIT)

    def do_die_after_commit(self) -> None:
        """Let the next save die between its commit and its reply."""
        self._fault("death after commit armed")
        self.stage.server.arm(FaultPoint.AFTER_COMMIT)

    def do_database_down(self, seconds: float) -> None:
        """Let no query be answered for a while."""
        self._fault("database down")
        with self.stage.database.down():
            self._wait(seconds)

    def do_disk_full(self, seconds: float) -> None:
        """Let no answer be committed for a while."""
        self._fault("disk full")
        with self.stage.database.full():
            self._wait(seconds)

    # What happens to sessions.

    def do_expire_rosa(self) -> None:
        """End Rosa's session on the server."""
        self._fault("session expired")
        end_sessions(self.stage.scene.rosa)

    def do_sign_in_rosa(self) -> None:
        """Sign Rosa in again in another tab, with another token."""
        self._fault("signed in again")
        self._sign_in("rosa", "rosa")
        for name in TABS[:2]:
            self._revive(name)

    def do_sign_in_nadia(self) -> None:
        """Sign Nadia in on Rosa's laptop."""
        self._fault("somebody else signed in")
        self._sign_in("rosa", "nadia")

    # What others do to the case.

    def do_lead_edits(self) -> None:
        """Let Helen answer a question elsewhere, having seen what is stored."""
        helen = self.stage.scene.helen
        stored = stored_answers(self.assessment)
        value = "no" if stored.get("AS01") and stored["AS01"].content.value == "yes" else "yes"
        operation = make_operation(self.assessment, "AS01", value, note="Seen by the lead.")
        self._elsewhere(lambda: apply(operation, helen))

    def do_allocate_away(self) -> None:
        """Give the case to Nadia."""
        self._allocate(self.stage.scene.nadia)

    def do_give_back(self) -> None:
        """Give the case back to Rosa."""
        self._allocate(self.stage.scene.rosa)

    def do_submit_elsewhere(self) -> None:
        """Let Helen complete and submit the case."""
        helen = self.stage.scene.helen
        self._fault("submitted elsewhere")

        def complete() -> None:
            answer_everything(self.assessment, helen)
            submit(self.assessment, helen)

        self._elsewhere(complete)

    def do_return_case(self) -> None:
        """Let Helen return the case."""
        self._fault("case returned")
        self._elsewhere(lambda: return_case(self.assessment, self.stage.scene.helen))

    def _allocate(self, scorer: User) -> None:
        self._fault("case allocated", to=scorer.email)
        helen = self.stage.scene.helen
        self._elsewhere(
            lambda: allocate_assessment(assessment=self.assessment, scorer=scorer, by=helen)
        )

    def _elsewhere(self, deed: Callable[[], object]) -> None:
        # Elsewhere, too, what cannot be done is refused; the run goes on.
        with suppress(UserError, AnswerRefused, DatabaseError):
            deed()
            self.assessment.refresh_from_db()

    # Tabs and time.

    def _sign_in(self, laptop: str, person: str) -> None:
        session = make_session(self.stage.scene.people[person])
        self.stage.laptops[laptop].give_session(*session)
        self.signed_in[laptop] = person

    def _open(self, name: str) -> None:
        self.tabs[name] = self.stage.laptops[name.split("-")[0]].open_tab()
        self._visit(name)

    def _open_all(self) -> None:
        """Open all tabs side by side: one after the other takes twice as long."""
        path = self.stage.scene.path(self.assessment, SECTIONS[1])
        for name in TABS:
            self.tabs[name] = self.stage.laptops[name.split("-")[0]].open_tab()
            self.tabs[name].go(path, until="commit")
        for name in TABS:
            self.tabs[name].wait_until_live()

    def _visit(self, name: str) -> None:
        section = self.sections.get(name, SECTIONS[1])
        tab = self.tabs[name]
        if tab.go(self.stage.scene.path(self.assessment, section)):
            tab.wait_until_live(1_500)

    def _revive(self, name: str) -> None:
        if not self.tabs[name].is_live:
            self._visit(name)

    def _live(self, name: str) -> Tab | None:
        tab = self.tabs[name]
        return tab if tab.is_live else None

    def _wait(self, seconds: float) -> None:
        """Let time pass while the browsers are listened to."""
        page = self.tabs[TABS[2]].page
        page.wait_for_timeout(seconds * 1000)

    def _fault(self, name: str, **facts: Any) -> None:
        self.stage.log.write("fault", name=name, **facts)

    # The end.

    def heal(self) -> None:
        """End all faults and wait until everything has come to rest."""
        self.stage.proxy.clear()
        self.stage.server.disarm()
        for laptop in self.stage.laptops.values():
            laptop.set_offline(False)
        for laptop in ("rosa", "helen"):
            self._sign_in(laptop, laptop)
        for name in TABS:
            self._revive(name)
        deadline = time.monotonic() + SETTLING_SECONDS
        while time.monotonic() < deadline and not self._is_at_rest():
            self._wait(0.1)
        if not self._is_at_rest():
            self.stage.log.write("restless", statuses=[self._statuses(name) for name in TABS])
        # Nothing arrives any more while the rows are read.
        self.stage.proxy.refuse()
        self._wait(0.2)

    def _is_at_rest(self) -> bool:
        # A page that has just opened shows nothing yet of what still waits on its laptop.
        is_quiet = all(set(self._statuses(name).values()) <= RESTING for name in TABS)
        return is_quiet and not any(
            has_waiting_entries(laptop) for laptop in self.stage.laptops.values()
        )

    def _statuses(self, name: str) -> dict[str, str]:
        # A case that went to somebody else is shown to read, or not at all.
        return self.tabs[name].statuses() or {}
