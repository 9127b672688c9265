"""The words in which a named fault case is told: people, their pages, and what is left of it."""

import time
from contextlib import suppress
from dataclasses import dataclass, field
from typing import Any

from playwright.sync_api import Error

from cases.models import Answer, AnswerEvent, Assessment, ConflictCopy, LateAnswer
from cases.services.answering import apply
from tests.factories.cases import make_operation
from tests.faults.driver import Stage
from tests.faults.ending import is_of, write_outbox, write_rows
from tests.faults.laptops import Laptop
from tests.faults.open_page import TICK, WAIT_MILLISECONDS, OpenPage
from tests.faults.oracle import check
from tests.faults.scene import LAPTOPS, end_sessions, make_session


@dataclass
class AnyPlay:
    """One fault case on the stage, whatever it is about."""

    stage: Stage
    pages: list[OpenPage] = field(default_factory=list, kw_only=True)

    def path(self, section: str) -> str:
        """Return the address of a page that it is played on."""
        raise NotImplementedError

    def write_rows(self) -> None:
        """Log what the database holds in the end."""
        raise NotImplementedError

    def is_about(self, entry: dict[str, Any]) -> bool:
        """Return whether an opened entry of an outbox belongs to it."""
        raise NotImplementedError

    def open(self, person: str = "rosa", section: str = "", before: str = "") -> OpenPage:
        """Open a page for a person on their laptop; `before` is a script that runs first."""
        self.sign_in(person)
        return self.open_beside(person, section, before)

    def open_beside(self, person: str, section: str = "", before: str = "") -> OpenPage:
        """Open a page in another tab of a laptop, as whoever is signed in there."""
        page = OpenPage(self.laptop_of(person).open_tab(), self.path(section))
        if before:
            page.tab.page.add_init_script(before)
        page.visit()
        self.pages.append(page)
        return page

    def laptop_of(self, person: str) -> Laptop:
        """Return the laptop that somebody works on."""
        return self.stage.laptops[LAPTOPS.get(person, person)]

    def sign_in(self, person: str, laptop: str | None = None) -> None:
        """Sign a person in in another tab."""
        session = make_session(self.stage.scene.people[person])
        self.laptop_of(laptop or person).give_session(*session)

    def expire(self, person: str) -> None:
        """End the person's sessions on the server."""
        end_sessions(self.stage.scene.people[person])

    def first_to_show(self, question: str, status: str) -> OpenPage:
        """Wait until one of the open pages says this of the question, and return that page."""
        for _ in range(WAIT_MILLISECONDS // TICK):
            for page in self.pages:
                if page.status(question) == status:
                    return page
            self.pages[0].pause(TICK / 1000)
        raise AssertionError(f"No page ever said {status} of {question}")

    def begin_again(self) -> None:
        """Forget what the log holds: what it tells of was destroyed on purpose."""
        self.stage.log.begin(self.stage.log.run + 1, after="a restored backup")

    def forget_page_times(self) -> None:
        """Move what a page with a wrong clock has told to the times at which it was heard."""
        for record in self.stage.log.records:
            if "time" in record:
                record["time"] = min(record["at"], record["time"] + 86_400)

    def finish(self) -> list[str]:
        """End all faults, wait for rest and return what was violated."""
        self.stage.proxy.clear()
        self.stage.server.disarm()
        for laptop in self.stage.laptops.values():
            laptop.set_offline(False)
        for page in self.pages:
            if page.tab in page.tab.laptop.tabs:
                with suppress(Error, AssertionError):
                    page.comes_to_rest()
        # Nothing arrives any more while the rows are read.
        self.stage.proxy.refuse()
        time.sleep(0.2)
        self.write_rows()
        for laptop in self.stage.laptops.values():
            if laptop.tabs:
                write_outbox(self.stage.log, laptop, self.is_about)
        found = check(self.stage.log.records)
        return [f"{one.invariant} {one.sentence} {one.record}" for one in found]


@dataclass
class Play(AnyPlay):
    """One fault case about the answers to one case of Rosa's."""

    assessment: Assessment

    def path(self, section: str) -> str:
        """Return the address of a section of the case."""
        return self.stage.scene.path(self.assessment, section or "assessment")

    def write_rows(self) -> None:
        """Log what the database holds of the case."""
        write_rows(self.stage.log, self.assessment)

    def is_about(self, entry: dict[str, Any]) -> bool:
        """Return whether an entry is an answer to the case."""
        return is_of(self.assessment)(entry)

    def lead_answers(self, question: str, value: str, note: str) -> None:
        """Let Helen answer elsewhere, in view of what is stored."""
        apply(make_operation(self.assessment, question, value, note=note), self.stage.scene.helen)

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
