"""A page that saves, as its person has it open: what they do there, and what it shows them."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from tests.faults.driver import RESTING
from tests.faults.hands import perform, settle
from tests.faults.laptops import Tab

WAIT_MILLISECONDS = 15_000
TICK = 50


@dataclass
class OpenPage:
    """One page that saves, open in a tab; a passage or a comment is called a question, too."""

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
        self._wait(lambda: self.tab.is_saved(question), f"{question} was never saved")

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

    def comes_to_rest(self) -> None:
        """Wait until nothing moves on any more without a person."""
        self._wait(self._is_at_rest, "no rest")

    def _is_at_rest(self) -> bool:
        statuses = self.tab.statuses()
        return statuses is None or set(statuses.values()) <= RESTING | {"signin"}

    def _wait(self, is_so: Callable[[], object], complaint: str) -> None:
        for _ in range(WAIT_MILLISECONDS // TICK):
            if is_so():
                return
            self.pause(TICK / 1000)
        raise AssertionError(f"{complaint}: {self.tab.statuses()}")
