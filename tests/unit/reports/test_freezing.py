"""A frozen report document thaws into an equal one, by way of JSON text."""

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reports.queries.freezing import freeze_document, thaw_document
from tests.factories.report_documents import any_document


@settings(max_examples=40, deadline=None)
@given(st.integers(0, 10**6))
def test_a_document_survives_freezing(seed):
    document = any_document(seed)

    stored = json.dumps(freeze_document(document))

    frozen = json.loads(stored)
    assert thaw_document(frozen) == document
    assert json.dumps(frozen) == stored
    assert json.dumps(freeze_document(thaw_document(frozen))) == stored


def test_what_is_not_a_document_is_refused():
    frozen = freeze_document(any_document(7))

    with pytest.raises(ExceptionGroup):
        thaw_document({**frozen, "surprise": "more than a document has"})
    with pytest.raises(ExceptionGroup):
        thaw_document({name: frozen[name] for name in frozen if name != "title"})
