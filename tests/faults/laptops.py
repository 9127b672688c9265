"""Laptops: a Chromium each, with a profile on disk that outlives crashes and kills."""

import os
import shutil
import signal
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Literal

from playwright.sync_api import BrowserContext, Error, Page, Playwright

from tests.faults.log import FaultLog

QUIET = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
WATCH = Path(__file__).with_name("watch.js")
BROKEN_PAGE_MILLISECONDS = 4_000


def find_chromium() -> str:
    """Return the program; its absence stops with what to do."""
    program = os.environ.get("CHROMIUM") or shutil.which("chromium")
    if program is None:
        raise SystemExit("Chromium is missing. Run bin/test, or: apt-get install chromium")
    return program


@dataclass
class Tab:
    """One page of a laptop; `name` is how the log calls it."""

    name: str
    page: Page
    laptop: "Laptop"

    def go(self, path: str, until: Literal["commit", "load"] = "load") -> bool:
        """Open an address; return whether a page came, or with "commit" has begun to come."""
        with suppress(Error):
            self.page.goto(path, wait_until=until, timeout=BROKEN_PAGE_MILLISECONDS)
            return True
        return False

    def reload(self) -> bool:
        """Load the page again."""
        with suppress(Error):
            self.page.reload(wait_until="load", timeout=BROKEN_PAGE_MILLISECONDS)
            return True
        return False

    def act(self, name: str, which: int | str, argument: Any = None) -> dict[str, Any] | None:
        """Do something to a question, by its code or its place; None without a working page."""
        with suppress(Error):
            return self.page.evaluate(
                "([name, at, argument]) => window.faultHands?.act(name, at, argument) ?? null",
                [name, which, argument],
            )
        return None

    def statuses(self) -> dict[str, str] | None:
        """Return what the questions of the page say of themselves; None without a working page."""
        with suppress(Error):
            return self.page.evaluate("() => window.faultHands?.statuses() ?? null")
        return None

    def is_saved(self, question: str) -> bool:
        """Return whether the page calls it saved; a blank one nobody gave is not."""
        with suppress(Error):
            asked = "(question) => window.faultHands?.isSaved(question) ?? false"
            return bool(self.page.evaluate(asked, question))
        return False

    @property
    def is_live(self) -> bool:
        """Whether the page's script has taken over."""
        return self.statuses() is not None

    def wait_until_live(self, milliseconds: int = BROKEN_PAGE_MILLISECONDS) -> bool:
        """Wait for the page's script."""
        with suppress(Error):
            self.page.wait_for_function(
                "() => window.faultHands?.isLive()", timeout=milliseconds, polling=20
            )
            return True
        return False

    def leave(self, how: str) -> None:
        """Log that the page in it goes; what was typed a moment ago may go with it."""
        self.laptop.log.write("gone", tab=self.name, how=how)

    def close(self) -> None:
        """Close it at once, without asking the page."""
        self.leave("closed")
        with suppress(Error):
            self.page.close(run_before_unload=False)
        self.laptop.tabs.remove(self)

    def crash(self) -> None:
        """Kill the process that shows the page.

        Where no page came there is none to kill; a browser's own error page, crashed, never closes.
        """
        if not self.is_live:
            self.close()
            return
        self.leave("crashed")
        with suppress(Error):
            self.page.goto("chrome://crash", timeout=1_000)
        with suppress(Error):
            self.page.close(run_before_unload=False)
        self.laptop.tabs.remove(self)


@dataclass
class Laptop:
    """One computer with one browser profile."""

    name: str
    folder: Path
    address: str
    playwright: Playwright
    log: FaultLog
    tabs: list[Tab] = field(default_factory=list)
    context: BrowserContext | None = None
    opened: int = 0

    def switch_on(self) -> None:
        """Start the browser with its profile."""
        self.context = self.playwright.chromium.launch_persistent_context(
            str(self.folder),
            executable_path=find_chromium(),
            args=QUIET,
            base_url=self.address,
            locale="en-GB",
            timezone_id="Europe/London",
        )
        self.context.expose_binding("tellFaultLog", self._hear)
        self.context.add_init_script(path=WATCH)

    def switch_off(self) -> None:
        """Close the browser properly."""
        self.tabs = []
        if self.context is not None:
            with suppress(Error):
                self.context.close()
        self.context = None

    def kill(self) -> None:
        """SIGKILL to the browser with all its processes; the profile stays."""
        for tab in self.tabs:
            tab.leave("killed")
        for pid in self._processes():
            with suppress(ProcessLookupError):
                os.kill(pid, signal.SIGKILL)
        self.switch_off()

    def open_tab(self) -> Tab:
        """Open an empty tab."""
        assert self.context is not None
        self.opened += 1
        tab = Tab(f"{self.name}.{self.opened}", self.context.new_page(), self)
        tab.page.on("dialog", lambda dialog: dialog.accept())
        self.tabs.append(tab)
        return tab

    def close_tabs(self) -> None:
        """Close all tabs, one kept empty, for a browser ends with its last one."""
        assert self.context is not None
        empty = self.context.new_page()
        for page in self.context.pages:
            if page is not empty:
                with suppress(Error):
                    page.close(run_before_unload=False)
        self.tabs = []

    def clear_storage(self) -> None:
        """Forget all that the browser keeps of the origin, and who is signed in."""
        assert self.context is not None
        self.context.clear_cookies()
        where = {"origin": self.address, "storageTypes": "indexeddb"}
        self._command("Storage.clearDataForOrigin", where)

    def clear_cache(self) -> None:
        """Forget every script and style, so that they are fetched again."""
        self._command("Network.clearBrowserCache", {})

    def _command(self, name: str, parameters: dict[str, Any]) -> None:
        assert self.context is not None
        session = self.context.new_cdp_session(self.context.pages[0])
        session.send(name, parameters)
        session.detach()

    def give_session(self, session_key: str, csrf_token: str) -> None:
        """Sign somebody in, as a sign-in in another tab does."""
        assert self.context is not None
        cookies = {"sessionid": session_key, "csrftoken": csrf_token}
        self.context.add_cookies(
            [{"name": name, "value": value, "url": self.address} for name, value in cookies.items()]
        )

    def set_offline(self, offline: bool) -> None:
        """Pull the plug, or put it back."""
        assert self.context is not None
        with suppress(Error):
            self.context.set_offline(offline)

    def read_outbox(self) -> list[dict[str, Any]]:
        """Return the entries of everybody in this browser, sealed as they are stored."""
        for tab in self.tabs:
            with suppress(Error):
                return tab.page.evaluate("() => window.readOutbox()")
        raise RuntimeError(f"No tab of {self.name}'s laptop could read its storage.")

    def _hear(self, source: dict[str, Any], told: dict[str, Any]) -> None:
        tab = next((one.name for one in self.tabs if one.page == source["page"]), "")
        self.log.write(told.pop("kind"), tab=tab, **told)

    def _processes(self) -> list[int]:
        wanted = f"--user-data-dir={self.folder}".encode()
        found = []
        for folder in Path("/proc").glob("[0-9]*"):
            with suppress(OSError):
                if wanted in (folder / "cmdline").read_bytes().split(b"\0"):
                    found.append(int(folder.name))
        return found
