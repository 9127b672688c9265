import pytest
from django.db import DatabaseError, IntegrityError, transaction
from django.utils import timezone

from standards.models import CaseQuestion, Framework, Standard
from standards.services.loading import load_framework
from tests.unit.standards.small import SMALL

pytestmark = pytest.mark.django_db


@pytest.fixture
def published():
    return load_framework(content=SMALL.encode(), by="ada@example.org").framework


def refuse_change(change):
    with pytest.raises(DatabaseError, match="never changed"), transaction.atomic():
        change()


def test_published_edition_is_not_saved_again(published):
    published.title = "Other"

    refuse_change(published.save)
    assert Framework.objects.get().title == "Small framework"


def test_published_edition_is_not_turned_into_a_draft(published):
    refuse_change(
        lambda: Framework.objects.update(status="draft", published_at=None, published_by="")
    )


def test_published_edition_is_not_deleted(published):
    refuse_change(published.delete)
    assert Framework.objects.exists()


@pytest.mark.parametrize("model", [Standard, CaseQuestion])
def test_part_of_a_published_edition_is_neither_changed_nor_deleted(published, model):
    refuse_change(lambda: model.objects.filter(framework=published).update(code="ZZ99"))
    refuse_change(model.objects.filter(framework=published).first().delete)


def test_published_edition_gets_no_further_part(published):
    refuse_change(lambda: Standard.objects.create(framework=published, code="new", number=9))
    refuse_change(lambda: CaseQuestion.objects.create(framework=published, code="ZZ1", position=9))


def test_draft_may_still_change():
    draft = Framework.objects.create(code="small", edition="1", title="Draft", document={})
    Standard.objects.create(framework=draft, code="a", number=1).delete()
    draft.title = "Better draft"
    draft.save()

    draft.delete()

    assert not Framework.objects.exists()


@pytest.mark.parametrize(
    "fields",
    [
        {"status": "published"},
        {"status": "published", "published_by": "ada@example.org"},
        {"status": "published", "published_at": timezone.now()},
        {"status": "draft", "published_by": "ada@example.org"},
        {"status": "draft", "published_at": timezone.now()},
    ],
)
def test_published_says_by_whom_and_when_and_a_draft_does_not(fields):
    with pytest.raises(IntegrityError), transaction.atomic():
        Framework.objects.create(code="small", edition="1", title="x", document={}, **fields)
