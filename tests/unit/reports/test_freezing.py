"""A frozen report document thaws into an equal one, by way of JSON text."""

import json

import pytest
from hypothesis import given, settings

from reports.queries.freezing import freeze_document, thaw_document
from reports.types import ReportDocument
from tests.factories.report_documents import any_document


@settings(max_examples=20, deadline=None)
@given(any_document())
def test_a_document_survives_freezing(document: ReportDocument) -> None:
    stored = json.dumps(freeze_document(document))

    assert thaw_document(json.loads(stored)) == document
    assert json.dumps(freeze_document(thaw_document(json.loads(stored)))) == stored


@settings(max_examples=2, deadline=None)
@given(any_document())
def test_what_is_not_a_document_is_refused(document: ReportDocument) -> None:
    frozen = freeze_document(document)

    with pytest.raises(ExceptionGroup):
        thaw_document({**frozen, "surprise": "more than a document has"})
    with pytest.raises(ExceptionGroup):
        thaw_document({name: frozen[name] for name in frozen if name != "title"})
