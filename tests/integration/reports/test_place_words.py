"""Labels of places, kept in English, as pages in Welsh show them."""

import pytest
from django.utils import translation

from reports.queries.place_words import label_in_words, shown_places
from reports.types import CommentPlace
from standards.models import Framework
from tests.factories.frameworks import SHIPPED, make_framework

pytestmark = pytest.mark.django_db


@pytest.fixture
def framework() -> Framework:
    return make_framework(SHIPPED)


@pytest.mark.parametrize(
    ("label", "welsh"),
    [
        ("Foreword", "Rhagair"),
        (
            "2. Protecting the public: paragraph 8.3",
            "2. Diogelu'r cyhoedd: paragraff 8.3",
        ),
        ("2. Protecting the public: rating", "2. Diogelu'r cyhoedd: gradd"),
        ("7. A theme of another edition: summary", "7. A theme of another edition: crynodeb"),
        ("Appendix 1, table 2", "Appendix 1, table 2"),
    ],
)
def test_label_is_shown_in_the_language_of_the_page(framework, label, welsh):
    assert label_in_words(label, framework) == label
    with translation.override("cy"):
        assert label_in_words(label, framework) == welsh


def test_offered_places_keep_their_keys(framework):
    places = [CommentPlace("rating:overall", "Overall rating", "Ratings")]

    with translation.override("cy"):
        (shown,) = shown_places(places, framework)

    assert shown.key == "rating:overall"
    assert shown.label != "Overall rating"
    assert shown.group != "Ratings"
