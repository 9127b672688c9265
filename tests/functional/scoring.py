"""The scoring page as tests see it: its address, its controls, what it says of each answer."""

import re

from playwright.sync_api import Locator, Page

from cases.models import Answer

CASE = "/inspections/eastmarsh-2026/cases/EM-01/"
ASSESSMENT = f"{CASE}score/assessment/"
ABOUT = f"{CASE}score/about/"
SAVES = re.compile(r"/assessments/.*/answers/")
# The client's times in milliseconds, scaled down.
QUICK = {"after_last_key": 300, "no_reply": 2000, "first_retry": 50, "longest_retry": 200}
SAVED = re.compile(r"^Saved \d\d:\d\d$")


def choose(page: Page, code: str, value: str) -> None:
    """Give an answer by its radio button."""
    page.locator(f"#q-{code}-{value}").check()


def state(page: Page, code: str) -> Locator:
    """Return the line that says what became of an answer."""
    return page.locator(f"#q-{code}-state")


def note(page: Page, code: str) -> Locator:
    """Return the field of a note."""
    return page.locator(f"#q-{code}-note")


def header(page: Page) -> Locator:
    """Return the count in the bar of the case."""
    return page.locator("#save-status")


def stored(code: str = "AS01") -> Answer:
    """Return an answer as the database has it."""
    return Answer.objects.get(question__code=code)
