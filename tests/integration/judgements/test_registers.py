"""The registers of an inspection: who keeps them, what is refused, what they show."""

import pytest

from accounts.errors import NotAllowed
from accounts.roles import RoleCode
from audit.models import AuditEvent
from inspections.choices import Stage
from judgements.errors import RegisterRefused, StaleEntry
from judgements.models import RegisterEntry
from judgements.queries.register_rules import all_registers
from judgements.services import registers as services
from judgements.services.registers import change_entry, withdraw_entry
from tests.factories.concerns import join_service
from tests.factories.frameworks import SHIPPED, make_framework
from tests.factories.inspections import bring_to_stage, make_inspection
from tests.factories.registers import ENTRIES, make_entry
from tests.pages import text_of

pytestmark = pytest.mark.django_db

LIST = "/inspections/eastmarsh-2026/fieldwork/registers/"
TRAINING, BOARD = f"{LIST}training/", f"{LIST}board-attendance/"
TYPED = {"version": "0", "topic": "Safeguarding", "staff": "8", "trained": "5", "joint": "yes"}
MEETING = {
    "version": "0",
    "date_0": "20",
    "date_1": "1",
    "date_2": "2026",
    "chairing": "chair",
    "chair": "Director of Children’s Services",
    "attendance-local_authority": "member",
    "attendance-police": "absent",
}


@pytest.fixture
def inspection(lead_inspector):
    return make_inspection(lead_inspector=lead_inspector)


@pytest.fixture
def entry(inspection, lead_inspector):
    return make_entry(inspection, lead_inspector)


def training(**changes):
    return {**ENTRIES["training"], **changes}


def change(entry, by, version=None, **changes):
    change_entry(
        entry=entry,
        register=all_registers()["training"],
        sent=training(**changes),
        base_version=version or entry.version,
        by=by,
    )


def test_list_counts_the_entries_that_stand(lead, inspection, entry, lead_inspector):
    gone = make_entry(inspection, lead_inspector, topic="Gone")
    withdraw_entry(entry=gone, base_version=1, by=lead_inspector)

    rows = {one["text"]: one["status"] for one in lead.get(LIST).context["rows"]}

    assert rows["Training"] == "1\N{NO-BREAK SPACE}entry"
    assert rows["Board attendance"] == "Empty"
    assert "1 of 7 begun" in text_of(lead.get("/inspections/eastmarsh-2026/fieldwork/"))


@pytest.mark.parametrize("register", all_registers())
def test_entry_of_each_register_is_shown_with_what_it_amounts_to(
    lead, inspection, lead_inspector, register
):
    make_entry(inspection, lead_inspector, register)

    page = lead.get(f"{LIST}{register}/")

    assert page.status_code == 200
    assert page.context["page"].facts
    assert lead.get(f"{LIST}{register}/add/").status_code == 200


def test_board_shows_each_partner_by_meeting_with_its_share(lead, inspection, lead_inspector):
    make_entry(inspection, lead_inspector, "board-attendance")
    later = {"police": "senior_deputy", "health": "member"}
    make_entry(inspection, lead_inspector, "board-attendance", date="2025-10-01", attendance=later)

    pivot = lead.get(BOARD).context["page"].pivot

    assert [one["text"] for one in pivot.head] == [
        "Partner",
        "Attended",
        "1 October 2025",
        "20 January 2026",
    ]
    assert [[cell["text"] for cell in row] for row in pivot.rows] == [
        ["Local authority", "1 of 1 (100%)", "–", "Member in person"],
        ["Police", "1 of 2 (50%)", "Senior deputy", "Absent"],
        ["Health", "1 of 1 (100%)", "Member in person", "Not a member yet"],
    ]


def test_entry_is_added_as_it_was_typed_with_its_event(lead, inspection):
    assert lead.post(f"{BOARD}add/", MEETING).url == BOARD

    entry = RegisterEntry.objects.get(inspection=inspection)
    assert entry.values == {
        "date": "2026-01-20",
        "chairing": "chair",
        "chair": "Director of Children’s Services",
        "attendance": {"local_authority": "member", "police": "absent"},
    }
    event = AuditEvent.objects.get(verb="register_entry_added")
    assert event.details["after"] == entry.values


def test_form_shows_what_is_stored_and_saves_the_same_without_a_new_version(
    lead, inspection, lead_inspector
):
    entry = make_entry(inspection, lead_inspector, "board-attendance")
    page = f"{BOARD}{entry.pk}/edit/"
    form = lead.get(page).context["form"]
    typed = {one.html_name: one.value() for one in form if one.value() and one.name != "date"}

    assert form["date"].value().isoformat() == "2026-01-20"
    dates = {name: MEETING[name] for name in ("date_0", "date_1", "date_2")}
    assert lead.post(page, {**typed, **dates}).url == BOARD
    entry.refresh_from_db()
    assert (entry.version, entry.values) == (1, ENTRIES["board-attendance"])


@pytest.mark.parametrize(
    ("typed", "field"),
    [
        ({"topic": ""}, "topic"),
        ({"staff": "a few"}, "staff"),
        ({"trained": "9"}, "trained"),
        ({"held_date_0": "31", "held_date_1": "2", "held_date_2": "2026"}, "held_date"),
        ({"joint": "perhaps"}, "joint"),
        ({"version": ""}, "version"),
    ],
)
def test_refused_entry_keeps_what_was_typed(lead, inspection, typed, field):
    page = lead.post(f"{TRAINING}add/", TYPED | typed)

    assert page.status_code == 422
    assert field in page.context["form"].errors
    assert page.context["form"].data.dict() == TYPED | typed
    assert not RegisterEntry.objects.exists()


def test_fault_of_a_matrix_stands_at_its_first_row(lead, inspection):
    nobody = {name: value for name, value in MEETING.items() if "attendance" not in name}

    page = lead.post(f"{BOARD}add/", nobody)

    assert page.context["form"].errors == {"attendance-local_authority": ["Fill in “Who came”."]}


def test_same_subject_twice_is_refused_at_its_column(lead, inspection, entry):
    page = lead.post(f"{TRAINING}add/", TYPED | {"topic": " SAFEGUARDING"})

    assert page.status_code == 422
    assert "an entry for this already" in page.context["form"].errors["topic"][0]


def test_subject_can_return_once_its_entry_is_withdrawn(inspection, entry, lead_inspector):
    withdraw_entry(entry=entry, base_version=1, by=lead_inspector)

    assert make_entry(inspection, lead_inspector).position == 2


def test_change_keeps_the_former_values_in_the_record(lead, entry):
    page = lead.post(
        f"{TRAINING}{entry.pk}/edit/", TYPED | {"version": "1", "trained": "6"}, follow=True
    )

    assert "The entry is saved." in text_of(page)
    event = AuditEvent.objects.get(verb="register_entry_changed")
    assert (event.details["before"]["trained"], event.details["after"]["trained"]) == ("5", "6")


def test_stale_change_shows_both_and_can_be_sent_once_more(lead, entry, member, inspection):
    officer = member(RoleCode.SUPPORT_OFFICER)
    change(RegisterEntry.objects.get(), officer, trained="7")
    address = f"{TRAINING}{entry.pk}/edit/"

    page = lead.post(address, TYPED | {"version": "1", "trained": "6"})

    assert page.status_code == 409
    assert f"{officer.name} changed this entry" in text_of(page)
    assert "7 of 8 (88%)" in text_of(page)
    form = page.context["form"]
    assert (form["trained"].value(), form["version"].value()) == ("6", "2")
    assert lead.post(address, TYPED | {"version": "2", "trained": "6"}).status_code == 302
    entry.refresh_from_db()
    assert (entry.values["trained"], entry.version) == ("6", 3)


def test_second_click_on_the_same_change_is_no_conflict(entry, lead_inspector):
    change(entry, lead_inspector, version=1, trained="6")
    change(entry, lead_inspector, version=1, trained="6")

    entry.refresh_from_db()
    assert entry.version == 2


def test_stale_withdrawal_shows_what_stands(lead, entry, lead_inspector):
    change(RegisterEntry.objects.get(), lead_inspector, trained="7")

    page = lead.post(f"{TRAINING}{entry.pk}/withdraw/", {"version": "1"})

    assert page.status_code == 409
    assert "7 of 8 (88%)" in text_of(page)
    entry.refresh_from_db()
    assert not entry.is_withdrawn


def test_withdrawn_entry_stays_on_record_and_can_no_longer_change(lead, entry, lead_inspector):
    page = lead.post(f"{TRAINING}{entry.pk}/withdraw/", {"version": "1"}, follow=True)

    assert "Safeguarding, taken off by Helen Marsh" in text_of(page)
    assert page.context["page"].facts == []
    form = lead.get(f"{TRAINING}{entry.pk}/edit/")
    assert "was taken off the register" in text_of(form)
    assert "Save the entry" not in text_of(form)
    stale = lead.post(f"{TRAINING}{entry.pk}/edit/", TYPED | {"version": "1"})
    assert stale.status_code == 409
    again = lead.post(f"{TRAINING}{entry.pk}/edit/", TYPED | {"version": "2"})
    assert again.status_code == 422
    assert lead.post(f"{TRAINING}{entry.pk}/withdraw/", {"version": "2"}).status_code == 422
    assert lead.post(f"{TRAINING}{entry.pk}/withdraw/", {"version": ""}).status_code == 422


def test_published_inspection_keeps_its_registers_as_they_are(
    lead, inspection, entry, lead_inspector
):
    bring_to_stage(inspection, Stage.PUBLISHED)

    assert "can no longer change" in text_of(lead.get(TRAINING))
    assert "Add an entry" not in text_of(lead.get(TRAINING))
    assert "Save the entry" not in text_of(lead.get(f"{TRAINING}add/"))
    assert lead.post(f"{TRAINING}add/", TYPED | {"topic": "New"}).status_code == 422
    with pytest.raises(RegisterRefused, match="published"):
        change(entry, lead_inspector, trained="6")
    with pytest.raises(RegisterRefused, match="published"):
        withdraw_entry(entry=entry, base_version=1, by=lead_inspector)


@pytest.mark.parametrize(
    ("role", "reads", "keeps"),
    [
        (RoleCode.SUPPORT_OFFICER, 200, 200),
        (RoleCode.INSPECTOR, 200, 200),
        (RoleCode.PARTNER_INSPECTOR, 200, 200),
        (RoleCode.QUALITY_LEAD, 200, 403),
        (RoleCode.PANEL_CHAIR, 200, 403),
        (RoleCode.LOCAL_ASSESSOR, 403, 403),
        (RoleCode.USER_VOICE, 403, 403),
    ],
)
def test_each_role_reads_and_keeps_what_is_its_own(client, member, entry, role, reads, keeps):
    client.force_login(member(role))

    assert client.get(LIST).status_code == reads
    assert client.get(TRAINING).status_code == reads
    assert client.get(f"{TRAINING}add/").status_code == keeps
    assert client.get(f"{TRAINING}{entry.pk}/edit/").status_code == keeps
    if reads == 200:
        assert ("Add an entry" in text_of(client.get(TRAINING))) is (keeps == 200)


def test_service_and_stranger_find_nothing(client, inspection, entry, outsider, make_user):
    bring_to_stage(inspection, Stage.ANNOUNCED)
    manager = make_user("Mina Gale")
    join_service(inspection, manager)
    for person in (manager, outsider):
        client.force_login(person)
        assert client.get(LIST).status_code == 404
        assert client.get(TRAINING).status_code == 404
        assert client.post(f"{TRAINING}{entry.pk}/edit/", TYPED).status_code == 404


def test_service_functions_refuse_who_may_not_keep_registers(inspection, entry, member):
    reader = member(RoleCode.QUALITY_LEAD)

    with pytest.raises(NotAllowed):
        change(entry, reader, trained="6")
    with pytest.raises(NotAllowed):
        make_entry(inspection, reader, topic="One more")
    with pytest.raises(NotAllowed):
        withdraw_entry(entry=entry, base_version=1, by=reader)


def test_entry_of_another_register_or_inspection_does_not_exist(lead, entry, lead_inspector):
    other = make_inspection(entry.inspection.framework, service="saltmere")
    elsewhere = RegisterEntry.objects.create(
        inspection=other,
        register="training",
        position=1,
        values=ENTRIES["training"],
        by=lead_inspector,
        at=entry.at,
    )

    assert lead.get(f"{TRAINING}{elsewhere.pk}/edit/").status_code == 404
    assert lead.get(f"{BOARD}{entry.pk}/edit/").status_code == 404
    assert lead.get(f"{LIST}unheard-of/").status_code == 404
    assert lead.get(f"{LIST}unheard-of/add/").status_code == 404


def test_register_takes_no_more_than_it_can_show(inspection, entry, lead_inspector, monkeypatch):
    monkeypatch.setattr(services, "MOST_ENTRIES", 1)

    with pytest.raises(RegisterRefused, match="1 entries at most"):
        make_entry(inspection, lead_inspector, topic="One more")


def test_stale_service_call_is_told_apart(entry, lead_inspector):
    with pytest.raises(StaleEntry):
        change(entry, lead_inspector, version=7, trained="6")


def test_theme_that_registers_feed_shows_their_figures(client, lead_inspector, registers_of_fji):
    governance = "/inspections/harbour-2026/themes/governance-and-partnerships/"
    client.force_login(lead_inspector)

    page = text_of(client.get(governance))

    assert "From the registers" in page
    assert "Fewest trained: Safeguarding, 5 of 8 (63%)" in page
    assert "Range of services Empty" in page
    assert "From the registers" not in text_of(
        client.get("/inspections/harbour-2026/themes/protecting-the-public/")
    )


@pytest.fixture
def registers_of_fji(lead_inspector):
    inspection = make_inspection(
        make_framework(SHIPPED), service="harbour", lead_inspector=lead_inspector
    )
    make_entry(inspection, lead_inspector)
    return inspection
