"""What one save asks of the database; bin/bench saves counts the same at the server."""

import json
import uuid

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from cases.models import Answer
from cases.queries.prepared import PreparedQuery, Slot
from cases.queries.questionnaires import question_ids
from cases.services.prepared import PreparedInsert, PreparedUpdate
from standards.models import CaseQuestion
from tests.factories.cases import answer
from tests.factories.frameworks import SHIPPED, make_framework

pytestmark = pytest.mark.django_db

# Session, person; begin, lock, rights with themes and traces, answers; answer, event, payload,
# head of the chain; commit.
STATEMENTS = 11


def save(signed_in, assessment, version):
    return signed_in.put(
        f"/assessments/{assessment.pk}/answers/AS01",
        json.dumps({"value": "yes", "reasons": [], "note": f"Seen {version} times."}),
        content_type="application/json",
        headers={"If-Match": f'"v{version}"', "Idempotency-Key": str(uuid.uuid4())},
    )


@pytest.mark.parametrize("given", [(), ("AS02", "AS03", "PL01")])
def test_save_costs_its_number_of_statements_however_much_is_answered(
    signed_in, assessment, inspector, given
):
    answer(assessment, inspector, dict.fromkeys(given, "yes"))
    save(signed_in, assessment, 0)

    with CaptureQueriesContext(connection) as asked:
        reply = save(signed_in, assessment, 1)

    assert reply.json()["version"] == 2
    assert len(asked) == STATEMENTS


def test_prepared_query_is_filled_anew_each_time(inspector, lead_inspector):
    people = type(inspector).objects
    by_key = PreparedQuery(
        lambda: people.filter(pk=Slot("pk", people.model._meta.pk)).values_list("name", "joined_at")
    )

    found = [by_key.rows(pk=one.pk) for one in (inspector, lead_inspector, inspector)]

    assert found == [[[one.name, one.joined_at]] for one in (inspector, lead_inspector, inspector)]


def test_prepared_rows_are_those_that_django_would_have_written(assessment, inspector):
    fields = {
        "assessment": assessment,
        "value": "no",
        "reasons": ["thin", "late"],
        "note": "“Ünïcode” 👩‍👧 and 'quotes'",
        "ask": True,
        "version": 7,
        "by": inspector,
        "at": timezone.now(),
    }
    questions = CaseQuestion.objects.order_by("position")[:2]
    prepared, saved = (Answer(question=question, **fields) for question in questions)
    PreparedInsert(Answer).add(prepared)
    saved.save()

    rows = Answer.objects.in_bulk([prepared.pk, saved.pk])

    assert len(rows) == 2
    assert all(
        getattr(row, name) == value for row in rows.values() for name, value in fields.items()
    )


def test_prepared_change_says_how_many_rows_it_met(assessment, inspector):
    answer(assessment, inspector, {"AS01": "yes", "AS02": "no"})
    version = Slot("version", Answer._meta.get_field("version"))
    note = Slot("note", Answer._meta.get_field("note"))
    change = PreparedUpdate(lambda: Answer.objects.filter(version=version), note=note)

    met = [change.run(version=number, note=f"Now {number}") for number in (1, 2)]

    assert met == [2, 0]
    assert set(Answer.objects.values_list("note", flat=True)) == {"Now 1"}


def test_question_keys_are_those_of_the_edition_asked_for():
    small, shipped = make_framework(), make_framework(SHIPPED)

    for edition in (small, shipped, small):
        rows = CaseQuestion.objects.filter(framework=edition)
        assert dict(rows.values_list("code", "pk")) == question_ids(edition)
