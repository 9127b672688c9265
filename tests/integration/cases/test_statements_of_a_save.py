"""What one save asks of the database; bin/bench saves counts the same at the server."""

import json
import uuid

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from cases.queries.prepared import PreparedQuery, Slot
from cases.queries.questionnaires import question_ids
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


def test_question_keys_are_those_of_the_edition_asked_for():
    small, shipped = make_framework(), make_framework(SHIPPED)

    for edition in (small, shipped, small):
        rows = CaseQuestion.objects.filter(framework=edition)
        assert dict(rows.values_list("code", "pk")) == question_ids(edition)
