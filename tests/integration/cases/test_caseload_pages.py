"""Sending a caseload: refused at the door, its columns named, mended, looked at and accepted."""

import csv
import io

import pytest
from django.apps import apps
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.utils import timezone

from accounts.roles import RoleCode
from audit.models import AuditEvent
from cases.models import Caseload, CaseloadDraft, CaseloadRow, Sample
from cases.queries.caseloads import draft_mark
from inspections.choices import Stage
from sheets.reading import STANDARD_LIMITS, read_sheet
from sheets.writing import write_csv
from tests.factories.caseloads import make_caseload, make_draft, make_file, make_row
from tests.factories.concerns import join_service
from tests.factories.inspections import bring_to_stage, make_inspection
from tests.factories.workbooks import excel_file
from tests.pages import text_of

pytestmark = pytest.mark.django_db

PAGE = "/inspections/eastmarsh-2026/caseload/"


@pytest.fixture
def officer(member):
    return member(RoleCode.SUPPORT_OFFICER)


@pytest.fixture
def browser(client, officer):
    """The support officer's browser."""
    client.force_login(officer)
    return client


def send(client, content, name="caseload.csv"):
    return client.post(PAGE, {"file": SimpleUploadedFile(name, content)})


def send_rows(client, *rows, name="caseload.csv"):
    return send(client, make_file(rows), name)


def records_of(page):
    text = page.content.decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(text, newline="")))


def everything_stored():
    """Return all text that stands in any row of any table."""
    return " ".join(
        str(value)
        for model in apps.get_models()
        for row in model._default_manager.values_list()
        for value in row
    )


def accept(client, draft):
    return client.post(f"{PAGE}accept/", {"mark": draft_mark(draft)}, follow=True)


# Who may


def test_page_does_not_exist_for_the_service_before_the_announcement(client, inspection, manager):
    client.force_login(manager)

    assert client.get(PAGE).status_code == 404
    assert "Caseload" not in text_of(client.get("/"))

    bring_to_stage(inspection, Stage.ANNOUNCED)
    assert client.get(PAGE).status_code == 200
    assert f'href="{PAGE}"' in client.get("/inspections/eastmarsh-2026/notice/").content.decode()


def test_manager_of_another_service_sees_nothing(client, inspection, make_user):
    bring_to_stage(inspection, Stage.ANNOUNCED)
    other = make_user("Edwin Farrow")
    join_service(make_inspection(inspection.framework, service="westmarsh"), other)
    client.force_login(other)

    assert client.get(PAGE).status_code == 404
    assert send_rows(client, make_row(inspection)).status_code == 404
    assert not CaseloadDraft.objects.exists()


def test_manager_sends_and_accepts_without_a_menu_of_the_inspection(client, inspection, manager):
    bring_to_stage(inspection, Stage.ANNOUNCED)
    client.force_login(manager)

    send_rows(client, make_row(inspection))
    page = accept(client, CaseloadDraft.objects.get())

    assert "Version 1 of the caseload is accepted." in text_of(page)
    assert "app-inspection" not in page.content.decode()
    assert Caseload.objects.get().uploaded_by == manager


def test_link_stands_in_the_menu_only_for_those_who_load_cases(browser, inspection, inspector):
    overview = f"/inspections/{inspection.reference}/"
    assert f'href="{PAGE}"' in browser.get(overview).content.decode()

    browser.force_login(inspector)
    assert f'href="{PAGE}"' not in browser.get(overview).content.decode()


# Refused at the door


@pytest.mark.parametrize(
    ("cells", "where", "what"),
    [
        ({"Child name": "x"}, "column Child name", "would identify a child"),
        ({"DOB": ""}, "column DOB", "would identify a child"),
        ({"Home postcode": ""}, "column Home postcode", "would identify a child"),
        ({"Worker": "Quill Harrowby"}, "Column Worker", "a person’s name (row 2)"),
        ({"sex": "Quill Harrowby"}, "Column sex", "a person’s name (row 2)"),
        ({"reference": "quill harrowby"}, "Column reference", "a person’s name (row 2)"),
        ({"Born": "14/02/2010"}, "Column Born", "a date of birth (row 2)"),
        ({"start_date": "14/02/2010"}, "Column start_date", "a date of birth (row 2)"),
        ({"Area": "ZZ1 9ZZ"}, "Column Area", "a postcode (row 2)"),
        ({"Contact": "quill@example.org"}, "Column Contact", "an e-mail address (row 2)"),
    ],
)
def test_personal_data_is_refused_with_its_place(browser, inspection, cells, where, what):
    page = send_rows(browser, make_row(inspection, **cells))

    assert page.status_code == 422
    words = text_of(page)
    assert where in words
    assert what in words
    assert not CaseloadDraft.objects.exists()


def test_nothing_of_a_refused_file_is_kept_anywhere(browser, inspection):
    row = make_row(inspection, "EM-4711", Worker="Quill Harrowby", Note="Zebra-canary 7")

    page = send_rows(browser, row, name="canary-file.csv")

    assert "Harrowby" not in text_of(page)
    stored = everything_stored()
    assert "eastmarsh-2026" in stored
    for canary in ("Harrowby", "EM-4711", "Zebra-canary", "canary-file"):
        assert canary not in stored


def test_name_in_the_name_of_the_file_is_refused(browser, inspection):
    page = send_rows(browser, make_row(inspection), name="cases_jordan.csv")

    assert page.status_code == 422
    assert "name of the file" in text_of(page)
    assert "jordan" not in everything_stored()


def test_many_cells_of_a_column_are_told_in_one_sentence(browser, inspection):
    rows = [make_row(inspection, f"EM-{at}", Worker="Quill Harrowby") for at in range(9)]

    assert "(row 2, 3, 4, 5, 6 and 4 more)" in text_of(send_rows(browser, *rows))


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"", "The file is empty"),
        (b"%PDF-1.7", "This is a PDF"),
        (b"reference,start_date\n", "no rows under it"),
        (b"reference,reference\nEM-1,EM-2\n", "used more than once"),
        (b'reference\n"EM-1\n', "never closed"),
        (b"\0\1\2", "not a text file"),
    ],
)
def test_file_of_the_wrong_shape_is_refused_in_words(browser, content, reason):
    page = send(browser, content)

    assert page.status_code == 422
    assert reason in text_of(page)


@pytest.mark.parametrize("more", [1, 2_000_000])
def test_file_that_is_too_large_is_not_read(browser, more):
    page = send(browser, b"x" * (STANDARD_LIMITS.bytes + more))

    assert page.status_code == 413
    assert "larger than 5 MB" in text_of(page)


def test_no_file_at_all_is_asked_for(browser, inspection):
    page = browser.post(PAGE, {})

    assert page.status_code == 422
    assert "Choose the file." in text_of(page)


# Columns


def test_columns_are_known_by_code_label_and_other_names(browser, inspection):
    content = b"CASE REF,Start-Date,Sex,setting\nEM-1,1/10/2025,m,Custody\n"

    assert send(browser, content).headers["Location"] == f"{PAGE}check/"
    accept(browser, CaseloadDraft.objects.get())

    row = CaseloadRow.objects.get()
    assert (row.reference, row.facts) == ("EM-1", {"sex": "male", "setting": "custody"})
    assert str(row.start_date) == "2025-10-01"


def test_unknown_column_is_asked_for_with_a_suggestion_and_remembered(browser, inspection):
    content = b"Our key,Begun,Gender,Where served\nEM-1,1/10/2025,f,Custody\n"

    sent = send(browser, content)
    assert sent.headers["Location"] == f"{PAGE}columns/"
    page = browser.get(f"{PAGE}columns/")
    form = page.context["form"]
    assert form.initial["column-sex"] == "2"
    assert form.initial["column-setting"] == "3"
    assert "Where served (Custody)" in text_of(page)

    chosen = {"column-reference": "0", "column-start_date": "1", **form.initial}
    assert browser.post(f"{PAGE}columns/", chosen).headers["Location"] == f"{PAGE}check/"
    accept(browser, CaseloadDraft.objects.get())
    assert Caseload.objects.get().columns["sex"] == "Gender"

    assert send(browser, content).headers["Location"] == f"{PAGE}check/"


def test_sheets_that_were_not_read_are_told(browser, inspection):
    row = make_row(inspection)
    content = excel_file(list(row), list(row.values()), sheets=[("More", [["EM-02"], ["EM-03"]])])

    send(browser, content, name="caseload.xlsx")
    page = browser.get(f"{PAGE}check/")

    assert "Only the first sheet of the workbook was read. 1 more has something in it" in text_of(
        page
    )


def test_missing_and_doubled_columns_are_refused(browser, inspection):
    send(browser, b"Our key,Gender,Where served\nEM-1,f,Custody\n")
    mark = draft_mark(CaseloadDraft.objects.get())

    page = browser.post(
        f"{PAGE}columns/", {"mark": mark, "column-reference": "0", "column-sex": "0"}
    )

    assert page.status_code == 422
    assert "Choose the column that holds “Setting”." in text_of(page)
    assert "You have chosen this column for “Case reference” too." in text_of(page)


def test_file_whose_references_turn_out_to_be_names_is_thrown_away(browser, inspection):
    send(browser, b"Our key,Gender,Where served\nharrowby,f,Custody\n")
    mark = draft_mark(CaseloadDraft.objects.get())
    chosen = {"column-reference": "0", "column-sex": "1", "column-setting": "2"}

    page = browser.post(f"{PAGE}columns/", {"mark": mark, **chosen}, follow=True)

    assert "was thrown away" in text_of(page)
    assert "harrowby" not in everything_stored()


# Mending


def test_every_fault_is_listed_with_row_column_finding_and_what_to_do(browser, inspection):
    rows = [
        make_row(inspection, "EM-1", start_date="1/13/2026"),
        make_row(inspection, "em-1", sex="x"),
        make_row(inspection, "EM_3", setting=""),
        make_row(inspection, "EM-4", start_date="1/3/99999"),
        make_row(inspection, "", start_date="1/3/25"),
    ]
    send_rows(browser, *rows)

    page = browser.get(f"{PAGE}check/")

    listed = [[cell["text"] for cell in row] for row in page.context["page"]["mend"]["rows"]]
    assert [(row, column, found) for row, column, found, _todo in listed] == [
        ("2", "start_date", "1/13/2026"),
        ("3", "reference", "em-1"),
        ("3", "sex", "x"),
        ("4", "reference", "EM_3"),
        ("4", "setting", "empty"),
        ("5", "start_date", "1/3/99999"),
        ("6", "reference", "empty"),
        ("6", "start_date", "1/3/25"),
    ]
    assert all(todo for *_place, todo in listed)
    assert "8 cells must be mended, in 5 of 5 rows." in text_of(page)
    assert "Accept this caseload" not in text_of(page)


def test_faulty_file_cannot_be_accepted_even_in_part(browser, inspection, officer):
    rows = [make_row(inspection, "EM-1"), make_row(inspection, "EM-2", sex="x")]
    draft = make_draft(inspection, officer, *rows)

    page = accept(browser, draft)

    assert "cannot be accepted yet" in text_of(page)
    assert not Caseload.objects.exists()


def test_start_date_to_come_is_a_fault(browser, inspection):
    later = timezone.localdate().replace(year=timezone.localdate().year + 1, day=1)
    send_rows(browser, make_row(inspection, start_date=later.isoformat()))

    assert "still to come" in text_of(browser.get(f"{PAGE}check/"))


def test_mending_file_has_the_rows_as_sent_and_goes_back_in(browser, inspection):
    send_rows(browser, make_row(inspection, "EM-1", sex="x"), make_row(inspection, "EM-2"))

    mending = browser.get(f"{PAGE}mend/")

    first, second = records_of(mending)
    assert first["What to mend"] == "sex: Use one of: Male, Female."
    assert (first["sex"], second["What to mend"]) == ("x", "")
    mended = mending.content.replace(b'"x"', b'"male"')
    assert send(browser, mended).headers["Location"] == f"{PAGE}check/"
    assert "What to mend" not in str(CaseloadDraft.objects.get().columns)
    accept(browser, CaseloadDraft.objects.get())
    assert CaseloadRow.objects.count() == 2


@pytest.mark.parametrize("hostile", ['=HYPERLINK("http://h.test")', "@SUM(1)", "+1", "\t=1", "＝1"])
def test_hostile_cell_comes_out_harmless(browser, inspection, hostile):
    send_rows(browser, make_row(inspection, sex=hostile, **{"=cmd": hostile}))

    mending = browser.get(f"{PAGE}mend/")

    (record,) = records_of(mending)
    assert record["sex"].startswith("'")
    assert record["'=cmd"].startswith("'")
    assert read_sheet(mending.content).rows[0]["sex"] == hostile.strip()


def test_markup_of_a_file_stays_text(browser, inspection):
    send_rows(browser, make_row(inspection, sex="<script>1</script>", **{"<b>": "<i>"}))

    page = browser.get(f"{PAGE}check/").content.decode()

    assert "&lt;script&gt;1" in page
    assert "<script>1" not in page


def test_no_more_than_a_hundred_faults_stand_on_the_page_and_all_in_the_file(browser, inspection):
    send_rows(browser, *(make_row(inspection, f"EM-{at}", sex="x") for at in range(130)))

    page = browser.get(f"{PAGE}check/")

    assert len(page.context["page"]["mend"]["rows"]) == 100
    assert "These are the first 100." in text_of(page)
    mended = [one for one in records_of(browser.get(f"{PAGE}mend/")) if one["What to mend"]]
    assert len(mended) == 130


# Waiting, accepting


def test_newer_file_takes_the_place_of_the_one_that_waits(browser, inspection):
    send_rows(browser, make_row(inspection, "EM-1"))
    send_rows(browser, make_row(inspection, "EM-2"))

    assert "EM-1" not in str(CaseloadDraft.objects.get().rows)


def test_waiting_file_can_be_thrown_away(browser, inspection, officer):
    make_draft(inspection, officer)
    assert "A file waits" in text_of(browser.get(PAGE))

    page = browser.post(f"{PAGE}discard/", follow=True)

    assert "Nothing of it is kept" in text_of(page)
    assert not CaseloadDraft.objects.exists()
    assert AuditEvent.objects.filter(verb="caseload_draft_discarded").exists()


def test_accepting_keeps_rows_facts_and_an_event_and_the_draft_goes(browser, inspection, officer):
    draft = make_draft(inspection, officer, make_row(inspection, "EM-1"), name="april.csv")

    after = accept(browser, draft)

    assert "Version 1 of the caseload is accepted." in text_of(after)
    assert "Next:" in text_of(after)
    caseload = Caseload.objects.get()
    assert (caseload.version, caseload.file_name) == (1, "april.csv")
    assert caseload.fieldwork_date == inspection.week_one_date
    assert caseload.columns == {one: one for one in ("reference", "start_date", "sex", "setting")}
    assert not CaseloadDraft.objects.exists()
    event = AuditEvent.objects.get(verb="caseload_accepted")
    assert event.actor == officer.email
    assert event.details == {
        "sha256": draft.file_sha256, "version": 1, "rows": 1, "eligible": 1,
    }  # fmt: skip
    for words in ("april.csv", draft.file_sha256, officer.name, "Can be drawn 1"):
        assert words in text_of(browser.get(PAGE))


def test_newer_version_stands_beside_the_old_one(inspection, officer):
    make_caseload(inspection, officer, make_row(inspection, "EM-1"))
    newer = make_caseload(inspection, officer, make_row(inspection, "EM-2"))

    assert newer.version == 2
    assert [one.reference for one in newer.rows.all()] == ["EM-2"]
    assert Caseload.objects.count() == 2


def test_another_file_than_the_one_shown_is_not_accepted(browser, inspection, officer):
    shown = make_draft(inspection, officer, make_row(inspection, "EM-1"))
    make_draft(inspection, officer, make_row(inspection, "EM-2"))

    page = accept(browser, shown)

    assert "has changed since you looked at it" in text_of(page)
    assert not Caseload.objects.exists()


@pytest.mark.parametrize("data", [{}, {"mark": ""}, {"mark": "x" * 100}, {"mark": "0"}])
def test_accepting_without_having_looked_changes_nothing(browser, inspection, officer, data):
    make_draft(inspection, officer)

    browser.post(f"{PAGE}accept/", data)

    assert not Caseload.objects.exists()


@pytest.mark.parametrize("address", ["check/", "columns/", "mend/"])
def test_pages_of_a_file_lead_back_where_none_waits(browser, inspection, address):
    assert browser.get(f"{PAGE}{address}").headers["Location"] == PAGE


def test_nothing_is_sent_or_accepted_once_a_sample_is_drawn(browser, inspection, officer):
    caseload = make_caseload(inspection, officer)
    draft = make_draft(inspection, officer)
    Sample.objects.create(
        inspection=inspection,
        version=1,
        caseload=caseload,
        seed="s",
        algorithm=1,
        drawn_by=officer,
        drawn_at=timezone.now(),
    )

    accept(browser, draft)
    refused = send_rows(browser, make_row(inspection, "EM-2"))

    page = text_of(browser.get(PAGE))
    assert refused.status_code == 422
    assert "A sample has been drawn from this caseload" in page
    assert "Send the file" not in page
    assert Caseload.objects.count() == 1


def test_nothing_is_sent_once_the_report_is_published(browser, inspection, officer):
    bring_to_stage(inspection, Stage.PUBLISHED)

    assert send_rows(browser, make_row(inspection)).status_code == 422
    assert "This inspection is published" in text_of(browser.get(PAGE))


# Files to download


def test_template_goes_back_in_without_its_explanation(browser, inspection):
    template = browser.get(f"{PAGE}template/")

    sheet = read_sheet(template.content)
    assert sheet.columns == (
        "Case reference", "Start date", "Sex", "Setting", "Risk of serious harm level",
    )  # fmt: skip
    assert sheet.rows[0]["Sex"] == "Male, Female"
    case = ["EM-1", "1/10/2025", "Male", "Community", ""]
    filled = write_csv(sheet.columns, [sheet.rows[0].cells, case])
    assert send(browser, filled).headers["Location"] == f"{PAGE}check/"
    accept(browser, CaseloadDraft.objects.get())
    assert [one.reference for one in CaseloadRow.objects.all()] == ["EM-1"]


def test_template_in_welsh_goes_back_in_while_english_is_read(browser, inspection):
    template = browser.get(f"{PAGE}template/", headers={"accept-language": "cy"})

    sheet = read_sheet(template.content)
    assert sheet.columns[:2] == ("Cyfeirnod yr achos", "Dyddiad dechrau")
    case = ["EM-1", "1/10/2025", "Male", "Community", ""]
    filled = write_csv(sheet.columns, [sheet.rows[0].cells, case])
    assert send(browser, filled).headers["Location"] == f"{PAGE}check/"
    accept(browser, CaseloadDraft.objects.get())
    assert [one.reference for one in CaseloadRow.objects.all()] == ["EM-1"]


@pytest.mark.parametrize("address", ["template/", "mend/", "not-drawn/"])
def test_download_is_a_file_that_nobody_keeps(browser, inspection, officer, address):
    make_caseload(inspection, officer)
    make_draft(inspection, officer)

    page = browser.get(f"{PAGE}{address}")

    assert page.headers["Content-Type"] == "text/csv; charset=utf-8"
    assert page.headers["Content-Disposition"].startswith("attachment; ")
    assert "no-store" in page.headers["Cache-Control"]


def test_sending_needs_the_token_of_the_page(officer, inspection):
    strict = Client(enforce_csrf_checks=True)
    strict.force_login(officer)

    assert send_rows(strict, make_row(inspection)).status_code == 403
    assert strict.post(f"{PAGE}accept/").status_code == 403
