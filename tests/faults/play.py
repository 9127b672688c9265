"""The words in which a named fault case is told: people, their pages, and what they see there."""

import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field
from typing import Any

from playwright.sync_api import Error

from cases.models import Answer, AnswerEvent, Assessment, ConflictCopy, LateAnswer
from cases.services.answering import apply
from tests.factories.cases import make_operation
from tests.faults.driver import RESTING, Stage
from tests.faults.ending import write_outbox, write_rows
from tests.faults.hands import perform, settle
from tests.faults.laptops import Tab
from tests.faults.oracle import check
from tests.faults.scene import end_sessions, make_session

WAIT_MILLISECONDS = 15_000
TICK = 50


@dataclass
class OpenPage:
    """One section of the case, open in a tab."""

    tab: Tab
    path: str

    def choose(self, question: str, value: str) -> None:
        """Click an answer."""
        assert perform(self.tab, "choose", question, value)

    def note(self, question: str, text: str) -> None:
        """Type a note, without leaving the field."""
        assert perform(self.tab, "note", question, text)

    def settle(self, question: str, choice: str) -> None:
        """Choose between two answers: keep, mine or join."""
        settle(self.tab, question, choice)

    def status(self, question: str) -> str:
        """Return what the question says of itself, as a word of the client."""
        return (self.tab.statuses() or {}).get(question, "no page")

    def shows(self, question: str, *statuses: str) -> None:
        """Wait until the question says one of these of itself."""
        self._wait(lambda: self.status(question) in statuses, f"{question} never said {statuses}")

    def has_shown(self, question: str, status: str) -> None:
        """Wait until the question has said this of itself, however short it stood there."""
        told = {"kind": "sample", "tab": self.tab.name, "question": question, "status": status}
        records = self.tab.laptop.log.records
        self._wait(
            lambda: any(told.items() <= record.items() for record in records),
            f"{question} never said {status}",
        )

    def saves(self, question: str) -> None:
        """Wait until the page calls the answer saved; a blank one nobody gave is not."""
        line = self.tab.page.locator(f"#q-{question}-state[data-status=settled]")
        saved = line.and_(self.tab.page.locator(":not([data-version='0'])"))
        saved.wait_for(state="attached", timeout=WAIT_MILLISECONDS)

    def never_shows_saved(self, question: str, seconds: float = 0.6) -> None:
        """Look for a while that the question is not called saved."""
        for _ in range(int(seconds * 1000 / TICK)):
            assert self.status(question) != "settled"
            self.pause(TICK / 1000)

    def says(self, selector: str, text: str) -> None:
        """Wait until a visible part of the page says a text."""
        self.tab.page.locator(selector).filter(has_text=text).first.wait_for(
            state="visible", timeout=WAIT_MILLISECONDS
        )

    def unsaved(self) -> int:
        """Return the count in the header."""
        return int(self.tab.page.locator("#save-status").get_attribute("data-unsaved") or 0)

    def content(self, question: str) -> dict[str, Any]:
        """Return what stands in the controls."""
        done = self.tab.act("look", question)
        assert done
        return done["after"]

    def pause(self, seconds: float) -> None:
        """Let time pass."""
        self.tab.page.wait_for_timeout(seconds * 1000)

    def reload(self) -> None:
        """Load the page again and wait for its script."""
        self.tab.leave("reloaded")
        self.tab.reload()
        assert self.tab.wait_until_live()

    def reload_when(self, ready: Callable[[], None]) -> None:
        """Crash the page, let something happen, and open it again in its place."""
        laptop = self.tab.laptop
        self.tab.crash()
        ready()
        self.tab = laptop.open_tab()
        self.visit()

    def sign_in_again(self, password: str) -> None:
        """Sign in in the page's own dialog."""
        page = self.tab.page
        dialog = page.locator("#sign-in-dialog")
        if not dialog.is_visible():
            page.locator("#sign-in-again").click()
        dialog.locator("[name=password]").fill(password)
        dialog.get_by_role("button", name="Sign in").click()

    def visit(self) -> None:
        """Go to the page and wait for its script."""
        self._wait(lambda: self.tab.go(self.path) and self.tab.wait_until_live(), "never came")

    def _wait(self, is_so: Callable[[], object], complaint: str) -> None:
        for _ in range(WAIT_MILLISECONDS // TICK):
            if is_so():
                return
            self.pause(TICK / 1000)
        raise AssertionError(f"{complaint}: {self.tab.statuses()}")


@dataclass
class Play:
    """One fault case on the stage, about one case of Rosa's."""

    stage: Stage
    assessment: Assessment
    pages: list[OpenPage] = field(default_factory=list)

    def open(self, person: str = "rosa", section: str = "assessment", before: str = "") -> OpenPage:
        """Open a section for a person on their laptop; `before` is a script that runs first."""
        self.sign_in(person)
        return self.open_beside(person, section, before)

    def open_beside(self, laptop: str, section: str = "assessment", before: str = "") -> OpenPage:
        """Open a section in another tab, as whoever is signed in there."""
        path = self.stage.scene.path(self.assessment, section)
        page = OpenPage(self.stage.laptops[laptop].open_tab(), path)
        if before:
            page.tab.page.add_init_script(before)
        page.visit()
        self.pages.append(page)
        return page

    def first_to_show(self, question: str, status: str) -> OpenPage:
        """Wait until one of the open pages says this of the question, and return that page."""
        for _ in range(WAIT_MILLISECONDS // TICK):
            for page in self.pages:
                if page.status(question) == status:
                    return page
            self.pages[0].pause(TICK / 1000)
        raise AssertionError(f"No page ever said {status} of {question}")

    def sign_in(self, person: str, laptop: str | None = None) -> None:
        """Sign a person in in another tab."""
        session = make_session(self.stage.scene.people[person])
        self.stage.laptops[laptop or person].give_session(*session)

    def expire(self, person: str) -> None:
        """End the person's sessions on the server."""
        end_sessions(self.stage.scene.people[person])

    def lead_answers(self, question: str, value: str, note: str) -> None:
        """Let Helen answer elsewhere, in view of what is stored."""
        apply(make_operation(self.assessment, question, value, note=note), self.stage.scene.helen)

    def begin_again(self) -> None:
        """Forget what the log holds: what it tells of was destroyed on purpose."""
        self.stage.log.begin(self.stage.log.run + 1, after="a restored backup")

    def forget_page_times(self) -> None:
        """Move what a page with a wrong clock has told to the times at which it was heard."""
        for record in self.stage.log.records:
            if "time" in record:
                record["time"] = min(record["at"], record["time"] + 86_400)

    def stored(self, question: str) -> Answer | None:
        """Return the answer in the database."""
        return Answer.objects.filter(assessment=self.assessment, question__code=question).first()

    def events(self, question: str) -> list[AnswerEvent]:
        """Return the events of a question in their order."""
        return list(
            self.assessment.events.filter(question__code=question).select_related("payload")
        )

    def conflicts(self) -> list[ConflictCopy]:
        """Return the refused values that were kept."""
        return list(self.assessment.conflicts.select_related("payload"))

    def late(self) -> list[LateAnswer]:
        """Return the late answers."""
        return list(self.assessment.late_answers.select_related("payload"))

    def finish(self) -> list[str]:
        """End all faults, wait for rest and return what was violated."""
        self.stage.proxy.clear()
        self.stage.server.disarm()
        for laptop in self.stage.laptops.values():
            laptop.set_offline(False)
        for page in self.pages:
            if page.tab in page.tab.laptop.tabs:
                with suppress(Error, AssertionError):
                    page._wait(lambda page=page: _is_at_rest(page), "no rest")
        # Nothing arrives any more while the rows are read.
        self.stage.proxy.refuse()
        time.sleep(0.2)
        write_rows(self.stage.log, self.assessment)
        for laptop in self.stage.laptops.values():
            if laptop.tabs:
                write_outbox(self.stage.log, laptop, self.assessment)
        found = check(self.stage.log.records)
        return [f"{one.invariant} {one.sentence} {one.record}" for one in found]


def _is_at_rest(page: OpenPage) -> bool:
    statuses = page.tab.statuses()
    return statuses is None or set(statuses.values()) <= RESTING | {"signin"}
