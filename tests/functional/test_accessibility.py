"""Every main page, filled, empty and with errors: WCAG 2.2 AA as far as a program can tell."""

import re
from collections.abc import Callable
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.core import mail
from playwright.sync_api import FilePayload, Page, expect

from accounts.models import User
from accounts.services.invitations import invite_person
from dashboard.services.demo.people import password
from inspections.choices import Stage
from inspections.models import Inspection
from reports.choices import Format, Language
from reports.services.drafting import draft_report
from reports.services.findings import add_finding
from reports.services.makers import make_file as make_report
from tests.factories.caseloads import make_file, make_row
from tests.factories.cases import make_case
from tests.factories.concerns import join_service
from tests.factories.documents import make_document
from tests.factories.frameworks import SHIPPED, make_framework
from tests.factories.inspections import bring_to_stage, make_inspection
from tests.factories.samples import draw_cases
from tests.functional.conftest import SignIn

pytestmark = [pytest.mark.browser, pytest.mark.one_database]

OPTIONS = {
    "runOnly": {"type": "tag", "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]},
    "resultTypes": ["violations"],
    "preload": False,  # would fetch every style sheet once more
}
NARROW = {"width": 320, "height": 640}

EASTMARSH = "/inspections/eastmarsh-2016/"  # filled, with a report
SALTMERE = "/inspections/saltmere-2016/"  # being scored, nothing judged or written
HARROWMERE = "/inspections/harrowmere-2019/"
REPORTS = ("eastmarsh-2016", "harrowmere-2019")  # one of each edition
LEAD = "miriam.ashdown@example.org"
THEME = "themes/protecting-the-child/"
EDITION = "/frameworks/fji-2015/5/"

FOR_ANYBODY = [
    "/accounts/sign-in/",
    "/accounts/password/reset/",
    "/accounts/sign-up/",
    "/accounts/invitation/none/",
    "/accounts/invitation/new-link/",
    "/published/",
    "/published/?q=nowhere",
    "/published/good-practice/",
    "/no/",
]
PAGES = {
    "nadia.larkspur@example.org": [
        "/",
        "/cases/",
        EASTMARSH,
        f"{EASTMARSH}cases/EM01/",
        f"{EASTMARSH}cases/EM01/score/about/",  # submitted, so to be read
        f"{SALTMERE}cases/",
        f"{SALTMERE}cases/SM06/score/about/",  # untouched
        f"{SALTMERE}cases/SM01/score/planning/",  # returned with a reason, complete
        f"{SALTMERE}cases/SM06/submit/",
        f"{SALTMERE}cases/SM01/submit/",
        f"{EASTMARSH}{THEME}",
        f"{EASTMARSH}report/",
        f"{EASTMARSH}stage/",  # refused
    ],
    "miriam.ashdown@example.org": [
        "/",
        f"{EASTMARSH}{THEME}",
        f"{EASTMARSH}{THEME}questions/AS12/",
        f"{EASTMARSH}themes/governance-and-partnerships/",
        f"{EASTMARSH}facts/",
        f"{EASTMARSH}fieldwork/",
        f"{EASTMARSH}fieldwork/voices/",
        f"{EASTMARSH}fieldwork/voices/add/",
        f"{EASTMARSH}fieldwork/examples/",
        f"{EASTMARSH}fieldwork/examples/add/",
        f"{EASTMARSH}fieldwork/feedback/",
        f"{EASTMARSH}fieldwork/feedback/findings/add/",
        f"{EASTMARSH}fieldwork/feedback/sessions/add/",
        f"{EASTMARSH}fieldwork/feedback/sessions/1/sheet/",
        f"{EASTMARSH}report/{THEME}explanation/add/",
        f"{EASTMARSH}fieldwork/registers/",
        f"{EASTMARSH}fieldwork/registers/board-attendance/",
        f"{EASTMARSH}fieldwork/registers/board-attendance/add/",
        f"{EASTMARSH}fieldwork/registers/seconded-staff/",
        f"{EASTMARSH}fieldwork/evidence/",
        f"{EASTMARSH}fieldwork/evidence/add/",
        f"{EASTMARSH}fieldwork/lines/",
        f"{EASTMARSH}fieldwork/lines/1/",  # closed
        f"{EASTMARSH}fieldwork/lines/5/close/",
        f"{EASTMARSH}fieldwork/lines/add/?question=DE02",
        f"{EASTMARSH}fieldwork/lines/from-results/",
        f"{EASTMARSH}fieldwork/coverage/",
        f"{EASTMARSH}fieldwork/people-met/",
        f"{EASTMARSH}fieldwork/people-met/expected/",
        f"{EASTMARSH}cases/EM02/return/",
        f"{EASTMARSH}report/",
        f"{EASTMARSH}report/foreword/",
        f"{EASTMARSH}report/{THEME}",
        f"{EASTMARSH}report/recommendations/",
        f"{EASTMARSH}report/comments/",
        f"{EASTMARSH}preparation/",
        f"{EASTMARSH}team/",
        f"{EASTMARSH}dates/",
        f"{EASTMARSH}timeline/",
        f"{EASTMARSH}notice/",
        f"{EASTMARSH}documents/",
        f"{EASTMARSH}documents/usual/",
        f"{EASTMARSH}documents/add/",
        f"{EASTMARSH}setup/",
        f"{EASTMARSH}timetable/",
        f"{EASTMARSH}timetable/EM01/",
        f"{EASTMARSH}timetable/away/",
        f"{EASTMARSH}timetable/afresh/",
        f"{EASTMARSH}cases/EM01/conflict/",
        f"{EASTMARSH}setup/service/",
        f"{EASTMARSH}setup/service-people/",
        f"{EASTMARSH}setup/standards/",
        f"{EASTMARSH}setup/reason/",
        f"{EASTMARSH}setup/reason/indicators/add/",
        f"{EASTMARSH}stage/",
        SALTMERE,
        f"{SALTMERE}{THEME}",
        f"{SALTMERE}report/",
        f"{SALTMERE}report/{THEME}",
        f"{SALTMERE}report/preview/",
        HARROWMERE,
        f"{HARROWMERE}themes/1.1/",
        f"{HARROWMERE}fieldwork/coverage/?standard=1.1",
        f"{HARROWMERE}themes/1.2/weighing/",
        f"{HARROWMERE}fieldwork/weighing/",
        f"{EASTMARSH}themes/governance-and-partnerships/weighing/concern/",
        f"{HARROWMERE}themes/2.1/",  # judged apart from its band, on a ground
        f"{HARROWMERE}themes/2.1/questions/CA14/",  # a prompt
        f"{HARROWMERE}panel/",
        f"{HARROWMERE}cases/HM30/",
        f"{HARROWMERE}report/",
    ],
    "rosalind.averill@example.org": [
        f"{HARROWMERE}panel/",
        f"{HARROWMERE}themes/1.3/decision/",
        f"{HARROWMERE}panel/meetings/add/",
    ],
    "milo.tresswell@example.org": [f"{EASTMARSH}caseload/"],
    "rhona.castleby@example.org": [
        "/",
        f"{EASTMARSH}caseload/",
        f"{EASTMARSH}notice/",
        f"{EASTMARSH}preparation/",
        f"{EASTMARSH}documents/",
        f"{EASTMARSH}documents/?status=outstanding",
    ],
    "orla.fenwick@example.org": [
        "/",
        "/cases/",
        "/inspections/",
        "/inspections/new/",
        "/frameworks/",
        EDITION,
        f"{EDITION}{THEME}",
        f"{EDITION}themes/governance-and-partnerships/",
        f"{EDITION}questions/AS12/",
        "/frameworks/yos-2018/2/",
        "/frameworks/yos-2018/2/search/",
        "/frameworks/yos-2018/2/search/?q=victim",
        "/frameworks/yos-2018/2/search/?q=victim+unheard-of",
        "/frameworks/yos-2018/2/themes/1.1/",
        "/frameworks/yos-2018/2/themes/1.1/#1.1.1b",
        "/frameworks/yos-2018/2/questions/CA07/",
        "/frameworks/yos-2018/2/themes/2.1/",
        "/frameworks/yjs-2021/2/changes-since/yos-2018/2/",
        "/components/",
        "/accounts/password/",
        "/people/",
        "/people/?q=nobody-of-this-name",
        "/people/invite/",
        "/people/me/conflicts/",
    ],
}
SENT_EMPTY = {
    "milo.tresswell@example.org": [(f"{EASTMARSH}caseload/", "Send the file")],
    "miriam.ashdown@example.org": [
        (f"{EASTMARSH}themes/governance-and-partnerships/", "Record the recommendation"),
        (f"{EASTMARSH}cases/EM02/return/", "Return this case"),
        (f"{EASTMARSH}cases/EM01/conflict/", "Declare the conflict"),
        (f"{EASTMARSH}team/", "Add to the team"),
        (f"{EASTMARSH}team/invite/", "Send the invitation"),
        ("/people/me/conflicts/", "Declare it"),
        (f"{EASTMARSH}stage/", "Move the inspection"),
        (f"{EASTMARSH}dates/", "Save the dates"),
        (f"{EASTMARSH}setup/service/", "Save the details"),
        (f"{EASTMARSH}setup/service-people/", "Add the person"),
        (f"{EASTMARSH}setup/reason/", "Save the reason"),
        (f"{EASTMARSH}setup/reason/indicators/add/", "Save the indicator"),
        (f"{EASTMARSH}documents/add/", "Save the document"),
    ],
    "orla.fenwick@example.org": [
        ("/inspections/new/", "Plan the inspection"),
        ("/services/new/", "Add the service"),
        ("/people/invite/", "Send the invitation"),
    ],
}
PAGES_OF_A_PERSON = [
    "",
    "rights/",
    "deactivate/",
    "activate/",
    "services/add/",
    "conflicts/add/",
]
FAULTY = """
<!doctype html>
<html><head></head><body>
  <h1>One</h1><h1>Two</h1>
  <img src="data:,">
  <div style="width: 2000px">None</div>
</body></html>
"""

UNDER_THE_BAR = """
() => {
  const bottom = document.querySelector('.app-case-bar').getBoundingClientRect().bottom
  const focused = document.activeElement.getBoundingClientRect()
  return focused.top < bottom && focused.bottom > 0
}
"""


def axe_faults(page: Page) -> list[str]:
    """Return the broken rules, each with the first element that breaks it."""
    results = Axe().run(page, options=OPTIONS)
    return [
        f"{fault['id']}: {fault['nodes'][0]['html'][:150]}"
        for fault in results.response["violations"]
    ]


def frame_faults(page: Page, language: str = "en-gb") -> list[str]:
    """Return what is wrong with title, language, main heading and width of a narrow page."""
    width = page.evaluate("document.documentElement.scrollWidth")
    checks = {
        f"title {page.title()!r}": page.title().endswith(" – YOT Inspect"),
        "language": page.locator("html").get_attribute("lang") == language,
        "one main heading": page.locator("h1").count() == 1,
        f"{width} pixels wide": width <= NARROW["width"],
        "a Python word": page.get_by_text("None", exact=True).count() == 0,
    }
    return [name for name, holds in checks.items() if not holds]


def all_faults(page: Page, language: str = "en-gb") -> list[str]:
    """Return the faults of the page as it stands once it is read to its end."""
    page.wait_for_load_state()
    return [*frame_faults(page, language), *axe_faults(page)]


def keep_report(reference: str, language: Language, folder: Path) -> Path:
    """Keep the report of the demo as a page of its own, drafted where nothing is written yet."""
    inspection = Inspection.objects.get(reference=reference)
    draft_report(inspection=inspection, by=User.objects.get(email=LEAD))
    file = folder / f"{reference}-{language}.html"
    file.write_bytes(make_report(inspection, language, Format.HTML))
    return file


def empty_every_field(page: Page) -> None:
    """Leave nothing in the form of the page that could be sent."""
    for field in page.locator("main input[type=text], main textarea").all():
        field.fill("")
    chosen = page.locator("main input[type=radio]:checked")
    chosen.evaluate_all("fields => fields.forEach(field => { field.checked = false })")


@pytest.fixture
def narrow(new_page: Callable[..., Page]) -> Page:
    """A page of nobody, as narrow as a large one magnified four times."""
    return new_page(viewport=NARROW)


def test_checks_find_what_is_wrong(narrow: Page) -> None:
    narrow.set_content(FAULTY)

    found = " ".join(all_faults(narrow))

    for fault in ("title", "language", "main heading", "pixels wide", "Python word", "image-alt"):
        assert fault in found


def test_pages_for_anybody_are_accessible(narrow: Page, subtests: pytest.Subtests) -> None:
    for address in FOR_ANYBODY:
        with subtests.test(address):
            narrow.goto(address)

            assert all_faults(narrow) == []


def test_wrong_password_is_told_accessibly(narrow: Page) -> None:
    narrow.goto("/accounts/sign-in/")
    narrow.get_by_label("Email").fill("nobody@example.org")
    narrow.get_by_label("Password").fill("wrong")
    narrow.get_by_role("button", name="Sign in").click()

    expect(narrow.get_by_role("alert")).to_be_visible()
    assert all_faults(narrow) == []


@pytest.mark.parametrize("page", PAGES_OF_A_PERSON)
def test_pages_of_one_person_are_accessible(
    narrow: Page, sign_in: SignIn, administrator: User, inspector: User, page: str
) -> None:
    make_inspection(inspector=inspector)
    sign_in(narrow, administrator)

    narrow.goto(f"/people/{inspector.pk}/{page}")

    assert all_faults(narrow) == []


def test_page_of_an_invitation_is_accessible_and_shows_the_password(
    narrow: Page, administrator: User
) -> None:
    invite_person(email="wren@example.org", name="Wren", inviter=administrator, home="http://x/")
    path = urlsplit(mail.outbox[-1].body.split("http://x")[1].split()[0]).path
    narrow.goto(path)
    assert all_faults(narrow) == []

    narrow.get_by_role("button", name="Save the password").click()
    expect(narrow).to_have_title(re.compile("^Error: "))
    assert all_faults(narrow) == []

    narrow.get_by_role("button", name="Show password").click()
    assert narrow.locator("#id_password").get_attribute("type") == "text"


def test_focus_is_never_under_the_bar_of_the_case(
    page: Page, sign_in: SignIn, inspector: User
) -> None:
    inspection = make_inspection(make_framework(SHIPPED), inspector=inspector)
    make_case(inspection, "EM-01", inspector)
    sign_in(page, inspector)
    page.goto(f"/inspections/{inspection.reference}/cases/EM-01/score/about/")
    page.get_by_role("button", name="Save and go").focus()

    while page.locator("main :focus").count():
        assert not page.evaluate(UNDER_THE_BAR)
        page.keyboard.press("Shift+Tab")


def test_moved_finding_keeps_the_focus(page: Page, sign_in: SignIn, lead_inspector: User) -> None:
    inspection = make_inspection(lead_inspector=lead_inspector)
    theme = inspection.framework.standards.first().code
    for text in ("One.", "Two."):
        add_finding(inspection=inspection, standard=theme, text=text, by=lead_inspector)
    sign_in(page, lead_inspector)
    page.goto(f"/inspections/{inspection.reference}/report/themes/{theme}/")

    page.get_by_role("button", name="Move down").press("Enter")
    page.wait_for_url("**#q-finding-*")
    page.keyboard.press("Tab")

    moved = page.locator(".report-passage form:target")
    assert moved.get_by_label("Key finding").input_value() == "One."
    assert moved.locator(":focus").count() == 1


def test_caseload_is_accessible_on_its_whole_way(
    narrow: Page, sign_in: SignIn, lead_inspector: User, subtests: pytest.Subtests
) -> None:
    inspection = make_inspection(lead_inspector=lead_inspector)
    good, faulty = make_row(inspection), make_row(inspection, "EM-2", sex="x", start_date="1/3/26")
    unknown = {"Our key": "EM-3", "Gender": "f", "Where served": "Custody"}
    address = f"/inspections/{inspection.reference}/caseload/"
    sign_in(narrow, lead_inspector)

    ways = {
        "mended": (faulty, "Mend the caseload"),
        "named": (unknown, "Which column holds what"),
        "refused": ({"Child name": "x"}, "Caseload"),
        "looked at": (good, "Check the caseload"),
    }
    for way, (row, heading) in ways.items():
        with subtests.test(way):
            narrow.goto(address)
            file = FilePayload(name="april.csv", mimeType="text/csv", buffer=make_file([row]))
            narrow.get_by_label("Caseload", exact=True).set_input_files(file)
            narrow.get_by_role("button", name="Send the file").click()

            expect(narrow.locator("h1")).to_contain_text(heading)
            assert all_faults(narrow) == []
    narrow.goto(address)
    assert all_faults(narrow) == []
    narrow.get_by_role("link", name="Go on with this file").click()
    narrow.get_by_role("button", name="Accept this caseload").click()

    expect(narrow.get_by_text("Version 1 of the caseload is accepted.")).to_be_visible()
    assert all_faults(narrow) == []


def test_sample_is_discarded_accessibly(
    narrow: Page, sign_in: SignIn, lead_inspector: User
) -> None:
    inspection = make_inspection(lead_inspector=lead_inspector)
    draw_cases(inspection, lead_inspector)
    sign_in(narrow, lead_inspector)
    narrow.goto(f"/inspections/{inspection.reference}/sample/")
    assert all_faults(narrow) == []

    narrow.get_by_role("link", name="Discard this sample and draw anew").click()
    assert all_faults(narrow) == []
    narrow.get_by_role("button", name="Discard the sample").click()
    expect(narrow).to_have_title(re.compile("^Error: "))
    assert all_faults(narrow) == []
    narrow.get_by_label("Why is the sample discarded?").fill("A wrong caseload.")
    narrow.get_by_role("button", name="Discard the sample").click()
    expect(narrow.get_by_text("Version 1 of the sample is discarded.")).to_be_visible()
    # Not all faults: a list of the form for the next draw offers "None".
    assert axe_faults(narrow) == []
    narrow.get_by_role("link", name="Version 1").click()

    expect(narrow.get_by_text("by Helen Marsh: A wrong caseload.")).to_be_visible()
    assert all_faults(narrow) == []


def test_document_is_answered_accessibly(
    narrow: Page, sign_in: SignIn, lead_inspector: User, administrator: User
) -> None:
    inspection = make_inspection(lead_inspector=lead_inspector)
    bring_to_stage(inspection, Stage.ANNOUNCED)
    document = make_document(inspection)
    address = f"/inspections/{inspection.reference}/documents/{document.pk}"
    join_service(inspection, administrator)
    sign_in(narrow, administrator)
    narrow.goto(f"{address}/remove/")
    assert all_faults(narrow) == []

    narrow.goto(f"{address}/answer/")
    assert all_faults(narrow) == []
    narrow.get_by_label("We do not hold it").check()
    narrow.get_by_role("button", name="Save the answer").click()
    expect(narrow).to_have_title(re.compile("^Error: "))
    assert all_faults(narrow) == []
    narrow.get_by_label("Note").fill("There is none.")
    narrow.get_by_role("button", name="Save the answer").click()

    expect(narrow.get_by_text("Note: There is none.")).to_be_visible()
    assert all_faults(narrow) == []


def test_pages_and_reports_of_the_demo_are_accessible(
    demo: None,
    new_page: Callable[..., Page],
    sign_in: SignIn,
    subtests: pytest.Subtests,
    tmp_path: Path,
) -> None:
    for person, addresses in PAGES.items():
        page = new_page(viewport=NARROW)
        sign_in(page, person, password())
        for address in addresses:
            with subtests.test(address, person=person):
                page.goto(address)

                assert all_faults(page) == []
        for address, button in SENT_EMPTY.get(person, []):
            with subtests.test(f"{address} sent empty", person=person):
                page.goto(address)
                empty_every_field(page)
                page.get_by_role("button", name=button).click()

                assert page.locator(".govuk-error-summary").evaluate(
                    "summary => summary === document.activeElement"
                )
                expect(page).to_have_title(re.compile("^Error: "))
                assert all_faults(page) == []
    for reference in REPORTS:
        for language in Language:
            with subtests.test(f"the report on {reference}", language=language):
                page = new_page(viewport=NARROW)
                page.goto(keep_report(reference, language, tmp_path).as_uri())

                assert page.locator("h2").count() > len(Language)
                assert page.evaluate("document.documentElement.scrollWidth") <= NARROW["width"]
                assert axe_faults(page) == []
