"""The evidence log as its readers and its authors meet it."""

import re
import uuid

import pytest
from django.urls import reverse
from django.utils import timezone

from accounts.roles import RoleCode
from inspections.choices import Stage
from judgements.models import Evidence, Operation
from tests.factories.evidence import make_evidence
from tests.factories.inspections import bring_to_stage

pytestmark = pytest.mark.django_db


@pytest.fixture
def author(client, inspector):
    """The inspector's browser."""
    client.force_login(inspector)
    return client


@pytest.fixture
def entry(inspection, inspector):
    """An entry of the inspector's."""
    return make_evidence(inspection, inspector, text="The panel was calm.")


def sent(**changes):
    """Return the fields of the form as a browser sends them."""
    today = timezone.localdate()
    fields = {
        "kind": "interview",
        "held_date_0": today.day,
        "held_date_1": today.month,
        "held_date_2": today.year,
        "group": "staff",
        "people_count": "2",
        "role": "Case manager",
        "organisation": "",
        "text": "Plans are read.",
        "direction": "strength",
        "document": "",
        "places": ["assessing/"],
        "base_version": "0",
        "op_id": str(uuid.uuid4()),
    }
    return {**fields, **changes}


def words(reply):
    return re.sub(r"\s+", " ", reply.content.decode())


def test_new_entry_keeps_its_address_and_is_saved_once(author, inspection, address):
    begun = author.get(address("evidence-add"), {"standard": "assessing", "place": ""})
    page, form = begun.url, sent()

    first, second = author.post(page, form), author.post(page, form)

    stored = Evidence.objects.get()
    assert page.split("?")[0] == address("evidence-edit", stored.pk)
    assert (first.status_code, second.status_code) == (302, 302)
    assert (stored.version, stored.text, stored.people_count) == (1, "Plans are read.", 2)
    assert [one.standard.code for one in stored.links.all()] == ["assessing"]
    assert 'value="assessing/" checked' in words(author.get(page))


def test_form_that_lacks_something_comes_back_as_it_was_typed(author, address):
    page = address("evidence-edit", uuid.uuid4())

    reply = author.post(page, sent(direction="", text="Half of it."))

    assert reply.status_code == 422
    assert "Choose whether it shows a strength, a gap or neither." in words(reply)
    assert "Half of it." in words(reply)
    assert not Operation.objects.exists()


def test_second_window_meets_the_first_and_can_replace_it(author, address, entry):
    page = address("evidence-edit", entry.pk)
    author.post(page, sent(base_version="1", text="From the first window."))

    stale = author.post(page, sent(base_version="1", text="From the second."))

    assert stale.status_code == 409
    assert "From the first window." in words(stale)
    assert "From the second." in words(stale)
    form = stale.context["form"]
    fresh = sent(
        base_version=form["base_version"].value(), op_id=form["op_id"].value(), text="From both."
    )
    assert author.post(page, fresh).status_code == 302
    assert Evidence.objects.get().text == "From both."


def test_page_come_back_to_after_its_save_is_a_conflict_and_no_loss(author, address, entry):
    page, form = address("evidence-edit", entry.pk), sent(base_version="1", text="One.")
    author.post(page, form)

    reply = author.post(page, {**form, "text": "One, changed after Back."})

    assert reply.status_code == 409
    assert "One, changed after Back." in words(reply)
    assert Operation.objects.filter(outcome="conflict").count() == 1


def test_another_member_reads_and_may_not_change(client, lead_inspector, address, entry):
    client.force_login(lead_inspector)

    detail = client.get(address("evidence-detail", entry.pk))
    refused = [
        client.post(address("evidence-edit", entry.pk), sent(base_version="1")).status_code,
        client.post(address("evidence-withdraw", entry.pk), {"withdrawn": "yes"}).status_code,
        client.get(address("evidence-edit", entry.pk)).status_code,
    ]

    assert "The panel was calm." in words(detail)
    assert "Change the entry" not in words(detail)
    assert refused == [403, 403, 403]


def test_who_sees_no_log_reads_only_what_they_wrote(client, member, inspection, address, entry):
    voice = member(RoleCode.USER_VOICE)
    own = make_evidence(inspection, voice, text="Five children like it.")
    client.force_login(voice)

    log = words(client.get(address("evidence-list")))

    assert "Five children like it." in log
    assert "The panel was calm." not in log
    assert client.get(address("evidence-detail", own.pk)).status_code == 200
    assert client.get(address("evidence-detail", entry.pk)).status_code == 404
    assert client.get(address("evidence-edit", entry.pk)).status_code == 404


def test_withdrawn_entry_leaves_the_log_and_can_come_back(author, address, entry):
    page = address("evidence-withdraw", entry.pk)
    form = {"withdrawn": "yes", "base_version": "1", "op_id": str(uuid.uuid4())}

    author.post(page, form)
    author.post(page, form)

    assert "The panel was calm." not in words(author.get(address("evidence-list")))
    assert "withdrawn by Rosa Okafor" in words(author.get(address("evidence-detail", entry.pk)))
    author.post(page, {"withdrawn": "no", "base_version": "2", "op_id": str(uuid.uuid4())})
    assert "The panel was calm." in words(author.get(address("evidence-list")))
    assert Evidence.objects.get().version == 3


def test_filters_and_search_count_against_all_entries(
    author, inspection, inspector, address, entry
):
    make_evidence(inspection, inspector, direction="gap", text="Nobody asks.", kind="survey")
    make_evidence(inspection, inspector, text="Linked.", places=("planning/",))

    gaps = words(author.get(address("evidence-list"), {"direction": "gap"}))
    linked = words(author.get(address("evidence-list"), {"standard": "planning", "place": ""}))
    found = words(author.post(address("evidence-list"), {"words": "PANEL calm"}))

    assert "1 of 3 entries: 1 gap" in gaps
    assert "The panel was calm." not in gaps
    assert "1 of 3 entries: 1 strength" in linked
    assert "Linked." in linked
    assert "1 of 3 entries: 1 strength" in found
    assert "Nobody asks." not in found


def test_long_log_has_pages_that_keep_the_filter(author, inspection, inspector, address):
    for number in range(21):
        make_evidence(inspection, inspector, text=f"Entry {number}.")

    second = words(author.get(address("evidence-list"), {"kind": "interview", "page": "2"}))

    assert second.count('<article class="app-answer">') == 1
    assert "?kind=interview&amp;page=1" in second


def test_history_tells_of_each_version_and_of_what_was_not_taken_over(author, address, entry):
    page = address("evidence-edit", entry.pk)
    author.post(page, sent(base_version="1", text="Second."))
    author.post(page, sent(base_version="1", text="Lost a race."))

    history = words(author.get(address("evidence-detail", entry.pk)))

    assert "Version 2, Rosa Okafor" in history
    assert "another save stood unseen" in history
    assert "Lost a race." in history


def test_nothing_changes_once_published(author, inspection, address, entry):
    bring_to_stage(inspection, Stage.PUBLISHED)

    assert author.get(address("evidence-edit", entry.pk)).status_code == 403
    assert author.post(address("evidence-edit", entry.pk), sent()).status_code == 403
    assert "Change the entry" not in words(author.get(address("evidence-detail", entry.pk)))
    assert "Add evidence" not in words(author.get(address("evidence-list")))


def test_entry_of_another_inspection_does_not_exist_here(author, inspection, entry):
    elsewhere = reverse("judgements:evidence-edit", args=["nowhere-2016", entry.pk])

    assert author.get(elsewhere).status_code == 404


def test_form_of_an_ended_session_is_carried_and_then_saved(author, address, inspector):
    page, form = address("evidence-edit", uuid.uuid4()), sent(text="Typed in the meeting.")
    shown = words(author.get(page))
    form["author"] = re.search(r'name="author" value="([^"]+)"', shown).group(1)
    author.logout()

    carried = author.post(page, form)

    assert carried.status_code == 401
    assert "Typed in the meeting." not in words(carried)
    assert 'type="password"' in words(carried)
