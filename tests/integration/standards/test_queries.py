import pytest
from django.contrib.auth.models import AnonymousUser

from accounts.errors import NotVisible
from standards.errors import UnknownFrameworkError
from standards.models import Framework
from standards.queries import (
    find_framework,
    get_content,
    get_framework_for,
    get_published_frameworks,
)
from standards.queries.frameworks import _contents
from standards.services.loading import load_framework
from tests.unit.standards.small import spoil

pytestmark = pytest.mark.django_db


def load(edition="1"):
    text = spoil('edition: "1"', f'edition: "{edition}"')
    return load_framework(content=text.encode(), by="ada@example.org").framework


@pytest.fixture
def draft():
    return Framework.objects.create(code="draft", edition="1", title="Draft", document={})


def test_command_finds_the_newest_edition_by_code_and_any_by_edition():
    first, second = load("1"), load("2")

    assert find_framework("small") == second
    assert find_framework("small@1") == first


@pytest.mark.parametrize("name", ["large", "small@9", "draft", "draft@1", "", "@"])
def test_command_finds_no_unknown_edition_and_no_draft(name, draft):
    load()

    with pytest.raises(UnknownFrameworkError, match="no published framework"):
        find_framework(name)


def test_signed_in_person_gets_a_published_edition(inspector):
    framework = load()

    assert get_framework_for(inspector, "small", "1") == framework
    assert get_framework_for(inspector, "small") == framework


def test_draft_unknown_and_anonymous_get_nothing(inspector, draft):
    load()

    for user, code, edition in [
        (inspector, "draft", "1"),
        (inspector, "small", "9"),
        (inspector, "large", None),
        (AnonymousUser(), "small", "1"),
    ]:
        with pytest.raises(NotVisible):
            get_framework_for(user, code, edition)


def test_published_frameworks_leave_drafts_out(draft):
    published = load()

    assert list(get_published_frameworks()) == [published]


def test_content_is_read_once_for_all_requests(django_assert_num_queries):
    load()
    get_content(find_framework("small"))
    framework = find_framework("small")

    with django_assert_num_queries(0):
        assert get_content(framework).code == "small"


def test_kept_contents_do_not_grow_without_end(monkeypatch):
    monkeypatch.setattr("standards.queries.frameworks._MOST_CONTENTS", 1)

    for edition in ("1", "2", "3"):
        assert get_content(load(edition)).edition == edition

    assert len(_contents) == 1
