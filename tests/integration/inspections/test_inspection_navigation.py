import re

import pytest

from accounts.roles import RoleCode

OVERVIEW = "/inspections/eastmarsh-2026/"
ALL = [
    "Overview", "Set-up", "Timeline", "Documents", "Cases", "Caseload", "Sample", "Timetable",
    "Preparation",
    "Late answers", "Urgent concerns", "Results", "Facts", "Fieldwork", "Report",
    "Improvement plan", "Team", "Dates", "Stage",
]  # fmt: skip
LINK = re.compile(r'app-inspection__link" href="([^"]+)"( aria-current="page")?>([^<]+)<')


def links(page):
    return [(text, href, bool(current)) for href, current, text in LINK.findall(page.text)]


@pytest.mark.parametrize(
    ("role", "shown"),
    [
        (RoleCode.DEPUTY_LEAD, ALL),
        (
            RoleCode.INSPECTOR,
            [
                "Overview",
                "Timeline",
                "Documents",
                "Cases",
                "Timetable",
                "Results",
                "Facts",
                "Fieldwork",
                "Report",
            ],
        ),
        (
            RoleCode.LOCAL_ASSESSOR,
            ["Overview", "Timeline", "Documents", "Cases", "Timetable", "Fieldwork"],
        ),
        (RoleCode.USER_VOICE, ["Overview", "Timeline", "Documents", "Fieldwork"]),
        (
            RoleCode.SUPPORT_OFFICER,
            [
                "Overview",
                "Set-up",
                "Timeline",
                "Documents",
                "Cases",
                "Caseload",
                "Sample",
                "Timetable",
                "Preparation",
                "Fieldwork",
                "Team",
                "Dates",
            ],
        ),
    ],
)
def test_member_is_shown_the_ways_that_are_open(browser, member, role, shown):
    page = browser(member(role)).get(OVERVIEW)

    assert [text for text, _, _ in links(page)] == shown


def test_every_way_that_is_shown_is_open(browser, inspection, lead_inspector):
    client = browser(lead_inspector)

    addresses = [href for _, href, _ in links(client.get(OVERVIEW))]

    assert [client.get(address).status_code for address in addresses] == [200] * len(ALL)


@pytest.mark.parametrize("here", ["Team", "Dates", "Stage"])
def test_the_page_itself_is_marked(browser, inspection, lead_inspector, here):
    page = browser(lead_inspector).get(f"{OVERVIEW}{here.lower()}/")

    assert [text for text, _, is_current in links(page) if is_current] == [here]
