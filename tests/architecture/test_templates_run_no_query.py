import pytest
from django.template import engines

from accounts.models import User
from tests.plugins.no_queries_in_templates import TemplateRanQueryError

pytestmark = pytest.mark.django_db


def render(source, **context):
    return engines["django"].from_string(source).render(context)


@pytest.mark.parametrize(
    "source",
    [
        "{{ people.count }}",
        "{% for person in people %}{{ person }}{% endfor %}",
        # Django swallows whatever is raised inside such a comparison.
        "{% if people.count > 1 %}many{% endif %}",
    ],
)
def test_query_in_a_template_fails_the_test(source):
    with pytest.raises(TemplateRanQueryError, match="accounts_user"):
        render(source, people=User.objects.all())


def test_what_was_fetched_before_is_shown():
    assert render("{{ people|length }} {{ name }}", people=list(User.objects.all()), name="x") == (
        "0 x"
    )
